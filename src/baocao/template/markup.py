"""What macros and set blocks made, taken as text: Word's markup stays between the pieces of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from markupsafe import Markup, escape

_SIGNS: Final = {"<w:tab/>": "\t", "<w:br/>": "\n", '<w:br w:type="page"/>': "\f"}
_MARKUP: Final = re.compile("(<w:del .*?</w:del>|<[^>]*>)", re.DOTALL)
_SOLID: Final = ("<w:drawing", "<w:pict", "<w:object", "<w:fld", "<w:sym", "Reference", "<m:")
"""What prints though it is no text."""
_UNESCAPED: Final = {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&quot;": '"', "&amp;": "&"}
_ENTITY: Final = re.compile("|".join(_UNESCAPED))


def as_text(value: Any) -> Any:
    r"""Return the text of markup, its breaks as characters; any other value as it is.

    >>> as_text(Markup('a &amp; b</w:t><w:br/><w:t>c'))
    'a & b\nc'
    """
    if type(value) is not Markup:
        return value
    return "".join(
        _SIGNS.get(piece, "") if number % 2 else _unescape(piece)
        for number, piece in enumerate(_MARKUP.split(value))
    )


def change_text(value: Markup, change: Callable[[str], str]) -> Markup:
    """Return markup whose text is changed; each run keeps its share of it when the length stays the same.

    >>> change_text(Markup('a</w:t></w:r><w:r><w:t>&amp;b'), str.upper)
    Markup('A</w:t></w:r><w:r><w:t>&amp;B')
    """
    pieces = _MARKUP.split(value)
    texts = [_unescape(piece) for piece in pieces[::2]]
    pieces[::2] = [str(escape(share)) for share in _share(str(change("".join(texts))), texts)]
    return Markup("".join(pieces))  # noqa: S704  # its own markup, and text escaped anew


def _share(changed: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield what stands for each of `texts`: as many characters, or all of it for the first that has any."""
    if len(changed) == sum(map(len, texts)):
        at = 0
        for text in texts:
            yield changed[at : at + len(text)]
            at += len(text)
        return
    first = next((number for number, text in enumerate(texts) if text), 0)
    for number in range(len(texts)):
        yield changed if number == first else ""


def settle_captured(value: Any) -> Any:
    """Return what a set block captured: nothing when it is markup around no text at all."""
    if not isinstance(value, Markup) or as_text(value) or any(name in value for name in _SOLID):
        return value
    return ""


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda found: _UNESCAPED[found[0]], text)
