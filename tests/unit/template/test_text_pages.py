"""Text templates: lines, escapes, mistakes with their lines, the limits of Word templates."""

from __future__ import annotations

import pytest

from baocao.errors import BaocaoError
from baocao.template.own_filters import compile_filters
from baocao.template.text_pages import TextFormat, compile_page, render_page


def fill(source: str, form: TextFormat = "html", **data: object) -> str:
    return render_page(compile_page(source.encode(), f"mau.{form}", form), data)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul>\n{% for x in ds %}\n  <li>{{ x }}</li>\n{% endfor %}\n</ul>\n", "<ul>\n  <li>a</li>\n</ul>\n"),
        ("{% if ds %}\n  {# ghi chú #} {% set y = 1 %}\nb{{ y }}\n{% endif %}", "b1\n"),
        ("a\n{%- if ds -%}\n  b\n{%- endif %}\nc", "abc"),
        ("a {% if ds %}b{% endif %} c\n", "a b c\n"),
        ("{% raw %}{{ x }}{% endraw %} {_{ y }_}", "{{ x }} {{ y }}"),
        ("{% macro m(z) %}<b>{{ z }}</b>{% endmacro %}\n{{ m('<') }}", "\n<b>&lt;</b>"),
        ("{{ 5358 | so }} {{ “quý III” | hoa_dau }}\r\n", "5.358 Quý III\n"),
        ("\ufeff{%p if ds %}x{%p endif %}", "x"),
    ],
)
def test_lines_and_tags(source: str, expected: str) -> None:
    assert fill(source, ds=["a"]) == expected


def test_values_are_escaped_in_text_and_attributes() -> None:
    page = fill('<p title="{{ x }}">{{ x }}</p>', x="a <b> & \"c\" 'd'\n\te")
    written = "a &lt;b&gt; &amp; &#34;c&#34; &#39;d&#39; e"
    assert page == f'<p title="{written}">{written}</p>'


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a\n{{ x", ["mau.html: dòng 2: T101: thẻ “{{ x” không có dấu đóng }}"]),
        ("{% if x %}\n{% endfor %}", ["dòng 2: T103", "dòng 1: T102"]),
        ("{{ x | sp }}\n\n{{ 1 + }}", ["dòng 1: T105", "dòng 3: T105"]),
        ("{% include 'a' %}", ["dòng 1: T106"]),
        ("{% colspan 2 %}", ["dòng 1: T131: “{% colspan 2 %}” là lệnh về ô của bảng Word"]),
    ],
)
def test_all_mistakes_of_a_template_have_lines(source: str, told: list[str]) -> None:
    with pytest.raises(BaocaoError) as caught:
        compile_page(source.encode(), "mau.html", "html")
    shown = sorted(str(one) for one in caught.value.flatten())
    assert len(shown) == len(told)
    assert all(any(part in line for line in shown) for part in told)


def test_all_failures_on_the_data_have_lines() -> None:
    with pytest.raises(BaocaoError) as caught:
        fill("{{ tenn }}\n{{ ten | so }}\n{{ 1 / 0 }}", ten="x")
    assert [(one.code, one.where.line) for one in caught.value.flatten()] == [
        ("T301", 2),
        ("T303", 3),
        ("T302", 1),
    ]


def test_a_filter_in_quotes_that_is_none_is_told_in_vietnamese() -> None:
    with pytest.raises(BaocaoError, match="không có bộ lọc “attr”"):
        fill("{{ x | map('attr', '__class__') | list }}", x=[1])


def test_a_template_is_text_in_utf_8() -> None:
    with pytest.raises(BaocaoError, match=r"mau\.md:2: T130: mẫu không phải tệp chữ mã UTF-8"):
        compile_page("a\ný".encode("cp1258", "replace") + b"\xff\xfe", "mau.md", "md")


@pytest.mark.parametrize("tag", ["{{ 9 ** 99999 }}", "{{ 'a' * 10 ** 10 }}", "{{ x.__class__ }}"])
def test_the_limits_are_those_of_word_templates(tag: str) -> None:
    with pytest.raises(BaocaoError, match=r"T30[24]"):
        fill(tag, x="a")


def test_gaps_are_marked_and_own_filters_are_known() -> None:
    page = compile_page(
        b"{{ x | ngoac }} *{{ y }}*", "a.md", "md", filters=compile_filters({"ngoac": "'(' ~ x ~ ')'"})
    )
    assert render_page(page, {"x": "#1"}, missing="mark") == "\\(#1) *\\[CẦN BỔ SUNG: y\\]*"


def test_pictures_are_no_text() -> None:
    with pytest.raises(BaocaoError, match="T203"):
        fill("{{ x }}", x={"$anh": "a.png"})
