"""Values of a workbook's cells as letters print them: days, hours and decimals in the manner of Vietnam."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from baocao.template.exact import show_float
from baocao.viet.dates import format_short_date


class Day(date):
    """A day that prints as ``05/10/2026``; filters take it for the date it is."""

    def __str__(self) -> str:
        """Return the day."""
        return format_short_date(self)


class Hour(time):
    """A time of day that prints as ``07:30``."""

    def __str__(self) -> str:
        """Return hours and minutes."""
        return f"{self:%H:%M}"


class Number(float):
    """A number with decimals that prints as ``0,5``; what is computed from it is a plain number."""

    def __str__(self) -> str:
        """Return the digits, with a decimal comma."""
        return show_float(float(self)).replace(".", ",")


def as_printed(value: Any) -> Any:
    """Return values of cells that print as a clerk sees them; texts, whole numbers and truths stay.

    >>> found = as_printed({"ngay": date(2026, 10, 5), "gio": time(7, 30), "so": 0.5, "ds": [1, "A"]})
    >>> {name: str(one) for name, one in found.items()}
    {'ngay': '05/10/2026', 'gio': '07:30', 'so': '0,5', 'ds': "[1, 'A']"}
    """
    if isinstance(value, dict):
        return {key: as_printed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_printed(one) for one in value]
    if isinstance(value, date):
        return Day(value.year, value.month, value.day)
    if isinstance(value, time):
        return Hour(value.hour, value.minute, value.second)
    return Number(value) if isinstance(value, float) else value
