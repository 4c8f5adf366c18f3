"""Blanks that are missing or too many: beside marks, between words, around the hyphen of equal nouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from baocao.errors import Severity
from baocao.viet.slips import CAPITALS, SMALL, Slip

_EQUALS: Final = (
    "kinh tế|chính trị|xã hội|văn hóa|văn hoá|quốc phòng|an ninh|khoa học|công nghệ|kỹ thuật|thể dục|thể thao"
    "|văn nghệ|nghề nghiệp|ngân sách|tài chính|kế hoạch|tư tưởng|đối ngoại|du lịch|thương mại|dịch vụ"
    "|công nghiệp|xây dựng|lao động|thương binh|môi trường|giáo dục|nghệ thuật|Bà Rịa|Vũng Tàu"
)
"""Nouns that stand side by side as equals, joined by a hyphen with a blank at each side."""
_JOINED: Final = re.compile(
    rf"(?<![^\W\d_])(?:{_EQUALS})(?:[ \xa0]?[-–—][ \xa0]?(?:{_EQUALS}))+(?![^\W\d_])", re.IGNORECASE
)
_TIGHT: Final = re.compile(r"(?<=\S)[-–—]|[-–—](?=\S)")
_HYPHEN: Final = re.compile("[ \u00a0]?([-–—])[ \u00a0]?")

_BLANK: Final = "[ \u00a0]"
_BEFORE_MARK: Final = re.compile(rf"(?<=[\w”)%]){_BLANK}{{1,2}}(?=[,;:!?](?:\s|$)|\.(?:\s|$))")
_DOUBLED: Final = re.compile(rf"(?<=[^\s…._]){_BLANK}{{2,3}}(?=[^\s…._])")
_TO_BE_FILLED: Final = re.compile(
    r"(?:ngày|tháng|năm|số:?|lúc|hồi|giờ|:|\()$|^(?:tháng|năm|giờ|phút|/|\))", re.IGNORECASE
)
"""What stands beside a gap that is left for a clerk's pen."""
_AFTER_MARK: Final = re.compile(rf"(?<=[{SMALL}{CAPITALS}])[,;](?=[{SMALL}{CAPITALS}])")
_AFTER_STOP: Final = re.compile(rf"(?<![^\W\d_])[{SMALL}]{{2,}}(\.)(?=[{CAPITALS}][{SMALL}])")
_ADDRESS: Final = re.compile(r"(?<!\S)\S*(?:@|://|www\.|\.vn|\.com)\S*")
_NEAR: Final = 40
"""So many characters beside a gap hold the word next to it."""


def find_tight_hyphens(text: str) -> list[Slip]:
    """Return equal nouns whose hyphen lacks a blank: ``kinh tế-xã hội``.

    >>> [(slip.found, slip.wanted) for slip in find_tight_hyphens("tổ chức chính trị- xã hội")]
    [('chính trị- xã hội', 'chính trị - xã hội')]

    Source:
        the-thuc.md §3.7; NĐ 30/2020/NĐ-CP, Phụ lục I (Độc lập - Tự do - Hạnh phúc).
    """
    return [
        Slip(match.start(), match.end(), match[0], _HYPHEN.sub(r" \1 ", match[0]))
        for match in _JOINED.finditer(text)
        if _TIGHT.search(match[0])
    ]


def find_blank_slips(text: str) -> list[Slip]:
    """Return blanks before a mark, two blanks for one, and marks with no blank after them.

    Each slip is over the blanks, or the mark, alone. A gap that a clerk fills in by hand is meant.

    >>> [(slip.start, slip.found, slip.wanted) for slip in find_blank_slips("đã họp , rồi  về,nghỉ")]
    [(6, ' ', ''), (12, '  ', ' '), (16, ',', ', ')]
    >>> find_blank_slips("ngày   tháng   năm 2026; Số:    /BC-UBND./.")
    []
    """
    found = [
        _slip(match.start(), match.end(), text, "", "khoảng trắng trước dấu câu")
        for match in _BEFORE_MARK.finditer(text)
    ]
    found += [
        _slip(match.start(), match.end(), text, " ", "thừa khoảng trắng")
        for match in _DOUBLED.finditer(text)
        if not _is_gap(text, match)
    ]
    found += [
        _slip(match.start(), match.end(), text, f"{match[0]} ", "thiếu khoảng trắng sau dấu câu")
        for match in _AFTER_MARK.finditer(text)
    ]
    found += [
        _slip(match.start(1), match.end(1), text, ". ", "thiếu khoảng trắng sau dấu câu")
        for match in _AFTER_STOP.finditer(text)
    ]
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if found else []
    return sorted(slip for slip in found if not _is_inside(slip.start, addresses))


def _is_inside(index: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a place is in one of some spans that stand in order and do not overlap."""
    at = bisect_right(spans, index, key=itemgetter(0))
    return at > 0 and index < spans[at - 1][1]


def _is_gap(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()].split()[-1:]
    after = text[match.end() : match.end() + _NEAR].split(maxsplit=1)[:1]
    return any(_TO_BE_FILLED.search(word) for word in (*before, *after))


def _slip(start: int, end: int, text: str, wanted: str, why: str) -> Slip:
    return Slip(start, end, text[start:end], wanted, why, Severity.INFO)
