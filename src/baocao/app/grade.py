"""A Word document against its standard: what is wrong, where, and what was recognised as what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from baocao.app.codes import EVERYTHING, Choice
from baocao.app.strictness import find_stopping
from baocao.errors import ExitCode, Finding, Location, Severity
from baocao.layout.facts import read_document
from baocao.layout.paper import Paper
from baocao.layout.parts import recognise
from baocao.layout.runner import choose_rules, inspect
from baocao.ooxml.package import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A part of a document as it was understood."""

    kind: str
    """Its key in the profiles, e.g. ``so_ky_hieu``."""
    certainty: float
    """From 0 to 1."""
    reason: str
    text: str
    where: Location

    def to_json(self) -> dict[str, Any]:
        """Return what `check --explain --json` prints of it."""
        return {
            "kind": self.kind,
            "certainty": round(self.certainty, 2),
            "reason": self.reason,
            "text": self.text,
            "where": self.where.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What the rules say of one document."""

    document: str
    """The file, as messages show it."""
    layout: str
    """Name of the standard it was graded by."""
    title: str
    """The standard as people call it."""
    reason: str = ""
    """Why it was not graded; empty when it was."""
    notice: str = ""
    findings: tuple[Finding, ...] = ()
    """Gravest first."""
    recognised: tuple[Recognised, ...] = ()
    """Its parts in document order, when they were asked for."""
    exit_code: ExitCode = ExitCode.OK

    @property
    def is_graded(self) -> bool:
        """Whether the standard applies to it."""
        return not self.reason

    @property
    def mendable(self) -> int:
        """How many findings `check --fix` can mend."""
        return sum(finding.mendable for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """Return what `check --json` prints of it."""
        told = {
            "exit_code": int(self.exit_code),
            "document": self.document,
            "source": "van-ban",
            "layout": self.layout,
            "graded": self.is_graded,
            "reason": self.reason,
            "notice": self.notice,
            "findings": [finding.to_json() for finding in self.findings],
            "counts": count_findings(self.findings),
        }
        parts = [part.to_json() for part in self.recognised]
        return told | ({"recognised": parts} if parts else {})


def count_findings(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many findings there are of each level, and how many can be mended."""
    levels = {level.value: sum(one.severity is level for one in findings) for level in Severity}
    return levels | {"mendable": sum(one.mendable for one in findings)}


def read_paper(document: bytes | Package, name: str, layout: str | None = None) -> Paper:
    """Return a Word file with its parts recognised.

    Args:
        document: the file's bytes, or the package when it is open already.
        name: of the file, for messages.
        layout: the standard; None lets the document say.

    Raises:
        PackageError: P1xx, it is no sound Word file.
    """
    return recognise(read_document(document, name), layout)


def grade_paper(
    paper: Paper,
    choice: Choice = EVERYTHING,
    *,
    strict: bool = False,
    explain: bool = False,
    compared: Sequence[Finding] = (),
) -> Grade:
    """Return what the rules say of a document.

    Args:
        paper: the document.
        choice: of rules.
        strict: warnings count as errors in the exit code.
        explain: its parts are told too.
        compared: where it differs from its data, told among the findings.
    """
    inspected = inspect(paper, choose_rules(choice.select, choice.ignore))
    found = [*inspected.findings, *(one for one in compared if choice.takes(one.code))]
    findings = tuple(place_findings(by_gravity(found), paper))
    return Grade(
        document=paper.facts.name,
        layout=paper.profile.name,
        title=paper.profile.title,
        reason=paper.refusal,
        notice=paper.notice,
        findings=findings,
        recognised=tuple(_explain(paper)) if explain else (),
        exit_code=ExitCode.FINDINGS if find_stopping(findings, strict=strict) else ExitCode.OK,
    )


def by_gravity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the gravest first, and otherwise as they came."""
    return tuple(sorted(findings, key=lambda one: list(Severity).index(one.severity)))


def place_findings(findings: Sequence[Finding], paper: Paper) -> Iterator[Finding]:
    """Yield the findings with the file's name and the words of the paragraph, by which people find it.

    Those about a data file have their place already.
    """
    if not findings:
        return
    texts = {one.where.path: one.text for one in paper.paragraphs if one.where.path}
    for finding in findings:
        where = finding.where
        if where.file and not where.path:
            yield finding
            continue
        excerpt = where.excerpt or texts.get(where.path, "")
        yield replace(finding, where=replace(where, file=paper.facts.name, excerpt=excerpt))


def _explain(paper: Paper) -> Iterator[Recognised]:
    for part in paper.parts:
        yield Recognised(
            kind=part.kind.value,
            certainty=part.certainty,
            reason=part.reason,
            text=part.text,
            where=part.where.in_file(paper.facts.name),
        )
