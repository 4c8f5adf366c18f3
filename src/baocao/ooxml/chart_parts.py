"""A chart of a document shown with other numbers: its part, what that leads to, the workbook behind."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from baocao.errors import Location
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.charts import ChartData, fill_chart
from baocao.ooxml.relationships import Relationship, rels_part, write_rels
from baocao.ooxml.workbook import TYPE
from baocao.ooxml.xml import NSMAP, Element, parse_xml, qn, write_xml

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_KIND: Final = f"{NSMAP['r']}/package"
_BEHIND_DATA: Final = (qn("c:printSettings"), qn("c:userShapes"), qn("c:extLst"))
NEW_BOOK: Final = "word/embeddings/Microsoft_Excel_Sheet"
_ID: Final = qn("r:id")


def show_in_chart(chart: Element, part: str, data: ChartData, assembly: Assembly) -> None:
    """Let a drawing show `data`: in the chart it has when no other shows that, else in a copy.

    Args:
        chart: the ``c:chart`` that names the relationship to the chart's part.
        part: the part in which the drawing stands.
        data: what to show.
        assembly: the document.

    Raises:
        UnfillableChartError: P110.
    """
    identity = chart.get(_ID, "")
    target = assembly.rels(part)[identity].target
    content, rels = assembly.once(("chart", target), lambda: (assembly.read(target), assembly.rels(target)))
    root = parse_xml(content, Location(file=assembly.package.name, path=target))
    workbook = fill_chart(root, data)
    drawings = chart.getroottree().getroot().iter(qn("c:chart"))
    is_last = all(one is chart or one.get(_ID) != identity for one in drawings)
    own = dict(rels) if is_last else {key: _copy(rel, assembly) for key, rel in rels.items()}
    own = _lead_to(root, own, workbook, assembly, is_last=is_last)
    filled = write_xml(root)
    if is_last:
        name = target
        assembly.put(name, filled)
    else:
        name = assembly.add_part("word/charts/chart", "xml", filled, CHART_TYPE, is_shared=False)
        chart.set(_ID, assembly.relate(part, "chart", name))
    assembly.put(rels_part(name), write_rels(name, own.values()))


def _copy(rel: Relationship, assembly: Assembly) -> Relationship:
    """Return the relationship to a copy of a part that no two charts share: colours, styles."""
    leads_on = (
        rel.external or rel.type == CHART_KIND or rel.target not in assembly or assembly.rels(rel.target)
    )
    if leads_on:
        return rel
    stem, _, suffix = rel.target.rpartition(".")
    content_type = assembly.package.content_types.get(rel.target, "")
    content = assembly.read(rel.target)
    name = assembly.add_part(stem.rstrip("0123456789"), suffix, content, content_type, is_shared=False)
    return replace(rel, target=name)


def _lead_to(
    root: Element, rels: dict[str, Relationship], workbook: bytes, assembly: Assembly, *, is_last: bool
) -> dict[str, Relationship]:
    """Let a chart lead to its workbook, and to no other; return its relationships.

    The last chart that shows a template's gets that one's workbook, so that no old numbers stay behind.

    Source:
        ECMA-376 Part 1, 21.2.2.63 (externalData).
    """
    external = root.find(qn("c:externalData"))
    if external is None:
        external = root.makeelement(qn("c:externalData"))
        places = [number for number, child in enumerate(root) if child.tag in _BEHIND_DATA]
        root.insert(places[0] if places else len(root), external)
    old = rels.pop(external.get(_ID, ""), None)
    if is_last and old is not None and not old.external and old.target.endswith(".xlsx"):
        book = old.target
        assembly.put(book, workbook)
    else:
        book = assembly.add_part(NEW_BOOK, "xlsx", workbook, TYPE, is_shared=False)
    number = 1
    while f"rId{number}" in rels:
        number += 1
    identity = f"rId{number}"
    external.set(_ID, identity)
    if external.find(qn("c:autoUpdate")) is None:
        external.append(external.makeelement(qn("c:autoUpdate"), {"val": "0"}))
    rels[identity] = Relationship(identity, CHART_KIND, book, external=False)
    return rels
