"""What must not happen when a document is mended: words that change, a file that Word would refuse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from baocao.errors import Location
from baocao.layout.mending.text import is_blank
from baocao.ooxml.fields import command_of
from baocao.ooxml.package import Package, read_package
from baocao.ooxml.structure import find_faults, find_package_faults
from baocao.ooxml.xml import Element, parse_xml, qn
from baocao.viet.text import to_nfc

_STORIES: Final = ("main+xml", "footnotes+xml", "endnotes+xml", "comments+xml")
_EDGES: Final = ("header+xml", "footer+xml")
_TEXTS: Final = tuple(qn(name) for name in ("w:t", "w:delText", "w:instrText", "m:t", "a:t"))
_COUNTED: Final = tuple(
    qn(name)
    for name in (
        *("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:commentReference", "w:commentRangeStart"),
        *("w:footnoteReference", "w:endnoteReference", "w:drawing", "w:pict", "w:object", "w:tbl", "w:tc"),
        *("w:hyperlink", "w:sdt", "w:bookmarkStart", "w:sym", "m:oMath"),
    )
)
"""What of a document's content is no text, and must be there as often as before."""
_TYPED_LINE: Final = re.compile(r"[_\-\u00ad\u2010-\u2015\u2212\u2500\u2501=*]+")
"""A paragraph of such signs draws a line; a border may take its place."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a document says, blanks and ways of writing an accent left out."""

    stories: dict[str, tuple[str, ...]]
    """{part: its paragraphs} of body, notes and comments; those without words left out."""
    edges: frozenset[str]
    """Words of headers and footers, page numbers left out; the same words may stand in several."""
    things: dict[str, dict[str, int]]
    """{part of `stories`: {element: how often}} of tracked changes, notes, pictures and the like."""


def has_same_words(before: bytes, after: bytes) -> bool:
    """Tell whether two files say the same: every letter and sign, deleted ones too, in the same order.

    Blanks, composed or decomposed letters, the number of the page and typed
    lines do not count.

    Args:
        before: a whole .docx.
        after: the same, mended.
    """
    return read_content(before) == read_content(after)


def read_content(document: bytes) -> Content:
    """Return what a document says."""
    package = read_package(document)
    stories: dict[str, tuple[str, ...]] = {}
    things: dict[str, dict[str, int]] = {}
    edges: set[str] = set()
    for part, kind in package.content_types.items():
        if not kind.endswith((*_STORIES, *_EDGES)):
            continue
        root = _parse(package, part)
        words = tuple(text for paragraph in root.iter(qn("w:p")) if (text := _read_words(paragraph)))
        if kind.endswith(_EDGES):
            edges.update(words)
            continue
        stories[part] = words
        things[part] = dict(Counter(str(element.tag) for element in root.iter(*_COUNTED)))
    return Content(stories, frozenset(edges), things)


def find_new_faults(before: bytes, after: bytes) -> list[str]:
    """Return in Vietnamese what would make Word refuse or repair the mended file, and not the one before.

    A fault that the file came with may be found in more places: a run that is
    cut in two has its properties twice.
    """
    return sorted(set(_find_faults(after)) - set(_find_faults(before)))


def _find_faults(document: bytes) -> Iterator[str]:
    package = read_package(document)
    yield from find_package_faults(package)
    for part, kind in package.content_types.items():
        if kind.endswith((*_STORIES, *_EDGES)):
            ids = frozenset(package.rels(part))
            yield from (f"{part}: {fault}" for fault in find_faults(_parse(package, part), ids))


def _parse(package: Package, part: str) -> Element:
    return parse_xml(package.read(part), Location(file=package.name, path=part))


def _read_words(paragraph: Element) -> str:
    text = to_nfc("".join(_iter_texts(paragraph)))
    bare = "".join(char for char in text if not is_blank(char))
    return "" if _TYPED_LINE.fullmatch(bare) else bare


def _iter_texts(paragraph: Element) -> Iterator[str]:
    """Yield the pieces of text of one paragraph, those of boxes inside it and of its PAGE fields left out."""
    codes: list[str] = []
    told = 0
    for element in _iter_inside(paragraph):
        if element.tag == qn("w:instrText") and codes:
            codes[-1] += element.text or ""
        elif element.tag != qn("w:fldChar"):
            if "PAGE" not in map(command_of, codes):
                yield element.text or ""
        elif element.get(qn("w:fldCharType")) == "begin":
            codes.append("")
        elif codes:  # the code is whole, however many runs it was cut into
            if len(codes) > told and command_of(codes[-1]) != "PAGE":
                yield codes[-1]
            told = len(codes)
            if element.get(qn("w:fldCharType")) == "end":
                codes.pop()
                told = len(codes)


def _iter_inside(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in _TEXTS or child.tag == qn("w:fldChar"):
            yield child
        elif child.tag == qn("w:fldSimple") and command_of(child.get(qn("w:instr"), "")) == "PAGE":
            continue
        elif child.tag != qn("w:p") and len(child):
            yield from _iter_inside(child)
