"""Changes single values in a YAML text and leaves comments, order and blank lines as they are."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from baocao.data.yaml_out import quote
from baocao.errors import UsageError
from baocao.viet.text import fold_key

Step = str | int


class NoSuchItemError(UsageError):
    """A value is to be set in a list item that is not there."""

    code = "U211"


def set_value(text: str, path: Sequence[Step], value: str) -> str:
    r"""Return `text` with the value at `path` replaced, or added when the key is absent.

    Keys match folded (`Chủ trì` finds `chu_tri`); a key that meets a list means its first item.

    >>> set_value("a: 1  # chú thích\nb: {c: x}\n", ["b", "c"], "y, z")
    'a: 1  # chú thích\nb: {c: "y, z"}\n'
    >>> set_value("a:\n  b: 1\nc: 2\n", ["a", "d", "e"], "3")
    'a:\n  b: 1\n  d:\n    e: 3\nc: 2\n'

    Raises:
        NoSuchItemError: U211.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        return text + _entry(path, value, 0).lstrip("\n") + "\n"
    for depth, step in enumerate(path):
        child = _child(node, step)
        if child is None:
            return _insert(text, node, path[depth:], value)
        node = child
    return _replace(text, node, value)


def _child(node: yaml.Node, step: Step) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, str) and node.value:
        node = node.value[0]
    if isinstance(node, yaml.MappingNode):
        wanted = fold_key(str(step))
        return next((value for key, value in node.value if fold_key(key.value) == wanted), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 < step <= len(node.value):
        item: yaml.Node = node.value[step - 1]
        return item
    return None


def _replace(text: str, node: yaml.Node, value: str) -> str:
    start, end = node.start_mark, node.end_mark
    before, after = text[: start.index], text[end.index :]
    if start.index == end.index and before.endswith(":"):
        before += " "
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        after = f"\n{' ' * end.column}{after}"  # a block ends where the next token starts
    return before + quote(value) + after


def _insert(text: str, node: yaml.Node, path: Sequence[Step], value: str) -> str:
    if isinstance(node, yaml.SequenceNode) and node.value and isinstance(path[0], str):
        node = node.value[0]
    if not isinstance(node, yaml.MappingNode) or not all(isinstance(step, str) for step in path):
        shown = ".".join(str(step) for step in path)
        raise NoSuchItemError(
            f"không có mục “{shown}” để điền giá trị", hint="Sửa trong tệp số liệu sau khi tạo"
        )
    if node.flow_style:
        at = node.end_mark.index - 1
        inner = "".join(f"{{{step}: " for step in path)[1:] + quote(value) + "}" * (len(path) - 1)
        return text[:at].rstrip() + (", " if node.value else "") + inner + text[at:]
    line_end = text.find("\n", _last_index(node))
    at = len(text) if line_end < 0 else line_end
    return text[:at] + _entry(path, value, node.start_mark.column) + text[at:]


def _entry(path: Sequence[Step], value: str, indent: int) -> str:
    """Return new lines for a nested key, each begun with a line break."""
    lines = [f"\n{' ' * (indent + 2 * depth)}{step}:" for depth, step in enumerate(path)]
    return "".join(lines) + " " + quote(value)


def _last_index(node: yaml.Node) -> int:
    """Return where the text of a node really ends; a block's own mark is past comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_index(last[1] if isinstance(last, tuple) else last)
    index: int = node.end_mark.index
    return index
