"""All checks of a document against its standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conformance import checks_body, checks_foot, checks_head
from conformance.parts import Parts, read_parts

Check = Callable[[Parts], Iterator[str]]
CHECKS: dict[str, Check] = {
    check.__name__: check for check in (*checks_head.CHECKS, *checks_body.CHECKS, *checks_foot.CHECKS)
}


def find_faults(content: bytes, standard: str) -> list[str]:
    """What in a document breaks its standard, each with the name of the check that says so."""
    parts = read_parts(content, standard)
    return [f"{name}: {complaint}" for name, check in CHECKS.items() for complaint in check(parts)]
