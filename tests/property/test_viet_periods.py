"""Periods: names read back, next and previous undo each other, neighbours leave no gap."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from baocao.viet.periods import Period, PeriodFormatError, PeriodKind, find_periods, parse_period
from baocao.viet.spans import part_of

years = st.integers(1910, 2180)
parts = st.one_of(
    st.builds(Period, st.just(PeriodKind.MONTH), years, st.integers(1, 12)),
    st.builds(Period, st.just(PeriodKind.QUARTER), years, st.integers(1, 4)),
    st.builds(Period, st.just(PeriodKind.HALF), years, st.integers(1, 2)),
)
from_january = st.builds(
    lambda months, last, year: part_of(months, last=last).in_year(year),
    st.integers(1, 11),
    st.booleans(),
    years,
)
whole_years = st.one_of(
    st.builds(Period, st.just(PeriodKind.YEAR), years),
    st.builds(
        lambda year, length: Period(PeriodKind.PHASE, year, 0, year + length), years, st.integers(1, 9)
    ),
    st.builds(
        lambda year, length, extra: Period(PeriodKind.YEARS, year, length + extra, year + length),
        years,
        st.integers(1, 15),
        st.integers(0, 1),
    ),
)
periods = st.one_of(parts, from_january, whole_years)
running_text = st.text(" .,;-", min_size=1, max_size=3)


@given(periods)
def test_a_name_reads_back(period: Period) -> None:
    assert parse_period(period.name) == period
    assert parse_period(unicodedata.normalize("NFD", period.name.upper())) == period


@given(periods)
def test_next_and_previous_undo_each_other(period: Period) -> None:
    assert period.next.previous == period
    assert period.previous.next == period
    assert period.previous.start < period.start < period.next.start


@given(st.one_of(parts, st.builds(Period, st.just(PeriodKind.YEAR), years)))
def test_neighbours_of_one_kind_leave_no_gap(period: Period) -> None:
    assert period.next.start - period.end == timedelta(days=1)
    assert period.next.comes_after(period)
    assert not period.comes_after(period.next)


@given(periods)
def test_the_planned_period_comes_after_the_reviewed_one(period: Period) -> None:
    assert period.natural_next.comes_after(period)
    assert not period.comes_after(period)


@given(from_january)
def test_the_same_period_of_last_year_has_the_same_months(period: Period) -> None:
    before = period.same_last_year

    assert (before.kind, before.number, before.year) == (period.kind, period.number, period.year - 1)
    assert before.part is not None
    assert before.part.names(period)


@given(st.lists(periods, max_size=4), running_text)
def test_every_period_in_a_sentence_is_found_in_its_place(named: list[Period], between: str) -> None:
    text = f"{between} và ".join(period.name for period in named)
    found = find_periods(text)

    assert [mention.period for mention in found] == named
    assert [text[start:end] for start, end, _ in found] == [period.name for period in named]


@given(st.one_of(st.text(), st.text("0123456789 /-quýIVthángnămđầucuối()", max_size=24)))
def test_any_text_is_a_period_or_a_period_error_with_a_hint(text: str) -> None:
    find_periods(text)
    try:
        period = parse_period(text)
    except PeriodFormatError as error:
        assert error.hint[0].isupper()  # noqa: PT017
    else:
        assert parse_period(period.name) == period
        assert period.start < period.end
