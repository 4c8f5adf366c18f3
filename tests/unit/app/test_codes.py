"""Codes as they are typed: together, in small letters, by their beginnings."""

from __future__ import annotations

import pytest

from baocao.app.codes import Choice, UnknownCodeError, list_codes, read_codes


def test_several_codes_in_one_word() -> None:
    assert read_codes(["pg, M03", "T6;P"]) == ("PG", "M03", "T6", "P")
    assert read_codes([" "]) == ()


@pytest.mark.parametrize("word", ["PG0199", "Q", "T9999"])
def test_codes_that_nothing_has(word: str) -> None:
    with pytest.raises(UnknownCodeError):
        read_codes(["PG01", word])


def test_the_nearest_code_is_proposed() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        read_codes(["PG0I"])
    assert caught.value.hint == "Có phải ý bạn là “PG01”?"


def test_rules_and_facts_are_listed_in_order() -> None:
    codes = list_codes()
    assert {"PG01", "M03"} <= set(codes)
    assert list(codes) == sorted(set(codes))


def test_what_a_command_selects_stands_alone() -> None:
    office = Choice(select=("PG", "HD"), ignore=("HD04",))
    assert office.under(Choice(select=("HD04",))).takes("HD04")
    assert not office.under(Choice(ignore=("PG",))).takes("PG01")
    assert not office.under(Choice(ignore=("PG",))).takes("HD04")
    assert office.under(Choice()).takes("HD01")
