"""Tell from the text of a rendered part alone that there is nothing to mend in it, as most often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from baocao.ooxml.xml import Element, qn
from baocao.template.blocks import Tag
from baocao.template.marks import NEW_PARAGRAPH, OPEN_CELL, OPEN_HELD, TAG_MARK

_DELICATE: Final = re.compile(
    r"<(?:mc|v|o|wp):|:(?:docPr|fldChar|ins|del|sdt|(?:bookmark|comment|move|perm|customXml)\w*)[ />]"
    r"|:(?:paraId|textId|id|embed|link)=|<w:gridSpan w:val=\"0\"|<w:altChunk"
)
"""What may not stand twice, or not without its other half: ids, ranges, fields, drawings."""
_REPEATING: Final = frozenset({"for", "macro", "call"})
Ends = tuple[tuple[str, str], ...]
"""(an end tag, what it looks like behind what must be last)."""
ENDS: Final[Ends] = tuple(
    (f"</w:{outer}>", f"</w:{inner}></w:{outer}>")
    for outer, inner in (
        *(("tc", "p"), ("tr", "tc"), ("tbl", "tr"), ("txbxContent", "p"), ("hdr", "p"), ("ftr", "p")),
        *(("footnote", "p"), ("endnote", "p"), ("comment", "p")),
    )
)
_SIGNS: Final = (NEW_PARAGRAPH, OPEN_HELD, OPEN_CELL, ":instr")
"""What is put in place on the tree, or looked at there: typed values, statements for cells, fields."""
PARA_IDS: Final = (qn("w14:paraId"), qn("w14:textId"))
"""By which Word's collaboration knows paragraphs and rows."""


def is_delicate(tags: Sequence[Tag], pieces: Sequence[str]) -> bool:
    """Tell whether a block of a part could repeat or drop what may not be repeated or dropped alone.

    Args:
        tags: in the order in which they print.
        pieces: the XML before the first tag, then behind each.
    """
    depth = 0
    for tag, piece in zip(tags, pieces[1:], strict=True):
        depth += tag.step
        if tag.is_in_field or tag.is_holding:
            return True
        if depth and _DELICATE.search(piece):
            return True
    return False


def find_ends(pieces: Iterable[str]) -> Ends:
    """Return those of `ENDS` that the XML of a part holds; values add none."""
    text = "".join(pieces)
    return tuple(pair for pair in ENDS if pair[0] in text)


def is_whole(text: str, ends: Ends) -> bool:
    """Tell whether all cells, rows, tables and stories of a rendered text end behind their last block.

    False only means that somebody must look at the tree.

    Args:
        text: of a part.
        ends: of its template, from `find_ends`.

    Cost:
        Linear; a search for four to some twenty strings.
    """
    if any(sign in text for sign in _SIGNS):
        return False
    return all(text.count(end) == text.count(wanted) for end, wanted in ends)


def ease(root: Element, tags: Iterable[Tag], content: bytes) -> None:
    """Take away beforehand what each turn of a loop would make a mistake of; end empty paragraphs apart.

    Paragraphs and rows inside loops lose the ids by which Word's collaboration
    knows them; Word gives new ones.

    Args:
        root: of the part, marks in place.
        tags: of the part.
        content: the part as it came, to see cheaply whether it has such ids.

    Source:
        [MS-DOCX] 2.2.4 (paraId, textId): unique in the document, optional.
    """
    for cell in root.iter(qn("w:tc")):
        last = cell[-1] if len(cell) else None
        if last is not None and last.tag == qn("w:p") and not len(last) and last.text is None:
            last.text = ""  # written with an end tag of its own
    if b":paraId=" not in content:
        return
    steps = {tag.index: tag.step for tag in tags if tag.raw.keyword.removeprefix("end") in _REPEATING}
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and depth:
            for name in PARA_IDS:
                element.attrib.pop(name, None)
        text = element.text if event == "start" else element.tail
        if text:
            depth += sum(steps.get(int(found[1]), 0) for found in TAG_MARK.finditer(text))
