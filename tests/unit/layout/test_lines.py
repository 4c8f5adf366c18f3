"""Lines and their columns."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from baocao.layout.naming.lines import Cut, cut, cut_lines
from baocao.layout.paper import Line
from support.sheet import sheet
from support.word import p, section, word


def lines_of(text: str, columns: tuple[int, ...] = (67, 100)) -> list[tuple[str, str]]:
    return [(line.side, line.text) for line in cut_of(text, columns).lines]


def cut_of(text: str, columns: tuple[int, ...] = (67, 100)) -> Cut:
    return cut(read_document(sheet(text, columns), "thu.docx"))


def lines_of_xml(body: str) -> tuple[Line, ...]:
    return cut_lines(read_document(word(body + section()), "thu.docx"))


def test_a_line_break_parts_lines_and_each_keeps_its_own_runs() -> None:
    (first, second) = cut_of("= **UBND XÃ↵AN PHÚC**").lines
    assert (first.text, second.text) == ("UBND XÃ", "AN PHÚC")
    for line in (first, second):
        assert line.paragraph.text[line.start : line.end] == line.text
        assert "".join(run.text for run in line.letters) == line.text


def test_blanks_at_the_ends_and_empty_paragraphs_are_left_out() -> None:
    assert lines_of("··Một··\n-\nHai") == [("", "Một"), ("", "Hai")]


def test_hidden_text_does_not_shift_a_line() -> None:
    body = (
        "<w:p><w:r><w:t>Số:</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:t>15/BC</w:t><w:br/><w:t>hai</w:t></w:r></w:p>"
    )
    first, second = lines_of_xml(body)
    assert [first.text, second.text] == ["Số:15/BC", "hai"]
    assert second.paragraph.text[second.start : second.end] == "hai"


def test_the_rows_of_a_head_are_read_left_before_right() -> None:
    assert lines_of("| a ¶ b | c |\n| d | e |") == [
        ("left", "a"),
        ("left", "b"),
        ("right", "c"),
        ("left", "d"),
        ("right", "e"),
    ]


def test_a_line_has_the_room_and_the_cell_it_stands_in() -> None:
    left, right, below = cut_of("| a | b |\n> c").lines
    assert (left.cell, right.cell, below.cell) == ((0, 0, 0), (0, 0, 1), None)
    assert left.room < right.room < below.room


def test_a_row_across_the_table_has_no_side() -> None:
    assert lines_of("| a | b |\n| BÁO CÁO |")[-1] == ("", "BÁO CÁO")


def test_an_empty_column_in_the_middle_does_not_count() -> None:
    text = "| a | | b |\n| c | | d |"
    assert [side for side, _ in lines_of(text, (60, 10, 95))] == ["left", "right"] * 2


def test_the_middle_of_three_columns_has_no_side() -> None:
    assert [side for side, _ in lines_of("| a | b | c |", (55, 55, 55))] == ["left", "", "right"]


def test_a_table_with_lines_is_kept_and_its_place_known() -> None:
    found = cut_of("> trước\n[grid]\n| a | b |\n| c | d |\n> sau")
    assert [line.text for line in found.lines] == ["trước", "sau"]
    assert [(at, len(table.rows)) for at, table in found.tables] == [(1, 2)]


def test_a_place_of_a_table_counts_the_halves_of_lines_before_it() -> None:
    found = cut_of("UBND XÃ⇥CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n[grid]\n| a | b |\n> sau")
    assert [(at, found.lines[at].text) for at, _ in found.tables] == [(2, "sau")]


@pytest.mark.parametrize(
    "row", ["| SỞ NỘI VỤ | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |", "| Nơi nhận: ¶ - Lưu: VT. | TM. UBND |"]
)
def test_a_head_or_foot_with_lines_around_it_is_opened(row: str) -> None:
    assert not cut_of(f"[grid]\n{row}").tables


def test_a_stamp_in_a_frame_of_one_cell_is_a_line() -> None:
    assert lines_of("[grid]\n| HỎA TỐC |") == [("", "HỎA TỐC")]


def test_a_wide_table_without_lines_is_one_to_read() -> None:
    assert len(cut_of("| a | b | c | d |\n| e | f | g | h |").tables) == 1


def test_a_table_inside_a_table_stands_in_the_outer_column() -> None:
    inner = f"<w:tbl><w:tblGrid/><w:tr><w:tc>{p('trong')}</w:tc></w:tr></w:tbl>"
    grid = '<w:tblGrid><w:gridCol w:w="3800"/><w:gridCol w:w="5600"/></w:tblGrid>'
    body = f"<w:tbl>{grid}<w:tr><w:tc>{p('trái')}</w:tc><w:tc>{inner}{p('phải')}</w:tc></w:tr></w:tbl>"
    assert [(line.side, line.text) for line in lines_of_xml(body)] == [
        ("left", "trái"),
        ("right", "trong"),
        ("right", "phải"),
    ]


def test_text_boxes_are_in_the_column_that_their_words_belong_to() -> None:
    text = "{hop SỞ NỘI VỤ ¶ Số: 05/BC-SNV}{hop CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM}{hop BÁO CÁO}"
    assert [side for side, _ in lines_of(text)] == ["left", "left", "right", ""]


def test_tabs_part_a_head_in_two_columns() -> None:
    text = """
        ⇥UBND XÃ AN PHÚC⇥CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        ⇥TRƯỜNG TIỂU HỌC⇥Độc lập - Tự do - Hạnh phúc
        ⇥AN PHÚC
        ⇥Số: 05/TB-TH⇥An Phúc, ngày 05 tháng 9 năm 2026
        ⇥V/v tuyển sinh
        Kính gửi: Phòng⇥Văn hóa
    """
    assert lines_of(text) == [
        ("left", "UBND XÃ AN PHÚC"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("left", "TRƯỜNG TIỂU HỌC"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("left", "AN PHÚC"),
        ("left", "Số: 05/TB-TH"),
        ("right", "An Phúc, ngày 05 tháng 9 năm 2026"),
        ("left", "V/v tuyển sinh"),
        ("", "Kính gửi: Phòng⇥Văn hóa".replace("⇥", "\t")),
    ]


def test_blanks_left_for_the_clerk_do_not_cut_the_number_from_its_symbol() -> None:
    text = "Số:········/TB-TH·········An Phúc, ngày····tháng····năm 2026"
    assert lines_of(text) == [
        ("left", "Số:        /TB-TH"),
        ("right", "An Phúc, ngày    tháng    năm 2026"),
    ]


def test_tabs_part_a_foot_in_two_columns_up_to_the_appendix() -> None:
    text = """
        > Trên đây là báo cáo./.
        Nơi nhận:⇥TM. ỦY BAN NHÂN DÂN
        - Như trên;⇥CHỦ TỊCH
        - Lưu: VT.
        ⇥⇥Nguyễn Văn An
        = Phụ lục I
        một⇥hai
    """
    assert lines_of(text)[1:] == [
        ("left", "Nơi nhận:"),
        ("right", "TM. ỦY BAN NHÂN DÂN"),
        ("left", "- Như trên;"),
        ("right", "CHỦ TỊCH"),
        ("left", "- Lưu: VT."),
        ("right", "Nguyễn Văn An"),
        ("", "Phụ lục I"),
        ("", "một\thai"),
    ]


def test_two_posts_side_by_side_end_minutes() -> None:
    text = "> a\n> b\n> c\nTHƯ KÝ⇥⇥CHỦ TỌA\nTrần An⇥⇥Lê Bình"
    assert lines_of(text)[3:] == [
        ("left", "THƯ KÝ"),
        ("right", "CHỦ TỌA"),
        ("left", "Trần An"),
        ("right", "Lê Bình"),
    ]


def test_tabs_in_the_body_cut_nothing() -> None:
    assert lines_of("> Số hộ:⇥12\n> Số thôn:⇥3") == [("", "Số hộ:\t12"), ("", "Số thôn:\t3")]


def test_a_number_that_word_writes_is_part_of_the_first_line_only() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>Công tác</w:t><w:br/><w:t>lãnh đạo</w:t></w:r></w:p>"
    )
    document = word(body + section(), numbering=numbering)
    assert [line.text for line in cut_lines(read_document(document, "thu.docx"))] == [
        "1. Công tác",
        "lãnh đạo",
    ]


@pytest.mark.parametrize(
    ("stops", "rooms"),
    [
        ((("center", 1900), ("center", 6600)), (67, 97)),
        ((("center", 6600),), (68, 97)),
        ((("left", 3969),), (70, 95)),
        ((), (82, 82)),
    ],
)
def test_tab_stops_give_the_columns_their_room(
    stops: tuple[tuple[str, int], ...], rooms: tuple[int, int]
) -> None:
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops)
    runs = "<w:tab/>".join(f"<w:t>{text}</w:t>" for text in ("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"))
    left, right = lines_of_xml(f"<w:p><w:pPr><w:tabs>{tabs}</w:tabs></w:pPr><w:r>{runs}</w:r></w:p>")
    assert (round(left.room.mm), round(right.room.mm)) == rooms


@pytest.mark.parametrize(
    ("align", "side"), [('w:xAlign="right"', "right"), ('w:x="6000"', "left"), ("", "left")]
)
def test_a_frame_stands_in_the_column_it_is_placed_in_or_its_words_tell(align: str, side: str) -> None:
    (line,) = lines_of_xml(p("Số: 05/BC-SNV", f'<w:framePr w:w="3000" w:hAnchor="margin" {align}/>'))
    assert line.side == side
