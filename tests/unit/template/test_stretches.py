"""Rows of plain names: written by a loop, and nobody sees a difference."""

from __future__ import annotations

import pytest

from baocao.template.compile import compile_template
from baocao.template.render import render
from support.filling import failures, file, filled, lines

NAMES = [f"ten_{number}" for number in range(12)]
ROW = "".join(f"[{{{{ {name} }}}}]" for name in NAMES)
DATA: dict[str, object] = {name: f"{name} & <b>" for name in NAMES}


def test_a_row_of_names_is_taken_from_jinja():
    part = compile_template(file(ROW)).parts["word/document.xml"]

    assert [(stretch.start, stretch.end) for stretch in part.stretches] == [(0, 12)]


def test_values_stand_where_their_tags_stood():
    assert filled("đầu", ROW, "cuối", **DATA) == ["đầu", "".join(f"[{v}]" for v in DATA.values()), "cuối"]


def test_a_statement_ends_a_row():
    rows = f"{ROW}{{% if ten_1 %}}{ROW}{{% endif %}}"

    part = compile_template(file(rows)).parts["word/document.xml"]

    assert [(stretch.start, stretch.end) for stretch in part.stretches] == [(0, 12), (13, 25)]


@pytest.mark.parametrize(
    ("binding", "expected"),
    [
        ("{% for a in [1, 2] %}{{ a }}{{ a }}{{ a }}{{ a }}{{ a }}{% endfor %}", "1111122222"),
        ("{% set a = 3 %}{{ a }}{{ a }}{{ a }}{{ a }}{{ a }}", "33333"),
        ("{% macro m(a) %}{{ a }}{{ a }}{{ a }}{{ a }}{% endmacro %}{{ m(4) }}", "4444"),
        ("{% with a = 5 %}{{ a }}{{ a }}{{ a }}{{ a }}{% endwith %}", "5555"),
        (
            "{% for x in [6] %}{{ loop.index }}{{ loop.index }}{{ loop.index }}{{ loop.index }}{% endfor %}",
            "1111",
        ),
    ],
)
def test_a_name_of_the_template_is_never_taken_for_one_of_the_data(binding, expected):
    assert filled(binding, a="dữ liệu", loop={"index": 9}) == [expected]


def test_keys_come_before_methods_and_none_prints_nothing():
    tags = "{{ d.items }}{{ d.khong }}{{ d.pop }}{{ d.sau.hon }}{{ d.items }}"

    assert filled(tags, d={"items": 1, "khong": None, "pop": 2, "sau": {"hon": 3}}) == ["1231"]


def test_every_missing_name_is_found_at_its_tag():
    tags = "{{ co }}{{ thieu }}{{ co }}{{ co.thieu_nua }}{{ co }}"

    first, second = failures(file(tags), co={"x": 1})

    assert ("“thieu”" in first.message, first.where.column) == (True, 9)
    assert ("“thieu_nua”" in second.message, second.where.column) == (True, 28)


def test_a_value_word_cannot_hold_is_found_at_its_tag():
    (error,) = failures(file("{{ a }}{{ a }}{{ a }}{{ b }}{{ a }}"), a="x", b="\x01")

    assert (error.code, error.where.column) == ("T202", 22)


def test_work_behind_a_row_is_placed_right_again():
    (error,) = failures(file("{{ a }}{{ a }}{{ a }}{{ a }}", "{{ 1 / 0 }}"), a="x")

    assert error.where.path == "thân văn bản, đoạn 2"


def test_gaps_are_marked():
    template = compile_template(file("{{ a }}{{ b }}{{ c }}{{ d }}"))

    assert lines(render(template, {"a": 1, "b": 2, "d": 4}, missing="mark")) == ["12[CẦN BỔ SUNG: c]4"]
