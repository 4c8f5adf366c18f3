"""Markdown in a value is set in the template's styles; one paragraph stands beside other text."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import Element, qn
from baocao.template.budget import LimitError, Run
from baocao.template.compile import compile_template
from baocao.template.markdown import MAX_LENGTH, MarkdownError
from baocao.template.render import render
from baocao.template.typed import WrongPlaceError
from baocao.template.values import ForbiddenCharacterError
from support.filling import MAIN, failures, file, fill, filled, lines, p, r, read, rows, tbl, tr, tree
from support.word import style, word

LISTS = """
- một
- hai
  1. hai một
  2. hai hai
- ba

1. a
2. b

giữa

1. lại từ một
"""


def val(element: Element | None) -> str | None:
    return None if element is None else element.get(qn("w:val"))


def style_of(paragraph: Element) -> str | None:
    return val(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))


def number_of(paragraph: Element) -> tuple[str | None, str | None]:
    num_pr = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if num_pr is None:
        return None, None
    return val(num_pr.find(qn("w:numId"))), val(num_pr.find(qn("w:ilvl")))


def test_one_paragraph_stands_beside_other_text() -> None:
    assert filled("Kết quả: {{ x | markdown }}.", x="đã **xong**") == ["Kết quả: đã xong."]


def test_bold_and_italic_are_added_to_the_formatting_of_the_tag() -> None:
    root = tree(fill(file(p(r("{{ x | markdown }}", '<w:color w:val="FF0000"/>'))), x="a **b *c***"))
    found = [
        [child.tag.rpartition("}")[2] for child in run.find(qn("w:rPr"))] for run in root.iter(qn("w:r"))
    ]
    assert found == [["color"], ["b", "bCs", "color"], ["b", "bCs", "i", "iCs", "color"]]


def test_paragraphs_keep_the_properties_of_the_tag() -> None:
    root = tree(fill(file(p("{{ x | markdown }}", props='<w:jc w:val="center"/>')), x="một\n\nhai"))
    assert [val(one.find(f"{qn('w:pPr')}/{qn('w:jc')}")) for one in root.iter(qn("w:p"))] == ["center"] * 2


def test_lines_join_and_two_blanks_break() -> None:
    assert filled("{{ x | markdown }}", x="một\nhai  \nba\\\nbốn") == ["một hai\nba\nbốn"]


def test_a_map_of_the_data_is_markdown_without_a_filter() -> None:
    assert filled("{{ x }}", x={"$markdown": "một\n\nhai"}) == ["một", "hai"]


@pytest.mark.parametrize("text", ["", "   \n\n", None])
def test_an_empty_text_leaves_an_empty_paragraph(text: str | None) -> None:
    assert filled("a", "{{ x | markdown }}", "b", x=text) == ["a", "", "b"]
    assert rows(fill(file(tbl(tr("{{ x | markdown }}", "b"))), x=text)) == [["", "b"]]


def test_lists_have_numbers_of_their_own() -> None:
    document = fill(file("{{ x | markdown }}"), x=LISTS)
    paragraphs = list(tree(document).iter(qn("w:p")))
    assert lines(document) == ["một", "hai", "hai một", "hai hai", "ba", "a", "b", "giữa", "lại từ một"]
    numbers = [number_of(one) for one in paragraphs]
    assert numbers[0] == numbers[1] == numbers[4]
    assert [level for _, level in numbers] == ["0", "0", "1", "1", "0", "0", "0", None, "0"]
    ordered = [numbers[2][0], numbers[5][0], numbers[8][0]]
    assert len(set(ordered)) == 3
    numbering = tree(document, "word/numbering.xml")
    assert [one.tag.rpartition("}")[2] for one in numbering] == ["abstractNum"] * 2 + ["num"] * 4
    starts = {
        one.get(qn("w:numId")): val(one.find(f".//{qn('w:startOverride')}"))
        for one in numbering.iter(qn("w:num"))
    }
    assert [starts[number or ""] for number in ordered] == ["1"] * 3


def test_a_list_may_begin_at_any_number() -> None:
    document = fill(file("{{ x | markdown }}"), x="5. năm\n6. sáu")
    assert val(tree(document, "word/numbering.xml").find(f".//{qn('w:startOverride')}")) == "5"


def test_every_turn_of_a_loop_counts_anew() -> None:
    document = fill(
        file("{%p for x in ds %}", "{{ x | markdown }}", "{%p endfor %}"), ds=["1. a\n2. b", "1. c\n2. d"]
    )
    numbers = [number_of(one)[0] for one in tree(document).iter(qn("w:p"))]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_the_template_s_styles_are_used() -> None:
    styles = (
        style("Normal", default=True)
        + '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
        + '<w:style w:type="paragraph" w:styleId="gach"><w:name w:val="List Bullet"/>'
        + '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        + '<w:style w:type="paragraph" w:styleId="so"><w:name w:val="List Number"/>'
        + '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        + '<w:style w:type="table" w:styleId="luoi"><w:name w:val="Table Grid"/></w:style>'
    )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl></w:abstractNum>'
        for n in (7, 8)
    )
    numbering += '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    numbering += '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'
    source = word(p("{{ x | markdown }}"), styles=styles, numbering=numbering)
    document = fill(source, x="# Đề\n\n- a\n\n1. b\n\n|A|\n|-|\n|1|")
    root = tree(document)
    paragraphs = list(root.iter(qn("w:p")))
    assert [style_of(one) for one in paragraphs[:3]] == ["u1", "gach", "so"]
    assert val(root.find(f".//{qn('w:tblStyle')}")) == "luoi"
    assert number_of(paragraphs[1]) == (None, None)
    new = tree(document, "word/numbering.xml")[-1]
    assert (new.get(qn("w:numId")), val(new.find(qn("w:abstractNumId")))) == ("5", "9")
    assert number_of(paragraphs[2]) == ("5", "0")


def test_a_heading_without_a_style_is_bold_and_in_the_outline() -> None:
    root = tree(fill(file("{{ x | markdown }}"), x="## Đề mục"))
    assert val(root.find(f".//{qn('w:outlineLvl')}")) == "1"
    assert root.find(f".//{qn('w:b')}") is not None


def test_a_table_has_its_cells_and_their_sides() -> None:
    document = fill(file("{{ x | markdown }}", tbl(tr("a", "b"))), x="| A | B |\n|:-:|--:|\n| 1 | **2** |")
    assert rows(document) == [["A", "B"], ["1", "2"], ["a", "b"]]
    root = tree(document)
    assert [val(one) for one in root.iter(qn("w:jc"))] == ["center", "right"] * 2
    body = [child.tag.rpartition("}")[2] for child in root[0]]
    assert body == ["tbl", "p", "tbl", "sectPr"]


def test_a_table_in_a_cell_leaves_it_sound() -> None:
    document = fill(file(tbl(tr("{{ x | markdown }}", "b"))), x="|A|\n|-|\n|1|")
    cell = next(tree(document).iter(qn("w:tc")))
    assert [child.tag.rpartition("}")[2] for child in cell] == ["tcPr", "tbl", "p"]


def test_links_get_a_relationship_in_the_part_they_stand_in() -> None:
    document = fill(file("a", header=["{{ x | markdown }}"]), x="[nơi](https://example.vn/?a=1&b=2)")
    link = next(tree(document, "word/header.xml").iter(qn("w:hyperlink")))
    assert link.get(qn("r:id")) == "rId1"
    assert b'Target="https://example.vn/?a=1&amp;b=2"' in read(document, "word/_rels/header.xml.rels")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//host/a"])
def test_links_that_are_not_safe_are_text(url: str) -> None:
    document = fill(file("{{ x | markdown }}"), x=f"[nơi]({url})")
    assert qn("w:hyperlink").encode() not in read(document)
    assert list(tree(document).iter(qn("w:hyperlink"))) == []


def test_no_link_in_a_link() -> None:
    source = file(f'<w:p><w:hyperlink w:anchor="a">{r("{{ x | markdown }}")}</w:hyperlink></w:p>')
    document = fill(source, x="[nơi](https://example.vn)")
    assert len(list(tree(document).iter(qn("w:hyperlink")))) == 1
    assert lines(document) == ["nơi"]


def test_html_is_text() -> None:
    assert filled("{{ x | markdown }}", x="<b>đậm</b> & <script>") == ["<b>đậm</b> & <script>"]


def test_code_keeps_its_lines_and_a_rule_is_a_border() -> None:
    document = fill(file("{{ x | markdown }}"), x="```\na\n  b\n```\n\n---\n\n> c")
    assert lines(document) == ["a\n  b", "", "c"]
    assert len(list(tree(document).iter(qn("w:pBdr")))) == 1


def test_pictures_are_refused_with_their_place() -> None:
    (error,) = failures(file("a", "{{ x | markdown }}"), x="a ![b](c.png)")
    assert isinstance(error, MarkdownError)
    assert error.where.path == "thân văn bản, đoạn 2"


def test_nesting_and_length_have_limits() -> None:
    (error,) = failures(file("{{ x | markdown }}"), x=">" * 500 + "a")
    assert isinstance(error, MarkdownError)
    (error,) = failures(file("{{ x | markdown }}"), x="a" * (MAX_LENGTH + 1))
    assert isinstance(error, MarkdownError)


@pytest.mark.parametrize("text", ["&#x10fff2;", "a\x01"])
def test_signs_that_no_file_can_hold_are_refused(text: str) -> None:
    (error,) = failures(file("{{ x | markdown }}"), x=text)
    assert isinstance(error, ForbiddenCharacterError)


def test_blocks_beside_text_are_refused() -> None:
    (error,) = failures(file("a {{ x | markdown }}"), x="một\n\nhai")
    assert isinstance(error, WrongPlaceError)
    assert error.where.path == "thân văn bản, đoạn 1"


@pytest.mark.parametrize(
    ("value", "code"), [({"$markdown": [5]}, "D512"), ({"$markdown": "a", "mau": "đỏ"}, "D511")]
)
def test_data_of_another_shape_is_refused(value: object, code: str) -> None:
    (error,) = failures(file("{{ x }}"), x=value)
    assert (error.code, error.where.key) == (code, "x")


def test_a_missing_name_is_missing() -> None:
    (error,) = failures(file("{{ x | markdown }}"))
    assert error.code == "T302"


def test_a_text_that_takes_too_long_stops_the_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_self: Run) -> None:
        raise LimitError("chạy quá 60 giây")

    monkeypatch.setattr("baocao.template.markdown.parse", stop)
    (error,) = failures(file("{{ x | markdown }}"), x="a")
    assert error.code == "T304"


def test_the_same_input_gives_the_same_bytes() -> None:
    template = compile_template(file("{{ x | markdown }}"))
    assert render(template, {"x": LISTS}) == render(template, {"x": LISTS})
    assert MAIN in template.parts


@pytest.mark.parametrize("width", ["inf", "nan", "1e999", "21cm", "-5", "9" * 5000, ""])
def test_a_table_stands_on_pages_whose_size_is_no_number(width: str) -> None:
    page = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{width}"/><w:pgMar w:left="{width}" w:right="1"/></w:sectPr>'
    )
    template = compile_template(word(p("{{ x | markdown }}") + page))
    columns = tree(template.render({"x": "|a|b|\n|-|-|\n|1|2|"})).iter(qn("w:gridCol"))
    assert all(int(one.get(qn("w:w"), "0")) > 0 for one in columns)
