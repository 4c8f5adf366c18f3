"""One unit's form while it is filled."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from baocao.data.indicators import IndicatorSet
from baocao.data.model.figures import round_half_up
from baocao.data.workbook import form_looks
from baocao.data.workbook.form_finish import Computed, finish

FIGURES, MODELS, TASKS, WISHES = "Số liệu", "Mô hình", "Nhiệm vụ", "Khó khăn, kiến nghị"
"""Sheets."""
PLAN, VALUE = "E", "F"
"""Columns."""
UNIT_AT, PERIOD_AT = "C4", "C7"


@dataclass
class Form:
    """One unit's form while it is filled."""

    unit: str
    name: str
    book: Any
    values: dict[str, int]
    rows: Mapping[str, int]
    """{code: its row}."""
    asked: IndicatorSet

    @property
    def sheet(self) -> Worksheet:
        """The sheet of figures."""
        return self.book[FIGURES]

    def at(self, code: str, column: str = VALUE) -> str:
        """Return the cell of an indicator."""
        return f"{column}{self.rows[code]}"

    def show(self, value: object) -> str:
        """Return a value as a file of text has it; the result of a formula is not asked for."""
        return "" if value is None or str(value).startswith("=") else str(value)

    def pack(self) -> bytes:
        """Return the file as Excel leaves it: formulas with their results."""
        computed = {}
        for one in self.asked.chi_tieu:
            if one.is_computed:
                for column in (PLAN, VALUE):
                    cell = self.sheet[self.at(one.ma, column)]
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        result = self._result(one.ma) if column == VALUE else ""
                        computed[cell.row, cell.column] = Computed(cell.value[1:], result)
        stream = io.BytesIO()
        self.book.save(stream)
        return finish(stream.getvalue(), {FIGURES: computed}, (form_looks.FONT, form_looks.SIZE))

    def _result(self, code: str) -> Any:
        one = self.asked.find(code)
        if one is None or one.ty_le is None:
            return self.values[code]
        base = self.values[one.ty_le.mau]
        return round_half_up(Decimal(self.values[one.ty_le.tu]) / base, Decimal("0.001")) if base else ""
