"""What Jinja is given: one tag a line, and apart from it the XML that stands between the tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from baocao.errors import Finding
from baocao.ooxml.paragraphs import is_solid, section_of, spare_floaters
from baocao.ooxml.runs import add_text_before, read_text
from baocao.ooxml.xml import DECLARATION, Element, qn
from baocao.template.blocks import Tag
from baocao.template.cells import settle_orders
from baocao.template.marks import CLOSE_CELL, OPEN_CELL, TAG_MARK
from baocao.template.scopes import place_marks
from baocao.template.tags import Kind

_SILENT: Final = frozenset({"set", "macro"})
"""Blocks that print nothing where they stand."""
_BEGIN, _END = f"{OPEN_CELL}silent{CLOSE_CELL}", f"{OPEN_CELL}/silent{CLOSE_CELL}"
"""Around a paragraph of which nothing is printed."""


def place_tags(tags: Sequence[Tag]) -> list[Finding]:
    """Let the marks of all tags of a part stand where they act; return warnings of what gets lost."""
    settle_orders(tags)
    warnings = place_marks(tags)
    groups: dict[Element, list[Tag]] = defaultdict(list)
    for tag in tags:
        if not tag.is_attribute:
            groups[tag.paragraph].append(tag)
    for paragraph, group in groups.items():
        if any(tag.raw.keyword in _SILENT for tag in group) and _is_silent(paragraph, group):
            spare_floaters(paragraph)
            add_text_before(paragraph, _BEGIN)
            paragraph.tail = _END + (paragraph.tail or "")
    return warnings


def _is_silent(paragraph: Element, group: Sequence[Tag]) -> bool:
    """Tell whether all text of a paragraph stands in blocks of it that print nothing."""
    if paragraph.getparent() is None or paragraph.tag != qn("w:p") or is_solid(paragraph):
        return False
    if section_of(paragraph) is not None:
        return False
    tags = {tag.index: tag for tag in group}
    inside = set(group)
    if not all(tag.block is None or inside.issuperset(tag.block.tags) for tag in group):
        return False
    depth = 0
    for place, text in enumerate(TAG_MARK.split(read_text(paragraph).text)):
        if place % 2 == 0:
            if depth == 0 and text.strip():
                return False
            continue
        tag = tags.get(int(text))
        if tag is None or (depth == 0 and not tag.is_silent):
            return False
        depth += _step(tag)
    return True


def _step(tag: Tag) -> int:
    """Return 1 for a tag that opens a silent block, -1 for one that closes it."""
    return tag.step if tag.block is not None and tag.block.keyword in _SILENT else 0


def cut(text: str, tags: list[Tag]) -> tuple[list[str], list[Tag]]:
    """Return the XML between the marks, one piece more than tags, and the tags in the order they print."""
    halves = TAG_MARK.split(DECLARATION + text)
    pieces, order = [halves[0]], []
    for index, piece in zip(halves[1::2], halves[2::2], strict=True):
        tag = tags[int(index)]
        if tag.is_dropped:
            pieces[-1] += piece
        else:
            order.append(tag)
            pieces.append(piece)
    if any(_BEGIN in piece for piece in pieces):
        _drop_silent(pieces, order)
    return pieces, order


def _drop_silent(pieces: list[str], order: Sequence[Tag]) -> None:
    """Take away the XML of paragraphs of which nothing is printed, but not what their blocks hold."""
    depth, is_dropping = 0, False
    for place, piece in enumerate(pieces):
        depth += _step(order[place - 1]) if place and is_dropping else 0
        kept = "" if is_dropping and depth == 0 else piece
        if is_dropping and depth == 0 and _END in piece:
            kept, is_dropping = piece.partition(_END)[2], False
        if not is_dropping:
            depth = 0
            while _BEGIN in kept:
                head, _, rest = kept.partition(_BEGIN)
                is_dropping = _END not in rest
                kept = head + rest.partition(_END)[2]
        pieces[place] = kept


def write_source(lines: Iterable[str]) -> str:
    """Return Jinja's source, one tag a line; the first line is for what stands before the first tag."""
    return "".join(["\n", *(f"{line}\n" for line in lines)])


def to_jinja(tag: Tag) -> str:
    """Return a tag as Jinja reads it; statements about cells are values to it."""
    if tag.raw.cell_order is not None:
        return f"{{{{ {tag.raw.cell_value} }}}}"
    if tag.raw.kind is Kind.STATEMENT:
        return f"{{% {tag.raw.body} %}}"
    return f"{{{{ {tag.raw.body} }}}}"
