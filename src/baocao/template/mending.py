"""What loops and conditions leave that Word would not open, mended where there is one right answer."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable, Iterable
from typing import Final

from baocao.ooxml.bookmarks import BookmarkNames
from baocao.ooxml.paragraphs import section_of
from baocao.ooxml.runs import PARAGRAPHS, keep_tail_and_remove
from baocao.ooxml.structure import BLOCKS, find_hollow, find_loose_cells
from baocao.ooxml.xml import Element, qn
from baocao.template.marks import NEW_PARAGRAPH, OPEN_CELL
from baocao.template.merging import obey_orders
from baocao.template.soundness import PARA_IDS
from baocao.template.splitting import copy_hollow, lift

_STORIES: Final = tuple(
    qn(f"w:{name}") for name in ("hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")
)
"""What must hold at least one block.

Source:
    ECMA-376 Part 1, 17.10.4 (hdr), 17.11.10 (footnote), 17.17.1 (txbxContent).
"""


def _split_paragraphs(root: Element) -> bool:
    """Cut paragraphs where a value asked for a new one; each keeps the properties of the first."""
    for element in list(root.iter(qn("w:t"))):
        if element.text and NEW_PARAGRAPH in element.text:
            _split_paragraph(element, element.text.split(NEW_PARAGRAPH))
    return True


def _split_paragraph(element: Element, texts: list[str]) -> None:
    """Put each of `texts` in a paragraph of its own; what stands behind `element` goes with the last one."""
    paragraph = next(element.iterancestors(*PARAGRAPHS))
    parent = paragraph.getparent()
    if parent is None:
        return
    between = _copy_bare(element, paragraph)
    element.text = texts[0] + NEW_PARAGRAPH + texts[-1]
    lift(element, NEW_PARAGRAPH, parent)
    paragraph.tail = (paragraph.tail or "").replace(NEW_PARAGRAPH, "", 1)
    for one in (paragraph, between):
        if (section := section_of(one)) is not None:
            keep_tail_and_remove(section)  # it stays with the last one
    previous = paragraph
    for text in texts[1:-1]:
        new = copy.deepcopy(between)
        next(new.iter(element.tag)).text = text
        previous.addnext(new)
        previous = new


def _copy_bare(element: Element, paragraph: Element) -> Element:
    """Return a copy of `paragraph` that holds nothing but its properties and the way down to `element`."""
    copied = copy_hollow(element)
    for above in element.iterancestors():
        holder = copy_hollow(above)
        holder.append(copied)
        copied = holder
        if above is paragraph:
            break
    return copied


def _mend_tables(root: Element) -> bool:
    """Remove rows without cells and tables without rows, the innermost first, and end cells in a paragraph.

    Source:
        ECMA-376 Part 1, 17.4.65 (tc): "a table cell … shall end with a w:p".
    """
    changed = False
    while hollow := find_hollow(root):
        for element in reversed(hollow):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        changed = True
    return _fill(find_loose_cells(root)) or changed


def _fill_stories(root: Element) -> bool:
    """Give a paragraph to a header, a note or a box that lost its last one."""
    return _fill([story for story in root.iter(*_STORIES) if not any(child.tag in BLOCKS for child in story)])


def _fill(elements: Iterable[Element]) -> bool:
    changed = False
    for element in elements:
        element.append(element.makeelement(qn("w:p")))
        changed = True
    return changed


def _renumber_drawings(root: Element) -> bool:
    return _renumber(root.iter(qn("wp:docPr")), "id")


def _renumber_changes(root: Element) -> bool:
    return _renumber(root.iter(qn("w:ins"), qn("w:del")), qn("w:id"))


def _renumber_controls(root: Element) -> bool:
    return _renumber(root.iterfind(f".//{qn('w:sdtPr')}/{qn('w:id')}"), qn("w:val"))


def _drop_repeated_ids(root: Element) -> bool:
    """Take the ids from paragraphs and rows that a loop repeated; Word gives new ones."""
    changed = False
    seen: set[str] = set()
    for paragraph in root.iter(qn("w:p"), qn("w:tr")):
        identity = paragraph.get(PARA_IDS[0])
        if identity is None:
            continue
        if identity in seen:
            for name in PARA_IDS:
                if name in paragraph.attrib:
                    del paragraph.attrib[name]
            changed = True
        seen.add(identity)
    return changed


def _renumber(elements: Iterable[Element], name: str) -> bool:
    """Give numbers that are free to elements whose number another one before them has."""
    seen: set[str | None] = set()
    repeated = []
    for element in elements:
        if element.get(name) in seen:
            repeated.append(element)
        seen.add(element.get(name))
    free = (number for number in map(str, itertools.count(1)) if number not in seen)
    for element, number in zip(repeated, free, strict=False):
        element.set(name, number)
    return bool(repeated)


def _renumber_bookmarks(root: Element) -> bool:
    """Give repeated bookmarks ids and names of their own; drop starts without ends and ends without starts.

    Source:
        ECMA-376 Part 1, 17.13.6.2 (bookmarkStart): names are unique in a document.
    """
    starts = list(root.iter(qn("w:bookmarkStart")))
    ends = list(root.iter(qn("w:bookmarkEnd")))
    ids = [element.get(qn("w:id")) for element in starts]
    if len(set(ids)) == len(ids) and sorted(map(str, ids)) == sorted(
        str(end.get(qn("w:id"))) for end in ends
    ):
        return False
    open_starts: dict[str, Element] = {}
    names = BookmarkNames(start.get(qn("w:name"), "") for start in starts)
    seen: set[str] = set()
    number = 0
    for element in list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        identity = str(element.get(qn("w:id")))
        if element.tag == qn("w:bookmarkStart"):
            number += 1
            name = element.get(qn("w:name"), "")
            if name.casefold() in seen:
                element.set(qn("w:name"), names.take(name))
            seen.add(name.casefold())
            if identity in open_starts:
                keep_tail_and_remove(open_starts[identity])
            open_starts[identity] = element
            element.set(qn("w:id"), str(number))
        elif identity in open_starts:
            element.set(qn("w:id"), str(open_starts.pop(identity).get(qn("w:id"))))
        else:
            keep_tail_and_remove(element)
    for element in open_starts.values():
        keep_tail_and_remove(element)
    return True


MENDERS: Final[tuple[tuple[str, Callable[[Element], bool]], ...]] = (
    (NEW_PARAGRAPH, _split_paragraphs),
    (OPEN_CELL, obey_orders),
    (":tbl>", _mend_tables),
    ("", _fill_stories),
    (":docPr ", _renumber_drawings),
    (":ins ", _renumber_changes),
    (":del ", _renumber_changes),
    (":sdt>", _renumber_controls),
    (":bookmark", _renumber_bookmarks),
    (":paraId=", _drop_repeated_ids),
)
"""(what the text must hold for it to be worth a look, what is mended)."""
