"""Blanks beside marks, between words, around hyphens."""

from __future__ import annotations

import pytest

from baocao.errors import Severity
from baocao.viet.spacing import find_blank_slips, find_tight_hyphens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kinh tế-xã hội", ["kinh tế - xã hội"]),
        ("chính trị -xã hội-nghề nghiệp", ["chính trị - xã hội - nghề nghiệp"]),
        ("Văn hóa–Xã hội, quốc phòng- an ninh", ["Văn hóa – Xã hội", "quốc phòng - an ninh"]),
        ("VĂN HOÁ-XÃ HỘI", ["VĂN HOÁ - XÃ HỘI"]),
        ("Bà Rịa-Vũng Tàu", ["Bà Rịa - Vũng Tàu"]),
        ("kinh tế - xã hội, quốc phòng – an ninh, Bà Rịa - Vũng Tàu", []),
        ("KT-XH, Ê-đê, Mát-xcơ-va, UBND-VX, phi kinh tế", []),
        ("vi kinh tế-xã hội học", ["kinh tế - xã hội"]),
    ],
)
def test_tight_hyphens_are_found(text: str, wanted: list[str]) -> None:
    found = find_tight_hyphens(text)

    assert [slip.wanted for slip in found] == wanted
    assert all(slip.found.replace(" ", "") == slip.wanted.replace(" ", "") for slip in found)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("đã họp , rồi về ; xong .", "đã họp, rồi về; xong."),
        ("hai  blank và   ba", "hai blank và ba"),
        ("thôn,bản;tổ", "thôn, bản; tổ"),
        ("đạt kết quả.Đồng thời", "đạt kết quả. Đồng thời"),
        ("“Dân vận khéo” , 98,5% .", "“Dân vận khéo”, 98,5%."),
        ("Kính gửi : Sở Nội vụ", "Kính gửi: Sở Nội vụ"),
    ],
)
def test_blanks_can_be_mended(text: str, mended: str) -> None:
    found = find_blank_slips(text)

    assert found
    assert {slip.severity for slip in found} == {Severity.INFO}
    for slip in reversed(found):
        text = text[: slip.start] + slip.wanted + text[slip.end :]
    assert text == mended
    assert not find_blank_slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "ngày   tháng   năm 2026; Số:    /BC-UBND; lúc   giờ   phút",
        "Họ và tên:    ....  Sinh ngày:  ",
        "báo cáo./.",
        "98,5%; 1.234.567; 8:30; TP.Hồ Chí Minh; ThS.Nguyễn",
        "an@xa.vn, https://a.vn/b,c.html",
        "v.v. và v.v...",
        "cột\tcột",
    ],
)
def test_gaps_and_marks_that_are_meant_are_left(text: str) -> None:
    assert not find_blank_slips(text)
