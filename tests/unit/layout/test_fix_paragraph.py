"""Paragraphs and pages are set as they are told to, whatever styles and lists say."""

from __future__ import annotations

import pytest

from baocao.layout.fix import mend
from baocao.layout.repair import SetPage, SetParagraph
from baocao.ooxml.entries import pack, write_package
from baocao.ooxml.package import read_package
from baocao.units import Length
from support.docx import tree
from support.mending import MAIN, at, facts, file, first, mended, p

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
mm, pt = Length.from_mm, Length.from_pt


def attributes(document: bytes, name: str) -> dict[str, str]:
    """Return {attribute: value} of the first element of that name in the body."""
    element = next(tree(document).iter(f"{W}{name}"))
    return {key.partition("}")[2]: value for key, value in element.attrib.items()}


def test_everything_at_once_is_read_back() -> None:
    wanted = SetParagraph(
        anchor=at(0),
        alignment="both",
        left=mm(5),
        right=mm(4),
        first_line=mm(12.7),
        space_before=pt(3),
        space_after=pt(6),
        line_exact=pt(18),
        contextual_spacing=False,
    )
    shown = first(file(p("a", props='<w:contextualSpacing/><w:jc w:val="center"/>')), wanted).format
    assert (shown.alignment, shown.contextual_spacing, shown.line_rule) == ("both", False, "exact")
    measures = (shown.left, shown.right, shown.first_line, shown.space_before, shown.space_after)
    assert [one.twips for one in measures] == [mm(5).twips, mm(4).twips, mm(12.7).twips, 60, 120]
    assert shown.line_height.pt == 18


def test_a_line_that_hangs_out_and_one_that_does_not_replace_each_other() -> None:
    hanging = file(p("a", props='<w:ind w:hanging="300" w:hangingChars="150"/>'))
    result = mended(hanging, SetParagraph(anchor=at(0), first_line=mm(10)))
    assert attributes(result, "ind") == {"firstLine": "567"}
    result = mended(result, SetParagraph(anchor=at(0), first_line=mm(-5)))
    assert attributes(result, "ind") == {"hanging": "283"}


def test_measures_in_characters_and_lines_no_longer_win() -> None:
    props = (
        '<w:spacing w:before="10" w:beforeLines="50" w:afterAutospacing="1"/>'
        '<w:ind w:startChars="100" w:start="200" w:firstLineChars="200" w:firstLine="400"/>'
    )
    repair = SetParagraph(anchor=at(0), left=mm(0), first_line=mm(10), space_before=pt(6), space_after=pt(0))
    result = mended(file(p("a", props=props)), repair)
    assert attributes(result, "ind") == {"firstLine": "567", "left": "0"}
    assert attributes(result, "spacing") == {"before": "120", "after": "0"}


def test_measures_of_a_style_in_characters_are_set_to_nothing() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>'
        '<w:spacing w:beforeAutospacing="1" w:beforeLines="100"/><w:ind w:firstLineChars="200"/>'
        "</w:pPr></w:style>"
    )
    repair = SetParagraph(anchor=at(0), first_line=mm(10), space_before=pt(6))
    result = mended(file(p("a"), styles=styles), repair)
    assert attributes(result, "ind") == {"firstLine": "567", "firstLineChars": "0"}
    assert attributes(result, "spacing") == {"before": "120", "beforeAutospacing": "0", "beforeLines": "0"}


def test_multiple_and_exact_spacing_exclude_each_other_and_the_first_counts() -> None:
    repairs = (SetParagraph(anchor=at(0), line_multiple=1.5), SetParagraph(anchor=at(0), line_exact=pt(20)))
    shown = first(file(p("a", props='<w:spacing w:line="300" w:lineRule="exact"/>')), *repairs).format
    assert (shown.line_rule, shown.line_multiple) == ("auto", 1.5)


def test_repairs_of_different_rules_add_up() -> None:
    repairs = (
        SetParagraph(anchor=at(0), alignment="center"),
        SetParagraph(anchor=at(0), left=mm(0), space_after=pt(6)),
    )
    shown = first(file(p("a", props='<w:ind w:left="300"/>')), *repairs).format
    assert (shown.alignment, shown.left, shown.space_after.pt) == ("center", 0, 6)


def test_a_paragraph_that_is_right_stays_byte_for_byte() -> None:
    document = file(p("a", props='<w:ind w:start="567"/><w:jc w:val="start"/>'))
    assert mend(document, [SetParagraph(anchor=at(0), alignment="left", left=mm(10))]) is document


def test_properties_stand_where_the_schema_wants_them() -> None:
    props = '<w:keepNext/><w:outlineLvl w:val="1"/><w:rPr><w:b/></w:rPr>'
    repair = SetParagraph(
        anchor=at(0), alignment="center", left=mm(1), space_before=pt(1), contextual_spacing=True
    )
    p_pr = next(tree(mended(file(p("a", props=props)), repair)).iter(f"{W}pPr"))
    names = [child.tag.removeprefix(W) for child in p_pr]
    assert names == ["keepNext", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr"]


A4 = (
    '<w:pgSz w:w="12240" w:h="15840" w:code="1"/><w:pgMar w:top="-1440" w:right="1440" w:bottom="1440"'
    ' w:left="1440" w:header="720" w:footer="720" w:gutter="284"/>'
)


def test_paper_and_margins_of_one_section() -> None:
    repair = SetPage(
        section=0, width=mm(210), height=mm(297), top=mm(20), left=mm(30), header_distance=mm(10)
    )
    result = mended(file(p("a"), sect=A4), repair)
    (section,) = facts(result).sections
    assert [round(one.mm) for one in (section.width, section.height)] == [210, 297]
    assert [round(section.margins.left.mm), round(section.margins.top.mm)] == [30, 20]
    assert round(section.header_distance.mm) == 10
    assert attributes(result, "pgMar")["gutter"] == "0"
    assert attributes(result, "pgMar")["top"].startswith("-"), "the text still begins exactly there"
    assert "code" not in attributes(result, "pgSz")


def test_a_page_laid_across_stays_so() -> None:
    sect = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>'
    result = mended(file(p("a"), sect=sect), SetPage(section=0, width=mm(297), height=mm(210)))
    assert attributes(result, "pgSz")["orient"] == "landscape"


def test_sections_are_counted_in_document_order() -> None:
    own = f"<w:sectPr>{A4}</w:sectPr>"
    document = file(p("a", props=own) + p("b"), sect=A4)
    shown = facts(document, SetPage(section=1, right=mm(15)), SetPage(section=1, right=mm(20)))
    assert [round(one.margins.right.mm) for one in shown.sections] == [25, 15]


def test_a_section_that_says_nothing_gets_all_it_must_have() -> None:
    result = mended(file(p("a")), SetPage(section=0, left=mm(30), width=mm(210)))
    assert attributes(result, "pgMar") == {
        "left": "1701",
        "top": "1440",
        "right": "1440",
        "bottom": "1440",
        "header": "720",
        "footer": "720",
        "gutter": "0",
    }
    assert attributes(result, "pgSz") == {"w": "11906", "h": "16838"}


@pytest.mark.parametrize("section", [-1, 1])
def test_a_section_that_is_not_there_is_skipped(section: int) -> None:
    lost = SetPage(section=section, left=mm(30))
    assert len(facts(file(p("a")), lost, skipped=[lost]).sections) == 1


def test_a_body_that_ends_without_a_section_gets_one() -> None:
    document = file(p("a"))
    entries = dict(read_package(document).entries)
    bare = read_package(document).read(MAIN).replace(b"<w:sectPr></w:sectPr>", b"")
    entries[MAIN] = pack(MAIN, bare)
    (section,) = facts(write_package(entries.values()), SetPage(section=0, left=mm(30))).sections
    assert round(section.margins.left.mm) == 30
