"""What `preview` shows: any Word file, or the document that a data file makes."""

from __future__ import annotations

from pathlib import Path

from baocao import fsio
from baocao.app.produce import render_document
from baocao.app.request import Request
from baocao.app.sources import WORD_SUFFIXES
from baocao.layout.facts import Facts, read_document


def read_page(source: Path, request: Request) -> Facts:
    """Return the facts of a page to look at: of a .docx as it is, or of the document its data makes.

    Raises:
        BaocaoError: as `render_file`.
    """
    if source.suffix.lower() in WORD_SUFFIXES:
        return read_document(fsio.read_bytes(source), str(source))
    return read_document(render_document(source, request).content, str(source))
