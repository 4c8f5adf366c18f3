"""Lengths, kept as whole English Metric Units so that no rounding is lost on the way."""

from __future__ import annotations

from typing import Self

_PER_MM = 36_000
_PER_PT = 12_700
_PER_TWIP = 635
_PER_CM = 360_000


class Length(int):
    """A length in EMU (914,400 an inch), with views in the units people and OOXML use.

    >>> Length.from_mm(20).twips
    1134
    >>> Length.from_pt(13).half_points
    26

    Source:
        ECMA-376 Part 1, 20.1.10.16 (EMU) and 22.9.2.14 (twips).
    """

    @classmethod
    def from_mm(cls, value: float) -> Self:
        """Return the length of `value` millimetres."""
        return cls(round(value * _PER_MM))

    @classmethod
    def from_cm(cls, value: float) -> Self:
        """Return the length of `value` centimetres."""
        return cls(round(value * _PER_CM))

    @classmethod
    def from_pt(cls, value: float) -> Self:
        """Return the length of `value` points (1/72 inch)."""
        return cls(round(value * _PER_PT))

    @classmethod
    def from_twips(cls, value: float) -> Self:
        """Return the length of `value` twips (1/20 point)."""
        return cls(round(value * _PER_TWIP))

    @property
    def mm(self) -> float:
        """Millimetres."""
        return self / _PER_MM

    @property
    def cm(self) -> float:
        """Centimetres."""
        return self / _PER_CM

    @property
    def pt(self) -> float:
        """Points."""
        return self / _PER_PT

    @property
    def twips(self) -> int:
        """Twentieths of a point, rounded; what ``w:pgMar``, ``w:ind`` and ``w:spacing`` hold."""
        return round(self / _PER_TWIP)

    @property
    def half_points(self) -> int:
        """Half points, rounded; what ``w:sz`` holds."""
        return round(self * 2 / _PER_PT)
