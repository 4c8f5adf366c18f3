"""Paragraphs of which nothing prints leave no blank line; what their blocks hold is kept."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import qn
from support.filling import file, fill, filled, p, r, tbl, tc, tr, tree

USE = "[{{ x }}]"


@pytest.mark.parametrize(
    "line",
    [
        "{% set x %}abc{% endset %}",
        " {# ghi chú #} {% set x %}abc{% endset %} ",
        "{% set y = 'b' %}{% set x %}a{{ y }}c{% endset %}",
        "{% if 1 %}{% set x %}abc{% endset %}{% else %}{% set x %}q{% endset %}{% endif %}",
        "{% macro m() %}b{% endmacro %}{% set x %}a{{ m() }}c{% endset %}",
        "{% set x %}{% filter lower %}ABC{% endfilter %}{% endset %}",
    ],
)
def test_a_paragraph_of_silent_blocks_leaves_no_blank_line(line):
    assert filled("trước", line, USE) == ["trước", "[abc]"]


def test_several_in_a_row_leave_none():
    blocks = ["{% macro f(a) %}({{ a }}){% endmacro %}", "{% set x %}1{% endset %}", "{% set y = 2 %}"]

    assert filled(*blocks, "{{ f(x) }}{{ f(y) }}") == ["(1)(2)"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("{% set x %}abc{% endset %}!", "!"),
        ("{{ 1 }}{% set x %}abc{% endset %}", "1"),
        ("{% if 1 %}{% set x %}abc{% endset %}chữ{% endif %}", "chữ"),
        ("{% filter upper %}q{% endfilter %}{% set x %}abc{% endset %}", "Q"),
    ],
)
def test_what_prints_beside_them_stays(line, left):
    assert filled(line, USE) == [left, "[abc]"]


def test_the_formatting_inside_a_block_is_kept():
    root = tree(fill(file(p("{% set x %}a", r("b", "<w:b/>"), "c{% endset %}"), USE)))

    bold = [one.getparent().getparent() for one in root.iter(qn("w:b"))]
    assert ["".join(text.text for text in run.iter(qn("w:t"))) for run in bold] == ["b"]
    assert len(list(root.iter(qn("w:p")))) == 1


def test_a_cell_keeps_its_last_paragraph():
    alone, beside = tc("{% set x %}a{% endset %}"), tc("{% set y %}a{% endset %}", "{{ x }}")
    root = tree(fill(file(tbl(tr(alone, beside)))))

    assert [len(cell.findall(qn("w:p"))) for cell in root.iter(qn("w:tc"))] == [1, 1]


def test_bookmarks_and_sections_stay():
    marks = '<w:bookmarkStart w:id="1" w:name="m"/>', '<w:bookmarkEnd w:id="1"/>'
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    line = "{% set x %}a{% endset %}"
    root = tree(fill(file(p(marks[0], line, marks[1]), p(line, props=section), USE)))

    assert len(list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")))) == 2
    assert len(list(root.iter(qn("w:sectPr")))) == 2
