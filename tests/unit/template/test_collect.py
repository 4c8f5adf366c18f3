"""Every failure of a rendering is told at once, each with the place of its tag."""

from __future__ import annotations

from baocao.errors import BaocaoError
from support.filling import failures, file, p, tbl, tr


def _told(errors: list[BaocaoError]) -> list[tuple[str, str]]:
    return [(error.code, error.where.path) for error in errors]


def test_failures_after_the_first_are_told_too() -> None:
    errors = failures(file("{{ 1 // 0 }}", "{{ 'a' + 1 }}", "{{ x|so }}", "{{ y }}"), x="abc")
    assert _told(errors) == [
        ("T303", "thân văn bản, đoạn 1"),
        ("T303", "thân văn bản, đoạn 2"),
        ("T301", "thân văn bản, đoạn 3"),
        ("T302", "thân văn bản, đoạn 4"),
    ]


def test_failures_in_conditions_loops_and_assignments_are_told() -> None:
    errors = failures(
        file(
            "{% set a = 1 / 0 %}{{ a }}",
            "{% if 'a' < 1 %}x{% endif %}",
            "{% for x in 5 %}{{ x }}{% endfor %}",
        )
    )
    assert [path for _, path in _told(errors)] == [f"thân văn bản, đoạn {number}" for number in (1, 2, 3)]


def test_a_failure_in_a_loop_is_told_once_for_each_reason() -> None:
    errors = failures(
        file(tbl(tr("{%tr for x in ds %}"), tr("{{ x|so }}", "b"), tr("{%tr endfor %}"))), ds=["a", "b", "a"]
    )
    assert [error.message.split("“")[1][0] for error in errors] == ["a", "b"]


def test_failures_of_a_loop_without_end_stop_somewhere() -> None:
    errors = failures(file("{% for x in range(5000) %}{{ x / 0 }}{{ (x ~ 'a')|so }}{% endfor %}"))
    assert 2 <= len(errors) <= 200


def test_failures_in_macros_and_other_parts_are_told() -> None:
    errors = failures(file("{% macro m(x) %}{{ x / 0 }}{% endmacro %}{{ m(1) }}", header=["{{ 1 / 0 }}"]))
    assert [path for _, path in _told(errors)] == ["thân văn bản, đoạn 1", "đầu trang 1, đoạn 1"]


def test_what_is_missing_in_a_failing_part_is_told_once() -> None:
    errors = failures(file("{{ thieu }}", "{{ 1 / 0 }}", "{{ thieu }}"))
    assert sorted(_told(errors)) == [
        ("T302", "thân văn bản, đoạn 1"),
        ("T302", "thân văn bản, đoạn 3"),
        ("T303", "thân văn bản, đoạn 2"),
    ]


def test_what_depends_on_a_failure_is_not_blamed() -> None:
    errors = failures(file("{% set a = 1 / 0 %}", "{{ a + 1 }}", "{{ a|so }}", p("{{ a.b.c }}")))
    assert len(errors) == 1
