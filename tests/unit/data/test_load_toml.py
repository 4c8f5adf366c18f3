"""TOML: numbers and dates stay what they are, keys have their places."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from baocao.data.load import parse_tree, to_plain
from baocao.errors import BaocaoError

TEXT = """
a = 5.30
"hội nghị" = "x"
ngay = 2023-10-04
gio = 07:30:00
[so.lieu]
ma = "m"  # chú thích
[[nhiem_vu]]
noi_dung = "một"
[[nhiem_vu]]
noi_dung = "hai"
[nhiem_vu.chi_tiet]
han = 2023-12-15
"""


def parse(text: str):
    return parse_tree(text.encode(), "a.toml")


def mistake(text: str) -> BaocaoError:
    with pytest.raises(BaocaoError) as caught:
        parse(text)
    return caught.value


def test_values_are_what_they_are():
    assert to_plain(parse(TEXT)) == {
        "a": Decimal("5.30"),
        "hội nghị": "x",
        "ngay": date(2023, 10, 4),
        "gio": time(7, 30),
        "so": {"lieu": {"ma": "m"}},
        "nhiem_vu": [{"noi_dung": "một"}, {"noi_dung": "hai", "chi_tiet": {"han": date(2023, 12, 15)}}],
    }


def test_keys_at_the_beginning_of_a_line_have_their_places():
    top = parse(TEXT).value
    second = top["nhiem_vu"].value[1].value

    assert (top["a"].where.line, top["a"].where.column, top["a"].where.width) == (2, 5, 4)
    assert top["so"].value["lieu"].value["ma"].where.line == 7
    assert (second["noi_dung"].where.line, second["noi_dung"].key_where.column) == (11, 1)
    assert second["chi_tiet"].value["han"].where.line == 13


def test_values_inside_a_line_have_the_place_of_its_key():
    node = parse("x = 1\na = [{b = 'c'}]\n").value["a"].value[0].value["b"]

    assert (node.where.line, node.where.column) == (2, 5)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [("a = 1\na = 2\n", 2, "đã có"), ("chủ = 1", 1, "không đúng cách"), ("a = [\n1", 2, "giữa chừng")],
)
def test_a_mistake_is_explained_at_its_line(text, line, words):
    error = mistake(text)

    assert (error.code, error.where.line) == ("D213", line)
    assert words in error.message


def test_endless_nesting_and_control_characters_are_refused():
    assert mistake("a = " + "[" * 5_000).code == "D201"
    assert mistake('a = "\\u0001"').code == "D204"
