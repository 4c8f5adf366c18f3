"""Every rule put to a document; the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from baocao.errors import Finding, Severity
from baocao.layout.paper import Paper
from baocao.layout.repair import Repair
from baocao.layout.rule import Rule
from baocao.layout.rules import RULES

_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What the rules say of a document."""

    findings: tuple[Finding, ...]
    """Gravest first, then in the order of the codes and of the document."""
    repairs: tuple[Repair, ...]
    """What would mend those that can be mended."""


def choose_rules(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return the rules whose code begins with one of `select` (all when empty) and none of `ignore`."""
    chosen = [one for one in RULES if not select or one.code.startswith(tuple(select))]
    return tuple(one for one in chosen if not ignore or not one.code.startswith(tuple(ignore)))


def inspect(paper: Paper, rules: Sequence[Rule] = RULES) -> Inspected:
    """Return what is wrong in a document; nothing for one that the standard does not apply to."""
    if not paper.is_graded:
        return Inspected(findings=(), repairs=())
    found = [(finding, repairs) for one in rules for finding, repairs in one.find(paper)]
    found.sort(key=lambda pair: _ORDER[pair[0].severity])
    return Inspected(
        findings=tuple(finding for finding, _ in found),
        repairs=tuple(repair for _, repairs in found for repair in repairs),
    )
