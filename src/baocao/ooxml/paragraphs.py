"""What a paragraph holds beside its text: a section's end, range marks, pictures; and emptying it."""

from __future__ import annotations

from typing import Final

from baocao.ooxml.xml import Element, qn

FLOATERS: Final = frozenset(
    qn(f"w:{kind}{end}")
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange", "perm")
    for end in ("Start", "End")
)
"""Range marks that may stand beside paragraphs and must outlive the one they stand in."""
SOLID: Final = frozenset(
    {qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("w:fldChar"), qn("w:fldSimple"), qn("w:sym")}
    | {qn("w:footnoteReference"), qn("w:endnoteReference"), qn("m:oMath")}
)
"""What makes a paragraph worth keeping though it holds no text."""


def is_solid(element: Element) -> bool:
    """Tell whether an element holds what makes it worth keeping without text: a picture, a page break…."""
    if next(element.iter(*SOLID), None) is not None:
        return True
    return any(br.get(qn("w:type")) in {"page", "column"} for br in element.iter(qn("w:br")))


def section_of(paragraph: Element) -> Element | None:
    """Return the properties of the section that ends with a paragraph; None for most."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def spare_floaters(paragraph: Element) -> None:
    """Put the range marks in a paragraph before it."""
    for floater in [child for child in paragraph.iter() if child.tag in FLOATERS]:
        paragraph.addprevious(floater)


def strip(paragraph: Element) -> None:
    """Leave nothing but its properties in a paragraph."""
    for child in paragraph.findall("*"):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
