"""What is drawn in a run: pictures, straight lines and text boxes, of DrawingML and of VML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from baocao.layout.blocks import Block, Picture, Rule, TextBox
from baocao.layout.reading.scope import choose_alternate
from baocao.ooxml.properties import read_length, read_number
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

BoxReader = Callable[[Element, Length], tuple[Block, ...]]
"""Reads the blocks of a ``w:txbxContent`` that is so wide."""

_OFF: Final = frozenset({"f", "false", "0"})
_LINE_SHAPES: Final = frozenset({"line", "straightConnector1"})
_VML_LINE_TYPES: Final = ("_x0000_t20", "_x0000_t32")
_THIN: Final = Length.from_pt(2.5)
"""A filled shape no higher than this is a line for who looks at the page."""
_MAX_SLOPE: Final = 4
_DEFAULT_WEIGHT: Final = Length.from_pt(0.75)
_HALF_TURN: Final = 180 * 60_000
_LEVEL: Final = frozenset({"0", "180", "-180"})
_TEXT: Final = qn("w:txbxContent")
_KINDS: Final = {"chart": "biểu đồ", "chartex": "biểu đồ", "diagram": "sơ đồ", "picture": "ảnh"}
VML_TAGS: Final = frozenset(
    qn(f"v:{name}") for name in ("shape", "rect", "roundrect", "oval", "line", "polyline")
)


@dataclass(slots=True)
class Drawn:
    """What one drawing turned out to be."""

    pictures: list[Picture] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)
    shapes: list[Element] = field(default_factory=list)
    """Of each of `rules`."""

    def add_rule(
        self,
        shape: Element,
        length: Length,
        weight: Length,
        *,
        align: str = "",
        offset: Length | None = None,
    ) -> None:
        """Note that a shape is a line."""
        resizable = is_resizable(shape)
        self.shapes.append(shape)
        self.rules.append(Rule(length=length, weight=weight, align=align, offset=offset, resizable=resizable))


def read_drawing(element: Element, room: Length, read_box: BoxReader) -> Drawn:
    """Return what a ``w:drawing``, ``w:pict`` or ``w:object`` shows.

    Args:
        element: it is not changed.
        room: width of the text around, for lines that run across all of it.
        read_box: called for each text box.
    """
    drawn = Drawn()
    if element.tag == qn("w:drawing"):
        for holder in element.iterchildren(qn("wp:inline"), qn("wp:anchor")):
            _read_holder(holder, drawn, read_box)
    else:
        for shape in _iter_inside(element, VML_TAGS):
            _read_vml(shape, room, drawn, read_box)
        if element.tag == qn("w:object") and not drawn.pictures:
            drawn.pictures.append(Picture(kind="đối tượng"))
    return drawn


def _iter_inside(element: Element, tags: frozenset[str]) -> Iterator[Element]:
    """Yield the descendants of these names, those inside text boxes left out."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag == qn("mc:AlternateContent"):
            chosen = choose_alternate(child)
            if chosen is not None:
                yield from _iter_inside(chosen, tags)
        elif child.tag != _TEXT and isinstance(child.tag, str):
            yield from _iter_inside(child, tags)


def _read_holder(holder: Element, drawn: Drawn, read_box: BoxReader) -> None:
    extent = holder.find(qn("wp:extent"))
    width, height = _size(extent, "cx", "cy")
    shapes = list(_iter_inside(holder, frozenset({qn("wps:wsp"), qn("wps:cxnSp")})))
    for shape in shapes:
        own = shape.find(f"{qn('wps:spPr')}/{qn('a:xfrm')}/{qn('a:ext')}")
        size = (width, height) if len(shapes) == 1 or own is None else _size(own, "cx", "cy")
        _read_shape(shape, size, holder, drawn, read_box)
    properties = holder.find(qn("wp:docPr"))
    alt = ""
    if properties is not None:
        alt = properties.get("descr") or properties.get("title") or ""
    for data in holder.iter(qn("a:graphicData")):
        kind = _KINDS.get(data.get("uri", "").rsplit("/", 1)[-1])
        if kind:
            named = data.find(qn("c:chart"))
            chart = "" if named is None else named.get(qn("r:id"), "")
            drawn.pictures.append(Picture(kind=kind, alt=alt, width=width, height=height, chart=chart))
        elif not shapes or next(_iter_inside(data, frozenset({qn("pic:pic")})), None) is not None:
            drawn.pictures.append(Picture(kind="hình vẽ", alt=alt, width=width, height=height))
        return  # drawings inside text boxes speak for themselves


def _read_shape(
    shape: Element, size: tuple[Length, Length], holder: Element, drawn: Drawn, read_box: BoxReader
) -> None:
    width, height = size
    properties = shape.find(qn("wps:spPr"))
    geometry = properties.find(qn("a:prstGeom")) if properties is not None else None
    outline = properties.find(qn("a:ln")) if properties is not None else None
    stroked = outline is None or outline.find(qn("a:noFill")) is None
    content = shape.find(f"{qn('wps:txbx')}/{_TEXT}")
    if content is not None:
        bordered = stroked and outline is not None
        align, _ = _position(holder)
        blocks = read_box(content, width)
        drawn.boxes.append(TextBox(blocks=blocks, width=width, bordered=bordered, align=align))
    elif stroked and _is_line(geometry.get("prst", "") if geometry is not None else "", width, height):
        weight = Length(read_number(outline.get("w"), 0) or 0) if outline is not None else Length(0)
        align, offset = _position(holder)
        drawn.add_rule(shape, width, weight or _DEFAULT_WEIGHT, align=align, offset=offset)


def is_resizable(shape: Element) -> bool:
    """Return whether a line can be made longer by itself."""
    if shape.tag in VML_TAGS:
        is_special = shape.tag == qn("v:polyline") or shape.get(qn("o:hr")) is not None
        in_group = next(shape.iterancestors(qn("v:group"), qn("w:p"))).tag == qn("v:group")
        return not is_special and not in_group and read_style(shape).get("rotation", "0") in _LEVEL
    transform = shape.find(f"{qn('wps:spPr')}/{qn('a:xfrm')}")
    turn = read_number(transform.get("rot"), 0) or 0 if transform is not None else 0
    parent = shape.getparent()
    return parent is not None and parent.tag == qn("a:graphicData") and turn % _HALF_TURN == 0


def _is_line(geometry: str, width: Length, height: Length) -> bool:
    flat = width > 0 and height * _MAX_SLOPE <= width
    return flat and (geometry in _LINE_SHAPES or height <= _THIN)


def _position(holder: Element) -> tuple[str, Length | None]:
    """Return (alignment, offset) of a floating drawing; ("", None) when it stands in the line."""
    position = holder.find(qn("wp:positionH"))
    if position is None:
        return "", None
    align = position.findtext(qn("wp:align"), "").strip()
    offset = read_number(position.findtext(qn("wp:posOffset")))
    if align in {"left", "center", "right"}:
        return align, None
    if offset is None or position.get("relativeFrom") == "page":
        return "center", None
    return "", Length(offset)


def _size(element: Element | None, *names: str) -> tuple[Length, Length]:
    width, height = ((read_number(element.get(name), 0) or 0 if element is not None else 0) for name in names)
    return Length(abs(width)), Length(abs(height))


def _read_vml(shape: Element, room: Length, drawn: Drawn, read_box: BoxReader) -> None:
    style = read_style(shape)
    width = read_length(style.get("width")) or Length(0)
    height = read_length(style.get("height")) or Length(0)
    content = next(_iter_inside_box(shape), None)
    image = shape.find(qn("v:imagedata"))
    alt = shape.get("alt") or shape.get("title") or ""
    if shape.get(qn("o:hr")) in {"t", "true", "1"}:
        drawn.add_rule(shape, width or room, height or _DEFAULT_WEIGHT)
    elif content is not None:
        bordered = shape.get("stroked", "t") not in _OFF
        align = vml_align(style)
        blocks = read_box(content, width)
        drawn.boxes.append(TextBox(blocks=blocks, width=width, bordered=bordered, align=align))
    elif image is not None:
        alt = alt or image.get(qn("o:title")) or ""
        drawn.pictures.append(Picture(alt=alt, width=width, height=height))
    else:
        _read_vml_line(shape, style, (width, height), drawn)


def _read_vml_line(shape: Element, style: dict[str, str], size: tuple[Length, Length], drawn: Drawn) -> None:
    width, height = size
    start = Length(0)
    if shape.tag == qn("v:line"):
        (x1, y1), (x2, y2) = (read_point(shape.get(end, "0,0")) for end in ("from", "to"))
        scale = _group_scale(shape)
        width, height = Length(round(abs(x2 - x1) * scale)), Length(round(abs(y2 - y1) * scale))
        start = Length(min(x1, x2)) if scale == 1 else Length(0)
    elif not shape.get("type", "").lstrip("#").endswith(_VML_LINE_TYPES) and height > _THIN:
        return
    if shape.get("stroked", "t") in _OFF or not _is_line("line", width, height):
        return
    weight = read_length(shape.get("strokeweight")) or _DEFAULT_WEIGHT
    align = vml_align(style)
    margin = Length((read_length(style.get("margin-left")) or 0) + start)
    if align:
        drawn.add_rule(shape, width, weight, align=align)
    elif style.get("position") == "absolute" or start:
        drawn.add_rule(shape, width, weight, offset=margin)
    else:
        drawn.add_rule(shape, width, weight)


def vml_align(style: dict[str, str]) -> str:
    """Return how a VML shape is aligned in its column; empty when it is placed otherwise."""
    align = style.get("mso-position-horizontal", "")
    return align if align in {"left", "center", "right"} else ""


def _iter_inside_box(shape: Element) -> Iterator[Element]:
    for box in shape.iterchildren(qn("v:textbox")):
        yield from box.iterchildren(_TEXT)


def read_style(shape: Element) -> dict[str, str]:
    """Return {property: value} of a VML shape."""
    pairs = (item.partition(":") for item in shape.get("style", "").split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def read_point(value: str) -> tuple[Length, Length]:
    """Return (x, y) of a VML point such as ``122.4pt,3.2pt``; bare numbers are pixels."""
    x, _, y = value.partition(",")
    return _vml_length(x), _vml_length(y)


def _vml_length(value: str) -> Length:
    if re.fullmatch(r"\s*-?[\d.]+\s*", value):
        return read_length(f"{value.strip()}pt") or Length(0)
    return read_length(value) or Length(0)


def _group_scale(shape: Element) -> float:
    """Return by how much the coordinates of a line inside a VML group are stretched."""
    group = shape.getparent()
    if group is None or group.tag != qn("v:group"):
        return 1
    across = _vml_length(group.get("coordsize", "").partition(",")[0])
    width = read_length(read_style(group).get("width"))
    return width / across if width and across else 1
