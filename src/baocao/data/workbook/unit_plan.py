"""From a set of indicators to the plan of the form that a unit fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from baocao.data.indicators import Indicator, IndicatorSet
from baocao.data.workbook.encode import NUMBER
from baocao.data.workbook.layout import find_block
from baocao.data.workbook.own_formulas import SHARE, SUM
from baocao.data.workbook.plan import Alarm, Field, Formula, Pair, Pairs, Plan, SheetPlan, Table, Value
from baocao.data.workbook.words import UNIT_NOTE
from baocao.viet.dates import format_short_date
from baocao.viet.text import fold_key

FIGURES: Final = "Số liệu"
_CODE, _NAME, _UNIT, _PLAN, _VALUE, _NOTE = ("ma", "ten", "don_vi", "ke_hoach.gia_tri", "gia_tri", "ghi_chu")
_CODE_WIDTHS: Final = (20, 28)
"""The least and the most room for codes, in characters."""
_SPARE: Final = 8
_WORDS: Final = {
    "ket_qua": ("Kết quả nổi bật", ("ket_qua",)),
    "mo_hinh": ("Mô hình", ("mo_hinh",)),
    "nhiem_vu_da_giao": ("Nhiệm vụ", ("nhiem_vu_da_giao",)),
    "han_che": ("Khó khăn, kiến nghị", ("han_che",)),
    "kien_nghi": ("Khó khăn, kiến nghị", ("kien_nghi",)),
}
"""``{part that the set asks for: (sheet, blocks)}``."""
_ASKED: Final = {
    "ket_qua": ("muc", "noi_dung"),
    "mo_hinh": ("ten", "linh_vuc", "mo_ta"),
    "nhiem_vu_da_giao": ("noi_dung", "han", "trang_thai", "ket_qua"),
}
"""Columns of each; of others all."""


def plan_unit_form(indicators: IndicatorSet, *, unit: str = "", units: Sequence[str] = ()) -> Plan:
    """Return the form of a set of indicators, for its period.

    Args:
        indicators: the set, cut to its period (`IndicatorSet.for_period`).
        unit: the unit that is to fill it; empty: it chooses or types its name.
        units: what a list of names offers.
    """
    figures = SheetPlan(
        name=FIGURES,
        blocks=(*_plan_head(indicators, unit, units), _plan_figures(indicators)),
    )
    return Plan(
        title=indicators.ten or "Biểu số liệu",
        sheets=(figures, *_plan_words(indicators)),
        guide=tuple(_write_guide(indicators)),
    )


def _write_guide(indicators: IndicatorSet) -> list[str]:
    lines = list(indicators.huong_dan)
    if indicators.han_gui or indicators.noi_nhan:
        when = f" trước ngày {format_short_date(indicators.han_gui)}" if indicators.han_gui else ""
        whom = f" về {indicators.noi_nhan}" if indicators.noi_nhan else ""
        lines.append(f"Gửi biểu{whom}{when}.")
    notes = [f"{one.ten}: {one.ghi_chu}." for one in indicators.chi_tieu if one.ghi_chu]
    return [*lines, *notes]


def _plan_head(indicators: IndicatorSet, unit: str, units: Sequence[str]) -> tuple[Pairs, Pairs]:
    who = Field(
        heading="Đơn vị báo cáo",
        sort="choice" if units else "text",
        choices=tuple(units),
        is_strict=False,
        is_needed=True,
        is_locked=bool(unit),
        note="" if unit else UNIT_NOTE,
    )
    period = Field(heading="Kỳ báo cáo", sort="period", is_strict=False, is_needed=True)
    name = indicators.ky.name if indicators.ky else ""
    period = replace(period, is_locked=bool(name))
    return (
        Pairs(title=find_block("co_quan").title, pairs=(Pair(field=who, value=unit),)),
        Pairs(title=find_block("ky").title, pairs=(Pair(field=period, value=name),)),
    )


def _plan_figures(indicators: IndicatorSet) -> Table:
    block = find_block("so_lieu")
    asks_plan = any(one.ke_hoach for one in indicators.chi_tieu)
    keys = [_CODE, _NAME, _UNIT, *([_PLAN] if asks_plan else []), _VALUE, _NOTE]
    slots = [block.slot(key) for key in keys]
    longest = max((len(one.ma) for one in indicators.chi_tieu), default=0)
    width = min(max(longest, _CODE_WIDTHS[0]), _CODE_WIDTHS[1])
    looks: dict[str, dict[str, Any]] = {
        _CODE: {"width": width, "is_locked": True, "sort": "code"},
        _NAME: {"width": 46, "is_locked": True},
        _UNIT: {"width": 13, "is_locked": True},
        _PLAN: {"width": 12, "sort": "number", "least": Decimal(0)},
        _VALUE: {"width": 12, "sort": "number", "least": Decimal(0), "heading": "Thực hiện"},
        _NOTE: {"width": 24},
    }
    fields = (NUMBER, *(slot.field(**looks[key]) for key, slot in zip(keys, slots, strict=True)))
    lines = _Lines(indicators, keys)
    return Table(
        title=block.title,
        fields=fields,
        rows=tuple(lines.rows),
        heads=tuple(lines.heads),
        own=lines.find_own(fields),
        alarms=tuple(lines.list_alarms()),
        is_fixed=True,
    )


class _Lines:
    """The rows of the table of figures: groups, and the indicators under them."""

    def __init__(self, indicators: IndicatorSet, keys: Sequence[str]) -> None:
        self.keys = list(keys)
        self.rows: list[tuple[Value, ...]] = []
        self.heads: list[int] = []
        self.of_row: dict[int, Indicator] = {}
        self.place: dict[str, int] = {}
        at = 0
        for name, held in indicators.iter_groups():
            if name:
                self.heads.append(at)
                at += 1
            for one in held:
                self.place[fold_key(one.ma)] = at
                self.of_row[at] = one
                at += 1
        names = {fold_key(one.ma): name for name, held in indicators.iter_groups() for one in held[:1]}
        for number, (at, one) in enumerate(self.of_row.items(), start=1):
            if at - 1 in self.heads and len(self.rows) < at:
                self.rows.append((names[fold_key(one.ma)],))
            self.rows.append((str(number), *(self._cell(one, key, at) for key in self.keys)))

    def _cell(self, one: Indicator, key: str, at: int) -> Value:
        if key == _CODE:
            return one.ma
        if key == _NAME:
            return one.ten
        if key == _UNIT:
            return one.don_vi
        return self._compute(one, key, at) if one.is_computed and key == _VALUE else None

    def _compute(self, one: Indicator, key: str, at: int) -> Value:
        column = self.keys.index(key) + 1
        places = [self.place[fold_key(code)] for code in one.sources]
        if one.ty_le is not None:
            return Formula(text=SHARE, refs=tuple((row, column) for row in places), is_share=True)
        slots = ",".join(f"{{{number}}}" for number in range(len(places)))
        return Formula(text=SUM.format(slots), refs=tuple((row, column) for row in places if row != at))

    def find_own(self, fields: Sequence[Field]) -> dict[tuple[int, int], Field]:
        """Return the cells that are checked, or shown, otherwise than their column."""
        own: dict[tuple[int, int], Field] = {}
        for at, one in self.of_row.items():
            for key in (_VALUE, _PLAN):
                if key not in self.keys:
                    continue
                column = self.keys.index(key) + 1
                if one.is_computed and key == _VALUE:
                    own[at, column] = replace(fields[column], decimals=one.thap_phan or 0)
                else:
                    own[at, column] = _narrow(fields[column], one, is_plan=key == _PLAN)
        return own

    def list_alarms(self) -> list[Alarm]:
        """Return the cells whose value must not be greater than another's."""
        column = self.keys.index(_VALUE) + 1
        found = []
        for at, one in self.of_row.items():
            if one.khong_qua:
                refs = ((at, column), (self.place[fold_key(one.khong_qua)], column))
                found.append(Alarm(at=(at, column), text="AND(ISNUMBER({0}),N({0})>N({1}))", refs=refs))
        return found


def _narrow(usual: Field, one: Indicator, *, is_plan: bool) -> Field:
    """Return what the cell of one indicator takes."""
    if is_plan and not one.ke_hoach:
        return replace(usual, is_locked=True)
    limit = f"Không lớn hơn {one.khong_qua}." if one.khong_qua and not is_plan else ""
    return replace(
        usual,
        sort="number" if one.thap_phan else "count",
        decimals=one.thap_phan or 0,
        least=one.thap_nhat if one.thap_nhat is not None else Decimal(0),
        most=one.cao_nhat,
        is_needed=one.bat_buoc and not is_plan,
        note=" ".join(part for part in (one.ghi_chu, limit) if part),
    )


def _plan_words(indicators: IndicatorSet) -> list[SheetPlan]:
    sheets: dict[str, list[Table]] = {}
    for part in dict.fromkeys(indicators.phan_loi):
        name, paths = _WORDS[part]
        for path in paths:
            block = find_block(path)
            keys = _ASKED.get(path, tuple(slot.key for slot in block.slots))
            fields = tuple(block.slot(key).field() for key in keys)
            sheets.setdefault(name, []).append(
                Table(title=block.title, fields=(NUMBER, *fields), spare=_SPARE)
            )
    return [
        SheetPlan(name=name, blocks=tuple(blocks), is_across=any(len(block.fields) > 3 for block in blocks))  # noqa: PLR2004
        for name, blocks in sheets.items()
    ]
