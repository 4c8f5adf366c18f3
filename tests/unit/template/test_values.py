from __future__ import annotations

import unicodedata
from collections import OrderedDict
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from markupsafe import Markup

from baocao.template.marks import NEW_PARAGRAPH
from baocao.template.values import (
    ForbiddenCharacterError,
    NotPlainDataError,
    Shown,
    accept,
    to_plain,
    to_text,
)


def test_plain_values_come_in_as_they_are() -> None:
    data = {
        "a": 1,
        "b": "x",
        "c": None,
        "d": True,
        "e": 1.5,
        "f": Decimal("1.5"),
        "g": date(2023, 1, 2),
        "h": time(8),
    }
    assert accept(data) == data


def test_maps_and_lists_are_copied() -> None:
    data = {"a": [{"b": [1]}], "c": (1, 2), "d": MappingProxyType({"e": OrderedDict(f=1)})}
    taken = accept(data)
    assert taken == {"a": [{"b": [1]}], "c": [1, 2], "d": {"e": {"f": 1}}}
    assert taken["a"] is not data["a"]


def test_all_text_and_keys_are_composed() -> None:
    nfd = unicodedata.normalize("NFD", "Ủy viên")
    assert accept({nfd: [{nfd: nfd}]}) == {"Ủy viên": [{"Ủy viên": "Ủy viên"}]}


class Text(str):
    __slots__ = ()


def test_subclasses_of_text_become_text() -> None:
    (value,) = accept({"a": Text("x")}).values()
    assert type(value) is str
    (value,) = accept({"a": Markup("<b>")}).values()
    assert type(value) is str


def _cycle() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


def _deep(levels: int) -> list[Any]:
    found: list[Any] = []
    for _ in range(levels):
        found = [found]
    return found


@pytest.mark.parametrize(
    "value", [object(), {1, 2}, b"x", lambda: 1, int, range(3), iter([1]), _cycle(), _deep(500)]
)
def test_objects_of_python_stay_outside(value: object) -> None:
    with pytest.raises(NotPlainDataError) as caught:
        accept({"a": [{"b": value}]})
    assert caught.value.code == "T201"
    assert caught.value.hint


def test_a_map_may_print_as_a_text() -> None:
    taken = accept({"a": Shown({"gia_tri": 5}, "5 mô hình")})
    assert (str(taken["a"]), taken["a"]["gia_tri"]) == ("5 mô hình", 5)
    assert to_text(taken["a"]) == "5 mô hình"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Đại biểu", "Đại biểu"),
        ("a & b", "a &amp; b"),
        ("<w:p>", "&lt;w:p&gt;"),
        (None, ""),
        (5, "5"),
        ("a\nb", 'a</w:t><w:br/><w:t xml:space="preserve">b'),
        ("a\r\nb", 'a</w:t><w:br/><w:t xml:space="preserve">b'),
        ("a\tb", 'a</w:t><w:tab/><w:t xml:space="preserve">b'),
        ("a\fb", 'a</w:t><w:br w:type="page"/><w:t xml:space="preserve">b'),
        ("a\ab", f"a{NEW_PARAGRAPH}b"),
        (Markup("<w:t/>"), "<w:t/>"),
    ],
)
def test_values_as_text_of_a_run(value: object, expected: str) -> None:
    assert to_text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a & b", "a &amp; b"), ('"a"', "&#34;a&#34;"), ("a\nb\tc\ad", "a b c d"), (None, ""), (5, "5")],
)
def test_values_in_attributes_and_properties(value: object, expected: str) -> None:
    assert to_plain(value) == expected


@pytest.mark.parametrize(
    "sign", ["\x00", "\x08", "\x0e", "\x1f", chr(0xD800), chr(0xDFFF), "\ufffe", "\uffff", NEW_PARAGRAPH]
)
@pytest.mark.parametrize("write", [to_text, to_plain])
def test_characters_xml_cannot_write(sign: str, write: Any) -> None:
    with pytest.raises(ForbiddenCharacterError) as caught:
        write(f"trước{sign}sau")
    assert caught.value.code == "T202"
    assert "trước" in caught.value.message
    caught.value.message.encode()


@pytest.mark.parametrize("sign", ["\x7f", "\x85", "\u2028", "\ufffd", "\U0001f600", "\U000e0001", "\ue000"])
def test_unusual_characters_that_xml_can_write_stay(sign: str) -> None:
    assert to_text(f"a{sign}b") == f"a{sign}b"
