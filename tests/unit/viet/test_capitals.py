"""Capitals of Phụ lục II."""

from __future__ import annotations

import pytest

from baocao.viet.capitals import find_capital_slips


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("họp thứ hai, ngày 05/10/2026", [("hai", "Hai")]),
        ("ngày 05/10/2026 (thứ hai)", [("hai", "Hai")]),
        ("chiều thứ sáu hằng tuần", [("sáu", "Sáu")]),
        ("Cách mạng tháng tám", [("tám", "Tám")]),
        ("tháng tám năm 1945", [("tám", "Tám")]),
        ("các tầng lớp nhân dân, cán bộ và nhân dân", [("nhân dân", "Nhân dân"), ("nhân dân", "Nhân dân")]),
        ("của Đảng và nhà nước", [("nhà nước", "Nhà nước")]),
        ("pháp luật của nhà nước", [("nhà nước", "Nhà nước")]),
        ("theo khoản 2 điều 5 Luật Đất đai", [("điều", "Điều")]),
        ("tại Điểm a Khoản 2 Điều 5", [("Điểm", "điểm"), ("Khoản", "khoản")]),
        ("chương II của Nghị định", [("chương", "Chương")]),
        ("điểm a mục 5 Chương XII", [("mục", "Mục")]),
        ("trên địa bàn Tỉnh Tuyên Quang", [("Tỉnh", "tỉnh")]),
        ("tại Thành phố Huế", [("Thành phố", "thành phố")]),
        ("tại thành phố Hồ Chí Minh", [("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")]),
        ("ủy ban nhân dân xã", [("ủy ban nhân dân", "Ủy ban nhân dân")]),
        ("Ủy ban Nhân dân xã", [("Ủy ban Nhân dân", "Ủy ban nhân dân")]),
        ("Uỷ Ban Nhân Dân xã", [("Uỷ Ban Nhân Dân", "Uỷ ban nhân dân")]),
        ("đảng cộng sản việt nam", [("đảng cộng sản việt nam", "Đảng Cộng sản Việt Nam")]),
        ("đại biểu quốc hội", [("biểu quốc hội", "biểu Quốc hội")]),
        ("Sở tài chính, Bộ y tế", [("Sở tài chính", "Sở Tài chính"), ("Bộ y tế", "Bộ Y tế")]),
        ("Luật đất đai", [("Luật đất đai", "Luật Đất đai")]),
        ("Bộ luật hình sự", [("Bộ luật hình sự", "Bộ luật Hình sự")]),
        ("nghỉ Tết Nguyên Đán", [("Nguyên Đán", "Nguyên đán")]),
    ],
)  # fmt: skip
def test_wrong_capitals_are_found(text: str, slips: list[tuple[str, str]]) -> None:
    found = find_capital_slips(text)

    assert [(slip.found, slip.wanted) for slip in found] == slips
    assert all(text[slip.start : slip.end] == slip.found for slip in found)
    assert all(slip.why for slip in found)


@pytest.mark.parametrize(
    "text",
    [
        "lần thứ hai; thứ hai, cần làm; ngày thứ hai của hội nghị",
        "trong tháng ba lần; ngày, tháng, năm sinh; tháng một lần",
        "công an nhân dân, Quỹ tín dụng nhân dân, nhân dân tệ, an ninh nhân dân",
        "Đại học Nhân dân; Nhân dân trong xã; “vì nhân dân phục vụ”",
        "quản lý nhà nước, ngân sách nhà nước, bí mật nhà nước",
        "Khoản 2 Điều 5 được sửa đổi. Điểm a khoản 1 Điều 6 bãi bỏ",
        "Điểm a được tính 5 điều 10 việc; nhiều điều 5 năm qua",
        "Tỉnh Tuyên Quang có 124 xã. Thành phố Huế",
        "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG, SỞ TÀI CHÍNH",
        "cán bộ y tế, cơ sở y tế, cán bộ tư pháp, pháp luật đất đai",
        "Tỉnh ủy Tuyên Quang, Tỉnh đoàn; Sở dĩ",
        "",
    ],
)
def test_right_and_doubtful_capitals_are_left(text: str) -> None:
    assert not find_capital_slips(text)
