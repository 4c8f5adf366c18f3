"""Numbers as Vietnamese offices write them: reading and printing; in words and Roman from `words`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from baocao.errors import DataError
from baocao.viet.text import collapse_blanks, quote
from baocao.viet.words import (
    MAX_DIGITS,
    NumberRangeError,
    RomanNumeralError,
    parse_roman,
    read_decimal,
    read_int,
    read_money,
    to_fixed,
    to_roman,
)

__all__ = [
    "MAX_DIGITS",
    "NumberFormatError",
    "NumberRangeError",
    "RomanNumeralError",
    "format_count",
    "format_number",
    "format_percent",
    "parse_integer",
    "parse_number",
    "parse_percent",
    "parse_roman",
    "read_decimal",
    "read_int",
    "read_money",
    "to_roman",
]

_MAX_LENGTH = 200
"""Characters of a text worth explaining why it is no number."""
_NUMBER = re.compile(r"([+\-−–]?)((?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?)")
_MINUS = "-−–"
_GROUP = 3
_ASCII_DIGITS = "0123456789"
_MARKS = "dấu chấm để ngăn nghìn, dấu phẩy là dấu thập phân"

_Explanation = tuple[str, str] | None
"""What is wrong (goes on after the quoted text) and the hint; None: not this kind of mistake."""


class NumberFormatError(DataError):
    """A number written in a way that can't be read, or that could mean two numbers."""

    code = "D101"


def parse_number(text: str) -> Decimal:
    """Return the number written in `text`: ``.`` groups thousands, ``,`` is the decimal mark.

    Decimals are kept as typed; a leading zero, a plus and a typographic minus are understood.

    >>> parse_number("5.358"), parse_number("98,50"), parse_number("09"), parse_number("−3")
    (Decimal('5358'), Decimal('98.50'), Decimal('9'), Decimal('-3'))

    Raises:
        NumberFormatError: D101, the text is malformed or ambiguous; the message says how it was
            understood and the hint how to write it.

    Source:
        data-file.md, rule 2; Nghị định 86/2012/NĐ-CP, Phụ lục V (decimal comma).
    """
    plain = collapse_blanks(text)
    match = _NUMBER.fullmatch(plain)
    if match is None and len(plain) > _MAX_LENGTH:
        raise NumberFormatError(f"{quote(plain)} không phải là số", hint="Viết một số, ví dụ 5.358 hoặc 98,5")
    if match is None:
        raise _explain(plain)
    sign, digits = match.groups()
    if sum(char.isdigit() for char in digits) > MAX_DIGITS:
        raise NumberFormatError(
            f"{quote(plain)} dài quá {MAX_DIGITS} chữ số",
            hint="Kiểm tra lại số, có thể hai số bị viết liền nhau",
        )
    value = Decimal(digits.replace(".", "").replace(",", "."))
    return -value if sign and sign in _MINUS and value else value


def parse_integer(text: str) -> int:
    """Return the whole number written in `text`; for counts of people, votes, units.

    >>> parse_integer("1.808"), parse_integer("05")
    (1808, 5)

    Raises:
        NumberFormatError: D101, not a number or not a whole one.
    """
    value = parse_number(text)
    if value == value.to_integral_value():
        return int(value)
    hint = "Viết số nguyên, ví dụ 5.358"
    if value.as_tuple().exponent == -_GROUP:  # 1,234: the comma was likely meant to group
        hint = f"Viết {format_number(value.scaleb(_GROUP))} nếu dấu phẩy là để ngăn nghìn"
    raise NumberFormatError(f"{quote(text)} có phần thập phân, ở đây cần số nguyên", hint=hint)


def parse_percent(text: str) -> Decimal:
    """Return how many per cent `text` says; the sign ``%`` may be left out.

    >>> parse_percent("98,5%"), parse_percent("107,2 %"), parse_percent("-8,3")
    (Decimal('98.5'), Decimal('107.2'), Decimal('-8.3'))

    Raises:
        NumberFormatError: D101, what stands before the sign is not a number.
    """
    return parse_number(collapse_blanks(text).removesuffix("%"))


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Return the number with grouped thousands and a decimal comma.

    The decimals of a `Decimal` are kept unless `decimals` says how many to print; then it is
    rounded half up.

    >>> format_number(Decimal("1234567.890")), format_number(1808), format_number(Decimal("2.345"), 2)
    ('1.234.567,890', '1.808', '2,35')

    Raises:
        NumberRangeError: D106, not a finite number.

    Source:
        the-thuc.md §3.7.
    """
    plain = to_fixed(Decimal(value), decimals)
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + ("," + fraction if fraction else "")


def format_percent(value: Decimal | int, decimals: int | None = None) -> str:
    """Return the number with a per cent sign and no blank before it.

    >>> format_percent(Decimal("98.5"))
    '98,5%'
    """
    return format_number(value, decimals) + "%"


def format_count(value: int) -> str:
    """Return a count as reports print it: below 10 with a zero before it.

    >>> format_count(2), format_count(1808)
    ('02', '1.808')

    Source:
        the-thuc.md §3.7 (custom of offices); §1.4 for numbers of documents.
    """
    return f"{value:02d}" if 0 <= value < 10 else format_number(value)  # noqa: PLR2004


def _explain(plain: str) -> NumberFormatError:
    """Return the error for text that is no number: how it was understood, how to write it."""
    message, hint = next(found for explain in _EXPLANATIONS if (found := explain(plain)))
    return NumberFormatError(f"{quote(plain)} {message}" if plain else message, hint=hint)


def _parsed(plain: str) -> Decimal | None:
    return parse_number(plain) if _NUMBER.fullmatch(plain) and len(plain) <= MAX_DIGITS else None


def _explain_empty(plain: str) -> _Explanation:
    return None if plain else ("chưa có số nào", "Viết một số, ví dụ 5.358 hoặc 98,5")


def _explain_strange_digits(plain: str) -> _Explanation:
    if not any(unicodedata.numeric(char, None) is not None and char not in _ASCII_DIGITS for char in plain):
        return None
    return "có chữ số không phải loại thường dùng", "Gõ lại bằng các chữ số 0–9"


def _explain_exponent(plain: str) -> _Explanation:
    match = re.fullmatch(r"([+-]?[0-9]{1,18}(?:[.,][0-9]{1,18})?[eE][+-]?[0-9]{1,2})", plain)
    if match is None:
        return None
    value = Decimal(plain.replace(",", "."))
    shown = f": {format_number(value)}" if abs(value.adjusted()) < MAX_DIGITS else ""
    return "là cách viết rút gọn của bảng tính", f"Viết đủ các chữ số{shown}"


def _explain_percent(plain: str) -> _Explanation:
    if not plain.endswith("%"):
        return None
    bare = plain.rstrip("% ")
    return "có dấu %, ở đây cần một số", f"Bỏ dấu %, viết {bare}" if _parsed(bare) else "Bỏ dấu %"


def _explain_blanks(plain: str) -> _Explanation:
    joined = re.sub("[ _'’]", "", plain)
    if joined == plain or not re.fullmatch(r"[+\-−–]?[0-9.,]+", joined):
        return None
    value = _parsed(joined)
    hint = (
        f"Viết {format_number(value)} nếu đó là một số"
        if value is not None
        else "Viết liền, dùng dấu chấm để ngăn nghìn"
    )
    return "bị ngắt ở giữa", hint


def _explain_end_mark(plain: str) -> _Explanation:
    bare = plain.rstrip(".,;:")
    if bare == plain or _parsed(bare) is None:
        return None
    return f"thừa dấu “{plain[len(bare) :]}” ở cuối", f"Bỏ dấu đó, viết {bare}"


def _explain_english(plain: str) -> _Explanation:
    if not re.fullmatch(r"[+\-−–]?[0-9]{1,3}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})", plain):
        return None
    turned = plain.translate(str.maketrans(".,", ",."))
    return f"viết theo lối Anh, Mỹ; ở đây {_MARKS}", f"Viết {turned}"


def _explain_date(plain: str) -> _Explanation:
    if not re.fullmatch(r"[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{2}){1,2}", plain):
        return None
    return "giống một ngày, ở đây cần một số", "Viết số cần ghi, ví dụ 5.358"


def _explain_dot(plain: str) -> _Explanation:
    """Explain one dot that does not group: 1.5 could be one and a half."""
    match = re.fullmatch(r"([+\-−–]?)([0-9]*)\.([0-9]+)", plain)
    if match is None:
        return None
    sign, whole, fraction = match.groups()
    as_decimal = f"{sign}{whole or 0},{fraction}"
    value = _parsed(as_decimal)
    hint = f"Viết {as_decimal}" + (f" nếu là {read_decimal(value)}" if value is not None else "")
    grouped = _parsed(sign + whole + fraction)
    if grouped is not None and len((whole + fraction).lstrip("0")) > _GROUP:
        hint += f", hoặc {format_number(grouped)} nếu dấu chấm đặt nhầm chỗ"
    return "không rõ là số nào: dấu chấm chỉ dùng để ngăn nghìn, như 5.358", hint


def _explain_groups(plain: str) -> _Explanation:
    if not re.fullmatch(r"[+\-−–]?[0-9]+(?:\.[0-9]*)+(?:,[0-9]*)?", plain):
        return None
    value = _parsed(plain.replace(".", ""))
    hint = (
        f"Viết {format_number(value)} nếu đó là số cần ghi" if value is not None else "Viết như 1.234.567,89"
    )
    return "có dấu chấm ngăn nghìn đặt sai: mỗi nhóm sau dấu chấm phải đủ ba chữ số", hint


def _explain_commas(plain: str) -> _Explanation:
    if not re.fullmatch(r"[+\-−–]?[0-9.,]*,[0-9.,]*", plain):
        return None
    value = _parsed("0" + plain)
    hint = f"Viết {format_number(value)}" if value is not None else "Viết như 1.234.567,89"
    return f"có dấu phẩy đặt sai: {_MARKS}", hint


def _explain_words(plain: str) -> _Explanation:
    numbers = [found for found in re.findall(r"[0-9][0-9.,]*", plain) if _parsed(found) is not None]
    if len(numbers) == 1 and any(char.isalpha() for char in plain):
        return "không chỉ có số", f"Ghi riêng số {numbers[0]}, phần còn lại ghi ở khóa khác"
    if len(numbers) > 1:
        return "có hơn một số", "Ghi mỗi số ở một khóa"
    return "không phải là một số", "Viết một số, ví dụ 5.358 hoặc 98,5"


_EXPLANATIONS: tuple[Callable[[str], _Explanation], ...] = (
    _explain_empty,
    _explain_strange_digits,
    _explain_exponent,
    _explain_percent,
    _explain_blanks,
    _explain_end_mark,
    _explain_english,
    _explain_date,
    _explain_dot,
    _explain_groups,
    _explain_commas,
    _explain_words,
)
"""Asked in turn; the first that recognises the text speaks, the last always does."""
