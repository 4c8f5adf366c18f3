"""The heads of picture files, read to the byte: PNG, JPEG with EXIF, GIF, BMP, TIFF, EMF, WMF."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_INCH_MM: Final = 25.4
_EMU_PER_INCH: Final = 914_400
_EMU_PER_HUNDREDTH_MM: Final = 360
_MAX_PIECES: Final = 200_000
"""Chunks, segments or blocks in one file; more are no picture."""


class HeadError(Exception):
    """A head that contradicts itself or its file; what is wrong, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a picture says of itself."""

    width: int
    """In pixels, as they are stored."""
    height: int
    dpi: tuple[float, float] = (0, 0)
    """Across and down; 0 where the file does not say."""
    orientation: int = 1
    """As EXIF counts: 1 is upright, 6 lies on its left side."""
    emu: tuple[int, int] | None = None
    """The size of a picture without pixels."""


def _unpack(form: str, content: bytes, at: int) -> tuple[int, ...]:
    try:
        return struct.unpack_from(form, content, at)
    except struct.error as error:
        raise HeadError("tệp bị cắt cụt") from error


def read_png(content: bytes) -> Head:
    """Return the head of a PNG whose chunks are all there.

    Source:
        W3C PNG (third edition), 5.3 (chunks), 11.2.2 (IHDR), 11.3.5.3 (pHYs).
    """
    length, kind = struct.unpack_from(">I4s", content.ljust(16, b"\0"), 8)
    if kind != b"IHDR" or length != 13:  # noqa: PLR2004  # as the standard says
        raise HeadError("thiếu phần đầu")
    width, height = _unpack(">II", content, 16)
    (crc,) = _unpack(">I", content, 29)
    if zlib.crc32(content[12:29]) != crc:
        raise HeadError("phần đầu sai mã kiểm tra")
    dpi: tuple[float, float] = (0, 0)
    orientation, at, has_pixels = 1, 8, False
    for _ in range(_MAX_PIECES):
        (size,) = _unpack(">I", content, at)
        kind, data = content[at + 4 : at + 8], at + 8
        if data + size + 4 > len(content):
            raise HeadError("tệp bị cắt cụt")
        if kind == b"IEND":
            if not has_pixels:
                raise HeadError("không có điểm ảnh nào")
            return Head(width=width, height=height, dpi=dpi, orientation=orientation)
        if kind == b"IDAT":
            has_pixels = has_pixels or size > 0
        elif kind == b"pHYs" and size == 9 and content[data + 8] == 1:  # noqa: PLR2004  # per metre
            across, down = _unpack(">II", content, data)
            dpi = (across * _INCH_MM / 1000, down * _INCH_MM / 1000)
        elif kind == b"eXIf":
            orientation = _read_orientation(content[data : data + size])
        at = data + size + 4
    raise HeadError("quá nhiều mảnh")


def read_jpeg(content: bytes) -> Head:
    """Return the head of a JPEG that has its picture and an end.

    Source:
        ITU-T T.81, B.1.1 (markers), B.2.2 (frame header); JFIF 1.02 (density); EXIF 2.32 (orientation).
    """
    dpi: tuple[float, float] = (0, 0)
    exif: bytes | None = None
    size: tuple[int, int] | None = None
    at = 2
    for at, marker, data in _iter_segments(content):  # noqa: B007  # where the scan begins
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004  # frames
            height, width = _unpack(">HH", data, 1)
            size = (width, height)
        elif marker == 0xE0 and data.startswith(b"JFIF\0"):  # noqa: PLR2004  # APP0
            dpi = _read_density(data)
        elif marker == 0xE1 and data.startswith(b"Exif\0\0") and exif is None:  # noqa: PLR2004  # APP1
            exif = data[6:]
    if size is None:
        raise HeadError("không có kích thước")
    if content.rfind(b"\xff\xd9") < at:
        raise HeadError("tệp bị cắt cụt")
    tags = _read_tags(exif) if exif is not None else {}
    return Head(width=size[0], height=size[1], dpi=_density_of(tags, dpi), orientation=_orientation_of(tags))


def _iter_segments(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (offset, marker, data) of the segments before the pixels, and of the one that begins them."""
    at = 2
    for _ in range(_MAX_PIECES):
        at = content.find(b"\xff", at)
        while at >= 0 and content[at + 1] == 0xFF:  # noqa: PLR2004  # fill bytes
            at += 1
        if at < 0:
            break
        marker = content[at + 1]
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:  # noqa: PLR2004  # no length behind these
            at += 2
            continue
        (length,) = _unpack(">H", content, at + 2)
        yield at, marker, content[at + 4 : at + 2 + length]
        if marker == 0xDA:  # noqa: PLR2004  # the scan begins
            return
        at += 2 + length
    raise HeadError("tệp bị cắt cụt")


def _read_density(data: bytes) -> tuple[float, float]:
    unit, across, down = _unpack(">BHH", data, 7)
    factor = {1: 1.0, 2: 2.54}.get(unit, 0.0)
    return across * factor, down * factor


def read_gif(content: bytes) -> Head:
    """Return the head of a GIF that has a whole first picture.

    Source:
        GIF89a specification, 18 (logical screen), 20 (image descriptor).
    """
    width, height, flags = _unpack("<HHB", content, 6)
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    for _ in range(_MAX_PIECES):
        kind = content[at]
        if kind == 0x2C:  # noqa: PLR2004  # a picture
            (flags,) = _unpack("<B", content, at + 9)
            at += 10 + (3 << (flags & 7) + 1 if flags & 0x80 else 0) + 1
            _skip_blocks(content, at)
            return Head(width=width, height=height)
        if kind != 0x21:  # noqa: PLR2004  # neither picture nor extension
            raise HeadError("không có hình nào")
        at = _skip_blocks(content, at + 2)
    raise HeadError("quá nhiều mảnh")


def _skip_blocks(content: bytes, at: int) -> int:
    while size := content[at]:
        at += size + 1
    return at + 1


def read_bmp(content: bytes) -> Head:
    """Return the head of a bitmap whose pixels are all there when they are not compressed.

    Source:
        Microsoft, BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER.
    """
    start, size = _unpack("<II", content, 10)
    if size == 12:  # noqa: PLR2004  # of OS/2
        width, height, _, depth = _unpack("<HHHH", content, 18)
        compression, across, down = 0, 0, 0
    else:
        width, height, _, depth, compression, _, across, down = _unpack("<iiHHIIii", content, 18)
    height = abs(height)  # negative: the first row is the top
    row = (width * depth + 31) // 32 * 4
    if start >= len(content) or (compression in {0, 3} and start + row * height > len(content)):
        raise HeadError("tệp bị cắt cụt")
    return Head(width=width, height=height, dpi=(across * _INCH_MM / 1000, down * _INCH_MM / 1000))


def read_tiff(content: bytes) -> Head:
    """Return the head of the first picture in a TIFF whose strips or tiles lie inside the file.

    Source:
        TIFF 6.0, sections 2 (structure) and 8 (baseline fields).
    """
    tags = _read_tags(content)
    offsets, counts = tags.get(273) or tags.get(324), tags.get(279) or tags.get(325)
    if not offsets or not counts or not tags.get(256) or not tags.get(257):
        raise HeadError("thiếu phần đầu")
    if any(offset + count > len(content) for offset, count in zip(offsets, counts, strict=False)):
        raise HeadError("tệp bị cắt cụt")
    return Head(
        width=int(tags[256][0]),
        height=int(tags[257][0]),
        dpi=_density_of(tags, (0, 0)),
        orientation=_orientation_of(tags),
    )


def _density_of(tags: dict[int, tuple[float, ...]], otherwise: tuple[float, float]) -> tuple[float, float]:
    """Return the resolution that TIFF's tags tell, in dots an inch."""
    across, down, unit = tags.get(282), tags.get(283), tags.get(296, (2,))
    factor = {2: 1.0, 3: 2.54}.get(int(unit[0]) if unit else 2, 0.0)
    if not across or not down or not factor:
        return otherwise
    return across[0] * factor, down[0] * factor


def _orientation_of(tags: dict[int, tuple[float, ...]]) -> int:
    found = tags.get(274)
    return int(found[0]) if found else 1


def _read_orientation(exif: bytes) -> int:
    return _orientation_of(_read_tags(exif))


_TYPES: Final = {3: ("H", 2), 4: ("I", 4), 5: ("II", 8)}
"""{number of a TIFF field's type: how struct reads one, its bytes}."""
_WANTED: Final = frozenset({256, 257, 273, 274, 279, 282, 283, 296, 324, 325})


def _read_tags(content: bytes) -> dict[int, tuple[float, ...]]:
    """Return {tag: values} of the first directory of a TIFF; EXIF in a JPEG is one, too.

    A directory that cannot be read has no tags: a photograph is not refused for its camera's notes.
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(content[:4])
    if order is None:
        return {}
    tags: dict[int, tuple[float, ...]] = {}
    try:
        (at,) = struct.unpack_from(f"{order}I", content, 4)
        (count,) = struct.unpack_from(f"{order}H", content, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, number = struct.unpack_from(f"{order}HHI", content, entry)
            if tag in _WANTED and kind in _TYPES and 0 < number <= _MAX_PIECES:
                tags[tag] = _read_values(content, order, entry + 8, kind, number)
    except struct.error:
        return tags
    return tags


def _read_values(content: bytes, order: str, at: int, kind: int, number: int) -> tuple[float, ...]:
    form, size = _TYPES[kind]
    if size * number > 4:  # noqa: PLR2004  # what does not fit into the entry stands elsewhere
        (at,) = struct.unpack_from(f"{order}I", content, at)
    found = struct.unpack_from(f"{order}{form * number}", content, at)
    if len(form) == 1:
        return found
    return tuple(
        above / below if below else 0.0 for above, below in zip(found[::2], found[1::2], strict=True)
    )


def read_emf(content: bytes) -> Head:
    """Return the size of an enhanced metafile.

    Source:
        [MS-EMF] 2.3.4.2 (header): the frame is in hundredths of a millimetre.
    """
    left, top, right, bottom = _unpack("<iiii", content, 24)
    (length,) = _unpack("<I", content, 48)
    if length > len(content):
        raise HeadError("tệp bị cắt cụt")
    width, height = right - left, bottom - top
    return Head(
        width=width, height=height, emu=(width * _EMU_PER_HUNDREDTH_MM, height * _EMU_PER_HUNDREDTH_MM)
    )


def read_wmf(content: bytes) -> Head:
    """Return the size of a placeable Windows metafile.

    Source:
        [MS-WMF] 2.3.2.3 (META_PLACEABLE): the box is in units of which `inch` make one.
    """
    left, top, right, bottom, inch = _unpack("<hhhhH", content, 6)
    if not inch:
        raise HeadError("không có kích thước")
    width, height = right - left, bottom - top
    return Head(
        width=width,
        height=height,
        emu=(width * _EMU_PER_INCH // inch, height * _EMU_PER_INCH // inch),
    )
