"""How paragraphs are set, changed directly and only where they are set otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from baocao.layout.mending.desk import Desk, require_p_pr
from baocao.layout.reading.scope import Origin
from baocao.layout.repair import SetParagraph
from baocao.ooxml.formats import ParagraphFormat
from baocao.ooxml.order import put
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

_SINGLE: Final = 240
"""``w:line`` of single spacing."""
_LINE: Final = frozenset({"line_multiple", "line_exact"})


def set_paragraph(desk: Desk, origin: Origin, repairs: Iterable[SetParagraph]) -> None:
    """Set a paragraph as all the repairs together ask; of two wishes for one thing the first counts."""
    p_pr = origin.element.find(qn("w:pPr"))
    now = desk.styles.paragraph(p_pr, origin.table)
    for name, value in _merge(repairs).items():
        if not _IS_SO[name](now, value):
            _SET[name](desk, require_p_pr(origin.element), value)


def _merge(repairs: Iterable[SetParagraph]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    for repair in repairs:
        names = [one.name for one in fields(repair) if one.name != "anchor"]
        for name in names:
            value = getattr(repair, name)
            taken = _LINE & wanted.keys() if name in _LINE else {name} & wanted.keys()
            if value is not None and not taken:
                wanted[name] = value
    return wanted


def _same(name: str) -> Callable[[ParagraphFormat, Length], bool]:
    return lambda now, wanted: getattr(now, name).twips == wanted.twips


def _has_multiple(now: ParagraphFormat, multiple: float) -> bool:
    return now.line_rule == "auto" and round(now.line_multiple * _SINGLE) == round(multiple * _SINGLE)


def _has_exact(now: ParagraphFormat, height: Length) -> bool:
    return now.line_rule == "exact" and now.line_height.twips == height.twips


_IS_SO: Final[Mapping[str, Callable[[ParagraphFormat, Any], bool]]] = {
    "alignment": lambda now, wanted: now.alignment == wanted,
    "left": _same("left"),
    "right": _same("right"),
    "first_line": _same("first_line"),
    "space_before": _same("space_before"),
    "space_after": _same("space_after"),
    "line_multiple": _has_multiple,
    "line_exact": _has_exact,
    "contextual_spacing": lambda now, wanted: now.contextual_spacing == wanted,
}
"""{field of `SetParagraph`: whether a paragraph is so already}."""


def _require(p_pr: Element, name: str) -> Element:
    found = p_pr.find(qn(name))
    return put(p_pr, name) if found is None else found


def _clear(element: Element, *names: str, zero: bool) -> None:
    """Take attributes away, or set them to 0 where a style could bring them back."""
    for name in names:
        if zero:
            element.set(qn(f"w:{name}"), "0")
        else:
            element.attrib.pop(qn(f"w:{name}"), "")


def _put_alignment(_desk: Desk, p_pr: Element, value: str) -> None:
    put(p_pr, "w:jc", val=value)


def _put_side(name: str, other: str) -> Callable[[Desk, Element, Length], None]:
    """Return a setter of an indent; `other` is its name in files that know no left and right.

    Source:
        ECMA-376 Part 1, 17.3.1.12 (ind): measures in characters win over those in twips.
    """

    def change(desk: Desk, p_pr: Element, value: Length) -> None:
        ind = _require(p_pr, "w:ind")
        _clear(ind, other, f"{other}Chars", zero=False)
        _clear(ind, f"{name}Chars", zero=desk.has_measures_in_characters)
        ind.set(qn(f"w:{name}"), str(value.twips))

    return change


def _put_first_line(desk: Desk, p_pr: Element, value: Length) -> None:
    ind = _require(p_pr, "w:ind")
    _clear(ind, "firstLine", "hanging", "hangingChars", zero=False)
    _clear(ind, "firstLineChars", zero=desk.has_measures_in_characters)
    ind.set(qn("w:hanging" if value < 0 else "w:firstLine"), str(abs(value.twips)))


def _put_space(side: str) -> Callable[[Desk, Element, Length], None]:
    """Return a setter of the space before or after.

    Source:
        ECMA-376 Part 1, 17.3.1.33 (spacing): automatic spacing and spacing in lines win.
    """

    def change(desk: Desk, p_pr: Element, value: Length) -> None:
        spacing = _require(p_pr, "w:spacing")
        _clear(spacing, f"{side}Lines", zero=desk.has_measures_in_characters)
        _clear(spacing, f"{side}Autospacing", zero=desk.has_automatic_spacing)
        spacing.set(qn(f"w:{side}"), str(value.twips))

    return change


def _put_multiple(_desk: Desk, p_pr: Element, value: float) -> None:
    _put_line(p_pr, round(value * _SINGLE), "auto")


def _put_exact(_desk: Desk, p_pr: Element, value: Length) -> None:
    _put_line(p_pr, value.twips, "exact")


def _put_line(p_pr: Element, line: int, rule: str) -> None:
    spacing = _require(p_pr, "w:spacing")
    spacing.set(qn("w:line"), str(line))
    spacing.set(qn("w:lineRule"), rule)


def _put_contextual(_desk: Desk, p_pr: Element, on: bool) -> None:
    put(p_pr, "w:contextualSpacing", **({} if on else {"val": "0"}))


_SET: Final[Mapping[str, Callable[[Desk, Element, Any], None]]] = {
    "alignment": _put_alignment,
    "left": _put_side("left", "start"),
    "right": _put_side("right", "end"),
    "first_line": _put_first_line,
    "space_before": _put_space("before"),
    "space_after": _put_space("after"),
    "line_multiple": _put_multiple,
    "line_exact": _put_exact,
    "contextual_spacing": _put_contextual,
}
