"""Whatever stands in a well-formed document, it is read and shown: made at random, the same each time."""

from __future__ import annotations

import io
import random
from xml.sax.saxutils import escape, quoteattr

import pytest
from rich.cells import cell_len
from rich.console import Console

from baocao.layout.facts import read_document
from baocao.view.page import render_pages
from baocao.view.plain import render_plain
from support.word import word

_PLAIN_VALUES = (
    "0 1 -5 abc 1e400 nan - 1.5cm 100% true false 240 center both single none nil restart continue page "
    "begin separate end auto FF0000 04A0 dxa decimal bullet default first nextPage x1 %1.%2.%9 １２"
)
VALUES = ("", "\u202e", "a\x9b31m", "9" * 20, *_PLAIN_VALUES.split())
_WORD_ATTRIBUTES = (
    "val w type left right firstLine hanging before after line lineRule sz space color pos leader h start "
    "fmt id fldCharType instr char ascii num top gutter ilvl fill styleId default numId abstractNumId"
)
_OTHER_ATTRIBUTES = "cx cy prst relativeFrom from to style r:id uri Requires coordsize o:hr w"
ATTRIBUTES = (*(f"w:{name}" for name in _WORD_ATTRIBUTES.split()), *_OTHER_ATTRIBUTES.split())
CHILDREN = {
    "body": "w:p w:tbl w:sdt w:ins w:sectPr mc:AlternateContent",
    "w:p": "w:pPr w:r w:r w:r w:hyperlink w:ins w:del w:fldSimple w:sdt w:smartTag mc:AlternateContent "
    "m:oMath",
    "w:r": "w:rPr w:t w:t w:tab w:br w:fldChar w:instrText w:sym w:footnoteReference w:lastRenderedPageBreak "
    "w:drawing w:pict w:object w:ruby w:pgNum mc:AlternateContent",
    "w:pPr": "w:pStyle w:jc w:ind w:spacing w:numPr w:pBdr w:tabs w:outlineLvl w:keepNext w:pageBreakBefore "
    "w:rPr w:sectPr",
    "w:rPr": "w:rStyle w:b w:caps w:u w:sz w:color w:rFonts w:vertAlign w:del w:vanish",
    "w:pBdr": "w:top w:bottom w:left w:right w:between",
    "w:tabs": "w:tab",
    "w:numPr": "w:numId w:ilvl",
    "w:tbl": "w:tblPr w:tblGrid w:tr w:tr w:tr w:sdt",
    "w:tblPr": "w:tblStyle w:tblBorders w:tblInd w:jc w:tblLook w:tblCellMar",
    "w:tblBorders": "w:top w:insideH w:insideV w:left",
    "w:tblCellMar": "w:left w:right",
    "w:tblGrid": "w:gridCol",
    "w:tr": "w:trPr w:tblPrEx w:tc w:tc w:tc w:sdt",
    "w:trPr": "w:tblHeader w:gridBefore w:trHeight w:del",
    "w:tc": "w:tcPr w:p w:p w:tbl",
    "w:tcPr": "w:gridSpan w:vMerge w:hMerge w:tcW w:vAlign w:tcBorders w:shd w:tcMar",
    "w:sectPr": "w:pgSz w:pgMar w:pgNumType w:type w:titlePg w:cols w:headerReference",
    "w:sdt": "w:sdtContent",
    "w:sdtContent": "w:p w:r w:tbl w:tr w:tc",
    "w:ins": "w:r w:p",
    "w:del": "w:r",
    "w:hyperlink": "w:r",
    "w:fldSimple": "w:r",
    "w:smartTag": "w:r",
    "mc:AlternateContent": "mc:Choice mc:Fallback",
    "mc:Choice": "w:drawing w:r w:p",
    "mc:Fallback": "w:pict w:r w:p",
    "w:drawing": "wp:inline wp:anchor",
    "wp:inline": "wp:extent wp:docPr a:graphic",
    "wp:anchor": "wp:extent wp:positionH wp:docPr a:graphic",
    "wp:positionH": "wp:align wp:posOffset",
    "a:graphic": "a:graphicData",
    "a:graphicData": "wps:wsp pic:pic",
    "wps:wsp": "wps:spPr wps:txbx",
    "wps:spPr": "a:prstGeom a:ln",
    "wps:txbx": "w:txbxContent",
    "w:txbxContent": "w:p w:tbl",
    "w:pict": "v:shape v:line v:rect v:group",
    "w:object": "v:shape",
    "v:shape": "v:imagedata v:textbox",
    "v:group": "v:line",
    "v:textbox": "w:txbxContent",
    "w:ruby": "w:rubyBase",
    "w:rubyBase": "w:r",
    "m:oMath": "m:t",
    "styles": "w:style w:style w:docDefaults",
    "w:style": "w:basedOn w:link w:pPr w:rPr w:tblPr w:tblStylePr",
    "w:tblStylePr": "w:rPr w:tcPr",
    "w:docDefaults": "w:rPrDefault",
    "w:rPrDefault": "w:rPr",
    "numbering": "w:abstractNum w:num",
    "w:abstractNum": "w:lvl w:styleLink w:numStyleLink",
    "w:lvl": "w:start w:numFmt w:lvlText w:suff w:lvlRestart w:pPr",
    "w:num": "w:abstractNumId w:lvlOverride",
    "w:lvlOverride": "w:startOverride w:lvl",
}
TEXTS = {"w:t", "w:instrText", "m:t", "wp:align", "wp:posOffset"}
WORDS = (*VALUES, "PAGE", 'HYPERLINK "http://x"', "Nguyễn  Văn An", "a" * 50, "chữ " * 9, "日本語")


def grow(name: str, chance: random.Random, depth: int) -> str:
    """Return an element with attributes and children that may or may not belong there."""
    if name in TEXTS:
        return f"<{name}>{escape(chance.choice(WORDS))}</{name}>"
    few = chance.choice((0, 1, 1, 6))
    names = ["w:val"] if few == 1 else chance.sample(ATTRIBUTES, few)
    attributes = "".join(f" {one}={quoteattr(chance.choice(VALUES))}" for one in names)
    return f"<{name}{attributes}>{grow_inside(name, chance, depth)}</{name}>"


def grow_inside(name: str, chance: random.Random, depth: int) -> str:
    choices = CHILDREN.get(name, "").split()
    count = chance.randint(0, 5) if choices and depth else 0
    return "".join(grow(chance.choice(choices), chance, depth - 1) for _ in range(count))


@pytest.mark.parametrize("seed", range(60))
def test_any_well_formed_document_is_read_and_shown(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    parts = {name: grow_inside(name, chance, 5) for name in ("styles", "numbering")}
    facts = read_document(word(grow_inside("body", chance, 9), **parts))
    for width in (40, 120):
        console = Console(width=width, color_system=None, _environ={}, file=io.StringIO())
        for page in render_pages(facts, width):
            console.print(page)
        shown = console.file.getvalue()  # type: ignore[attr-defined]
        assert max(map(cell_len, shown.splitlines())) <= width
        assert not {"\x9b", "\u202e"} & set(shown)
    assert max(map(cell_len, render_plain(facts).splitlines()), default=0) <= 80
