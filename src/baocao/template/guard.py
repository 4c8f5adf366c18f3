"""What is put into a template's syntax tree before it becomes code: the XML, counters, limits."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from baocao.template.cells import NO_CELLS, Cells, name_run, name_turn
from baocao.template.orders import GROUP, Order
from baocao.template.sandbox import ENVIRONMENT
from baocao.template.typed_filters import FUNCTIONS


def guard(
    tree: nodes.Template,
    pieces: Sequence[str],
    writers: Mapping[int, str] = MappingProxyType({}),
    stretch_lines: Container[int] = (),
    cells: Cells = NO_CELLS,
) -> list[tuple[int, str]]:
    """Change `tree` into what may run; return what it names that does not exist.

    Args:
        tree: of a source with one tag a line.
        pieces: the XML before the first tag, then behind each.
        writers: {line: filter that writes the value} of tags that do not stand in a run's text.
        stretch_lines: the lines that hold the number of a stretch.
        cells: the statements about cells, and the loops that number groups of them.

    Returns:
        (line, Jinja's message) for every filter and test that is not there.
    """
    macros = frozenset(macro.name for macro in tree.find_all(nodes.Macro))
    worker = _Guard(pieces, writers, stretch_lines, cells, macros)
    worker.visit(tree)
    return worker.unknown


class _Guard(NodeTransformer):
    """Put XML, counters and limits into a syntax tree; gather the filters and tests that do not exist."""

    def __init__(
        self,
        pieces: Sequence[str],
        writers: Mapping[int, str],
        stretch_lines: Container[int],
        cells: Cells,
        macros: frozenset[str],
    ) -> None:
        self.pieces, self.writers, self.stretch_lines = pieces, writers, stretch_lines
        self.cells = cells
        self.macros = macros
        """Names that the part gives to macros of its own."""
        self.unknown: list[tuple[int, str]] = []

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802  # jinja's naming
        """Put the XML between two tags where Jinja saw a line break, and have every value written as XML."""
        for index, child in enumerate(node.nodes):
            if isinstance(child, nodes.TemplateData):
                child.data = self.pieces[child.lineno - 1]
                continue
            if child.lineno in self.stretch_lines:
                node.nodes[index] = _filter(child, child, "_stretch", [])
                continue
            if order := self.cells.orders.get(child.lineno):
                node.nodes[index] = self._write_order(self.visit(child), order)
                continue
            value = child if _is_path(child) else self.visit(child)
            node.nodes[index] = _filter(child, value, self.writers.get(child.lineno, "_text"), [])
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:  # noqa: N802
        """Take note of a filter that does not exist."""
        self._look_for("filter", node, (node.environment or ENVIRONMENT).filters)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Test:  # noqa: N802
        """Take note of a test that does not exist."""
        self._look_for("test", node, ENVIRONMENT.tests)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Read ``qr(x)`` as ``x | qr``, so that a key of the data named `qr` is in nobody's way."""
        callee = node.node
        if not isinstance(callee, nodes.Name) or callee.name not in FUNCTIONS or callee.name in self.macros:
            self.generic_visit(node)
            return node
        first, *others = node.args or [nodes.Const(None, lineno=node.lineno)]
        made = _filter(node, first, callee.name, others)
        made.kwargs = list[Any](node.kwargs)
        made.dyn_args, made.dyn_kwargs = node.dyn_args, node.dyn_kwargs
        return self.visit_Filter(made)

    def _look_for(self, kind: str, node: nodes.Filter | nodes.Test, known: Container[str]) -> None:
        self.generic_visit(node)
        if node.name not in known or node.name.startswith("_"):
            self.unknown.append((node.lineno, f"No {kind} named {node.name!r}."))

    def visit_For(self, node: nodes.For) -> nodes.For | list[nodes.Node]:  # noqa: N802
        """Count the turns of a loop; have it number the groups of cells it makes."""
        self.generic_visit(node)
        node.iter = _filter(node, node.iter, "_turns", [])
        if mark := self.cells.turn_marks.get(node.lineno):
            first = nodes.TemplateData(mark, lineno=node.lineno)
            node.body.insert(0, nodes.Output([first], lineno=node.lineno))
        names = self.cells.loops.get(node.lineno, ())
        if (turn := name_turn(node.lineno)) in names:
            node.body.insert(0, _number(node, turn))
        return [_number(node, run), node] if (run := name_run(node.lineno)) in names else node

    @staticmethod
    def _write_order(value: nodes.Node, order: Order) -> nodes.Filter:
        """Return what prints the mark of a statement about a cell, or a macro's text with its groups."""
        keys: list[nodes.Expr] = []
        for key in order.keys:
            keys.append(nodes.Const(key[:1], lineno=value.lineno))
            if key.startswith(GROUP):
                keys[-1] = nodes.Name(key[1:], "load", lineno=value.lineno)
        if order.keyword == "call":
            return _filter(value, _filter(value, value, "_text", []), "_call", keys)
        return _filter(value, value, "_cell", [nodes.Const(order.keyword, lineno=value.lineno), *keys])

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802
        """Have nothing captured be nothing, though runs begin and end around it."""
        self.generic_visit(node)
        node.filter = _filter(node, node.filter, "_captured", [])
        return node

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.FilterBlock:  # noqa: N802
        """Have what a filter makes of a block written as XML."""
        self.generic_visit(node)
        node.filter = _filter(node, node.filter, "_text", [])
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Bound the length of what ``~`` makes."""
        self.generic_visit(node)
        first, *others = node.nodes
        return _filter(node, first, "_concat", others)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Weigh lists and maps before they are compared."""
        self.generic_visit(node)
        compared: nodes.Expr | None = None
        left = node.expr
        for operand in node.ops:
            name = nodes.Const(operand.op, lineno=node.lineno)
            pair = _filter(node, left, "_compare", [name, operand.expr])
            compared = pair if compared is None else nodes.And(compared, pair, lineno=node.lineno)
            left = operand.expr
        return compared or node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Pair:  # noqa: N802
        """Weigh a computed key of a map before it is hashed."""
        self.generic_visit(node)
        if not isinstance(node.key, nodes.Const):
            node.key = _filter(node, node.key, "_key", [])
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Count what a slice copies."""
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        none = nodes.Const(None, lineno=node.lineno)
        bounds = [bound or none for bound in (node.arg.start, node.arg.stop, node.arg.step)]
        return _filter(node, node.node, "_cut", bounds)


def _number(node: nodes.For, name: str) -> nodes.Assign:
    """Return what gives a hidden variable the number of a new group."""
    zero = nodes.Const(0, lineno=node.lineno)
    return nodes.Assign(
        nodes.Name(name, "store", lineno=node.lineno), _filter(node, zero, "_group", []), lineno=node.lineno
    )


def _filter(node: nodes.Node, value: Any, name: str, args: list[Any]) -> nodes.Filter:
    return nodes.Filter(value, name, args, [], None, None, lineno=node.lineno, environment=node.environment)


def _is_path(node: nodes.Node) -> bool:
    """Tell whether an expression is a dotted path, as most are; there is nothing to guard in it."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)
