"""Whole files of every sort of conference: nothing typed is lost, in any format."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from baocao.data.facts import find_disagreements
from baocao.data.load import load_tree, parse_tree
from baocao.data.model import read_conference
from baocao.data.needs import find_missing
from baocao.data.schema import json_schema
from baocao.data.tree import Node
from baocao.errors import Severity
from baocao.viet.text import fold_key

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
TEXT_KEYS = {"ho_ten", "ten", "noi_dung", "trich_yeu", "noi_nhan", "muc", "chu_thich", "mo_ta", "tai"}


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request) -> Path:
    return request.param


def kinds_of(path: Path) -> list[str]:
    """The first line of a case says which documents it is complete for."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return first.removeprefix("# văn bản: ").split(", ")


def test_a_case_is_complete_and_agrees_with_itself(case):
    conference = read_conference(load_tree(case))

    for kind in kinds_of(case):
        assert find_missing(conference, kind) == ()
        assert [one for one in find_disagreements(conference, kind) if one.severity is Severity.ERROR] == []


def test_every_value_typed_is_reached_by_the_model(case):
    tree = load_tree(case)
    conference = read_conference(tree)

    reached = {id_of(node) for node in conference.places.nodes.values()}
    for leaf in iter_leaves(tree):
        assert id_of(leaf) in reached, f"{leaf.where}: {leaf.value}"


def test_texts_are_in_the_model_as_typed(case):
    tree = load_tree(case)
    conference = read_conference(tree)
    held = set(iter_texts(conference))

    for path, node in conference.places.nodes.items():
        name = fold_key(path.rsplit(".", 1)[-1].split("[")[0])
        if name in TEXT_KEYS and isinstance(node.value, str):
            assert node.value.strip() in held, path


@pytest.mark.parametrize("suffix", [".json", ".toml"])
def test_other_formats_give_the_same_conference(case, suffix):
    tree = load_tree(case)
    plain = typed(tree)
    text = json.dumps(plain, ensure_ascii=False) if suffix == ".json" else toml(plain)

    other = read_conference(parse_tree(text.encode(), f"a{suffix}"))

    assert other == read_conference(tree)


def test_an_editor_accepts_what_the_reader_accepts(case):
    validator = jsonschema.Draft202012Validator(json_schema())
    data = yaml.load(case.read_text(encoding="utf-8"), Loader=CoreLoader)  # noqa: S506

    assert [f"{list(one.path)}: {one.message}" for one in validator.iter_errors(data)] == []


def test_the_cases_use_every_key_of_the_model():
    used: set[tuple[str, str]] = set()
    for path in CASES:
        collect_given(read_conference(load_tree(path)), used)

    assert all_keys() - used == set()


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and booleans are typed, dates are text."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def id_of(node: Node) -> tuple[int, int]:
    return node.start, node.end


def iter_leaves(node: Node) -> Iterator[Node]:
    if isinstance(node.value, dict) and node.unbraced and is_prose(node):
        return  # a sentence with a colon: checked by its own test
    if isinstance(node.value, dict):
        for child in node.value.values():
            yield from iter_leaves(child)
    elif isinstance(node.value, tuple):
        for child in node.value:
            yield from iter_leaves(child)
    elif node.value not in (None, ""):
        yield node


def is_prose(node: Node) -> bool:
    return len(node.value) == 1 and node.start > 2 and node.source.text[: node.start].endswith(("- ", "["))


def typed(node: Node) -> Any:
    """The plain value, sentences with a colon as the text that they are."""
    if isinstance(node.value, dict) and node.unbraced and is_prose(node) and not is_record(node):
        return node.raw
    if isinstance(node.value, dict):
        return {key: typed(child) for key, child in node.value.items() if child.value is not None}
    if isinstance(node.value, tuple):
        return [typed(child) for child in node.value]
    return node.value


def is_record(node: Node) -> bool:
    (key,) = node.value
    return fold_key(key) in {"noi_dung", "ten", "muc"}


def toml(value: Any) -> str:
    return "\n".join(
        f"{json.dumps(key, ensure_ascii=False)} = {inline(child)}" for key, child in value.items()
    )


def inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key, ensure_ascii=False)} = {inline(child)}" for key, child in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def iter_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from iter_texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from iter_texts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, date | time | Decimal):
        for one in dataclasses.fields(value):
            if one.name != "places":
                yield from iter_texts(getattr(value, one.name))


def collect_given(value: Any, used: set[tuple[str, str]]) -> None:
    if isinstance(value, tuple):
        for item in value:
            collect_given(item, used)
    elif isinstance(value, dict):
        for item in value.values():
            collect_given(item, used)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            held = getattr(value, one.name)
            if "key" in one.metadata and held not in (None, "", (), {}, False):
                used.add((type(value).__name__, one.name))
            if one.name != "places":
                collect_given(held, used)


def all_keys() -> set[tuple[str, str]]:
    definitions = json_schema()["$defs"]
    return {
        (name, key)
        for name, one in definitions.items()
        for key in one.get("properties", {})
        if name != "Sentence"
    }
