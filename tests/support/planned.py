"""A plan of a form as the book that is read from it, without a file between."""

from __future__ import annotations

from baocao.data.tree import Scalar
from baocao.data.workbook.book import At, Book, CellSource, Sheet
from baocao.data.workbook.plan import Formula, Pairs, Plan, SheetPlan, Table, Value


def book_of(sheets: dict[str, dict[At, Scalar]], name: str = "bieu.xlsx", **more: dict[str, object]) -> Book:
    """Return a book of these cells: ``{sheet: {(row, column): value}}``; `more` are facts by sheet."""
    return Book(
        source=CellSource(name, sheets=tuple(sheets)),
        sheets=tuple(Sheet(name=one, cells=cells, **more.get(one, {})) for one, cells in sheets.items()),
    )


def grid(text: str, start: At = (1, 1)) -> dict[At, Scalar]:
    """Return the cells of lines ``a | b | 5``; whole numbers are numbers."""
    found: dict[At, Scalar] = {}
    for row, line in enumerate(text.strip("\n").splitlines(), start=start[0]):
        for column, piece in enumerate(line.split("|"), start=start[1]):
            value = piece.strip().replace("\\n", "\n")
            if value:
                found[row, column] = int(value) if value.isdecimal() and value[0] != "0" else value
    return found


def read_plan(plan: Plan, name: str = "bieu.xlsx") -> Book:
    """Return the book that a plan makes when it is written and read."""
    return book_of({sheet.name: _cells(sheet) for sheet in plan.sheets}, name)


def _cells(sheet: SheetPlan) -> dict[At, Scalar]:
    found: dict[At, Scalar] = {}
    row = 1
    for block in sheet.blocks:
        found[row, 1] = block.title
        row += 1
        if isinstance(block, Pairs):
            for pair in block.pairs:
                _put(found, row, (pair.field.heading, pair.value, pair.field.note))
                row += 1
        else:
            row = _put_table(found, row, block)
        row += 1
    return found


def _put_table(found: dict[At, Scalar], row: int, table: Table) -> int:
    _put(found, row, tuple(field.heading for field in table.fields))
    for one in table.rows:
        row += 1
        _put(found, row, one)
    return row + 1 + table.spare


def _put(found: dict[At, Scalar], row: int, values: tuple[Value, ...]) -> None:
    for column, value in enumerate(values, start=1):
        seen = value.value if isinstance(value, Formula) else value
        seen = seen.strip() if isinstance(seen, str) else seen
        if seen not in (None, ""):
            found[row, column] = seen
