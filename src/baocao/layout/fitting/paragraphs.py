"""Paragraphs in the room they stand in: what fitting reads of them and the three things it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from baocao.layout.metrics import Run
from baocao.ooxml.formats import ParagraphFormat
from baocao.ooxml.order import put
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

ENDLESS = Length.from_mm(10_000)
"""Room in which nothing wraps."""

_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_FLAT_TWIPS = "1"
"""Height of a line that nobody sees; a page may be full to the last point."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the body."""

    element: Element
    format: ParagraphFormat
    runs: list[Run]
    room: Length
    """Width of its cell, or of the page between the margins."""

    @property
    def has_text(self) -> bool:
        """Whether anything but blanks stands in it."""
        return any(run.text.strip() for run in self.runs)

    @property
    def ends_with_colon(self) -> bool:
        """Whether it announces what follows it."""
        return "".join(run.text for run in self.runs).rstrip().endswith(":")

    @property
    def text_room(self) -> Length:
        """Width that is left between its indents."""
        return Length(self.room - self.format.left - self.format.right)

    def set_sides(self, side: Length) -> None:
        """Indent it by `side` left and right."""
        ind = self._child("w:ind")
        for name in ("w:left", "w:right"):
            ind.set(qn(name), str(side.twips))
        self.format = replace(self.format, left=side, right=side)

    @property
    def only_ends_section(self) -> bool:
        """Whether it is empty, behind a table, and there because a page or the document must end with one."""
        before, behind = self.element.getprevious(), self.element.getnext()
        is_last = behind is not None and behind.tag == qn("w:sectPr")
        ends = is_last or self.element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
        return ends and not self.runs and before is not None and before.tag == qn("w:tbl")

    def flatten(self) -> None:
        """Make it so low that it finds room on any page that the table above has filled."""
        spacing = self._child("w:spacing")
        for name, value in (("before", "0"), ("after", "0"), ("line", _FLAT_TWIPS), ("lineRule", "exact")):
            spacing.set(qn(f"w:{name}"), value)

    def keep_next(self) -> None:
        """Keep it on the page on which the next one begins."""
        if not self.format.keep_next:
            self._child("w:keepNext").attrib.clear()
            self.format = replace(self.format, keep_next=True)

    def _child(self, name: str) -> Element:
        """Return the paragraph property of that name, put in its place if it is not there."""
        p_pr = self.element.find(qn("w:pPr"))
        if p_pr is None:
            p_pr = self.element.makeelement(qn("w:pPr"), {})
            self.element.insert(0, p_pr)
        child = p_pr.find(qn(name))
        return put(p_pr, name) if child is None else child


def iter_paragraphs(body: Element, styles: Styles) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body and of its tables, in order; text boxes are left out."""
    rooms = read_page_rooms(body) | _read_cell_rooms(body)
    boxed = {element for box in body.iter(qn("w:txbxContent")) for element in box.iter(qn("w:p"))}
    for element in body.iter(qn("w:p")):
        if element not in boxed:
            yield read_paragraph(element, styles, _find_room(element, rooms))


def read_paragraph(element: Element, styles: Styles, room: Length = ENDLESS) -> Paragraph:
    """Return one paragraph with its effective formatting."""
    form = styles.paragraph(element.find(qn("w:pPr")))
    runs = []
    for run in element.iter(qn("w:r")):
        look = styles.run(run.find(qn("w:rPr")), form.style)
        runs.append(Run(_read_text(run), look.size, look.bold, look.italic))
    return Paragraph(element, form, runs, room)


def read_twips(element: Element | None, name: str) -> int:
    """Return a whole number of twips from an attribute; 0 when it is absent or something else."""
    text = "" if element is None else element.get(qn(name), "")
    return int(text) if text.removeprefix("-").isdecimal() else 0


def _read_text(run: Element) -> str:
    texts = (child.text or "" if child.tag == qn("w:t") else _SIGNS.get(str(child.tag), "") for child in run)
    return "".join(texts)


def read_padding(table: Element) -> int:
    """Return what the cells of a table leave free left and right together, in twips."""
    margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    if margins is None:
        return 0
    return sum(read_twips(margins.find(qn(side)), "w:w") for side in ("w:left", "w:right"))


def _find_room(paragraph: Element, rooms: dict[Element, Length]) -> Length:
    if paragraph in rooms:
        return rooms[paragraph]
    return next((rooms[above] for above in paragraph.iterancestors() if above in rooms), ENDLESS)


def _read_cell_rooms(body: Element) -> dict[Element, Length]:
    """Return {cell: width between its margins}; a table inside another comes after it."""
    rooms = {}
    for table in body.iter(qn("w:tbl")):
        padding = read_padding(table)
        for cell in table.iter(qn("w:tc")):
            width = read_twips(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}"), "w:w")
            rooms[cell] = Length.from_twips(max(width - padding, 0))
    return rooms


def read_page_rooms(body: Element) -> dict[Element, Length]:
    """Return {child of the body: width of the text in its section}."""
    rooms: dict[Element, Length] = {}
    waiting: list[Element] = []
    for child in body:
        waiting.append(child)
        holder = child if child.tag == qn("w:sectPr") else child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if holder is not None:
            rooms |= dict.fromkeys(waiting, _read_text_width(holder))
            waiting = []
    return rooms


def _read_text_width(sect_pr: Element) -> Length:
    margins = sect_pr.find(qn("w:pgMar"))
    taken = sum(read_twips(margins, side) for side in ("w:left", "w:right", "w:gutter"))
    return Length.from_twips(read_twips(sect_pr.find(qn("w:pgSz")), "w:w") - taken)
