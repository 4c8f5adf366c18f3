"""Units by rank: the greatest value first, equal values on one rank."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple


class Rank(NamedTuple):
    """One unit's rank."""

    hang: int
    don_vi: str
    gia_tri: Decimal


def rank(values: Mapping[str, Decimal]) -> tuple[Rank, ...]:
    """Return the units by their values, the greatest first; those alike share a rank, in the order given.

    >>> [one[:2] for one in rank({"A": Decimal(5), "B": Decimal(9), "C": Decimal(5), "D": Decimal(1)})]
    [(1, 'B'), (2, 'A'), (2, 'C'), (4, 'D')]
    """
    ordered = sorted(values.items(), key=lambda pair: -pair[1])
    found: list[Rank] = []
    for number, (unit, value) in enumerate(ordered, start=1):
        is_tied = found and found[-1].gia_tri == value
        found.append(Rank(found[-1].hang if is_tied else number, unit, value))
    return tuple(found)
