"""Cutting paragraphs and tables in two where a page ends."""

from __future__ import annotations

from dataclasses import replace

from baocao.layout.blocks import PAGE_BREAK, Paragraph, Row, Run, Table, iter_paragraphs
from baocao.units import Length


def cut_paragraph(paragraph: Paragraph, start: int, end: int, *, first: bool) -> Paragraph:
    """Return a stretch of a paragraph, ``[start, end)`` in the text of its runs, hidden text included.

    Only the first stretch has the label, the first-line indent and what is drawn beside the text.
    """
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            runs.append(replace(run, text=run.text[low:high].strip(PAGE_BREAK)))
        elif not run.text and (start <= at < end or at == start == end):
            runs.append(run)
        at += len(run.text)
    if first:
        return replace(paragraph, runs=tuple(runs), rendered_breaks=())
    look = replace(paragraph.format, first_line=Length(0), space_before=Length(0))
    return replace(paragraph, runs=tuple(runs), format=look, label="", rules=(), boxes=(), rendered_breaks=())


def cut_table(table: Table, start: int, end: int) -> Table:
    """Return the rows ``[start, end)`` of a table, its heading rows repeated above them."""
    rows = table.rows[start:end]
    return replace(table, rows=rows if start == 0 else heading_rows(table) + rows)


def heading_rows(table: Table) -> tuple[Row, ...]:
    """Return the rows that are repeated on every page: those at the top that say so."""
    for index, row in enumerate(table.rows):
        if not row.header:
            return table.rows[:index]
    return ()


def may_cut(table: Table, index: int) -> bool:
    """Return whether no cell reaches over the upper edge of a row."""
    first = max(0, index - 200)  # cells over more rows than that are not looked for
    return all(
        at + cell.rows <= index for at, row in enumerate(table.rows[first:index], first) for cell in row.cells
    )


def begins_page(row: Row) -> bool:
    """Return whether a new page began at the top of this row when Word last saved the file."""
    firsts = (next(iter_paragraphs(cell.blocks), None) for cell in row.cells)
    return any(
        first is not None and (0 in first.rendered_breaks or first.format.page_break_before)
        for first in firsts
    )
