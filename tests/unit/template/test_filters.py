from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from baocao.template.filters import FILTERS
from support.filling import failures, file, filled


@pytest.mark.parametrize(
    ("expression", "value", "expected"),
    [
        ("v|so", 5358, "5.358"),
        ("v|so", Decimal("98.5"), "98,5"),
        ("v|so", "98,5", "98,5"),
        ("v|so", "64.604", "64.604"),
        ("v|so", -3, "-3"),
        ("v|so", 0, "0"),
        ("v|so(2)", Decimal("3.14159"), "3,14"),
        ("v|phan_tram", "98,5", "98,5%"),
        ("v|phan_tram", 100, "100%"),
        ("v|hai_chu_so", 2, "02"),
        ("v|hai_chu_so", "9", "09"),
        ("v|hai_chu_so", 12, "12"),
        ("v|so_thanh_chu", 105, "một trăm linh năm"),
        ("v|so_thanh_chu('đại biểu')", "105", "một trăm linh năm đại biểu"),
        ("v|tien_bang_chu", 1_500_000, "Một triệu năm trăm nghìn đồng"),
        ("v|la_ma", 4, "IV"),
        ("v|chu_cai", 5, "đ"),
        ("v|ngay_ngan", date(2023, 10, 4), "04/10/2023"),
        ("v|ngay_ngan", "5/9/2026", "05/9/2026"),
        ("v|ngay_day_du", "4/10/2023", "ngày 04 tháng 10 năm 2023"),
        ("v|ngay_tin", "04/10/2023", "4/10"),
        ("v|thu", "04/10/2023", "thứ Tư"),
        ("v|gio", time(8, 30), "08 giờ 30 phút"),
        ("v|gio", "8h30", "08 giờ 30 phút"),
        ("v|hoa", "Ủy ban nhân dân", "ỦY BAN NHÂN DÂN"),
        ("v|hoa_dau", "quý III", "Quý III"),
        ("v|thuong_dau", "Kết quả quý III", "kết quả quý III"),
        ("v|bo_dau_cuoi", "Tăng cường.", "Tăng cường"),
        ("v|noi_va", ["Tư pháp", "Nội vụ", "Công an"], "Tư pháp, Nội vụ và Công an"),
        ("v|noi_va", ["Tư pháp", "Nội vụ"], "Tư pháp và Nội vụ"),
        ("v|noi_va", ["Tư pháp"], "Tư pháp"),
        ("v|noi_va", [], ""),
        ("v|noi_va", ["a", None, "b"], "a và b"),
        ("v|noi_va", "Tư pháp", "Tư pháp"),
        ("v|noi_cham_phay", ["Ông A", None, "Bà B"], "Ông A; Bà B"),
        ("v|noi_cham_phay", "Ông A", "Ông A"),
        ("v|xep_ten|join(' ')", ["Đào", "Dung", "Ân", "An"], "An Ân Dung Đào"),
    ],
)
def test_filters_write_as_offices_do(expression: str, value: object, expected: str) -> None:
    assert filled(f"{{{{ {expression} }}}}", v=value) == [expected]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("v|so", "chữ"),
        ("v|so", None),
        ("v|so", True),
        ("v|so", [1]),
        ("v|hai_chu_so", Decimal("1.5")),
        ("v|so_thanh_chu", "1,5"),
        ("v|la_ma", "x"),
        ("v|la_ma", 0),
        ("v|chu_cai", 0),
        ("v|chu_cai", 99),
        ("v|ngay_ngan", "31/02/2023"),
        ("v|ngay_ngan", 5),
        ("v|ngay_day_du", None),
        ("v|thu", "hôm qua"),
        ("v|gio", "25h"),
        ("v|noi_va", 5),
        ("v|phan_tram", "x%y"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(expression: str, value: object) -> None:
    """A report with a hole is worse than no report."""
    (error,) = failures(file(f"x {{{{ {expression} }}}}"), v=value)
    assert error.where.path == "thân văn bản, đoạn 1"
    assert error.where.column == 3
    assert error.hint


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_is_described_in_vietnamese_with_an_example(name: str) -> None:
    text = FILTERS[name].__doc__ or ""
    assert text.splitlines()[0].endswith(".")
    assert ">>>" in text


@pytest.mark.parametrize("name", sorted(FILTERS))
@pytest.mark.parametrize(
    "value", [None, "", "x", 0, -1, 10**30, Decimal("NaN"), [], {}, [None], True, date(2023, 1, 1)]
)
def test_no_value_makes_a_filter_crash(name: str, value: Any) -> None:
    for error in failures(file(f"{{{{ v|{name} }}}}"), v=value):
        assert error.code[0] in "TD"


@pytest.mark.parametrize("expression", ["a * 2", "2 * a", "a + a", "a + 1", "a > 1", "a * 2 + 1"])
@pytest.mark.parametrize("value", ["1.500.000", "1.500", "98,5"])
def test_digits_of_numbers_as_text_are_never_repeated_or_joined(expression: str, value: str) -> None:
    (error,) = failures(file(f"{{{{ {expression} }}}}"), a=value)
    assert error.code == "T303"
    assert "thanh_so" in error.hint


@pytest.mark.parametrize(
    ("expression", "value", "expected"),
    [
        ("a * 2", "-", "--"),
        ("a + a", "1", "11"),
        ("a + ' đ'", "1.500", "1.500 đ"),
        ("a ~ a", "1.500", "1.5001.500"),
        ("a | int", "1.500.000", "1500000"),
        ("a | float", "98,5", "98.5"),
        ("a | float", "1.500", "1.5"),
        ("a | int", "chữ", "0"),
        ("a | int(7)", "chữ", "7"),
    ],
)
def test_texts_compute_as_jinja_has_it_otherwise(expression: str, value: str, expected: str) -> None:
    assert filled(f"{{{{ {expression} }}}}", a=value) == [expected]


@pytest.mark.parametrize("items", [[[1]], [[1, 2, 3]]])
def test_items_that_do_not_come_apart_are_told_in_vietnamese(items: list[list[int]]) -> None:
    (error,) = failures(file("{% for k, v in ds %}{{ k }}{% endfor %}"), ds=items)
    assert (error.code, "số tên đứng trước chữ in" in error.message) == ("T303", True)
