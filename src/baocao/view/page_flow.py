"""Filling pages by estimate, for documents in which no program has noted where they end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from baocao.layout.blocks import Block, Paragraph, Row, Table, iter_paragraphs
from baocao.view.page_cut import cut_paragraph, cut_table, heading_rows, may_cut
from baocao.view.page_height import find_lines, gap_mm, height_mm, line_mm, row_mm

_FEWEST_LINES: Final = 2
"""Of a paragraph, before and after the end of a page: Word's widow control."""
_TOLERANCE_MM: Final = 1.0


def flow(blocks: Sequence[Block], page_mm: float) -> Iterator[list[Block]]:
    """Yield the blocks page by page, cut where a page of that height is full."""
    yield from _Flow(deque(blocks), page_mm + _TOLERANCE_MM).fill()


@dataclass(slots=True)
class _Flow:
    queue: deque[Block]
    page_mm: float
    page: list[Block] = field(default_factory=list)
    used: float = 0.0
    row_heights: dict[int, float] = field(default_factory=dict)
    """{id of a row: height}; the rows live as long as the document."""

    def fill(self) -> Iterator[list[Block]]:
        while self.queue:
            block = self.queue.popleft()
            gap = gap_mm(self.page[-1], block) if self.page else 0.0
            height = self._height(block)
            if self.used + gap + height <= self.page_mm or (not self.page and self._is_whole(block)):
                self.page.append(block)
                self.used += gap + height
                continue
            self._break(block, self.page_mm - self.used - gap)
            yield self.page
            self.page, self.used = [], 0.0
        if self.page:
            yield self.page

    def _break(self, block: Block, room: float) -> None:
        """End the page: with the piece of the block that fits, or before what must stay with it."""
        pieces = self._cut(block, room)
        if pieces is not None:
            self.page.append(pieces[0])
            self.queue.appendleft(pieces[1])
            return
        self.queue.appendleft(block)
        kept = len(self.page)
        while kept > 1 and _keeps_next(self.page[kept - 1]):
            kept -= 1
        if kept and not _keeps_next(self.page[kept - 1]):
            self.queue.extendleft(reversed(self.page[kept:]))
            del self.page[kept:]

    def _is_whole(self, block: Block) -> bool:
        return self._cut(block, self.page_mm) is None

    def _cut(self, block: Block, room: float) -> tuple[Block, Block] | None:
        if isinstance(block, Table):
            return self._cut_table(block, room)
        return _cut_lines(block, room)

    def _height(self, block: Block) -> float:
        return sum(map(self._row, block.rows)) if isinstance(block, Table) else height_mm(block)

    def _row(self, row: Row) -> float:
        if id(row) not in self.row_heights:
            self.row_heights[id(row)] = row_mm(row)
        return self.row_heights[id(row)]

    def _cut_table(self, table: Table, room: float) -> tuple[Block, Block] | None:
        end, used = 0, 0.0
        for row in table.rows:
            used += self._row(row)
            if used > room:
                break
            end += 1
        while end and (not may_cut(table, end) or _keeps_next_row(table.rows[end - 1])):
            end -= 1
        if end <= len(heading_rows(table)) or end == len(table.rows):
            return None
        return cut_table(table, 0, end), cut_table(table, end, len(table.rows))


def _cut_lines(paragraph: Paragraph, room: float) -> tuple[Block, Block] | None:
    most = int(room / max(line_mm(paragraph), 1.0))
    starts = find_lines(paragraph, most + _FEWEST_LINES)
    fitting = min(most, len(starts) - _FEWEST_LINES)
    if paragraph.format.keep_lines or fitting < _FEWEST_LINES:
        return None
    end = sum(len(run.text) for run in paragraph.runs)
    return (
        cut_paragraph(paragraph, 0, starts[fitting], first=True),
        cut_paragraph(paragraph, starts[fitting], end, first=False),
    )


def _keeps_next(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.format.keep_next


def _keeps_next_row(row: Row) -> bool:
    first = next((one for cell in row.cells for one in iter_paragraphs(cell.blocks)), None)
    return first is not None and first.format.keep_next
