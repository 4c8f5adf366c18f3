"""Which names a template takes from the data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from baocao.template.compile import compile_template
from baocao.template.fields import Field, FieldKind
from support.filling import file, p, r, tbl, tr


def fields(*blocks: str, **parts: Any) -> dict[str, Field]:
    return dict(compile_template(file(*blocks, **parts)).fields())


def shape(found: dict[str, Field]) -> dict[str, Any]:
    """Return {name: kind, ``?`` behind it when optional, with its children when it has any}."""
    shown: dict[str, Any] = {}
    for name, field in found.items():
        kind = field.kind.value + ("?" if field.is_optional else "")
        shown[name] = (kind, shape(field.children)) if field.children else kind + items(field)
    return shown


def items(field: Field) -> str:
    """Return what the items are, when that says more than text."""
    if field.item is None or (field.kind is FieldKind.LIST and field.item.kind in {"text", "condition"}):
        return ""
    if field.kind not in {FieldKind.LIST, FieldKind.MAP}:
        return ""
    item = field.item
    if not item.children:
        return f" of {item.kind}{items(item)}"
    keys = ", ".join(f"{name}: {one.kind}" for name, one in item.children.items())
    return f" of ({item.kind}, {{{keys}}})"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ a }}", {"a": "text"}),
        ("{{ a.b.c }}", {"a": ("map", {"b": ("map", {"c": "text"})})}),
        ("{{ a['b'] }}", {"a": ("map", {"b": "text"})}),
        ("{{ a[0].b }}", {"a": ("list", {"b": "text"})}),
        ("{% for x in ds %}{{ x.ten }}{{ loop.index }}{% endfor %}", {"ds": ("list", {"ten": "text"})}),
        ("{% for x in ds %}{{ x }}{% endfor %}", {"ds": "list"}),
        (
            "{% for g in ds %}{% for x in g.xs %}{{ x.ten }}{% endfor %}{% endfor %}",
            {"ds": ("list", {"xs": ("list", {"ten": "text"})})},
        ),
        ("{% for x in a.ds|sort %}{{ x.b }}{% endfor %}", {"a": ("map", {"ds": ("list", {"b": "text"})})}),
        ("{{ ds|length }}{{ xs|join(', ') }}", {"ds": "list", "xs": "list"}),
        ("{{ ds|noi_va }}", {"ds": "list"}),
        ("{% for g in ds|groupby('k') %}{{ g.grouper }}{% endfor %}", {"ds": ("list", {"k": "text"})}),
        ("{% if a %}x{% endif %}", {"a": "condition?"}),
        ("{% if a %}{{ a }}{% endif %}", {"a": "text?"}),
        ("{% if a %}{{ a.b }}{% endif %}", {"a": ("map?", {"b": "text"})}),
        ("{% if a.b %}{{ a.b }}{% endif %}", {"a": ("map?", {"b": "text?"})}),
        ("{{ a }}{% if a %}x{% endif %}", {"a": "text"}),
        ("{{ a|default('') }}", {"a": "text?"}),
        ("{{ a if a }}", {"a": "text?"}),
        ("{{ 'x' if a else b }}", {"a": "condition?", "b": "text"}),
        ("{% if a is defined %}x{% endif %}", {"a": "condition?"}),
        ("{% if a == 1 %}x{% endif %}", {"a": "text"}),
        ("{% if a and b %}x{% endif %}", {"a": "condition?", "b": "condition?"}),
        ("{{ a ~ b }}{{ c + d }}{{ (e, f)|join }}", dict.fromkeys("abcdef", "text")),
        ("{% set y = a %}{{ y.z }}", {"a": ("map", {"z": "text"})}),
        ("{% set y = ds %}{% for x in y %}{{ x.z }}{% endfor %}", {"ds": ("list", {"z": "text"})}),
        ("{% set y = 1 %}{{ y }}{% set z %}{{ a }}{% endset %}{{ z }}", {"a": "text"}),
        ("{% macro f(q, w=a) %}{{ q }}{{ w }}{{ b }}{% endmacro %}{{ f(c) }}", dict.fromkeys("abc", "text")),
        ("{% with z = a %}{{ z }}{% endwith %}", {"a": "text"}),
        ("{% for k, v in d.items() %}{{ k }}{{ v }}{% endfor %}", {"d": "map of text"}),
        ("{{ range(3)|join }}{{ namespace(a=1).a }}{{ dict(b=2) }}{{ 'x' }}{{ 1 }}", {}),
        ("{# {{ a }} #}{% raw %}{{ b }}{% endraw %}", {}),
        ("{% filter upper %}{{ a }}{% endfilter %}", {"a": "text"}),
        ("{% if a.b and a.c == 'x' %}y{% endif %}", {"a": ("map?", {"b": "condition?", "c": "text"})}),
        ("{% if a and a == 'x' %}y{% endif %}", {"a": "text?"}),
        ("{% if a %}x{% else %}{{ a }}{% endif %}", {"a": "text"}),
        ("{% if a is not defined %}x{% else %}{{ a }}{% endif %}", {"a": "text?"}),
        ("{% if a is undefined or a == 'x' %}y{% endif %}", {"a": "text?"}),
        ("{% if a or a == 'x' %}y{% endif %}", {"a": "text"}),
        ("{% if a and b %}{{ a }}{{ b }}{% endif %}", {"a": "text?", "b": "text?"}),
        ("{% if a or b %}{{ a }}{% endif %}", {"a": "text", "b": "condition?"}),
        ("{% if a %}x{% elif b %}{{ b }}{{ a }}{% endif %}", {"a": "text", "b": "text?"}),
        ("{{ a or b }}", {"a": "text?", "b": "text"}),
        ("{{ a.b or '' }}{{ a.b|default('') }}", {"a": ("map?", {"b": "text?"})}),
        ("{% if not a %}x{% else %}{{ a }}{% endif %}", {"a": "text?"}),
        ("{% if a is not defined %}{% set a = '' %}{% endif %}{{ a }}", {"a": "text?"}),
        (
            "{% if co %}{% set y = a %}{% else %}{% set y = b %}{% endif %}{{ y.z }}",
            {"co": "condition?", "a": ("map", {"z": "text"}), "b": ("map", {"z": "text"})},
        ),
        ("{% for v in d.values() %}{{ v.x }}{% endfor %}", {"d": "map of (map, {x: text})"}),
        ("{% for k, v in d|dictsort %}{{ v }}{% endfor %}", {"d": "map of text"}),
        ("{% for k in d %}{{ k }}: {{ d[k] }}{% endfor %}", {"d": "map of text"}),
        ("{{ d.get('a') }}{{ d.b }}", {"d": ("map", {"a": "condition?", "b": "text"})}),
        (
            "{% for r in bang %}{% for o in r %}{{ o }}{% endfor %}{% endfor %}",
            {"bang": "list of list"},
        ),
        ("{% for r in bang %}{{ r[0] }}{{ r[1].x }}{% endfor %}", {"bang": "list of (list, {x: text})"}),
        ("{% for a, b in cap %}{{ a }}{{ b.x }}{% endfor %}", {"cap": "list of (list, {x: text})"}),
        ("{{ ds|map(attribute='a.b')|join }}", {"ds": ("list", {"a": ("map", {"b": "text"})})}),
        ("{{ ds|map('ngay_ngan')|join }}", {"ds": "list of date"}),
        (
            "{% for x in ds|selectattr('a.b')|sort(attribute='c') %}{{ x.d }}{% endfor %}",
            {"ds": ("list", {"a": ("map?", {"b": "condition?"}), "c": "text", "d": "text"})},
        ),
        ("{{ ds|sum(attribute='tien')|so }}", {"ds": ("list", {"tien": "number"})}),
        (
            (
                "{% for g in ds|groupby('k') %}{{ g.grouper }}"
                "{% for x in g.list %}{{ x.ten }}{% endfor %}{% endfor %}"
            ),
            {"ds": ("list", {"k": "text", "ten": "text"})},
        ),
        (
            "{% for k, xs in ds|groupby('k') %}{% for x in xs %}{{ x.ten }}{% endfor %}{% endfor %}",
            {"ds": ("list", {"k": "text", "ten": "text"})},
        ),
        (
            "{% for row in ds|batch(2) %}{% for x in row %}{{ x.ten }}{% endfor %}{% endfor %}",
            {"ds": ("list", {"ten": "text"})},
        ),
        ("{{ (ds|first).ten }}{{ ds[1:]|length }}", {"ds": ("list", {"ten": "text"})}),
        ("{{ ten[0] }}{{ ten|length }}{{ ten }}{{ ten.upper() }}", {"ten": "text"}),
        (
            "{{ a|so }}{{ b|ngay_ngan }}{{ c|gio }}{{ d|la_ma }}{{ a }}",
            {"a": "number", "b": "date", "c": "time", "d": "number"},
        ),
        (
            "{{ a * 2 }}{% if b > 5 %}x{% endif %}{% if c is even %}y{% endif %}{{ 1 + d }}",
            dict.fromkeys("abcd", "number"),
        ),
        (
            "{% macro f(n) %}{{ n.ten }}{% endmacro %}{{ f(a) }}{{ f(n=b.c) }}",
            {"a": ("map", {"ten": "text"}), "b": ("map", {"c": ("map", {"ten": "text"})})},
        ),
        (
            "{% macro f(d) %}{% for n in d %}{{ n.ten }}{{ f(n.con) }}{% endfor %}{% endmacro %}{{ f(cay) }}",
            {"cay": ("list", {"ten": "text", "con": "condition?"})},
        ),
        ("{% macro f(n) %}{{ n.ten }}{{ a }}{% endmacro %}", {"a": "text"}),
        (
            (
                "{% set ns = namespace(x=0, ds=a) %}{% set ns.y = b %}{{ ns.x }}{{ ns.y.z }}"
                "{% for i in ns.ds %}{{ i }}{% endfor %}"
            ),
            {"a": "list", "b": ("map", {"z": "text"})},
        ),
        (
            "{% for x in [a, b] %}{{ x.t }}{% endfor %}",
            {"a": ("map", {"t": "text"}), "b": ("map", {"t": "text"})},
        ),
        ("{{ {'nam': 'Ông', 'nu': 'Bà'}[x.gioi] }}", {"x": ("map", {"gioi": "text"})}),
        ("{% set t = {'a': x} %}{{ t.a.b }}", {"x": ("map", {"b": "text"})}),
        (
            "{% for n in cay recursive %}{{ n.ten }}{{ loop(n.con) }}{% endfor %}",
            {"cay": ("list", {"ten": "text", "con": "list"})},
        ),
        (
            "{% macro f(q) %}{{ caller() }}{{ q }}{% endmacro %}{% call f(x) %}{{ a }}{% endcall %}",
            {"x": "text", "a": "text"},
        ),
        (
            "{% set a, b = x, y.z %}{{ a }}{{ b.t }}",
            {"x": "text", "y": ("map", {"z": ("map", {"t": "text"})})},
        ),
        (
            "{{ '%.2f'|format(a) }}{{ '%s' % b }}{{ '{:,.0f}'.format(c) }}",
            {"a": "number", "b": "text", "c": "number"},
        ),
        (
            "{% set ns = namespace(t=0) %}{% for x in ds %}{% set ns.t = ns.t + x %}{% endfor %}",
            {"ds": "list of number"},
        ),
        ("{{ ds|length + a }}{{ loop.index }}", {"ds": "list", "a": "number"}),
        ("{{ n.strftime('%d') }}{{ n.year }}", {"n": "date"}),
        ("{{ xs|sum }}", {"xs": "list of number"}),
        ("{% if 'x' in ds %}y{% endif %}", {"ds": "list"}),
    ],
)
def test_names_and_kinds(template: str, expected: dict[str, Any]) -> None:
    assert shape(fields(template)) == expected


def test_fields_of_all_parts_come_together() -> None:
    found = fields(
        "{{ a.b }}", tbl(tr("{{ a.c }}")), header=["{{ a.d }}"], core="<dc:title>{{ e }}</dc:title>"
    )
    assert shape(found) == {"a": ("map", dict.fromkeys("bdc", "text")), "e": "text"}


def test_a_field_knows_where_it_is_used() -> None:
    found = fields("{{ a }}", p("x ", r("{{ a }}")), header=["{{ a }}"])
    assert [place.path for place in found["a"].where] == [
        "thân văn bản, đoạn 1",
        "thân văn bản, đoạn 2",
        "đầu trang 1, đoạn 1",
    ]


def test_fields_turn_into_json() -> None:
    found = fields("{% for x in ds %}{{ x.ten }}{% endfor %}")
    assert json.loads(json.dumps(found["ds"].to_json())) == {
        "name": "ds",
        "kind": "list",
        "optional": False,
        "where": ["thân văn bản, đoạn 1"],
        "children": [{"name": "ten", "kind": "text", "optional": False, "where": ["thân văn bản, đoạn 1"]}],
    }
