"""An object of the data file: a dataclass whose fields say how their keys are read and described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Generic, TypeVar

from baocao.data.model.containers import Listed, join_colon
from baocao.data.model.reading import FoldedDuplicateError, Reading, UnknownKeyError
from baocao.data.model.shapes import Definitions, Schema, Shape
from baocao.data.tree import Node
from baocao.viet.text import find_nearest, fold_key

T = TypeVar("T")

_NUMBER_PIECE = re.compile(r"[0-9]+ ?%?")
_PROSE = re.compile(r"[^a-z0-9_\-]")
_MARKED = tuple(map(chr, [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]))


SENTENCE: Schema = {
    "description": "Một câu có dấu hai chấm, gõ không có dấu nháy.",
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": _PROSE.pattern},
}
"""What an editor sees where a bare text with a colon stands for an object."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a field says of its key in the data file."""

    shape: Shape
    title: str
    """Vietnamese name of what stands there, in small letters: ``thời gian kết thúc``."""
    description: str = ""


def key(shape: Shape, title: str, description: str = "", *, default: Any = ...) -> Any:
    """Return a dataclass field for a key of the data file.

    Args:
        shape: how its value is read.
        title: the Vietnamese name of what it holds; for messages, marks and editors.
        description: a sentence more, for editors.
        default: what stands for an absent key; the shape's own unless given.
    """
    metadata = {"key": Key(shape, title, description)}
    if default is ...:
        default = shape.absent
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


def iter_keys(cls: type) -> dict[str, Key]:
    """Return the keys of a class in order: ``{name: Key}``."""
    return {one.name: one.metadata["key"] for one in fields(cls) if "key" in one.metadata}


class Record(Generic[T]):
    """A map whose keys are the fields of a dataclass."""

    absent = None

    def __init__(self, cls: type[T], short: str = "", called: str = "", *, alone: bool = False) -> None:
        """Make a shape for `cls`.

        Args:
            cls: the dataclass.
            short: the key that is meant when a bare value or a list stands for the object.
            called: what the object is called in messages, e.g. ``một nhiệm vụ``.
            alone: whether it is no item of a list, so that a list of `short` may stand for it.
        """
        self.alone = alone
        self.cls = cls
        self.short = short
        self.called = called or "một nhóm khóa"
        self._keys: dict[str, Key] | None = None

    @property
    def keys(self) -> dict[str, Key]:
        """The keys by name; read late, since a class may hold itself."""
        if self._keys is None:
            self._keys = iter_keys(self.cls)
        return self._keys

    def read(self, node: Node, path: str, reading: Reading) -> T | None:
        """Return the object, every mistake inside kept in `reading`."""
        prose = self.as_prose(node)
        if prose is not None:
            node = prose
            reading.enter(path, node)
        if isinstance(node.value, dict):
            return self._build(node, self._read_map(node, node.value, path, reading), path, reading)
        if self.short and not isinstance(node.value, bool):
            shape = self.keys[self.short].shape
            reading.enter(f"{path}.{self.short}", node)
            value = shape.read(node, f"{path}.{self.short}", reading)
            return self._build(node, {self.short: value}, path, reading)
        names = ", ".join(self.keys)
        reading.wrong_shape(self.called, node, path, f"Viết các khóa: {names}")
        return None

    def _read_map(
        self, node: Node, entries: Mapping[str, Node], path: str, reading: Reading
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        met: dict[str, tuple[str, Node]] = {}
        previous: Node | None = None
        for typed, child in entries.items():
            name = fold_key(typed)
            if name not in self.keys:
                hint = "" if node.unbraced else _hint_for_comma(typed, previous, child, self.keys)
                reading.add(UnknownKeyError(typed, self.keys, child.key_where, hint))
            elif name in met:
                other, first = met[name]
                reading.add(FoldedDuplicateError(typed, other, first.key_where, child.key_where))
            else:
                met[name] = typed, child
                self._read_value(name, child, f"{path}.{name}" if path else name, values, reading)
            previous = child
        return values

    def _read_value(self, name: str, node: Node, path: str, values: dict[str, Any], reading: Reading) -> None:
        if node.value is None:
            return
        reading.enter(path, node)
        value = self.keys[name].shape.read(node, path, reading)
        if value is not None:
            values[name] = value

    def _build(self, node: Node, values: dict[str, Any], path: str, reading: Reading) -> T:
        complete = getattr(self.cls, "complete", None)
        if complete is not None:
            complete(values, node, path, reading)
        return self.cls(**values)

    def as_prose(self, node: Node) -> Node | None:
        """Return the text of a sentence with a colon, where a bare text may stand for the object."""
        if not (self.short and isinstance(node.value, dict) and len(node.value) == 1):
            return None
        (typed,) = node.value
        if fold_key(typed) in self.keys or not _PROSE.search(typed) or find_nearest(typed, self.keys):
            return None
        return join_colon(node)

    def schema(self, definitions: Definitions) -> Schema:
        """Return a reference to the object's definition, and what may stand for it."""
        definitions.setdefault("Sentence", SENTENCE)
        name = self.cls.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name].update(_describe(self.cls, self.keys, definitions))
        found: Schema = {"$ref": f"#/$defs/{name}"}
        if not self.short:
            return found
        shape = self.keys[self.short].shape
        bare = shape.item if isinstance(shape, Listed) and not self.alone else shape
        return {"anyOf": [found, bare.schema(definitions), {"$ref": "#/$defs/Sentence"}]}


def _describe(cls: type, keys: Mapping[str, Key], definitions: Definitions) -> Schema:
    properties = {}
    for name, one in keys.items():
        text = {"title": one.title, "description": one.description or one.title}
        properties[name] = {**text, **one.shape.schema(definitions)}
    other_spellings = {spelling(name): {"$ref": f"#/$defs/{cls.__name__}/properties/{name}"} for name in keys}
    return {
        "type": ["object", "null"],
        "properties": properties,
        "patternProperties": other_spellings,
        "additionalProperties": False,
    }


def spelling(name: str) -> str:
    """Return a pattern for the ways in which people type a key: accents, capitals, blanks, hyphens.

    >>> bool(re.search(spelling("chu_tri"), "Chủ trì")), bool(re.search(spelling("chu_tri"), "chu_tro"))
    (True, False)
    """
    return "^" + "".join(map(_spell, name)) + "$"


@cache
def _spell(char: str) -> str:
    if not char.isalpha():
        return r"[\s_-]+" if char == "_" else char
    marked = "".join(one for one in _MARKED if fold_key(one) == char)
    return f"[{char}{char.upper()}{marked}]" + (r"[\u0300-\u036F]*" if marked else "")


def _hint_for_comma(typed: str, previous: Node | None, child: Node, known: Iterable[str]) -> str:
    """Return the hint for ``{a: 3,5}``, which YAML reads as the keys ``a`` and ``5``; else ""."""
    before = previous.value if previous is not None and isinstance(previous.value, str) else ""
    if _NUMBER_PIECE.fullmatch(typed):
        whole = f"{before},{typed}" if child.value is None and before else f"3,{typed}"
        return f'Đặt số thập phân trong dấu nháy khi ở trong {{…}} hoặc […]: "{whole}"'
    if child.value is None and before and not find_nearest(typed, known):
        return f'Đặt giá trị có dấu phẩy trong dấu nháy khi ở trong {{…}}: "{before}, {typed}"'
    return ""
