"""Dates in running text."""

from __future__ import annotations

import pytest

from baocao.errors import Severity
from baocao.viet.written_dates import (
    find_backward_periods,
    find_impossible_dates,
    find_short_date_slips,
    find_wrong_weekdays,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ngày 5/9/2026", ["05/9/2026"]),
        ("05/09/2026 và 15/08/2026", ["05/9/2026", "15/8/2026"]),
        ("3/2/2026, 03/2/2026, 3/02/2026", ["03/02/2026"] * 3),
        ("05/9/2026, 03/02/2026, 04/10/2023, 31/12/2026", []),
        ("31/6/2026, 5/13/2026", []),
        ("5/9; số 5/9/2026/QĐ-UBND; 1/5/9/2026; 5.9.2026", []),
    ],
)
def test_zeros_of_short_dates(text: str, wanted: list[str]) -> None:
    assert [slip.wanted for slip in find_short_date_slips(text)] == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hạn 31/6/2026", [("31/6/2026", "tháng 6 chỉ có 30 ngày")]),
        ("ngày 30 tháng 02 năm 2026", [("30 tháng 02 năm 2026", "tháng 2/2026 chỉ có 28 ngày")]),
        ("ngày 29/02/2026", [("29/02/2026", "tháng 2/2026 chỉ có 28 ngày")]),
        ("trước ngày 31/9", [("31/9", "tháng 9 chỉ có 30 ngày")]),
        ("ngày 12/13/2026", [("12/13/2026", "không có tháng 13")]),
        ("ngày 00/10/2026", [("00/10/2026", "ngày đầu tháng là ngày 01")]),
        ("ngày 29/02/2024, ngày 29/02, ngày 30 tháng 6", []),
        ("ngày 30/02 (âm lịch), ngày 30 tháng 2 năm Bính Ngọ (ÂL)", []),
        ("đạt 31/6 tiêu chí, số 31/2026, nhà số 35/4, 12/13/2026", []),
        ("30 tháng 2 lần; trong 31 tháng 6 ngày", []),
    ],
)
def test_impossible_dates(text: str, found: list[tuple[str, str]]) -> None:
    slips = find_impossible_dates(text)

    assert [(slip.found, slip.why) for slip in slips] == found
    assert all(slip.severity is Severity.ERROR for slip in slips)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("8h00, thứ Hai, ngày 06/10/2026", ["thứ Ba"]),
        ("Thứ 2 ngày 06 tháng 10 năm 2026", ["thứ Ba"]),
        ("ngày 06/10/2026 (thứ Hai)", ["thứ Ba"]),
        ("Chủ nhật, ngày 06/10/2026", ["thứ Ba"]),
        ("thứ Hai (ngày 6-10-2026)", ["thứ Ba"]),
        ("thứ Ba, ngày 06/10/2026 (thứ ba)", []),
        ("họp thứ Hai, ngày 06/10/2026; họp thứ hai, ngày 06/10/2026", ["thứ Ba"]),
        ("lần thứ Hai, ngày 06/10/2026; phiên họp thứ hai, ngày 06/10/2026", []),
        ("lần thứ hai, ngày 06/10/2026; ngày thứ hai, 06/10/2026", []),
        ("ngày 06/10/2026, thứ hai là nguồn lực", []),
        ("thứ Hai, ngày 06/10", []),
        ("thứ Hai, ngày 31/6/2026", []),
    ],
)
def test_weekdays(text: str, wanted: list[str]) -> None:
    assert [slip.wanted for slip in find_wrong_weekdays(text)] == wanted


def test_a_count_at_the_start_may_be_no_weekday() -> None:
    (doubtful,) = find_wrong_weekdays("Thứ hai, ngày 06/10/2026 tổ chức họp")
    (sure,) = find_wrong_weekdays("Thứ Hai, ngày 06/10/2026 tổ chức họp")
    assert (doubtful.severity, sure.severity) == (Severity.WARNING, Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("từ ngày 15/10/2026 đến ngày 10/10/2026", 1),
        ("Từ 15/10/2026 đến hết 15/9/2026.", 1),
        ("từ ngày 20 tháng 10 năm 2026 cho đến hết ngày 10 tháng 10 năm 2026", 1),
        ("từ ngày 20 tháng 10, năm 2026, đến ngày 05/10/2026", 1),
        ("từ ngày 20 tháng 12 năm 2026 đến ngày 05 tháng 01 năm 2027, từ 20 tháng 10 đến 05 tháng 10", 0),
        ("từ ngày 15/10/2026 đến ngày 15/10/2026, từ 01/9/2026 đến 30/9/2026", 0),
        ("từ 15/10 đến 10/10/2026; 31/6/2026 đến 01/01/2026", 0),
    ],
)
def test_periods_that_run_backwards(text: str, count: int) -> None:
    assert len(find_backward_periods(text)) == count
