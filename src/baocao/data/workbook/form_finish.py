"""The last hand on a form's file: formulas with their results, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Final

from lxml import etree

from baocao.data.tree import Scalar
from baocao.data.workbook.book import At, cell_name
from baocao.errors import NOWHERE
from baocao.ooxml.entries import pack, read_entries, write_package
from baocao.ooxml.relationships import read_rels, rels_part
from baocao.ooxml.xml import Element, parse_xml, write_xml

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK: Final = "xl/workbook.xml"
_CORE: Final = "docProps/core.xml"
_STYLES: Final = "xl/styles.xml"
_FONT: Final = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
"""The children of a font in the order of the schema, which openpyxl does not keep.

Source:
    ECMA-376 Part 1, 18.8.22 (font).
"""
_DIGITS: Final = re.compile("[0-9]+")
_MODIFIED: Final = "{http://purl.org/dc/terms/}modified"
_CREATED: Final = "{http://purl.org/dc/terms/}created"


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula, and its result for the values that stand there now."""

    formula: str
    result: Scalar


def finish(content: bytes, computed: Mapping[str, Mapping[At, Computed]], usual: tuple[str, int]) -> bytes:
    """Return a workbook of openpyxl with formulas put in beside their results, and without the time of day.

    Args:
        content: the file.
        computed: ``{sheet: {cell: formula}}``.
        usual: ``(name, points)`` of the font of the whole workbook, whose digits are what widths count.

    Source:
        ECMA-376 Part 1, 18.3.1.40 (f), 18.3.1.96 (v).
    """
    entries = read_entries(content, NOWHERE)
    rels = read_rels(parse_xml(entries[rels_part(_BOOK)].unpack(), NOWHERE), _BOOK)
    book = parse_xml(entries[_BOOK].unpack(), NOWHERE)
    for sheet in book.iterfind(f"{{{_MAIN}}}sheets/{{{_MAIN}}}sheet"):
        part = rels[sheet.get(_R_ID, "")].target
        root = parse_xml(entries[part].unpack(), NOWHERE)
        formulas = computed.get(sheet.get("name", ""), {})
        _put_in(root, {cell_name(at): one for at, one in formulas.items()})
        _let_grow(root)
        entries[part] = pack(part, write_xml(root))
    styles = parse_xml(entries[_STYLES].unpack(), NOWHERE)
    _set_usual_font(styles, *usual)
    for font in styles.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=_place_in_font)
    entries[_STYLES] = pack(_STYLES, write_xml(styles))
    core = parse_xml(entries[_CORE].unpack(), NOWHERE)
    created = core.find(_CREATED)
    for modified in core.iterfind(_MODIFIED):
        modified.text = created.text if created is not None else modified.text
    entries[_CORE] = pack(_CORE, write_xml(core))
    return write_package(entries.values())


def _place_in_font(child: Element) -> int:
    name = str(child.tag).rpartition("}")[2]
    return _FONT.index(name) if name in _FONT else len(_FONT)


def _set_usual_font(styles: Element, name: str, size: int) -> None:
    """Make a font that of the style Normal, which is the first; not all have Calibri."""
    font = styles.find(f"{{{_MAIN}}}fonts/{{{_MAIN}}}font")
    if font is None:
        return
    del font[:]
    etree.SubElement(font, f"{{{_MAIN}}}sz").set("val", str(size))
    etree.SubElement(font, f"{{{_MAIN}}}name").set("val", name)


def _let_grow(root: Element) -> None:
    """Let the rows grow with what is typed, which openpyxl forbids wherever a height is given.

    Rows with merged cells do not: for those Excel finds no height.
    """
    merged = {ref.get("ref", "") for ref in root.iter(f"{{{_MAIN}}}mergeCell")}
    kept = {_DIGITS.findall(ref)[0] for ref in merged}
    for row in root.iter(f"{{{_MAIN}}}row"):
        if row.get("r") not in kept:
            row.attrib.pop("customHeight", "")


def _put_in(root: Element, formulas: Mapping[str, Computed]) -> None:
    for cell in root.iter(f"{{{_MAIN}}}c"):
        one = formulas.get(cell.get("r", ""))
        if one is None:
            continue
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", "")
        etree.SubElement(cell, f"{{{_MAIN}}}f").text = one.formula
        value = etree.SubElement(cell, f"{{{_MAIN}}}v")
        if isinstance(one.result, int | Decimal):
            value.text = f"{Decimal(one.result):f}"
        else:
            cell.set("t", "str")
            value.text = str(one.result or "")


def write_in(content: bytes, place: str, text: str) -> bytes:
    """Return a form in which the cells that hold the text `place` hold another.

    What makes many forms of one: 129 take as long as two would.

    Args:
        content: the form.
        place: letters that stand nowhere else in the file, none of ``<&>``.
        text: what stands there instead.
    """
    entries = read_entries(content, NOWHERE)
    for part, entry in entries.items():
        if part.startswith("xl/worksheets/"):
            sheet = entry.unpack()
            if place.encode() in sheet:
                shown = escape(text, quote=False).encode()
                entries[part] = pack(part, sheet.replace(place.encode(), shown))
    return write_package(entries.values())
