"""The XML of Office Open XML: names, one strict parser, one canonical form."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from lxml import etree

from baocao.errors import Location, PackageError

Element = etree._Element  # noqa: SLF001  # lxml exports no public name for its element type

NSMAP: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""{prefix: namespace} as Word writes them."""

STRICT_TO_TRANSITIONAL: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": NSMAP["w"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": NSMAP["r"],
    "http://purl.oclc.org/ooxml/drawingml/main": NSMAP["a"],
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": NSMAP["wp"],
}

MAX_DEPTH: Final = 250
"""How deep elements may nest; libxml2's own limit without ``huge_tree`` is 256."""

FORBIDDEN_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write (production 2, Char)."""


MAX_TAGS: Final = 6_000_000
"""Opening and closing tags of one part; a table of 20,000 rows has two million."""
MAX_ATTRIBUTES: Final = 1_000
_LONG_TAG: Final = re.compile(rb"<(?=[^<]{8000})(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+")
"""A tag up to its end, when that, or the text behind it, is far off."""


class BrokenXmlError(PackageError):
    """A part of the Word file is not well-formed XML, or nests without end."""

    code = "P101"


class XmlFloodError(PackageError):
    """A part is built to take hours or all memory: millions of elements, thousands of attributes on one."""

    code = "P120"


class DoctypeError(PackageError):
    """A part declares a DTD or entities; Word never does."""

    code = "P102"


@cache
def qn(name: str) -> str:
    """Return the lxml name of a prefixed one.

    >>> qn("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    prefix, _, local = name.partition(":")
    return f"{{{NSMAP[prefix]}}}{local}"


def parse_xml(content: bytes, where: Location) -> Element:
    """Return the root element of one part; never repairs, never fetches, never expands entities.

    Raises:
        DoctypeError: P102, a document type or an entity is declared.
        BrokenXmlError: P101, anything else that XML forbids; with libxml2's line and column.
    """
    root: Element = _parse(content, where, None)
    if root.getroottree().docinfo.internalDTD is not None:
        raise DoctypeError(
            "tệp khai báo DTD, không an toàn để mở", where=where, hint="Lưu lại tệp bằng Word thành .docx mới"
        )
    return root


def check_xml(content: bytes, where: Location) -> None:
    """Refuse what `parse_xml` refuses, without building a tree: three times as fast.

    Raises:
        DoctypeError: P102; BrokenXmlError: P101.
    """
    _parse(content, where, _NoTree())


class _NoTree:
    """What the parser reports to when nobody wants to know."""

    def close(self) -> None:
        """End."""


def _parse(content: bytes, where: Location, target: Any) -> Any:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise DoctypeError(
            "tệp khai báo DTD hoặc thực thể XML, không an toàn để mở",
            where=where,
            hint="Mở tệp bằng Word rồi lưu lại thành .docx mới",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_blank_text=False,
        load_dtd=False,
        target=target,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenXmlError(
            f"nội dung XML bị hỏng{_place(error)}",
            where=where,
            hint="Mở tệp bằng Word rồi lưu lại thành .docx mới",
        ) from error


def refuse_flood(content: bytes, where: Location) -> None:
    """Refuse a part of more tags, or an element of more attributes, than any document has.

    Raises:
        XmlFloodError: P120.

    Cost:
        One pass over the bytes; nothing is parsed.
    """
    if content.count(b"<") > MAX_TAGS:
        shown = f"{MAX_TAGS // 1_000_000} triệu thẻ XML"
    elif any(found[0].count(b"=") > MAX_ATTRIBUTES for found in _LONG_TAG.finditer(content)):
        shown = f"{MAX_ATTRIBUTES} thuộc tính ở một phần tử"
    else:
        return
    raise XmlFloodError(
        f"tệp .docx có hơn {shown}, không an toàn để mở",
        where=where,
        hint="Mở bằng Word rồi lưu thành .docx mới",
    )


def _place(error: Exception) -> str:
    line, column = getattr(error, "position", (0, 0))
    return f" ở dòng {line}, cột {column}" if line else ""


def serialize(root: Element) -> str:
    """Return the element as text, without a declaration."""
    return etree.tostring(root, encoding="unicode")


DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_xml(root: Element) -> bytes:
    """Return a whole part: the declaration and the element."""
    return (DECLARATION + serialize(root)).encode("utf-8")


def canonical_xml(content: bytes) -> str:
    """Return the XML in one fixed shape: sorted attributes, one element a line, two blanks a level.

    Blanks inside text elements stay; it is the form goldens are kept in.

    Source:
        W3C Canonical XML 1.0 for attribute order and namespaces.
    """
    root = parse_xml(content, Location())
    lines: list[str] = []
    _write_canonical(root, 0, lines)
    return "\n".join(lines) + "\n"


def _write_canonical(element: Element, level: int, lines: list[str]) -> None:
    margin = "  " * level
    attributes = "".join(
        f' {_short(str(name))}="{_escape(str(value))}"' for name, value in sorted(element.attrib.items())
    )
    tag = _short(str(element.tag))
    children = [child for child in element if isinstance(child.tag, str)]
    if children:
        lines.append(f"{margin}<{tag}{attributes}>")
        for child in children:
            _write_canonical(child, level + 1, lines)
        lines.append(f"{margin}</{tag}>")
    elif element.text:
        lines.append(f"{margin}<{tag}{attributes}>{_escape(element.text)}</{tag}>")
    else:
        lines.append(f"{margin}<{tag}{attributes}/>")


_PREFIXES = {uri: prefix for prefix, uri in NSMAP.items()}


def _short(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    return f"{_PREFIXES.get(uri, uri)}:{local}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
