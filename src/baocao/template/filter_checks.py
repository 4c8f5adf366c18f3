"""What the arguments of a filter may ask for, looked at before it runs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sized
from typing import Any, Final

from baocao.template.budget import CONTAINERS, MAX_NESTING, LimitError, charge, weigh

MAX_WIDTH: Final = 1_000
MAX_WRAPPED: Final = 50_000
"""Characters; wrapping one long word copies what is left of it at every line."""
MAX_WORKED: Final = 2_000_000
_SHORT: Final = frozenset(
    """hai_chu_so so_thanh_chu tien_bang_chu la_ma chu_cai ngay_ngan ngay_day_du ngay_tin thu
    gio""".split()  # noqa: SIM905  # a list to read
)
"""Filters that read a number, a date or a time."""
_WORKING: Final = frozenset("xep_ten noi_va noi_cham_phay".split())  # noqa: SIM905
_PATHS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("selectattr", "rejectattr", "groupby"), 0),
    **dict.fromkeys(("unique", "min", "max"), 1),
    "sort": 2,
    "map": sys.maxsize,
}
"""{filter: at which place behind its value it takes the path of an attribute, if not by name}."""


def check_format(pattern: Any, *values: Any, **named: Any) -> None:
    """Bound what ``pattern % values`` makes: each ``%`` at most the widest width or the longest value."""
    pattern = str(pattern)
    widest = max((int(number[:9]) for number in re.findall("[0-9]+", pattern)), default=0)
    if widest > MAX_WIDTH or "*" in pattern:
        raise LimitError("khuôn định dạng đòi bề rộng quá lớn")
    longest = max((weigh(value) for value in (*values, *named.values())), default=0)
    charge(len(pattern) + pattern.count("%") * max(widest, longest))


def check_width(width: Any) -> None:
    """Bound a width or a number of decimals."""
    if isinstance(width, (int, float)) and abs(width) > MAX_WIDTH:
        raise LimitError(f"bề rộng {width} quá lớn, giới hạn {MAX_WIDTH}")


def check_replace(text: Any, old: Any = "", new: Any = "", *_rest: Any) -> None:
    """Bound what replacing makes."""
    charge((str(text).count(str(old)) + 1) * len(str(new)) + len(str(text)))


def check_join(values: Any, d: Any = "", attribute: Any = None) -> None:
    """Bound what joining makes."""
    _check_path(attribute)
    if isinstance(values, Sized):
        charge(weigh(values) + len(values) * len(str(d)))


def _check_indent(s: Any, width: Any = 4, *_rest: Any) -> None:
    check_width(width)
    charge((str(s).count("\n") + 1) * (len(width) if isinstance(width, str) else MAX_WIDTH))


def _check_short(value: Any, width: Any = 0) -> None:
    """Bound what is read as a number, a date or a time: patterns walk it more than once."""
    check_width(width)
    if isinstance(value, str) and len(value) > MAX_WIDTH:
        raise LimitError(f"chữ dài {len(value)} ký tự không thể là số, ngày hoặc giờ")


def _check_work(values: Any) -> None:
    """Bound what is read letter by letter."""
    if weigh(values) > MAX_WORKED:
        raise LimitError(f"danh sách chứa hơn {MAX_WORKED} ký tự")


def _check_path(attribute: Any) -> None:
    """Bound a dotted path, which is walked anew for every item."""
    if isinstance(attribute, str) and attribute.count(".") + attribute.count(",") > MAX_NESTING:
        raise LimitError(f"đường dẫn thuộc tính dài quá {MAX_NESTING} bậc")


def _path_check(place: int) -> Callable[..., None]:
    """Return the check of a filter that takes a path at a place behind its value, or by name."""

    def check(_values: Any, *args: Any, attribute: Any = None, **_named: Any) -> None:
        _check_path(args[place] if place < len(args) else attribute)

    return check


def _check_wrap(s: Any, width: Any = 79, _long: Any = True, wrapstring: Any = "\n", *_rest: Any) -> None:
    if len(str(s)) > MAX_WRAPPED:
        raise LimitError(f"wordwrap chỉ nhận tới {MAX_WRAPPED} ký tự")
    charge(len(str(s)) // max(int(width), 1) * len(str(wrapstring or "\n")))


def _check_sum(_values: Any, attribute: Any = None, start: Any = 0) -> None:
    _check_path(attribute)
    if isinstance(start, (str, *CONTAINERS)):
        raise LimitError("sum chỉ cộng các số")


FILTER_CHECKS: Final[Mapping[str, Callable[..., None]]] = {
    "center": lambda _text, width=80: check_width(width),
    "indent": lambda s, width=4, *_, **__: _check_indent(s, width),
    "wordwrap": lambda s, width=79, break_long_words=True, wrapstring="\n", *_, **__: _check_wrap(
        s, width, break_long_words, wrapstring
    ),
    "batch": lambda _values, linecount=1, *_, **__: check_width(linecount),
    "slice": lambda _values, slices=1, *_, **__: check_width(slices),
    "round": lambda _value, precision=0, *_, **__: check_width(precision),
    "tojson": lambda _value, indent=0: check_width(indent),
    "sum": lambda values, attribute=None, start=0: _check_sum(values, attribute, start),
    "format": check_format,
    "replace": lambda s, old="", new="", *_, **__: check_replace(s, old, new),
    "join": lambda values, d="", attribute=None: check_join(values, d, attribute),
    "so": lambda value, le=None: _check_short(value, le),
    "phan_tram": lambda value, le=None: _check_short(value, le),
    **dict.fromkeys(_SHORT, lambda value, *_, **__: _check_short(value)),
    **dict.fromkeys(_WORKING, lambda values, *_, **__: _check_work(values)),
    **{name: _path_check(place) for name, place in _PATHS.items()},
}
"""{filter: what is looked at before it runs}, under Jinja's own names of the arguments."""
