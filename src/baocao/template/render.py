"""Fill a compiled template with data: bytes out, or every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from baocao.errors import BaocaoError, Finding, Location, Severity, TemplateError, raise_all
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.entries import write_package
from baocao.template.budget import RUN, LimitError, Run
from baocao.template.collect import find_failures
from baocao.template.compiled import Part, Template
from baocao.template.failures import CAUGHT, explain
from baocao.template.finish import finish_part
from baocao.template.typed import Files
from baocao.template.values import accept
from baocao.viet.text import propose

OnMissing = Literal["error", "mark", "blank"]

MAX_OUTPUT: Final = 400_000_000
"""Characters one part may grow to."""

_MAX_SUGGESTIONS: Final = 50
"""How many missing names get a suggestion; looking for one compares with every key."""
_MARK: Final = "[CẦN BỔ SUNG: {}]"


class MissingNameError(TemplateError):
    """A template prints or uses a name the data does not have."""

    code = "T302"


class NoFilesError(TemplateError):
    """The data name a file, and whoever renders gave no folder to read files from."""

    code = "T204"


def _no_files(name: str) -> bytes:
    raise NoFilesError(
        f"chưa biết đọc tệp “{name}” ở thư mục nào", hint="Đặt tệp ấy cùng thư mục với tệp số liệu"
    )


def render(
    template: Template,
    data: Mapping[str, Any],
    *,
    missing: OnMissing = "error",
    files: Files | None = None,
    notes: list[Finding] | None = None,
) -> bytes:
    """Return the Word file of `template` filled with `data`; same input, same bytes.

    Args:
        template: from `compile_template`.
        data: plain values: maps, lists, text, numbers, dates, booleans, None.
        missing: what a name without data does: all of them are reported
            (`error`), a visible mark stands for it (`mark`), or nothing (`blank`).
        files: returns the content of a picture or document that the data name.
        notes: takes what is worth a warning: T306.

    Raises:
        TemplateError: T2xx for data that is not plain, T3xx for what fails on the data.

    Cost:
        Linear in the output; parts without tags are copied as they were compressed.
    """
    context = accept(data)
    token = RUN.set(start_run(missing))
    errors: list[BaocaoError] = []
    assembly = Assembly(template.package)
    texts: list[tuple[Part, str]] = []
    try:
        for part in template.parts.values():
            text = fill_part(part, context, errors, missing=missing, notes=notes)
            texts.append((part, text))
        if not errors:
            errors += _finish_parts(texts, assembly, files or _no_files)
    finally:
        RUN.reset(token)
    raise_distinct(errors, template.name)
    return write_package(assembly.entries())


def fill_part(
    part: Part,
    context: dict[str, Any],
    errors: list[BaocaoError],
    *,
    missing: OnMissing,
    notes: list[Finding] | None,
) -> str:
    """Return the text of a part filled with data, in the run under way; empty when it failed.

    Args:
        part: compiled.
        context: plain values, from `accept`.
        errors: takes every mistake, missing names among them.
        missing: as in `render`.
        notes: as in `render`.
    """
    run = RUN.get()
    before, text = len(run.missing), ""
    try:
        text = _run_part(part, context)
    except BaocaoError as error:
        errors += error.flatten()
    if missing == "error":
        for use in _distinct(run.missing[before:]):
            errors.append(_missing(part, context, *use, suggest=len(errors) < _MAX_SUGGESTIONS))
    if notes is not None:
        notes += [_printed_bare(part, line, shown) for line, shown in run.bare.items()]
    run.bare.clear()
    return text


def start_run(missing: OnMissing) -> Run:
    """Return the record of a rendering that begins."""
    return Run(mark=_MARK if missing == "mark" else "")


def raise_distinct(errors: Iterable[BaocaoError], name: str) -> None:
    """Raise each mistake once, those without a place in the file `name`; nothing for none.

    Raises:
        BaocaoError: one of `errors`, or all of them as `Mistakes`.
    """
    distinct = {(error.code, error.message, error.where): error for error in errors}
    raise_all([error.at(Location(file=name)) for error in distinct.values()])


def _printed_bare(part: Part, line: int, shown: str) -> Finding:
    """Return the warning for a map or a list printed as such: no clerk wants to read brackets and quotes."""
    tag = part.tag_at(line)
    named = tag.shown if tag else "một thẻ"
    advice = (
        "in từng khóa bằng dấu chấm" if shown == "nhóm khóa" else "lặp bằng {% for %}, hoặc thêm | noi_va"
    )
    return Finding(
        code="T306",
        name="container-printed",
        severity=Severity.WARNING,
        message=f"{named} in ra cả một {shown}, kèm dấu ngoặc và dấu nháy",
        where=part.locate(line),
        hint=f"Sửa thẻ: {advice}; ảnh, biểu đồ trong số liệu viết như {{$anh: …}}, {{$bieu_do: …}}",
    )


def _finish_parts(texts: list[tuple[Part, str]], assembly: Assembly, files: Files) -> list[BaocaoError]:
    """Put the rendered parts into the document; return every mistake, in the order of the parts.

    The last come first: what a document or a chart adds to notes and charts is added to what they hold.
    """
    errors: list[BaocaoError] = []
    for part, text in reversed(texts):
        try:
            assembly.put(part.name, finish_part(text, part, assembly, files))
        except BaocaoError as error:
            errors = [*error.flatten(), *errors]
        except (LimitError, RecursionError, MemoryError) as error:
            errors = [explain(part, error), *errors]
    return errors


def _run_part(part: Part, context: dict[str, Any]) -> str:
    pieces: list[str] = []
    size = 0
    RUN.get().stretches = part.stretches
    try:
        for piece in part.jinja.root_render_func(part.jinja.new_context(context)):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_OUTPUT:
                raise LimitError(f"kết quả dài quá {MAX_OUTPUT // 1_000_000} triệu ký tự")
        RUN.get().check_time()  # loops look at the clock themselves; this is for a template without any
    except CAUGHT as error:
        first = explain(part, error)
    else:
        return "".join(pieces)
    raise_all(find_failures(part, context, first))
    raise first


def _distinct(uses: list[tuple[str, Any, int]]) -> list[tuple[str, Any, int]]:
    """Return each missing name once a tag, with the first that lacks it."""
    found: dict[tuple[str, int], tuple[str, Any, int]] = {}
    for name, holder, line in uses:
        found.setdefault((name, line), (name, holder, line))
    return list(found.values())


def _missing(
    part: Part, context: dict[str, Any], name: str, holder: Any, line: int, *, suggest: bool
) -> MissingNameError:
    tag = part.tag_at(line)
    keys = holder if isinstance(holder, dict) else context
    first = re.split(r"[.\[]", name)[0]
    hint = propose(
        first, list(keys) if suggest else (), f"Thêm “{name}” vào tệp số liệu, hoặc sửa tên trong mẫu"
    )
    return MissingNameError(
        f"số liệu không có “{name}”" + (f", cần cho {tag.shown}" if tag else ""),
        where=part.locate(line),
        hint=hint,
    )
