"""A chart as bars of text, as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from rich.cells import cell_len, set_cell_size

from baocao.layout.blocks import ChartSeries
from baocao.viet.numbers import format_number

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_LEAST_BAR: Final = 8
_LABEL_SHARE: Final = 0.42
MOST_ROWS: Final = 60
"""Rows of bars; what is left is counted."""


def draw_bars(
    labels: Sequence[str], series: Sequence[ChartSeries], columns: int, *, plain: bool = False
) -> list[str]:
    """Return a line for each value: label, bar, number; several series stand below one another.

    Args:
        labels: of the categories.
        series: their values, as many as there are labels; None for a gap.
        columns: width of the room.
        plain: bars are drawn with letters of any keyboard.

    >>> from baocao.layout.blocks import ChartSeries
    >>> for line in draw_bars(["A", "Xã B"], [ChartSeries("", (Decimal(2), Decimal(4)))], 20): print(line)
    A    ██████▌ 2
    Xã B █████████████ 4
    """
    rows = list(_list_rows(labels, series))
    shown = [(label, value) for label, value, _ in rows[:MOST_ROWS]]
    numbers = [
        f"{format_number(value)}{unit}" if value is not None else "-" for _, value, unit in rows[:MOST_ROWS]
    ]
    longest = max((cell_len(label) for label, _ in shown), default=0)
    named = min(longest, max(4, int(columns * _LABEL_SHARE)))
    written = max((len(number) for number in numbers), default=0)
    signs = any(value is not None and value < 0 for _, value in shown)
    room = max(_LEAST_BAR, columns - named - written - 2 - signs)
    most = max((abs(value) for _, value in shown if value), default=Decimal(0))
    lines = []
    for (label, value), number in zip(shown, numbers, strict=True):
        bar = _draw(value, most, room, plain=plain)
        lines.append(" ".join(filter(None, (_fit(label, named), bar, number))))
    if len(rows) > len(shown):
        lines.append(f"… và {len(rows) - len(shown)} dòng khác")
    return lines


def _list_rows(
    labels: Sequence[str], series: Sequence[ChartSeries]
) -> Iterator[tuple[str, Decimal | None, str]]:
    """Yield ``(label, value, what stands behind it)``."""
    for at, label in enumerate(labels):
        for number, one in enumerate(series):
            name = label if not number else ""
            if len(series) > 1:
                name = f"{label} · {one.name}" if not number else f"  {one.name}"
            yield name, one.values[at], one.unit


def _draw(value: Decimal | None, most: Decimal, room: int, *, plain: bool) -> str:
    if not value or not most:
        return ""
    eighths = int(abs(value) * room * 8 / most)
    whole, part = divmod(eighths, 8)
    sign = "-" if value < 0 else ""
    if plain:
        return sign + "#" * max(1, whole)
    return sign + ("█" * whole + _EIGHTHS[part].strip() or "▏")


def _fit(label: str, columns: int) -> str:
    """Return a label exactly so wide; what is too long ends in three dots."""
    if cell_len(label) > columns:
        return set_cell_size(label, max(1, columns - 1)).rstrip() + "…"
    return set_cell_size(label, columns)
