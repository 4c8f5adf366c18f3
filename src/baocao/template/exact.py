"""Numbers that stay exact when a template mixes them with others."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any


def _mixing(name: str) -> Callable[[Decimal, Any], Any]:
    """Return an operator of Decimal that takes floats for what they are written as."""
    operation = getattr(Decimal, name)

    def compute(self: Decimal, other: Any) -> Any:
        result = operation(self, Decimal(str(other)) if isinstance(other, float) else other)
        return Exact(result) if isinstance(result, Decimal) else result

    return compute


class Exact(Decimal):
    """A decimal number that takes part in operations with whole numbers, decimals and floats alike.

    >>> Exact("98.5") * 1.1, Exact(7) / 2
    (Exact('108.35'), Exact('3.5'))
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """Return how to make it."""
        return f"Exact('{self}')"


for _name in "add sub mul truediv floordiv mod pow".split():  # noqa: SIM905  # a list to read
    for _side in ("", "r"):
        setattr(Exact, f"__{_side}{_name}__", _mixing(f"__{_side}{_name}__"))
