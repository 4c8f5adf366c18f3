"""Tables whose row of totals is not the sum of the rows above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from baocao.errors import Location
from baocao.layout.blocks import Cell, Row, Table
from baocao.viet.numbers import NumberFormatError, parse_number
from baocao.viet.text import collapse_blanks, fold_key

_TOTALS: Final = frozenset({"tong", "tong_cong", "cong", "tong_so"})
_NUMBERING: Final = frozenset({"stt", "tt", "so_tt", "so_thu_tu"})
_NO_SUM: Final = re.compile(
    r"ty_le|ti_le|%|binh_quan|trung_binh|nam_sinh|don_gia|diem|xep|ghi_chu|thoi_gian|ngay|dinh_muc|muc_|ma_|so_hieu"
    r"|so_phong|gio|thu_hang|nhiet|mat_do"
)
"""Folded words of a heading whose column is not added up."""
_SUB_ROW: Final = re.compile(r"[-–+*•]|[0-9]+(?:\.[0-9]+)*[.)]|[a-zđA-Z][.)]|[IVXL]+[.)]?(?: |$)|[Tt]rong đó")
_BLANKS: Final = frozenset({"", "-", "–", "—"})
_FEWEST_ROWS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTotal:
    """A total that its column does not come to."""

    column: str
    """Heading of the column; may be empty."""
    label: str
    """As the row of totals is called."""
    stated: Decimal
    total: Decimal
    where: Location


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table of one level: its headings, its rows to add and its row of totals."""

    headings: Mapping[int, str]
    rows: Sequence[Row]
    totals: Row
    label: str


def find_wrong_totals(table: Table) -> list[WrongTotal]:
    """Return the totals of a table that its rows do not come to, when there is no doubt what is added.

    There is doubt with several rows of totals, merged cells, rows of a lower level (a), ``-``, trong
    đó), bold rows among others, or a cell in the column that holds more than a number.
    """
    grid = _read_grid(table)
    if grid is None:
        return []
    return [wrong for cell in grid.totals.cells if (wrong := _check(grid, cell)) is not None]


def _read_grid(table: Table) -> _Grid | None:
    labels = [_label_of_totals(row) for row in table.rows]
    named = [index for index, label in enumerate(labels) if label]
    if len(named) != 1:
        return None
    at = named[0]
    head = _count_heading_rows(table.rows, at)
    rows = table.rows[head:at] if at > head else table.rows[at + 1 :]
    rest = table.rows[at + 1 :] if at > head else ()
    if rest or len(rows) < _FEWEST_ROWS or not _are_of_one_level(rows, table.rows[:head]):
        return None
    return _Grid(_read_headings(table.rows[:head]), rows, table.rows[at], labels[at])


def _label_of_totals(row: Row) -> str:
    """Return what a row of totals is called; empty when it is another row, a heading among them."""
    if all(_read(cell) is None for cell in row.cells):
        return ""
    for cell in row.cells[:2]:
        text = collapse_blanks(cell.text)
        if fold_key(text.rstrip(":.")) in _TOTALS:
            return text
    return ""


def _count_heading_rows(rows: Sequence[Row], before: int) -> int:
    """Return how many rows at the top are headings: no number in them, or ``(1) (2) (3)``."""
    count = 0
    for row in rows[:before]:
        numbers = [_read(cell) for cell in row.cells]
        is_count = [number for number in numbers if number is not None] == list(range(1, len(row.cells) + 1))
        if row.header or is_count or not any(number is not None for number in numbers):
            count += 1
        else:
            break
    return count


def _read_headings(rows: Sequence[Row]) -> Mapping[int, str]:
    """Return {column: what stands above it in all rows of headings}."""
    headings: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            for column in range(cell.column, cell.column + cell.columns):
                headings[column] = f"{headings.get(column, '')} {collapse_blanks(cell.text)}".strip()
    return headings


def _are_of_one_level(rows: Sequence[Row], head: Sequence[Row]) -> bool:
    if any(cell.columns > 1 or cell.rows > 1 for row in rows for cell in row.cells):
        return False
    texts = [collapse_blanks(cell.text) for row in (*head, *rows) for cell in row.cells]
    if any("trong đó" in text.lower() for text in texts) or len({_is_bold(row) for row in rows}) > 1:
        return False
    first = fold_key(_read_headings(head).get(0, ""))
    names = [[collapse_blanks(cell.text) for cell in row.cells] for row in rows]
    if any(len(row) < _FEWEST_ROWS for row in names):
        return False
    if first in _NUMBERING:
        numbers = [row[0].rstrip(".").lstrip("0") for row in names]
        in_order = numbers == [str(number) for number in range(1, len(rows) + 1)]
        return in_order and not any(_SUB_ROW.match(row[1]) for row in names)
    return not any(_SUB_ROW.match(row[0]) for row in names)


def _is_bold(row: Row) -> bool:
    """Whether all the words of a row are bold."""
    runs = [run for cell in row.cells for block in cell.blocks for run in getattr(block, "runs", ())]
    return all(run.format.bold for run in runs if run.text.strip())


def _check(grid: _Grid, cell: Cell) -> WrongTotal | None:
    stated = _read(cell)
    heading = grid.headings.get(cell.column, "")
    above = list(_iter_column(grid.rows, cell.column))
    if stated is None or cell.columns > 1 or not heading or _NO_SUM.search(fold_key(heading)):
        return None
    values = [_read(one) for one in above if collapse_blanks(one.text) not in _BLANKS]
    numbers = [value for value in values if value is not None]
    if len(numbers) < max(_FEWEST_ROWS, len(values)) or fold_key(heading) in _NUMBERING:
        return None
    total = sum(numbers, Decimal(0))
    if abs(total - stated) <= _slack([*numbers, stated]):
        return None
    return WrongTotal(column=heading, label=grid.label, stated=stated, total=total, where=cell.where)


def _iter_column(rows: Sequence[Row], column: int) -> Iterator[Cell]:
    return (cell for row in rows for cell in row.cells if cell.column == column)


def _slack(numbers: Sequence[Decimal]) -> Decimal:
    """Return how far rounding may take a sum: half a unit of the last place of each number; 0 for counts."""
    if all(number == number.to_integral_value() for number in numbers):
        return Decimal(0)
    return sum((Decimal(5).scaleb(int(number.as_tuple().exponent) - 1) for number in numbers), Decimal(0))


def _read(cell: Cell) -> Decimal | None:
    text = collapse_blanks(cell.text)
    bracketed = re.fullmatch(r"\(([0-9]{1,2})\)", text)
    try:
        return parse_number(bracketed[1] if bracketed else text)
    except NumberFormatError:
        return None
