"""Blocks of a document as lines of a terminal: paragraphs with their rules, frames and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment

from baocao.layout.blocks import Block, Paragraph, Picture, Rule, Run, TextBox
from baocao.ooxml.formats import Borders, ParagraphFormat
from baocao.units import Length
from baocao.view.bars import draw_bars
from baocao.view.page_height import gap_mm, width_mm
from baocao.view.page_signs import Signs
from baocao.view.page_table import draw_table
from baocao.view.page_text import Line, Measure, blank, clean, draw_text, pad

_LINE_MM: Final = 5.0
"""Height of a line of body text: what a blank line of the terminal stands for."""
_LEAST_GAP_MM: Final = 3.0
"""Spacing up to this, such as the 6 points between paragraphs of the body, shows as none."""
_MAX_BLANK_LINES: Final = 4
_TINY_PT: Final = 6.0
"""An empty paragraph this small is there for its border or shape, not as a blank line."""
_CLOSE_MM: Final = 3.0
_PICTURE_LINE_MM: Final = 9.0
_MAX_PICTURE_LINES: Final = 6


def draw_blocks(blocks: Sequence[Block], columns: int, signs: Signs, page: str = "") -> list[Line]:
    """Return the blocks as lines no wider than `columns`.

    Args:
        blocks: paragraphs and tables in order.
        columns: width of the room; at least 1.
        signs: what lines and frames are drawn with.
        page: number to show for PAGE fields.
    """

    def draw_cell(inner: Sequence[Block], room: int) -> list[Line]:
        return draw_blocks(inner, room, signs, page)

    lines: list[Line] = []
    ruler: Paragraph | None = None
    previous: Block | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            ruler = block if block.text.strip() else ruler
            drawn = _ParagraphDrawer(block, columns, signs, page, ruler).draw()
        else:
            drawn = draw_table(block, columns, signs, draw_cell)
        gap = _gap(previous, block) if lines else 0
        lines += [[] for _ in range(gap)]
        lines += drawn
        previous = block
    return lines


def _gap(previous: Block | None, block: Block) -> int:
    """Return how many blank lines the spacing between two blocks is worth."""
    spacing = gap_mm(previous, block)
    return min(_MAX_BLANK_LINES, round(spacing / _LINE_MM)) if spacing > _LEAST_GAP_MM else 0


class _ParagraphDrawer:
    """Draws one paragraph."""

    def __init__(
        self, paragraph: Paragraph, columns: int, signs: Signs, page: str, ruler: Paragraph | None
    ) -> None:
        self._paragraph = paragraph
        self._columns = columns
        self._signs = signs
        self._page = page
        self._ruler = ruler
        self._measure = Measure.of(paragraph, columns)

    def draw(self) -> list[Line]:
        paragraph = self._paragraph
        borders = paragraph.format.borders
        if borders.left and borders.right and borders.top and borders.bottom:
            return self._draw_boxed()
        text = draw_text(paragraph, self._columns, self._page, stretch=self._signs.stretched)
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
        columns = round(length.mm * (self._measure_ruler() or self._measure.scale))
        columns = max(1, min(columns, self._columns))
        if abs(middle.mm - room.mm / 2) <= _CLOSE_MM:
            start = (self._columns - columns) // 2
        else:
            start = round(middle.mm * self._measure.scale - columns / 2)
        start = max(0, min(start, self._columns - columns))
        return [blank(start), Segment(self._signs.across * columns)]

    def _measure_ruler(self) -> float:
        """Return how many columns a millimetre of the text above takes; 0 when there is none.

        A line is as long as the text says, not as long as the paper would have it.
        """
        if self._ruler is None:
            return 0.0
        columns, width = 0, 0.0
        for run in self._ruler.runs:
            text = run.text.upper() if run.format.caps else run.text
            columns += cell_len(clean(text))
            width += width_mm(text, run.format)
        return columns / width if width else 0.0

    def _draw_picture(self, picture: Picture) -> list[Line]:
        if picture.series:
            return self._draw_chart(picture)
        alt = clean(picture.alt)
        label = f"{picture.kind}: {alt}" if alt else picture.kind
        label = label[:1].upper() + label[1:]
        size = _write_size(picture)
        room = self._measure.columns - self._measure.left - self._measure.right
        columns = max(
            min(round(picture.width.mm * self._measure.scale), room), min(cell_len(label) + 4, room)
        )
        height = max(1, min(round(picture.height.mm / _PICTURE_LINE_MM), _MAX_PICTURE_LINES))
        caption = Paragraph(
            runs=(Run(text="\n".join(filter(None, (label, size)))),),
            format=ParagraphFormat(alignment="center"),
        )
        text = draw_text(caption, max(1, columns - 4))
        above = max(0, height - len(text)) // 2
        lines: list[Line] = [[] for _ in range(above)] + text
        lines += [[] for _ in range(height - len(lines))]
        spare = max(0, room - columns)
        shift = {"center": spare // 2, "right": spare}.get(self._paragraph.format.alignment, 0)
        return [[blank(self._measure.left + shift), *line] for line in frame(lines, columns, self._signs)]

    def _draw_chart(self, picture: Picture) -> list[Line]:
        room = self._measure.columns - self._measure.left - self._measure.right
        columns = room - 4 if self._signs.framed else room
        labels = [clean(label) for label in picture.labels]
        bars = draw_bars(labels, picture.series, max(1, columns), plain=not self._signs.framed)
        lines = frame([[Segment(bar)] for bar in bars], room, self._signs)
        return [[blank(self._measure.left), *line] for line in lines]

    def _draw_box(self, box: TextBox) -> list[Line]:
        room = self._columns
        wanted = round(box.width.mm * self._measure.scale) if box.width else room
        columns = max(min(wanted, room), min(room, 12))
        if not box.bordered:
            return draw_blocks(box.blocks, columns, self._signs, self._page)
        lines = draw_blocks(box.blocks, max(1, columns - 4), self._signs, self._page)
        return frame(lines, columns, self._signs)


def _write_size(picture: Picture) -> str:
    """Return how large a picture is printed, e.g. ``16 × 10,7 cm``; empty when that is not known.

    >>> _write_size(Picture(width=Length.from_mm(160), height=Length.from_mm(106.7)))
    '16 × 10,7 cm'
    """
    if not (picture.width and picture.height):
        return ""
    across, down = (f"{size.mm / 10:.1f}".removesuffix(".0") for size in (picture.width, picture.height))
    return f"{across} × {down} cm".replace(".", ",")


def frame(lines: Sequence[Line], columns: int, signs: Signs) -> list[Line]:
    """Return the lines inside a frame that is `columns` wide, one blank left and right of them."""
    if not signs.framed or columns < 5:  # noqa: PLR2004  # two lines, two blanks, one letter
        return list(lines)
    inner = columns - 4
    edge = signs.across * (inner + 2)
    middle = [[Segment(f"{signs.down} "), *pad(line, inner), Segment(f" {signs.down}")] for line in lines]
    top, bottom = signs.corners(edge)
    return [[Segment(top)], *middle, [Segment(bottom)]]
