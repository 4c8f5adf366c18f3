"""Workbooks of any program are read whole, and files that are none say what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.data.workbook import xlsx_parts
from baocao.data.workbook.book import Sheet
from baocao.data.workbook.merges import Merges
from baocao.data.workbook.reading import read_book
from baocao.errors import BaocaoError, DataError
from support.filling import file, zipped
from support.raw_xlsx import MAIN, STRICT, STRICT_REL, parts, read_parts, relationships, sheet

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refuse(content: bytes, name: str = "bieu.xlsx") -> tuple[str, str, str]:
    """Return code, message and hint of the one error that reading these bytes must end in."""
    with pytest.raises(DataError) as caught:
        read_book(content, name)
    assert caught.value.where.file == name
    return caught.value.code, caught.value.message, caught.value.hint


def test_sheets_come_in_their_order_with_their_names() -> None:
    names = ("Số liệu", "Nhiệm vụ &amp; hạn", "  Ba\u0301o   ca\u0301o ")
    book = read_parts(parts(sheet(ONE), sheet(""), sheet(ONE), names=names))
    assert [one.name for one in book.sheets] == ["Số liệu", "Nhiệm vụ & hạn", "Báo cáo"]
    assert str(book.where(0, (7, 3))) == "bieu.xlsx: Số liệu!C7"
    assert book.notices == ()


def test_strict_workbooks_are_read() -> None:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="d" s="1"><v>2026-10-09</v></c></row>'
    made = parts(
        sheet(row, main=STRICT), shared="<si><t>Mã</t></si>", formats=[14], main=STRICT, rel=STRICT_REL
    )
    assert [str(value) for value in read_parts(made).sheets[0].cells.values()] == ["Mã", "2026-10-09"]


def test_any_prefix_and_names_of_parts_in_any_case_are_read() -> None:
    made = parts("", shared="<si><t>Mã</t></si>")
    made["xl/worksheets/sheet1.xml"] = (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s">'
        "<x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    made["xl/SharedStrings.xml"] = made.pop("xl/sharedStrings.xml")
    assert read_parts(made).sheets[0].cells == {(1, 1): "Mã"}


@pytest.mark.parametrize("page", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_parts_in_other_encodings_are_read(page: str) -> None:
    made = parts(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Mã số</t></is></c></row>'))
    text = str(made["xl/worksheets/sheet1.xml"])
    made["xl/worksheets/sheet1.xml"] = f'<?xml version="1.0" encoding="{page[:6]}"?>{text}'.encode(page)
    if page == "utf-8-sig":
        made["xl/worksheets/sheet1.xml"] = text.encode(page)
    assert read_parts(made).sheets[0].cells == {(1, 1): "Mã số"}


def test_targets_may_be_absolute() -> None:
    made = parts(sheet(ONE))
    made["xl/_rels/workbook.xml.rels"] = relationships([("worksheet", "/xl/worksheets/sheet1.xml")])
    assert read_parts(made).sheets[0].cells == {(1, 1): 1}


def test_sheets_of_charts_dialogs_and_old_macros_are_left_out() -> None:
    made = parts(sheet(ONE), sheet(ONE), sheet(ONE), names=("Biểu đồ", "Hộp", "Số liệu"))
    kinds = ("chartsheet", "dialogsheet", "worksheet")
    targets = [(kind, f"worksheets/sheet{number}.xml") for number, kind in enumerate(kinds, 1)]
    made["xl/_rels/workbook.xml.rels"] = relationships(targets)
    assert [one.name for one in read_parts(made).sheets] == ["Số liệu"]


def test_comments_and_names_and_controls_are_ignored() -> None:
    made = parts(
        sheet(
            ONE,
            after='<controls xmlns:x="urn:x"><x:col>3</x:col><x:row>9</x:row></controls>'
            "<extLst><ext><f>SUM(A1)</f></ext></extLst>",
        ),
        book="<definedNames><definedName name='a'>Trang!$A$1</definedName></definedNames>",
    )
    made["xl/comments1.xml"] = f'<comments xmlns="{MAIN}"><text>Ghi chú</text></comments>'
    assert read_parts(made).sheets[0].cells == {(1, 1): 1}


def merged(*refs: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{ref}"/>' for ref in refs) + "</mergeCells>"


def test_a_merged_cell_is_its_first_and_what_lies_under_it_is_told() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="B2" t="e"><v>#REF!</v></c><c r="C2"><v>3</v></c></row>'
    )
    book = read_parts(parts(sheet(rows, after=merged("B2:$A$1", "E1", "E1:E1", "?:?"))))
    found = book.sheets[0]
    assert found.merged == (((1, 1), (2, 2)),)
    assert found.cells == {(1, 1): 1, (2, 3): 3}
    assert (found.value((2, 2)), found.anchor((2, 2)), found.value((3, 3))) == (1, (1, 1), None)
    assert [notice.name for notice in book.notices] == ["covered-cells"]
    assert "B1, B2" in book.notices[0].message


@given(st.lists(st.tuples(*[st.integers(1, 90)] * 2), min_size=1, max_size=8), st.integers(1, 99))
def test_every_cell_of_a_merged_range_is_found_and_no_other(edges: list[tuple[int, int]], wide: int) -> None:
    top, ranges = 1, []
    for height, gap in edges:
        ranges.append(((top, 5), (top + height - 1, 4 + wide)))
        top += height + gap
    merges = Merges(ranges)
    for first, last in ranges:
        for row in {first[0] - 1, first[0], last[0], last[0] + 1}:
            for column in (4, 5, 4 + wide, 5 + wide):
                inside = first[0] <= row <= last[0] and 5 <= column <= 4 + wide
                others = any(a[0] <= row <= b[0] for a, b in ranges if a != first)
                if not others:
                    assert merges.find((row, column)) == (first if inside else None)


def test_what_is_hidden_is_read_and_told_once() -> None:
    rows = "".join(
        f'<row r="{row}"{hide}><c r="A{row}"><v>{row}</v></c></row>'
        for row, hide in ((1, ""), (2, ' hidden="1"'), (3, ' hidden="true"'), (5, ' hidden="1"'))
    )
    blank = '<row r="9" hidden="1"><c r="A9" s="0"/></row>'
    columns = '<cols><col min="1" max="1" hidden="1"/><col min="3" max="16384" hidden="1"/></cols>'
    made = parts(
        sheet(rows + blank, before=columns),
        sheet(ONE),
        sheet(ONE),
        sheet(""),
        sheet(ONE),
        names=("Số liệu", "Cũ", "Rất ẩn", "Trống", "Danh mục"),
        states=("visible", "hidden", "veryHidden", "hidden", "hidden"),
    )
    book = read_parts(made)
    first = book.sheets[0]
    assert (len(first.cells), first.hidden_rows) == (4, {2, 3, 5})
    assert first.hidden_columns == frozenset({1, *range(3, 16385)})
    assert [one.is_hidden for one in book.sheets] == [False, True, True, True, True]
    told = (
        "có phần bị ẩn vẫn được đọc: trang “Số liệu” dòng 2–3, 5; trang “Số liệu” cột A; "
        "cả trang “Cũ”; cả trang “Rất ẩn”"
    )
    assert [notice.message for notice in book.notices] == [told]


BLANKS = [
    '<row r="1" ht="15"><c r="A1" s="1"/><c r="B1"><v>1</v></c><c r="C1" s="1"></c></row>',
    '<row r="2" spans="1:3"/><row r="3"><c r="A3" s="1"/></row><row r="4"><c r="A4"><v>2</v></c></row>',
    '<row r="2"><c r="B2"/><c\ts="0"><v>3</v></c></row>',
    '<row r="2"><c r="B2" s="1"/><c><v>3</v></c></row>',
    '<row r="5"><c r="A5"/></row><row><c r="A6"><v>6</v></c></row><row/><row><c><v>8</v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="A1"/><row r="9"/>]]></t></is></c></row>',
    '<row r="1"><!-- <row r="2"> --><c r="A1"><v>1</v></c><c r="B1" s="1"/></row>',
    '<row r="3" hidden="1"><c r="A3"/><c r="B3" t="s"><v>0</v></c></row>',
]


@pytest.mark.parametrize("rows", BLANKS)
def test_dropping_blank_cells_unread_changes_nothing(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = parts(sheet(rows), shared="<si><t>Mã</t></si>", formats=[14])
    before = read_parts(made).sheets[0]
    assert before.cells
    monkeypatch.setattr(xlsx_parts, "_LARGE", -1)
    after = read_parts(made).sheets[0]
    assert (after.cells, after.hidden_rows) == (before.cells, before.hidden_rows)


def test_links_and_macros_are_left_alone_and_told() -> None:
    made = parts(sheet('<row r="1"><c r="A1"><f>[1]Trang!A1</f><v>5</v></c></row>'))
    made["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    made["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    book = read_parts(made, "bieu.xlsm")
    assert book.sheets[0].cells == {(1, 1): 5}
    assert [notice.name for notice in book.notices] == ["external-links", "macros"]


def test_results_that_no_program_has_computed_are_told() -> None:
    rows = '<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="C1"><f>B1</f><v>{}</v></c></row>'
    made = parts(sheet(rows.format(0)))
    late = str(made["xl/workbook.xml"]).replace("</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>')
    assert [n.name for n in read_parts({**made, "xl/workbook.xml": late}).notices] == ["all-zero"]
    assert read_parts(made).notices == ()
    assert read_parts({**parts(sheet(rows.format(3))), "xl/workbook.xml": late}).notices == ()


WORKBOOK = zipped(parts(sheet(ONE)))
ODS = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": "<a/>"})
XLSB = zipped(
    {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships([("officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": b"\x83\x01",
    }
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)

OTHERS: dict[str, tuple[bytes, str, str]] = {
    "an old workbook": (OLE + "Workbook".encode("utf-16-le"), "bảng tính đời cũ (.xls)", "lưu thành"),
    "a very old workbook": (b"\x09\x08\x08\x00\x00\x05\x10\x00", "đời rất cũ", "lưu thành"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu", "bỏ mật khẩu"),
    "an old document": (OLE + "WordDocument".encode("utf-16-le"), "văn bản Word đời cũ", ".xlsx"),
    "a binary workbook": (XLSB, "bảng tính nhị phân (.xlsb)", "lưu thành"),
    "an OpenDocument workbook": (ODS, "OpenDocument (.ods)", "lưu thành"),
    "a web page": (b"\xef\xbb\xbf\r\n<html><table>", "trang web hoặc XML", "lưu thành"),
    "a web page in UTF-16": ("\ufeff<html>".encode("utf-16-le"), "trang web hoặc XML", "lưu thành"),
    "a document": (file("x"), "văn bản Word", "Đưa đúng tệp .xlsx"),
    "a zip": (zipped({"bieu.xlsx": b"x"}), "tệp nén", "Giải nén"),
    "half a workbook": (WORKBOOK[: len(WORKBOOK) // 2], "bị hỏng hoặc bị cắt cụt", "Xin lại tệp"),
    "nothing": (b"", "tệp rỗng", "Xin lại tệp"),
    "a PDF": (b"%PDF-1.7", "tệp PDF", "Xin tệp Excel"),
    "a table of text": ("Mã;Tên\n1;Xã".encode(), "tệp chữ", ".csv"),
    "noise": (b"\x01\x02\x03" * 50, "không phải là bảng tính", "lưu thành"),
    "a sheet cut off": (
        zipped({**parts(sheet(ONE)), "xl/worksheets/sheet1.xml": sheet(ONE)[:-40]}),
        "bị hỏng",
        "Xin lại tệp",
    ),
    "no sheet": (zipped(parts()), "không có trang tính nào", "lưu thành"),
    "another root": (zipped({**parts(), "xl/workbook.xml": f'<a xmlns="{MAIN}"/>'}), "không phải", "lưu"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_is_no_workbook_says_what_it_is(name: str) -> None:
    content, said, todo = OTHERS[name]
    code, message, hint = refuse(content)
    assert code == "D601"
    assert said in message
    assert todo in hint


def test_a_real_old_workbook_is_refused() -> None:
    old = Path(__file__).parents[3] / "corpus" / "workbooks" / "calc.xls"
    assert "bảng tính đời cũ (.xls)" in refuse(old.read_bytes(), "bieu.xls")[1]


def test_workbooks_are_known_by_their_content() -> None:
    assert read_book(WORKBOOK, "bieu.csv").sheets[0].cells == {(1, 1): 1}
    assert read_book(WORKBOOK, "bieu.xls").sheets[0].name == "Trang 1"


def test_a_fault_is_raised_by_whoever_needs_the_cell() -> None:
    found: Sheet = read_parts(parts(sheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'))).sheets[0]
    assert found.rows == {1: (1,)}
    assert found.value((1, 2)) is None
    with pytest.raises(BaocaoError, match="Trang 1!A1: D603"):
        found.value((1, 1))


def test_a_sheet_that_is_not_there_makes_the_file_a_broken_one() -> None:
    made: dict[str, Any] = parts(sheet(ONE), sheet(ONE))
    del made["xl/worksheets/sheet1.xml"]
    assert "bị hỏng" in refuse(zipped(made))[1]
