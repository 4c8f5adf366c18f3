"""What a part points to: read from the part in which that is written, and written there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from baocao.ooxml.xml import NSMAP, Element, qn, write_xml

IN_R: Final = f"{{{NSMAP['r']}}}"
"""How the names of attributes begin that hold the id of a relationship."""
_ELEMENT: Final = qn("rel:Relationship")


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points to."""

    id: str
    type: str
    """The whole type URI; `kind` is its last piece."""
    target: str
    """A part name for internal ones, a URL for external ones."""
    external: bool

    @property
    def kind(self) -> str:
        """The last piece of the type, e.g. ``image``, ``header``, ``hyperlink``."""
        return self.type.rsplit("/", 1)[-1]


def rels_part(part: str) -> str:
    """Return the name of the part that holds the relationships of `part`; of the package itself for ``""``.

    >>> rels_part("word/document.xml"), rels_part("")
    ('word/_rels/document.xml.rels', '_rels/.rels')

    Source:
        ECMA-376 Part 2, 9.3.3.
    """
    folder, leaf = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def read_rels(root: Element, part: str) -> dict[str, Relationship]:
    """Return {relationship id: Relationship} of `part`, from the root of the part that holds them."""
    found = {}
    for element in root.iter(_ELEMENT):
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        identity = element.get("Id", "")
        found[identity] = Relationship(identity, element.get("Type", ""), target, external)
    return found


def write_rels(part: str, rels: Iterable[Relationship]) -> bytes:
    """Return the part that holds the relationships of `part`."""
    root = etree.fromstring(f'<Relationships xmlns="{NSMAP["rel"]}"/>')
    for rel in rels:
        add_rel(root, part, rel)
    return write_xml(root)


def add_rel(root: Element, part: str, rel: Relationship) -> None:
    """Write one more relationship of `part` into the part that holds them."""
    new = root.makeelement(_ELEMENT, {"Id": rel.id, "Type": rel.type, "Target": shown_target(rel, part)})
    if rel.external:
        new.set("TargetMode", "External")
    root.append(new)


def shown_target(rel: Relationship, part: str) -> str:
    """Return the target as it is written for `part`: a URL, or the way from its folder."""
    return rel.target if rel.external else posixpath.relpath(rel.target, posixpath.dirname(part) or ".")


def iter_references(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield (element, name of the attribute) of everything that holds the id of a relationship."""
    for element in root.iter("*"):
        for name in map(str, element.attrib):
            if name.startswith(IN_R):
                yield element, name
