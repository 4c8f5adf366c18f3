"""What a chart shows, read from the numbers it keeps.

Source:
    ECMA-376 Part 1, 21.2.2.123 (numRef), 21.2.2.201 (strRef).
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Final

from baocao.ooxml.charts import Series
from baocao.ooxml.whole import read_whole
from baocao.ooxml.xml import Element, qn

MOST: Final = 400
"""Points that are read of one chart; a page shows far fewer."""

_UNIT: Final = '"%"'
"""How a format writes a sign that changes no number."""


def read_values(root: Element) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the categories and series of a ``c:chartSpace``; both empty when it keeps no numbers."""
    series: list[Series] = []
    labels: tuple[str, ...] = ()
    for element in root.iter(qn("c:ser")):
        labels = labels or tuple(label or "" for label in _read_points(element, "cat", "xVal"))
        name = next((text.text or "" for text in element.iterfind(f"{qn('c:tx')}//{qn('c:v')}")), "")
        values = tuple(_read_number(value) for value in _read_points(element, "val", "yVal"))
        code = element.findtext(f"{qn('c:val')}//{qn('c:formatCode')}") or ""
        is_share = "%" in code and _UNIT not in code
        shown = tuple(value and value * 100 for value in values) if is_share else values
        series.append(Series(name, shown, "%" if "%" in code else ""))
    count = max((len(one.values) for one in series), default=0)
    if not count:
        return (), ()
    names = (*labels, *(str(number) for number in range(len(labels) + 1, count + 1)))[:count]
    return names, tuple(
        Series(one.name, (*one.values, *[None] * (count - len(one.values))), one.unit) for one in series
    )


def _read_points(series: Element, *names: str) -> list[str | None]:
    """Return the kept points of a series' categories or values, None where there is none."""
    holder = next((found for name in names if (found := series.find(qn(f"c:{name}"))) is not None), None)
    if holder is None:
        return []
    points = {
        read_whole(point.get("idx")): point.findtext(qn("c:v")) or ""
        for point in holder.iter(qn("c:pt"))
        if read_whole(point.get("idx")) < MOST
    }
    return [points.get(number) for number in range(max(points, default=-1) + 1)]


def _read_number(text: str | None) -> Decimal | None:
    with suppress(InvalidOperation, TypeError):
        number = Decimal(text or "")
        return number if number.is_finite() else None
    return None
