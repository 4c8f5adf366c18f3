"""Forms as Excel finds them: what is locked, checked, offered, computed, and how it prints."""

from __future__ import annotations

import io
import json
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from baocao.app.catalog import list_ready_sets
from baocao.data.indicators import read_indicators
from baocao.data.load import parse_tree, to_plain
from baocao.data.workbook.asked import Asked
from baocao.data.workbook.decode import to_tree
from baocao.data.workbook.encode import plan
from baocao.data.workbook.form import TooLongForCellError, write_form
from baocao.data.workbook.own_formulas import SHARE, SUM, compute
from baocao.data.workbook.plan import Alarm, Field, Formula, Pair, Pairs, Plan, SheetPlan, Table
from baocao.data.workbook.reading import read_book
from baocao.data.workbook.unit_plan import plan_unit_form
from baocao.errors import BaocaoError
from baocao.viet.periods import parse_period

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIELDS = (
    Field(heading="Tên", is_locked=True),
    Field(heading="Số", sort="count", note="Đếm cả năm", is_needed=True),
    Field(heading="Tỷ lệ", sort="number", least=Decimal(0), most=Decimal(100)),
    Field(heading="Ngày", sort="date"),
    Field(heading="Trạng thái", sort="choice", choices=("xong", "chậm")),
    Field(heading="Xã", sort="choice", choices=tuple(f"Xã số {at}" for at in range(60)), is_strict=False),
    Field(heading="Ghi chú", sort="text"),
)
TABLE = Table(
    title="Số liệu",
    fields=FIELDS,
    rows=(
        ("Nhóm một",),
        ("A", 5, Decimal("98.5"), None, "xong", "Xã số 3", "=1+1"),
        ("B", 7, Formula(text="SUM({0},{1})", refs=((1, 1), (2, 1)), value=12), None, None, None, "05"),
    ),
    heads=(0,),
    spare=2,
    alarms=(Alarm(at=(1, 1), text="{0}>{1}", refs=((1, 1), (2, 1))),),
)
FORM = Plan(
    title="Biểu thử",
    sheets=(
        SheetPlan(name="Số liệu", blocks=(TABLE,), is_across=True),
        SheetPlan(
            name="Hội nghị", blocks=(Pairs(title="Hội nghị", pairs=(Pair(field=FIELDS[6], value="@x"),)),)
        ),
    ),
    guide=("Điền ô trắng.",),
)


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_form(FORM)))


def cell(book: Any, heading: str, row: int) -> Any:
    """Return the cell under a heading, in the row of the table with this number."""
    sheet = book["Số liệu"]
    head = next(one for line in sheet.iter_rows() for one in line if one.value == heading)
    return sheet.cell(head.row + 1 + row, head.column)


def parse_part(content: bytes, name: str) -> Any:
    return etree.fromstring(ZipFile(io.BytesIO(content)).read(name))


def check_on(sheet: Any, name: str) -> Any:
    return next(one for one in sheet.data_validations.dataValidation if name in one.sqref)


def test_what_is_to_be_filled_is_open_and_the_rest_locked(book: Any) -> None:
    assert book["Số liệu"].protection.sheet
    assert not book["Số liệu"].protection.password
    locked = [cell(book, field.heading, 1).protection.locked for field in FIELDS]
    assert locked == [True, False, False, False, False, False, False]
    assert cell(book, "Tỷ lệ", 2).protection.locked  # computed


def test_excel_checks_what_is_typed_and_says_what_is_wanted(book: Any) -> None:
    sheet = book["Số liệu"]
    found = {one.heading: check_on(sheet, cell(book, one.heading, 3).coordinate) for one in FIELDS[1:6]}
    assert [one.type for one in found.values()] == ["whole", "decimal", "date", "list", "list"]
    assert found["Số"].prompt.startswith("Đếm cả năm. Gõ số nguyên")
    assert (found["Tỷ lệ"].formula1, found["Tỷ lệ"].formula2) == ("0", "100")
    assert found["Trạng thái"].formula1 == '"xong,chậm"'
    assert (found["Số"].errorStyle, found["Xã"].errorStyle) == ("stop", "warning")
    assert all(len(one.prompt or "") <= 255 and len(one.promptTitle or "") <= 32 for one in found.values())


def test_a_long_list_stands_on_a_hidden_sheet(book: Any) -> None:
    assert book["Danh mục"].sheet_state == "hidden"
    assert check_on(book["Số liệu"], cell(book, "Xã", 3).coordinate).formula1 == "'Danh mục'!$A$1:$A$60"
    assert book["Danh mục"]["A60"].value == "Xã số 59"


def test_formulas_have_their_results_beside_them(book: Any) -> None:
    at = cell(book, "Tỷ lệ", 2).coordinate
    first, second = (cell(book, "Số", row).coordinate for row in (1, 2))
    assert book["Số liệu"][at].value == f"=SUM({first},{second})"
    values = openpyxl.load_workbook(io.BytesIO(write_form(FORM)), data_only=True)
    assert values["Số liệu"][at].value == 12
    assert read_book(write_form(FORM), "a.xlsx").sheets[0].faults == {}


def test_texts_that_look_like_formulas_or_numbers_stay_texts(book: Any) -> None:
    values = [cell(book, "Ghi chú", row) for row in (1, 2)]
    assert [(one.value, one.data_type, one.number_format) for one in values] == [
        ("=1+1", "s", "@"),
        ("05", "s", "@"),
    ]


def test_a_sheet_prints_on_its_paper_with_its_headings(book: Any) -> None:
    sheet = book["Số liệu"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    row = cell(book, "Tên", 0).row - 1
    assert sheet.print_title_rows == f"${row}:${row}"
    assert sheet.freeze_panes == f"A{row + 1}"
    assert "&P" in sheet.oddFooter.right.text
    assert book["Hội nghị"].page_setup.orientation == "portrait"


def test_a_head_among_the_rows_is_one_merged_cell_and_no_item(book: Any) -> None:
    at = cell(book, "Tên", 0)
    assert any(str(one).startswith(f"{at.coordinate}:") for one in book["Số liệu"].merged_cells.ranges)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write_form(FORM) == write_form(FORM)


def test_a_text_that_no_cell_holds_is_refused() -> None:
    sheet = SheetPlan(
        name="A", blocks=(Table(title="T", fields=(Field(heading="Lời"),), rows=(("x" * 32_768,),)),)
    )
    with pytest.raises(TooLongForCellError):
        write_form(Plan(title="", sheets=(sheet,)))


def test_the_form_of_units_reads_as_what_was_asked_and_nothing_filled() -> None:
    asked = read_indicators(parse_tree(list_ready_sets()["dan-van"].encode(), "dan-van.yaml"))
    asked = asked.for_period(parse_period("quý III năm 2026"))
    tree = to_tree(read_book(write_form(plan_unit_form(asked, unit="Xã An")), "xa-an.xlsx"))
    assert isinstance(tree.value, dict)
    figures = tree.value["so_lieu"].value
    assert isinstance(figures, tuple)
    assert [one.value["ma"].value for one in figures if isinstance(one.value, dict)] == [
        one.ma for one in asked.chi_tieu
    ]
    assert all("gia_tri" not in one.value for one in figures if isinstance(one.value, dict))


def test_rows_grow_with_what_is_typed_but_for_merged_ones() -> None:
    long = "Tổ chức đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân. " * 5
    table = Table(title="Việc", fields=FIELDS[:3], rows=((long,), ("ngắn",)))
    pairs = Pairs(title="Cơ quan", pairs=(Pair(field=FIELDS[6], value=long),))
    content = write_form(Plan(title="", sheets=(SheetPlan(name="A", blocks=(pairs, table)),)))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["A"]
    merged = min(at.min_row for at in sheet.merged_cells.ranges)
    rows = {row.get("r"): row for row in parse_part(content, "xl/worksheets/sheet1.xml").iter(f"{MAIN}row")}
    assert rows[str(merged)].get("customHeight") == "1"
    assert {row.get("customHeight") for at, row in rows.items() if at != str(merged)} == {None}
    heights = {sheet.cell(at, 1).value: sheet.row_dimensions[at].height for at in range(1, sheet.max_row + 1)}
    assert heights[long] > 17.25 * len(long) / 16 * 0.6
    assert heights["ngắn"] is None


def test_widths_count_digits_of_the_font_that_the_cells_have() -> None:
    styles = parse_part(write_form(FORM), "xl/styles.xml")
    usual = next(styles.iter(f"{MAIN}font"))
    assert [(child.tag.removeprefix(MAIN), child.get("val")) for child in usual] == [
        ("sz", "13"),
        ("name", "Times New Roman"),
    ]


def test_names_of_sheets_are_made_such_as_excel_takes() -> None:
    names = ("Kết quả: [I/2026]", "kết quả- -i-2026-", "", "x" * 40, "Hướng dẫn")
    sheets = tuple(SheetPlan(name=name, blocks=(TABLE,)) for name in names)
    book = openpyxl.load_workbook(io.BytesIO(write_form(Plan(title="", sheets=sheets, guide=("a",)))))
    assert book.sheetnames == [
        *("Kết quả- -I-2026-", "kết quả- -i-2026- 2", "Trang", "x" * 31, "Hướng dẫn 2"),
        *("Hướng dẫn", "Danh mục"),
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 24", "-a", "@SUM(1)", "_x0041_", "a_x000D_b_x005F_", "05", "1/2", "a\nb", "'ngoặc"]
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    data = {"hoi_nghi": {"ten": text}, "han_che": [text, "b"]}
    tree = parse_tree(json.dumps(data).encode(), "a.json")
    assert to_plain(to_tree(read_book(write_form(plan(tree)), "a.xlsx"))) == to_plain(tree)


def test_what_the_guide_says_is_not_read_as_data() -> None:
    said = replace(
        plan(parse_tree(b"han_che: [a]", "a.yaml")), guide=("Kỳ báo cáo: quý I năm 2020", "Hạn chế", "b")
    )
    assert to_plain(to_tree(read_book(write_form(said), "a.xlsx"))) == {"han_che": ["a"]}


def test_cells_that_are_needed_are_coloured_while_they_are_empty() -> None:
    asked = Asked(needed=frozenset({"ky.bao_cao", "nhiem_vu", "van_ban.chung.nguoi_ky"}))
    book = openpyxl.load_workbook(io.BytesIO(write_form(plan(None, asked))))
    coloured = {
        (sheet.title, str(area.sqref), rule.formula[0])
        for sheet in book
        for area in sheet.conditional_formatting
        for rule in area.rules
        if "ISBLANK" in rule.formula[0]
    }
    headings = {(name, book[name][f"A{at[1:]}"].value) for name, at, _ in coloured if at[0] == "B"}
    assert headings == {
        ("Hội nghị", "Kỳ báo cáo"),
        ("Nhiệm vụ", None),
        ("Văn bản", "Họ và tên người ký"),
    }
    assert all(formula == f"ISBLANK({at})" for _, at, formula in coloured)


def test_periods_are_offered_and_others_taken_as_well() -> None:
    tree = parse_tree("ky: {bao_cao: quý III năm 2026}".encode(), "a.yaml")
    book = openpyxl.load_workbook(io.BytesIO(write_form(plan(tree))))
    sheet = book["Hội nghị"]
    at = next(cell for cell in sheet["A"] if cell.value == "Kỳ kế hoạch").row
    check = check_on(sheet, f"B{at}")
    assert (check.type, check.showErrorMessage) == ("list", False)
    assert [cell.value for cell in book["Danh mục"]["A"]][3:5] == ["quý IV năm 2026", "6 tháng đầu năm 2026"]


def test_the_form_of_a_kind_asks_for_its_blocks_and_keeps_what_else_is_filled() -> None:
    asked = Asked(keys=frozenset({"co_quan", "nhiem_vu.noi_dung"}), kinds=("bao-cao",))
    sheets = [sheet.name for sheet in plan(None, asked).sheets]
    assert sheets == ["Hội nghị", "Nhiệm vụ"]
    tree = parse_tree(b"so_lieu: [{ma: a, ten: A, gia_tri: 1}]", "a.yaml")
    assert [sheet.name for sheet in plan(tree, asked).sheets] == ["Hội nghị", "Số liệu", "Nhiệm vụ"]


@pytest.mark.office
def test_what_libreoffice_saves_is_locked_and_checked_as_before(tmp_path: Path) -> None:
    content = write_form(FORM)
    (tmp_path / "bieu.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "luu", "bieu.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=90)
    saved = (tmp_path / "luu/bieu.xlsx").read_bytes()
    assert described(content) == described(saved)
    books = [read_book(one, "a.xlsx") for one in (content, saved)]
    assert books[0].sheets[0].cells == books[1].sheets[0].cells


def described(content: bytes) -> dict[str, Any]:
    """Return what of a form must outlive other programs, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: (
            sheet.sheet_state,
            sheet.protection.sheet,
            sheet.print_title_rows,
            sheet.page_setup.orientation or "portrait",
            {cell.coordinate for row in sheet for cell in row if not cell.protection.locked},
            {
                at: (one.type, one.prompt, one.error)
                for one in sheet.data_validations.dataValidation
                for area in one.sqref.ranges
                for at in area.cells
            },
        )
        for sheet in book
    }


@pytest.mark.office
def test_microsofts_validator_finds_nothing() -> None:
    from support.validity import find_damage_of_books

    asked = read_indicators(parse_tree(list_ready_sets()["dan-van"].encode(), "dan-van.yaml"))
    forms = {
        "thu": FORM,
        "trong": plan(None),
        "don-vi": plan_unit_form(asked, units=[f"Xã {at}" for at in range(99)]),
    }
    assert find_damage_of_books({f"{name}.xlsx": write_form(form) for name, form in forms.items()}) == {}


def fill_without_results(change: Any = lambda _: None, **values: object) -> bytes:
    """Return the ready set's form filled by a program that stores no results of formulas."""
    asked = read_indicators(parse_tree(list_ready_sets()["dan-van"].encode(), "dan-van.yaml"))
    book = openpyxl.load_workbook(io.BytesIO(write_form(plan_unit_form(asked, unit="Xã An"))))
    sheet = book["Số liệu"]
    rows = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
    for code, value in values.items():
        sheet.cell(rows[code], 6).value = value
    change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def figures(content: bytes) -> dict[str, Any]:
    tree = to_plain(to_tree(read_book(content, "xa-an.xlsx")))
    return {one["ma"]: one["gia_tri"] for one in tree["so_lieu"] if "gia_tri" in one}


def test_our_own_formulas_need_no_stored_results() -> None:
    found = figures(
        fill_without_results(phieu_ho_gia_dinh=300, phieu_dong_y=200, dvk_kinh_te=3, dvk_van_hoa=4)
    )

    assert found == {
        "phieu_ho_gia_dinh": 300,
        "phieu_dong_y": 200,
        "ty_le_dong_y": "66,7%",
        "dvk_kinh_te": 3,
        "dvk_van_hoa": 4,
        "mo_hinh_dang_ky": 7,
        "ty_le_cong_nhan": "0%",
    }


def test_formulas_of_others_without_results_are_told_once() -> None:
    def add(sheet: Any) -> None:
        for row in range(20, 28):
            sheet.cell(row, 6).value = f"=F{row + 20}*2"

    with pytest.raises(BaocaoError) as caught:
        figures(fill_without_results(add))
    (error,) = caught.value.flatten()
    assert (error.code, error.where.cell) == ("D604", "Số liệu!F20")
    assert error.message.endswith("cùng thế ở F21, F22, F23, F24 và 3 ô khác")


def test_a_sum_over_a_cell_at_fault_has_no_result_either() -> None:
    with pytest.raises(BaocaoError) as caught:
        figures(fill_without_results(dvk_kinh_te="#REF!"))
    assert {error.code for error in caught.value.flatten()} == {"D603", "D604"}


def test_sums_that_rest_on_one_another_are_found_in_any_order_and_circles_are_left() -> None:
    sums = {(row, 1): SUM.format(f"A{row + 1}") for row in range(1, 3001)}
    assert set(compute(sums, {(3001, 1): 7}, set(sums)).values()) == {7}
    assert compute({**sums, (3001, 1): SUM.format("A1")}, {}, set(sums)) == {}
    assert compute({(1, 1): SUM.format("A2,A3")}, {(3, 1): 5}, {(1, 1), (2, 1)}) == {}
    assert compute({(1, 1): SHARE.format("A2", "A3")}, {(2, 1): "1.000", (3, 1): 3}, {(1, 1)}) == {
        (1, 1): Decimal("333.333")
    }


def test_shares_in_a_form_are_read_as_per_cent() -> None:
    """Formats of conditional formatting have numbers of their own."""
    asked = read_indicators(parse_tree(list_ready_sets()["dan-van"].encode(), "dan-van.yaml"))
    content = write_form(plan_unit_form(asked, unit="Xã An"))
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("styles.xml"):
                part = part.replace(b'numFmtId="200"', b'numFmtId="164"')
            if name.endswith("sheet1.xml"):
                part = part.replace(b"<v></v>", b"<v>0.692</v>", 1).replace(b"<v/>", b"<v>0.692</v>", 1)
                part = part.replace(b' t="str"', b"", 1)
            new.writestr(name, part)
    assert figures(stream.getvalue()) == {"ty_le_dong_y": "69,2%"}


def test_numbers_show_the_decimals_that_are_asked_for() -> None:
    text = "chi_tieu:\n  - {ma: a, ten: Một, thap_phan: 2}\n  - {ma: b, ten: Hai}\n"
    text += "  - {ma: c, ten: Ba, thap_phan: 1, tong_cua: [a, b]}\n"
    asked = read_indicators(parse_tree(text.encode(), "bo.yaml"))
    sheet = openpyxl.load_workbook(io.BytesIO(write_form(plan_unit_form(asked))))["Số liệu"]
    formats = {
        sheet.cell(row, 2).value: sheet.cell(row, 5).number_format for row in range(1, sheet.max_row + 1)
    }
    assert [formats[code] for code in "abc"] == ["#,##0.00", "#,##0", "#,##0.0"]
