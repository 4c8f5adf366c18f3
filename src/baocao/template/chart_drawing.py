"""A new chart as DrawingML in a line of text."""

from __future__ import annotations

from baocao.errors import Location
from baocao.ooxml.xml import NSMAP, Element, parse_xml
from baocao.template.drawing import Size, free_number
from baocao.template.typed import Place
from baocao.template.values import to_plain

_NAMESPACES = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in ("w", "wp", "a", "c", "r"))


def write_chart_drawing(place: Place, identity: str, size: Size, alt: str) -> Element:
    """Return the drawing that shows a chart of the document.

    Args:
        place: where it stands.
        identity: the id under which the part shows the chart.
        size: width and height.
        alt: what a reader who does not see it is told.

    Source:
        ECMA-376 Part 1, 20.4.2.8 (inline), 21.2.2.26 (chart).
    """
    number = free_number(place)
    described = f'id="{number}" name="Biểu đồ {number}"' + (f' descr="{to_plain(alt)}"' if alt else "")
    return parse_xml(
        (
            f'<w:drawing {_NAMESPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f"<wp:docPr {described}/><wp:cNvGraphicFramePr/>"
            f'<a:graphic><a:graphicData uri="{NSMAP["c"]}"><c:chart r:id="{identity}"/></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing>"
        ).encode(),
        Location(),
    )
