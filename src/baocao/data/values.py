"""Data as the author of a Word template expects them: numbers to compute with, dates, yes and no."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from baocao.data.tree import Node, Scalar

_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("null", "Null", "NULL", "~"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""What YAML means by these words when they stand without quotes.

Source:
    YAML 1.2.2, 10.3.2 (core schema).
"""
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_POINTED: Final = re.compile(r"-?(?:0\.[0-9]+|[1-9][0-9]*\.(?:[0-9]{1,2}|[0-9]{4,}))")
"""With a point that cannot be meant to group thousands, as in 64.604."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def to_values(node: Node) -> Any:
    """Return data without places, typed: dict, list, str, int, float, Decimal, bool, date, time or None.

    In YAML, which is read as text, what stands without quotes becomes the number,
    date or truth it looks like, if it prints as it was typed; ``64.604``, ``010``
    and ``7:30`` stay text. Numbers of JSON and TOML that a float holds are floats,
    so that templates compute and round as they do elsewhere.
    """
    value = node.value
    if isinstance(value, dict):
        return {key: to_values(child) for key, child in value.items()}
    if isinstance(value, tuple):
        return [to_values(child) for child in value]
    if isinstance(value, Decimal):
        return float(value) if Decimal(repr(float(value))) == value else value
    return _read(value) if isinstance(value, str) and node.raw == value else value


def reads_as_typed(text: str) -> bool:
    """Say whether a text that stands without quotes in YAML is that text to a template.

    >>> [reads_as_typed(text) for text in ("hội nghị", "5", "010", "true", "2026-10-09")]
    [True, False, True, False, False]
    """
    return _read(text) is text


def _read(text: str) -> Scalar | float:
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _POINTED.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
