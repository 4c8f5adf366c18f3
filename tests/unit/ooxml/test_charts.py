"""Numbers put into charts as other programs write them: what they lack is made, what hides is dropped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from baocao.ooxml.charts import ChartData, Series, UnfillableChartError, fill_chart
from baocao.ooxml.xml import NSMAP, Element, qn

C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
DATA = ChartData(("I", "II"), (Series("Thu", (Decimal(1), None)),))
POINTS = ChartData(("1", "2"), (Series("Thu", (Decimal(3), Decimal(4))),), (Decimal(1), Decimal(2)))


def chart(plot: str, more: str = "", before: str = "") -> Element:
    spaces = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in ("c", "a", "r"))
    return etree.fromstring(
        f'<c:chartSpace {spaces} xmlns:c15="{C15}">{before}'
        f"<c:chart>{more}<c:plotArea>{plot}</c:plotArea></c:chart></c:chartSpace>"
    )


def filled(plot: str, data: ChartData = DATA, more: str = "", before: str = "") -> Element:
    root = chart(plot, more, before)
    fill_chart(root, data)
    return root


def names(element: Element) -> list[str]:
    return [str(child.tag).rpartition("}")[2] for child in element]


def test_a_series_without_anything_gets_it_in_the_order_of_the_schema() -> None:
    bare = '<c:idx val="0"/><c:order val="0"/><c:spPr/><c:smooth val="0"/>'
    root = filled(f"<c:lineChart><c:ser>{bare}</c:ser></c:lineChart>")
    (series,) = root.iter(qn("c:ser"))
    assert names(series) == ["idx", "order", "tx", "spPr", "cat", "val", "smooth"]
    assert next(root.iter(qn("c:formatCode"))).text == "General"
    assert next(root.iter(qn("c:f"))).text == "Sheet1!$B$1"


def test_a_series_of_nothing_at_all_is_filled() -> None:
    (series,) = filled("<c:pieChart><c:ser/></c:pieChart>").iter(qn("c:ser"))
    assert names(series) == ["tx", "cat", "val"]


def test_points_beyond_the_numbers_lose_their_looks() -> None:
    looks = "".join(f'<c:dPt><c:idx val="{number}"/></c:dPt>' for number in (0, 1, 2, 9))
    root = filled(
        f"<c:pieChart><c:ser>{looks}<c:dLbls><c:dLbl><c:idx val='5'/></c:dLbl></c:dLbls></c:ser></c:pieChart>"
    )
    kept = [one.find(qn("c:idx")).get("val") for one in root.iter(qn("c:dPt"), qn("c:dLbl"))]
    assert kept == ["0", "1"]


def test_hidden_series_and_pivot_tables_go() -> None:
    series = "<c15:filteredBarSeries><c15:ser/></c15:filteredBarSeries>"
    hidden = f"<c:extLst><c:ext uri='x'>{series}</c:ext></c:extLst>"
    root = filled(f"<c:barChart><c:ser/>{hidden}</c:barChart>", before="<c:pivotSource/>")
    assert next(root.iter(f"{{{C15}}}filteredBarSeries"), None) is None
    assert next(root.iter(qn("c:pivotSource"), qn("c:extLst")), None) is None


def test_further_series_take_the_next_colours_and_shades_of_them_at_last() -> None:
    colour = '<c:spPr><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></c:spPr>'
    label = '<c:txPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></c:txPr>'
    extras = f"<c:trendline/><c:dLbls>{label}</c:dLbls>"
    many = ChartData(("I",), tuple(Series(f"{number}", (Decimal(number),)) for number in range(8)))
    root = filled(f"<c:barChart><c:ser>{colour}{extras}</c:ser></c:barChart>", many)
    found = [series.find(qn("c:spPr")).find(".//*[@val]") for series in root.iter(qn("c:ser"))]
    assert [one.get("val") for one in found] == ["FF0000", *(f"accent{n}" for n in (2, 3, 4, 5, 6, 1, 2))]
    assert [len(one) for one in found] == [0] * 6 + [1, 1]
    assert len(list(root.iter(qn("c:trendline")))) == 1
    assert [one.get("val") for one in root.iter(qn("a:srgbClr"))] == ["FF0000", *["000000"] * 8]


@pytest.mark.parametrize(
    "title",
    [
        "",
        "<c:title><c:overlay val='1'/></c:title>",
        "<c:title><c:tx><c:strRef/></c:tx></c:title>",
        "<c:title><c:tx><c:rich><a:p><a:pPr/><a:r><a:rPr b='1'/></a:r></a:p><a:p/></c:rich></c:tx></c:title>",
    ],
)
def test_a_title_stands_in_one_run_whatever_there_was(title: str) -> None:
    data = ChartData(DATA.categories, DATA.series, title="Mới")
    root = filled("<c:barChart><c:ser/></c:barChart>", data, f"{title}<c:autoTitleDeleted val='1'/>")
    (found,) = root.iter(qn("c:title"))
    assert [one.text for one in found.iter(qn("a:t"))] == ["Mới"]
    assert len(list(found.iter(qn("a:p")))) == 1
    assert next(root.iter(qn("c:autoTitleDeleted"))).get("val") == "0"
    assert ("b='1'" in title) == (next(found.iter(qn("a:rPr")), None) is not None)


def test_labels_that_are_numbers_stay_numbers_where_the_template_had_them() -> None:
    had = "<c:cat><c:numRef><c:numCache><c:formatCode>0.0</c:formatCode></c:numCache></c:numRef></c:cat>"
    root = filled(f"<c:lineChart><c:ser>{had}</c:ser></c:lineChart>", POINTS)
    assert next(root.iter(qn("c:cat"))).find(f"{qn('c:numRef')}//{qn('c:formatCode')}").text == "0.0"


def test_an_unnamed_series_keeps_the_name_of_the_template() -> None:
    cache = "<c:strCache><c:pt><c:v>Cũ</c:v></c:pt></c:strCache>"
    old = f"<c:tx><c:strRef><c:f>'It''s'!$B$1</c:f>{cache}</c:strRef></c:tx>"
    data = ChartData(("I",), (Series("", (Decimal(1),)), Series("", (Decimal(2),))))
    root = filled(f"<c:barChart><c:ser>{old}</c:ser></c:barChart>", data)
    texts = [series.find(f"{qn('c:tx')}//{qn('c:v')}") for series in root.iter(qn("c:ser"))]
    assert [one.text or "" for one in texts] == ["Cũ", ""]
    assert next(root.iter(qn("c:f"))).text == "'It''s'!$B$1"


@pytest.mark.parametrize(
    "plot",
    [
        "",
        "<c:barChart/>",
        "<c:stockChart><c:ser/></c:stockChart>",
        "<c:scatterChart><c:ser/></c:scatterChart>",
    ],
)
def test_charts_that_cannot_show_the_numbers_are_refused(plot: str) -> None:
    with pytest.raises(UnfillableChartError):
        filled(plot)
