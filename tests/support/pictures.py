"""Small picture files of every kind, made byte by byte; sound, or wrong in one way."""

from __future__ import annotations

import struct
import zlib

WEBP = b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
HTML = b"<!DOCTYPE html><html><body>404</body></html>"


def png(
    width: int = 40, height: int = 30, *, dpi: float = 0, colour: tuple[int, int, int] = (200, 30, 30)
) -> bytes:
    """Return a PNG of one colour."""
    rows = (b"\0" + bytes(colour) * width) * height
    metre = round(dpi / 0.0254)
    density = png_chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)) if dpi else b""
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            png_head(width, height),
            density,
            png_chunk(b"IDAT", zlib.compress(rows)),
            png_end(),
        )
    )


def png_head(width: int, height: int) -> bytes:
    return png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def png_end() -> bytes:
    return png_chunk(b"IEND", b"")


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(width: int, height: int) -> bytes:
    """Return a PNG that says it is enormous; its pixels are a handful of bytes."""
    rows = png_chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + png_head(width, height) + rows + png_end()


def jpeg(width: int = 40, height: int = 30, *, dpi: int = 0, orientation: int = 0) -> bytes:
    """Return what a JPEG looks like from outside: head, EXIF, a scan, an end."""
    density = struct.pack(">BHH", 1 if dpi else 0, dpi or 1, dpi or 1)
    pieces = [b"\xff\xd8", _segment(0xE0, b"JFIF\0\x01\x02" + density + b"\0\0")]
    if orientation:
        pieces.append(_segment(0xE1, b"Exif\0\0" + exif(orientation)))
    pieces.append(_segment(0xC0, struct.pack(">BHHB", 8, height, width, 3) + b"\1\x22\0\2\x11\1\3\x11\1"))
    pieces.append(_segment(0xDA, b"\3\1\0\2\x11\3\x11\0\x3f\0") + b"\x12\x34\xff\0\x56\xff\xd9")
    return b"".join(pieces)


def exif(orientation: int) -> bytes:
    """Return the block of EXIF that says which way is up."""
    return b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 274, 3, 1, orientation, 0, 0)


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def gif(width: int = 40, height: int = 30) -> bytes:
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\xff\0\0\0\0\xff"
    picture = b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\2\2\x44\1\0"
    return b"GIF89a" + screen + picture + b";"


def bmp(width: int = 40, height: int = 30) -> bytes:
    pixels = b"\0" * ((width * 24 + 31) // 32 * 4 * height)
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(pixels), 3780, 3780, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + head + pixels


def tiff(width: int = 40, height: int = 30) -> bytes:
    pixels = b"\x80" * (width * height)
    tags = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1)]
    after = 8 + 2 + 12 * 11 + 4
    tags += [(273, 4, 1, after + 16), (277, 3, 1, 1), (278, 3, 1, height), (279, 4, 1, len(pixels))]
    tags += [(282, 5, 1, after), (283, 5, 1, after + 8)]
    entries = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return (
        b"II*\0\x08\0\0\0"
        + struct.pack("<H", 11)
        + entries
        + b"\0" * 4
        + struct.pack("<IIII", 200, 1, 200, 1)
        + pixels
    )


def emf(hundredths_of_mm: tuple[int, int] = (5000, 3000)) -> bytes:
    frame = struct.pack("<iiii", 0, 0, *hundredths_of_mm)
    return b"\1\0\0\0\x58\0\0\0" + b"\0" * 16 + frame + b" EMF\0\0\1\0" + struct.pack("<I", 108) + b"\0" * 56


def wmf() -> bytes:
    return b"\xd7\xcd\xc6\x9a\0\0" + struct.pack("<hhhhH", 0, 0, 2880, 1440, 1440) + b"\0" * 6
