"""Chương trình and danh sách: data in, exact rows out."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.data.load import parse_tree
from baocao.data.model import read_conference
from baocao.layout.profile import load_profile

BASE = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
"""
CHAIR = "hoi_nghi: {ten: Hội nghị A, chu_tri: {ho_ten: Lê An, chuc_vu: Chủ tịch}}\n"


def write(kind: str, text: str) -> dict[str, Any]:
    conference = read_conference(parse_tree((BASE + text).encode(), "thu.yaml"))
    return build_context(conference, kind, load_profile("nd30"))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            "{gio: 8h, noi_dung: khai mạc., nguoi: Lê An}, {gio: 8h - 8h15, noi_dung: Báo cáo}",
            ["08h00 | Khai mạc | Đồng chí Lê An", "08h00 - 08h15 | Báo cáo | "],
        ),
        ("{gio: 8h, noi_dung: A}, {gio: 08h00, noi_dung: B}", ["08h00 | A | ", " | B | "]),
        (
            "{noi_dung: A, nguoi: {ho_ten: Đỗ Bình, chuc_vu: Phó Chủ tịch}}, {noi_dung: B, nguoi: Đỗ Bình}",
            [" | A | Đồng chí Đỗ Bình, Phó Chủ tịch", " | B | Đồng chí Đỗ Bình"],
        ),
        (
            "{noi_dung: 'Đồng chí Lê An, Chủ tịch, khai mạc', nguoi: {ho_ten: Lê An, chuc_vu: Chủ tịch}}",
            [" | Khai mạc | Đồng chí Lê An"],
        ),
        (
            "{loai: thao-luan, nguoi: các đại biểu}, {noi_dung: Nghỉ}",
            [" | Thảo luận | Các đại biểu", " | Nghỉ | "],
        ),
    ],
)
def test_a_row_says_when_what_and_who_once(items: str, expected: list[str]) -> None:
    rows = write("chuong-trinh", f"{CHAIR}chuong_trinh: [{items}]")["bang_chuong_trinh"]["dong"]
    assert [f"{row['gio']} | {row['noi_dung']} | {row['nguoi']}" for row in rows] == expected


@pytest.mark.parametrize(
    ("item", "has_hours", "has_doers"),
    [
        ("gio: 8h, noi_dung: A, nguoi: B", True, True),
        ("gio: 8h, noi_dung: A", True, False),
        ("noi_dung: A", False, False),
    ],
)
def test_a_column_with_nothing_in_it_is_not_there(item: str, has_hours: bool, has_doers: bool) -> None:
    table = write("chuong-trinh", f"chuong_trinh: {{{item}}}")["bang_chuong_trinh"]
    assert (table["co_gio"], table["co_nguoi"]) == (has_hours, has_doers)


@pytest.mark.parametrize(
    ("kind", "paper", "number"),
    [
        ("chuong-trinh", "ngay: 05/10/2026", ""),
        ("chuong-trinh", "so: 5", "Số: 05/CTr-UBND"),
        ("danh-sach", "ngay: 05/10/2026", ""),
        ("danh-sach", "so: 12", "Số: 12/DS-UBND"),
    ],
)
def test_what_is_handed_out_has_a_number_only_when_it_is_given(kind: str, paper: str, number: str) -> None:
    assert write(kind, f"van_ban: {{{kind}: {{{paper}}}}}")["so_ky_hieu"] == number


def test_nobody_is_addressed_so_nothing_is_as_above() -> None:
    text = 'van_ban: {chung: {kinh_gui: Tỉnh ủy, noi_nhan: [Như trên, Các thôn, "Lưu: VT"]}}'
    assert write("danh-sach", text)["noi_nhan"] == ["- Các thôn;", "- Lưu: VT."]


def roll(text: str) -> dict[str, Any]:
    return write("danh-sach", text)["bang_dai_bieu"]


def rows(text: str) -> list[str]:
    return [" | ".join(filter(None, list(row.values())[1:])) for row in roll(text)["dong"]]


def test_everyone_is_listed_once_those_with_a_part_in_it_first() -> None:
    text = """
hoi_nghi:
  chu_tri:
    - {ho_ten: Lê An, chuc_vu: Chủ tịch}
    - {ho_ten: Đỗ Bình, chuc_vu: Phó Chủ tịch, vai_tro: đồng chủ trì}
  thu_ky: {ho_ten: Hà Chi}
thanh_phan:
  - {ho_ten: LÊ AN, chuc_vu: [Phó Bí thư, Chủ tịch]}
  - {ho_ten: Hà Chi, chuc_vu: Văn thư}
  - {ho_ten: Vũ Dần, don_vi: xã A}
  - {ho_ten: Vũ Dần, don_vi: xã B}
  - {ho_ten: Vũ Dần, don_vi: xã A}
  - {ho_ten: Lý Em, danh_xung: bà, hoc_vi: TS.}
  - {nhom: trưởng thôn, so_luong: 8, tai: điểm cầu thôn, moi_boi: các thôn}
"""
    assert rows(text) == [
        "I. Chủ trì (02 người)",
        "1 | Lê An | Phó Bí thư, Chủ tịch",
        "2 | Đỗ Bình | Phó Chủ tịch | Đồng chủ trì",
        "II. Thư ký (01 người)",
        "3 | Hà Chi | Văn thư",
        "III. Đại biểu (11 người)",
        "4 | Vũ Dần | Xã A",
        "5 | Vũ Dần | Xã B",
        "6 | Bà TS. Lý Em",
        "7 | Trưởng thôn | 08 đại biểu; tại điểm cầu thôn; do các thôn mời",
    ]


@pytest.mark.parametrize(
    ("people", "attendance", "expected"),
    [
        ("{ho_ten: A}, {ho_ten: B}", "", "Tổng số: 02 người"),
        ("{nhom: Trưởng thôn, so_luong: 12}", "", "Tổng số: 12 đại biểu"),
        ("{nhom: Trưởng thôn}", "", ""),
        (
            "{ho_ten: A}, {nhom: Trưởng thôn, so_luong: 12}",
            "",
            "Tổng số: 13 người, gồm 01 người có tên trong danh sách và 12 đại biểu theo nhóm",
        ),
        ("{ho_ten: A}, {nhom: Đại biểu, so_luong: 12}", "", "Có tên trong danh sách: 01 người"),
        (
            "{ho_ten: A}, {ho_ten: B}",
            "trieu_tap: 2, co_mat: 1, vang_co_ly_do: 1",
            "Tổng số: 02 người. Điểm danh: triệu tập 02, có mặt 01, vắng có lý do 01",
        ),
        ("{ho_ten: A}", "trieu_tap: 1200, co_mat: 1200", "Điểm danh: triệu tập 1.200, có mặt 1.200"),
    ],
)
def test_a_sum_is_given_only_when_it_is_certain(people: str, attendance: str, expected: str) -> None:
    text = f"thanh_phan: [{people}]\n" + (f"diem_danh: {{{attendance}}}" if attendance else "")
    assert roll(text)["tong_so"] == expected


def test_who_directs_is_no_chair_and_abbreviations_are_introduced_once() -> None:
    rows = write(
        "danh-sach",
        """
hoi_nghi:
  ten: Hội nghị A
  chu_tri:
    - {ho_ten: Lê An, chuc_vu: Chủ tịch UBND tỉnh, vai_tro: dự và chỉ đạo}
    - {ho_ten: Vũ Chi, chuc_vu: Chủ tịch UBND xã}
thanh_phan: {ho_ten: Đỗ Bình}
viet_tat: {UBND: Ủy ban nhân dân}
""",
    )["bang_dai_bieu"]["dong"]
    assert [row["ten"] for row in rows][::3] == ["I. Chỉ đạo, chủ trì (02 người)", "II. Đại biểu (01 người)"]
    assert rows[1]["chuc_vu"] == "Chủ tịch Ủy ban nhân dân (UBND) tỉnh"
    assert rows[2]["chuc_vu"] == "Chủ tịch UBND xã"


@pytest.mark.parametrize(("words", "is_wide"), [(10, False), (40, True)])
def test_long_posts_turn_the_page(words: int, is_wide: bool) -> None:
    assert roll(f"thanh_phan: {{ho_ten: A, chuc_vu: {'Ủy viên ' * words}}}")["ngang"] is is_wide


def test_sex_is_noted_when_it_is_known_of_everyone() -> None:
    both = "{ho_ten: A, gioi_tinh: nam}, {ho_ten: B, gioi_tinh: nữ}"
    assert rows(f"thanh_phan: [{both}]") == ["1 | A | Nam", "2 | B | Nữ"]
    assert rows(f"thanh_phan: [{both}, {{ho_ten: C}}]") == ["1 | A", "2 | B", "3 | C"]
