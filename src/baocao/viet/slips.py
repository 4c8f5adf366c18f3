"""What a finder of faults in a text gives back, and the letters its patterns are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from baocao.errors import Severity

CAPITALS: Final = "".join(
    letter
    for letter in (*map(chr, (*range(0x41, 0xDE), *range(0x1EA0, 0x1EFA))), *"ĂĐĨŨƠƯ")
    if letter.isupper()
)
"""The capital letters of Vietnamese and its neighbours, for ``[…]`` in a pattern."""
SMALL: Final = CAPITALS.lower()
NAME: Final = rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{0,3}}"
"""Pattern of a name: up to four syllables, each with a capital."""

_SENTENCE_END: Final = re.compile(rf"[.!?…][”\")]*\s+(?=[“\"(]?[{CAPITALS}])|[;\n]")


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """A stretch of a text that is wrong, or likely so."""

    start: int
    end: int
    """``[start, end)`` in characters."""
    found: str
    """The stretch itself."""
    wanted: str = ""
    """What to write instead; empty when only the author knows."""
    why: str = ""
    """What is wrong, in Vietnamese, where the two texts do not say it."""
    severity: Severity = Severity.WARNING


def iter_sentences(text: str) -> list[tuple[int, int]]:
    """Return ``[start, end)`` of the sentences; a semicolon ends one too, as in a list of căn cứ.

    >>> iter_sentences("Xã có 05 thôn. Ngày 05/3, họp; thống nhất")
    [(0, 15), (15, 30), (30, 41)]
    """
    edges = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if start < end]


def starts_sentence(text: str, index: int) -> bool:
    """Whether the word at `index` is the first of a sentence, a list item or a quotation.

    >>> starts_sentence("a) Khoản này. Điều đó", 3), starts_sentence("tại Khoản 2", 4)
    (True, False)
    """
    before = text[:index].rstrip(" \t\u00a0“\"'‘(")
    return not before or before[-1] in ".!?…:;\n-–+•)]" or bool(re.fullmatch(r"\s*[a-zđ0-9.]+[.)]", before))


def is_quoted(text: str, index: int) -> bool:
    """Whether a place stands between curly quotation marks.

    >>> is_quoted("nói “có … người” rồi đi", 8), is_quoted("nói “có” rồi …", 13)
    (True, False)
    """
    return text.rfind("“", 0, index) > text.rfind("”", 0, index)
