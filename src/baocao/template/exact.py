"""Numbers that stay exact when a template mixes them with others, and floats printed as they were meant."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from typing import Any, Final

_DIGITS: Final = 17
"""Of a quotient; as many as a float has."""
_NOISE: Final = 3
"""How many characters shorter a float must become for its last digits to be an artifact."""


def _mixing(name: str) -> Callable[[Decimal, Any], Any]:
    """Return an operator of Decimal that takes floats for what they are written as."""
    operation = getattr(Decimal, name)
    is_inexact = name.strip("_").removeprefix("r") in {"truediv", "pow"}

    def compute(self: Decimal, other: Any) -> Any:
        result = operation(self, Decimal(str(other)) if isinstance(other, float) else other)
        if not isinstance(result, Decimal):
            return result
        return Exact(Context(prec=_DIGITS).plus(result) if is_inexact else result)

    return compute


class Exact(Decimal):
    """A decimal number that takes part in operations with whole numbers, decimals and floats alike.

    It prints all its digits, also within a list.

    >>> Exact("98.5") * 1.1, Exact(7) / 2, Exact("1E+3"), Exact(1) / 3
    (108.35, 3.5, 1000, 0.33333333333333333)
    """

    __slots__ = ()

    def __str__(self) -> str:
        """Return the digits, without an exponent."""
        return format(self, "f") if self.is_finite() else super().__str__()

    __repr__ = __str__


for _name in "add sub mul truediv floordiv mod pow".split():  # noqa: SIM905  # a list to read
    for _side in ("", "r"):
        setattr(Exact, f"__{_side}{_name}__", _mixing(f"__{_side}{_name}__"))


def show_float(value: float) -> str:
    """Return a float without the noise that computing in binary leaves at its end.

    >>> show_float(0.1 + 0.2), show_float(98.5), show_float(1 / 3), show_float(1e16)
    ('0.3', '98.5', '0.3333333333333333', '1e+16')
    """
    text = repr(value)
    rounded = repr(float(f"{value:.15g}"))
    return rounded if len(rounded) + _NOISE <= len(text) else text
