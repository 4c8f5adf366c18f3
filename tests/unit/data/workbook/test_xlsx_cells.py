"""What stands in a cell is read as the person who typed it sees it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.data.workbook.xlsx_values import read_number
from baocao.errors import BaocaoError
from support.raw_xlsx import read_cell, read_rows


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<t>Xã An Bình</t>", "Xã An Bình"),
        ('<r><t>Xã </t></r><r><rPr><b/></rPr><t xml:space="preserve">An Bình</t></r>', "Xã An Bình"),
        ('<t>会議</t><rPh sb="0" eb="2"><t>カイギ</t></rPh><phoneticPr fontId="1"/>', "会議"),
        ('<t xml:space="preserve">  hai  chữ\u00a0\u200b</t>', "hai  chữ"),
        ("<t>Xa\u0303 Bi\u0300nh</t>", "Xã Bình"),
        ("<t>một_x000D_\nhai</t>", "một\nhai"),
        ("<t>_x005F_x000D_</t>", "_x000D_"),
        ("<t>_xD83D__xDE00_</t>", "😀"),
        ("<t>&lt;b&gt; &amp; _x</t>", "<b> & _x"),
        ("<t>0123</t>", "0123"),
        ("<t>1.5</t>", "1.5"),
        ("<t>=SUM(A1)</t>", "=SUM(A1)"),
        ("<t>  \n</t>", None),
        ("", None),
    ],
)
def test_texts_are_read_wherever_they_are_kept(xml: str, text: str | None) -> None:
    assert read_cell("<v>1</v>", 't="s"', shared=f"<si><t>khác</t></si><si>{xml}</si>") == text
    assert read_cell(f"<is>{xml}</is>", 't="inlineStr"') == text
    if "<r>" not in xml and "rPh" not in xml:
        bare = xml.replace('<t xml:space="preserve">', "").replace("<t>", "").replace("</t>", "")
        assert read_cell(f"<f>A2</f><v>{bare}</v>", 't="str"') == text


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("0", 0),
        ("-0", 0),
        ("5358", 5358),
        ("-12", -12),
        ("0.30000000000000004", Decimal("0.3")),
        ("98.499999999999986", Decimal("98.5")),
        ("1E+15", 10**15),
        ("1.2E-3", Decimal("0.0012")),
        ("123456789012", 123456789012),
        ("12345678901234567", 12345678901234600),
        ("3.0", 3),
        ("1e300", Decimal("1E+300")),
        (" 7 ", 7),
        ("1_000", "1_000"),
        ("nan", "nan"),
        ("1e99999", "1e99999"),
        ("١٢", "١٢"),
    ],
)
def test_numbers_have_the_fifteen_digits_that_excel_shows(raw: str, number: object) -> None:
    read = read_cell(f"<v>{raw}</v>")
    assert (read, type(read)) == (number, type(number))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_what_was_typed_comes_back_from_binary_numbers(number: Decimal) -> None:
    assert read_number(repr(float(number))) == number


DAY, MOMENT = date(2026, 10, 9), "09/10/2026 08:30"


@pytest.mark.parametrize(
    ("code", "raw", "shown"),
    [
        *((number, "46304", DAY) for number in (14, 15, 16, 17, 27, 30, 36, 50, 57, 58)),
        *((number, "0.3125", time(7, 30)) for number in (18, 19, 20, 21, 32, 33, 34, 55)),
        (22, "46304.354166666664", MOMENT),
        (46, "1.5", "36:00"),
        *(
            (code, "46304", DAY)
            for code in (
                "dd/mm/yyyy",
                "D/M/YY",
                "[$-42A]dd mmmm yyyy",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                '"Ngày" dd "tháng" mm "năm" yyyy',
                "[Red]dd\\-mm\\-yyyy;@",
                "[$-1010000]d/m/yyyy;@",
                "yyyy年m月d日",
                "mm/yyyy",
                "mmm",
                "_-dd/mm/yyyy_-",
            )
        ),
        ("dd/mm/yyyy", "46304.9999999", DAY),
        ("dd/mm/yyyy hh:mm", "46304.354166666664", MOMENT),
        ("dd/mm/yyyy hh:mm", "46304", DAY),
        ("dd/mm/yyyy hh:mm", "0.3125", time(7, 30)),
        ('h"h"mm', "0.3125", time(7, 30)),
        ("h:mm AM/PM", "46304.3125", time(7, 30)),
        ("mm:ss.000", "0.3125", time(7, 30)),
        ("[h]:mm", "1.5", "36:00"),
        ("dd/mm/yyyy", "1", date(1900, 1, 1)),
        ("dd/mm/yyyy", "59", date(1900, 2, 28)),
        ("dd/mm/yyyy", "61", date(1900, 3, 1)),
        (9, "0.985", "98,5%"),
        ("0.0%", "0.98333333", "98,3%"),
        ("0%", "0.98345", "98%"),
        ("0%", "0.985005", "99%"),
        ("0%", "0", "0%"),
        ("0%", "12", "1.200%"),
        ('0.0"%"', "98.5", "98,5%"),
        ("0\\%", "98.5", "98,5%"),
        *(
            (code, "46304", 46304)
            for code in (
                "General",
                "0",
                "#,##0",
                "0.00E+00",
                '#,##0 "đồng"',
                '0" người"',
                "[Red]0;[Blue]-0",
                "[$₫-42A]#,##0",
                "# ?/?",
                "@",
                "00000",
                '_-* #,##0\\ "₫"_-',
                "[>=1000]#,##0;0",
                '0 "ngày/tháng"',
                1,
                4,
                37,
                49,
                9999,
            )
        ),
    ],
)
def test_a_number_is_what_its_format_shows(code: str | int, raw: str, shown: object) -> None:
    read = read_cell(f"<v>{raw}</v>", 's="1"', formats=[code])
    assert (read, type(read)) == (shown, type(shown))


def test_days_count_from_1904_when_the_workbook_says_so() -> None:
    setting = '<workbookPr date1904="1"/>'
    assert read_cell("<v>44842</v>", 's="1"', formats=[14], book=setting) == DAY
    assert read_cell("<v>0</v>", 's="1"', formats=[14], book=setting) == date(1904, 1, 1)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("2026-10-09", DAY),
        ("2026-10-09T00:00:00", DAY),
        ("2026-10-09T08:30:00Z", MOMENT),
        ("T07:30:00", time(7, 30)),
        ("hôm qua", "hôm qua"),
    ],
)
def test_days_of_iso_are_read(raw: str, shown: object) -> None:
    assert read_cell(f"<v>{raw}</v>", 't="d"') == shown


@pytest.mark.parametrize(("raw", "value"), [("1", True), ("true", True), ("0", False)])
def test_yes_and_no_are_read(raw: str, value: bool) -> None:
    assert read_cell(f"<v>{raw}</v>", 't="b"') is value


def test_a_formula_gives_the_result_that_was_saved() -> None:
    rows = """<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>45</v></c>
      <c r="B1" t="str"><f>A1&amp;"x"</f><v>45x</v></c><c r="C1"><f t="shared" si="0"/><v>7</v></c>
      <c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>DDE("cmd";"/c calc";"x")</f><v>1</v></c></row>"""
    assert read_rows(rows) == {"A1": 45, "B1": "45x", "C1": 7, "E1": 1}


@pytest.mark.parametrize(
    ("inside", "attributes", "code", "said"),
    [
        ("<f>B1</f>", "", "D604", "không lưu kết quả"),
        ("<f>B1</f><v/>", "", "D604", "không lưu kết quả"),
        ("<f>B1</f><v>#REF!</v>", 't="e"', "D603", "trỏ tới ô đã bị xóa"),
        ("<v>#DIV/0!</v>", 't="e"', "D603", "chia cho số 0"),
        ("<v>#N/A</v>", 't="e"', "D603", "tìm không thấy"),
        ("<v>#LA!</v>", 't="e"', "D603", "không tính được"),
        ("<is><t>#NAME?</t></is>", 't="inlineStr"', "D603", "tên hàm"),
        ("<v>Err:502</v>", 't="str"', "D603", "Err:502"),
        ("<v>-1</v>", 's="1"', "D605", "không phải là ngày nào"),
        ("<v>60</v>", 's="1"', "D605", "không phải là ngày nào"),
        ("<v>3000000</v>", 's="1"', "D605", "không phải là ngày nào"),
        ("<v>1e300</v>", 's="1"', "D605", "không phải là ngày nào"),
        ("<v>9</v>", 't="s"', "D611", "chuỗi chữ mà tệp không có"),
        ("<v>-1</v>", 't="s"', "D611", "chuỗi chữ mà tệp không có"),
        ("<is><t>a_x0007_b</t></is>", 't="inlineStr"', "D204", "ký tự điều khiển"),
        (f"<is><t>{'ă' * 40_000}</t></is>", 't="inlineStr"', "D610", "32.767"),
    ],
)
def test_a_cell_without_a_value_to_trust_says_why(inside: str, attributes: str, code: str, said: str) -> None:
    with pytest.raises(BaocaoError, match=said) as caught:
        read_cell(inside, attributes, formats=[14])
    assert (caught.value.code, caught.value.where.cell) == (code, "Trang 1!A1")
    assert caught.value.hint


def test_places_are_implied_where_nothing_says_them() -> None:
    rows = """<row><c><v>1</v></c><c/><!-- x --><c><v>2</v></c></row>
      <row r="5"><c r="D5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"""
    assert read_rows(rows) == {"A1": 1, "C1": 2, "D5": 3, "E5": 4, "A6": 5}


def test_cells_come_in_the_order_of_the_sheet_and_the_last_of_two_counts() -> None:
    rows = """<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row>
      <row r="1"><c r="B1" t="e"><v>#REF!</v></c><c r="A1"><v>1</v></c><c r="b1"><v>2</v></c></row>"""
    assert list(read_rows(rows).items()) == [("A1", 1), ("B1", 2), ("A3", 3), ("B3", 4)]


def test_cells_that_excel_does_not_have_are_left_out() -> None:
    rows = """<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1048577"><c><v>2</v></c></row>
      <row r="0"><c><v>3</v></c></row><row r="2"><c r="XFE2"><v>4</v></c><c r="?"><v>5</v></c></row>"""
    assert read_rows(rows, before='<dimension ref="A1:A1"/>') == {"XFD1048576": 1}
