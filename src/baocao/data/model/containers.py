"""Shapes that hold other shapes: lists, alternatives, free maps; sentences that YAML took for maps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from baocao.data.model.reading import Reading
from baocao.data.model.shapes import Definitions, Schema, Shape, Text
from baocao.data.tree import Node


class Listed:
    """A list of one shape; a single item stands for a list of one."""

    absent: Any = ()

    def __init__(self, item: Shape) -> None:
        """Make a list of `item`."""
        self.item = item

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Any, ...]:
        """Return the items that are there; empty bullets are none."""
        listed = isinstance(node.value, tuple)
        nodes = node.value if isinstance(node.value, tuple) else (node,)
        found = []
        for number, child in enumerate(nodes, start=1):
            if child.value is None or child.value == "":
                continue
            meant = as_typed(child, self.item) if listed else child
            child_path = f"{path}[{number}]"
            reading.enter(child_path, meant)
            value = self.item.read(meant, child_path, reading)
            if value not in (None, ""):
                found.append(value)
        return tuple(found)

    def schema(self, definitions: Definitions) -> Schema:
        """Return a list of the item, or the item alone."""
        item = self.item.schema(definitions)
        if isinstance(self.item, Text):
            in_list: Schema = {"anyOf": [item, {"type": "object", "maxProperties": 1}]}
            return {"anyOf": [{"type": "array", "items": in_list}, item]}
        return {"anyOf": [{"type": "array", "items": {"anyOf": [item, {"type": "null"}]}}, item]}


class Lines(Listed):
    """Text of one or more lines; a list holds a line an item."""

    absent = ""

    def __init__(self, *examples: str) -> None:
        """Make a text whose schema shows `examples`."""
        super().__init__(Text(*examples))

    def read(self, node: Node, path: str, reading: Reading) -> str:  # type: ignore[override]
        """Return the lines, divided by line breaks."""
        return "\n".join(super().read(node, path, reading))


class Either:
    """One of two shapes; `picks_second` looks at the node and says which."""

    def __init__(self, first: Shape, second: Shape, picks_second: Callable[[Node], bool]) -> None:
        """Make a choice between `first` and `second`."""
        self.first, self.second = first, second
        self.picks_second = picks_second
        self.absent: Any = first.absent

    def read(self, node: Node, path: str, reading: Reading) -> Any:
        """Return what the picked shape reads."""
        return (self.second if self.picks_second(node) else self.first).read(node, path, reading)

    def schema(self, definitions: Definitions) -> Schema:
        """Return that both may stand here."""
        return {"anyOf": [self.first.schema(definitions), self.second.schema(definitions)]}


class Glossary:
    """A map of free keys to text; the keys are data and never folded."""

    absent: Mapping[str, str] = {}

    def read(self, node: Node, path: str, reading: Reading) -> Mapping[str, str]:
        """Return the pairs in the order of the file."""
        if not isinstance(node.value, dict):
            reading.wrong_shape("các cặp “chữ tắt: chữ đầy đủ”", node, path, "Viết mỗi chữ tắt một dòng")
            return {}
        found = {}
        for key, child in node.value.items():
            if child.value is not None:
                child_path = f"{path}.{key}"
                reading.enter(child_path, child)
                found[key] = Text().read(child, child_path, reading)
        return found

    def schema(self, definitions: Definitions) -> Schema:
        """Return a map with any keys."""
        return {"type": ["object", "null"], "additionalProperties": Text().schema(definitions)}


def is_map(node: Node) -> bool:
    """Say whether the node has keys; picks a record beside a text."""
    return isinstance(node.value, dict)


def as_typed(node: Node, item: Shape) -> Node:
    """Return the text of an item of a list of texts that YAML took for a map because of a colon."""
    if not (isinstance(item, Text) and isinstance(node.value, dict)):
        return node
    return join_colon(node) or node


def join_colon(node: Node) -> Node | None:
    """Return a map of one value as the text that was typed; None when it is no sentence with a colon."""
    if not (isinstance(node.value, dict) and node.unbraced and len(node.value) == 1):
        return None
    (value,) = node.value.values()
    text = node.source.text[node.start : value.end]
    if value.raw.startswith(("|", ">", "*", "&")) or (isinstance(value.value, tuple | dict) and "\n" in text):
        return None
    return Node(" ".join(text.split()) if "\n" in text else text, node.source, node.start, value.end)
