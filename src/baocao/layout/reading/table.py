"""Tables as plain values: the grid, merged cells, and the lines that are really drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from baocao.layout.blocks import Cell, Row, Table
from baocao.layout.reading.scope import BlockReader, Scope
from baocao.ooxml.formats import Border, Borders
from baocao.ooxml.properties import is_on, read_borders, read_length, read_number
from baocao.ooxml.styles import Styles, TableLook
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

_VAL: Final = qn("w:val")
_TYPE: Final = qn("w:type")
_ALIGNMENTS: Final = {"center": "center", "right": "right", "end": "right"}
_MAX_COLUMNS: Final = 500
_CELL_MARGIN: Final = Length.from_twips(108)
"""What Word leaves left and right of a cell's text when nothing says otherwise."""
_SOME_WIDTH: Final = Length.from_mm(20)
_WRAPPERS: Final = frozenset(
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_LOOKS: Final = (
    ("firstRow", "firstRow", 0x0020),
    ("lastRow", "lastRow", 0x0040),
    ("firstColumn", "firstCol", 0x0080),
    ("lastColumn", "lastCol", 0x0100),
)
"""(attribute of ``w:tblLook``, condition, bit of its old form), from weak to strong."""


@dataclass(slots=True)
class _Slot:
    """A ``w:tc`` and the grid columns it covers."""

    tc: Element
    tc_pr: Element | None
    number: int
    """Which cell of its row, from 1."""
    column: int
    columns: int
    rows: int = 1
    merged: bool = False
    """Whether it only continues the cell above."""


@dataclass(slots=True)
class _Line:
    tr: Element
    tr_pr: Element | None
    number: int
    slots: list[_Slot]


def read_table(tbl: Element, scope: Scope, styles: Styles, read_blocks: BlockReader) -> Table:
    """Return a table; rows deleted by a tracked change are left out.

    Args:
        tbl: it is not changed.
        scope: the table's own, already a step inside its container.
        styles: the document's styles.
        read_blocks: reads what is in a cell.
    """
    return _TableReader(tbl, scope, styles, read_blocks).read()


class _TableReader:
    def __init__(self, tbl: Element, scope: Scope, styles: Styles, read_blocks: BlockReader) -> None:
        self._tbl = tbl
        self._scope = scope
        self._styles = styles
        self._read_blocks = read_blocks
        own = tbl.find(qn("w:tblPr"))
        self._style = _value(own, "w:tblStyle")
        self._levels = [*styles.table_properties(self._style), *([own] if own is not None else [])]
        self._lines = [_read_line(tr, number) for number, tr in enumerate(_iter_named(tbl, "w:tr"), 1)]
        self._lines = [line for line in self._lines if not _is_deleted(line.tr_pr)]
        _join_down(self._lines)
        self._grid = _read_grid(tbl, self._lines)
        self._borders: dict[str, Border | None] = {}
        for level in self._levels:
            self._borders |= read_borders(level.find(qn("w:tblBorders")))
        self._conditions = _read_look(own)
        self._left = self._margin("left", "start")
        self._right = self._margin("right", "end")

    def read(self) -> Table:
        rows = tuple(self._read_row(index, line) for index, line in enumerate(self._lines))
        return Table(
            rows=rows,
            grid=self._grid,
            indent=self._length("w:tblInd"),
            alignment=_ALIGNMENTS.get(self._last("w:jc", _VAL, "left"), "left"),
            style=self._style,
            cell_left=self._left,
            cell_right=self._right,
            room=self._scope.room,
            where=self._scope.locate(),
        )

    def _last(self, name: str, attribute: str, default: str) -> str:
        found = [
            element.get(attribute) for level in self._levels if (element := level.find(qn(name))) is not None
        ]
        return next((value for value in reversed(found) if value), default)

    def _length(self, name: str) -> Length:
        return read_length(self._last(name, qn("w:w"), "0")) or Length(0)

    def _margin(self, *names: str) -> Length:
        found = _CELL_MARGIN
        for level in self._levels:
            length = _read_margin(level.find(qn("w:tblCellMar")), *names)
            found = found if length is None else length
        return found

    def _read_row(self, index: int, line: _Line) -> Row:
        scope = self._scope.step("hàng", line.number)
        exceptions = line.tr.find(f"{qn('w:tblPrEx')}/{qn('w:tblBorders')}")
        borders = self._borders | read_borders(exceptions)
        height = line.tr_pr.find(qn("w:trHeight")) if line.tr_pr is not None else None
        return Row(
            cells=tuple(
                self._read_cell(index, slot, scope, borders) for slot in line.slots if not slot.merged
            ),
            header=line.tr_pr is not None and is_on(line.tr_pr.find(qn("w:tblHeader"))),
            cant_split=line.tr_pr is not None and is_on(line.tr_pr.find(qn("w:cantSplit"))),
            height=read_length(height.get(_VAL)) or Length(0) if height is not None else Length(0),
        )

    def _read_cell(self, index: int, slot: _Slot, scope: Scope, borders: dict[str, Border | None]) -> Cell:
        width = Length(sum(self._grid[slot.column : slot.column + slot.columns]))
        margins = slot.tc_pr.find(qn("w:tcMar")) if slot.tc_pr is not None else None
        left, right = _read_margin(margins, "left", "start"), _read_margin(margins, "right", "end")
        gaps = (self._left if left is None else left) + (self._right if right is None else right)
        last_row = index + slot.rows >= len(self._lines)
        last_column = slot.column + slot.columns >= len(self._grid)
        table: TableLook = (self._style or "", self._find_conditions(index, slot, last_row, last_column))
        inner = scope.step("ô", slot.number, room=Length(max(0, width - gaps)), table=table)
        edges = {
            "top": borders.get("inside_h" if index else "top"),
            "bottom": borders.get("bottom" if last_row else "inside_h"),
            "left": borders.get("inside_v" if slot.column else "left"),
            "right": borders.get("right" if last_column else "inside_v"),
        }
        own = slot.tc_pr.find(qn("w:tcBorders")) if slot.tc_pr is not None else None
        edges |= self._styles.table_cell_borders(table) | read_borders(own)
        edges = {edge: line for edge, line in edges.items() if not edge.startswith("inside")}
        shade = slot.tc_pr.find(qn("w:shd")) if slot.tc_pr is not None else None
        fill = shade.get(qn("w:fill"), "auto") if shade is not None else "auto"
        return Cell(
            blocks=self._read_blocks(slot.tc, inner),
            column=slot.column,
            columns=slot.columns,
            rows=slot.rows,
            width=width,
            borders=Borders(**edges),
            fill="" if fill == "auto" else fill.upper(),
            vertical=_value(slot.tc_pr, "w:vAlign") or "top",
            where=inner.locate(),
        )

    def _find_conditions(
        self,
        index: int,
        slot: _Slot,
        last_row: bool,
        last_column: bool,  # two of four edges
    ) -> tuple[str, ...]:
        holds = {
            "firstRow": index == 0,
            "lastRow": last_row,
            "firstCol": slot.column == 0,
            "lastCol": last_column,
        }
        return tuple(condition for condition in self._conditions if holds[condition])


def _iter_named(element: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, those inside content controls and tracked insertions included."""
    for child in element:
        if child.tag == qn(name):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _iter_named(child, name)


def _read_line(tr: Element, number: int) -> _Line:
    tr_pr = tr.find(qn("w:trPr"))
    column = _count(tr_pr, "w:gridBefore", 0)
    slots: list[_Slot] = []
    for index, tc in enumerate(_iter_named(tr, "w:tc"), 1):
        tc_pr = tc.find(qn("w:tcPr"))
        columns = max(1, _count(tc_pr, "w:gridSpan", 1))
        if column + columns > _MAX_COLUMNS:
            break
        across = tc_pr.find(qn("w:hMerge")) if tc_pr is not None else None
        if across is not None and across.get(_VAL, "continue") == "continue" and slots:
            slots[-1].columns += columns
        else:
            slots.append(_Slot(tc, tc_pr, index, column, columns))
        column += columns
    return _Line(tr, tr_pr, number, slots)


def _join_down(lines: Sequence[_Line]) -> None:
    """Let cells that are merged downwards know how many rows they span."""
    above: dict[int, _Slot] = {}
    for line in lines:
        current: dict[int, _Slot] = {}
        for slot in line.slots:
            merge = slot.tc_pr.find(qn("w:vMerge")) if slot.tc_pr is not None else None
            origin = above.get(slot.column)
            if merge is None:
                continue
            if merge.get(_VAL, "continue") == "continue" and origin and origin.columns == slot.columns:
                slot.merged = True
                origin.rows += 1
                current[slot.column] = origin
            else:
                current[slot.column] = slot
        above = current


def _read_grid(tbl: Element, lines: Sequence[_Line]) -> tuple[Length, ...]:
    """Return the width of each column: the grid's, or what the cells ask for where it says nothing."""
    holder = tbl.find(qn("w:tblGrid"))
    columns = [] if holder is None else list(holder.iterchildren(qn("w:gridCol")))
    grid = [read_length(column.get(qn("w:w"))) or Length(0) for column in columns[:_MAX_COLUMNS]]
    needed = max((slot.column + slot.columns for line in lines for slot in line.slots), default=0)
    grid += [Length(0)] * (needed - len(grid))
    if all(grid):
        return tuple(grid)
    for line in lines:
        for slot in line.slots:
            width = slot.tc_pr.find(qn("w:tcW")) if slot.tc_pr is not None else None
            if (
                width is not None
                and width.get(_TYPE, "dxa") == "dxa"
                and slot.columns == 1
                and not grid[slot.column]
            ):
                grid[slot.column] = read_length(width.get(qn("w:w"))) or Length(0)
    return tuple(width or _SOME_WIDTH for width in grid)


def _read_look(tbl_pr: Element | None) -> tuple[str, ...]:
    look = tbl_pr.find(qn("w:tblLook")) if tbl_pr is not None else None
    if look is None:
        return ()
    try:
        bits = int(look.get(_VAL, "0"), 16)
    except ValueError:
        bits = 0
    return tuple(
        condition
        for attribute, condition, bit in _LOOKS
        if look.get(qn(f"w:{attribute}"), "1" if bits & bit else "0") not in {"0", "false", "off"}
    )


def _read_margin(holder: Element | None, *names: str) -> Length | None:
    for name in names:
        element = holder.find(qn(f"w:{name}")) if holder is not None else None
        if element is not None:
            return read_length(element.get(qn("w:w")))
    return None


def _is_deleted(tr_pr: Element | None) -> bool:
    return tr_pr is not None and tr_pr.find(qn("w:del")) is not None


def _count(holder: Element | None, name: str, default: int) -> int:
    return max(0, min(read_number(_value(holder, name), default) or 0, _MAX_COLUMNS))


def _value(holder: Element | None, name: str) -> str:
    element = holder.find(qn(name)) if holder is not None else None
    return element.get(_VAL, "") if element is not None else ""
