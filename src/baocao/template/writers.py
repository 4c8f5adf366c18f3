"""How a value is written, by the kind of place its tag stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape

from baocao.ooxml.urls import clean_url
from baocao.template.typed import Typed
from baocao.template.values import hold, to_plain, to_text

_ADDRESS: Final = re.compile(r'\s*HYPERLINK\s+"?\s*', re.IGNORECASE)
"""What a field's instruction begins with before an address."""
_WHITE: Final = re.compile(r"[ \t\n\r\f\v]+")
_MEANT: Final = re.compile(r"[\\`*_\[\]<>&|~]")
"""What may mean something anywhere in Markdown."""
_FIRST: Final = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?!\d))([!-/:-@^{}])")
"""What may mean something at the begin of a line: ``#``, ``-``, ``+``, ``1.``, ``1)``, ``===``."""


def to_field(value: Any) -> str:
    r"""Return a value as XML inside a field's instruction, where quotes and backslashes mean something.

    >>> to_field('a "b"')
    'a \\&#34;b\\&#34;'

    Source:
        ECMA-376 Part 1, 17.16.1 (field syntax).
    """
    return str(escape(_escape_field(_unescape(value))))


def to_field_url(value: Any) -> str:
    """Return the address of a ``HYPERLINK`` field.

    Raises:
        BadUrlError: T311.
    """
    return str(escape(_escape_field(clean_url(_unescape(value)))))


def to_query(value: Any) -> str:
    """Return a value as it stands in the query of a web address.

    >>> to_query("a&b c/d")
    'a%26b%20c/d'
    """
    return quote(_unescape(value), safe="/:@,")


def to_alternative(value: Any) -> str:
    """Return a value as XML in an alternative text; a picture's mark, which takes the picture's place."""
    return hold(value) if isinstance(value, Typed) else to_plain(value)


def to_html(value: Any) -> str:
    r"""Return a value as text or attribute of a web page: escaped, on one line.

    >>> to_html('A & "B"\n<i>')
    'A &amp; &#34;B&#34; &lt;i&gt;'
    """
    return value if isinstance(value, Markup) else str(escape(_flatten(value)))


def to_markdown(value: Any) -> str:
    r"""Return a value as Markdown that comes out as typed: what could be taken for a mark is escaped.

    >>> to_markdown("*Dân vận khéo* <3 & 1_2"), to_markdown("1. Xã"), to_markdown("- # a")
    ('\\*Dân vận khéo\\* \\<3 \\& 1\\_2', '1\\. Xã', '\\- # a')
    >>> to_markdown("8/11 chỉ tiêu"), to_markdown("100% thôn"), to_markdown("1.234 hộ")
    ('8/11 chỉ tiêu', '100% thôn', '1.234 hộ')

    Source:
        CommonMark 0.31, 2.4 (backslash escapes), 4 (leaf blocks), 5 (container blocks).
    """
    if isinstance(value, Markup):
        return value
    text = _MEANT.sub(r"\\\g<0>", _flatten(value))
    return _FIRST.sub(r"\1\\\2", text)


def _flatten(value: Any) -> str:
    """Return a value as text on one line, its blanks single; no-break ones between words stay."""
    text = _WHITE.sub(" ", Markup(to_plain(value)).unescape())  # noqa: S704  # it comes escaped
    return text.strip()


def _escape_field(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _unescape(value: Any) -> str:
    return Markup(to_plain(value)).unescape()  # noqa: S704  # it comes escaped


def writer_for(instruction: str, start: int) -> str:
    """Return how a value at `start` of a field's instruction is written: as an address, or as any argument.

    >>> writer_for('HYPERLINK "{{ url }}"', 11), writer_for('REF {{ ten }}', 4)
    ('_field_url', '_field')
    """
    return "_field_url" if _ADDRESS.fullmatch(instruction[:start]) else "_field"


WRITERS: Final[Mapping[str, Callable[[Any], str]]] = MappingProxyType(
    {
        "_text": to_text,
        "_plain": to_plain,
        "_field": to_field,
        "_field_url": to_field_url,
        "_query": to_query,
        "_alternative": to_alternative,
        "_html": to_html,
        "_markdown": to_markdown,
    }
)
"""{name of a filter that only the compiler uses: the function}; a `Tag` names its own."""
