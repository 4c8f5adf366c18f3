"""What a clerk has put in the wrong place is read, refused or told; no number is lost without a word."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.data.load import to_plain
from baocao.data.model import read_conference
from baocao.data.workbook.book import Book
from baocao.data.workbook.decode import to_tree
from baocao.data.workbook.layout import find_block
from baocao.data.workbook.reading import read_book
from baocao.errors import BaocaoError
from support.planned import book_of, grid

FIGURE = {"ten": "Vụ hòa giải thành", "don_vi": "vụ", "gia_tri": 7}


def read(text: str, sheet: str = "Trang 1", **facts):
    return to_plain(to_tree(book_of({sheet: grid(text)}, **({sheet: facts} if facts else {}))))


def told(text: str, sheet: str = "Trang 1") -> list[tuple[str, str]]:
    tree = to_tree(book_of({sheet: grid(text)}))
    return [(one.code, one.where.cell) for one in tree.source.notices]


def refused(text: str, sheet: str = "Trang 1", **facts) -> list[tuple[str, str]]:
    with pytest.raises(BaocaoError) as caught:
        read(text, sheet, **facts)
    return [(one.code, one.where.cell) for one in caught.value.flatten()]


@pytest.mark.parametrize(
    ("cells", "at"),
    [
        ("Mã | Chỉ tiêu | Thực hiện\na | A | | 5\nb | B | | 6", "D1"),
        (" | Mã | Chỉ tiêu | Thực hiện\n5 | a | A |", "A1"),
        ("Mã | Chỉ tiêu | Thực hiện\na | A | 12 | 5", "D1"),
    ],
)
def test_numbers_in_a_column_without_name_are_refused(cells, at):
    assert refused(cells) == [("D630", f"Trang 1!{at}")]


def test_a_decimal_comma_that_parts_a_line_of_csv_is_refused():
    with pytest.raises(BaocaoError) as caught:
        to_tree(read_book("Mã,Chỉ tiêu,Thực hiện\na,Một,3\ntien,Kinh phí,12,5\n".encode(), "a.csv"))
    assert [one.code for one in caught.value.flatten()] == ["D630"]


def test_words_beside_a_table_and_where_its_rows_are_numbered_are_told():
    assert told("Mã | Chỉ tiêu | Thực hiện\na | A | 5 | xã gửi muộn") == [("D633", "Trang 1!D2")]
    assert told("Hạn chế\nSTT | Nội dung\n1 | Thiếu người\nThiếu tiền |") == [("D633", "Trang 1!A4")]


@pytest.mark.parametrize(
    "table",
    [
        "STT | Nội dung công việc | Số lượng đạt được\n1 | Họp | 18\n2 | Phiếu | 90",
        "1 | Họp | 18\n2 | Phiếu | 90",
    ],
)
def test_a_table_that_nobody_knows_is_told_when_something_else_is_read(table):
    assert told(f"Đơn vị báo cáo: Xã An Bình\nKỳ báo cáo: quý III năm 2026\n\n{table}")[0][0] == "D632"


def test_a_sheet_in_good_order_is_read_without_a_word():
    assert (
        told("""
ỦY BAN NHÂN DÂN XÃ AN PHÚC | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 15/BC-UBND | | | An Phúc, ngày 5 tháng 10 năm 2026
BIỂU SỐ LIỆU QUÝ III NĂM 2026
STT | Chỉ tiêu | Đơn vị tính | Thực hiện quý III
(1) | (2) | (3) | (4)
I | Dân chủ ở cơ sở
1 | Cuộc họp | cuộc | 18
 | Trong đó:
2 | Họp thôn | cuộc | 10
 | Tổng cộng | | 28

Người lập | | | Chủ tịch
Lê Thị Hoa | 2026 | 5 | Nguyễn Văn Thuận
""")
        == []
    )


def test_a_list_of_choices_is_no_data_and_the_plan_may_be_short():
    heads = "STT | Chỉ tiêu | Kế hoạch | Kết quả |\n | | | Số lượng | Tỷ lệ so với KH (%)\n"
    table = f"{heads}1 | Mô hình | 50 | 42 | 84"
    merged = (((1, 1), (2, 1)), ((1, 2), (2, 2)), ((1, 3), (2, 3)), ((1, 4), (1, 5)))
    book = book_of({"Biểu": grid(table), "Danh mục": grid("Mã | Tên\n1 | a\n2 | b")}, Biểu={"merged": merged})
    assert to_plain(to_tree(book))["so_lieu"] == [
        {"ten": "Mô hình", "ke_hoach": {"gia_tri": 50, "ty_le": 84}, "gia_tri": 42}
    ]


def test_a_table_below_another_that_is_taken_for_its_rows_is_refused():
    found = refused("STT | Chỉ tiêu | Thực hiện\n1 | Họp | 18\n\nBảng phụ\nTên xã | Dân số\nAn Bình | 5000")
    assert found == [("D631", "Trang 1!B6")]


@pytest.mark.parametrize("line", ["Trong đó:", "Trong đó"])
def test_a_line_between_items_does_not_begin_a_table(line):
    figures = read(f"STT | Chỉ tiêu | Thực hiện\n1 | Họp | 18\n | {line} |\n2 | Họp thôn | 10")["so_lieu"]
    assert [one["gia_tri"] for one in figures] == [18, 10]


def test_lines_of_two_cells_above_a_table_say_who_and_when():
    found = read(
        "Đơn vị báo cáo | Xã An Bình\nKỳ báo cáo | quý III năm 2026\n\nChỉ tiêu | Thực hiện\nHọp | 18"
    )
    assert (found["co_quan"], found["ky"]["bao_cao"]) == ({"ten": "Xã An Bình"}, {"ky": "quý III năm 2026"})


def test_a_value_one_cell_too_far_is_read_and_told():
    block = find_block("co_quan")
    name, place = (block.slot(f"co_quan.{key}").heading for key in ("ten", "dia_danh"))
    text = f"{block.title}\n{name} | | Ủy ban nhân dân xã An Phúc\n{place} | | Ví dụ: An Phúc"
    assert read(text)["co_quan"] == {"ten": "Ủy ban nhân dân xã An Phúc"}
    assert told(text) == [("D634", "Trang 1!C2")]


def test_rows_that_add_up_are_passed_over_wherever_they_say_so():
    table = "STT | Mã | Chỉ tiêu | Thực hiện\n1 | a | Họp | 18\n"
    assert len(read(f"{table}Tổng cộng: | | | 18")["so_lieu"]) == 1
    merged = (((3, 1), (3, 3)),)
    assert len(read(f"{table}Tổng cộng: | | | 18", merged=merged)["so_lieu"]) == 1


def test_the_head_of_a_group_with_a_number_is_a_figure():
    found = read(
        "STT | Chỉ tiêu | Thực hiện\nII. Dân vận khéo | | 50\n1 | Mô hình | 50\nIII. Khen thưởng | |"
    )
    assert [one["ten"] for one in found["so_lieu"]] == ["II. Dân vận khéo", "Mô hình"]


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("Đã xong", "xong"),
        ("Đang thực hiện", "dang"),
        ("Quá hạn", "cham"),
        ("xong", "xong"),
        ("Khác", "Khác"),
    ],
)
def test_the_state_of_a_task_may_be_typed_as_documents_say_it(typed, state):
    table = f"Nhiệm vụ đã giao\nSTT | Nội dung nhiệm vụ | Trạng thái\n1 | Kiểm tra | {typed}"
    (task,) = read(table)["nhiem_vu_da_giao"]
    assert task["trang_thai"] == state


def test_bare_numbers_of_days_count_from_where_the_workbook_counts():
    days = {}
    for from_1904, number in ((False, 46304), (True, 44842)):
        book = book_of({"Hội nghị": grid(f"Hội nghị\nTên hội nghị | Sơ kết\nNgày họp | {number}")})
        found = to_tree(Book(source=book.source, sheets=book.sheets, from_1904=from_1904))
        days[from_1904] = read_conference(found).hoi_nghi.thoi_gian.ngay
    assert days == {False: date(2026, 10, 9), True: date(2026, 10, 9)}
