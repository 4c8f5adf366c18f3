"""Rules below the parts of a head: which are found, how long they are and whose they are."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from baocao.layout.paper import Paper, PartKind
from baocao.layout.parts import recognise
from support.sheet import sheet
from support.word import p, section, word

STATE = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** ¶ **Độc lập - Tự do - Hạnh phúc**"
ISSUER = "UBND TỈNH HƯNG YÊN ¶ **SỞ NỘI VỤ**"
SECOND = "| Số: 05/BC-SNV | //Hưng Yên, ngày 04 tháng 10 năm 2026// |"
TITLE = "= **BÁO CÁO**\n= **Kết quả công tác quý III năm 2026**"
NAMES = f"| {ISSUER} | {STATE} |"
BODY = "> Thực hiện Kế hoạch số 12/KH-UBND, Sở Nội vụ báo cáo như sau:"

LINED = f"{BODY}{{ke 30@67}}"


def read(*lines: str) -> Paper:
    return recognise(read_document(sheet("\n".join(lines)), "thu.docx"))


def strokes(paper: Paper) -> dict[str, list[tuple[str, int, str]]]:
    """Return {part: [(kind, length in mm, alignment)]} of the parts that have a rule."""
    return {
        part.kind.name: [(stroke.kind, round(stroke.length.mm), stroke.align) for stroke in part.strokes]
        for part in paper.parts
        if part.strokes
    }


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("{ke 25}", ("shape", 25, "center")),
        ("{ke 25@21}", ("shape", 25, "center")),
        ("{ke 25@2}", ("shape", 25, "")),
        ("____________", ("underscores", 28, "center")),
        ("_ _ _ _ _ _", ("underscores", 19, "center")),
        ("————", ("underscores", 18, "center")),
        ("¯¯¯¯¯¯", ("underscores", 14, "center")),
        ("-----", ("hyphens", 8, "center")),
        ("-----------", ("hyphens", 17, "center")),
    ],
)
def test_a_rule_below_the_issuer_is_measured(drawn: str, expected: tuple[str, int, str]) -> None:
    assert strokes(read(f"| {ISSUER} ¶ {drawn} | {STATE} |", SECOND, TITLE, BODY)) == {"ISSUER": [expected]}


def test_a_border_is_as_long_as_the_indents_leave() -> None:
    paper = read(f"| {ISSUER} ¶ {{vien}} | {STATE}{{vien}} |", SECOND, TITLE, BODY)
    assert strokes(paper) == {"ISSUER": [("border", 63, "center")], "MOTTO": [("border", 96, "center")]}


def test_letters_underlined_are_no_solid_rule() -> None:
    paper = read(
        "| UBND TỈNH ¶ **__SỞ NỘI VỤ__** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |", SECOND, TITLE, BODY
    )
    assert strokes(paper) == {"ISSUER": [("underline", 24, "center")]}
    issuer = paper.first(PartKind.ISSUER)
    assert issuer is not None
    assert not issuer.strokes[0].is_solid


@pytest.mark.parametrize(
    "lines",
    [
        [f"| {ISSUER}{{ke 20}} | {STATE}{{ke 60}} |", SECOND, f"{TITLE}{{ke 30}}", BODY],
        [f"| {ISSUER} ¶ {{ke 20}} | {STATE} ¶ {{ke 60}} |", SECOND, TITLE, "= {ke 30}", BODY],
        [f"| {{ke 20}}{ISSUER} | {{ke 60}}{STATE} |", SECOND, f"{{ke 30}}{TITLE}", BODY],
        [NAMES, "| {ke 20}Số: 05/BC-SNV | {ke 60}Hưng Yên, ngày 04 tháng 10 năm 2026 |", TITLE, LINED],
        [NAMES, SECOND, "{ke 20@20}{ke 60@85}", TITLE, LINED],
        [NAMES, SECOND, f"{TITLE}{{ke 30}}", f"{BODY}{{ke 20@20}}{{ke 60@85}}"],
        [f"| {ISSUER}{{ke 20}}{{ke 60@85}} | {STATE} |", SECOND, f"{TITLE}{{ke 30}}", BODY],
    ],
    ids=["own", "below", "above", "number-and-date", "under-table", "in-body", "all-in-the-left-cell"],
)
def test_a_drawn_line_belongs_to_the_part_that_lacks_one_wherever_it_hangs(lines: list[str]) -> None:
    found = {name: [length for _, length, _ in drawn] for name, drawn in strokes(read(*lines)).items()}
    assert found == {"ISSUER": [20], "MOTTO": [60], "SUBJECT": [30]}


def test_lines_below_the_head_that_nothing_places_are_told_by_their_length() -> None:
    letter = [
        "| Số: 05/SNV-VP ¶ V/v báo cáo | //Hưng Yên, ngày 04 tháng 10 năm 2026// |",
        "Kính gửi: Sở Tài chính",
    ]
    found = strokes(read(NAMES, *letter, f"{BODY}{{ke 60}}{{ke 15}}"))
    assert found == {"ISSUER": [("shape", 15, "center")], "MOTTO": [("shape", 60, "center")]}


def test_a_rule_too_many_stays_where_it_is() -> None:
    paper = read(
        "| UBND TỈNH ¶ {ke 15} ¶ **SỞ NỘI VỤ** ¶ {ke 20} "
        "| **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** ¶ {ke 40} ¶ **Độc lập - Tự do - Hạnh phúc** ¶ {ke 60} |",
        SECOND,
        "= **BÁO CÁO**",
        "= {ke 10}",
        "= **Kết quả công tác quý III năm 2026**",
        "= {ke 30}",
        BODY,
    )
    found = {name: [length for _, length, _ in drawn] for name, drawn in strokes(paper).items()}
    assert found == {
        "PARENT": [15],
        "ISSUER": [20],
        "NATIONAL_NAME": [40],
        "MOTTO": [60],
        "TYPE": [10],
        "SUBJECT": [30],
    }


def test_the_line_of_a_party_document_is_that_of_its_title() -> None:
    head = "| ĐẢNG BỘ TỈNH ¶ **ĐẢNG ỦY XÃ** ¶ * | **ĐẢNG CỘNG SẢN VIỆT NAM** |"
    paper = read(head, "| Số 05-BC/ĐU | {ke 72}Hưng Yên, ngày 04 tháng 10 năm 2026 |", TITLE, "= -----", BODY)
    assert strokes(paper) == {
        "NATIONAL_NAME": [("shape", 72, "center")],
        "HYPHENS": [("hyphens", 8, "center")],
    }


def test_rules_in_the_body_belong_to_no_part_of_the_head() -> None:
    head = [f"| {ISSUER} | {STATE} |", SECOND, TITLE]
    assert not strokes(read(*head, BODY, BODY, BODY, "{ke 30}", "= _____"))


@pytest.mark.parametrize(
    "blanks", ["<w:t xml:space='preserve'>                    </w:t>", "<w:tab/><w:tab/>"]
)
def test_underlined_blanks_are_a_solid_rule(blanks: str) -> None:
    blank = f'<w:p><w:r><w:rPr><w:sz w:val="26"/><w:u w:val="single"/></w:rPr>{blanks}</w:r></w:p>'
    cells = ("UBND TỈNH", "SỞ NỘI VỤ"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    left, right = ("".join(p(text, "", "<w:b/>" * at) for at, text in enumerate(cell)) for cell in cells)
    row = f"<w:tr><w:tc>{left}{blank}</w:tc><w:tc>{right}</w:tc></w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="3800"/><w:gridCol w:w="5600"/></w:tblGrid>'
    paper = recognise(
        read_document(word(f"<w:tbl>{grid}{row}</w:tbl>{p('BÁO CÁO', '', '<w:b/>')}" + section()))
    )
    assert [kind for kind, length, _ in strokes(paper)["ISSUER"] if 20 <= length <= 26] == ["underscores"]


def test_the_lower_edge_of_a_cell_is_a_rule() -> None:
    edge = '<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders></w:tcPr>'
    left, right = p("SỞ NỘI VỤ", "", "<w:b/>"), p("Độc lập - Tự do - Hạnh phúc")
    second = f"<w:tr><w:tc>{p('Số: 05/BC-SNV')}</w:tc><w:tc>{p('')}</w:tc></w:tr>"
    rows = f"<w:tr><w:tc>{edge}{left}</w:tc><w:tc>{edge}{right}</w:tc></w:tr>{second}"
    grid = '<w:tblGrid><w:gridCol w:w="3800"/><w:gridCol w:w="5600"/></w:tblGrid>'
    paper = recognise(
        read_document(word(f"<w:tbl>{grid}{rows}</w:tbl>{p('BÁO CÁO', '', '<w:b/>')}" + section()))
    )
    found = {name: [kind for kind, _, _ in drawn] for name, drawn in strokes(paper).items()}
    assert found == {"ISSUER": ["border"], "MOTTO": ["border"]}


def test_tabs_leave_the_lines_to_their_columns() -> None:
    paper = read(
        "UBND TỈNH⇥CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "**SỞ NỘI VỤ**⇥Độc lập - Tự do - Hạnh phúc{ke 20@20}{ke 60@90}",
        "Số: 05/BC-SNV⇥Hưng Yên, ngày 04 tháng 10 năm 2026",
        TITLE,
        BODY,
    )
    found = {name: [length for _, length, _ in drawn] for name, drawn in strokes(paper).items()}
    assert found == {"ISSUER": [20], "MOTTO": [60]}


def test_a_rule_beyond_a_tab_is_right_even_below_a_line_of_the_left_column_alone() -> None:
    paper = read(
        "ĐẢNG BỘ TỈNH⇥**ĐẢNG CỘNG SẢN VIỆT NAM**",
        "**ĐẢNG ỦY XÃ AN PHÚC**⇥{ke 73@83}",
        "*",
        "Số 05-BC/ĐU⇥//An Phúc, ngày 04 tháng 10 năm 2026//",
        TITLE,
        BODY,
    )
    found = {name: [length for _, length, _ in drawn] for name, drawn in strokes(paper).items()}
    assert found == {"NATIONAL_NAME": [73]}
