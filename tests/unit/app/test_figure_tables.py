"""Phụ lục số liệu: figures in, the columns and rows that have something to print out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.data.load import parse_tree
from baocao.data.model import read_conference
from baocao.layout.profile import load_profile

BASE = """
co_quan: {khoi: nha-nuoc, ten: UBND xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
ky: {bao_cao: quý III năm 2026}
"""
ACTUAL = "Thực hiện"
SAME_PERIOD = "[{ky: cùng kỳ, gia_tri: 7}]"
LAST_YEAR = "{ky: cùng kỳ năm 2025, gia_tri: 5}"


def write(figures: str, more: str = "", layout: str = "nd30") -> dict[str, Any]:
    """Return the variables of a phụ lục of these figures."""
    text = f"{BASE}so_lieu: [{figures}]\n{more}"
    return build_context(
        read_conference(parse_tree(text.encode(), "thu.yaml")), "phu-luc", load_profile(layout)
    )


def tables(figures: str) -> list[dict[str, Any]]:
    """Return the tables of a phụ lục of these figures."""
    return write(figures)["phu_luc"]["so_lieu"]["bang"]


def rows(figures: str) -> list[list[str]]:
    """Return the rows of the only table: title, then names with cells."""
    (table,) = tables(figures)
    return [table["cot"], *([row["ten"], *row["o"]] for row in table["dong"])]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("{ten: đơn, gia_tri: 34, tren: 36, dinh_tinh: trên}", [[ACTUAL], ["Đơn", "trên 34/36"]]),
        (
            "{ten: A, gia_tri: 05, ke_hoach: 04}",
            [["Kế hoạch", ACTUAL, "Tỷ lệ so với kế hoạch"], ["A", "04", "05", "125%"]],
        ),
        (
            "{ten: A, gia_tri: 9, ke_hoach: {ty_le: 90%, dinh_tinh: gần}}",
            [[ACTUAL, "Tỷ lệ so với kế hoạch"], ["A", "9", "gần 90%"]],
        ),
        ("{ten: A, ke_hoach: 9}", [["Kế hoạch"], ["A", "9"]]),
        (
            f"{{ten: A, gia_tri: 3, so_sanh: [{LAST_YEAR}]}}, {{ten: B, gia_tri: 8}}",
            [[ACTUAL, "Cùng kỳ năm 2025", "Tăng, giảm"], ["A", "3", "5", "-2"], ["B", "8", "", ""]],
        ),
        (
            f"{{ten: A, gia_tri: 3, so_sanh: [{LAST_YEAR}]}}, {{ten: B, gia_tri: 8, so_sanh: {SAME_PERIOD}}}",
            [[ACTUAL, "Cùng kỳ năm 2025", "Tăng, giảm"], ["A", "3", "5", "-2"], ["B", "8", "7", "+1"]],
        ),
        (
            "{ten: A, gia_tri: 3, so_sanh: [{ky: năm 2025, thay_doi: -2, dinh_tinh: hơn}]}",
            [[ACTUAL, "Tăng, giảm so với năm 2025"], ["A", "3", "giảm hơn 2"]],
        ),
        (
            "{ten: A, gia_tri: 3, so_sanh: [{ky: năm 2025, loai: khong-so-sanh}]}",
            [[ACTUAL, "Năm 2025"], ["A", "3", "không so sánh"]],
        ),
        (
            "{ten: A, gia_tri: '82,4', don_vi: '%', so_sanh: [{ky: năm 2025, gia_tri: 80}]}",
            [[ACTUAL, "Năm 2025", "Tăng, giảm"], ["A", "82,4", "80", "+2,4 điểm %"]],
        ),
        (
            (
                "{ten: A, gia_tri: 3, ke_hoach: 3, gom: [{ten: nam, gia_tri: 1}, "
                "{ten: nữ, gia_tri: 2, dinh_tinh: gần}]}"
            ),
            [
                ["Kế hoạch", ACTUAL, "Tỷ lệ so với kế hoạch"],
                ["A", "3", "3", "100%"],
                ["- Nam", "", "1", ""],
                ["- Nữ", "", "gần 2", ""],
            ],
        ),
    ],
)
def test_a_table_has_the_columns_that_have_something_in_them(figures: str, expected: list[list[str]]) -> None:
    assert rows(figures) == expected


def test_two_periods_have_columns_of_their_own() -> None:
    found = rows(
        f"{{ten: A, gia_tri: 3, so_sanh: [{LAST_YEAR}]}}, "
        "{ten: B, gia_tri: 8, so_sanh: [{ky: quý II, gia_tri: 6}]}"
    )
    assert found == [
        [
            ACTUAL,
            "Cùng kỳ năm 2025",
            "Tăng, giảm so với cùng kỳ năm 2025",
            "Quý II",
            "Tăng, giảm so với quý II",
        ],
        ["A", "3", "5", "-2", "", ""],
        ["B", "8", "", "", "6", "+2"],
    ]


def test_of_many_periods_the_common_ones_have_columns_and_the_rest_share_one() -> None:
    (table,) = tables(
        f"{{ten: A, gia_tri: 3, so_sanh: [{LAST_YEAR}, {{ky: quý I, gia_tri: 1}}, "
        "{ky: quý II, thay_doi: 1}]}, "
        f"{{ten: B, gia_tri: 8, so_sanh: [{LAST_YEAR}, {{ky: năm 2020, loai: khong-so-sanh}}]}}"
    )
    assert table["cot"][-1] == "So sánh với kỳ khác"
    assert [row["o"][-1] for row in table["dong"]] == [
        "quý I: 1 (tăng 2); quý II: tăng 1",
        "năm 2020: không so sánh",
    ]


def test_columns_beyond_the_page_are_a_second_table_of_the_rows_that_have_them() -> None:
    periods = ", ".join(f"{{ky: năm {year}, gia_tri: 1}}" for year in (2023, 2024, 2025))
    first, second = tables(
        f"{{ten: A, gia_tri: 3, ke_hoach: 3, so_sanh: [{periods}]}}, {{ten: B, gia_tri: 8}}"
    )
    assert (first["so"], first["ten"], len(first["cot"])) == ("1", "Kết quả thực hiện các chỉ tiêu", 7)
    assert (second["so"], second["ten"]) == ("2", "So sánh với các kỳ")
    assert second["cot"] == ["Năm 2025", "Tăng, giảm so với năm 2025"]
    assert [(row["stt"], row["ten"]) for row in second["dong"]] == [("1", "A")]


def of_units(east: int, west: int) -> str:
    """Return the shares of two units."""
    return f"theo_don_vi: [{{don_vi: Thôn Đông, gia_tri: {east}}}, {{don_vi: Thôn Đoài, gia_tri: {west}}}]"


UNEQUAL = "theo_don_vi: [{don_vi: Thôn Đông, gia_tri: 2}, {don_vi: Thôn Hạ, gia_tri: 4, dinh_tinh: hơn}]"
MODELS = "ten: Số mô hình, don_vi: mô hình, gia_tri: 3, tren: 4, dinh_tinh: trên"


@pytest.mark.parametrize(
    ("figures", "columns", "units", "totals"),
    [
        (
            f"{{ten: Họp, don_vi: cuộc, {of_units(2, 3)}}}, {{{MODELS}, {of_units(1, 2)}}}",
            ["Họp (cuộc)", "Số mô hình"],
            [["Thôn Đông", "2", "1"], ["Thôn Đoài", "3", "2"]],
            ["5", "trên 3"],
        ),
        (
            f"{{ten: Tỷ lệ, don_vi: '%', gia_tri: 95, {of_units(90, 98)}}}",
            ["Tỷ lệ (%)"],
            [["Thôn Đông", "90"], ["Thôn Đoài", "98"]],
            [],
        ),
        (
            f"{{ten: Họp, {UNEQUAL}}}, {{ten: Thu, {of_units(1, 2)}}}",
            ["Họp", "Thu"],
            [["Thôn Đông", "2", "1"], ["Thôn Hạ", "hơn 4", ""], ["Thôn Đoài", "", "2"]],
            ["", "3"],
        ),
    ],
)
def test_units_are_rows_and_their_figures_columns(
    figures: str, columns: list[str], units: list[list[str]], totals: list[str]
) -> None:
    table = tables(figures)[-1]
    assert (table["ten"], table["dau"], table["cot"]) == ("Số liệu theo đơn vị", "Đơn vị", columns)
    assert [[row["ten"], *row["o"]] for row in table["dong"]] == units
    assert table["tong"] == totals


def test_figures_of_other_units_and_figures_beyond_the_page_have_tables_of_their_own() -> None:
    many = ", ".join(f"{{ten: Số {at}, {of_units(1, 2)}}}" for at in range(9))
    found = tables(f"{many}, {{ten: Hội, theo_don_vi: [{{don_vi: Hội Nông dân, gia_tri: 4}}]}}")
    assert [len(table["cot"]) for table in found] == [1, 4, 5, 1]
    assert [table["ten"] for table in found[1:]] == [
        "Số liệu theo đơn vị",
        "Số liệu theo đơn vị (tiếp theo)",
        "Số liệu theo đơn vị (tiếp theo)",
    ]
    assert [table["so"] for table in found] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("figures", "wide"),
    [
        ("{ten: A, don_vi: cuộc, gia_tri: 3, ke_hoach: 3}", False),
        (f"{{ten: A, don_vi: cuộc, gia_tri: 3, so_sanh: [{LAST_YEAR}]}}", False),
        (f"{{ten: A, don_vi: cuộc, gia_tri: 3, ke_hoach: 3, so_sanh: [{LAST_YEAR}]}}", True),
        (
            "{ten: A, gia_tri: 3, ke_hoach: {gia_tri: 3}, so_sanh: [{ky: năm 2025, thay_doi: 1}]}",
            False,
        ),
    ],
)
def test_the_page_lies_across_when_the_columns_need_it(figures: str, wide: bool) -> None:
    assert write(figures)["phu_luc"]["so_lieu"]["ngang"] is wide


@pytest.mark.parametrize(
    ("more", "layout", "expected"),
    [
        (
            "van_ban: {bao-cao: {so: 8, ngay: 05/10/2026}}",
            "nd30",
            "(Kèm theo Báo cáo số 08/BC-UBND ngày 05 tháng 10 năm 2026 của UBND xã An Bình)",
        ),
        (
            "van_ban: {bao-cao: {so: 8, ngay: 05/10/2026}}",
            "dang-hd05",
            "(Kèm theo Báo cáo số 08-BC/UBND, ngày 05 tháng 10 năm 2026 của UBND xã An Bình)",
        ),
        (
            "van_ban: {chung: {so: 12, ngay: 05/10/2026}}",
            "nd30",
            "(Kèm theo Báo cáo số 12/BC-UBND ngày 05 tháng 10 năm 2026 của UBND xã An Bình)",
        ),
        ("hoi_nghi: {thoi_gian: {ngay: 08/10/2026}}", "nd30", "ngày\u00a0\u00a0\u00a0"),
    ],
)
def test_it_names_the_report_it_belongs_to(more: str, layout: str, expected: str) -> None:
    assert expected in write("{ten: A, gia_tri: 3}", more, layout)["kem_theo"]


def test_its_title_and_number_are_its_own() -> None:
    found = write("{ten: A, gia_tri: 3}", "van_ban: {phu-luc: {so: II}}")
    assert (found["trich_yeu"], found["phu_luc"]["so_lieu"]["ten_goi"]) == (
        "Số liệu kết quả công tác quý III năm 2026",
        "Phụ lục II",
    )
    common = write("{ten: A, gia_tri: 3}", "van_ban: {chung: {so: 12}}")
    assert common["phu_luc"]["so_lieu"]["ten_goi"] == "Phụ lục"


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("bao-cao: {ngay: 05/10/2026}, phu-luc: {ngay: 06/10/2026}", date(2026, 10, 5)),
        ("phu-luc: {ngay: 06/10/2026}", date(2026, 10, 6)),
        ("chung: {so: 1}", date(2026, 10, 8)),
    ],
)
def test_it_has_the_date_of_the_report_it_belongs_to(paper: str, expected: date) -> None:
    text = f"hoi_nghi: {{thoi_gian: {{ngay: 08/10/2026}}}}\nvan_ban: {{{paper}}}"
    assert read_conference(parse_tree(text.encode(), "thu.yaml")).ngay_van_ban("phu-luc") == expected
