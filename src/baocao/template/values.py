"""Values on their way into a document: what may come in, and how it is written as XML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup, escape

from baocao.errors import BaocaoError, TemplateError
from baocao.ooxml.xml import FORBIDDEN_CHARACTERS
from baocao.template.budget import RUN, charge, weigh
from baocao.template.exact import Exact, show_float
from baocao.template.marks import CLOSE_HELD, NEW_PARAGRAPH, OPEN_HELD, RESERVED
from baocao.template.missing import find_line
from baocao.template.origins import Origins
from baocao.template.typed import Typed, read_typed

MAX_DATA_DEPTH: Final = 60
MAX_DATA_VALUES: Final = 5_000_000

_PLAIN_SCALARS: Final = (str, int, float, bool, Decimal, date, datetime, time, type(None))
_SPECIAL: Final = re.compile(rf'[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff{RESERVED}]')
_MARKS: Final = re.compile(f"[{RESERVED}]")
"""Our own signs, which no value may forge."""
_BREAKS: Final = {
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    "\f": '</w:t><w:br w:type="page"/><w:t xml:space="preserve">',
    "\a": NEW_PARAGRAPH,
    "\x0b": '</w:t><w:br/><w:t xml:space="preserve">',
}
"""What a sign in a value becomes inside a run's text: line break, tab, page break, new paragraph."""
_FEW_BREAKS, _BREAK_LENGTH = 1_000, 40
"""How many breaks of a value are not counted; about how many characters of XML each takes."""
_BREAK: Final = re.compile("[\n\t\f\a\x0b]")


class NotPlainDataError(TemplateError):
    """Data for a template holds an object of Python that is no plain value, or nests without end."""

    code = "T201"


class ForbiddenCharacterError(TemplateError):
    """A value holds a character that no Word file can hold."""

    code = "T202"


class Shown(dict[str, Any]):
    """A map that prints as a text of its own, e.g. ``{{ so_lieu.mo_hinh }}`` beside its ``.gia_tri``."""

    __slots__ = ("text",)

    def __init__(self, values: Mapping[str, Any], text: str) -> None:
        """Keep `values`; print `text`."""
        super().__init__(values)
        self.text = text

    def __str__(self) -> str:
        """Return the text."""
        return self.text


def accept(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of `data` made of plain values only, all text and keys in NFC.

    Raises:
        NotPlainDataError: T201, an object that is neither map, list nor plain scalar; a cycle.
        DataError: D5xx, a map that is to be a picture, a link… and cannot be one; all of them at once.
    """
    if not isinstance(data, Mapping):
        raise NotPlainDataError(
            f"số liệu là {type(data).__name__}, cần một nhóm khóa", hint="Viết như {'ten': 'Hội nghị'}"
        )
    origins = Origins()
    accepted = {_to_nfc(str(key)): _accept(value, 0, origins) for key, value in data.items()}
    origins.settle(data)
    return accepted


def _accept(value: Any, depth: int, origins: Origins) -> Any:
    kind = type(value)
    if kind is str:
        return value if value.isascii() else _to_nfc(value)
    if kind is int or value is None or kind is bool:
        return value
    origins.count += 1
    if depth > MAX_DATA_DEPTH or origins.count > MAX_DATA_VALUES:
        raise NotPlainDataError(
            "số liệu lồng nhau quá sâu hoặc quá nhiều", hint="Bỏ phần số liệu tự trỏ vào chính nó"
        )
    if isinstance(value, Mapping):
        return _accept_map(value, depth, origins)
    if isinstance(value, (list, tuple)):
        return [_accept(item, depth + 1, origins) for item in value]
    if isinstance(value, str):
        return _to_nfc(str(value))
    return _accept_other(value, origins)


def _accept_other(value: Any, origins: Origins) -> Any:
    """Return a date or another plain value; what is none is set aside, to be told with its place."""
    if isinstance(value, (*_PLAIN_SCALARS, Typed)):
        return Exact(value) if isinstance(value, Decimal) else value
    kind = type(value).__name__
    error = NotPlainDataError(
        f"số liệu có giá trị kiểu {kind}, không phải chữ, số, ngày, danh sách hay nhóm khóa",
        hint="Đổi giá trị ấy thành chữ hoặc số trước khi đưa vào mẫu",
    )
    origins.errors.append((error, value))
    return None


def _accept_map(value: Mapping[str, Any], depth: int, origins: Origins) -> dict[str, Any] | Typed | None:
    try:
        typed = read_typed(value)
    except BaocaoError as error:
        origins.errors += [(one, value) for one in error.flatten()]
        return None
    if typed is not None:
        origins.found.append((typed, value))
        return typed
    items = {_to_nfc(str(key)): _accept(item, depth + 1, origins) for key, item in value.items()}
    return Shown(items, _to_nfc(value.text)) if isinstance(value, Shown) else items


def _to_nfc(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def to_text(value: Any) -> str:
    r"""Return a value as XML inside a run's text: escaped, its line breaks and tabs as Word's.

    >>> to_text("A & B")
    'A &amp; B'
    >>> to_text("một\nhai")
    'một</w:t><w:br/><w:t xml:space="preserve">hai'

    Raises:
        ForbiddenCharacterError: T202.

    Source:
        ECMA-376 Part 1, 17.3.3.1 (w:br), 17.3.3.32 (w:tab).
    """
    if type(value) is str:
        return value if _SPECIAL.search(value) is None else _escape_text(value)
    if value is None:
        return ""
    if isinstance(value, Markup):  # what a macro or a set block made of values written before
        return value
    if isinstance(value, Undefined):
        return str(escape(str(value)))
    if isinstance(value, Typed):
        return hold(value)
    return to_text(_show(value))


def hold(value: Typed) -> str:
    """Return the mark of a typed value; `insert` puts the value in its place."""
    held = RUN.get().held
    held.append((value, find_line()))
    return f"{OPEN_HELD}{len(held) - 1}{CLOSE_HELD}"


def _show(value: Any) -> str:
    """Return a value as text; whatever Python writes in a way of its own is weighed first."""
    if not isinstance(value, (str, int, Shown)):
        charge(weigh(value))
        _refuse_typed(value)
        if isinstance(value, (dict, list, tuple)):
            RUN.get().bare[find_line()] = "nhóm khóa" if isinstance(value, dict) else "danh sách"
    return show_float(value) if type(value) is float else str(value)


def _refuse_typed(value: Any) -> None:
    """Refuse to print a list that holds a typed value; it would show how Python writes it."""
    if isinstance(value, Typed):
        str(value)
    elif isinstance(value, (list, tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            _refuse_typed(item)


def to_plain(value: Any) -> str:
    """Return a value as XML for an attribute or a property: escaped, on one line.

    Raises:
        ForbiddenCharacterError: T202.
    """
    if value is None:
        return ""
    text = _BREAK.sub(" ", _show(value))
    refuse_forbidden(text)
    return str(escape(text))


def _escape_text(value: str) -> str:
    unified = value.replace("\r\n", "\n").replace("\r", "\n")
    bare, breaks = _BREAK.subn("", unified)
    if breaks > _FEW_BREAKS:
        charge(breaks * _BREAK_LENGTH)
    refuse_forbidden(bare)
    return _BREAK.sub(lambda sign: _BREAKS[sign[0]], str(escape(unified)))


def refuse_forbidden(text: str) -> None:
    """Refuse a text with characters that no Word file can hold, or with our own signs.

    Raises:
        ForbiddenCharacterError: T202.
    """
    bad = FORBIDDEN_CHARACTERS.search(text)
    if bad or _MARKS.search(text):
        shown = f"U+{ord(bad[0]):04X}" if bad else "dành riêng"
        message = f"giá trị có ký tự {shown} không thể có trong tệp Word, ở “{_around(text, bad)}”"
        raise ForbiddenCharacterError(message, hint="Gõ lại đoạn chữ ấy trong tệp số liệu")


def _around(text: str, found: re.Match[str] | None) -> str:
    start = max((found.start() if found else 0) - 15, 0)
    return FORBIDDEN_CHARACTERS.sub("�", text[start : start + 30])
