"""Stamps at the head: urgency, secrecy, who may read it, drafts."""

from __future__ import annotations

import re
from typing import Final

from baocao.layout.naming.head_words import fold
from baocao.layout.paper import PartKind

_STAMPS: Final = (
    (PartKind.URGENCY, re.compile(r"^(?:hoa toc(?: hen gio.*)?|thuong khan|khan)$")),
    (PartKind.SECRECY, re.compile(r"^(?:tuyet mat|toi mat|mat)$")),
    (
        PartKind.CIRCULATION,
        re.compile(
            r"^(?:luu hanh noi bo|xem xong tra lai|tai lieu (?:hoi nghi|thu hoi|noi bo|mat)|thu hoi"
            r"|(?:tai lieu )?khong pho bien.*)$"
        ),
    ),
    (PartKind.DRAFT, re.compile(r"^(?:ban )?du thao(?: (?:lan|lan thu|ngay|so|\d).{0,40})?$")),
)
_EDGES: Final = ' ()[].,:;*“”"'


def find_stamp(text: str) -> PartKind | None:
    """Return what kind of stamp a line is, or None.

    >>> find_stamp("HỎA TỐC"), find_stamp("(Dự thảo lần 2)"), find_stamp("BÁO CÁO")
    (<PartKind.URGENCY: 'muc_khan'>, <PartKind.DRAFT: 'du_thao'>, None)
    """
    folded = fold(text).strip(_EDGES)
    if len(folded) > 60:  # noqa: PLR2004
        return None
    return next((kind for kind, pattern in _STAMPS if pattern.match(folded)), None)
