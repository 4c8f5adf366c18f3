"""What goes along while a tree is read: mistakes gathered, places and stated weekdays remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from baocao.data.tree import Node, Source
from baocao.errors import BaocaoError, DataError, Location
from baocao.viet.dates import StatedDate
from baocao.viet.text import fold_key, propose, quote


class UnknownKeyError(DataError):
    """A key that the data file does not have at this place."""

    code = "D301"

    def __init__(self, key: str, known: Iterable[str], where: Location, hint: str = "") -> None:
        """Say which key was met, and which one was likely meant."""
        known = list(known)
        listing = f"Dùng một trong các khóa: {', '.join(known)}"
        super().__init__(
            f"không có khóa {quote(key)} ở đây",
            where=where,
            hint=hint or f"{propose(key, known)} {listing}".strip(),
        )


class WrongShapeError(DataError):
    """A list, a map or a bare value where something else is wanted."""

    code = "D302"

    def __init__(self, wanted: str, node: Node, where: Location, hint: str) -> None:
        """Say what is wanted and what was met."""
        super().__init__(f"ở đây cần {wanted}, gặp {describe(node)}", where=where, hint=hint)


class UnknownChoiceError(DataError):
    """A value that is none of those that can stand here."""

    code = "D303"

    def __init__(self, text: str, choices: Iterable[str], where: Location) -> None:
        """Say which value was met and which there are."""
        choices = list(choices)
        listing = f"Chọn một trong: {', '.join(choices)}"
        super().__init__(
            f"{quote(text)} không phải là giá trị dùng được ở đây",
            where=where,
            hint=f"{propose(text, choices)} {listing}".strip(),
        )


class ContradictionError(DataError):
    """Two values of one object that cannot both be meant."""

    code = "D304"


class FoldedDuplicateError(DataError):
    """Two spellings of one key in the same map: ``Chủ trì`` and ``chu_tri``."""

    code = "D305"

    def __init__(self, key: str, other: str, first: Location, second: Location) -> None:
        """Say both spellings and both places."""
        super().__init__(
            f"khóa “{key}” trùng với “{other}” ở dòng {first.line}",
            where=second,
            hint="Bỏ một trong hai, hoặc gộp giá trị của chúng lại",
        )
        self.first = first


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value of a conference stands: ``{key path: Node}``.

    List items count from 1: ``hoi_nghi.chu_tri[1].ho_ten``.
    """

    nodes: Mapping[str, Node] = field(default_factory=dict)
    weekdays: Mapping[str, StatedDate] = field(default_factory=dict)
    """Dates with a weekday beside them, by key path."""

    def where(self, path: str) -> Location:
        """Return the place of the value at `path`, else of the nearest thing above it, else the file."""
        above = path
        while above not in self.nodes and above:
            above = _parent(above)
        node = self.nodes.get(above)
        if node is None:
            return Location(key=path)
        return replace(node.where, key=path) if above else Location(file=node.source.name, key=path)

    def iter_texts(self) -> Iterator[tuple[str, str]]:
        """Yield ``(key path, text)`` of every text that is typed, in the order of the file, each once."""
        typed = [(path, node) for path, node in self.nodes.items() if isinstance(node.value, str)]
        seen: set[int] = set()
        for path, node in sorted(typed, key=lambda pair: pair[1].start):
            if node.start not in seen or node.start == node.end:
                seen.add(node.start)
                yield path, str(node.value)

    @property
    def source(self) -> Source | None:
        """The file that was read; None for a conference that was made, not read."""
        return next((node.source for node in self.nodes.values()), None)

    def __contains__(self, path: str) -> bool:
        """Say whether the file gives a value at `path`."""
        return path in self.nodes

    def is_left_empty(self, path: str) -> bool:
        """Say whether the file has a key at `path` with nothing behind it."""
        node = self.nodes.get(_parent(path))
        held = node.value if node is not None and isinstance(node.value, dict) else {}
        name = path.rpartition(".")[2]
        return any(fold_key(key) == name and one.value is None for key, one in held.items())


@dataclass(slots=True)
class Reading:
    """The record of one reading, passed down through the shapes."""

    nodes: dict[str, Node] = field(default_factory=dict)
    weekdays: dict[str, StatedDate] = field(default_factory=dict)
    mistakes: list[BaocaoError] = field(default_factory=list)
    own_kinds: tuple[str, ...] = ()
    """Kinds of document that the office has added; ``van_ban`` may name them."""

    def enter(self, path: str, node: Node) -> None:
        """Remember that the value at `path` is `node`."""
        self.nodes[path] = node

    def where(self, path: str, node: Node) -> Location:
        """Return the place of `node` with its key path."""
        return replace(node.where, key=path)

    def add(self, mistake: BaocaoError) -> None:
        """Keep a mistake that has its place."""
        self.mistakes.append(mistake)

    def wrong_shape(self, wanted: str, node: Node, path: str, hint: str) -> None:
        """Keep the mistake that something else than `wanted` stands at `path`."""
        self.add(WrongShapeError(wanted, node, self.where(path, node), hint))


def describe(node: Node) -> str:
    """Return in a few words what a node is.

    >>> from baocao.data.load import parse_tree
    >>> top = parse_tree(b'{"a": [1], "b": true}', "x.json")
    >>> [describe(node) for node in (top, *top.value.values())]
    ['một nhóm khóa', 'một danh sách', 'true']
    """
    if isinstance(node.value, tuple):
        return "một danh sách"
    if isinstance(node.value, dict):
        return "một nhóm khóa"
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    return quote(str(node.value))


def _parent(path: str) -> str:
    cut = max(path.rfind("."), path.rfind("["))
    return path[:cut] if cut > 0 else ""
