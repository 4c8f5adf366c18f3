"""What a number of a workbook stands for: a plain number, a per cent, a day, a time; by its number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import floor
from typing import Final, Literal

from baocao.data.tree import Scalar
from baocao.viet.numbers import format_number

Meaning = Literal["number", "percent", "points", "date", "time", "moment", "elapsed", "day or time"]
"""``points``: the number itself is so many per cent, the sign behind it is typed into the format."""

_EITHER: Final = "day or time"
_BUILT_IN: Final[dict[int, str]] = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys(range(14, 18), "dd/mm/yyyy"),
    **dict.fromkeys(range(18, 22), "hh:mm"),
    22: "dd/mm/yyyy hh:mm",
    **dict.fromkeys((27, 28, 29, 30, 31, 36), "dd/mm/yyyy"),
    **dict.fromkeys((32, 33), "hh:mm"),
    **dict.fromkeys((34, 35), _EITHER),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    **dict.fromkeys((50, 51, 52, 53, 54, 57, 58), "dd/mm/yyyy"),
    **dict.fromkeys((55, 56), _EITHER),
}
"""Formats that files do not spell out, as far as they change what a number means.

Source:
    ECMA-376 Part 1, 18.8.30 (numFmt); 27–36 and 50–58 are of East Asian settings, where some are days in
    one country and times in another.
"""
_QUOTED: Final = re.compile(r'"[^"]*"?|\\.|_.|\*.')
_BRACKET: Final = re.compile(r"\[([^\]]*)\]")
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]")
_DECIMALS: Final = re.compile(r"[.]([0#?]+)")
_POINTS: Final = re.compile(r"[0#?](?:\\?\s)*(?:\\%|\"\s*%)")
_PLACE: Final = re.compile(r"[#?]|(?<![s.0])0")
"""A place for a digit that is none of the fractions of a second."""
_EXACT_DECIMALS: Final = 2
_LONGEST_NUMBER: Final = 15
"""Digits that Excel knows of a number."""
_FEW: Final = 9
_LONGEST: Final = 255
"""Characters of a format that Excel keeps."""
_DAYS: Final = 24 * 60 * 60
_FICTITIOUS: Final = 60
"""Excel's 29 February 1900, which never was.

Source:
    ECMA-376 Part 1, 18.17.4.1.
"""
_LAST_DAY: Final = 2_958_465
"""31 December 9999."""


def built_in(number: str) -> str:
    """Return the code of a format known by its number alone; ``General`` for one that changes nothing.

    >>> built_in("14"), built_in("4")
    ('dd/mm/yyyy', 'General')
    """
    return _BUILT_IN.get(int(number), "General") if number.isdecimal() and len(number) < _FEW else "General"


@lru_cache(maxsize=1024)
def read_meaning(code: str) -> Meaning:
    r"""Return what a number in this format stands for.

    >>> [read_meaning(code) for code in ("#,##0.0", '0.0"%"', "0.0%", "[$-42A]dd mmmm yyyy", "[h]:mm")]
    ['number', 'points', 'percent', 'date', 'elapsed']
    >>> [read_meaning(code) for code in ("d/m/yyyy h:mm", "General", '"ngày "d\\/m', "[Red]0")]
    ['moment', 'number', 'date', 'number']

    Source:
        ECMA-376 Part 1, 18.8.31 (number format codes).
    """
    bare = _QUOTED.sub("", code[:_LONGEST].lower()).split(";")[0]
    plain = _BRACKET.sub("", bare)
    if code == _EITHER:
        return _EITHER
    if "general" in bare or "standard" in bare or "@" in bare:
        return "number"
    if "%" in bare:
        return "percent"
    if _ELAPSED.search(bare):
        return "elapsed"
    if _PLACE.search(plain):
        return "points" if _POINTS.search(code) else "number"
    return _read_clock(plain)


def _read_clock(code: str) -> Meaning:
    """Return what letters of days and times stand for; ``number`` when there are none."""
    has_time = any(sign in code for sign in "hs")
    has_day = any(sign in code for sign in "dy年") or ("m" in code and not has_time)
    if has_day:
        return "moment" if has_time else "date"
    return "time" if has_time else "number"


def show_zeros(value: int | Decimal, code: str) -> int | Decimal | str:
    """Return a number as text when its format fills it up with zeros: a telephone number, a code.

    >>> show_zeros(912345678, "0000000000"), show_zeros(5, "00"), show_zeros(5, "0"), show_zeros(5, "#,##0")
    ('0912345678', '05', 5, 5)
    """
    is_padded = isinstance(value, int) and value >= 0 and not code.strip("0") and len(str(value)) < len(code)
    return f"{value:0{len(code)}}" if is_padded else value


def read_percent(value: Decimal, code: str) -> str:
    """Return so many per cent as text: exact up to two decimals, else with the decimals that Excel shows.

    >>> read_percent(Decimal("98.5"), "0%"), read_percent(Decimal("98.3333333"), "0.0%")
    ('98,5%', '98,3%')
    """
    if value.adjusted() > _LONGEST_NUMBER:
        return f"{format_number(value)}%"
    rounded = round(value, _EXACT_DECIMALS)
    if value != rounded:
        shown = _DECIMALS.search(_QUOTED.sub("", code))
        step = Decimal(1).scaleb(-min(len(shown[1]), _FEW) if shown else 0)
        rounded = value.quantize(step, ROUND_HALF_UP)
    return f"{format_number(rounded.normalize() if rounded else Decimal(0))}%"


def read_serial(value: Decimal, meaning: Meaning, *, from_1904: bool) -> Scalar:
    """Return the day, the time, or both as text, that Excel counts as `value`; None when no calendar has it.

    >>> read_serial(Decimal("46304"), "date", from_1904=False)
    datetime.date(2026, 10, 9)
    >>> read_serial(Decimal("0.3125"), "time", from_1904=False)
    datetime.time(7, 30)
    >>> read_serial(Decimal("46304.3125"), "moment", from_1904=False)
    '09/10/2026 07:30'
    >>> read_serial(Decimal("1.5"), "elapsed", from_1904=False)
    '36:00'

    Source:
        ECMA-376 Part 1, 18.17.4 (dates and times).
    """
    if meaning == "day or time":
        meaning = "time" if 0 <= value < 1 else "date"
    if meaning == "date":
        return _read_day(floor(value), from_1904=from_1904)
    days, seconds = divmod(round(value * _DAYS), _DAYS)
    if days < 0:
        return None
    clock = (datetime.min + timedelta(seconds=seconds)).time()
    if meaning == "elapsed":
        return f"{days * 24 + seconds // 3600}:{seconds // 60 % 60:02}"
    if meaning == "time" or (meaning == "moment" and not days):
        return clock
    day = _read_day(days, from_1904=from_1904)
    if day is None or not seconds:
        return day
    return join_moment(day, clock)


def join_moment(day: date, clock: time) -> str:
    """Return a day and a time as one text."""
    return f"{day:%d/%m/%Y} {clock:%H:%M}"


def _read_day(days: int, *, from_1904: bool) -> date | None:
    if not 0 < days + from_1904 <= _LAST_DAY or (days == _FICTITIOUS and not from_1904):
        return None
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if days < _FICTITIOUS else 30)
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None
