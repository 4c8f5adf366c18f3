"""What went wrong while a template ran, told to somebody who knows Word: the tag, the reason, what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from baocao.errors import BaocaoError, TemplateError
from baocao.template.budget import RUN
from baocao.template.missing import find_source_line

if TYPE_CHECKING:
    from baocao.template.compiled import Part

CAUGHT: Final = (
    BaocaoError,
    SecurityError,
    RecursionError,
    MemoryError,
    UndefinedError,
    TemplateRuntimeError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)
"""Whatever a template can bring about; anything else is a bug of ours."""

_STOPPED: Final = {
    RecursionError: "mẫu gọi lồng nhau không dứt",
    MemoryError: "phép tính quá lớn",
    OverflowError: "phép tính quá lớn",
}


_LACKING: Final = re.compile(r"No (filter|test) named '(.*?)'")
"""What Jinja says of a name that stands in quotes: ``map('attr')``."""
_SORTS: Final = {"filter": "bộ lọc", "test": "phép thử"}
_ADVICE: Final = "Số viết kiểu Việt Nam là chữ; muốn tính thì thêm | thanh_so, như {{ (a | thanh_so) * 2 }}"


class ComputingError(TemplateError):
    """A tag's expression failed on the data: wrong type, division by zero, a filter's refusal."""

    code = "T303"


class TooMuchError(TemplateError):
    """A template asks for more than any document needs, or for what it must not reach."""

    code = "T304"


def explain(part: Part, error: Exception, line: int = 0) -> BaocaoError:
    """Return an exception that a part's code raised as an error with the place of its tag.

    Args:
        part: whose code it was.
        error: one of `CAUGHT`.
        line: of the Jinja source; found in the traceback when not given.
    """
    line = line or line_of(error)
    where = part.locate(line)
    if isinstance(error, BaocaoError):
        return error.at(where)
    reason = next((text for kind, text in _STOPPED.items() if isinstance(error, kind)), "")
    if reason or isinstance(error, SecurityError):
        return TooMuchError(
            f"mẫu bị dừng: {reason or error}", where=where, hint="Bỏ phép tính hoặc vòng lặp ấy khỏi mẫu"
        )
    tag = part.tag_at(line)
    return ComputingError(
        f"không tính được {tag.shown if tag else part.name}: {say(error)}",
        where=where,
        hint=_ADVICE
        if isinstance(error, TypeError)
        else "Kiểm tra giá trị trong số liệu và phép tính trong thẻ",
    )


def line_of(error: BaseException) -> int:
    """Return the line of the Jinja source that raised `error`; 0 when it cannot be told."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = find_source_line(template, trace.tb_lineno) + RUN.get().beyond
        trace = trace.tb_next
    return line


def say(error: Exception) -> str:
    """Return the reason of a failure in a few words."""
    if isinstance(error, ZeroDivisionError):
        return "chia cho 0"
    if isinstance(error, UndefinedError) and str(error).startswith("không"):
        return str(error)
    if isinstance(error, TypeError):
        return "kiểu của giá trị không hợp với phép tính"
    if (lacking := _LACKING.match(str(error))) is not None:
        return f"không có {_SORTS[lacking[1]]} “{lacking[2]}”"
    if "values to unpack" in str(error):
        return "mỗi mục phải có đúng bấy nhiêu giá trị như số tên đứng trước chữ in"
    return str(error) or type(error).__name__
