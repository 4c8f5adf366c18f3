"""A document on the desk: every part read once, changed in place, written back only when it differs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml import etree

from baocao.layout.reading.scope import Origin, Source
from baocao.layout.reading.story import group_by_section, read_notes, read_sections
from baocao.layout.repair import Anchor
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.entries import write_package
from baocao.ooxml.order import put
from baocao.ooxml.relationships import rels_part
from baocao.ooxml.xml import Element, qn, write_xml

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_P_PR, _R_PR, _SECT_PR = qn("w:pPr"), qn("w:rPr"), qn("w:sectPr")


@dataclass
class Desk(Source):
    """The source of a document that is being mended."""

    roots: dict[str, Element] = field(default_factory=dict)
    """{part: root}; whoever changes a part changes this tree."""
    found: dict[str, bytes] = field(default_factory=dict)
    """{part: its tree as it was read}."""

    def __post_init__(self) -> None:
        """Read the whole document, so that every anchor has its element before anything changes."""
        self.origins = {}
        self.assembly = Assembly(self.package)
        root = self.parse(self.package.main_part)
        body = root.find(qn("w:body")) if root is not None else None
        read_sections(self, body)
        read_notes(self)
        self.body = body
        self.sections = [sect_pr for _, sect_pr in group_by_section(body)] if body is not None else []

    def parse(self, part: str) -> Element | None:
        """Return the root of a part, the same one each time."""
        if part not in self.roots:
            root = super().parse(part)
            if root is None:
                return None
            self.roots[part] = root
            self.found[part] = etree.tostring(root)
        return self.roots[part]

    def origin(self, anchor: Anchor) -> Origin | None:
        """Return where the paragraph stands; None when the file has no such paragraph."""
        return (self.origins or {}).get(anchor)

    def require_section(self, index: int) -> Element | None:
        """Return the properties of a section, made when the last has none; None without such a section."""
        if not 0 <= index < len(self.sections):
            return None
        found = self.sections[index]
        if found is None and self.body is not None:
            found = self.sections[index] = self.body.makeelement(_SECT_PR, {})
            self.body.append(found)
        return found

    def forget_styles(self) -> None:
        """Work out the styles again, because somebody changed them."""
        self.__dict__.pop("styles", None)

    def add_header(self, root: Element, *, like: str = "") -> str:
        """Return the name of a new header, which points to what the header `like` points to."""
        folder = posixpath.dirname(like or self.package.main_part)
        stem = posixpath.join(folder, "header")
        name = self.assembly.add_part(stem, "xml", write_xml(root), f"{_WORD}.header+xml", is_shared=False)
        if like and rels_part(like) in self.package:
            self.assembly.put(rels_part(name), self.package.read(rels_part(like)))
        self.roots[name] = root
        self.found[name] = etree.tostring(root)
        return name

    @cached_property
    def has_measures_in_characters(self) -> bool:
        """Whether a style or list indents by characters or lines, as WPS and East Asian Word do."""
        return any(_counts_characters(element) for element in self._iter_spacings())

    @cached_property
    def has_automatic_spacing(self) -> bool:
        """Whether a style spaces its paragraphs as web pages do."""
        return any(
            element.get(qn(f"w:{side}Autospacing")) for element in self._iter_spacings() for side in _SIDES
        )

    def _iter_spacings(self) -> Iterator[Element]:
        for kind in ("styles", "numbering"):
            root = self.parse_related(kind)
            if root is not None:
                yield from root.iter(qn("w:ind"), qn("w:spacing"))

    def write(self, document: bytes) -> bytes:
        """Return the document with what changed; `document` itself when nothing did."""
        changed = [part for part, root in self.roots.items() if etree.tostring(root) != self.found[part]]
        added = [part for part in self.roots if part not in self.package.entries]
        if not changed and not added:
            return document
        for part in changed:
            self.assembly.put(part, write_xml(self.roots[part]))
        return write_package(self.assembly.entries())


_SIDES: Final = ("before", "after")


def _counts_characters(element: Element) -> bool:
    return any(str(name).endswith(("Chars", "Lines")) for name in element.attrib)


def require_p_pr(paragraph: Element) -> Element:
    """Return the properties of a paragraph, made when it has none."""
    return _require_first(paragraph, _P_PR)


def require_r_pr(run: Element) -> Element:
    """Return the properties of a run, made when it has none."""
    return _require_first(run, _R_PR)


def require_mark(paragraph: Element) -> Element:
    """Return the properties of a paragraph's mark, made when it has none."""
    p_pr = require_p_pr(paragraph)
    found = p_pr.find(_R_PR)
    return put(p_pr, "w:rPr") if found is None else found


def _require_first(parent: Element, tag: str) -> Element:
    found = parent.find(tag)
    if found is None:
        found = parent.makeelement(tag, {})
        parent.insert(0, found)
    return found
