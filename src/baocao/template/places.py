"""Where a paragraph stands, in the words of somebody who looks at the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from baocao.errors import Location
from baocao.ooxml.package import Package
from baocao.ooxml.runs import PARAGRAPHS
from baocao.ooxml.xml import NSMAP, Element, qn

_STEPS: Final = {
    qn("w:tbl"): "bảng",
    qn("w:tr"): "hàng",
    qn("w:tc"): "ô",
    qn("w:txbxContent"): "khung chữ",
    qn("w:footnote"): "chú thích",
    qn("w:endnote"): "chú thích",
    qn("w:comment"): "nhận xét",
}
"""Elements that are a step of a place; each starts counting what is inside it anew."""
_TWINS: Final = qn("mc:AlternateContent")
_TYPE: Final = qn("w:type")

PART_NAMES: Final = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
    "comments": "nhận xét",
    "chart": "biểu đồ",
    "chartEx": "biểu đồ",
    "chartUserShapes": "hình trên biểu đồ",
    "diagramData": "sơ đồ SmartArt",
    "diagramDrawing": "hình vẽ của sơ đồ SmartArt",
}
"""{kind of a relationship: what the part it leads to is called}."""
_WORD_PARTS: Final = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_NUMBERED: Final = frozenset(PART_NAMES) - {"footnotes", "endnotes", "comments"}
DESCRIBING: Final = (qn("wp:docPr"), qn("pic:cNvPr"), qn("wps:cNvPr"))
"""What holds the alternative text of a drawing."""
VML: Final = f"{{{NSMAP['v']}}}"
PROPERTIES: Final = "thuộc tính tài liệu"
_PROPERTIES: Final = ("core-properties", "extended-properties", "custom-properties")
"""Kinds of the package's relationships; LibreOffice has a type of its own for the first, of the same kind."""
_PROPERTY_TYPES: Final = ("core-properties+xml", "extended-properties+xml", "custom-properties+xml")


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of the package that may hold tags."""

    name: str
    shown: str
    """Its Vietnamese name in messages."""
    is_word: bool
    """Whether it is WordprocessingML; in other parts every element's text is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph and the way to it from the part's root."""

    paragraph: Element
    steps: tuple[tuple[str, int], ...]
    """Names and numbers; 0 for what needs no number."""

    def locate(self, file: str, part: str, text: str = "", start: int = 0, width: int = 1) -> Location:
        """Return the place as shown: ``thân văn bản, bảng 2, hàng 3, ô 1, đoạn 1``."""
        path = ", ".join([part, *(f"{name} {number or ''}".rstrip() for name, number in self.steps)])
        return Location(file=file, path=path, column=start + 1, excerpt=text, width=width)


def find_text_parts(package: Package) -> list[TextPart]:
    """Return the parts where tags may stand, each once: the body and what it leads to, then the properties.

    Headers, footers, notes, comments, charts and SmartArt are found by walking
    the relationships, so a chart in a header or a drawing on a chart is not missed.
    """
    found = [TextPart(package.main_part, "thân văn bản", is_word=True)]
    seen = {package.main_part}
    counts: Counter[str] = Counter()
    for part in found:  # grows while it is walked
        for rel in sorted(package.rels(part.name).values(), key=lambda rel: rel.target):
            shown = PART_NAMES.get(rel.kind)
            if shown is None or rel.external or rel.target in seen or not _is_part(package, rel.target):
                continue
            seen.add(rel.target)
            counts[shown] += 1
            numbered = f"{shown} {counts[shown]}" if rel.kind in _NUMBERED else shown
            found.append(TextPart(rel.target, numbered, is_word=rel.kind in _WORD_PARTS))
    return found + [TextPart(name, PROPERTIES, is_word=False) for name in _find_properties(package, seen)]


def _is_part(package: Package, name: str) -> bool:
    """Tell whether a relationship may lead there: to content, not to how the file is put together."""
    return name in package.entries and not name.startswith("[") and not name.endswith(".rels")


def _find_properties(package: Package, seen: Container[str]) -> list[str]:
    """Return the parts of the document's properties: those related to the package, or of their type."""
    related = [
        rel.target for rel in package.rels("").values() if rel.kind in _PROPERTIES and not rel.external
    ]
    typed = [name for name, kind in package.content_types.items() if kind.endswith(_PROPERTY_TYPES)]
    return [name for name in dict.fromkeys(related + typed) if _is_part(package, name) and name not in seen]


def iter_spots(root: Element) -> Iterator[Spot]:
    """Yield every paragraph of a part with its place, in document order; boxes after their paragraph."""
    yield from _walk(root, (), Counter())


def _walk(element: Element, steps: tuple[tuple[str, int], ...], counts: Counter[str]) -> Iterator[Spot]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue  # a comment or a processing instruction
        if tag in PARAGRAPHS:
            counts["đoạn"] += 1
            here = (*steps, ("đoạn", counts["đoạn"]))
            yield Spot(child, here)
            yield from _walk(child, here, Counter())
        elif tag == _TWINS:
            before = Counter(counts)
            for twin in child:  # both say the same; the reader sees one of them
                of_twin = Counter(before)
                yield from _walk(twin, steps, of_twin)
                counts |= of_twin
        elif (name := _STEPS.get(tag)) is not None:
            counts[name] += child.get(_TYPE, "normal") == "normal"  # lines above notes are notes of no number
            yield from _walk(child, (*steps, (name, counts[name])), Counter())
        elif len(child):
            yield from _walk(child, steps, counts)


def is_alternative(element: str, attribute: str) -> bool:
    """Tell whether an attribute of an element of that name is what a picture says to those who do not see it.

    Source:
        ECMA-376 Part 1, 20.1.2.2.8 (cNvPr), 20.4.2.5 (docPr); Part 4, 19.1.2.19 (v:shape, alt).
    """
    return (element in DESCRIBING and attribute in {"descr", "title"}) or (
        element.startswith(VML) and attribute in {"alt", "title"}
    )


def find_above(element: Element, tag: str) -> Element | None:
    """Return the nearest element of that name at or above `element`."""
    current: Element | None = element
    while current is not None and current.tag != tag:
        current = current.getparent()
    return current


def is_inside(element: Element, outer: Element) -> bool:
    """Tell whether `element` is `outer` or stands in it."""
    current: Element | None = element
    while current is not None and current is not outer:
        current = current.getparent()
    return current is not None
