"""What Excel checks while a form is filled: lists to choose from, numbers, dates, and a word of help."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from baocao.data.workbook import form_looks
from baocao.data.workbook.book import At
from baocao.data.workbook.form_text import put_text
from baocao.data.workbook.plan import Field
from baocao.viet.numbers import format_number
from baocao.viet.text import first_upper

_TITLE, _MESSAGE, _LIST = 32, 255, 255
"""Characters of a prompt's title, of its text, and of a list written in the check itself.

Source:
    ECMA-376 Part 1, 18.3.1.32 (dataValidation); Excel refuses more.
"""
_FIRST_DAY, _LAST_DAY = date(1930, 1, 1), date(2100, 12, 31)
_EPOCH: Final = date(1899, 12, 30)
_HUGE: Final = Decimal(10) ** 15

_HELP: Final = {
    "lines": "Mỗi ý một dòng; xuống dòng trong ô bằng Alt+Enter.",
    "number": "Gõ số, không gõ đơn vị tính. Chưa có số liệu thì để trống, không gõ 0.",
    "count": "Gõ số nguyên, không gõ đơn vị tính. Chưa có số liệu thì để trống, không gõ 0.",
    "percent": "Gõ như 98,5%.",
    "date": "Gõ ngày như 09/10/2026.",
    "time": "Gõ giờ như 8:30.",
    "choice": "Bấm mũi tên bên phải ô để chọn.",
    "period": "Gõ kỳ như quý III năm 2026, 6 tháng đầu năm 2026, năm 2026.",
}
_WRONG: Final = {
    "number": "Ô này cần một số, ví dụ 5358 hoặc 98,5; không gõ chữ hay đơn vị tính.",
    "count": "Ô này cần một số nguyên không âm, ví dụ 24; không gõ chữ hay đơn vị tính.",
    "percent": "Ô này cần một tỷ lệ, ví dụ 98,5%.",
    "date": "Ô này cần một ngày, ví dụ 09/10/2026.",
    "time": "Ô này cần giờ trong ngày, ví dụ 8:30.",
    "choice": "Chọn một giá trị trong danh sách của ô.",
}


def area(cells: list[At]) -> str:
    """Return cells of one column as Excel names areas, runs of rows together.

    >>> area([(2, 3), (3, 3), (7, 3)])
    'C2:C3 C7'
    """
    runs: list[tuple[At, At]] = []
    for at in sorted(cells):
        if runs and runs[-1][1] == (at[0] - 1, at[1]):
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    named = [f"{_name(first)}:{_name(last)}" if first != last else _name(first) for first, last in runs]
    return " ".join(named)


def _name(at: At) -> str:
    return f"{get_column_letter(at[1])}{at[0]}"


@dataclass
class Checks:
    """The checks of one workbook, and the lists that are too long to stand in a check."""

    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    """``{what is offered: area on the sheet of lists}``."""
    sheet: str = "Danh mục"

    def add(self, sheet: Any, one: Field, cells: list[At]) -> None:
        """Put the check of a field on cells of one column."""
        check = self._make(one)
        check.promptTitle = _cut(one.heading, _TITLE)
        notes = (_end(one.note), "" if one.choices and one.sort != "choice" else _HELP.get(one.sort, ""))
        check.prompt = _cut(" ".join(note for note in notes if note), _MESSAGE)
        check.showInputMessage = bool(check.prompt)
        if one.sort in _WRONG:
            check.errorTitle, check.error = check.promptTitle, _wrong(one)
            check.errorStyle = "stop" if one.is_strict else "warning"
            check.showErrorMessage = True
        if check.type is None and not check.prompt:
            return
        check.sqref = area(cells)
        sheet.add_data_validation(check)
        if one.sort in {"number", "count"}:
            form_looks.show_decimals(sheet, area(cells), _name(min(cells)))

    def _make(self, one: Field) -> DataValidation:
        if one.choices:
            return DataValidation(type="list", formula1=self._offer(one.choices), allow_blank=True)
        if one.sort in {"number", "count", "percent"}:
            lowest = Decimal(0) if one.sort == "count" else -_HUGE
            least = one.least if one.least is not None else lowest
            most = one.most if one.most is not None else _HUGE
            kind = "whole" if one.sort == "count" else "decimal"
            if one.sort == "percent":
                least, most = least / 100, most / 100
            return DataValidation(
                type=kind, operator="between", formula1=f"{least:f}", formula2=f"{most:f}", allow_blank=True
            )
        if one.sort == "date":
            first, last = ((day - _EPOCH).days for day in (_FIRST_DAY, _LAST_DAY))
            return DataValidation(
                type="date", operator="between", formula1=str(first), formula2=str(last), allow_blank=True
            )
        if one.sort == "time":
            return DataValidation(
                type="time", operator="between", formula1="0", formula2="0.999988426", allow_blank=True
            )
        return DataValidation(allow_blank=True)

    def _offer(self, choices: tuple[str, ...]) -> str:
        """Return what a list offers, as a check has it: spelt out, or as an area of the sheet of lists."""
        spelled = ",".join(choices)
        if len(spelled) < _LIST and not any(sign in choice for choice in choices for sign in ',"'):
            return f'"{spelled}"'
        if choices not in self.lists:
            column = get_column_letter(len(self.lists) + 1)
            self.lists[choices] = f"{quote_sheetname(self.sheet)}!${column}$1:${column}${len(choices)}"
        return self.lists[choices]

    def write_lists(self, book: Any, name: str) -> None:
        """Write what the long lists offer on a hidden sheet; none when there is no long list."""
        if not self.lists:
            return
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
        for column, choices in enumerate(self.lists, start=1):
            for row, choice in enumerate(choices, start=1):
                put_text(sheet.cell(row, column), choice)


def _wrong(one: Field) -> str:
    """Return what Excel says of something else than the field takes."""
    limits = (("không nhỏ hơn", one.least), ("không lớn hơn", one.most))
    named = [f"{words} {format_number(limit)}" for words, limit in limits if limit is not None]
    return _cut(
        " ".join(part for part in (_WRONG[one.sort], _end(first_upper(", ".join(named)))) if part), _MESSAGE
    )


def _end(note: str) -> str:
    """Return a sentence with its full stop.

    >>> _end("Đếm cả năm"), _end("")
    ('Đếm cả năm.', '')
    """
    return note if not note or note.endswith((".", "!", "?", "…")) else f"{note}."


def _cut(text: str, most: int) -> str:
    """Return text of at most so many characters, cut between words.

    >>> _cut("Họ và tên người ký", 10)
    'Họ và tên…'
    """
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[: most - 1]}…"
