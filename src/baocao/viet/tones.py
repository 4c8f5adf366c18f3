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
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isupper() and not _BODY_WORD.match(text, match.start()):
            continue
        old, new = place_tone(word, "old"), place_tone(word, "new")
        if old != new:
            found.append(Toned(match.start(), match.end(), word, "old" if word == old else "new"))
    return found
