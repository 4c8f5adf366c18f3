"""Text in cells: never a formula, never a number, and nothing that XML cannot hold."""

from __future__ import annotations

import re
from typing import Any, Final

_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def put_text(cell: Any, text: str) -> None:
    """Put text in a cell as text, also when it begins like a formula or looks like a number."""
    if not text:
        return
    cell.value = _escape(text)
    cell.data_type = "s"
    cell.quotePrefix = text[0] in "=+-@"


def _escape(text: str) -> str:
    r"""Return text as cells have it: what XML cannot hold, and what looks like such, by its code.

    >>> _escape("A\x01B"), _escape("_x0041_"), _escape("so_x")
    ('A_x0001_B', '_x005F_x0041_', 'so_x')

    Source:
        ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
    """
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
