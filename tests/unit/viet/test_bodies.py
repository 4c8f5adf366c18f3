"""Bodies, levels and provinces that no longer exist at a date."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.viet.bodies import find_abolished

NOW = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đề nghị UBND các huyện, thành phố triển khai", ["UBND các huyện"]),
        ("Huyện ủy Minh Sơn; ỦY BAN NHÂN DÂN HUYỆN MINH SƠN", ["Huyện ủy", "ỦY BAN NHÂN DÂN HUYỆN MINH SƠN"]),
        ("Đảng uỷ xã báo cáo Quận uỷ", ["Quận uỷ"]),
        ("Công an quận 1, thị trấn Vĩnh Khê", ["Công an quận 1", "thị trấn Vĩnh Khê"]),
        ("các thị xã Hà Tân và Đông Lũng", ["thị xã Hà Tân"]),
        ("Phòng Nội vụ huyện tham mưu", ["Phòng Nội vụ huyện"]),
        ("trên địa bàn huyện; chính quyền cấp huyện", ["địa bàn huyện", "cấp huyện"]),
        ("Ban Dân vận Tỉnh ủy và Ban Tuyên giáo Tỉnh ủy", ["Ban Dân vận", "Ban Tuyên giáo"]),
        ("Ban cán sự đảng UBND tỉnh; Đảng đoàn MTTQ", ["Ban cán sự đảng", "Đảng đoàn"]),
        ("Sở Lao động - Thương binh và Xã hội phối hợp", ["Sở Lao động - Thương binh và Xã hội"]),
        ("tỉnh Hoà Bình, Tỉnh ủy Bắc Giang", ["tỉnh Hoà Bình", "Tỉnh ủy Bắc Giang"]),
        ("Đảng bộ tỉnh Bà Rịa - Vũng Tàu", ["tỉnh Bà Rịa - Vũng Tàu"]),
        ("HĐND tỉnh Đồng Nai", ["tỉnh Đồng Nai"]),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về văn thư, UBND huyện Minh Sơn ban hành",
         ["UBND huyện Minh Sơn"]),
        ("Luật Thực hiện dân chủ ở cơ sở năm 2022, Ban Dân vận tham mưu", ["Ban Dân vận"]),
    ],
)  # fmt: skip
def test_what_has_ended_is_found(text: str, found: list[str]) -> None:
    slips = find_abolished(text, NOW)

    assert [slip.found for slip in slips] == found
    for slip in slips:
        assert text[slip.start : slip.end] == slip.found
        assert slip.wanted
        assert slip.why.startswith("không còn từ ")


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2024 của UBND huyện Minh Sơn về việc thành lập;",
        "Báo cáo của Huyện ủy Minh Sơn ngày 05/3/2024",
        "Quyết định số 15/QĐ-UBND ngày 05/3/2023 của UBND tỉnh quy hoạch thị trấn Vĩnh Khê, huyện Minh Sơn",
        "theo Thông tư số 15/2023/TT-BTTTT của Bộ Thông tin và Truyền thông",
        "Nguyên Bí thư Huyện ủy Minh Sơn; nguyên Trưởng Ban Dân vận Tỉnh ủy",
        "sau khi kết thúc hoạt động của chính quyền cấp huyện",
        "tỉnh Hà Giang (cũ); địa bàn huyện Minh Sơn trước đây",
        "Năm 2024, UBND huyện Minh Sơn đạt 98,5%; giai đoạn 2021 - 2024, các huyện",
        "6 tháng đầu năm 2025, UBND huyện Minh Sơn tiếp 120 lượt công dân",
        "hợp tác với huyện Ma Lật Pha, tỉnh Vân Nam (Trung Quốc)",
        "Trường Trung học cơ sở Bà Huyện Thanh Quan",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy; BAN TUYÊN GIÁO VÀ DÂN VẬN",
        "Ban Tuyên giáo Hội Liên hiệp Phụ nữ tỉnh; Ban Tuyên giáo - Nữ công Liên đoàn Lao động tỉnh",
        "Ủy ban nhân dân các xã, phường; Thành ủy Hà Nội; tỉnh Thái Nguyên; xã Thái Bình",
        "Quê quán: huyện Minh Sơn, tỉnh Hà Nam",
        "",
    ],
)
def test_what_exists_and_what_was_is_no_fault(text: str) -> None:
    assert not find_abolished(text, NOW)


def test_a_body_is_a_fault_from_its_last_day_on() -> None:
    text = "UBND huyện Minh Sơn; Ban Dân vận Tỉnh ủy; tỉnh Đồng Nai"

    assert not find_abolished(text, date(2025, 1, 31))
    assert [slip.found for slip in find_abolished(text, date(2025, 6, 30))] == ["Ban Dân vận"]
    assert len(find_abolished(text, date(2025, 7, 1))) == 2
    assert len(find_abolished(text, date(2026, 4, 30))) == 3
