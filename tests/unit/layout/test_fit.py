from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from lxml import etree

from baocao.layout.fit import fit_to_text
from baocao.layout.metrics import measure
from baocao.layout.profile import PROFILE_NAMES, load_profile
from baocao.units import Length

TEMPLATES = Path(__file__).parents[3] / "templates" / "bao-cao"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fill(name: str, texts: dict[str, str]) -> bytes:
    """The template with whole paragraph texts replaced and statements gone, as a render would leave them."""
    with zipfile.ZipFile(TEMPLATES / f"{name}.docx") as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    body = root.find(f"{W}body")
    for paragraph in body.findall(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "LenhMau":
            body.remove(paragraph)
    for text in root.iter(f"{W}t"):
        text.text = texts.get(text.text or "", text.text)
    parts["word/document.xml"] = etree.tostring(root)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)
    return stream.getvalue()


def fitted(name: str, **texts: str):
    tags = {f"{{{{ {key.replace('__', '.')} }}}}": value for key, value in texts.items()}
    return Document(io.BytesIO(fit_to_text(fill(name, tags), load_profile(name))))


def twips(element, attribute: str) -> int:
    return int(element.get(qn(attribute)))


def rule_mm(paragraph, room: int) -> float:
    ind = paragraph._p.pPr.find(qn("w:ind"))
    assert twips(ind, "w:left") == twips(ind, "w:right")
    return Length.from_twips(room - 2 * twips(ind, "w:left")).mm


def columns(document) -> list[int]:
    table = document.tables[0]._tbl
    grid = [twips(column, "w:w") for column in table.tblGrid.iter(qn("w:gridCol"))]
    for row in table.iter(qn("w:tr")):
        assert [twips(width, "w:w") for width in row.iter(qn("w:tcW"))] == grid
    assert twips(table.tblPr.find(qn("w:tblW")), "w:w") == sum(grid)
    return grid


def signature(document):
    return next(one for one in document.tables if "Nơi nhận" in one.rows[0].cells[0].text)


def cell_rule_mm(document, column: int) -> float:
    cell = document.tables[0].rows[0].cells[column]
    rules = [p for p in cell.paragraphs if p.style.name.startswith("Kẻ ngang")]
    assert len(rules) == 1
    return rule_mm(rules[0], columns(document)[column])


@pytest.mark.parametrize(
    ("ten", "longest"),
    [
        ("UBND XÃ A", "UBND XÃ A"),
        ("ỦY BAN NHÂN DÂN XÃ PHÚ LÂM", "ỦY BAN NHÂN DÂN"),
        ("TRƯỜNG CAO ĐẲNG CÔNG NGHỆ HẠ BẮC", "CÔNG NGHỆ HẠ BẮC"),
    ],
)
def test_the_rule_below_the_agency_is_a_share_of_its_longest_line(ten: str, longest: str) -> None:
    line = measure(longest, Length.from_pt(13), bold=True)
    assert cell_rule_mm(fitted("nd30", co_quan__ten_hoa=ten), 0) / line.mm == pytest.approx(0.4, abs=0.02)


def test_the_rule_below_the_motto_is_as_long_as_the_motto() -> None:
    assert cell_rule_mm(fitted("nd30"), 1) == pytest.approx(60.5, abs=0.2)


@pytest.mark.parametrize("name", ["dang-hd05", "dang-hd36"])
def test_the_rule_below_the_party_title_is_as_long_as_the_title(name: str) -> None:
    assert cell_rule_mm(fitted(name), 1) == pytest.approx(72.9, abs=0.2)


def test_the_rule_below_the_subject_follows_the_subject() -> None:
    lengths = []
    for subject in ("Kết quả công tác", "Kết quả công tác quý III, nhiệm vụ trọng tâm quý IV năm 2026"):
        document = fitted("nd30", trich_yeu=subject)
        rule = next(p for p in document.paragraphs if p.style.name == "Kẻ ngang ngắn")
        lengths.append(rule_mm(rule, load_profile("nd30").text_width.twips))
        assert 1 / 3 <= lengths[-1] / measure(subject, Length.from_pt(14), bold=True).mm <= 1 / 2
    assert lengths[0] < lengths[1]


@pytest.mark.parametrize("name", PROFILE_NAMES)
@pytest.mark.parametrize(
    "date", ["Huế, ngày 04 tháng 10 năm 2026", "Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2026"]
)
def test_title_and_date_stay_on_one_line(name: str, date: str) -> None:
    document = fitted(
        name, dia_danh_ngay=date, co_quan__ten_hoa="BAN DÂN VẬN", co_quan__chu_quan_hoa="TỈNH ỦY A"
    )
    left, right = columns(document)
    assert measure(date, Length.from_pt(14), italic=True) < Length.from_twips(right)
    assert Length.from_mm(60) <= Length.from_twips(left) <= Length.from_mm(80)
    assert Length.from_twips(left + right) <= Length.from_mm(175.1)


def test_a_long_party_agency_gets_the_room_the_date_leaves() -> None:
    date = "Huế, ngày 04 tháng 10 năm 2026"
    document = fitted("dang-hd05", dia_danh_ngay=date, co_quan__ten_hoa="BAN TUYÊN GIÁO VÀ DÂN VẬN")
    assert Length.from_twips(columns(document)[0]).mm > 77


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_an_empty_last_section_goes_and_its_predecessor_closes_the_document(name: str) -> None:
    with zipfile.ZipFile(TEMPLATES / f"{name}.docx") as archive:
        before = etree.fromstring(archive.read("word/document.xml"))
    sections = len(list(before.iter(f"{W}sectPr")))
    document = fitted(name)
    assert len(document.sections) == sections - 1
    assert document.element.body[-1].tag == f"{W}sectPr"
    assert document.element.body[-2].tag == f"{W}p"


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_what_ends_the_document_behind_the_signature_needs_no_page_of_its_own(name: str) -> None:
    last = signature(fitted(name))._tbl.getnext()
    spacing = last.pPr.find(qn("w:spacing"))
    assert {key: spacing.get(qn(f"w:{key}")) for key in ("before", "after", "line", "lineRule")} == {
        "before": "0",
        "after": "0",
        "line": "1",
        "lineRule": "exact",
    }
    assert [one.tag for one in last.pPr][:2] == [f"{W}pStyle", f"{W}spacing"]


def test_a_long_line_above_the_signature_takes_room_from_the_recipients() -> None:
    row = signature(fitted("nd30", q="TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN")).rows[0]
    (line,) = (one for one in row.cells[1].paragraphs if one.text.startswith("TM."))
    widths = [twips(cell._tc.tcPr.find(qn("w:tcW")), "w:w") for cell in row.cells]
    assert line._p.pPr.find(qn("w:ind")) is None
    assert measure(line.text, Length.from_pt(14), bold=True) < Length.from_twips(widths[1])
    assert Length.from_twips(sum(widths)).mm == pytest.approx(165, abs=0.1)


def test_a_line_above_the_signature_that_is_too_long_breaks_in_the_middle() -> None:
    cell = signature(fitted("nd30", q="TM. BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ")).rows[0].cells[1]
    (line,) = (one for one in cell.paragraphs if one.text.startswith("TM."))
    side = twips(line._p.pPr.find(qn("w:ind")), "w:left")
    room = Length.from_twips(twips(cell._tc.tcPr.find(qn("w:tcW")), "w:w") - 2 * side)
    size = Length.from_pt(14)
    assert measure("QUY CHẾ DÂN CHỦ Ở CƠ SỞ", size, bold=True) < room
    assert room < measure("TM. BAN CHỈ ĐẠO THỰC HIỆN QUY", size, bold=True)


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_fitting_twice_changes_nothing_more(name: str) -> None:
    profile = load_profile(name)
    once = fit_to_text(fill(name, {"{{ trich_yeu }}": "Kết quả công tác quý III năm 2026 " * 4}), profile)
    again = fit_to_text(once, profile)
    with zipfile.ZipFile(io.BytesIO(once)) as first, zipfile.ZipFile(io.BytesIO(again)) as second:
        assert len(first.namelist()) == len(second.namelist())
    assert fit_to_text(once, profile) == again


def test_a_document_without_our_styles_stays_as_it_is() -> None:
    plain = Document()
    plain.add_paragraph("Một văn bản khác")
    stream = io.BytesIO()
    plain.save(stream)
    document = Document(io.BytesIO(fit_to_text(stream.getvalue(), load_profile("nd30"))))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Một văn bản khác"]


def test_a_line_with_blanks_to_fill_in_is_not_narrowed() -> None:
    blanks = "\u00a0" * 8
    subject = (
        f"Kèm theo Báo cáo số {blanks}/BC-UBND ngày {blanks} tháng {blanks} năm 2026 của Ủy ban nhân dân xã"
    )
    (line,) = (one for one in fitted("nd30", trich_yeu=subject).paragraphs if one.text == subject)
    assert line._p.pPr.find(qn("w:ind")) is None


def kept_with_next(*lines: tuple[str, str]) -> list[str]:
    """Which of these lines, each in a style of ours, stay with the next one once fitted."""
    plain = Document()
    for style in sorted({style for style, _ in lines}):
        plain.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    for style, text in lines:
        plain.add_paragraph(text, style=style)
    stream = io.BytesIO()
    plain.save(stream)
    document = Document(io.BytesIO(fit_to_text(stream.getvalue(), load_profile("nd30"))))
    return [one.text for one in document.paragraphs if one.paragraph_format.keep_with_next]


def test_what_announces_a_list_stays_on_its_page() -> None:
    lines = (("Thân văn bản", "Nhiệm vụ quý IV:"), ("Thân văn bản", "- Rà soát."))
    assert kept_with_next(*lines) == ["Nhiệm vụ quý IV:"]


def test_a_by_line_never_stands_alone_on_a_page() -> None:
    lines = (("Thân văn bản", "Một."), ("Thân văn bản", "Hai."), ("Tác giả", "Ban Dân vận"))
    assert kept_with_next(*lines) == ["Hai."]
