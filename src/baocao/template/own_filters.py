"""Filters an office writes itself: one Jinja expression each, run in the same sandbox as the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from baocao.errors import BaocaoError, Location, UsageError, raise_all
from baocao.template.budget import RUN
from baocao.template.failures import say
from baocao.template.filter_values import FilterArgumentError
from baocao.template.guard import guard
from baocao.template.limits import limited
from baocao.template.missing import Missing
from baocao.template.sandbox import ENVIRONMENT, WordEnvironment
from baocao.template.syntax import explain_syntax
from baocao.template.tags import clean_body

VALUE: Final = "x"
"""What an expression calls the value before the bar, when the filter names no parameters."""
_RESULT: Final = "_result"
_SIGNATURE: Final = re.compile(r"\s*([^\W\d]\w*)\s*(?:\((.*)\)\s*)?", re.DOTALL)
_HINT: Final = "Viết như nghin_dong = \"(x | thanh_so / 1000) | so ~ ' nghìn đồng'\""
_NO_TAGS: Final = "cần đúng một biểu thức, không có thẻ {{ }} hay {% %}"


class OwnFilterError(UsageError):
    """A filter of the office's own is not written as it should be."""

    code = "U304"


@dataclass(frozen=True, slots=True, eq=False)
class OwnFilters:
    """The filters of one office, with the environment that knows them; shared between threads."""

    environment: WordEnvironment
    names: frozenset[str]
    expressions: Mapping[str, tuple[tuple[str, ...], nodes.Node]]
    """{name: its parameters and its expression}, to follow what it does with the data."""


@dataclass(frozen=True, slots=True)
class _Definition:
    name: str
    parameters: tuple[str, ...]
    defaults: Mapping[str, Any]
    expression: str
    where: Location

    @property
    def shown(self) -> str:
        place = str(self.where)
        return f"bộ lọc “{self.name}” ({place})" if place else f"bộ lọc “{self.name}”"


def compile_filters(written: Mapping[str, str], places: Mapping[str, Location] | None = None) -> OwnFilters:
    """Return the filters that `written` defines, ready for `compile_template`.

    Args:
        written: ``{signature: expression}``; a signature is a name, whose value is
            then called ``x``, or ``name(x, more=0)``.
        places: ``{signature: where its expression stands}``, for messages.

    Raises:
        OwnFilterError: U304; all mistakes, as `Mistakes` when there are several.

    >>> own = compile_filters({"trong_ngoac": "'(' ~ x ~ ')'", "ghep(x, dau='-')": "x ~ dau"})
    >>> sorted(own.names)
    ['ghep', 'trong_ngoac']
    """
    errors: list[BaocaoError] = []
    environment: Any = ENVIRONMENT.overlay()
    environment.filters = dict(ENVIRONMENT.filters)
    definitions: dict[str, _Definition] = {}
    for signature, expression in written.items():
        where = (places or {}).get(signature, Location(key=signature))
        try:
            one = _read_definition(signature, expression, where)
            _check_name(one, definitions)
        except BaocaoError as error:
            errors.append(error)
        else:
            definitions[one.name] = one
            environment.filters[one.name] = _not_ready  # so that they may use one another
    for one in definitions.values():
        try:
            environment.filters[one.name] = _compile(one, environment)
        except BaocaoError as error:
            errors.append(error)
    raise_all(errors)
    expressions = {name: (one.parameters, _parse(one, environment)) for name, one in definitions.items()}
    environment.own_filters = OwnFilters(environment, frozenset(definitions), expressions)
    return environment.own_filters  # type: ignore[no-any-return]  # set above


def _not_ready(*_: Any) -> NoReturn:
    raise LookupError


def _read_definition(signature: str, expression: str, where: Location) -> _Definition:
    found = _SIGNATURE.fullmatch(signature)
    if found is None:
        raise OwnFilterError(
            f"tên bộ lọc “{signature}” không đúng, cần tên không dấu cách",
            where=where,
            hint='Viết như nghin_dong, hoặc "lam_tron(x, le=0)" trong dấu nháy khi có tham số',
        )
    name, parameters = found[1], found[2]
    defaults: dict[str, Any] = {}
    names: tuple[str, ...] = (VALUE,)
    if parameters is not None:
        names, defaults = _read_parameters(name, parameters, where)
    return _Definition(name, names, defaults, clean_body(expression), where)


def _read_parameters(name: str, written: str, where: Location) -> tuple[tuple[str, ...], dict[str, Any]]:
    try:
        tree = ENVIRONMENT.parse(f"{{% macro m({clean_body(written)}) %}}{{% endmacro %}}")
        macro = tree.body[0]
        assert isinstance(macro, nodes.Macro)  # noqa: S101  # nothing else parses so
        names = tuple(argument.name for argument in macro.args)
        values = [default.as_const() for default in macro.defaults]
        is_right = len(tree.body) == 1 and len(values) < len(names)
    except (TemplateSyntaxError, nodes.Impossible, AssertionError):
        is_right = False
    if not is_right:
        raise OwnFilterError(
            f"tham số của bộ lọc “{name}” không đọc được: “{written}”",
            where=where,
            hint='Viết như "lam_tron(x, le=0)": đầu tiên là giá trị, các tham số sau có thể có giá trị sẵn',
        )
    return names, dict(zip(names[len(names) - len(values) :], values, strict=True))


def _check_name(one: _Definition, others: Mapping[str, _Definition]) -> None:
    if one.name in others:
        raise OwnFilterError(f"bộ lọc “{one.name}” có hai lần", where=one.where, hint="Bỏ một trong hai")
    if one.name in ENVIRONMENT.filters or one.name.startswith("_"):
        raise OwnFilterError(
            f"“{one.name}” là bộ lọc có sẵn, không thay được",
            where=one.where,
            hint="Đặt tên khác cho bộ lọc này",
        )


def _compile(one: _Definition, environment: Any) -> Callable[..., Any]:
    """Return the filter itself: what of it is missing, wrong or unknown is said now."""
    try:
        target = nodes.Name(_RESULT, "store", lineno=1)
        tree = nodes.Template([nodes.Assign(target, _parse(one, environment), lineno=1)], lineno=1)
        tree.set_environment(environment)
        if unbound := sorted(meta.find_undeclared_variables(tree) - {*one.parameters, *environment.globals}):
            raise _wrong(one, _unbound(one, unbound[0]))
        if unknown := guard(tree, [""]):
            raise _wrong(one, explain_syntax(unknown[0][1], environment))
        code = environment.compile(tree, filename="<filter>")
    except TemplateSyntaxError as error:
        raise _wrong(one, explain_syntax(str(error.message), environment)) from error
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        raise _wrong(one, "biểu thức lồng nhau quá sâu") from error
    return limited(one.name, _runner(one, environment, code))


def _parse(one: _Definition, environment: Any) -> nodes.Expr:
    """Return the expression of a filter."""
    if one.expression.startswith(("{{", "{%")):
        raise _wrong(one, _NO_TAGS)
    parsed = environment.parse(f"{{{{ ({one.expression}) }}}}").body
    only = parsed[0].nodes if len(parsed) == 1 and isinstance(parsed[0], nodes.Output) else []
    if not one.expression or len(only) != 1 or isinstance(only[0], nodes.TemplateData):
        raise _wrong(one, _NO_TAGS)
    return only[0]


def _unbound(one: _Definition, name: str) -> str:
    has = ", ".join(f"“{parameter}”" for parameter in one.parameters)
    return f"không có tên “{name}”; biểu thức chỉ dùng được {has}"


def _wrong(one: _Definition, reason: str) -> OwnFilterError:
    return OwnFilterError(f"bộ lọc “{one.name}”: {reason}", where=one.where, hint=_HINT)


def _runner(one: _Definition, environment: WordEnvironment, code: Any) -> Callable[..., Any]:
    template = JinjaTemplate.from_code(environment, code, environment.globals)
    run = template.root_render_func
    run.__globals__.pop("__jinja_template__", None)  # a failure in here is the tag's that uses the filter

    def call(*args: Any, **kwargs: Any) -> Any:
        if isinstance(args[0], Missing):
            return args[0]
        RUN.get().turn()
        context = template.new_context(_bind(one, args, kwargs))
        try:
            for _ in run(context):
                pass
        except FilterArgumentError as error:
            raise FilterArgumentError(f"{one.shown}: {error.message}", hint=error.hint) from error
        except SecurityError:
            raise
        except (TemplateRuntimeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise ValueError(f"{one.shown}: {say(error)}") from error
        return context.vars[_RESULT]

    return call


def _bind(one: _Definition, args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """Return {parameter: value} of one use.

    Raises:
        ValueError: too many or too few, or one that does not exist.
    """
    if len(args) == len(one.parameters) and not kwargs:
        return dict(zip(one.parameters, args, strict=True))
    values = {**one.defaults, **dict(zip(one.parameters, args, strict=False)), **kwargs}
    if len(args) > len(one.parameters) or values.keys() != set(one.parameters):
        wanted = ", ".join(one.parameters[1:]) or "không có tham số nào"
        raise ValueError(f"{one.shown} dùng sai tham số, cần: {wanted}")
    return values
