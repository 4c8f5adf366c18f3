"""Dates, months and weekdays: the forms people type, the days no calendar has."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.viet.dates import (
    WEEKDAYS,
    DateFormatError,
    MonthOf,
    StatedDate,
    WeekdayFormatError,
    format_issue_date,
    format_news_date,
    format_short_date,
    parse_date,
    parse_day_or_month,
    parse_stated_date,
    parse_weekday,
    weekday_name,
)


@pytest.mark.parametrize(
    "typed",
    [
        "04/10/2023",
        "4/10/2023",
        " 04 / 10 / 2023 ",
        "4-10-2023",
        "04.10.2023",
        "2023-10-04",
        "2023/10/04",
        "ngày 04 tháng 10 năm 2023",
        "Ngày 4 tháng 10, năm 2023",
        "NGÀY 04 THÁNG 10 NĂM 2023",
        "04 tháng 10 năm 2023",
        "ngày 04\u00a0tháng 10\u00a0năm 2023",
        "ngày 04 tháng 10/2023",
        "ngày 4/10 năm 2023",
        "ngày 04/10/2023",
        "thứ Tư, ngày 04/10/2023",
        "Thứ tư ngày 04 tháng 10 năm 2023",
        "thứ 4, 4/10/2023",
        "T4 4/10/2023",
        "04/10/2023 (thứ Tư)",
        "04/10/2023, thứ Tư",
        "nga\u0300y 04 tha\u0301ng 10 na\u0306m 2023",
    ],
)
def test_every_usual_form_of_a_date_is_read(typed: str) -> None:
    assert parse_date(typed) == date(2023, 10, 4)


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("29/02/2023", "tháng 2 năm 2023 chỉ có 28 ngày", "từ 1 đến 28"),
        ("ngày 31 tháng 4 năm 2026", "tháng 4 năm 2026 chỉ có 30 ngày", "từ 1 đến 30"),
        ("30-2-2024", "tháng 2 năm 2024 chỉ có 29 ngày", "từ 1 đến 29"),
        ("00/10/2023", "ngày đầu tháng là ngày 01", "từ 1 đến 31"),
        ("99/10/2023", "chỉ có 31 ngày", "từ 1 đến 31"),
        ("10/25/2023", "một năm chỉ có 12 tháng", "Viết ngày trước, tháng sau: 25/10/2023"),
        ("2023-13-01", "có tháng 13", "Viết ngày trước, tháng sau: 13/1/2023"),
        ("13/13/2023", "có tháng 13", "từ 1 đến 12"),
        ("04/00/2023", "có tháng 0", "từ 1 đến 12"),
        ("04/10/0203", "có năm 0203", "bốn chữ số"),
        ("0000-00-00", "có năm 0000", "bốn chữ số"),
        ("04/10/23", "năm viết hai chữ số", "04/10/2023"),
        ("4/10", "thiếu năm", "4/10/2026"),
        ("ngày 4 tháng 10", "thiếu năm", "4/10/2026"),
        ("5/2017", "chỉ có tháng", "15/5/2017"),
        ("tháng 5 năm 2017", "chỉ có tháng", "15/5/2017"),
        ("45203", "dạng số của bảng tính", "Viết 04/10/2023"),
        ("", "chưa có ngày", "04/10/2023"),
        ("hôm nay", "không phải là một ngày", "04/10/2023"),
        ("4-10/2023", "không phải là một ngày", "04/10/2023"),
        ("04/10/2023 05/10/2023", "không phải là một ngày", "04/10/2023"),
        ("٠٤/١٠/٢٠٢٣", "không phải là một ngày", "04/10/2023"),
        ("October 4, 2023", "không phải là một ngày", "04/10/2023"),
    ],
)
def test_a_date_that_cannot_be_says_why(typed: str, said: str, hint: str) -> None:
    with pytest.raises(DateFormatError) as caught:
        parse_date(typed)

    assert said in caught.value.message
    assert hint in caught.value.hint


def test_a_stated_weekday_is_kept_for_the_check() -> None:
    right = parse_stated_date("thứ Sáu, ngày 09/10/2026")
    wrong = parse_stated_date("thứ Hai, ngày 09/10/2026")

    assert right == StatedDate(date(2026, 10, 9), 4)
    assert right.agrees
    assert wrong == StatedDate(date(2026, 10, 9), 0)
    assert not wrong.agrees
    assert parse_stated_date("09/10/2026").agrees


@pytest.mark.parametrize("typed", ["thứ Tám, 09/10/2026", "09/10/2026 (thứ)", "thứ 8 09/10/2026"])
def test_a_weekday_that_is_none_is_refused_beside_a_date(typed: str) -> None:
    with pytest.raises((WeekdayFormatError, DateFormatError)):
        parse_stated_date(typed)


@pytest.mark.parametrize(
    "typed",
    ["5/2017", "05/2017", "tháng 5 năm 2017", "Tháng 5/2017", "tháng 5, năm 2017", "2017-05", "5-2017"],
)
def test_a_month_without_a_day_is_read(typed: str) -> None:
    assert parse_day_or_month(typed) == MonthOf(2017, 5)


def test_a_day_wins_over_its_month() -> None:
    assert parse_day_or_month("ngày 15 tháng 5 năm 2017") == date(2017, 5, 15)


@pytest.mark.parametrize("typed", ["13/2017", "0/2017", "5/0203", "30/2/2017", "mùa thu"])
def test_a_month_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(DateFormatError):
        parse_day_or_month(typed)


def test_a_month_has_a_first_and_a_last_day() -> None:
    assert (MonthOf(2024, 2).start, MonthOf(2024, 2).end) == (date(2024, 2, 1), date(2024, 2, 29))
    assert MonthOf(2023, 12) < MonthOf(2024, 1)


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("thứ Hai", 0),
        ("Thứ 2", 0),
        ("thứ ba", 1),
        ("THỨ TƯ", 2),
        ("thu tu", 2),
        ("T5", 3),
        ("Sáu", 4),
        ("6", 4),
        ("thứ bẩy", 5),
        ("Chủ nhật", 6),
        ("chủ Nhật", 6),
        ("CN", 6),
    ],
)
def test_a_weekday_is_read(typed: str, index: int) -> None:
    assert parse_weekday(typed) == index


@pytest.mark.parametrize("typed", ["", "thứ", "thứ 1", "thứ 8", "Monday", "tháng Hai", "t"])
def test_what_is_no_weekday_is_refused(typed: str) -> None:
    with pytest.raises(WeekdayFormatError):
        parse_weekday(typed)


def test_weekday_names_have_the_capitals_of_the_decree() -> None:
    assert weekday_name(date(2023, 10, 4)) == "thứ Tư"
    assert [parse_weekday(name) for name in WEEKDAYS] == list(range(7))


@pytest.mark.parametrize(
    ("day", "issue", "short", "news"),
    [
        (date(2023, 10, 4), "ngày 04 tháng 10 năm 2023", "04/10/2023", "4/10"),
        (date(2026, 9, 5), "ngày 05 tháng 9 năm 2026", "05/9/2026", "5/9"),
        (date(2026, 2, 3), "ngày 03 tháng 02 năm 2026", "03/02/2026", "3/2"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026", "10/01/2026", "10/1"),
        (date(2026, 3, 29), "ngày 29 tháng 3 năm 2026", "29/3/2026", "29/3"),
    ],
)
def test_only_days_below_ten_and_two_months_take_a_zero(day: date, issue: str, short: str, news: str) -> None:
    assert (format_issue_date(day), format_short_date(day), format_news_date(day)) == (issue, short, news)
