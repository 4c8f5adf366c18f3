"""A Word document as plain text, for pipes, files and screen readers."""

from __future__ import annotations

from typing import Final

from baocao.layout.facts import Facts
from baocao.view.page import draw_page, page_title
from baocao.view.page_signs import PLAIN
from baocao.view.page_split import split_pages
from baocao.view.page_text import Line

_MIN_COLUMNS: Final = 20


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


def _to_text(line: Line) -> str:
    return "".join(segment.text for segment in line).rstrip()
