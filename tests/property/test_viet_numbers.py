"""Numbers: words read back, printed numbers read back, nothing but our errors for any text."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baocao.viet.numbers import (
    MAX_DIGITS,
    NumberFormatError,
    format_number,
    parse_number,
    parse_percent,
    read_decimal,
    read_int,
)

UNITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
UNITS |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
SCALES = {"nghìn": 10**3, "triệu": 10**6}

integers = st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12)


def _listen(words: str) -> int:
    """Return the number somebody hears in `words`; knows nothing of how they were made.

    A unit after ``mươi`` or ``trăm`` adds up, ``nghìn`` and ``triệu`` close a group, and ``tỷ``
    multiplies all that was said before it.
    """
    total = below = group = unit = 0
    for word in words.split():
        if word in UNITS:
            group, unit = group + unit, UNITS[word]
        elif word == "mười":
            group, unit = group + unit + 10, 0
        elif word == "mươi":
            group, unit = group + unit * 10, 0
        elif word == "trăm":
            group, unit = group + unit * 100, 0
        elif word in SCALES:
            below, group, unit = below + (group + unit) * SCALES[word], 0, 0
        elif word == "tỷ":
            total, below, group, unit = (total + below + group + unit) * 10**9, 0, 0, 0
        else:
            assert word == "linh", word
    return total + below + group + unit


@given(integers)
def test_what_is_read_is_heard_again(value: int) -> None:
    words = read_int(value)
    assert (-1 if words.startswith("âm ") else 1) * _listen(words.removeprefix("âm ")) == value


@given(integers, integers)
def test_two_numbers_never_read_alike(one: int, other: int) -> None:
    assert (read_int(one) == read_int(other)) is (one == other)


@given(decimals)
def test_a_decimal_is_read_as_its_whole_part_and_its_digits(value: Decimal) -> None:
    whole, _, fraction = read_decimal(value).removeprefix("âm ").partition(" phẩy ")

    assert _listen(whole) == int(abs(value))
    assert _listen(fraction) == int(abs(value) * 100 % 100)


@given(st.one_of(integers.map(Decimal), decimals, st.decimals(-999, 999, places=5)))
def test_a_printed_number_reads_back_digit_for_digit(value: Decimal) -> None:
    printed = format_number(value)
    back = parse_number(printed)

    assert back == value
    assert format_number(back) == printed
    assert back == parse_number(f"\u00a0{printed} ")
    assert parse_percent(printed + "%") == value


@given(decimals, st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half(value: Decimal, places: int) -> None:
    rounded = parse_number(format_number(value, places))

    assert abs(rounded - value) * 2 <= Decimal(1).scaleb(-places)
    assert rounded.as_tuple().exponent == -places


@given(st.one_of(st.text(), st.text("0123456789.,+-−%eE ½²٣\u00a0", max_size=14)))
def test_any_text_is_a_number_or_a_number_error_with_a_hint(text: str) -> None:
    try:
        value = parse_number(text)
    except NumberFormatError as error:
        assert error.message  # noqa: PT017
        assert error.hint[0].isupper()  # noqa: PT017
    else:
        assert value.is_finite()
        assert parse_number(format_number(value)) == value


@given(st.text())
def test_a_number_is_the_same_in_nfd(text: str) -> None:
    assert _outcome(unicodedata.normalize("NFD", text)) == _outcome(unicodedata.normalize("NFC", text))


def _outcome(text: str) -> tuple[str, str]:
    try:
        return str(parse_number(text)), ""
    except NumberFormatError as error:
        return error.message, error.hint
