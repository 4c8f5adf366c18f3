"""Shares and attendance that do not come out."""

from __future__ import annotations

import pytest

from baocao.errors import Severity
from baocao.viet.arithmetic import find_wrong_attendance, find_wrong_shares


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("có 12/14 xã (95,7%)", ["85,7%"]),
        ("43/45 đại biểu tán thành (đạt 98,6%)", ["95,6%"]),
        ("118/120 hộ, chiếm 89,3%.", ["98,3%"]),
        ("1.250/2.500 hộ (60%); 99/100 (100%)", ["50%", "99%"]),
        ("12/14 xã (85,7%), 43/45 phiếu (95,5%), 43/45 phiếu (95,6%), 5/5 (100%), 2/3 (66,67%)", []),
        ("đến ngày 15/10 (đạt 98%); tháng 9/2026 (98%); 9/2026, đạt 75%.", []),
        ("có 12/14 xã, đạt 98% kế hoạch; hơn 120/150 hộ (75%); 0/0 (0%)", []),
        ("Nghị định 30/2020 (50%), Nghị quyết 18/19 (50%), Quyết định số 15/20 (10%)", []),
    ],
)
def test_shares(text: str, wanted: list[str]) -> None:
    slips = find_wrong_shares(text)

    assert [slip.wanted for slip in slips] == wanted
    assert all(slip.severity is Severity.ERROR for slip in slips)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Triệu tập: 45; có mặt: 42; vắng: 02", ["có mặt 42 cộng vắng 2 là 44, triệu tập 45"]),
        (
            "Số đại biểu triệu tập: 1.250 đại biểu; có mặt: 1.240 đại biểu; vắng mặt: 9 đại biểu",
            ["có mặt 1.240 cộng vắng 9 là 1.249, triệu tập 1.250"],
        ),
        (
            "Tổng số đảng viên: 32 đồng chí; có mặt: 30 đồng chí; vắng: 03 đồng chí (02 đi xa, 01 ốm).",
            ["có mặt 30 cộng vắng 3 là 33, tổng số 32"],
        ),
        ("Tổng số đảng viên: 32; có mặt: 29; vắng: 03 (02 đi xa, 01 ốm)", []),
        ("Tổng số đảng viên 32 (chính thức 30, dự bị 02), có mặt 28, vắng 3", []),
        ("triệu tập 45, có mặt 43/44 đồng chí", ["triệu tập 45, nhưng có mặt 43/44"]),
        ("triệu tập 45, có mặt 45, vắng: không", []),
        ("triệu tập 45, có mặt 44, vắng: không", ["có mặt 44 cộng vắng 0 là 44, triệu tập 45"]),
        ("triệu tập 9, có mặt 7, vắng có phép 1, vắng không phép 3",
         ["có mặt 7 cộng vắng 4 là 11, triệu tập 9"]),
        ("triệu tập 45, có mặt 43, vắng có lý do 01, vắng không lý do 01", []),
        ("triệu tập 45 đồng chí, có mặt 43 đồng chí, vắng 02 (có lý do 01, không lý do 01)", []),
        ("triệu tập 45. Có mặt 43 đồng chí (nữ 20), vắng 01 có lý do, 01 không lý do", []),
        ("triệu tập 45, có mặt 50 (trong đó khách mời 05), vắng: 0", []),
        ("triệu tập 45, đại biểu mời dự; có mặt 50, vắng 0", []),
        ("triệu tập 45, có mặt 43; khách mời 10", []),
        ("triệu tập 45, có mặt 95,6%, vắng 02", []),
        ("buổi 1: triệu tập 45, có mặt 43, vắng 02; buổi 2: vắng 05", []),
    ],
)  # fmt: skip
def test_attendance(text: str, why: list[str]) -> None:
    assert [slip.why for slip in find_wrong_attendance(text)] == why
