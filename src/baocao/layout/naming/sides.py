"""Which tables only place text, and in which column of the head or foot their cells stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from baocao.layout.blocks import Cell, Table
from baocao.layout.naming.head_words import (
    fold,
    is_date,
    is_motto,
    is_national_name,
    is_number,
    is_party_title,
)

_MAX_COLUMNS: Final = 3
_MAX_ROWS: Final = 30
"""A table without lines that has more rows and more than two columns is one to read."""
_PAGE_WIDE: Final = 0.75
_RECIPIENTS: Final = re.compile(r"^noi nhan\s*[:.]?$")
_SIGNS: Final = re.compile(r"^(?:t\.?/?m|k\.?/?t|t\.?/?l|tuq|q)[./]\s*\S|^-\s*(?:luu\b|nhu tren)")
_STAMP: Final = re.compile(
    r"^(?:hoa toc|thuong khan|khan|tuyet mat|toi mat|mat|du thao|luu hanh noi bo|xem xong tra lai|thu hoi"
    r"|tai lieu (?:hoi nghi|thu hoi))\b"
)


def is_layout(table: Table) -> bool:
    """Return whether a table only places text: the head, the foot, a stamp; not one to read."""
    texts = _texts(table)
    if _is_stamp(texts):
        return True
    if table.is_ruled:
        return _is_head(texts) or _is_foot(texts)
    if len(used_columns(table)) <= _MAX_COLUMNS and (len(table.rows) <= _MAX_ROWS or len(table.grid) <= 2):  # noqa: PLR2004
        return True
    return _is_head(texts) or _is_foot(texts)


def used_columns(table: Table) -> tuple[int, ...]:
    """Return the grid columns in which a cell with text begins."""
    found = {cell.column for row in table.rows for cell in row.cells if cell.text.strip()}
    return tuple(sorted(found))


def side_of_cell(table: Table, cell: Cell, columns: Sequence[int]) -> str:
    """Return the column of the page that a cell stands in: ``left``, ``right`` or empty for all of it.

    Args:
        table: it is in.
        cell: of it.
        columns: those of the table that hold text, from `used_columns`.
    """
    inside = [column for column in columns if cell.column <= column < cell.column + cell.columns]
    if len(columns) <= 1 or len(inside) == len(columns):
        return _side_of_lone(table, cell)
    if len(columns) == 2:  # noqa: PLR2004
        return "left" if columns[0] in inside or cell.column < columns[1] else "right"
    middle = _middle(table, cell)
    return "left" if middle < 0.45 else "right" if middle > 0.55 else ""  # noqa: PLR2004


def guess_side(texts: Iterable[str]) -> str:
    """Return the column in which these lines stand by what they say; empty when it is open."""
    texts = [line for text in texts for line in text.split("\n")]
    if any(
        is_national_name(text) or is_motto(text) or is_party_title(text) or is_date(text) for text in texts
    ):
        return "right"
    folded = [fold(text) for text in texts]
    if any(is_number(text) for text in texts) or any(_RECIPIENTS.match(text) for text in folded):
        return "left"
    if any(re.match(r"-\s*luu\b|v/v\b", text) for text in folded):
        return "left"
    return "right" if any(_SIGNS.match(text) for text in folded) else ""


def _side_of_lone(table: Table, cell: Cell) -> str:
    """Return the side of a cell that has no neighbour with text."""
    if not table.width or cell.width >= _PAGE_WIDE * table.width:
        return ""
    middle = _middle(table, cell)
    return "left" if middle < 0.4 else "right" if middle > 0.6 else ""  # noqa: PLR2004


def _middle(table: Table, cell: Cell) -> float:
    count = max(len(table.grid), 1)
    if not table.width:
        return (cell.column + cell.columns / 2) / count
    before = sum(table.grid[: cell.column])
    return (before + sum(table.grid[cell.column : cell.column + cell.columns]) / 2) / table.width


def _texts(table: Table) -> list[str]:
    cells = (cell.text for row in table.rows[:_MAX_ROWS] for cell in row.cells)
    return [line.strip() for text in cells for line in text.split("\n") if line.strip()]


def _is_stamp(texts: Sequence[str]) -> bool:
    return 0 < len(texts) <= 2 and all(len(text) < 40 and _STAMP.match(fold(text)) for text in texts[:1])  # noqa: PLR2004


def _is_head(texts: Sequence[str]) -> bool:
    return any(is_national_name(text) or is_motto(text) or is_party_title(text) for text in texts) or (
        any(is_number(text) for text in texts) and any(is_date(text) for text in texts)
    )


def _is_foot(texts: Sequence[str]) -> bool:
    folded = [fold(text) for text in texts]
    return any(_RECIPIENTS.match(text) for text in folded) and any(_SIGNS.match(text) for text in folded)
