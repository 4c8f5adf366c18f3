"""What a typed value is told: keys in two languages, numbers and lengths as clerks write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final

from baocao.errors import BaocaoError, DataError, raise_all
from baocao.units import Length
from baocao.viet.text import fold_key, propose, quote, to_nfc

_LENGTH: Final = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,12})?)\s*(mm|cm|pt)?\s*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,12})?)\s*(?:pt)?\s*")
_UNITS: Final = {"mm": Length.from_mm, "cm": Length.from_cm, "pt": Length.from_pt}
MAX_LENGTH: Final = Length.from_mm(558)
"""Word takes nothing wider than 22 inches."""
_YES: Final = frozenset({"co", "true", "yes", "x", "1", "dung", "on"})
_NO: Final = frozenset({"khong", "false", "no", "", "0", "sai", "off"})


class TypedKeyError(DataError):
    """A picture, a link or a text with formatting has a key that such a value does not take."""

    code = "D511"


class TypedValueError(DataError):
    """A key of a picture, a link or a text with formatting has a value that cannot be meant."""

    code = "D512"


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing a typed value may be told."""

    name: str
    """The parameter of the value's class."""
    keys: tuple[str, ...]
    """What users may call it, folded; the first is shown."""
    read: Callable[[str, Any], Any]
    """From the key as typed and its value; raises `TypedValueError`."""


def read_arguments(shown: str, values: Mapping[str, Any], arguments: Iterable[Argument]) -> dict[str, Any]:
    """Return {parameter: value} for a map of the data or the arguments of a function.

    Args:
        shown: what the value is, in Vietnamese.
        values: as typed; keys may have marks, blanks and capitals.
        arguments: what there is.

    Raises:
        TypedKeyError: D511; TypedValueError: D512; all of them, as `Mistakes` when there are several.
    """
    known = _index(tuple(arguments))
    found: dict[str, Any] = {}
    errors: list[BaocaoError] = []
    for key, value in values.items():
        argument = known.get(_fold(str(key)))
        try:
            if argument is None:
                raise _unknown(shown, str(key), known)
            if argument.name in found:
                raise TypedKeyError(
                    f"{shown} có “{argument.keys[0]}” hai lần", hint=f"Bỏ bớt khóa {quote(str(key))}"
                )
            found[argument.name] = argument.read(str(key), value)
        except BaocaoError as error:
            errors += error.flatten()
    raise_all(errors)
    return found


@cache
def _index(arguments: tuple[Argument, ...]) -> Mapping[str, Argument]:
    """Return {folded key: argument}."""
    return {key: argument for argument in arguments for key in argument.keys}


_fold: Final = lru_cache(maxsize=1_024)(fold_key)
"""The same few keys stand in every row of the data."""


def _unknown(shown: str, key: str, known: Mapping[str, Argument]) -> TypedKeyError:
    listing = ", ".join(dict.fromkeys(argument.keys[0] for argument in known.values()))
    hint = f"{propose(key, known)} Dùng một trong các khóa: {listing}".strip()
    return TypedKeyError(f"{shown} không có khóa {quote(key)}", hint=hint)


def refuse(key: str, wanted: str, value: object, hint: str) -> TypedValueError:
    """Return the mistake of a value that is not what its key wants."""
    met = "không có giá trị" if value is None else f"gặp {quote(_show(value))}"
    return TypedValueError(f"“{key}” cần {wanted}, {met}", hint=hint)


def _show(value: object) -> str:
    if isinstance(value, Mapping):
        return "một nhóm khóa"
    if isinstance(value, (list, tuple)):
        return "một danh sách"
    return "tệp nhị phân" if isinstance(value, bytes) else str(value)


def read_text(key: str, value: Any) -> str:
    """Return a text; numbers are written as typed, nothing is ``""``."""
    if value is None:
        return ""
    if isinstance(value, (str, int, float, Decimal)) and not isinstance(value, bool):
        return to_nfc(str(value))
    raise refuse(key, "một dòng chữ", value, "Viết chữ ấy trong ngoặc kép")


def read_needed_text(key: str, value: Any) -> str:
    """Return a text that must not be empty."""
    text = read_text(key, value).strip()
    if not text:
        raise refuse(key, "một dòng chữ", None, "Điền giá trị ấy, hoặc bỏ cả nhóm khóa")
    return text


def read_source(key: str, value: Any) -> str | bytes:
    """Return the name of a file, or its content."""
    return bytes(value) if isinstance(value, (bytes, bytearray)) else read_needed_text(key, value)


def read_length(key: str, value: Any) -> Length | None:
    """Return a length, millimetres unless a unit is written; None for nothing.

    >>> read_length("rong", "60").mm, read_length("rong", "2,5 cm").mm, read_length("cao", 40).mm
    (60.0, 25.0, 40.0)
    """
    if value is None or value == "":
        return None
    matched = None if isinstance(value, bool) else _LENGTH.fullmatch(str(value))
    if matched is None:
        raise refuse(key, "số mi-li-mét", value, "Viết như 60, 62,5 hoặc 6 cm")
    length = _UNITS[(matched[2] or "mm").lower()](float(matched[1].replace(",", ".")))
    if not 0 < length <= MAX_LENGTH:
        raise refuse(key, f"số từ 0,1 đến {MAX_LENGTH.mm:.0f} mm", value, "Sửa lại cỡ theo mi-li-mét")
    return length


def read_points(key: str, value: Any) -> Length | None:
    """Return a size of type in points; None for nothing."""
    if value is None or value == "":
        return None
    matched = None if isinstance(value, bool) else _NUMBER.fullmatch(str(value))
    size = float(matched[1].replace(",", ".")) if matched else 0.0
    if not 1 <= size <= 1638:  # noqa: PLR2004  # what Word takes
        raise refuse(key, "cỡ chữ từ 1 đến 1638", value, "Viết như 13 hoặc 13,5")
    return Length.from_pt(size)


def read_flag(key: str, value: Any) -> bool | None:
    """Return yes or no; None for nothing.

    >>> read_flag("dam", "có"), read_flag("dam", False), read_flag("dam", None)
    (True, False, None)
    """
    if value is None or isinstance(value, bool):
        return value
    folded = fold_key(str(value))
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise refuse(key, "có hoặc không", value, "Viết có hoặc không")
