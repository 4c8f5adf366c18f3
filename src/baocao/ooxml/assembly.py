"""A package being written: parts changed, parts added, and what points to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any, Final, TypeVar

from baocao.errors import BaocaoError, Location
from baocao.ooxml.entries import Entry, pack
from baocao.ooxml.package import Package
from baocao.ooxml.relationships import (
    Relationship,
    add_rel,
    read_rels,
    rels_part,
    shown_target,
    write_rels,
)
from baocao.ooxml.xml import NSMAP, Element, parse_xml, qn, write_xml

_TYPES: Final = "[Content_Types].xml"
_OFFICE: Final = NSMAP["r"]
_T = TypeVar("_T")
_Ids = dict[tuple[str, str, bool], str]
"""{(type, target, whether it is outside the package): relationship id}."""


class Assembly:
    """One document on its way out; the package it was made from is never changed.

    Every name and number it gives is free in the package and the same each time.
    """

    def __init__(self, package: Package) -> None:
        """Start from a package as it is."""
        self.package = package
        self._changed: dict[str, bytes] = {}
        """{part name: content} of parts replaced or added, in the order in which they came."""
        self._trees: dict[str, Element] = {}
        """{part name: root} of parts handed out to be changed."""
        self._added: dict[tuple[str, bytes], str] = {}
        """{(stem and suffix, digest): part name} of parts added."""
        self._numbers: dict[str, int] = {}
        """{stem and suffix: last number given}."""
        self._ids: dict[str, tuple[_Ids, set[str]]] = {}
        """{part: relationship ids, by what they lead to and all of them}, good while the tree has as many."""
        self.memo: dict[object, Any] = {}
        """What is remembered about this document; mostly by `once`."""

    @property
    def main_part(self) -> str:
        """Name of the part that holds the body."""
        return self.package.main_part

    def once(self, key: object, make: Callable[[], _T]) -> _T:
        """Return what `make` made when `key` was asked for first; a mistake is the same each time, too."""
        if key not in self.memo:
            try:
                self.memo[key] = make()
            except BaocaoError as error:
                self.memo[key] = error
        found = self.memo[key]
        if isinstance(found, BaocaoError):
            raise found
        return found  # type: ignore[no-any-return]  # as `make` gave it

    def next_number(self, key: object, taken: Callable[[], Iterable[int]]) -> int:
        """Return a number beyond those `taken`, looked through once, and those given under `key` so far."""
        return next(self.once(("numbers", key), lambda: count(max(taken(), default=0) + 1)))

    def add_up(self, key: object, amount: int) -> int:
        """Return the sum of all amounts given under `key` so far."""
        total: int = self.memo.get(key, 0) + amount
        self.memo[key] = total
        return total

    def __contains__(self, part: str) -> bool:
        """Whether the document has a part of this name, or will have."""
        return part in self._changed or part in self._trees or part in self.package.entries

    def read(self, part: str) -> bytes:
        """Return the content of a part as it is now."""
        if part in self._trees:
            return write_xml(self._trees[part])
        return self._changed[part] if part in self._changed else self.package.read(part)

    def put(self, part: str, content: bytes) -> None:
        """Replace the content of a part."""
        self._trees.pop(part, None)
        self._changed[part] = content

    def tree(self, part: str) -> Element:
        """Return the root of a part to be changed in place; what it holds in the end is written."""
        if part not in self._trees:
            self._trees[part] = parse_xml(self.read(part), Location(file=self.package.name, path=part))
        return self._trees[part]

    def add_part(
        self, stem: str, suffix: str, content: bytes, content_type: str, *, is_shared: bool = True
    ) -> str:
        """Return the name of a new part; the same content added twice is one part.

        Args:
            stem: folder and beginning of the name, e.g. ``word/media/image``; a free number follows.
            suffix: e.g. ``png``, without the dot.
            content: of the part.
            content_type: declared for this part alone; for the suffix, when no other has it.
            is_shared: give it a part of its own when false, whatever was added before.
        """
        import hashlib  # OpenSSL takes a while to load, and few documents add parts

        key = (f"{stem}.{suffix}", hashlib.sha256(content).digest())
        if is_shared and key in self._added:
            return self._added[key]
        number = self._numbers.get(key[0], 0) + 1
        while f"{stem}{number}.{suffix}" in self:
            number += 1
        self._numbers[key[0]] = number
        name = self._added[key] = f"{stem}{number}.{suffix}"
        return self.add_named(name, content, content_type)

    def add_named(self, name: str, content: bytes, content_type: str) -> str:
        """Return the name of a new part, which no part of the document may have yet."""
        self._changed[name] = content
        self._declare(name, name.rpartition(".")[2], content_type)
        return name

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of the relationship of `part` to `target`; an existing one is used again.

        Args:
            part: the part that points.
            kind: last piece of the type (``image``, ``hyperlink``), or the whole type.
            target: a part name; a URL when `external`.
            external: the target is outside the package.
        """
        whole = kind if "/" in kind else f"{_OFFICE}/{kind}"
        name = rels_part(part)
        if name not in self:
            self._changed[name] = write_rels(part, ())
        root = self.tree(name)
        known, taken = self._ids.get(part, ({}, set()))
        if len(taken) != len(root):  # the first time, or somebody else changed the tree
            known, taken = self._ids[part] = _read_ids(root)
        rel = Relationship("", whole, target, external)
        key = (whole, shown_target(rel, part), external)
        if key not in known:
            number = len(taken) + 1
            while f"rId{number}" in taken:
                number += 1
            known[key] = f"rId{number}"
            add_rel(root, part, replace(rel, id=known[key]))
            taken.add(known[key])
        return known[key]

    def rels(self, part: str) -> dict[str, Relationship]:
        """Return {relationship id: Relationship} of a part as they are now."""
        tree = self._trees.get(rels_part(part))
        return self.package.rels(part) if tree is None else read_rels(tree, part)

    def entries(self) -> Iterator[Entry]:
        """Yield the entries of the document: those untouched as they were packed, those added at the end."""
        changed = {**self._changed, **{part: write_xml(root) for part, root in self._trees.items()}}
        for name, entry in self.package.entries.items():
            yield pack(name, changed.pop(name)) if name in changed else entry
        for name, content in changed.items():
            yield pack(name, content)

    def _declare(self, part: str, suffix: str, content_type: str) -> None:
        """Say in the list of content types what a new part is.

        Source:
            ECMA-376 Part 2, 10.1.2.2.
        """
        types = self.tree(_TYPES)
        for default in types.iter(qn("ct:Default")):
            if str(default.get("Extension")).lower() == suffix.lower():
                if default.get("ContentType") == content_type:
                    return
                break
        else:
            if suffix != "xml":
                new = types.makeelement(qn("ct:Default"), {"Extension": suffix, "ContentType": content_type})
                types.insert(0, new)
                return
        override = {"PartName": f"/{part}", "ContentType": content_type}
        types.append(types.makeelement(qn("ct:Override"), override))


def _read_ids(root: Element) -> tuple[_Ids, set[str]]:
    known: _Ids = {}
    taken = set()
    for element in root.iter(qn("rel:Relationship")):
        is_external = element.get("TargetMode") == "External"
        key = (element.get("Type", ""), element.get("Target", ""), is_external)
        known.setdefault(key, element.get("Id", ""))
        taken.add(element.get("Id", ""))
    return known, taken
