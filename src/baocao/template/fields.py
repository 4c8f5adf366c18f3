"""Which names a template takes from the data, nested, with the kind each must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from baocao.errors import Location

if TYPE_CHECKING:
    from baocao.template.compile import Part, Template


class FieldKind(StrEnum):
    """What a name must hold for the template to work."""

    TEXT = "text"
    LIST = "list"
    MAP = "map"
    CONDITION = "condition"


@dataclass(slots=True)
class Field:
    """A name and what the template does with it."""

    name: str
    kind: FieldKind = FieldKind.CONDITION
    is_optional: bool = True
    """Whether the template asks if it is there before using it, everywhere."""
    children: dict[str, Field] = field(default_factory=dict)
    """Of a map: its keys; of a list: the keys of its items."""
    where: list[Location] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the field as plain values."""
        found: dict[str, Any] = {"name": self.name, "kind": self.kind.value, "optional": self.is_optional}
        found["where"] = [place.path for place in self.where]
        if self.children:
            found["children"] = [child.to_json() for child in self.children.values()]
        return found


_STRENGTH: Final = (FieldKind.CONDITION, FieldKind.TEXT, FieldKind.MAP, FieldKind.LIST)
_ASKING: Final = frozenset({"defined", "undefined", "none"})
_LIST_FILTERS: Final = frozenset(
    """batch first groupby join last length count list map max min noi_cham_phay noi_va reject rejectattr
    reverse select selectattr slice sort sum unique xep_ten""".split()  # noqa: SIM905  # a list to read
)

_RESHAPING: Final = frozenset({"batch", "groupby", "map", "slice"})
"""Filters of lists whose items are no items of the list any more."""

_MAP_METHODS: Final = frozenset({"items", "keys", "values", "get"})

_Bindings = dict[str, Field | None]
"""{name bound by the template: the field whose items it walks; None when it is not from the data}."""


def find_fields(template: Template) -> Mapping[str, Field]:
    """Return {name: Field} of everything the template takes from the data.

    Loop variables count as the items of what is looped over; names a template
    sets itself do not count.
    """
    from baocao.template.compile import template_globals

    root = Field("", FieldKind.MAP)
    for part in template.parts.values():
        finder = _Finder(part, root, set(template_globals()))
        finder.walk(part.tree.body, {}, frozenset())
    return root.children


class _Finder:
    """Walks one part's syntax tree with the names in force."""

    def __init__(self, part: Part, root: Field, known: set[str]) -> None:
        self.part, self.root, self.known = part, root, known | {"loop", "caller", "varargs", "kwargs", "self"}

    def walk(self, body: Iterable[nodes.Node], bound: _Bindings, asked: frozenset[str]) -> None:
        """Walk statements in order; `bound` grows with what they set."""
        for node in body:
            self._statement(node, bound, asked)

    def _statement(self, node: nodes.Node, bound: _Bindings, asked: frozenset[str]) -> None:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    self._use(child, FieldKind.TEXT, bound, asked)
        elif isinstance(node, nodes.For):
            self._loop(node, bound, asked)
        elif isinstance(node, nodes.If):
            self._condition(node, bound, asked)
        elif isinstance(node, nodes.Assign):
            source = self._use(node.node, FieldKind.CONDITION, bound, asked)
            bound.update(dict.fromkeys(_names_in(node.target)))
            if isinstance(node.target, nodes.Name):
                bound[node.target.name] = source
        else:
            self._scope(node, bound, asked)

    def _loop(self, node: nodes.For, bound: _Bindings, asked: frozenset[str]) -> None:
        source = self._use(node.iter, FieldKind.LIST, bound, asked)
        inner: _Bindings = {**bound, **dict.fromkeys(_names_in(node.target))}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = source
        if node.test is not None:
            self._use(node.test, FieldKind.CONDITION, inner, asked)
        self.walk(node.body, inner, asked)
        self.walk(node.else_, dict(bound), asked)

    def _condition(self, node: nodes.If, bound: _Bindings, asked: frozenset[str]) -> None:
        self._use(node.test, FieldKind.CONDITION, bound, asked)
        within = asked | frozenset(_paths_in(node.test))
        self.walk(node.body, bound, within)
        self.walk(node.elif_, bound, asked)
        self.walk(node.else_, bound, within)

    def _scope(self, node: nodes.Node, bound: _Bindings, asked: frozenset[str]) -> None:
        """Walk a macro, call, with, filter or set block: its own names first, then what is inside."""
        inner = dict(bound)
        if isinstance(node, (nodes.Macro, nodes.CallBlock)):
            inner.update(dict.fromkeys(argument.name for argument in node.args))
        if isinstance(node, nodes.Macro):
            bound[node.name] = inner[node.name] = None
        if isinstance(node, nodes.AssignBlock):
            bound.update(dict.fromkeys(_names_in(node.target)))
        if isinstance(node, nodes.With):
            inner.update(dict.fromkeys(name for target in node.targets for name in _names_in(target)))
        for child in node.iter_child_nodes(exclude=["body", "args", "target", "targets"]):
            if isinstance(child, nodes.Expr):
                self._use(child, FieldKind.TEXT, bound, asked)
        self.walk(getattr(node, "body", []), inner, asked)

    def _use(
        self, node: nodes.Node, kind: FieldKind, bound: _Bindings, asked: frozenset[str]
    ) -> Field | None:
        """Take note of every name in an expression; return the field it comes down to, if it is one."""
        if isinstance(node, nodes.Filter):
            return self._filter(node, kind, bound, asked)
        if isinstance(node, nodes.Test) and node.name in _ASKING:
            return self._use(node.node, FieldKind.CONDITION, bound, asked)
        if isinstance(node, nodes.CondExpr):
            self._use(node.test, FieldKind.CONDITION, bound, asked)
            within = asked | frozenset(_paths_in(node.test))
            self._use(node.expr1, kind, bound, within)
            return self._use(node.expr2, kind, bound, within) if node.expr2 is not None else None
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            return self._path(node, kind, bound, asked)
        used = FieldKind.CONDITION if isinstance(node, (nodes.And, nodes.Or, nodes.Not)) else FieldKind.TEXT
        for child in node.iter_child_nodes():
            self._use(
                child, used if kind is FieldKind.CONDITION or used is FieldKind.TEXT else kind, bound, asked
            )
        return None

    def _filter(
        self, node: nodes.Filter, kind: FieldKind, bound: _Bindings, asked: frozenset[str]
    ) -> Field | None:
        for argument in (*node.args, *node.kwargs):
            self._use(argument, FieldKind.TEXT, bound, asked)
        if node.node is None:
            return None
        if node.name in {"default", "d"}:
            asked |= frozenset(_paths_in(node.node))
        inner = FieldKind.LIST if node.name in _LIST_FILTERS else kind
        source = self._use(node.node, inner, bound, asked)
        keeps_items = inner is FieldKind.LIST and node.name not in _RESHAPING
        return source if keeps_items else None

    def _path(
        self, node: nodes.Node, kind: FieldKind, bound: _Bindings, asked: frozenset[str]
    ) -> Field | None:
        if isinstance(node, nodes.Name):
            return self._root_name(node, kind, bound, asked)
        if not isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return None
        name = _key_of(node)
        if name is None and isinstance(node, nodes.Getitem):
            self._use(node.arg, FieldKind.TEXT, bound, asked)
        holder = self._use(node.node, FieldKind.MAP if name is not None else FieldKind.LIST, bound, asked)
        if holder is None or name is None or name in _MAP_METHODS:
            return holder if name is None else None
        found = holder.children.setdefault(name, Field(name))
        self._note(found, kind, node, asked)
        return found

    def _root_name(
        self, node: nodes.Name, kind: FieldKind, bound: _Bindings, asked: frozenset[str]
    ) -> Field | None:
        if node.name in bound:
            source = bound[node.name]
            if source is not None and source.kind is not FieldKind.LIST:  # of a list, its items are meant
                self._note(source, kind, node, asked)
            return source
        if node.name in self.known:
            return None
        found = self.root.children.setdefault(node.name, Field(node.name))
        self._note(found, kind, node, asked)
        return found

    def _note(self, found: Field, kind: FieldKind, node: nodes.Node, asked: frozenset[str]) -> None:
        found.kind = max(found.kind, kind, key=_STRENGTH.index)
        is_asked = kind is FieldKind.CONDITION or _path_of(node) in asked
        found.is_optional = found.is_optional and is_asked
        place = self.part.locate(node.lineno)
        if place not in found.where:
            found.where.append(place)


def _key_of(node: nodes.Getattr | nodes.Getitem) -> str | None:
    """Return the key an access names; None for a position or something computed."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return node.arg.value
    return None


def _names_in(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    for child in target.find_all(nodes.Name):
        yield child.name


def _path_of(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, (nodes.Getattr, nodes.Getitem)) and (key := _key_of(node)) is not None:
        return f"{_path_of(node.node)}.{key}"
    return ""


def _paths_in(node: nodes.Node) -> Iterator[str]:
    """Yield the dotted paths an expression asks about."""
    if path := _path_of(node):
        yield path
    for child in node.find_all((nodes.Name, nodes.Getattr, nodes.Getitem)):
        yield _path_of(child)
