"""Where blocks that are put in meet those around them."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.ooxml.xml import Element, qn


def part_tables(blocks: list[Element], paragraph: Element) -> list[Element]:
    """Return blocks that are to stand for a paragraph, with an empty one wherever two tables would touch.

    Word makes one table of two that touch, and a cell, a header or a body wants
    to end in a paragraph.

    Source:
        ECMA-376 Part 1, 17.4.37 (tbl), 17.4.65 (tc).
    """
    return list(_part(blocks, paragraph))


def _part(blocks: list[Element], paragraph: Element) -> Iterator[Element]:
    before = paragraph.getprevious()
    was_table = before is not None and before.tag == qn("w:tbl")
    for block in blocks:
        is_table = block.tag == qn("w:tbl")
        if was_table and is_table:
            yield paragraph.makeelement(qn("w:p"))
        yield block
        was_table = is_table
    after = paragraph.getnext()
    if was_table and (after is None or after.tag != qn("w:p")):
        yield paragraph.makeelement(qn("w:p"))
