"""Figures by unit: a row for each unit, a column for each figure, what they come to below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from baocao.app.context.figure_columns import MOST_COLUMNS, PERCENT
from baocao.app.sentences import begin_sentence
from baocao.data.model import Figure
from baocao.data.ranking import rank
from baocao.viet.lists import strip_end_marks
from baocao.viet.numbers import format_number
from baocao.viet.text import collapse_blanks, first_lower, fold_key, place_tone

_TITLE = "Số liệu theo đơn vị"


def build_unit_tables(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Return the tables by unit, as `build_main_tables`; figures of the same units stand side by side."""
    tables: list[dict[str, Any]] = []
    for group in _group([figure for figure in figures if figure.theo_don_vi]):
        for page in _share_pages(group):
            again = " (tiếp theo)" if tables else ""
            tables.append({**_build(page, _list_units(group)), "ten": _TITLE + again})
    return tables


def build_rankings(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Return a table of the units by rank for each figure that asks for it, as `build_main_tables`."""
    return [_rank(figure) for figure in figures if figure.xep_hang and figure.theo_don_vi]


def _rank(figure: Figure) -> dict[str, Any]:
    shares = {share.don_vi: share for share in figure.theo_don_vi if share.gia_tri is not None}
    ranks = rank({unit: share.gia_tri for unit, share in shares.items() if share.gia_tri is not None})
    title = _write_title(figure)
    return {
        "ten": f"Xếp hạng theo {first_lower(title)}",
        "dau": "Đơn vị",
        "co_don_vi": False,
        "cot": [title, "Xếp hạng"],
        "dong": [
            {
                "stt": str(number),
                "ten": begin_sentence(strip_end_marks(one.don_vi)),
                "don_vi": "",
                "o": [shares[one.don_vi].so_in, str(one.hang)],
            }
            for number, one in enumerate(ranks, 1)
        ],
        "tong": [],
    }


def _group(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return the figures in groups that have a unit in common."""
    groups: list[tuple[set[str], list[Figure]]] = []
    for figure in figures:
        units = {_fold(share.don_vi) for share in figure.theo_don_vi}
        home = next((group for group in groups if units & group[0]), None)
        if home is None:
            groups.append((units, [figure]))
        else:
            home[0].update(units)
            home[1].append(figure)
    return [group for _, group in groups]


def _share_pages(figures: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Yield the figures of one page each, as evenly as they get."""
    pages = -(-len(figures) // MOST_COLUMNS)
    edges = [round(len(figures) * page / pages) for page in range(pages + 1)]
    yield from (figures[start:end] for start, end in pairwise(edges))


def _list_units(figures: Sequence[Figure]) -> dict[str, str]:
    """Return {folded name: name as first typed} of the units, in the order in which they come up."""
    units: dict[str, str] = {}
    for figure in figures:
        for share in figure.theo_don_vi:
            units.setdefault(_fold(share.don_vi), strip_end_marks(share.don_vi))
    return units


@lru_cache(maxsize=16_384)
def _fold(name: str) -> str:
    return place_tone(collapse_blanks(name)).casefold()


def _build(figures: Sequence[Figure], units: dict[str, str]) -> dict[str, Any]:
    shares = [{_fold(share.don_vi): share.so_in for share in figure.theo_don_vi} for figure in figures]
    named = {key: name for key, name in units.items() if any(key in column for column in shares)}
    totals = [_write_total(figure) for figure in figures]
    return {
        "dau": "Đơn vị",
        "co_don_vi": False,
        "cot": [_write_title(figure) for figure in figures],
        "dong": [
            {
                "stt": str(number),
                "ten": begin_sentence(name),
                "don_vi": "",
                "o": [column.get(key, "") for column in shares],
            }
            for number, (key, name) in enumerate(named.items(), 1)
        ],
        "tong": totals if any(totals) else [],
    }


def _write_title(figure: Figure) -> str:
    """Return a figure's name with its unit, unless the name says it."""
    name, unit = begin_sentence(strip_end_marks(figure.ten or figure.ma)), figure.don_vi
    return f"{name} ({unit})" if unit and f"_{fold_key(unit)}_" not in f"_{fold_key(name)}_" else name


def _write_total(figure: Figure) -> str:
    """Return what the units come to: the value of the figure; a percentage is not added up.

    >>> from baocao.data.model import Share
    >>> _write_total(Figure(theo_don_vi=(Share(gia_tri=Decimal(2)), Share(gia_tri=Decimal(3)))))
    '5'
    >>> _write_total(Figure(don_vi="%", gia_tri=Decimal("96.2")))
    ''
    """
    if PERCENT in figure.don_vi:
        return ""
    if figure.gia_tri is not None:
        return f"{figure.dinh_tinh} {figure.so_in}".strip()
    values = [share.gia_tri for share in figure.theo_don_vi if share.gia_tri is not None]
    is_exact = len(values) == len(figure.theo_don_vi) and not any(one.dinh_tinh for one in figure.theo_don_vi)
    return format_number(sum(values, Decimal(0))) if values and is_exact else ""
