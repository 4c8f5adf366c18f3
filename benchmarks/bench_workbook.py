"""What reading a workbook costs, beside openpyxl's own reader for large files."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from benchmarks.timing import Bench, Timed

FORM_ROWS = 60
LARGE_ROWS, LARGE_COLUMNS = 50_000, 12


def make_table(rows: int, columns: int) -> bytes:
    """Return a workbook of openpyxl with texts, numbers, shares and days."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Số liệu")
    sheet.append([f"Cột {column}" for column in range(columns)])
    for row in range(rows):
        values: list[Any] = [
            f"chi_tieu_{row}",
            f"Mô hình “Dân vận khéo” số {row}",
            date(2026, 1, 1 + row % 28),
        ]
        values += [
            row * column if column % 2 else Decimal(row) / 8 for column in range(columns - len(values))
        ]
        sheet.append(values)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_ours(content: bytes) -> int:
    """Return how many cells our reader finds."""
    from baocao.data.workbook.reading import read_book

    return sum(len(sheet.cells) for sheet in read_book(content, "bieu.xlsx").sheets)


def read_theirs(content: bytes) -> int:
    """Return how many cells openpyxl finds, reading rows as they come."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return sum(value is not None for row in rows for value in row)


def table(rows: int, columns: int) -> Mapping[str, Timed]:
    """A workbook in memory; no file is read."""
    content = make_table(rows, columns)
    found = read_ours(content)
    assert found == read_theirs(content) == (rows + 1) * columns, found
    return {"baocao": partial(read_ours, content), "openpyxl": partial(read_theirs, content)}


BENCHES = (
    Bench("workbook/form-60-rows", partial(table, FORM_ROWS, 8), runs=20, wanted=0.75),
    Bench("workbook/50000-rows", partial(table, LARGE_ROWS, LARGE_COLUMNS), runs=2, wanted=1.0),
)
