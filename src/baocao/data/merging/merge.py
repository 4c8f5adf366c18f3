"""Reports of many units → one data file, and everything that does not add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from baocao.data.indicators import IndicatorSet
from baocao.data.merging import checks, notes
from baocao.data.merging.comparing import Compared, Other, compare, list_gone, read_other
from baocao.data.merging.joining import Joined, Part, Received, commonest, join
from baocao.data.merging.sums import Summed, add_up
from baocao.data.merging.words import gather
from baocao.data.model import CONFERENCE, Conference
from baocao.data.units import UnitList
from baocao.data.yaml_out import Noted
from baocao.errors import DataError, Finding, Location
from baocao.viet.numbers import parse_number
from baocao.viet.periods import Period, PeriodFormatError, parse_period
from baocao.viet.text import fold_key

_OWN = ("tren", "so_sanh", "xep_hang")
"""What whoever merges says of a figure and the units do not."""
_COMMENTS = {
    "so_lieu": "Số liệu cộng từ các đơn vị; từng số lấy ở tệp nào, ô nào: baocao explain",
    "ket_qua": "Lời của các đơn vị, chép nguyên văn: biên tập lại trước khi lập báo cáo",
    "han_che": "Lời của các đơn vị, chép nguyên văn",
    "nguyen_nhan": "Lời của các đơn vị, chép nguyên văn",
    "kien_nghi": "Lời của các đơn vị, chép nguyên văn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a merge is to go by; everything may be left out."""

    indicators: IndicatorSet | None = None
    units: UnitList | None = None
    period: Period | None = None
    base: Mapping[str, Any] | None = None
    """The data of whoever merges, in the contract's terms: what is taken over as it is."""
    previous: Conference | None = None
    last_year: Conference | None = None
    ranked: Sequence[str] = ()
    """Codes of the figures by which documents are to rank the units."""
    broken: Sequence[str] = ()
    """Names of files that could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The outcome."""

    values: dict[str, Any]
    """The data file, for `yaml_out.write_yaml`."""
    joined: Joined
    summed: Summed
    findings: tuple[Finding, ...]
    compared: Mapping[str, tuple[Compared, ...]]
    """``{code as in the total: the figure beside other periods}``: the one before, the year before."""


def merge(received: Iterable[Received], terms: Terms) -> Merged:
    """Return the reports made one; the same reports give the same outcome, in whatever order they come."""
    period = terms.period or (terms.indicators.ky if terms.indicators else None)
    received = list(received)
    if period is None:
        period = _find_period(received)
    day = period.end if period else None
    name = period.name if period else ""
    joined = join(received, units=terms.units, day=day, period=name, broken=terms.broken)
    asked = terms.indicators.for_period(period) if terms.indicators else None
    summed = add_up(joined.parts, asked)
    findings = [*joined.findings, *summed.findings, *_tell_left(joined.parts)]
    figures = []
    others, wrong = _read_others(terms, period)
    findings += wrong
    units = {unit for total in summed.totals for unit in total.cells}
    gone = [(other.name, list_gone(units, other, terms.units, day)) for other in others]
    findings += [notes.compared_unevenly(name, those) for name, those in gone if those]
    compared: dict[str, tuple[Compared, ...]] = {}
    ranked = set(map(fold_key, terms.ranked))
    plans = _list_plans(terms.base)
    for total in summed.totals:
        findings += checks.check_plan(total, plans.get(fold_key(total.ma)))
        found = tuple(one for other in others if (one := compare(total, other, terms.units, day)) is not None)
        compared[total.ma] = found
        for one in found:
            findings += checks.compare_units(total, one.before, one.other.name)
        is_ranked = fold_key(total.ma) in ranked
        figures.append(total.to_plain([one.plain for one in found], is_ranked=is_ranked))
    words = gather(joined.parts)
    values = _assemble(terms, name, figures, words)
    return Merged(values=values, joined=joined, summed=summed, findings=tuple(findings), compared=compared)


def _tell_left(parts: Sequence[Part]) -> list[Finding]:
    """Return which parts of the reports are not merged, in one finding."""
    having = [part for part in parts if part.report.left]
    if not having:
        return []
    names = dict.fromkeys(name for part in having for name in part.report.left)
    titles = [CONFERENCE.keys[name].title for name in names]
    return [notes.left_in_reports(titles, len(having), Location(file=having[0].file))]


def _read_others(terms: Terms, period: Period | None) -> tuple[list[Other], list[Finding]]:
    """Return the periods to compare with, and which of them are not what they should be.

    Those are compared with all the same, under their own names.
    """
    others, wrong = [], []
    for option, conference in (("--previous", terms.previous), ("--last-year", terms.last_year)):
        span = conference.ky.bao_cao if conference else None
        if conference is None:
            continue
        old = span.ky if span else None
        is_last_year = option == "--last-year"
        if period and old and is_last_year and old != period.same_last_year:
            wrong.append(notes.not_that_period(option, old.name, period.same_last_year.name))
            is_last_year = False
        elif period and old and not is_last_year and old.end >= period.end:
            wrong.append(notes.not_that_period(option, old.name, f"kỳ trước {period.name}"))
        others.append(read_other(conference, is_last_year=is_last_year))
    return others, wrong


def _list_plans(base: Mapping[str, Any] | None) -> dict[str, Decimal]:
    """Return the plans of whoever merges, ``{folded code: value}``, but those that are no numbers."""
    found = {}
    for one in (base or {}).get("so_lieu") or ():
        plan = one.get("ke_hoach")
        typed = plan.get("gia_tri") if isinstance(plan, Mapping) else plan
        with suppress(DataError):
            found[fold_key(str(one.get("ma", "")))] = parse_number(str(typed)) if typed else None
    return {code: plan for code, plan in found.items() if plan is not None}


def _find_period(received: Sequence[Received]) -> Period | None:
    """Return the period of most reports; None when none of them names one."""
    name = commonest(one.report.ky for one in received)
    with suppress(PeriodFormatError):
        return parse_period(name) if name else None
    return None


def _assemble(
    terms: Terms, period: str, figures: list[dict[str, Any]], words: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the data file in the order of the contract; what whoever merges has of its own comes first."""
    base = dict(terms.base or {})
    if period:
        base["ky"] = {"bao_cao": period, **_without(base.get("ky"), "bao_cao")}
    mine_by_code = {fold_key(str(one.get("ma", ""))): one for one in base.get("so_lieu") or ()}
    codes = {fold_key(str(one["ma"])) for one in figures}
    own = [one for code, one in mine_by_code.items() if code not in codes]
    figures = [one | _keep_own(mine_by_code.get(fold_key(str(one["ma"])), {}), one) for one in figures]
    values: dict[str, Any] = {}
    for name in CONFERENCE.keys:
        mine = base.get(name)
        if name == "so_lieu":
            found: Any = [*own, *figures]
        elif name in words:
            found = _join_words(mine, words[name])
        else:
            found = mine
        if found:
            comment = _COMMENTS.get(name, "") if name in words or name == "so_lieu" else ""
            values[name] = Noted(found, above=comment) if comment else found
    return values


def _keep_own(mine: Mapping[str, Any], merged: Mapping[str, Any]) -> dict[str, Any]:
    """Return what whoever merges says of a figure besides its value: comparisons, ranking, its own plan.

    Ratios and changes are left out: they were those of another value. The plan goes before the sum of the
    units' plans, which `checks.check_plan` tells of.
    """
    kept = {name: mine[name] for name in _OWN if mine.get(name) and name not in merged}
    if plan := mine.get("ke_hoach"):
        kept["ke_hoach"] = _without(plan, "ty_le") if isinstance(plan, Mapping) else plan
    if "so_sanh" in kept:
        kept["so_sanh"] = [_without(one, "thay_doi") for one in kept["so_sanh"]]
    return kept


def _join_words(mine: Any, gathered: Any) -> Any:
    """Return what whoever merges wrote, then what was gathered; of causes, each sort."""
    if isinstance(gathered, Mapping):
        own = mine if isinstance(mine, Mapping) else {"chung": mine or ()}
        names = [name for name in dict.fromkeys([*own, *gathered]) if own.get(name) or gathered.get(name)]
        return {name: [*(own.get(name) or ()), *gathered.get(name, ())] for name in names}
    return [*(mine or ()), *gathered]


def _without(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        return {}
    return {key: one for key, one in value.items() if key != name}
