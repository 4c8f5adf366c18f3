"""What stands in one cell: from a value of the data file to it, and back to what the model reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from baocao.data.model.containers import Lines
from baocao.data.model.content import CountOrNames
from baocao.data.model.shapes import Choice, Date, PeriodText, Shape, Text, Time, Weekday, YesNo
from baocao.data.model.tasks import DeadlineText
from baocao.data.tree import Scalar as Value
from baocao.data.workbook import words
from baocao.data.workbook.slots import Slot
from baocao.errors import DataError
from baocao.viet.dates import format_short_date, parse_date
from baocao.viet.numbers import format_number, parse_number
from baocao.viet.text import fold_key
from baocao.viet.times import format_time, parse_time

_PLAIN_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]*[1-9])?")
_PLAIN_DATE: Final = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POINT: Final = re.compile(r"-?[0-9]+\.[0-9]{1,2}%")
"""A per cent with decimals behind a point, which nobody types; a bare number may be meant otherwise."""
_DAY_AND_TIME: Final = re.compile(
    r"(?P<day>[0-9]{2}/[0-9]{2}/[0-9]{4}) (?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
)
_SHOWN_DIGITS: Final = 15
"""Excel knows no more."""
_EPOCH: Final = date(1899, 12, 30)
_DAYS_TO_1904: Final = 1462
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73050
"""From 1950 to the end of 2099, as Excel counts days."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_DAY_MINUTES: Final = 24 * 60
_BULLET: Final = "- "
_INDENT: Final = "  "


def write_cell(value: Any, slot: Slot) -> Value:
    """Return what stands in a cell for a value of the data file.

    Numbers, dates and times become real ones where nothing of what was typed is
    lost: ``5.358``, not ``05``, ``98,50`` or ``98,5%``.
    """
    if isinstance(value, list):
        return join_lines([to_text(one) for one in value], slot)
    if value is None or isinstance(value, bool):
        return value if value is None else words.YES_NO[0 if value else 1]
    write = _WRITERS.get(slot.sort, _write_other)
    found: Value = write(value, slot)
    return found


def to_text(value: Any) -> str:
    """Return a scalar as text, numbers and dates as documents print them."""
    if isinstance(value, date):
        return format_short_date(value)
    if isinstance(value, time):
        return format_time(value, "short")
    return format_number(value) if isinstance(value, Decimal) else str(value)


def is_number(value: Value) -> bool:
    """Say whether a cell holds a number, be it typed as text."""
    if isinstance(value, str):
        return _PLAIN_NUMBER.fullmatch(value) is not None
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _write_number(value: Value, slot: Slot) -> Value:  # noqa: ARG001
    if isinstance(value, str):
        if not _PLAIN_NUMBER.fullmatch(value):
            return value
        value = parse_number(value)
    if not isinstance(value, int | Decimal):
        return value
    number = Decimal(value)
    digits, exponent = number.as_tuple()[1:]
    if not isinstance(exponent, int) or len(digits) > _SHOWN_DIGITS or (exponent < 0 and not digits[-1]):
        return format_number(number)
    return int(number) if number == number.to_integral_value() else number


def _write_date(value: Value, slot: Slot) -> Value:  # noqa: ARG001
    if not isinstance(value, str) or not _PLAIN_DATE.fullmatch(value):
        return value
    with suppress(DataError):
        day = parse_date(value)
        return day if day.year > _FIRST_YEAR else value
    return value


def _write_time(value: Value, slot: Slot) -> Value:  # noqa: ARG001
    with suppress(DataError):
        return parse_time(value) if isinstance(value, str) else value
    return value


def _write_choice(value: Value, slot: Slot) -> Value:
    text = to_text(value)
    return next((label for label in slot.choices if fold_key(label) == fold_key(text)), text)


def _write_other(value: Value, slot: Slot) -> Value:
    return _write_number(value, slot) if _is_count(value, slot) else to_text(value)


def _is_count(value: Value, slot: Slot) -> bool:
    return isinstance(slot.shape, CountOrNames) and isinstance(value, int | Decimal | str)


_WRITERS: Final[dict[str, Callable[[Value, Slot], Value]]] = {
    "number": _write_number,
    "count": _write_number,
    "date": _write_date,
    "time": _write_time,
    "choice": _write_choice,
}


def join_lines(items: Sequence[str], slot: Slot) -> str:
    r"""Return several texts in one cell: a line each, with dashes where that would not tell them apart.

    >>> from baocao.data.workbook.layout import find_block
    >>> print(join_lines(["một", "hai\nba"], find_block("nhiem_vu").slot("giao")))
    - một
    - hai
      ba
    """
    if isinstance(slot.shape, Lines):
        return "\n".join(items)
    alone = len(items) == 1
    unclear = any("\n" in item or item.startswith(_BULLET) or _has_separator(item, slot) for item in items)
    if isinstance(slot.shape, CountOrNames) and alone:
        unclear = unclear or items[0][:1].isdecimal()
    if not unclear:
        return "\n".join(items)
    return "\n".join(_BULLET + item.replace("\n", "\n" + _INDENT) for item in items)


def split_lines(text: str, slot: Slot) -> tuple[str, ...]:
    r"""Return the texts of one cell.

    >>> from baocao.data.workbook.layout import find_block
    >>> split_lines("- một\n- hai\n  ba", find_block("nhiem_vu").slot("giao"))
    ('một', 'hai\nba')
    >>> split_lines("mo_hinh, dan_chu", find_block("ket_qua").slot("so_lieu"))
    ('mo_hinh', 'dan_chu')
    """
    if not text.startswith(_BULLET):
        pieces = re.split(r"[\n,;]", text) if is_of_codes(slot) else text.split("\n")
        return tuple(piece.strip() for piece in pieces if piece.strip())
    items: list[list[str]] = []
    for line in text.split("\n"):
        if line.startswith(_BULLET) or not items:
            items.append([line.removeprefix(_BULLET)])
        else:
            items[-1].append(line.removeprefix(_INDENT))
    return tuple("\n".join(item).strip() for item in items)


def is_of_codes(slot: Slot) -> bool:
    """Say whether the lines of a cell are codes, which commas may part as well."""
    return slot.path[-1:] == ("so_lieu",)


def _has_separator(item: str, slot: Slot) -> bool:
    return is_of_codes(slot) and bool(re.search("[,;]", item))


def read_cell(value: Value, slot: Slot, *, from_1904: bool = False) -> Value | tuple[str, ...]:
    """Return what the model is to read: a scalar, or the texts of a cell that holds a list.

    What Excel made of something typed is turned back: a year's number is a period,
    a count of days is a date, a share of a day is a time. Workbooks of old
    Macs count days `from_1904`.
    """
    if isinstance(value, str):
        return _read_text(value, slot)
    if value is None or isinstance(value, bool):
        return value
    shape = slot.shape
    if isinstance(shape, PeriodText):
        return _read_period(value)
    if isinstance(shape, Date) and (day := read_day(value, from_1904=from_1904)):
        return day
    if isinstance(shape, Time) and isinstance(value, Decimal) and 0 < value < 1:
        minutes = round(value * _DAY_MINUTES) % _DAY_MINUTES
        return time(*divmod(minutes, 60))
    return value if _takes(shape, value) else to_text(value)


def turn_point(text: str, slot: Slot) -> str:
    """Return a per cent with a decimal point, as English programs save it, with a comma; all else stays.

    >>> from baocao.data.workbook.layout import find_block
    >>> slot = find_block("so_lieu").slot("gia_tri")
    >>> [turn_point(text, slot) for text in ("87.5%", "12.75", "5.358%")]
    ['87,5%', '12.75', '5.358%']
    """
    is_number_cell = slot.sort in {"number", "count"}
    return text.replace(".", ",") if is_number_cell and _POINT.fullmatch(text) else text


def read_day(value: Value, *, from_1904: bool = False) -> date | None:
    """Return the day that Excel counts as a bare number; None for what is none of 1950–2099.

    >>> read_day(46304), read_day(44842, from_1904=True), read_day(5)
    (datetime.date(2026, 10, 9), datetime.date(2026, 10, 9), None)
    """
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    days = value + _DAYS_TO_1904 if from_1904 else value
    return _EPOCH + timedelta(days=days) if _FIRST_SERIAL <= days <= _LAST_SERIAL else None


def _takes(shape: Shape, value: Value) -> bool:
    """Say whether a shape reads a value that is no text, if only to complain of it."""
    if isinstance(shape, Text | Weekday | Choice | YesNo | DeadlineText):
        return isinstance(value, shape.types)
    return True


def _read_text(text: str, slot: Slot) -> Value | tuple[str, ...]:
    if slot.sort == "lines" and not isinstance(slot.shape, Lines):
        lines = split_lines(text, slot)
        is_number = isinstance(slot.shape, CountOrNames) and len(lines) == 1 and lines[0] == text
        return text if is_number else lines
    if slot.path[-1:] == ("trang_thai",):
        return words.STATES.get(fold_key(text), text)
    if match := _DAY_AND_TIME.fullmatch(text):
        if isinstance(slot.shape, Date):
            return parse_date(match["day"])
        if isinstance(slot.shape, Time):
            return match["time"][:5]
    return text


def _read_period(value: Value) -> Value:
    if isinstance(value, int) and _FIRST_YEAR <= value <= _LAST_YEAR:
        return f"năm {value}"
    if isinstance(value, date) and value.day == 1:
        return f"tháng {value.month} năm {value.year}"
    return to_text(value)
