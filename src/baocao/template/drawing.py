"""A picture as DrawingML: new in a run, or in place of one that the template has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from baocao.errors import Location
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.pictures import HugePictureError, Picture
from baocao.ooxml.whole import read_whole
from baocao.ooxml.xml import NSMAP, Element, parse_xml, qn
from baocao.template.typed import Place, WrongPlaceError
from baocao.template.values import to_plain
from baocao.units import Length

Size = tuple[Length, Length]
"""Width and height as they are seen."""

_NAMESPACES: Final = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in ("w", "wp", "a", "pic", "r"))
_PER_DEGREE: Final = 60_000
"""Units of an angle in DrawingML (ECMA-376 Part 1, 20.1.10.3)."""
_MEDIA: Final = "word/media/image"
_WORD_PART: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NUMBER: Final = re.compile(rb'docPr\s[^>]*?\bid="([0-9]{1,10})"')
_HIGH: Final = 1_000_000
"""Numbers beyond are drawn by lot; those given out stay below, far from what Word takes for negative."""
_BYTES: Final = "bytes of pictures"
MAX_TOTAL: Final = 300 * 1024 * 1024
"""Bytes of all pictures in one document, each counted once a part."""
_TAKEN, _NUMBERS = "drawing ids", "free drawing ids"
_DRAWN: Final = (qn("wp:docPr"), qn("pic:cNvPr"))
_HOLDERS: Final = (qn("wp:inline"), qn("wp:anchor"))


def write_picture(place: Place, picture: Picture, size: Size, alt: str) -> Element:
    """Return the drawing that shows a picture in a line of text.

    Source:
        ECMA-376 Part 1, 20.4.2.8 (inline), 20.2.2.5 (pic), 20.1.7.6 (xfrm).
    """
    target = relate_picture(place, picture)
    frame = size[::-1] if picture.is_sideways else size
    across, down = _overhang(frame, picture)
    number = free_number(place)
    described = f'id="{number}" name="Ảnh {number}"' + (f' descr="{to_plain(alt)}"' if alt else "")
    return parse_xml(
        (
            f"<w:drawing {_NAMESPACES}>"
            '<wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{frame[0]}" cy="{frame[1]}"/>'
            f'<wp:effectExtent l="{across}" t="{down}" r="{across}" b="{down}"/>'
            f"<wp:docPr {described}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{NSMAP["pic"]}">'
            f"<pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{target}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm{_turn(picture)}><a:off x="0" y="0"/><a:ext cx="{frame[0]}" cy="{frame[1]}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        ).encode(),
        Location(),
    )


def _overhang(frame: tuple[int, int], picture: Picture) -> tuple[int, int]:
    """Return how far, across and down, a picture on its side reaches beyond its frame.

    Frames are measured before the picture is turned.

    Source:
        ECMA-376 Part 1, 20.4.2.6 (effectExtent); how Word and LibreOffice read it.
    """
    beyond = (frame[1] - frame[0]) // 2 if picture.is_sideways else 0
    return max(beyond, 0), max(-beyond, 0)


def _turn(picture: Picture) -> str:
    turned = f' rot="{picture.turned * _PER_DEGREE}"' if picture.turned else ""
    return turned + (' flipH="1"' if picture.mirrored else "")


def relate_picture(place: Place, picture: Picture) -> str:
    """Return the id under which the part of `place` shows a picture; its file is added once a document."""
    assembly = place.assembly

    def relate() -> str:
        if assembly.add_up(_BYTES, len(picture.content)) > MAX_TOTAL:
            limit = f"{MAX_TOTAL // 1_048_576} MB"
            raise HugePictureError(f"các ảnh cộng lại quá {limit}", hint="Thu nhỏ ảnh, hoặc chia văn bản")
        media = assembly.add_part(_MEDIA, picture.suffix, picture.content, picture.content_type)
        return assembly.relate(place.part, "image", media)

    return assembly.once(("media", place.part, picture), relate)


def free_number(place: Place) -> int:
    """Return an id that no drawing of the document has so far.

    Source:
        ECMA-376 Part 1, 20.4.2.5 (docPr): ids are unique in a document.
    """
    assembly = place.assembly
    taken = assembly.once(_TAKEN, lambda: set(_iter_numbers(assembly)))
    numbers = assembly.once(_NUMBERS, lambda: itertools.count(_highest(taken) + 1))

    def add_those_of_part() -> None:  # loops of the template may have made more
        root = place.paragraph.getroottree().getroot()
        taken.update(read_whole(one.get("id")) for one in root.iter(*_DRAWN))

    assembly.once((_TAKEN, place.part), add_those_of_part)
    return next(number for number in numbers if number not in taken)


def _highest(taken: Iterable[int]) -> int:
    return max((number for number in taken if number < _HIGH), default=0)


def _iter_numbers(assembly: Assembly) -> Iterator[int]:
    """Yield the ids of the drawings in all parts of the template."""
    package = assembly.package
    for part, kind in package.content_types.items():
        if kind.startswith(_WORD_PART):
            yield from (int(number) for number in _NUMBER.findall(package.read(part)))


def replace_picture(described: Element, place: Place, picture: Picture) -> None:
    """Show `picture` in place of the one that `described` is the description of, as large as fits there.

    Place, wrapping, borders and effects stay; cropping goes.

    Args:
        described: ``wp:docPr``, ``pic:cNvPr`` or a shape of VML.
        place: the document around.
        picture: to be shown.

    Raises:
        WrongPlaceError: T203, what is described is no picture.
    """
    holder = _holder_of(described)
    blip = None if holder is None else next(holder.iter(qn("a:blip")), None)
    image = None if holder is None else next(holder.iter(qn("v:imagedata")), None)
    if holder is None or (blip is None and image is None):
        raise WrongPlaceError(
            "hình có chữ thay thế này không phải ảnh",
            hint="Chèn một ảnh bất kỳ vào mẫu rồi đặt thẻ vào chữ thay thế (Alt Text) của ảnh ấy",
        )
    target = relate_picture(place, picture)
    if blip is None:
        assert image is not None  # noqa: S101  # one of the two is there
        image.set(qn("r:id"), target)
        for name in ("cropleft", "croptop", "cropright", "cropbottom"):
            image.attrib.pop(name, "")
        return
    _exchange(blip, target)
    pic = next(blip.iterancestors(qn("pic:pic")), None)
    if pic is not None:
        _fit(pic, picture)


def _holder_of(described: Element) -> Element | None:
    """Return what a description describes: a whole drawing, one picture of a group, a shape of VML."""
    if described.tag == qn("pic:cNvPr"):
        return next(described.iterancestors(qn("pic:pic")), None)
    return described.getparent() if described.tag == qn("wp:docPr") else described


def _exchange(blip: Element, target: str) -> None:
    blip.set(qn("r:embed"), target)
    blip.attrib.pop(qn("r:link"), "")
    for extensions in blip.findall(qn("a:extLst")):  # a drawing in SVG that newer Words would show instead
        blip.remove(extensions)
    fill = blip.getparent()
    crop = None if fill is None else fill.find(qn("a:srcRect"))
    if fill is not None and crop is not None:
        fill.remove(crop)


def _fit(pic: Element, picture: Picture) -> None:
    """Make a picture of the template as large as fits into the old one, around the same centre."""
    xfrm = pic.find(f"{qn('pic:spPr')}/{qn('a:xfrm')}")
    extent = None if xfrm is None else xfrm.find(qn("a:ext"))
    if xfrm is None or extent is None:
        return
    outer = _outer_extent(pic)
    box = extent if outer is None else outer
    width, height = read_whole(box.get("cx")), read_whole(box.get("cy"))
    scale = min(width / picture.width, height / picture.height)
    new = (max(round(picture.width * scale), 1), max(round(picture.height * scale), 1))
    frame = new[::-1] if picture.is_sideways else new
    _set_turn(xfrm, picture)
    _set_pair(extent, "cx", "cy", frame)
    if outer is not None:
        _set_pair(outer, "cx", "cy", frame)
        effect = outer.getnext()
        if picture.is_sideways and effect is not None and effect.tag == qn("wp:effectExtent"):
            across, down = _overhang(frame, picture)
            _set_pair(effect, "l", "r", (across, across))
            _set_pair(effect, "t", "b", (down, down))
    elif (offset := xfrm.find(qn("a:off"))) is not None:
        left, top = read_whole(offset.get("x")), read_whole(offset.get("y"))
        _set_pair(offset, "x", "y", (left + (width - frame[0]) // 2, top + (height - frame[1]) // 2))


def _outer_extent(pic: Element) -> Element | None:
    """Return the size of the drawing that a picture is all of; None for one of a group."""
    parent = pic.getparent()
    if parent is None or parent.tag != qn("a:graphicData"):
        return None
    holder = next(pic.iterancestors(*_HOLDERS), None)
    return None if holder is None else holder.find(qn("wp:extent"))


def _set_pair(element: Element, first: str, second: str, pair: tuple[int, int]) -> None:
    element.set(first, str(pair[0]))
    element.set(second, str(pair[1]))


def _set_turn(xfrm: Element, picture: Picture) -> None:
    """Let the picture stand upright; one that does needs no turn, and the template's own stays."""
    if picture.turned:
        xfrm.set("rot", str(picture.turned * _PER_DEGREE))
    if picture.mirrored:
        xfrm.set("flipH", "1")
