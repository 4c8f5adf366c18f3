"""Which names a template takes from the data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from baocao.template.compile import compile_template
from baocao.template.fields import Field
from support.filling import file, p, r, tbl, tr


def fields(*blocks: str, **parts: Any) -> dict[str, Field]:
    return dict(compile_template(file(*blocks, **parts)).fields())


def shape(found: dict[str, Field]) -> dict[str, Any]:
    """Return {name: kind, ``?`` behind it when optional, with its children when it has any}."""
    shown: dict[str, Any] = {}
    for name, field in found.items():
        kind = field.kind.value + ("?" if field.is_optional else "")
        shown[name] = (kind, shape(field.children)) if field.children else kind
    return shown


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
        ("{% for g in ds|groupby('k') %}{{ g.grouper }}{% endfor %}", {"ds": "list"}),
        ("{% if a %}x{% endif %}", {"a": "condition?"}),
        ("{% if a %}{{ a }}{% endif %}", {"a": "text?"}),
        ("{% if a %}{{ a.b }}{% endif %}", {"a": ("map?", {"b": "text"})}),
        ("{% if a.b %}{{ a.b }}{% endif %}", {"a": ("map", {"b": "text?"})}),
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
        ("{% for k, v in d.items() %}{{ k }}{{ v }}{% endfor %}", {"d": "map"}),
        ("{{ range(3)|join }}{{ namespace(a=1).a }}{{ dict(b=2) }}{{ 'x' }}{{ 1 }}", {}),
        ("{# {{ a }} #}{% raw %}{{ b }}{% endraw %}", {}),
        ("{% filter upper %}{{ a }}{% endfilter %}", {"a": "text"}),
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
