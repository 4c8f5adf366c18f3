"""Appendices in files of their own: without a letterhead, headed as appendices are, signed at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from baocao.layout.naming.appendix_words import is_appendix_number, is_appendix_source
from baocao.layout.naming.foot import Foot
from baocao.layout.naming.head_words import fold
from baocao.layout.paper import SURE, Line, PartKind

FORM: Final = "appendix"
"""What `Paper.form` says of them."""
TYPE_NAME: Final = "PHỤ LỤC"
_HEAD_LINES: Final = 10
_PARTY_NUMBER: Final = re.compile(r"so\s+[\d\s.…_]*-\s*[a-z]{1,5}\s*/\s*[a-z]")


def find_start(lines: Sequence[Line]) -> int | None:
    """Return which of the first lines is the number of an appendix; a mark of a draft may stand above it."""
    return next((at for at, line in enumerate(lines[:2]) if _is_number(line)), None)


def read_source(lines: Sequence[Line]) -> str:
    """Return what an appendix that begins with these lines is enclosed with; empty when it does not say."""
    at = next((at for at, line in enumerate(lines[:_HEAD_LINES]) if is_appendix_source(line.printed)), None)
    text = ""
    for line in lines[at:_HEAD_LINES] if at is not None else ():
        text = f"{text} {line.printed}".strip()
        if text.endswith(")"):
            break
    return text


def _is_number(line: Line) -> bool:
    return line.cell is None and is_appendix_number(line.printed) and fold(line.printed).startswith("phu luc")


def is_signed(foot: Foot) -> bool:
    """Return whether a foot has a post or an authority, and surely a name below it."""
    kinds = {part.kind for part in foot.parts if part.certainty >= SURE or part.kind is not PartKind.SIGNER}
    return PartKind.SIGNER in kinds and bool(kinds & {PartKind.AUTHORITY, PartKind.POST})


def is_of_party(source: str) -> bool:
    """Return whether the number of the document an appendix belongs to is one of the Party.

    >>> is_of_party("(Kèm theo Báo cáo số 47-BC/ĐU, ngày 05/10/2026 của Đảng ủy xã)")
    True
    >>> is_of_party("(Kèm theo Báo cáo số 86/BC-UBND ngày 05 tháng 10 năm 2026 của UBND xã)")
    False
    """
    return bool(_PARTY_NUMBER.search(fold(source)))
