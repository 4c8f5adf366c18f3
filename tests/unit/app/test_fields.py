"""Data files and schemas made from templates: they fill the template at once, and agree with each other."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from baocao.app.fields import build_sample, build_schema, write_fields
from baocao.data.load import parse_tree
from baocao.data.values import to_values
from baocao.errors import BaocaoError
from baocao.template.compile import compile_template
from baocao.template.compiled import Template
from corpus_templates.test_corpus_templates import read_cases, template_of
from support.filling import file

NEEDS_MORE = {
    "errors/code that looks for a way out": "names that no data can have",
    "mixtures/statements with no blank behind their first word": "items of two values that come apart",
    "values/dates in ISO and through strftime": "a date as such, which JSON has not",
    "values/a path with keys, dots and numbers": "a key that is a value of the data",
}
"""{case: what its sample cannot hold}."""


def compiled(*blocks: str) -> Template:
    return compile_template(file(*blocks), "mau.docx")


def check(schema: dict[str, Any], data: object) -> list[str]:
    return [one.message for one in jsonschema.Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ a }}", 'a: "[a]"'),
        ("{{ a.b }}", 'a:\n  b: "[b]"'),
        ("{% for x in ds %}{{ x.t }}{{ x.n | so }}{% endfor %}", 'ds:\n  - t: "[t]"\n    n: 1'),
        ("{% for x in ds %}{{ x }}{% endfor %}", 'ds:\n  - "[ds]"'),
        ("{% for r in b %}{% for o in r %}{{ o }}{% endfor %}{% endfor %}", 'b:\n  - - "[b]"'),
        ("{% for r in b %}{{ r[0] }}{{ r[1] }}{% endfor %}", 'b:\n  - - "[b]"\n    - "[b]"'),
        ("{% for k, v in d.items() %}{{ v.x }}{% endfor %}", 'd:\n  khóa:\n    x: "[x]"'),
        ("{{ a | ngay_ngan }}", "a: 05/10/2026"),
        ("{{ a | gio }}{{ b | ky }}", "a: 08:00\nb: quý III năm 2026"),
        ("{{ x['Họ tên: '] }}", 'x:\n  "Họ tên: ": "[Họ tên: ]"'),
        ("{% if a %}x{% endif %}", 'a: ""'),
    ],
)
def test_a_data_file_to_fill_in(template: str, expected: str) -> None:
    text = write_fields(compiled(template).fields(), "mau.docx")
    bare = [line.partition("  #")[0].rstrip() for line in text.splitlines()[2:]]
    assert "\n".join(bare) == expected


def test_notes_say_kind_place_and_whether_it_may_be_left_out() -> None:
    text = write_fields(compiled("{{ a | so }}", "{% if b %}{{ b }}{% endif %}").fields(), "mau.docx")
    assert "a: 1  # số; thân văn bản, đoạn 1\n" in text
    assert 'b: "[b]"  # không bắt buộc; thân văn bản, đoạn 2\n' in text


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case["id"])
def test_a_sample_fills_every_template_of_the_corpus(case: dict[str, Any]) -> None:
    try:
        template = compile_template(template_of(case), "mau.docx")
    except BaocaoError:
        return  # what is no template is tested elsewhere
    fields = template.fields()
    schema, sample = build_schema(fields, "mau.docx"), build_sample(fields)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert check(schema, sample) == []
    if case["id"] in NEEDS_MORE or "waits" in case:
        return
    template.render(sample)
    if fields:
        template.render(to_values(parse_tree(write_fields(fields, "m").encode(), "m.yaml")))


@pytest.mark.parametrize(
    ("template", "data", "is_right"),
    [
        ("{{ a }}", {"a": "x"}, True),
        ("{{ a }}", {}, False),
        ("{{ a }}", {"a": ["x"]}, False),
        ("{{ a }}", {"a": {"$anh": "logo.png", "rong": 20}}, True),
        ("{{ a }}", {"a": {"ten": "x"}}, False),
        ("{{ a | default('') }}", {}, True),
        ("{% for x in ds %}{{ x.t }}{% endfor %}", {"ds": [{"t": 1, "u": 2}]}, True),
        ("{% for x in ds %}{{ x.t }}{% endfor %}", {"ds": [{"u": 2}]}, False),
        ("{% for x in ds %}{{ x.t }}{% endfor %}", {"ds": "x"}, False),
        ("{{ a + 1 }}", {"a": "x"}, False),
        ("{{ a | so }}", {"a": "1.500"}, True),
    ],
)
def test_a_schema_tells_right_data_from_wrong(template: str, data: dict[str, Any], is_right: bool) -> None:
    assert (check(build_schema(compiled(template).fields(), "mau.docx"), data) == []) is is_right
