"""What a value may look like: each shape reads a node and describes itself as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final, Protocol

from baocao.data.model.reading import Reading, UnknownChoiceError
from baocao.data.tree import Node
from baocao.errors import DataError
from baocao.viet.dates import (
    WEEKDAYS,
    StatedDate,
    format_short_date,
    parse_day_or_month,
    parse_stated_date,
    parse_weekday,
)
from baocao.viet.numbers import format_number, parse_integer, parse_number, parse_percent
from baocao.viet.periods import parse_period
from baocao.viet.text import fold_key
from baocao.viet.times import format_time, parse_time

Schema = dict[str, Any]
Definitions = dict[str, Schema]
"""``{name of a class: its JSON Schema}``, filled while schemas are made."""

_TYPED = ["string", "number", "boolean", "null"]
"""What a clerk's text may look like to an editor that knows YAML 1.2 only."""


class Shape(Protocol):
    """How one kind of value is read and described."""

    absent: Any
    """What a field of this shape holds when its key is not there."""

    def read(self, node: Node, path: str, reading: Reading) -> Any:
        """Return the value, or `absent` after a mistake was kept in `reading`."""
        ...

    def schema(self, definitions: Definitions) -> Schema:
        """Return the JSON Schema of what may be typed."""
        ...


_BLANKS: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What `str.strip` takes away."""
_UNSEEN: Final = (
    "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Signs without width; they come along at the ends of what is pasted."""


def strip_text(text: str) -> str:
    r"""Return a text without blanks and signs without width at its ends.

    >>> strip_text("\u200b Kế hoạch\xa0\n")
    'Kế hoạch'
    """
    return text.strip(_BLANKS + _UNSEEN)


class Scalar:
    """A bare value, parsed from its text; real numbers and dates pass when `types` has them."""

    absent: Any = None
    types: tuple[type, ...] = ()
    wanted = "một giá trị"
    hint = "Viết một giá trị"
    examples: tuple[str, ...] = ()

    def read(self, node: Node, path: str, reading: Reading) -> Any:
        """Return the value in the node."""
        value = node.value
        if isinstance(value, tuple | dict) or (isinstance(value, bool) and bool not in self.types):
            reading.wrong_shape(self.wanted, node, path, self.hint)
            return self.absent
        try:
            if isinstance(value, str):
                text = strip_text(value)
                return self.parse(text, path, reading) if text else self.absent
            if isinstance(value, self.types):
                return self.accept(value)
        except DataError as error:
            reading.add(error.at(reading.where(path, node)))
            return self.absent
        reading.wrong_shape(self.wanted, node, path, self.hint)
        return self.absent

    def parse(self, text: str, path: str, reading: Reading) -> Any:
        """Return the value that `text`, stripped and not empty, stands for."""
        raise NotImplementedError

    def accept(self, value: Any) -> Any:
        """Return a real number, boolean or date in the form of the model."""
        return value

    def schema(self, definitions: Definitions) -> Schema:  # noqa: ARG002
        """Return that any scalar may be typed, with examples."""
        return {"type": _TYPED, **({"examples": list(self.examples)} if self.examples else {})}


class Text(Scalar):
    """Text as typed; numbers and dates of JSON or TOML are written out."""

    absent = ""
    types = (int, Decimal, date, time)
    wanted = "chữ"
    hint = "Viết trên một dòng; nếu có dấu hai chấm hay ngoặc thì đặt cả câu trong dấu nháy"

    def __init__(self, *examples: str) -> None:
        """Make a shape whose schema shows `examples`."""
        self.examples = examples

    def parse(self, text: str, path: str, reading: Reading) -> str:  # noqa: ARG002
        """Return the text."""
        return text

    def accept(self, value: Any) -> str:
        """Return a number or a date as documents print it."""
        if isinstance(value, date):
            return format_short_date(value)
        if isinstance(value, time):
            return format_time(value, "short")
        return format_number(value) if isinstance(value, Decimal) else str(value)


class Number(Scalar):
    """A number in the Vietnamese way; ``%`` may stand at its end."""

    types = (int, Decimal)
    wanted = "một số"
    hint = "Viết một số, ví dụ 5.358 hoặc 98,5"
    examples = ("5.358", "98,5")

    def parse(self, text: str, path: str, reading: Reading) -> Decimal:  # noqa: ARG002
        """Return the number."""
        return parse_percent(text) if text.endswith("%") else parse_number(text)

    def accept(self, value: Any) -> Decimal:
        """Return a real number, exact."""
        return Decimal(value)


class Count(Scalar):
    """A whole number of things, not below zero."""

    types = (int, Decimal)
    wanted = "một số đếm"
    hint = "Viết số nguyên không âm, ví dụ 25"
    examples = ("25", "1.808")

    def parse(self, text: str, path: str, reading: Reading) -> int:  # noqa: ARG002
        """Return the count."""
        return self.accept(parse_integer(text))

    def accept(self, value: Any) -> int:
        """Return a real number that is whole and not negative."""
        if value != int(value) or value < 0:
            raise NotACountError(f"“{format_number(value)}” không phải là số đếm", hint=self.hint)
        return int(value)


class NotACountError(DataError):
    """A negative or broken number where things are counted."""

    code = "D306"


class Date(Scalar):
    """A day; a weekday beside it is remembered, to be checked later."""

    types = (date,)
    wanted = "một ngày"
    hint = "Viết như 04/10/2023"
    examples: tuple[str, ...] = ("04/10/2023",)

    def parse(self, text: str, path: str, reading: Reading) -> date:
        """Return the day."""
        stated = parse_stated_date(text)
        remember_weekday(stated, path, reading)
        return stated.day


class DayOrMonth(Date):
    """A day, or a month where no day is known yet."""

    wanted = "một ngày hoặc một tháng"
    examples = ("04/10/2023", "5/2017")

    def parse(self, text: str, path: str, reading: Reading) -> Any:
        """Return the day or the `MonthOf`."""
        found = parse_day_or_month(text)
        return super().parse(text, path, reading) if isinstance(found, date) else found


class Time(Scalar):
    """A time of day."""

    types = (time,)
    wanted = "một giờ trong ngày"
    hint = "Viết như 08h30 hoặc 14 giờ"
    examples = ("08h30", "8:30")

    def parse(self, text: str, path: str, reading: Reading) -> time:  # noqa: ARG002
        """Return the time."""
        return parse_time(text)


class Weekday(Scalar):
    """A day of the week, kept as documents write it."""

    absent = ""
    wanted = "một thứ trong tuần"
    hint = "Viết từ thứ Hai đến thứ Bảy, hoặc Chủ nhật"
    examples = WEEKDAYS

    def parse(self, text: str, path: str, reading: Reading) -> str:  # noqa: ARG002
        """Return the weekday's full name."""
        return WEEKDAYS[parse_weekday(text)]


class PeriodText(Scalar):
    """A period: quý, tháng, 6 tháng, năm, giai đoạn."""

    wanted = "một kỳ"
    hint = "Viết như quý III năm 2023 hoặc 6 tháng đầu năm 2024"
    examples = ("quý III năm 2023", "6 tháng đầu năm 2024", "năm 2025")

    def parse(self, text: str, path: str, reading: Reading) -> Any:  # noqa: ARG002
        """Return the `Period`."""
        return parse_period(text)


class YesNo(Scalar):
    """Có or không."""

    absent = False
    types = (bool,)
    wanted = "có hoặc không"
    hint = "Viết có hoặc không"
    examples = ("có", "không")
    _WORDS: Mapping[str, bool] = {"co": True, "x": True, "true": True, "khong": False, "false": False}

    def parse(self, text: str, path: str, reading: Reading) -> bool:  # noqa: ARG002
        """Return the answer."""
        answer = self._WORDS.get(fold_key(text))
        if answer is None:
            raise NotAnAnswerError(f"“{text}” không phải là có hoặc không", hint=self.hint)
        return answer


class NotAnAnswerError(DataError):
    """Something else than yes or no."""

    code = "D307"


class Choice(Scalar):
    """One of some values, folded like keys."""

    absent = ""
    wanted = "một giá trị trong danh mục"

    def __init__(self, *choices: str) -> None:
        """Make a shape for `choices`, which come back as they are written here."""
        self.choices = {fold_key(choice): choice for choice in choices}
        self.hint = f"Chọn một trong: {', '.join(choices)}"

    def parse(self, text: str, path: str, reading: Reading) -> str:
        """Return the choice that is meant."""
        choice = self.choices.get(fold_key(text))
        if choice is None:
            raise UnknownChoiceError(text, self.choices.values(), reading.where(path, reading.nodes[path]))
        return choice

    def schema(self, definitions: Definitions) -> Schema:  # noqa: ARG002
        """Return the choices for completion, and that other spellings of them pass."""
        return {"anyOf": [{"enum": list(self.choices.values())}, {"type": ["string", "null"]}]}


def remember_weekday(stated: StatedDate, path: str, reading: Reading) -> None:
    """Keep the weekday that stands beside the date at `path`, if one does."""
    if stated.weekday is not None:
        reading.weekdays[path] = stated
