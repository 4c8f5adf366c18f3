"""Numbers in words and in Roman numerals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from baocao.errors import DataError
from baocao.viet.text import quote

MAX_DIGITS = 24
"""More digits than any report needs, and few enough for sums to stay exact in `Decimal`."""

_ROMAN = re.compile(r"(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_PRINTABLE = 60
_MAX_ROMAN = 3999


class RomanNumeralError(DataError):
    """Text that is not a Roman numeral from I to MMMCMXCIX."""

    code = "D105"


class NumberRangeError(DataError):
    """A number too large, or of a kind that can't be printed in the form asked for."""

    code = "D106"


def read_int(value: int) -> str:
    """Return a whole number in words.

    >>> read_int(105), read_int(1005), read_int(24), read_int(2021)
    ('một trăm linh năm', 'một nghìn không trăm linh năm', 'hai mươi tư', 'hai nghìn không trăm hai mươi mốt')
    >>> read_int(-1_000_000_015)
    'âm một tỷ không trăm mười lăm'

    Raises:
        NumberRangeError: D106, more than 24 digits.
    """
    if abs(value) >= 10**MAX_DIGITS:
        raise NumberRangeError(f"số quá {MAX_DIGITS} chữ số, không đọc thành chữ", hint="Kiểm tra lại số")
    if value < 0:
        return "âm " + read_int(-value)
    return " ".join(_read_whole(value)) if value else _DIGITS[0]


def _read_whole(value: int) -> list[str]:
    """Return the words of a positive number; above 999.999.999 it is so many tỷ and a rest."""
    billions, rest = divmod(value, _BILLION)
    words = [*_read_whole(billions), "tỷ"] if billions else []
    for size, unit in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += _read_group(group, full=bool(words))
            words += [unit] if unit else []
    return words


def _read_group(group: int, *, full: bool) -> list[str]:
    """Return the words of 1–999; `full` reads the hundreds even when there are none."""
    hundreds, pair = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    return words + _read_pair(pair, after_hundreds=bool(words))


def _read_pair(pair: int, *, after_hundreds: bool) -> list[str]:
    tens, unit = divmod(pair, 10)
    if tens == 0:
        link = ["linh"] if after_hundreds and unit else []
        return link + ([_DIGITS[unit]] if unit else [])
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit:
        changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
        words.append(changed.get(unit, _DIGITS[unit]))
    return words


def read_decimal(value: Decimal | int) -> str:
    """Return a number in words; leading zeros of the fraction one by one, what follows as a number.

    >>> read_decimal(Decimal("98.5")), read_decimal(Decimal("4.03")), read_decimal(Decimal("-0.25"))
    ('chín mươi tám phẩy năm', 'bốn phẩy không ba', 'âm không phẩy hai mươi lăm')

    Raises:
        NumberRangeError: D106, not finite or more than 24 digits.
    """
    plain = to_fixed(Decimal(value))
    whole, _, fraction = plain.removeprefix("-").partition(".")
    words = ["âm"] if plain.startswith("-") else []
    words.append(read_int(int(whole)))
    if fraction:
        significant = fraction.lstrip("0")
        zeros = len(fraction) - len(significant)
        words += ["phẩy", *[_DIGITS[0]] * zeros]
        words += [read_int(int(significant))] if significant else []
    return " ".join(words)


def read_money(value: int, unit: str = "đồng", *, even: bool = False) -> str:
    """Return an amount in words; `even` adds ``chẵn``, which closes the amount against additions.

    >>> read_money(1_250_000)
    'một triệu hai trăm năm mươi nghìn đồng'
    >>> read_money(5_000_000, even=True)
    'năm triệu đồng chẵn'
    """
    return f"{read_int(value)} {unit}" + (" chẵn" if even else "")


def to_roman(value: int) -> str:
    """Return a Roman numeral in capitals: quarters, headings, appendices, terms of a committee.

    >>> to_roman(4), to_roman(18)
    ('IV', 'XVIII')

    Raises:
        NumberRangeError: D106, outside 1–3999.
    """
    if not 1 <= value <= _MAX_ROMAN:
        raise NumberRangeError(
            f"{value} không viết được bằng chữ số La Mã", hint=f"Dùng số từ 1 đến {_MAX_ROMAN}"
        )
    signs = []
    for size, sign in _ROMAN_SIGNS:
        count, value = divmod(value, size)
        signs.append(sign * count)
    return "".join(signs)


def parse_roman(text: str) -> int:
    """Return the number of a Roman numeral, written in either case.

    >>> parse_roman("XVII"), parse_roman("iii")
    (17, 3)

    Raises:
        RomanNumeralError: D105, not the one right way to write a number.
    """
    numeral = text.strip().upper()
    if not numeral or not _ROMAN.fullmatch(numeral):
        raise RomanNumeralError(
            f"{quote(text)} không phải chữ số La Mã", hint="Viết như I, II, III, IV, V, IX, XVIII"
        )
    value = 0
    for size, sign in _ROMAN_SIGNS:
        while numeral.startswith(sign):
            numeral, value = numeral.removeprefix(sign), value + size
    return value


def to_fixed(value: Decimal, decimals: int | None = None) -> str:
    """Return `value` in plain digits with a decimal dot; a zero has no sign.

    Args:
        value: any finite number.
        decimals: how many to keep, rounded half up; all of them when None.

    Raises:
        NumberRangeError: D106, not finite or of more than 60 digits before the mark.
    """
    if not value.is_finite() or value.adjusted() >= _PRINTABLE:
        raise NumberRangeError(f"{value} không in ra thành số được", hint="Kiểm tra lại phép tính ra số này")
    if decimals is not None:
        with localcontext(prec=_PRINTABLE + decimals):
            value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{value or abs(value):f}"
