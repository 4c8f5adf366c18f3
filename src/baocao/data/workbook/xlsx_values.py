"""What stands in the XML of one cell: names of cells, numbers, days as ISO writes them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Final

from baocao.data.tree import Scalar
from baocao.data.workbook.book import At
from baocao.data.workbook.number_formats import join_moment

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
"""Source: Excel's specifications and limits."""

_NAME: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,4})?")
_LONGEST: Final = 64
"""Characters of a number; 17 digits and an exponent are 24."""
_EXACT_DIGITS: Final = 15
_WHOLE_DIGITS: Final = 21
"""Larger numbers stay as their exponent has them."""


@lru_cache(maxsize=MAX_COLUMN)
def read_column(letters: str) -> int | None:
    """Return the number of a column, from 1; None for what is none.

    >>> read_column("A"), read_column("XFD"), read_column("XFE"), read_column("a1")
    (1, 16384, None, None)
    """
    if not (letters.isascii() and letters.isalpha()) or len(letters) > len("XFD"):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column if column <= MAX_COLUMN else None


def read_name(name: str) -> At | None:
    """Return row and column of a cell's name; None when Excel has no such cell.

    >>> read_name("AB12"), read_name("A0"), read_name("XFD1048577")
    ((12, 28), None, None)
    """
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    row, column = int(found[2]), read_column(found[1])
    return (row, column) if column and row <= MAX_ROW else None


def read_range(ref: str) -> tuple[At, At] | None:
    """Return first and last cell of a range of two cells or more; None when it is none.

    >>> read_range("C5:B2"), read_range("A1"), read_range("A1:A1")
    (((2, 2), (5, 3)), None, None)
    """
    one, _, other = ref.partition(":")
    first, last = read_name(one), read_name(other)
    if first is None or last is None or first == last:
        return None
    (top, bottom), (left, right) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return (top, left), (bottom, right)


def read_number(raw: str) -> int | Decimal | None:
    """Return a number as Excel shows it, to 15 digits; None when it is none.

    >>> read_number("5358"), read_number("0.30000000000000004"), read_number("1E+15"), read_number("1_0")
    (5358, Decimal('0.3'), 1000000000000000, None)

    Source:
        ECMA-376 Part 1, 18.17.5.2; Excel keeps 15 digits.
    """
    if len(raw) <= _EXACT_DIGITS and raw.isascii() and raw.isdigit():
        return int(raw)
    if len(raw) > _LONGEST or not _NUMBER.fullmatch(raw):
        return None
    number = Decimal(f"{float(raw):.15g}")
    if not number.is_finite():
        return None
    if number.adjusted() < _WHOLE_DIGITS and number == number.to_integral_value():
        return int(number)
    return number


def read_iso(raw: str) -> Scalar:
    """Return the day, the time, or both as text, that ISO 8601 writes so; anything else as it stands.

    >>> read_iso("2026-10-09"), read_iso("2026-10-09T08:30:00Z"), read_iso("T07:30:00")
    (datetime.date(2026, 10, 9), '09/10/2026 08:30', datetime.time(7, 30))

    Source:
        ECMA-376 Part 1, 18.18.11 (``d``).
    """
    with suppress(ValueError):
        if raw.startswith("T") or ("-" not in raw and ":" in raw):
            return time.fromisoformat(raw.lstrip("T").removesuffix("Z")).replace(tzinfo=None, microsecond=0)
        moment = datetime.fromisoformat(raw.removesuffix("Z")).replace(tzinfo=None)
        clock = moment.time().replace(microsecond=0)
        return join_moment(moment.date(), clock) if clock != time() else moment.date()
    with suppress(ValueError):
        return date.fromisoformat(raw)
    return raw
