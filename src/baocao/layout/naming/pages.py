"""Pages: how many a document surely has, and where their numbers are printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from baocao.layout.blocks import (
    PAGE_BREAK,
    Block,
    Cell,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    TextBox,
    iter_paragraphs,
)
from baocao.layout.facts import Facts
from baocao.layout.metrics import measure
from baocao.layout.repair import Anchor
from baocao.units import Length

_LINE_SHARE: Final = 1.15
"""Height of a line of Times New Roman, in sizes."""
_LEAST: Final = 0.92
"""Of the height reckoned, so much at least is printed: the reckoning leaves out what ragged lines add."""
_MOST: Final = 1.3
_NEW_PAGE: Final = frozenset({"nextPage", "oddPage", "evenPage"})
_WHITE: Final = "FFFFFF"
_AS_TEXT: Final = "text"
"""Said of blocks in which every paragraph stands where its own format puts it."""
_HALF: Final = 0.5
_NEAR_MIDDLE: Final = 0.12
"""So far from the middle, as a share of the table's width, a cell still stands in the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """A number of the page, printed by a field in a header or footer."""

    section: int
    """From 0, in document order; a header inherited from the section before counts for both."""
    place: str
    """``header`` or ``footer``."""
    kind: str
    """``default``, ``first`` or ``even``: which pages have it."""
    run: Run
    paragraph: Paragraph
    align: str
    """``left``, ``center`` or ``right`` of the page; empty when it is not known."""
    on_first: bool
    """Whether the section's first page prints it."""


def find_page_marks(facts: Facts) -> tuple[PageMark, ...]:
    """Return the page numbers that are printed, by section; headers before footers.

    A header that its section has no use for (the first page's without
    “different first page”, the even pages' without “different odd and even”)
    is not printed, so what stands in it is left out.
    """
    return tuple(
        mark
        for number, section in enumerate(facts.sections)
        for place, edges in (("header", section.headers), ("footer", section.footers))
        for mark in _find_in_edges(number, section, place, edges, even=facts.even_headers)
    )


def _find_in_edges(
    number: int, section: Section, place: str, edges: Mapping[str, tuple[Block, ...]], *, even: bool
) -> Iterator[PageMark]:
    used = {"default": True, "first": section.title_page, "even": even}
    for kind, blocks in edges.items():
        if not used.get(kind):
            continue
        on_first = kind == "first" or (kind == "default" and not section.title_page)
        for paragraph, run, align in _iter_numbers(blocks, _AS_TEXT):
            yield PageMark(
                section=number,
                place=place,
                kind=kind,
                run=run,
                paragraph=paragraph,
                align=align,
                on_first=on_first and run.field_name == "PAGE",
            )


def _iter_numbers(blocks: tuple[Block, ...], placed: str) -> Iterator[tuple[Paragraph, Run, str]]:
    """Yield (paragraph, run, alignment) of every page number; `placed` is where a box puts them."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    for paragraph, run, align in _iter_numbers(cell.blocks, _AS_TEXT):
                        yield paragraph, run, _place_in_row(align, cell, row)
            continue
        for run in block.runs:
            if _is_page_number(run):
                yield block, run, _align_of(block, run) if placed == _AS_TEXT else placed
        for box in block.boxes:
            yield from _iter_numbers(box.blocks, _place_of_box(box, block))


def _is_page_number(run: Run) -> bool:
    """Whether a run prints the page's number; an IF field that prints one hides it on some pages."""
    if run.format.hidden or run.format.colour == _WHITE:
        return False
    return run.field_name == "PAGE" or (run.field_name == "IF" and run.text.strip().isdigit())


def _place_of_box(box: TextBox, paragraph: Paragraph) -> str:
    is_wide = paragraph.room and box.width >= paragraph.room * (1 - _NEAR_MIDDLE)
    return _AS_TEXT if is_wide else box.align


def _align_of(paragraph: Paragraph, run: Run) -> str:
    """Return where on the line a run stands: by its frame, the tabs before it, or the paragraph."""
    look = paragraph.format
    if look.frame:
        return look.frame if look.frame in {"left", "center", "right"} else ""
    before = ""
    for one in paragraph.runs:
        if one is run:
            break
        before += one.text
    tabs = before.count("\t")
    if not tabs:
        return {"both": "left"}.get(look.alignment, look.alignment)
    stops = sorted(look.tabs, key=lambda stop: stop.position)
    return stops[tabs - 1].alignment if tabs <= len(stops) else ""


def _place_in_row(align: str, cell: Cell, row: Row) -> str:
    """Return where on the page a text stands that is aligned so in a cell of a row."""
    width = sum(one.width for one in row.cells)
    if not align or not width or len(row.cells) == 1:
        return align
    before = 0
    for one in row.cells:
        if one is cell:
            break
        before += one.width
    point = {"left": 0.0, "center": _HALF, "right": 1.0}.get(align, _HALF) * cell.width
    share = (before + point) / width
    if abs(share - _HALF) <= _NEAR_MIDDLE:
        return "center"
    return "left" if share < _HALF else "right"


def count_pages(facts: Facts, end: Anchor | None = None) -> int:
    """Return how many pages the document has at least.

    What the file says (pages stored by Word, pages begun when it last saved)
    is believed as far as the height of the text bears it out; breaks put by
    hand count always when text stands on both sides of them.

    Args:
        facts: the document.
        end: paragraph with which something else begins (the first appendix); only what stands
            before it is counted.
    """
    stretches = _find_stretches(facts, end)
    if not stretches:
        return 1
    shares = [_reckon(stretch) for stretch in stretches]
    least = sum(1 + math.floor(share * _LEAST) for share in shares)
    most = sum(1 + math.floor(share * _MOST) for share in shares)
    begun = 1 + sum(_count_begun(stretch.blocks) for stretch in stretches)
    stored = facts.stored_pages if end is None else 1
    return max(least, min(most, max(begun, stored)))


def find_page_starts(facts: Facts) -> frozenset[Anchor]:
    """Return the paragraphs that print first on a page begun by hand or by a section."""
    found = set()
    is_new = True
    for block, _ in _iter_pieces(facts, None):
        if block is None:
            is_new = True
            continue
        first = next((one for one in iter_paragraphs((block,)) if not one.is_empty), None)
        if is_new and first is not None:
            found.add(first.anchor)
            is_new = False
    return frozenset(found)


def section_of(facts: Facts, anchor: Anchor) -> int:
    """Return the index of the section that a paragraph stands in, from 0."""
    for number, section in enumerate(facts.sections):
        if any(paragraph.anchor == anchor for paragraph in iter_paragraphs(section.blocks)):
            return number
    return 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Blocks between two places where a new page begins by hand."""

    blocks: tuple[Block, ...]
    height: Length
    """Of the text on one page."""


def _find_stretches(facts: Facts, end: Anchor | None) -> list[_Stretch]:
    """Return the stretches that print anything."""
    found: list[_Stretch] = []
    current: list[Block] = []
    height = Length(0)
    for block, room in (*_iter_pieces(facts, end), (None, Length(0))):
        if block is not None:
            current.append(block)
            height = max(height, room)
            continue
        if any(not paragraph.is_empty for paragraph in iter_paragraphs(tuple(current))):
            found.append(_Stretch(tuple(current), height))
        current, height = [], Length(0)
    return found


def _iter_pieces(facts: Facts, end: Anchor | None) -> Iterator[tuple[Block | None, Length]]:
    """Yield each block with the height it has on a page; None where a new page begins by hand."""
    for section in facts.sections:
        height = Length((section.height - section.margins.top - section.margins.bottom) * section.columns)
        if section.start in _NEW_PAGE:
            yield None, height
        for block in section.blocks:
            if end is not None and any(one.anchor == end for one in iter_paragraphs((block,))):
                return
            if isinstance(block, Table):
                yield block, height
                continue
            if block.format.page_break_before:
                yield None, height
            before, after = _cut_at_break(block)
            if before is not None:
                yield before, height
                yield None, height
            yield after, height


def _cut_at_break(paragraph: Paragraph) -> tuple[Paragraph | None, Paragraph]:
    """Return (what stands before the first page break, the rest); None when there is no break."""
    for at, run in enumerate(paragraph.runs):
        if PAGE_BREAK in run.text:
            before, _, after = run.text.partition(PAGE_BREAK)
            return (
                _with_runs(paragraph, (*paragraph.runs[:at], Run(text=before, format=run.format))),
                _with_runs(paragraph, (Run(text=after, format=run.format), *paragraph.runs[at + 1 :])),
            )
    return None, paragraph


def _with_runs(paragraph: Paragraph, runs: tuple[Run, ...]) -> Paragraph:
    return replace(paragraph, runs=runs, label="", rules=(), boxes=(), rendered_breaks=())


def _count_begun(blocks: tuple[Block, ...]) -> int:
    """Return how many pages Word began in these blocks when it last saved."""
    return sum(len(paragraph.rendered_breaks) for paragraph in iter_paragraphs(blocks))


def _reckon(stretch: _Stretch) -> float:
    """Return how many pages the blocks fill."""
    if stretch.height <= 0:
        return 0.0
    return max(0, sum(_height(block) for block in stretch.blocks)) / stretch.height


def _height(block: Block) -> float:
    if isinstance(block, Paragraph):
        return _paragraph_height(block)
    rows = (
        max(row.height, *(sum(_height(inner) for inner in cell.blocks) for cell in row.cells), 0)
        for row in block.rows
    )
    return float(sum(rows))


def _paragraph_height(paragraph: Paragraph) -> float:
    """Return the height of a paragraph without what a last, almost empty line might add."""
    look = paragraph.format
    if look.frame:
        return 0.0
    visible = [run for run in paragraph.runs if run.text and not run.format.hidden]
    size = max((run.format.size for run in visible), default=paragraph.mark.size)
    line = look.line_height if look.line_rule == "exact" else size * _LINE_SHARE * look.line_multiple
    if look.line_rule == "atLeast":
        line = max(look.line_height, size * _LINE_SHARE)
    room = max(paragraph.room - look.left - look.right, size)
    width = sum(
        measure(run.text, run.format.size, bold=run.format.bold, italic=run.format.italic) for run in visible
    )
    breaks = sum(run.text.count("\n") for run in visible)
    lines = max(1, math.ceil(width / room)) + breaks
    pictures = sum(picture.height for picture in paragraph.pictures)
    return float(max(lines * line, pictures) + look.space_before + look.space_after)
