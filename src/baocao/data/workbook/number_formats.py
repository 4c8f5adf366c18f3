"""What a number of a workbook stands for: a plain number, a per cent, a day, a time; by its number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Final, Literal

from baocao.data.tree import Scalar
from baocao.viet.numbers import format_number

Meaning = Literal["number", "percent", "date", "time", "moment", "elapsed"]

_BUILT_IN: Final[dict[int, str]] = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys(range(14, 18), "dd/mm/yyyy"),
    **dict.fromkeys(range(18, 22), "hh:mm"),
    22: "dd/mm/yyyy hh:mm",
    **dict.fromkeys(range(27, 37), "dd/mm/yyyy"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    **dict.fromkeys(range(50, 59), "dd/mm/yyyy"),
}
"""Formats that files do not spell out, as far as they change what a number means.

Source:
    ECMA-376 Part 1, 18.8.30 (numFmt); 27–36 and 50–58 are days in East Asian settings.
"""
_QUOTED: Final = re.compile(r'"[^"]*"?|\\.|_.|\*.')
_BRACKET: Final = re.compile(r"\[([^\]]*)\]")
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]")
_DECIMALS: Final = re.compile(r"[.]([0#?]+)")
_EXACT_DECIMALS: Final = 2
_DAYS: Final = 24 * 60 * 60
_FICTITIOUS: Final = 60
"""Excel's 29 February 1900, which never was.

Source:
    ECMA-376 Part 1, 18.17.4.1.
"""
_LAST_DAY: Final = 2_958_465
"""31 December 9999."""


def built_in(number: int) -> str:
    """Return the code of a format known by its number alone; ``General`` for one that changes nothing."""
    return _BUILT_IN.get(number, "General")


@cache
def read_meaning(code: str) -> Meaning:
    r"""Return what a number in this format stands for.

    >>> [read_meaning(code) for code in ("#,##0.0", '0.0"%"', "0.0%", "[$-42A]dd mmmm yyyy", "[h]:mm")]
    ['number', 'number', 'percent', 'date', 'elapsed']
    >>> [read_meaning(code) for code in ("d/m/yyyy h:mm", "General", '"ngày "d\\/m', "[Red]0")]
    ['moment', 'number', 'date', 'number']

    Source:
        ECMA-376 Part 1, 18.8.31 (number format codes).
    """
    bare = _QUOTED.sub("", code.lower()).split(";")[0]
    if "general" in bare or "standard" in bare or "@" in bare:
        return "number"
    if "%" in bare:
        return "percent"
    if _ELAPSED.search(bare):
        return "elapsed"
    bare = _BRACKET.sub("", bare)
    has_time = any(sign in bare for sign in "hs")
    has_day = any(sign in bare for sign in "dy") or ("m" in bare and not has_time) or "年" in bare
    if has_day:
        return "moment" if has_time else "date"
    return "time" if has_time else "number"


def read_percent(value: Decimal, code: str) -> str:
    """Return a share as per cent: exact up to two decimals, else with the decimals that Excel shows.

    >>> read_percent(Decimal("0.985"), "0%"), read_percent(Decimal("0.983333333"), "0.0%")
    ('98,5%', '98,3%')
    """
    percent = value * 100
    if percent != round(percent, _EXACT_DECIMALS):
        shown = _DECIMALS.search(_QUOTED.sub("", code))
        percent = round(percent, len(shown[1]) if shown else 0)
    return f"{format_number(percent.normalize() if percent else Decimal(0))}%"


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
    seconds = round(value * _DAYS)
    days, seconds = divmod(int(seconds), _DAYS)
    clock = (datetime.min + timedelta(seconds=seconds)).time()
    if meaning == "elapsed":
        return f"{days * 24 + seconds // 3600}:{seconds // 60 % 60:02}"
    if meaning == "time" or (meaning == "moment" and not days):
        return clock
    day = _read_day(days, from_1904=from_1904)
    if day is None or meaning == "date" or not seconds:
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
