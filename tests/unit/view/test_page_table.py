"""Tables as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.cells import cell_len

from baocao.layout.blocks import Cell, Paragraph, Row, Run, Table
from baocao.ooxml.formats import Border, Borders
from baocao.units import Length
from baocao.view.page_blocks import draw_blocks
from baocao.view.page_signs import BOX, PLAIN, Signs

LINE = Border("single")
ALL = Borders(LINE, LINE, LINE, LINE)
NONE = Borders()


def cell(text: str, column: int, columns: int = 1, rows: int = 1, borders: Borders = ALL) -> Cell:
    paragraph = Paragraph(runs=(Run(text=text),), room=Length.from_mm(30))
    return Cell(blocks=(paragraph,), column=column, columns=columns, rows=rows, borders=borders)


def table(*rows: Sequence[Cell], grid: int = 2, header: int = 0) -> Table:
    return Table(
        rows=tuple(Row(cells=tuple(cells), header=index < header) for index, cells in enumerate(rows)),
        grid=(Length.from_mm(40),) * grid,
        room=Length.from_mm(40 * grid),
    )


def lines(shown: Table, columns: int, signs: Signs = BOX) -> list[str]:
    return [
        "".join(segment.text for segment in line).rstrip() for line in draw_blocks([shown], columns, signs)
    ]


def test_every_line_of_the_grid_is_drawn() -> None:
    shown = table([cell("a", 0), cell("b", 1)], [cell("c", 0), cell("d", 1)])
    assert lines(shown, 11) == ["┌────┬────┐", "│a   │b   │", "├────┼────┤", "│c   │d   │", "└────┴────┘"]


def test_cells_have_padding_where_there_is_room() -> None:
    assert lines(table([cell("a", 0), cell("b", 1)]), 61)[1].startswith("│ a  ")


def test_a_cell_over_two_columns() -> None:
    shown = table([cell("ab", 0, columns=2)], [cell("c", 0), cell("d", 1)])
    assert lines(shown, 11)[:3] == ["┌─────────┐", "│ab       │", "├────┬────┤"]


def test_a_cell_over_two_rows_goes_on_through_the_line() -> None:
    shown = table([cell("một hai ba", 0, rows=2), cell("b", 1)], [cell("d", 1)])
    assert lines(shown, 11) == ["┌────┬────┐", "│một │b   │", "│hai ├────┤", "│ba  │d   │", "└────┴────┘"]


def test_a_high_cell_over_two_rows_stretches_the_last() -> None:
    shown = table([cell("1 2222 3333 4444 5555", 0, rows=2), cell("b", 1)], [cell("d", 1)])
    assert len(lines(shown, 11)) == 2 + 5


def test_cells_can_be_centred_and_at_the_bottom() -> None:
    tall = cell("1111 2222 3333", 0)
    shown = table([tall, replace(cell("b", 1), vertical="center")])
    assert lines(shown, 11)[1:4] == ["│1111│    │", "│2222│b   │", "│3333│    │"]
    shown = table([tall, replace(cell("b", 1), vertical="bottom")])
    assert lines(shown, 11)[3] == "│3333│b   │"


def test_a_table_without_lines_has_none() -> None:
    shown = table([cell("Nơi nhận:", 0, borders=NONE), cell("CHỦ TỊCH", 1, borders=NONE)])
    assert lines(shown, 31) == ["Nơi nhận:       CHỦ TỊCH"]


def test_only_the_lines_of_the_document_are_drawn() -> None:
    under = Borders(bottom=LINE)
    shown = table([cell("a", 0, borders=under), cell("b", 1, borders=NONE)])
    assert lines(shown, 11) == ["a     b", "─────"]


def test_plain_tables_have_no_frame() -> None:
    shown = table([cell("a", 0), cell("b", 1)], [cell("c", 0), cell("d", 1)])
    assert lines(shown, 11, PLAIN) == ["a    |b", "-----+-----", "c    |d"]


def test_words_decide_over_the_paper_s_proportions() -> None:
    shown = table([cell("STT", 0), cell("Nguyễn", 1)])
    shown = replace(shown, grid=(Length.from_mm(5), Length.from_mm(75)))
    assert lines(shown, 20)[1].startswith("│STT│")


def test_too_narrow_for_columns_becomes_records() -> None:
    heads = [cell(text, at) for at, text in enumerate(("STT", "Họ và tên", "Chức vụ", "Ký"))]
    row = [cell(text, at) for at, text in enumerate(("1", "Lê Thị An", "Chủ tịch", ""))]
    shown = lines(table(heads, row, grid=4), 16)
    assert shown == ["─" * 16, "STT: 1", "Họ và tên: Lê", "Thị An", "Chức vụ: Chủ", "tịch", "─" * 16]


def test_headings_over_several_columns_come_first_in_records() -> None:
    first = [cell("TT", 0, rows=2), cell("Năm 2026", 1, columns=3)]
    second = [cell(text, at) for at, text in enumerate(("Kế hoạch", "Thực hiện", "So sánh"), 1)]
    row = [cell(text, at) for at, text in enumerate(("1", "10", "9", "90%"))]
    assert "Năm 2026 – Kế hoạch:" in lines(table(first, second, row, grid=4), 20)


def test_a_layout_table_too_narrow_is_stacked() -> None:
    shown = table([cell("Nơi nhận", 0, borders=NONE), cell("CHỦ TỊCH", 1, borders=NONE)])
    assert lines(shown, 5) == ["Nơi", "nhận", "CHỦ", "TỊCH"]


def test_squares_without_a_cell_stay_blank() -> None:
    assert lines(table([cell("a", 0), cell("b", 1)], [cell("c", 1)]), 11)[3] == "     │c   │"


def test_a_table_without_rows_is_nothing() -> None:
    assert lines(table(), 20) == []


@pytest.mark.parametrize("columns", range(1, 130, 8))
@pytest.mark.parametrize("signs", [BOX, PLAIN])
def test_no_line_is_wider_than_its_room(columns: int, signs: Signs) -> None:
    heads = [cell(f"Cột thứ {at}", at) for at in range(6)]
    row = [cell("một, hai", at) for at in range(5)]
    shown = table([cell("Nhóm", 0, columns=6)], heads, row, [cell("gộp", 0, columns=5, rows=3)], grid=6)
    assert max(map(cell_len, lines(shown, columns, signs))) <= columns


def test_a_line_of_a_frame_is_as_long_as_the_others() -> None:
    shown = table([cell("Tổng cộng", 0, columns=2)], [cell("c", 0), cell("Nguyễn Văn An", 1)])
    assert len({cell_len(line) for line in lines(shown, 40)}) == 1
