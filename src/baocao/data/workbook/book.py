"""A workbook as plain values: sheets of cells with their places, whatever file it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from baocao.data.tree import Node, Scalar, Source
from baocao.data.workbook.merges import At, Merges
from baocao.errors import BaocaoError, Finding, Location
from baocao.ooxml.workbook import column_letters

__all__ = ["At", "Book", "CellSource", "Sheet", "cell_name"]

_ROW_BITS = 21
"""Excel has 1,048,576 rows."""
_COLUMN_BITS = 15
"""Excel has 16,384 columns."""


def cell_name(at: At) -> str:
    """Return a cell's name.

    >>> cell_name((7, 3))
    'C7'
    """
    row, column = at
    return f"{column_letters(column - 1)}{row}"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: what stands in its cells, read row by row."""

    name: str
    cells: Mapping[At, Scalar]
    """What is not blank, by rows, then columns. Text is NFC and without blanks at its ends. Numbers
    are int or Decimal as Excel shows them (15 digits); one shown as per cent is text: ``98,5%``. A day
    is a date, a time of day is a time, both together are text: ``09/10/2026 08:30``. Of merged cells
    the first one holds the value."""
    merged: tuple[tuple[At, At], ...] = ()
    """``(first, last)`` cell of each merged range."""
    faults: Mapping[At, BaocaoError] = field(default_factory=dict)
    """Cells that hold no value to be trusted: ``#REF!``, a formula without its result. They are not
    in `cells`; whoever needs such a cell raises its fault."""
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @cached_property
    def _merges(self) -> Merges:
        return Merges(self.merged)

    @cached_property
    def merged_from(self) -> Mapping[int, tuple[tuple[At, At], ...]]:
        """The merged ranges by their first row: ``{row: ranges}``."""
        found: dict[int, list[tuple[At, At]]] = {}
        for first, last in self.merged:
            found.setdefault(first[0], []).append((first, last))
        return {row: tuple(ranges) for row, ranges in found.items()}

    def anchor(self, at: At) -> At:
        """Return the cell that holds the value of a merged cell; the cell itself when it is not merged."""
        return (self._merges.find(at) or at) if self.merged else at

    def value(self, at: At) -> Scalar:
        """Return what is seen in a cell, also when it is merged with others; None when it is blank.

        Raises:
            BaocaoError: the cell's fault.
        """
        at = self.anchor(at)
        if at in self.faults:
            raise self.faults[at]
        return self.cells.get(at)

    @cached_property
    def rows(self) -> Mapping[int, tuple[int, ...]]:
        """The columns that are not blank or are at fault, ascending, of each such row: ``{row: columns}``."""
        found: dict[int, set[int]] = {}
        for row, column in (*self.cells, *self.faults):
            found.setdefault(row, set()).add(column)
        return {row: tuple(sorted(columns)) for row, columns in sorted(found.items())}


@dataclass(frozen=True)
class CellSource(Source):
    """A workbook as the source of nodes: offsets stand for cells."""

    is_book: ClassVar[bool] = True

    text: str = field(default="", repr=False)
    sheets: tuple[str, ...] = ()
    """Names of the sheets; of a file without sheets, such as CSV, a single empty name."""

    def offset(self, sheet: int, at: At) -> int:
        """Return the offset that stands for a cell of the sheet with this index, which counts from 0."""
        row, column = at
        return (sheet << _ROW_BITS | row) << _COLUMN_BITS | column

    def locate(self, start: int, end: int | None = None) -> Location:  # noqa: ARG002
        """Return the cell at an offset."""
        rest, column = divmod(start, 1 << _COLUMN_BITS)
        sheet, row = divmod(rest, 1 << _ROW_BITS)
        name = self.sheets[sheet] if sheet < len(self.sheets) else ""
        if not row:
            return Location(file=self.name, cell=name)
        return Location(file=self.name, cell=f"{name}!{cell_name((row, column))}".lstrip("!"))

    def line_at(self, offset: int) -> str:  # noqa: ARG002
        """Return nothing: a workbook has no lines."""
        return ""


@dataclass(frozen=True, kw_only=True)
class Book:
    """A workbook that has been read."""

    source: CellSource
    sheets: tuple[Sheet, ...]
    from_1904: bool = False
    """Whether its numbers of days count from 1904."""
    has_points: bool = False
    """Whether its columns are parted by commas, so that per cents have decimal points: ``87.5%``."""

    @property
    def notices(self) -> tuple[Finding, ...]:
        """What the user should know though it stops nothing: hidden rows that were read, links."""
        return self.source.notices

    @property
    def name(self) -> str:
        """The file's name, as messages have it."""
        return self.source.name

    def iter_sheets(self) -> Iterator[tuple[int, Sheet]]:
        """Yield ``(index, sheet)``."""
        yield from enumerate(self.sheets)

    def where(self, sheet: int, at: At) -> Location:
        """Return the place of a cell, e.g. ``bieu.xlsx: Số liệu!C7``."""
        return self.source.locate(self.source.offset(sheet, at))

    def node(self, value: Scalar | tuple[Node, ...] | dict[str, Node], sheet: int, at: At) -> Node:
        """Return a value of the data tree that stands in a cell, or whose table begins there."""
        offset = self.source.offset(sheet, at)
        return Node(value, self.source, offset, offset + 1)
