"""Figures in sentences and in the rows of the appendix."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.data.model import Conference, Figure
from baocao.template.values import Shown
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import fold_key

_PERCENT = "%"
_PLANNED = "kế hoạch "
_MANY = 2
MONEY = "dong"
"""How a unit of money ends, its key folded."""
_ESTIMATED = "ước đạt"
_MEASURES = frozenset(
    ("%", "tấn", "tạ", "kg", "ha", "héc-ta", "km", "m", "m²", "m2", "m³", "m3", "lít", "usd", "kwh", "mw")
)
"""Units of measure: a number without one says nothing."""


def describe(figure: Figure, *, ratio: str = "đạt") -> str:
    """Return value, plan, comparison and parts in one sentence, the name left out.

    Args:
        figure: What is told.
        ratio: The verb before the ratio to the plan; it is “bằng” after “ước đạt” anyway.

    >>> from decimal import Decimal
    >>> from baocao.data.model import Part, Plan
    >>> describe(Figure(gia_tri=Decimal(42), don_vi="mô hình", ke_hoach=Plan(gia_tri=Decimal(40)),
    ...     gom=(Part(ten="kinh tế", gia_tri=Decimal(30)), Part(ten="văn hóa", gia_tri=Decimal(12)))))
    '42 mô hình, đạt 105% kế hoạch (40 mô hình); trong đó: kinh tế 30, văn hóa 12.'
    >>> describe(Figure(gia_tri=Decimal("91.7"), don_vi="%", ke_hoach=Plan(gia_tri=Decimal(80))))
    '91,7% (kế hoạch 80%).'
    >>> most = Plan(ty_le=Decimal(98))
    >>> describe(Figure(gia_tri=Decimal(49), don_vi="ha", dinh_tinh="ước đạt", ke_hoach=most))
    'ước đạt 49 ha, bằng 98% kế hoạch.'
    """
    amount = figure.tren_tong or figure.so_da_go
    plan = _write_plan(figure, "bằng" if figure.dinh_tinh == _ESTIMATED and amount else ratio)
    if amount and plan.startswith(_PLANNED):
        amount, plan = f"{amount} ({plan})", ""
    head = [piece for piece in (amount, plan, figure.so_sanh_in) if piece]
    parts = write_parts([(part.ten, part.so_in) for part in figure.gom], figure.don_vi)
    tail = f"; trong đó: {parts}" if parts else ""
    return f"{', '.join(head)}{tail}.".replace(" điểm %", "\u00a0điểm\u00a0%")


def write_parts(parts: Sequence[tuple[str, str]], unit: str) -> str:
    """Return the parts of a figure in one phrase; a unit of measure stands behind each of them.

    Args:
        parts: (name, number) of each.
        unit: Of the figure.

    >>> write_parts([("kinh tế", "30"), ("văn hóa", "12")], "mô hình")
    'kinh tế 30, văn hóa 12'
    >>> write_parts([("ngân sách tỉnh", "210"), ("ngân sách xã", "57,5")], "tỷ đồng")
    'ngân sách tỉnh 210 tỷ đồng; ngân sách xã 57,5 tỷ đồng'
    >>> write_parts([("giải Nhất", "04"), ("giải Nhì", "15")], "giải")
    '04 giải Nhất, 15 giải Nhì'
    >>> write_parts([("Tổ dân phố 3", "12"), ("Tổ dân phố 4", "9")], "cuộc")
    'Tổ dân phố 3: 12, Tổ dân phố 4: 9'
    """
    is_measure = fold_key(unit).endswith(MONEY) or unit.casefold() in _MEASURES
    is_measure = is_measure or any("," in number for _, number in parts)
    named = bool(unit) and all(fold_key(name).startswith(f"{fold_key(unit)}_") for name, _ in parts)
    colon = ":" if any(map(str.isdigit, "".join(name for name, _ in parts))) else ""
    if named:
        pieces = [f"{number} {name}".strip() for name, number in parts]
    else:
        pieces = [
            f"{name}{colon} {_with_unit(number, unit) if is_measure else number}".strip()
            for name, number in parts
        ]
    return ("; " if is_measure or any("," in name for name, _ in parts) else ", ").join(pieces)


def _write_plan(figure: Figure, verb: str) -> str:
    plan, ratio = figure.ke_hoach, figure.ty_le_ke_hoach_in
    if plan is None:
        return ""
    amount = _with_unit(plan.so_in, figure.don_vi) if plan.so_in else ""
    if not ratio:
        return f"{_PLANNED}{amount}" if amount else ""
    return f"{verb} {ratio} kế hoạch" + (f" ({amount})" if amount else "")


def _with_unit(number: str, unit: str) -> str:
    return f"{number}%" if unit == _PERCENT else f"{number} {unit}".strip()


def build_figures(conference: Conference) -> dict[str, Shown]:
    """Return {code: figure}; a figure prints as value and unit, and has its numbers for templates."""
    return {figure.ma: _build_figure(figure) for _, figure in conference.iter_figures() if figure.ma}


def _build_figure(figure: Figure) -> Shown:
    values = {
        "ten": figure.ten,
        "gia_tri": figure.gia_tri,
        "don_vi": figure.don_vi,
        "dinh_tinh": figure.dinh_tinh,
        "tren": figure.tren,
        "ke_hoach": figure.ke_hoach.gia_tri if figure.ke_hoach else None,
        "ty_le_ke_hoach": figure.ty_le_ke_hoach,
        "thay_doi": figure.thay_doi,
        "so_sanh": figure.so_sanh_in,
        "dien_giai": describe(figure),
        "gom": [{"ten": part.ten, "gia_tri": part.gia_tri} for part in figure.gom],
        "theo_don_vi": [{"don_vi": one.don_vi, "gia_tri": one.gia_tri} for one in figure.theo_don_vi],
    }
    return Shown(values, figure.in_ra or figure.so_da_go)


def is_telling(figure: Figure) -> bool:
    """Return whether a figure has anything to say."""
    return strip_end_marks(describe(figure)) != ""


def needs_appendix(figures: Sequence[Figure], in_text: Sequence[Figure]) -> bool:
    """Return whether the figures say more than the text: many of them, a table's detail, one not told."""
    has_detail = any(one.ke_hoach or one.so_sanh or one.gom or one.theo_don_vi for one in figures)
    return len(figures) >= _MANY or has_detail or any(one not in in_text for one in figures)
