"""What does not hold in a figure of many units: limits, parts above wholes, values out of all proportion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import Final

from baocao.data.merging import notes
from baocao.data.merging.joining import Part
from baocao.data.merging.report import Entry, place_in
from baocao.data.merging.totals import Total
from baocao.errors import Finding
from baocao.viet.numbers import format_number
from baocao.viet.text import find_nearest, fold_key

_ENOUGH_UNITS: Final = 5
_TIMES_MEDIAN: Final = 50
_LEAST_SUSPECT: Final = 20
_TIMES_BEFORE: Final = 8


def check_total(
    total: Total, totals: Mapping[str, Total], parts: Sequence[Part], held: Sequence[tuple[Part, Entry]]
) -> Iterator[Finding]:
    """Yield what does not hold in one figure.

    Args:
        total: the figure.
        totals: ``{folded code: figure}`` of all figures.
        parts: the reports.
        held: the reports that have this figure, and what they say.
    """
    one = total.indicator
    if one is None or (one.bat_buoc and not one.is_computed):
        yield from _find_blanks(total, parts, held)
    if one is not None and one.ty_le is None:
        yield from _check_limits(total, totals)
    if one is None or one.ty_le is None:
        yield from _find_giants(total)
    elif one.ty_le is not None:
        yield from _find_uneven(total, *(totals[fold_key(code)] for code in one.sources))


def check_plan(total: Total, own: Decimal | None) -> Iterator[Finding]:
    """Yield that the plan of whoever merges, if there is one, is not the sum of the units' plans."""
    if own is not None and total.plan is not None and own != total.plan:
        yield notes.plan_differs(total.ten, own, total.plan)


def find_other_names(
    total: Total, held: Sequence[tuple[Part, Entry]], names: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the values that stand under the figure's code, but under a name that is not like its own.

    Args:
        total: the figure.
        held: the reports that have it, and what they say.
        names: ``{folded name: code}`` of all figures.
    """
    wanted = fold_key(total.ten)
    alike: dict[str, bool] = {}
    for part, entry in held:
        name = fold_key(entry.ten)
        if not name or not wanted or entry.gia_tri is None:
            continue
        other = names.get(name, total.ma)
        if name != wanted and fold_key(other) != fold_key(total.ma):
            where = place_in(part.file, entry.at)
            yield notes.name_of_another(total.ma, entry.ten, other, where)
            continue
        if name not in alike:
            is_inside = name in wanted or wanted in name
            alike[name] = is_inside or find_nearest(name, [wanted]) is not None
        if not alike[name]:
            yield notes.name_differs(total.ma, entry.ten, total.ten, place_in(part.file, entry.at))


def _find_blanks(
    total: Total, parts: Sequence[Part], held: Sequence[tuple[Part, Entry]]
) -> Iterator[Finding]:
    """Yield who left out a figure that must be there; where no set says so, all of them in one."""
    entries = {id(part): entry for part, entry in held}
    blank = [part for part in parts if (entry := entries.get(id(part))) is None or entry.gia_tri is None]
    if total.indicator is None:
        if blank and len(blank) < len(parts):
            yield notes.not_reported_by(total.ten, [part.unit for part in blank], len(parts))
        return
    for part in blank:
        at = entries[id(part)].at if id(part) in entries else part.report.at
        yield notes.not_reported(total.ten, part.unit, place_in(part.file, at))


def _find_uneven(total: Total, over: Total, under: Total) -> Iterator[Finding]:
    """Yield that a ratio is of sums over different units; what must be there is told already."""
    for one, other in ((over, under), (under, over)):
        if other.indicator and other.indicator.bat_buoc:
            continue
        lacking = [unit for unit, cell in one.cells.items() if cell.value and unit not in other.cells]
        if lacking and other.cells:
            yield notes.uneven(total.ten, one.ten, other.ten, lacking, one.cells[lacking[0]].where)


def _check_limits(total: Total, totals: Mapping[str, Total]) -> Iterator[Finding]:
    one = total.indicator
    assert one is not None  # noqa: S101  # whoever calls has looked
    least = one.thap_nhat if one.thap_nhat is not None else Decimal(0)
    whole = totals.get(fold_key(one.khong_qua)) if one.khong_qua else None
    for unit, cell in total.cells.items():
        if cell.value < least:
            yield notes.out_of_range(
                total.ten, cell.value, f"nhỏ hơn mức thấp nhất {format_number(least)}", cell.where
            )
        if one.cao_nhat is not None and cell.value > one.cao_nhat:
            limit = f"lớn hơn mức cao nhất {format_number(one.cao_nhat)}"
            yield notes.out_of_range(total.ten, cell.value, limit, cell.where)
        most = whole.cells.get(unit) if whole else None
        if whole and most and cell.value > most.value:
            yield notes.too_great(total.ten, cell.value, whole.ten, most.value, cell.where)
        is_counted = one.thap_phan is None and not one.tong_cua  # the parts of a sum are looked at themselves
        if is_counted and cell.value != cell.value.to_integral_value():
            yield notes.not_whole(total.ten, cell.value, cell.where)


def _find_giants(total: Total) -> Iterator[Finding]:
    """Yield values that are many times what units usually have."""
    values = [cell.value for cell in total.cells.values() if cell.value]
    if len(values) < _ENOUGH_UNITS:
        return
    middle = median(values)
    for unit, cell in total.cells.items():
        if cell.value >= _LEAST_SUSPECT and cell.value > middle * _TIMES_MEDIAN:
            times = format_number((cell.value / middle).to_integral_value())
            against = f"gấp {times} lần mức thường thấy ở các đơn vị ({unit})"
            yield notes.suspicious(total.ten, cell.value, against, cell.where)


def compare_units(total: Total, before: Mapping[str, Decimal | None], period: str) -> Iterator[Finding]:
    """Yield values that have grown or shrunk out of all proportion since another period.

    Args:
        total: the figure.
        before: ``{unit: value then}``; None where the two are not to be compared.
        period: that other period.
    """
    for unit, cell in total.cells.items():
        old = before.get(unit)
        if not old or max(old, cell.value) < _LEAST_SUSPECT:
            continue
        if cell.value >= old * _TIMES_BEFORE or (cell.value and cell.value * _TIMES_BEFORE <= old):
            against = f"{period} là {format_number(old)} ({unit})"
            yield notes.suspicious(total.ten, cell.value, against, cell.where)
