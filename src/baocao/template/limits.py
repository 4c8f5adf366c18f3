"""What a template may ask for: operators, filters, methods and loops, looked at before they run."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from decimal import Decimal
from string import Formatter
from typing import Any, Final

from jinja2.runtime import Undefined
from markupsafe import Markup

from baocao.template.budget import (
    CONTAINERS,
    ITEM,
    MAX_TURNS,
    RUN,
    LimitError,
    charge,
    charge_value,
    weigh,
)
from baocao.template.filter_checks import (
    FILTER_CHECKS,
    MAX_WIDTH,
    check_format,
    check_join,
    check_replace,
    check_width,
)
from baocao.template.markup import as_text, change_text

MAX_EXPONENT: Final = 64
MAX_DIGITS: Final = 4_000
_GROUPED: Final = re.compile(r"\s*[+−-]?(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)\s*")


def is_grouped(value: Any) -> bool:
    """Tell whether a text is a number as Vietnamese write it: Python would repeat and join its digits."""
    return isinstance(value, str) and _GROUPED.fullmatch(value) is not None


def _check_add(left: Any, right: Any) -> None:
    if is_grouped(left) and is_grouped(right):
        raise TypeError("numbers as text")
    if isinstance(left, Sized) and isinstance(right, Sized):
        charge((len(left) + len(right)) * _unit(left))


def _check_multiply(left: Any, right: Any) -> None:
    for text, times in ((left, right), (right, left)):
        if isinstance(times, int) and is_grouped(text):
            raise TypeError("a number as text")
        if isinstance(text, Sized) and isinstance(times, int):
            charge(len(text) * max(times, 0) * _unit(text))
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())


def _check_power(left: Any, right: Any) -> None:
    if isinstance(right, (int, float, Decimal)) and abs(float(right)) > MAX_EXPONENT:
        raise LimitError(f"số mũ {right} quá lớn, giới hạn {MAX_EXPONENT}")
    if isinstance(left, int):
        _check_bits(left.bit_length() * MAX_EXPONENT)


def _check_modulo(left: Any, right: Any) -> None:
    if isinstance(left, str):
        values = right.values() if isinstance(right, dict) else (right,)
        check_format(left, *values)


def _check_nothing(_left: Any, _right: Any) -> None:
    pass


def check_result(value: Any) -> Any:
    """Return what an operator made, when it is no number that could not be written out.

    Raises:
        LimitError: a Decimal of thousands of digits before or behind the comma.
    """
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) > MAX_DIGITS:
        raise LimitError(f"số có quá {MAX_DIGITS} chữ số")
    return value


OPERATOR_CHECKS: Final[Mapping[str, Callable[[Any, Any], None]]] = {
    "+": _check_add,
    "*": _check_multiply,
    "**": _check_power,
    "%": _check_modulo,
    "/": _check_nothing,
    "//": _check_nothing,
}


def _unit(value: Any) -> int:
    return 1 if isinstance(value, str) else ITEM


def _check_bits(bits: int) -> None:
    if bits > MAX_DIGITS * 4:
        raise LimitError(f"số có quá {MAX_DIGITS} chữ số")


_LIGHT: Final = frozenset(
    """default d first last length count list map select reject selectattr rejectattr batch slice reverse
    items attr safe e escape forceescape abs int float""".split()  # noqa: SIM905  # a list to read
)
"""Filters that never walk into what their values hold."""
_PASSING: Final = frozenset("default d first last safe e escape forceescape".split())  # noqa: SIM905
"""Filters that return one of their values as it is."""


_ON_MARKUP: Final = frozenset(
    """capitalize lower upper title replace trim hoa hoa_dau thuong_dau bo_dau_cuoi""".split()  # noqa: SIM905
)
"""Filters that change text and leave the markup between its pieces where it is."""
_KEEPING: Final = _PASSING | {"join", "string", "list", "reverse", "sort", "unique"}
"""Filters that take markup for what it is; all others get its text."""


def limited(name: str, filter_function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter behind a check of its arguments; what it needs of the environment is kept."""
    check = FILTER_CHECKS.get(name)
    passed = getattr(filter_function, "jinja_pass_arg", None)
    is_light, is_passing = name in _LIGHT, name in _PASSING

    def call(*args: Any, **kwargs: Any) -> Any:
        RUN.get().check_time()
        given = args[1:] if passed else args
        first = given[0] if given else None
        if name not in _KEEPING:
            given = tuple(map(as_text, given))
        if not is_light:
            given = settle(given)
            for value in (*given, *kwargs.values()):
                if not isinstance(value, (str, int)):
                    weigh(value)
        if check is not None:
            check(*given, **kwargs)
        before = args[:1] if passed else ()
        if type(first) is Markup and name in _ON_MARKUP:
            result = change_text(first, lambda text: filter_function(*before, text, *given[1:], **kwargs))
        else:
            result = filter_function(*before, *given, **kwargs)
        if not is_passing:
            charge_value(result)
        return result

    if passed:
        call.jinja_pass_arg = passed  # type: ignore[attr-defined]
    return call


def limited_test(test: Any) -> Callable[..., Any]:
    """Return a test that compares, behind a look at what it compares."""

    def call(*values: Any) -> Any:
        RUN.get().turn()
        charge(sum(weigh(value) for value in values if not isinstance(value, (str, int))))
        return test(*values)

    return call


def settle(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return arguments with lists in place of what could only be walked once."""
    return tuple(list(value) if isinstance(value, Iterator) else value for value in values)


def check_method(method: Any, args: tuple[Any, ...]) -> None:
    """Look at a call of one of the allowed methods of text, lists and maps."""
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, (str, *CONTAINERS)):
        charge(sum(weigh(value) for value in args))
        if args and isinstance(args[0], str):
            check_format(args[0])  # strftime: "%99999999d" is a width, too
        return
    for value in args if isinstance(owner, (str, dict)) else (owner, *args):
        weigh(value)
    if isinstance(owner, str) and method.__name__ == "join" and args:
        check_join(args[0], owner)
    elif isinstance(owner, str) and method.__name__ == "replace":
        check_replace(owner, *args)
    elif isinstance(owner, str) and method.__name__ in {"center", "ljust", "rjust", "zfill"}:
        check_width(*args[:1] or (0,))


def check_pattern(pattern: str, values: Iterable[Any]) -> None:
    """Bound what ``pattern.format(…)`` makes: each field at most the widest width or the longest value."""
    fields = list(Formatter().parse(pattern))
    specs = [spec or "" for _, _, spec, _ in fields]
    widest = max((int(number[:9]) for number in re.findall("[0-9]+", " ".join(specs))), default=0)
    if widest > MAX_WIDTH or any("{" in spec for spec in specs):
        raise LimitError("khuôn định dạng đòi bề rộng quá lớn")
    longest = max(map(weigh, values), default=0)
    charge(len(pattern) + len(fields) * max(widest, longest))


def bounded_range(*args: int) -> range:
    """Return the numbers a template asks for, when they are not too many."""
    numbers = range(*args)
    if len(numbers) > MAX_TURNS:
        raise LimitError(f"range({', '.join(map(str, args))}) quá dài, giới hạn {MAX_TURNS}")
    return numbers


def concat(first: Any, *others: Any) -> Any:
    """Join values as ``~`` does, within the limit; None prints nothing."""
    charge(sum(weigh(value) for value in (first, *others)))
    pieces = [
        piece if isinstance(piece, str) else "" if piece is None else str(piece) for piece in (first, *others)
    ]
    if any(isinstance(piece, Markup) for piece in pieces):
        return Markup().join(pieces)
    return "".join(pieces)


def cut(value: Any, start: Any, stop: Any, step: Any) -> Any:
    """Return ``value[start:stop:step]``, counted."""
    result = as_text(value)[start:stop:step]
    charge_value(result)
    return result


def as_key(value: Any) -> Any:
    """Return a value that is about to be hashed, after weighing what it holds."""
    if isinstance(value, CONTAINERS):
        charge(weigh(value))
    return value


_COMPARE: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}


def compare(left: Any, name: str, right: Any) -> Any:
    """Compare two values; lists and maps are weighed first, markup is its text."""
    left, right = as_text(left), as_text(right)
    if isinstance(left, CONTAINERS) and isinstance(right, CONTAINERS):
        charge(weigh(left) + weigh(right))
    return _COMPARE[name](left, right)


def count_turns(values: Any) -> Any:
    """Count the turns of a loop as they are taken; None has none."""
    if isinstance(values, Undefined) or not isinstance(values, Iterable):
        return () if values is None else values
    return _count_each(values)


def _count_each(values: Iterable[Any]) -> Iterator[Any]:
    run = RUN.get()
    for value in values:
        run.turn()
        yield value
