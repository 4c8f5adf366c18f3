"""A Word file read back as plain values: sections, paragraphs with effective formatting, tables, rules."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from conformance.drawing import find_page_fields, line_shapes, run_text
from conformance.formatting import MM_PER_TWIP, ParagraphFormat, RunFormat, Styles, is_on, val, w
from support.metrics import wrap_mm

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one formatting."""

    text: str
    format: RunFormat


@dataclass(slots=True)
class Cell:
    """A table cell: where it stands and how much room it gives to text."""

    table: int
    row: int
    column: int
    room_mm: float


@dataclass
class Paragraph:
    """A paragraph: its text, formatting, place and the lines drawn in it."""

    runs: list[Run]
    format: ParagraphFormat
    section: int
    cell: Cell | None
    room_mm: float
    shapes_mm: list[float] = field(default_factory=list)
    has_page_break: bool = False

    @cached_property
    def text(self) -> str:
        """The text as printed, NFC, line breaks as newlines."""
        return unicodedata.normalize("NFC", "".join(run.text for run in self.runs))

    @property
    def plain(self) -> str:
        """The text with blanks made single and cut at both ends."""
        return " ".join(self.text.split())

    @property
    def inked(self) -> list[Run]:
        """Runs that print something."""
        return [run for run in self.runs if run.text.strip()]

    @property
    def size(self) -> float:
        """Size in points; nan when runs differ, so that no comparison holds."""
        sizes = {run.format.size for run in self.inked}
        return sizes.pop() if len(sizes) == 1 else float("nan")

    def is_all(self, name: str) -> bool:
        """Whether every printing run has the formatting `name` (bold, italic, caps)."""
        return bool(self.inked) and all(getattr(run.format, name) for run in self.inked)

    def is_any(self, name: str) -> bool:
        """Whether some printing run has the formatting `name`."""
        return any(getattr(run.format, name) for run in self.inked)

    @property
    def rule_mm(self) -> float | None:
        """Length of the line drawn here: a shape, or the border of an empty paragraph."""
        if self.shapes_mm:
            return self.shapes_mm[0]
        if self.format.borders & {"bottom", "top"} and not self.plain:
            return self.room_mm - self.format.left - self.format.right
        return None

    @property
    def lines_mm(self) -> list[float]:
        """Widths of its lines when printed."""
        room = self.room_mm - self.format.left - self.format.right
        bold, italic = self.is_all("bold"), self.is_all("italic")
        return wrap_mm(self.text, self.size, room, bold=bold, italic=italic)


@dataclass(slots=True)
class Section:
    """Page set-up of one section, in millimetres."""

    width: float
    height: float
    margins: dict[str, float]
    header_distance: float
    landscape: bool
    has_title_page: bool
    page_start: int | None
    kind: str
    default_header: list[Paragraph]
    first_header: list[Paragraph]
    page_fields: list[etree._Element]

    @property
    def text_width(self) -> float:
        """Room between the side margins."""
        return self.width - self.margins["left"] - self.margins["right"]


@dataclass(slots=True)
class Table:
    """A table: texts by row, and what Word needs to lay it out."""

    index: int
    rows: list[list[list[Paragraph]]]
    header_rows: int
    split_rows: int
    grid_mm: list[float]
    bordered: bool
    section: int
    nested: bool

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, row by row."""
        for row in self.rows:
            for cell in row:
                yield from cell


class WordFile:
    """One .docx, read back."""

    def __init__(self, content: bytes) -> None:
        """Open the bytes with python-docx and read everything the checks ask for."""
        self.content = content
        self.document = Document(io.BytesIO(content))
        part = self.document.part
        theme = next(
            (rel.target_part.blob for rel in part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.THEME),
            None,
        )
        self.styles = Styles(part.styles.element, None if theme is None else etree.fromstring(theme))
        self.body: etree._Element = self.document.element.body
        self.sections = self._read_sections()
        self.tables: list[Table] = []
        self.paragraphs: list[Paragraph] = []
        """Paragraphs of the body, tables included, in reading order."""
        self.order: list[Paragraph | Table] = []
        """Body paragraphs outside tables and whole tables, in reading order."""
        self._section = 0
        self._walk(self.body)

    @property
    def text(self) -> str:
        """All that is printed in the body, one paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def all_paragraphs(self) -> list[Paragraph]:
        """Paragraphs of the body and of every header and footer."""
        parts = [
            rel.target_part
            for rel in self.document.part.rels.values()
            if rel.reltype.endswith(("/header", "/footer"))
        ]
        margins = [self._paragraph(p, 0, None, 0.0) for part in parts for p in part.element.iter(w("p"))]
        return [*self.paragraphs, *margins]

    def _read_sections(self) -> list[Section]:
        sections: list[Section] = []
        for sect_pr in self.body.iter(w("sectPr")):
            size, margin = sect_pr.find(w("pgSz")), sect_pr.find(w("pgMar"))
            headers = {}
            for kind in ("default", "first"):
                reference = next(
                    (ref for ref in sect_pr.iter(w("headerReference")) if val(ref, "type") == kind), None
                )
                headers[kind] = (
                    None
                    if reference is None
                    else self.document.part.related_parts[reference.get(f"{{{R}}}id")]
                )
            numbers = sect_pr.find(w("pgNumType"))
            title_page = sect_pr.find(w("titlePg"))
            previous = sections[-1] if sections else None
            default, first = headers["default"], headers["first"]
            sections.append(
                Section(
                    width=int(val(size, "w") or 0) * MM_PER_TWIP,
                    height=int(val(size, "h") or 0) * MM_PER_TWIP,
                    margins={
                        side: int(val(margin, side) or 0) * MM_PER_TWIP
                        for side in ("top", "right", "bottom", "left", "gutter")
                    },
                    header_distance=int(val(margin, "header") or 0) * MM_PER_TWIP,
                    landscape=val(size, "orient") == "landscape",
                    has_title_page=title_page is not None and is_on(title_page),
                    page_start=None if val(numbers, "start") is None else int(val(numbers, "start") or 0),
                    kind=val(sect_pr.find(w("type"))) or "nextPage",
                    default_header=self._header(default)
                    if default
                    else previous.default_header
                    if previous
                    else [],
                    first_header=self._header(first) if first else previous.first_header if previous else [],
                    page_fields=find_page_fields(default.element)
                    if default
                    else previous.page_fields
                    if previous
                    else [],
                )
            )
        return sections

    def _header(self, part: object) -> list[Paragraph]:
        return [self._paragraph(p, 0, None, 0.0) for p in part.element.iter(w("p"))]

    def _paragraph(self, p: etree._Element, section: int, cell: Cell | None, room: float) -> Paragraph:
        runs = [
            Run(run_text(r), self.styles.run(r, p))
            for r in p.iter(w("r"))
            if next(r.iterancestors(w("p"))) is p
        ]
        breaks = any(val(br, "type") == "page" for br in p.iter(w("br")))
        return Paragraph(runs, self.styles.paragraph(p), section, cell, room, line_shapes(p), breaks)

    def _walk(self, body: etree._Element) -> None:
        for child in body:
            if child.tag == w("p"):
                room = self.sections[self._section].text_width
                paragraph = self._paragraph(child, self._section, None, room)
                self.paragraphs.append(paragraph)
                self.order.append(paragraph)
                if child.find(f"{w('pPr')}/{w('sectPr')}") is not None:
                    self._section += 1
            elif child.tag == w("tbl"):
                self.order.append(self._table(child, nested=False))
            elif child.tag == w("sdt"):
                self._walk(child.find(w("sdtContent")))

    def _table(self, tbl: etree._Element, *, nested: bool) -> Table:
        properties = tbl.find(w("tblPr"))
        rows = tbl.findall(w("tr"))
        table = Table(
            index=len(self.tables),
            rows=[],
            header_rows=sum(_row_has(row, "tblHeader") for row in rows),
            split_rows=sum(not _row_has(row, "cantSplit") for row in rows),
            grid_mm=[
                int(val(column, "w") or 0) * MM_PER_TWIP
                for column in tbl.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
            ],
            bordered=self._has_borders(tbl),
            section=self._section,
            nested=nested,
        )
        self.tables.append(table)
        padding = _cell_padding(properties)
        for row_number, row in enumerate(rows):
            cells = []
            for column, tc in enumerate(row.findall(w("tc"))):
                width = int(val(tc.find(f"{w('tcPr')}/{w('tcW')}"), "w") or 0) * MM_PER_TWIP
                own = tc.find(f"{w('tcPr')}/{w('tcMar')}")
                room = width - (_padding(own, padding) if own is not None else sum(padding.values()))
                cell = Cell(table.index, row_number, column, room)
                content = [self._paragraph(p, self._section, cell, room) for p in tc.findall(w("p"))]
                self.paragraphs.extend(content)
                for inner in tc.findall(w("tbl")):
                    self._table(inner, nested=True)
                cells.append(content)
            table.rows.append(cells)
        return table

    def _has_borders(self, tbl: etree._Element) -> bool:
        style_id = val(tbl.find(f"{w('tblPr')}/{w('tblStyle')}"))
        sources = [tbl.find(f"{w('tblPr')}/{w('tblBorders')}")]
        sources += [
            style.find(f"{w('tblPr')}/{w('tblBorders')}") for style in reversed(self.styles._chain(style_id))
        ]
        borders = next((source for source in sources if source is not None), None)
        sides = (
            {etree.QName(side).localname for side in borders if val(side) not in {"nil", "none"}}
            if borders is not None
            else set()
        )
        return {"top", "bottom", "insideH", "insideV"} <= sides


def _row_has(row: etree._Element, name: str) -> bool:
    found = row.find(f"{w('trPr')}/{w(name)}")
    return found is not None and is_on(found)


def _cell_padding(properties: etree._Element | None) -> dict[str, float]:
    """Left and right cell margins of a table; Word's own default is 0.19 cm each."""
    padding = {"left": 108 * MM_PER_TWIP, "right": 108 * MM_PER_TWIP}
    found = None if properties is None else properties.find(w("tblCellMar"))
    for side in padding if found is not None else ():
        edge = found.find(w(side))
        if edge is not None:
            padding[side] = int(val(edge, "w") or 0) * MM_PER_TWIP
    return padding


def _padding(own: etree._Element, default: dict[str, float]) -> float:
    return sum(
        default[side] if own.find(w(side)) is None else int(val(own.find(w(side)), "w") or 0) * MM_PER_TWIP
        for side in default
    )


def read_entries(content: bytes) -> dict[str, bytes]:
    """All parts of the package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
