"""How wide a text is when printed, by the advance widths of Liberation Serif, metric twin of Times New Roman.

The widths sit beside this module as JSON, so that tests need no font. To write them again:
``python tests/support/metrics.py /usr/share/fonts/truetype/liberation2``.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("metrics_liberation_serif.json")
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
UNITS_PER_EM = 2048
MM_PER_PT = 25.4 / 72


@lru_cache(maxsize=1)
def _advances() -> dict[str, dict[str, int]]:
    return json.loads(TABLE.read_text(encoding="utf-8"))


def text_width_pt(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Printed width of one line of text, in points; kerning is off in Word by default."""
    face = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic"}.get(
        (bold, italic), "BoldItalic"
    )
    advances = _advances()[face]
    return sum(advances[char] for char in text) * size_pt / UNITS_PER_EM


def text_width_mm(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Printed width of one line of text, in millimetres."""
    return text_width_pt(text, size_pt, bold=bold, italic=italic) * MM_PER_PT


def wrap_mm(
    text: str, size_pt: float, room_mm: float, *, bold: bool = False, italic: bool = False
) -> list[float]:
    """Widths in millimetres of the lines that `text` breaks into when `room_mm` is all there is."""

    def width(words: Iterable[str]) -> float:
        return text_width_mm(" ".join(words), size_pt, bold=bold, italic=italic)

    lines: list[float] = []
    for piece in text.split("\n"):
        line: list[str] = []
        for word in piece.split(" "):
            if line and width([*line, word]) > room_mm:
                lines.append(width(line))
                line = []
            line.append(word)
        lines.append(width(line))
    return lines


def _tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    rows = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): font[start : start + size] for tag, _sum, start, size in rows}


def _glyphs(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Pairs of code point and glyph of the font's format 4 table."""
    count = struct.unpack_from(">H", cmap, 2)[0]
    starts = [struct.unpack_from(">HHL", cmap, 4 + 8 * index)[2] for index in range(count)]
    start = next(at for at in starts if struct.unpack_from(">H", cmap, at)[0] == 4)
    segments = struct.unpack_from(">H", cmap, start + 6)[0] // 2

    def column(number: int, pad: int = 2) -> tuple[int, ...]:
        return struct.unpack_from(f">{segments}H", cmap, start + 14 + number * segments * 2 + pad)

    ends, begins, deltas, offsets = column(0, 0), column(1), column(2), column(3)
    base = start + 16 + 3 * segments * 2
    for index, (first, last) in enumerate(zip(begins, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                glyph = struct.unpack_from(
                    ">H", cmap, base + 2 * index + offsets[index] + 2 * (code - first)
                )[0]
            yield code, (glyph + deltas[index]) & 0xFFFF


def read_advances(font: bytes) -> dict[str, int]:
    """Advance width of each Latin, Vietnamese or punctuation letter, in 1/2048 of the size."""
    tables = _tables(font)
    metrics_count = struct.unpack_from(">H", tables["hhea"], 34)[0]
    wanted = [
        *range(0x20, 0x180),
        *range(0x1A0, 0x1B1),
        *range(0x1EA0, 0x1EFA),
        *range(0x2010, 0x2027),
        0x2032,
    ]
    glyphs = dict(_glyphs(tables["cmap"]))
    return {
        chr(code): struct.unpack_from(">H", tables["hmtx"], 4 * min(glyphs[code], metrics_count - 1))[0]
        for code in wanted
        if glyphs.get(code)
    }


def write_table(folder: Path) -> None:
    """Write the JSON table from the four font files in `folder`."""
    faces = {face: read_advances((folder / f"LiberationSerif-{face}.ttf").read_bytes()) for face in FACES}
    TABLE.write_text(json.dumps(faces, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_table(Path(sys.argv[1]))
