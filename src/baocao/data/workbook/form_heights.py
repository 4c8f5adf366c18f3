"""How high rows must be for wrapped text: no program but Excel itself finds out when it opens a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from baocao.viet.text import strip_marks

LINE: Final = 17.25
"""Points of a line, as Excel makes it for the forms' font."""
_HIGHEST: Final = 409.0
"""Source: Excel's specifications and limits."""
_CLASSES: Final = {
    250: " .,",
    278: "ijlt:;/|!'",
    333: "frI-()[]‘’",
    389: "sJ",
    444: "acez“”?",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m",
    889: "MW%",
}
"""``{width in thousandths of the font's size: letters}``; all others are as wide as a digit.

Source:
    Times New Roman's table of advance widths (AFM of its metric twin Times-Roman).
"""
_WIDTHS: Final = {letter: width for width, letters in _CLASSES.items() for letter in letters}
_DIGIT: Final = 500
"""A digit's: the unit of a column's width, the forms' font being that of the workbook.

Source:
    ECMA-376 Part 1, 18.3.1.13 (col, width).
"""
_PADDING: Final = 1.0
"""Of a cell, in digits; a little more than Excel's 5 pixels, as letters are hinted."""
_BOLD: Final = 1.08
"""So much wider are bold letters."""


def row_height(texts: Iterable[tuple[str, int]], *, is_bold: bool = False) -> float | None:
    r"""Return the height that texts need in columns of these widths, in points; None for a single line.

    >>> row_height([("Ban Dân vận Tỉnh ủy", 44)]), row_height([("Một ý\nHai ý", 44)])
    (None, 34.5)

    Cost:
        Linear in the characters.
    """
    digit = _DIGIT / (_BOLD if is_bold else 1)
    counts = (
        sum(_count(line, (width - _PADDING) * digit) for line in text.split("\n")) for text, width in texts
    )
    lines = max(counts, default=1)
    return min(lines * LINE, _HIGHEST) if lines > 1 else None


def _count(line: str, room: float) -> int:
    """Return into how many lines a line is broken."""
    lines, used = 1, 0.0
    for word in strip_marks(line).split(" "):
        width = float(sum(_WIDTHS.get(letter, _DIGIT) for letter in word))
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        lines += int(width // room)  # a word longer than the line
        used += width % room + _WIDTHS[" "]
    return lines
