"""Let paragraphs out that a macro, a set block or a recursive loop printed inside the text of another one."""

from __future__ import annotations

from baocao.errors import Location, TemplateError
from baocao.ooxml.paragraphs import FLOATERS, is_solid
from baocao.ooxml.structure import BLOCKS
from baocao.ooxml.xml import Element, qn


class BrokenResultError(TemplateError):
    """What a template rendered is not sound XML; the template joins pieces that do not fit."""

    code = "T401"


def release_nested(root: Element, where: Location) -> bool:
    """Put paragraphs in the place of the one whose text they stand in; return whether there were any.

    Args:
        root: of a rendered part.
        where: the part, for messages.

    Raises:
        BrokenResultError: T401, the paragraph around them holds something else, too.

    Cost:
        Linear in the size of the part, when nothing is nested in a text.
    """
    holders = [element for element in root.iter(qn("w:t")) if len(element)]
    for element in holders:
        paragraph = next(element.iterancestors(qn("w:p")), None)
        parent = None if paragraph is None else paragraph.getparent()
        if paragraph is None or parent is None or not _holds_nothing_else(paragraph, element):
            raise BrokenResultError(
                "macro, set hoặc vòng lặp recursive chứa cả đoạn văn nhưng được in giữa một đoạn khác",
                where=Location(path=where.path, excerpt="".join(map(str, element.itertext()))[:60]),
                hint="Đặt thẻ in nó một mình trong một đoạn, hoặc đặt trọn khối ấy trong một đoạn",
            )
        blocks = list(element)
        for block in blocks:
            block.tail = None
            paragraph.addprevious(block)
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
            parent.remove(paragraph)
        elif element.text:
            element.text = ""
    return bool(holders)


def _holds_nothing_else(paragraph: Element, element: Element) -> bool:
    """Tell whether `paragraph` prints only the blocks that stand in `element`, one of its texts."""
    own = [element.text, *(block.tail for block in element)]
    own += [
        text.text
        for text in paragraph.iter(qn("w:t"))
        if text is not element and not _is_below(text, element)
    ]
    if any(text and text.strip() for text in own) or any(one.tag not in BLOCKS | FLOATERS for one in element):
        return False
    blocks = list(element)
    for block in blocks:
        element.remove(block)
    is_bare = not is_solid(paragraph)
    element.extend(blocks)
    return is_bare


def _is_below(element: Element, above: Element) -> bool:
    return any(one is above for one in element.iterancestors())
