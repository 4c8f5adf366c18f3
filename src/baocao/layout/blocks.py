"""What a document is made of, as plain values: runs, paragraphs, tables and what is drawn among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from decimal import Decimal
from itertools import accumulate
from typing import Final

from baocao.errors import NOWHERE, Location
from baocao.layout.repair import NO_ANCHOR, Anchor
from baocao.ooxml.formats import Borders, ParagraphFormat, RunFormat
from baocao.units import Length

PAGE_BREAK: Final = "\f"
"""Stands in a run's text where a page break was put by hand."""

_NONE: Final = Length(0)
_WHITE: Final = frozenset({"", "AUTO", "FFFFFF"})


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One row of numbers of a chart; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]
    unit: str = ""
    """What stands behind each number: ``%``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, chart or other drawing that text does not describe."""

    kind: str = "ảnh"
    """Vietnamese, as shown: ``ảnh``, ``biểu đồ``, ``sơ đồ``, ``đối tượng``."""
    alt: str = ""
    width: Length = _NONE
    height: Length = _NONE
    chart: str = ""
    """Of a chart: the id of its part's relationship."""
    labels: tuple[str, ...] = ()
    """Of a chart that keeps its numbers: names of the categories."""
    series: tuple[ChartSeries, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight horizontal line drawn as a shape, in DrawingML or VML."""

    length: Length
    weight: Length = _NONE
    align: str = ""
    """``left``, ``center`` or ``right`` of the column; empty when placed by `offset`."""
    offset: Length | None = None
    """From the left edge of the column; None, and `align` empty, when it stands in the line of text."""
    resizable: bool = True
    """Whether it can be drawn out by itself: it is in no group and not turned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Blocks that stand in a frame of their own."""

    blocks: tuple[Block, ...]
    width: Length = _NONE
    bordered: bool = True
    align: str = ""
    """``left``, ``center`` or ``right`` of what it is placed in; empty when it is placed by a distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text of one look, or one picture."""

    text: str = ""
    """NFC; tabs and line breaks as ``\\t`` and ``\\n``, page breaks as ``\\f``; deleted text is not there."""
    format: RunFormat = field(default_factory=RunFormat)
    field_name: str = ""
    """Innermost field whose result this is, e.g. ``PAGE``; the text is what Word last computed."""
    link: str = ""
    """Where a hyperlink leads: an address, or ``#`` and a bookmark."""
    picture: Picture | None = None
    note: str = ""
    """Id of the footnote or endnote this run refers to; its text is the note's number."""
    inserted: bool = False
    """Whether it is a tracked insertion not accepted yet."""
    change: str = ""
    """``added`` or ``removed`` where two versions of a document are shown in one; empty elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as printed."""

    runs: tuple[Run, ...] = ()
    format: ParagraphFormat = field(default_factory=ParagraphFormat)
    mark: RunFormat = field(default_factory=RunFormat)
    """How the paragraph's mark looks; the height of an empty paragraph."""
    label: str = ""
    """List number or sign, e.g. ``1.`` or ``•``."""
    label_format: RunFormat = field(default_factory=RunFormat)
    label_suffix: str = "tab"
    """What stands between label and text: ``tab``, ``space`` or ``nothing``."""
    rules: tuple[Rule, ...] = ()
    boxes: tuple[TextBox, ...] = ()
    rendered_breaks: tuple[int, ...] = ()
    """Offsets in `text` where Word began a new page when it last saved."""
    room: Length = _NONE
    """Width that the page, column or cell leaves for it, its own indents included."""
    where: Location = NOWHERE
    anchor: Anchor = NO_ANCHOR
    """Which paragraph of the file it is; of a merged one, the last."""
    composed: bool = True
    """Whether the file has its Vietnamese letters in one piece each (NFC), as `Run.text` always has."""
    text: str = field(init=False, repr=False, compare=False)
    """The text of all runs, the label left out; joined once, as every rule reads it."""
    ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where each run ends in `text`; a hidden one where it stands."""

    def __post_init__(self) -> None:
        """Join the text."""
        shown = ["" if run.format.hidden else run.text for run in self.runs]
        object.__setattr__(self, "text", "".join(shown))
        object.__setattr__(self, "ends", tuple(accumulate(map(len, shown))))

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blanks would be printed."""
        if self.text.strip() or self.rules or self.boxes or self.label:
            return False
        return not any(run.picture or run.field_name for run in self.runs)

    @property
    def border_length(self) -> Length:
        """How long a border above or below this paragraph is."""
        return Length(max(0, self.room - self.format.left - self.format.right))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures among its runs."""
        return tuple(run.picture for run in self.runs if run.picture)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; one that spans rows stands in its first row only."""

    blocks: tuple[Block, ...] = ()
    column: int = 0
    """First grid column it covers, from 0."""
    columns: int = 1
    rows: int = 1
    width: Length = _NONE
    borders: Borders = field(default_factory=Borders)
    """Lines at its four edges as they come from table style, table and cell together."""
    fill: str = ""
    vertical: str = "top"
    """``top``, ``center`` or ``bottom``."""
    where: Location = NOWHERE

    @property
    def text(self) -> str:
        """The text of its paragraphs, one line each, those of inner tables included."""
        return "\n".join(paragraph.text for paragraph in iter_paragraphs(self.blocks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row."""

    cells: tuple[Cell, ...] = ()
    header: bool = False
    """Whether it is repeated on top of every page."""
    cant_split: bool = False
    height: Length = _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `grid` has the width of each column."""

    rows: tuple[Row, ...] = ()
    grid: tuple[Length, ...] = ()
    indent: Length = _NONE
    alignment: str = "left"
    style: str = ""
    cell_left: Length = _NONE
    """Blank between a cell's left edge and its text."""
    cell_right: Length = _NONE
    room: Length = _NONE
    where: Location = NOWHERE

    @property
    def width(self) -> Length:
        """Sum of the columns."""
        return Length(sum(self.grid))

    @property
    def is_ruled(self) -> bool:
        """Whether any cell has a line that shows: a table to read, not one to place text.

        White lines, as clerks draw around the head, show on a coloured ground only.
        """
        return any(_shows_lines(cell) for row in self.rows for cell in row.cells)


def _shows_lines(cell: Cell) -> bool:
    edges = (getattr(cell.borders, edge.name) for edge in fields(cell.borders))
    lines = [edge for edge in edges if edge is not None]
    is_coloured = cell.fill.upper() not in _WHITE
    return any(is_coloured or line.colour.upper() != "FFFFFF" for line in lines)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Page margins, the gutter included in the left one."""

    top: Length
    right: Length
    bottom: Length
    left: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages of one set-up, and what is on them."""

    blocks: tuple[Block, ...] = ()
    width: Length
    height: Length
    margins: Margins
    landscape: bool = False
    """As declared by ``w:orient``; `width` tells how wide the page really is."""
    start: str = "nextPage"
    """Where it begins: ``nextPage``, ``continuous``, ``oddPage``, ``evenPage`` or ``nextColumn``."""
    title_page: bool = False
    """Whether the first page has a header and footer of its own."""
    page_start: int | None = None
    page_format: str = "decimal"
    columns: int = 1
    header_distance: Length = _NONE
    footer_distance: Length = _NONE
    headers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    """{``default``, ``first`` or ``even``: blocks}, those inherited from earlier sections included."""
    footers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    where: Location = NOWHERE

    @property
    def text_width(self) -> Length:
        """Room between the side margins."""
        return Length(max(0, self.width - self.margins.left - self.margins.right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or an endnote."""

    id: str
    """As `Run.note` has it."""
    number: str
    blocks: tuple[Block, ...] = ()
    at_end: bool = False
    """Whether it stands at the end of the document instead of the page."""


def iter_paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs in document order, those in tables and text boxes included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            for box in block.boxes:
                yield from iter_paragraphs(box.blocks)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from iter_paragraphs(cell.blocks)


def iter_tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    """Yield the tables in document order, those inside others after them."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from iter_tables(cell.blocks)
        else:
            for box in block.boxes:
                yield from iter_tables(box.blocks)
