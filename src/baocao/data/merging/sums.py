"""Figures of many units added up: totals, ratios from totals, who contributed what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from baocao.data.indicators import Indicator, IndicatorSet, Ratio
from baocao.data.merging import checks, notes
from baocao.data.merging.entries import Reported, gather_entries
from baocao.data.merging.joining import Part, commonest
from baocao.data.merging.report import Entry, place_in
from baocao.data.merging.totals import ABOUT, Cell, Total, join_qualifiers
from baocao.data.model.figures import PERCENT, drop_zero, round_half_up
from baocao.data.model.people import fold_name
from baocao.errors import Finding
from baocao.viet.text import fold_key

_TENTH: Final = Decimal("0.1")


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
        self.entries: dict[str, list[Reported]] = {}
        self.doubtful = self._find_doubtful()

    def run(self) -> Summed:
        self._gather()
        for code, held in self.entries.items():
            self._add(self.totals[code], held)
        done: set[str] = set()
        for code in list(self.totals):
            self._compute(code, done)
        for code, total in self.totals.items():
            self.found += checks.check_total(total, self.totals, self.parts, self.entries.get(code, ()))
        kept = tuple(total for total in self.totals.values() if total.total is not None)
        return Summed(kept, tuple(self.found))

    def _find_doubtful(self) -> set[str]:
        """Return the units, folded, that two reports have, one of them at least a merged one itself."""
        owners: dict[str, Part] = {}
        doubtful: set[str] = set()
        for part in sorted(self.parts, key=lambda one: not one.report.shares):
            for unit in part.report.shares or (part.unit,):
                name = fold_name(unit)
                owner = owners.setdefault(name, part)
                if owner is not part and owner.report.shares and name not in doubtful:
                    doubtful.add(name)
                    where = place_in(part.file, part.report.at)
                    self.found.append(notes.unit_inside_twice(unit, owner.file, where))
        return doubtful

    def _gather(self) -> None:
        self.entries, found = gather_entries(self.parts, self.totals, self.indicators)
        self.found += found
        for code, held in self.entries.items():
            total = self.totals[code]
            if total.indicator is None:
                total.ten = commonest(entry.ten for _, entry in held)
                total.don_vi = commonest(entry.don_vi for _, entry in held)
            elif not total.don_vi:
                total.don_vi = commonest(entry.don_vi for _, entry in held)
        names = {fold_key(total.ten): total.ma for total in self.totals.values()}
        for code, held in self.entries.items():
            self.found += checks.find_other_names(self.totals[code], held, names)

    def _add(self, total: Total, held: Sequence[Reported]) -> None:
        alike = [pair for pair in held if self._is_alike(total, *pair)]
        valued = [pair for pair in alike if pair[1].gia_tri is not None]
        for part, entry in valued:
            self._count(total, part, entry)
        total.plan = self._add_whole(total, valued or alike, "ke_hoach")
        total.over = self._add_whole(total, valued, "tren")
        if not (total.indicator and total.indicator.tong_cua):
            self._add_parts(total, valued)

    def _is_alike(self, total: Total, part: Part, entry: Entry) -> bool:
        """Tell whether a value is in the figure's unit of measure."""
        if not entry.don_vi or fold_key(entry.don_vi) == fold_key(total.don_vi):
            return True
        if entry.gia_tri is not None:
            where = place_in(part.file, entry.at)
            self.found.append(notes.measure_differs(total.ten, entry.don_vi, total.don_vi, where))
        return False

    def _count(self, total: Total, part: Part, entry: Entry) -> None:
        value, where = entry.gia_tri or Decimal(0), place_in(part.file, entry.at)
        if entry.dinh_tinh:
            self.found.append(notes.inexact(total.ten, entry.dinh_tinh, value, where))
        real = sum((share for _, share in entry.theo_don_vi), Decimal(0))
        is_summed = entry.theo_don_vi and not entry.dinh_tinh and PERCENT not in total.don_vi
        if is_summed and real != value:
            self.found.append(notes.total_differs(total.ten, value, real, where))
        for unit, share in entry.theo_don_vi or ((part.unit, value),):
            if self.doubtful and fold_name(unit) in self.doubtful:
                continue
            cell = total.cells.setdefault(unit, Cell(Decimal(0), where))
            cell.value += share
            if entry.dinh_tinh:
                cell.qualifier = join_qualifiers((cell.qualifier, entry.dinh_tinh))

    def _add_whole(
        self, total: Total, held: Sequence[Reported], name: Literal["ke_hoach", "tren"]
    ) -> Decimal | None:
        """Return the sum of what stands beside the values; None, and told, when some units lack it."""
        given = [(pair, value) for pair in held if (value := getattr(pair[1], name)) is not None]
        if not given:
            return None
        lacking = [part.unit for part, entry in held if getattr(entry, name) is None]
        if lacking:
            ((part, entry), _), *_ = given
            where = place_in(part.file, (entry.at_plan if name == "ke_hoach" else "") or entry.at)
            self.found.append(notes.left_out(total.ten, name, lacking, len(held), where))
            return None
        return sum((value for _, value in given), Decimal(0))

    def _add_parts(self, total: Total, valued: Sequence[Reported]) -> None:
        """Add up the breakdowns; those that do not come to their unit's value are told."""
        given = [pair for pair in valued if pair[1].gom]
        wrong = [
            notes.parts_differ(total.ten, entry.gia_tri or Decimal(0), real, place_in(part.file, entry.at))
            for part, entry in given
            if not entry.dinh_tinh
            and (real := sum((one for _, one in entry.gom), Decimal(0))) != entry.gia_tri
        ]
        lacking = [part.unit for part, entry in valued if not entry.gom and entry.gia_tri]
        self.found += wrong
        if given and lacking:
            part, entry = given[0]
            where = place_in(part.file, entry.at)
            self.found.append(notes.left_out(total.ten, "gom", lacking, len(valued), where))
        if wrong or lacking:
            return
        names: dict[str, str] = {}
        for _, entry in given:
            for name, value in entry.gom:
                shown = names.setdefault(fold_key(name), name)
                total.parts[shown] = total.parts.get(shown, Decimal(0)) + value

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
        elif PERCENT in total.don_vi or (one and not one.is_additive):
            self._leave_out(total)
        elif total.cells:
            total.total = sum((cell.value for cell in total.cells.values()), Decimal(0))
            if total.parts and sum(total.parts.values()) != total.total:
                total.parts = {}

    def _total_parts(self, total: Total, one: Indicator) -> None:
        sources = [self.totals[fold_key(code)] for code in one.tong_cua]
        units = dict.fromkeys(part.unit for part in self.parts)
        units |= dict.fromkeys(unit for source in (*sources, total) for unit in source.cells)
        cells: dict[str, Cell] = {}
        for unit in units:
            held = [source.cells[unit] for source in sources if unit in source.cells]
            typed = total.cells.get(unit)
            if held:
                real = sum((cell.value for cell in held), Decimal(0))
                qualifier = join_qualifiers(cell.qualifier for cell in held)
                if typed and typed.value != real and not (qualifier or typed.qualifier):
                    self.found.append(notes.total_differs(total.ten, typed.value, real, typed.where))
                cells[unit] = Cell(real, typed.where if typed else held[0].where, qualifier)
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
                real, own = _percent(cell.value, base.value), typed.get(unit)
                qualifier = ABOUT if cell.qualifier or base.qualifier else ""
                if own and not (qualifier or own.qualifier or _is_rounded(own.value, real)):
                    self.found.append(notes.ratio_differs(total.ten, own.value, real, own.where))
                total.cells[unit] = Cell(real, own.where if own else cell.where, qualifier)
        alone = {unit: cell for unit, cell in typed.items() if unit not in over.cells | under.cells}
        if alone:
            self.found.append(notes.ratio_alone(total.ten, list(alone), next(iter(alone.values())).where))
        total.total = _percent(over.total, under.total) if over.total is not None and under.total else None
        total.plan = None

    def _leave_out(self, total: Total) -> None:
        if total.cells:
            first = next(iter(total.cells.values()))
            self.found.append(notes.not_additive(total.ten, first.where))


def _percent(value: Decimal, base: Decimal) -> Decimal:
    return drop_zero(round_half_up(value * 100 / base, _TENTH))


def _is_rounded(typed: Decimal, real: Decimal) -> bool:
    """Tell whether a ratio was typed rounded or cut to some decimals, or comes out so."""
    exponent = typed.as_tuple().exponent
    step = Decimal(1).scaleb(min(int(exponent), 0))
    return abs(typed - real) < max(step, 2 * _TENTH)
