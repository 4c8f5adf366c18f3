"""Write src/baocao/layout/advances.py: how wide the letters of Times New Roman are.

The widths are read from Liberation Serif 2 (metric-compatible with Times New Roman), from the
folder given: ``python tools/build_metrics.py /usr/share/fonts/truetype/liberation2``.
"""

from __future__ import annotations

import struct
import sys
import unicodedata
from pathlib import Path

FACES = {"REGULAR": "Regular", "BOLD": "Bold", "ITALIC": "Italic", "BOLD_ITALIC": "BoldItalic"}
PLAIN = "".join(map(chr, range(0x20, 0x7F))) + "ĐđƠơƯư\u00a0–—‘’“”…§°±×²³½¼¾«»·•"
VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = "\u0300\u0301\u0303\u0309\u0323"
TARGET = Path(__file__).parents[1] / "src" / "baocao" / "layout" / "advances.py"
HEAD = '''"""Advance widths of Times New Roman in 1/2048 em; written by tools/build_metrics.py, not by hand.

A letter with marks is as wide as its bare letter (checked when written); ơ and ư are listed.
Source: ``hmtx`` of Liberation Serif 2.1, whose metrics are those of Times New Roman.
"""

from __future__ import annotations

from typing import Final

UNITS_PER_EM: Final = 2048
'''


def read_tables(font: bytes) -> dict[str, bytes]:
    """Return {tag: table} of a TrueType file."""
    count = struct.unpack_from(">H", font, 4)[0]
    rows = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): font[start : start + size] for tag, _, start, size in rows}


def read_glyphs(cmap: bytes) -> dict[int, int]:
    """Return {code point: glyph} of the format 4 subtable.

    Source:
        OpenType 1.9, cmap, format 4.
    """
    count = struct.unpack_from(">H", cmap, 2)[0]
    offsets = [struct.unpack_from(">HHL", cmap, 4 + 8 * index)[2] for index in range(count)]
    start = next(offset for offset in offsets if struct.unpack_from(">H", cmap, offset)[0] == 4)  # noqa: PLR2004
    double = struct.unpack_from(">H", cmap, start + 6)[0]
    arrays = [start + 14, start + 16 + double, start + 16 + 2 * double, start + 16 + 3 * double]
    glyphs = {}
    for at in range(0, double, 2):
        last, first, delta, distance = (struct.unpack_from(">H", cmap, array + at)[0] for array in arrays)
        for code in range(first, min(last, 0xFFFE) + 1):
            place = arrays[3] + at + distance + 2 * (code - first)
            glyph = struct.unpack_from(">H", cmap, place)[0] if distance else code
            glyphs[code] = (glyph + delta) & 0xFFFF if glyph else 0
    return glyphs


def read_advances(path: Path) -> dict[str, int]:
    """Return {character: advance} of the characters we keep.

    Raises:
        ValueError: a Vietnamese letter is missing, or not as wide as its bare letter.
    """
    tables = read_tables(path.read_bytes())
    glyphs, long_metrics = read_glyphs(tables["cmap"]), struct.unpack_from(">H", tables["hhea"], 34)[0]

    def advance(character: str) -> int:
        glyph = glyphs[ord(character)]
        return int(struct.unpack_from(">H", tables["hmtx"], 4 * min(glyph, long_metrics - 1))[0])

    found = {character: advance(character) for character in PLAIN}
    for vowel in VOWELS:
        bare = vowel if vowel in found else unicodedata.normalize("NFD", vowel)[0]
        for whole in [vowel, *(unicodedata.normalize("NFC", vowel + tone) for tone in TONES)]:
            if advance(whole) != found[bare]:
                raise ValueError(
                    f"{path.name}: “{whole}” is {advance(whole)} wide, “{bare}” is {found[bare]}"
                )
    return found


def write_face(name: str, advances: dict[str, int]) -> str:
    """Return one assignment: characters that are equally wide stand together."""
    groups: dict[int, str] = {}
    for character, width in advances.items():
        groups[width] = groups.get(width, "") + character
    lines = [f"    {width}: {groups[width]!a}," for width in sorted(groups)]
    return "\n".join([f"\n{name}: Final[dict[int, str]] = {{", *lines, "}"])


def main(folder: str) -> None:
    """Write the module from the four faces in `folder`."""
    faces = [
        write_face(name, read_advances(Path(folder, f"LiberationSerif-{face}.ttf")))
        for name, face in FACES.items()
    ]
    TARGET.write_text(HEAD + "".join(face + "\n" for face in faces), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
