"""Many documents in a few, for validators that take their time to begin."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping

from lxml import etree

from baocao.ooxml.xml import Element, qn
from corpus_templates.notation import MAIN, parse
from support.filling import zipped

_NUMBERED = ("bookmarkStart", "bookmarkEnd", "ins", "del")
_PER_DOCUMENT = 10_000


def join(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return {names of what is in it: document}: bodies one after another where all other parts are equal."""
    groups: dict[tuple[tuple[str, bytes], ...], dict[str, bytes]] = defaultdict(dict)
    for name, document in documents.items():
        entries = _read(document)
        body = entries.pop(MAIN)
        groups[tuple(entries.items())][name] = body
    return {
        ", ".join(bodies): zipped({**dict(others), MAIN: _join_bodies(list(bodies.values()))})
        for others, bodies in groups.items()
    }


def _read(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _join_bodies(contents: list[bytes]) -> bytes:
    first, *others = map(parse, contents)
    body = _body(first)
    for number, root in enumerate(others, 1):
        _renumber(root, number * _PER_DOCUMENT)
        for child in _body(root):
            if child.tag != qn("w:sectPr"):
                body.insert(len(body) - 1, child)
        body.insert(len(body) - 1, body.makeelement(qn("w:p")))
    return etree.tostring(first, encoding="UTF-8", standalone=True)


def _body(root: Element) -> Element:
    body = root.find(qn("w:body"))
    assert body is not None
    return body


def _renumber(root: Element, offset: int) -> None:
    """Give numbers and names of their own to what must be unique in a document."""
    for element in root.iter(*(qn(f"w:{name}") for name in _NUMBERED)):
        element.set(qn("w:id"), str(int(element.get(qn("w:id"), "0")) + offset))
        if name := element.get(qn("w:name")):
            element.set(qn("w:name"), f"{name}_{offset}")
    for drawing in root.iter(qn("wp:docPr")):
        drawing.set("id", str(int(drawing.get("id", "0")) + offset))
    for control in root.iterfind(f".//{qn('w:sdtPr')}/{qn('w:id')}"):
        control.set(qn("w:val"), str(int(control.get(qn("w:val"), "0")) + offset))
