"""The list of units: read from tables and data files, names known over time."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.data.load import parse_tree
from baocao.data.unit_lists import read_unit_table, read_units
from baocao.data.units import UnitList
from baocao.data.workbook.reading import read_book
from baocao.errors import BaocaoError
from support.planned import book_of, grid

TABLE = """\
DANH SÁCH ĐƠN VỊ;;;;
STT;Tên đơn vị;Tên cũ;Đến ngày;Nhập vào;Điện thoại
1;Xã An Bình;Xã Bình Cũ; ;;0123
2;Xã Lâm Khê;;30/6/2026;Xã An Bình;
3;Phường Đông Hà;"Xã Đông; Xã Hà";;;
"""
BEFORE, AFTER = date(2026, 6, 30), date(2026, 9, 30)


@pytest.fixture
def units() -> UnitList:
    return read_unit_table(read_book(TABLE.encode(), "ds.csv"))


def test_a_table_is_read_wherever_its_headings_stand(units: UnitList) -> None:
    assert [unit.ten for unit in units.units] == ["Xã An Bình", "Xã Lâm Khê", "Phường Đông Hà"]
    assert units.units[2].ten_cu == ("Xã Đông", "Xã Hà")


def test_a_data_file_gives_the_same() -> None:
    found = read_units(
        parse_tree("don_vi: [Xã A, {ten: Xã B, nhap_vao: Xã A, den_ngay: 1/7/2025}]\n".encode(), "a.yaml")
    )
    assert [unit.ten for unit in found.list_on(AFTER)] == ["Xã A"]


def test_a_unit_renamed_on_a_day_was_there_before_under_its_former_name() -> None:
    text = "don_vi: [{ten: Phường C, ten_cu: Xã C, tu_ngay: 1/7/2026}, {ten: Xã D, tu_ngay: 1/7/2026}]\n"
    found = read_units(parse_tree(text.encode(), "a.yaml"))
    assert [unit.ten for unit in found.list_on(BEFORE)] == ["Phường C"]
    match = found.find("xã c", BEFORE)
    assert match is not None
    assert (match.unit.ten, match.is_former) == ("Phường C", True)


def test_a_row_that_adds_up_is_no_unit_and_a_name_may_come_back() -> None:
    found = read_unit_table(read_book("STT;Tên đơn vị\n1;Xã A\n;Tổng cộng\n".encode(), "ds.csv"))
    assert [unit.ten for unit in found.units] == ["Xã A"]
    back = "Tên đơn vị;Đến ngày;Nhập vào\nXã A;1/1/2020;Xã B\nXã B;1/1/2025;Xã A\nXã A;;\n"
    assert [one.ten for one in read_unit_table(read_book(back.encode(), "ds.csv")).list_on(AFTER)] == ["Xã A"]


def test_a_bare_number_is_a_day_where_one_is_asked_for() -> None:
    book = book_of({"DS": grid("Tên đơn vị | Đến ngày | Nhập vào\nXã A | 46203 | Xã B\nXã B | |")})
    assert read_unit_table(book).units[0].den_ngay == BEFORE


def test_units_are_those_of_a_day(units: UnitList) -> None:
    assert [unit.ten for unit in units.list_on(BEFORE)] == ["Xã An Bình", "Xã Lâm Khê", "Phường Đông Hà"]
    assert [unit.ten for unit in units.list_on(AFTER)] == ["Xã An Bình", "Phường Đông Hà"]


@pytest.mark.parametrize(
    ("typed", "meant", "is_former"),
    [
        ("xã an bình", "Xã An Bình", False),
        ("UBND xã An Bình", "Xã An Bình", False),
        ("Đảng ủy phường Đông Hà", "Phường Đông Hà", False),
        ("Đông Hà", "Phường Đông Hà", False),
        ("Xã Hà", "Phường Đông Hà", True),
        ("Xã Lâm Khê", "Xã An Bình", True),
        ("Phường An Bình", None, False),
        ("Xã Khác", None, False),
    ],
)
def test_a_typed_name_means_a_unit_or_none(
    units: UnitList, typed: str, meant: str | None, is_former: bool
) -> None:
    found = units.find(typed, AFTER)
    assert (found.unit.ten if found else None) == meant
    assert found is None or found.is_former == is_former


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Họ tên;Điện thoại\nAn;1\n", ["D650"]),
        ("Tên đơn vị\nXã A\nXã A\n", ["D651"]),
        ("Tên đơn vị;Nhập vào;Đến ngày\nXã A;Xã C;1/1/2026\n", ["D652"]),
        ("Tên đơn vị;Đến ngày\nXã A;31/2/2026\n", ["D102"]),
        ("Tên đơn vị;Nhập vào\nXã A;Xã B\nXã B;Xã A\n", ["D652", "D652"]),
    ],
)
def test_mistakes_of_a_list(text: str, codes: list[str]) -> None:
    with pytest.raises(BaocaoError) as caught:
        read_unit_table(read_book(text.encode(), "ds.csv"))
    assert [one.code for one in caught.value.flatten()] == codes
