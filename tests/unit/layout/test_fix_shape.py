"""Lines that are shapes are drawn out about their middle, however they are drawn; nothing else is."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.layout.blocks import Rule
from baocao.layout.facts import read_document
from baocao.layout.repair import SetRuleLength
from baocao.ooxml.xml import NSMAP
from baocao.units import Length
from support.docx import tree
from support.mending import at, facts, file, mended, p

NAMES = " ".join(f'xmlns:{name}="{NSMAP[name]}"' for name in ("wp", "a", "wps", "mc", "v", "o"))
WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
mm, pt = Length.from_mm, Length.from_pt
INLINE = "inline"
OFFSET = '<wp:positionH relativeFrom="column"><wp:posOffset>1000000</wp:posOffset></wp:positionH>'
CENTRE = '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'


def run(xml: str) -> str:
    return xml.replace("<", f"<w:r {NAMES}><", 1) + "</w:r>"


def line(width: int = 1_000_000, turn: str = "") -> str:
    return (
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm{turn}><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/>'
        '</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def drawing(place: str, shape: str = "", width: int = 1_000_000, more: str = "") -> str:
    name = "inline" if place == INLINE else "anchor"
    return (
        f"<w:drawing><wp:{name}>{'' if place == INLINE else place}"
        f'<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="19050" b="19050"/>'
        '<wp:docPr id="1" name="x"/><a:graphic><a:graphicData '
        f'uri="{NSMAP["wps"]}">{shape or line(width)}</a:graphicData></a:graphic>{more}'
        f"</wp:{name}></w:drawing>"
    )


def vml(tag: str, attributes: str) -> str:
    return f"<w:pict><v:{tag} {attributes}/></w:pict>"


def resize(length: Length, index: int = 0) -> SetRuleLength:
    return SetRuleLength(anchor=at(0), index=index, length=length)


def rules(document: bytes) -> tuple[Rule, ...]:
    return read_document(document).paragraphs[0].rules


SHAPES = {
    "DrawingML đặt theo khoảng cách": (drawing(OFFSET), 1_000_000),
    "DrawingML căn giữa": (drawing(CENTRE), None),
    "DrawingML trong dòng": (drawing(INLINE), None),
    "DrawingML xoay nửa vòng": (drawing(OFFSET, line(turn=' rot="10800000"')), 1_000_000),
    "v:line": (vml("line", 'from="20pt,3pt" to="80pt,3pt" style="position:absolute;z-index:1"'), pt(20)),
    "v:line vẽ ngược": (vml("line", 'from="80pt,3pt" to="20pt,3.5pt" style="position:absolute"'), pt(20)),
    "v:line căn giữa": (
        vml("line", 'from="0,3pt" to="60pt,3pt" style="position:absolute;mso-position-horizontal:center"'),
        None,
    ),
    "v:line trong dòng": (vml("line", 'from="0,0" to="60pt,0"'), None),
    "v:shape": (
        vml("shape", 'type="#_x0000_t32" style="position:absolute;margin-left:20pt;width:60pt;height:0"'),
        pt(20),
    ),
    "v:shape không nói lề": (
        vml("shape", 'type="#_x0000_t32" style="position:absolute;width:60pt;height:0"'),
        0,
    ),
    "v:rect mỏng": (vml("rect", 'style="width:60pt;height:1pt;mso-width-percent:500"'), None),
}
"""{manner: (XML, left edge in its column; None when it is aligned or in the line)}."""


@pytest.mark.parametrize(("xml", "left"), SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("length", [mm(12), mm(70)])
def test_a_line_gets_its_length_and_keeps_its_middle(xml: str, left: int | None, length: Length) -> None:
    document = file(p("Độc lập", run(xml)))
    (before,) = rules(document)
    (after,) = rules(mended(document, resize(length)))
    assert before.resizable
    assert before.offset == left
    assert after.length == pytest.approx(length, abs=100)
    assert (after.align, after.weight) == (before.align, before.weight)
    if left is None:
        assert after.offset is None
    else:
        middle = left + before.length / 2
        assert after.offset + after.length / 2 == pytest.approx(middle, abs=200)


def test_every_measure_of_a_drawing_changes_and_nothing_else() -> None:
    share = f'<x:sizeRelH xmlns:x="{WP14}" relativeFrom="margin"><x:pctWidth>{{}}</x:pctWidth></x:sizeRelH>'
    before = file(p("a", run(drawing(OFFSET, more=share.format("40000")))))
    place = OFFSET.replace("1000000", "800000")
    wanted = file(p("a", run(drawing(place, width=1_400_000, more=share.format("0")))))
    result = mended(before, resize(Length(1_400_000)))
    assert etree.tostring(tree(result)) == etree.tostring(tree(wanted))


def test_the_other_branch_is_drawn_out_too() -> None:
    fallback = vml("line", 'from="20pt,3pt" to="80pt,3pt" style="position:absolute"')
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing(OFFSET)}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    for xml in (both, both.replace('Requires="wps"', 'Requires="unknown"')):
        result = mended(file(p("a", run(xml))), resize(pt(100)))
        (shown,) = rules(result)
        assert shown.length == pt(100)
        assert measures(result) == ({"0pt,3pt", "100pt,3pt"}, {str(int(pt(100)))})


def measures(document: bytes) -> tuple[set[str | None], set[str | None]]:
    root = tree(document)
    ends = {one.get(name) for one in root.iter(f"{{{NSMAP['v']}}}line") for name in ("from", "to")}
    sizes = root.iter(f"{{{NSMAP['wp']}}}extent", f"{{{NSMAP['a']}}}ext")
    return ends, {one.get("cx") for one in sizes}


UNFIT = {
    "nhóm VML": '<w:pict><v:group style="width:60pt;height:9pt" coordsize="60,9">'
    '<v:line from="0,0" to="60,0"/></v:group></w:pict>',
    "nhóm DrawingML": drawing(OFFSET, f'<wpg:wgp xmlns:wpg="{WPG}">{line()}</wpg:wgp>'),
    "đường kẻ ngang": vml("rect", 'style="width:60pt;height:1pt" o:hr="t"'),
    "nét gấp khúc": vml("polyline", 'points="0,0,60pt,0" style="width:60pt;height:0"'),
    "xoay": drawing(OFFSET, line(turn=' rot="60000"')),
    "xoay VML": vml("rect", 'style="width:60pt;height:1pt;rotation:90"'),
}


@pytest.mark.parametrize("xml", UNFIT.values(), ids=UNFIT)
def test_a_line_that_is_no_shape_of_its_own_stays(xml: str) -> None:
    document = file(p("a", run(xml)))
    assert [one.resizable for one in rules(document)] == [False]
    assert mended(document, resize(mm(20)), skipped=[resize(mm(20))]) is document


@pytest.mark.parametrize("repair", [resize(mm(20), 1), resize(mm(20), -1), resize(Length(0))])
def test_a_line_that_is_not_there_is_skipped(repair: SetRuleLength) -> None:
    document = file(p("a", run(drawing(OFFSET))))
    assert mended(document, repair, skipped=[repair]) is document


def test_only_the_line_that_is_meant_changes() -> None:
    document = file(p("a", run(drawing(OFFSET)), run(drawing(CENTRE)), run(drawing(INLINE))))
    shown = facts(document, resize(mm(20), 1), resize(mm(90), 1)).paragraphs[0].rules
    assert [one.length for one in shown] == [1_000_000, mm(20), 1_000_000]
