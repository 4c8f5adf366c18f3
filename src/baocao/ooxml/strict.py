"""Word files saved as “Strict Open XML Document”, turned into the kind that every program reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from baocao.errors import Location
from baocao.ooxml.entries import Entry, pack
from baocao.ooxml.xml import Element, parse_xml, qn, refuse_flood, write_xml

STRICT: Final = "http://purl.oclc.org/ooxml/"
_STRICT: Final = STRICT.encode()
_NAMES: Final = (
    (
        rb"officeDocument/relationships/extendedProperties",
        rb"officeDocument/2006/relationships/extended-properties",
    ),
    (
        rb"officeDocument/relationships/customProperties",
        rb"officeDocument/2006/relationships/custom-properties",
    ),
    (rb"officeDocument/extendedProperties", rb"officeDocument/2006/extended-properties"),
    (rb"officeDocument/customProperties", rb"officeDocument/2006/custom-properties"),
    (rb"(officeDocument|drawingml|wordprocessingml|spreadsheetml|schemaLibrary)(?=[/\"'])", rb"\1/2006"),
)
"""(what stands behind `STRICT`, what Word writes there in ordinary files).

Source:
    ISO/IEC 29500-1:2016, Annex A; ISO/IEC 29500-4:2016, Annex A.
"""
_SCHEMAS: Final = b"http://schemas.openxmlformats.org/"
_MEASURE: Final = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(mm|cm|in|pt|pc|pi)")
_TWIPS: Final = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
_HALF_POINTS: Final = frozenset(
    qn(f"w:{name}") for name in ("sz", "szCs", "kern", "position", "hps", "hpsRaise")
)
_MEASURED: Final = _HALF_POINTS | {qn(f"w:{name}") for name in ("spacing", "fitText", "defaultTabStop")}
"""Elements of which ``w:val`` is a length."""
_LABELS: Final = frozenset(
    qn(f"w:{name}") for name in ("name", "styleId", "anchor", "tooltip", "instr", "author", "initials")
)
_W: Final = qn("w:p")[:-1]
_SIDES: Final = {"start": "left", "end": "right"}
_WITH_SIDES: Final = frozenset(qn(f"w:{name}") for name in ("tblCellMar", "tcMar", "tblBorders", "tcBorders"))
_ALIGNED: Final = frozenset({qn("w:jc"), qn("w:lvlJc"), qn("w:ptab"), qn("w:tab")})


def to_transitional(entries: Mapping[str, Entry], where: Location) -> dict[str, Entry]:
    """Return the entries with the names and measures of ordinary Word files in place of the strict ones.

    Entries without strict names stay as they were packed.
    """
    return {name: _convert(entry, where) for name, entry in entries.items()}


def _convert(entry: Entry, where: Location) -> Entry:
    if not entry.name.endswith((".xml", ".rels")):
        return entry
    content = entry.unpack()
    refuse_flood(content, where)
    if _STRICT not in content:
        return entry
    for strict, transitional in _NAMES:
        content = re.sub(re.escape(_STRICT) + strict, _SCHEMAS + transitional, content)
    root = parse_xml(content, Location(file=where.file, path=entry.name))
    root.attrib.pop(qn("w:conformance"), "")
    for element in root.iter("*"):
        if element.tag.startswith(_W):
            _rewrite(element)
    return pack(entry.name, write_xml(root))


def _rewrite(element: Element) -> None:
    """Give an element the sides and the numbers of ordinary files."""
    parent = element.getparent()
    local = element.tag[len(_W) :]
    if local in _SIDES and parent is not None and parent.tag in _WITH_SIDES:
        element.tag = _W + _SIDES[local]
    unit = 10 if element.tag in _HALF_POINTS else 1
    for name, value in list(element.attrib.items()):
        text = str(value)
        side = _SIDES.get(str(name).removeprefix(_W).removesuffix("Chars"))
        if side and element.tag == qn("w:ind"):
            del element.attrib[name]
            name = _W + side + ("Chars" if str(name).endswith("Chars") else "")  # noqa: PLW2901
            element.set(name, text)
        if _is_measured(element, str(name)) and (measure := _MEASURE.fullmatch(text)):
            element.set(name, str(round(float(measure[1]) * _TWIPS[measure[2]] / unit)))
        elif name == qn("w:w") and re.fullmatch(r"[0-9.]+%", text) and element.get(qn("w:type")) == "pct":
            element.set(name, str(round(float(text[:-1]) * 50)))
        elif text in _SIDES and element.tag in _ALIGNED:
            element.set(name, _SIDES[text])


def _is_measured(element: Element, name: str) -> bool:
    """Tell whether an attribute is a length; names and labels may look like one."""
    return name not in _LABELS if name != qn("w:val") else element.tag in _MEASURED
