"""The words and signs by which the paragraphs of the body are known, right or slightly wrong."""

from __future__ import annotations

import re
from typing import Final

from baocao.layout.naming.head_words import fold

_CHAPTER: Final = re.compile(
    r"^(?:phan|chuong|muc|tieu muc)\s+"
    r"(?:thu\s+(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)|[ivxlc]{1,6}|\d{1,2})"
    r"(?P<end>\s*[.:]?\s*$|\s*[.:–-]\s*(?=\S)|\s+(?=\S))"
)
_SECTION: Final = re.compile(
    r"^(?:[IVXL]{1,6}\s*(?:\.\s*[-–—]|[.\-–—/:)])\s*(?=[^\W_]|[“\"(])"
    r"|[A-HĐ]\s*(?:\.\s*[-–—]|[.\-–—/:])\s*(?=[^\W\d_]))"
)
_LETTERED: Final = re.compile(r"^[A-HĐ]\s*[.\-–—/:)]")
_ARTICLE: Final = re.compile(r"^Điều\s+(?P<number>\d{1,3})[a-zđ]?\s*(?P<sign>[.:]|[-–]\s)?", re.IGNORECASE)
_SUB_CLAUSE: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}(?:\s*[.\-–/):]\s*(?=\D)|\s+(?=[^\W\d_]))")
_CLAUSE: Final = re.compile(
    r"^\d{1,2}\s*(?:(?:\.\s*[-–—]|[.\-–—/):])\s*(?=[^\W\d]|[“\"‘'(\[…]|\.\.)|[.)]\s+(?=\d))"
)
_POINT: Final = re.compile(
    r"^(?!đ/c)[a-zđ](?:\d|\.\d{1,2})?\s*(?:[).\-–/:]\s*|,\s)(?=\S)|^[A-ZĐ]\s*\)\s*(?=\S)"
)
_SMALL_ROMAN: Final = re.compile(r"^(?:\([ivx]{1,5}|[ivx]{2,5})\s*[).]\s*(?=\S)|^\([a-zđ0-9]{1,2}\)\s*(?=\S)")
_BULLET: Final = re.compile(
    r"^(?:[-–—+*]\s*(?=[^\W\d_]|[“\"‘'(\[…])|[-–—+*]\s+(?=\S)|[•●▪■◦○➢✓▸→❖➔·]\s*(?=\S))"
)
_BASIS: Final = re.compile(
    r"^(?:[-–—+]\s*)?(?:căn cứ|theo đề nghị|xét(?! thấy)|theo |thực hiện|trên cơ sở|sau khi|được sự"
    r"|tiếp theo)",
    re.IGNORECASE,
)
_SURE_BASIS: Final = re.compile(
    r"^(?:[-–—+]\s*)?(?:căn cứ|theo đề nghị|xét (?:đề nghị|tờ trình|báo cáo|đơn|nhu cầu|năng lực))",
    re.IGNORECASE,
)
_PAUSE: Final = re.compile(r",\s")
_ACT: Final = re.compile(
    r"\b(?:báo cáo|xây dựng|ban hành|triển khai|đề nghị|thông báo|hướng dẫn|tổ chức|trân trọng|kính"
    r"|yêu cầu|trình|kết quả|cụ thể|quyết định|đã|có ý kiến|tiến hành|lập)\b",
    re.IGNORECASE,
)
_DECISION: Final = re.compile(
    r"^(?:quyet dinh|quyet nghi|ket luan|chi thi|thong bao|bao cao|huong dan|dieu le|nghi quyet"
    r"|ket luan nhu sau|quyet nghi nhu sau|thong nhat|yeu cau)\s*:?$"
)
_CAPTION: Final = re.compile(
    r"^(?:(?:bang|bieu|bieu do|hinh|so do|anh|phu bieu|do thi|ban do)\s*(?:so\s*)?"
    r"[\divx]+(?:[.\-]\d+)*\s*(?:[.:–-]|$|\s)"
    r"|\(?\s*(?:don vi tinh|don vi|dvt)\s*[:.]|\(?\s*nguon\s*[:.]|\(?\s*ghi chu\s*[:.])"
)
_UNIT: Final = re.compile(r"^\(?\s*(?:don vi tinh|don vi|dvt|nguon|ghi chu)\s*[:.]")
_LEADERS: Final = re.compile(r"(?:\.{5,}|…{3,}|\t)\s*\d{1,3}$")
_END: Final = 80
"""So many characters at the end of a line hold its leaders and the page."""
_END_MARK: Final = re.compile(r"^\s*\.\s*/\s*[.-]?\s*\.?$|^\s*/\.$")


def is_chapter(text: str) -> bool:
    """Return whether a line is the label of a phần, chương or mục and nothing more."""
    found = _CHAPTER.match(fold(text))
    return bool(found) and not fold(text)[found.end() :] if found else False


def is_chapter_with_title(text: str) -> bool:
    """Return whether a line has the label of a phần, chương or mục and its title together."""
    found = _CHAPTER.match(fold(text))
    return bool(found and fold(text)[found.end() :])


def is_section(text: str) -> bool:
    """Return whether a line begins with a Roman number or a capital letter, as sections do."""
    return bool(_SECTION.match(text))


def is_lettered_section(text: str) -> bool:
    """Return whether the number of a section is a letter: ``A. …``."""
    return bool(_LETTERED.match(text))


def find_article(text: str) -> tuple[int, str] | None:
    """Return (number, sign after it) of a line that begins ``Điều 1.``; None for any other.

    >>> find_article("Điều 2. Hiệu lực"), find_article("Điều 5 Nghị định này")
    ((2, '.'), (5, ''))
    """
    found = _ARTICLE.match(text)
    return (int(found["number"]), (found["sign"] or "").strip()) if found else None


def is_clause(text: str) -> bool:
    """Return whether a line begins as a clause: ``1. …``, ``1- …``, ``1/ …``.

    >>> [is_clause(text) for text in ("1. Kinh tế", "2.Xã hội", "1.234 hộ", "15/9/2026, xã…", "3- Kết quả")]
    [True, True, False, False, True]
    """
    return bool(_CLAUSE.match(text))


def is_sub_clause(text: str) -> bool:
    """Return whether a line begins ``1.1.`` or deeper.

    >>> [is_sub_clause(text) for text in ("1.1. Kết quả", "2.3 Hạn chế", "1.5 triệu đồng", "1.234.567")]
    [True, True, False, False]
    """
    found = _SUB_CLAUSE.match(text)
    if not found:
        return False
    number = found[0].strip()
    return not number[-1].isdigit() or text[found.end() : found.end() + 1].isupper()


def is_point(text: str) -> bool:
    """Return whether a line begins as a point: ``a) …``, ``a. …``, ``A) …``."""
    return bool(_POINT.match(text))


def is_small_roman(text: str) -> bool:
    """Return whether a line begins ``(i) …``, ``ii) …`` or ``(1) …``; ``i)`` alone may follow ``h)``."""
    return bool(_SMALL_ROMAN.match(text))


def is_bullet(text: str) -> bool:
    """Return whether a line begins with a dash or another sign of a list."""
    return bool(_BULLET.match(text))


def is_basis(text: str) -> bool:
    """Return whether a line can be one of the căn cứ."""
    return bool(_BASIS.match(text))


def is_sure_basis(text: str) -> bool:
    """Return whether a line begins as only căn cứ do."""
    return bool(_SURE_BASIS.match(text))


def has_main_clause(text: str) -> bool:
    """Return whether a line that begins as a căn cứ goes on to say what is done."""
    return text.rstrip().endswith(":") or any(map(_has_clause, text.split(";")))


def _has_clause(text: str) -> bool:
    """Return whether a stretch without semicolons has a clause behind its first comma."""
    pause = _PAUSE.search(text)
    return pause is not None and bool(_ACT.search(text, pause.end()))


def is_decision(text: str) -> bool:
    """Return whether a line is ``QUYẾT ĐỊNH:``, ``KẾT LUẬN:`` or the like."""
    return bool(_DECISION.match(fold(text)))


def is_caption(text: str) -> bool:
    """Return whether a line begins as the title, unit or source of a table or picture."""
    return bool(_CAPTION.match(fold(text)))


def is_unit(text: str) -> bool:
    """Return whether a line is the unit, source or note of a table."""
    return bool(_UNIT.match(fold(text)))


def is_contents_entry(text: str) -> bool:
    """Return whether a line is an entry of a list of contents: dots or a tab, then a page."""
    return bool(_LEADERS.search(text[-_END:]))


def is_end_mark(text: str) -> bool:
    """Return whether a line is nothing but ``./.``."""
    return bool(_END_MARK.match(text))
