"""Which figure each entry of a report belongs to: by its code, else by its name; each once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from baocao.data.indicators import IndicatorSet
from baocao.data.merging import notes
from baocao.data.merging.joining import Part
from baocao.data.merging.report import Entry, place_in
from baocao.data.merging.totals import Total
from baocao.errors import Finding
from baocao.viet.text import find_nearest, fold_key

Reported = tuple[Part, Entry]
"""A report that counts, and its entry for one figure."""
_TWO_OR_MORE: Final = ""
"""Stands for the code of a name that several figures have."""


def gather_entries(
    parts: Sequence[Part], totals: dict[str, Total], indicators: IndicatorSet | None
) -> tuple[dict[str, list[Reported]], list[Finding]]:
    """Return the entries of each figure, ``{folded code: entries}``, and what was found on the way.

    Args:
        parts: the reports.
        totals: ``{folded code: figure}`` of the set; without one, those of the reports are added.
        indicators: the set; None: every figure of a report counts.
    """
    gathering = _Gathering(totals, indicators, _list_names(parts, indicators))
    for part in parts:
        gathering.take(part)
    return gathering.entries, gathering.found


def _list_names(parts: Sequence[Part], indicators: IndicatorSet | None) -> dict[str, str]:
    """Return which code a name stands for, both folded; those of the set, else of the reports."""
    if indicators is not None:
        named = [(one.ten, one.ma) for one in indicators.chi_tieu]
    else:
        named = [(entry.ten, entry.ma) for part in parts for entry in part.report.entries if entry.ma]
    found: dict[str, str] = {}
    for name, code in dict.fromkeys((fold_key(name), fold_key(code)) for name, code in named):
        found[name] = _TWO_OR_MORE if name in found else code
    return found


class _Gathering:
    def __init__(
        self, totals: dict[str, Total], indicators: IndicatorSet | None, names: Mapping[str, str]
    ) -> None:
        self.totals, self.indicators, self.names = totals, indicators, names
        self.entries: dict[str, list[Reported]] = {}
        self.found: list[Finding] = []
        self.unknown: set[str] = set()

    def take(self, part: Part) -> None:
        """Take the entries of one report."""
        held: dict[str, list[Entry]] = {}
        for entry in part.report.entries:
            code = fold_key(entry.ma) or self.names.get(fold_key(entry.ten), "")
            if self._is_known(part, entry, code):
                held.setdefault(code, []).append(entry)
        again: list[tuple[str, Entry]] = []
        for code, several in held.items():
            valued = [entry for entry in several if entry.gia_tri is not None] or several[:1]
            first, *others = valued
            same = [entry for entry in others if _content(entry) == _content(first)]
            again += [(self.totals[code].ten, entry) for entry in same[:1]]
            if len(same) < len(others):
                other = next(entry for entry in others if entry not in same)
                where = place_in(part.file, other.at)
                self.found.append(notes.figure_differs(self.totals[code].ten, first.at, where))
                continue
            self.entries.setdefault(code, []).append((part, first))
        if again:
            where = place_in(part.file, again[0][1].at)
            self.found.append(notes.figures_twice([name for name, _ in again], where))

    def _is_known(self, part: Part, entry: Entry, code: str) -> bool:
        """Tell whether an entry belongs to a figure; one that does not is told, if it has a value."""
        if code in self.totals:
            return True
        if code and self.indicators is None:
            self.totals[code] = Total(ma=entry.ma, ten=entry.ten, don_vi="")
            return True
        if code and (entry.gia_tri is not None or code not in self.unknown):
            self.unknown.add(code)
            self.found.append(self._tell_unknown(part, entry))
        elif not code and entry.gia_tri is not None:
            self.found.append(notes.no_code(entry.ten, place_in(part.file, entry.at)))
        return False

    def _tell_unknown(self, part: Part, entry: Entry) -> Finding:
        names = {fold_key(one.ma): one.ma for one in (self.indicators.chi_tieu if self.indicators else ())}
        near = find_nearest(fold_key(entry.ma), names)
        return notes.indicator_unknown(entry.ma, names[near] if near else "", place_in(part.file, entry.at))


def _content(entry: Entry) -> Entry:
    """Return what an entry says, its place and its wording aside."""
    return replace(entry, ma="", ten="", at="", at_plan="")
