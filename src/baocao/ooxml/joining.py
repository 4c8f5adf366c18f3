"""Many Word files made one, each beginning on a page of its own, in the order of their numbers."""

from __future__ import annotations

import copy
from typing import Final

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.entries import write_package
from baocao.ooxml.graft import Graft
from baocao.ooxml.package import read_package
from baocao.ooxml.part_copy import PartCopy
from baocao.ooxml.relationships import Relationship, rels_part, write_rels
from baocao.ooxml.xml import Element, qn

_SECT_PR: Final = qn("w:sectPr")
_P_PR: Final = qn("w:pPr")
_REFERENCES: Final = (qn("w:headerReference"), qn("w:footerReference"))
_R_ID: Final = qn("r:id")
_VAL: Final = qn("w:val")
_BEFORE_NUMBERS: Final = tuple(
    qn(f"w:{name}")
    for name in (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
        *("paperSrc", "pgBorders", "lnNumType"),
    )
)
"""What stands before ``w:pgNumType``.

Source:
    ECMA-376 Part 1, 17.6.17 (sectPr).
"""


class Joining:
    """Takes documents in any order, gives them back as one."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._waiting: dict[int, bytes] = {}

    def offer(self, index: int, content: bytes) -> None:
        """Take a Word file that is to stand at a place in the order; one without content is left out."""
        if content:
            self._waiting[index] = content

    def finish(self) -> bytes:
        """Return all files as one; the first gives styles, settings and properties.

        Raises:
            PackageError: P1xx, one of them cannot be put into another.

        Cost:
            Linear in the documents.
        """
        first, *others = [content for _, content in sorted(self._waiting.items())]
        self._waiting = {}
        assembly = Assembly(read_package(first))
        main = assembly.main_part
        root = assembly.tree(main)
        body = root.find(qn("w:body"))
        assert body is not None  # noqa: S101  # `read_package` knows a main part only with one
        _begin_pages(_find_first(body))
        for content in others:
            self._add(content, body, root, assembly)
        _number_drawings(root)
        return write_package(assembly.entries())

    def _add(self, content: bytes, body: Element, root: Element, assembly: Assembly) -> None:
        graft = Graft(content, "", assembly)
        blocks = graft.blocks(assembly.main_part, root)
        headers = _Headers(graft, assembly)
        for at, section in graft.sections.items():
            _end_section(blocks[at], headers.settle(section))
        for block in blocks:
            _forget_ids(block)
        last = body.find(_SECT_PR)
        if last is not None:
            body.remove(last)
            _end_section(_last_paragraph(body), last)
        new = graft.last_section
        fresh = headers.settle(new) if new is not None else body.makeelement(_SECT_PR)
        inner = [one for block in blocks if (one := block.find(f"{_P_PR}/{_SECT_PR}")) is not None]
        _begin_pages(inner[0] if inner else fresh)
        body.extend([*blocks, fresh])


class _Headers:
    """Brings the headers and footers that the sections of one source name."""

    def __init__(self, graft: Graft, assembly: Assembly) -> None:
        self._package, self._assembly = graft.package, assembly
        self._rels = graft.package.rels(graft.package.main_part)
        self._parts = PartCopy(graft.package, assembly)

    def settle(self, section: Element) -> Element:
        """Return a copy of a section's page setup that names the document's own headers."""
        new = copy.deepcopy(section)
        new.tail = None
        for reference in new.findall(_REFERENCES[0]) + new.findall(_REFERENCES[1]):
            rel = self._rels.get(reference.get(_R_ID, ""))
            if rel is None or rel.external or rel.target not in self._package.entries:
                new.remove(reference)
                continue
            name = self._bring(rel)
            reference.set(_R_ID, self._assembly.relate(self._assembly.main_part, rel.type, name))
        return new

    def _bring(self, rel: Relationship) -> str:
        content = self._package.read(rel.target)
        inner = self._package.rels(rel.target)
        kind = self._package.content_types.get(rel.target, "")
        name = self._assembly.add_part(f"word/{rel.kind}", "xml", content, kind, is_shared=not inner)
        if inner:
            brought = [_lead(one, self._parts) for one in inner.values()]
            self._assembly.put(rels_part(name), write_rels(name, brought))
        return name


def _lead(rel: Relationship, parts: PartCopy) -> Relationship:
    if rel.external:
        return rel
    return Relationship(rel.id, rel.type, parts.bring(rel.target, rel.kind), external=False)


def _find_first(body: Element) -> Element:
    """Return the page setup of the first section; a new one at the end where the body has none."""
    found = next(body.iter(_SECT_PR), None)
    if found is None:
        found = body.makeelement(_SECT_PR)
        body.append(found)
    return found


def _begin_pages(section: Element) -> None:
    """Let a section begin on a new page, which is number 1."""
    kind = section.find(qn("w:type"))
    if kind is not None and kind.get(_VAL) in {"continuous", "nextColumn"}:
        section.remove(kind)
    numbers = section.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = section.makeelement(qn("w:pgNumType"))
        before = [at for at, child in enumerate(section) if child.tag in _BEFORE_NUMBERS]
        section.insert(before[-1] + 1 if before else 0, numbers)
    numbers.set(qn("w:start"), "1")


def _last_paragraph(body: Element) -> Element:
    """Return the paragraph that can end a section: the last, or a new one behind a table."""
    last = body[-1] if len(body) else None
    is_free = last is not None and last.tag == qn("w:p") and last.find(f"{_P_PR}/{_SECT_PR}") is None
    if last is not None and is_free:
        return last
    new = body.makeelement(qn("w:p"))
    p_pr = new.makeelement(_P_PR)
    spacing = p_pr.makeelement(
        qn("w:spacing"),
        {qn("w:before"): "0", qn("w:after"): "0", qn("w:line"): "20", qn("w:lineRule"): "exact"},
    )
    p_pr.append(spacing)
    new.append(p_pr)
    body.append(new)
    return new


def _end_section(paragraph: Element, section: Element) -> None:
    """Let a section end with a paragraph.

    Source:
        ECMA-376 Part 1, 17.3.1.26 (pPr): ``sectPr`` stands before ``pPrChange`` only.
    """
    p_pr = paragraph.find(_P_PR)
    if p_pr is None:
        p_pr = paragraph.makeelement(_P_PR)
        paragraph.insert(0, p_pr)
    change = p_pr.find(qn("w:pPrChange"))
    section.tail = None
    p_pr.insert(len(p_pr) if change is None else p_pr.index(change), section)


def _forget_ids(block: Element) -> None:
    """Take away numbers by which Word tells controls apart; it gives new ones."""
    for holder in block.iter(qn("w:sdtPr")):
        for identity in holder.findall(qn("w:id")):
            holder.remove(identity)


def _number_drawings(root: Element) -> None:
    """Give every drawing a number of its own.

    Source:
        ECMA-376 Part 1, 20.4.2.5 (docPr).
    """
    for number, drawing in enumerate(root.iter(qn("wp:docPr")), start=1):
        drawing.set("id", str(number))
