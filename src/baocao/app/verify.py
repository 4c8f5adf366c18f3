"""What stands against a document: what its data lack, and what in them does not agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.app import catalog
from baocao.app.codes import EVERYTHING, Choice
from baocao.app.kind import Kind
from baocao.app.kinds_asked import asks_for_all, find_kinds
from baocao.app.recognise import read_official
from baocao.app.settings import load_settings
from baocao.app.strictness import DisagreementError, find_stopping
from baocao.data.facts import find_disagreements
from baocao.data.load import load_tree
from baocao.data.model import Conference
from baocao.data.needs import Missing, MissingKeyError, find_missing
from baocao.errors import ExitCode, Finding, Location, Severity, UsageError, raise_all


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check of the data found, errors and warnings."""

    data: Path
    kind: str
    """The kind, or kinds with commas, that it was checked for."""
    findings: tuple[Finding, ...]
    exit_code: ExitCode


class DataTwiceError(UsageError):
    """``check`` was given data for a template, and no template."""

    code = "U213"


def check_file(
    source: Path,
    kind: str,
    *,
    strict: bool = False,
    data: Path | None = None,
    choice: Choice = EVERYTHING,
) -> CheckResult:
    """Return what `render` would say of the data, warnings included, without rendering.

    Args:
        source: the data file.
        kind: of document that the data are for; several with commas, or ``all`` that they suffice for.
        strict: warnings count as errors in the exit code.
        data: must be None; only a template takes data besides.
        choice: of facts; what is missing is always told.

    Raises:
        DataTwiceError: U213, `data` is given, which only a template takes.
        DataError: D…, values or keys that cannot be read; all of them at once.
    """
    if data is not None:
        raise DataTwiceError(
            "--data chỉ dùng khi kiểm tra mẫu hoặc văn bản Word",
            hint=f"Viết như baocao check mau.docx --data {data}",
        )
    settings = load_settings(source)
    kinds = tuple(find_kinds(kind, settings).values())
    hint = f"Số liệu cho mẫu Word của riêng mình thì chạy baocao check mau.docx --data {source}"
    tree = load_tree(source)
    if any(one.is_own for one in kinds):
        from baocao.app.attachments import without_typed  # pictures and links are for own templates

        tree = without_typed(tree)
    conference = read_official(tree, hint, catalog.list_own_names(settings, *kinds))
    lacking = {one.name: find_missing(conference, one.name, one.needs) for one in kinds}
    if asks_for_all(kind):
        lacking = {name: missing for name, missing in lacking.items() if not missing} or lacking
    missing = _list_once(lacking.values())
    found = dict.fromkeys(one for name in lacking for one in find_disagreements(conference, name))
    findings = [one for one in found if choice.takes(one.code)]
    wrong = find_stopping(findings, strict=strict)
    return CheckResult(
        data=source,
        kind=",".join(lacking),
        findings=(*missing, *findings),
        exit_code=ExitCode.DATA if missing else ExitCode.FINDINGS if wrong else ExitCode.OK,
    )


def stop_at_mistakes(
    conference: Conference, kind: Kind, *, strict: bool = False, needs: bool = True
) -> tuple[Finding, ...]:
    """Return what a final document of this kind may be written with: findings that are no errors.

    Args:
        conference: The data.
        kind: Of document.
        strict: Warnings stop the work as well.
        needs: Missing keys stop the work.

    Raises:
        BaocaoError: what is missing (exit 3) and what disagrees (exit 1), all at once.
    """
    findings = find_disagreements(conference, kind.name)
    missing = find_missing(conference, kind.name, kind.needs) if needs else ()
    wrong = [DisagreementError(finding) for finding in find_stopping(findings, strict=strict)]
    raise_all([*(one.to_error() for one in missing), *wrong])
    return findings


def _list_once(lacking: Iterable[Iterable[Missing]]) -> tuple[Finding, ...]:
    """Return what is missing, each once, though several kinds of document lack it."""
    found: dict[tuple[str, Location], Finding] = {}
    for one in (missing for each in lacking for missing in each):
        found.setdefault((one.message, replace(one.where, key="")), _to_finding(one))
    return tuple(found.values())


def _to_finding(missing: Missing) -> Finding:
    return Finding(
        code=MissingKeyError.code,
        name="missing-key",
        severity=Severity.ERROR,
        message=missing.message,
        where=missing.where,
        hint=missing.hint,
    )
