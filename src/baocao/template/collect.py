"""Run a part that failed once more, going on after each failure, so that all of them are told at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.visitor import NodeTransformer

from baocao.errors import BaocaoError, Location
from baocao.template.budget import RUN, LimitError
from baocao.template.compiled import FIRST_LINE, Part
from baocao.template.failures import CAUGHT, TooMuchError, explain, line_of
from baocao.template.guard import guard
from baocao.template.missing import Missing
from baocao.template.sandbox import WordCode

MAX_FAILURES: Final = 100
_GUARDED: Final = "_guarded"


class Failed(Missing):
    """What stands for a value that could not be computed: nothing, without a word; it was told once."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Failed:
        """Return itself for all that lies further down the path."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Failed:  # type: ignore[override]  # as in Missing
        """Return itself."""
        return self

    def _note(self) -> str:
        return ""


class _CollectingCode(WordCode):
    """Code in which every expression of a tag is computed apart, so that its failure is not the end."""

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802  # jinja's naming
        """Compute what is guarded within a function that keeps its failures."""
        if node.name != _GUARDED:
            super().visit_Filter(node, frame)
            return
        self.write("environment.try_(lambda: ")
        assert node.node is not None  # noqa: S101  # made with one
        self.visit(node.node, frame)
        self.write(", '')" if node.args else ")")


class _Guards(NodeTransformer):
    """Mark the expressions that tags are made of."""

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """Guard each value that is printed."""
        for index, child in enumerate(node.nodes):
            if not isinstance(child, nodes.TemplateData):
                node.nodes[index] = _guarded(child, prints=True)
        return node

    def visit_If(self, node: nodes.If) -> nodes.If:  # noqa: N802
        """Guard a condition."""
        self.generic_visit(node)
        node.test = _guarded(node.test)
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        """Guard what is looped over."""
        self.generic_visit(node)
        node.iter = _guarded(node.iter)
        return node

    def visit_Assign(self, node: nodes.Assign) -> nodes.Assign:  # noqa: N802
        """Guard a value that is kept."""
        node.node = _guarded(node.node)
        return node


def find_failures(part: Part, context: dict[str, Any], first: BaocaoError) -> list[BaocaoError]:
    """Return every failure of a part on this data, `first` among them; each once a tag and reason.

    What is missing is noted in the run, as ever.
    """
    if isinstance(first, TooMuchError):
        return [first]
    RUN.get().beyond = 0  # a stretch may have failed; here there are none
    failures: list[tuple[Exception, int]] = []
    environment: Any = part.jinja.environment.overlay()
    environment.code_generator_class = _CollectingCode
    environment.try_ = _trier(failures)
    tree = environment.parse(part.source)
    writers = {line: tag.writer for line, tag in enumerate(part.tags, FIRST_LINE)}
    guard(tree, [""] * (len(part.tags) + 1), writers, cells=part.cells)
    template = JinjaTemplate.from_code(environment, environment.compile(_Guards().visit(tree)), {})
    try:
        for _ in template.root_render_func(template.new_context({**environment.globals, **context})):
            pass
    except CAUGHT as error:
        failures.append((error, line_of(error)))
    told = [first, *(explain(part, error, line) for error, line in failures)]
    found: dict[tuple[Location, str], BaocaoError] = {}
    for one in told:
        found.setdefault((one.where, one.message), one)
    return list(found.values())


def _trier(failures: list[tuple[Exception, int]]) -> Callable[..., Any]:
    """Return what computes an expression, or keeps its failure and returns a stand-in."""

    def compute(expression: Callable[[], Any], instead: str | None = None) -> Any:
        try:
            return expression()
        except LimitError:
            raise
        except CAUGHT as error:
            failures.append((error, line_of(error)))
            if len(failures) >= MAX_FAILURES:
                raise
            return Failed() if instead is None else instead

    return compute


def _guarded(node: nodes.Node, *, prints: bool = False) -> nodes.Filter:
    inner = cast("nodes.Expr", node)
    args: list[nodes.Expr] = [nodes.Const("")] if prints else []
    return nodes.Filter(
        inner, _GUARDED, args, [], None, None, lineno=node.lineno, environment=node.environment
    )
