"""Where pages end: breaks put by hand, sections, and the places where Word last began a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from baocao.layout.blocks import PAGE_BREAK, Block, Paragraph, Row, Run, Section, Table, iter_paragraphs
from baocao.layout.facts import Facts
from baocao.ooxml.numbering import format_number
from baocao.units import Length


@dataclass(slots=True)
class Page:
    """One page: what is on it, and the section whose paper it is."""

    section: Section
    section_number: int
    number: int
    """As printed in the header."""
    opens_section: bool
    blocks: list[Block] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The page number in the section's format."""
        return format_number(self.number, self.section.page_format)


def split_pages(facts: Facts) -> list[Page]:
    """Return the pages, as far as the document tells where they end; at least one."""
    pages: list[Page] = []
    for index, section in enumerate(facts.sections, 1):
        if not _continues(section, pages):
            pages.append(_next_page(pages, section, index, opens=True))
        for piece in _iter_pieces(section.blocks):
            if piece is None:
                if pages[-1].blocks:
                    pages.append(_next_page(pages, section, index, opens=False))
            else:
                pages[-1].blocks.append(piece)
    return [page for page in pages if page.blocks] or pages[:1]


def _continues(section: Section, pages: list[Page]) -> bool:
    """Return whether a section goes on below the one before it."""
    if not pages:
        return False
    before = pages[-1].section
    same_paper = (before.width, before.height) == (section.width, section.height)
    return section.start in {"continuous", "nextColumn"} and same_paper


def _next_page(pages: list[Page], section: Section, index: int, *, opens: bool) -> Page:
    number = pages[-1].number + 1 if pages else 1
    if opens and section.page_start is not None:
        number = section.page_start
    return Page(section, index, number, opens)


def _iter_pieces(blocks: tuple[Block, ...]) -> Iterator[Block | None]:
    """Yield the blocks, cut where a page ends; None for the end of a page."""
    for block in blocks:
        pieces = _split_table(block) if isinstance(block, Table) else _split_paragraph(block)
        yield from pieces


def _split_paragraph(paragraph: Paragraph) -> Iterator[Block | None]:
    if paragraph.format.page_break_before:
        yield None
    cuts = _find_cuts(paragraph)
    if not cuts:
        yield paragraph
        return
    edges = [0, *cuts, sum(len(run.text) for run in paragraph.runs)]
    shown = False
    for start, end in pairwise(edges):
        if start:
            yield None
        piece = _cut(paragraph, start, end, first=not shown)
        if not piece.is_empty:
            shown = True
            yield piece


def _find_cuts(paragraph: Paragraph) -> list[int]:
    """Return the offsets in the runs' text, hidden text included, after which a new page begins."""
    text = "".join(run.text for run in paragraph.runs)
    cuts = {at + 1 for at, letter in enumerate(text) if letter == PAGE_BREAK}
    cuts |= {at for at in paragraph.rendered_breaks if 0 < at < len(text)}
    starts = 0 in paragraph.rendered_breaks
    return ([0] if starts else []) + sorted(cuts)


def _cut(paragraph: Paragraph, start: int, end: int, *, first: bool) -> Paragraph:
    """Return a stretch of a paragraph; only the first has its label, first-line indent and drawings."""
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        here = start <= at < end or (at == start == end)
        if low < high:
            runs.append(replace(run, text=run.text[low:high].strip(PAGE_BREAK)))
        elif not run.text and here:
            runs.append(run)
        at += len(run.text)
    if first:
        return replace(paragraph, runs=tuple(runs), rendered_breaks=())
    look = replace(paragraph.format, first_line=Length(0), space_before=Length(0))
    return replace(paragraph, runs=tuple(runs), format=look, label="", rules=(), boxes=(), rendered_breaks=())


def _split_table(table: Table) -> Iterator[Block | None]:
    """Yield a table cut before the rows at which Word began a page, its heading rows repeated."""
    heads = tuple(row for row in table.rows if row.header)
    start = 0
    for index, row in enumerate(table.rows):
        if index > start and _begins_page(row) and not _is_spanned(table, index):
            yield _part(table, start, index, heads)
            yield None
            start = index
        elif index == 0 and _begins_page(row):
            yield None
    yield _part(table, start, len(table.rows), heads)


def _part(table: Table, start: int, end: int, heads: tuple[Row, ...]) -> Table:
    rows = table.rows[start:end]
    return replace(table, rows=rows if start == 0 or rows[0].header else heads + rows)


def _begins_page(row: Row) -> bool:
    """Return whether Word began a page at the top of this row."""
    for cell in row.cells:
        first = next(iter_paragraphs(cell.blocks), None)
        if first is not None and (0 in first.rendered_breaks or first.format.page_break_before):
            return True
    return False


def _is_spanned(table: Table, index: int) -> bool:
    """Return whether a cell reaches over the upper edge of a row."""
    return any(at + cell.rows > index for at, row in enumerate(table.rows[:index]) for cell in row.cells)
