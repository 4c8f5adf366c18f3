"""Which of the two ways to place a tone a text keeps to: hòa, khỏe, thủy or hoà, khoẻ, thuỷ."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from baocao.viet.text import ToneStyle, place_tone

_WORD: Final = re.compile(r"[^\W\d_]+")
_BODY_WORD: Final = re.compile(r"(?:Ủy|Uỷ)(?= (?:ban|viên|quyền)(?![^\W\d_]))")
"""The one common word that is often written with a capital inside a sentence."""


class Toned(NamedTuple):
    """A word whose tone could stand on another letter: ``[start, end)`` in characters."""

    start: int
    end: int
    word: str
    style: ToneStyle


def find_toned_words(text: str) -> list[Toned]:
    """Return the words with an open oa, oe or uy that has a tone, names and capitals left out.

    A word with a capital may be the name of a person or a place, which keeps its own spelling;
    a text in capitals only may follow another custom than the running text.

    >>> [(one.word, one.style) for one in find_toned_words("hòa giải ở Thanh Hoá, quý III; Uỷ ban")]
    [('hòa', 'old'), ('Uỷ', 'new')]

    Source:
        the-thuc.md §3.7, §1.6.
    """
    if text.isupper():
        return []
    old, new = place_tone(text, "old"), place_tone(text, "new")
    if old == new:
        return []
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if old[start:end] == new[start:end]:
            continue
        if text[start].islower() or _BODY_WORD.match(text, start):
            found.append(Toned(start, end, match[0], "old" if match[0] == old[start:end] else "new"))
    return found
