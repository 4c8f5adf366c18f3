"""Figures in sentences and in the rows of the appendix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from baocao.app.sentences import begin_sentence
from baocao.data.model import Comparison, Conference, Figure
from baocao.template.values import Shown
from baocao.viet.numbers import format_number, format_percent

_PERCENT = "%"
_OTHER_PERIOD = "Kỳ so sánh"
_MANY = 2


def describe(figure: Figure) -> str:
    """Return value, plan, comparison and parts in one sentence, the name left out.

    >>> from decimal import Decimal
    >>> from baocao.data.model import Part, Plan
    >>> describe(Figure(gia_tri=Decimal(42), don_vi="mô hình", ke_hoach=Plan(gia_tri=Decimal(40)),
    ...     gom=(Part(ten="kinh tế", gia_tri=Decimal(30)), Part(ten="văn hóa", gia_tri=Decimal(12)))))
    '42 mô hình, đạt 105% kế hoạch (40 mô hình); trong đó: kinh tế 30, văn hóa 12.'
    """
    head = [
        piece
        for piece in (figure.tren_tong or figure.so_da_go, _write_plan(figure), figure.so_sanh_in)
        if piece
    ]
    parts = [f"{part.ten} {part.so_in}".strip() for part in figure.gom]
    tail = f"; trong đó: {', '.join(parts)}" if parts else ""
    return f"{', '.join(head)}{tail}.".replace(" điểm %", "\u00a0điểm\u00a0%")


def _write_plan(figure: Figure) -> str:
    plan, ratio = figure.ke_hoach, figure.ty_le_ke_hoach_in
    if plan is None:
        return ""
    amount = _with_unit(plan.so_in, figure.don_vi) if plan.so_in else ""
    if not ratio:
        return f"kế hoạch {amount}" if amount else ""
    return f"đạt {ratio} kế hoạch" + (f" ({amount})" if amount else "")


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


def needs_appendix(figures: Sequence[Figure], in_text: Sequence[Figure]) -> bool:
    """Return whether the figures say more than the text: many of them, a table's detail, one not told."""
    has_detail = any(one.ke_hoach or one.so_sanh or one.gom or one.theo_don_vi for one in figures)
    return len(figures) >= _MANY or has_detail or any(one not in in_text for one in figures)


def build_table(figures: Sequence[Figure]) -> dict[str, Any]:
    """Return the appendix of figures: its rows, and whether it lies across the page."""
    periods = Counter(other.ky for figure in figures for other in figure.so_sanh)
    common = periods.most_common(1)[0][0] if periods else ""
    has_plan = any(figure.ke_hoach for figure in figures)
    rows = [row for at, figure in enumerate(figures, 1) for row in _iter_rows(figure, str(at), common)]
    return {
        "ngang": has_plan or bool(periods),
        "ky_so_sanh": begin_sentence(common) or _OTHER_PERIOD,
        "dong": rows,
    }


def _iter_rows(figure: Figure, number: str, common: str) -> Iterator[dict[str, str]]:
    value = f"{figure.dinh_tinh} {figure.so_in or figure.so_da_go}".strip()
    total = "" if figure.tren is None else f"/{format_number(figure.tren)}"
    yield _row(
        stt=number,
        ten=begin_sentence(figure.ten),
        don_vi=figure.don_vi,
        ke_hoach=figure.ke_hoach.so_in if figure.ke_hoach else "",
        thuc_hien=value + total,
        ty_le=figure.ty_le_ke_hoach_in,
        so_sanh="; ".join(_write_other(other, common) for other in figure.so_sanh),
        thay_doi="; ".join(filter(None, (_write_change(figure, other) for other in figure.so_sanh))),
    )
    for part in figure.gom:
        yield _row(ten=f"- {begin_sentence(part.ten)}", don_vi=figure.don_vi, thuc_hien=part.so_in)
    for share in figure.theo_don_vi:
        yield _row(ten=f"- {share.don_vi}", don_vi=figure.don_vi, thuc_hien=share.so_in)


def _row(**cells: str) -> dict[str, str]:
    names = ("stt", "ten", "don_vi", "ke_hoach", "thuc_hien", "ty_le", "so_sanh", "thay_doi")
    return {name: cells.get(name, "") for name in names}


def _write_other(other: Comparison, common: str) -> str:
    if other.loai == "khong-so-sanh" and other.gia_tri is None:
        shown = "không so sánh"
    else:
        shown = "" if other.gia_tri is None else format_number(other.gia_tri)
    return shown if other.ky in {common, ""} else f"{shown} ({other.ky})".strip()


def _write_change(figure: Figure, other: Comparison) -> str:
    change = figure.thay_doi_so_voi(other)
    if change is None:
        return ""
    sign = "+" if change > 0 else ""
    qualifier = f"{other.dinh_tinh} " if other.dinh_tinh else ""
    if other.loai == "ty-le":
        return f"{qualifier}{sign}{format_percent(change)}"
    points = " điểm %" if other.loai == "diem-phan-tram" or figure.don_vi == _PERCENT else ""
    return f"{qualifier}{sign}{format_number(change)}{points}"
