"""Data for templates of any make are typed where that is beyond doubt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from baocao.data.load import parse_tree
from baocao.data.values import to_values


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5000", 5000),
        ("-3", -3),
        ("0", 0),
        ("2.5", 2.5),
        ("0.125", 0.125),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2023-10-04", date(2023, 10, 4)),
        ("2023-02-31", "2023-02-31"),
        ("64.604", "64.604"),
        ("98.50", "98.50"),
        ("010", "010"),
        ("7:30", "7:30"),
        ("15.10", "15.10"),
        ("98,5", "98,5"),
        ("có", "có"),
        ("yes", "yes"),
        ("1e3", "1e3"),
        ("12345678901234567890", "12345678901234567890"),
        ('"5000"', "5000"),
        ("'true'", "true"),
        ('"null"', "null"),
    ],
)
def test_what_yaml_holds_without_quotes_is_what_it_looks_like(typed: str, value: object) -> None:
    found = to_values(parse_tree(f"a: {typed}\nb: [x]\n".encode(), "a.yaml"))

    assert found == {"a": value, "b": ["x"]}
    assert type(found["a"]) is type(value)


def test_numbers_of_json_are_floats_where_a_float_holds_them() -> None:
    content = b'{"a": 98.50, "b": 1e3, "c": 0.1234567890123456789, "d": 5, "e": "5", "f": true, "g": null}'
    found = to_values(parse_tree(content, "a.json"))

    assert found == {
        "a": 98.5,
        "b": 1000.0,
        "c": Decimal("0.1234567890123456789"),
        "d": 5,
        "e": "5",
        "f": True,
        "g": None,
    }
    assert isinstance(found["a"], float)
