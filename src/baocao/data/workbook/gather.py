"""What the blocks of a workbook hold, gathered into one tree: lists, maps, lists inside items, headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.data.kinds import COMMON
from baocao.data.tree import Node
from baocao.data.workbook.book import Book
from baocao.data.workbook.layout import Block, find_block
from baocao.data.workbook.mistakes import PersonAndGroupError, SaidTwiceError, UnknownItemError
from baocao.data.workbook.outline import Outline
from baocao.data.workbook.rows import Row
from baocao.data.workbook.slots import Slot, fold_heading
from baocao.errors import BaocaoError
from baocao.viet.text import fold_key

Path = tuple[str, ...]
_COMMON_NAMES = frozenset({COMMON, "gia_tri_chung", "chung_cho_moi_van_ban", "gia_tri_chung_cho_moi_van_ban"})


@dataclass(kw_only=True)
class Item:
    """One item of a list, while lists inside it are still to come."""

    number: str
    values: dict[Path, Node]
    place: Node
    """A node at the item's first cell."""
    below: dict[str, list[Node]] = field(default_factory=dict)
    """Lists of the item that stand in other tables."""

    @property
    def is_filled(self) -> bool:
        """Whether there is more of it than a number."""
        return bool(self.values or self.below)

    def text(self, name: str) -> str:
        """Return a value as text; empty when there is none."""
        node = self.values.get((name,))
        return "" if node is None else str(node.value)

    def node(self) -> Node:
        """Return the item as a map, lists from other tables behind what the item has itself."""
        values = dict(self.values)
        for name, nodes in self.below.items():
            own = values.get((name,))
            before = own.value if own and isinstance(own.value, tuple) else (own,) if own else ()
            values[name,] = _at(own or nodes[0], (*before, *nodes))
        return _at(self.place, nest(values))


@dataclass
class Gathered:
    """The contents of a workbook's blocks, by key path."""

    book: Book
    mistakes: list[BaocaoError]
    values: dict[Path, Node] = field(default_factory=dict)
    """Single values, from the top."""
    lists: dict[str, list[Item]] = field(default_factory=dict)
    texts: dict[str, list[Node]] = field(default_factory=dict)
    children: list[tuple[Block, Item]] = field(default_factory=list)
    _known: dict[str, dict[str, Item]] = field(default_factory=dict)
    """Items of other tables by what they may be called, folded: ``{table: {name: item}}``."""

    def put_pair(self, slot: Slot, node: Node) -> None:
        """Take the value of a pair."""
        self._put(slot.path, node, slot.heading)

    def put_rows(self, index: int, block: Block, rows: Sequence[Row]) -> None:
        """Take the rows of a table on the sheet with this index."""
        if block.make == "texts":
            self.texts.setdefault(block.path, []).extend(node for row in rows for node in row.values.values())
        elif block.make == "map":
            self._put_map(block, rows)
        elif block.make == "child":
            items: list[Item] = []
            self._add_items(index, items, rows)
            self.children += [(block, item) for item in items if len(item.values) > 1]
        else:
            self._add_items(index, self.lists.setdefault(block.path, []), rows)

    def finish(self) -> dict[str, Node]:
        """Return the keys at the top of the tree."""
        for block, item in self.children:
            self._hand_down(block, item)
        figures = [item for item in self.lists.pop("so_lieu", []) if item.is_filled]
        results = self.lists.pop("ket_qua", [])
        listed = [item.node() for item in figures if ("ket_qua",) not in item.values]
        outline = Outline(self.book, results, self.mistakes)
        outline.put_figures(item for item in figures if ("ket_qua",) in item.values)
        found = dict(self.values)
        self._put_list(found, ("so_lieu",), listed)
        self._put_list(found, ("ket_qua",), outline.nodes())
        for path, items in self.lists.items():
            if path == "thanh_phan":
                self._refuse_mixed(items)
            self._put_list(found, tuple(path.split(".")), [item.node() for item in items if item.is_filled])
        for path, nodes in self.texts.items():
            self._put_list(found, tuple(path.split(".")), nodes)
        return nest(found)

    def _put_list(self, found: dict[Path, Node], path: Path, nodes: Iterable[Node]) -> None:
        nodes = tuple(nodes)
        if nodes:
            found[path] = _at(nodes[0], nodes)

    def _put(self, path: Path, node: Node, heading: str) -> None:
        first = self.values.get(path)
        if first is None:
            self.values[path] = node
        elif first.value != node.value:
            self.mistakes.append(SaidTwiceError(heading, first.where, node.where))

    def _put_map(self, block: Block, rows: Sequence[Row]) -> None:
        key_slot = block.slots[0]
        for row in rows:
            name = row.values.get(key_slot)
            others = {slot: node for slot, node in row.values.items() if slot is not key_slot}
            if name is None:
                if others:
                    where = next(iter(others.values())).where
                    self.mistakes.append(UnknownItemError("", block.title, (), where))
                continue
            key = str(name.value)
            if block.path == "van_ban" and fold_heading(key) in _COMMON_NAMES:
                key = COMMON
            for slot, node in others.items():
                path = slot.path if block.path == "van_ban" else ()
                self._put((block.path, key, *path), node, f"{key}: {slot.heading}" if path else key)

    def _add_items(self, index: int, items: list[Item], rows: Sequence[Row]) -> None:
        for row in rows:
            values = {slot.path: node for slot, node in row.values.items()}
            if row.is_more and items and _goes_on(items[-1].values, values):
                _extend(items[-1].values, values)
            else:
                place = self.book.node(None, index, row.at)
                items.append(Item(number=row.number, values=values, place=place))

    def _hand_down(self, block: Block, child: Item) -> None:
        """Put an item of a list that stands in another table where it belongs."""
        parent, name = block.path.split(".")
        title = find_block(parent).title
        named = child.values.pop((parent,), None)
        text = "" if named is None else str(named.value)
        items = self.lists.get(parent, [])
        owner = self._find_item(parent, text) if text else None
        if owner is None:
            known = [item.text("ma") or item.text("ten") for item in items]
            where = (named or next(iter(child.values.values()))).where
            self.mistakes.append(UnknownItemError(text, title, known, where))
            return
        node = child.node()
        if isinstance(node.value, dict) and list(node.value) == ["nguoi"]:
            node = node.value["nguoi"]
        owner.below.setdefault(name, []).append(node)

    def _find_item(self, parent: str, name: str) -> Item | None:
        """Return the item with this code, else this number, else this name."""
        if parent not in self._known:
            items = self.lists.get(parent, [])
            by_place = (
                [] if any(item.number for item in items) else [str(at) for at, _ in enumerate(items, 1)]
            )
            known: dict[str, Item] = {}
            for names in (
                [item.text("ma") for item in items],
                [item.number for item in items],
                [item.text("ten") for item in items],
                by_place,
            ):
                for one, item in zip(names, items, strict=False):
                    known.setdefault(fold_key(one), item)
            self._known[parent] = known
        return self._known[parent].get(fold_key(name))

    def _refuse_mixed(self, items: Iterable[Item]) -> None:
        for item in items:
            names = {path[0] for path in item.values}
            group = [name for name in ("nhom", "so_luong", "tai", "moi_boi") if name in names]
            if group and names & {"ho_ten", "chuc_vu"}:
                self.mistakes.append(
                    PersonAndGroupError(
                        "hàng này vừa ghi một người vừa ghi một nhóm đại biểu",
                        where=item.values[group[0],].where,
                        hint="Tách thành hai hàng: một hàng cho người, một hàng cho nhóm",
                    )
                )


def nest(values: Mapping[Path, Node]) -> dict[str, Node]:
    """Return values by key path as a tree; beside posts and the like, a text is the name of the person."""
    groups: dict[str, dict[Path, Node]] = {}
    for (name, *rest), node in values.items():
        groups.setdefault(name, {})[tuple(rest)] = node
    found = {}
    for name, inner in groups.items():
        alone = inner.pop((), None)
        if not inner and alone is not None:
            found[name] = alone
            continue
        person = inner if alone is None else {("ho_ten",): alone, **inner}
        found[name] = _at(next(iter(person.values())), nest(person))
    return found


def _at(place: Node, value: tuple[Node, ...] | dict[str, Node]) -> Node:
    """Return a list or a map that begins where `place` is."""
    return Node(value, place.source, place.start, place.end)


def _goes_on(before: Mapping[Path, Node], values: Mapping[Path, Node]) -> bool:
    """Say whether the cells of a row that are its own are lines for the item above."""
    own = {
        path: node for path, node in values.items() if path not in before or before[path].start != node.start
    }
    return all(path not in before or isinstance(node.value, tuple) for path, node in own.items())


def _extend(before: dict[Path, Node], values: Mapping[Path, Node]) -> None:
    for path, node in values.items():
        first = before.get(path)
        if first is None:
            before[path] = node
        elif first.start != node.start and isinstance(first.value, tuple) and isinstance(node.value, tuple):
            before[path] = _at(first, (*first.value, *node.value))
