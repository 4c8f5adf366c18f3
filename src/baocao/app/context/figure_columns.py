"""Figures as rows of a table that has the columns for which there is anything to print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from baocao.app.sentences import begin_sentence
from baocao.data.model import Comparison, Figure
from baocao.viet.lists import strip_end_marks
from baocao.viet.numbers import format_number, format_percent
from baocao.viet.text import fold_key

PERCENT = "%"
_LAST_YEAR = re.compile(r"cùng kỳ năm \d{4}", re.IGNORECASE)
_SAME_PERIOD = frozenset({"cung_ky", "cung_ky_nam_truoc", "cung_ky_nam_ngoai"})
"""How the period of last year is called, keys folded, without its year."""
MOST_COLUMNS = 7
"""Columns of numbers beside the names on a page laid across."""
_MOST_PERIODS = 3
_NOT_COMPARED = "không so sánh"
_OTHER_PERIOD = "Kỳ so sánh"
_OTHERS = "So sánh với kỳ khác"
_ACTUAL = "Thực hiện"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: its title, and what it prints of a figure."""

    title: str
    write: Callable[[Figure], str]
    opens_pair: bool = False
    """The next column goes with it on the same page."""


def build_main_tables(figures: Sequence[Figure], write: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the tables of plan, actual and comparisons: one, or as many as the columns need pages.

    Args:
        figures: In the order of the data.
        write: Introduces abbreviations in the names.

    Returns:
        ``ten`` (title), ``dau`` (of the column of names), ``co_don_vi`` (whether the units have a column),
        ``cot`` (titles of the other columns), ``dong`` (rows: ``stt``, ``ten``, ``don_vi``, ``o``), ``tong``.
    """
    figures = _name_last_year(figures)
    own, rest = _divide_periods(figures)
    columns = [column for column in _iter_columns(own, rest) if any(map(column.write, figures))]
    if len(own) == 1:
        columns = [_shorten(column, own[0], columns) for column in columns]
    has_unit = any(figure.don_vi for figure in figures)
    names = [write(begin_sentence(strip_end_marks(figure.ten))) for figure in figures]
    tables = []
    for at, pages in enumerate(_share_pages(columns)):
        tables.append(
            {
                "ten": "Kết quả thực hiện các chỉ tiêu" if at == 0 else "So sánh với các kỳ",
                "dau": "Chỉ tiêu",
                "co_don_vi": has_unit,
                "cot": [column.title for column in pages],
                "dong": list(_iter_rows(figures, names, pages, has_parts=at == 0)),
                "tong": [],
            }
        )
    return tables


def _name_last_year(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures with “cùng kỳ” under the name that others give it: “cùng kỳ năm 2025”."""
    named = {other.ky for figure in figures for other in figure.so_sanh if _LAST_YEAR.fullmatch(other.ky)}
    if len(named) != 1:
        return figures
    full = named.pop()

    def rename(other: Comparison) -> Comparison:
        return replace(other, ky=full) if fold_key(other.ky) in _SAME_PERIOD else other

    return [replace(figure, so_sanh=tuple(map(rename, figure.so_sanh))) for figure in figures]


def _divide_periods(figures: Sequence[Figure]) -> tuple[list[str], list[str]]:
    """Return the periods that have columns of their own, and those that share one."""
    periods = Counter(other.ky for figure in figures for other in figure.so_sanh)
    if len(periods) <= _MOST_PERIODS:
        return list(periods), []
    common = [name for name, count in periods.most_common(_MOST_PERIODS) if count > 1]
    return [name for name in periods if name in common], [name for name in periods if name not in common]


def _iter_columns(own: Sequence[str], rest: Sequence[str]) -> Iterator[Column]:
    yield Column("Kế hoạch", lambda figure: figure.ke_hoach.so_in if figure.ke_hoach else "")
    yield Column(_ACTUAL, write_actual)
    yield Column("Tỷ lệ so với kế hoạch", lambda figure: figure.ty_le_ke_hoach_in)
    for period in own:
        yield Column(begin_sentence(period) or _OTHER_PERIOD, _value_of(period), opens_pair=True)
        yield Column(f"Tăng, giảm so với {period or 'kỳ so sánh'}", _change_of(period))
    if rest:
        yield Column(_OTHERS, lambda figure: _write_others(figure, rest))


def _shorten(column: Column, period: str, columns: Sequence[Column]) -> Column:
    """Return the column of changes with a short title when that of the period stands beside it."""
    has_value = any(one.opens_pair for one in columns)
    is_change = column.title.startswith("Tăng, giảm") and column.title.endswith(period)
    return replace(column, title="Tăng, giảm") if has_value and is_change else column


def _share_pages(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """Yield as many columns as a page has room for; a period's value and change stay together."""
    page: list[Column] = []
    for at, column in enumerate(columns):
        is_pair = column.opens_pair and at + 1 < len(columns) and not columns[at + 1].opens_pair
        if len(page) + 1 + is_pair > MOST_COLUMNS:
            yield page
            page = []
        page.append(column)
    yield page


def _iter_rows(
    figures: Sequence[Figure], names: Sequence[str], columns: Sequence[Column], *, has_parts: bool
) -> Iterator[dict[str, Any]]:
    number = 0
    for figure, name in zip(figures, names, strict=True):
        cells = [column.write(figure) for column in columns]
        if not (has_parts or any(cells)):
            continue
        number += 1
        yield {"stt": str(number), "ten": name, "don_vi": figure.don_vi, "o": cells}
        for part in figure.gom if has_parts else ():
            parts = [part.so_in if column.title == _ACTUAL else "" for column in columns]
            yield {
                "stt": "",
                "ten": f"- {begin_sentence(part.ten)}",
                "don_vi": figure.don_vi,
                "o": parts,
            }


def write_actual(figure: Figure) -> str:
    """Return the value as a cell has it: qualifier, number and what it is out of, no unit.

    >>> from decimal import Decimal
    >>> write_actual(Figure(gia_tri=Decimal(34), tren=Decimal(36), dinh_tinh="trên"))
    'trên 34/36'
    """
    number = figure.so_in or figure.so_da_go
    total = "" if figure.tren is None or not number else f"/{format_number(figure.tren)}"
    return f"{figure.dinh_tinh} {number}".strip() + total if number else ""


def _value_of(period: str) -> Callable[[Figure], str]:
    return lambda figure: "; ".join(
        filter(None, (_write_value(other) for other in figure.so_sanh if other.ky == period))
    )


def _change_of(period: str) -> Callable[[Figure], str]:
    return lambda figure: "; ".join(
        filter(None, (_write_change(figure, other) for other in figure.so_sanh if other.ky == period))
    )


def _write_value(other: Comparison) -> str:
    if other.gia_tri is not None:
        return format_number(other.gia_tri)
    return _NOT_COMPARED if other.loai == "khong-so-sanh" else ""


def _write_change(figure: Figure, other: Comparison, *, in_words: bool = False) -> str:
    """Return by how much a figure rose or fell, with its sign or in words.

    >>> from decimal import Decimal
    >>> figure = Figure(gia_tri=Decimal("82.4"), don_vi="%")
    >>> _write_change(figure, Comparison(gia_tri=Decimal("78.9"))), _write_change(figure, Comparison())
    ('+3,5 điểm %', '')
    >>> _write_change(figure, Comparison(thay_doi=Decimal(-2), dinh_tinh="gần"))
    'giảm gần 2 điểm %'
    """
    if other.loai == "khong-so-sanh" and other.gia_tri is not None:
        return _NOT_COMPARED
    change = figure.thay_doi_so_voi(other)
    if change is None:
        return ""
    sign = "+" if change > 0 else ""
    if change and (other.dinh_tinh or in_words):
        sign = f"{'tăng' if change > 0 else 'giảm'} {other.dinh_tinh}".strip() + " "
        change = abs(change)
    if other.loai == "ty-le":
        return f"{sign}{format_percent(change)}"
    points = " điểm %" if other.loai == "diem-phan-tram" or figure.don_vi == PERCENT else ""
    return f"{sign}{format_number(change)}{points}"


def _write_others(figure: Figure, periods: Sequence[str]) -> str:
    """Return comparisons with periods that have no columns: ``quý II năm 2026: 9.650 (tăng 2.830)``."""
    pieces = []
    for other in figure.so_sanh:
        if other.ky in periods:
            value, change = _write_value(other), _write_change(figure, other, in_words=True)
            shown = f"{value} ({change})" if value and change else value or change
            pieces.append(f"{other.ky}: {shown}" if other.ky and shown else shown)
    return "; ".join(filter(None, pieces))
