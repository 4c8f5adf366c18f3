"""What findings of all kinds have in common: words and colours of their levels, counts, how one is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.text import Text

from baocao.errors import Finding, Severity
from baocao.view.errors import describe

STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
WORDS: Final = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"}


def tell(finding: Finding) -> Text:
    """Return place, level, code, message, the line that is meant and the hint."""
    label = f"{WORDS[finding.severity]} {finding.code}"
    return describe(finding.where, label, finding.message, finding.hint, style=STYLES[finding.severity])


def count_by_level(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many there are of each level, the gravest first."""
    given = [finding.severity for finding in findings]
    return {level: given.count(level) for level in Severity}


def count_in_words(findings: Sequence[Finding], mistakes: int = 0) -> str:
    """Return e.g. ``1 lỗi, 2 cảnh báo``; empty when there are none. `mistakes` come besides."""
    counts = count_by_level(findings)
    counts[Severity.ERROR] += mistakes
    return ", ".join(f"{number} {WORDS[level]}" for level, number in counts.items() if number)
