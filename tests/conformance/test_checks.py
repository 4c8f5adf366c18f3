"""Every check of the conformance test can fail: a good sample passes, each spoilt one is found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from conformance.checks import CHECKS, find_faults
from conformance.parts import read_parts
from conformance.samples import make_sample, save
from conformance.standards import STANDARDS
from support.metrics import text_width_mm

Spoil = Callable[[DocumentType], object]


def every(document: DocumentType) -> Iterator[Paragraph]:
    """Every paragraph of the body, tables included."""
    return (Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p")))


def at(document: DocumentType, text: str) -> Paragraph:
    """The first paragraph that begins with `text`."""
    return next(paragraph for paragraph in every(document) if paragraph.text.startswith(text))


def say(start: str, text: str) -> Spoil:
    """Replace the text of a paragraph."""
    return lambda document: setattr(at(document, start).runs[0], "text", text)


def font(start: str, **values: object) -> Spoil:
    """Change the font of a paragraph."""
    return lambda document: [
        setattr(at(document, start).runs[0].font, name, value) for name, value in values.items()
    ]


def form(start: str, **values: object) -> Spoil:
    """Change the format of a paragraph."""
    return lambda document: [
        setattr(at(document, start).paragraph_format, name, value) for name, value in values.items()
    ]


def drop(start: str) -> Spoil:
    """Take a paragraph out."""
    return lambda document: (p := at(document, start)._p).getparent().remove(p)


def rule(number: int, side_mm: float) -> Spoil:
    """Give the rule of this number other indents."""

    def spoil(document: DocumentType) -> None:
        rules = [p for p in every(document) if p._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None]
        rules[number].paragraph_format.left_indent = rules[number].paragraph_format.right_indent = Mm(side_mm)

    return spoil


def section(**values: object) -> Spoil:
    """Change the page set-up."""
    return lambda document: [setattr(document.sections[0], name, value) for name, value in values.items()]


def remove(tag: str) -> Spoil:
    """Take every element of this name out."""
    return lambda document: [e.getparent().remove(e) for e in list(document.element.body.iter(qn(tag)))]


def theme_font(document: DocumentType) -> None:
    """Let a run's font come from the theme, as in Word's own new documents."""
    fonts = at(document, "Công nhận").runs[0]._r.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "cstheme"):
        fonts.set(qn(f"w:{name}"), "minorHAnsi")


def number_by_word(document: DocumentType) -> None:
    """Let Word number a paragraph."""
    properties = at(document, "a) ")._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = 1


def appendix(document: DocumentType) -> None:
    """Add an appendix in the document's own section."""
    for text in ("Phụ lục", "SỐ LIỆU"):
        paragraph = document.add_paragraph()
        paragraph.add_run(text).font.bold = True
        paragraph.alignment = ALIGN.CENTER


def page_number_left(document: DocumentType) -> None:
    """Put the page number at the left."""
    document.sections[0].header.paragraphs[0].alignment = ALIGN.LEFT


def no_cached_number(document: DocumentType) -> None:
    """Leave the PAGE field without a result."""
    for text in list(document.sections[0].header._element.iter(qn("w:t"))):
        text.getparent().remove(text)


def narrow_column(document: DocumentType) -> None:
    """Make a column of the tasks' table narrower than its words."""
    for row in document.tables[1].rows:
        row.cells[1].width = Mm(8)


def no_room(document: DocumentType) -> None:
    """Leave nothing between the office and the name."""
    cell = document.tables[-1].rows[0].cells[1]
    for paragraph in [p for p in cell.paragraphs if not p.text]:
        paragraph._p.getparent().remove(paragraph._p)


def blank_lines(document: DocumentType) -> None:
    """Use blank lines as spacing."""
    for _ in range(2):
        at(document, "II. NHIỆM VỤ").insert_paragraph_before()


def other_size_of_mark(document: DocumentType) -> None:
    """Underline a word of the body."""
    at(document, "Công nhận").runs[0].font.underline = True


def hidden_cell_split(document: DocumentType) -> None:
    """Let rows of the tasks' table break."""
    for found in list(document.tables[1]._tbl.iter(qn("w:cantSplit"))):
        found.getparent().remove(found)


BAD: list[tuple[str, str, str, Spoil]] = [
    ("left margin", "nd30", "page", section(left_margin=Mm(25))),
    ("right margin", "dang-hd05", "page", section(right_margin=Mm(20))),
    ("letter paper", "nd30", "page", section(page_width=Mm(216), page_height=Mm(279))),
    ("number on page 1", "nd30", "page_number", section(different_first_page_header_footer=False)),
    ("number at the left", "nd30", "page_number", page_number_left),
    ("no cached number", "nd30", "page_number", no_cached_number),
    ("number too low", "dang-hd05", "page_number", section(header_distance=Mm(15))),
    ("Quốc hiệu 14", "nd30", "title_block", font("CỘNG HÒA", size=Pt(14))),
    ("motto regular", "nd30", "title_block", font("Độc lập", bold=False)),
    ("motto without blanks", "nd30", "title_block", say("Độc lập", "Độc lập-Tự do-Hạnh phúc")),
    ("motto rule short", "nd30", "title_block", rule(1, 35)),
    ("motto rule long", "nd30", "title_block", rule(1, 5)),
    ("no rules", "nd30", "title_block", remove("w:pBdr")),
    ("title 14", "dang-hd05", "title_block", font("ĐẢNG CỘNG SẢN", size=Pt(14))),
    ("title rule short", "dang-hd36", "title_block", rule(0, 30)),
    (
        "Quốc hiệu in a Party text",
        "dang-hd05",
        "title_block",
        say("Công nhận", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ),
    ("sizes apart", "nd30", "title_block", font("An Phúc, ngày", size=Pt(13))),
    ("agency regular", "nd30", "agency", font("XÃ AN PHÚC", bold=False)),
    ("superior alone bold", "dang-hd05", "agency", font("ĐẢNG ỦY XÃ", bold=False)),
    ("agency rule long", "nd30", "agency", rule(0, 20)),
    ("no asterisk", "dang-hd05", "agency", drop("*")),
    ("agency 14", "nd30", "agency", font("XÃ AN PHÚC", size=Pt(14))),
    ("no colon", "nd30", "number", say("Số", "Số 15/BC-UBND")),
    ("one digit", "nd30", "number", say("Số", "Số: 5/BC-UBND")),
    ("blanks inside", "nd30", "number", say("Số", "Số: 05 / BC - UBND")),
    ("colon", "dang-hd05", "number", say("Số", "Số: 05-BC/ĐU")),
    ("number 14", "nd30", "number", font("Số", size=Pt(14))),
    ("day without zero", "nd30", "date", say("An Phúc, ngày", "An Phúc, ngày 5 tháng 10 năm 2026")),
    ("month with zero", "nd30", "date", say("An Phúc, ngày", "An Phúc, ngày 05 tháng 09 năm 2026")),
    ("no such day", "nd30", "date", say("An Phúc, ngày", "An Phúc, ngày 31 tháng 9 năm 2026")),
    ("date upright", "nd30", "date", font("An Phúc, ngày", italic=False)),
    ("kind 16", "nd30", "subject", font("BÁO CÁO", size=Pt(16))),
    ("subject regular", "nd30", "subject", font("Kết quả công tác", bold=False)),
    ("subject rule long", "nd30", "subject", rule(2, 20)),
    ("four hyphens", "dang-hd05", "subject", say("-----", "----")),
    ("subject capital", "dang-hd05", "subject", say("kết quả công tác", "Kết quả công tác dân vận")),
    ("place too long", "nd30", "title_room", say("An Phúc, ngày", "X" * 40 + ", ngày 05 tháng 10 năm 2026")),
    ("body left", "nd30", "body", form("Công nhận", alignment=ALIGN.LEFT)),
    ("no indent", "nd30", "body", form("Công nhận", first_line_indent=Mm(0))),
    ("party indent", "dang-hd05", "body", form("Công nhận", first_line_indent=Mm(12.7))),
    ("too close", "nd30", "body", form("Công nhận", space_before=Pt(3))),
    ("double spaced", "nd30", "body", form("Công nhận", line_spacing=2.0)),
    ("auto spacing", "dang-hd05", "body", form("Công nhận", line_spacing=1.0)),
    ("body 12", "nd30", "body", font("Công nhận", size=Pt(12))),
    ("body italic", "nd30", "body", font("Công nhận", italic=True)),
    ("II twice", "nd30", "headings", say("I. KẾT QUẢ", "II. KẾT QUẢ")),
    ("heading small", "nd30", "headings", say("I. KẾT QUẢ", "I. Kết quả")),
    ("heading marks", "nd30", "headings", say("II. NHIỆM VỤ", "II- NHIỆM VỤ")),
    ("heading alone", "nd30", "headings", form("II. NHIỆM VỤ", keep_with_next=False)),
    ("heading empty", "nd30", "headings", drop("Công nhận")),
    ("f follows e", "nd30", "letters", say("d) ", "e) Ban hành")),
    ("no đ", "nd30", "letters", drop("đ) ")),
    ("Arial", "nd30", "fonts", font("Công nhận", name="Arial")),
    ("theme font", "nd30", "fonts", theme_font),
    (
        "red",
        "nd30",
        "fonts",
        lambda d: setattr(at(d, "Công nhận").runs[0].font.color, "rgb", RGBColor(255, 0, 0)),
    ),
    ("underlined", "dang-hd05", "fonts", other_size_of_mark),
    ("numbered", "nd30", "fonts", number_by_word),
    ("header row once", "nd30", "tables", remove("w:tblHeader")),
    ("rows split", "nd30", "tables", hidden_cell_split),
    ("header regular", "nd30", "tables", font("Nhiệm vụ", bold=False)),
    ("narrow column", "nd30", "tables", narrow_column),
    ("appendix in place", "nd30", "appendix", appendix),
    ("leftover", "nd30", "text", say("Công nhận", "Công nhận {{ so }} mô hình.")),
    ("None", "nd30", "text", say("Công nhận", "Công nhận None mô hình.")),
    ("quý quý", "nd30", "text", say("Công nhận", "Trong quý quý III.")),
    ("năm năm", "nd30", "text", say("Công nhận", "Nhiệm vụ năm năm 2026.")),
    ("việc làm việc làm", "nd30", "text", say("Công nhận", "Những việc làm việc làm thiết thực.")),
    ("two blanks", "nd30", "text", say("Công nhận", "Công nhận  42 mô hình.")),
    ("blank comma", "nd30", "text", say("Công nhận", "Công nhận , 42 mô hình.")),
    ("two stops", "nd30", "text", say("Công nhận", "Công nhận 42 mô hình..")),
    ("NFD", "nd30", "text", say("Công nhận", "Co\u0302ng nhận 42 mô hình.")),
    ("no title", "nd30", "properties", lambda d: setattr(d.core_properties, "title", "")),
    ("python-docx", "nd30", "properties", lambda d: setattr(d.core_properties, "author", "python-docx")),
    ("blank lines", "nd30", "structure", blank_lines),
    ("full stop only", "nd30", "end_mark", say("Trên đây", "Trên đây là báo cáo.")),
    ("slash", "dang-hd05", "end_mark", say("Trên đây", "Trên đây là báo cáo./.")),
    ("slash prefix", "nd30", "signature", say("TM. ", "T/M ỦY BAN NHÂN DÂN")),
    ("dot prefix", "dang-hd05", "signature", say("T/M ", "TM. BAN THƯỜNG VỤ")),
    ("title bold", "dang-hd05", "signature", font("PHÓ BÍ THƯ", bold=True)),
    ("title regular", "nd30", "signature", font("CHỦ TỊCH", bold=False)),
    ("degree", "nd30", "signature", say("Nguyễn Văn Thuận", "TS. Nguyễn Văn Thuận")),
    ("name in capitals", "nd30", "signature", say("Nguyễn Văn Thuận", "NGUYỄN VĂN THUẬN")),
    ("no room", "nd30", "signature", no_room),
    ("label 14", "nd30", "recipients", font("Nơi nhận", size=Pt(14))),
    ("label bold", "dang-hd05", "recipients", font("Nơi nhận", bold=True)),
    ("label plain", "dang-hd36", "recipients", font("Nơi nhận", underline=False)),
    ("list 12", "nd30", "recipients", font("- Thường trực", size=Pt(12))),
    ("comma", "nd30", "recipients", say("- Thường trực", "- Thường trực Đảng ủy,")),
    ("semicolon in HD 36", "dang-hd36", "recipients", say("- Các chi bộ", "- Các chi bộ;")),
    ("no VT", "nd30", "recipients", say("- Lưu", "- Lưu VP.")),
    ("colon in Lưu", "dang-hd05", "recipients", say("- Lưu", "- Lưu: VT.")),
    ("Như trên alone", "nd30", "recipients", say("- Thường trực", "- Như trên;")),
    (
        "addressee 12",
        "nd30",
        "addressees",
        lambda d: at(d, "Ủy ban nhân dân xã báo").insert_paragraph_before("Kính gửi:"),
    ),
]


@pytest.mark.parametrize("standard", STANDARDS)
def test_good_sample_has_no_fault(standard):
    assert find_faults(save(make_sample(standard)), standard) == []


@pytest.mark.parametrize(
    ("standard", "check", "spoil"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_check_finds_what_is_spoilt(standard, check, spoil):
    document = make_sample(standard)

    spoil(document)

    parts = read_parts(save(document), standard)
    assert list(CHECKS[check](parts)), f"{check} found nothing"


def test_every_check_is_tried():
    assert {row[2] for row in BAD} == set(CHECKS)


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "wanted_mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.5),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False, 72.9),
        ("Tuyên Quang, ngày 04 tháng 10 năm 2026", 14, False, True, 84.5),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 14, False, False, 84.5),
    ],
)
def test_text_width_is_what_word_prints(text, size, bold, italic, wanted_mm):
    assert text_width_mm(text, size, bold=bold, italic=italic) == pytest.approx(wanted_mm, abs=0.1)
