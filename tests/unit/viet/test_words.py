"""Numbers in words and in Roman numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from vn_numberwords import number_to_words

from baocao.viet.words import (
    NumberRangeError,
    RomanNumeralError,
    parse_roman,
    read_decimal,
    read_int,
    read_money,
    to_roman,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1808, "một nghìn tám trăm linh tám"),
        (2023, "hai nghìn không trăm hai mươi ba"),
        (100_000, "một trăm nghìn"),
        (1_000_000, "một triệu"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 15, "một tỷ không trăm mười lăm"),
        (1_500 * 10**9, "một nghìn năm trăm tỷ"),
        (1_005 * 10**9 + 5, "một nghìn không trăm linh năm tỷ không trăm linh năm"),
        (10**18, "một tỷ tỷ"),
        (-3, "âm ba"),
    ],
)
def test_an_integer_is_read_as_people_say_it(value: int, words: str) -> None:
    assert read_int(value) == words


def _repair(words: str) -> str:
    """Undo two slips of the other reader: bốn for tư after mươi, and năm for lăm after 60, 70 ….."""
    return words.replace("mươi bốn", "mươi tư").replace("mươi năm", "mươi lăm")


def test_another_reader_agrees_on_integers() -> None:
    values = [
        *range(1200),
        *range(9_990, 10_130),
        *(17 * 10**power + 5 for power in range(1, 10)),
        987_654_321,
    ]
    assert [read_int(value) for value in values] == [_repair(number_to_words(value)) for value in values]


@pytest.mark.parametrize("value", [10**24, -(10**24)])
def test_an_endless_number_is_not_read(value: int) -> None:
    with pytest.raises(NumberRangeError):
        read_int(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("98.5", "chín mươi tám phẩy năm"),
        ("4.03", "bốn phẩy không ba"),
        ("0.25", "không phẩy hai mươi lăm"),
        ("0.005", "không phẩy không không năm"),
        ("-1.5", "âm một phẩy năm"),
        ("7", "bảy"),
        ("5.0", "năm phẩy không"),
        ("2.50", "hai phẩy năm mươi"),
    ],
)
def test_a_decimal_is_read_with_phay(value: str, words: str) -> None:
    assert read_decimal(Decimal(value)) == words


def test_money_is_read_with_its_unit() -> None:
    assert read_money(105) == "một trăm linh năm đồng"
    assert read_money(2_000_000, even=True) == "hai triệu đồng chẵn"
    assert read_money(21, "đô la Mỹ") == "hai mươi mốt đô la Mỹ"


def test_roman_numerals_are_the_ones_of_quarters_and_terms() -> None:
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
    assert [to_roman(number) for number in range(1, 12)] == numerals
    assert [to_roman(number) for number in (18, 40, 49, 90, 400, 1994, 3999)] == [
        "XVIII",
        "XL",
        "XLIX",
        "XC",
        "CD",
        "MCMXCIV",
        "MMMCMXCIX",
    ]


def test_every_roman_numeral_reads_back() -> None:
    assert all(parse_roman(to_roman(number)) == number for number in range(1, 4000))
    assert parse_roman(" xvii ") == 17


@pytest.mark.parametrize("typed", ["", "IIII", "VX", "IC", "IM", "A", "3", "MMMM", "IVI"])
def test_a_wrong_roman_numeral_is_refused(typed: str) -> None:
    with pytest.raises(RomanNumeralError):
        parse_roman(typed)


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_no_roman_numeral_outside_its_range(value: int) -> None:
    with pytest.raises(NumberRangeError):
        to_roman(value)
