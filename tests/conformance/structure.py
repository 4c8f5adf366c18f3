"""What Word calls unreadable, and what it repairs silently: a check of the XML alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from conformance.formatting import val, w
from conformance.reading import read_entries

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def find_damage(content: bytes) -> list[str]:
    """Faults of structure in every XML part of a document."""
    entries = read_entries(content)
    faults: list[str] = []
    for name, data in entries.items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(data)
        if name.startswith("word/"):
            faults += [f"{name}: {fault}" for fault in _part_faults(root)]
            faults += [f"{name}: {fault}" for fault in _relation_faults(root, entries, name)]
    faults += _identity_faults(entries)
    return faults


def _part_faults(root: etree._Element) -> Iterator[str]:
    for cell in root.iter(w("tc")):
        if not len(cell) or cell[-1].tag != w("p"):
            yield "a cell does not end with a paragraph"
    for row in root.iter(w("tr")):
        if row.find(w("tc")) is None:
            yield "a row without cells"
    for table in root.iter(w("tbl")):
        yield from _table_faults(table)
    for body in root.iter(w("body")):
        yield from _body_faults(body)
    if root.tag in {w("hdr"), w("ftr")} and root.find(w("p")) is None:
        yield "a header or footer without a paragraph"
    yield from _field_faults(root)
    yield from _bookmark_faults(root)


def _body_faults(body: etree._Element) -> Iterator[str]:
    if body[-1].tag != w("sectPr"):
        yield "the body does not end with its section"
    for table in body.findall(w("tbl")):
        following = table.getnext()
        if following is not None and following.tag == w("tbl"):
            yield "two tables touch: Word makes one of them"


def _table_faults(table: etree._Element) -> Iterator[str]:
    grid = [int(val(column, "w") or 0) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    rows = table.findall(w("tr"))
    if not rows:
        yield "a table without rows"
    for row in rows:
        at = 0
        for cell in row.findall(w("tc")):
            span = int(val(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)
            width = int(val(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w") or 0)
            if span < 1:
                yield "gridSpan 0"
            if abs(sum(grid[at : at + span]) - width) > 20:
                yield f"a cell is {width} wide, its grid columns {sum(grid[at : at + span])}"
            at += span
        if at != len(grid):
            yield f"a row of {at} columns in a grid of {len(grid)}"


def _field_faults(root: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(w("fldChar")):
        depth += {"begin": 1, "end": -1}.get(val(mark, "fldCharType") or "", 0)
        if depth < 0:
            yield "a field ends that did not begin"
    if depth:
        yield "a field is not closed"


def _bookmark_faults(root: etree._Element) -> Iterator[str]:
    starts = Counter(val(mark, "id") for mark in root.iter(w("bookmarkStart")))
    ends = Counter(val(mark, "id") for mark in root.iter(w("bookmarkEnd")))
    if starts != ends or any(count > 1 for count in starts.values()):
        yield "bookmarks do not match"


def _relation_faults(root: etree._Element, entries: dict[str, bytes], name: str) -> Iterator[str]:
    folder, _, base = name.rpartition("/")
    rels = entries.get(f"{folder}/_rels/{base}.rels")
    known = set() if rels is None else {rel.get("Id") for rel in etree.fromstring(rels)}
    used = {
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if key.startswith(f"{{{R}}}")
    }
    for missing in used - known:
        yield f"relationship {missing} is not there"


def _identity_faults(entries: dict[str, bytes]) -> Iterator[str]:
    parts = [
        etree.fromstring(data)
        for name, data in entries.items()
        if name.startswith("word/") and name.endswith(".xml")
    ]
    drawings = Counter(shape.get("id") for part in parts for shape in part.iter(f"{{{WP}}}docPr"))
    names = Counter(val(mark, "name") for part in parts for mark in part.iter(w("bookmarkStart")))
    for kind, counter in (("docPr id", drawings), ("bookmark name", names)):
        for value, count in counter.items():
            if count > 1:
                yield f"{kind} {value} is used {count} times"
