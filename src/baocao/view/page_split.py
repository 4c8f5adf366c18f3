"""Where pages end: breaks put by hand, sections, and the places where Word last began a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from baocao.layout.blocks import PAGE_BREAK, Block, Paragraph, Section, Table
from baocao.layout.facts import Facts
from baocao.ooxml.numbering import format_number
from baocao.units import Length
from baocao.view.page_cut import begins_page, cut_paragraph, cut_table, may_cut
from baocao.view.page_flow import flow

_LEAST_PAGE_MM: Final = 40.0
"""Pages with less room for text than this are not filled by estimate."""


@dataclass(slots=True)
class Page:
    """One page: what is on it, and the section whose paper it is."""

    section: Section
    section_number: int
    number: int = 0
    """As printed in the header."""
    opens_section: bool = False
    estimated: bool = False
    """Whether it begins where we think that the page before is full."""
    blocks: list[Block] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The page number in the section's format."""
        return format_number(self.number, self.section.page_format)


def split_pages(facts: Facts) -> list[Page]:
    """Return the pages; at least one.

    Where Word has noted in the file where its pages began, that counts. Else
    pages end at breaks and sections, and where by our estimate they are full.
    """
    pages = _split_at_breaks(facts)
    if not any(paragraph.rendered_breaks for paragraph in facts.paragraphs):
        pages = [filled for page in pages for filled in _fill(page)]
    number = 0
    for page in pages:
        number += 1
        if page.opens_section and page.section.page_start is not None:
            number = page.section.page_start
        page.number = number
    return pages


def _split_at_breaks(facts: Facts) -> list[Page]:
    pages: list[Page] = []
    for index, section in enumerate(facts.sections, 1):
        if not _continues(section, pages):
            pages.append(Page(section, index, opens_section=True))
        for piece in _iter_pieces(section.blocks):
            if piece is not None:
                pages[-1].blocks.append(piece)
            elif pages[-1].blocks:
                pages.append(Page(section, index))
    return [page for page in pages if page.blocks] or pages[:1]


def _fill(page: Page) -> Iterator[Page]:
    """Yield the pages that what stands between two breaks takes."""
    margins = page.section.margins
    room = Length(page.section.height - margins.top - margins.bottom).mm
    if room < _LEAST_PAGE_MM or not page.blocks:
        yield page
        return
    for index, blocks in enumerate(flow(page.blocks, room)):
        opens = page.opens_section and not index
        yield replace(page, blocks=blocks, opens_section=opens, estimated=bool(index))


def _continues(section: Section, pages: list[Page]) -> bool:
    """Return whether a section goes on below the one before it."""
    if not pages:
        return False
    before = pages[-1].section
    same_paper = (before.width, before.height) == (section.width, section.height)
    return section.start in {"continuous", "nextColumn"} and same_paper


def _iter_pieces(blocks: tuple[Block, ...]) -> Iterator[Block | None]:
    """Yield the blocks, cut where a page ends; None for the end of a page."""
    for block in blocks:
        yield from _split_table(block) if isinstance(block, Table) else _split_paragraph(block)


def _split_paragraph(paragraph: Paragraph) -> Iterator[Block | None]:
    if paragraph.format.page_break_before:
        yield None
    cuts = _find_cuts(paragraph)
    if cuts and cuts[0] == 0:
        yield None
        del cuts[0]
    if not cuts:
        yield paragraph
        return
    edges = [0, *cuts, sum(len(run.text) for run in paragraph.runs)]
    shown = False
    for start, end in pairwise(edges):
        if start:
            yield None
        piece = cut_paragraph(paragraph, start, end, first=not shown)
        if not piece.is_empty:
            shown = True
            yield piece


def _find_cuts(paragraph: Paragraph) -> list[int]:
    """Return the offsets at which a new page begins."""
    text = "".join(run.text for run in paragraph.runs)
    cuts = {at + 1 for at, letter in enumerate(text) if letter == PAGE_BREAK}
    return sorted(cuts | {at for at in paragraph.rendered_breaks if at < len(text) or not text})


def _split_table(table: Table) -> Iterator[Block | None]:
    """Yield a table cut before the rows at which Word began a page."""
    start = 0
    for index, row in enumerate(table.rows):
        if not begins_page(row):
            continue
        if index == start:
            yield None
        elif may_cut(table, index):
            yield cut_table(table, start, index)
            yield None
            start = index
    yield cut_table(table, start, len(table.rows))
