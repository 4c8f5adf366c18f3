"""Filters an office writes itself: what they do, how they fail, and that they get nowhere either."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from baocao.errors import BaocaoError, Location
from baocao.template.compile import compile_template
from baocao.template.compiled import Template
from baocao.template.own_filters import compile_filters
from support.filling import file, lines

THOUSANDS = {"nghin_dong": "(x | thanh_so / 1000) | so ~ ' nghìn đồng'"}


def compiled(filters: dict[str, str], *blocks: str) -> Template:
    return compile_template(file(*blocks), "mau.docx", filters=compile_filters(filters))


def filled(filters: dict[str, str], *blocks: str, **data: Any) -> list[str]:
    return lines(compiled(filters, *blocks).render(data))


def failures(filters: dict[str, str], *blocks: str, **data: Any) -> list[BaocaoError]:
    try:
        filled(filters, *blocks, **data)
    except BaocaoError as error:
        return list(error.flatten())
    return []


@pytest.mark.parametrize(
    ("filters", "tag", "data", "expected"),
    [
        (THOUSANDS, "{{ a | nghin_dong }}", {"a": "1.500.000"}, "1.500 nghìn đồng"),
        ({"f": "x ~ ' & ' ~ x"}, "{{ a | f | hoa }}", {"a": "a & b"}, "A & B & A & B"),
        ({"f": "x ~ ' &'"}, "{{ 'A & B' | f | hoa }}", {}, "A & B &"),
        ({"f": "x ~ '!'"}, "{% set t %}{{ a }} <{% endset %}{{ t | f | hoa }}", {"a": "a & b"}, "A & B <!"),
        (
            {"f": "x | map(attribute='ten') | noi_va"},
            "{{ ds | f }}",
            {"ds": [{"ten": "A"}, {"ten": "B"}]},
            "A và B",
        ),
        (
            {"lam(x, le=0)": "x | so(le)"},
            "{{ n|lam }} {{ n|lam(2) }} {{ n|lam(le=1) }}",
            {"n": 1.234},
            "1 1,23 1,2",
        ),
        (
            {"f": "{'nam': 'Ông', 'nu': 'Bà'}[x] or x"},
            "{{ a | f }} {{ b | f }}",
            {"a": "nu", "b": "z"},
            "Bà z",
        ),
        ({"f": "x | g ~ 1", "g": "x ~ 2"}, "{{ a | f }}", {"a": 0}, "021"),
        ({"f": "x[:2]"}, "{{ ds | f | length }}", {"ds": [1, 2, 3]}, "2"),
        ({"f": "x ~ “ đồng”"}, "{{ a | f }}", {"a": 5}, "5 đồng"),
        ({"f": "'có' if x else 'không'"}, "{{ none | f }}", {}, "không"),
        ({"f": "x"}, "{{ a | f | default('-') }}", {}, "-"),
    ],
)
def test_a_filter_is_an_expression(
    filters: dict[str, str], tag: str, data: dict[str, Any], expected: str
) -> None:
    assert filled(filters, tag, **data) == [expected]


@pytest.mark.parametrize(
    ("signature", "expression", "message"),
    [
        ("so", "x", "bộ lọc có sẵn"),
        ("_text", "x", "bộ lọc có sẵn"),
        ("hai chu", "x", "tên bộ lọc"),
        ("f(x, *y)", "x", "tham số"),
        ("f(x=1)", "x", "tham số"),
        ("f()", "x", "tham số"),
        ("f", "{{ x }}", "không có thẻ {{ }}"),
        ("f", "y", "không có tên “y”"),
        ("f", "x | sso", "có phải ý bạn là “so”"),
        ("f", "x is chan", "không có phép thử"),
        ("f", "x +", "f"),
        ("f", "x }} {{ x", "f"),
        ("f", "", "f"),
        ("f", "(" * 300 + "x" + ")" * 300, "f"),
    ],
)
def test_a_definition_that_is_wrong(signature: str, expression: str, message: str) -> None:
    place = Location(file="baocao.toml", line=3, column=5)
    with pytest.raises(BaocaoError) as caught:
        compile_filters({signature: expression}, {signature: place})
    assert caught.value.code == "U304"
    assert message in caught.value.message
    assert caught.value.where == place
    assert caught.value.hint


def test_all_wrong_definitions_are_told_at_once() -> None:
    with pytest.raises(BaocaoError) as caught:
        compile_filters({"so": "x", "f": "y", "g": "x", "h": "x |"})
    assert len(caught.value.flatten()) == 3


def test_a_failure_names_the_tag_and_the_filter() -> None:
    (error,) = failures({"f": "x / 0"}, "a {{ n | f }}", n=1)
    assert (error.code, error.where.column) == ("T303", 3)
    assert "“f”" in error.message
    assert "chia cho 0" in error.message


def test_a_failure_of_a_filter_inside_names_both() -> None:
    (error,) = failures(THOUSANDS, "{{ n | nghin_dong }}", n="abc")
    assert error.code == "T301"
    assert "nghin_dong" in error.message
    assert error.where.path == "thân văn bản, đoạn 1"


def test_arguments_that_do_not_fit() -> None:
    found = failures({"f(x, le=0)": "x"}, "{{ n|f(1, 2) }}", "{{ n|f(k=1) }}", n=1)
    assert [error.code for error in found] == ["T303", "T303"]
    assert all("tham số" in error.message for error in found)


def test_a_missing_name_is_told_at_its_tag() -> None:
    (error,) = failures({"f": "x ~ '!'"}, "{{ thieu | f }}", co=1)
    assert error.code == "T302"


def test_a_typed_name_that_no_filter_has_gets_the_nearest_own() -> None:
    (error,) = failures(THOUSANDS, "{{ a | nghin_don }}", a=1)
    assert "nghin_dong" in error.message


@pytest.mark.parametrize(
    "expression",
    [
        "x | f",
        "range(10 ** 9) | list",
        "x ** 9999999",
        "'a' * 10 ** 10",
        "x | center(10 ** 9)",
        "'%1000000000d' | format(x)",
        "x.__class__.__mro__",
        "x | attr('__class__')",
        "self.__init__",
        "''.__class__",
    ],
)
def test_a_filter_gets_nowhere_either(expression: str) -> None:
    try:
        found = failures({"f": expression}, "{{ n | f }}", n=7)
    except BaocaoError as error:
        found = list(error.flatten())
    assert found
    assert {error.code for error in found} <= {"T302", "T303", "T304", "U304"}


def test_the_filters_of_two_offices_do_not_meet() -> None:
    first = compiled({"f": "x ~ 1"}, "{{ a | f }}")
    second = compiled({"f": "x ~ 2"}, "{{ a | f }}")
    assert lines(first.render({"a": "a"})) == ["a1"]
    assert lines(second.render({"a": "a"})) == ["a2"]
    with pytest.raises(BaocaoError, match="T105"):
        compile_template(file("{{ a | f }}"), "mau.docx")


def test_threads_share_filters() -> None:
    template = compiled(THOUSANDS, "{{ a | nghin_dong }}")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: lines(template.render({"a": n * 1000})), range(1, 200)))
    assert found == [[f"{n} nghìn đồng"] for n in range(1, 200)]


def test_a_filter_tells_what_its_value_must_be() -> None:
    template = compiled({**THOUSANDS, "ten": "x.ho | hoa"}, "{{ a | nghin_dong }}{{ b | ten }}")
    fields = template.fields()
    assert {name: one.kind.value for name, one in fields.items()} == {"a": "number", "b": "map"}
    assert list(fields["b"].children) == ["ho"]
    assert fields["b"].children["ho"].where[0].path == "thân văn bản, đoạn 1"
