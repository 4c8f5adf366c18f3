from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup

from baocao.template.markup import as_text, change_text, settle_captured
from support.filling import failures, file, fill, filled, lines, p, r

SEAM = Markup("</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>")  # as it stands between two runs


def test_text_of_markup_is_what_stands_between_tags() -> None:
    assert as_text(Markup("a &lt;&amp;&#34; ") + SEAM + Markup("b</w:t><w:tab/><w:t>c")) == 'a <&" b\tc'
    assert as_text("<b>") == "<b>"
    assert as_text(5) == 5


def test_changed_text_stays_in_its_run() -> None:
    assert change_text("ab" + SEAM + "c&", str.upper) == "AB" + SEAM + "C&"
    assert change_text(SEAM + "ab" + SEAM + "c ", str.strip) == SEAM + "abc" + SEAM
    assert change_text(SEAM, str.upper) == SEAM


def test_markup_around_nothing_is_nothing_but_a_picture_is_something() -> None:
    assert settle_captured(SEAM) == ""
    assert settle_captured(Markup("<w:drawing/>")) == "<w:drawing/>"
    assert settle_captured("a" + SEAM) == "a" + SEAM


CUT = (r("{% set x %}a"), r("{{ b", "<w:b/>"), r(" }}"), r("{% endset %}", "<w:i/>"))


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{{ x|upper }}", "A&B"),
        ("{{ x.upper() }}", "A&B"),
        ("{{ x|length }}", "3"),
        ("{{ x == 'a&b' }}", "True"),
        ("{{ x[1] }}{{ x[:2] }}", "&a&"),
        ("{{ x ~ '<' }}", "a&b<"),
        ("{{ x|replace('&', ' và ') }}", "a và b"),
        ("{{ '%s.' % x }}{{ '{}!'.format(x) }}", "a&b.a&b!"),
        ("{{ [x, x]|join('; ') }}", "a&b; a&b"),
        ("{{ x|default('–') }}", "a&b"),
        ("{% filter upper %}{{ x }}{% endfilter %}", "A&B"),
    ],
)
def test_what_a_set_block_made_is_text_for_filters(tag: str, shown: str) -> None:
    assert lines(fill(file(p(*CUT), tag), b="&b"))[-1] == shown


def test_a_set_block_without_text_is_false() -> None:
    assert filled(
        p(*CUT[:0], r("{% set x %}"), r("{{ b }}", "<w:b/>"), r("{% endset %}")), "{{ 1 if x }}.", b=""
    ) == [
        ".",
    ]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{{ '{:,}'.format(n) }}", "1,234,567"),
        ("{{ '{0:>9}|{1[k]}|{m.k}'.format(n, m, m=m) }}", "  1234567|v|v"),
        ("{{ '[{}]'.format(none) }}", "[]"),
        ("{{ 'ab'.zfill(4) }}{{ 'ab'.ljust(3) }}{{ 'ab'.rjust(3) }}", "00abab  ab"),
    ],
)
def test_formats_of_python_work(tag: str, shown: str) -> None:
    assert filled(tag, n=1234567, m={"k": "v"}) == [shown]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ '{:999999999}'.format(1) }}",
        "{{ '{:{}}'.format(1, 999999999) }}",
        "{{ ('{0}' * 900).format('x' * 900000) }}",
        "{{ 'a'.zfill(999999999) }}",
        "{{ 'a'.center(999999999) }}",
    ],
)
def test_formats_that_would_fill_the_memory_are_stopped(tag: str) -> None:
    assert [error.code for error in failures(file(tag))] == ["T304"]


@pytest.mark.parametrize("field", ["0.__class__", "0.__init__.__globals__", "0[k].__class__"])
def test_formats_reach_no_attribute_of_python(field: str) -> None:
    found: Any = failures(file(f"{{{{ '{{{field}}}'.format(m) }}}}"), m={"k": "v"})
    assert [error.code for error in found] == ["T302"]
