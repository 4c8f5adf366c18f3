"""From one period to the next: which one comes, and how texts that name the old one name the new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.data.model.periods import Periods, Span
from baocao.errors import DataError, Location
from baocao.viet.periods import Mention, PartOfYear, Period, PeriodKind, blank_comparisons, find_periods
from baocao.viet.spans import part_of
from baocao.viet.text import first_upper

_LAST_YEAR = 2199
"""The last year that a period is read with."""
_DECEMBER = 12

_Pair = tuple[Period, Period]
"""An old period and the one that takes its place."""


class NoNextPeriodError(DataError):
    """The data do not say which period they are of, so that the next one cannot be known."""

    code = "D670"

    def __init__(self, why: str, where: Location, hint: str = "") -> None:
        """Say why, at the place where the period stands or should."""
        super().__init__(
            f"không biết kỳ sau là kỳ nào: {why}",
            where=where,
            hint=hint
            or 'Nêu kỳ của tệp mới, ví dụ --to "quý IV năm 2026", hoặc ghi ky.bao_cao trong tệp này',
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The periods of the old file and of the new one."""

    old: Span | None
    """What the old file reviewed."""
    old_planned: Span | None
    reviewed: Period
    """What the new file reviews."""
    planned: Period | None
    """What it plans; None when no year that can be written is left for it."""

    @property
    def old_period(self) -> Period | None:
        """The period that was reviewed, when it has a name that can be computed with."""
        return self.old.ky if self.old else None

    @property
    def old_name(self) -> str:
        """The old reviewed period in words.

        >>> from baocao.viet.periods import parse_period
        >>> third, fourth = map(parse_period, ("quý III năm 2026", "quý IV năm 2026"))
        >>> turn = Turn(old=Span(ky=third), old_planned=None, reviewed=fourth, planned=fourth.next)
        >>> turn.old_name, turn.comparison
        ('quý III năm 2026', 'quý III năm 2026')
        """
        return (self.old.ten if self.old else "") or "kỳ trước"

    @property
    def comparison(self) -> str:
        """What a comparison with the old period is called."""
        old = self.old_period
        if old and old.part and old == self.reviewed.same_last_year:
            return f"cùng kỳ năm {old.year}"
        return self.old_name

    @property
    def is_of_one_length(self) -> bool:
        """Whether old and new period are equally long, so that their figures compare."""
        old = self.old_period
        return old is not None and _count_months(old) == _count_months(self.reviewed)

    @property
    def is_wider(self) -> bool:
        """Whether the new period is the old one and what was before it: ``9 tháng`` after ``quý III``."""
        old = self.old_period
        return old is not None and self.reviewed.end == old.end and self.reviewed.start < old.start

    @property
    def is_cumulative(self) -> bool:
        """Whether both periods count from January of one year, so that the plan is that of the year."""
        old, new = self.old_period, self.reviewed
        return old is not None and old.start == new.start and old.start.month == 1 and old.year == new.year

    @property
    def accrued(self) -> Period | None:
        """The months from January to the end of the new period, when the old file had such beside its own."""
        if not (self.old and self.old.luy_ke and self.old.luy_ke.start.month == 1):
            return None
        end = self.reviewed.end
        if self.reviewed.start.month == 1 or self.reviewed.until:
            return None
        if end.month == _DECEMBER:
            return Period(PeriodKind.YEAR, end.year)
        return part_of(end.month, last=False).in_year(end.year)

    def renew(self, text: str) -> str:
        """Return `text` with the old periods' names replaced by the new ones'.

        >>> from baocao.viet.periods import parse_period
        >>> third, fourth = map(parse_period, ("quý III năm 2026", "quý IV năm 2026"))
        >>> turn = Turn(old=Span(ky=third), old_planned=Span(ky=fourth), reviewed=fourth, planned=fourth.next)
        >>> turn.renew("Sơ kết quý III, triển khai nhiệm vụ quý IV năm 2026")
        'Sơ kết quý IV năm 2026, triển khai nhiệm vụ quý I năm 2027'
        """
        found = [(one, self._find_pair(one)) for one in find_periods(blank_comparisons(text))]
        pieces, reached = [], 0
        for at, (mention, pair) in enumerate(found):
            if pair is not None:
                old, new = pair
                is_short = isinstance(mention.period, PartOfYear) and new.year == _said_year(found, at, old)
                pieces += [text[reached : mention.start], _match_case(text, mention, new, is_short=is_short)]
                reached = mention.end
        return "".join([*pieces, text[reached:]])

    def _find_pair(self, mention: Mention) -> _Pair | None:
        return next((pair for pair in self._iter_pairs() if mention.period.names(pair[0])), None)

    def _iter_pairs(self) -> Iterator[_Pair]:
        """Yield ``(old period, the one that takes its place)``."""
        old = self.old_period
        if old:
            yield old, self.reviewed
        if self.planned:
            if self.old_planned and self.old_planned.ky:
                yield self.old_planned.ky, self.planned
            elif old:
                yield old.natural_next, self.planned
                yield old.next, self.planned
        if self.old and self.old.luy_ke and self.accrued:
            yield self.old.luy_ke, self.accrued


def choose_turn(periods: Periods, where: Location, to: Period | None = None) -> Turn:
    """Return which period comes after those of a file, and which one is planned then.

    What the old file planned is what the new one reviews.

    Args:
        periods: of the old file.
        where: its ``ky.bao_cao``, or what is above it.
        to: the period wanted instead.

    Raises:
        NoNextPeriodError: D670.
    """
    reviewed = to or _follow(periods, where)
    if not _is_writable(reviewed):
        raise NoNextPeriodError(f"sau {periods.bao_cao} không còn kỳ nào ghi được", where)
    planned = reviewed.natural_next
    return Turn(
        old=periods.bao_cao,
        old_planned=periods.ke_hoach,
        reviewed=reviewed,
        planned=planned if _is_writable(planned) else None,
    )


def _follow(periods: Periods, where: Location) -> Period:
    old = periods.bao_cao.ky if periods.bao_cao else None
    planned = periods.ke_hoach.ky if periods.ke_hoach else None
    if planned and (old is None or planned.end > old.end):
        return planned
    if old is None:
        named = periods.bao_cao.ten if periods.bao_cao else ""
        if named:
            hint = 'Nêu kỳ gần giống, ví dụ --to "năm 2026", rồi sửa nhan, tu, den của ky.bao_cao ở tệp mới'
            raise NoNextPeriodError(f"kỳ “{named}” tự đặt tên", where, hint)
        raise NoNextPeriodError("tệp chưa ghi ky.bao_cao", where)
    return old.natural_next


def _is_writable(period: Period) -> bool:
    return max(period.year, period.until) <= _LAST_YEAR


def _count_months(period: Period) -> int:
    first, last = period.start, period.end
    return (last.year - first.year) * _DECEMBER + last.month - first.month + 1


def _said_year(found: Sequence[tuple[Mention, _Pair | None]], at: int, old: Period) -> int:
    """Return the year that a mention without one borrows: of the next that says it, else the last before.

    When no mention says one, the reader takes it for that of the `old` period.
    """
    others = [*found[at + 1 :], *reversed(found[:at])]
    said = ((mention.period, pair) for mention, pair in others if isinstance(mention.period, Period))
    return next(((pair[1] if pair else period).year for period, pair in said), old.year)


def _match_case(text: str, mention: Mention, new: Period, *, is_short: bool) -> str:
    """Return the new period's name in the letter case of the old one."""
    name = new.short_name if is_short else new.name
    old = text[mention.start : mention.end]
    if old.isupper():
        return name.upper()
    return first_upper(name) if old[:1].isupper() else name
