"""News in a folder: data, photographs made for it, and what comes of them read back as plain blocks."""

from __future__ import annotations

import io
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from baocao.app.compose import render_document
from baocao.app.request import Document, Request, Source

Block = tuple[str, str]
"""``(kind, text)``: heading, paragraph, image (its address and alternative text), caption."""


def photo(width: int = 320, height: int = 200, form: str = "JPEG", **options: Any) -> bytes:
    """Return a photograph of two colours in any format of Pillow's."""
    image = Image.new("RGB", (width, height), (180, 30, 30))
    image.paste((240, 230, 200), (0, height // 2, width, height))
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def render(data: Path, form: Source = "docx", *, draft: bool = False) -> Document:
    """Return the news item of a data file; what belongs beside it is written beside the data."""
    document = render_document(data, Request(kind="tin-bai", format=form, draft=draft))
    for name, content in document.assets.items():
        path = data.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return document


def read_html(page: str) -> list[Block]:
    """Return the blocks of a page; any error of parsing fails."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    blocks: list[Block] = []
    for element in root.iter():
        text = "".join(element.itertext()) if isinstance(element.tag, str) else ""
        if element.tag == "img":
            blocks.append(("image", f"{element.get('src')} {element.get('alt')}"))
        elif element.tag in {"h1", "p", "footer"} and element.get("class") != "du-thao":
            blocks.append(("heading" if element.tag == "h1" else "paragraph", text))
        elif element.tag == "figcaption":
            blocks.append(("paragraph", text))
    return blocks


def read_markdown(page: str) -> list[Block]:
    """Return the blocks of Markdown as a reader of it sees them."""
    blocks: list[Block] = []
    tokens = MarkdownIt("commonmark").parse(page)
    for before, token in pairwise(tokens):
        if token.type != "inline":
            assert token.type in {"heading_open", "heading_close", "paragraph_open", "paragraph_close"}, token
            continue
        images = [child for child in token.children or () if child.type == "image"]
        if images:
            blocks.append(("image", f"{images[0].attrs['src']} {_text_of(images[0])}"))
        else:
            kind = "heading" if before.type == "heading_open" else "paragraph"
            blocks.append((kind, _text_of(token)))
    return blocks


def _text_of(token: Token) -> str:
    return "".join(one.content for one in token.children or () if one.type in {"text", "text_special"})


def plain(text: str) -> str:
    """Return what a page shows of a text that was typed: its blanks single, none at the ends."""
    return re.sub(r"[ \t\n\r\f\v]+", " ", unicodedata.normalize("NFC", text)).strip()
