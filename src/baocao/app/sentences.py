"""Typed text as sentences: how they begin and end."""

from __future__ import annotations

from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_upper

_ENDS = (".", "!", "?", "…", ":")
_OPENING = "“‘\"'("
_ADDRESSES = ("http://", "https://", "www.")
"""How the address of a page begins; it is no word and keeps its small letter."""


def begin_sentence(text: str) -> str:
    """Return `text` with a capital at its start; a number at the start leaves the rest as it is.

    >>> begin_sentence("xuất bản sổ tay"), begin_sentence("“dân vận khéo”"), begin_sentence("100% chi bộ")
    ('Xuất bản sổ tay', '“Dân vận khéo”', '100% chi bộ')
    """
    bare = text.lstrip(_OPENING)
    return first_upper(text) if bare[:1].isalpha() and not bare.startswith(_ADDRESSES) else text


def end_sentence(text: str) -> str:
    """Return `text` as a sentence: a capital first, a full stop at the end unless it has a mark.

    >>> end_sentence("xuất bản sổ tay;"), end_sentence("Rà soát v.v.")
    ('Xuất bản sổ tay.', 'Rà soát v.v.')
    """
    bare = text.strip()
    return begin_sentence(bare if bare.endswith(_ENDS) else strip_end_marks(bare) + ".")
