"""Find Jinja tags in a paragraph's text, whatever Word did to their quotes, blanks and dashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from jinja2 import Environment, TemplateSyntaxError

from baocao.errors import TemplateError


class Kind(Enum):
    """What a tag is; the value is the character behind its first brace."""

    EXPRESSION = "{"
    STATEMENT = "%"
    COMMENT = "#"


class Scope(Enum):
    """Which element a tag stands for; the value is the letter a user types."""

    INLINE = ""
    RUN = "r"
    PARAGRAPH = "p"
    ROW = "tr"
    CELL = "tc"


@dataclass(frozen=True, slots=True)
class RawTag:
    """A tag as found: ``[start, end)`` of the text, and its meaning with Word's changes undone."""

    start: int
    end: int
    kind: Kind
    scope: Scope
    body: str
    """What stands between the delimiters, in plain Jinja, on one line, NFC."""
    trim_before: bool = False
    trim_after: bool = False

    @property
    def keyword(self) -> str:
        """First word of a statement; empty for other tags."""
        return self.body.split(maxsplit=1)[0] if self.kind is Kind.STATEMENT and self.body else ""

    @property
    def cell_order(self) -> tuple[str, str] | None:
        """Statement about the cell it stands in and its expression, if any; None for all other tags."""
        found = _CELL_ORDER.fullmatch(self.body) if self.kind is Kind.STATEMENT else None
        return (found[1], found[2]) if found else None

    @property
    def cell_value(self) -> str:
        """Expression of a statement about a cell, as Jinja reads it; ``none`` where it needs none."""
        keyword, expression = self.cell_order or ("", "")
        return expression or ("" if keyword in {"colspan", "cellbg"} else "none")


@dataclass(frozen=True, slots=True)
class Literal:
    """An escaped brace such as ``{_{``: ``[start, end)`` of the text and what it prints."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class UnclosedTag:
    """A tag's opening braces, ``[start, end)`` of the text, and no end before the next tag."""

    start: int
    end: int
    kind: Kind


class UnclosedTagError(TemplateError):
    """A tag was opened and its end does not stand in the same paragraph nor in those after it.

    Word users see this when a brace was deleted, or typed once instead of twice.
    """

    code = "T101"


_NO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
CELL_ORDERS: Final = ("colspan", "cellbg", "hm", "vm")
"""Statements about the cell they stand in; they need no end."""

_CELL_ORDER: Final = re.compile(rf"({'|'.join(CELL_ORDERS)})\b\s*(.*)", re.DOTALL)
_ZERO_WIDTH: Final = f"[{_NO_WIDTH}]*"
_OPENER: Final = re.compile(rf"\{{{_ZERO_WIDTH}([{{%#])|\{{_\{{|\}}_\}}|\{{_%|%_\}}")
_LITERALS: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_CLOSERS: Final = {
    kind: re.compile(rf"{sign}{_ZERO_WIDTH}\}}") for kind, sign in zip(Kind, "}%#", strict=True)
}
_LETTER: Final = re.compile(rf"{_ZERO_WIDTH}(p|t{_ZERO_WIDTH}[rc]|r)(?={_ZERO_WIDTH}\s)")
_END_RAW: Final = re.compile(
    rf"\{{%[-+\u2013{_NO_WIDTH}]*(?:(p|tr|tc|r)(?={_ZERO_WIDTH}\s))?[\s{_NO_WIDTH}]*endraw"
    rf"[\s{_NO_WIDTH}]*[-+\u2013]?{_ZERO_WIDTH}%\}}"
)
_QUOTES: Final = {
    '"': '"',
    "'": "'",
    "\u201c": '\u201d\u201c\u201e"',
    "\u201d": '\u201d\u201c"',
    "\u201e": '\u201d\u201c"',
    "\u2018": "\u2019\u2018'",
    "\u2019": "\u2019\u2018'",
    "\u00ab": "\u00bb",
}
"""{opening quote: the signs that close it}; Word turns ``"x"`` into “x”, sometimes only on one side."""
_DOUBLE: Final = frozenset('"\u201c\u201d\u201e\u00ab')
_LENIENT: Final = {quote: '"\u201c\u201d' if quote in _DOUBLE else "'\u2018\u2019" for quote in _QUOTES}
_HALF_CHANGED: Final = {
    '"': re.compile('[^"\u201c\u201d]*\u201d(?=[^"]*\u201c[^"\u201c\u201d]*")'),
    "'": re.compile("[^'\u2018\u2019]*\u2019(?![^\\W_])(?=[^']*\u2018[^'\u2018\u2019]*')"),
}
"""Of ``"x” or y == “z"`` the first string: Word changed its end and the next one's begin."""
_GLUED: Final = re.compile(r"[^\W\d]\w*(?=[(\[{'\"+~-])")
"""The first word of a statement with nothing between it and what follows: ``if(a)``."""
_CURLY: Final = re.compile("[\u201c\u201d\u2018\u2019]")
_PARSER: Final = Environment(autoescape=True)
_ENDS: Final = {"elif": "{% endif %}", "else": "{% endif %}"} | {
    name: f"{{% end{name} %}}" for name in ("if", "for", "macro", "call", "filter", "with")
}
_OPEN, _CLOSE = "([{", ")]}"
_MAX_LENGTH: Final = 3_000
"""Characters of a tag in which strings and brackets are honoured; behind them the first end counts."""
_MAX_UNCLOSED: Final = 50
_EN_DASHES: Final = ("\u2013", "\u2212")
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\n\r", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        "\u2026": "...",
    }
)
"""Outside string literals: every blank is a blank, zero-width signs are nothing, every dash is a minus."""


def scan(text: str, at: int = 0, *, in_raw: bool = False) -> Iterator[RawTag | Literal | UnclosedTag]:
    """Yield the tags and escaped braces of `text` behind `at`; ``raw`` and ``endraw`` are tags too."""
    unclosed = 0
    while True:
        if in_raw:
            closing = _END_RAW.search(text, at)
            if closing is None:
                return
            yield RawTag(closing.start(), closing.end(), Kind.STATEMENT, Scope(closing[1] or ""), "endraw")
            at, in_raw = closing.end(), False
            continue
        match = _OPENER.search(text, at)
        if match is None:
            return
        if literal := _LITERALS.get(match[0]):
            yield Literal(match.start(), match.end(), literal)
            at = match.end()
            continue
        tag = _read_tag(text, match)
        yield tag
        unclosed += isinstance(tag, UnclosedTag)
        if unclosed > _MAX_UNCLOSED or (isinstance(tag, UnclosedTag) and tag.kind is Kind.COMMENT):
            return  # enough to report, each looks through all that follows; nothing begins inside a comment
        at, in_raw = tag.end, isinstance(tag, RawTag) and tag.keyword == "raw"


def closes_first(text: str, kind: Kind, at: int = 0) -> bool | None:
    """Tell whether a tag left open ends behind `at` before another one begins; None when neither happens.

    Nothing begins inside a comment.
    """
    opener = _OPENER.search(text, at) if kind is not Kind.COMMENT else None
    if _CLOSERS[kind].search(text, at, opener.start() if opener else len(text)):
        return True
    return None if opener is None else False


def _read_tag(text: str, opener: re.Match[str]) -> RawTag | UnclosedTag:
    kind = Kind(opener[1])
    inside_end, end = _find_end(text, opener.end(), kind)
    if end < 0:
        return UnclosedTag(opener.start(), opener.end(), kind)
    body = text[opener.end() : inside_end].strip(_NO_WIDTH)
    trim_before = body.startswith("-") or (
        body[:1] in _EN_DASHES and (kind is not Kind.EXPRESSION or body[1:2].isspace())
    )
    begin = 1 if trim_before or body.startswith("+") else 0
    scope = Scope.INLINE
    letter = _LETTER.match(body, begin)  # that of {{r }} is a name
    if letter and (kind is Kind.COMMENT or body[letter.end() :].translate(_PLAIN).strip()):
        scope, begin = Scope(letter[1].translate(_PLAIN)), letter.end()
    body = body[begin:]
    trim_after = body[-1:] in {"-", *_EN_DASHES}
    if trim_after or body.endswith("+"):
        body = body[:-1]
    cleaned = "" if kind is Kind.COMMENT else clean_body(body, kind)
    if kind is Kind.STATEMENT and (glued := _GLUED.match(cleaned)):
        cleaned = f"{glued[0]} {cleaned[glued.end() :]}"
    return RawTag(opener.start(), end, kind, scope, cleaned, trim_before, trim_after)


def _find_end(text: str, at: int, kind: Kind) -> tuple[int, int]:
    """Return where the closing delimiter stands, ``[start, end)``; (-1, -1) when there is none.

    Strings and brackets are honoured first; when that finds no end (a quote or
    a bracket is missing) the first closing delimiter will do, and Jinja then
    says what is wrong inside; unless another tag begins before it.
    """
    closer = _CLOSERS[kind]
    plain = closer.search(text, at)
    if plain is None:
        return -1, -1
    if kind is not Kind.COMMENT:
        readings = (_QUOTES, _LENIENT) if _CURLY.search(text, at, at + _MAX_LENGTH) else (_QUOTES,)
        ends = [found.span() for closes in readings if (found := _scan_to_end(text, at, closer, closes))]
        if ends:
            return min(ends)  # a string that Word closed by another sign would run into the next tag
        if closes_first(text, kind, at) is not True:
            return -1, -1
    return plain.span()


def _scan_to_end(text: str, at: int, closer: re.Pattern[str], closes: dict[str, str]) -> re.Match[str] | None:
    depth = 0
    end = min(len(text), at + _MAX_LENGTH)
    while at < end:
        sign = text[at]
        if sign in closes:
            at = _skip_string(text, at, closes[sign], end)
            if at < 0:
                return None
            continue
        if depth == 0 and sign in "}%" and (found := closer.match(text, at)):
            return found
        if sign == "{" and _OPENER.match(text, at):
            return None
        depth += (sign in _OPEN) - (sign in _CLOSE and depth > 0)
        at += 1
    return None


def _skip_string(text: str, at: int, closers: str, stop: int) -> int:
    half_changed = _HALF_CHANGED.get(text[at])
    at += 1
    if half_changed and (found := half_changed.match(text, at)):
        return found.end()
    while at < stop:
        if text[at] == "\\":
            at += 2
        elif text[at] in closers and not (text[at] == "\u2019" and text[at + 1 : at + 2].isalnum()):
            return at + 1  # unless it is an apostrophe
        else:
            at += 1
    return -1


def clean_body(body: str, kind: Kind = Kind.EXPRESSION) -> str:
    """Return a tag's inside as Jinja reads it: straight quotes, plain blanks, minus signs, NFC, one line.

    String literals keep what they hold.

    >>> clean_body(" x\u00a0| default(“nói ‘có’ – vâng”) ")
    'x | default("nói ‘có’ – vâng")'
    """
    strict = _scan_to_end(body + "}}", 0, _CLOSERS[Kind.EXPRESSION], _QUOTES)
    cleaned = _clean(body, _QUOTES if strict else _LENIENT)
    if strict is None or not _is_mixed(body) or _parses(cleaned, kind):
        return cleaned
    other = _clean(body, _LENIENT)
    return other if _parses(other, kind) else cleaned


def _is_mixed(body: str) -> bool:
    """Tell whether a tag has quotes that Word changed and such that it did not."""
    return bool(_CURLY.search(body)) and ('"' in body or "'" in body)


def _parses(body: str, kind: Kind) -> bool:
    """Tell whether Jinja takes what a tag holds."""
    source = f"{{{{ {body} }}}}"
    if kind is Kind.STATEMENT:
        keyword = re.split(r"\W", body, maxsplit=1)[0]
        before = "{% if x %}" if keyword in {"elif", "else"} else ""
        end = _ENDS.get(keyword, "")
        source = f"{before}{{% {body} %}}{end}"
    try:
        _PARSER.parse(source)
    except TemplateSyntaxError:
        return False
    return True


def _clean(body: str, closes: dict[str, str]) -> str:
    pieces: list[str] = []
    at = begin = 0
    while at < len(body):
        if body[at] not in closes:
            at += 1
            continue
        end = _skip_string(body, at, closes[body[at]], len(body))
        if end < 0:
            break
        pieces += (body[begin:at].translate(_PLAIN), _plain_string(body[at:end]))
        at = begin = end
    pieces.append(body[begin:].translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(pieces)).strip()


def _plain_string(literal: str) -> str:
    """Return a string literal in straight quotes, on one line."""
    inside = literal[1:-1].replace("\n", "\\n").replace("\t", "\\t")
    quote = '"' if literal[0] in _DOUBLE else "'"
    if literal[0] != quote:
        inside = inside.replace(quote, f"\\{quote}")
    return f"{quote}{inside}{quote}"
