"""From YAML text to its tree: scalars as text, no tags, no merging, duplicate keys and bombs refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from baocao.data.explain_yaml import explain
from baocao.data.tree import (
    MAX_ALIASED,
    MAX_DEPTH,
    MAX_NODES,
    DuplicateKeyError,
    ForbiddenCharacterError,
    Node,
    Source,
    TooDeepError,
    TooManyValuesError,
    find_forbidden,
)
from baocao.errors import BaocaoError, DataError, raise_all
from baocao.viet.text import to_nfc

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is there with libyaml, and fast
_QUOTE_STAR = "Đặt giá trị trong dấu nháy nếu đó là chữ bắt đầu bằng dấu sao"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class UnsupportedYamlError(DataError):
    """Something of YAML that data files have no use for: tags, ``<<``, several documents, keys of lists."""

    code = "D210"


class AliasError(DataError):
    """An alias ``*name`` stands inside what it names, or names nothing."""

    code = "D211"


@dataclass(slots=True)
class _Open:
    """A map or a list whose end has not come yet."""

    start: int
    is_map: bool
    is_flow: bool
    anchor: str | None
    count_before: int
    entries: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    key: Node | None = None
    skip: bool = False
    """The key just read was a mistake; its value is read and dropped."""


def read_yaml(source: Source) -> Node | None:
    """Return the tree of a YAML text, or None when it holds no document.

    Raises:
        DataError: D201–D204 and D209–D211; all there are, as far as the text can be read.

    Cost:
        Linear in the text; stops at `MAX_NODES` values or `MAX_DEPTH` levels.
    """
    return _Builder(source).build()


class _Builder:
    """Turns parser events into nodes without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.mistakes: list[BaocaoError] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.count = 0
        self.aliased = 0
        self.documents = 0
        self.top: Node | None = None

    def build(self) -> Node | None:
        try:
            for event in yaml.parse(self.source.text, Loader=_LOADER):
                self._take(event)
        except yaml.YAMLError as error:
            self.mistakes.append(explain(error, self.source))
        except (TooDeepError, TooManyValuesError, UnsupportedYamlError) as error:
            self.mistakes.append(error)
        raise_all(self.mistakes)
        return self.top

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_tag(event)
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._unsupported(
                    event,
                    "tệp có hơn một phần ngăn bởi dấu ---",
                    "Để mỗi hội nghị trong một tệp riêng, bỏ dấu ---",
                )

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        text: str | None = event.value
        if not event.style:
            text = None if text in _NULLS else text
        elif event.style == '"':  # escapes may bring in what the bytes did not have
            text = to_nfc(event.value)
            for at in find_forbidden(text)[:1]:
                self.mistakes.append(ForbiddenCharacterError(text[at], self.source.locate(start, end)))
        elif event.style != "'":
            text = event.value.rstrip("\n")
        node = Node(text, self.source, start, end)
        self._count(event)
        self._remember(event.anchor, node, 1)
        self._place(node)

    def _open(self, event: Any) -> None:
        self._count(event)
        if len(self.stack) >= MAX_DEPTH:
            raise TooDeepError(self.source.locate(event.start_mark.index))
        is_map = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(
            _Open(event.start_mark.index, is_map, bool(event.flow_style), event.anchor, self.count)
        )

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        children = list(done.entries.values()) if done.is_map else done.items
        end = event.end_mark.index
        first = self.source.text[done.start : done.start + 1]
        unbraced = not (done.is_flow and first in {"[", "{", "&", "!"})
        if unbraced:
            end = children[-1].end if children else done.start  # a block's own end mark is past comments
        value = done.entries if done.is_map else tuple(done.items)
        node = Node(value, self.source, done.start, end, unbraced=unbraced and done.is_map)
        self._remember(done.anchor, node, self.count - done.count_before + 1)
        self._place(node)

    def _alias(self, event: Any) -> None:
        where = self.source.locate(event.start_mark.index, event.end_mark.index)
        name = event.anchor
        if any(opened.anchor == name for opened in self.stack):
            self.mistakes.append(
                AliasError(f"bí danh *{name} nằm trong chính phần nó gọi lại", where=where, hint=_QUOTE_STAR)
            )
        elif name not in self.anchors:
            self.mistakes.append(
                AliasError(f"bí danh *{name} chưa được đặt ở đâu", where=where, hint=_QUOTE_STAR)
            )
        else:
            named, size = self.anchors[name]
            self.count += size
            self.aliased += size
            if self.aliased > MAX_ALIASED:
                raise TooManyValuesError(where, f"bí danh *{name} nhân nội dung lên", MAX_ALIASED)
            self._place(
                replace(named, start=event.start_mark.index, end=event.end_mark.index, unbraced=False)
            )
            return
        self._place(Node(None, self.source, event.start_mark.index, event.end_mark.index))

    def _place(self, node: Node) -> None:
        """Put a finished node where it belongs: the top, a list, or a map as key or value."""
        if not self.stack:
            self.top = node
            return
        parent = self.stack[-1]
        if not parent.is_map:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
            parent.skip = not self._accept_key(parent, node)
        else:
            key, parent.key = parent.key, None
            if not parent.skip:
                span = node.start, node.end, key.start, key.end
                parent.entries[str(key.value)] = Node(node.value, self.source, *span, node.unbraced)

    def _accept_key(self, parent: _Open, key: Node) -> bool:
        name = key.value
        if isinstance(name, str) and name and name != "<<" and name not in parent.entries:
            return True
        where = key.where
        if name == "<<":
            mistake: BaocaoError = UnsupportedYamlError(
                "không dùng được dấu << để gộp khóa", where=where, hint="Chép các khóa cần dùng ra tại chỗ"
            )
        elif isinstance(name, str) and name:
            mistake = DuplicateKeyError(name, parent.entries[name].key_where, where)
        else:
            mistake = UnsupportedYamlError(
                "thiếu tên khóa trước dấu hai chấm"
                if key.value in (None, "")
                else "khóa phải là một dòng chữ",
                where=where,
                hint="Viết “khóa: giá trị”; chữ bắt đầu bằng ngoặc, dấu hai chấm thì đặt trong dấu nháy",
            )
        self.mistakes.append(mistake)
        return False

    def _remember(self, anchor: str | None, node: Node, size: int) -> None:
        if anchor:
            self.anchors[anchor] = (node, size)

    def _count(self, event: Any) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise TooManyValuesError(self.source.locate(event.start_mark.index))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            self.mistakes.append(
                self._unsupported(
                    event,
                    f"không dùng được nhãn kiểu “{event.tag}”",
                    "Bỏ nhãn đó; nếu là chữ bắt đầu bằng dấu chấm than thì đặt trong dấu nháy",
                )
            )

    def _unsupported(self, event: Any, message: str, hint: str) -> UnsupportedYamlError:
        return UnsupportedYamlError(message, where=self.source.locate(event.start_mark.index), hint=hint)
