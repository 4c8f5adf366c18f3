"""Statements about the cell they stand in, planned: where they act, and the loops that group merged cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from baocao.errors import TemplateError
from baocao.ooxml.paragraphs import is_solid
from baocao.ooxml.runs import add_text_before, keep_tail_and_remove, read_text
from baocao.ooxml.xml import Element, qn
from baocao.template.blocks import HOLDING, Tag
from baocao.template.marks import CLOSE_CELL, OPEN_CELL, TAG_MARK
from baocao.template.orders import CALL, GROUP, MERGES, TEXT, VALUE, Order
from baocao.template.places import find_above, is_inside
from baocao.template.scopes import find_homes
from baocao.template.tags import Scope

GRID: Final = f"{OPEN_CELL}grid{CLOSE_CELL}"
"""Stands in a table whose rows have loops over cells."""

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
_FILTER_NAME: Final = re.compile(r"\|\s*\w+")
_NAME: Final = re.compile(r"(?<![\w.])[^\W\d]\w*")
_TARGET: Final = re.compile(r"([^\W\d]\w*)\s*=(?!=)")
_LOOP: Final = re.compile(r"for\s+(.+?)\s+in\s", re.DOTALL)


class OutsideCellError(TemplateError):
    """A statement about a table's cell that stands in no cell."""

    code = "T108"


@dataclass(frozen=True, slots=True)
class Cells:
    """What `guard` puts into the syntax tree for the statements about cells, by line."""

    orders: dict[int, Order] = field(default_factory=dict)
    loops: dict[int, set[str]] = field(default_factory=dict)
    """{line of a ``for``: the hidden variables it sets, see `name_run` and `name_turn`}."""
    turn_marks: Mapping[int, str] = field(default_factory=dict)
    """{line of a ``for``: the mark that each of its turns begins with}; of `baocao.template.restarts`."""


NO_CELLS: Final = Cells()
"""What a part without such statements says."""


def name_run(line: int) -> str:
    """Return the hidden variable that numbers the runs of the loop on a line."""
    return f"_run_{line}"


def name_turn(line: int) -> str:
    """Return the hidden variable that numbers the single turns of the loop on a line."""
    return f"_turn_{line}"


def find_outside(tags: Iterable[Tag]) -> Iterator[OutsideCellError]:
    """Yield a mistake for each statement about a cell that no cell holds; a macro may stand anywhere."""
    depth = 0
    for tag in tags:
        if tag.block is not None and tag.block.keyword in HOLDING:
            depth += tag.step
        if tag.raw.cell_order is None or depth:
            continue
        if tag.is_attribute or find_above(tag.paragraph, qn("w:tc")) is None:
            yield OutsideCellError(
                f"{tag.shown} chỉ dùng được trong ô của bảng, ở đây không có ô nào",
                where=tag.where,
                hint="Chuyển thẻ ấy vào ô cần gộp hoặc tô nền, hoặc xóa nó",
            )


def settle_orders(tags: Sequence[Tag]) -> None:
    """Take away paragraphs of statements about their cell alone; mark tables with loops over cells.

    Must come before the other tags are placed.
    """
    groups: dict[Element, list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.is_attribute:
            continue
        groups[tag.paragraph].append(tag)
        table = find_above(tag.paragraph, qn("w:tbl")) if tag.stands_for is Scope.CELL else None
        if table is not None and GRID not in (table.text or ""):
            table.text = f"{table.text or ''}{GRID}"
    for paragraph, group in groups.items():
        if any(tag.raw.cell_order for tag in group):
            _free(paragraph, group)


def _free(paragraph: Element, group: Sequence[Tag]) -> None:
    """Let the marks of a paragraph without text stand in the cell itself, when it keeps another one."""
    cell = paragraph.getparent()
    inside = set(group)
    is_whole = all(tag.block is None or inside.issuperset(tag.block.tags) for tag in group)
    is_bare = all((tag.is_silent and tag.raw.scope is Scope.INLINE) or tag.raw.cell_order for tag in group)
    if cell is None or cell.tag != qn("w:tc") or not (is_whole and is_bare) or is_solid(paragraph):
        return
    others = [child for child in cell if child is not paragraph and child.tag != qn("w:tcPr")]
    if TAG_MARK.sub("", read_text(paragraph).text).strip() or not others or others[-1].tag != qn("w:p"):
        return
    add_text_before(paragraph, "".join(tag.mark for tag in group))
    keep_tail_and_remove(paragraph)
    for tag in group:
        tag.paragraph = cell


def plan_cells(root: Element, tags: Sequence[Tag], first_line: int) -> Cells:
    """Return what the tags of a part say about cells; they come as they print, standing where they act."""
    if not any(tag.raw.cell_order for tag in tags):
        return NO_CELLS
    return _Planner(root, tags, first_line).plan()


@dataclass(slots=True)
class _Use:
    """A ``hm``, a ``vm`` or the call of a macro, with the loops around it."""

    tag: Tag
    line: int
    loops: tuple[Tag, ...]
    in_macro: bool


class _Planner:
    """Walks the tags as they print, with the loops that are open and the names they bind."""

    def __init__(self, root: Element, tags: Sequence[Tag], first_line: int) -> None:
        self.tags = list(enumerate(tags, first_line))
        self.lines = {tag: line for line, tag in self.tags}
        self.homes = find_homes(root)
        self.loops: list[Tag] = []
        self.bound: dict[str, Tag] = {}
        """{name: the loop whose variable it is, or was set from}."""
        self.saved: list[tuple[list[Tag], dict[str, Tag]]] = []
        self.macros: list[str] = []
        """The macros that are open."""
        self.calling: set[str] = set()
        """Macros with ``hm`` or ``vm``."""
        self.uses: list[_Use] = []
        self.shown: dict[Element, set[Tag]] = defaultdict(set)
        """{cell: the loops whose variables its tags use}."""
        self.cells = Cells()

    def plan(self) -> Cells:
        for line, tag in self.tags:
            if not tag.is_attribute:
                self._leave(tag)
                self._note(tag, line)
                self._enter(tag)
        for use in self.uses:
            order = use.tag.raw.cell_order
            axes = MERGES if order is None else (order[0],)
            keys = tuple(self._find_key(use, axis) for axis in axes)
            self.cells.orders[use.line] = Order("call" if order is None else order[0], keys)
        return self.cells

    def _note(self, tag: Tag, line: int) -> None:
        """Take note of what a tag says about its cell, or of the loops it uses there."""
        order = tag.raw.cell_order
        if order is not None and order[0] not in MERGES:
            self.cells.orders[line] = Order(order[0])
            return
        names = _names_in(tag.raw.body)
        if order is None and self.calling.isdisjoint(names):
            cell = find_above(self.homes[tag.index], qn("w:tc"))
            if cell is not None:
                self.shown[cell] |= self._loops_of(names)
            return
        if order is not None and order[1]:
            self.cells.orders[line] = Order(order[0], (VALUE,))
            return
        if self.macros:
            self.calling.add(self.macros[-1])
        self.uses.append(_Use(tag, line, tuple(self.loops), bool(self.macros)))
        if order is None and (cell := find_above(self.homes[tag.index], qn("w:tc"))) is not None:
            self.shown[cell] |= self._loops_of(names)

    def _loops_of(self, names: Iterable[str]) -> set[Tag]:
        return {self.bound[name] for name in names if name in self.bound}

    def _enter(self, tag: Tag) -> None:
        keyword, body = tag.raw.keyword, tag.raw.body
        if tag.block is not None and tag is tag.block.opener and keyword in {"for", "macro", "with"}:
            self.saved.append((list(self.loops), dict(self.bound)))
        if keyword == "for" and (target := _LOOP.match(body)):
            self.loops.append(tag)
            self.bound.update(dict.fromkeys([*_names_in(target[1]), "loop"], tag))
        elif keyword == "macro":
            self.macros.append(_names_in(body)[1] if len(_names_in(body)) > 1 else "")
            self.loops, self.bound = [], {}
        elif keyword in {"set", "with"}:
            found = self._loops_of(_names_in(body))
            deepest = max(found & set(self.loops), key=self.loops.index, default=None)
            for name in _TARGET.findall(_STRING.sub("", body)):
                self.bound.pop(name, None)
                if deepest is not None:
                    self.bound[name] = deepest

    def _leave(self, tag: Tag) -> None:
        block = tag.block
        if block is None or block.keyword not in {"for", "macro", "with"} or tag is block.opener:
            return
        if tag is block.closer:
            self.loops, self.bound = self.saved.pop()
            if block.keyword == "macro":
                self.macros.pop()
        elif block.opener in self.loops:  # else: what follows is printed when there was no turn
            self.loops = self.loops[: self.loops.index(block.opener)]

    def _find_key(self, use: _Use, axis: str) -> str:
        """Return what joins a cell to its neighbours across or down, and have the loop number its groups.

        The group is one turn of the deepest loop whose variable the cell
        shows; when that is the innermost loop, or none, all its turns.
        """
        home = self.homes[use.tag.index]
        cell, row, table = (find_above(home, qn(name)) for name in ("w:tc", "w:tr", "w:tbl"))
        inner, outer = (cell, row) if axis == "hm" else (row, table)
        around = [loop for loop in use.loops if inner is None or not self._stands_in(loop, inner)]
        if cell is None or outer is None or not around or not self._stands_in(around[-1], outer):
            return CALL if use.in_macro else TEXT
        shown = [loop for loop in around if loop in self.shown[cell]]
        line = self.lines[around[-1]]
        name = name_run(line)
        if shown and shown[-1] is not around[-1]:
            line = self.lines[shown[-1]]
            name = name_turn(line)
        self.cells.loops.setdefault(line, set()).add(name)
        return GROUP + name

    def _stands_in(self, loop: Tag, outer: Element) -> bool:
        return is_inside(self.homes[loop.index], outer)


def _names_in(body: str) -> list[str]:
    """Return the names an expression begins a path with; not those behind a dot or a bar."""
    return _NAME.findall(_FILTER_NAME.sub("", _STRING.sub("", body)))
