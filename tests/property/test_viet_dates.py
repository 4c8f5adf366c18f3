"""Dates and times: what is printed reads back; any text is a date or one of our errors."""

from __future__ import annotations

import unicodedata
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from baocao.errors import DataError
from baocao.viet.dates import (
    MonthOf,
    format_issue_date,
    format_short_date,
    parse_date,
    parse_day_or_month,
    parse_stated_date,
    parse_weekday,
    weekday_name,
)
from baocao.viet.times import format_time, parse_time

days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
clock = st.builds(time, st.integers(0, 23), st.integers(0, 59))
nearly_dates = st.text("0123456789/-. ngàytháênmthứ", max_size=24)


@given(days)
def test_a_printed_date_reads_back(day: date) -> None:
    assert parse_date(format_issue_date(day)) == day
    assert parse_date(format_short_date(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(unicodedata.normalize("NFD", format_issue_date(day).upper())) == day


@given(days)
def test_a_weekday_reads_back_and_agrees(day: date) -> None:
    stated = parse_stated_date(f"{weekday_name(day)}, {format_issue_date(day)}")

    assert stated.day == day
    assert stated.weekday == parse_weekday(weekday_name(day)) == day.weekday()
    assert stated.agrees


@given(days)
def test_a_month_reads_back_and_holds_its_days(day: date) -> None:
    month = parse_day_or_month(f"{day.month}/{day.year}")

    assert isinstance(month, MonthOf)
    assert parse_day_or_month(str(month)) == month
    assert month.start <= day <= month.end


@given(clock)
def test_a_printed_time_reads_back(moment: time) -> None:
    assert parse_time(format_time(moment, "full")) == moment
    assert parse_time(format_time(moment, "short")) == moment
    assert parse_time(format_time(moment, "news")) == moment
    assert parse_time(f"{moment:%H:%M}") == moment


@given(st.one_of(st.text(), nearly_dates))
def test_any_text_is_read_or_refused_with_a_hint(text: str) -> None:
    for parse in (parse_date, parse_day_or_month, parse_time, parse_weekday):
        try:
            parse(text)
        except DataError as error:
            assert error.code in {"D102", "D103", "D107"}  # noqa: PT017
            assert error.hint[0].isupper()  # noqa: PT017
