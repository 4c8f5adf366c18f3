"""Whole numbers in attributes that anybody may have written."""

from __future__ import annotations

from typing import Final

_MOST_DIGITS: Final = 10


def read_whole(text: str | None, default: int = 0) -> int:
    """Return the number that an attribute holds; `default` for whatever is no plain number of a sane size.

    >>> read_whole("12"), read_whole("-1"), read_whole("²", 7), read_whole(None, 7), read_whole("9" * 5000, 7)
    (12, -1, 7, 7, 7)
    """
    if text is None or len(text) > _MOST_DIGITS + 1:
        return default
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() else default
