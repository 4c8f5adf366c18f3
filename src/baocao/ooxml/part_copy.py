"""Parts of one package in another: pictures, charts, diagrams and what these lead to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from baocao.errors import BaocaoError, Location, PackageError
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.package import Package
from baocao.ooxml.relationships import Relationship, iter_references, rels_part, write_rels
from baocao.ooxml.runs import keep_tail_and_remove
from baocao.ooxml.urls import clean_url
from baocao.ooxml.xml import Element, parse_xml, qn, write_xml

_SHARED: Final = frozenset({"image", "hdphoto"})
"""Kinds of parts that lead nowhere and may be shown by many."""
_COPIED: Final = frozenset(
    {
        *("chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "themeOverride", "package"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
    }
)
_REFUSED_TYPES: Final = (
    "macroenabled",
    "vbaproject",
    "activex",
    "oleobject",
    "template.macro",
    "html",
    "script",
)
_MAX_DEPTH: Final = 4
"""How far parts may lead on: drawing, chart, shapes on it, picture in these."""
_DIGITS: Final = re.compile(r"[0-9]*$")
_UNLINKED: Final = (qn("c:externalData"), qn("c:userShapes"))


class ForeignContentError(PackageError):
    """A document that is to be put into another holds what must not come along: programs, other documents."""

    code = "P109"


class PartCopy:
    """Copies parts from a source into a document being made."""

    def __init__(self, source: Package, assembly: Assembly) -> None:
        """Copy nothing yet."""
        self._source, self._assembly = source, assembly

    def relate(self, rel: Relationship, part: str) -> str:
        """Return the id by which `part` of the document leads to what `rel` leads to in the source.

        An empty id is that of a link that is not safe to follow, or of a picture
        that lies outside of the source.

        Raises:
            ForeignContentError: P109.
        """
        if not rel.external:
            return self._assembly.relate(part, rel.type, self.bring(rel.target, rel.kind))
        url = self._outside(rel)
        return self._assembly.relate(part, rel.type, url, external=True) if url else ""

    def bring(self, name: str, kind: str, depth: int = 0) -> str:
        """Return the name of the copy of a part in the document; charts get a copy each time."""
        content_type = self._source.content_types.get(name, "")
        plain = content_type.lower().replace("-", "")
        if kind not in _SHARED | _COPIED or any(one in plain for one in _REFUSED_TYPES) or depth > _MAX_DEPTH:
            raise ForeignContentError(
                f"văn bản chứa “{name}” ({kind}), không mang sang văn bản khác được",
                where=Location(file=self._source.name),
                hint="Mở văn bản ấy bằng Word, bỏ đối tượng nhúng hoặc đổi thành hình, rồi lưu lại",
            )
        content = self._source.read(name)
        rels = {} if kind in _SHARED else self._source.rels(name)
        if rels:
            content, rels = self._cut_loose(name, content, rels)
        stem, _, suffix = name.rpartition(".")
        stem = _DIGITS.sub("", stem)
        new = self._assembly.add_part(stem, suffix, content, content_type, is_shared=kind in _SHARED)
        if rels:
            carried = [self._carry(rel, depth) for rel in rels.values()]
            self._assembly.put(rels_part(new), write_rels(new, carried))
        return new

    def _cut_loose(
        self, name: str, content: bytes, rels: dict[str, Relationship]
    ) -> tuple[bytes, dict[str, Relationship]]:
        """Return a part without links to what lies outside, and the relationships that are left."""
        outside = {key for key, rel in rels.items() if rel.external and not self._outside(rel)}
        missing = {
            key for key, rel in rels.items() if not rel.external and rel.target not in self._source.entries
        }
        if not outside | missing:
            return content, rels
        root = parse_xml(content, Location(file=self._source.name, path=name))
        _drop_references(root, outside | missing)
        kept = {key: rel for key, rel in rels.items() if key not in outside | missing}
        return write_xml(root), kept

    def _carry(self, rel: Relationship, depth: int) -> Relationship:
        """Return a relationship of a copied part, its id as it was, to what it leads to in the document."""
        target = self._outside(rel) if rel.external else self.bring(rel.target, rel.kind, depth + 1)
        return replace(rel, target=target)

    @staticmethod
    def _outside(rel: Relationship) -> str:
        """Return the address of a link; empty for whatever else lies outside."""
        if rel.kind != "hyperlink":
            return ""
        try:
            return clean_url(rel.target)
        except BaocaoError:
            return ""


def _drop_references(root: Element, ids: set[str]) -> None:
    """Remove from a part what refers to relationships it will not have."""
    for element, name in list(iter_references(root)):
        if element.attrib[name] in ids:
            del element.attrib[name]
            if element.tag in _UNLINKED:
                keep_tail_and_remove(element)
