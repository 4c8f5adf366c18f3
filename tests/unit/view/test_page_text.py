"""Paragraphs as lines: wrapping, indents, alignment."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from baocao.layout.blocks import Paragraph, Picture, Run
from baocao.ooxml.formats import ParagraphFormat, RunFormat, TabStop
from baocao.units import Length
from baocao.view.page_text import clean, draw_text, style_of, width_of

ROOM = Length.from_mm(100)
WORDS = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã"


def paragraph(*runs: str | Run, label: str = "", **look: object) -> Paragraph:
    made = tuple(run if isinstance(run, Run) else Run(text=run) for run in runs)
    return Paragraph(runs=made, format=ParagraphFormat(**look), label=label, room=ROOM)  # type: ignore[arg-type]


def lines(shown: Paragraph, columns: int = 40, **more: object) -> list[str]:
    return ["".join(segment.text for segment in line) for line in draw_text(shown, columns, **more)]  # type: ignore[arg-type]


def mm(value: float) -> Length:
    return Length.from_mm(value)


def test_words_are_kept_whole() -> None:
    shown = lines(paragraph(WORDS))
    assert " ".join(" ".join(shown).split()) == WORDS
    assert all(len(line) <= 40 for line in shown)


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert lines(paragraph("a" * 45), 20) == ["a" * 20, "a" * 20, "a" * 5]


def test_a_word_may_be_of_several_runs() -> None:
    assert lines(paragraph("a" * 15 + " 1", "5/BC"), 17) == ["a" * 15, "15/BC"]


@pytest.mark.parametrize(
    ("alignment", "expected"), [("left", "abc"), ("center", "   abc"), ("right", "      abc")]
)
def test_alignment(alignment: str, expected: str) -> None:
    assert lines(paragraph("abc", alignment=alignment), 9) == [expected]


def test_titles_break_where_the_printed_page_does() -> None:
    """100 mm of bold 14-point capitals are about 33 letters, though the terminal would have room for more."""
    bold = RunFormat(bold=True, size=Length.from_pt(14))
    title = Run(text="ỦY BAN NHÂN DÂN XÃ AN PHÚC, TỈNH SƠN HÀ", format=bold)
    assert lines(paragraph(title, alignment="center"), 44) == [
        "      ỦY BAN NHÂN DÂN XÃ AN PHÚC, TỈNH",
        "                   SƠN HÀ",
    ]


def test_titles_break_elsewhere_where_the_terminal_is_too_narrow() -> None:
    title = Run(text="ỦY BAN NHÂN DÂN XÃ AN PHÚC", format=RunFormat(size=Length.from_pt(14)))
    assert max(map(len, lines(paragraph(title, alignment="center"), 12))) <= 12


def test_indents_do_not_break_a_title_that_is_one_line_in_print() -> None:
    title = Run(text="ỦY BAN NHÂN DÂN", format=RunFormat(size=Length.from_pt(10)))
    shown = paragraph(title, alignment="center", left=mm(30), right=mm(30))
    assert lines(shown, 30) == ["       ỦY BAN NHÂN DÂN"]


def test_justified_lines_reach_both_edges_but_for_the_last() -> None:
    shown = lines(paragraph(WORDS, alignment="both"))
    assert {len(line) for line in shown[:-1]} == {40}
    assert "  " not in shown[-1]


def test_a_line_before_a_break_is_not_stretched() -> None:
    assert lines(paragraph("một hai\nba bốn", alignment="both"), 10) == ["một hai", "ba bốn"]


def test_a_line_with_few_gaps_stays_ragged() -> None:
    assert lines(paragraph("aaaa bbbb cccccccccccccc", alignment="both"), 18)[0] == "aaaa bbbb"


def test_stretching_can_be_left_out() -> None:
    assert all("  " not in line for line in lines(paragraph(WORDS, alignment="both"), stretch=False))


def test_the_first_line_is_indented() -> None:
    shown = lines(paragraph(WORDS, first_line=mm(10)))
    assert shown[0].startswith("    T")
    assert not shown[1].startswith(" ")


def test_a_label_hangs_in_front_of_its_text() -> None:
    shown = lines(paragraph(WORDS, label="1.", left=mm(10), first_line=mm(-10)))
    assert shown[0].startswith("1.  Thực")
    assert shown[1].startswith("    ")
    assert shown[1][4] != " "


def test_a_label_wider_than_its_indent_pushes_the_text() -> None:
    shown = lines(paragraph(WORDS, label="VIII.", left=mm(5), first_line=mm(-5)))
    assert shown[0].startswith("VIII. Thực")
    assert shown[1].startswith("      ")


def test_indents_leave_room_for_text() -> None:
    assert max(map(len, lines(paragraph(WORDS, left=mm(95), right=mm(95)), 12))) <= 12


def test_a_right_tab_pulls_its_text_to_the_stop() -> None:
    stop = TabStop(ROOM, "right", "dot")
    assert lines(paragraph("Mục\t12", tabs=(stop,)), 20) == ["Mục...............12"]


def test_a_tab_leads_to_the_next_stop() -> None:
    assert lines(paragraph("a\tb", tabs=(TabStop(mm(50)),)), 20) == ["a         b"]


def test_capitals_and_raised_figures() -> None:
    runs = (Run(text="tỉnh ", format=RunFormat(caps=True)), Run(text="m"))
    raised = Run(text="2", format=RunFormat(vertical="superscript"))
    assert lines(paragraph(*runs, raised)) == ["TỈNH m²"]


def test_hidden_text_is_not_shown() -> None:
    assert lines(paragraph("a", Run(text="b", format=RunFormat(hidden=True)))) == ["a"]


def test_the_page_number_is_the_page_s() -> None:
    shown = paragraph(Run(text="2", field_name="PAGE"))
    assert lines(shown, page="7") == ["7"]
    assert lines(shown) == ["2"]


def test_a_picture_in_the_text_is_named() -> None:
    assert lines(paragraph("xem ", Run(picture=Picture(alt="dấu")))) == ["xem [ảnh: dấu]"]


def test_markup_is_text() -> None:
    assert lines(paragraph("[bold]ký tên[/bold] [ký tên]")) == ["[bold]ký tên[/bold] [ký tên]"]


def test_nothing_steers_the_terminal() -> None:
    assert clean("a\x9b31mđỏ\x1b]0;x\x07\u202eb\u200b") == "a31mđỏ]0;xb"


def test_wide_letters_count_as_two() -> None:
    shown = lines(paragraph("日本語 " * 6), 10)
    assert all(cell_len(line) <= 10 for line in shown)


def test_letters_with_loose_accents_count_once() -> None:
    assert width_of(draw_text(paragraph("ba\u0301o"), 10)[0]) == 3


def test_formatting_is_shown() -> None:
    style = style_of(RunFormat(bold=True, italic=True, underline="single", strike=True, colour="FF0000"))
    assert style is not None
    assert (style.bold, style.italic, style.underline, style.strike) == (True, True, True, True)
    assert style.color is not None


@pytest.mark.parametrize("colour", ["", "000000", "FFFFFF", "404040", "rác"])
def test_greys_are_left_to_the_terminal(colour: str) -> None:
    assert style_of(RunFormat(colour=colour)) is None


@pytest.mark.parametrize("columns", [1, 2, 5, 13])
def test_any_width_will_do(columns: int) -> None:
    shown = lines(paragraph("\t", WORDS, "\n\tx", label="a)", alignment="both", left=mm(20)), columns)
    assert max(map(cell_len, shown)) <= columns
