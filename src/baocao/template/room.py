"""How much room a place has for a picture: the text width of its section, its column, its cell, its box."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from baocao.errors import Location
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.paragraphs import section_of
from baocao.ooxml.xml import Element, parse_xml, qn
from baocao.template.typed import Place
from baocao.units import Length

_A4: Final = (11_906, 16_838)
"""Twips; what a section without a page size gets."""
_MARGIN: Final = 1_440
_CELL_MARGIN: Final = 108
"""Twips to the left and right in a cell that says nothing (Word's Normal Table)."""
_LEAST: Final = Length.from_mm(5)
_BOX_INSET: Final = 91_440
"""EMU to the left and right in a text box that says nothing (ECMA-376 Part 1, 21.1.2.1.1)."""
_SECTION: Final = qn("w:sectPr")
_STYLE_WIDTH: Final = re.compile(r"(?:^|;)\s*width:([0-9.]+)(pt|in|mm|cm)", re.IGNORECASE)
_PER_UNIT: Final = {"pt": 12_700, "in": 914_400, "mm": 36_000, "cm": 360_000}


@dataclass(frozen=True, slots=True)
class Room:
    """The largest size that fits without leaving the text."""

    width: Length
    height: Length


def find_room(place: Place) -> Room:
    """Return the room for a picture in the paragraph of `place`.

    Cost:
        One look at the paragraph's ancestors; the sections of a document are read once.
    """
    page = _find_section_room(place)
    width = page.width
    for above in place.paragraph.iterancestors(qn("w:tc"), qn("w:txbxContent")):
        found = _cell_width(above) if above.tag == qn("w:tc") else _box_width(above)
        if found:
            width = Length(min(found, page.width) if above.tag == qn("w:tc") else found)
        break
    indent = place.paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if indent is not None:
        sides = (_twips(indent, "w:left", "w:start"), _twips(indent, "w:right", "w:end"))
        width = Length(width - Length.from_twips(sum(max(side, 0) for side in sides)))
    return Room(Length(max(width, _LEAST)), page.height)


def _find_section_room(place: Place) -> Room:
    """Return the text area of the section that the paragraph, or the header it stands in, belongs to."""
    assembly, key = place.assembly, ("sections", place.part)
    if place.part != assembly.main_part:
        return assembly.once(key, lambda: _read_room(_section_of_story(assembly, place.part)))
    body = next(place.paragraph.iterancestors(qn("w:body")), None)
    if body is None:
        return _read_room(None)
    sections = assembly.once(key, lambda: list(body.iter(_SECTION)))
    if len(sections) <= 1:
        return _read_room(sections[0] if sections else None)
    child = place.paragraph
    while (parent := child.getparent()) is not None and parent is not body:
        child = parent
    return _read_room(_next_section(child) if child is not None else sections[-1])


def _next_section(child: Element) -> Element | None:
    """Return the properties of the section that a block of the body stands in.

    Source:
        ECMA-376 Part 1, 17.6.18 (sectPr): a section ends with the paragraph that holds them.
    """
    current: Element | None = child
    while current is not None:
        if current.tag == _SECTION:
            return current
        found = section_of(current)
        if found is not None:
            return found
        current = current.getnext()
    return None


def _section_of_story(assembly: Assembly, part: str) -> Element | None:
    """Return the first section that shows a header or footer; the last one for notes and the like."""
    main = assembly.package.main_part
    ids = {identity for identity, rel in assembly.package.rels(main).items() if rel.target == part}
    root = parse_xml(assembly.package.read(main), Location(path=main))
    sections = list(root.iter(_SECTION))
    for section in sections:
        if any(reference.get(qn("r:id")) in ids for reference in section):
            return section
    return sections[-1] if sections else None


def _read_room(section: Element | None) -> Room:
    """Return the text area of a page, of one column when there are several.

    Source:
        ECMA-376 Part 1, 17.6.13 (pgSz), 17.6.11 (pgMar), 17.6.4 (cols).
    """
    size, margins, columns = (
        None if section is None else section.find(qn(name)) for name in ("w:pgSz", "w:pgMar", "w:cols")
    )
    across = _twips(size, "w:w") or _A4[0]
    down = _twips(size, "w:h") or _A4[1]
    sides = [
        _MARGIN if margins is None else abs(_twips(margins, name))
        for name in ("w:left", "w:right", "w:gutter", "w:top", "w:bottom")
    ]
    if margins is None:
        sides[2] = 0
    width = across - sides[0] - sides[1] - sides[2]
    count = 1 if columns is None else max(_twips(columns, "w:num"), 1)
    if columns is not None and count > 1:
        first = columns.find(qn("w:col"))
        gap = _twips(columns, "w:space") or 720
        width = _twips(first, "w:w") if first is not None else (width - gap * (count - 1)) // count
    return Room(Length.from_twips(width), Length.from_twips(down - sides[3] - sides[4]))


def _cell_width(cell: Element) -> int:
    """Return what a cell has for its text, in EMU; 0 when the table does not say how wide it is.

    Source:
        ECMA-376 Part 1, 17.4.71 (tcW), 17.4.48 (tblGrid), 17.4.42 (tblCellMar).
    """
    row = cell.getparent()
    table = next(cell.iterancestors(qn("w:tbl")), None)
    if row is None or table is None:
        return 0
    properties = cell.find(qn("w:tcPr"))
    stated = None if properties is None else properties.find(qn("w:tcW"))
    width = _twips(stated, "w:w") if stated is not None and stated.get(qn("w:type"), "dxa") == "dxa" else 0
    width = width or _grid_width(table, row, cell)
    margins = None if properties is None else properties.find(qn("w:tcMar"))
    if margins is None:
        margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    for names in (("w:left", "w:start"), ("w:right", "w:end")):
        side = next((found for name in names if (found := _at(margins, name)) is not None), None)
        width -= _CELL_MARGIN if side is None else _twips(side, "w:w")
    return Length.from_twips(max(width, 0))


def _at(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(qn(name))


def _grid_width(table: Element, row: Element, cell: Element) -> int:
    """Return the width of the grid columns that a cell spans, in twips."""
    grid = [_twips(column, "w:w") for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    start = _twips(_at(_at(row, "w:trPr"), "w:gridBefore"), "w:val")
    for one in row.iter(qn("w:tc")):
        if next(one.iterancestors(qn("w:tr")), None) is not row:
            continue  # of a table inside
        span = _twips(_at(_at(one, "w:tcPr"), "w:gridSpan"), "w:val") or 1
        if one is cell:
            return sum(grid[start : start + span])
        start += span
    return 0


def _box_width(content: Element) -> int:
    """Return what a text box has for its text, in EMU; 0 when that cannot be told.

    Source:
        ECMA-376 Part 1, 20.4.2.7 (extent), 21.1.2.1.1 (bodyPr); Part 4, 19.1.2.19 (v:shape, style).
    """
    for above in content.iterancestors(qn("wp:inline"), qn("wp:anchor"), qn("v:shape"), qn("v:rect")):
        if above.tag in {qn("wp:inline"), qn("wp:anchor")}:
            extent = above.find(qn("wp:extent"))
            return max(_number(extent, "cx") - 2 * _BOX_INSET, 0)
        matched = _STYLE_WIDTH.search(above.get("style", ""))
        if matched:
            return max(round(float(matched[1]) * _PER_UNIT[matched[2].lower()]) - 2 * _BOX_INSET, 0)
    return 0


def _twips(element: Element | None, *names: str) -> int:
    return next((found for name in names if (found := _number(element, qn(name)))), 0)


def _number(element: Element | None, name: str) -> int:
    value = "" if element is None else element.get(name, "")
    try:
        return round(float(value)) if value else 0
    except (ValueError, OverflowError):  # a length with a unit, or no number of a size at all
        return 0
