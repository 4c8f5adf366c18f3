"""The rows that failed, as a file that Excel opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from baocao.errors import BaocaoError, Location

_HEAD: Final = ("STT", "Dòng", "Văn bản", "Mã lỗi", "Chỗ lỗi", "Lỗi", "Cách sửa")
_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that Excel takes for a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A row of which no document came."""

    number: int
    where: Location
    name: str
    """Of the file that is not there."""
    errors: tuple[BaocaoError, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the failure as plain values; what `--json` prints."""
        return {
            "row": self.number,
            "where": self.where.to_json(),
            "name": self.name,
            "errors": [error.to_json() for error in self.errors],
        }


def write_report(failures: Iterable[Failure]) -> bytes:
    """Return the failures as CSV: one line a mistake, UTF-8 with the mark by which Excel knows it.

    What Excel would take for a formula begins with an apostrophe.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for one in failures:
        for error in one.errors:
            place = error.where if error.where != one.where else ""
            line = (one.number, one.where, one.name, error.code, place, error.message, error.hint)
            writer.writerow([_defuse(str(value)) for value in line])
    return stream.getvalue().encode("utf-8-sig")


def _defuse(text: str) -> str:
    return f"'{text}" if text.startswith(_ACTIVE) else text
