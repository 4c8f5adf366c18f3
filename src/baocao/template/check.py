"""What stands against a template, and against filling it with given data: all of it, as findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from baocao.errors import BaocaoError, Finding, Location, Severity
from baocao.template.against import find_missing, find_unused
from baocao.template.fields import Field
from baocao.template.names import find_slips
from baocao.template.near_tags import survey
from baocao.template.render import render
from baocao.template.tracing import trace

if TYPE_CHECKING:
    from baocao.template.compiled import Template
    from baocao.template.typed import Files

_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")
_QUOTED: Final = re.compile("“([^”]+)”")


def check_template(
    template: Template,
    data: Mapping[str, Any] | None = None,
    *,
    files: Files | None = None,
    unused: bool = True,
) -> tuple[Finding, ...]:
    """Return everything worth saying of a template, the worst first.

    Args:
        template: from `compile_template`; what stops it from compiling was said there.
        data: what it is to be filled with; without, only the template is looked at.
        files: reads the files that data name, as for `render`.
        unused: keys of the data that the template never uses are told too.

    Returns:
        T5xx, T6xx of the template; with data also T2xx–T4xx, what rendering
        would fail at, and D401–D403.

    Cost:
        About one rendering, when there are data.
    """
    found = trace(template)
    surveyed = survey(template.package)
    notes: list[Finding] = []
    failures = _find_failures(template, data, files, notes) if data is not None else []
    places = {one.where for one in failures}
    slips = [one for one in find_slips(found, data or ()) if one.where not in places]
    findings = [*failures, *template.warnings, *surveyed.near, *slips]
    findings += _find_mixed(found.fields.values(), "")
    if surveyed.split:
        findings.append(_split(surveyed.split, template.name))
    if not template.parts:
        findings.append(_without_tags(template.name))
    if data is not None:
        told = {name for one in failures for name in _names_in(one.message)}
        unfit = list(find_missing(found.fields, data, told))
        wrong = {one.where for one in unfit}
        findings += [*unfit, *(one for one in notes if one.where not in wrong)]
        findings += find_unused(found.fields, data) if unused else ()
    return tuple(sorted(findings, key=lambda one: _ORDER[one.severity]))


def _names_in(message: str) -> Iterator[str]:
    for quoted in _QUOTED.findall(message):
        yield from re.split(r"[.\[\]']+", quoted)


def _find_failures(
    template: Template, data: Mapping[str, Any], files: Files | None, notes: list[Finding]
) -> list[Finding]:
    """Return what rendering fails at; what it warns of goes to `notes`."""
    try:
        render(template, data, files=files, notes=notes)
    except BaocaoError as error:
        return [_to_finding(one) for one in error.flatten()]
    return []


def _to_finding(error: BaocaoError) -> Finding:
    name = _CAPITAL.sub("-", type(error).__name__.removesuffix("Error")).lower()
    return Finding(
        code=error.code,
        name=name,
        severity=Severity.ERROR,
        message=error.message,
        where=error.where,
        hint=error.hint,
    )


def _find_mixed(fields: Iterable[Field], path: str) -> Iterator[Finding]:
    for one in fields:
        shown = f"{path}{one.name}"
        if one.is_mixed:
            yield Finding(
                code="T605",
                name="list-and-map",
                severity=Severity.WARNING,
                message=f"“{shown}” chỗ này dùng như danh sách, chỗ khác như nhóm khóa",
                where=one.where[0] if one.where else Location(),
                hint="Đặt hai tên khác nhau; hoặc lấy mục đầu: {{ (x | first).khoa }}",
            )
        yield from _find_mixed(one.children.values(), f"{shown}.")


def _split(number: int, file: str) -> Finding:
    return Finding(
        code="T606",
        name="split-tags",
        severity=Severity.INFO,
        message=f"{number} thẻ bị Word chia thành nhiều mảnh; vẫn được điền đúng",
        where=Location(file=file),
    )


def _without_tags(file: str) -> Finding:
    return Finding(
        code="T607",
        name="no-tags",
        severity=Severity.INFO,
        message="tệp không có thẻ nào, nên không có gì để điền",
        where=Location(file=file),
        hint="Gõ thẻ như {{ ten }} vào chỗ cần điền",
    )
