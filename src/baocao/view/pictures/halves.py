"""Pictures as half blocks in colour, two dots a cell: a rough likeness on any terminal with true colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

READABLE: Final = 240
"""Columns that a page needs before its text can be read."""
_UPPER: Final = "▀"
_RESET: Final = "\x1b[0m"


def encode(image: Image, columns: int) -> Iterator[str]:
    """Yield the lines of a picture so many columns wide; a cell is twice as high as it is wide."""
    from PIL.Image import Resampling

    lines = max(1, round(columns * image.height / image.width / 2))
    small = image.convert("RGB").resize((columns, 2 * lines), Resampling.BOX)
    dots, width = small.tobytes(), 3 * columns
    for top in range(0, len(dots), 2 * width):
        yield _draw_line(dots[top : top + width], dots[top + width : top + 2 * width])


def _draw_line(upper: bytes, lower: bytes) -> str:
    pieces = []
    last = ""
    for at in range(0, len(upper), 3):
        look = "38;2;{};{};{};48;2;{};{};{}".format(*upper[at : at + 3], *lower[at : at + 3])
        pieces.append(_UPPER if look == last else f"\x1b[{look}m{_UPPER}")
        last = look
    return "".join(pieces) + _RESET
