"""Whether a head is more like one of the Party than one of the State."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from baocao.layout.naming.head_words import fold, is_party_title
from baocao.layout.paper import Part, PartKind

_PARTY_NUMBER: Final = re.compile(r"^so\s*[:.]?\s*[\d\s.…_]*\s*-\s*[a-z]{1,5}\s*/\s*[a-z]")
_PARTY_BODIES: Final = re.compile(
    r"^(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|dang doan|chi bo|ban chap hanh|trung uong"
    r"|ban (?:to chuc|tuyen giao|dan van|noi chinh|xay dung dang|kinh te)|uy ban kiem tra)\b"
)
_STATE_BODIES: Final = re.compile(
    r"^(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|so|bo|phong|cuc|truong)\b"
)


def leans_to_party(parts: Sequence[Part]) -> bool:
    """Return whether the signs of a Party document outweigh those of a State one."""
    weight = 0.0
    for part in parts:
        folded = fold(part.text)
        if part.kind is PartKind.NATIONAL_NAME:
            weight += 3 if is_party_title(part.text) else -3
        elif part.kind is PartKind.STAR:
            weight += 2
        elif part.kind is PartKind.NUMBER:
            weight += 2 if _PARTY_NUMBER.match(folded) else -1
        elif part.kind is PartKind.MOTTO:
            weight -= 1
        elif part.kind in {PartKind.PARENT, PartKind.ISSUER}:
            weight += _lean(folded)
    return weight > 0


def _lean(folded: str) -> float:
    if _PARTY_BODIES.match(folded):
        return 1.5
    return -1.5 if _STATE_BODIES.match(folded) else 0.0
