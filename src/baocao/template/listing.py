"""What filters do with the names in them: those of lists, and those that want a number, a date, an hour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from baocao.template.fields import Use
from baocao.template.traced import A_NUMBER, NOTHING, Value

if TYPE_CHECKING:
    from baocao.template.tracing import Scope, Tracer

STRONG: Final = frozenset(
    """batch groupby join map max min noi_cham_phay noi_va reject rejectattr select selectattr slice sort sum
    unique xep_ten xep_nguoi""".split()  # noqa: SIM905  # a list to read
)
WEAK: Final = frozenset({"first", "last", "length", "count", "list", "reverse", "random"})
_SAME_ITEMS: Final = frozenset(
    """list reject rejectattr reverse select selectattr sort unique xep_ten xep_nguoi""".split()  # noqa: SIM905
)
_ONE_ITEM: Final = frozenset({"first", "last", "max", "min", "random"})
TYPED: Final[Mapping[str, Use]] = {
    **dict.fromkeys(("so", "phan_tram", "hai_chu_so", "so_thanh_chu", "tien_bang_chu"), Use.NUMBER),
    **dict.fromkeys(("la_ma", "chu_cai", "int", "float", "thanh_so"), Use.NUMBER),
    **dict.fromkeys(("round", "abs"), Use.COMPUTED),
    **dict.fromkeys(("ngay_ngan", "ngay_day_du", "ngay_tin", "thu", "quy"), Use.DATE),
    **dict.fromkeys(("ky", "ky_sau", "ky_truoc"), Use.PERIOD),
    "gio": Use.TIME,
    **dict.fromkeys(("anh", "image"), Use.IMAGE),
}
"""{filter: what its value must be}."""
_ATTRIBUTE_AT: Final = {
    **dict.fromkeys(("groupby", "selectattr", "rejectattr", "sum", "xep_ten", "xep_nguoi"), 0),
    **dict.fromkeys(("join", "unique", "min", "max"), 1),
    "sort": 2,
}
"""{filter of lists: the position of its argument that names a key of the items}."""
NUMBERS: Final = frozenset({"int", "float", "round", "abs", "length", "count", "sum", "thanh_so"})
"""Filters that make numbers."""


def use_list(tracer: Tracer, node: Any, scope: Scope, soft: bool) -> Value:
    """Take note of what a filter of lists does with its list and the keys of the items."""
    name = node.name
    source = tracer.use(node.node, Use.LOOPED if name in STRONG else Use.COUNTED, scope, soft=soft)
    each, attribute = source.each(), _attribute(node)
    key = NOTHING
    if attribute is not None:
        for one in str(attribute).split(","):
            key = _follow(tracer, each, one.strip(), node, _how_compared_by(node))
    elif name == "map":
        first = node.args[0] if node.args else None
        by = first.value if isinstance(first, nodes.Const) else ""
        tracer.note(each, TYPED.get(by, Use.PRINTED), node, soft=False)
    elif name in {"join", "sum"}:
        tracer.note(each, Use.COMPUTED if name == "sum" else Use.PRINTED, node, soft=False)
    return _made_of(name, source, each, key)


def _made_of(name: str, source: Value, each: Value, key: Value) -> Value:
    """Return what a filter of lists makes."""
    if name == "map":
        return Value(item=key)
    if name == "groupby":
        return Value(item=Value(keys={"grouper": key, "list": source, 0: key, 1: source}))
    if name in {"batch", "slice"}:
        return Value(item=Value(item=each))
    if name in _SAME_ITEMS:
        return source
    return each if name in _ONE_ITEM else A_NUMBER if name in NUMBERS else NOTHING


def _how_compared_by(node: nodes.Filter) -> tuple[Use, bool]:
    """Return how a filter of lists uses the key it is given, and whether the key may be absent."""
    if node.name in {"selectattr", "rejectattr"} and len(node.args) == 1:
        return Use.ASKED, True
    if node.name == "sum":
        return Use.COMPUTED, False
    return Use.PRINTED, any(one.key == "default" for one in node.kwargs)


def _follow(tracer: Tracer, value: Value, dotted: str, node: nodes.Node, use: tuple[Use, bool]) -> Value:
    """Return what lies at the end of ``attribute="a.b"``, every step taken note of."""
    how, soft = use
    for step in dotted.split("."):
        tracer.note(value, Use.KEYED, node, soft=soft)
        value = value.key(int(step) if step.isdigit() else step)
    tracer.note(value, how, node, soft=soft)
    return value


def _attribute(node: nodes.Filter) -> Any:
    """Return the key that a filter of lists is told to look at; None for none."""
    named = next((one.value for one in node.kwargs if one.key == "attribute"), None)
    at = _ATTRIBUTE_AT.get(node.name)
    if named is None and at is not None and at < len(node.args):
        named = node.args[at]
    return named.value if isinstance(named, nodes.Const) else None
