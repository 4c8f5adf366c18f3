"""A solid line below a paragraph: a thin paragraph of its own with a border at its top."""

from __future__ import annotations

import copy
import re
from typing import Final

from baocao.layout.mending.desk import Desk, require_mark, require_p_pr
from baocao.layout.reading.scope import Origin
from baocao.layout.repair import PutRule
from baocao.ooxml.order import drop, make, put
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

_LINE_HEIGHT: Final = Length.from_pt(4)
"""Of the thin paragraph; as our templates have it."""
_ABOVE: Final = Length.from_pt(3)
_DRAWN: Final = re.compile(r"[\s_\-\u00ad\u2010-\u2015\u2212\u2500\u2501=*]*")
"""What a line is typed with."""
_SOLID: Final = tuple(
    qn(name)
    for name in (
        "w:drawing",
        "w:pict",
        "w:object",
        "w:sym",
        "w:fldChar",
        "w:fldSimple",
        "w:footnoteReference",
    )
)
_LETTERS: Final = tuple(qn(f"w:{name}") for name in ("t", "tab", "ptab", "noBreakHyphen", "softHyphen", "br"))


def put_rule(desk: Desk, origin: Origin, repair: PutRule) -> bool:
    """Draw the line; False where the file leaves no place for it."""
    paragraph = origin.element
    if repair.instead is not None:
        typed = desk.origin(repair.instead)
        if typed is None or not _is_typed_line(typed.element):
            return False
        _take_letters_out(typed.element)
        _set_thin(desk, typed.element, repair)
        return True
    below = paragraph.getnext()
    if below is None or not _is_thin(desk, below):
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None or paragraph.getparent() is None:
            return False
        below = make(paragraph, "w:p")
        paragraph.addnext(below)
        _copy_frame(paragraph, below)
    _drop_border_below(desk, paragraph)
    _set_thin(desk, below, repair)
    return True


def _is_typed_line(paragraph: Element) -> bool:
    text = "".join(element.text or "" for element in paragraph.iter(qn("w:t")))
    return bool(_DRAWN.fullmatch(text)) and next(paragraph.iter(*_SOLID), None) is None


def _take_letters_out(paragraph: Element) -> None:
    for element in list(paragraph.iter(*_LETTERS)):
        run = element.getparent()
        if run is not None and run.tag == qn("w:r"):
            run.remove(element)


def _is_thin(desk: Desk, paragraph: Element) -> bool:
    """Tell whether a paragraph is nothing but a line: a border above or below, and no text."""
    if paragraph.tag != qn("w:p") or next(paragraph.iter(*_SOLID, *_LETTERS[:1]), None) is not None:
        return False
    borders = desk.styles.paragraph(paragraph.find(qn("w:pPr"))).borders
    return bool(borders.top or borders.bottom) and not (borders.left or borders.right)


def _copy_frame(paragraph: Element, below: Element) -> None:
    """Keep the line in the frame of its paragraph; neighbours of one frame stand in it together."""
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if frame is not None:
        require_p_pr(below).append(copy.deepcopy(frame))


def _drop_border_below(desk: Desk, paragraph: Element) -> None:
    """Take away the line that the text itself has below it; a box around the text stays."""
    borders = desk.styles.paragraph(paragraph.find(qn("w:pPr"))).borders
    if borders.bottom is None or borders.left or borders.right:
        return
    p_pr = require_p_pr(paragraph)
    own = p_pr.find(qn("w:pBdr"))
    if own is None:
        own = put(p_pr, "w:pBdr")
    for line in own.findall(qn("w:bottom")):
        own.remove(line)
    top = own.find(qn("w:top"))
    own.insert(0 if top is None else 1, make(own, "w:bottom", val="nil"))


def _set_thin(desk: Desk, paragraph: Element, repair: PutRule) -> None:
    p_pr = require_p_pr(paragraph)
    if p_pr.find(qn("w:keepNext")) is None:
        put(p_pr, "w:keepNext")
    drop(p_pr, "w:numPr", "w:tabs", "w:pageBreakBefore")
    border = put(p_pr, "w:pBdr")
    eighths = max(2, round(repair.thickness.pt * 8))
    border.append(make(border, "w:top", val="single", sz=eighths, space=0, color="auto"))
    below = {} if desk.styles.paragraph(p_pr).borders.bottom is None else {"val": "nil"}
    if below:
        border.append(make(border, "w:bottom", **below))
    put(
        p_pr,
        "w:spacing",
        before=_ABOVE.twips,
        beforeAutospacing=0,
        after=0,
        afterAutospacing=0,
        line=_LINE_HEIGHT.twips,
        lineRule="exact",
    )
    side = Length(max(0, repair.room - repair.length) // 2).twips
    put(p_pr, "w:ind", left=side, right=side, firstLine=0)
    if desk.has_measures_in_characters:
        put(p_pr, "w:ind", left=side, leftChars=0, right=side, rightChars=0, firstLine=0, firstLineChars=0)
    put(p_pr, "w:contextualSpacing", val="0")
    put(p_pr, "w:jc", val="center")
    mark = require_mark(paragraph)
    put(mark, "w:sz", val=4)
    put(mark, "w:szCs", val=4)
