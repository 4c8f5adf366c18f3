"""Effective formatting: what wins over what."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.ooxml.formats import Border
from baocao.ooxml.numbering import Numbering
from baocao.ooxml.properties import read_length
from baocao.ooxml.styles import Styles, Theme
from baocao.units import Length
from support.word import NAMESPACES, style


def xml(content: str) -> etree._Element:
    """Return the one element that `content` is."""
    return etree.fromstring(f"<x {NAMESPACES}>{content}</x>")[0]


def styles(*definitions: str, defaults: str = "", numbering: str = "", theme: str = "") -> Styles:
    root = xml(f"<w:styles><w:docDefaults>{defaults}</w:docDefaults>{''.join(definitions)}</w:styles>")
    return Styles(
        root,
        theme=Theme.read(xml(theme)) if theme else None,
        numbering=Numbering(xml(f"<w:numbering>{numbering}</w:numbering>")),
    )


def run(sheet: Styles, r_pr: str = "", style: str = "", table: tuple[str, tuple[str, ...]] = ("", ())):
    return sheet.run(xml(f"<w:rPr>{r_pr}</w:rPr>"), style, table)


def paragraph(sheet: Styles, p_pr: str = "", table: tuple[str, tuple[str, ...]] = ("", ())):
    return sheet.paragraph(xml(f"<w:pPr>{p_pr}</w:pPr>"), table)


SIZE = '<w:rPr><w:sz w:val="{}"/></w:rPr>'


def test_a_document_without_styles_has_words_bare_defaults() -> None:
    look = Styles().run(None)
    assert (look.font, look.size.pt, look.bold) == ("Times New Roman", 10, False)


def test_each_level_wins_over_the_one_below() -> None:
    sheet = styles(
        style("T", SIZE.format(22), kind="table"),
        style("Goc", SIZE.format(24)),
        style("Con", SIZE.format(26), base="Goc"),
        style("Chu", SIZE.format(28), kind="character"),
        defaults=f"<w:rPrDefault>{SIZE.format(20)}</w:rPrDefault>",
    )
    in_table = ("T", ())
    assert run(sheet).size.pt == 10
    assert run(sheet, table=in_table).size.pt == 11
    assert run(sheet, style="Goc", table=in_table).size.pt == 12
    assert run(sheet, style="Con", table=in_table).size.pt == 13
    assert run(sheet, '<w:rStyle w:val="Chu"/>', "Con", in_table).size.pt == 14
    assert run(sheet, '<w:rStyle w:val="Chu"/><w:sz w:val="30"/>', "Con", in_table).size.pt == 15


def test_the_default_paragraph_style_is_for_paragraphs_that_name_none_or_an_unknown_one() -> None:
    sheet = styles(style("Thuong", '<w:pPr><w:jc w:val="both"/></w:pPr>', default=True))
    assert paragraph(sheet).alignment == "both"
    assert paragraph(sheet, '<w:pStyle w:val="KhongCo"/>').style == "Thuong"


def test_a_circle_of_styles_ends() -> None:
    sheet = styles(style("A", SIZE.format(30), base="B"), style("B", base="A"))
    assert run(sheet, style="A").size.pt == 15
    assert run(sheet, style="B").size.pt == 15


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("paragraph_style", "character_style", "direct", "expected"),
    [
        ("", "", "", False),
        ("DamDoan", "", "", True),
        ("", "DamChu", "", True),
        ("DamDoan", "DamChu", "", False),
        ("ConDam", "", "", True),
        ("ConNhat", "", "", False),
        ("DamDoan", "DamChu", "<w:b/>", True),
        ("DamDoan", "", '<w:b w:val="0"/>', False),
    ],
)
def test_toggles_of_two_kinds_of_style_cancel_each_other(
    paragraph_style: str, character_style: str, direct: str, expected: bool
) -> None:
    """ECMA-376 Part 1, 17.7.3; inside one chain the nearest style counts."""
    sheet = styles(
        style("DamDoan", BOLD),
        style("ConDam", BOLD, base="DamDoan"),
        style("ConNhat", '<w:rPr><w:b w:val="0"/></w:rPr>', base="DamDoan"),
        style("DamChu", BOLD, kind="character"),
    )
    chosen = f'<w:rStyle w:val="{character_style}"/>' if character_style else ""
    assert run(sheet, chosen + direct, paragraph_style).bold is expected


def test_a_toggle_of_the_defaults_stays_on() -> None:
    sheet = styles(
        style("Dam", BOLD),
        style("Nhat", '<w:rPr><w:b w:val="0"/></w:rPr>'),
        defaults=f"<w:rPrDefault>{BOLD}</w:rPrDefault>",
    )
    assert run(sheet, style="Dam").bold
    assert run(sheet, style="Nhat").bold
    assert not run(sheet, '<w:b w:val="false"/>').bold


def test_theme_fonts_have_names() -> None:
    theme = (
        "<a:theme><a:themeElements><a:fontScheme>"
        '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    fonts = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr>'
    sheet = styles(
        style("Tieu", fonts.replace("minor", "major")),
        defaults=f"<w:rPrDefault>{fonts}</w:rPrDefault>",
        theme=theme,
    )
    assert run(sheet).font == run(sheet).font_accented == "Calibri"
    assert run(sheet, style="Tieu").font == "Cambria"
    direct = run(sheet, '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>', "Tieu")
    assert (direct.font, direct.font_accented) == ("Arial", "Times New Roman")


def test_a_linked_style_of_the_other_kind_is_found() -> None:
    sheet = styles(
        style("Doan", '<w:link w:val="Chu"/><w:pPr><w:jc w:val="center"/></w:pPr>'),
        style("Chu", f'<w:link w:val="Doan"/>{BOLD}', kind="character"),
    )
    assert run(sheet, '<w:rStyle w:val="Doan"/>').bold
    assert paragraph(sheet, '<w:pStyle w:val="Chu"/>').alignment == "center"


def test_conditions_of_a_table_style_count_where_they_hold() -> None:
    head = f'<w:tblStylePr w:type="firstRow">{BOLD}</w:tblStylePr>'
    sheet = styles(style("Bang", head, kind="table"), style("Con", kind="table", base="Bang"))
    assert run(sheet, table=("Con", ("firstRow",))).bold
    assert not run(sheet, table=("Con", ())).bold


def test_indents_merge_side_by_side() -> None:
    sheet = styles(style("Than", '<w:pPr><w:ind w:left="567" w:firstLine="567"/></w:pPr>'))
    look = paragraph(sheet, '<w:pStyle w:val="Than"/><w:ind w:right="284"/>')
    assert [length.twips for length in (look.left, look.right, look.first_line)] == [567, 284, 567]
    hanging = paragraph(sheet, '<w:pStyle w:val="Than"/><w:ind w:firstLine="100" w:hanging="284"/>')
    assert hanging.first_line.twips == -284


@pytest.mark.parametrize(
    ("spacing", "rule", "multiple", "height"),
    [
        ('w:line="360"', "auto", 1.5, 0),
        ('w:line="360" w:lineRule="exact"', "exact", 1.0, 18),
        ('w:line="360" w:lineRule="atLeast"', "atLeast", 1.0, 18),
        ("", "auto", 1.0, 0),
    ],
)
def test_line_spacing(spacing: str, rule: str, multiple: float, height: float) -> None:
    look = paragraph(Styles(), f"<w:spacing {spacing}/>")
    assert (look.line_rule, look.line_multiple, look.line_height.pt) == (rule, multiple, height)


def test_borders_merge_edge_by_edge() -> None:
    edges = '<w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/>'
    sheet = styles(style("Khung", f"<w:pPr><w:pBdr>{edges}</w:pBdr></w:pPr>"))
    look = paragraph(sheet, '<w:pStyle w:val="Khung"/><w:pBdr><w:top w:val="nil"/></w:pBdr>')
    assert look.borders.top is None
    assert look.borders.bottom == Border("single", Length.from_pt(1))


def test_a_tab_stop_can_be_cleared() -> None:
    sheet = styles(style("Tab", '<w:pPr><w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs></w:pPr>'))
    assert paragraph(sheet, '<w:pStyle w:val="Tab"/>').tabs[0].alignment == "right"
    cleared = '<w:pStyle w:val="Tab"/><w:tabs><w:tab w:val="clear" w:pos="9000"/></w:tabs>'
    assert paragraph(sheet, cleared).tabs == ()


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl><w:lvl w:ilvl="1"><w:pStyle w:val="Muc2"/>'
    '<w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)
NUM = '<w:numPr><w:numId w:val="5"/></w:numPr>'


def test_numbering_named_by_the_paragraph_wins_over_its_style() -> None:
    sheet = styles(style("Than", '<w:pPr><w:ind w:left="100"/></w:pPr>'), numbering=NUMBERING)
    assert paragraph(sheet, f'<w:pStyle w:val="Than"/>{NUM}').left.twips == 720
    assert paragraph(sheet, f'<w:pStyle w:val="Than"/>{NUM}<w:ind w:left="50"/>').left.twips == 50


def test_a_style_wins_over_the_numbering_it_names_itself() -> None:
    sheet = styles(
        style("Muc", f'<w:pPr>{NUM}<w:ind w:left="100"/></w:pPr>'),
        style("Muc2", f"<w:pPr>{NUM}</w:pPr>"),
        numbering=NUMBERING,
    )
    assert paragraph(sheet, '<w:pStyle w:val="Muc"/>').left.twips == 100
    second = paragraph(sheet, '<w:pStyle w:val="Muc2"/>')
    assert (second.num_level, second.left.twips) == (1, 1440)


def test_numbering_can_be_taken_off() -> None:
    sheet = styles(style("Muc", f"<w:pPr>{NUM}</w:pPr>"), numbering=NUMBERING)
    look = paragraph(sheet, '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert (look.num_id, look.left) == ("", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("567", 10.0),
        ("1cm", 10.0),
        ("-0.5in", -12.7),
        ("28.35pt", 10.0),
        ("", None),
        ("abc", None),
        ("1e400", None),
        (None, None),
    ],
)
def test_measures(text: str | None, expected: float | None) -> None:
    length = read_length(text)
    assert (length is None) if expected is None else length is not None and round(length.mm, 1) == expected


def test_huge_measures_are_cut_to_something_sane() -> None:
    assert abs(read_length("9" * 40) or 0) < Length.from_mm(1_000_000_000)


def test_the_same_formatting_is_one_value() -> None:
    sheet = styles(style("A"))
    assert run(sheet, "<w:b/>") is run(sheet, "<w:b/>")
