"""Numbers of list paragraphs."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.ooxml.numbering import Counters, Numbering, format_number
from support.word import NAMESPACES


def level(number: int, text: str, kind: str = "decimal", more: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{number}">{begin}<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, nums: str = "") -> Numbering:
    abstract = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    num = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return Numbering(etree.fromstring(f"<w:numbering {NAMESPACES}>{abstract}{num}{nums}</w:numbering>"))


def labels(lists: Numbering, *places: tuple[str, int]) -> list[str]:
    counters = Counters(lists)
    return [counters.next_label(num_id, at) for num_id, at in places]


OUTLINE = (level(0, "%1.", "upperRoman"), level(1, "%2.", "decimal"), level(2, "%3)", "lowerLetter"))


def test_levels_count_and_start_anew_below_a_higher_one() -> None:
    places = [("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]
    assert labels(numbering(*OUTLINE), *places) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_a_number_can_show_the_levels_above() -> None:
    lists = numbering(level(0, "%1."), level(1, "%1.%2."))
    assert labels(lists, ("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)) == [
        "1.",
        "1.1.",
        "1.2.",
        "2.",
        "2.1.",
    ]


def test_a_level_that_was_skipped_counts_as_its_start() -> None:
    assert labels(numbering(level(0, "%1"), level(1, "%1.%2")), ("1", 1)) == ["1.1"]


def test_legal_numbers_are_arabic() -> None:
    lists = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert labels(lists, ("1", 0), ("1", 1)) == ["I.", "1.1"]


def test_a_level_may_never_start_anew() -> None:
    lists = numbering(level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert labels(lists, ("1", 0), ("1", 1), ("1", 0), ("1", 1)) == ["1.", "1)", "2.", "2)"]


def test_a_level_may_start_anew_only_below_a_certain_one() -> None:
    lists = numbering(level(0, "%1."), level(1, "%2."), level(2, "%3)", more='<w:lvlRestart w:val="1"/>'))
    places = [("1", 0), ("1", 1), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 2)]
    assert labels(lists, *places) == ["1.", "1.", "1)", "2.", "2)", "2.", "1)"]


def test_lists_over_one_definition_count_on() -> None:
    nums = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    assert labels(numbering(level(0, "%1."), nums=nums), ("1", 0), ("2", 0), ("1", 0)) == ["1.", "2.", "3."]


def test_a_list_that_says_where_it_starts_does_so_once() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "%1."), nums=nums)
    assert labels(lists, ("1", 0), ("1", 0), ("2", 0), ("2", 0)) == ["1.", "2.", "4.", "5."]


def test_a_list_may_redefine_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Điều %1.")}</w:lvlOverride>'
    nums = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    assert labels(numbering(level(0, "%1."), nums=nums), ("2", 0)) == ["Điều 1."]


@pytest.mark.parametrize(
    ("sign", "shown"), [("\uf0b7", "•"), ("\uf0a7", "▪"), ("-", "-"), ("\uf123", "•"), ("", "•")]
)
def test_bullets_look_as_in_word(sign: str, shown: str) -> None:
    assert labels(numbering(level(0, sign, "bullet")), ("1", 0), ("1", 0)) == [shown, shown]


def test_what_does_not_exist_has_no_number() -> None:
    assert labels(numbering(level(0, "%1.")), ("9", 0), ("1", 5)) == ["", ""]
    assert labels(numbering(level(0, "%1.", "none")), ("1", 0)) == [""]
    assert Numbering().level("1", 0) is None


def test_a_list_that_names_a_numbering_style_is_the_list_behind_it() -> None:
    root = (
        f"<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Muc"/>{level(0, "Mục %1")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Muc"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    assert labels(Numbering(etree.fromstring(root)), ("3", 0)) == ["Mục 1"]


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (26, "lowerLetter", "z"),
        (27, "upperLetter", "AA"),
        (53, "lowerLetter", "aaa"),
        (7, "decimalZero", "07"),
        (3, "numberInDash", "- 3 -"),
        (12, "vietnameseCounting", "12"),
        (0, "upperRoman", "0"),
        (0, "lowerLetter", "0"),
        (10**9, "upperRoman", "1000000000"),
    ],
)
def test_formats(number: int, kind: str, expected: str | None) -> None:
    shown = format_number(number, kind)
    assert len(shown) < 40
    assert expected is None or shown == expected
