"""From values to the text of a data file: YAML as a clerk would type it, read back as the same values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from baocao.data.tree import Scalar
from baocao.viet.dates import format_short_date
from baocao.viet.numbers import format_number
from baocao.viet.times import format_time

_PLAIN: Final = re.compile(r"[\w“(½][^\n\r\t\x85\u2028\u2029]*[^\s:]|[\w½]")
_BREAKS: Final = str.maketrans({"\x85": "\\x85", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Line breaks to YAML, not to JSON."""
_RISKY: Final = re.compile(r": | #|[\[\]{},?]|^- ")
_NULLS: Final = frozenset({"null", "~"})
_MAX_FLOW: Final = 100
"""Maps and lists of bare values that are no longer than this stand on one line."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with comments for the clerk."""

    value: Any
    above: str = ""
    """Lines over the key or item."""
    beside: str = ""
    """Words at the end of its line."""
    is_off: bool = False
    """Whether key and value are written as a comment themselves, for the clerk to take the ``#`` away."""


class Verbatim(str):
    """A scalar that is YAML already; written as it is."""

    __slots__ = ()


NOTHING: Final = Verbatim('""')
"""An empty text that means something: that there is none."""


@lru_cache(maxsize=8192)  # names of units stand there for every figure
def quote(value: str) -> str:
    """Return a scalar as YAML reads it back: plain when that is safe anywhere, else in quotes.

    >>> quote("Hội nghị quý IV"), quote("Lưu: VT"), quote("")
    ('Hội nghị quý IV', '"Lưu: VT"', '""')
    """
    plain = _PLAIN.fullmatch(value) and not _RISKY.search(value) and value.casefold() not in _NULLS
    return value if plain else json.dumps(value, ensure_ascii=False).translate(_BREAKS)


def write_yaml(values: Mapping[str, Any], *, head: str = "") -> str:
    r"""Return the text of a data file; the same values always give the same text.

    Args:
        values: maps, lists and scalars, any of them in `Noted`; numbers and dates are
            written the Vietnamese way. Keys whose value is None or "" stand without a value.
        head: comment lines on top, without ``#``.

    >>> print(write_yaml({"ma": "hop", "gia_tri": Decimal("5358.5"), "a": Noted("", beside="?")}), end="")
    ma: hop
    gia_tri: 5.358,5
    a:  # ?
    >>> print(write_yaml({"so_lieu": [{"ma": "a", "gia_tri": Decimal("2.5")}]}), end="")
    so_lieu:
      - {ma: a, gia_tri: "2,5"}
    """
    lines = [*_comment(head, 0), *_map(values, 0)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _map(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in values.items():
        noted = value if isinstance(value, Noted) else Noted(value)
        if noted.above and not indent:
            yield ""
        yield from _comment(noted.above, indent)
        lines = list(_entry(f"{quote(key)}:", noted, indent))
        yield from (f"{' ' * indent}# {line[indent:]}" for line in lines) if noted.is_off else lines


def _entry(start: str, noted: Noted, indent: int) -> Iterator[str]:
    """Yield the lines of a key or a dash and the value behind it."""
    value = noted.value
    beside = f"  # {noted.beside}" if noted.beside else ""
    flat = _flat(value)
    if flat is not None:
        yield f"{' ' * indent}{start} {flat}".rstrip() + beside
        return
    if isinstance(value, Mapping):
        if start == "-":
            first, *rest = _map(value, indent + 2)
            yield f"{' ' * indent}- {first[indent + 2 :]}{beside}"
            yield from rest
            return
        yield f"{' ' * indent}{start}{beside}"
        yield from _map(value, indent + 2)
        return
    yield f"{' ' * indent}{start}{beside}"
    for item in value:
        inner = item if isinstance(item, Noted) else Noted(item)
        yield from _comment(inner.above, indent + 2)
        lines = list(_entry("-", inner, indent + 2))
        yield from (
            (f"{' ' * (indent + 2)}# {line[indent + 2 :]}" for line in lines) if inner.is_off else lines
        )


def _flat(value: Any) -> str | None:
    """Return a value that stands on one line; None when it takes several."""
    if isinstance(value, Mapping):
        pieces = [f"{quote(key)}: {_bare(one)}".rstrip() for key, one in value.items() if _is_bare(one)]
        text = f"{{{', '.join(pieces)}}}"
        return text if len(pieces) == len(value) and len(text) <= _MAX_FLOW else None
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value:
            return "[]"
        pieces = [_bare(one) for one in value if _is_bare(one)]
        text = f"[{', '.join(pieces)}]"
        is_short = len(pieces) == len(value) and all(re.fullmatch(r"\w+", piece) for piece in pieces)
        return text if is_short and len(text) <= _MAX_FLOW else None
    return _bare(value, alone=True)


def _is_bare(value: Any) -> bool:
    return not isinstance(value, Mapping | Noted) and (
        isinstance(value, str) or not isinstance(value, Sequence)
    )


def _bare(value: Scalar, *, alone: bool = False) -> str:
    """Return a scalar; `alone` on its line, a decimal comma needs no quotes."""
    if value is None or value == "":
        return "" if alone else '""'
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Decimal):
        text = format_number(value)
        return text if alone or "," not in text else f'"{text}"'
    if isinstance(value, date):
        return format_short_date(value)
    if isinstance(value, time):
        return format_time(value, "short")
    return str(value) if isinstance(value, Verbatim) else quote(value)


def _comment(text: str, indent: int) -> Iterator[str]:
    yield from (f"{' ' * indent}# {line}".rstrip() for line in text.splitlines())
