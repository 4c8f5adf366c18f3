"""What a form asks for when it is not for the whole data file: keys, kinds of documents, a period."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from baocao.errors import DataError
from baocao.viet.periods import Period, PeriodKind, parse_period


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form asks for; without anything: all."""

    keys: frozenset[str] = frozenset()
    """Key paths of the data file; blocks that hold none of them are left out unless they are filled."""
    needed: frozenset[str] = frozenset()
    """Key paths whose cells are coloured while they are empty."""
    kinds: tuple[str, ...] = ()
    """Kinds of documents that have a line for what is theirs alone."""
    period: Period | None = None
    """What an empty form says is reported on."""
    guide: tuple[str, ...] = ()
    """What its guide says besides."""

    def wants(self, path: str) -> bool:
        """Say whether the block of a key path is asked for.

        >>> asked = Asked(keys=frozenset({"hoi_nghi.ten", "nhiem_vu"}))
        >>> asked.wants("hoi_nghi"), asked.wants("nhiem_vu"), asked.wants("hoi_nghi.thu_ky")
        (True, True, False)
        """
        return not self.keys or any(f"{key}.".startswith(f"{path}.") for key in self.keys)


EVERYTHING: Final = Asked()


def suggest_periods(text: object) -> tuple[str, ...]:
    """Return the periods that a list offers beside the one reported on: of its year and the next.

    >>> suggest_periods("quý III năm 2026")[:2], suggest_periods("quý III năm 2026")[-1]
    (('quý I năm 2026', 'quý II năm 2026'), 'năm 2027')
    >>> suggest_periods("")
    ()
    """
    with suppress(DataError):
        year = parse_period(str(text or "")).year
        return tuple(one.name for at in (year, year + 1) for one in _list_of_year(at))
    return ()


def _list_of_year(year: int) -> tuple[Period, ...]:
    return (
        *(Period(PeriodKind.QUARTER, year, number) for number in (1, 2, 3, 4)),
        *(Period(PeriodKind.HALF, year, number) for number in (1, 2)),
        Period(PeriodKind.FIRST_MONTHS, year, 9),
        Period(PeriodKind.YEAR, year),
    )
