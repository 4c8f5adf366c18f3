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
    }
)
"""{name of a filter that only the compiler uses: the function}; a `Tag` names its own."""
