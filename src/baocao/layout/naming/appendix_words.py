"""The words by which the heads of appendices are known, right or slightly wrong."""

from __future__ import annotations

import re
from typing import Final

from baocao.layout.naming.head_words import fold

_ORDINAL: Final = r"(?:so\s*[:.]?\s*)?(?:[ivxlc]{1,6}[a-d]?|\d{1,3}[a-z]?|[a-h])(?:\s*[./-]\s*[\w.-]{1,12})?"
_NUMBER: Final = re.compile(
    rf"^(?:phu luc(?:\s+{_ORDINAL})?|(?:phu bieu|bieu mau|mau bieu|bieu|mau)\s+{_ORDINAL})\s*[:.]?$"
)
_HEADED: Final = re.compile(rf"^phu luc(?:\s+{_ORDINAL})?\s*[:.–-]\s*\S|^phu luc\s+{_ORDINAL}\s+\S")
_SOURCE: Final = re.compile(r"^\(?\s*(?:ban hanh\s+)?(?:dinh\s+)?kem\s+theo\b|^\(\s*(?:kem|ban hanh)\b")
_TITLE: Final = re.compile(
    r"^(?:danh sach|danh muc|bang|tong hop|bieu|phu bieu|phan cong|lich|thong ke|so lieu|ket qua|du toan"
    r"|tien do|phu luc)\b"
)
"""Not those of documents that are enclosed whole: quy chế, quy định, kế hoạch."""
_LONGEST: Final = 60


def is_appendix_number(text: str) -> bool:
    """Return whether a line is the number of an appendix and nothing more.

    >>> [is_appendix_number(text) for text in ("PHỤ LỤC I", "Phụ lục số 02", "Biểu số 01", "Phụ lục này")]
    [True, True, True, False]
    """
    return len(text) <= _LONGEST and bool(_NUMBER.match(fold(text)))


def is_appendix_heading(text: str) -> bool:
    """Return whether a line has number and title of an appendix together: ``Phụ lục I: Danh sách…``."""
    return bool(_HEADED.match(fold(text)))


def is_appendix_source(text: str) -> bool:
    """Return whether a line says what an appendix is enclosed with: ``(Kèm theo Báo cáo số …)``."""
    return bool(_SOURCE.match(fold(text)))


def is_appendix_title(text: str) -> bool:
    """Return whether a line begins as titles of appendices do."""
    return bool(_TITLE.match(fold(text)))
