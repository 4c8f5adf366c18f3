"""Findings that stop the work."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.errors import BaocaoError, ExitCode, Finding, Severity, raise_all


class DisagreementError(BaocaoError):
    """Two facts of the data do not agree, or `--strict` met a warning; the code is that of the finding."""

    code = "M00"
    exit_code = ExitCode.FINDINGS

    def __init__(self, finding: Finding) -> None:
        """Carry a finding at error level out of the work that it stops."""
        super().__init__(finding.message, where=finding.where, hint=finding.hint)
        self.code = finding.code


def find_stopping(findings: Iterable[Finding], *, strict: bool) -> list[Finding]:
    """Return the findings that stop the work: the errors, and the warnings when they count as mistakes."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return [finding for finding in findings if finding.severity in stopping]


def stop_at_warnings(findings: Iterable[Finding], *, strict: bool) -> None:
    """Refuse a template that has anything to be warned of, when warnings count as mistakes.

    Raises:
        DisagreementError: all of them at once (exit 1), under the codes of the findings.
    """
    if strict:
        raise_all([DisagreementError(finding) for finding in findings])
