"""The Jinja environment templates run in: plain data only, names first, nothing that can run away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from baocao.template.budget import RUN, charge_value
from baocao.template.filters import FILTERS, thanh_so
from baocao.template.limits import (
    OPERATOR_CHECKS,
    as_key,
    bounded_range,
    check_method,
    check_pattern,
    check_result,
    compare,
    concat,
    count_turns,
    cut,
    is_grouped,
    limited,
    limited_test,
    settle,
)
from baocao.template.markup import as_text, settle_captured
from baocao.template.missing import Missing
from baocao.template.orders import number_group, write_call, write_order
from baocao.template.stretches import write_stretch
from baocao.template.writers import WRITERS

_METHODS: Final[Mapping[type, frozenset[str]]] = {
    str: frozenset(
        """capitalize casefold center count endswith find format index isalnum isalpha isdecimal isdigit
        islower isnumeric isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix
        replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title
        upper zfill""".split()  # noqa: SIM905  # a list to read
    ),
    dict: frozenset({"items", "keys", "values", "get"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index", "grouper", "list"}),  # the last two of what groupby makes
}
"""What templates may call on plain values; everything else of Python stays out of reach."""
_HELPERS: Final = (LoopContext, Namespace, Macro, Cycler, Joiner)
_DATE_NAMES: Final = frozenset(
    """day month year hour minute second date time strftime isoformat weekday isoweekday isocalendar
    replace""".split()  # noqa: SIM905  # a list to read
)
_SPAN_NAMES: Final = frozenset({"days", "seconds", "total_seconds"})
_DROPPED_FILTERS: Final = frozenset({"pprint", "xmlattr", "urlize", "attr", "filesizeformat", "random"})
_COMPARING: Final = tuple(
    "== eq equalto != ne > gt greaterthan >= ge < lt lessthan <= le in lower upper".split()  # noqa: SIM905
)
"""Tests that walk what they are given."""
_NONE_IS_NOTHING: Final = frozenset(
    """capitalize center format hoa hoa_dau thuong_dau bo_dau_cuoi indent lower replace string striptags
    title trim truncate upper urlencode wordwrap""".split()  # noqa: SIM905  # a list to read
)
"""Filters of text; None passes through them and prints nothing."""


class WordCode(CodeGenerator):
    """Code that takes what the guard's writers return as it is: they have escaped it."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Any, finalize: Any) -> str:  # noqa: ARG002
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        """Put nothing before a value."""

    def _output_child_post(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        """Put nothing behind a value."""


class WordEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for untrusted templates over plain data.

    The data's keys come before any method; methods are those of an allow-list;
    operators, filters and loops have limits that are checked before the work.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%", "/", "//"})
    sandboxed = True
    code_generator_class = WordCode

    def __init__(self) -> None:
        """Set up filters, tests and globals."""
        super().__init__(
            undefined=Missing, autoescape=True, keep_trailing_newline=True, cache_size=0, auto_reload=False
        )
        for name in _DROPPED_FILTERS:
            del self.filters[name]
        self.filters.update({name: _skipping(Missing, function) for name, function in FILTERS.items()})
        none = type(None)
        self.filters.update({name: _skipping(none, self.filters[name]) for name in _NONE_IS_NOTHING})
        self.filters.update(dict.fromkeys(("safe", "e", "escape", "forceescape"), _as_it_is))
        self.filters.update({name: _reading_grouped(self.filters[name]) for name in ("int", "float")})
        self.filters["join"] = _nothing_for_none(self.filters["join"])
        self.filters.update({name: limited(name, function) for name, function in self.filters.items()})
        self.filters.update(WRITERS, _concat=concat, _turns=count_turns)
        self.filters.update(_cut=cut, _compare=compare, _key=as_key, _captured=settle_captured)
        self.filters.update(_cell=write_order, _call=write_call, _group=number_group, _stretch=write_stretch)
        self.tests.update({name: limited_test(self.tests[name]) for name in _COMPARING})
        del self.globals["lipsum"]
        self.globals["range"] = bounded_range

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a key of a map, an item, or an allowed method; otherwise what marks a missing name."""
        return self._look_up(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item by key or number; methods by string as Jinja has it."""
        if isinstance(argument, str):
            return self._look_up(obj, argument)
        try:
            return as_text(obj)[as_key(argument)]
        except (LookupError, TypeError, AttributeError):
            if isinstance(obj, dict):
                return self._look_up(obj, str(argument))
            return Missing(obj=obj, name=str(argument))

    def _look_up(self, obj: Any, name: str) -> Any:
        if isinstance(obj, dict):
            try:
                return obj[name]
            except KeyError:
                pass
        elif isinstance(obj, Undefined):
            return getattr(obj, name, obj)
        if self._is_reachable(obj, name):
            return getattr(as_text(obj), name, None)
        RUN.get().check_time()  # filters that look for an attribute in every item come by here
        return Missing(obj=obj, name=name)

    @staticmethod
    def _is_reachable(obj: Any, name: str) -> bool:
        if name.startswith("_"):
            return False
        for kind, names in _METHODS.items():
            if isinstance(obj, kind):
                return name in names and hasattr(obj, name)
        if isinstance(obj, _HELPERS):
            return name not in {"nodes", "environment"}
        if isinstance(obj, timedelta):
            return name in _SPAN_NAMES
        return name in _DATE_NAMES and hasattr(obj, "isoformat")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """Tell whether ``map(attribute=…)`` and the like may take this attribute."""
        return self._is_reachable(obj, attr)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call this: its own macros, our globals, allowed methods."""
        if isinstance(obj, (Macro, LoopContext, Cycler, Joiner, Missing)):
            return True
        if any(obj is known for known in (bounded_range, Namespace, Cycler, Joiner, dict)):
            return True
        owner = getattr(obj, "__self__", None)
        return owner is not None and self._is_reachable(owner, getattr(obj, "__name__", "_"))

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, a method or one of our functions, after looking at what it is given."""
        RUN.get().turn()
        args = settle(args)
        if isinstance(obj, Macro):
            return super().call(context, obj, *args, **kwargs)
        args = tuple(map(as_text, args))
        check_method(obj, args)
        if (written := self.wrap_str_format(obj)) is not None:
            result = _write_format(written, obj.__self__, args, kwargs)
        else:
            result = super().call(context, obj, *args, **kwargs)
        charge_value(result)
        return result

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute an operator whose result could be enormous, after looking at its operands."""
        if operator == "%":
            left, right = as_text(left), as_text(right)
        if not isinstance(left, Undefined) and not isinstance(right, Undefined):
            OPERATOR_CHECKS[operator](left, right)
        return check_result(super().call_binop(context, operator, left, right))


def _write_format(write: Callable[..., str], pattern: str, args: Any, kwargs: Any) -> str:
    """Return ``pattern.format(…)``, fields looked up as in any tag; None prints nothing."""
    check_pattern(pattern, [*args, *kwargs.values()])
    named = {name: "" if value is None else value for name, value in kwargs.items()}
    return write(*("" if value is None else value for value in args), **named)


def _reading_grouped(convert: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``int`` or ``float`` that reads ``1.500.000`` and ``98,5``, too, which would become 0."""

    def call(value: Any, *args: Any, **kwargs: Any) -> Any:
        is_plain = not is_grouped(value) or (value.count(".") == 1 and "," not in value)
        return convert(value if is_plain else thanh_so(str(value)), *args, **kwargs)

    return call


def _skipping(kind: type, filter_function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that lets values of a kind pass; a missing one is reported where it prints."""
    passed = getattr(filter_function, "jinja_pass_arg", None)

    def call(*args: Any, **kwargs: Any) -> Any:
        value = args[1 if passed else 0]
        return value if isinstance(value, kind) else filter_function(*args, **kwargs)

    if passed:
        call.jinja_pass_arg = passed  # type: ignore[attr-defined]
    return call


def _nothing_for_none(join: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``join`` so that None among the values prints nothing."""

    def call(eval_ctx: Any, value: Any, d: str = "", attribute: Any = None) -> Any:
        values = value if attribute else ["" if item is None else item for item in value]
        return join(eval_ctx, values, d, attribute)

    call.jinja_pass_arg = join.jinja_pass_arg  # type: ignore[attr-defined]
    return call


def _as_it_is(value: Any) -> Any:
    """Return the value: everything is escaped once, where it prints, and nothing can ask not to be."""
    return value


ENVIRONMENT: Final = WordEnvironment()
"""One for all templates: it is never changed, so threads share it."""
