"""How long a line of text is when printed in Times New Roman."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

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
_PIECE: Final = re.compile(r"\n|[ \t]+|[^ \t\n]+")


def measure(text: str, size: Length, *, bold: bool = False, italic: bool = False) -> Length:
    """Return the printed width of one line; kerning is off, as in Word by default.

    >>> round(measure("Độc lập - Tự do - Hạnh phúc", Length.from_pt(14), bold=True).mm, 1)
    60.5
    """
    units = sum(map(_units(bold=bold, italic=italic).__getitem__, unicodedata.normalize("NFC", text)))
    return Length(units * size // UNITS_PER_EM)


class Run(NamedTuple):
    """A stretch of one paragraph in one kind of letters."""

    text: str
    size: Length
    bold: bool = False
    italic: bool = False


class Word(NamedTuple):
    """What stands between two blanks."""

    text: str
    width: Length
    blank: Length
    """Width of the blanks before it."""


def measure_lines(runs: Iterable[Run], room: Length) -> list[Length]:
    """Return the widths of the lines that a paragraph breaks into when `room` is all there is.

    Words break at blanks only; a newline in the text breaks always. Blanks at
    the end of a line do not count, as they hang over the margin in Word.
    """
    return [width for words in iter_words(runs) for width in wrap(words, room)]


def wrap(words: Sequence[Word], room: Length) -> list[Length]:
    """Return the widths of the lines into which Word breaks `words`: each takes what it can."""
    lines, line = [], Length(0)
    for at, word in enumerate(words):
        longer = Length(line + word.blank + word.width)
        if at and longer > room:
            lines.append(line)
            line = word.width
        else:
            line = longer
    return [*lines, line]


def iter_words(runs: Iterable[Run]) -> Iterator[list[Word]]:
    """Yield the words of each line that ends with a newline, and of the last one."""
    words = [Word("", Length(0), Length(0))]
    for text, letter_size, bold, italic in runs:
        size = int(letter_size)  # arithmetic on a subclass costs twice as much
        units = _units(bold=bold, italic=italic)
        for piece in _PIECE.findall(text):
            last = words[-1]
            if piece == "\n":
                yield words
                words = [Word("", Length(0), Length(0))]
            elif piece[0] not in _SOFT:
                width = sum([one * size // UNITS_PER_EM for one in map(units.__getitem__, piece)])
                words[-1] = Word(last.text + piece, Length(last.width + width), last.blank)
            else:
                width = len(piece) * (units[" "] * size // UNITS_PER_EM)
                if last.text:
                    words.append(Word("", Length(0), Length(width)))
                else:
                    words[-1] = Word("", last.width, Length(last.blank + width))
    if len(words) > 1 and not words[-1].text:
        words.pop()
    yield words


class _Units(dict[str, int]):
    """{letter: its advance in one face}; a letter is looked up by its base the first time it is met."""

    def __missing__(self, letter: str) -> int:
        return self.setdefault(letter, self.get(_bare(letter), self["n"]))


@cache
def _units(*, bold: bool, italic: bool) -> _Units:
    groups = _FACES[bold, italic]
    return _Units({letter: width for width, letters in groups.items() for letter in letters})


def _bare(letter: str) -> str:
    """Return a letter without marks; ơ, ư keep their horn and đ its bar."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
