"""Ruled tables: columns as wide as their words and numbers need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baocao.layout.fitting.paragraphs import read_padding, read_paragraph, read_twips
from baocao.layout.metrics import iter_words
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

RULED = "Bảng kẻ"
"""Name of the table style whose tables are fitted."""
HEAD = "Đầu bảng"
"""Name of the style of the titles of columns; they may take several lines."""

_SLACK = Length.from_mm(0.5)
_SHORT = Length.from_mm(36)
"""What is centred or set right, such as a date or a number with its unit, stands on one line up to here."""
_TINY = Length.from_mm(9)
"""A column in which nothing is longer only counts its rows."""
_COUNTING = Length.from_mm(13).twips
_FLOOR = 0.7
"""Share of its width that a column of texts keeps when others ask for room."""


@dataclass(slots=True)
class _Column:
    """What stands in one column; widths in twips, padding included."""

    width: int
    word: int = 0
    """Of its longest word."""
    line: int = 0
    """Of the longest line that should not break."""
    head: int = 0
    """Of its title on one line."""
    is_text: bool = False
    is_figures: bool = False

    @property
    def most(self) -> int:
        """Width beyond which it has no use for room; 0 for any."""
        if self.is_text or self.is_figures or not 0 < self.line <= _TINY.twips:
            return 0
        return max(_COUNTING, self.word, self.line, self.head // 2)

    @property
    def spare(self) -> int:
        """What it can give without breaking a word, a number or its look."""
        least = max(self.word, self.line, round(self.width * _FLOOR) if self.is_text else 0)
        return max(self.width - least, 0)


def widen_columns(table: Element, styles: Styles) -> None:
    """Let columns whose words or numbers do not fit take what others can spare; the table keeps its width.

    First no word may break; then a number stays with its unit, and a short
    date or note in the middle of a cell on one line. A column that only counts
    the rows gives what it does not need to the texts.
    """
    grid = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    rows = [[(cell, _read_span(cell)) for cell in row.iterchildren(qn("w:tc"))]
            for row in table.iterchildren(qn("w:tr"))]  # fmt: skip
    if any(sum(span for _, span in row) != len(grid) for row in rows):
        return
    columns = [_Column(read_twips(column, "w:w")) for column in grid]
    padding = read_padding(table)
    for row in rows:
        at = 0
        for cell, span in row:
            if span == 1:
                _read_cell(columns[at], cell, styles, padding)
            at += span
    _drop_excess(columns)
    widths = _share([one.width for one in columns], [one.word for one in columns])
    for column, width in zip(columns, widths, strict=True):
        column.width = width
    _grant_lines(columns)
    _write_widths(grid, rows, [one.width for one in columns])


def _read_span(cell: Element) -> int:
    return read_twips(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), "w:val") or 1


def _read_cell(column: _Column, cell: Element, styles: Styles, padding: int) -> None:
    """Note what a cell asks of its column."""
    for element in cell.iter(qn("w:p")):
        paragraph = read_paragraph(element, styles)
        is_head = paragraph.format.style_name == HEAD
        is_prose = paragraph.format.alignment in {"left", "both"}
        for words in iter_words(paragraph.runs):
            longest = max((word.width for word in words), default=0)
            whole = sum(word.width + word.blank for word in words)
            column.word = max(column.word, Length(longest + _SLACK).twips + padding)
            if is_head:
                column.head = max(column.head, Length(whole).twips + 2 * padding)
            if not whole or is_head:
                continue
            column.is_text = column.is_text or is_prose
            column.is_figures = column.is_figures or paragraph.format.alignment == "right"
            if not is_prose and whole <= _SHORT:
                column.line = max(column.line, Length(whole + _SLACK).twips + padding)


def _drop_excess(columns: Sequence[_Column]) -> None:
    """Give what columns that only count have too much to the columns of texts."""
    texts = [one for one in columns if one.is_text]
    whole = sum(one.width for one in texts)
    if not whole:
        return
    excess = 0
    for one in columns:
        if one.most and one.width > one.most:
            excess += one.width - one.most
            one.width = one.most
    for at, one in enumerate(texts):
        gift = excess * one.width // whole if at < len(texts) - 1 else excess
        whole -= one.width
        excess -= gift
        one.width += gift


def _grant_lines(columns: Sequence[_Column]) -> None:
    """Let short lines stand whole, the cheapest first, as long as others can spare the room."""
    for one in sorted(columns, key=lambda column: column.line - column.width):
        short = one.line - one.width
        givers = [other for other in columns if other is not one]
        if short <= 0 or sum(giver.spare for giver in givers) < short:
            continue
        widths = _share(
            [one.width, *(giver.width for giver in givers)],
            [one.line, *(giver.width - giver.spare for giver in givers)],
        )
        for column, width in zip([one, *givers], widths, strict=True):
            column.width = width


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


def _write_widths(
    grid: Iterable[Element], rows: Iterable[Sequence[tuple[Element, int]]], widths: Sequence[int]
) -> None:
    for element, width in zip(grid, widths, strict=True):
        element.set(qn("w:w"), str(width))
    for row in rows:
        at = 0
        for cell, span in row:
            declared = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if declared is not None:
                declared.set(qn("w:w"), str(sum(widths[at : at + span])))
            at += span
