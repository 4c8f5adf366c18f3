"""One Word file put into another: charts with all behind them, lists of numbering styles, styles, notes."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.entries import write_package
from baocao.ooxml.graft import Graft
from baocao.ooxml.package import Package, read_package
from baocao.ooxml.part_copy import ForeignContentError
from baocao.ooxml.stylesheet import GrowingStyleSheet, StyleSheet, name_of
from baocao.ooxml.xml import Element, qn
from support.filling import zipped
from support.word import NAMESPACES, p, word

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TARGET = word(p("đích") + "<w:sectPr/>")


def rels(*pieces: tuple[str, str, str]) -> str:
    """Return relationships from (id, kind, target); a target with a colon is outside."""
    found = ""
    for identity, kind, target in pieces:
        mode = ' TargetMode="External"' if ":" in target else ""
        found += f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{_RELS}">{found}</Relationships>'


def with_chart(*behind: tuple[str, str, str], content: str = "", **parts: str) -> bytes:
    """Return a file with a chart that leads to what stands behind it."""
    entries = read_package(word("<w:p/>")).entries
    shown = '<w:p><w:r><w:drawing><c:chart r:id="c"/></w:drawing></w:r></w:p>'
    types = entries["[Content_Types].xml"].unpack().decode()
    override = f'<Override PartName="/word/charts/chart7.xml" ContentType="{CHART_TYPE}"/></Types>'
    return zipped(
        {
            **{name: entry.unpack() for name, entry in entries.items()},
            "[Content_Types].xml": types.replace("</Types>", override),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{shown}</w:body></w:document>",
            "word/_rels/document.xml.rels": rels(("c", "chart", "charts/chart7.xml")),
            "word/charts/chart7.xml": f"<c:chartSpace {NAMESPACES}>{content}</c:chartSpace>",
            "word/charts/_rels/chart7.xml.rels": rels(*behind),
            **{f"word/charts/{name.replace('_', '.')}": text for name, text in parts.items()},
        }
    )


def put_in(source: bytes, target: bytes = TARGET, times: int = 1) -> Package:
    assembly = Assembly(read_package(target))
    root = assembly.tree("word/document.xml")
    graft = Graft(source, "nguon.docx", assembly)
    for _ in range(times):
        for block in graft.blocks("word/document.xml", root):
            root[0].insert(0, block)
    return read_package(write_package(assembly.entries()))


def charts_of(package: Package) -> list[str]:
    found = package.rels("word/document.xml").values()
    return [rel.target for rel in found if rel.kind == "chart"]


def test_a_chart_comes_with_what_stands_behind_it_each_time() -> None:
    source = with_chart(
        ("s", "chartUserShapes", "drawing1.xml"),
        ("k", "hyperlink", "https://example.vn"),
        drawing1_xml="<a/>",
    )
    package = put_in(source, times=2)
    charts = charts_of(package)
    assert len(charts) == len(set(charts)) == 2
    for chart in charts:
        behind = package.rels(chart)
        assert behind["k"].target == "https://example.vn"
        assert behind["s"].target in package.entries
    assert len({package.rels(chart)["s"].target for chart in charts}) == 2


def test_what_a_chart_leads_to_outside_or_nowhere_is_cut_off() -> None:
    content = (
        '<c:externalData r:id="x"/><c:userShapes r:id="m"/><a:hlinkClick r:id="u"/><a:hlinkClick r:id="k"/>'
    )
    source = with_chart(
        ("x", "package", "file:///C:/so.xlsx"),
        ("m", "chartUserShapes", "missing.xml"),
        ("u", "hyperlink", "javascript:alert(1)"),
        ("k", "hyperlink", "https://example.vn"),
        content=content,
    )
    package = put_in(source)
    (chart,) = charts_of(package)
    root = etree.fromstring(package.read(chart))
    assert [(one.tag, dict(one.attrib)) for one in root] == [
        (qn("a:hlinkClick"), {}),
        (qn("a:hlinkClick"), {qn("r:id"): "k"}),
    ]
    assert list(package.rels(chart)) == ["k"]


def test_parts_that_lead_on_and_on_are_refused() -> None:
    source = with_chart(("s", "chart", "chart7.xml"))
    with pytest.raises(ForeignContentError) as caught:
        put_in(source)
    assert caught.value.code == "P109"


def num_pr(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


LINKED = (
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="1"/><w:styleLink w:val="L"/>'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


@pytest.mark.parametrize(("behind", "is_found"), [(2, True), (1, False), (9, False)])
def test_a_list_that_only_names_a_style_is_that_of_the_style(behind: int, *, is_found: bool) -> None:
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{num_pr(behind)}</w:pPr></w:style>'
    package = put_in(word(p("mục", num_pr(1)), numbering=LINKED, styles=styles))
    body = etree.fromstring(package.read("word/document.xml"))
    (number, *_) = [one.get(qn("w:val")) for one in body.iter(qn("w:numId"))] or [None]
    assert (number is not None) == is_found
    if is_found:
        root = etree.fromstring(package.read("word/numbering.xml"))
        assert [one.get(qn("w:val")) for one in root.iter(qn("w:numFmt"))] == ["bullet"]
        assert next(root.iter(qn("w:styleLink")), None) is None


def sheet(*styles: str) -> Element:
    return etree.fromstring(f"<w:styles {NAMESPACES}>{''.join(styles)}</w:styles>")


def style(identity: str, more: str = "", kind: str = "table", default: str = "0") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}" w:default="{default}">'
        f'<w:name w:val="{identity}"/>{more}</w:style>'
    )


def test_the_style_with_lines_is_table_grid_or_the_first_that_draws_some() -> None:
    lines = "<w:tblPr><w:tblBorders><w:insideH/></w:tblBorders></w:tblPr>"
    found = StyleSheet(sheet(style("Trơn"), style("Kẻ", lines), style("Table Grid"))).find_grid()
    assert found is not None
    assert name_of(found) == "Table Grid"
    found = StyleSheet(sheet(style("Trơn"), style("Kẻ", lines))).find_grid()
    assert found is not None
    assert name_of(found) == "Kẻ"
    assert StyleSheet(None).find_grid() is None


def test_a_style_added_takes_no_id_and_no_name_that_is_taken() -> None:
    assembly = Assembly(read_package(word(p(), styles=style("A") + style("A2"))))
    growing = GrowingStyleSheet.of(assembly)
    added = growing.add(sheet(style("A", '<w:aliases w:val="B,C"/>', default="1"))[0])
    assert (added.get(qn("w:styleId")), name_of(added)) == ("A3", "A 2")
    assert added.find(qn("w:aliases")) is None
    assert added.get(qn("w:default")) is None
    assert growing.find("table", "a 2") is added
    assert GrowingStyleSheet.of(assembly) is growing
