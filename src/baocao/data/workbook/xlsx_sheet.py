"""The cells of a sheet's XML, row by row, as typed values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from baocao.data.tree import Scalar
from baocao.data.workbook.book import At, CellSource, Sheet
from baocao.data.workbook.cell_faults import ERROR, LOST, NO_DAY, NO_RESULT, Fault, Faults
from baocao.data.workbook.merges import Merges, Range
from baocao.data.workbook.number_formats import read_percent, read_serial, show_zeros
from baocao.data.workbook.own_formulas import compute, is_own
from baocao.data.workbook.xlsx_parts import iter_elements, local, too_much
from baocao.data.workbook.xlsx_shared import Shared, clean_text, read_text
from baocao.data.workbook.xlsx_values import (
    MAX_COLUMN,
    MAX_ROW,
    read_column,
    read_iso,
    read_name,
    read_number,
    read_range,
)
from baocao.errors import Location
from baocao.ooxml.xml import Element

MAX_CELLS: Final = 700_000
"""Cells with something in them, in one workbook: 50,000 people with 12 columns have 600,000; in memory they
are some 100 MB."""
MAX_CHARACTERS: Final = 50_000_000
"""Characters in them all; a long text may stand in many cells and be in the file once."""
MAX_MERGED: Final = 50_000
"""Merged ranges in one sheet: one for each row of the longest table."""

_TRUE: Final = frozenset({"1", "true"})
_Value = Scalar | Fault


@dataclass(slots=True)
class Room:
    """How much a workbook may still hold; shared by its sheets."""

    cells: int = MAX_CELLS
    characters: int = MAX_CHARACTERS


@dataclass(slots=True)
class ReadSheet:
    """What one sheet holds; filled while its XML goes by."""

    cells: dict[At, Scalar] = field(default_factory=dict)
    faults: dict[At, Fault] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    covered: list[At] = field(default_factory=list)
    """Cells with values that nobody sees: others are merged over them."""
    formulas: int = 0
    zeros: int = 0
    """Formulas of which the result is 0, as programs write it that cannot compute."""

    def to_sheet(self, source: CellSource, index: int, *, is_hidden: bool) -> Sheet:
        """Return the sheet with this index."""
        columns = (range(first, last + 1) for first, last in join_spans(self.hidden_columns))
        return Sheet(
            name=source.sheets[index],
            cells=self.cells,
            merged=tuple(self.merged),
            faults=Faults(self.faults, source, index),
            is_hidden=is_hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(column for span in columns for column in span),
        )


class SheetReader:
    """Reads one sheet."""

    def __init__(self, source: CellSource, sheet: int, shared: Shared, room: Room) -> None:
        """Make a reader for the sheet with this index."""
        self.source, self.sheet, self.shared, self.room = source, sheet, shared, room
        self.read = ReadSheet()
        self.row = 0
        self.last: At = (0, 0)
        self.is_ordered = True
        self.own: dict[At, tuple[str, str | None]] = {}
        """Formulas of our forms without their results, each with its style."""
        self.kinds: dict[str | None, Callable[[str, str | None], _Value]] = {
            None: self._read_number,
            "n": self._read_number,
            "s": self._read_shared,
            "str": self._read_own,
            "b": lambda raw, style: raw.strip() in _TRUE,  # noqa: ARG005
            "e": lambda raw, style: Fault(ERROR, raw.strip()),  # noqa: ARG005
            "d": lambda raw, style: read_iso(raw.strip()),  # noqa: ARG005
        }

    def read_sheet(self, content: bytes) -> ReadSheet:
        """Return what the sheet holds.

        Raises:
            UnsafeWorkbookError: D602.
            etree.XMLSyntaxError: the XML is broken.

        Cost:
            Linear in the XML; memory for the cells that are not blank and for one row.
        """
        rows = 0
        for element in iter_elements(content, "row", "mergeCell", "col"):
            name = local(element)
            if name == "row":
                rows += 1
                if rows > MAX_ROW:
                    raise too_much("bảng tính có nhiều dòng hơn Excel mở được", self._where((0, 0)))
                self._read_row(element)
            elif name == "col":
                self._read_column(element)
            else:
                self._read_merge(element)
        if self.own:
            self._compute_own()
        if self.read.merged:
            self._drop_covered()
        if not self.is_ordered:
            self.read.cells = dict(sorted(self.read.cells.items()))
        return self.read

    def _read_column(self, element: Element) -> None:
        spans = self.read.hidden_columns
        if element.get("hidden") in _TRUE and len(spans) < MAX_COLUMN:
            first, last = (read_number(element.get(name, "")) for name in ("min", "max"))
            if isinstance(first, int) and isinstance(last, int) and 0 < first <= last:
                spans.append((first, min(last, MAX_COLUMN)))

    def _read_merge(self, element: Element) -> None:
        found = read_range(element.get("ref", ""))
        if found is not None:
            if len(self.read.merged) >= MAX_MERGED:
                shown = f"{MAX_MERGED:,}".replace(",", ".")
                raise too_much(f"bảng tính có hơn {shown} vùng gộp ô", self.source.locate(0))
            self.read.merged.append(found)

    def _read_row(self, element: Element) -> None:
        given = element.get("r")
        number = read_number(given) if given else None
        self.row = row = number if isinstance(number, int) else self.row + 1
        digits = str(row)
        size, column = len(digits), 0
        before = len(self.read.cells) + len(self.read.faults)
        for cell in element:
            name = cell.get("r")
            if name is None:
                if local(cell) != "c":
                    continue
                column += 1
                at: At | None = (row, column) if 0 < row <= MAX_ROW and column <= MAX_COLUMN else None
            elif name.endswith(digits) and (found := read_column(name[:-size])) and 0 < row <= MAX_ROW:
                column, at = found, (row, found)
            else:
                at = read_name(name)
                column = at[1] if at else column + 1
            if len(cell) and at is not None:
                self._read_cell(cell, at)
        if element.get("hidden") in _TRUE and len(self.read.cells) + len(self.read.faults) > before:
            self.read.hidden_rows.add(row)

    def _read_cell(self, cell: Element, at: At) -> None:
        raw = inline = formula = None
        for child in cell:
            tag = str(child.tag)
            if tag.endswith("}v"):
                raw = child.text
            elif tag.endswith("}is"):
                inline = child
            elif tag.endswith("}f"):
                formula = child
        kind = cell.get("t")
        value: _Value
        if kind == "inlineStr" and inline is not None:
            value = clean_text(read_text(inline))
        elif raw is not None:
            value = self.kinds.get(kind, self._read_own)(raw, cell.get("s"))
        else:
            value = None if formula is None or kind == "str" else NO_RESULT
        if formula is not None:
            self._note_formula(formula, raw, at, cell.get("s"))
        if value is not None and value != "":
            self._keep(value, at)

    def _note_formula(self, formula: Element, raw: str | None, at: At, style: str | None) -> None:
        self.read.formulas += 1
        self.read.zeros += raw == "0"
        if raw is None and formula.text and is_own(formula.text):
            self.own[at] = (formula.text, style)

    def _keep(self, value: _Value, at: At) -> None:
        room, read = self.room, self.read
        room.cells -= 1
        if isinstance(value, str):
            room.characters -= len(value)
        if room.cells < 0 or room.characters < 0:
            much = f"{MAX_CELLS:,} ô có dữ liệu" if room.cells < 0 else f"{MAX_CHARACTERS:,} chữ"
            raise too_much(f"bảng tính có hơn {much}".replace(",", "."), self._where(at))
        if at <= self.last:
            self.is_ordered = False
            read.cells.pop(at, None)
            read.faults.pop(at, None)
        self.last = at
        if isinstance(value, Fault):
            read.faults[at] = value
        else:
            read.cells[at] = value

    def _read_number(self, raw: str, style: str | None) -> _Value:
        number = read_number(raw) if raw.isascii() else None
        if number is None:
            raw = raw.strip()
            number = read_number(raw)
            if number is None:
                return self._read_own(raw, style)
        look = self.shared.styles.get(style)
        if look is None or look.meaning == "number":
            return number if look is None else show_zeros(number, look.code)
        if look.meaning == "percent":
            return read_percent(Decimal(number) * 100, look.code)
        if look.meaning == "points":
            return read_percent(Decimal(number), look.code)
        shown = read_serial(Decimal(number), look.meaning, from_1904=self.shared.from_1904)
        return Fault(NO_DAY, raw) if shown is None else shown

    def _read_shared(self, raw: str, style: str | None) -> _Value:  # noqa: ARG002
        index = read_number(raw.strip())
        if not isinstance(index, int) or not 0 <= index < len(self.shared.texts):
            return LOST
        return self.shared.texts[index]

    def _read_own(self, raw: str, style: str | None) -> _Value:  # noqa: ARG002
        return clean_text(raw)

    def _compute_own(self) -> None:
        formulas = {at: formula for at, (formula, _) in self.own.items() if at in self.read.faults}
        for at, result in compute(formulas, self.read.cells, self.read.faults).items():
            del self.read.faults[at]
            value = None if result is None else self._read_number(str(result), self.own[at][1])
            if value is not None and not isinstance(value, Fault):
                self.read.cells[at] = value
                self.is_ordered = False

    def _drop_covered(self) -> None:
        """Take away what stands under merged cells: nobody who looks at the sheet can see it."""
        merges = Merges(self.read.merged)
        held: dict[At, Scalar] | dict[At, Fault]
        for held in (self.read.cells, self.read.faults):
            covered = [at for at in held if merges.find(at) not in {None, at}]
            for at in covered:
                del held[at]
            self.read.covered += covered

    def _where(self, at: At) -> Location:
        return self.source.locate(self.source.offset(self.sheet, at))


def join_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that touch as one.

    >>> join_spans([(7, 9), (1, 2), (3, 3), (8, 8)])
    [(1, 3), (7, 9)]
    """
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
