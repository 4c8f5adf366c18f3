"""What a template may use up; looked at before the work, since some of it could never be interrupted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from decimal import Decimal
from typing import Any, Final

from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined
from markupsafe import Markup

from baocao.template.values import RUN

MAX_TURNS: Final = 2_000_000
"""Loop turns in one rendering, all loops together."""
MAX_TEXT: Final = 10_000_000
"""Characters in one value a template computes."""
MAX_EXPONENT: Final = 64
MAX_DIGITS: Final = 4_000
_WIDTH: Final = re.compile(r"%[^%a-zA-Z]*?(\d{4,}|\*)")
MAX_WIDTH: Final = 1_000


class LimitError(SecurityError):
    """A template asks for more than any document needs."""


def _check_add(left: Any, right: Any) -> None:
    if isinstance(left, Sized) and isinstance(right, Sized):
        _check_size(len(left) + len(right))


def _check_multiply(left: Any, right: Any) -> None:
    for text, times in ((left, right), (right, left)):
        if isinstance(text, Sized) and isinstance(times, int):
            _check_size(len(text) * max(times, 0))
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())


def _check_power(left: Any, right: Any) -> None:
    if isinstance(right, (int, float, Decimal)) and abs(float(right)) > MAX_EXPONENT:
        raise LimitError(f"số mũ {right} quá lớn, giới hạn {MAX_EXPONENT}")
    if isinstance(left, int):
        _check_bits(left.bit_length() * MAX_EXPONENT)


def _check_modulo(left: Any, right: Any) -> None:  # noqa: ARG001
    if isinstance(left, str):
        _check_format(left)


OPERATOR_CHECKS: Final[Mapping[str, Callable[[Any, Any], None]]] = {
    "+": _check_add,
    "*": _check_multiply,
    "**": _check_power,
    "%": _check_modulo,
}


def _check_size(length: int) -> None:
    if length > MAX_TEXT:
        raise LimitError(f"giá trị dài {length} ký tự, giới hạn {MAX_TEXT}")


def _check_bits(bits: int) -> None:
    if bits > MAX_DIGITS * 4:
        raise LimitError(f"số có quá {MAX_DIGITS} chữ số")


def _check_format(pattern: str) -> None:
    if _WIDTH.search(pattern):
        raise LimitError("khuôn định dạng đòi bề rộng quá lớn")


def _check_width(width: int) -> None:
    if width > MAX_WIDTH:
        raise LimitError(f"bề rộng {width} quá lớn, giới hạn {MAX_WIDTH}")


def _check_replace(text: Any, old: Any = "", new: Any = "", *_rest: Any) -> None:
    _check_size((str(text).count(str(old)) + 1) * len(str(new)) + len(str(text)))


def _check_join(values: Any, glue: Any = "", *_rest: Any) -> None:
    if isinstance(values, Sized):
        _check_size(len(values) * len(str(glue)))


FILTER_CHECKS: Final[Mapping[str, Callable[..., None]]] = {
    "center": lambda _text, width=80, *_: _check_width(width),
    "indent": lambda _text, width=4, *_: _check_width(width if isinstance(width, int) else len(str(width))),
    "batch": lambda _values, count=1, *_: _check_width(count),
    "slice": lambda _values, count=1, *_: _check_width(count),
    "round": lambda _value, precision=0, *_: _check_width(abs(precision)),
    "format": lambda pattern, *_: _check_format(str(pattern)),
    "replace": _check_replace,
    "join": _check_join,
}
"""{filter: what is looked at before it runs}."""


def limited(name: str, filter_function: Callable[..., Any]) -> Callable[..., Any]:
    """Return Jinja's filter behind a check of its arguments; what it needs of the environment is kept."""
    check = FILTER_CHECKS[name]
    passed = getattr(filter_function, "jinja_pass_arg", None)

    def call(*args: Any, **kwargs: Any) -> Any:
        given = args[1:] if passed else args
        check(
            *given, *(value for key, value in kwargs.items() if key in {"width", "count", "precision", "d"})
        )
        return filter_function(*args, **kwargs)

    if passed:
        call.jinja_pass_arg = passed  # type: ignore[attr-defined]
    return call


def bounded_range(*args: int) -> range:
    """Return the numbers a template asks for, when they are not too many."""
    numbers = range(*args)
    if len(numbers) > MAX_TURNS:
        raise LimitError(f"range({', '.join(map(str, args))}) quá dài, giới hạn {MAX_TURNS}")
    return numbers


def concat(first: Any, *others: Any) -> Any:
    """Join values as ``~`` does, within the limit."""
    pieces = [piece if isinstance(piece, str) else str(piece) for piece in (first, *others)]
    _check_size(sum(map(len, pieces)))
    if any(isinstance(piece, Markup) for piece in pieces):
        return Markup().join(pieces)
    return "".join(pieces)


def count_turns(values: Any) -> Any:
    """Count the turns a loop is going to take."""
    run = RUN.get()
    if isinstance(values, Sized) and not isinstance(values, Undefined):
        run.turns += len(values)
        if run.turns > MAX_TURNS:
            raise LimitError(f"vòng lặp chạy quá {MAX_TURNS} lượt")
        return values
    return _count_each(values) if isinstance(values, Iterable) else values


def _count_each(values: Iterable[Any]) -> Iterator[Any]:
    run = RUN.get()
    for value in values:
        run.turns += 1
        if run.turns > MAX_TURNS:
            raise LimitError(f"vòng lặp chạy quá {MAX_TURNS} lượt")
        yield value
