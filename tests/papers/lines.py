"""The rules below Quốc hiệu, the body's name and the trích yếu, in every manner they are made."""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

from baocao.layout.metrics import measure
from baocao.units import Length
from papers.ink import Ink
from papers.manner import Form, Look

EMU = 36000
WPS_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def width_of(text: str, look: Look) -> float:
    """Return how long a line of text is in print, in mm."""
    return measure(text, Length.from_pt(look.size), bold=look.bold, italic=look.italic).mm


def shape(ink: Ink, mm: float, *, down: float = 2, left: float | None = None) -> str:
    """Return a run with a line of that length, `down` pt below the top of its paragraph."""
    number = ink.next_id()
    style = f"position:absolute;z-index:{number}"
    start = 60.0 if left is None else left * 72 / 25.4
    end = start + mm * 72 / 25.4
    line = f'<v:line id="Line_{number}" o:spid="_x0000_s{1026 + number}" style="{style}" from="{start:.1f}pt,{down}pt" to="{end:.1f}pt,{down}pt" strokeweight=".75pt"/>'
    if "vml" in ink.manner.rule:
        return ink.drawn(f"<w:pict>{line}</w:pict>")
    across = (
        "<wp:align>center</wp:align>" if left is None else f"<wp:posOffset>{round(left * EMU)}</wp:posOffset>"
    )
    drawing = (
        '<w:drawing><wp:anchor distT="4294967295" distB="4294967295" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="{251659264 + number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(down * 12700)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{round(mm * EMU)}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Straight Connector {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{WPS_URI}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{round(mm * EMU)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return ink.drawn(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback><w:pict>{line}</w:pict></mc:Fallback></mc:AlternateContent>"
    )


def middle(mm: float, room: float) -> float | None:
    """Return where a centred line begins, counted from the left of its column, inside the cell's blank."""
    return (room - mm) / 2


def rule(ink: Ink, mm: float, room: float, *, padding: float = 3.8) -> str:
    """Return a paragraph of its own that is, or holds, a centred rule of that length.

    Args:
        ink: the document.
        mm: wanted length.
        room: width of the column.
        padding: of that, what the cell leaves blank at both sides together.
    """
    kind = ink.manner.rule
    if kind == "underscores":
        return _underscores(ink, mm)
    if kind in {"border", "border-inside"}:
        side = round((room - padding - mm) / 2 * 1440 / 25.4)
        form = Form(left=side, right=side, border="top", line=80, rule="exact", align="center", before=40)
        return ink.paragraph("", look=Look(4), form=form)
    place = None if kind == "drawing" and ink.manner.seed % 2 else middle(mm, room - padding)
    if place is None and "vml" in kind:
        place = middle(mm, room - padding)
    form = Form(align="center", line=120, rule="exact")
    return ink.paragraph("", shape(ink, mm, left=place), look=Look(6), form=form)


def _underscores(ink: Ink, mm: float) -> str:
    """Underscores as the published forms have them: plain for a short rule, raised for a long one."""
    raised = mm > 45
    look = Look(13, raised=raised)
    one = width_of("_", look) * (0.65 if raised else 1)
    count = max(5, round(mm / one))
    return ink.paragraph("", "_" * count, look=look, form=Form(align="center"))


def is_inside(ink: Ink) -> bool:
    """Whether the rule hangs on the text above it."""
    return ink.manner.rule in {"drawing-inside", "vml-inside"}
