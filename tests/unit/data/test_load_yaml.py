"""YAML: text stays text, places are right, and what cannot be read is explained."""

from __future__ import annotations

import time

import pytest
import yaml

from baocao.data import load_yaml
from baocao.data.load import parse_tree, to_plain
from baocao.data.tree import Node
from baocao.errors import BaocaoError


@pytest.fixture(params=["fast", "pure"], autouse=True)
def parser(request, monkeypatch):
    """Both parsers of PyYAML must read and explain alike."""
    if request.param == "pure":
        monkeypatch.setattr(load_yaml, "_LOADER", yaml.SafeLoader)


def parse(text: str) -> Node:
    return parse_tree(text.encode(), "a.yaml")


def mistakes(text: str) -> tuple[BaocaoError, ...]:
    with pytest.raises(BaocaoError) as caught:
        parse(text)
    return caught.value.flatten()


@pytest.mark.parametrize(
    "typed",
    [
        "64.604",
        "12.200",
        "010",
        "7:30",
        "15.10",
        "no",
        "1e3",
        "0x1F",
        "2023-10-04",
        "true",
        "+276",
        "=",
        ".5",
    ],
)
def test_scalars_arrive_as_typed(typed):
    assert to_plain(parse(f"a: {typed}\nb: ['{typed}', \"{typed}\"]")) == {"a": typed, "b": [typed, typed]}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_typed_is_nothing(typed):
    assert to_plain(parse(f"a: {typed}\nb: '{typed}'")) == {"a": None, "b": typed}


def test_block_text_loses_only_its_last_line_breaks():
    assert to_plain(parse("a: |\n  một\n  hai\n\nb: >-\n  một\n  hai\n")) == {"a": "một\nhai", "b": "một hai"}


def test_every_value_and_key_has_its_place():
    tree = parse("# chú thích\nhội nghị:\n  ten:   “Hội nghị”   # cuối dòng\n  ds: [a, {b: c}]\n")
    meeting = tree.value["hội nghị"]
    name = meeting.value["ten"]

    assert (name.where.line, name.where.column, name.where.width) == (3, 10, 10)
    assert name.where.excerpt == "  ten:   “Hội nghị”   # cuối dòng"
    assert (name.key_where.line, name.key_where.column, name.key_where.width) == (3, 3, 3)
    assert meeting.where == meeting.key_where, "a block is pointed at by its key"
    assert meeting.value["ds"].raw == "[a, {b: c}]"
    assert meeting.value["ds"].value[1].value["b"].where.column == 15


def test_a_block_ends_with_its_last_value_not_with_comments():
    tree = parse("a:\n  - Lưu: VT, TH   # nơi nhận\n\n# hết\nb: 1\n")

    assert tree.value["a"].value[0].raw == "Lưu: VT, TH"


@pytest.mark.parametrize(
    ("text", "unbraced"),
    [("a:\n  b: 1", True), ("a: {b: 1}", False), ("a: &x {b: 1}", False), ("a: &x\n  b: 1", True)],
)
def test_a_map_knows_whether_it_has_braces(text, unbraced):
    assert parse(text).value["a"].unbraced is unbraced


def test_a_pair_in_brackets_has_no_braces():
    assert [one.unbraced for one in parse("a: [b: 1, {c: 2}]").value["a"].value] == [True, False]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a:\n\tb: 1\n", 2, 1, "phím Tab"),
        ("a:\n  - x\n\t- y\n", 3, 1, "phím Tab"),
        ("a: 1\n  b: 2\n", 2, 3, "quá sâu"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "không thẳng"),
        ("a:\n  - b\n c: d\n", 3, 2, "không thẳng"),
        ("- a\nb: 1\n", 2, 1, "không thẳng"),
        ("a: Hội nghị: triển khai\n", 1, 12, "dấu hai chấm ở giữa"),
        ("a: [\n", 1, 4, "dấu [ mở ra nhưng chưa đóng bằng dấu ]"),
        ("a: {b: 1\nc: 2\n", 1, 4, "chưa đóng bằng dấu }"),
        ("a: [1, 2\nb: 3\n", 1, 4, "chưa đóng bằng dấu ]"),
        ("a: x\nb: [c]]\n", 2, 7, "thừa dấu ]"),
        ("a: 'x\n", 1, 4, "không đóng"),
        ('a: "C:\\quy"\n', 1, 7, "dấu đặc biệt"),
        ('a: "Dân vận khéo" năm 2026\n', 1, 19, "sau dấu nháy đóng"),
        ("a: %x\n", 1, 4, "bắt đầu bằng dấu %"),
        ("a: @x\n", 1, 4, "bắt đầu bằng dấu @"),
        ("a: * x\n", 1, 4, "bắt đầu bằng dấu *"),
        ("a: 1\nten:Hội nghị\nb: 2\n", 2, 4, "thiếu dấu cách sau “ten:”"),
        ("a: 1\nb\nc: 2\n", 2, 1, "không có dấu hai chấm"),
        ("a:\n- b\n-c\n", 3, 1, "sau dấu gạch"),
        ("a: - b\n", 1, 4, "dấu gạch"),
    ],
)
def test_a_mistake_of_typing_is_explained_at_its_place(text, line, column, words):
    (error,) = mistakes(text)

    assert error.code == "D209"
    assert words in error.message
    assert (error.where.line, error.where.column) == (line, column)
    assert error.where.excerpt == text.split("\n")[line - 1]
    assert error.hint


def test_all_duplicate_keys_and_unsupported_things_are_reported_in_one_run():
    found = mistakes("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n<<: x\nd: !!int 3\n? [e]\n: f\n")

    assert [(one.code, one.where.line) for one in found] == [
        ("D203", 2),
        ("D203", 5),
        ("D210", 6),
        ("D210", 7),
        ("D210", 8),
    ]
    assert "dòng 1" in found[0].message


def test_keys_that_differ_only_in_normal_form_are_duplicates():
    assert mistakes("quý: 1\nquy\u0301: 2\n")[0].code == "D203"


def test_a_second_document_is_refused():
    (error,) = mistakes("a: 1\n---\nb: 2\n")

    assert (error.code, error.where.line) == ("D210", 2)


def test_an_escaped_control_character_is_refused():
    assert mistakes('a: "x\\x00"')[0].code == "D204"


def test_an_alias_stands_for_its_value():
    assert to_plain(parse("a: &x {b: 1}\nc: [*x, *x]")) == {"a": {"b": "1"}, "c": [{"b": "1"}, {"b": "1"}]}


@pytest.mark.parametrize(("text", "words"), [("a: &x [*x]", "chính phần"), ("a: *x", "chưa được đặt")])
def test_an_alias_to_itself_or_to_nothing_is_refused(text, words):
    (error,) = mistakes(text)

    assert error.code == "D211"
    assert words in error.message


def test_an_alias_bomb_is_refused_at_its_line_before_it_grows():
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    started = time.monotonic()

    (error,) = mistakes("\n".join(lines))

    assert error.code == "D202"
    assert error.where.line == 6
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_endless_nesting_is_refused_in_time(opening):
    started = time.monotonic()

    (error,) = mistakes("a:\n  " + opening * 100_000)

    assert error.code in {"D201", "D209"}
    assert time.monotonic() - started < 10
