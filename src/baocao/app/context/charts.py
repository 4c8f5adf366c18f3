"""The charts of an appendix of figures: by unit, by part, against plan and other periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any, Final

from baocao.app.sentences import begin_sentence
from baocao.data.model import Conference, Figure
from baocao.data.model.figures import Comparison
from baocao.errors import UsageError, raise_all
from baocao.viet.lists import strip_end_marks
from baocao.viet.numbers import format_number
from baocao.viet.periods import PeriodFormatError, parse_period
from baocao.viet.text import fold_key, propose, quote

EVERY: Final = frozenset({"co", "x", "true", "tat_ca", "all"})
"""What stands for every figure that has something to show."""
MOST: Final = 8
"""So many charts are drawn when none is named."""
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_MOST_UNITS: Final = 20
_MOST_SLICES: Final = 6
_WAYS: Final = ("theo_don_vi", "gom", "so_sanh", "ke_hoach")

Values = list[tuple[str, Decimal]]


class NoChartError(UsageError):
    """A chart is asked for of a figure that is not there, or has nothing to show."""

    code = "T140"


def build_charts(
    figures: Sequence[Figure], asked: Sequence[str], *, draft: bool = False
) -> list[dict[str, Any]]:
    """Return the charts that are asked for, each ``{ten, hinh}``, numbered; none when none is asked for.

    Args:
        figures: of the appendix.
        asked: codes of figures, with what is to be shown behind a point: ``mo_hinh``, ``mo_hinh.gom``;
            or ``có`` for whatever there is.
        draft: charts of figures that have no values yet are left out.

    Raises:
        NoChartError: T140.
    """
    if not asked:
        return []
    found: list[dict[str, Any]] = []
    errors: list[NoChartError] = []
    if any(fold_key(one) in EVERY for one in asked):
        found = [one for figure in figures for one in _draw_any(figure)][:MOST]
    else:
        for one in asked:
            try:
                found.append(_draw_asked(figures, one))
            except NoChartError as error:
                errors.append(error)
    if not draft:
        raise_all(errors)
    for number, chart in enumerate(found, start=1):
        chart["ten"] = f"Biểu đồ {number}. {chart['ten']}"
    return found


def add_charts(
    values: Mapping[str, Any], conference: Conference, asked: Sequence[str], *, draft: bool = False
) -> dict[str, Any]:
    """Return the variables with charts behind the tables of figures; unchanged when there are no tables.

    Raises:
        NoChartError: T140.
    """
    appendix = values.get("phu_luc") or {}
    tables = appendix.get("so_lieu")
    if not tables:
        return dict(values)
    charts = build_charts([figure for _, figure in conference.iter_figures()], asked, draft=draft)
    return {**values, "phu_luc": {**appendix, "so_lieu": {**tables, "bieu_do": charts}}}


def _draw_asked(figures: Sequence[Figure], asked: str) -> dict[str, Any]:
    code, _, way = asked.partition(".")
    figure = next((one for one in figures if fold_key(one.ma) == fold_key(code)), None)
    if figure is None:
        hint = propose(code, (one.ma for one in figures if one.ma), "Nêu mã của một số liệu")
        raise NoChartError(f"không có số liệu mã {quote(code)} để vẽ biểu đồ", hint=hint)
    drawn = next(_draw_any(figure, fold_key(way) if way else ""), None)
    if drawn is None:
        raise NoChartError(
            f"số liệu {quote(asked)} không có gì để vẽ biểu đồ",
            hint="Cần theo_don_vi, gom, so_sanh hoặc ke_hoach, ít nhất hai số, không phải toàn số 0",
        )
    return drawn


def _draw_any(figure: Figure, only: str = "") -> Iterator[dict[str, Any]]:
    """Yield the chart of the first thing that a figure can show."""
    for way in _WAYS:
        if only and way != only:
            continue
        values = _list_values(figure, way)
        if len(values) > 1 and any(value for _, value in values):
            yield _draw(figure, way, values)
            return


def _list_values(figure: Figure, way: str) -> Values:
    if way == "theo_don_vi":
        return _take((one.don_vi, one.gia_tri) for one in figure.theo_don_vi)
    if way == "gom":
        return _take((one.ten, one.gia_tri) for one in figure.gom)
    now: list[tuple[str, Decimal | None]] = [("Thực hiện", figure.gia_tri)]
    if way == "ke_hoach":
        return _take([("Kế hoạch", figure.ke_hoach.gia_tri if figure.ke_hoach else None), *now])
    compared = [one for one in figure.so_sanh if one.loai != "khong-so-sanh"]
    others = [(one.ky, one.gia_tri) for one in _order_by_time(compared)]
    return _take([*others, ("Kỳ này", figure.gia_tri)]) if others else []


def _order_by_time(compared: Sequence[Comparison]) -> Sequence[Comparison]:
    """Return comparisons from the earliest on; when one does not say its year, the last typed comes first."""
    dated = [(end, one) for one in compared if (end := _find_end(one.ky))]
    if len(dated) < len(compared):
        return compared[::-1]
    return [one for _, one in sorted(dated, key=lambda pair: pair[0])]


def _find_end(name: str) -> date | None:
    """Return the day that a period ends; of one that but names its year, a day before all others of it."""
    with suppress(PeriodFormatError):
        return parse_period(name).end
    years = _YEAR.findall(name)
    return date(int(years[0]), 1, 1) if len(years) == 1 else None


def _take(pairs: Iterable[tuple[str, Decimal | None]]) -> Values:
    return [(begin_sentence(strip_end_marks(name)), value) for name, value in pairs if value is not None]


def _draw(figure: Figure, way: str, values: Values) -> dict[str, Any]:
    name = begin_sentence(strip_end_marks(figure.ten or figure.ma))
    title = {"theo_don_vi": f"{name}, theo đơn vị", "gom": f"{name}, theo thành phần"}.get(way, name)
    if way == "theo_don_vi":
        values = sorted(values, key=lambda pair: -pair[1])
        if len(values) > _MOST_UNITS:
            title = f"{title} ({_MOST_UNITS} đơn vị cao nhất trong {len(values)} đơn vị)"
            values = values[:_MOST_UNITS]
    if figure.don_vi and figure.don_vi != "%" and fold_key(figure.don_vi) not in fold_key(title):
        title = f"{title} ({figure.don_vi})"
    is_pie = way == "gom" and len(values) <= _MOST_SLICES and all(value > 0 for _, value in values)
    shape = "thanh" if way == "theo_don_vi" or (way == "gom" and not is_pie) else "tron" if is_pie else "cot"
    unit = "%" if figure.don_vi == "%" else ""
    told = "; ".join(f"{label}: {format_number(value)}{unit}" for label, value in values)
    return {
        "ten": title,
        "hinh": {
            "$bieu_do": {
                "nhan": [label for label, _ in values],
                "day_so": [{"ten": name, "gia_tri": [value for _, value in values]}],
                "dang": shape,
                "don_vi": unit,
                "mo_ta": told,
            }
        },
    }
