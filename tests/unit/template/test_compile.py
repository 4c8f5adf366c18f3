"""Every mistake of a template: code, place, tag, column, all in one run (engine.md §3, §5)."""

from __future__ import annotations

import pickle

import pytest

from baocao.errors import BaocaoError, Location, Mistakes
from baocao.template.compile import compile_template
from baocao.template.compiled import template_globals
from support.filling import CORE, failures, file, fill, p, r, read, tbl, tc, tr, zipped


def one(*blocks: str, **data: object) -> BaocaoError:
    (error,) = failures(file(*blocks), **data)
    return error


@pytest.mark.parametrize(
    ("text", "code", "column", "width", "word"),
    [
        ("Ông {{ a", "T101", 5, 4, "}}"),
        ("{% if a", "T101", 1, 7, "%}"),
        ("x {# a", "T101", 3, 4, "#}"),
        ("{% if a %}x", "T102", 1, 10, "if"),
        ("x{% raw %}y", "T102", 2, 9, "raw"),
        ("{% set x %}", "T102", 1, 11, "set"),
        ("xx{% endfor %}", "T103", 3, 12, "for"),
        ("{% else %}", "T103", 1, 10, "else"),
        ("{{ a b }}", "T105", 1, 9, "thừa chữ"),
        ("{{ họ tên }}", "T105", 1, 12, "thừa chữ"),
        ("{{ a. }}", "T105", 1, 8, "dấu chấm"),
        ("{{ }}", "T105", 1, 5, "trống"),
        ("{{ a| }}", "T105", 1, 8, "bộ lọc"),
        ("{{ a || b }}", "T105", 1, 12, "|"),
        ("{{ (a }}", "T105", 1, 8, "ngoặc"),
        ("{{ a) }}", "T105", 1, 8, "ngoặc"),
        ("{{ 'a }}", "T105", 1, 8, "dấu nháy"),
        ("{{ a && b }}", "T105", 1, 12, "không hiểu dấu “&”"),
        ("{% if %}x{% endif %}", "T105", 1, 8, "trống"),
        ("{% for x %}x{% endfor %}", "T105", 1, 11, "thiếu chữ in"),
        ("{% if a = 1 %}x{% endif %}", "T105", 1, 14, "hai dấu bằng"),
        ("{{ a|upperr }}", "T105", 1, 14, "“upper”"),
        ("{{ a|so_thanh_chuu }}", "T105", 1, 21, "“so_thanh_chu”"),
        ("{{ a is dinfed }}", "T105", 1, 17, "phép thử"),
        ("{{ a|_text }}", "T105", 1, 13, "không có bộ lọc"),
        ("{% fro x in a %}", "T106", 1, 16, "fro"),
        ("{% endfro %}", "T106", 1, 12, "endfro"),
        ("{% include 'x' %}", "T106", 1, 17, "include"),
        ("{% import 'x' as y %}", "T106", 1, 21, "import"),
        ("{% from 'x' import y %}", "T106", 1, 23, "from"),
        ("{% extends 'x' %}", "T106", 1, 17, "extends"),
    ],
)
def test_each_mistake_has_code_place_and_words(
    text: str, code: str, column: int, width: int, word: str
) -> None:
    error = one("Đoạn đầu", text, a=1)
    assert (error.code, error.where.path) == (code, "thân văn bản, đoạn 2")
    assert (error.where.column, error.where.width) == (column, width)
    assert error.where.file == "mau.docx"
    assert error.where.excerpt == text
    assert word in error.message
    assert error.hint[0].isupper()
    assert error.exit_code == 4


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("{{ họ và tên }}", "gạch dưới"),
        ("{{ if a }}", "trong {% … %}"),
        ("{% if a && b %}{% endif %}", "Viết and"),
        ("{{ a ? b : c }}", "a if điều_kiện else b"),
        ("{{#if a}}", "{% if … %}"),
        ("{% for x of a %}{% endfor %}", "{% for x in danh_sach %}"),
        ("{% elseif a %}", "“elif”"),
        ("{% end if %}", "Viết liền"),
        ("{{ a and }}", "Kiểm tra"),
    ],
)
def test_habits_of_other_languages_get_advice(text: str, advice: str) -> None:
    assert advice in one(text).hint


@pytest.mark.parametrize(
    ("text", "near"), [("{% fro x in a %}", "for"), ("{% endfro %}", "endfor"), ("{% esle %}", "else")]
)
def test_a_misspelt_statement_gets_a_suggestion(text: str, near: str) -> None:
    assert one(text).hint == f"Có phải ý bạn là “{near}”?"


def test_places_name_table_row_cell_and_paragraph() -> None:
    table = tbl(tr("a", "b"), tr("c", tc(p("d"), p("{{ e. }}"))))
    assert one("x", tbl(tr("z")), table).where.path == "thân văn bản, bảng 2, hàng 2, ô 2, đoạn 2"
    nested = tbl(tr(tc(tbl(tr("q", "{{ e. }}")), p(""))))
    assert one(nested).where.path == "thân văn bản, bảng 1, hàng 1, ô 1, bảng 1, hàng 1, ô 2, đoạn 1"


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ("header", "đầu trang 1, đoạn 1"),
        ("footer", "chân trang 1, đoạn 1"),
    ],
)
def test_mistakes_in_headers_do_not_look_like_the_body(part: str, path: str) -> None:
    (error,) = failures(file("thân", **{part: ["{{ a b }}"]}))  # type: ignore[arg-type]
    assert (error.code, error.where.path) == ("T105", path)


@pytest.mark.parametrize(
    ("part", "root", "path"),
    [
        ("footnotes", "footnote", "chú thích cuối trang, chú thích 1, đoạn 1"),
        ("endnotes", "endnote", "chú thích cuối văn bản, chú thích 1, đoạn 1"),
        ("comments", "comment", "nhận xét, nhận xét 1, đoạn 1"),
    ],
)
def test_mistakes_in_notes_name_the_note(part: str, root: str, path: str) -> None:
    note = f'<w:{root} w:id="1">{p("{{ a b }}")}</w:{root}>'
    (error,) = failures(file("thân", **{part: [note]}))  # type: ignore[arg-type]
    assert error.where.path == path


def test_mistakes_in_properties_are_told() -> None:
    (error,) = failures(file("thân", core="<dc:title>{{ a b }}</dc:title>"))
    assert error.where.path.startswith("thuộc tính tài liệu")


def test_mistakes_in_text_boxes_are_told() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('{{ a b }}')}</w:txbxContent></w:pict></w:r>"
    assert one(p("x", box)).where.path == "thân văn bản, đoạn 1, khung chữ 1, đoạn 1"


@pytest.mark.parametrize("name", ["a", "tên", "a.b.c", "_a", "a.if_b", "ds.items"])
def test_names_and_paths_are_no_mistakes(name: str) -> None:
    assert failures(file(f"{{{{ {name} }}}}"), missing="blank") == []


@pytest.mark.parametrize(
    "text", ["{{ a. b }}", "{{ a.1 }}", "{{ a..b }}", "{{ .a }}", "{{ 1a }}", "{{ a.b. }}", "{{ not }}"]
)
def test_what_only_looks_like_a_path(text: str) -> None:
    codes = {error.code for error in failures(file(text), missing="blank", a={"b": 1, "1": 2})}
    assert codes <= {"T105"}


def test_blocks_too_deep_are_refused() -> None:
    for count in (30, 2_000):
        blocks = [*["{%p for x in a %}"] * count, *["{%p endfor %}"] * count]
        assert [error.code for error in failures(file(*blocks), a=[1])] == ["T107"]


def test_unclosed_tags_in_joined_paragraphs_are_told_once() -> None:
    errors = failures(file("{{ a {% if b -%}", "x{% endif %}"))
    assert [(error.code, error.where.column) for error in errors] == [("T101", 1)]


def test_all_mistakes_come_in_one_run_in_reading_order() -> None:
    errors = failures(
        file(
            "{{ a",
            "{% if a %}",
            "x {% for %} {{ b. }}",
            "{% endfro %}",
            "{{ a|upperr }}",
            header=["{{ c d }}"],
            core="<dc:title>{{ e f }}</dc:title>",
        )
    )
    assert [(error.code, error.where.path.split(", ")[-1], error.where.column) for error in errors] == [
        ("T101", "đoạn 1", 1),
        ("T102", "đoạn 2", 1),
        ("T102", "đoạn 3", 3),
        ("T105", "đoạn 3", 3),
        ("T105", "đoạn 3", 13),
        ("T106", "đoạn 4", 1),
        ("T105", "đoạn 5", 1),
        ("T105", "đoạn 1", 1),
        ("T105", "mục 2", 1),
    ]
    assert all(error.where.file == "mau.docx" for error in errors)


def test_the_column_counts_over_runs() -> None:
    error = one(p(r("Tổng số: ", "<w:b/>"), "{{ a", r(" b }}"), " đại biểu"))
    assert (error.where.column, error.where.width) == (10, 9)
    assert error.where.excerpt == "Tổng số: {{ a b }} đại biểu"


def test_every_error_pickles() -> None:
    with pytest.raises(Mistakes) as caught:
        compile_template(file("{{ a", "{% if a %}", "{{ a b }}"), "mau.docx")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)
    assert [str(error) for error in again.flatten()] == [str(error) for error in caught.value.flatten()]
    assert [error.where.excerpt for error in again.flatten()] == [
        e.where.excerpt for e in caught.value.flatten()
    ]


def test_tags_inside_comments_and_raw_are_no_mistakes() -> None:
    assert failures(file("{# {{ a b }} {% if %} #}{% raw %}{{ a b }}{% endraw %}")) == []


def test_only_parts_with_tags_are_compiled() -> None:
    template = compile_template(file("{{ a }}", header=["không"], footer=["{{ b }}"]))
    assert sorted(template.parts) == ["word/document.xml", "word/footer.xml"]


def test_a_line_of_jinja_is_a_tag() -> None:
    template = compile_template(file("{{ a }} {# x #} {% if b %}", "{% endif %}{{ c }}"))
    part = template.parts["word/document.xml"]
    assert [tag.shown for tag in part.tags] == ["{{ a }}", "{% if b %}", "{% endif %}", "{{ c }}"]
    assert part.tag_at(2) is part.tags[0]
    assert part.tag_at(99) is None
    assert part.locate(99) == Location(path="thân văn bản")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "P103"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "P103"),
        (b"PK\3\4chu", "P104"),
        (zipped({"a": "b"}), "P106"),
    ],
)
def test_what_is_no_word_file_is_refused_before_anything(content: bytes, code: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        compile_template(content, "x.docx")
    assert (caught.value.code, caught.value.where.file) == (code, "x.docx")


def with_part(source: bytes, name: str, content: bytes) -> bytes:
    template = compile_template(source)
    return zipped({**{entry: read(source, entry) for entry in template.entries}, name: content})


STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'


@pytest.mark.parametrize(("content", "code"), [(b"", "P101"), (b"<a/>", "P106"), (STRICT.encode(), "P108")])
def test_a_template_without_text_that_word_could_read(content: bytes, code: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        compile_template(with_part(file("a"), "word/document.xml", content), "x.docx")
    assert (caught.value.code, caught.value.where.file) == (code, "x.docx")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>{{ a }}</a>', "P102"),
        (b"<a>{{ a }}", "P101"),
        (
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>{{ a }}</a>'.encode(
                "utf-16"
            ),
            "P102",
        ),
        (b"<a>{{ a }}" + b"<b>" * 2_000 + b"</b>" * 2_000 + b"</a>", "P101"),
    ],
)
def test_a_part_that_is_no_sound_xml_is_named(content: bytes, code: str) -> None:
    (error,) = failures(with_part(file("x", header=["h"]), "word/header.xml", content))
    assert (error.code, error.where.path) == (code, "đầu trang 1")


def test_a_part_in_utf_16_is_filled() -> None:
    source = file("x", header=["{{ a }}"])
    text = read(source, "word/header.xml").decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    filled = fill(with_part(source, "word/header.xml", text.encode("utf-16")), a="Đỗ")
    assert "Đỗ" in read(filled, "word/header.xml").decode()


def test_two_core_properties_do_not_confuse() -> None:
    """LibreOffice names its core properties by a relationship type of its own."""
    document = fill(file("{{ a }}", core="<dc:title>{{ a }}</dc:title>"), a="T")
    assert read(document, CORE).count(b"<dc:title>T</dc:title>") == 1


def test_the_globals_are_few() -> None:
    assert sorted(template_globals()) == ["cycler", "dict", "joiner", "namespace", "range"]
