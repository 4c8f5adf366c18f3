"""From the plan of a form to an Excel file: headings, drop-downs, checks, locked formulas, print setup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from baocao.data.tree import Scalar
from baocao.data.workbook import form_checks, form_looks
from baocao.data.workbook.book import At, cell_name
from baocao.data.workbook.form_finish import Computed, finish
from baocao.data.workbook.form_heights import row_height
from baocao.data.workbook.form_looks import LOOKS
from baocao.data.workbook.form_text import put_text
from baocao.data.workbook.plan import Field, Formula, Pairs, Plan, SheetPlan, Table, Value
from baocao.errors import DataError, Location

GUIDE: Final = "Hướng dẫn"
"""The sheet that says how to fill the form."""
LISTS: Final = "Danh mục"
"""The hidden sheet with what long drop-downs offer."""

_LONGEST: Final = 32_767
"""Characters that a cell holds.

Source:
    Excel's specifications and limits.
"""
_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""Source: Excel's rules for names of sheets."""
_HEADING_WIDTH, _VALUE_WIDTH, _NOTE_WIDTH = 30, 60, 44
_GUIDE_WIDTH: Final = 90
_NUMBER_AND_TEXT: Final = 2
"""Columns of a list of texts, which is as wide as the tables beside it, however wide it would be alone."""
_A_DAY: Final = datetime(2000, 1, 1)  # the same day in every file: same input, same bytes


class TooLongForCellError(DataError):
    """A text is longer than a cell of Excel can hold."""

    code = "D690"

    def __init__(self, heading: str, size: int) -> None:
        """Say which field and how long its text is."""
        super().__init__(
            f"“{heading}” dài {size} chữ, một ô Excel chỉ chứa được {_LONGEST}",
            where=Location(key=heading),
            hint="Chia nội dung ấy thành nhiều ý ngắn hơn",
        )


def write_form(plan: Plan) -> bytes:
    """Return the Excel file of a form; the same plan always gives the same bytes.

    Raises:
        TooLongForCellError: D690.

    Cost:
        Linear in the cells.
    """
    book = Workbook()
    book.remove(book.active)
    writer = _Writer(book)
    for number, sheet in enumerate(plan.sheets):
        writer.write_sheet(sheet, title=plan.title if not number else "")
    if plan.guide:
        _write_guide(book, plan)
    writer.checks.write_lists(book, LISTS)
    book.properties.title = plan.title
    book.properties.creator = "baocao"
    book.properties.created = book.properties.modified = _A_DAY
    stream = io.BytesIO()
    book.save(stream)
    return finish(stream.getvalue(), writer.computed, (form_looks.FONT, form_looks.SIZE))


def _write_guide(book: Any, plan: Plan) -> None:
    sheet = book.create_sheet(GUIDE)
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    for row, text in enumerate((plan.title, "", *plan.guide), start=1):
        cell = sheet.cell(row, 1)
        put_text(cell, text)
        LOOKS.title.put_on(cell) if row == 1 else LOOKS.guide.put_on(cell)
        sheet.row_dimensions[row].height = row_height([(text, _GUIDE_WIDTH)])
    form_looks.set_up_page(sheet, is_across=False)
    sheet.protection.sheet = True


@dataclass
class _Writer:
    """Writes the sheets of one workbook."""

    book: Any
    computed: dict[str, dict[At, Computed]] = field(default_factory=dict)
    """``{sheet: {cell: formula}}``: openpyxl keeps no results beside formulas, so they are put in later."""
    checks: form_checks.Checks = field(default_factory=form_checks.Checks)

    def write_sheet(self, plan: SheetPlan, title: str) -> None:
        sheet: Worksheet = self.book.create_sheet(_name_sheet(plan.name, self.book.sheetnames))
        self.computed[sheet.title] = {}
        widths = _list_widths(plan)
        for column, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        row = 1
        if title:
            put_text(sheet.cell(row, 1), title)
            LOOKS.title.put_on(sheet.cell(row, 1))
            row += 2
        if plan.note:
            put_text(sheet.cell(row, 1), plan.note)
            LOOKS.note.put_on(sheet.cell(row, 1))
            row += 2
        heads = []
        for block in plan.blocks:
            put_text(sheet.cell(row, 1), block.title)
            LOOKS.block.put_on(sheet.cell(row, 1))
            row += 1
            if block.note:
                put_text(sheet.cell(row, 1), block.note)
                LOOKS.note.put_on(sheet.cell(row, 1))
                row += 1
            if isinstance(block, Table):
                heads.append(row)
                row = self._write_table(sheet, block, row, widths)
            else:
                row = self._write_pairs(sheet, block, row, widths)
            row += 1
        form_looks.set_up_page(sheet, is_across=plan.is_across, width=sum(widths))
        if len(heads) == 1:
            sheet.print_title_rows = f"{heads[0]}:{heads[0]}"
            if len(plan.blocks) == 1:
                sheet.freeze_panes = sheet.cell(heads[0] + 1, 1)
        can_grow = any(isinstance(block, Table) and not block.is_fixed for block in plan.blocks)
        form_looks.protect(sheet, can_grow=can_grow)

    def _write_pairs(self, sheet: Worksheet, block: Pairs, row: int, widths: Sequence[int]) -> int:
        spans = list(_list_spans(widths))
        for pair in block.pairs:
            texts = (pair.field.heading, "", pair.field.note)
            looks = (LOOKS.label, LOOKS.value, LOOKS.remark)
            for (first, last), text, look in zip(spans, texts, looks, strict=True):
                put_text(sheet.cell(row, first), text)
                for column in range(first, last + 1):
                    look.put_on(sheet.cell(row, column))
                if last > first:
                    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
            at = row, spans[1][0]
            self._put(sheet, at, pair.field, pair.value, (row, 1))
            self._check(sheet, pair.field, [at])
            rooms = [sum(widths[first - 1 : last]) for first, last in spans]
            shown = zip((pair.field.heading, _shown(pair.value), pair.field.note), rooms, strict=True)
            sheet.row_dimensions[row].height = row_height(shown)
            row += 1
        return row

    def _write_table(self, sheet: Worksheet, block: Table, row: int, widths: Sequence[int]) -> int:
        for column, one in enumerate(block.fields, start=1):
            put_text(sheet.cell(row, column), one.heading)
            LOOKS.head.put_on(sheet.cell(row, column))
        shown = [(one.heading, width) for one, width in zip(block.fields, widths, strict=False)]
        sheet.row_dimensions[row].height = row_height(shown, is_bold=True)
        first = row + 1
        filled: dict[Field, list[At]] = {}
        for number, values in enumerate((*block.rows, *[()] * block.spare)):
            row += 1
            is_head = number in block.heads
            if not is_head:
                shown = [(_shown(value), width) for value, width in zip(values, widths, strict=False)]
                sheet.row_dimensions[row].height = row_height(shown)
            for column, usual in enumerate(block.fields):
                at = row, column + 1
                one = block.own.get((number, column), usual)
                value = values[column] if column < len(values) else None
                look = LOOKS.group if is_head else form_looks.look_of_column(usual.sort, usual.width)
                look.put_on(sheet.cell(*at))
                if is_head:
                    put_text(sheet.cell(*at), str(value or ""))
                    continue
                self._put(sheet, at, one, value, (first, 1))
                filled.setdefault(one, []).append(at)
            if is_head:
                sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(block.fields))
        for one, cells in filled.items():
            self._check(sheet, one, cells)
        for alarm in block.alarms:
            name = cell_name((alarm.at[0] + first, alarm.at[1] + 1))
            rule = FormulaRule(
                formula=[alarm.text.format(*_name(alarm.refs, (first, 1)))], fill=LOOKS.alarm_fill
            )
            sheet.conditional_formatting.add(name, rule)
        return row + 1

    def _put(self, sheet: Worksheet, at: At, one: Field, value: Value, origin: At) -> None:
        cell = sheet.cell(*at)
        is_locked = one.is_locked or isinstance(value, Formula)
        cell.protection = Protection(locked=is_locked)
        if is_locked:
            cell.fill = LOOKS.locked_fill
        if isinstance(value, Formula):
            text = value.text.format(*_name(value.refs, origin))
            self.computed[sheet.title][at] = Computed(text, value.value)
            cell.number_format = (
                form_looks.SHARE if value.is_share else form_looks.number_format(one.sort, None, one.decimals)
            )
        else:
            _put_value(cell, one, value)

    def _check(self, sheet: Worksheet, one: Field, cells: list[At]) -> None:
        computed = self.computed[sheet.title]
        typed = [at for at in cells if at not in computed]
        if one.is_locked or not typed:
            return
        self.checks.add(sheet, one, typed)
        if one.is_needed:
            area = form_checks.area(typed)
            rule = FormulaRule(
                formula=[f"ISBLANK({sheet.cell(*typed[0]).coordinate})"], fill=LOOKS.needed_fill
            )
            sheet.conditional_formatting.add(area, rule)


def _name(refs: Sequence[tuple[int, int]], origin: At) -> list[str]:
    """Return the names of cells that are counted from the first cell of a block."""
    return [cell_name((row + origin[0], column + origin[1])) for row, column in refs]


def _put_value(cell: Any, one: Field, value: Scalar) -> None:
    """Put a value in a cell, in the format that shows it and keeps what is typed over it."""
    cell.number_format = form_looks.number_format(one.sort, value, one.decimals)
    if value is None or value == "":
        return
    if isinstance(value, bool):
        put_text(cell, "có" if value else "không")
    elif isinstance(value, int | Decimal | date | time):
        cell.value = value
        if isinstance(value, int | Decimal) and one.sort not in {"number", "count", "percent"}:
            cell.number_format = "General"
    elif one.sort in {"number", "percent"} and (share := form_looks.read_share(value)) is not None:
        cell.value, cell.number_format = share
    else:
        if len(value) > _LONGEST:
            raise TooLongForCellError(one.heading, len(value))
        put_text(cell, value)


def _name_sheet(name: str, taken: Sequence[str]) -> str:
    """Return a name that Excel takes for a sheet and that no other has.

    >>> _name_sheet("Kết quả: [I/2026]", [])
    'Kết quả- -I-2026-'
    >>> _name_sheet("Số liệu", ["SỐ LIỆU"])
    'Số liệu 2'
    """
    wanted = _NOT_IN_NAMES.sub("-", name).strip("' ") or "Trang"
    found, number = wanted[:_LONGEST_NAME], 1
    while found.lower() in {one.lower() for one in (*taken, GUIDE, LISTS)}:
        number += 1
        found = f"{wanted[: _LONGEST_NAME - 4]} {number}"
    return found


def _shown(value: Value) -> str:
    """Return what of a value takes room; the result of a formula is a short number."""
    return "" if value is None or isinstance(value, Formula) else str(value)


def _list_widths(plan: SheetPlan) -> list[int]:
    """Return the widths of a sheet's columns, in characters."""
    tables = [block for block in plan.blocks if isinstance(block, Table)]
    if not tables:
        return [_HEADING_WIDTH, _VALUE_WIDTH, _NOTE_WIDTH]
    count = max(len(table.fields) for table in tables)
    of_several = [table for table in tables if len(table.fields) > _NUMBER_AND_TEXT] or tables
    widths = [
        max(
            table.fields[column].width
            for table in (of_several if column else tables)
            if column < len(table.fields)
        )
        for column in range(count)
    ]
    if any(isinstance(block, Pairs) for block in plan.blocks):
        while sum(widths) < _HEADING_WIDTH + _VALUE_WIDTH or len(list(_list_spans(widths))) < 3:  # noqa: PLR2004
            widths.append(_HEADING_WIDTH)
    return widths


def _list_spans(widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield ``(first, last)`` column of a pair's heading, value and note, on the columns there are."""
    column = 1
    for wanted in (_HEADING_WIDTH - 6, _VALUE_WIDTH - 12):
        first, room = column, 0
        while room < wanted and column <= len(widths):
            room += widths[column - 1]
            column += 1
        yield first, max(column - 1, first)
    if column <= len(widths):
        yield column, len(widths)
