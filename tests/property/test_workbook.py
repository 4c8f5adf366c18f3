"""A data file, the workbook of it, and what is imported from that are one conference."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from baocao.app.importing import write_conference
from baocao.data.load import load_tree, parse_tree
from baocao.data.model import Conference, Paper, read_conference
from baocao.data.tree import Node
from baocao.data.workbook.decode import to_tree
from baocao.data.workbook.encode import plan
from baocao.data.workbook.form import write_form
from baocao.data.workbook.reading import read_book
from support.any_conference import conferences
from support.planned import read_plan

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "tests/unit/data/cases").glob("*.yaml")),
    *sorted((ROOT / "tests/conferences").glob("*.yaml")),
    *sorted((ROOT / "examples").glob("*/hoi-nghi.yaml")),
    ROOT / "templates/skeleton.yaml",
]


def seen(tree: Node) -> Conference:
    """The conference; kinds of document of which nothing is said are left out."""
    conference = read_conference(tree)
    papers = {kind: paper for kind, paper in conference.van_ban.items() if paper != Paper()}
    return replace(conference, van_ban=papers)


def assert_is_kept(tree: Node) -> None:
    book = read_plan(plan(tree))
    through = to_tree(book)
    assert seen(through) == seen(tree)
    for source in (tree, through):
        assert seen(parse_tree(write_conference(source).encode(), "a.yaml")) == seen(tree)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_is_the_same_through_a_workbook_and_imported(path):
    assert_is_kept(load_tree(path))


@settings(max_examples=60)
@given(conferences())
def test_any_data_are_the_same_through_a_workbook_and_imported(values):
    tree = parse_tree(json.dumps(values, ensure_ascii=False).encode(), "a.json")
    read_conference(tree)
    assert_is_kept(tree)


@settings(max_examples=8)
@given(conferences())
def test_any_data_are_the_same_through_an_excel_file(values):
    tree = parse_tree(json.dumps(values, ensure_ascii=False).encode(), "a.json")
    assert seen(to_tree(read_book(write_form(plan(tree)), "a.xlsx"))) == seen(tree)
