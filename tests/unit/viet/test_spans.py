"""Days of a period and the periods around it."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.viet.periods import parse_period


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("quý I năm 2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("quý IV năm 2023", date(2023, 10, 1), date(2023, 12, 31)),
        ("tháng 2 năm 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("6 tháng đầu năm 2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("6 tháng cuối năm 2024", date(2024, 7, 1), date(2024, 12, 31)),
        ("9 tháng năm 2025", date(2025, 1, 1), date(2025, 9, 30)),
        ("2 tháng cuối năm 2025", date(2025, 11, 1), date(2025, 12, 31)),
        ("năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("giai đoạn 2021 - 2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("15 năm (2009 - 2024)", date(2009, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(typed: str, start: date, end: date) -> None:
    period = parse_period(typed)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("typed", "following", "planned", "same_last_year"),
    [
        ("tháng 12 năm 2023", "tháng 1 năm 2024", "tháng 1 năm 2024", "tháng 12 năm 2022"),
        ("quý III năm 2023", "quý IV năm 2023", "quý IV năm 2023", "quý III năm 2022"),
        ("quý IV năm 2023", "quý I năm 2024", "quý I năm 2024", "quý IV năm 2022"),
        ("6 tháng đầu năm 2024", "6 tháng cuối năm 2024", "6 tháng cuối năm 2024", "6 tháng đầu năm 2023"),
        ("6 tháng cuối năm 2024", "6 tháng đầu năm 2025", "năm 2025", "6 tháng cuối năm 2023"),
        ("9 tháng năm 2025", "9 tháng năm 2026", "quý IV năm 2025", "9 tháng năm 2024"),
        ("11 tháng đầu năm 2025", "11 tháng đầu năm 2026", "tháng 12 năm 2025", "11 tháng đầu năm 2024"),
        ("2 tháng cuối năm 2025", "2 tháng cuối năm 2026", "năm 2026", "2 tháng cuối năm 2024"),
        ("năm 2022", "năm 2023", "năm 2023", "năm 2021"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2026 - 2030", "giai đoạn 2026 - 2030", "giai đoạn 2016 - 2020"),
        ("15 năm (2009 - 2024)", "15 năm (2024 - 2039)", "15 năm (2024 - 2039)", "15 năm (1994 - 2009)"),
        ("5 năm (2021 - 2025)", "5 năm (2026 - 2030)", "5 năm (2026 - 2030)", "5 năm (2016 - 2020)"),
    ],
)
def test_the_periods_around_one_cross_the_years(
    typed: str, following: str, planned: str, same_last_year: str
) -> None:
    period = parse_period(typed)

    assert period.next.name == following
    assert period.natural_next.name == planned
    assert period.same_last_year.name == same_last_year
    assert period.next.previous == period


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("quý III năm 2023", "quý III"),
        ("tháng 5 năm 2017", "tháng 5"),
        ("9 tháng năm 2025", "9 tháng"),
        ("6 tháng đầu năm 2024", "6 tháng đầu năm"),
        ("2 tháng cuối năm 2025", "2 tháng cuối năm"),
        ("năm 2022", "năm 2022"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025"),
    ],
)
def test_the_short_name_leaves_the_year_to_the_sentence(typed: str, short: str) -> None:
    assert parse_period(typed).short_name == short


@pytest.mark.parametrize(
    ("planned", "reviewed", "after"),
    [
        ("quý IV năm 2023", "quý III năm 2023", True),
        ("quý I năm 2024", "quý IV năm 2023", True),
        ("quý III năm 2023", "quý III năm 2023", False),
        ("quý II năm 2023", "quý III năm 2023", False),
        ("quý IV năm 2025", "9 tháng năm 2025", True),
        ("năm 2025", "9 tháng năm 2025", False),
        ("năm 2025", "6 tháng cuối năm 2024", True),
        ("giai đoạn 2026 - 2030", "giai đoạn 2021 - 2025", True),
        ("giai đoạn 2024 - 2030", "15 năm (2009 - 2024)", True),
        ("giai đoạn 2023 - 2030", "15 năm (2009 - 2024)", False),
        ("giai đoạn 2025 - 2030", "5 năm (2021 - 2025)", False),
    ],
)
def test_the_planned_period_comes_after_the_reviewed_one(planned: str, reviewed: str, *, after: bool) -> None:
    assert parse_period(planned).comes_after(parse_period(reviewed)) is after
