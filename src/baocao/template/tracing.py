"""Follows every name of a template back to the data it comes from, through loops, sets and macros."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final

from jinja2 import nodes

from baocao.errors import Location
from baocao.template import uses
from baocao.template.compiled import Part, Template, template_globals
from baocao.template.fields import Field, Use, settle_kinds
from baocao.template.traced import NOTHING, Value, either

MAX_CALLS: Final = 2_000
"""Macro calls followed in one template; what the others are given is not looked into."""
_MAX_NESTED: Final = 12
_ORDERS: Final = {"colspan": Use.NUMBER, "cellbg": Use.COLOUR}
"""{statement about a cell: what its value must be}."""
_OWN: Final = frozenset({"loop", "caller", "varargs", "kwargs", "self"})


@dataclass(slots=True)
class Trace:
    """What a template takes from the data, and what else it names."""

    fields: dict[str, Field] = field(default_factory=dict)
    unknown_calls: list[tuple[str, Location]] = field(default_factory=list)
    """Functions that do not exist; data has none."""
    bound: set[str] = field(default_factory=set)
    """Names the template gives to something itself: loop variables, sets, macros."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The names in force at a place, and the paths that were asked for before it."""

    bound: dict[str, Value]
    asked: frozenset[str] = frozenset()
    macros: dict[str, Macro] = field(default_factory=dict)

    def inside(self) -> Scope:
        """Return a scope whose own names do not leave it."""
        return Scope(dict(self.bound), self.asked, self.macros)

    def asking(self, test: nodes.Node, *, answer: bool = True) -> Scope:
        """Return the same scope where `test` has been asked, and what was answered."""
        return replace(self, asked=self.asked | frozenset(paths_known(test, answer)))


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro and where it was written."""

    node: nodes.Macro
    scope: Scope


def trace(template: Template) -> Trace:
    """Return what the template takes from the data, over all its parts."""
    found = Trace()
    known = _OWN.union(template_globals())
    root = Field("", children=found.fields)
    for part in template.parts.values():
        tracer = Tracer(part, root, known, found)
        tracer.walk(part.tree.body, Scope({}))
        tracer.walk_uncalled()
    settle_kinds(found.fields)
    return found


class Tracer:
    """Walks one part's syntax tree with the names in force."""

    def __init__(self, part: Part, root: Field, known: frozenset[str], found: Trace) -> None:
        """Take note in `found`; `root` holds the names of the data, `known` are those of every template."""
        self.part, self.root, self.known, self.found = part, root, known, found
        self.macros: list[Macro] = []
        self.called: set[int] = set()
        self.calls = 0
        self.open_calls: list[int] = []
        self.noted: set[tuple[int, int]] = set()
        own = getattr(part.environment, "own_filters", None)
        self.own: Mapping[str, tuple[tuple[str, ...], nodes.Node]] = own.expressions if own else {}
        self.line = 0
        """Of the tag, while an own filter's expression is followed; that has lines of its own."""

    def walk(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Walk statements in order; the scope's names grow with what they set."""
        for node in body:
            self._statements.get(type(node), Tracer._other)(self, node, scope)

    def walk_uncalled(self) -> None:
        """Walk the macros that nobody called, their arguments unknown."""
        for macro in self.macros:
            if id(macro.node) not in self.called:
                self._walk_macro(macro, {})

    def use(self, node: nodes.Node, how: Use, scope: Scope, *, soft: bool = False) -> Value:
        """Take note of every name in an expression; return what of the data its value is."""
        return uses.EXPRESSIONS.get(type(node), uses.use_children)(self, node, how, scope, soft)

    def note(self, value: Value, how: Use, node: nodes.Node, *, soft: bool) -> None:
        """Take note of one use of what a value is made of."""
        for one in value.fields:
            one.uses.add(how)
            one.is_optional = one.is_optional and (soft or how in {Use.ASKED, Use.PASSED})
            line = self.line or node.lineno
            if (id(one), line) not in self.noted:
                self.noted.add((id(one), line))
                one.where.append(self.part.locate(line))

    def resolve(self, name: str, scope: Scope) -> Value:
        """Return what a bare name stands for."""
        if name in scope.bound:
            return scope.bound[name]
        return NOTHING if name in self.known else Value((self.root.child(name),))

    def call_macro(self, macro: Macro, given: Sequence[Value], named: dict[str, Value]) -> None:
        """Walk a macro's body with the values it is called with."""
        self.calls += 1
        self.called.add(id(macro.node))
        nested = id(macro.node) in self.open_calls or len(self.open_calls) > _MAX_NESTED
        if nested or self.calls > MAX_CALLS:
            return
        names = [argument.name for argument in macro.node.args]
        self._walk_macro(macro, {**dict(zip(names, given, strict=False)), **named})

    def call_filter(self, node: nodes.Filter, value: Value, how: Use) -> Value:
        """Follow a value through the expression of a filter of the office's own."""
        names, expression = self.own[node.name]
        if len(self.open_calls) > _MAX_NESTED:
            return NOTHING
        before, self.line = self.line, self.line or node.lineno
        self.open_calls.append(id(expression))
        result = self.use(expression, how, Scope({**dict.fromkeys(names, NOTHING), names[0]: value}))
        self.open_calls.pop()
        self.line = before
        return result

    def bind(self, target: nodes.Node, value: Value, scope: Scope) -> None:
        """Give a value to what stands on the left of a set, a loop or a with."""
        if isinstance(target, nodes.Name):
            scope.bound[target.name] = value
            self.found.bound.add(target.name)
        elif isinstance(target, nodes.NSRef):
            scope.bound.setdefault(target.name, Value(keys={})).keys[target.attr] = value
        elif isinstance(target, (nodes.Tuple, nodes.List)):
            for position, one in enumerate(target.items):
                self.bind(one, value.keys.get(position) or value.each(), scope)

    def _walk_macro(self, macro: Macro, given: dict[str, Value]) -> None:
        self.open_calls.append(id(macro.node))
        scope = macro.scope.inside()
        defaults = macro.node.defaults
        names = [argument.name for argument in macro.node.args]
        for name, default in zip(names[len(names) - len(defaults) :], defaults, strict=True):
            scope.bound[name] = self.use(default, Use.PASSED, scope)
        scope.bound.update({name: given.get(name, scope.bound.get(name, NOTHING)) for name in names})
        self.walk(macro.node.body, scope)
        self.open_calls.pop()

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self.use(child, self._how_printed(child.lineno), scope)

    def _how_printed(self, line: int) -> Use:
        """Return how the tag on a line uses its value: most print it."""
        tag = self.part.tag_at(line)
        order = tag.raw.cell_order if tag is not None else None
        return _ORDERS.get(order[0], Use.PRINTED) if order else Use.PRINTED

    def _for(self, node: nodes.For, scope: Scope) -> None:
        source = self.use(node.iter, Use.LOOPED, scope)
        inner = scope.inside()
        self.bind(node.target, source.each(), inner)
        if node.test is not None:
            self.use(node.test, Use.ASKED, inner)
            inner = inner.asking(node.test)
        self.walk(node.body, inner)
        self.walk(node.else_, scope.inside())

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self.use(node.test, Use.ASKED, scope)
        within, otherwise = scope.asking(node.test), scope.asking(node.test, answer=False)
        ends: list[dict[str, Value]] = []
        branches: list[Sequence[nodes.Node]] = [node.body, *([one] for one in node.elif_), node.else_]
        for branch in branches:
            inner = (within if branch is node.body else otherwise).inside()
            self.walk(branch, inner)
            ends.append(inner.bound)
        for name in {
            name for end in ends for name in end
        }:  # what was set in one may be the data's in another
            scope.bound[name] = either(*(self._after(name, end) for end in ends))

    def _after(self, name: str, bound: dict[str, Value]) -> Value:
        if name in bound or name not in self.root.children:
            return bound.get(name, NOTHING)
        return Value((self.root.children[name],), is_soft=True)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        value = self.use(node.node, Use.PASSED, scope)
        if isinstance(node.target, nodes.Tuple) and isinstance(node.node, nodes.Tuple):
            pairs = zip(node.target.items, node.node.items, strict=False)
            value = Value(keys={at: self.use(one, Use.PASSED, scope) for at, (_, one) in enumerate(pairs)})
        self.bind(node.target, value, scope)

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.walk(node.body, scope.inside())
        if node.filter is not None:
            self.use(node.filter, Use.PRINTED, scope)
        self.bind(node.target, NOTHING, scope)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        macro = Macro(node, Scope(scope.bound, macros=scope.macros))
        scope.macros[node.name] = macro
        scope.bound[node.name] = NOTHING
        self.found.bound |= {node.name, *(argument.name for argument in node.args)}
        self.macros.append(macro)

    def _call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        self.use(node.call, Use.PRINTED, scope)
        inner = scope.inside()
        for argument in node.args:
            self.bind(argument, NOTHING, inner)
        self.walk(node.body, inner)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.inside()
        for target, value in zip(node.targets, node.values, strict=True):
            self.bind(target, self.use(value, Use.PASSED, inner), inner)
        self.walk(node.body, inner)

    def _other(self, node: nodes.Node, scope: Scope) -> None:
        """Walk any other statement: its expressions print, its body is a scope of its own."""
        for child in node.iter_child_nodes(exclude=["body"]):
            if isinstance(child, nodes.Expr):
                self.use(child, Use.PRINTED, scope)
            elif isinstance(child, nodes.Stmt):
                self.walk([child], scope)
        self.walk(getattr(node, "body", []), scope.inside())

    _statements: ClassVar[dict[type, Callable[[Tracer, Any, Scope], None]]] = {
        nodes.Output: _output,
        nodes.For: _for,
        nodes.If: _if,
        nodes.Assign: _assign,
        nodes.AssignBlock: _assign_block,
        nodes.Macro: _macro,
        nodes.CallBlock: _call_block,
        nodes.With: _with,
    }


def key_of(node: nodes.Getattr | nodes.Getitem) -> str | int | None:
    """Return the key or position an access names; None for something computed."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, (str, int)):
        return node.arg.value
    return None


def path_of(node: nodes.Node) -> str:
    """Return a dotted path as text; empty for any other expression."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, (nodes.Getattr, nodes.Getitem)):
        key, above = key_of(node), path_of(node.node)
        return f"{above}.{key}" if key is not None and above else ""
    return ""


def paths_in(node: nodes.Node) -> Iterator[str]:
    """Yield the dotted paths an expression asks about, and those on the way to them."""
    for child in (node, *node.find_all((nodes.Name, nodes.Getattr, nodes.Getitem))):
        if path := path_of(child):
            yield path


def paths_known(test: nodes.Node, answer: bool) -> Iterator[str]:
    """Yield the paths that are there for sure once a test has been answered so."""
    if isinstance(test, nodes.Not):
        yield from paths_known(test.node, not answer)
    elif isinstance(test, (nodes.And, nodes.Or)):
        if isinstance(test, nodes.And) is answer:
            yield from paths_known(test.left, answer)
            yield from paths_known(test.right, answer)
    elif isinstance(test, nodes.Test) and test.name == "undefined":
        yield from paths_known(test.node, not answer)
    elif answer:
        yield from paths_in(test)
