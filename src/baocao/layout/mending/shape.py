"""A line that is a shape is drawn out or shortened about its middle, in DrawingML and in VML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from baocao.layout.reading.drawing import VML_TAGS, is_resizable, read_point, read_style, vml_align
from baocao.layout.reading.scope import Origin
from baocao.layout.repair import SetRuleLength
from baocao.ooxml.properties import read_length, read_number
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

_SHAPES: Final = (qn("wps:wsp"), qn("wps:cxnSp"), *sorted(VML_TAGS))
_SHARE_OF_PAGE: Final = "}pctWidth"
"""Ending of ``wp14:pctWidth``: above 0 it overrules the width."""


def set_rule_length(origin: Origin, repair: SetRuleLength) -> bool:
    """Give a line its length; False where there is no such line, or it is part of a group.

    What stands for it in the other branch of ``mc:AlternateContent`` changes
    with it, for programs that read that one.
    """
    if repair.length <= 0 or not 0 <= repair.index < len(origin.shapes):
        return False
    shape = origin.shapes[repair.index]
    if not is_resizable(shape):
        return False
    for one in (shape, *_iter_twins(shape)):
        if one.tag in VML_TAGS:
            _resize_vml(one, repair.length)
        else:
            _resize_drawing(one, repair.length)
    return True


def _iter_twins(shape: Element) -> Iterator[Element]:
    """Yield what the other branches draw instead, where that is one shape alone."""
    own = shape
    for ancestor in shape.iterancestors():
        if ancestor.tag == qn("w:p"):
            return
        if ancestor.tag == qn("mc:AlternateContent"):
            branches = (branch for branch in ancestor if branch is not own)
            drawn = [list(branch.iter(*_SHAPES)) for branch in branches]
            yield from (found[0] for found in drawn if len(found) == 1 and is_resizable(found[0]))
        own = ancestor


def _resize_drawing(shape: Element, length: Length) -> None:
    holder = next(shape.iterancestors(qn("wp:inline"), qn("wp:anchor")))
    extent = holder.find(qn("wp:extent"))
    own = shape.find(f"{qn('wps:spPr')}/{qn('a:xfrm')}/{qn('a:ext')}")
    width = abs(read_number(extent.get("cx"), 0) or 0) if extent is not None else 0
    for size in (extent, own):
        if size is not None:
            size.set("cx", str(int(length)))
    for share in holder.iter():
        if str(share.tag).endswith(_SHARE_OF_PAGE):
            share.text = "0"
    offset = holder.find(f"{qn('wp:positionH')}/{qn('wp:posOffset')}")
    start = read_number(offset.text) if offset is not None else None
    if offset is not None and start is not None:
        offset.text = str(start + (width - length) // 2)


def _resize_vml(shape: Element, length: Length) -> None:
    style = read_style(shape)
    if shape.tag == qn("v:line"):
        _resize_ends(shape, style, length)
        return
    width = read_length(style.get("width")) or Length(0)
    changed = {"width": _show(length)}
    if "mso-width-percent" in style:
        changed["mso-width-percent"] = "0"
    if style.get("position") == "absolute" and not vml_align(style):
        margin = read_length(style.get("margin-left")) or 0
        changed["margin-left"] = _show(Length(margin + (width - length) // 2))
    _write_style(shape, changed)


def _resize_ends(line: Element, style: dict[str, str], length: Length) -> None:
    ends = {name: read_point(line.get(name, "0,0"))[0] for name in ("from", "to")}
    left, right = sorted(ends, key=lambda name: ends[name])
    floats = style.get("position") == "absolute" or ends[left] != 0
    start = ends[left]
    if floats and not vml_align(style):
        start = Length(start + (ends[right] - start - length) // 2)
    for name, at in ((left, start), (right, Length(start + length))):
        height = line.get(name, "0,0").partition(",")[2] or "0"
        line.set(name, f"{_show(at)},{height}")


def _write_style(shape: Element, changed: dict[str, str]) -> None:
    """Write properties of a VML shape where they stand, or at the end; all others stay as they are."""
    items = [item for item in shape.get("style", "").split(";") if item.strip()]
    names = [item.partition(":")[0].strip().lower() for item in items]
    written = [
        f"{name}:{changed[name]}" if name in changed else item
        for name, item in zip(names, items, strict=True)
    ]
    written += [f"{name}:{value}" for name, value in changed.items() if name not in names]
    shape.set("style", ";".join(written))


def _show(length: Length) -> str:
    return f"{round(length.pt, 2):g}pt"
