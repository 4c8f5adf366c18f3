"""Cells at fault, kept small: an error is made when somebody needs the cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from baocao.data.tree import ForbiddenCharacterError
from baocao.data.workbook.book import At, CellSource
from baocao.data.workbook.faults import (
    ErrorCellError,
    LostTextError,
    NoResultError,
    NoSuchDayError,
    TooLongTextError,
)
from baocao.errors import BaocaoError, Location


class Fault(NamedTuple):
    """Why a cell holds no value to be trusted."""

    kind: str
    """A key of `_MAKERS`."""
    shown: str = ""
    """What the message cites."""


ERROR: Final = "error"
"""The cell shows an error of a spreadsheet; the fault says which."""
NO_RESULT: Final = Fault("no result")
LOST: Final = Fault("lost")
TOO_LONG: Final = Fault("too long")
NO_DAY: Final = "no day"
"""The number is on no calendar; the fault says which."""
FORBIDDEN: Final = "forbidden"
"""A character that no document can hold; the fault says which."""

_MAKERS: Final[Mapping[str, Callable[[str, Location], BaocaoError]]] = {
    ERROR: ErrorCellError,
    NO_DAY: NoSuchDayError,
    FORBIDDEN: ForbiddenCharacterError,
    NO_RESULT.kind: lambda _, where: NoResultError(where),
    LOST.kind: lambda _, where: LostTextError(where),
    TOO_LONG.kind: lambda _, where: TooLongTextError(where),
}


class Faults(Mapping[At, BaocaoError]):
    """The errors of a sheet's cells, each made anew when it is asked for.

    A workbook that nobody has computed has as many as it has formulas: made
    at once they would take ten times as long as all else.
    """

    def __init__(self, faults: Mapping[At, Fault], source: CellSource, sheet: int) -> None:
        """Keep these faults of the sheet with this index."""
        self._faults, self._source, self._sheet = faults, source, sheet

    def __getitem__(self, at: At) -> BaocaoError:
        """Return the error of a cell, with its place."""
        kind, shown = self._faults[at]
        return _MAKERS[kind](shown, self._source.locate(self._source.offset(self._sheet, at)))

    def __contains__(self, at: object) -> bool:
        """Whether a cell is at fault."""
        return at in self._faults

    def __iter__(self) -> Iterator[At]:
        """Yield the cells."""
        return iter(self._faults)

    def __len__(self) -> int:
        """Return how many cells are at fault."""
        return len(self._faults)
