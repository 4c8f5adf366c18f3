"""How a line looks as a whole: heavy, slanted, in capitals, in the middle."""

from __future__ import annotations

from typing import Final

from baocao.layout.metrics import measure
from baocao.layout.paper import Line
from baocao.units import Length

_MOST: Final = 0.6
"""A look that so much of a line's letters have is that of the line."""
_OFF_CENTRE: Final = 0.12
"""Of the room; a line whose two blanks differ by no more stands in the middle."""
SUPERSCRIPT: Final = 0.65
"""Size of a raised letter as a share of the size it is set in."""


def is_bold(line: Line) -> bool:
    """Return whether most letters are bold."""
    return _share(line, "bold") >= _MOST


def is_upper(line: Line) -> bool:
    """Return whether the line prints in capitals, but for a small word or two."""
    capital = small = 0
    for run in line.runs:
        letters = [letter for letter in run.text if letter.isalpha()]
        if run.format.caps or run.format.small_caps:
            capital += len(letters)
        else:
            upper = sum(letter.isupper() for letter in letters)
            capital, small = capital + upper, small + len(letters) - upper
    return capital > 0 and small <= capital // 8


def is_centred(line: Line) -> bool:
    """Return whether the line stands in the middle of its column, by alignment, indent or blanks."""
    look = line.paragraph.format
    if look.alignment == "center":
        return True
    if look.alignment not in {"left", "both"}:
        return False
    width = width_of(line)
    lead = line.paragraph.text[: line.start].rpartition("\n")[2]
    left = look.left + look.first_line + lead.count(" ") * Length.from_pt(3.5)
    left += lead.count("\t") * Length.from_mm(12.7)
    right = line.room - left - width
    return left > line.room // 8 and abs(left - right) <= _OFF_CENTRE * line.room


def width_of(line: Line) -> Length:
    """Return how long the line is when nothing makes it wrap."""
    total = 0
    for run in line.runs:
        look = run.format
        size = Length(look.size * SUPERSCRIPT) if look.vertical else look.size
        text = run.text.upper() if look.caps else run.text
        total += measure(text, size, bold=look.bold, italic=look.italic)
    return Length(total)


def _share(line: Line, look: str) -> float:
    letters = [(len(run.text.strip()), bool(getattr(run.format, look))) for run in line.letters]
    total = sum(count for count, _ in letters)
    return sum(count for count, has in letters if has) / total if total else 0.0
