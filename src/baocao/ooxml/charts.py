"""The numbers of a chart put anew, its look kept: titles, series, categories and values.

Source:
    ECMA-376 Part 1, 21.2.2 (charts).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from baocao.errors import PackageError
from baocao.ooxml.whole import read_whole
from baocao.ooxml.workbook import Cell, column_letters, write_number, write_workbook
from baocao.ooxml.xml import Element, qn

_ACCENTS: Final = 6
"""Colours that a theme has for series; further ones are shades of these."""
_SHADE: Final = "60000"
_BEHIND_VALUES: Final = ("smooth", "shape", "bubbleSize", "bubble3D", "extLst")
_SHEET: Final = re.compile(r"\s*('(?:[^']|'')+'|[^'!]+)!")
_KINDS_OF_POINTS: Final = (qn("c:scatterChart"), qn("c:bubbleChart"))
_REFUSED: Final = {
    qn("c:bubbleChart"): "bong bóng",
    qn("c:stockChart"): "chứng khoán",
    qn("c:surfaceChart"): "mặt",
}
_MAX_SHEET_NAME: Final = 31


class UnfillableChartError(PackageError):
    """A chart of the template is of a kind whose numbers cannot be put anew, or has no series to follow."""

    code = "P110"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers under a name; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]
    unit: str = ""
    """What stands behind each number: ``%``; of charts that are read."""


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    numbers: tuple[Decimal, ...] | None = None
    """The categories as numbers, when all of them are; a chart of points needs them."""
    title: str = ""
    """Empty to keep the title that is there."""

    def rows(self, names: Sequence[str]) -> list[list[Cell]]:
        """Return the sheet behind the chart: names in the first row, categories in the first column."""
        head: list[Cell] = [None]
        head += names
        rows = [head]
        labels: Sequence[Cell] = self.categories if self.numbers is None else self.numbers
        for index, label in enumerate(labels):
            row = [label]
            row += [one.values[index] for one in self.series]
            rows.append(row)
        return rows


def fill_chart(root: Element, data: ChartData) -> bytes:
    """Put `data` into a chart, in place; return the workbook that belongs behind it.

    Each series keeps the look of the template's series at its place; further
    ones look like the last, in the theme's next colour.

    Args:
        root: the ``c:chartSpace``.
        data: with at least one series.

    Raises:
        UnfillableChartError: P110.
    """
    plot = root.find(f"{qn('c:chart')}/{qn('c:plotArea')}")
    known = [] if plot is None else sorted(plot.iter(qn("c:ser")), key=_order_of)
    if plot is None or not known:
        raise UnfillableChartError(
            "biểu đồ trong mẫu không có dãy số nào để làm theo",
            hint="Trong Word, cho biểu đồ ấy ít nhất một dãy số mẫu",
        )
    for tag, shown in _REFUSED.items():
        if plot.find(tag) is not None:
            raise UnfillableChartError(
                f"biểu đồ {shown} không nhận số liệu",
                hint="Đổi sang biểu đồ cột, thanh, đường, tròn, vành khăn, miền hoặc điểm",
            )
    sheet = _sheet_of(root)
    _drop_hidden(root)
    names: list[str] = []
    for index, series in enumerate(data.series):
        element = known[index] if index < len(known) else _clone(known[-1], index)
        names.append(series.name or (_name_of(element) if index < len(known) else ""))
        _fill_series(element, replace(series, name=names[-1]), data, index, sheet)
        if index >= len(known):
            known.append(element)
    for element in known[len(data.series) :]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    if data.title:
        _set_title(root, data.title)
    return write_workbook(sheet, data.rows(names))


def _name_of(series: Element) -> str:
    text = series.find(f"{qn('c:tx')}//{qn('c:v')}")
    return "" if text is None else text.text or ""


def _order_of(series: Element) -> int:
    order = series.find(qn("c:order"))
    return 0 if order is None else read_whole(order.get("val"))


def _sheet_of(root: Element) -> str:
    for formula in root.iter(qn("c:f")):
        found = _SHEET.match(formula.text or "")
        if found:
            return found[1].strip("'").replace("''", "'")[:_MAX_SHEET_NAME]
    return "Sheet1"


def _drop_hidden(root: Element) -> None:
    """Remove series that a filter hides, and what ties the chart to a pivot table."""
    for element in [
        one for one in root.iter("*") if _local(one).startswith("filtered") and "Series" in _local(one)
    ]:
        ext = element.getparent()
        holder = None if ext is None else ext.getparent()
        if ext is not None and holder is not None and _local(ext) == "ext":
            holder.remove(ext)
    for pivot in root.findall(qn("c:pivotSource")):
        root.remove(pivot)
    for holder in list(root.iter(qn("c:extLst"))):
        parent = holder.getparent()
        if not len(holder) and parent is not None:
            parent.remove(holder)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _clone(last: Element, index: int) -> Element:
    """Return a copy of a series behind it, in the colour that is its turn."""
    new = copy.deepcopy(last)
    new.tail = None
    for name in ("extLst", "dPt", "trendline", "errBars"):
        for child in new.findall(qn(f"c:{name}")):
            new.remove(child)
    for colour in list(new.iter(qn("a:schemeClr"), qn("a:srgbClr"))):
        holder = colour.getparent()
        is_accent = colour.tag == qn("a:srgbClr") or colour.get("val", "").startswith("accent")
        if holder is not None and is_accent and _is_of_series(holder):
            fresh = holder.makeelement(qn("a:schemeClr"), {"val": f"accent{index % _ACCENTS + 1}"})
            if index >= _ACCENTS:
                fresh.append(fresh.makeelement(qn("a:lumMod"), {"val": _SHADE}))
            else:
                fresh.extend(copy.deepcopy(child) for child in colour)
            holder.replace(colour, fresh)
    last.addnext(new)
    return new


def _is_of_series(element: Element) -> bool:
    """Tell whether a colour is that of the series itself, not that of its labels."""
    return next(element.iterancestors(qn("c:dLbls")), None) is None


def _fill_series(element: Element, series: Series, data: ChartData, index: int, sheet: str) -> None:
    count = len(data.categories)
    for name in ("c:idx", "c:order"):
        child = element.find(qn(name))
        if child is not None:
            child.set("val", str(index))
    quoted = sheet if re.fullmatch(r"[A-Za-z_][\w.]*", sheet) else "'" + sheet.replace("'", "''") + "'"
    column = column_letters(index + 1)
    first = f"{quoted}!$A$2:$A${count + 1}"
    own = f"{quoted}!${column}$2:${column}${count + 1}"
    _put(element, "tx", _refer(element, f"{quoted}!${column}$1", [series.name]), ("idx", "order"))
    is_of_points = next(element.iterancestors(*_KINDS_OF_POINTS), None) is not None
    if is_of_points and data.numbers is None:
        raise UnfillableChartError(
            "biểu đồ điểm cần nhãn là số, số liệu có nhãn là chữ",
            hint="Cho nhãn là hoành độ của từng điểm, hoặc đổi sang biểu đồ đường",
        )
    categories, values = ("xVal", "yVal") if is_of_points else ("cat", "val")
    had_numbers = element.find(f"{qn(f'c:{categories}')}/{qn('c:numRef')}") is not None
    if data.numbers is not None and (is_of_points or had_numbers):
        new = _refer(element, first, data.numbers, _format_of(element, categories))
    else:
        new = _refer(element, first, data.categories)
    _put_before(element, categories, new, (values, *_BEHIND_VALUES))
    new = _refer(element, own, series.values, _format_of(element, values))
    _put_before(element, values, new, _BEHIND_VALUES)
    for point in [*element.iter(qn("c:dPt"), qn("c:dLbl"))]:
        number = point.find(qn("c:idx"))
        holder = point.getparent()
        if number is not None and holder is not None and read_whole(number.get("val")) >= count:
            holder.remove(point)


def _format_of(element: Element, name: str) -> str:
    code = element.find(f"{qn(f'c:{name}')}//{qn('c:formatCode')}")
    return "General" if code is None or not code.text else code.text


def _refer(maker: Element, formula: str, values: Sequence[Cell], number_format: str = "") -> Element:
    """Return a ``c:numRef`` or ``c:strRef`` with its cache; numbers have a format.

    Source:
        ECMA-376 Part 1, 21.2.2.123 (numRef), 21.2.2.201 (strRef).
    """
    kind = "num" if number_format else "str"
    reference = maker.makeelement(qn(f"c:{kind}Ref"))
    _add(reference, "f", formula)
    cache = _add(reference, f"{kind}Cache")
    if number_format:
        _add(cache, "formatCode", number_format)
    _add(cache, "ptCount").set("val", str(len(values)))
    for index, value in enumerate(values):
        if value is None or (number_format and not isinstance(value, Decimal)):
            continue
        point = _add(cache, "pt")
        point.set("idx", str(index))
        _add(point, "v", write_number(value) if isinstance(value, Decimal) else value)
    return reference


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    child = parent.makeelement(qn(f"c:{name}"))
    child.text = text
    parent.append(child)
    return child


def _put(element: Element, name: str, reference: Element, behind: Sequence[str]) -> None:
    """Set what a child of a series refers to; a new one stands behind the last of some."""
    child = element.find(qn(f"c:{name}"))
    if child is None:
        child = element.makeelement(qn(f"c:{name}"))
        places = [number for number, one in enumerate(element) if _local(one) in behind]
        element.insert(places[-1] + 1 if places else 0, child)
    for old in list(child):
        child.remove(old)
    child.append(reference)


def _put_before(element: Element, name: str, reference: Element, before: Sequence[str]) -> None:
    """Set what a child of a series refers to; a new one stands before the first of some."""
    child = element.find(qn(f"c:{name}"))
    if child is None:
        child = element.makeelement(qn(f"c:{name}"))
        places = [number for number, one in enumerate(element) if _local(one) in before]
        element.insert(places[0] if places else len(element), child)
    for old in list(child):
        child.remove(old)
    child.append(reference)


def _set_title(root: Element, text: str) -> None:
    """Set the title above a chart; the look of the old one stays.

    Source:
        ECMA-376 Part 1, 21.2.2.210 (title), 21.2.2.7 (autoTitleDeleted).
    """
    chart = root.find(qn("c:chart"))
    assert chart is not None  # noqa: S101  # its plot area was found
    title = chart.find(qn("c:title"))
    if title is None:
        title = chart.makeelement(qn("c:title"))
        chart.insert(0, title)
        _add(title, "overlay").set("val", "0")
    holder = title.find(qn("c:tx"))
    if holder is None:
        holder = title.makeelement(qn("c:tx"))
        title.insert(0, holder)
    rich = holder.find(qn("c:rich"))
    if rich is None:
        for old in list(holder):
            holder.remove(old)
        rich = _add(holder, "rich")
        rich.append(rich.makeelement(qn("a:bodyPr")))
    _set_text(rich, text)
    deleted = chart.find(qn("c:autoTitleDeleted"))
    if deleted is not None:
        deleted.set("val", "0")


def _set_text(rich: Element, text: str) -> None:
    """Leave one paragraph with one run, which looks as the first did."""
    paragraphs = rich.findall(qn("a:p"))
    paragraph = paragraphs[0] if paragraphs else rich.makeelement(qn("a:p"))
    if not paragraphs:
        rich.append(paragraph)
    for other in paragraphs[1:]:
        rich.remove(other)
    r_pr = next(paragraph.iter(qn("a:rPr")), None)
    for child in list(paragraph):
        if child.tag in {qn("a:r"), qn("a:br"), qn("a:fld")}:
            paragraph.remove(child)
    run = paragraph.makeelement(qn("a:r"))
    if r_pr is not None:
        run.append(copy.deepcopy(r_pr))
    run.append(run.makeelement(qn("a:t")))
    run[-1].text = text
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == qn("a:pPr") else 0, run)
