"""Figures beside those of another period: the total, and each unit's value under its name of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from baocao.data.merging.totals import Total
from baocao.data.model import Conference, Figure
from baocao.data.model.people import fold_name
from baocao.data.units import Earlier, UnitList
from baocao.viet.text import fold_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """The data of another period."""

    conference: Conference
    name: str
    """The period's name: ``quý II năm 2026``, ``cùng kỳ năm 2025``."""
    day: date | None
    """The period's last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A figure beside another period's."""

    other: Other
    plain: Mapping[str, Any]
    """As a data file has it in ``so_sanh``."""
    before: Mapping[str, Decimal | None]
    """``{unit: its value then}``; None where the two are not to be compared. Empty without units then."""


def read_other(conference: Conference, *, is_last_year: bool) -> Other:
    """Return another period's data with what the period is called."""
    span = conference.ky.bao_cao
    day = span.ket_thuc if span else None
    name = f"cùng kỳ năm {day.year}" if is_last_year and day else span.ten if span else "kỳ trước"
    return Other(conference=conference, name=name, day=day)


def compare(total: Total, other: Other, units: UnitList | None, day: date | None) -> Compared | None:
    """Return a figure beside another period's; None when that has no such figure.

    Args:
        total: the figure.
        other: the data of the other period.
        units: the list that knows what became of units.
        day: the last day of this period.
    """
    old = other.conference.figure(total.ma)
    if old is None or old.gia_tri is None:
        return None
    plain: dict[str, Any] = {"ky": other.name, "gia_tri": old.gia_tri}
    if fold_key(old.don_vi) != fold_key(total.don_vi):
        plain["loai"] = "khong-so-sanh"
        return Compared(other=other, plain=plain, before=dict.fromkeys(total.cells))
    is_ratio = "%" in old.don_vi
    before = _find_before(old, total.cells, units, other.day, day, is_ratio=is_ratio)
    return Compared(other=other, plain=plain, before=before)


def list_gone(now: Iterable[str], other: Other, units: UnitList | None, day: date | None) -> tuple[str, ...]:
    """Return the units that have values in another period and none now, by their names of today."""
    known = {fold_name(name) for name in now}
    found = [_name_now(name, units, day) for name in _list_units(other.conference)] if known else []
    return tuple(dict.fromkeys(name for name in found if fold_name(name) not in known))


def _list_units(conference: Conference) -> dict[str, None]:
    shares = (share for _, figure in conference.iter_figures() for share in figure.theo_don_vi)
    return {share.don_vi: None for share in shares if share.don_vi and share.gia_tri is not None}


def _name_now(name: str, units: UnitList | None, day: date | None) -> str:
    match = units.find(name, day) if units else None
    return match.unit.ten if match else name


def _find_before(
    old: Figure,
    now: Iterable[str],
    units: UnitList | None,
    then: date | None,
    day: date | None,
    *,
    is_ratio: bool,
) -> dict[str, Decimal | None]:
    """Return what units had then, those that went into one added up.

    Units are not to be compared when one of those that went into it did not report, or when
    several did and the figure is a ratio.
    """
    values = {fold_name(one.don_vi): one.gia_tri for one in old.theo_don_vi if one.gia_tri is not None}
    found: dict[str, Decimal | None] = {}
    told: set[str] = set()
    for name in now if values else ():
        earlier = units.list_earlier(name, then, day) if units else (Earlier((name,), is_certain=True),)
        held = [(one, _look_up(values, one.names)) for one in earlier]
        told.update(fold_name(one) for then_unit in earlier for one in then_unit.names)
        known = [value for _, values_then in held for value in values_then]
        is_whole = all(values_then or not one.is_certain for one, values_then in held)
        found[name] = sum(known, Decimal(0)) if is_whole and not (is_ratio and len(known) > 1) else None
    by_name = {fold_name(name): name for name in found}
    for share in old.theo_don_vi:  # a unit may report, and be gone before the period ends
        owner = by_name.get(fold_name(_name_now(share.don_vi, units, day)))
        if share.gia_tri is None or fold_name(share.don_vi) in told or owner is None:
            continue
        before = found[owner]
        found[owner] = None if is_ratio or before is None else before + share.gia_tri
    return found


def _look_up(values: Mapping[str, Decimal], names: Iterable[str]) -> list[Decimal]:
    """Return the values under the names that a unit had: several names at one time were several units."""
    folded = dict.fromkeys(fold_name(name) for name in names)
    return [values[name] for name in folded if name in values]
