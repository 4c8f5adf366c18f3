"""How long a line of text is when printed in Times New Roman."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from baocao.layout.advances import BOLD, BOLD_ITALIC, ITALIC, REGULAR, UNITS_PER_EM
from baocao.units import Length

_FACES: Final = {
    (False, False): REGULAR,
    (True, False): BOLD,
    (False, True): ITALIC,
    (True, True): BOLD_ITALIC,
}
_HORN: Final = "\u031b"
_SOFT: Final = " \t"
"""Blanks at which a line may break; a no-break space is none."""


def measure(text: str, size: Length, *, bold: bool = False, italic: bool = False) -> Length:
    """Return the printed width of one line; kerning is off, as in Word by default.

    >>> round(measure("Độc lập - Tự do - Hạnh phúc", Length.from_pt(14), bold=True).mm, 1)
    60.5
    """
    widths = _widths(bold=bold, italic=italic)
    units = sum(widths.get(letter, widths["n"]) for letter in _bare(text))
    return Length(units * size // UNITS_PER_EM)


Run = tuple[str, Length, bool, bool]
"""Text, size, bold, italic of a stretch of one paragraph."""


def measure_lines(runs: Iterable[Run], room: Length) -> list[Length]:
    """Return the widths of the lines that a paragraph breaks into when `room` is all there is.

    Words break at blanks only; a newline in the text breaks always. Blanks at
    the end of a line do not count, as they hang over the margin in Word.
    """
    lines: list[Length] = []
    for words in _iter_words(runs):
        lines += _wrap(words, room)
    return lines


def _wrap(words: list[tuple[Length, Length]], room: Length) -> list[Length]:
    """Wrap (width, blank before) pairs greedily, as Word does."""
    lines, line = [], Length(0)
    for at, (width, blank) in enumerate(words):
        longer = Length(line + blank + width)
        if at and longer > room:
            lines.append(line)
            line = width
        else:
            line = longer
    return [*lines, line]


def _iter_words(runs: Iterable[Run]) -> Iterable[list[tuple[Length, Length]]]:
    """Yield, for each forced line, its words as (width, width of the blank before)."""
    words: list[tuple[Length, Length]] = []
    word = blank = Length(0)
    for text, size, bold, italic in runs:
        for letter in text:
            if letter == "\n":
                yield [*words, (word, blank)]
                words, word, blank = [], Length(0), Length(0)
            elif letter in _SOFT:
                if word:
                    words.append((word, blank))
                    word, blank = Length(0), Length(0)
                blank = Length(blank + measure(" ", size, bold=bold, italic=italic))
            else:
                word = Length(word + measure(letter, size, bold=bold, italic=italic))
    if word or not words:
        words.append((word, blank))
    yield words


@cache
def _widths(*, bold: bool, italic: bool) -> dict[str, int]:
    groups = _FACES[bold, italic]
    return {letter: width for width, letters in groups.items() for letter in letters}


def _bare(text: str) -> Iterable[str]:
    """Return the letters without marks; ơ, ư keep their horn and đ its bar."""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        yield unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
