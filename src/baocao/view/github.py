"""Findings as the lines that GitHub Actions turns into notes beside the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from baocao.errors import BaocaoError, Finding, Location, Severity

if TYPE_CHECKING:
    from baocao.app.review import Checked

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_lines(files: Sequence[Checked]) -> Iterator[str]:
    """Yield one command a finding, and one for each mistake of a file that could not be read.

    Source:
        GitHub Actions, workflow commands: ``::error file=…,line=…,col=…,title=…::message``.
    """
    for checked in files:
        source = str(checked.source)
        for finding in checked.findings:
            yield _command(_COMMANDS[finding.severity], source, finding.where, finding.code, _tell(finding))
        for error in checked.error.flatten() if checked.error else ():
            yield _command("error", source, error.where, error.code, _tell(error))


def _tell(one: Finding | BaocaoError) -> str:
    inside = one.where.path or one.where.cell
    place = f"{inside}: " if inside else ""
    return f"{place}{one.message}" + (f"\n{one.hint}" if one.hint else "")


def _command(name: str, source: str, where: Location, title: str, message: str) -> str:
    in_text = {} if where.path else {"line": where.line, "col": where.column}
    properties = {"file": where.file or source, **in_text, "title": title}
    shown = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items() if value)
    return f"::{name} {shown}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
