"""A Word document as plain text, for pipes, files and screen readers."""

from __future__ import annotations

from typing import Final

from baocao.layout.facts import Facts, read_document
from baocao.view.page import draw_page, page_title
from baocao.view.page_blocks import draw_blocks
from baocao.view.page_signs import PLAIN
from baocao.view.page_split import split_pages
from baocao.view.page_text import Line

_MIN_COLUMNS: Final = 20
_COLUMNS: Final = 88
"""Of a text file: what a line of the printed page holds."""
_WIDE: Final = 120
"""Of what stands on a page turned sideways."""


def render_plain(facts: Facts, width: int = 80) -> str:
    """Return the whole document as text of lines no longer than `width`, without frames or colours.

    Between pages stands a line such as ``--- Trang 2 ---``.
    """
    columns = max(width, _MIN_COLUMNS)
    pages = split_pages(facts)
    pieces: list[str] = []
    for page in pages:
        if pieces:
            pieces += ["", f" {page_title(page)} ".center(columns, "-").rstrip(), ""]
        lines = draw_page(facts, page, columns, PLAIN, is_last=page is pages[-1])
        pieces += [_to_text(line) for line in lines]
    return "\n".join(pieces) + "\n"


def write_text(content: bytes, name: str = "") -> str:
    """Return a Word file as plain text in one piece: no pages, no headers, notes at the end.

    Args:
        content: of the Word file.
        name: what messages call it.
    """
    facts = read_document(content, name)
    pieces: list[str] = []
    for section in facts.sections:
        columns = _WIDE if section.landscape else _COLUMNS
        if pieces:
            pieces.append("")
        pieces += [_to_text(line) for line in draw_blocks(section.blocks, columns, PLAIN)]
    for note in facts.notes:
        first, *rest = [_to_text(line) for line in draw_blocks(note.blocks, _COLUMNS, PLAIN)] or [""]
        pieces += ["", f"{note.number} {first}", *rest]
    return "\n".join(pieces).strip("\n") + "\n"


def _to_text(line: Line) -> str:
    return "".join(segment.text for segment in line).rstrip()
