"""Fill a compiled template with data: bytes out, or every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Literal

from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from baocao.errors import BaocaoError, Location, TemplateError, raise_all
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.entries import write_package
from baocao.template.budget import RUN, Run
from baocao.template.compile import Part, Template
from baocao.template.finish import finish_part
from baocao.template.missing import find_source_line
from baocao.template.typed import Files
from baocao.template.values import accept
from baocao.viet.text import find_nearest

OnMissing = Literal["error", "mark", "blank"]

MAX_OUTPUT: Final = 400_000_000
"""Characters one part may grow to."""

_MAX_SUGGESTIONS: Final = 50
"""How many missing names get a suggestion; looking for one compares with every key."""
_MARK: Final = "[CẦN BỔ SUNG: {}]"


class MissingNameError(TemplateError):
    """A template prints or uses a name the data does not have."""

    code = "T302"


class ComputingError(TemplateError):
    """A tag's expression failed on the data: wrong type, division by zero, a filter's refusal."""

    code = "T303"


class TooMuchError(TemplateError):
    """A template asks for more than any document needs, or for what it must not reach."""

    code = "T304"


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
) -> bytes:
    """Return the Word file of `template` filled with `data`; same input, same bytes.

    Args:
        template: from `compile_template`.
        data: plain values: maps, lists, text, numbers, dates, booleans, None.
        missing: what a name without data does: all of them are reported
            (`error`), a visible mark stands for it (`mark`), or nothing (`blank`).
        files: returns the content of a picture or document that the data name.

    Raises:
        TemplateError: T2xx for data that is not plain, T3xx for what fails on the data.

    Cost:
        Linear in the output; parts without tags are copied as they were compressed.
    """
    context = accept(data)
    run = Run(mark=_MARK if missing == "mark" else "")
    token = RUN.set(run)
    errors: list[BaocaoError] = []
    assembly = Assembly(template.package)
    try:
        for part in template.parts.values():
            before = len(run.missing)
            try:
                text = _run_part(part, context)
            except BaocaoError as error:
                errors += error.flatten()
                text = ""
            if missing == "error":
                for use in _distinct(run.missing[before:]):
                    errors.append(_missing(part, context, *use, suggest=len(errors) < _MAX_SUGGESTIONS))
            if not errors:
                try:
                    assembly.put(part.name, finish_part(text, part, assembly, files or _no_files))
                except BaocaoError as error:
                    errors += error.flatten()
    finally:
        RUN.reset(token)
    raise_all([error.at(Location(file=template.name)) for error in errors])
    return write_package(assembly.entries())


def _run_part(part: Part, context: dict[str, Any]) -> str:
    pieces: list[str] = []
    size = 0
    RUN.get().stretches = part.stretches
    try:
        for piece in part.jinja.root_render_func(part.jinja.new_context(context)):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_OUTPUT:
                raise _too_much(part, f"kết quả dài quá {MAX_OUTPUT // 1_000_000} triệu ký tự", 0)
        RUN.get().check_time()  # loops look at the clock themselves; this is for a template without any
    except BaocaoError as error:
        raise error.at(part.locate(_line_of(error))) from error
    except SecurityError as error:
        raise _too_much(part, str(error), _line_of(error)) from error
    except RecursionError as error:
        raise _too_much(part, "mẫu gọi lồng nhau không dứt", _line_of(error)) from error
    except (MemoryError, OverflowError) as error:
        raise _too_much(part, "phép tính quá lớn", _line_of(error)) from error
    except (
        UndefinedError,
        TemplateRuntimeError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
    ) as error:
        raise _failed(part, error) from error
    except AttributeError as error:
        raise _failed(part, error) from error
    return "".join(pieces)


def _line_of(error: BaseException) -> int:
    """Return the line of the Jinja source that raised `error`; 0 when it cannot be told."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = find_source_line(template, trace.tb_lineno) + RUN.get().beyond
        trace = trace.tb_next
    return line


def _failed(part: Part, error: Exception) -> ComputingError:
    line = _line_of(error)
    tag = part.tag_at(line)
    shown = tag.shown if tag else part.name
    return ComputingError(
        f"không tính được {shown}: {_explain(error)}",
        where=part.locate(line),
        hint="Kiểm tra kiểu của giá trị trong tệp dữ liệu và phép tính trong thẻ",
    )


def _explain(error: Exception) -> str:
    if isinstance(error, ZeroDivisionError):
        return "chia cho 0"
    if isinstance(error, UndefinedError) and str(error).startswith("không"):
        return str(error)
    if isinstance(error, TypeError):
        return "kiểu của giá trị không hợp với phép tính"
    return str(error) or type(error).__name__


def _too_much(part: Part, reason: str, line: int) -> TooMuchError:
    return TooMuchError(
        f"mẫu bị dừng: {reason}", where=part.locate(line), hint="Bỏ phép tính hoặc vòng lặp ấy khỏi mẫu"
    )


def _distinct(uses: list[tuple[str, Any, int]]) -> list[tuple[str, Any, int]]:
    """Return each missing name once a tag."""
    return list({(name, line): (name, holder, line) for name, holder, line in uses}.values())


def _missing(
    part: Part, context: dict[str, Any], name: str, holder: Any, line: int, *, suggest: bool
) -> MissingNameError:
    tag = part.tag_at(line)
    keys = holder if isinstance(holder, dict) else context
    near = find_nearest(re.split(r"[.\[]", name)[0], list(keys)) if suggest else None
    hint = f"Có phải ý bạn là “{near}”?" if near else f"Thêm “{name}” vào tệp dữ liệu, hoặc sửa tên trong mẫu"
    return MissingNameError(
        f"dữ liệu không có “{name}”" + (f", cần cho {tag.shown}" if tag else ""),
        where=part.locate(line),
        hint=hint,
    )
