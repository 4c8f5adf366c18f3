"""What each kind of expression does with the names in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from baocao.template.fields import Use
from baocao.template.listing import NUMBERS, STRONG, TYPED, WEAK, use_list
from baocao.template.traced import A_NUMBER, NOTHING, Value, either, pairs_of
from baocao.template.typed_filters import FUNCTIONS

if TYPE_CHECKING:
    from baocao.template.tracing import Scope, Tracer


_HARD_TESTS: Final = frozenset(
    "divisibleby even odd eq equalto ne gt greaterthan ge lt lessthan le in lower upper sameas".split()  # noqa: SIM905
)
_DATE_METHODS: Final = frozenset({"strftime", "isoformat", "weekday"})
_MAP_METHODS: Final = frozenset({"items", "keys", "values", "get"})
_LIST_METHODS: Final = frozenset({"append", "extend", "insert", "pop", "remove", "index", "count"})
_NUMERIC: Final = re.compile(r"%[-+ 0#]*\d*(?:\.\d+)?[dfieg]|:[^{}]*[dfeg%,]\}")
"""A pattern that only numbers fit into."""
_TYPED_CALLS: Final = {
    "range": Use.COMPUTED,
    **dict.fromkeys(FUNCTIONS, Use.PRINTED),
    "anh": Use.IMAGE,
}
"""{function: how it uses what it is given}."""


def use_children(tracer: Tracer, node: nodes.Node, how: Use, scope: Scope, soft: bool) -> Value:  # noqa: ARG001
    """Every name below is printed; nothing comes back."""
    for child in node.iter_child_nodes():
        tracer.use(child, Use.PRINTED, scope)
    return NOTHING


def _name(tracer: Tracer, node: nodes.Name, how: Use, scope: Scope, soft: bool) -> Value:
    value = tracer.resolve(node.name, scope)
    is_soft = soft or value.is_soft or node.name in scope.asked
    tracer.note(value, how, node, soft=is_soft)
    return replace(value, is_soft=is_soft)


def _access(tracer: Tracer, node: nodes.Getattr | nodes.Getitem, how: Use, scope: Scope, soft: bool) -> Value:
    from baocao.template.tracing import key_of, path_of

    is_asked = soft or path_of(node) in scope.asked
    is_soft = is_asked or how is Use.ASKED
    name = key_of(node)
    if name is None and isinstance(node, nodes.Getitem):
        if isinstance(node.arg, nodes.Slice):
            return tracer.use(node.node, Use.COUNTED if how is Use.ASKED else how, scope, soft=soft)
        tracer.use(node.arg, Use.PRINTED, scope)
        holder = tracer.use(node.node, _how_indexed(node.arg), scope, soft=is_soft)
        value = holder.each()
    else:
        step = Use.COUNTED if isinstance(name, int) else Use.KEYED
        holder = tracer.use(node.node, step, scope, soft=is_soft)
        value = holder.key(name if name is not None else "")
    tracer.note(value, how, node, soft=is_soft or value.is_soft)
    return replace(value, is_soft=is_asked)


def _how_indexed(argument: nodes.Node) -> Use:
    """Return how a computed access uses what it looks into: a position of a list, or a key of any map."""
    if any(name.name == "loop" for name in argument.find_all(nodes.Name)):
        return Use.LOOPED
    is_path = isinstance(argument, (nodes.Name, nodes.Getattr, nodes.Getitem))
    return Use.PAIRS if is_path else Use.LOOPED


def _call(tracer: Tracer, node: nodes.Call, how: Use, scope: Scope, soft: bool) -> Value:
    callee = node.node
    name = callee.name if isinstance(callee, nodes.Name) else ""
    if name in scope.macros:
        given = [tracer.use(one, Use.PASSED, scope) for one in node.args]
        named = {one.key: tracer.use(one.value, Use.PASSED, scope) for one in node.kwargs}
        tracer.call_macro(scope.macros[name], given, named)
        return NOTHING
    passed = Use.RECURSIVE if name == "loop" else _how_called(callee)
    values = [tracer.use(one, passed, scope) for one in node.args]
    is_holder = name in {"namespace", "dict"}
    kept = Use.PASSED if is_holder else Use.PRINTED
    keys: dict[str | int, Value] = {one.key: tracer.use(one.value, kept, scope) for one in node.kwargs}
    if isinstance(callee, (nodes.Getattr, nodes.Getitem)):
        return _method(tracer, node, values, scope, soft or how is Use.ASKED)
    if name and name not in scope.bound and name not in tracer.known and name not in _TYPED_CALLS:
        tracer.found.unknown_calls.append((name, tracer.part.locate(node.lineno)))
    elif not name:
        tracer.use(callee, Use.PRINTED, scope)
    return Value(keys=keys) if is_holder else NOTHING


def _how_called(callee: nodes.Node) -> Use:
    """Return how a function uses what it is given."""
    if isinstance(callee, nodes.Getattr) and callee.attr == "format":
        return _how_formatted(callee.node)
    return _TYPED_CALLS.get(callee.name, Use.PRINTED) if isinstance(callee, nodes.Name) else Use.PRINTED


def _method(tracer: Tracer, node: nodes.Call, values: list[Value], scope: Scope, soft: bool) -> Value:
    from baocao.template.tracing import key_of

    callee: Any = node.node
    name = key_of(callee)
    if name in _MAP_METHODS:
        holder = tracer.use(callee.node, Use.KEYED if name == "get" else Use.PAIRS, scope, soft=soft)
        if name == "get" and node.args and isinstance(node.args[0], nodes.Const):
            found = holder.key(str(node.args[0].value))
            tracer.note(found, Use.ASKED, node, soft=True)
            return either(replace(found, is_soft=True), *values[1:])
        items = pairs_of(holder)
        return {"items": items, "values": Value(item=holder.each())}.get(str(name), NOTHING)
    if name in _DATE_METHODS:
        tracer.use(callee.node, Use.DATE, scope, soft=soft)
    elif name in _LIST_METHODS:
        tracer.use(callee.node, Use.COUNTED, scope, soft=soft)
    elif isinstance(name, str) and hasattr(str, name):
        tracer.use(callee.node, Use.PRINTED, scope, soft=soft)
    else:
        tracer.use(callee.node, Use.ASKED, scope, soft=soft)
    return NOTHING


def _filter(tracer: Tracer, node: nodes.Filter, how: Use, scope: Scope, soft: bool) -> Value:
    name = node.name
    put_in = _how_formatted(node.node) if name == "format" else Use.PRINTED
    values = [tracer.use(one, put_in, scope) for one in (*node.args, *node.kwargs)]
    if node.node is None:
        return NOTHING
    if name in {"default", "d"}:
        value = tracer.use(node.node, how, scope.asking(node.node), soft=True)
        return either(value, *values[:1])
    if name in STRONG or name in WEAK:
        return use_list(tracer, node, scope, soft)
    if name in {"items", "dictsort"}:
        return pairs_of(tracer.use(node.node, Use.PAIRS, scope, soft=soft))
    if name in tracer.own:
        return tracer.call_filter(node, tracer.use(node.node, Use.PASSED, scope, soft=soft), how)
    is_ours = name.startswith("_")
    kind = how if is_ours else TYPED.get(name, Use.PRINTED)
    value = tracer.use(node.node, kind, scope, soft=soft or (name in TYPED and how is Use.ASKED))
    return value if is_ours else A_NUMBER if name in NUMBERS else NOTHING


def _test(tracer: Tracer, node: nodes.Test, how: Use, scope: Scope, soft: bool) -> Value:  # noqa: ARG001
    for argument in node.args:
        tracer.use(argument, Use.PRINTED, scope)
    if node.name in {"divisibleby", "even", "odd"}:
        tracer.use(node.node, Use.COMPUTED, scope)
    elif node.name in _HARD_TESTS:
        tracer.use(node.node, Use.PRINTED, scope)
    else:
        tracer.use(node.node, Use.ASKED, scope, soft=True)
    return NOTHING


def _either(tracer: Tracer, node: nodes.CondExpr, how: Use, scope: Scope, soft: bool) -> Value:
    tracer.use(node.test, Use.ASKED, scope)
    first = tracer.use(node.expr1, how, scope.asking(node.test), soft=soft)
    if node.expr2 is None:
        return first
    return either(first, tracer.use(node.expr2, how, scope.asking(node.test, answer=False), soft=soft))


def _or(tracer: Tracer, node: nodes.Or, how: Use, scope: Scope, soft: bool) -> Value:
    first = tracer.use(node.left, how, scope, soft=True)
    return either(first, tracer.use(node.right, how, scope.asking(node.left, answer=False), soft=soft))


def _and(tracer: Tracer, node: nodes.And, how: Use, scope: Scope, soft: bool) -> Value:
    tracer.use(node.left, how, scope, soft=soft)
    return tracer.use(node.right, how, scope.asking(node.left), soft=soft)


def _not(tracer: Tracer, node: nodes.Not, how: Use, scope: Scope, soft: bool) -> Value:  # noqa: ARG001
    tracer.use(node.node, Use.ASKED, scope)
    return NOTHING


def _compute(tracer: Tracer, node: Any, how: Use, scope: Scope, soft: bool) -> Value:  # noqa: ARG001
    for child in node.iter_child_nodes():
        tracer.use(child, Use.COMPUTED, scope)
    return A_NUMBER


def _add(tracer: Tracer, node: nodes.Add, how: Use, scope: Scope, soft: bool) -> Value:
    """Add numbers when one side is a number as such; otherwise texts or lists may be meant."""
    sides = (node.left, node.right)
    if any(tracer.use(one, Use.PASSED, scope, soft=True).is_number for one in sides):
        return _compute(tracer, node, how, scope, soft)
    how = Use.LOOPED if how is Use.LOOPED else Use.PRINTED
    return either(*(tracer.use(one, how, scope) for one in sides))


def _const(tracer: Tracer, node: nodes.Const, how: Use, scope: Scope, soft: bool) -> Value:  # noqa: ARG001
    is_number = isinstance(node.value, (int, float)) and not isinstance(node.value, bool)
    return A_NUMBER if is_number else NOTHING


def _modulo(tracer: Tracer, node: nodes.Mod, how: Use, scope: Scope, soft: bool) -> Value:
    is_format = isinstance(node.left, nodes.Const) and isinstance(node.left.value, str)
    if not is_format:
        return _compute(tracer, node, how, scope, soft)
    tracer.use(node.right, _how_formatted(node.left), scope)
    return NOTHING


def _how_formatted(pattern: nodes.Node | None) -> Use:
    """Return how a pattern such as ``%.2f`` or ``{:,.0f}`` uses what is put in."""
    text = pattern.value if isinstance(pattern, nodes.Const) else ""
    return Use.COMPUTED if isinstance(text, str) and _NUMERIC.search(text) else Use.PRINTED


def _compare(tracer: Tracer, node: nodes.Compare, how: Use, scope: Scope, soft: bool) -> Value:  # noqa: ARG001
    """Order needs numbers when one side is one; ``in`` looks into a list or a text."""
    sides = [node.expr, *(operand.expr for operand in node.ops)]
    has_number = any(isinstance(one, nodes.Const) and isinstance(one.value, (int, float)) for one in sides)
    tracer.use(node.expr, _how_compared(node.ops[0].op, has_number), scope)
    for operand in node.ops:
        if operand.op in {"in", "notin"}:
            tracer.use(operand.expr, Use.COUNTED, scope)
        else:
            tracer.use(operand.expr, _how_compared(operand.op, has_number), scope)
    return NOTHING


def _how_compared(operator: str, has_number: bool) -> Use:
    return Use.COMPUTED if has_number and operator in {"gt", "gteq", "lt", "lteq"} else Use.PRINTED


def _dict(tracer: Tracer, node: nodes.Dict, how: Use, scope: Scope, soft: bool) -> Value:
    inner = Use.PRINTED if how is Use.PRINTED else Use.PASSED
    keys: dict[str | int, Value] = {}
    for number, pair in enumerate(node.items):
        key = pair.key.value if isinstance(pair.key, nodes.Const) else f" {number}"
        keys[key] = tracer.use(pair.value, inner, scope, soft=soft)
    return Value(keys=keys)


def _list(tracer: Tracer, node: Any, how: Use, scope: Scope, soft: bool) -> Value:
    inner = Use.PRINTED if how is Use.PRINTED else Use.PASSED
    return Value(item=either(*(tracer.use(one, inner, scope, soft=soft) for one in node.items)))


EXPRESSIONS: Final[dict[type, Callable[..., Value]]] = {
    nodes.Const: _const,
    nodes.Name: _name,
    nodes.Getattr: _access,
    nodes.Getitem: _access,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.CondExpr: _either,
    nodes.Or: _or,
    nodes.And: _and,
    nodes.Not: _not,
    nodes.Compare: _compare,
    nodes.Add: _add,
    nodes.Mod: _modulo,
    **dict.fromkeys((nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Pow, nodes.Neg), _compute),
    nodes.Dict: _dict,
    nodes.List: _list,
    nodes.Tuple: _list,
}
"""{node of Jinja's: what it does with the names in it}; any other prints them."""
