"""Lines, columns and excerpts from offsets."""

from __future__ import annotations

import time

import pytest

from baocao.data.tree import Node, Source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end):
    source = Source("a.yaml", end.join(["một", "hai ba", "bốn"]))
    at = source.text.index("ba")

    where = source.locate(at, at + 2)

    assert (where.line, where.column, where.width, where.excerpt) == (2, 5, 2, "hai ba")


def test_a_caret_never_leaves_its_line():
    source = Source("a.yaml", "a: x\ny\n")

    assert source.locate(3, 6).width == 1
    assert source.locate(99).line == 3


def test_a_very_long_line_is_not_shown():
    assert Source("a.yaml", "x" * 10_000).locate(5_000).excerpt == ""


def test_places_of_one_endless_line_are_found_without_reading_it() -> None:
    source = Source("a.json", "x" * 4_000_000 + "\r\n\r\n")
    begun = time.monotonic()
    places = [source.locate(at, at + 9) for at in range(0, 4_000_000, 400)]
    assert time.monotonic() - begun < 5
    assert (places[-1].column, places[-1].width) == (3_999_601, 9)
    assert source.locate(3_999_999, 5_000_000).width == 1


def test_an_empty_value_is_placed_at_its_key():
    node = Node(None, Source("a.yaml", "a:\nb: 1"), 2, 2, key_start=0, key_end=1)

    assert (node.where.line, node.where.column) == (1, 1)
