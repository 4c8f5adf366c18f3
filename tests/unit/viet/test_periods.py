"""Periods in a value and in running text."""

from __future__ import annotations

import pytest

from baocao.viet.periods import (
    PartOfYear,
    Period,
    PeriodFormatError,
    PeriodKind,
    blank_comparisons,
    find_periods,
    parse_period,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("quý III năm 2023", "quý III năm 2023"),
        ("quý 3/2023", "quý III năm 2023"),
        ("quý III/2023", "quý III năm 2023"),
        ("Quý 3 năm 2023", "quý III năm 2023"),
        ("QUÝ III NĂM 2023", "quý III năm 2023"),
        ("quý III, năm 2023", "quý III năm 2023"),
        ("quý III - 2023", "quý III năm 2023"),
        ("quý 03/2023", "quý III năm 2023"),
        ("quý ba năm 2023", "quý III năm 2023"),
        ("quí III/2023", "quý III năm 2023"),
        ("Q3/2023", "quý III năm 2023"),
        ("quy\u0301 III na\u0306m 2023", "quý III năm 2023"),
        ("quý\u00a0III năm\u00a02023", "quý III năm 2023"),
        ("quý iv năm 2023", "quý IV năm 2023"),
        ("quý tư năm 2023", "quý IV năm 2023"),
        ("3 tháng đầu năm 2024", "quý I năm 2024"),
        ("ba tháng đầu năm 2024", "quý I năm 2024"),
        ("3 tháng cuối năm 2026", "quý IV năm 2026"),
        ("6 tháng đầu năm 2024", "6 tháng đầu năm 2024"),
        ("06 tháng đầu năm 2024", "6 tháng đầu năm 2024"),
        ("sáu tháng đầu năm 2024", "6 tháng đầu năm 2024"),
        ("6 tháng năm 2024", "6 tháng đầu năm 2024"),
        ("nửa đầu năm 2024", "6 tháng đầu năm 2024"),
        ("6 tháng cuối năm 2024", "6 tháng cuối năm 2024"),
        ("9 tháng năm 2025", "9 tháng năm 2025"),
        ("9 tháng đầu năm 2025", "9 tháng năm 2025"),
        ("9 tháng/2025", "9 tháng năm 2025"),
        ("5 tháng đầu năm 2017", "5 tháng đầu năm 2017"),
        ("2 tháng cuối năm 2025", "2 tháng cuối năm 2025"),
        ("tháng 5 năm 2017", "tháng 5 năm 2017"),
        ("tháng 05/2017", "tháng 5 năm 2017"),
        ("5/2017", "tháng 5 năm 2017"),
        ("tháng 12 năm 2025", "tháng 12 năm 2025"),
        ("năm 2022", "năm 2022"),
        ("cả năm 2022", "năm 2022"),
        ("12 tháng năm 2022", "năm 2022"),
        ("2022", "năm 2022"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025"),
        ("giai đoạn 2021–2025", "giai đoạn 2021 - 2025"),
        ("giai đoạn từ năm 2021 đến năm 2025", "giai đoạn 2021 - 2025"),
        ("2021-2025", "giai đoạn 2021 - 2025"),
        ("15 năm (2009 - 2024)", "15 năm (2009 - 2024)"),
        ("15 năm (2009-2024)", "15 năm (2009 - 2024)"),
        ("15 năm, 2009 - 2024", "15 năm (2009 - 2024)"),
        ("5 năm (2021 - 2025)", "5 năm (2021 - 2025)"),
    ],
)
def test_every_usual_form_of_a_period_is_read(typed: str, name: str) -> None:
    assert parse_period(typed).name == name


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("", "chưa có kỳ", "quý III năm 2026"),
        ("quý III", "thiếu năm", "“quý III năm 2026”"),
        ("6 tháng đầu năm", "thiếu năm", "“6 tháng đầu năm 2026”"),
        ("9 tháng", "thiếu năm", "“9 tháng năm 2026”"),
        ("quý III/23", "năm viết hai chữ số", "“quý III năm 2023”"),
        ("quy 3/2023", "thiếu dấu hoặc sai dấu", "“quý III năm 2023”"),
        ("qúy III năm 2023", "thiếu dấu hoặc sai dấu", "“quý III năm 2023”"),
        ("6 thang dau nam 2024", "thiếu dấu hoặc sai dấu", "“6 tháng đầu năm 2024”"),
        ("giai đoan 2021-2025", "thiếu dấu hoặc sai dấu", "“giai đoạn 2021 - 2025”"),
        ("quý 5 năm 2023", "một năm chỉ có bốn quý", "quý III"),
        ("quý V/2023", "có quý V", "quý III"),
        ("quý 0/2023", "có quý 0", "quý III"),
        ("tháng 13 năm 2023", "có tháng 13", "Sửa lại số tháng"),
        ("tháng 0/2023", "có tháng 0", "Sửa lại số tháng"),
        ("13 tháng năm 2023", "có 13 tháng", "Sửa lại số tháng"),
        ("giai đoạn 2025 - 2021", "năm cuối không sau năm đầu", "năm đầu trước"),
        ("giai đoạn 2021 - 2021", "năm cuối không sau năm đầu", "năm đầu trước"),
        ("15 năm (2009 - 2020)", "từ 2009 đến 2020 là 11 năm", "Sửa lại số năm"),
        ("báo cáo quý III năm 2023", "không chỉ có tên kỳ", "Chỉ ghi “quý III năm 2023”"),
        ("quý III năm 2023 và quý IV năm 2023", "có hơn một kỳ", "mỗi kỳ"),
        ("giai đoạnn 2021/2025", "không phải là một kỳ", "“giai đoạn 2021 - 2025”"),
        ("quý III năm 1823", "không phải là một kỳ", "“quý III năm 2026”"),
        ("hôm nay", "không phải là một kỳ", "Viết như"),
        ("04/10/2023", "không phải là một kỳ", "Viết như"),
    ],
)
def test_what_is_no_period_is_refused_with_the_nearest_form(typed: str, said: str, hint: str) -> None:
    with pytest.raises(PeriodFormatError) as caught:
        parse_period(typed)

    assert said in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("kết quả quý III, nhiệm vụ trọng tâm quý IV năm 2026", ["quý III", "quý IV năm 2026"]),
        ("Hội nghị sơ kết 9 tháng, nhiệm vụ 3 tháng cuối năm 2025", ["9 tháng", "quý IV năm 2025"]),
        ("6 tháng đầu năm, 6 tháng cuối năm 2024", ["6 tháng đầu năm", "6 tháng cuối năm 2024"]),
        ("Tổng kết năm 2025, triển khai nhiệm vụ năm 2026", ["năm 2025", "năm 2026"]),
        ("nhiệm vụ quý IV và cả năm 2023", ["quý IV", "năm 2023"]),
        ("tổng kết 15 năm (2009 - 2024) thực hiện Cuộc vận động", ["15 năm (2009 - 2024)"]),
        ("giai đoạn 2021 - 2025.", ["giai đoạn 2021 - 2025"]),
        ("tháng 5/2017; 5 tháng đầu năm 2017", ["tháng 5 năm 2017", "5 tháng đầu năm 2017"]),
        ("QUÝ III NĂM 2023", ["quý III năm 2023"]),
        ("“Quý\u00a0IV năm 2023”", ["quý IV năm 2023"]),
        ("Hưng Yên, ngày 04 tháng 10 năm 2023", []),
        ("04/10/2023, 4-10-2023, 04 tháng 10", []),
        ("Luật số 10/2022/QH15", []),
        ("nhiệm kỳ 2020 - 2025", []),
        ("sau 6 tháng triển khai, trong 5 tháng, hơn 9 tháng", []),
        ("quý vị, quý báu, quý Ich", []),
        ("tháng 01/7 - 30/9/2026", []),
        ("15 năm (2009 - 2020)", []),
        ("Phường 3, Q.1, Thành phố Hồ Chí Minh", []),
    ],
)
def test_periods_are_found_in_running_text(text: str, named: list[str]) -> None:
    assert [mention.period.name for mention in find_periods(text)] == named


def test_a_mention_knows_its_place() -> None:
    text = "Kết quả quý III, nhiệm vụ quý IV năm 2023."
    assert [text[start:end] for start, end, _ in find_periods(text)] == ["quý III", "quý IV năm 2023"]


def test_a_part_without_year_names_the_period_of_any_year() -> None:
    yearless, full = (mention.period for mention in find_periods("quý III và quý IV năm 2023"))

    assert yearless == PartOfYear(PeriodKind.QUARTER, 3)
    assert yearless.names(parse_period("quý III năm 2023"))
    assert not yearless.names(parse_period("quý II năm 2023"))
    assert full.names(parse_period("quý 4/2023"))
    assert not full.names(parse_period("quý 4/2024"))


def test_comparisons_are_blanked_up_to_the_end_of_their_clause() -> None:
    text = "Quý III tăng 1.276 mô hình so với 5.082 mô hình cùng kỳ năm 2022, nhiệm vụ quý IV năm 2023"
    blanked = blank_comparisons(text)

    assert len(blanked) == len(text)
    assert [mention.period.name for mention in find_periods(blanked)] == ["quý III", "quý IV năm 2023"]


def test_many_mentions_are_found_in_little_time() -> None:
    assert len(find_periods("quý III năm 2023, " * 2000)) == 2000
    assert find_periods("6 " * 20_000) == []
    assert isinstance(parse_period("năm 2022"), Period)
