"""What can go wrong for a user: where, how grave, which exit code, and what to do next."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


class ExitCode(enum.IntEnum):
    """What the shell gets back; the meanings never change."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    DATA = 3
    TEMPLATE = 4
    FILE = 5
    PROGRAM = 6


class Severity(enum.StrEnum):
    """How grave a finding is: an error stops the work, a warning is shown, info is on demand."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Location:
    """Where something is: in a data file, a workbook or a part of a Word file.

    Absent pieces are empty or 0. Lines and columns count from 1.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    """In characters; of the line in a text file, of the paragraph's text in a Word file."""
    key: str = ""
    """Key path in the data, e.g. ``hoi_nghi.thoi_gian.ngay`` or ``nhiem_vu[3].han``."""
    path: str = ""
    """Place inside a Word file, e.g. ``thân văn bản, bảng 2, hàng 3, ô 1, đoạn 1``."""
    cell: str = ""
    """Place inside a workbook, e.g. ``Số liệu!C7``."""
    excerpt: str = field(default="", compare=False)
    """The line or paragraph that is meant, for the caret to point into."""
    width: int = field(default=1, compare=False)
    """How many characters the caret underlines."""

    def __str__(self) -> str:
        """Return the place in one line, as it stands before a message.

        >>> str(Location(file="hoi-nghi.yaml", line=4, column=9))
        'hoi-nghi.yaml:4:9'
        >>> str(Location(file="mau.docx", path="thân văn bản, đoạn 2"))
        'mau.docx: thân văn bản, đoạn 2'
        """
        numbers = ":".join(str(number) for number in (self.line, self.column) if number and not self.path)
        head = ":".join(part for part in (self.file, numbers) if part)
        key = self.key if not (self.line or self.cell or self.path) else ""
        return ": ".join(part for part in (head, self.cell, self.path, key) if part)

    def in_file(self, file: str) -> Location:
        """Return the same place with the file's name filled in."""
        return replace(self, file=file)

    def to_json(self) -> dict[str, Any]:
        """Return the pieces that are present, by name; what `--json` prints."""
        names = ("file", "line", "column", "key", "path", "cell", "excerpt")
        return {name: value for name in names if (value := getattr(self, name))}


NOWHERE = Location()


class BaocaoError(Exception):
    """Anything that can go wrong for a user; whatever else is raised is a bug.

    Subclasses set ``code`` (two or more of the family's letter and digits, never
    reused), and ``exit_code`` through their family.
    """

    code = ""
    exit_code = ExitCode.DATA

    def __init__(self, message: str, *, where: Location = NOWHERE, hint: str = "") -> None:
        """Say what is wrong, where, and what to do about it (a sentence that begins with a verb)."""
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild without calling a subclass's ``__init__``, so that every error pickles."""
        return _rebuild, (type(self), self.message, dict(self.__dict__))

    def __str__(self) -> str:
        """Return place, code and message in one line."""
        return ": ".join(part for part in (str(self.where), self.code, self.message) if part)

    def at(self, where: Location) -> BaocaoError:
        """Return this same error with its place filled in, if it has none yet."""
        if self.where == NOWHERE:
            self.where = where
        return self

    def flatten(self) -> tuple[BaocaoError, ...]:
        """Return the single mistakes in this error; itself, unless it is a `Mistakes`."""
        return (self,)

    def to_json(self) -> dict[str, Any]:
        """Return code, message, hint and place; what `--json` prints."""
        found = {"code": self.code, "message": self.message, "hint": self.hint, "where": self.where.to_json()}
        return {name: value for name, value in found.items() if value}


def _rebuild(cls: type[BaocaoError], message: str, state: dict[str, Any]) -> BaocaoError:
    error = cls.__new__(cls)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class UsageError(BaocaoError):
    """The command line asks for something that cannot be."""

    code = "U001"
    exit_code = ExitCode.USAGE


class DataError(BaocaoError):
    """A data file says something that cannot be read or does not fit; codes D…."""

    code = "D000"
    exit_code = ExitCode.DATA


class TemplateError(BaocaoError):
    """A Word template cannot be read, compiled or rendered; codes T…."""

    code = "T000"
    exit_code = ExitCode.TEMPLATE


class PackageError(BaocaoError):
    """A .docx is not a Word file we can open, or not a safe one; codes P…."""

    code = "P000"
    exit_code = ExitCode.TEMPLATE


class LayoutError(BaocaoError):
    """A document or a profile of the standards cannot be read; codes L…."""

    code = "L000"
    exit_code = ExitCode.TEMPLATE


class OutputError(BaocaoError):
    """A file cannot be read or written; codes O…."""

    code = "O000"
    exit_code = ExitCode.FILE


class ProgramError(BaocaoError):
    """A program outside (LibreOffice, …) is missing or failed; codes X…."""

    code = "X000"
    exit_code = ExitCode.PROGRAM


class Mistakes(BaocaoError):  # noqa: N818  # it is many errors, not one
    """Several mistakes found in one run, in the order of their places."""

    code = "D999"
    errors: tuple[BaocaoError, ...] = ()

    def __init__(self, errors: Iterable[BaocaoError]) -> None:
        """Gather `errors` (two or more), groups among them flattened."""
        self.errors = tuple(one for error in errors for one in error.flatten())
        super().__init__(f"{len(self.errors)} lỗi", where=self.errors[0].where)
        self.exit_code = max(error.exit_code for error in self.errors)

    def __str__(self) -> str:
        """Return how many there are, and each in a line of its own: what a program's traceback shows."""
        return "\n".join([self.message, *map(str, self.errors)])

    def flatten(self) -> tuple[BaocaoError, ...]:
        """Return the single mistakes."""
        return self.errors


def raise_all(errors: Sequence[BaocaoError]) -> None:
    """Raise nothing for none, the error itself for one, `Mistakes` for more.

    Raises:
        BaocaoError: one of `errors`, or all of them as `Mistakes`.
    """
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise Mistakes(errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a check found: facts that do not agree (M01–M15) or a fault of layout (PG01 …)."""

    code: str
    name: str
    """Kebab-case name of the fault, e.g. ``weekday-differs``."""
    severity: Severity
    message: str
    where: Location = NOWHERE
    hint: str = ""
    source: str = ""
    """Clause of the standard, or the paragraph of the data file's contract."""
    found: str = ""
    """What stands there, in a few words, e.g. ``cỡ chữ 12``; empty when the message says all."""
    required: str = ""
    """What the standard wants instead, e.g. ``13–14``."""
    mendable: bool = False
    """Whether ``check --fix`` can mend it."""

    def to_json(self) -> dict[str, Any]:
        """Return the finding as plain values; what `--json` prints."""
        found = {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint,
            "found": self.found,
            "required": self.required,
            "source": self.source,
            "mendable": self.mendable,
            "where": self.where.to_json(),
        }
        return {name: value for name, value in found.items() if value}
