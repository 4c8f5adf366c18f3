"""JSON: numbers stay exact, every value has its place, mistakes are explained."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from baocao.data.load import parse_tree, to_plain
from baocao.errors import BaocaoError


def parse(text: str):
    return parse_tree(text.encode(), "a.json")


def mistakes(text: str) -> tuple[BaocaoError, ...]:
    with pytest.raises(BaocaoError) as caught:
        parse(text)
    return caught.value.flatten()


def test_values_are_what_they_are():
    plain = to_plain(parse('{"a": 5.30, "b": -7, "c": [true, false, null], "d": "x\\u00fd\\n", "e": {}}'))

    assert plain == {"a": Decimal("5.30"), "b": -7, "c": [True, False, None], "d": "xý\n", "e": {}}
    assert str(plain["a"]) == "5.30"


def test_places_are_those_of_the_values():
    value = parse('{\n  "a": {"số": 12}\n}').value["a"].value["số"]

    assert (value.where.line, value.where.column, value.where.width) == (2, 15, 2)
    assert value.key_where.column == 9


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ('{"a": 1,}', 8, "thừa dấu phẩy"),
        ('{"a" 1}', 4, "hai chấm"),
        ('{"a": [1 2]}', 10, "thiếu dấu phẩy"),
        ('{"a": "x}', 7, "không đóng"),
        ('{"a": “x”}', 7, "nháy thẳng"),
        ('{"a": 1', 1, "chưa đóng"),
        ('{"a": 1} x', 10, "còn chữ"),
        ('{"a": 01}', 7, "không đúng cách"),
        ('{"a": NaN}', 7, "không đúng cách"),
        ('{"a": 1e999}', 7, "quá dài"),
        ('{"a": }', 7, "cần một giá trị"),
        ('{"a": 1, 2: 3}', 10, "cần một khóa"),
        ('{"a": "\\q"}', 7, "dấu đặc biệt"),
        ('{/* x */ "a": 1}', 2, "không có chú thích"),
    ],
)
def test_a_mistake_is_explained_at_its_place(text, column, words):
    (error,) = mistakes(text)

    assert error.code == "D212"
    assert words in error.message
    assert error.where.column == column
    assert error.hint


def test_duplicate_keys_are_all_reported():
    assert [one.code for one in mistakes('{"a": 1, "a": 2, "b": {"c": 1, "c": 2}}')] == ["D203", "D203"]


def test_escaped_control_characters_and_half_pairs_are_refused():
    assert [one.code for one in mistakes('{"a": "\\u0000", "b": "\\ud800"}')] == ["D204", "D204"]


def test_endless_nesting_is_refused():
    assert mistakes('{"a": ' + "[" * 100_000)[0].code == "D201"


def test_what_the_standard_library_writes_is_read_back():
    data = {"tên": 'a "b" \\ \n\t', "số": [1, 2.5, {"x": None}], "biểu tượng": "😀"}
    for text in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent=2)):
        assert to_plain(parse(text)) == {**data, "số": [1, Decimal("2.5"), {"x": None}]}
