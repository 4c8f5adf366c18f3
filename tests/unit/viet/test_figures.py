"""Numbers in running text."""

from __future__ import annotations

import pytest

from baocao.errors import Severity
from baocao.viet.figures import find_number_slips


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("đạt 98.5%; 98.55 %", [("98.5", "98,5"), ("98.55", "98,55"), (" ", "")]),
        ("đạt 98,5 %, 100\u00a0% số hộ", [(" ", ""), ("\u00a0", "")]),
        (
            "kinh phí 12.5 tỷ đồng, 1.25 ha, tăng 1.5 lần",
            [("12.5", "12,5"), ("1.25", "1,25"), ("1.5", "1,5")],
        ),
        ("tổng 1,234,567 và 12,345,000 đồng", [("1,234,567", "1.234.567"), ("12,345,000", "12.345.000")]),
        ("có 1,250 lượt người", [("1,250", "1.250")]),
        ("có 12500 người, 1500000 đồng", [("12500", "12.500"), ("1500000", "1.500.000")]),
        ("(12500 hộ)", [("12500", "12.500")]),
        ("kinh phí 1 250 000 đồng", [("1 250 000", "1.250.000")]),
    ],
)
def test_numbers_of_another_custom_are_found(text: str, slips: list[tuple[str, str]]) -> None:
    found = find_number_slips(text)

    assert [(slip.found, slip.wanted) for slip in found] == slips
    assert all(text[slip.start : slip.end] == slip.found for slip in found)
    assert {slip.severity for slip in found} == {Severity.WARNING}


def test_four_digits_without_a_dot_are_no_more_than_worth_knowing() -> None:
    (slip,) = find_number_slips("có 1808 mô hình năm 2026 người dân đăng ký")
    assert (slip.found, slip.wanted, slip.severity) == ("1808", "1.808", Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "1.234 người; 1.234.567,89 đồng; 98,5%; 2,5 điểm %",
        "1.5 triển khai; mục 2.1 điểm a; phiên bản 1.5 lần đầu",
        "2.1 điểm mạnh",
        "số 12345/QĐ-UBND, số tài khoản 12345678901, điện thoại 0912345678",
        "năm 2026 người dân; từ 2021 đến 2025 đồng chí Hà",
        "các nhóm 101,102,103; 4,035 ha; 12,75 tỷ",
        "ngày 5.10 lần đầu, 192.168.1.5 lần",
        "căn 12500; mã 12500",
        "các số 1 250 000; năm 2025 250 người; điện thoại 024 382 000",
    ],
)
def test_numbers_that_may_be_right_are_left(text: str) -> None:
    assert not find_number_slips(text)
