"""The styles of a document being made: found by the name Word knows them by, added without a clash."""

from __future__ import annotations

import copy
from collections.abc import Container
from typing import Final

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.kin import find_kin, tree_of
from baocao.ooxml.whole import read_whole
from baocao.ooxml.xml import Element, qn

_VAL: Final = qn("w:val")


class StyleSheet:
    """Styles by id and by name; Word's own have English names, whatever language their ids are in.

    Source:
        ECMA-376 Part 1, 17.7.4.9 (name), 17.7.4.17 (style).
    """

    def __init__(self, root: Element | None) -> None:
        """Read a ``w:styles``; none is a document without styles."""
        self.by_id: dict[str, Element] = {}
        self._by_name: dict[tuple[str, str], Element] = {}
        for style in root.iterchildren(qn("w:style")) if root is not None else ():
            self._enter(style)

    def _enter(self, style: Element) -> None:
        kind = style.get(qn("w:type"), "paragraph")
        self.by_id.setdefault(style.get(qn("w:styleId"), ""), style)
        for name in (name_of(style), *_aliases_of(style)):
            self._by_name.setdefault((kind, name.casefold()), style)

    def find(self, kind: str, *names: str) -> Element | None:
        """Return the first style of `kind` (``paragraph``, ``table``…) that has one of these names."""
        for name in names:
            style = self._by_name.get((kind, name.casefold()))
            if style is not None:
                return style
        return None

    def find_grid(self) -> Element | None:
        """Return the table style with lines: Table Grid, or the first that draws them between rows."""
        found = self.find("table", "Table Grid")
        for style in self.by_id.values() if found is None else ():
            if style.get(qn("w:type")) == "table" and style.find(f".//{qn('w:insideH')}") is not None:
                return style
        return found

    def numbering_of(self, style: Element | None) -> tuple[str, int] | None:
        """Return (number of the list, level) that a style gives its paragraphs, itself or by its base."""
        seen: set[int] = set()
        while style is not None and id(style) not in seen:
            seen.add(id(style))
            if found := numbering_in(style):
                return found
            base = style.find(qn("w:basedOn"))
            style = None if base is None else self.by_id.get(base.get(_VAL, ""))
        return None


class GrowingStyleSheet(StyleSheet):
    """The styles of a document being made, which may get more."""

    def __init__(self, assembly: Assembly) -> None:
        """Read the styles that the document has now."""
        self._assembly = assembly
        part = find_kin(assembly, "styles")
        super().__init__(assembly.tree(part) if part is not None else None)

    @classmethod
    def of(cls, assembly: Assembly) -> GrowingStyleSheet:
        """Return the one stylesheet of a document."""
        return assembly.once(cls, lambda: cls(assembly))

    def add(self, style: Element) -> Element:
        """Return a copy of a style put into the document, its id and name changed when they are taken."""
        new = copy.deepcopy(style)
        new.tail = None
        identity = new.get(qn("w:styleId"), "")
        new.set(qn("w:styleId"), _first_free(identity, self.by_id, "{}{}"))
        new.attrib.pop(qn("w:default"), "")
        name = new.find(qn("w:name"))
        if name is not None:
            taken = {known for _, known in self._by_name}
            name.set(_VAL, _first_free(name.get(_VAL, ""), taken, "{} {}"))
        for alias in new.findall(qn("w:aliases")):
            new.remove(alias)
        tree_of(self._assembly, "styles").append(new)
        self._enter(new)
        return new


def numbering_in(holder: Element) -> tuple[str, int] | None:
    """Return (number of the list, level) that a paragraph or a style names itself; None for no list."""
    num_pr = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if num_pr is None:
        return None
    number, level = (num_pr.find(qn(name)) for name in ("w:numId", "w:ilvl"))
    if number is None or number.get(_VAL, "0") == "0":
        return None
    return number.get(_VAL, ""), 0 if level is None else read_whole(level.get(_VAL))


def name_of(style: Element) -> str:
    """Return the name of a style; empty when it has none."""
    name = style.find(qn("w:name"))
    return "" if name is None else name.get(_VAL, "")


def id_of(style: Element) -> str:
    """Return the id by which text refers to a style."""
    return style.get(qn("w:styleId"), "")


def _aliases_of(style: Element) -> list[str]:
    aliases = style.find(qn("w:aliases"))
    return [] if aliases is None else [one.strip() for one in aliases.get(_VAL, "").split(",") if one.strip()]


def _first_free(wanted: str, taken: Container[str], pattern: str) -> str:
    number, free = 1, wanted
    while free in taken or free.casefold() in taken:
        number += 1
        free = pattern.format(wanted, number)
    return free
