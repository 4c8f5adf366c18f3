"""Tags survive whatever Word did to them: engine.md §2."""

from __future__ import annotations

import unicodedata

import pytest

from baocao.ooxml.xml import qn
from baocao.template.compile import compile_template
from support.filling import failures, file, fill, filled, lines, p, r, read, tree

PROOF = '<w:proofErr w:type="spellStart"/>'
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="m"/>'
BOOKMARK_END = '<w:bookmarkEnd w:id="1"/>'
COMMENT = '<w:commentRangeStart w:id="0"/>'


def inserted(*runs: str) -> str:
    return f'<w:ins w:id="9" w:author="An">{"".join(runs)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="8" w:author="An"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    "runs",
    [
        ("{{ ho_ten }}",),
        tuple("{{ ho_ten }}"),
        ("{", "{ ho", "_ten ", "}", "}"),
        ("{{ ho", PROOF, "_ten", '<w:proofErr w:type="spellEnd"/>', " }}"),
        ("{{ ho", BOOKMARK, "_ten", BOOKMARK_END, " }}"),
        ("{{ ho", COMMENT, "_ten }}"),
        ("{{ ho", "<w:r><w:lastRenderedPageBreak/></w:r>", "_ten }}"),
        (r("{{ ho", "<w:b/>"), r("_ten", "<w:i/>"), r(" }}", '<w:lang w:val="vi-VN"/>')),
        (inserted(r("{{ ho")), "_ten }}"),
        ("{{ ho", inserted(r("_t"), r("en")), " }}"),
        (inserted(r("{{ ho_ten }}")),),
        ("{{ ho", deleted("_va"), "_ten }}"),
        (deleted("{{ ten_cu }}"), "{{ ho_ten }}"),
        ('<w:hyperlink r:id="x"><w:r><w:t>{{ ho_ten }}</w:t></w:r></w:hyperlink>',),
        ("{{ ho", f'<w:hyperlink r:id="x">{r("_ten")}</w:hyperlink>', " }}"),
        ("{{ ho", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('_ten')}</w:sdtContent></w:sdt>", " }}"),
        (f'<w:smartTag w:element="x">{r("{{ ho")}</w:smartTag>', "_ten }}"),
        ("<w:r><w:t>{{</w:t><w:tab/><w:t>ho_ten</w:t><w:br/><w:t>}}</w:t></w:r>",),
        ("{{\u00a0ho_ten\u00a0}}",),
        ("{\u200b{ ho_\u200bten }\ufeff}",),
        ("{{ ho_ten|default(“–”) }}",),
    ],
)
def test_a_tag_means_the_same_however_word_cut_it(runs: tuple[str, ...]) -> None:
    assert filled(p("Ông ", *runs, "."), ho_ten="Lê An") == ["Ông Lê An."]


def test_the_value_takes_the_formatting_of_the_first_run() -> None:
    document = fill(file(p(r("{{ a ", "<w:b/>"), r("}} xin ", "<w:i/>"), r("{{ b }}"))), a=1, b=2)
    found = {}
    for run in tree(document).iter(qn("w:r")):
        found[run.findtext(qn("w:t"))] = [child.tag for child in run.iterfind(f"{qn('w:rPr')}/*")]
    assert found == {"1": [qn("w:b")], " xin ": [qn("w:i")], "2": []}


def test_inserted_and_deleted_text_stays_tracked() -> None:
    document = fill(file(p("a", inserted(r("{{ x }}")), deleted("cũ"))), x="mới")
    body = read(document).decode()
    assert "<w:delText>cũ</w:delText>" in body
    assert tree(document).find(f".//{qn('w:ins')}//{qn('w:t')}").text == "mới"  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_may_be_typed_in_either_form(form: str) -> None:
    template = unicodedata.normalize(form, "{{ tên }} {% for ủy in ủy_viên %}{{ ủy.họ }}{% endfor %}")  # type: ignore[arg-type]
    other = "NFD" if form == "NFC" else "NFC"
    key = unicodedata.normalize(other, "tên")  # type: ignore[arg-type]
    data = {key: "Ấn", "ủy_viên": [{unicodedata.normalize(other, "họ"): "Đỗ"}]}  # type: ignore[arg-type]
    assert filled(template, **data) == ["Ấn Đỗ"]


def test_quotes_inside_strings_and_outside_tags_stay() -> None:
    assert filled("“Nói” {{ a|default(“nói ‘có’ – vâng”) }} – “hết”") == ["“Nói” nói ‘có’ – vâng – “hết”"]


def test_a_tag_over_paragraphs_is_joined_with_a_warning() -> None:
    template = compile_template(file("{{ a", "| upper", "}} x"))
    assert [(one.code, one.where.path) for one in template.warnings] == [("T502", "thân văn bản, đoạn 1")]
    assert filled("{{ a", "| upper", "}} x", a="q") == ["Q x"]


def test_warnings_stand_in_the_order_of_the_document() -> None:
    template = compile_template(file("{%p if a %} lost", "{%p endif %}", "{{ a", "}} x"))
    assert [one.code for one in template.warnings] == ["T501", "T502"]
    assert template.warnings[1].where.width == len("{{ a}}")


def test_a_tag_left_open_does_not_swallow_later_paragraphs() -> None:
    errors = failures(file("Ông {{ ho_ten", "sinh ngày {{ ngay }}", "{% if a %}", "x", "{% endif %}"))
    assert [(error.code, error.where.path, error.where.column) for error in errors] == [
        ("T101", "thân văn bản, đoạn 1", 5)
    ]
    assert "“{{ ho_ten”" in errors[0].message


def test_a_comment_may_run_over_paragraphs() -> None:
    assert filled("a{# ghi", "chú", "dài #}b", "c") == ["ab", "c"]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("Ông", "{%- if a %} {{ a }}{% endif %}", "sau"), ["Ông An", "sau"]),
        (("Ông {% if a -%}", "{{ a }}", "{%- endif %}.", "sau"), ["Ông An.", "sau"]),
        (("{% if a -%}", "{{ a }}{% endif %}"), ["An"]),
        (("x  {{- a -}}  y",), ["xAny"]),
        (("{{ a -}}", "y"), ["An", "y"]),  # values only lose blanks, as docxtpl has it
        (("x", "{{- a }}"), ["x", "An"]),
        (("x {%- if a -%}", "{{ a }}", "{%- endif -%}", "y"), ["xAny"]),
    ],
)
def test_dashes_join_paragraphs(blocks: tuple[str, ...], expected: list[str]) -> None:
    assert filled(*blocks, a="An") == expected


def test_raw_prints_what_it_holds() -> None:
    assert filled("{% raw %}{{ a }} {% if %}{% endraw %} {{ a }}", a=1) == ["{{ a }} {% if %} 1"]
    assert filled("{% raw %}", "{{ a }} {% if %}", "{% endraw %}", "{{ a }}", a=1) == [
        "{{ a }} {% if %}",
        "1",
    ]
    assert filled("{%p raw %}", "{{ a }}", "{%p endraw %}", "b") == ["{{ a }}", "b"]


def test_escaped_braces_print_as_braces() -> None:
    assert filled("Gõ {_{ ten }_} hoặc {_% if %_}.") == ["Gõ {{ ten }} hoặc {% if %}."]


def test_single_braces_are_text() -> None:
    assert filled("{a} { b } } { 100% {{ x }}", x=1) == ["{a} { b } } { 100% 1"]


def test_blanks_at_the_edges_of_runs_stay() -> None:
    document = fill(file(p("<w:r><w:t>{{ a }} {{ b }}</w:t></w:r>")), a=" 1 ", b="  2")
    assert lines(document) == [" 1    2"]
    assert tree(document).find(f".//{qn('w:t')}").get(qn("xml:space")) == "preserve"  # type: ignore[union-attr]


def test_a_template_without_tags_is_copied_byte_for_byte() -> None:
    source = file("Không có thẻ nào {a}")
    assert not compile_template(source).parts
    assert read(fill(source)) == read(source)


def test_attributes_hold_tags() -> None:
    props = '<wp:docPr id="1" name="Ảnh" descr="Ảnh {{ ten }} {% if dep %}đẹp{% endif %}"/>'
    source = file(p(f"<w:r><w:drawing><wp:inline>{props}</wp:inline></w:drawing></w:r>"))
    found = tree(fill(source, ten='"<&>\n', dep=1)).find(f".//{qn('wp:docPr')}")
    assert found is not None
    assert found.get("descr") == 'Ảnh "<&>  đẹp'
    (error,) = failures(source, dep=1)
    assert (error.code, error.where.path) == ("T302", "thân văn bản, đoạn 1, văn bản thay thế")


def test_an_endraw_too_many_is_told() -> None:
    [error] = failures(file("{% raw %}{{ a }}{% endraw %} b {% endraw %}"))
    assert (error.code, error.where.column) == ("T103", 32)


def test_a_comment_may_hold_paragraphs_with_tags() -> None:
    assert filled("a", "{# bỏ", "{{ lạ }} {% if %}", "hết #}", "b") == ["a", "b"]


def test_signs_without_width_beside_a_statement_do_not_keep_its_paragraph() -> None:
    assert filled("\u200b{% if a %}", "b", "{% endif %}\ufeff", a=1) == ["b"]
