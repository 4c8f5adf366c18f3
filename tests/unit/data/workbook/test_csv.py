"""Tables of text are read whatever program wrote them; every value stays the text it is."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.data.load import to_plain
from baocao.data.model.shapes import strip_text
from baocao.data.workbook.book import Sheet, cell_name
from baocao.data.workbook.csv_text import find_delimiter
from baocao.data.workbook.decode import to_tree
from baocao.data.workbook.reading import read_book
from baocao.errors import BaocaoError, DataError
from baocao.viet import code_pages


def read(content: str | bytes, name: str = "danh-sach.csv") -> list[list[object]]:
    """Return the rows of a table, None for blank cells, up to the last value of each."""
    sheet = read_sheet(content, name)
    rows = max((row for row, _ in sheet.cells), default=0)
    return [
        [sheet.cells.get((row, column)) for column in range(1, width(sheet, row) + 1)]
        for row in range(1, rows + 1)
    ]


def width(sheet: Sheet, row: int) -> int:
    return max((column for one, column in sheet.cells if one == row), default=0)


def read_sheet(content: str | bytes, name: str = "danh-sach.csv") -> Sheet:
    book = read_book(content if isinstance(content, bytes) else content.encode(), name)
    assert (len(book.sheets), book.sheets[0].name) == (1, "")
    return book.sheets[0]


def refuse(content: str | bytes) -> DataError:
    with pytest.raises(DataError) as caught:
        read(content)
    assert caught.value.hint
    return caught.value


TABLE = [["Tên", "Số"], ["Xã An Bình", "05"]]


@pytest.mark.parametrize(
    "content",
    [
        "Tên;Số\nXã An Bình;05\n",
        "Tên,Số\r\nXã An Bình,05",
        "Tên\tSố\rXã An Bình\t05\r",
        "Tên|Số\nXã An Bình|05\n",
        "\ufeffTên;Số\n  Xã An Bình\u00a0;\u200b05\n\n;;\n",
        '"Tên";"Số"\n"Xã An Bình";"05"\n',
        "Te\u0302n;So\u0302\u0301\nXa\u0303 An Bi\u0300nh;05",
        "Tên;Số\nXã An Bình;05\n".encode("utf-16"),
        "Tên\tSố\r\nXã An Bình\t05\r\n".encode("utf-16"),
        "Tên;Số\nXã An Bình;05\n".encode("utf-8-sig"),
    ],
)
def test_every_manner_of_writing_a_table_is_read(content: str | bytes) -> None:
    assert read(content) == TABLE


@pytest.mark.parametrize("said", ["sep=,\n", "SEP=,\r\n", '"sep=,"\n', "sep=,;;;\n"])
def test_a_first_line_may_say_what_divides_columns(said: str) -> None:
    assert read(said + "a;b,c\n") == [[], ["a;b", "c"]]


def test_rows_count_as_in_excel_and_places_have_no_sheet() -> None:
    book = read_book('a;"một\r\nhai";c\n\nx;#N/A\n'.encode(), "danh-sach.csv")
    assert book.sheets[0].cells[1, 2] == "một\nhai"
    with pytest.raises(BaocaoError, match=r"^danh-sach.csv: B3: D603"):
        book.sheets[0].value((3, 2))


def test_quotes_hold_signs_line_breaks_and_quotes() -> None:
    assert read('a;"b;""c""\nd"\n5" ống;x') == [["a", 'b;"c"\nd'], ['5" ống', "x"]]


def test_what_looks_like_a_formula_is_only_text() -> None:
    line = ["=cmd|' /C calc'!A0", "+1", "-2", "@SUM(1)", "=1+1", "1E5", "0123", "9/10/2026", "TRUE"]
    assert read(";".join(line)) == [line]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Tên;Tỷ lệ;Số\nA;1,5;2,5\nB;3,5;4,5\n", ";"),
        ("1,5;2,5\n3,5;4,5\n", ";"),
        ("1,2,3\n4,5,6\n", ","),
        ("Tên;Địa chỉ\nA;xã X, huyện Y, tỉnh Z\nB;xã X, huyện Y, tỉnh Z\n", ";"),
        ('Tên,Ghi chú\nA,"một; hai; ba"\nB,"một; hai; ba"\n', ","),
        ('Tên,Ghi chú\nA,"một;\nhai;\nba;"\n', ","),
        ("Tên\nXã A\nXã B\n", ";"),
        ("", ";"),
        ("Họ tên\tĐịa chỉ\nAn\tthôn 1, xã X\n", "\t"),
    ],
)
def test_the_sign_that_divides_columns_is_told_by_all_lines(text: str, sign: str) -> None:
    assert find_delimiter(text) == sign


def test_tabs_divide_a_file_that_is_named_for_them() -> None:
    assert find_delimiter("một, hai\tba, bốn\nm, h, b\n", "a.tsv") == "\t"


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_what_python_writes_is_read_back(rows: list[list[str]], sign: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(rows)
    sheet = read_sheet(f"sep={sign}\n{stream.getvalue()}")
    for number, row in enumerate(rows, 2):
        for column, typed in enumerate(row, 1):
            at = (number, column)
            if at not in sheet.faults:
                expected = strip_text(unicodedata.normalize("NFC", typed))
                assert (sheet.cells.get(at) or "") == expected, cell_name(at)


VNI = "Teân ñôn vò;Soá hoäi nghò\nXaõ An Bình, huyeän Sôn Haø;5\nuûy ban nhaân daân thò traán;7\n"
OLD = "Tên đơn vị;Số hội nghị\nXã An Bình, huyện Sơn Hà;5\nủy ban nhân dân thị trấn;7\n"


def to_tcvn3(text: str) -> bytes:
    table = {letter: byte for byte, letter in code_pages._TO_UNICODE.items()}
    return bytes(table.get(letter, ord(letter)) for letter in text)


def to_1258(text: str) -> bytes:
    pieces = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        pieces.append((base + "".join(tones)).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize(
    ("content", "page"),
    [
        (to_1258(OLD), "Windows-1258"),
        (to_tcvn3(OLD), "TCVN3"),
        (VNI.encode("cp1252"), "VNI"),
    ],
)
def test_old_code_pages_are_known_and_told(content: bytes, page: str) -> None:
    book = read_book(content, "danh-sach.csv")
    expected = [line.split(";") for line in OLD.splitlines()]
    assert [[book.sheets[0].cells[row, column] for column in (1, 2)] for row in (1, 2, 3)] == expected
    (notice,) = book.notices
    assert (notice.code, page in notice.message) == ("D609", True)


@pytest.mark.parametrize(
    ("content", "code", "where", "said"),
    [
        ("a;b\n\xe9t\xe9;x".encode("latin-1"), "D607", "danh-sach.csv:2:1", "không nhận ra chắc chắn"),
        ("a;b\n".encode("utf-16-le") * 9, "D607", "danh-sach.csv", "không có dấu mở đầu"),
        ('a;b\n"c;d\ne;f\n', "D606", "danh-sach.csv:2", "không đóng"),
        ('a;b\n"c;d\ne;"f"\n', "D606", "danh-sach.csv:3", "mở nháy từ dòng 2"),
        ('a;"b" c\n', "D606", "danh-sach.csv:1", "sau dấu nháy đóng còn chữ"),
        (b"a;b\nc\0;d\n", "D606", "danh-sach.csv:2", "byte 0"),
        (";" * 20_000 + "x", "D602", "danh-sach.csv:1", "16.384 cột"),
        ("x" * 200_000, "D606", "danh-sach.csv:1", "dài quá mức"),
    ],
)
def test_a_table_that_cannot_be_told_says_where_and_why(
    content: str | bytes, code: str, where: str, said: str
) -> None:
    error = refuse(content)
    assert (error.code, str(error.where)) == (code, where)
    assert said in error.message


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        ("#REF!", "D603", "trỏ tới ô đã bị xóa"),
        ("#######", "D603", "cột hẹp"),
        ("a\x07b", "D204", "ký tự điều khiển"),
        ("ă" * 33_000, "D610", "32.767"),
    ],
)
def test_a_value_nobody_can_trust_is_a_fault_of_its_cell_alone(value: str, code: str, said: str) -> None:
    sheet = read_sheet(f"a;b\nc;{value}\n")
    assert dict(sheet.cells) == {(1, 1): "a", (1, 2): "b", (2, 1): "c"}
    with pytest.raises(BaocaoError, match=said) as caught:
        sheet.value((2, 2))
    assert (caught.value.code, str(caught.value.where)) == (code, "danh-sach.csv: B2")


def test_an_empty_table_has_no_cells() -> None:
    assert read("") == read("\n;;\n") == []


def test_a_table_parted_by_commas_may_have_per_cents_with_points():
    for text, value in (
        ("Mã,Chỉ tiêu,Thực hiện\n1.1,A,87.5%\n", "87,5%"),
        ("Mã;Chỉ tiêu;Thực hiện\n1.1;A;87.5%\n", "87.5%"),
    ):
        (found,) = to_plain(to_tree(read_book(text.encode(), "a.csv")))["so_lieu"]
        assert (found["ma"], found["gia_tri"]) == ("1.1", value)
