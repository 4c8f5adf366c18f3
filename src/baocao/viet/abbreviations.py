"""Abbreviations in running text: where they stand, and where the text says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from baocao.viet.text import strip_marks

_WORD: Final = re.compile(r"(?<![\w/.&-])[A-ZĐÂĂÊÔƠƯ]{2,8}(?:-[A-ZĐ]{2,4})?(?![\w/.&]*[\w/&])")
_INTRODUCED: Final = re.compile(
    r"\((?:(?:sau đây |dưới đây )?(?:gọi tắt|viết tắt|gọi chung)(?: là)?:? )?[“\"]?"
    r"([A-ZĐÂĂÊÔƠƯ]{2,8}(?:-[A-ZĐ]{2,4})?)[”\"]?\)"
)
_ROMAN: Final = re.compile(r"[IVXLCDM]+")
_USUAL: Final = """
UBND HĐND MTTQ UBMTTQ UBMTTQVN TAND VKSND BCH BTV BCĐ TW TU HU ĐU QH CP TT NĐ QĐ NQ CT KH BC TB HD CV TTr
CLB HTX THPT THCS TH MN PTDTNT GDTX QĐND CAND ĐTN LHPN HLHPN LĐLĐ CCB HND TNCS GDP GRDP FDI ODA OCOP VNEID
VNĐ VND USD ATGT PCCC BHXH BHYT BHTN ANTT TTATXH KT-XH QP-AN VH-XH CNTT CNH HĐH CNH-HĐH GPMB XDCB NSNN TP
HCM TPHCM ASEAN WHO UNESCO AI IOC KPI PAR PCI PAPI SIPAS DTI ISO TCVN QCVN COVID HIV AIDS CHXHCN VN VT STT
ĐT UBKT BTC BTG BDV CSGT PGS TS GS BS KCN CCN QSDĐ TĐC VPĐU VPTU VHXH LS TM KT TL TUQ ND QPPL VBQPPL CBCC
CCHC TTHC DVC CSDL ĐVHC KTXH QPAN PCTN THTK TNTP ĐKTK BVMT ATTP VSATTP PCTT TKCN NTM DTTS KHKT SXKD XKLĐ
TNHH MTV BQL GCNQSDĐ GTNT DNNVV
"""
KNOWN: Final = frozenset(_USUAL.split())
"""Abbreviations that offices use without saying what they stand for."""

_NEAR: Final = 200
"""So many characters before an abbreviation hold the words it stands for."""


class Abbreviation(NamedTuple):
    """An abbreviation in a text: ``[start, end)`` in characters."""

    start: int
    end: int
    text: str
    meaning: str = ""
    """The words right before it, when it stands in brackets after them; empty when it is only used."""
    is_introduced: bool = False
    """It stands in brackets, though its letters may be those of another language: “… (IIP)”."""


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Return the abbreviations of a text, those introduced there with what they stand for.

    Text in capitals only (a heading) has none; Roman numbers and the symbols of
    documents (``12/KH-UBND``) are none.

    >>> [tuple(one)[2:4] for one in find_abbreviations("quy chế dân chủ (QCDC); thực hiện QCDC năm 2026")]
    [('QCDC', 'quy chế dân chủ'), ('QCDC', '')]
    """
    if text == text.upper():
        return []
    introduced = {
        match.start(1): _find_meaning(text[max(0, match.start() - _NEAR) : match.start()], match[1])
        for match in _INTRODUCED.finditer(text)
    }
    return [
        Abbreviation(
            match.start(),
            match.end(),
            match[0],
            introduced.get(match.start(), ""),
            match.start() in introduced,
        )
        for match in _WORD.finditer(text)
        if not _ROMAN.fullmatch(match[0]) and not _in_capitals(text, match)
    ]


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Whether a word only stands in a stretch of capitals: ``TM. ỦY BAN NHÂN DÂN``."""
    before, after = (
        text[max(0, match.start() - _NEAR) : match.start()],
        text[match.end() : match.end() + _NEAR],
    )
    around = [*_words_before(before, 1), *after.split(maxsplit=1)[:1]]
    letters = [word.strip('“”"(),.;:') for word in around]
    return any(
        len(word) > 1 and word.isalpha() and word == word.upper() and word not in KNOWN for word in letters
    )


def _find_meaning(before: str, short: str) -> str:
    """Return the words at the end of `before` whose first letters are those of the abbreviation."""
    letters = strip_marks(short.replace("-", "")).lower()
    for count in range(len(letters), len(letters) + 4):
        words = list(_words_before(before, count))
        initials = "".join(strip_marks(word)[:1].lower() for word in words)
        if len(words) == count and _is_within(letters, initials):
            return " ".join(words).strip('“”"(),.;: ')
    return ""


def _is_within(letters: str, initials: str) -> bool:
    """Whether `letters` come in this order among `initials`, the first of them first."""
    rest = iter(initials)
    return initials[:1] == letters[:1] and all(letter in rest for letter in letters)


def _words_before(text: str, count: int) -> Iterator[str]:
    words = re.split(r"\s+|(?<=\w)-(?=\w)", text.rstrip())
    yield from [word for word in words if any(letter.isalnum() for letter in word)][-count:]
