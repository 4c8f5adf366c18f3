"""Paper, margins and the distance of the header, set for a section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Final

from baocao.layout.repair import SetPage
from baocao.ooxml.order import drop, put
from baocao.ooxml.properties import read_length
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

_SIZES: Final = {"width": "w:w", "height": "w:h"}
_MARGINS: Final = {
    "top": "w:top",
    "right": "w:right",
    "bottom": "w:bottom",
    "left": "w:left",
    "header_distance": "w:header",
}
_REQUIRED: Final = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720, "footer": 720}
"""What Word takes in twips for a section that says nothing.

Source:
    ECMA-376 Part 1, 17.6.11 (pgMar): all seven measures are required.
"""


def set_page(sect_pr: Element, repairs: Iterable[SetPage]) -> None:
    """Set the page of a section as all the repairs ask; of two wishes for one thing the first counts."""
    wanted: dict[str, Length] = {}
    for repair in repairs:
        for name in (one.name for one in fields(repair) if one.name != "section"):
            value = getattr(repair, name)
            if value is not None:
                wanted.setdefault(name, value)
    _set_size(sect_pr, {_SIZES[name]: wanted[name] for name in _SIZES if name in wanted})
    _set_margins(sect_pr, {_MARGINS[name]: wanted[name] for name in _MARGINS if name in wanted})


def set_header_distance(sect_pr: Element, distance: Length) -> None:
    """Set how far from the paper's edge the header begins."""
    _set_margins(sect_pr, {"w:header": distance})


def _set_size(sect_pr: Element, wanted: dict[str, Length]) -> None:
    size = sect_pr.find(qn("w:pgSz"))
    if not _differ(size, wanted):
        return
    if size is None:
        size = put(sect_pr, "w:pgSz", w=11906, h=16838)
    for name, value in wanted.items():
        size.set(qn(name), str(value.twips))
    size.attrib.pop(qn("w:code"), "")  # the printer's number for the old size
    size.attrib.pop(qn("w:orient"), "")
    width, height = (read_length(size.get(qn(name))) or Length(0) for name in _SIZES.values())
    if width > height:
        size.set(qn("w:orient"), "landscape")


def _set_margins(sect_pr: Element, wanted: dict[str, Length]) -> None:
    margins = sect_pr.find(qn("w:pgMar"))
    gutter = read_length(margins.get(qn("w:gutter"))) if margins is not None else None
    if not _differ(margins, wanted) and not (gutter and "w:left" in wanted):
        return
    if margins is None:
        margins = put(sect_pr, "w:pgMar")
    for name, twips in {**_REQUIRED, "gutter": 0}.items():
        if margins.get(qn(f"w:{name}")) is None:
            margins.set(qn(f"w:{name}"), str(twips))
    for name, value in wanted.items():
        # A negative margin above or below stays one: text begins there even if the header is higher.
        is_fixed = (read_length(margins.get(qn(name))) or 0) < 0 and name in {"w:top", "w:bottom"}
        margins.set(qn(name), str(-value.twips if is_fixed else value.twips))
    if "w:left" in wanted:
        margins.set(qn("w:gutter"), "0")


def _differ(element: Element | None, wanted: dict[str, Length]) -> bool:
    if element is None:
        return bool(wanted)
    for name, value in wanted.items():
        now = read_length(element.get(qn(name)))
        if now is None or abs(now.twips) != value.twips:
            return True
    return False


def own_references(sect_pr: Element | None, kind: str) -> dict[str, str]:
    """Return {``default``, ``first`` or ``even``: relationship id} of the headers or footers of a section.

    Args:
        sect_pr: its properties.
        kind: ``header`` or ``footer``.
    """
    found = sect_pr.iterchildren(qn(f"w:{kind}Reference")) if sect_pr is not None else ()
    return {one.get(qn("w:type"), "default"): one.get(qn("r:id"), "") for one in found}


def inherited_references(sections: Sequence[Element | None], index: int, kind: str) -> dict[str, str]:
    """Return what `own_references` says, with what earlier sections hand down."""
    merged: dict[str, str] = {}
    for sect_pr in sections[: index + 1]:
        merged |= own_references(sect_pr, kind)
    return merged


def refer(sect_pr: Element, kind: str, page: str, rel_id: str) -> None:
    """Let a section take its header or footer for `page` (``default``, ``first``, ``even``) from there."""
    forget(sect_pr, kind, page)
    reference = sect_pr.makeelement(qn(f"w:{kind}Reference"), {qn("w:type"): page, qn("r:id"): rel_id})
    others = list(sect_pr.iterchildren(qn(f"w:{kind}Reference")))
    sect_pr.insert(sect_pr.index(others[-1]) + 1 if others else 0, reference)


def forget(sect_pr: Element, kind: str, page: str) -> None:
    """Take away a section's own header or footer for `page`."""
    for one in list(sect_pr.iterchildren(qn(f"w:{kind}Reference"))):
        if one.get(qn("w:type"), "default") == page:
            sect_pr.remove(one)


def set_title_page(sect_pr: Element) -> None:
    """Let the first page have a header and footer of its own."""
    drop(sect_pr, "w:titlePg")
    put(sect_pr, "w:titlePg")
