"""What a period is: its days, its names, the periods before and after it."""

from __future__ import annotations

import calendar
import enum
from dataclasses import dataclass, replace
from datetime import date

from baocao.viet.words import to_roman


class PeriodKind(enum.StrEnum):
    """What sort of stretch a period is."""

    MONTH = "thang"
    QUARTER = "quy"
    HALF = "nua-nam"
    FIRST_MONTHS = "dau-nam"
    """So many months from January, but 3 and 6; ``9 tháng`` is the usual one."""
    LAST_MONTHS = "cuoi-nam"
    """So many months up to December, but 3 and 6."""
    YEAR = "nam"
    PHASE = "giai-doan"
    """Several whole years: giai đoạn 2021 - 2025."""
    YEARS = "nhieu-nam"
    """So many years of something, from one year to another: 15 năm (2009 - 2024)."""


_IN_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}
_WHOLE_YEARS = (PeriodKind.YEAR, PeriodKind.PHASE, PeriodKind.YEARS)
_MONTHS = 12
_NINE = 9


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A part that every year has, as text names it when the year is said elsewhere.

    >>> PartOfYear(PeriodKind.QUARTER, 3).name, PartOfYear(PeriodKind.FIRST_MONTHS, 9).months
    ('quý III', (1, 9))
    """

    kind: PeriodKind
    number: int
    """Which month, quarter or half, counted from 1; or how many months."""

    @property
    def months(self) -> tuple[int, int]:
        """First and last month, both inside the part."""
        if self.kind is PeriodKind.FIRST_MONTHS:
            return 1, self.number
        if self.kind is PeriodKind.LAST_MONTHS:
            return _MONTHS + 1 - self.number, _MONTHS
        length = _MONTHS // _IN_YEAR[self.kind]
        return (self.number - 1) * length + 1, self.number * length

    @property
    def name(self) -> str:
        """The part as running text has it; quarters in Roman numerals."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {self.number}"
            case PeriodKind.QUARTER:
                return f"quý {to_roman(self.number)}"
            case PeriodKind.HALF:
                return "6 tháng đầu năm" if self.number == 1 else "6 tháng cuối năm"
            case PeriodKind.FIRST_MONTHS if self.number == _NINE:
                return "9 tháng"
            case PeriodKind.FIRST_MONTHS:
                return f"{self.number} tháng đầu năm"
            case _:
                return f"{self.number} tháng cuối năm"

    def in_year(self, year: int) -> Period:
        """Return the period that this part is in `year`."""
        return Period(self.kind, year, self.number)

    def names(self, period: Period) -> bool:
        """Whether text with this part, its year unsaid, can mean `period`."""
        return (self.kind, self.number) == (period.kind, period.number)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a report reviews or plans.

    >>> period = Period(PeriodKind.QUARTER, 2023, 3)
    >>> period.name, period.start, period.end
    ('quý III năm 2023', datetime.date(2023, 7, 1), datetime.date(2023, 9, 30))
    >>> period.next.next.name
    'quý I năm 2024'
    """

    kind: PeriodKind
    year: int
    number: int = 0
    """As in `PartOfYear`; how many years for ``YEARS``; 0 for a year or a phase."""
    until: int = 0
    """The last year of a phase or of several years; 0 for the rest."""

    @property
    def part(self) -> PartOfYear | None:
        """The part of its year that this is; None for whole years."""
        if self.kind in _WHOLE_YEARS:
            return None
        return PartOfYear(self.kind, self.number)

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, self.part.months[0] if self.part else 1, 1)

    @property
    def end(self) -> date:
        """Last day."""
        month = self.part.months[1] if self.part else _MONTHS
        year = self.until or self.year
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def name(self) -> str:
        """The period as running text has it, year included.

        >>> Period(PeriodKind.HALF, 2024, 1).name, Period(PeriodKind.FIRST_MONTHS, 2025, 9).name
        ('6 tháng đầu năm 2024', '9 tháng năm 2025')
        """
        if self.part is None:
            return self.short_name
        in_year = self.part.name.endswith(" năm")
        return f"{self.part.name} {self.year}" if in_year else f"{self.part.name} năm {self.year}"

    @property
    def short_name(self) -> str:
        """The name without its year, where the text says the year elsewhere; whole years keep theirs."""
        if self.part is not None:
            return self.part.name
        if self.kind is PeriodKind.YEAR:
            return f"năm {self.year}"
        span = f"{self.year} - {self.until}"
        return f"giai đoạn {span}" if self.kind is PeriodKind.PHASE else f"{self.number} năm ({span})"

    @property
    def next(self) -> Period:
        """The next period of the same kind; first or last months of a year go to the next year's."""
        return self._step(1)

    @property
    def previous(self) -> Period:
        """The period of the same kind before this one; `next` of it is this one again."""
        return self._step(-1)

    @property
    def same_last_year(self) -> Period:
        """The same period of the year before (cùng kỳ); a phase is compared with the phase before."""
        return self._shift(-1) if self.part else self.previous

    @property
    def natural_next(self) -> Period:
        """The period that a report on this one usually plans.

        As `next`, but what is left of the year after its first months, and the whole next year
        after its last months or its second half.

        >>> Period(PeriodKind.FIRST_MONTHS, 2025, 9).natural_next.name
        'quý IV năm 2025'
        >>> halves = Period(PeriodKind.HALF, 2024, 1), Period(PeriodKind.HALF, 2024, 2)
        >>> halves[0].natural_next.name, halves[1].natural_next.name
        ('6 tháng cuối năm 2024', 'năm 2025')

        Source:
            data-file.md, rule 4.
        """
        if self.kind is PeriodKind.FIRST_MONTHS:
            return part_of(_MONTHS - self.number, last=True).in_year(self.year)
        if self.kind is PeriodKind.LAST_MONTHS or (self.kind, self.number) == (PeriodKind.HALF, 2):
            return Period(PeriodKind.YEAR, self.year + 1)
        return self.next

    def comes_after(self, other: Period) -> bool:
        """Whether this begins when `other` is over.

        Fifteen years from 2009 to 2024 end within 2024, so what begins with 2024 comes after them;
        so do the terms of office 2021 - 2026 and 2026 - 2031.

        >>> Period(PeriodKind.QUARTER, 2025, 4).comes_after(Period(PeriodKind.FIRST_MONTHS, 2025, 9))
        True
        >>> Period(PeriodKind.PHASE, 2024, until=2030).comes_after(Period(PeriodKind.YEARS, 2009, 15, 2024))
        True
        >>> term = Period(PeriodKind.PHASE, 2021, until=2026)
        >>> Period(PeriodKind.PHASE, 2026, until=2031).comes_after(term)
        True
        """
        if self.kind is other.kind is PeriodKind.PHASE:
            return self.year >= other.until > other.year
        if other.kind is PeriodKind.YEARS and other.until - other.year == other.number:
            return self.year >= other.until
        return self.start > other.end

    def names(self, period: Period) -> bool:
        """Whether text with this period means `period`; the twin of `PartOfYear.names`."""
        return self == period

    def _step(self, count: int) -> Period:
        in_year = _IN_YEAR.get(self.kind)
        if in_year:
            year, index = divmod(self.year * in_year + self.number - 1 + count, in_year)
            return replace(self, year=year, number=index + 1)
        length = {PeriodKind.PHASE: self.until - self.year + 1, PeriodKind.YEARS: self.number}
        return self._shift(count * length.get(self.kind, 1))

    def _shift(self, years: int) -> Period:
        return replace(self, year=self.year + years, until=self.until and self.until + years)


def part_of(months: int, *, last: bool) -> PartOfYear:
    """Return the first or last `months` (1–11) of a year, under the name that offices give them.

    >>> part_of(3, last=True).name, part_of(9, last=False).name
    ('quý IV', '9 tháng')
    """
    match months:
        case 1:
            return PartOfYear(PeriodKind.MONTH, _MONTHS if last else 1)
        case 3:
            return PartOfYear(PeriodKind.QUARTER, 4 if last else 1)
        case 6:
            return PartOfYear(PeriodKind.HALF, 2 if last else 1)
        case _:
            return PartOfYear(PeriodKind.LAST_MONTHS if last else PeriodKind.FIRST_MONTHS, months)
