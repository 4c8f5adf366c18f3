"""Tables as lines of a terminal: any grid of merged cells, with exactly the lines the document draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment

from baocao.layout.blocks import Block, Cell, Paragraph, Run, Table
from baocao.ooxml.formats import RunFormat
from baocao.view.page_signs import Signs
from baocao.view.page_text import Line, blank, clean, pad, width_of

CellDrawer = Callable[[Sequence[Block], int], list[Line]]
"""Draws the blocks of a cell in so many columns."""

_LONGEST_KEPT: Final = 14
"""Words up to this long are kept whole; longer ones may be broken in a narrow column."""
_MIN_COLUMN: Final = 3
_ROOMY: Final = 56
"""From this width on, cells have a blank left and right of their text."""


def draw_table(table: Table, columns: int, signs: Signs, draw_cell: CellDrawer) -> list[Line]:
    """Return a table as lines no wider than `columns`.

    Where the terminal is too narrow for the columns, each row becomes a few
    lines “heading: text”; a table without lines becomes its cells one after
    the other.
    """
    grid = _Grid.of(table)
    if not grid.places:
        return []
    for padding in (1, 0) if table.is_ruled and columns >= _ROOMY else (0,):
        widths = _fit(table, grid, columns, padding, signs)
        if widths is not None:
            lines = _Drawer(grid, widths, padding, signs, draw_cell).draw()
            shift = _shift(table, columns, width_of(lines[0]) if lines else 0)
            return [[blank(shift), *line] for line in lines] if shift else lines
    return _draw_stacked(table, columns, signs, draw_cell)


def _shift(table: Table, columns: int, width: int) -> int:
    """Return how far a table stands from the left edge of its room."""
    spare = max(0, columns - width)
    if table.alignment in {"center", "right"}:
        return spare // 2 if table.alignment == "center" else spare
    indent = table.indent.mm * columns / table.room.mm if table.room > 0 else 0
    return max(0, min(round(indent), spare))


@dataclass(slots=True)
class _Place:
    """A cell and its rows in the grid."""

    cell: Cell
    row: int
    rows: int
    lines: list[Line] = field(default_factory=list)
    width: int = 0
    """In columns of the terminal, the lines between its grid columns included."""

    @property
    def end(self) -> int:
        """Grid column after its last one."""
        return self.cell.column + self.cell.columns


@dataclass(slots=True)
class _Grid:
    """Which cell covers what, and where lines are drawn."""

    rows: int
    columns: int
    places: list[_Place]
    covers: list[list[_Place | None]]
    """[row][column]."""

    @classmethod
    def of(cls, table: Table) -> _Grid:
        rows, columns = len(table.rows), len(table.grid)
        covers: list[list[_Place | None]] = [[None] * columns for _ in range(rows)]
        places = []
        for index, row in enumerate(table.rows):
            for cell in row.cells:
                place = _Place(cell, index, min(cell.rows, rows - index))
                places.append(place)
                for covered in covers[index : index + place.rows]:
                    covered[cell.column : place.end] = [place] * cell.columns
        return cls(rows, columns, places, covers)

    def at(self, row: int, column: int) -> _Place | None:
        """Return what covers a square; None outside and where no cell is."""
        if 0 <= row < self.rows and 0 <= column < self.columns:
            return self.covers[row][column]
        return None

    def line_above(self, row: int, column: int) -> bool:
        """Whether there is a line between a square and the one above it."""
        upper, lower = self.at(row - 1, column), self.at(row, column)
        if upper is lower:
            return False
        return bool((upper and upper.cell.borders.bottom) or (lower and lower.cell.borders.top))

    def line_before(self, row: int, column: int) -> bool:
        """Whether there is a line between a square and the one left of it."""
        first, second = self.at(row, column - 1), self.at(row, column)
        if first is second:
            return False
        return bool((first and first.cell.borders.right) or (second and second.cell.borders.left))


def _gaps(grid: _Grid, signs: Signs) -> list[int]:
    """Return the width of each vertical grid line: one, or none at an outer edge that is not drawn."""
    gaps = []
    for column in range(grid.columns + 1):
        outer = column in {0, grid.columns}
        drawn = any(grid.line_before(row, column) for row in range(grid.rows))
        gaps.append(int(drawn and signs.framed) if outer else 1)
    return gaps


def _fit(table: Table, grid: _Grid, columns: int, padding: int, signs: Signs) -> list[int] | None:
    """Return the width of each grid column in columns of the terminal; None when there is too little room."""
    room = columns - sum(_gaps(grid, signs))
    least = _least_widths(grid, padding)
    if sum(least) > room:
        return None
    scale = columns / table.room.mm if table.room > 0 else 0.5
    share = max(sum(least), min(room, round(table.width.mm * scale) - (columns - room)))
    widths = _shares([length.mm for length in table.grid], share)
    lacking = sum(max(0, low - width) for low, width in zip(least, widths, strict=True))
    spare = [max(0, width - low) for low, width in zip(least, widths, strict=True)]
    given = _shares([float(one) for one in spare], lacking) if lacking else [0] * len(spare)
    return [max(low, width - less) for low, width, less in zip(least, widths, given, strict=True)]


def _shares(parts: Sequence[float], total: int) -> list[int]:
    """Return `total` divided in proportion, in whole numbers that add up to it."""
    whole = sum(parts) or 1.0
    edges, so_far = [0], 0.0
    for part in parts:
        so_far += part
        edges.append(round(total * so_far / whole))
    return [end - start for start, end in pairwise(edges)]


def _least_widths(grid: _Grid, padding: int) -> list[int]:
    """Return how narrow each grid column may be so that its words stay whole."""
    least = [_MIN_COLUMN + 2 * padding] * grid.columns
    for place in grid.places:
        if place.cell.columns == 1:
            words = (cell_len(word) for word in clean(place.cell.text).split())
            longest = min(max(words, default=1), _LONGEST_KEPT) + 2 * padding
            least[place.cell.column] = max(least[place.cell.column], longest)
    return least


class _Drawer:
    """Draws a grid whose column widths are known."""

    def __init__(
        self, grid: _Grid, widths: list[int], padding: int, signs: Signs, draw_cell: CellDrawer
    ) -> None:
        self._grid = grid
        self._widths = widths
        self._padding = padding
        self._signs = signs
        self._gaps = _gaps(grid, signs)
        for place in grid.places:
            first, end = place.cell.column, place.end
            place.width = sum(widths[first:end]) + sum(self._gaps[first + 1 : end])
            place.lines = draw_cell(place.cell.blocks, max(1, place.width - 2 * padding))
        self._edges = [self._has_edge(row) for row in range(grid.rows + 1)]
        heights = self._measure_rows()
        self._tops = [0]
        for row, height in enumerate(heights):
            self._tops.append(self._tops[-1] + height + self._edges[row + 1])

    def draw(self) -> list[Line]:
        lines: list[Line] = []
        for row in range(self._grid.rows + 1):
            if self._edges[row]:
                lines.append(self._draw_edge(row))
            if row < self._grid.rows:
                below = self._tops[row + 1] - self._edges[row + 1]
                lines += [self._draw_line(row, at) for at in range(self._tops[row], below)]
        return lines

    def _has_edge(self, row: int) -> bool:
        if row in {0, self._grid.rows} and not self._signs.framed:
            return False
        return any(self._grid.line_above(row, column) for column in range(self._grid.columns))

    def _measure_rows(self) -> list[int]:
        """Return the height of each row in lines; cells over several rows stretch the last of them."""
        heights = [1] * self._grid.rows
        for place in sorted(self._grid.places, key=lambda place: place.rows):
            end = place.row + place.rows
            inside = sum(heights[place.row : end]) + sum(self._edges[place.row + 1 : end])
            heights[end - 1] += max(0, len(place.lines) - inside)
        return heights

    def _draw_line(self, row: int, at: int) -> Line:
        """Draw one line of a row; `at` counts from the first line of the table's first row."""
        line: Line = []
        column = 0
        while column < self._grid.columns:
            place = self._grid.at(row, column)
            drawn = self._grid.line_before(row, column)
            line.append(Segment((self._signs.down if drawn else " ") * self._gaps[column]))
            line += self._content(place, at) if place else [blank(self._widths[column])]
            column = place.end if place else column + 1
        drawn = self._grid.line_before(row, column)
        line.append(Segment((self._signs.down if drawn else " ") * self._gaps[column]))
        return line

    def _draw_edge(self, row: int) -> Line:
        """Draw the line above a row; cells that span it show their text there."""
        grid, line = self._grid, Line()
        column = 0
        while column < grid.columns:
            line.append(self._crossing(row, column))
            place = grid.at(row, column)
            if place is not None and place is grid.at(row - 1, column):
                line += self._content(place, self._tops[row] - 1)
                column = place.end
            else:
                sign = self._signs.across if grid.line_above(row, column) else " "
                line.append(Segment(sign * self._widths[column]))
                column += 1
        line.append(self._crossing(row, column))
        return line

    def _crossing(self, row: int, column: int) -> Segment:
        grid = self._grid
        sign = self._signs.cross(
            up=grid.line_before(row - 1, column),
            down=grid.line_before(row, column),
            left=grid.line_above(row, column - 1),
            right=grid.line_above(row, column),
        )
        return Segment(sign * self._gaps[column])

    def _content(self, place: _Place, at: int) -> Line:
        """Return what a cell shows on one line of the table, as wide as the cell."""
        end = place.row + place.rows
        height = self._tops[end] - self._edges[end] - self._tops[place.row]
        spare = max(0, height - len(place.lines))
        above = {"center": spare // 2, "bottom": spare}.get(place.cell.vertical, 0)
        index = at - self._tops[place.row] - above
        line = place.lines[index] if 0 <= index < len(place.lines) else []
        inner = place.width - 2 * self._padding
        return [blank(self._padding), *pad(line, inner), blank(self._padding)]


def _draw_stacked(table: Table, columns: int, signs: Signs, draw_cell: CellDrawer) -> list[Line]:
    """Draw cells one below the other; those of a table with lines under the headings of their columns."""
    if not table.is_ruled or len(table.rows) < 2:  # noqa: PLR2004  # a heading and what stands under it
        return [line for row in table.rows for cell in row.cells for line in draw_cell(cell.blocks, columns)]
    heads = _count_heading_rows(table)
    headings = _find_headings(table, heads)
    lines: list[Line] = []
    for row in table.rows[heads:]:
        lines.append([Segment(signs.across * columns)])
        for cell in row.cells:
            text = " ".join(clean(cell.text).split())
            if text:
                lines += _draw_record(headings.get(cell.column, ""), text, columns, draw_cell)
    return [*lines, [Segment(signs.across * columns)]]


def _draw_record(heading: str, text: str, columns: int, draw_cell: CellDrawer) -> list[Line]:
    runs = [Run(text=f"{heading}: ", format=RunFormat(bold=True))] if heading else []
    return draw_cell([Paragraph(runs=(*runs, Run(text=text)))], columns)


def _count_heading_rows(table: Table) -> int:
    """Return how many rows are headings: those so declared, or the first with all that its cells span."""
    declared = sum(1 for _ in takewhile(lambda row: row.header, table.rows))
    spanned = max((cell.rows for cell in table.rows[0].cells), default=1)
    return min(max(declared, spanned), len(table.rows) - 1)


def _find_headings(table: Table, heads: int) -> dict[int, str]:
    """Return {grid column: heading}, groups before what they group."""
    headings: dict[int, list[str]] = {}
    for row in table.rows[:heads]:
        for cell in row.cells:
            text = " ".join(clean(cell.text).split())
            for column in range(cell.column, cell.column + cell.columns):
                if text:
                    headings.setdefault(column, []).append(text)
    return {column: " – ".join(texts) for column, texts in headings.items()}
