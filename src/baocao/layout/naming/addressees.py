"""Kính gửi, Kính trình and the lines of those it is addressed to."""

from __future__ import annotations

import re
from typing import Final

from baocao.layout.naming.head_words import fold, is_rule_text
from baocao.layout.paper import Line

_ADDRESSEE: Final = re.compile(r"^kinh (?:gui|trinh|thua)\b")
BODY_START: Final = re.compile(
    r"^(?:can cu\b|dieu \d|(?:phan|chuong) (?:thu\b|[ivx]+\b|\d)|muc \d|[ivx]+\s*[.\-)/]\s|\d+\s*[.\-)/]\s"
    r"|kinh (?:gui|trinh|thua)\b|(?:tran trong )?kinh moi\b|quyet dinh\s*:)"
)
"""Words that a body begins with, and nothing above it."""
SENTENCE_START: Final = re.compile(
    r"^(?:hom nay|thuc hien|thi hanh|theo de nghi|xet de nghi|thoi gian|dia diem|tran trong|de chuan bi"
    r"|sau khi)\b"
)
"""Words that a body begins with, but a trích yếu in the middle of the page may as well."""
_DASHES: Final = ("-", "+", "–", "•", "*")
_BARE: Final = re.compile(r"^kinh (?:gui|trinh)\s*:?$")
"""The label alone, its colon forgotten or not; those it is addressed to stand below."""
_OPENS_LIST: Final = re.compile(r"[:;,]\s*$|:\s*[-–+•*]")
_LONGEST_ADDRESSEE: Final = 120


def is_addressee(text: str) -> bool:
    """Return whether a line begins with Kính gửi or Kính trình."""
    return bool(_ADDRESSEE.match(fold(text)))


def goes_on_with_addressees(line: Line, above: Line, first: Line) -> bool:
    """Return whether a line goes on with the block that `first` (Kính gửi) begins."""
    same_table = line.cell is not None and first.cell is not None and line.cell[0] == first.cell[0]
    if same_table or line.paragraph is first.paragraph:
        return True
    text = fold(line.text)
    if BODY_START.match(text.lstrip("-– ")) or is_rule_text(text) or len(text) > 2 * _LONGEST_ADDRESSEE:
        return False
    if above is not first and above.text.endswith("."):
        return False
    is_bare = bool(_BARE.match(fold(first.text)))
    if text.startswith(_DASHES):
        return above is not first or is_bare or bool(_OPENS_LIST.search(first.text))
    opened = above is first and (is_bare or first.text.endswith(":"))
    goes_on = above.text.endswith((";", ",")) and not text.endswith(":")
    sentence = SENTENCE_START.match(text) or _is_sentence(line)
    return (opened or goes_on) and not sentence and len(text) <= _LONGEST_ADDRESSEE


def _is_sentence(line: Line) -> bool:
    look = line.paragraph.format
    return look.alignment == "both" and look.first_line > 0 and look.left <= 0 and len(line.text) > 60  # noqa: PLR2004
