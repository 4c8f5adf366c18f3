"""Two versions of a text, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_WORDS: Final = re.compile(r"\s+|(?:\w[.,/%–-]?)*\w%?|[^\w\s]")
"""Blanks, words, numbers with all their signs (``64.604``, ``21/NQ-CP``), single signs."""
_MAX_PAIRS: Final = 4_000_000
"""Texts with more words than these to compare count as replaced whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is in both versions, or in one of them."""

    mark: str
    """Empty, ``removed`` or ``added``."""
    text: str


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one: what stayed, what went and what came, in order.

    >>> [(piece.mark, piece.text) for piece in compare_words("thu 64 tỷ", "thu 65 tỷ")]
    [('', 'thu '), ('removed', '64'), ('added', '65'), ('', ' tỷ')]
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[tuple[str, str, str]] = []
    for tag, start, end, first, last in _iter_steps(old, new):
        gone, come = "".join(old[start:end]), "".join(new[first:last])
        pieces.append((gone, "", come) if tag != "equal" else ("", come, ""))
    return tuple(_flatten(_join(pieces)))


def parts_words(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a piece and the next are two versions of one word, to be shown with a blank between."""
    return (
        pieces[number].mark == "removed"
        and not pieces[number].text[-1].isspace()
        and number + 1 < len(pieces)
        and pieces[number + 1].mark == "added"
    )


def measure_likeness(before: str, after: str) -> float:
    """Return how much of two texts are the same words, from 0 to 1."""
    old, new = Counter(_WORDS.findall(before)), Counter(_WORDS.findall(after))
    for words in (old, new):
        del words[" "]
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def _iter_steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    if len(old) * len(new) > _MAX_PAIRS:
        yield "replace", 0, len(old), 0, len(new)
        return
    yield from SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _join(pieces: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Join changes that only a blank parts: three new words are one change, not three."""
    joined: list[tuple[str, str, str]] = []
    for number, (gone, same, come) in enumerate(pieces):
        is_gap = same.isspace() and 0 < number < len(pieces) - 1
        before = joined[-1] if joined else ("", "", "")
        if is_gap and not before[1]:
            joined[-1] = (before[0] + same, "", before[2] + same)
        elif joined and not same and not before[1]:
            joined[-1] = (before[0] + gone, "", before[2] + come)
        else:
            joined.append((gone, same, come))
    return joined


def _flatten(pieces: list[tuple[str, str, str]]) -> Iterator[Piece]:
    for gone, same, come in pieces:
        for mark, text in (("", same), ("removed", gone), ("added", come)):
            if text:
                yield Piece(mark, text)
