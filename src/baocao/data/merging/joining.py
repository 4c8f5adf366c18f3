"""Which reports count, and for which unit: names known, periods alike, each unit once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from baocao.data.merging import notes
from baocao.data.merging.report import Report, place_in
from baocao.data.model.people import fold_name
from baocao.data.units import Unit, UnitList
from baocao.errors import Finding
from baocao.viet.text import fold_key, sort_key


@dataclass(frozen=True, slots=True)
class Received:
    """A report that was read, and the file it came in."""

    file: str
    report: Report


@dataclass(frozen=True, slots=True)
class Part:
    """A report that counts."""

    unit: str
    """The unit as the list names it; as the report does when there is no list."""
    received: Received

    @property
    def report(self) -> Report:
        """What it says."""
        return self.received.report

    @property
    def file(self) -> str:
        """The file it came in."""
        return self.received.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The reports that count, in the order of the list of units, else of their names."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    """Units of the list without any report, good or bad."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    unit: str
    received: Received
    name: str
    """What reports of one unit under one name, its own or a former one, have in common."""
    is_part: bool = False
    """Whether the name is that of a unit that went into it."""


def join(
    received: Iterable[Received],
    *,
    units: UnitList | None,
    day: date | None,
    period: str,
    broken: Sequence[str] = (),
) -> Joined:
    """Return which reports count; the order in which they come makes no difference.

    Args:
        received: the reports.
        units: the list of those that are to report; None: whoever did.
        day: the day for which the list holds: the end of the period.
        period: the period that is wanted; empty: that of most reports.
        broken: names of units, or of files, whose reports could not be read.
    """
    found: list[Finding] = []
    ordered = sorted(received, key=lambda one: (sort_key(one.report.don_vi), one.file))
    wanted = period or commonest(one.report.ky for one in ordered)
    known = [one for each in ordered if (one := _identify(each, units, day, found)) is not None]
    found += _find_parts(known)
    heard = {fold_name(name) for one in known for name in (one.unit, *one.received.report.shares)}
    parts = _keep_one([one for one in known if _is_of(one, wanted, found)], found)
    listed = units.list_on(day) if units else ()
    order = {fold_name(unit.ten): number for number, unit in enumerate(listed)}
    parts.sort(key=lambda part: (order.get(fold_name(part.unit), 0), sort_key(part.unit), part.file))
    heard |= {unit for name in broken if units and (unit := _find_by_file(name, units, day, listed))}
    missing = tuple(unit.ten for unit in listed if fold_name(unit.ten) not in heard)
    found += [notes.unit_missing(unit, units.name) for unit in missing if units]
    return Joined(parts=tuple(parts), missing=missing, findings=tuple(found))


def _find_by_file(stem: str, units: UnitList, day: date | None, listed: Sequence[Unit]) -> str:
    """Return the unit, folded, whose form has this file name; empty when none does.

    Forms of units whose names are alike but for marks are numbered in the order of the list
    (`app.forms.name_files`): ``xa-van-xuan``, ``xa-van-xuan-2``.
    """
    if match := units.find(stem, day):
        return fold_name(match.unit.ten)
    name, _, number = fold_key(stem).rpartition("_")
    if not number.isdecimal():
        name, number = fold_key(stem), "1"
    alike = [unit for unit in listed if fold_key(unit.ten) == name]
    return fold_name(alike[int(number) - 1].ten) if 0 < int(number) <= len(alike) else ""


def commonest(names: Iterable[str]) -> str:
    """Return the name that stands there most often, the first by its letters of several; empty for none.

    >>> commonest(["b", "a", "", ""]), commonest(["b", "a", "b"]), commonest([])
    ('a', 'b', '')
    """
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def _identify(one: Received, units: UnitList | None, day: date | None, found: list[Finding]) -> _Known | None:
    where = place_in(one.file, one.report.at)
    typed = one.report.don_vi
    stem = PurePath(one.file).stem
    inside = one.report.shares
    if not typed and (inside or (units and units.find(stem, day))):
        typed = stem  # a bare table, or a merged file, has its unit in the file's name only
    if not typed:
        found.append(notes.unit_unnamed(where))
        return None
    if units is None:
        return _Known(typed, one, fold_key(typed))
    match = units.find(typed, day)
    if match is None:
        if any(units.find(unit, day) for unit in inside):
            return _Known(typed, one, fold_key(typed))  # part of the units, merged before
        found.append(notes.unit_unknown(typed, units.nearest(typed, day), where))
        return None
    if not match.is_exact:
        found.append(notes.unit_guessed(typed, match.unit.ten, where, is_former=match.is_former))
    former = f" {fold_key(typed)}" if match.is_former else ""
    return _Known(match.unit.ten, one, fold_name(match.unit.ten) + former, match.is_part)


def _find_parts(known: Sequence[_Known]) -> list[Finding]:
    """Return the units of which there is no report but those of units that went into them."""
    whole = {one.unit for one in known if not one.is_part}
    return [
        notes.only_a_part(
            one.unit, one.received.report.don_vi, place_in(one.received.file, one.received.report.at)
        )
        for one in known
        if one.is_part and one.unit not in whole
    ]


def _is_of(one: _Known, wanted: str, found: list[Finding]) -> bool:
    report = one.received.report
    if not report.ky or not wanted or fold_key(report.ky) == fold_key(wanted):
        return True
    found.append(notes.period_differs(report.ky, wanted, place_in(one.received.file, report.at_ky)))
    return False


def _keep_one(known: list[_Known], found: list[Finding]) -> list[Part]:
    groups: dict[str, list[_Known]] = {}
    for one in known:
        groups.setdefault(one.name, []).append(one)
    parts = []
    for held in groups.values():
        first, *others = held
        is_same = all(_content(one) == _content(first) for one in others)
        for one in others:
            where = place_in(one.received.file, one.received.report.at)
            tell = notes.same_report if is_same else notes.unit_twice
            found.append(tell(first.unit, first.received.file, where))
        if not is_same:
            continue
        if first.received.report.is_blank:
            where = place_in(first.received.file, first.received.report.at)
            found.append(notes.blank_report(first.unit, where))
            continue
        parts.append(Part(first.unit, first.received))
    return parts


def _content(one: _Known) -> object:
    """Return what a report says, its places aside."""
    report = one.received.report
    figures = [replace(entry, at="", at_plan="") for entry in report.entries]
    return figures, report.words
