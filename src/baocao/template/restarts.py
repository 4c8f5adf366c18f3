"""Numbered lists that begin anew in each turn of a loop: found in the template, done in the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.lists import repeat_list
from baocao.ooxml.runs import read_text
from baocao.ooxml.stylesheet import numbering_in
from baocao.ooxml.xml import Element, qn
from baocao.template.blocks import Tag
from baocao.template.cells import Cells
from baocao.template.marks import CLOSE_CELL, OPEN_CELL, TAG_MARK
from baocao.template.scopes import find_homes

Restarts = Mapping[str, Sequence[int]]
"""{number of a list: its levels} of lists that begin anew."""

_RESTART: Final = re.compile(f"{OPEN_CELL}list:([^{CLOSE_CELL}]*){CLOSE_CELL}")
_P, _VAL = qn("w:p"), qn("w:val")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A paragraph of the template and the loops around it, the innermost last."""

    paragraph: Element
    number: str
    """Of its list; empty when the paragraph itself names none."""
    level: int
    loops: tuple[Tag, ...]


def plan_restarts(
    cells: Cells, root: Element, tags: Sequence[Tag], first_line: int
) -> tuple[Cells, Restarts]:
    """Return `cells` with what each turn of a loop prints first, and the lists that begin anew by it.

    A list begins anew in a loop when all of it stands there, when a turn
    prints more than one of its items, and when something stands before it, or
    a table of its own around it. A loop whose turn is one item goes on counting.

    Args:
        cells: what the part's tags say about cells.
        root: of a part whose marks stand where they act.
        tags: in the order they print.
        first_line: the line of the first.
    """
    loops = {tag.index: line for line, tag in enumerate(tags, first_line) if tag.raw.keyword == "for"}
    if not loops or next(root.iter(qn("w:numId")), None) is None:
        return cells, {}
    seen = list(_see(root, {tag.index: tag for tag in tags}))
    homes = find_homes(root)
    lists: dict[str, list[_Seen]] = defaultdict(list)
    for one in seen:
        if one.number:
            lists[one.number].append(one)
    found: dict[int, list[str]] = defaultdict(list)
    levels: dict[str, tuple[int, ...]] = {}
    for number, items in lists.items():
        loop = _find_loop(items, seen, homes)
        if loop is not None:
            found[loops[loop.index]].append(number)
            levels[number] = tuple(sorted({item.level for item in items}))
    marks = {line: f"{OPEN_CELL}list:{','.join(numbers)}{CLOSE_CELL}" for line, numbers in found.items()}
    return (replace(cells, turn_marks=marks) if marks else cells), levels


def _see(root: Element, tags: Mapping[int, Tag]) -> Iterator[_Seen]:
    loops: list[Tag] = []
    for piece in _walk(root):
        if not isinstance(piece, str):
            number, level = numbering_in(piece) or ("", 0)
            yield _Seen(piece, number, level, tuple(loops))
            continue
        for mark in TAG_MARK.finditer(piece):
            tag = tags.get(int(mark[1]))
            block = None if tag is None else tag.block
            if tag is None or block is None or block.keyword != "for":
                continue
            if tag is block.opener:
                loops.append(tag)
            elif loops and loops[-1] is block.opener:
                loops.pop()


def _walk(element: Element) -> Iterator[str | Element]:
    """Yield the paragraphs below an element and the texts between them, in the order of the document."""
    if element.tag == _P:
        yield element
    if element.text:
        yield element.text
    for child in element:
        yield from _walk(child)
        if child.tail:
            yield child.tail


def _find_loop(items: Sequence[_Seen], seen: Sequence[_Seen], homes: Mapping[int, Element]) -> Tag | None:
    """Return the innermost loop of whose turns each prints a whole list; None when there is none."""
    top = min(item.level for item in items)
    for depth in range(min(len(item.loops) for item in items) - 1, -1, -1):
        loop = items[0].loops[depth]
        if any(item.loops[depth] is not loop for item in items):
            continue
        tops = [item for item in items if item.level == top]
        is_many = len(tops) > 1 or len(tops[0].loops) > depth + 1
        if is_many and (_is_led(items[0], loop, seen) or _has_own_table(items, homes[loop.index])):
            return loop
    return None


def _is_led(first: _Seen, loop: Tag, seen: Sequence[_Seen]) -> bool:
    """Tell whether another paragraph with text stands before the list in a turn of the loop."""
    for one in seen:
        if one is first:
            return False
        if loop in one.loops and read_text(one.paragraph).text.strip():
            return True
    return False


def _has_own_table(items: Sequence[_Seen], home: Element) -> bool:
    """Tell whether the whole list stands in a table that each turn of a loop makes."""
    around = {home, *home.iterancestors()}
    tables = [set(item.paragraph.iterancestors(qn("w:tbl"))) - around for item in items]
    return bool(set.intersection(*tables))


def restart_lists(root: Element, restarts: Restarts, assembly: Assembly) -> None:
    """Give the lists in `root` a number of their own for each turn of their loop, and take the marks away.

    Source:
        ECMA-376 Part 1, 17.9.15 (num), 17.9.26 (startOverride).
    """
    turned: set[str] = set()
    current: dict[str, str] = {}
    for piece in list(_walk_marks(root)):
        if isinstance(piece, str):
            for number in piece.split(","):
                if number in turned:
                    current[number] = repeat_list(assembly, number, restarts[number])
                turned.add(number)
            continue
        num_id = piece.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if num_id is not None and num_id.get(_VAL, "") in current:
            num_id.set(_VAL, current[num_id.get(_VAL, "")])


def _walk_marks(element: Element) -> Iterator[str | Element]:
    """Yield paragraphs, and the lists of numbers in the marks between them; the marks go."""
    if element.tag == _P:
        yield element
    if element.text and OPEN_CELL in element.text:
        yield from _RESTART.findall(element.text)
        element.text = _RESTART.sub("", element.text)
    for child in element:
        yield from _walk_marks(child)
        if child.tail and OPEN_CELL in child.tail:
            yield from _RESTART.findall(child.tail)
            child.tail = _RESTART.sub("", child.tail)
