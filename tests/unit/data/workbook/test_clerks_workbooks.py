"""Workbooks that clerks made or moved about are read as they were meant."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from baocao.data.load import to_plain
from baocao.data.model import read_conference
from baocao.data.workbook.decode import to_tree
from baocao.errors import BaocaoError, DataError, Location
from support.planned import book_of, grid


def read(text: str, sheet: str = "Trang 1", **facts):
    """Return the plain values of a workbook of one sheet, written as a grid."""
    return to_plain(to_tree(book_of({sheet: grid(text)}, **({sheet: facts} if facts else {}))))


def refuse(text: str, sheet: str = "Trang 1", **facts) -> list[tuple[str, str]]:
    """Return ``(code, cell)`` of the mistakes in a workbook that must be refused."""
    with pytest.raises(BaocaoError) as caught:
        read(text, sheet, **facts)
    return [(one.code, one.where.cell) for one in caught.value.flatten()]


SIMPLE = [
    {
        "ma": "mo_hinh",
        "ten": "Mô hình được công nhận",
        "don_vi": "mô hình",
        "ke_hoach": {"gia_tri": 50},
        "gia_tri": 42,
    },
    {"ma": "hoa_giai", "ten": "Vụ hòa giải thành", "don_vi": "vụ", "gia_tri": 7},
]


def test_a_table_of_figures_with_the_headings_of_offices_is_read():
    assert read(
        """
    Mã | Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện
    mo_hinh | Mô hình được công nhận | mô hình | 50 | 42
    hoa_giai | Vụ hòa giải thành | vụ | | 7
    """.replace("    ", "")
    ) == {"so_lieu": SIMPLE}


@pytest.mark.parametrize(
    ("plan", "value"),
    [
        ("Kế hoạch năm 2026", "Thực hiện quý III"),
        ("Kế hoạch năm", "Thực hiện 9 tháng năm 2026"),
        ("Kế hoạch cả năm", "Kết quả thực hiện trong kỳ"),
    ],
)
def test_headings_may_say_the_period(plan, value):
    cells = f"Mã | Chỉ tiêu | Đơn vị tính | {plan} | {value}\nhop | Cuộc họp | cuộc | 50 | 42"
    (found,) = read(cells)["so_lieu"]
    assert (found["ke_hoach"], found["gia_tri"]) == ({"gia_tri": 50}, 42)
    assert refuse(f"Mã | Chỉ tiêu | {value} | Thực hiện quý II\nhop | Cuộc họp | 50 | 42")[0][0] == "D625"


def test_columns_of_other_periods_are_comparisons_and_changes_are_computed_again():
    found = read("""
STT | Chỉ tiêu | ĐVT | Thực hiện quý III | Cùng kỳ năm 2025 | So với cùng kỳ (%) | Quý II/2026 | Tăng, giảm
1 | Cuộc họp | cuộc | 42 | 40 | 105 | 38 | 4
2 | Mô hình | mô hình | 7 | | | |
""")["so_lieu"]
    assert [one.get("so_sanh") for one in found] == [
        [{"ky": "cùng kỳ năm 2025", "gia_tri": 40}, {"ky": "quý II năm 2026", "gia_tri": 38}],
        None,
    ]
    alone = "STT | Chỉ tiêu | ĐVT | Thực hiện | So với cùng kỳ\n1 | Cuộc họp | cuộc | 42 | 105"
    assert refuse(alone) == [("D620", "Trang 1!E1")]


def test_columns_may_be_moved_and_rows_and_columns_left_blank():
    assert read("""
| | BIỂU TỔNG HỢP SỐ LIỆU QUÝ III

| | | Thực hiện | | Chỉ tiêu | Mã | ĐVT | Kế hoạch (năm)

| | | 42 | | Mô hình được công nhận | mo_hinh | mô hình | 50


| | | 7 | | Vụ hòa giải thành | hoa_giai | vụ
""") == {"so_lieu": SIMPLE}


def test_numbers_of_rows_and_of_columns_groups_and_totals_are_no_items():
    assert read("""
STT | Chỉ tiêu | Đơn vị tính | Thực hiện
A | B | 1 | 2
I | Thực hiện dân chủ
1 | Vụ hòa giải thành | vụ | 7
2 | Trong đó:
3 |
 | Tổng cộng | | 7
 | | | Sơn Hà, ngày 30 tháng 9 năm 2026
Người lập biểu | | Thủ trưởng đơn vị
Lê Thị Hoa | | Trần Văn Nam
""") == {"so_lieu": [{"ten": "Vụ hòa giải thành", "don_vi": "vụ", "gia_tri": 7}]}


def test_headings_in_two_rows_are_read_together():
    cells = """
STT | Chỉ tiêu | ĐVT | Kế hoạch | | Thực hiện
 | | | Số | Tỷ lệ (%)
1 | Vụ hòa giải thành | vụ | 8 | 87,5% | 7
"""
    merged = (((1, 1), (2, 1)), ((1, 2), (2, 2)), ((1, 3), (2, 3)), ((1, 4), (1, 5)), ((1, 6), (2, 6)))
    expected = {
        "ten": "Vụ hòa giải thành",
        "don_vi": "vụ",
        "ke_hoach": {"gia_tri": 8, "ty_le": "87,5%"},
        "gia_tri": 7,
    }
    assert read(cells, merged=merged) == {"so_lieu": [expected]}


def test_the_head_of_a_group_merged_over_the_columns_is_no_item():
    cells = "Mã | Chỉ tiêu | Thực hiện\nCông tác dân vận\na | Mô hình | 3"
    assert read(cells, merged=(((2, 1), (2, 3)),)) == {
        "so_lieu": [{"ma": "a", "ten": "Mô hình", "gia_tri": 3}]
    }


def test_a_cell_merged_downward_counts_for_each_row():
    tasks = read(
        "STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn\n1 | Một | Văn phòng | Quý IV\n2 | Hai | | Thường xuyên",
        merged=(((2, 3), (3, 3)),),
    )["nhiem_vu"]
    assert [task["giao"] for task in tasks] == [["Văn phòng"], ["Văn phòng"]]


def test_a_number_merged_downward_belongs_to_nobody():
    cells = "Mã | Chỉ tiêu | Thực hiện\na | Mô hình | 3\nb | Cuộc họp |"
    assert refuse(cells, merged=(((2, 3), (3, 3)),)) == [("D629", "Trang 1!C2")]
    one_item = "STT | Chỉ tiêu | Thực hiện\n1 | Mô hình | 3\n | của thôn |"
    assert read(one_item, merged=(((2, 1), (3, 1)), ((2, 3), (3, 3))))["so_lieu"][0]["gia_tri"] == 3


@pytest.mark.parametrize("first", ["Người lập biểu: Lê Thị Hoa", "An Phúc, ngày 5 tháng 10 năm 2026"])
def test_what_stands_below_a_table_is_none_of_it_wherever_it_begins(first):
    found = read(f"""
STT | Chỉ tiêu | Đơn vị tính | Thực hiện
1 | Vụ hòa giải thành | vụ | 7

{first}
 | | | Thủ trưởng
 | | | Trần Văn Nam
""")
    assert found == {"so_lieu": [{"ten": "Vụ hòa giải thành", "don_vi": "vụ", "gia_tri": 7}]}


def test_rows_under_one_merged_number_are_lines_of_one_item():
    tasks = read(
        "STT | Nhiệm vụ | Đơn vị chủ trì\n1 | Một | Văn phòng\n | | Công an xã\n2 | Hai | Văn phòng",
        merged=(((2, 1), (3, 1)), ((2, 2), (3, 2))),
    )["nhiem_vu"]
    assert tasks == [
        {"noi_dung": ["Một"], "giao": ["Văn phòng", "Công an xã"]},
        {"noi_dung": ["Hai"], "giao": ["Văn phòng"]},
    ]


def test_tasks_with_a_state_are_those_of_the_reviewed_period():
    assert list(read("Nhiệm vụ | Chủ trì | Trạng thái\nMột | Văn phòng | xong")) == ["nhiem_vu_da_giao"]
    assert list(read("Nhiệm vụ | Chủ trì | Hạn\nMột | Văn phòng | quý IV")) == ["nhiem_vu"]


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("Trang 1", "II. Ý KIẾN CHỈ ĐẠO"),
        ("Ý kiến chỉ đạo", ""),
        ("Chỉ đạo", ""),
        ("Trang 1", "Ý kiến chỉ đạo của Chủ tịch"),
    ],
)
def test_title_or_name_of_the_sheet_says_what_tasks_are_meant(sheet, title):
    assert list(read(f"{title}\nNhiệm vụ | Đơn vị chủ trì\nMột | Văn phòng", sheet)) == ["ket_luan"]


def test_lists_of_texts_need_no_headings():
    assert read("""
Hạn chế
1 | Tiến độ còn chậm
2 | Thiếu người
KIẾN NGHỊ:
Nội dung
Cấp thêm kinh phí
""") == {"han_che": ["Tiến độ còn chậm", "Thiếu người"], "kien_nghi": ["Cấp thêm kinh phí"]}


def test_lines_above_a_table_say_who_reports_and_of_when():
    assert read("""
Đơn vị báo cáo: | UBND xã An Phúc
Kỳ báo cáo: quý III năm 2026
 | | | Đơn vị: vụ
Chỉ tiêu | Thực hiện
Vụ hòa giải thành | 7
""") == {
        "co_quan": {"ten": "UBND xã An Phúc"},
        "ky": {"bao_cao": {"ky": "quý III năm 2026"}},
        "so_lieu": [{"ten": "Vụ hòa giải thành", "gia_tri": 7}],
    }


def test_headings_of_results_are_nested_by_their_numbers():
    results = read("""
Kết quả đạt được
STT | Tên mục | Nội dung kết quả
I | Dân chủ | Một
1 | Ở xã | Hai
1.1 | Ở thôn | Ba
II | Dân vận | Bốn
""")["ket_qua"]
    assert [one["muc"] for one in results] == ["Dân chủ", "Dân vận"]
    assert results[0]["muc_con"][0]["muc_con"][0]["noi_dung"] == ["Ba"]


def test_parts_and_shares_find_their_figure_by_code_number_or_name():
    figures = read("""
Số liệu
STT | Mã | Chỉ tiêu | Thực hiện
1 | mo_hinh | Mô hình | 5
2 | | Vụ hòa giải | 7
Chia theo đơn vị
Chỉ tiêu | Đơn vị | Số
Mô hình | Xã A | 2
MO-HINH | Xã B | 3
2 | Xã A | 7
""")["so_lieu"]
    assert [[(one["don_vi"], one["gia_tri"]) for one in figure["theo_don_vi"]] for figure in figures] == [
        [("Xã A", 2), ("Xã B", 3)],
        [("Xã A", 7)],
    ]


def test_what_excel_made_of_dates_times_periods_and_codes_is_turned_back():
    cells = grid("""
Kỳ báo cáo và kỳ kế hoạch
Kỳ báo cáo
Kỳ kế hoạch
Ngày chốt số liệu
Hội nghị
Tên hội nghị | Hội nghị giao ban
Ngày họp
Thời gian bắt đầu
Thời gian kết thúc
Giá trị chung cho mọi văn bản
Số văn bản
Trích yếu
""")
    cells |= {(2, 2): 2026, (3, 2): date(2026, 10, 1), (4, 2): 46295, (7, 2): "09/10/2026 08:30"}
    cells |= {(8, 2): Decimal("0.3125"), (9, 2): time(10, 0), (11, 2): 5, (12, 2): date(2026, 10, 9)}

    conference = read_conference(to_tree(book_of({"Hội nghị": cells})))

    assert (conference.ky.bao_cao.ten, conference.ky.ke_hoach.ten) == ("năm 2026", "tháng 10 năm 2026")
    assert conference.ky.so_lieu_den == date(2026, 9, 30)
    when = conference.hoi_nghi.thoi_gian
    assert (when.ngay, when.bat_dau, when.ket_thuc) == (date(2026, 10, 9), time(7, 30), time(10))
    assert (conference.van_ban["chung"].so, conference.van_ban["chung"].trich_yeu) == ("5", "09/10/2026")


def test_unknown_headings_are_told_together_where_something_stands_under_them():
    cells = "Mã | Chỉ tiêu | Thực hiệnn | Xếp loại | Đơn vị phụ\na | Mô hình | 3 | Tốt"
    assert refuse(cells) == [("D620", "Trang 1!C1"), ("D620", "Trang 1!D1")]
    with pytest.raises(BaocaoError) as caught:
        read("Mã | Chỉ tiêu | Giá trj\na | Mô hình | 3")
    assert caught.value.hint.startswith("Có phải ý bạn là “Giá trị”?")


def test_an_unknown_line_among_pairs_is_told():
    assert refuse("Cơ quan ban hành\nTên cơ quan ban hành | UBND xã\nMã bưu chính | 1234") == [
        ("D620", "Trang 1!A3")
    ]


def test_columns_that_excel_computed_are_passed_over():
    cells = "Mã | Chỉ tiêu | Giá trị | Tỷ lệ đạt (tự tính)\na | Mô hình | 3 | 60%"
    assert read(cells) == {"so_lieu": [{"ma": "a", "ten": "Mô hình", "gia_tri": 3}]}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Xin chào | Tạm biệt\nmột | hai", [("D621", "")]),
        ("Mã | Chỉ tiêu | Giá trị", [("D622", "")]),
        ("STT | Mã | Chỉ tiêu | Giá trị\n1\n2\n3", [("D622", "")]),
        ("Nhiệm vụ kỳ tới\nCột 1 | Cột 2\nMột | Hai", [("D623", "Trang 1!A1")]),
        ("Mã | Tên số liệu | Giá trị | Kết quả\na | A | 1 | 2", [("D625", "Trang 1!D1")]),
        ("Mã | Chỉ tiêu | | Đơn vị\na | A | 1 | vụ", [("D630", "Trang 1!C1")]),
        ("Họ và tên | Chức vụ | Số lượng\nLê An | Bí thư | 5", [("D626", "Trang 1!C2")]),
        ("Kết quả đạt được\nSTT | Tên mục | Nội dung kết quả\n1.1 | Dân chủ | Một", [("D627", "Trang 1!B3")]),
        (
            "Mã | Chỉ tiêu | Giá trị\na | A | 1\nChia theo đơn vị\nMã | Tên đơn vị | Số\nb | Xã A | 1",
            [("D624", "Trang 1!A5")],
        ),
    ],
)
def test_mistakes_have_their_codes_and_cells(cells, expected):
    assert refuse(cells) == expected


def test_faults_of_cells_are_told_all_and_only_where_the_cells_are_needed():
    class FormulaFaultError(DataError):
        code = "D999"

    faults = {at: FormulaFaultError("lỗi", where=Location(cell=f"{at}")) for at in ((2, 3), (3, 3), (2, 6))}
    told = refuse("Mã | Chỉ tiêu | Giá trị\na | A\nb | B", faults=faults)
    assert told == [("D999", "(2, 3)"), ("D999", "(3, 3)")]


def test_values_that_are_wrong_have_their_cell_in_the_message():
    with pytest.raises(BaocaoError) as caught:
        read_conference(to_tree(book_of({"Số liệu": grid("Mã | Chỉ tiêu | Giá trị\na | A | năm mươi")})))
    assert str(caught.value).startswith("bieu.xlsx: Số liệu!C2: D101: ")


def test_a_sheet_of_something_else_is_told_but_stops_nothing():
    tree = to_tree(
        book_of(
            {
                "Số liệu": grid("Mã | Giá trị\na | 1"),
                "Nháp": grid("Việc riêng | 5"),
                "Hướng dẫn": grid("Điền"),
            }
        )
    )
    assert [(one.code, one.where.cell) for one in tree.source.notices] == [("D628", "Nháp")]
