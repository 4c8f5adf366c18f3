"""The tables of an appendix of figures, in the report and in phụ lục số liệu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from baocao.app.context.figure_columns import build_main_tables
from baocao.app.context.unit_tables import build_rankings, build_unit_tables
from baocao.data.model import Figure

_UPRIGHT_COLUMNS = 3
"""So many columns of numbers have room beside name and unit on an upright page."""


def build_tables(figures: Sequence[Figure], write: Callable[[str], str]) -> dict[str, Any]:
    """Return ``bang``, tables as of `build_main_tables`, and ``ngang``, whether the page lies across."""
    tables = [
        *build_main_tables(figures, write),
        *build_unit_tables(figures),
        *build_rankings(figures),
    ]
    several = len(tables) > 1
    for number, table in enumerate(tables, 1):
        table["so"] = str(number) if several else ""
        table["ten"] = table["ten"] if several else ""
    room = [_UPRIGHT_COLUMNS + (not table["co_don_vi"]) for table in tables]
    is_wide = any(len(table["cot"]) > most for table, most in zip(tables, room, strict=True))
    return {"ngang": is_wide, "bang": tables, "bieu_do": []}
