"""A ruled table right above the signature: its last rows go with the signature."""

from __future__ import annotations

from baocao.ooxml.order import put
from baocao.ooxml.xml import Element, qn

_ROWS = 2
"""So many rows stand above a signature that begins a page."""


def find_below(table: Element) -> Element | None:
    """Return what follows a table, empty paragraphs left out."""
    for element in table.itersiblings():
        if element.tag != qn("w:p") or element.find(f".//{qn('w:r')}") is not None:
            return element
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            return None
    return None


def keep_last_rows(table: Element) -> None:
    """Keep the last rows of a table on the page on which what is below it begins."""
    rows = table.findall(qn("w:tr"))
    for row in rows[max(len(rows) - _ROWS, 1) :]:
        for p_pr in row.iter(qn("w:pPr")):
            put(p_pr, "w:keepNext")
