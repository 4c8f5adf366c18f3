"""What does not hold in a figure of many units: limits, parts above wholes, values out of all proportion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Final

from baocao.data.merging import notes
from baocao.data.merging.report import place_in
from baocao.data.model.people import fold_name
from baocao.errors import Finding
from baocao.viet.numbers import format_number
from baocao.viet.text import fold_key

if TYPE_CHECKING:
    from baocao.data.merging.joining import Part
    from baocao.data.merging.sums import Total

_ENOUGH_UNITS: Final = 8
_TIMES_MEDIAN: Final = 50
_LEAST_SUSPECT: Final = 20
_TIMES_BEFORE: Final = 8


def check_total(total: Total, totals: Mapping[str, Total], parts: Sequence[Part]) -> Iterator[Finding]:
    """Yield what does not hold in one figure."""
    one = total.indicator
    if one is not None and one.bat_buoc and not one.is_computed:
        yield from _find_blanks(total, parts)
    if one is not None and one.ty_le is None:
        yield from _check_limits(total, totals)
    if one is None or one.ty_le is None:
        yield from _find_giants(total)


def _find_blanks(total: Total, parts: Sequence[Part]) -> Iterator[Finding]:
    for part in parts:
        entry = next((one for one in part.report.entries if fold_key(one.ma) == fold_key(total.ma)), None)
        if entry is None or entry.gia_tri is None:
            at = entry.at if entry else part.report.at
            yield notes.not_reported(total.ten, part.unit, place_in(part.file, at))


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
        if one.thap_phan is None and cell.value != cell.value.to_integral_value():
            yield notes.out_of_range(total.ten, cell.value, "không phải số nguyên", cell.where)


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


def compare_units(total: Total, before: Mapping[str, Decimal], period: str) -> Iterator[Finding]:
    """Yield values that have grown or shrunk out of all proportion since another period."""
    for unit, cell in total.cells.items():
        old = before.get(fold_name(unit))
        if not old or max(old, cell.value) < _LEAST_SUSPECT:
            continue
        if cell.value >= old * _TIMES_BEFORE or (cell.value and cell.value * _TIMES_BEFORE <= old):
            against = f"{period} là {format_number(old)} ({unit})"
            yield notes.suspicious(total.ten, cell.value, against, cell.where)
