"""One document from one data file: load, check, choose the layout, render, write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from baocao import fsio
from baocao.app import catalog
from baocao.app.attachments import fill_template, without_typed
from baocao.app.proof import proofread
from baocao.app.recognise import is_of_conference, read_official
from baocao.app.request import Document, Request
from baocao.app.settings import DEFAULTS, Settings, load_settings
from baocao.app.strictness import stop_at_warnings
from baocao.data.load import load_tree
from baocao.data.tree import Node
from baocao.data.values import to_values
from baocao.errors import BaocaoError, Finding, Location, UsageError
from baocao.template.compile import compile_template


class NotWordNameError(UsageError):
    """The output is to have a name that is not one of a Word file."""

    code = "U206"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderResult:
    """A document that was written."""

    written: Path
    document: Document


def render_file(
    data: Path, request: Request, *, output: Path | None = None, force: bool = False, check: bool = True
) -> RenderResult:
    """Render the document that is asked for and write it whole, or write nothing.

    Args:
        data: the data file.
        request: which document, how.
        output: where to; a folder takes the default name, None writes beside the data.
        force: an existing file is replaced.
        check: the document is put to the rules of layout before it is written.

    Raises:
        BaocaoError: all mistakes of the data at once (exit 3, or 1 when only facts
            disagree, or when rules find something and warnings count), of the template (4),
            or of the file to be written (5).
    """
    settings = load_settings(data)
    request = request.with_template(settings)
    target = name_output(data, request, output, settings)
    inputs = [path for path in (data, request.template) if path is not None]
    fsio.check_target(target, force=force, inputs=inputs)
    document = render_document(data, request)
    if check:
        document = proofread(document, request, settings, str(target))
    fsio.write_atomic(target, document.content, force=force, inputs=inputs)
    return RenderResult(written=target, document=document)


def name_output(
    data: Path, request: Request, output: Path | None = None, settings: Settings = DEFAULTS
) -> Path:
    """Return where a document goes: ``<data>-<kind>.docx``, or ``<data>-<template>.docx`` for a template.

    >>> name_output(Path("a/hoi-nghi.yaml"), Request()).as_posix()
    'a/hoi-nghi-bao-cao.docx'

    Raises:
        NotWordNameError: U206, the name asked for is not one of a Word file.
    """
    if output is not None and not fsio.is_folder(output):
        if output.suffix.lower() != ".docx":
            met = f"có đuôi {output.suffix}" if output.suffix else "chưa có đuôi"
            raise NotWordNameError(
                f"tên tệp ra {met}, cần .docx",
                where=Location(file=str(output)),
                hint=f"Viết như -o {output.stem or 'van-ban'}.docx",
            )
        return output
    what = request.template.stem if request.template else catalog.find_kind(request.kind, settings).name
    return (output or data.parent) / f"{data.stem}-{what}.docx"


def render_document(data: Path, request: Request) -> Document:
    """Return the document that is asked for, in memory.

    Data for a template of one's own need no conference: they are passed as
    typed. When they do read as one, all variables of the built-in templates are there too.

    Raises:
        BaocaoError: as `render_file`.
    """
    settings = load_settings(data)
    request = request.with_template(settings)
    tree = load_tree(data)
    if request.template is None or is_of_conference(tree):
        return _render_official(tree, request, settings)
    return _render_plain(tree, request, settings)


def _render_official(tree: Node, request: Request, settings: Settings) -> Document:
    from baocao.app import official  # what it loads, other data need not wait for
    from baocao.data.model import read_conference

    kind = catalog.find_kind(request.kind, settings)
    own = catalog.list_own_names(settings, kind)
    if request.template is None:
        hint = "Số liệu cho mẫu Word của riêng mình thì thêm --template và tên mẫu"
        conference = read_official(without_typed(tree) if kind.is_own else tree, hint, own)
        return official.render_conference(conference, request, settings, tree)
    try:
        conference = read_conference(without_typed(tree), own)
    except BaocaoError as error:
        first, *others = error.flatten()
        more = f" và {len(others)} chỗ khác" if others else ""
        notice = f"số liệu không theo khuôn hội nghị ({first}{more}), được điền đúng như đã gõ"
        return _render_plain(tree, request, settings, (notice,))
    return official.render_conference(conference, request, settings, tree)


def _render_plain(
    tree: Node, request: Request, settings: Settings, notices: tuple[str, ...] = ()
) -> Document:
    assert request.template is not None  # noqa: S101  # without one, data are of a conference
    name = str(request.template)
    template = compile_template(fsio.read_bytes(request.template), name, filters=settings.filters)
    stop_at_warnings(template.warnings, strict=request.strict)
    if not template.parts:
        notices = (*notices, "mẫu không có thẻ {{ … }} nào, nên văn bản giống hệt mẫu")
    notes: list[Finding] = []
    content = fill_template(template, to_values(tree), tree, missing=request.on_missing, notes=notes)
    stop_at_warnings(notes, strict=request.strict)
    return Document(content=content, template=name, notices=notices, findings=(*template.warnings, *notes))
