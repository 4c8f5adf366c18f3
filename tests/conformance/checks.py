"""All checks of a document against its standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conformance import checks_body, checks_foot, checks_head
from conformance.parts import Parts, read_parts

Check = Callable[[Parts], Iterator[str]]
CHECKS: dict[str, Check] = {
    check.__name__: check for check in (*checks_head.CHECKS, *checks_body.CHECKS, *checks_foot.CHECKS)
}


_NO_CHAPTERS = frozenset({"headings"})
_NO_LETTERHEAD = frozenset({"title_block", "agency", "number", "date", "subject", "title_room"})
_NO_PROSE = frozenset({"body", "end_mark", "appendix"})
NOT_ASKED: dict[str, frozenset[str]] = {
    "giay-moi": _NO_CHAPTERS,
    "bien-ban": frozenset({"date", "signature", "end_mark"}),
    "chuong-trinh": _NO_CHAPTERS | {"number", "end_mark"},
    "danh-sach": _NO_CHAPTERS | {"number"},
    "giao-viec": frozenset({"number"}),
    "phu-luc": _NO_LETTERHEAD | _NO_CHAPTERS | _NO_PROSE,
    "tin-bai": _NO_LETTERHEAD | _NO_CHAPTERS | _NO_PROSE | {"signature", "recipients"},
}
"""What the standards do not ask of a kind."""


def find_faults(content: bytes, standard: str, kind: str = "bao-cao") -> list[str]:
    """What in a document breaks its standard, each with the name of the check that says so."""
    parts = read_parts(content, standard)
    asked = {name: check for name, check in CHECKS.items() if name not in NOT_ASKED.get(kind, ())}
    return [f"{name}: {complaint}" for name, check in asked.items() for complaint in check(parts)]
