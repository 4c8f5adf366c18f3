"""The numbers and dates in running text, each with the word it counts, for telling two texts apart."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

_DATE: Final = re.compile(
    r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b|\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b"
)
_SYMBOL: Final = re.compile(r"\b\d+(?:/\d{4})?[/-][A-ZĐ][\w&]*(?:[/-][\w&]+)*")
_NUMBER: Final = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?!\w|[.,]\d)")
_LABEL: Final = re.compile(r"\s*(?:\d+[.)/-]|\d+(?:\.\d+)+[.)]?)\s")
"""A number that begins an item of a list."""
_WORD: Final = re.compile(r"\s*(%|[^\W\d_]+)")


class Amount(NamedTuple):
    """A number or a date in a text: ``[start, end)`` in characters."""

    start: int
    end: int
    text: str
    value: Decimal | date
    counted: str = ""
    """The word after a number, in small letters: what it counts; ``%`` for a percentage."""


def find_amounts(text: str) -> list[Amount]:
    """Return the numbers and dates of a text, in order.

    Numbers of list items, times, symbols of documents (``12/KH-UBND``) and dates
    that no calendar has are left out.

    >>> [(one.text, one.counted) for one in find_amounts("1. Có 1.250 lượt, đạt 98,5%; từ 05/10/2026")]
    [('1.250', 'lượt'), ('98,5', '%'), ('05/10/2026', '')]
    """
    found: list[Amount] = []
    taken = [match.span() for match in _SYMBOL.finditer(text)]
    for match in _DATE.finditer(text):
        taken.append(match.span())
        day, month, year = (int(part) for part in match.groups() if part)
        try:
            found.append(Amount(match.start(), match.end(), match[0], date(year, month, day)))
        except ValueError:
            continue
    label = _LABEL.match(text)
    start = label.end() - 1 if label else 0
    for match in _NUMBER.finditer(text, start):
        if any(match.start() < end and begin < match.end() for begin, end in taken):
            continue
        value = Decimal(match[1].replace(".", "") + (f".{match[2]}" if match[2] else ""))
        after = _WORD.match(text, match.end())
        found.append(Amount(match.start(), match.end(), match[0], value, after[1].lower() if after else ""))
    return sorted(found)
