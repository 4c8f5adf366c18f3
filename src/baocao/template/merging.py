"""What statements about cells ask for, done on the finished tables: spans, shading, merges."""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from baocao.errors import Location
from baocao.ooxml.runs import TEXTS, keep_tail_and_remove
from baocao.ooxml.xml import Element, qn
from baocao.template.cells import OutsideCellError
from baocao.template.grids import (
    count_skipped,
    count_span,
    find_property,
    fit_cells,
    list_cells,
    list_rows,
    match_grid,
    read_columns,
    read_width,
    set_property,
    set_span,
)
from baocao.template.marks import CLOSE_CELL, OPEN_CELL
from baocao.template.orders import CALL, TEXT
from baocao.template.places import find_above

_ORDER: Final = re.compile(f"{OPEN_CELL}([^{CLOSE_CELL}]*){CLOSE_CELL}")


@dataclass(slots=True)
class _Wish:
    """What the marks in one cell ask for."""

    span: int | None = None
    fill: str = ""
    across: str | None = None
    """What joins the cell to its neighbours in the row; None for nothing."""
    down: str | None = None
    called_across: str = TEXT
    called_down: str = TEXT

    def add(self, order: str) -> None:
        """Take over one mark; of two that say the same thing the last counts."""
        keyword, _, content = order.partition(":")
        if keyword == "colspan":
            self.span = int(content)
        elif keyword == "cellbg":
            self.fill = content
        elif keyword == "hm":
            self.across = content
        elif keyword == "vm":
            self.down = content
        elif keyword == "hm@":
            self.called_across = content
        elif keyword == "vm@":
            self.called_down = content

    def settle(self, cell: Element) -> None:
        """Put the cell's text for keys that are made of it."""
        if self.across == CALL:
            self.across = self.called_across
        if self.down == CALL:
            self.down = self.called_down
        if TEXT in {self.across, self.down}:
            text = "~" + "\n".join("".join(map(str, p.itertext())) for p in cell.iter(qn("w:p"))).strip()
            self.across = text if self.across == TEXT else self.across
            self.down = text if self.down == TEXT else self.down


_Wishes = dict[Element, _Wish]


@dataclass(slots=True)
class _Table:
    """What the marks in one table ask for."""

    is_grown: bool = False
    """Whether a loop made its columns."""
    wishes: _Wishes = field(default_factory=dict)
    """{cell: what is asked for it}."""


_find_marked: Final[Callable[[Element], Any]] = etree.XPath(f".//text()[contains(., '{OPEN_CELL}')]")
"""Finds the texts that hold marks: in C, since there may be a million of others."""


def obey_orders(root: Element) -> bool:
    """Do what the marks in the cells ask for, and take the marks away.

    Raises:
        OutsideCellError: T108, a macro printed one where there is no cell.

    Cost:
        Linear in the rows of the tables that have marks.
    """
    tables: dict[Element, _Table] = defaultdict(_Table)
    for text in _find_marked(root):
        element = text.getparent()
        home = element.getparent() if text.is_tail else element
        rest = _ORDER.sub("", text) or None
        _note(home, _ORDER.findall(text), tables)
        if text.is_tail:
            element.tail = rest
            continue
        element.text = rest
        if rest is None and element.tag in TEXTS:
            _drop_empty(element)
    for table, found in tables.items():
        for cell, wish in found.wishes.items():
            wish.settle(cell)
            if wish.fill:
                set_property(cell, "w:shd", val="clear", color="auto", fill=wish.fill)
        _merge(table, found)
    return True


def _note(home: Element, orders: list[str], tables: dict[Element, _Table]) -> None:
    cell = find_above(home, qn("w:tc"))
    table = find_above(home, qn("w:tbl"))
    if table is not None and "grid" in orders:
        tables[table].is_grown = True
    orders = [order for order in orders if order != "grid"]
    if cell is not None and table is not None:
        wish = tables[table].wishes.setdefault(cell, _Wish())
        for order in orders:
            wish.add(order)
    elif any(not order.partition(":")[0].endswith("@") for order in orders):
        raise OutsideCellError(
            "macro in lệnh gộp ô hoặc tô nền ở chỗ không có ô nào của bảng",
            where=Location(),
            hint="Gọi macro ấy trong ô của bảng",
        )


def _drop_empty(text: Element) -> None:
    """Remove a text that held nothing but marks, with its run when nothing else is in it."""
    run = text.getparent()
    if run is None:
        return
    run.remove(text)
    is_empty = all(child.tag == qn("w:rPr") for child in run) and not (run.text or "").strip()
    if run.tag == qn("w:r") and is_empty:
        keep_tail_and_remove(run)


def _merge(table: Element, found: _Table) -> None:
    wishes = found.wishes
    wide = (cell for cell, wish in wishes.items() if wish.span is not None or wish.across is not None)
    resized = dict.fromkeys(next(cell.iterancestors(qn("w:tr"))) for cell in wide)
    for row in resized:
        _span_cells(row, wishes)
        _merge_across(row, wishes)
    if found.is_grown or resized:
        match_grid(table)
        widths = read_columns(table)
        for row in resized:
            fit_cells(row, widths)
    if any(wish.down is not None for wish in wishes.values()):
        _merge_down(list_rows(table), wishes)


def _span_cells(row: Element, wishes: _Wishes) -> None:
    for cell in list_cells(row):
        wish = wishes.get(cell)
        if wish is None or wish.span is None:
            continue
        if wish.span == 0:
            keep_tail_and_remove(cell)
        else:
            set_span(cell, wish.span)


def _merge_across(row: Element, wishes: _Wishes) -> None:
    """Let the first of neighbours that belong together take the columns of all of them.

    Source:
        ECMA-376 Part 1, 17.4.17 (gridSpan).
    """
    first: Element | None = None
    key: str | None = None
    for cell in list_cells(row):
        wish = wishes.get(cell)
        if first is not None and wish is not None and wish.across is not None and wish.across == key:
            widths = (read_width(first), read_width(cell))
            set_span(first, count_span(first) + count_span(cell))
            if None not in widths:
                set_property(first, "w:tcW", w=str(sum(width or 0 for width in widths)), type="dxa")
            keep_tail_and_remove(cell)
            continue
        first, key = cell, None if wish is None else wish.across


def _merge_down(rows: list[Element], wishes: _Wishes) -> None:
    """Join cells that belong together and stand in the same columns of rows that follow one another.

    A cell the template has merged with the one above it goes along with that.

    Source:
        ECMA-376 Part 1, 17.4.84 (vMerge).
    """
    above: dict[tuple[int, int], list[Element]] = {}
    keys: dict[Element, str] = {}
    groups: list[list[Element]] = []
    for row in rows:
        here: dict[tuple[int, int], list[Element]] = {}
        at = count_skipped(row, "w:gridBefore")
        for cell in list_cells(row):
            place = (at, count_span(cell))
            at += place[1]
            wish = wishes.get(cell)
            group = above.get(place)
            key = None if wish is None else wish.down
            if key is None and (group is None or not _is_continued(cell)):
                continue
            if group is None or (key is not None and keys[group[0]] != key):
                group = []
                groups.append(group)
                keys[cell] = key or ""
            group.append(cell)
            here[place] = group
        above = here
    for group in groups:
        if len(group) > 1:
            set_property(group[0], "w:vMerge", val="restart")
            for cell in group[1:]:
                set_property(cell, "w:vMerge")
                _empty(cell)


def _is_continued(cell: Element) -> bool:
    found = find_property(cell, "w:vMerge")
    return found is not None and found.get(qn("w:val"), "continue") != "restart"


def _empty(cell: Element) -> None:
    """Leave one empty paragraph in a cell, set like its first one."""
    first = cell.find(qn("w:p"))
    p_pr = None if first is None else first.find(qn("w:pPr"))
    for child in list(cell):
        if child.tag != qn("w:tcPr"):
            cell.remove(child)
    paragraph = cell.makeelement(qn("w:p"))
    if p_pr is not None:
        kept = copy.deepcopy(p_pr)
        for numbered in kept.findall(qn("w:numPr")):
            kept.remove(numbered)
        paragraph.append(kept)
    cell.append(paragraph)
