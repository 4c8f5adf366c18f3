"""Values with their places: what every loader makes and the model reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from baocao.errors import DataError, Finding, Location

MAX_DEPTH = 64
"""Maps and lists inside one another; the conference itself needs nine."""
MAX_NODES = 1_500_000
"""Values in one file: a country of 3,321 communes and 60 indicators has half as many."""
MAX_ALIASED = 400_000
"""Values that the aliases of one file stand for, counted as often as they do."""

Scalar = str | int | Decimal | bool | date | time | None
"""YAML gives text only; JSON and TOML numbers, booleans and dates stay what they are; None: absent."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
_MAX_EXCERPT = 200


class TooDeepError(DataError):
    """Maps and lists stand inside one another deeper than any real data."""

    code = "D201"

    def __init__(self, where: Location) -> None:
        """Say where the limit was passed."""
        super().__init__(
            f"các mục lồng nhau quá {MAX_DEPTH} bậc",
            where=where,
            hint="Kiểm tra dấu ngoặc [ và { thừa, hoặc bớt số bậc",
        )


class TooManyValuesError(DataError):
    """The file holds, or stands for, more values than this tool takes."""

    code = "D202"

    def __init__(self, where: Location, because: str = "", most: int = MAX_NODES) -> None:
        """Say where the limit was passed, and why when an alias is to blame."""
        limit = f"{most:,}".replace(",", ".")
        super().__init__(
            f"{because or 'tệp có'} quá {limit} giá trị",
            where=where,
            hint="Tách dữ liệu thành nhiều tệp, bỏ các đoạn lặp lại",
        )


class DuplicateKeyError(DataError):
    """One map has the same key twice; which of the two values is meant cannot be known."""

    code = "D203"

    def __init__(self, key: str, first: Location, second: Location) -> None:
        """Say which key, and both its places."""
        super().__init__(
            f"khóa “{key}” có hai lần, lần đầu ở dòng {first.line}",
            where=second,
            hint="Bỏ một trong hai, hoặc gộp giá trị của chúng lại",
        )
        self.first = first


class ForbiddenCharacterError(DataError):
    """A character that no document can hold: NUL, control characters, half a surrogate pair."""

    code = "D204"

    def __init__(self, char: str, where: Location) -> None:
        """Say which character stands at `where`."""
        super().__init__(
            f"có ký tự điều khiển U+{ord(char):04X}, không in ra được",
            where=where,
            hint="Xóa ký tự đó, gõ lại chữ hoặc dấu cách quanh chỗ này",
        )


def find_forbidden(text: str) -> list[int]:
    r"""Return the offsets of characters that neither YAML nor a Word document can hold.

    >>> find_forbidden("a\x0bb")
    [1]
    """
    return [match.start() for match in _FORBIDDEN.finditer(text)]


@dataclass(frozen=True)
class Source:
    """The text of one data file; finds lines and columns from offsets.

    `text` is NFC and has no byte order mark; offsets count its characters.
    """

    name: str
    text: str = field(repr=False)
    was_composed: bool = True
    """Whether the file itself is NFC; if not, `text` was made so."""
    notices: tuple[Finding, ...] = ()
    """What the user should know of the file though it stops nothing: hidden rows that were read."""

    is_book: ClassVar[bool] = False
    """Whether it is a workbook, whose places are cells."""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def locate(self, start: int, end: int | None = None) -> Location:
        """Return the place of the characters ``[start, end)``, its line as excerpt.

        Cost: logarithmic, however long the line is; the first call reads the whole text once.
        """
        start = max(0, min(start, len(self.text)))
        row = bisect_right(self._line_starts, start) - 1
        line_start = self._line_starts[row]
        line_end = self._line_end(row)
        width = max(1, min(start + 1 if end is None else end, line_end) - start)
        return Location(
            file=self.name,
            line=row + 1,
            column=start - line_start + 1,
            excerpt=self._line(row) if line_end - line_start <= _MAX_EXCERPT else "",
            width=width,
        )

    def line_at(self, offset: int) -> str:
        """Return the line that holds the character at `offset`, without its end."""
        return self._line(bisect_right(self._line_starts, max(0, min(offset, len(self.text)))) - 1)

    def _line(self, row: int) -> str:
        return _FORBIDDEN.sub("\ufffd", self.text[self._line_starts[row] : self._line_end(row)])

    def _line_end(self, row: int) -> int:
        """Return where a line ends, without what breaks it."""
        starts = self._line_starts
        end = starts[row + 1] if row + 1 < len(starts) else len(self.text)
        while end > starts[row] and self.text[end - 1] in "\r\n":
            end -= 1
        return end


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the data file and where it stands.

    A map is ``{key as typed, NFC: Node}``, a list is a tuple of Nodes.
    """

    value: Scalar | tuple[Node, ...] | dict[str, Node]
    source: Source = field(repr=False, compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    key_start: int = field(default=-1, compare=False)
    """Where the key begins whose value this is; -1 for list items and the top."""
    key_end: int = field(default=-1, compare=False)
    unbraced: bool = field(default=False, compare=False)
    """A YAML map typed without braces: its colon may be one of a sentence."""

    @property
    def where(self) -> Location:
        """Place of the value; of its key when the value is empty or begins on a later line."""
        gap = self.source.text[self.key_end : self.start] if self.key_start >= 0 else ""
        if self.key_start >= 0 and (self.end <= self.start or "\n" in gap):
            return self.key_where
        return self.source.locate(self.start, self.end)

    @property
    def key_where(self) -> Location:
        """Place of the key whose value this is; of the value when there is no key."""
        if self.key_start < 0:
            return self.source.locate(self.start, self.end)
        return self.source.locate(self.key_start, self.key_end)

    @property
    def raw(self) -> str:
        """The characters of the value exactly as they stand in the file."""
        return self.source.text[self.start : self.end]
