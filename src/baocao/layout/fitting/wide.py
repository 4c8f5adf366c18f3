"""Head and foot of a page laid across: as wide as the text between its margins."""

from __future__ import annotations

from baocao.layout.fitting.letterhead import keep_boxes
from baocao.layout.fitting.paragraphs import read_page_rooms, read_twips
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

FRAME = "Bảng không kẻ"
"""Name of the table style of the head of page 1 and of Nơi nhận beside the signature."""
_TWO = 2
_NARROW = 0.85
"""A frame that leaves more of the page than the rest of this share was made for an upright page."""


def stretch_frame(table: Element, room: Length, styles: Styles) -> None:
    """Let both columns of a frame grow alike until it reaches from margin to margin.

    Nơi nhận then begins at the left margin, and agency and title stand in the
    middle of their halves, as on an upright page.
    """
    grid = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    rows = [row.findall(qn("w:tc")) for row in table.iterchildren(qn("w:tr"))]
    old = [read_twips(column, "w:w") for column in grid]
    if any(len(cells) != _TWO for cells in (grid, *rows)) or sum(old) > _NARROW * room.twips:
        return
    left = old[0] * room.twips // sum(old)
    new = (left, room.twips - left)
    whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if whole is not None:
        whole.set(qn("w:w"), str(room.twips))
    declared: list[list[Element | None]] = [[*grid]]
    declared += ([cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in cells] for cells in rows)
    for pair in declared:
        for element, width in zip(pair, new, strict=True):
            if element is not None:
                element.set(qn("w:w"), str(width))
    keep_boxes([cells[0] for cells in rows], styles, Length.from_twips((new[0] - old[0]) // _TWO))


def find_rooms(body: Element) -> dict[Element, Length]:
    """Return {table: width of the text in its section} for the tables that stand in the body itself."""
    rooms = read_page_rooms(body)
    return {table: rooms[table] for table in body.iterchildren(qn("w:tbl")) if table in rooms}
