"""Rows of totals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from baocao.layout.blocks import Cell, Paragraph, Row, Run, Table
from baocao.layout.table_sums import find_wrong_totals
from baocao.ooxml.formats import RunFormat

HEAD = ["STT", "Thôn", "Số hộ", "Tỷ lệ"]
ROWS = [["1", "Đông", "120", "98,5%"], ["2", "Tây", "1.130", "97%"]]


def table(*rows: Sequence[str], bold: int = -1) -> Table:
    """Return a table of these texts; one that begins with ``>`` spans two columns."""
    made = []
    for number, row in enumerate(rows):
        cells, column = [], 0
        look = RunFormat(bold=number == bold)
        for text in row:
            columns = 2 if text.startswith(">") else 1
            paragraph = Paragraph(runs=(Run(text=text.lstrip(">"), format=look),))
            cells.append(Cell(blocks=(paragraph,), column=column, columns=columns))
            column += columns
        made.append(Row(cells=tuple(cells)))
    return Table(rows=tuple(made))


@pytest.mark.parametrize(
    "total",
    [["", "Tổng cộng", "1.260", "98%"], [">Tổng:", "1.260", ""], ["", "CỘNG", "1.260", ""]],
)
def test_a_wrong_total_is_found(total: list[str]) -> None:
    (wrong,) = find_wrong_totals(table(HEAD, *ROWS, total))

    assert (wrong.column, wrong.stated, wrong.total) == ("Số hộ", Decimal(1260), Decimal(1250))


def test_a_total_may_stand_on_top_and_below_numbered_columns() -> None:
    numbered = ["(1)", "(2)", "(3)", "(4)"]
    assert find_wrong_totals(table(HEAD, numbered, ["", "Tổng số", "1.260", ""], *ROWS))
    assert not find_wrong_totals(table(HEAD, numbered, ["", "Tổng số", "1.250", ""], *ROWS))


def test_a_right_total_passes() -> None:
    assert not find_wrong_totals(table(HEAD, *ROWS, ["", "Tổng cộng", "1.250", "97,2%"]))


def test_rounded_numbers_may_differ_a_little() -> None:
    head, rows = ["Đơn vị", "Kinh phí (tỷ đồng)"], [["Đông", "1,25"], ["Tây", "2,33"]]
    assert not find_wrong_totals(table(head, *rows, ["Cộng", "3,6"]))
    assert find_wrong_totals(table(head, *rows, ["Cộng", "3,8"]))


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, *ROWS],
        [HEAD, *ROWS, ["", "Cộng", "1.260", ""], ["", "Tổng cộng", "1.260", ""]],
        [HEAD, ROWS[0], ["", "- Hộ nghèo", "10", ""], ROWS[1], ["", "Cộng", "1.260", ""]],
        [HEAD, ROWS[0], ["1.1", "Xóm Thượng", "10", ""], ROWS[1], ["", "Cộng", "1.260", ""]],
        [HEAD, ROWS[0], ["I", ">Vùng thấp", ""], ROWS[1], ["", "Cộng", "1.260", ""]],
        [HEAD, *ROWS, ["", "Cộng", "1.260", ""], ["", "Ghi thêm", "5", ""]],
        [HEAD, ROWS[0], ["2", "Tây", "khoảng 1.130", ""], ["", "Cộng", "1.260", ""]],
        [HEAD, ROWS[0], ["", "Cộng", "1.260", ""]],
        [["STT", "Thôn", "Trong đó hộ nghèo"], ["1", "Đông", "12"], ["2", "Tây", "13"], ["", "Cộng", "26"]],
        [["STT", "Họ tên", "Năm sinh"], ["1", "Hà", "1980"], ["2", "Lâm", "1981"], ["", "Cộng", "2"]],
        [["Thôn", "Số hộ"], ["a) Đông", "120"], ["b) Tây", "130"], ["Cộng", "260"]],
        [["Thôn", "Số hộ"], ["Đông", "120"], ["Tây"], ["Cộng", "260"]],
        [["Chỉ tiêu", "2025"], ["Đông", "120"], ["Tây", "130"], ["Cộng", "260"]],
        [],
    ],
)
def test_what_is_in_doubt_is_left(rows: list[list[str]]) -> None:
    assert not find_wrong_totals(table(*rows))


def test_a_bold_row_among_others_may_be_a_sum() -> None:
    rows = [["Thôn", "Số hộ"], ["Vùng thấp", "250"], ["Đông", "120"], ["Tây", "130"], ["Cộng", "260"]]
    assert find_wrong_totals(table(*rows))
    assert not find_wrong_totals(table(*rows, bold=1))


def test_empty_cells_count_as_nothing() -> None:
    head, rows = ["Thôn", "Số hộ"], [["Đông", "120"], ["Tây", "-"], ["Nam", "130"]]
    assert not find_wrong_totals(table(head, *rows, ["Cộng", "250"]))
    assert find_wrong_totals(table(head, *rows, ["Cộng", "260"]))
