"""A chart that no template has: its part, the workbook behind it, from numbers alone.

Source:
    ECMA-376 Part 1, 21.2.2 (charts).
"""

from __future__ import annotations

from html import escape
from typing import Final, Literal

from baocao.errors import NOWHERE
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.chart_parts import CHART_KIND, CHART_TYPE, NEW_BOOK
from baocao.ooxml.charts import ChartData, fill_chart
from baocao.ooxml.relationships import Relationship, rels_part, write_rels
from baocao.ooxml.workbook import TYPE
from baocao.ooxml.xml import NSMAP, parse_xml, write_xml

Shape = Literal["cot", "thanh", "tron", "duong"]
"""Columns, bars lying down, a pie, lines."""

SHAPES: Final[tuple[Shape, ...]] = ("cot", "thanh", "tron", "duong")
WHOLE_FORMAT: Final = '[>=1000000]0"."000"."000;[>=1000]0"."000;0'
"""Whole numbers with points between the thousands whatever the reader's computer is set to."""
LARGE_FORMAT: Final = '[>=1000000000]0"."000"."000"."000;[>=1000000]0"."000"."000;0'
"""The same for charts that go beyond a thousand million; there is room for two conditions only."""
LARGE: Final = 1_000_000_000
FONT: Final = "Times New Roman"
_SIZE: Final = 1100
"""Hundredths of a point."""
_GREYS: Final = ("595959", "A6A6A6", "262626", "D9D9D9", "7F7F7F", "BFBFBF")
"""Shades that a black-and-white printer tells apart, the ones side by side far from one another."""
_NS: Final = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in ("c", "a", "r"))
_TEXT: Final = (
    f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_SIZE}"><a:solidFill>'
    f'<a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    "</a:defRPr></a:pPr>"
    '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
)
_LINE: Final = '<a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln>'
_LABELS: Final = (
    '<c:dLbls><c:numFmt formatCode="{format}" sourceLinked="0"/>'
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    "{text}{place}"
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="{names}"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>{separator}</c:dLbls>'
)


def add_chart(part: str, data: ChartData, shape: Shape, number_format: str, assembly: Assembly) -> str:
    """Add a chart to a document; return the id under which `part` shows it.

    Args:
        part: the part in which the drawing will stand.
        data: with at least one series; a pie shows the first.
        shape: what it looks like.
        number_format: of the values, as Excel has it: ``#,##0``.
        assembly: the document.
    """
    root = parse_xml(write_chart(data, shape, number_format).encode(), NOWHERE)
    workbook = fill_chart(root, data)
    content = write_xml(root)
    name = assembly.add_part("word/charts/chart", "xml", content, CHART_TYPE, is_shared=False)
    book = assembly.add_part(NEW_BOOK, "xlsx", workbook, TYPE, is_shared=False)
    rel = Relationship("rId1", CHART_KIND, book, external=False)
    assembly.put(rels_part(name), write_rels(name, [rel]))
    return assembly.relate(part, "chart", name)


def write_chart(data: ChartData, shape: Shape, number_format: str) -> str:
    """Return a ``c:chartSpace`` whose series have looks, but no numbers yet."""
    count = 1 if shape == "tron" else len(data.series)
    series = "".join(
        _write_series(index, shape, number_format, len(data.categories)) for index in range(count)
    )
    zero = _begin_at_zero(data)
    plot = {
        "cot": lambda: _bars("col", series, _GAP_COLUMNS) + _axes("b", "l", number_format, ends=zero),
        "thanh": lambda: (
            _bars("bar", series, _GAP_BARS) + _axes("l", "b", number_format, ends=zero, from_top=True)
        ),
        "duong": lambda: (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{_IDS}</c:lineChart>' + _axes("b", "l", number_format)
        ),
        "tron": lambda: f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>',
    }[shape]()
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_TEXT}</c:legend>' if count > 1 else ""
    return (
        f'<c:chartSpace {_NS}><c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_TEXT}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


_IDS: Final = '<c:axId val="1001"/><c:axId val="1002"/>'
_GAP_COLUMNS, _GAP_BARS = 80, 50


def _bars(direction: str, series: str, gap: int) -> str:
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{gap}"/>{_IDS}</c:barChart>'
    )


def _begin_at_zero(data: ChartData) -> str:
    """Return the end of the axis from which bars start: cut off bars would not compare by their lengths."""
    values = [value for one in data.series for value in one.values if value is not None]
    if all(value >= 0 for value in values):
        return '<c:min val="0"/>'
    return '<c:max val="0"/>' if all(value <= 0 for value in values) else ""


def _axes(names: str, values: str, number_format: str, *, ends: str = "", from_top: bool = False) -> str:
    """Return the two axes; bars that lie down are read from the top.

    Args:
        names: the side of the categories: ``b``, ``l``.
        values: the side of the numbers.
        number_format: of the numbers.
        ends: of the axis of numbers, as ``c:scaling`` has them.
        from_top: the first category stands on top.
    """
    order = "maxMin" if from_top else "minMax"
    crosses = "max" if from_top else "autoZero"
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{names}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_LINE}</c:spPr>{_TEXT}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="1002"/>'
        f'<c:scaling><c:orientation val="minMax"/>{ends}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{values}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>'
        f'<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
        f'<c:numFmt formatCode="{escape(number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_TEXT}'
        f'<c:crossAx val="1001"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/></c:valAx>'
    )


def _write_series(index: int, shape: Shape, number_format: str, points: int) -> str:
    colour = _GREYS[index % len(_GREYS)]
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    head = f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'  # `fill_chart` gives the name
    code = escape(number_format)
    cache = f"<c:numCache><c:formatCode>{code}</c:formatCode></c:numCache>"
    values = f"<c:val><c:numRef><c:f>A1</c:f>{cache}</c:numRef></c:val>"
    if shape == "tron":
        slices = "".join(
            f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr '
            f'val="{_GREYS[at % len(_GREYS)]}"/></a:solidFill><a:ln w="12700"><a:solidFill>'
            '<a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr></c:dPt>'
            for at in range(points)
        )
        labels = _LABELS.format(
            format=code,
            text=_TEXT,
            place='<c:dLblPos val="outEnd"/>',
            names="1",
            separator="<c:separator>: </c:separator>",
        )
        return f"{head}{slices}{labels}{values}</c:ser>"
    labels = _LABELS.format(
        format=code,
        text=_TEXT,
        place=f'<c:dLblPos val="{"t" if shape == "duong" else "outEnd"}"/>',
        names="0",
        separator="",
    )
    if shape == "duong":
        look = f'<c:spPr><a:ln w="22225">{fill}</a:ln></c:spPr><c:marker><c:symbol val="circle"/>'
        look += '<c:size val="6"/>'
        return f'{head}{look}<c:spPr>{fill}</c:spPr></c:marker>{labels}{values}<c:smooth val="0"/></c:ser>'
    return f'{head}<c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/>{labels}{values}</c:ser>'
