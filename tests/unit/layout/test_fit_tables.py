"""Tables once fitted: columns, the frame of a page laid across, rows above the signature."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from baocao.layout.fit import fit_to_text
from baocao.layout.metrics import measure
from baocao.layout.profile import load_profile
from baocao.units import Length

ALIGNED = {"Chữ trong bảng": ALIGN.LEFT, "Chữ giữa ô": ALIGN.CENTER, "Số trong bảng": ALIGN.RIGHT}


def blank() -> DocumentType:
    """A document with the styles that fitting knows."""
    document = Document()
    for name in ("Bảng kẻ", "Bảng không kẻ"):
        document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    for name, align in {**ALIGNED, "Đầu bảng": ALIGN.CENTER}.items():
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).paragraph_format.alignment = align
        document.styles[name].font.size = Pt(12)
    return document


def add_table(
    document: DocumentType, style: str, widths: list[float], rows: list[list[str]], cells: str
) -> Table:
    """A table of fixed columns below a head; `cells` says t(ext), g(iữa) or s(ố) of each."""
    by_column = dict(zip("tgs", ALIGNED, strict=True))
    table = document.add_table(len(rows), len(widths), style=style)
    for column, width in zip(table._tbl.tblGrid.iter(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(Length.from_mm(width).twips))
    for at, texts in enumerate(rows):
        for cell, text, width, kind in zip(table.rows[at].cells, texts, widths, cells, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].text = text
            cell.paragraphs[0].style = "Đầu bảng" if at == 0 else by_column[kind]
    return table


def fitted(document: DocumentType) -> DocumentType:
    stream = io.BytesIO()
    document.save(stream)
    return Document(io.BytesIO(fit_to_text(stream.getvalue(), load_profile("nd30"))))


def widths_mm(table: Table) -> list[float]:
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]
    for row in table._tbl.iter(qn("w:tr")):
        at, cells = 0, row.findall(qn("w:tc"))
        for cell in cells:
            span = cell.tcPr.find(qn("w:gridSpan"))
            count = int(span.get(qn("w:val"))) if span is not None else 1
            assert int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) == sum(grid[at : at + count])
            at += count
    return [Length.from_twips(width).mm for width in grid]


def room_of(text: str) -> float:
    return measure(text, Length.from_pt(12)).mm


@pytest.mark.parametrize("text", ["lượt người", "triệu đồng", "30/10/2026", "ước đạt 18.240", "+3,5 điểm %"])
def test_a_number_with_its_unit_and_a_date_stand_on_one_line(text: str) -> None:
    document = blank()
    rows = [["STT", "Chỉ tiêu", "Thực hiện"], ["1", "Thu ngân sách nhà nước trên địa bàn", text]]
    add_table(document, "Bảng kẻ", [14, 130, 12], rows, "gts")
    widths = widths_mm(fitted(document).tables[0])
    assert widths[2] > room_of(text)
    assert sum(widths) == pytest.approx(156, abs=0.1)


def test_a_long_text_in_the_middle_of_a_cell_still_breaks() -> None:
    document = blank()
    text = "trong quý IV năm 2026 và những năm tiếp theo"
    add_table(document, "Bảng kẻ", [100, 40], [["Việc", "Thời hạn"], ["Rà soát", text]], "tg")
    assert widths_mm(fitted(document).tables[0]) == pytest.approx([100, 40], abs=0.1)


def test_a_column_that_only_counts_gives_its_room_to_the_texts() -> None:
    document = blank()
    add_table(
        document, "Bảng kẻ", [40, 60, 40], [["STT", "Đơn vị", "Mô hình"], ["12", "Xã An Bình", "6"]], "gts"
    )
    number, name, figure = widths_mm(fitted(document).tables[0])
    assert number < 15
    assert name > 80
    assert figure == pytest.approx(40, abs=0.1)


def test_columns_below_a_merged_row_are_fitted_and_the_row_stays_as_wide_as_they_are() -> None:
    document = blank()
    rows = [["STT", "Họ và tên", "Ghi chú"], ["I. Chủ trì", "", ""], ["1", "Nguyễn Văn An", "NGHIÊNG" * 3]]
    table = add_table(document, "Bảng kẻ", [14, 110, 26], rows, "gtt")
    table.rows[1].cells[0].merge(table.rows[1].cells[2])
    assert widths_mm(fitted(document).tables[0])[2] > room_of("NGHIÊNG" * 3)


@pytest.mark.parametrize("across", [True, False])
def test_head_and_foot_of_a_page_laid_across_reach_from_margin_to_margin(across: bool) -> None:
    document = blank()
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    add_table(document, "Bảng không kẻ", [66, 99], [["ỦY BAN", "CỘNG HÒA"], ["Số", "Ngày"]], "tt")
    document.add_paragraph("Hết")
    expected = [100.8, 151.2] if across else [66, 99]
    assert widths_mm(fitted(document).tables[0]) == pytest.approx(expected, abs=0.2)


@pytest.mark.parametrize(("between", "kept"), [("", ["5", "6"]), ("Tổng số: 06 người.", [])])
def test_the_last_rows_go_with_the_signature_right_below(between: str, kept: list[str]) -> None:
    document = blank()
    rows = [["STT", "Việc"], *([str(number), "Rà soát"] for number in range(1, 7))]
    add_table(document, "Bảng kẻ", [20, 100], rows, "gt")
    paragraph = document.add_paragraph()
    if between:
        paragraph.add_run(between)
    add_table(document, "Bảng không kẻ", [70, 95], [["Nơi nhận", "CHỦ TỊCH"]], "tt")
    document.add_paragraph()
    table = fitted(document).tables[0]
    found = [
        row.cells[0].text for row in table.rows if row.cells[0].paragraphs[0].paragraph_format.keep_with_next
    ]
    assert found == kept
