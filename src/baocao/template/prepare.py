"""What a part goes through around the reading of its tags: Word's prefixes, controls let go of their data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from baocao.ooxml.xml import NSMAP, Element, qn
from baocao.template.blocks import Tag

_MAIN: Final = NSMAP["w"]
_PREFIXES: Final = {uri: prefix for prefix, uri in NSMAP.items()}
_NAMING: Final = (
    *(qn(f"mc:{name}") for name in ("Ignorable", "MustUnderstand", "ProcessContent")),
    "Requires",
)
"""Attributes that name namespaces by their prefixes.

Source:
    ECMA-376 Part 3, 7.1 and 7.6.
"""
_BINDINGS: Final = (qn("w:dataBinding"), qn("w15:dataBinding"), qn("w:showingPlcHdr"))


def with_own_prefixes(root: Element, content: bytes) -> Element:
    """Return the root with WordprocessingML under ``w`` and no default namespace; as it is when it has them.

    Values and typed values are written with Word's prefixes; files of other
    programs may use ``ns0`` or none.

    Args:
        root: of a part.
        content: the part's bytes, from which it is told cheaply whether there is anything to do.
    """
    if root.prefix == "w" and b"xmlns=" not in content and content.count(_MAIN.encode()) == 1:
        return root
    given = _give_prefixes(root)
    for element in root.iter("*"):
        for name in _NAMING:
            if (value := element.get(name)) is not None:
                uris = [element.nsmap.get(prefix, "") for prefix in value.split()]
                element.set(name, " ".join(given[uri] for uri in uris if uri in given))
    declared: dict[str, str] = {prefix: uri for uri, prefix in given.items()}
    attributes = {str(name): str(value) for name, value in root.attrib.items()}
    renamed = root.makeelement(root.tag, attributes, nsmap=declared)
    renamed.text = root.text
    renamed.extend(list(root))
    return renamed


def _give_prefixes(root: Element) -> dict[str, str]:
    """Return {namespace: prefix} for all that is declared below `root`; one prefix each, Word's for ours."""
    given = {_MAIN: "w"}
    for element in root.iter("*"):
        for prefix, uri in element.nsmap.items():
            if uri in given or prefix == "xml":
                continue
            wanted = first = prefix or _PREFIXES.get(uri, "ns")
            number = 0
            while wanted in given.values():
                number += 1
                wanted = f"{first}{number}"
            given[uri] = wanted
    return given


def release_controls(root: Element, tags: Iterable[Tag]) -> None:
    """Take the data binding from content controls that hold tags, and their standing as a placeholder.

    Word fills a bound control from its own store when it opens the file, over
    whatever was rendered; a placeholder vanishes at the first click.

    Source:
        ECMA-376 Part 1, 17.5.2.6 (dataBinding), 17.5.2.39 (showingPlcHdr).
    """
    if next(root.iter(qn("w:sdtPr")), None) is None:
        return
    seen: set[Element] = set()
    for tag in tags:
        for control in tag.paragraph.iter(qn("w:sdt")):
            if any(tag.mark in (text.text or "") for text in control.iter(qn("w:t"))):
                _release(control, seen)
        for control in tag.paragraph.iterancestors(qn("w:sdt")):
            _release(control, seen)


def _release(control: Element, seen: set[Element]) -> None:
    if control in seen:
        return
    seen.add(control)
    properties = control.find(qn("w:sdtPr"))
    if properties is not None:
        for child in [one for one in properties if one.tag in _BINDINGS]:
            properties.remove(child)
