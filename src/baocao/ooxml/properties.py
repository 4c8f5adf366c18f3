"""What the property elements of WordprocessingML say, level by level."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from baocao.ooxml.formats import Border, Borders, ParagraphFormat, TabStop
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

Properties = dict[Any, Any]
"""{name of a format's field: value} of what one level says; borders and tabs have keys of two pieces."""

_UNITS_PT: Final = {
    "": 0.05,
    "pt": 1.0,
    "mm": 72 / 25.4,
    "cm": 720 / 25.4,
    "in": 72.0,
    "pc": 12.0,
    "pi": 12.0,
}
_MEASURE: Final = re.compile(r"\s*([+-]?\d{0,9}(?:\.\d{0,9})?)\d*\s*(pt|mm|cm|in|pc|pi|)\s*")
_MAX_PT: Final = 1_000_000.0
_OFF: Final = frozenset({"0", "false", "off"})
_VAL: Final = qn("w:val")


_TOGGLE_FIELDS: Final = {
    qn("w:b"): "bold",
    qn("w:i"): "italic",
    qn("w:caps"): "caps",
    qn("w:smallCaps"): "small_caps",
    qn("w:strike"): "strike",
    qn("w:vanish"): "hidden",
}
TOGGLES: Final = tuple(_TOGGLE_FIELDS.values())
"""Fields that two levels of styles switch off again.

Source:
    ECMA-376 Part 1, 17.7.3.
"""


def read_length(value: str | None) -> Length | None:
    """Return a measure: twips when bare, or with a unit (``1.5cm``); None when it says nothing.

    >>> read_length("1134").mm == read_length("56.7pt").mm
    True

    Source:
        ECMA-376 Part 1, 22.9.2.14 and 22.9.2.15.
    """
    found = _MEASURE.fullmatch(value) if value else None
    if found is None or not any(map(str.isdigit, found[1])):
        return None
    points = float(found[1]) * _UNITS_PT[found[2]]
    return Length.from_pt(max(-_MAX_PT, min(_MAX_PT, points)))


def read_number(value: str | None, default: int | None = None) -> int | None:
    """Return a whole number, a fraction cut off; `default` when there is none."""
    try:
        number = float(value or "")
    except ValueError:
        return default
    return int(number) if math.isfinite(number) and abs(number) < 1e12 else default  # noqa: PLR2004  # a sane bound


def is_on(element: Element | None) -> bool:
    """Return whether an on/off element is there and not switched off.

    Source:
        ECMA-376 Part 1, 17.17.4.
    """
    return element is not None and element.get(_VAL) not in _OFF


def read_run_properties(r_pr: Element | None, theme_fonts: Mapping[str, str]) -> Properties:
    """Return what one ``w:rPr`` says, by the names of `RunFormat`'s fields.

    Args:
        r_pr: the element, or None for nothing.
        theme_fonts: {theme font name such as ``minorHAnsi``: font}.
    """
    found: Properties = {}
    for child in r_pr if r_pr is not None else ():
        toggle = _TOGGLE_FIELDS.get(child.tag)
        if toggle:
            found[toggle] = child.get(_VAL) not in _OFF
        elif reader := _RUN_READERS.get(child.tag):
            reader(child, found)
        elif child.tag == _R_FONTS:
            _read_fonts(child, theme_fonts, found)
    return found


def _read_fonts(element: Element, theme_fonts: Mapping[str, str], found: Properties) -> None:
    for attribute, name in (("ascii", "font"), ("hAnsi", "font_accented")):
        themed = theme_fonts.get(element.get(qn(f"w:{attribute}Theme"), ""))
        font = themed or element.get(qn(f"w:{attribute}"))
        if font:
            found[name] = font


def _read_size(element: Element, found: Properties) -> None:
    value = element.get(_VAL, "")
    points = read_length(value) if value.rstrip()[-1:].isalpha() else None
    number = read_number(value)
    if points is None and number is not None:
        points = Length.from_pt(min(abs(number), 3276) / 2)  # half points
    if points:
        found["size"] = points


def _read_underline(element: Element, found: Properties) -> None:
    value = element.get(_VAL)
    if value is not None:  # Word leaves a bare <w:u w:color=…/> without effect
        found["underline"] = "" if value == "none" else value


def _read_colour(element: Element, found: Properties) -> None:
    value = element.get(_VAL, "auto")
    found["colour"] = "" if value == "auto" else value.upper()


def _reader_of(name: str, empty: str = "") -> Callable[[Element, Properties], None]:
    def read(element: Element, found: Properties) -> None:
        value = element.get(_VAL, "")
        found[name] = "" if value == empty else value

    return read


_R_FONTS: Final = qn("w:rFonts")
_RUN_READERS: Final[Mapping[Any, Callable[[Element, Properties], None]]] = {
    qn("w:sz"): _read_size,
    qn("w:u"): _read_underline,
    qn("w:color"): _read_colour,
    qn("w:highlight"): _reader_of("highlight", "none"),
    qn("w:vertAlign"): _reader_of("vertical", "baseline"),
    qn("w:lang"): _reader_of("language"),
    qn("w:dstrike"): lambda element, found: found.__setitem__("strike", is_on(element)),
}


def read_border(element: Element) -> Border | None:
    """Return the line that a border element draws; None for ``nil`` and ``none``.

    Source:
        ECMA-376 Part 1, 17.3.4; ``w:sz`` counts eighths of a point.
    """
    style = element.get(_VAL, "none")
    if style in {"nil", "none"}:
        return None
    width = Length.from_pt((read_number(element.get(qn("w:sz")), 4) or 0) / 8)
    colour = element.get(qn("w:color"), "auto")
    space = Length.from_pt(read_number(element.get(qn("w:space")), 0) or 0)
    return Border(style, width, "" if colour == "auto" else colour.upper(), space)


_EDGES: Final = {
    "top": "top",
    "bottom": "bottom",
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "between": "inside_h",
    "insideH": "inside_h",
    "insideV": "inside_v",
}
_EDGE_TAGS: Final[Mapping[Any, str]] = {qn(f"w:{name}"): edge for name, edge in _EDGES.items()}


def read_borders(holder: Element | None) -> dict[str, Border | None]:
    """Return {edge: line or None} of what ``w:pBdr``, ``w:tblBorders`` or ``w:tcBorders`` mention."""
    children = holder if holder is not None else ()
    return {_EDGE_TAGS[child.tag]: read_border(child) for child in children if child.tag in _EDGE_TAGS}


def _read_paragraph_borders(element: Element, found: Properties) -> None:
    found.update({("border", edge): line for edge, line in read_borders(element).items()})


def _read_indents(element: Element, found: Properties) -> None:
    for name, attributes in _INDENTS:
        for attribute in attributes:
            length = read_length(element.get(attribute))
            if length is not None:
                found[name] = length
    hanging = read_length(element.get(qn("w:hanging")))
    if hanging is not None:  # hanging wins over firstLine
        found["first_line"] = Length(-hanging)


_INDENTS: Final = (
    ("left", (qn("w:start"), qn("w:left"))),
    ("right", (qn("w:end"), qn("w:right"))),
    ("first_line", (qn("w:firstLine"),)),
)
_AUTOMATIC_SPACING: Final = Length.from_pt(14)
"""What Word puts for HTML-like automatic spacing, seen in its own output."""


def _read_spacing(element: Element, found: Properties) -> None:
    for side in ("before", "after"):
        length = read_length(element.get(qn(f"w:{side}")))
        if element.get(qn(f"w:{side}Autospacing"), "0") not in _OFF:
            length = _AUTOMATIC_SPACING
        if length is not None:
            found[f"space_{side}"] = Length(max(length, 0))
    rule = element.get(qn("w:lineRule"))
    line = read_length(element.get(qn("w:line")))
    if rule:
        found["line_rule"] = rule
    elif line is not None:
        found["line_rule"] = "auto"
    if line is not None:
        found["line"] = line


def _read_numbering(element: Element, found: Properties) -> None:
    for child in element:
        if child.tag == qn("w:numId"):
            found["num_id"] = "" if child.get(_VAL) in {"0", None} else child.get(_VAL)
        elif child.tag == qn("w:ilvl"):
            found["num_level"] = max(0, min(read_number(child.get(_VAL), 0) or 0, 8))


def _read_tabs(element: Element, found: Properties) -> None:
    for tab in element.iterchildren(qn("w:tab")):
        position = read_length(tab.get(qn("w:pos")))
        if position is None:
            continue
        alignment = {"start": "left", "end": "right", "num": "left"}.get(
            tab.get(_VAL, "left"), tab.get(_VAL, "left")
        )
        leader = tab.get(qn("w:leader"), "none")
        stop = TabStop(position, alignment, "" if leader == "none" else leader)
        found["tab", position] = None if alignment == "clear" else stop


_ALIGNMENTS: Final = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both"}


def _read_alignment(element: Element, found: Properties) -> None:
    value = element.get(_VAL, "left")
    value = "both" if value.endswith("Kashida") else _ALIGNMENTS.get(value, value)
    found["alignment"] = value if value in {"left", "center", "right", "both"} else "left"


def _read_outline(element: Element, found: Properties) -> None:
    level = read_number(element.get(_VAL))
    found["outline_level"] = level if level is not None and 0 <= level < 9 else None  # noqa: PLR2004  # 9 is body text


def _read_frame(element: Element, found: Properties) -> None:
    if element.get(qn("w:dropCap"), "none") == "none":
        placed = "placed" if element.get(qn("w:x")) else "left"
        found["frame"] = element.get(qn("w:xAlign"), placed)


def _switch_of(name: str) -> Callable[[Element, Properties], None]:
    return lambda element, found: found.__setitem__(name, is_on(element))


_PARAGRAPH_READERS: Final[Mapping[Any, Callable[[Element, Properties], None]]] = {
    qn("w:jc"): _read_alignment,
    qn("w:ind"): _read_indents,
    qn("w:spacing"): _read_spacing,
    qn("w:numPr"): _read_numbering,
    qn("w:pBdr"): _read_paragraph_borders,
    qn("w:tabs"): _read_tabs,
    qn("w:outlineLvl"): _read_outline,
    qn("w:framePr"): _read_frame,
    qn("w:keepNext"): _switch_of("keep_next"),
    qn("w:keepLines"): _switch_of("keep_lines"),
    qn("w:pageBreakBefore"): _switch_of("page_break_before"),
    qn("w:contextualSpacing"): _switch_of("contextual_spacing"),
}


def read_paragraph_properties(p_pr: Element | None) -> Properties:
    """Return what one ``w:pPr`` says, by the names of `ParagraphFormat`'s fields."""
    found: Properties = {}
    for child in p_pr if p_pr is not None else ():
        if reader := _PARAGRAPH_READERS.get(child.tag):
            reader(child, found)
    return found


_SINGLE: Final = Length.from_twips(240)
"""``w:line`` of single spacing when the rule is ``auto``: 240ths of a line."""


def build_paragraph_format(found: Properties, style: str, style_name: str) -> ParagraphFormat:
    """Return the format that collected properties make."""
    plain = {name: value for name, value in found.items() if isinstance(name, str)}
    line = plain.pop("line", None)
    if line and plain.get("line_rule", "auto") == "auto":
        plain["line_multiple"] = round(line / _SINGLE, 4)
    elif line:
        plain["line_height"] = Length(abs(line))
    pairs = [(key, value) for key, value in found.items() if isinstance(key, tuple) and value is not None]
    edges = {key[1]: value for key, value in pairs if key[0] == "border"}
    tabs = sorted((value for key, value in pairs if key[0] == "tab"), key=lambda tab: tab.position)
    return ParagraphFormat(
        style=style, style_name=style_name, borders=Borders(**edges), tabs=tuple(tabs), **plain
    )
