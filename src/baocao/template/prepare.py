"""What a part goes through around the reading of its tags: Word's prefixes, controls let go of their data."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from baocao.errors import Location, TemplateError
from baocao.ooxml.xml import NSMAP, Element, qn
from baocao.template.blocks import Tag
from baocao.template.marks import RESERVED

_MAIN: Final = NSMAP["w"]
_PREFIXES: Final = {uri: prefix for prefix, uri in NSMAP.items()}
_RESERVED: Final = re.compile(f"[{RESERVED}]")
_MAYBE_RESERVED: Final = re.compile(rb"\xf4\x8f\xbf|&#|\A(?:\xff\xfe|\xfe\xff)")
_NAMING: Final = (
    *(qn(f"mc:{name}") for name in ("Ignorable", "MustUnderstand", "ProcessContent")),
    "Requires",
)
"""Attributes that name namespaces by their prefixes.

Source:
    ECMA-376 Part 3, 7.1 and 7.6.
"""
_BINDINGS: Final = (qn("w:dataBinding"), qn("w15:dataBinding"), qn("w:showingPlcHdr"), qn("w:text"))


class ReservedSignError(TemplateError):
    """The template holds signs that only this program uses, and that no font has."""

    code = "T120"


def refuse_reserved(root: Element, content: bytes, where: Location) -> None:
    """Refuse a part that holds our own marks: a text must not pass for a tag.

    Raises:
        ReservedSignError: T120.
    """
    if not _MAYBE_RESERVED.search(content):
        return
    texts = (text for one in root.iter() for text in (one.text, one.tail, *map(str, one.attrib.values())))
    if any(text and _RESERVED.search(text) for text in texts):
        raise ReservedSignError(
            "mẫu có ký tự dành riêng (U+10FFF0 đến U+10FFFF), không phông chữ nào có",
            where=where,
            hint="Xóa ký tự lạ ấy trong Word, hoặc chép chữ sang một tệp .docx mới",
        )


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
                known = element.nsmap
                element.set(name, " ".join(given[known[one]] for one in value.split() if one in known))
    declared: dict[str, str] = {prefix: uri for uri, prefix in given.items()}
    attributes = {str(name): str(value) for name, value in root.attrib.items()}
    renamed = root.makeelement(root.tag, attributes, nsmap=declared)
    renamed.text = root.text
    renamed.extend(list(root))
    return renamed


def _give_prefixes(root: Element) -> dict[str, str]:
    """Return {namespace: prefix} for all that is used below `root`; one prefix each, Word's for ours."""
    given = {_MAIN: "w"}
    taken = {"w", "xml"}
    numbers = itertools.count(1)
    for uri, prefix in _iter_namespaces(root):
        if uri in given or uri == NSMAP["xml"]:
            continue
        wanted = prefix or _PREFIXES.get(uri, "")
        if not wanted or wanted in taken:
            wanted = next(name for number in numbers if (name := f"ns{number}") not in taken)
        given[uri] = wanted
        taken.add(wanted)
    return given


def _iter_namespaces(root: Element) -> Iterator[tuple[str, str | None]]:
    """Yield (namespace, prefix) of what the root declares, of elements, attributes and what names them."""
    yield from ((uri, prefix) for prefix, uri in root.nsmap.items())
    for element in root.iter("*"):
        if element.tag.startswith("{"):
            yield element.tag[1:].partition("}")[0], element.prefix
        for name in element.attrib:
            if name in _NAMING or (str(name).startswith("{") and not str(name).startswith(f"{{{_MAIN}}}")):
                yield from ((uri, prefix) for prefix, uri in element.nsmap.items())
                break


def release_controls(root: Element, tags: Iterable[Tag]) -> None:
    """Let content controls that hold tags hold anything: unbound, no placeholder, not for plain text only.

    Word fills a bound control from its own store when it opens the file, over
    whatever was rendered; a placeholder vanishes at the first click; and a
    control for plain text holds no picture, link or second paragraph.

    Source:
        ECMA-376 Part 1, 17.5.2.6 (dataBinding), 17.5.2.39 (showingPlcHdr), 17.5.2.44 (text).
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
