"""What a field says of being needed is what rendering says: taken away key by key, over the whole corpus."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from baocao.errors import BaocaoError
from baocao.template.compile import compile_template
from baocao.template.compiled import Template
from baocao.template.fields import Field, FieldKind
from corpus_templates.test_corpus_templates import read_cases, template_of

CASES = [
    case
    for case in read_cases()
    if case.get("data") and not {"fails", "waits"} & case.keys() and case.get("missing", "error") == "error"
]
Path = tuple[str | int, ...]


def paths(fields: Mapping[str, Field], data: Any, above: Path = ()) -> Iterator[tuple[Path, Field]]:
    """Yield the fields that the data has, with the way to each; of a list, those of its first item."""
    for name, one in fields.items():
        if not isinstance(data, dict) or name not in data:
            continue
        yield (*above, name), one
        value = data[name]
        if one.kind is FieldKind.MAP:
            yield from paths(one.children, value, (*above, name))
        elif one.kind is FieldKind.LIST and isinstance(value, list) and value:
            yield from paths(one.children, value[0], (*above, name, 0))


def without(data: dict[str, Any], path: Path) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return changed


def fails(template: Template, data: dict[str, Any]) -> bool:
    try:
        template.render(data)
    except BaocaoError:
        return True
    return False


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_is_needed_is_what_rendering_needs(case: dict[str, Any]) -> None:
    template = compile_template(template_of(case), "mau.docx")
    data = case["data"]
    if fails(template, data):
        return
    for path, one in paths(template.fields(), data):
        assert fails(template, without(data, path)) is not one.is_optional, path
