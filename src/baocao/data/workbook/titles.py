"""What blocks are called: titles, and the headings of pairs that are known outside their block."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from baocao.data.workbook import words
from baocao.data.workbook.layout import Block, list_blocks
from baocao.data.workbook.slots import Slot, fold_heading

_ENUMERATION: Final = re.compile(
    r"^(?:(?:phần|mục|bảng|biểu|phụ lục)\s+)?(?:[IVXLC]+|[A-Z]|[0-9]+(?:\.[0-9]+)*)\s*[.):/-]\s*",
    re.IGNORECASE,
)
_LOOSE_SYLLABLES: Final = 3
"""Syllables that a heading has which is known outside its block."""


@cache
def pair_headings() -> frozenset[str]:
    """Return every heading of pairs, folded."""
    slots = [slot for block in list_blocks().values() if block.make == "pairs" for slot in block.slots]
    return frozenset(one for slot in slots for one in (fold_heading(slot.heading), *slot.others))


@cache
def loose_headings() -> dict[str, tuple[Block, Slot]]:
    """Return the headings of pairs that are known outside their block."""
    found: dict[str, tuple[Block, Slot]] = {}
    shared = set()
    for block in list_blocks().values():
        for slot in block.slots if block.make == "pairs" else ():
            others = words.OTHER_HEADINGS.get(slot.key, ())
            for name in {fold_heading(one) for one in (slot.heading, *others)}:
                shared |= {name} if name in found else set()
                found[name] = block, slot
    long = {name: one for name, one in found.items() if name.count("_") + 1 >= _LOOSE_SYLLABLES}
    return {name: one for name, one in long.items() if name not in shared}


@cache
def _titles() -> dict[str, Block]:
    blocks = list_blocks().values()
    others = {other: block for block in reversed(blocks) for other in block.others}
    return others | {fold_heading(block.title): block for block in blocks}


def find_title(text: str) -> Block | None:
    """Return the block that a text is the title of."""
    for one in (text, _ENUMERATION.sub("", text, count=1)):
        if block := _titles().get(fold_heading(one)):
            return block
    return None
