"""The words by which the lines at the head of a document are known, right or slightly wrong."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from baocao.viet.text import edit_distance, strip_marks

_NATIONAL: Final = "conghoaxahoichunghiavietnam"
_NATIONAL_SHORT: Final = frozenset({"chxhcnvietnam", "conghoaxhcnvietnam", "conghoaxahoicnvietnam"})
_MOTTO: Final = "doclaptudohanhphuc"
_PARTY: Final = "dangcongsanvietnam"
_MORE: Final = 4
"""So many letters too many still make a title."""
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NOT_LETTERS: Final = re.compile(r"[^a-z]+")
_BLANKS: Final = r"[\d\s.…_]*"
"""Digits, or what stands where a clerk will write them."""
_DAY: Final = r"[\d\s.…_/x]*"

_NUMBER: Final = re.compile(
    rf"^so\s*(?:[:;.,]\s*)*{_BLANKS}[a-z]?\s*[-–/]\s*[a-z\d]|^so\s*[:;]\s*{_BLANKS}[-–/]?\s*$|^so\s+[\d….]*\d\s*$"
)
_BARE_NUMBER: Final = re.compile(r"^[\d….]*\s*[-–/]\s*[a-z]{1,5}\s*[-–/]\s*[a-z]{2}[a-z\d&\s-]*$")
_NORMATIVE_TYPE: Final = r"(?:qd|nq|nd|tt|l|pl|lct|qh|ubtvqh|vbhn)[a-z]*\d*\b"
_OLD_DIRECTIVE: Final = r"(?:19\d\d|200\d|201[0-6])\s*/\s*ct[a-z]*\d*\b"
"""A chỉ thị has been no normative text since 01/7/2016."""
_NORMATIVE: Final = re.compile(
    rf"^so\s*:?\s*[\d\s.…_]*/\s*(?:(?:19|20)\d\d\s*/\s*{_NORMATIVE_TYPE}|{_OLD_DIRECTIVE})"
)
_NO_PLACE: Final = re.compile(
    r"^(?:hom nay|vao (?:hoi|luc|ngay)|luc \d|(?:tu|den|sau|truoc) ngay|thoi gian|can cu|kem theo|ban hanh)\b"
)
_PLACE: Final = r"[^\d;:()/]{2,60}"
_SEP: Final = r"\s*[-/.]\s*"
_DATE: Final = re.compile(
    rf"^[^,;:()/]{{0,60}}[,;.]?\s*ngay\s*{_DAY}thang\s*{_DAY}nam\s*{_DAY}$"
    rf"|^{_PLACE},\s*(?:ngay)?\s*{_DAY}(?:thang)?\s*{_DAY}(?:nam)?\s*{_DAY}\d{{4}}\s*\.?$"
    rf"|^(?:{_PLACE}[, ]\s*)?ngay\s*\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}\d{{2,4}}\s*\.?$"
)
_RULE_MARKS: Final = re.compile(r"^(?:[-_=~*.·•‐-―−¯─━═‗]\s*){2,}$")
_SOLID_MARKS: Final = frozenset("_¯─━―—‗")
_STAR: Final = re.compile(r"^(?:[*★☆✱✶⁎∗﹡＊]\s*)+$")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the form in which words are compared: small letters without marks, single blanks.

    >>> fold("  CỘNG  HOÀ xã hội")
    'cong hoa xa hoi'
    """
    return " ".join(_UNSEEN.sub("", strip_marks(text)).lower().split())


def letters_of(text: str) -> str:
    """Return nothing but the letters of `text`, folded.

    >>> letters_of("Độc lập – Tự do – Hạnh phúc")
    'doclaptudohanhphuc'
    """
    return _NOT_LETTERS.sub("", fold(text))


def is_national_name(text: str) -> bool:
    """Return whether a line is Quốc hiệu, be it misspelt."""
    found = letters_of(text)
    begins = found.startswith("conghoaxahoi") and len(found) <= len(_NATIONAL) + _MORE
    return begins or found in _NATIONAL_SHORT or _is_near(found, _NATIONAL, 4)


def is_motto(text: str) -> bool:
    """Return whether a line is Tiêu ngữ, with whatever stands between its phrases."""
    found = letters_of(text)
    begins = found.startswith("doclaptudo") and len(found) <= len(_MOTTO) + _MORE
    return begins or _is_near(found, _MOTTO, 3)


def is_party_title(text: str) -> bool:
    """Return whether a line is the title of the Party's documents."""
    return _is_near(letters_of(text), _PARTY, 2)


def is_number(text: str) -> bool:
    """Return whether a line is số, ký hiệu: rightly written, wrongly or left open."""
    folded = fold(text)
    return len(folded) <= 70 and bool(_NUMBER.match(folded) or _BARE_NUMBER.match(folded))  # noqa: PLR2004


def is_normative_number(text: str) -> bool:
    """Return whether the number is one of a normative text: it has the year between two slashes."""
    return bool(_NORMATIVE.match(fold(text)))


def is_date(text: str) -> bool:
    """Return whether a line is địa danh and date of issue: rightly written, wrongly or left open."""
    folded = fold(text)
    return len(folded) <= 100 and not _NO_PLACE.match(folded) and bool(_DATE.match(folded))  # noqa: PLR2004


def is_rule_text(text: str) -> bool:
    """Return whether a line is nothing but signs that draw a rule: ``_____``, ``-----``, ``———``."""
    return bool(_RULE_MARKS.match(text.strip())) and not is_star(text)


def is_solid_text(text: str) -> bool:
    """Return whether the signs of a rule join into one line, as underscores do and hyphens do not."""
    return set(text.replace(" ", "")) <= _SOLID_MARKS


def is_star(text: str) -> bool:
    """Return whether a line is the ``*`` below a Party body, or several of them."""
    return bool(_STAR.match(text.strip()))


def _is_near(found: str, wanted: str, slips: int) -> bool:
    return abs(len(found) - len(wanted)) <= slips and (
        found == wanted or (_share_letters(found, wanted, slips) and edit_distance(found, wanted) <= slips)
    )


def _share_letters(found: str, wanted: str, slips: int) -> bool:
    """Return whether two words have the same letters but for a few, in any order: soon told."""
    return (Counter(found) - Counter(wanted)).total() <= slips
