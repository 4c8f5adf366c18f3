"""Properties of paragraphs, runs and tables, put where the schema wants them."""

from __future__ import annotations

from typing import Final

from baocao.ooxml.xml import Element, qn

P_PR: Final = tuple(
    f"w:{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
        *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
        *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc"),
        *("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
"""The children of ``w:pPr`` in their order.

Source:
    ECMA-376 Part 1, 17.3.1.26 (pPr), Annex A (CT_PPr).
"""
R_PR: Final = tuple(
    f"w:{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo"),
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
        *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
        *("w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
        *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
)
"""The children of ``w:rPr`` in their order; the first four only where it is that of a paragraph's mark.

Source:
    ECMA-376 Part 1, 17.3.2.28 and 17.3.1.29 (rPr), Annex A (EG_RPrBase, CT_ParaRPr).
"""
TC_PR: Final = tuple(
    f"w:{name}"
    for name in (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
        *("textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge"),
        "tcPrChange",
    )
)
"""The children of ``w:tcPr`` in their order.

Source:
    ECMA-376 Part 1, 17.4.69 (tcPr), Annex A (CT_TcPr).
"""
TBL_PR: Final = tuple(
    f"w:{name}"
    for name in (
        *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize"),
        *("tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar"),
        *("tblLook", "tblCaption", "tblDescription", "tblPrChange"),
    )
)
"""The children of ``w:tblPr`` in their order.

Source:
    ECMA-376 Part 1, 17.4.59 (tblPr), Annex A (CT_TblPr).
"""
SECT_PR: Final = tuple(
    f"w:{name}"
    for name in (
        *("footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType"),
        *("pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi"),
        *("rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
    )
)
"""The children of ``w:sectPr`` in their order, those that may come more than once left out: they are first.

Source:
    ECMA-376 Part 1, 17.6.17 (sectPr), Annex A (EG_SectPrContents).
"""
RANKS: Final = {
    qn(holder): {qn(name): rank for rank, name in enumerate(names)}
    for holder, names in (("w:pPr", P_PR), ("w:rPr", R_PR), ("w:tcPr", TC_PR), ("w:tblPr", TBL_PR))
}
"""{holder: {child: its place}}."""
_REFERENCES: Final = {qn("w:headerReference"): -1, qn("w:footerReference"): -1}
_PLACES: Final = RANKS | {qn("w:sectPr"): _REFERENCES | {qn(name): rank for rank, name in enumerate(SECT_PR)}}


def make(parent: Element, name: str, **values: object) -> Element:
    """Return a new element of a prefixed name with ``w:`` attributes, yet outside of `parent`."""
    element = parent.makeelement(qn(name))
    for key, value in values.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def put(holder: Element, name: str, **values: object) -> Element:
    """Set a property: it takes the place of one of that name, or the one that the schema gives it.

    Args:
        holder: one of `RANKS`, such as ``w:pPr``, or a ``w:sectPr``.
        name: prefixed, e.g. ``w:jc``.
        values: its attributes, e.g. ``val="center"``.
    """
    drop(holder, name)
    element = make(holder, name, **values)
    ranks = _PLACES[holder.tag]
    rank = ranks[element.tag]
    for index, child in enumerate(holder):
        if ranks.get(child.tag, len(ranks)) > rank:
            holder.insert(index, element)
            return element
    holder.append(element)
    return element


def drop(holder: Element, *names: str) -> None:
    """Remove properties."""
    for name in names:
        for child in holder.findall(qn(name)):
            holder.remove(child)
