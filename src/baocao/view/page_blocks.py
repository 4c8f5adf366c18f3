"""Blocks of a document as lines of a terminal: paragraphs with their rules, frames and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment

from baocao.layout.blocks import Block, Paragraph, Picture, Rule, Run, TextBox
from baocao.layout.metrics import measure as measure_text
from baocao.ooxml.formats import Borders, ParagraphFormat
from baocao.units import Length
from baocao.view.page_signs import Signs
from baocao.view.page_table import draw_table
from baocao.view.page_text import Line, Measure, blank, clean, draw_text, pad

_LINE_PT: Final = 14.0
"""Height of a line of body text: what a blank line of the terminal stands for."""
_MAX_BLANK_LINES: Final = 4
_TINY_PT: Final = 6.0
"""An empty paragraph this small is there for its border or shape, not as a blank line."""
_CLOSE_MM: Final = 3.0
_PICTURE_LINE_MM: Final = 9.0
_MAX_PICTURE_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class _TextScale:
    """How many columns a millimetre of the text last drawn takes: rules are as long as the text says."""

    columns_per_mm: float = 0.0

    @classmethod
    def of(cls, paragraph: Paragraph) -> _TextScale | None:
        """Return the scale of a paragraph's text; None when it has none."""
        columns, width = 0, 0.0
        for run in paragraph.runs:
            look = run.format
            text = run.text.upper() if look.caps else run.text
            columns += cell_len(clean(text))
            width += measure_text(text.replace("\n", ""), look.size, bold=look.bold, italic=look.italic).mm
        return cls(columns / width) if columns and width else None


def draw_blocks(blocks: Sequence[Block], columns: int, signs: Signs, page: str = "") -> list[Line]:
    """Return the blocks as lines no wider than `columns`.

    Args:
        blocks: paragraphs and tables in order.
        columns: width of the room; at least 1.
        signs: what lines and frames are drawn with.
        page: number to show for PAGE fields.
    """
    lines: list[Line] = []
    scale = _TextScale()
    previous: Block | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            scale = _TextScale.of(block) or scale
            drawn = _ParagraphDrawer(block, columns, signs, page, scale).draw()
            gap = _gap(previous, block) if lines else 0
        else:
            drawn = draw_table(
                block, columns, signs, lambda inner, room: draw_blocks(inner, room, signs, page)
            )
            gap = _gap(previous, block) if lines else 0
        lines += [[] for _ in range(gap)]
        lines += drawn
        previous = block
    return lines


def _gap(previous: Block | None, block: Block) -> int:
    """Return how many blank lines the spacing between two blocks is worth."""
    after = previous.format if isinstance(previous, Paragraph) else None
    before = block.format if isinstance(block, Paragraph) else None
    same = after is not None and before is not None and after.style == before.style
    points = [
        0.0 if look.contextual_spacing and same else length.pt
        for look, length in (
            (after, after.space_after if after else Length(0)),
            (before, before.space_before if before else Length(0)),
        )
        if look is not None
    ]
    widest = max(points, default=0.0)
    return min(_MAX_BLANK_LINES, round(widest / _LINE_PT)) if widest >= _LINE_PT / 2 + 1 else 0


class _ParagraphDrawer:
    """Draws one paragraph."""

    def __init__(
        self, paragraph: Paragraph, columns: int, signs: Signs, page: str, scale: _TextScale
    ) -> None:
        self._paragraph = paragraph
        self._columns = columns
        self._signs = signs
        self._page = page
        self._scale = scale
        self._measure = Measure.of(paragraph, columns)

    def draw(self) -> list[Line]:
        paragraph = self._paragraph
        borders = paragraph.format.borders
        if borders.left and borders.right and borders.top and borders.bottom:
            return self._draw_boxed()
        text = draw_text(paragraph, self._columns, self._page)
        drawings = [line for rule in paragraph.rules for line in self._draw_rule(rule)]
        if not text:
            drawings += [line for picture in paragraph.pictures for line in self._draw_picture(picture)]
        for box in paragraph.boxes:
            drawings += self._draw_box(box)
        lines = text + drawings
        if borders.top:
            lines = [self._draw_border(), *lines]
        if borders.bottom and (lines or not borders.top):
            lines = [*lines, self._draw_border()]
        return lines or ([] if paragraph.mark.size.pt <= _TINY_PT else [[]])

    def _draw_boxed(self) -> list[Line]:
        """Draw a paragraph with lines on all four sides, e.g. a stamp."""
        indents = self._measure
        room = max(3, self._columns - indents.left - indents.right)
        bare = replace(self._paragraph.format, left=Length(0), right=Length(0), borders=Borders())
        inner = replace(self._paragraph, format=bare, room=self._paragraph.border_length)
        lines = draw_blocks([inner], max(1, room - 4), self._signs, self._page)
        return [[blank(indents.left), *line] for line in frame(lines, room, self._signs)]

    def _draw_border(self) -> Line:
        look = self._paragraph.format
        return self._place(
            self._paragraph.border_length, Length(look.left + self._paragraph.border_length // 2)
        )

    def _draw_rule(self, rule: Rule) -> list[Line]:
        """Draw a line shape where it stands across the room."""
        room, half = self._paragraph.room, rule.length // 2
        align = rule.align or ("" if rule.offset is not None else self._paragraph.format.alignment)
        if align == "center":
            middle = room // 2
        elif align == "right":
            middle = room - half
        else:
            middle = (rule.offset or 0) + half
        return [self._place(rule.length, Length(middle))]

    def _place(self, length: Length, middle: Length) -> Line:
        """Draw a line so long around its middle; one across the whole room fills the room."""
        room = self._paragraph.room
        if room <= 0 or length >= 0.97 * room:
            return [Segment(self._signs.across * self._columns)]
        columns = round(length.mm * (self._scale.columns_per_mm or self._measure.scale))
        columns = max(1, min(columns, self._columns))
        if abs(middle.mm - room.mm / 2) <= _CLOSE_MM:
            start = (self._columns - columns) // 2
        else:
            start = round(middle.mm * self._measure.scale - columns / 2)
        start = max(0, min(start, self._columns - columns))
        return [blank(start), Segment(self._signs.across * columns)]

    def _draw_picture(self, picture: Picture) -> list[Line]:
        alt = clean(picture.alt)
        label = f"{picture.kind}: {alt}" if alt else picture.kind
        label = label[:1].upper() + label[1:]
        room = self._measure.columns - self._measure.left - self._measure.right
        columns = max(
            min(round(picture.width.mm * self._measure.scale), room), min(cell_len(label) + 4, room)
        )
        height = max(1, min(round(picture.height.mm / _PICTURE_LINE_MM), _MAX_PICTURE_LINES))
        caption = Paragraph(runs=(Run(text=label),), format=ParagraphFormat(alignment="center"))
        text = draw_text(caption, max(1, columns - 4))
        above = max(0, height - len(text)) // 2
        lines: list[Line] = [[] for _ in range(above)] + text
        lines += [[] for _ in range(height - len(lines))]
        spare = max(0, room - columns)
        shift = {"center": spare // 2, "right": spare}.get(self._paragraph.format.alignment, 0)
        return [[blank(self._measure.left + shift), *line] for line in frame(lines, columns, self._signs)]

    def _draw_box(self, box: TextBox) -> list[Line]:
        room = self._columns
        wanted = round(box.width.mm * self._measure.scale) if box.width else room
        columns = max(min(wanted, room), min(room, 12))
        if not box.bordered:
            return draw_blocks(box.blocks, columns, self._signs, self._page)
        lines = draw_blocks(box.blocks, max(1, columns - 4), self._signs, self._page)
        return frame(lines, columns, self._signs)


def frame(lines: Sequence[Line], columns: int, signs: Signs) -> list[Line]:
    """Return the lines inside a frame that is `columns` wide, one blank left and right of them."""
    if not signs.framed or columns < 5:  # noqa: PLR2004  # two lines, two blanks, one letter
        return list(lines)
    inner = columns - 4
    edge = signs.across * (inner + 2)
    middle = [[Segment(f"{signs.down} "), *pad(line, inner), Segment(f" {signs.down}")] for line in lines]
    top, bottom = signs.corners(edge)
    return [[Segment(top)], *middle, [Segment(bottom)]]
