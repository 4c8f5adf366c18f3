"""Pictures as sixels, six rows of dots a line: xterm, foot, mlterm, Windows Terminal, tmux and others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

_MAX_COLOURS: Final = 256
_GREYS: Final = 16
"""So many greys are enough for smooth letters, and make a page of text quick to draw."""
_ROWS: Final = 6
_FIRST_SIGN: Final = 0x3F
"""``?``, the sign of six dots that are all off."""
_SIGNS: Final = bytes(min(_FIRST_SIGN + dots, 0xFF) for dots in range(256))
_REPEATED: Final = re.compile(rb"(.)\1{3,}")


def encode(image: Image) -> str:
    """Return a picture as sixels: in at most 256 colours, or in 16 greys when it has no others.

    Source:
        VT330/VT340 Programmer Reference Manual, vol. 2, chapter 14 (DECGRA, DECGRI, DECGCI, DECGCR, DECGNL).
    """
    from PIL.Image import Dither, Quantize

    colours = _GREYS if image.mode == "L" else _MAX_COLOURS
    few = image.convert("RGB").quantize(colours, method=Quantize.MEDIANCUT, dither=Dither.NONE)
    width, height = few.size
    dots = few.tobytes()
    rows = [dots[at : at + width] for at in range(0, len(dots), width)]
    palette = "".join(_define_colours(few.getpalette() or []))
    bands = (_draw_band(rows[at : at + _ROWS]) for at in range(0, height, _ROWS))
    return f'\x1bP0;1q"1;1;{width};{height}{palette}{"-".join(bands)}\x1b\\'


def _define_colours(palette: Sequence[int]) -> Iterator[str]:
    """Yield a definition for each colour; a terminal counts in hundredths."""
    for number, at in enumerate(range(0, len(palette), 3)):
        red, green, blue = (round(value * 100 / 255) for value in palette[at : at + 3])
        yield f"#{number};2;{red};{green};{blue}"


def _draw_band(rows: Sequence[bytes]) -> str:
    """Draw six rows, colour after colour over the same place."""
    pieces = []
    for colour in sorted(set().union(*rows)):
        masks = (int.from_bytes(row.translate(_mask(colour, bit)), "big") for bit, row in enumerate(rows))
        dots = 0
        for mask in masks:
            dots |= mask
        signs = dots.to_bytes(len(rows[0]), "big").translate(_SIGNS).rstrip(b"?")
        packed = _REPEATED.sub(lambda found: b"!%d%c" % (len(found[0]), found[0][0]), signs)
        pieces.append(f"#{colour}{packed.decode('ascii')}")
    return "$".join(pieces)


@lru_cache(maxsize=_MAX_COLOURS * _ROWS)
def _mask(colour: int, bit: int) -> bytes:
    """Return the table that turns dots of a colour into the bit of their row, and others into none."""
    table = bytearray(256)
    table[colour] = 1 << bit
    return bytes(table)
