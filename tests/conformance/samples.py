"""A small document of each standard made by hand with python-docx, to try the checks on."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from conformance.standards import STANDARDS, Standard
from support.metrics import text_width_mm

LEFT_MM, RIGHT_MM = 67, 103


def make_sample(name: str) -> DocumentType:
    """A short báo cáo that holds to the standard `name` in everything the checks look at."""
    standard = STANDARDS[name]
    document = Document()
    _defaults(document)
    _page(document, standard)
    _head(document, standard)
    _title(document, standard)
    _content(document, standard)
    _foot(document, standard)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Báo cáo", "Xã An Phúc", ""
    properties.language = "vi-VN"
    return document


def save(document: DocumentType) -> bytes:
    """The document as bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _defaults(document: DocumentType) -> None:
    styles = document.styles
    for fonts in styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{slot}"), "Times New Roman")
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    for tag in ("w:color", "w:contextualSpacing"):
        for found in list(styles.element.iter(qn(tag))):
            found.getparent().remove(found)
    normal = styles["Normal"]
    normal.font.size = Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.font.bold = False
    for level in (1, 2):
        style = styles[f"Heading {level}"]
        style.font.size, style.font.bold = Pt(14), True
        style.paragraph_format.keep_with_next = True


def _page(document: DocumentType, standard: Standard) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.style = document.styles["Normal"]
    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _line(cell: _Cell, text: str, size: float, align: ALIGN = ALIGN.CENTER, **font: bool) -> Paragraph:
    first = cell.paragraphs[0]
    paragraph = (
        first if not first.text and len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    )
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    for name, value in font.items():
        setattr(run.font, name, value)
    return paragraph


def draw_rule(paragraph: Paragraph, room_mm: float, length_mm: float) -> None:
    """Make an empty paragraph a rule of this length, by its border and equal indents."""
    side = Mm((room_mm - length_mm) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _table(document: DocumentType, rows: int) -> list[tuple[_Cell, _Cell]]:
    table = document.add_table(rows, 2)
    table.autofit = False
    for grid, width in zip(table._tbl.tblGrid.iterchildren(), (LEFT_MM, RIGHT_MM), strict=True):
        grid.set(qn("w:w"), str(round(width * 56.6929)))
    pairs = []
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(LEFT_MM), Mm(RIGHT_MM)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        pairs.append((row.cells[0], row.cells[1]))
    return pairs


def _head(document: DocumentType, standard: Standard) -> None:
    (left, right), (number, date) = _table(document, 2)
    padding = 2 * 108 / 56.6929
    if standard.is_party:
        _line(left, "ĐẢNG BỘ TỈNH TUYÊN QUANG", 14)
        _line(left, "ĐẢNG ỦY XÃ LAM KHÊ", 14, bold=True)
        _line(left, "*", 14)
        _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
        draw_rule(
            right.add_paragraph(), RIGHT_MM - padding, text_width_mm("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
        )
        _line(number, "Số 05-BC/ĐU", 14)
        _line(date, "Lam Khê, ngày 05 tháng 10 năm 2026", 14, italic=True)
        return
    _line(left, "ỦY BAN NHÂN DÂN", 13, bold=True)
    _line(left, "XÃ AN PHÚC", 13, bold=True)
    draw_rule(left.add_paragraph(), LEFT_MM - padding, 0.4 * text_width_mm("XÃ AN PHÚC", 13, bold=True))
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    draw_rule(
        right.add_paragraph(), RIGHT_MM - padding, text_width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    )
    _line(number, "Số:        /BC-UBND", 13)
    _line(date, "An Phúc, ngày 05 tháng 10 năm 2026", 14, italic=True)


def _plain(
    document: DocumentType, text: str, align: ALIGN, size: float = 14, *, bold: bool = False
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    return paragraph


def _title(document: DocumentType, standard: Standard) -> None:
    subject = "kết quả công tác dân vận quý III, nhiệm vụ quý IV năm 2026"
    _plain(document, "BÁO CÁO", ALIGN.CENTER, standard.kind[1], bold=True)
    if standard.is_party:
        _plain(document, subject, ALIGN.CENTER, bold=True)
        _plain(document, "-----", ALIGN.CENTER)
        return
    subject = "K" + subject[1:]
    _plain(document, subject, ALIGN.CENTER, bold=True)
    draw_rule(document.add_paragraph(), 165, 0.4 * text_width_mm(subject, 14, bold=True))


def _prose(document: DocumentType, standard: Standard, text: str) -> None:
    paragraph = _plain(document, text, ALIGN.JUSTIFY)
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before = Mm(10), Pt(6)
    if standard.is_party:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)


def _heading(document: DocumentType, standard: Standard, text: str, level: int) -> None:
    paragraph = document.add_paragraph(text, style=f"Heading {level}")
    form = paragraph.paragraph_format
    form.space_before = Pt(6)
    if standard.is_party:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)


def _content(document: DocumentType, standard: Standard) -> None:
    _prose(document, standard, "Ủy ban nhân dân xã báo cáo kết quả quý III như sau (có Phụ lục kèm theo):")
    _heading(document, standard, "I. KẾT QUẢ", 1)
    _heading(document, standard, "1. Công tác chỉ đạo", 2)
    for letter in "abcdđe":
        _prose(document, standard, f"{letter}) Ban hành văn bản về công tác dân vận.")
    _heading(document, standard, "2. Phong trào thi đua", 2)
    _prose(document, standard, "Công nhận 42 mô hình.")
    _heading(document, standard, "II. NHIỆM VỤ", 1)
    table = document.add_table(2, 2, style="Table Grid")
    for row_number, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(row.cells, ("Nhiệm vụ", "Chủ trì"), strict=True):
            cell.width = Mm(82)
            _line(cell, text, 13, bold=row_number == 0)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column in table._tbl.tblGrid.iterchildren():
        column.set(qn("w:w"), "4649")
    end = "./." if not standard.is_party else "."
    _prose(document, standard, f"Trên đây là báo cáo kết quả quý III{end}")


def _foot(document: DocumentType, standard: Standard) -> None:
    ((left, right),) = _table(document, 1)
    if standard.is_party:
        label = _line(left, "Nơi nhận:", 14, ALIGN.LEFT)
        label.runs[0].font.underline = True
        items = (f"- Các chi bộ trực thuộc{standard.recipient_end}", "- Lưu Văn phòng Đảng ủy.")
    else:
        _line(left, "Nơi nhận:", 12, ALIGN.LEFT, bold=True, italic=True)
        items = ("- Thường trực Đảng ủy;", "- Lưu: VT, VHXH.")
    for item in items:
        _line(left, item, standard.recipients, ALIGN.LEFT)
    if standard.is_party:
        _line(right, "T/M BAN THƯỜNG VỤ", 14, bold=True)
        _line(right, "PHÓ BÍ THƯ", 14)
    else:
        _line(right, "TM. ỦY BAN NHÂN DÂN", 14, bold=True)
        _line(right, "CHỦ TỊCH", 14, bold=True)
    for _ in range(5):
        right.add_paragraph().alignment = ALIGN.CENTER
    _line(right, "Nguyễn Văn Thuận", 14, bold=True)
