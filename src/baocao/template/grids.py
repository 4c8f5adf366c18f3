"""A table as Word lays it out: its rows, the grid columns each cell takes, their widths."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from baocao.ooxml.order import drop, put
from baocao.ooxml.whole import read_whole
from baocao.ooxml.xml import Element, qn

_TC_PR: Final = qn("w:tcPr")
_WRAPPERS: Final = frozenset(
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


def list_rows(table: Element) -> list[Element]:
    """Return the rows of a table, those in content controls too, those of tables inside it not."""
    return list(_iter_below(table, qn("w:tr")))


def list_cells(row: Element) -> list[Element]:
    """Return the cells of a row, those in content controls too."""
    return list(_iter_below(row, qn("w:tc")))


def _iter_below(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _iter_below(child, tag)


def find_property(cell: Element, name: str) -> Element | None:
    """Return one of a cell's properties."""
    tc_pr = next(cell.iterchildren(_TC_PR), None)
    return None if tc_pr is None else next(tc_pr.iterchildren(qn(name)), None)


def set_property(cell: Element, name: str, **values: str) -> None:
    """Give a cell a property in its place, instead of the one it has."""
    tc_pr = next(cell.iterchildren(_TC_PR), None)
    if tc_pr is None:
        tc_pr = cell.makeelement(qn("w:tcPr"))
        cell.insert(0, tc_pr)
    put(tc_pr, name, **values)


def drop_property(cell: Element, name: str) -> None:
    """Take a property from a cell, where it has it."""
    tc_pr = next(cell.iterchildren(_TC_PR), None)
    if tc_pr is not None:
        drop(tc_pr, name)


def count_span(cell: Element) -> int:
    """Return how many grid columns a cell takes."""
    found = find_property(cell, "w:gridSpan")
    return max(read_whole(found.get(qn("w:val"))), 1) if found is not None else 1


def set_span(cell: Element, columns: int) -> None:
    """Let a cell take this many grid columns."""
    if columns == 1:
        drop_property(cell, "w:gridSpan")
    else:
        set_property(cell, "w:gridSpan", val=str(columns))


def count_skipped(row: Element, name: str) -> int:
    """Return how many grid columns a row leaves out before (``w:gridBefore``) or behind its cells."""
    found = row.find(f"{qn('w:trPr')}/{qn(name)}")
    return max(read_whole(found.get(qn("w:val"))), 0) if found is not None else 0


def read_width(cell: Element) -> int | None:
    """Return the width of a cell in twentieths of a point; None when it is none, or a percentage."""
    found = find_property(cell, "w:tcW")
    if found is None or found.get(qn("w:type"), "dxa") != "dxa":
        return None
    width = read_whole(found.get(qn("w:w")), -1)
    return width if width >= 0 else None


def match_grid(table: Element) -> None:
    """Give a table as many grid columns as its widest row takes, within the width it has.

    The columns share the width as the cells of that row would; every cell
    that has a width gets that of its columns.

    Source:
        ECMA-376 Part 1, 17.4.48 (tblGrid), 17.4.71 (tcW).
    """
    grid = table.find(qn("w:tblGrid"))
    rows = list_rows(table)
    if grid is None or not rows:
        return
    columns = grid.findall(qn("w:gridCol"))
    widest = max(rows, key=_count_columns)
    count = _count_columns(widest)
    if count in {0, len(columns)}:
        return
    total = sum(_read_column(column) for column in columns)
    widths = _share(total, _read_wishes(widest, count))
    for column in columns:
        grid.remove(column)
    for place, width in enumerate(widths):
        grid.insert(place, grid.makeelement(qn("w:gridCol"), {qn("w:w"): str(width)}))
    for row in rows:
        fit_cells(row, widths)


def fit_cells(row: Element, widths: Sequence[int]) -> None:
    """Give the cells of a row that have a width the width of the columns they take."""
    at = count_skipped(row, "w:gridBefore")
    for cell in list_cells(row):
        span = count_span(cell)
        width = sum(widths[at : at + span])
        if read_width(cell) is not None and width:
            set_property(cell, "w:tcW", w=str(width), type="dxa")
        at += span


def read_columns(table: Element) -> list[int]:
    """Return the widths of a table's grid columns."""
    grid = table.find(qn("w:tblGrid"))
    return [] if grid is None else [_read_column(column) for column in grid.findall(qn("w:gridCol"))]


def _count_columns(row: Element) -> int:
    skipped = count_skipped(row, "w:gridBefore") + count_skipped(row, "w:gridAfter")
    return skipped + sum(map(count_span, list_cells(row)))


def _read_wishes(row: Element, count: int) -> list[int]:
    """Return how wide the cells of a row want each of `count` columns; all alike when they do not say."""
    wishes: list[int] = []
    for cell in list_cells(row):
        width, span = read_width(cell), count_span(cell)
        wishes += [(width or 0) // span] * span
    return wishes if len(wishes) == count and all(wishes) else [1] * count


def _share(total: int, wishes: Sequence[int]) -> list[int]:
    """Return `total` in whole numbers, shared like `wishes`."""
    edges = [0]
    for wish in wishes:
        edges.append(edges[-1] + wish)
    places = [round(total * edge / edges[-1]) for edge in edges]
    return [right - left for left, right in itertools.pairwise(places)]


def _read_column(column: Element) -> int:
    return max(read_whole(column.get(qn("w:w"))), 0)
