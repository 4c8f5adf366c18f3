"""What is drawn or computed inside a paragraph: printed text of a run, straight lines, PAGE fields."""

from __future__ import annotations

import re

from lxml import etree

from conformance.formatting import val, w

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
VML = "urn:schemas-microsoft-com:vml"
MM_PER_EMU = 1 / 36000
LINE_SHAPES = {"line", "straightConnector1"}


def run_text(run: etree._Element) -> str:
    """Printed text of a run; field codes and deleted text are not printed."""
    pieces = {w("t"): None, w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
    return "".join(pieces[child.tag] or child.text or "" for child in run if child.tag in pieces)


def line_shapes(p: etree._Element) -> list[float]:
    """Lengths in millimetres of the straight lines drawn in a paragraph."""
    lengths = []
    for holder in (*p.iter(f"{{{WP}}}inline"), *p.iter(f"{{{WP}}}anchor")):
        shapes = {shape.get("prst") for shape in holder.iter(f"{{{A}}}prstGeom")}
        if shapes & LINE_SHAPES:
            lengths.append(int(holder.find(f"{{{WP}}}extent").get("cx")) * MM_PER_EMU)
    if not lengths:
        for line in p.iter(f"{{{VML}}}line"):
            ends = [_points(line.get(end, "0,0").split(",")[0]) for end in ("from", "to")]
            lengths.append(abs(ends[1] - ends[0]) * 25.4 / 72)
    return lengths


def _points(length: str) -> float:
    number, unit = re.fullmatch(r"([-\d.]+)(\w*)", length.strip()).groups()
    return float(number) * {"": 1, "pt": 1, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72}[unit]


def find_page_fields(header: etree._Element) -> list[etree._Element]:
    """Paragraphs of a header that hold a PAGE field."""
    found = []
    for p in header.iter(w("p")):
        codes = "".join(node.text or "" for node in p.iter(w("instrText")))
        codes += "".join(val(node, "instr") or "" for node in p.iter(w("fldSimple")))
        if re.search(r"\bPAGE\b", codes):
            found.append(p)
    return found
