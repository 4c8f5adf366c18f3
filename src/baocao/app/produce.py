"""One document from one data file: load, check, choose the layout, render, write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from baocao import fsio
from baocao.app import catalog
from baocao.app.attachments import fill_template, without_typed
from baocao.app.context import build_context
from baocao.app.settings import Settings, find_template, load_settings
from baocao.app.verify import stop_at_mistakes, stop_at_warnings
from baocao.data.facts import find_disagreements
from baocao.data.load import load_tree
from baocao.data.model import KINDS, Conference, read_conference
from baocao.data.tree import Node
from baocao.data.values import to_values
from baocao.errors import BaocaoError, Finding, Location, UsageError
from baocao.layout.fit import fit_to_text
from baocao.layout.profile import Profile, choose_profile
from baocao.template.compile import compile_template
from baocao.template.render import OnMissing, render
from baocao.viet.text import fold_key

CONFERENCE_KEYS = {"hoi_nghi", "co_quan"}
"""A data file with one of these at its top is one of a conference."""
DEFAULT_BODY = "nha-nuoc"
"""Kind of body of a data file that names none."""


class NotWordNameError(UsageError):
    """The output is to have a name that is not one of a Word file."""

    code = "U206"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for; the same for `render` and `preview`."""

    kind: str = "bao-cao"
    layout: str | None = None
    template: Path | None = None
    draft: bool = False
    strict: bool = False
    """Warnings stop the work as errors do."""
    missing: OnMissing | None = None
    """What a name without data does; None: stops the work, or is marked in a draft."""

    def with_template(self, settings: Settings) -> Request:
        """Return the same request, its template found among the office's own when it was named only."""
        if self.template is None:
            return self
        return replace(self, template=find_template(self.template, settings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A rendered document and what there is to say about it."""

    content: bytes
    template: str
    kind: str = ""
    """Empty for data that is not of a conference, like the next two."""
    title: str = ""
    """Vietnamese name of the kind."""
    layout: str = ""
    """Name of the standard followed."""
    notices: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderResult:
    """A document that was written."""

    written: Path
    document: Document


def render_file(
    data: Path, request: Request, *, output: Path | None = None, force: bool = False
) -> RenderResult:
    """Render the document that is asked for and write it whole, or write nothing.

    Args:
        data: the data file.
        request: which document, how.
        output: where to; a folder takes the default name, None writes beside the data.
        force: an existing file is replaced.

    Raises:
        BaocaoError: all mistakes of the data at once (exit 3, or 1 when only facts
            disagree), of the template (4), or of the file to be written (5).
    """
    request = request.with_template(load_settings(data))
    target = name_output(data, request, output)
    inputs = [path for path in (data, request.template) if path is not None]
    fsio.check_target(target, force=force, inputs=inputs)
    document = render_document(data, request)
    fsio.write_atomic(target, document.content, force=force, inputs=inputs)
    return RenderResult(written=target, document=document)


def name_output(data: Path, request: Request, output: Path | None = None) -> Path:
    """Return where a document goes: ``<data>-<kind>.docx``, or ``<data>-<template>.docx`` for a template.

    >>> name_output(Path("a/hoi-nghi.yaml"), Request()).as_posix()
    'a/hoi-nghi-bao-cao.docx'

    Raises:
        NotWordNameError: U206, the name asked for is not one of a Word file.
    """
    if output is not None and not _is_folder(output):
        if output.suffix.lower() != ".docx":
            met = f"có đuôi {output.suffix}" if output.suffix else "chưa có đuôi"
            raise NotWordNameError(
                f"tên tệp ra {met}, cần .docx",
                where=Location(file=str(output)),
                hint=f"Viết như -o {output.stem or 'van-ban'}.docx",
            )
        return output
    what = request.template.stem if request.template else catalog.read_kind(request.kind)
    return (output or data.parent) / f"{data.stem}-{what}.docx"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for the system; writing it will say so
        return False


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
    if request.template is None:
        return _render_conference(read_conference(tree), request, settings)
    if not is_of_conference(tree):
        return _render_plain(tree, request, settings)
    try:
        conference = read_conference(without_typed(tree))
    except BaocaoError as error:
        first, *others = error.flatten()
        more = f" và {len(others)} chỗ khác" if others else ""
        notice = f"số liệu không theo khuôn hội nghị ({first}{more}), được điền đúng như đã gõ"
        return _render_plain(tree, request, settings, (notice,))
    return _render_conference(conference, request, settings, tree)


def _render_conference(
    conference: Conference, request: Request, settings: Settings, tree: Node | None = None
) -> Document:
    kind = catalog.read_kind(request.kind)
    is_built_in = request.template is None
    if is_built_in:
        catalog.check_has_template(kind)
    if request.draft:
        findings = find_disagreements(conference, kind)
    else:
        findings = stop_at_mistakes(conference, kind, strict=request.strict, needs=is_built_in)
    profile, notice = _choose_profile(conference, kind, request.layout, settings.layout)
    if request.template is None:
        name, source = catalog.find_template(kind, profile.name)
    else:
        name, source = str(request.template), fsio.read_bytes(request.template)
    template = compile_template(source, name, filters=settings.filters)
    stop_at_warnings(template.warnings, strict=request.strict)
    context = build_context(conference, kind, profile, draft=request.draft)
    if tree is None:
        content = render(template, context, missing=_on_missing(request))
    else:
        content = fill_template(template, to_values(tree) | context, tree, missing=_on_missing(request))
    return Document(
        content=fit_to_text(content, profile, issued=conference.ngay_van_ban(kind)),
        kind=kind,
        title=KINDS[kind],
        template=name,
        layout=profile.name,
        notices=(notice,) if notice else (),
        findings=(*findings, *template.warnings),
    )


def _render_plain(
    tree: Node, request: Request, settings: Settings, notices: tuple[str, ...] = ()
) -> Document:
    assert request.template is not None  # noqa: S101  # without one, data are of a conference
    name = str(request.template)
    template = compile_template(fsio.read_bytes(request.template), name, filters=settings.filters)
    stop_at_warnings(template.warnings, strict=request.strict)
    content = fill_template(template, to_values(tree), tree, missing=_on_missing(request))
    return Document(content=content, template=name, notices=notices, findings=template.warnings)


def read_context(tree: Node, request: Request, settings: Settings) -> tuple[dict[str, Any], bool]:
    """Return what a template of one's own is filled with, and whether it is of a conference.

    Raises:
        UsageError: U201, U202, kind or layout asked for does not exist.
    """
    typed: dict[str, Any] = to_values(tree)
    if not is_of_conference(tree):
        return typed, False
    try:
        conference = read_conference(without_typed(tree))
    except BaocaoError:
        return typed, False
    kind = catalog.read_kind(request.kind)
    profile, _ = _choose_profile(conference, kind, request.layout, settings.layout)
    return {**typed, **build_context(conference, kind, profile, draft=request.draft)}, True


def _choose_profile(
    conference: Conference, kind: str, layout: str | None, default: str
) -> tuple[Profile, str]:
    named = catalog.read_layout(layout) if layout else conference.the_thuc or default
    day = conference.ngay_van_ban(kind) or date.max  # without a date, the standard in force
    return choose_profile(conference.co_quan.khoi or DEFAULT_BODY, day, named or None)


def is_of_conference(tree: Node) -> bool:
    """Tell whether data are those of a conference, by their keys."""
    return isinstance(tree.value, dict) and not CONFERENCE_KEYS.isdisjoint(map(fold_key, tree.value))


def _on_missing(request: Request) -> OnMissing:
    return request.missing or ("mark" if request.draft else "error")
