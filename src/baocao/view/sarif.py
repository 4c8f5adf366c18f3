"""Findings as SARIF 2.1.0, the form in which editors and code hosts read results of checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from baocao import __version__
from baocao.errors import BaocaoError, Finding, Location, Severity

if TYPE_CHECKING:
    from baocao.app.review import Checked
    from baocao.app.rulebook import Page

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def to_sarif(files: Sequence[Checked], pages: Mapping[str, Page]) -> dict[str, Any]:
    """Return one SARIF log of one run.

    Args:
        files: what was checked.
        pages: {code: its page}, for the codes that have one.

    Source:
        OASIS, Static Analysis Results Interchange Format 2.1.0.
    """
    findings = [(str(checked.source), finding) for checked in files for finding in checked.findings]
    by_code = {finding.code: finding for _, finding in findings}
    codes = sorted(by_code)
    driver = {
        "name": "baocao",
        "version": __version__,
        "language": "vi",
        "rules": [_rule(by_code[code], pages.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(files)],
        "artifacts": [{"location": _artifact(str(checked.source))} for checked in files],
        "results": [_result(source, finding, codes) for source, finding in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding, page: Page | None) -> dict[str, Any]:
    title = page.title if page else finding.message
    text = page.text if page else "\n\n".join(filter(None, (finding.message, finding.hint)))
    level = page.severity if page else finding.severity
    clauses = list(page.clauses.values()) if page else []
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": "\n\n".join([f"**{title}**", *text.split("\n\n")[1:], *clauses])},
        "defaultConfiguration": {"level": LEVELS[level]},
    }


def _result(source: str, finding: Finding, codes: Sequence[str]) -> dict[str, Any]:
    properties = {
        "found": finding.found,
        "required": finding.required,
        "source": finding.source,
        "hint": finding.hint,
        "excerpt": finding.where.excerpt,
        "mendable": finding.mendable,
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(source, finding.where)],
        "properties": {name: value for name, value in properties.items() if value},
    }


def _invocation(files: Sequence[Checked]) -> dict[str, Any]:
    notes = [
        _notification(str(checked.source), error)
        for checked in files
        if checked.error
        for error in checked.error.flatten()
    ]
    return {"executionSuccessful": not notes, **({"toolExecutionNotifications": notes} if notes else {})}


def _notification(source: str, error: BaocaoError) -> dict[str, Any]:
    return {
        "level": "error",
        "descriptor": {"id": error.code},
        "message": {"text": ". ".join(filter(None, (error.message, error.hint)))},
        "locations": [_location(source, error.where)],
    }


def _location(source: str, where: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(where.file or source)}
    if region := dict(_region(where)):
        physical["region"] = region
    path = where.path or where.cell or where.key
    logical = {"logicalLocations": [{"fullyQualifiedName": path}]} if path else {}
    return {"physicalLocation": physical, **logical}


def _region(where: Location) -> Iterator[tuple[str, Any]]:
    """Yield the place in a text file; a Word file has no lines."""
    if where.line and not where.path:
        yield "startLine", where.line
        if where.column:
            yield "startColumn", where.column


def _artifact(file: str) -> dict[str, str]:
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix())}
