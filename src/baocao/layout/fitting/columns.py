"""Ruled tables: no column narrower than its longest word or number."""

from __future__ import annotations

from baocao.layout.fitting.paragraphs import read_paragraph, read_twips
from baocao.layout.metrics import iter_words
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

RULED = "Bảng kẻ"
"""Name of the table style whose tables are fitted."""

_SLACK = Length.from_mm(0.5)


def widen_columns(table: Element, styles: Styles) -> None:
    """Let columns whose longest word does not fit take what others can spare; the table keeps its width.

    Tables with merged cells are left alone, and so is one with more words than room.
    """
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    rows = [row.findall(qn("w:tc")) for row in table.iterchildren(qn("w:tr"))]
    if any(len(cells) != len(columns) for cells in rows):
        return
    margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    padding = sum(
        read_twips(margins.find(qn(side)) if margins is not None else None, "w:w")
        for side in ("w:left", "w:right")
    )
    widths = [read_twips(column, "w:w") for column in columns]
    needs = [
        max((_longest_word(cell, styles) for cell in cells), default=0) + padding
        for cells in zip(*rows, strict=True)
    ]
    shared = _share(widths, needs)
    declared: list[list[Element | None]] = [[*columns]]
    declared += ([cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row] for row in rows)
    for elements in declared:
        for element, width in zip(elements, shared, strict=True):
            if element is not None:
                element.set(qn("w:w"), str(width))


def _longest_word(cell: Element, styles: Styles) -> int:
    widths = [
        word.width
        for element in cell.iter(qn("w:p"))
        for line in iter_words(read_paragraph(element, styles).runs)
        for word in line
    ]
    return Length(max(widths, default=0) + _SLACK).twips


def _share(widths: list[int], needs: list[int]) -> list[int]:
    """Return the widths with what is short taken from the others in proportion to what they can spare.

    >>> _share([100, 300, 100], [150, 100, 100])
    [150, 250, 100]
    """
    short = sum(max(need - width, 0) for width, need in zip(widths, needs, strict=True))
    spare = [max(width - need, 0) for width, need in zip(widths, needs, strict=True)]
    if not short or sum(spare) < short:
        return widths
    given = [one * short // sum(spare) for one in spare]
    given[spare.index(max(spare))] += short - sum(given)
    return [max(width, need) - gift for width, need, gift in zip(widths, needs, given, strict=True)]
