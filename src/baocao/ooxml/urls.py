"""Addresses that links lead to: only such as are safe to click, in the one form Word always opens."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from baocao.errors import TemplateError

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""What a link made of data may begin with; anything else can run programs or open files."""
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_TYPED_TWICE: Final = re.compile(r"https?://(?=https?://|mailto:|tel:)", re.IGNORECASE)
"""Word writes ``http://`` before whatever is typed as an address, a tag included."""
_KEPT: Final = "!#$&'()*+,/:;=?@[]~-._"
_LONE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")
_STRIPPED: Final = "".join(map(chr, range(0x21)))
MAX_LENGTH: Final = 2_079
"""Characters; Word cuts or refuses longer addresses."""


class BadUrlError(TemplateError):
    """A link leads to something that is no address of the web or of mail, no telephone, no file nearby."""

    code = "T311"


def clean_url(text: str) -> str:
    """Return an address as it stands in a Word file: blanks, quotes and letters beyond ASCII escaped.

    >>> clean_url("https://example.vn/Hà Nội?q=a&b=50%")
    'https://example.vn/H%C3%A0%20N%E1%BB%99i?q=a&b=50%25'
    >>> clean_url(" www.example.vn ")
    'http://www.example.vn'
    >>> clean_url("http://https://example.vn")
    'https://example.vn'
    >>> clean_url("")
    '#'

    Raises:
        BadUrlError: T311, another scheme (``javascript:``, ``file:``), a path on the
            network, a host or port that cannot be.

    Source:
        RFC 3986, sections 2 and 3; ECMA-376 Part 2, 9.3.2.2 (Target).
    """
    text = text.strip(_STRIPPED)
    if not text:
        return "#"
    text = _TYPED_TWICE.sub("", text)
    if text.lower().startswith("www."):
        text = f"http://{text}"
    scheme = _SCHEME.match(text)
    before_colon, colon, _ = re.split("[/?#]", text, maxsplit=1)[0].partition(":")
    if colon and before_colon.lower() not in SCHEMES:
        raise _bad(text, f"bắt đầu bằng {before_colon}:")
    if text.startswith(("//", "\\")) or (scheme is None and "\\" in text):
        raise _bad(text, "trỏ tới máy khác hoặc ổ đĩa")
    if len(text) > MAX_LENGTH:
        raise _bad(f"{text[:40]}…", f"dài {len(text)} ký tự, giới hạn {MAX_LENGTH}")
    if scheme and scheme[1].lower() in {"http", "https"}:
        text = _with_plain_host(text)
    return quote(_LONE_PERCENT.sub("%25", text), safe=_KEPT + "%")


def _with_plain_host(text: str) -> str:
    """Return a web address with its host in ASCII.

    Source:
        RFC 3490 (IDNA).
    """
    try:
        pieces = urlsplit(text)
        host, _ = pieces.hostname or "", pieces.port
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError is one
        raise _bad(text, "có tên máy chủ hoặc cổng viết sai") from error
    if not re.fullmatch(r"[A-Za-z0-9._~-]+|[0-9A-Fa-f:.]+", name):
        raise _bad(text, "không có tên máy chủ hợp lệ")
    return text.replace(unquote(host), name, 1) if name != host else text


def _bad(text: str, reason: str) -> BadUrlError:
    return BadUrlError(
        f"liên kết “{text}” {reason}, cần địa chỉ http, https, mailto, tel hoặc tên tệp cùng thư mục",
        hint="Sửa địa chỉ ấy trong tệp số liệu, ví dụ https://example.vn",
    )
