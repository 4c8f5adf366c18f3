"""The figures of the next period: the same indicators, last values as comparison, new ones to be filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from baocao.data.carry_kept import REREAD, blank, pick, to_plain
from baocao.data.carry_periods import Turn
from baocao.data.model.figures import Comparison, Figure, Plan
from baocao.data.yaml_out import Noted
from baocao.viet.numbers import format_number
from baocao.viet.periods import Period, PeriodFormatError, parse_period
from baocao.viet.text import fold_key

_NOT_COMPARED = "khong-so-sanh"
_MANY_UNITS: Final = 30
"""More units than these come from merging their files, which puts them there again."""


def carry_figure(figure: Figure, turn: Turn) -> dict[str, Any]:
    """Return a figure without its values: code, name, unit, names of the parts; the old value to compare."""
    comparisons = list(_iter_comparisons(figure, turn))
    parts = [{"ten": part.ten, "gia_tri": None} for part in figure.gom if part.ten]
    return {
        **pick(figure, "ma"),
        **({"ten": turn.renew(figure.ten)} if figure.ten else {}),
        "gia_tri": blank(f"{turn.old_name}: {figure.so_in}" if turn.is_wider and figure.so_in else ""),
        **pick(figure, "don_vi"),
        **({"tren": blank(f"kỳ trước {format_number(figure.tren)}")} if figure.tren is not None else {}),
        **({"ke_hoach": _carry_plan(figure.ke_hoach, turn)} if figure.ke_hoach else {}),
        **({"so_sanh": comparisons} if comparisons else {}),
        **({"gom": Noted(parts, beside="điền số từng phần")} if parts else {}),
        **_carry_units(figure),
        **pick(figure, "xep_hang"),
    }


def _carry_units(figure: Figure) -> dict[str, Any]:
    shares = [{"don_vi": share.don_vi, "gia_tri": None} for share in figure.theo_don_vi if share.don_vi]
    if len(shares) > _MANY_UNITS:
        return {
            "theo_don_vi": blank(f"kỳ trước {len(shares)} đơn vị", "gộp tệp của các đơn vị bằng baocao merge")
        }
    return {"theo_don_vi": Noted(shares, beside="điền số từng đơn vị")} if shares else {}


def _carry_plan(plan: Plan, turn: Turn) -> Noted:
    """Return the plan if it is the year's; else a blank that tells the old one."""
    if plan.gia_tri is None:
        return blank()
    if turn.is_cumulative:
        value = {"gia_tri": plan.gia_tri, **pick(plan, "dinh_tinh")}
        return Noted(value, beside=f"{REREAD}: giữ kế hoạch cả năm")
    return blank(f"kế hoạch {turn.old_name} là {f'{plan.dinh_tinh} {plan.so_in}'.strip()}")


def _iter_comparisons(figure: Figure, turn: Turn) -> Iterator[Noted]:
    """Yield the old value first, then comparisons of the old file that still have a sense."""
    met = set()
    if figure.gia_tri is not None and not turn.is_wider:
        met.add(fold_key(turn.comparison))
        yield _compare_with_old(figure, turn)
    for other in figure.so_sanh:
        found = _renew_comparison(other, turn)
        if found and (key := fold_key(found.value["ky"])) not in met:
            met.add(key)
            yield found


def _compare_with_old(figure: Figure, turn: Turn) -> Noted:
    value = {"ky": turn.comparison, "gia_tri": figure.gia_tri}
    words = [f"{REREAD}: kỳ trước ghi “{figure.dinh_tinh} {figure.so_in}”"] if figure.dinh_tinh else []
    if turn.old_period is None:
        words.append("tệp cũ không ghi kỳ báo cáo: sửa tên kỳ")
    elif not turn.is_of_one_length:
        value["loai"] = _NOT_COMPARED
        words.append("hai kỳ dài ngắn khác nhau nên không tính tăng, giảm")
    elif loai := next((one.loai for one in figure.so_sanh if one.loai not in ("", _NOT_COMPARED)), ""):
        value["loai"] = loai
    return Noted(value, beside="; ".join(words))


def _renew_comparison(other: Comparison, turn: Turn) -> Noted | None:
    """Return an old comparison for the new period; None when the old period's own value takes its place."""
    key = fold_key(other.ky)
    if "cung_ky" in key or key == "nam_truoc":
        return _same_last_year(other, turn)
    try:
        period = parse_period(other.ky)
    except PeriodFormatError:
        return None if not key or "truoc" in key else _keep(other)
    return _renew_dated(other, period, turn)


def _renew_dated(other: Comparison, period: Period, turn: Turn) -> Noted | None:
    old = turn.old_period
    if period == turn.reviewed.same_last_year:
        return _keep(other) if period != old else None
    if old is None or period in (old, old.previous):
        return None
    if period == old.same_last_year:
        return _same_last_year(other, turn)
    return _keep(other) if period.end < old.start and period.kind is not old.kind else None


def _same_last_year(other: Comparison, turn: Turn) -> Noted | None:
    """Return an empty comparison with the same period last year, unless the old file is of that period."""
    last_year = turn.reviewed.same_last_year
    if turn.old_period == last_year:
        return None
    name = f"cùng kỳ năm {last_year.year}" if turn.reviewed.part else last_year.name
    value = {"ky": name, "gia_tri": None, **pick(other, "loai")}
    return Noted(value, beside=f"điền số của {last_year.name}")


def _keep(other: Comparison) -> Noted:
    value = {"ky": other.ky, "gia_tri": to_plain(other.gia_tri), **pick(other, "loai")}
    return Noted(value, beside=REREAD)
