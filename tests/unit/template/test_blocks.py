from __future__ import annotations

import pytest
from lxml import etree

from baocao.errors import Location
from baocao.template.blocks import Tag, is_opener, pair_blocks
from baocao.template.marks import TAG_MARK
from baocao.template.tags import RawTag, Scope, scan


def tags_of(text: str) -> list[Tag]:
    paragraph = etree.fromstring("<p/>")
    raws = [raw for raw in scan(text) if isinstance(raw, RawTag)]
    return [
        Tag(index, raw, paragraph, Location(path=f"đoạn {index + 1}"), text[raw.start : raw.end])
        for index, raw in enumerate(raws)
    ]


def mistakes(text: str) -> list[tuple[str, str]]:
    _, errors = pair_blocks(tags_of(text))
    assert all(error.hint for error in errors)
    return [(error.code, error.where.path) for error in errors]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("{% for x in ds %}", True),
        ("{% if a %}", True),
        ("{% macro f(a) %}", True),
        ("{% call f() %}", True),
        ("{% filter upper %}", True),
        ("{% with %}", True),
        ("{% set x %}", True),
        ("{% set x | upper %}", True),
        ("{% set x = 1 %}", False),
        ("{% set a, b = 1, 2 %}", False),
        ("{% set ns.x = 1 %}", False),
        ("{% else %}", False),
        ("{% endif %}", False),
        ("{{ if_a }}", False),
    ],
)
def test_which_tags_need_an_end(text: str, opens: bool) -> None:
    (tag,) = tags_of(text)
    assert is_opener(tag.raw) is opens


def test_blocks_are_paired_inside_one_another() -> None:
    tags = tags_of("{% for x in a %}{% if x %}{% elif y %}{% else %}{% endif %}{% else %}{% endfor %}")
    blocks, errors = pair_blocks(tags)
    assert errors == []
    assert [[tag.index for tag in block.tags] for block in blocks] == [[1, 2, 3, 4], [0, 5, 6]]
    assert all(tag.block is not None for tag in tags)
    assert (blocks[1].opener.index, blocks[1].closer.index) == (0, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}", [("T102", "đoạn 1")]),
        ("{% set x %}{{ a }}", [("T102", "đoạn 1")]),
        ("{% endfor %}", [("T103", "đoạn 1")]),
        ("{% else %}", [("T103", "đoạn 1")]),
        ("{% for x in a %}{% elif b %}{% endfor %}", [("T103", "đoạn 2")]),
        ("{% macro f() %}{% else %}{% endmacro %}", [("T103", "đoạn 2")]),
        ("{% if a %}{% for x in a %}{% endif %}", [("T102", "đoạn 2")]),
        ("{% if a %}{% endfor %}{% endif %}", [("T103", "đoạn 2")]),
        ("{% if a %}{% for x in a %}{% endif %}{% endfor %}", [("T102", "đoạn 2"), ("T103", "đoạn 4")]),
        ("{% if a %}{% if b %}{% endfor %}", [("T103", "đoạn 3"), ("T102", "đoạn 1"), ("T102", "đoạn 2")]),
    ],
)
def test_every_mistake_of_nesting_has_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert mistakes(text) == expected


def test_the_message_names_the_open_block_and_its_place() -> None:
    _, (error,) = pair_blocks(tags_of("{% if a %}{% endfor %}{% endif %}"))
    assert "{% if %} ở đoạn 1" in error.message


def test_comments_and_raw_reach_nobody() -> None:
    assert [tag.is_dropped for tag in tags_of("{# a #}{% raw %}{{ x }}{% endraw %}{{ a }}{% if a %}")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_values_stand_where_they_are_written() -> None:
    value, statement = tags_of("{{p a }}{%p if a %}")
    assert (value.stands_for, statement.stands_for) == (Scope.INLINE, Scope.PARAGRAPH)
    assert (value.is_silent, statement.is_silent) == (False, True)


def test_marks_are_found_again() -> None:
    tags = tags_of("{{ a }}{{ b }}")
    assert TAG_MARK.findall("x".join(tag.mark for tag in tags)) == ["0", "1"]
