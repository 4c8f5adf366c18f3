"""From TOML text to its tree; numbers and dates stay what they are, places are those of the keys."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from baocao.data.tree import (
    MAX_DEPTH,
    MAX_NODES,
    ForbiddenCharacterError,
    Node,
    Source,
    TooDeepError,
    TooManyValuesError,
    find_forbidden,
)
from baocao.errors import BaocaoError, DataError, Location, raise_all
from baocao.viet.text import to_nfc

_Path = tuple[str | int, ...]
_Span = tuple[int, int, int, int]
"""``(start of value, its end, start of key, its end)``."""

_PART = r"""(?:[^\s.=\[\]"'\#]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE = re.compile(
    rf"""^[ \t]*(?: (?P<open>\[\[?) [ \t]* (?P<table>{_KEY}) [ \t]*\]
                 | (?P<key>{_KEY}) [ \t]*=[ \t]* (?P<value>[^\r\n]*) )""",
    re.MULTILINE | re.VERBOSE,
)
_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


_DOTTED = re.compile(r"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""")
"""A key of more than a hundred parts."""
_DIGITS = re.compile(r"[0-9_]{4000,}")
_MAX_EXPONENT = 1_000


class TomlSyntaxError(DataError):
    """The text is not TOML."""

    code = "D213"


def read_toml(source: Source) -> Node | None:
    """Return the tree of a TOML text, or None when it holds nothing.

    Values inside an array or an inline table have the place of the key before it.

    Raises:
        DataError: D201, D202, D204 and D213.
    """
    if deep := _DOTTED.search(source.text):  # tomllib takes the square of its parts
        raise TooDeepError(source.locate(deep.start()))
    try:
        found = tomllib.loads(source.text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _explain(error, source) from error
    except ValueError as error:  # more digits than Python reads
        long = _DIGITS.search(source.text)
        raise _too_long(source.locate(long.start() if long else 0)) from error
    except RecursionError:
        raise TooDeepError(source.locate(0)) from None
    if not found:
        return None
    builder = _Builder(source)
    node = builder.build(found, (), (0, len(source.text), -1, -1))
    raise_all(builder.mistakes)
    return node


class _Builder:
    """Turns what tomllib read into nodes, with places looked up by path."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.spans = dict(_find_spans(source.text))
        self.count = 0
        self.mistakes: list[BaocaoError] = []

    def build(self, value: Any, path: _Path, above: _Span) -> Node:
        span = self.spans.get(path, above)
        self.count += 1
        if len(path) > MAX_DEPTH:
            raise TooDeepError(self.source.locate(span[0]))
        if self.count > MAX_NODES:
            raise TooManyValuesError(self.source.locate(span[0]))
        if isinstance(value, dict):
            children = {to_nfc(key): self.build(child, (*path, key), span) for key, child in value.items()}
            return Node(children, self.source, *span)
        if isinstance(value, list):
            items = tuple(self.build(child, (*path, index), span) for index, child in enumerate(value))
            return Node(items, self.source, *span)
        return Node(self._scalar(value, span), self.source, *span)

    def _scalar(self, value: Any, span: _Span) -> Any:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, Decimal) and not value.is_finite():
            return str(value)
        if isinstance(value, (int, Decimal)) and abs(Decimal(value).adjusted()) > _MAX_EXPONENT:
            self.mistakes.append(_too_long(self.source.locate(*span[:2])))
        if not isinstance(value, str):
            return value
        text = to_nfc(value)
        for at in find_forbidden(text)[:1]:
            self.mistakes.append(ForbiddenCharacterError(text[at], self.source.locate(*span[:2])))
        return text


def _find_spans(text: str) -> Iterator[tuple[_Path, _Span]]:
    """Yield the path and the place of every key that begins a line."""
    table: _Path = ()
    turns: Counter[_Path] = Counter()
    for match in _LINE.finditer(text):
        if match["table"] is None:
            key, value = match.span("key"), match.span("value")
            end = value[0] + len(match["value"].rstrip())
            yield (*table, *_split(match["key"])), (value[0], end, *key)
            continue
        name = _split(match["table"])
        table = _with_turns(name, turns)
        span = (*match.span("table"), *match.span("table"))
        if match["open"] == "[[":
            yield table, span
            table = (*table, turns[table])
            turns[table[:-1]] += 1
        yield table, span


def _with_turns(name: tuple[str, ...], turns: Counter[_Path]) -> _Path:
    """Return the path of a table, the last item of every array of tables on the way filled in."""
    path: _Path = ()
    for part in name[:-1]:
        path = (*path, part)
        if turns[path]:
            path = (*path, turns[path] - 1)
    return (*path, name[-1])


def _split(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))


def _too_long(where: Location) -> TomlSyntaxError:
    return TomlSyntaxError(
        "số này quá dài", where=where, hint="Kiểm tra lại số, hoặc đặt trong dấu nháy nếu là chữ"
    )


def _explain(error: tomllib.TOMLDecodeError, source: Source) -> TomlSyntaxError:
    words = str(error)
    match = _AT.search(words)
    offset = len(source.text)
    if match and match[1]:
        lines = source.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(match[1]) - 1]) + int(match[2]) - 1
    if re.search(r"overwrite|twice|mutate|duplicate", words, re.IGNORECASE):
        where = source.locate(source.text.rfind("\n", 0, max(0, offset - 1)) + 1)
        return TomlSyntaxError("khóa này đã có ở trên", where=where, hint="Bỏ một trong hai, hoặc gộp lại")
    if offset >= len(source.text):
        return TomlSyntaxError(
            "tệp dừng lại giữa chừng", where=source.locate(offset), hint="Đóng dấu nháy và dấu ngoặc còn mở"
        )
    return TomlSyntaxError(
        "chỗ này viết không đúng cách của TOML",
        where=source.locate(offset),
        hint='Viết khoa = "giá trị"; khóa có dấu tiếng Việt cũng đặt trong dấu nháy',
    )
