"""How high blocks are when printed, near enough to say where pages end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Final

from baocao.layout.blocks import Block, Paragraph, Row, Table
from baocao.layout.metrics import measure
from baocao.ooxml.formats import ParagraphFormat, RunFormat
from baocao.units import Length

_EM: Final = Length.from_pt(1000)
_SINGLE: Final = 1.15
"""Height of a line of Times New Roman in single spacing, in its size."""
_RAGGED: Final = 1.02
"""Words do not fill lines to the end: so much more room than their bare width."""
_MM_PER_PT: Final = 25.4 / 72


@cache
def _letter_width(letter: str, *, bold: bool, italic: bool) -> float:
    """Return a letter's width in ems."""
    return measure(letter, _EM, bold=bold, italic=italic) / _EM


def width_mm(text: str, look: RunFormat) -> float:
    """Return how long a stretch of text is when printed on one line."""
    ems = sum(_letter_width(letter, bold=look.bold, italic=look.italic) for letter in text)
    return ems * look.size.mm


def count_lines(paragraph: Paragraph) -> int:
    """Return how many lines a paragraph takes; at least one."""
    look = paragraph.format
    room = max(1.0, paragraph.border_length.mm)
    lines, used = 0, max(0.0, look.first_line.mm)
    for run in paragraph.runs:
        text = run.text.upper() if run.format.caps else run.text
        for index, piece in enumerate(text.split("\n")):
            if index:
                lines += max(1, math.ceil(used * _RAGGED / room))
                used = 0.0
            used += width_mm(piece, run.format)
    return lines + max(1, math.ceil(used * _RAGGED / room))


def line_mm(paragraph: Paragraph) -> float:
    """Return the height of one of a paragraph's lines."""
    look = paragraph.format
    sizes = [run.format.size.mm for run in paragraph.runs if run.text.strip()]
    natural = max(sizes, default=paragraph.mark.size.mm) * _SINGLE
    if look.line_rule == "exact":
        return look.line_height.mm
    if look.line_rule == "atLeast":
        return max(natural, look.line_height.mm)
    return natural * look.line_multiple


def height_mm(block: Block) -> float:
    """Return the height of a block, the spacing around it left out."""
    if isinstance(block, Table):
        return sum(row_mm(row) for row in block.rows)
    pictures = sum(picture.height.mm for picture in block.pictures)
    return count_lines(block) * line_mm(block) + pictures


def row_mm(row: Row) -> float:
    """Return the height of a table row; cells over several rows count with their share."""
    tallest = max((stack_mm(cell.blocks) / cell.rows for cell in row.cells), default=0.0)
    return max(tallest, row.height.mm)


def stack_mm(blocks: Sequence[Block]) -> float:
    """Return the height of blocks one below the other."""
    total, before = 0.0, None
    for block in blocks:
        total += gap_mm(before, block) + height_mm(block)
        before = block
    return total


def gap_mm(previous: Block | None, block: Block) -> float:
    """Return the spacing between two blocks: the larger of what both want."""
    above = previous.format if isinstance(previous, Paragraph) else None
    below = block.format if isinstance(block, Paragraph) else None
    same = above is not None and below is not None and above.style == below.style
    wanted = (_spacing(above, same, "after"), _spacing(below, same, "before"))
    return max(wanted) * _MM_PER_PT


def _spacing(look: ParagraphFormat | None, same: bool, side: str) -> float:  # one of a pair
    if look is None or (same and look.contextual_spacing):
        return 0.0
    return look.space_after.pt if side == "after" else look.space_before.pt
