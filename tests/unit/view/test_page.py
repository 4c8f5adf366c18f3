"""Whole documents on the terminal."""

from __future__ import annotations

import io
import time

import pytest
from rich.cells import cell_len
from rich.console import Console

from baocao.layout.facts import read_document
from baocao.view.page import render_pages
from support.word import p, section, style, word

CENTRE = '<w:jc w:val="center"/>'
LANDSCAPE = {"width": 16838, "height": 11906}
HEADER = '<w:headerReference w:type="default" r:id="header1"/>'
PAGE = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
BIG = '<w:sz w:val="28"/>'


def show(body: str, width: int = 120, **parts: str) -> str:
    console = Console(width=width, color_system=None, _environ={}, file=io.StringIO())
    for page in render_pages(read_document(word(body, **parts)), width):
        console.print(page)
    return console.file.getvalue()  # type: ignore[attr-defined]


def inside(shown: str) -> list[str]:
    """Return the lines within the page's frame, without the blanks around them."""
    rows = [line.strip("│").strip() for line in shown.splitlines() if line.startswith("│")]
    return [row for row in rows if row]


def titles(shown: str) -> list[str]:
    return [line.strip("┌─┐ ") for line in shown.splitlines() if line.startswith("┌")]


def rule(left: int, right: int) -> str:
    border = '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr>'
    return p("", f'{border}<w:ind w:left="{left}" w:right="{right}"/>')


def test_a_page_is_106_columns_wide_with_88_of_text() -> None:
    shown = show(p("chữ " * 200) + section())
    assert {len(line) for line in shown.splitlines()} == {106}
    assert max(map(len, inside(shown))) in range(84, 89)


@pytest.mark.parametrize("width", [30, 40, 60, 80, 105, 120, 200])
def test_a_page_fits_the_terminal(width: int) -> None:
    shown = show(p("Một báo cáo " * 30) + section(**LANDSCAPE), width)
    assert max(map(cell_len, shown.splitlines())) <= width


def test_a_wide_page_is_wider() -> None:
    upright, wide = (
        len(show(p("a") + body, 200).splitlines()[0]) for body in (section(), section(**LANDSCAPE))
    )
    assert wide > upright + 30


def test_text_is_never_markup() -> None:
    assert "[ký tên] [bold]" in show(p("[ký tên] [bold]"))


def test_the_rule_is_as_long_as_the_text_says() -> None:
    """Under a motto the rule is as long as the text; Word's millimetres would give another length."""
    shown = inside(
        show(
            p("Độc lập - Tự do - Hạnh phúc", CENTRE, '<w:b/><w:sz w:val="28"/>')
            + rule(2962, 2962)
            + section()
        )
    )
    assert len(shown[1]) == pytest.approx(len(shown[0]), abs=1)


def test_a_rule_of_a_third_is_a_third() -> None:
    text = "Kết quả thực hiện nhiệm vụ quý III"
    third = inside(show(p(text, CENTRE, '<w:b/><w:sz w:val="28"/>') + rule(3900, 3900) + section()))
    assert len(third[1]) / len(third[0]) == pytest.approx(27.4 / 81, abs=0.05)


def test_a_rule_stands_under_the_middle_of_its_text() -> None:
    lines = show(p("Tự do - Hạnh phúc", CENTRE) + rule(3500, 3500) + section()).splitlines()
    middles = [(len(line) - len(line[1:].lstrip()) + len(line[:-1].rstrip())) / 2 for line in lines[2:4]]
    assert middles[0] == pytest.approx(middles[1], abs=1)


def test_a_full_rule_crosses_the_page() -> None:
    assert "─" * 88 in show(rule(0, 0) + section())


def test_a_line_shape_takes_the_place_of_its_empty_paragraph() -> None:
    shape = '<w:pict><v:line style="mso-position-horizontal:center" from="0,0" to="100pt,0"/></w:pict>'
    shown = inside(show(f"{p('Tiêu ngữ', CENTRE)}<w:p><w:r>{shape}</w:r></w:p>{p('sau')}{section()}"))
    assert [set(line) for line in shown[1:2]] == [{"─"}]
    assert shown[2] == "sau"


def test_a_paragraph_in_a_box() -> None:
    edges = "".join(f'<w:{edge} w:val="single"/>' for edge in ("top", "left", "bottom", "right"))
    lines = show(p("HỎA TỐC", f'<w:pBdr>{edges}</w:pBdr><w:ind w:right="6000"/>') + section()).splitlines()
    at = next(index for index, line in enumerate(lines) if "HỎA TỐC" in line)
    assert [lines[at + step][1:].strip()[0] for step in (-1, 0, 1)] == ["┌", "│", "└"]


def test_space_between_paragraphs_is_a_blank_line_when_it_looks_like_one() -> None:
    lines = show(
        p("một") + p("hai", '<w:spacing w:before="120"/>') + p("ba", '<w:spacing w:before="280"/>')
    ).splitlines()
    at = {
        text: next(index for index, line in enumerate(lines) if text in line) for text in ("một", "hai", "ba")
    }
    assert (at["hai"] - at["một"], at["ba"] - at["hai"]) == (1, 2)


def test_pages_end_at_breaks_put_by_hand() -> None:
    body = f"{p('một')}<w:p><w:r><w:br w:type='page'/></w:r></w:p>{p('hai')}{p('ba', '<w:pageBreakBefore/>')}"
    assert titles(show(body)) == ["Trang 1", "Trang 2", "Trang 3"]


def test_pages_end_where_word_last_began_one() -> None:
    body = p("một") + "<w:p><w:r><w:t>hai</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>ba</w:t></w:r></w:p>"
    shown = show(body)
    assert titles(shown) == ["Trang 1", "Trang 2"]
    assert inside(shown) == ["một", "hai", "ba"]


def test_a_break_and_word_s_note_of_it_are_one() -> None:
    body = (
        "<w:p><w:r><w:t>một</w:t><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>"
    )
    assert titles(show(body)) == ["Trang 1", "Trang 2"]


def test_sections_begin_pages_and_count_anew_where_they_say() -> None:
    second = section(**LANDSCAPE).replace("<w:pgSz", '<w:pgNumType w:start="1"/><w:pgSz')
    assert titles(show(p("một", section()) + p("hai") + second)) == [
        "Trang 1",
        "Trang 1 · phần 2 · khổ ngang",
    ]


def test_a_continuous_section_stays_on_the_page() -> None:
    second = section().replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz')
    assert titles(show(p("một", section()) + p("hai") + second)) == ["Trang 1"]


def test_full_pages_are_estimated_and_say_so() -> None:
    body = p("Một câu dài để đầy trang. " * 20, '<w:jc w:val="both"/>', BIG) * 9 + section()
    shown = show(body)
    assert titles(shown) == ["Trang 1", "Trang 2 · ước tính"]


def test_the_page_number_is_shown_from_the_second_page() -> None:
    more = HEADER + "<w:titlePg/>"
    body = p("một") + p("hai", "<w:pageBreakBefore/>") + section(more=more)
    first, second = show(body, header1=PAGE).split("Trang 2")
    assert inside(first) == ["một"]
    assert inside(second) == ["2", "hai"]


def test_even_pages_have_their_own_header_when_the_document_says_so() -> None:
    more = HEADER + '<w:headerReference w:type="even" r:id="header2"/>'
    body = p("một") + p("hai", "<w:pageBreakBefore/>") + section(more=more)
    parts = {"header1": p("LẺ"), "header2": p("CHẴN")}
    assert inside(show(body, settings="<w:evenAndOddHeaders/>", **parts)) == ["LẺ", "một", "CHẴN", "hai"]
    assert inside(show(body, **parts)) == ["LẺ", "một", "LẺ", "hai"]


def test_a_footer_stands_below() -> None:
    body = p("một") + section(more='<w:footerReference w:type="default" r:id="footer1"/>')
    assert inside(show(body, footer1=p("Địa chỉ"))) == ["một", "Địa chỉ"]


def test_notes_stand_below_their_page() -> None:
    footnotes = f'<w:footnote w:id="2">{p("nguồn")}</w:footnote>'
    body = '<w:p><w:r><w:t>Theo báo cáo</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    body += p("sau", "<w:pageBreakBefore/>")
    shown = inside(show(body, footnotes=footnotes))
    assert shown == ["Theo báo cáo¹", "─" * 20, "1 nguồn", "sau"]


def test_a_picture_is_a_frame_with_its_text() -> None:
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/>'
        '<wp:docPr id="1" name="x" descr="Hội nghị"/><a:graphic>'
        f'<a:graphicData uri="{uri}"><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    shown = show(f"<w:p><w:r>{drawing}</w:r></w:p>{section()}")
    assert "Ảnh: Hội nghị" in shown
    assert "10 × 5 cm" in shown
    assert shown.count("┌") == 2


def test_heading_rows_stand_again_on_the_next_page() -> None:
    def row(text: str, tr_pr: str = "") -> str:
        return f"<w:tr><w:trPr>{tr_pr}</w:trPr><w:tc>{p(text, r_pr=BIG)}</w:tc></w:tr>"

    rows = "".join(row(f"dòng {number}") for number in range(60))
    head = row("Tiêu đề cột", "<w:tblHeader/>")
    body = (
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>{head}{rows}</w:tbl>{p()}{section()}'
    )
    shown = show(body)
    assert shown.count("Tiêu đề cột") == len(titles(shown)) == 2
    assert [line for line in inside(shown) if line.startswith("dòng")] == [
        f"dòng {number}" for number in range(60)
    ]


def test_a_paragraph_that_keeps_with_the_next_goes_along() -> None:
    filler = p("x", r_pr=BIG) * 44
    body = filler + p("tiêu đề", "<w:keepNext/>", BIG)
    body += p("nội dung " * 60, "<w:keepLines/>", BIG) + section()
    first, second = show(body).split("Trang 2")
    assert "tiêu đề" not in first
    assert "tiêu đề" in second


def test_an_empty_document_is_one_page() -> None:
    assert titles(show("")) == ["Trang 1"]


def test_bold_and_italic_reach_the_terminal() -> None:
    console = Console(
        width=120, force_terminal=True, color_system="standard", _environ={}, file=io.StringIO()
    )
    body = p("đậm", r_pr="<w:b/>") + p("nghiêng", r_pr="<w:i/>") + p("gạch", r_pr='<w:u w:val="single"/>')
    for page in render_pages(read_document(word(body)), 120):
        console.print(page)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[1mđậm" in shown
    assert "\x1b[3mnghiêng" in shown
    assert "\x1b[4mgạch" in shown


def test_three_pages_are_drawn_at_once() -> None:
    """The budget is 50 ms of the processor; four times that leaves room for slow machines."""
    body = p("Một câu dài để đầy trang. " * 20, '<w:jc w:val="both"/>', BIG) * 16 + section()
    facts = read_document(word(body, styles=style("Than", default=True)))
    render_pages(facts, 120)
    begin = time.process_time()
    assert len(render_pages(facts, 120)) == 3
    assert time.process_time() - begin < 0.2
