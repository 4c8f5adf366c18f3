"""Figures of many units added up: totals, ratios from totals, who contributed what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from baocao.data.indicators import Indicator, IndicatorSet, Ratio
from baocao.data.merging import checks, notes
from baocao.data.merging.joining import Part
from baocao.data.merging.report import Entry, place_in
from baocao.data.model.figures import PERCENT, round_half_up
from baocao.errors import Finding, Location
from baocao.viet.text import find_nearest, fold_key

_TENTH: Final = Decimal("0.1")
_EXACT: Final = ""


@dataclass(slots=True)
class Cell:
    """One unit's value of one figure."""

    value: Decimal
    where: Location
    """Where it stands; of a value that is computed here, where the unit's own stands, if it has one."""


@dataclass(slots=True, kw_only=True)
class Total:
    """One figure of all units."""

    ma: str
    ten: str
    don_vi: str
    indicator: Indicator | None = None
    cells: dict[str, Cell] = field(default_factory=dict)
    """``{unit: its value}``, in the order of the units."""
    total: Decimal | None = None
    plan: Decimal | None = None
    over: Decimal | None = None
    parts: dict[str, Decimal] = field(default_factory=dict)
    """``{name: sum}`` of the breakdown."""
    qualifiers: Counter[str] = field(default_factory=Counter)

    def to_plain(self, comparisons: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Return the figure as a data file has it."""
        exact = sum(self.qualifiers.values()) == 0
        plain: dict[str, Any] = {"ma": self.ma, "ten": self.ten, "gia_tri": self.total, "don_vi": self.don_vi}
        if not exact:
            only = set(self.qualifiers) <= {"hơn", "trên"}
            plain["dinh_tinh"] = "hơn" if only else "gần" if set(self.qualifiers) == {"gần"} else "khoảng"
        if self.plan is not None:
            plain["ke_hoach"] = {"gia_tri": self.plan}
        if comparisons:
            plain["so_sanh"] = [dict(one) for one in comparisons]
        if self.over is not None:
            plain["tren"] = self.over
        if self.parts:
            plain["gom"] = [{"ten": name, "gia_tri": value} for name, value in self.parts.items()]
        if self.cells:
            plain["theo_don_vi"] = [
                {"don_vi": unit, "gia_tri": cell.value} for unit, cell in self.cells.items()
            ]
        return plain


@dataclass(frozen=True, slots=True)
class Summed:
    """All figures added up, and what was found on the way."""

    totals: tuple[Total, ...]
    findings: tuple[Finding, ...]


def add_up(parts: Sequence[Part], indicators: IndicatorSet | None) -> Summed:
    """Return the figures of the units added up, in the order of the set, else of the reports.

    Cost:
        Linear in the values.
    """
    return _Adding(parts, indicators).run()


class _Adding:
    """One merge of figures."""

    def __init__(self, parts: Sequence[Part], indicators: IndicatorSet | None) -> None:
        self.parts, self.indicators = parts, indicators
        self.found: list[Finding] = []
        self.totals: dict[str, Total] = {}
        for one in indicators.chi_tieu if indicators else ():
            self.totals[fold_key(one.ma)] = Total(ma=one.ma, ten=one.ten, don_vi=one.don_vi, indicator=one)
        self.entries: dict[str, list[tuple[Part, Entry]]] = {}

    def run(self) -> Summed:
        self._gather()
        for code, held in self.entries.items():
            self._add(self.totals[code], held)
        done: set[str] = set()
        for code in list(self.totals):
            self._compute(code, done)
        for total in self.totals.values():
            self.found += checks.check_total(total, self.totals, self.parts)
        kept = tuple(total for total in self.totals.values() if total.total is not None)
        return Summed(kept, tuple(self.found))

    def _gather(self) -> None:
        unknown: set[str] = set()
        for part in self.parts:
            for entry in part.report.entries:
                code = fold_key(entry.ma)
                if code not in self.totals and self.indicators is not None:
                    if entry.gia_tri is not None or code not in unknown:
                        self._tell_unknown(part, entry)
                    unknown.add(code)
                    continue
                if code not in self.totals:
                    self.totals[code] = Total(ma=entry.ma, ten=entry.ten, don_vi="")
                self.entries.setdefault(code, []).append((part, entry))
        for code, held in self.entries.items():
            total = self.totals[code]
            if not total.don_vi:
                total.don_vi = _commonest(entry.don_vi for _, entry in held)

    def _tell_unknown(self, part: Part, entry: Entry) -> None:
        names = {fold_key(one.ma): one.ma for one in (self.indicators.chi_tieu if self.indicators else ())}
        near = find_nearest(fold_key(entry.ma), names)
        where = place_in(part.file, entry.at)
        self.found.append(notes.indicator_unknown(entry.ma, names[near] if near else "", where))

    def _add(self, total: Total, held: list[tuple[Part, Entry]]) -> None:
        overs, is_whole = Decimal(0), True
        for part, entry in held:
            where = place_in(part.file, entry.at)
            if entry.don_vi and fold_key(entry.don_vi) != fold_key(total.don_vi):
                if entry.gia_tri is not None:
                    self.found.append(notes.measure_differs(total.ten, entry.don_vi, total.don_vi, where))
                continue
            if entry.ke_hoach is not None:
                total.plan = (total.plan or Decimal(0)) + entry.ke_hoach
            if entry.gia_tri is None:
                continue
            if entry.dinh_tinh:
                total.qualifiers[entry.dinh_tinh] += 1
                self.found.append(notes.inexact(total.ten, f"{entry.dinh_tinh} {entry.gia_tri}", where))
            for unit, value in entry.theo_don_vi or ((part.unit, entry.gia_tri),):
                cell = total.cells.get(unit)
                total.cells[unit] = Cell(value + (cell.value if cell else 0), where)
            for name, value in entry.gom:
                total.parts[name] = total.parts.get(name, Decimal(0)) + value
            is_whole = is_whole and entry.tren is not None
            overs += entry.tren or 0
        if total.cells and is_whole:
            total.over = overs

    def _compute(self, code: str, done: set[str]) -> None:
        """Find the sum of a figure, after those that it is computed from."""
        if code in done or code not in self.totals:
            return
        done.add(code)
        total = self.totals[code]
        one = total.indicator
        for source in one.sources if one else ():
            self._compute(fold_key(source), done)
        if one and one.tong_cua:
            self._total_parts(total, one)
        if one and one.ty_le:
            self._divide(total, one.ty_le)
        elif total.don_vi == PERCENT or (one and not one.is_additive):
            self._leave_out(total)
        elif total.cells:
            total.total = sum((cell.value for cell in total.cells.values()), Decimal(0))
            if total.parts and sum(total.parts.values()) != total.total:
                total.parts = {}

    def _total_parts(self, total: Total, one: Indicator) -> None:
        sources = [self.totals[fold_key(code)] for code in one.tong_cua]
        units = dict.fromkeys(unit for part in self.parts for unit in (part.unit,))
        units |= dict.fromkeys(unit for source in sources for unit in source.cells)
        cells: dict[str, Cell] = {}
        for unit in units:
            values = [source.cells[unit].value for source in sources if unit in source.cells]
            typed = total.cells.get(unit)
            if values:
                real = sum(values, Decimal(0))
                if typed and typed.value != real:
                    self.found.append(notes.total_differs(total.ten, typed.value, real, typed.where))
                where = (
                    typed.where if typed else next(s.cells[unit].where for s in sources if unit in s.cells)
                )
                cells[unit] = Cell(real, where)
            elif typed:
                cells[unit] = typed
        total.cells = cells
        total.parts = {source.ten: source.total for source in sources if source.total is not None}

    def _divide(self, total: Total, ratio: Ratio) -> None:
        over, under = (self.totals[fold_key(code)] for code in (ratio.tu, ratio.mau))
        typed = total.cells
        total.cells = {}
        for unit, cell in over.cells.items():
            base = under.cells.get(unit)
            if base and base.value:
                where = typed[unit].where if unit in typed else cell.where
                total.cells[unit] = Cell(_percent(cell.value, base.value), where)
        total.total = _percent(over.total, under.total) if over.total is not None and under.total else None
        total.plan = None

    def _leave_out(self, total: Total) -> None:
        if total.over and total.cells:  # a share that says of how many
            return
        if total.cells:
            first = next(iter(total.cells.values()))
            self.found.append(notes.not_additive(total.ten, first.where))


def _percent(value: Decimal, base: Decimal) -> Decimal:
    found = round_half_up(value * 100 / base, _TENTH)
    whole = found.to_integral_value()
    return whole if found == whole else found


def _commonest(names: Iterator[str]) -> str:
    counts = Counter(name for name in names if name)
    return counts.most_common(1)[0][0] if counts else ""
