"""A Word document as pages on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.box import SQUARE
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.panel import Panel
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from baocao.layout.blocks import Block, Paragraph, Section, iter_paragraphs
from baocao.layout.facts import Facts
from baocao.view.page_blocks import draw_blocks
from baocao.view.page_signs import BOX, Signs
from baocao.view.page_split import Page, split_pages
from baocao.view.page_text import Line, blank, width_of

_COLUMNS_PER_MM: Final = 88 / 165
"""The text of an A4 page with the standard's margins is 88 columns wide."""
_MARGIN_COLUMNS_PER_MM: Final = 16 / 45
_MIN_COLUMNS: Final = 24
_NOTE_RULE: Final = 20
_MARGIN: Final = Style(color="yellow", bold=True)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How wide a page is drawn."""

    columns: int
    """Of text."""
    left: int
    right: int

    @classmethod
    def of(cls, section: Section, width: int) -> _Sheet:
        """Return the sheet of a section on a terminal `width` wide; margins give way before the text does."""
        room = max(width - 2, _MIN_COLUMNS + 2)
        wanted = max(_MIN_COLUMNS, round(section.text_width.mm * _COLUMNS_PER_MM))
        least = 2 if room >= 2 * _MIN_COLUMNS else 1
        columns = min(wanted, room - 2 * least)
        left = round(section.margins.left.mm * _MARGIN_COLUMNS_PER_MM)
        right = round(section.margins.right.mm * _MARGIN_COLUMNS_PER_MM)
        spare = room - columns
        if left + right > spare:
            left = max(least, spare * left // (left + right))
            right = spare - left
        return cls(columns, max(left, least), max(right, least))


class Lines:
    """Ready lines as a rich renderable."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Keep the lines; none is wrapped or cut any more."""
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines as they are."""
        for line in self.lines:
            yield from line
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the width of the widest line."""
        widest = max((width_of(line) for line in self.lines), default=0)
        return Measurement(widest, widest)


def render_pages(facts: Facts, width: int) -> list[Panel]:
    """Return one panel a page, no wider than `width` columns where that is at least 30.

    Pages end where the document says so: at breaks put by hand, at sections
    and where Word began a page when it last saved the file. Without that note
    they end where they are full by our estimate, and their titles say so.
    """
    pages = split_pages(facts)
    panels = []
    for page in pages:
        sheet = _Sheet.of(page.section, width)
        lines = draw_page(facts, page, sheet.columns, BOX, is_last=page is pages[-1])
        panels.append(
            Panel(
                Lines([[_margin(line, sheet.left), *line] for line in lines]),
                box=SQUARE,
                title=Text(page_title(page)),
                title_align="right",
                padding=(1, sheet.right, 1, 0),
                width=sheet.columns + sheet.left + sheet.right + 2,
            )
        )
    return panels


def changes_in(line: Line) -> frozenset[str]:
    """Return what a line has of changes: ``added``, ``removed``."""
    return frozenset(
        segment.style.meta["change"]
        for segment in line
        if segment.style and "change" in segment.style.meta and segment.text.strip()
    )


def _margin(line: Line, columns: int) -> Segment:
    """Return the blank left of a line, with a sign where something has changed."""
    changes = changes_in(line)
    if not changes:
        return blank(columns)
    sign = "~" if len(changes) > 1 else "+" if "added" in changes else "-"
    return Segment(sign.rjust(max(1, columns - 1)).ljust(columns), _MARGIN)


def page_title(page: Page) -> str:
    """Return what stands over a page, e.g. ``Trang 1 · phần 2 · khổ ngang``."""
    pieces = [f"Trang {page.label}"]
    if page.section_number > 1:
        pieces.append(f"phần {page.section_number}")
    if page.section.width > page.section.height:
        pieces.append("khổ ngang")
    if page.estimated:
        pieces.append("ước tính")
    return " · ".join(pieces)


def draw_page(facts: Facts, page: Page, columns: int, signs: Signs, *, is_last: bool) -> list[Line]:
    """Return header, text, notes and footer of a page as lines."""
    header = _draw_edge(facts, page, page.section.headers, columns, signs)
    footer = _draw_edge(facts, page, page.section.footers, columns, signs)
    body = draw_blocks(page.blocks, columns, signs, page.label)
    while body and not width_of(body[-1]):
        body.pop()
    notes = _draw_notes(facts, page, columns, signs, is_last=is_last)
    lines = ([*header, []] if header else []) + body + notes
    return lines + ([[], *footer] if footer else [])


def _draw_edge(
    facts: Facts, page: Page, edges: dict[str, tuple[Block, ...]], columns: int, signs: Signs
) -> list[Line]:
    """Draw the header or footer that this page has; nothing when it prints nothing."""
    kind = "default"
    if page.section.title_page and page.opens_section:
        kind = "first"
    elif facts.even_headers and page.number % 2 == 0:
        kind = "even"
    blocks = edges.get(kind, ())
    if all(isinstance(block, Paragraph) and block.is_empty and not block.format.borders for block in blocks):
        return []
    return draw_blocks(blocks, columns, signs, page.label)


def _draw_notes(facts: Facts, page: Page, columns: int, signs: Signs, *, is_last: bool) -> list[Line]:
    """Draw the footnotes that this page refers to; on the last page the endnotes too."""
    referred = {run.note for paragraph in iter_paragraphs(tuple(page.blocks)) for run in paragraph.runs}
    lines: list[Line] = []
    for note in facts.notes:
        if note.id in referred if not note.at_end else is_last:
            number = f"{note.number} "
            drawn = draw_blocks(note.blocks, max(1, columns - len(number)), signs)
            margins = [Segment(number), *(blank(len(number)) for _ in drawn[1:])]
            lines += [[margin, *line] for margin, line in zip(margins, drawn, strict=False)]
    rule = Segment(signs.across * min(_NOTE_RULE, columns))
    return [[], [rule], *lines] if lines else []
