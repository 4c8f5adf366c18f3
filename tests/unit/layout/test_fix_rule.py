"""Rules are drawn below their text, and blanks are written again; no word changes."""

from __future__ import annotations

import unicodedata

import pytest

from baocao.layout.facts import read_document
from baocao.layout.fix import mend
from baocao.layout.mending.guard import has_same_words
from baocao.layout.repair import Compose, PutRule, SetText
from baocao.units import Length
from support.docx import paragraphs, tree
from support.mending import at, facts, field, file, mended, p, r

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
mm, pt = Length.from_mm, Length.from_pt


def rule(index: int = 0, *, length: float = 40, instead: int | None = None) -> PutRule:
    return PutRule(
        anchor=at(index),
        length=mm(length),
        room=mm(100),
        thickness=pt(0.75),
        instead=None if instead is None else at(instead),
    )


PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="3118" w:bottom="1134" w:left="3118"'
    ' w:header="567" w:footer="567" w:gutter="0"/>'
)
"""Leaves about 100 mm."""


@pytest.mark.parametrize("place", ["body", "cell"])
def test_a_thin_line_stands_below_its_text(place: str) -> None:
    inner = f'<w:tc><w:tcPr><w:tcW w:w="5670" w:type="dxa"/></w:tcPr>{p("ĐỘC LẬP")}</w:tc>'
    grid = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5670"/></w:tblGrid>'
    cell = f"{grid}<w:tr>{inner}</w:tr></w:tbl>{p('sau')}"
    document = file(p("ĐỘC LẬP") + p("sau") if place == "body" else cell, sect=PAGE)
    shown = facts(document, rule())
    text, line, after = shown.paragraphs
    assert (text.text, line.text, after.text) == ("ĐỘC LẬP", "", "sau")
    assert line.format.borders.top is not None
    assert (line.format.borders.top.style, line.format.borders.top.width.pt) == ("single", 0.75)
    assert line.format.left == line.format.right
    assert round(mm(100).mm - line.format.left.mm - line.format.right.mm) == 40
    assert (line.format.line_rule, line.format.line_height.pt) == ("exact", 4)


def test_a_line_that_is_there_is_set_to_length() -> None:
    document = mended(file(p("a") + p("sau"), sect=PAGE), rule(length=90))
    again = facts(document, rule())
    assert [one.text for one in again.paragraphs] == ["a", "", "sau"]
    assert round(again.paragraphs[1].format.left.mm) == 30
    assert mended(mended(document, rule()), rule()) == mended(document, rule())


def test_a_border_of_the_text_itself_gives_way() -> None:
    bordered = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    text, line, _ = facts(file(p("a", props=bordered) + p("b")), rule()).paragraphs
    assert text.format.borders.bottom is None
    assert line.format.borders.top is not None


def test_typed_signs_give_way_when_told_to() -> None:
    document = file(p("a") + p("_______") + p("sau"))
    text, line, after = facts(document, rule(instead=1)).paragraphs
    assert (text.text, line.text, after.text) == ("a", "", "sau")
    assert line.format.borders.top is not None


@pytest.mark.parametrize("words", ["Số ___", "____ x"])
def test_words_among_the_signs_are_never_taken_out(words: str) -> None:
    repair = rule(instead=1)
    shown = facts(file(p("a") + p(words)), repair, skipped=[repair])
    assert [one.text for one in shown.paragraphs] == ["a", words]


def test_there_is_no_room_behind_the_end_of_a_section() -> None:
    repair = rule()
    shown = facts(file(p("a", props="<w:sectPr/>") + p("b")), repair, skipped=[repair])
    assert [one.text for one in shown.paragraphs] == ["a", "b"]


def test_the_line_stands_in_the_frame_of_its_text() -> None:
    framed = '<w:framePr w:w="3000" w:wrap="around" w:hAnchor="margin" w:xAlign="left" w:y="1"/>'
    result = mended(file(p("a", props=framed) + p("b")), rule())
    assert len(list(tree(result).iter(f"{W}framePr"))) == 2


def test_a_style_that_indents_and_spaces_does_not_bend_the_line() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>'
        '<w:spacing w:before="200" w:after="200" w:line="360" w:lineRule="auto"/>'
        '<w:ind w:firstLine="567" w:firstLineChars="200"/><w:contextualSpacing/></w:pPr></w:style>'
    )
    _, line = facts(file(p("a"), styles=styles, sect=PAGE), rule()).paragraphs
    form = line.format
    assert (form.first_line, form.space_after, form.contextual_spacing, form.line_height.pt) == (
        0,
        0,
        False,
        4,
    )


def test_anchors_are_those_of_the_file_before_any_line_was_drawn() -> None:
    shown = facts(file(p("a") + p("b") + p("c")), rule(0), rule(1))
    assert [one.text for one in shown.paragraphs] == ["a", "", "b", "", "c"]


def test_a_border_that_a_style_draws_gives_way_too() -> None:
    line = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr>{line}</w:pPr></w:style>'
    text, drawn = facts(file(p("a"), styles=styles), rule()).paragraphs
    assert text.format.borders.bottom is None
    assert drawn.format.borders.bottom is None
    assert drawn.format.borders.top is not None


@pytest.mark.parametrize(
    ("runs", "start", "end", "new", "after"),
    [
        (("Số:05/BC",), 0, 8, "Số: 05/BC", "Số: 05/BC"),
        (("Số:", "05"), 0, 5, "Số: 05", "Số: 05"),
        (("Số :  05",), 0, 8, "Số: 05", "Số: 05"),
        (("a  ", " b"), 1, 4, " ", "a b"),
        (("a \u200b b",), 0, 5, "a b", "a b"),
        (("x", "<w:r><w:tab/></w:r>", "y"), 0, 3, "x y", "x y"),
        (("x", "<w:r><w:tab/></w:r>", " y"), 0, 4, "x\ty", "x\ty"),
        (("cuối ",), 4, 5, "", "cuối"),
    ],
)
def test_blanks_are_written_otherwise(
    runs: tuple[str, ...], start: int, end: int, new: str, after: str
) -> None:
    document = file(p(*runs))
    result = mended(document, SetText(anchor=at(0), start=start, end=end, text=new))
    assert read_document(result).paragraphs[0].text == after


@pytest.mark.parametrize(
    ("runs", "new"),
    [
        (("Số 5",), "Số 6"),
        (("a b",), "a\tb"),
        (("a", "<w:r><w:br/></w:r>", "b"), "a b"),
        (("a b",), "a b c"),
        (("<w:r><w:tab/></w:r>",), "\t "),
    ],
)
def test_letters_and_breaks_never_change(runs: tuple[str, ...], new: str) -> None:
    document = file(p(*runs))
    repair = SetText(anchor=at(0), start=0, end=len(read_document(document).paragraphs[0].text), text=new)
    assert mended(document, repair, skipped=[repair]) is document


def test_blanks_of_a_formula_are_not_ours() -> None:
    formula = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x  y</m:t></m:r></m:oMath>'
    document = file(p("a", formula))
    repair = SetText(anchor=at(0), start=0, end=5, text="ax y")
    assert mended(document, repair, skipped=[repair]) is document


def test_several_stretches_of_one_paragraph_keep_their_offsets() -> None:
    document = file(p("ab  c  d"))
    lost = SetText(anchor=at(0), start=2, end=5, text=" c")
    first = SetText(anchor=at(0), start=0, end=2, text="a b")
    last = SetText(anchor=at(0), start=4, end=8, text="c d")
    result = mended(document, first, last, lost, skipped=[lost])
    assert read_document(result).paragraphs[0].text == "a b  c d"


def test_one_stretch_alone_can_be_composed() -> None:
    result = mended(
        file(p(unicodedata.normalize("NFD", "Sở Tư pháp"))),
        SetText(anchor=at(0), start=0, end=10, text="Sở Tư pháp"),
    )
    assert paragraphs(result) == ["Sở Tư pháp"]


def test_everything_is_composed_but_what_was_deleted() -> None:
    loose = unicodedata.normalize("NFD", "Đảng ủy xã")
    deleted = f'<w:del w:id="1" w:author="A"><w:r><w:delText>{loose}</w:delText></w:r></w:del>'
    body = p(loose, deleted) + p("Quy", r("\u0301 ", "<w:b/>"), field(" PAGE "))
    edges = {"hdr1": p(loose)}
    document = file(body, sect='<w:headerReference w:type="default" r:id="hdr1"/>', edges=edges)
    result = mended(document, Compose())
    assert paragraphs(result) == ["Đảng ủy xã", "Quý 2"]
    assert paragraphs(result, "word/hdr1.xml") == ["Đảng ủy xã"]
    assert next(tree(result).iter(f"{W}delText")).text == loose
    assert mend(result, [Compose()]) is result


def test_the_guard_sees_every_word_and_sign() -> None:
    document = file(p("Số 05", "<w:r><w:tab/></w:r>", field("REF a", "x")) + p("____"))
    same = file(p("Số  05 ", field("REF a", "x")) + p(""))
    assert has_same_words(document, same)
    for other in (
        p("Số 06"),
        p("Số 05", field("REF b", "x")),
        p("Số 05", "x"),
        p("Số 05", field("REF a", "y")),
    ):
        assert not has_same_words(document, file(other))
    picture = p("Số 05", field("REF a", "x"), "<w:r><w:pict/></w:r>")
    assert not has_same_words(document, file(picture))
