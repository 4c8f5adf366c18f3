"""Statements about the cell they stand in: spans, shading, merges, and the loops that group them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Literal

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from baocao.errors import TemplateError
from baocao.ooxml.runs import add_text_before, keep_tail_and_remove, read_text
from baocao.ooxml.xml import Element, qn
from baocao.template.blocks import Tag
from baocao.template.budget import RUN
from baocao.template.marks import CLOSE_CELL, OPEN_CELL, TAG_MARK
from baocao.template.places import find_above
from baocao.template.sandbox import ENVIRONMENT
from baocao.template.scopes import find_homes, is_solid
from baocao.template.tags import Scope
from baocao.template.values import to_plain, to_text

MAX_COLUMNS: Final = 63
"""Word's own limit of columns in a table."""
GRID: Final = f"{OPEN_CELL}grid{CLOSE_CELL}"
"""Stands in a table whose rows have loops over cells."""
TEXT, CALL, GROUP, VALUE = "", "?", "#", "="
"""What makes neighbours one: their text, the place of the macro's call, a loop, a value; begins the key."""

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
_FILTER_NAME: Final = re.compile(r"\|\s*\w+")
_NAME: Final = re.compile(r"(?<![\w.])[^\W\d]\w*")
_TARGET: Final = re.compile(r"([^\W\d]\w*)\s*=(?!=)")
_LOOP: Final = re.compile(r"for\s+(.+?)\s+in\s", re.DOTALL)
_HOLDERS: Final = frozenset({"macro", "call", "set", "filter"})
_COLOUR: Final = re.compile("#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_MERGES: Final = ("hm", "vm")

Axis = Literal["hm", "vm"]


class OutsideCellError(TemplateError):
    """A statement about a table's cell that stands in no cell."""

    code = "T108"


class CellValueError(TemplateError):
    """A ``colspan`` that is no number of columns, or a ``cellbg`` that is no colour."""

    code = "T305"


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed for a statement about a cell, or beside the call of a macro that holds one."""

    keyword: str
    keys: tuple[str, ...] = ()
    """Of ``hm`` and ``vm``: what joins the cell to its neighbours; for a call: across and down.

    A group is `GROUP` and the name of the hidden variable that numbers it."""


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
        block = tag.block
        if block is not None and block.keyword in _HOLDERS:
            depth += (tag is block.opener) - (tag is block.closer)
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
            axes = _MERGES if order is None else (order[0],)
            keys = tuple(self._find_key(use, axis) for axis in axes)
            self.cells.orders[use.line] = Order("call" if order is None else order[0], keys)
        return self.cells

    def _note(self, tag: Tag, line: int) -> None:
        """Take note of what a tag says about its cell, or of the loops it uses there."""
        order = tag.raw.cell_order
        if order is not None and order[0] not in _MERGES:
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
        home = self.homes[loop.index]
        return home is outer or any(one is outer for one in home.iterancestors())


def _names_in(body: str) -> list[str]:
    """Return the names an expression begins a path with; not those behind a dot or a bar."""
    return _NAME.findall(_FILTER_NAME.sub("", _STRING.sub("", body)))


def write_order(value: Any, keyword: str, *keys: Any) -> str:
    """Return the mark that tells `merging` what to do with the cell it is printed in.

    Args:
        value: of the statement's expression; None where it has none.
        keyword: of the statement.
        keys: of ``hm`` and ``vm``: what joins the cell to its neighbours, or the number of its group.

    Raises:
        CellValueError: T305.
    """
    if isinstance(value, Undefined):
        return to_text(value)  # a gap that shows, when gaps are allowed
    if keyword == "colspan":
        content = _read_span(value)
    elif keyword == "cellbg":
        content = _read_fill(value)
    else:
        content = f"{keys[0]}{to_plain(value) if keys[0] == VALUE else ''}"
    return "" if content is None else f"{OPEN_CELL}{keyword}:{content}{CLOSE_CELL}"


def write_call(written: str, across: Any, down: Any) -> str:
    """Return what a macro printed, led by the groups its cell is in."""
    keys = zip(_MERGES, (across, down), strict=True)
    return "".join(f"{OPEN_CELL}{axis}@:{key}{CLOSE_CELL}" for axis, key in keys) + written


def _read_span(value: Any) -> str | None:
    if value is None or value == "":
        return None
    text = str(value).strip()
    if isinstance(value, (float, Decimal)) and value == int(value):
        text = str(int(value))
    if isinstance(value, bool) or not text.isdecimal() or int(text) > MAX_COLUMNS:
        raise CellValueError(
            f"colspan cần số cột từ 0 đến {MAX_COLUMNS}, nhận được “{text[:40]}”",
            hint="Sửa số cột trong thẻ colspan hoặc trong số liệu",
        )
    return str(int(text))


def _read_fill(value: Any) -> str | None:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    found = _COLOUR.fullmatch(text)
    if text.lower() == "auto":
        return "auto"
    if found is None:
        raise CellValueError(
            f"cellbg cần mã màu sáu chữ số như “FFF2CC”, nhận được “{text[:40]}”",
            hint="Viết mã màu RRGGBB, ví dụ D9E2F3 là xanh nhạt",
        )
    digits = found[1].upper()
    return digits if len(digits) == len("RRGGBB") else "".join(digit * 2 for digit in digits)


@pass_context  # so that Jinja never takes it for a constant
def number_group(_context: Context, _value: Any) -> int:
    """Return the number of a group no other group of this rendering has."""
    run = RUN.get()
    run.groups += 1
    return run.groups


ENVIRONMENT.filters.update(_cell=write_order, _call=write_call, _group=number_group)
