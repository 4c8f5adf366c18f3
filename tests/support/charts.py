"""Word files with a chart, as Word makes them: two series with colours of their own and a workbook behind."""

from __future__ import annotations

from baocao.ooxml.workbook import TYPE, write_workbook
from baocao.ooxml.xml import NSMAP
from support.filling import MAIN, file, p, r, read, zipped

CHART = "word/charts/chart1.xml"
BOOK = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_NS = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in ("c", "a", "r"))
_AXES = (
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    '<c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    '<c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
)
_POINT_AXES = _AXES.replace("catAx", "valAx")
_IDS = '<c:axId val="1"/><c:axId val="2"/>'
KINDS = {
    "bar": ('<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>', f"{_IDS}</c:barChart>", _AXES),
    "stacked": (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/>',
        f'<c:overlap val="100"/>{_IDS}</c:barChart>',
        _AXES,
    ),
    "line": ('<c:lineChart><c:grouping val="standard"/>', f'<c:marker val="1"/>{_IDS}</c:lineChart>', _AXES),
    "area": ('<c:areaChart><c:grouping val="standard"/>', f"{_IDS}</c:areaChart>", _AXES),
    "pie": ('<c:pieChart><c:varyColors val="1"/>', '<c:firstSliceAng val="0"/></c:pieChart>', ""),
    "doughnut": ('<c:doughnutChart><c:varyColors val="1"/>', '<c:holeSize val="50"/></c:doughnutChart>', ""),
    "scatter": (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/>',
        f"{_IDS}</c:scatterChart>",
        _POINT_AXES,
    ),
}


def series(index: int, name: str, colour: str, values: tuple[int, ...], *, points: bool = False) -> str:
    """Return a series with a colour and cached numbers."""
    column = "BC"[index]
    numbers = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    cache = f'<c:formatCode>#,##0</c:formatCode><c:ptCount val="{len(values)}"/>{numbers}'
    labels = f'<c:strCache><c:ptCount val="{len(values)}"/></c:strCache>'
    names = ("xVal", "yVal") if points else ("cat", "val")
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef>'
        f"<c:f>'Số liệu'!${column}$1</c:f>"
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef>'
        "</c:tx>"
        f'<c:spPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></c:spPr>'
        f"<c:{names[0]}><c:strRef><c:f>'Số liệu'!$A$2:$A$3</c:f>{labels}</c:strRef></c:{names[0]}>"
        f"<c:{names[1]}><c:numRef><c:f>'Số liệu'!${column}$2:${column}$3</c:f>"
        f"<c:numCache>{cache}</c:numCache></c:numRef></c:{names[1]}></c:ser>"
    )


def chart_xml(kind: str = "bar", title: str = "Tiêu đề mẫu", count: int = 2) -> str:
    """Return the part of a chart with `count` series."""
    before, behind, axes = KINDS[kind]
    is_points = kind == "scatter"
    rows = [("Thu mẫu", "accent2"), ("Chi mẫu", "accent4")][:count]
    all_series = "".join(
        series(index, name, colour, (1, 2), points=is_points) for index, (name, colour) in enumerate(rows)
    )
    head = (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr b='1'/><a:t>{title}</a:t></a:r></a:p>"
        '</c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
        if title
        else '<c:autoTitleDeleted val="1"/>'
    )
    return (
        f"<c:chartSpace {_NS}><c:chart>{head}<c:plotArea><c:layout/>{before}{all_series}{behind}{axes}"
        '</c:plotArea><c:legend><c:legendPos val="r"/></c:legend><c:plotVisOnly val="1"/></c:chart>'
        '<c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def drawing(alt: str = "{{ bieu_do }}") -> str:
    """Return a paragraph with the chart; its alternative text is `alt`."""
    return p(
        r(
            '<w:drawing><wp:inline><wp:extent cx="4800000" cy="2600000"/>'
            f'<wp:docPr id="1" name="Biểu đồ 1" descr="{alt}"/><a:graphic><a:graphicData uri="{NSMAP["c"]}">'
            f'<c:chart xmlns:c="{NSMAP["c"]}" r:id="bieudo"/></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )
    )


def chart_docx(*blocks: str, chart: str = "") -> bytes:
    """Return a .docx whose drawings show `chart`."""
    source = file(*(blocks or (drawing(),)))
    names = ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", MAIN, "word/settings.xml")
    entries: dict[str, str | bytes] = {name: read(source, name).decode() for name in names}
    overrides = f'<Override PartName="/{CHART}" ContentType="{_CHART_TYPE}"/></Types>'
    entries[names[0]] = str(entries[names[0]]).replace(
        "</Types>", f'<Default Extension="xlsx" ContentType="{TYPE}"/>{overrides}'
    )
    rel = f'<Relationship Id="bieudo" Type="{NSMAP["r"]}/chart" Target="charts/chart1.xml"/></Relationships>'
    entries[names[2]] = str(entries[names[2]]).replace("</Relationships>", rel)
    if "bieudo" not in str(entries[names[2]]):
        entries[names[2]] = f'<Relationships xmlns="{NSMAP["rel"]}">{rel}'
    entries[CHART] = chart or chart_xml()
    entries["word/charts/_rels/chart1.xml.rels"] = (
        f'<Relationships xmlns="{NSMAP["rel"]}"><Relationship Id="rId3" Type="{NSMAP["r"]}/package" '
        'Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"/></Relationships>'
    )
    entries[BOOK] = write_workbook("Số liệu", [["mật"]])
    return zipped(entries)
