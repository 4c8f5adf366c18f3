"""The căn cứ at the opening of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from baocao.layout.naming.body_words import (
    find_article,
    has_main_clause,
    is_basis,
    is_chapter,
    is_clause,
    is_decision,
    is_section,
    is_sure_basis,
)
from baocao.layout.naming.head_words import fold
from baocao.layout.paper import Line

_SURE: Final = 1.0
_LIKELY: Final = 0.8
_OPEN: Final = 0.6
_FURTHEST: Final = 40
"""So many lines the căn cứ may take."""


def find_basis(lines: Sequence[Line]) -> Mapping[int, float]:
    """Return {index of a line that is a căn cứ: how surely}; only those before the first heading."""
    end = next((at for at, line in enumerate(lines[:_FURTHEST]) if _ends_opening(line.printed)), _FURTHEST)
    texts = [line.printed for line in lines[:end]]
    possible = {at for at, text in enumerate(texts) if _is_possible(text)}
    found = {at: _judge(texts, at, possible) for at in possible}
    return {at: certainty for at, certainty in found.items() if certainty}


def _ends_opening(text: str) -> bool:
    return (
        is_decision(text)
        or is_section(text)
        or is_clause(text)
        or is_chapter(text)
        or bool(find_article(text))
    )


def _is_possible(text: str) -> bool:
    if text.endswith(":") or "nhu sau" in fold(text):
        return False
    return is_sure_basis(text) or (is_basis(text) and text.endswith(";"))


def _judge(texts: Sequence[str], at: int, possible: set[int]) -> float:
    """Return how surely a line is a căn cứ; 0 for a sentence that only begins with these words."""
    text = texts[at]
    if {at - 1, at + 1} & possible:
        return _SURE if is_sure_basis(text) else _LIKELY
    if text.endswith(";"):
        return _LIKELY
    return 0.0 if has_main_clause(text) else _OPEN
