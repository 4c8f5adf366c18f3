"""How high blocks are when printed, near enough to say where pages end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from baocao.layout.blocks import Block, Paragraph, Row, Table
from baocao.layout.metrics import measure
from baocao.ooxml.formats import ParagraphFormat, RunFormat
from baocao.units import Length

_EM: Final = Length.from_pt(1000)
_SINGLE: Final = 1.15
"""Height of a line of Times New Roman in single spacing, in its size."""
_BREAKS: Final = " \t\n"
_MM_PER_PT: Final = 25.4 / 72


class _Widths(dict[str, float]):
    """{letter: width in ems} of one face, measured when first met."""

    def __init__(self, *, bold: bool, italic: bool) -> None:
        super().__init__()
        self._face = {"bold": bold, "italic": italic}

    def __missing__(self, letter: str) -> float:
        self[letter] = measure(letter, _EM, **self._face) / _EM
        return self[letter]


@cache
def _widths(*, bold: bool, italic: bool) -> _Widths:
    return _Widths(bold=bold, italic=italic)


def width_mm(text: str, look: RunFormat) -> float:
    """Return how long a stretch of text is when printed on one line."""
    widths = _widths(bold=look.bold, italic=look.italic)
    return sum(widths[letter] for letter in text) * look.size.mm


def find_lines(paragraph: Paragraph, at_most: int = 200) -> list[int]:
    """Return where each line of a paragraph begins, as offsets in the text of its runs; at least one.

    Words go on a line as long as they fit, as in Word; a word longer than a
    line stands on its own. Lines after the first `at_most` are not looked for.
    """
    room = max(1.0, paragraph.border_length.mm)
    starts, used, blanks = [0], max(0.0, paragraph.format.first_line.mm), 0.0
    at = 0
    for word, width in _iter_words(paragraph):
        if word == "\n":
            starts.append(at + 1)
            used = blanks = 0.0
        elif word.isspace():
            blanks += width
        elif used + blanks + width > room and at > starts[-1]:
            starts.append(at)
            used, blanks = width, 0.0
        else:
            used, blanks = used + blanks + width, 0.0
        at += len(word)
        if len(starts) > at_most:
            break
    return starts


def _iter_words(paragraph: Paragraph) -> Iterator[tuple[str, float]]:
    """Yield (word, width), (blank, width) and line ends; a word may go over several runs."""
    word, width = "", 0.0
    for run in paragraph.runs:
        widths = _widths(bold=run.format.bold, italic=run.format.italic)
        size = 0.0 if run.format.hidden else run.format.size.mm
        for letter in run.text:
            shown = letter.upper() if run.format.caps else letter
            if letter in _BREAKS:
                if word:
                    yield word, width
                yield letter, widths[" "] * size
                word, width = "", 0.0
            else:
                word += letter
                width += widths[shown[0]] * size
    if word:
        yield word, width


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
    return len(find_lines(block)) * line_mm(block) + pictures


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
