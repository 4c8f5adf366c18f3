"""Numbers of the data compute with those of the template, and print as they were meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from support.filling import filled


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("{{ x * 1.1 }}", "2.75"),
        ("{{ 1.1 * x }}", "2.75"),
        ("{{ x + 0.5 }}", "3.0"),
        ("{{ 10 - x }}", "7.5"),
        ("{{ x / 3 }}", "0.83333333333333333"),
        ("{{ [x, 1.5, 2]|sum }}", "6.0"),
        ("{{ x > 1.2 }} {{ x == 2.5 }}", "True True"),
        ("{{ x|round|int }} {{ x|float }}", "2 2.5"),
        ("{{ l }} {{ l|max }} {{ l|join('; ') }}", "[1, 2.5] 2.5 1; 2.5"),
        ("{{ '%.3f'|format(x) }}", "2.500"),
        ("{{ big }}", "1000"),
        ("{{ price }}", "98.50"),
        ("{{ f }} {{ f * 3 }}", "0.1 0.3"),
        ("{{ f + 0.2 }}", "0.3"),
        ("{{ 1 / 3 }}", "0.3333333333333333"),
        ("{{ 2 / 1 }}", "2.0"),
    ],
)
def test_numbers_compute_and_print_as_they_were_meant(expression: str, expected: str) -> None:
    found = filled(
        expression,
        x=Decimal("2.5"),
        l=[1, Decimal("2.5")],
        big=Decimal("1E+3"),
        price=Decimal("98.50"),
        f=0.1,
    )
    assert found == [expected]
