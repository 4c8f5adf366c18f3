"""The lines of a document in reading order, with the column of the head or foot that each stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from baocao.layout.blocks import Block, Paragraph, Table, TextBox
from baocao.layout.facts import Facts
from baocao.layout.naming.sides import guess_side, is_layout, side_of_cell, used_columns
from baocao.layout.naming.stretches import line_of
from baocao.layout.naming.tabbed import cut_at_tabs
from baocao.layout.paper import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A document cut into lines."""

    lines: tuple[Line, ...]
    tables: tuple[tuple[int, Table], ...]
    """Tables of the content, each with the index of the line that follows it."""
    sides: Mapping[int, str]
    """{id of a paragraph: column of the head or foot it stands in}; those across the page are left out."""


def cut(facts: Facts) -> Cut:
    """Return the lines of a document, and where its tables stand among them.

    Tables that only place text are opened row by row, left cell before right;
    the text of tables to read is in no line. Text boxes come after the
    paragraph that holds them.
    """
    cutter = _Cutter({id(table): index for index, table in enumerate(facts.tables)})
    cutter.add_blocks(facts.blocks)
    lines, kept = cut_at_tabs(cutter.lines)
    tables = tuple((kept[index], table) for index, table in cutter.tables)
    return Cut(lines=lines, tables=tables, sides=cutter.sides)


def cut_lines(facts: Facts) -> tuple[Line, ...]:
    """Return the lines of a document in reading order, those of its content tables left out."""
    return cut(facts).lines


@dataclass(slots=True)
class _Cutter:
    numbers: dict[int, int]
    """{id of a table: its index among `Facts.tables`}."""
    lines: list[Line] = field(default_factory=list)
    tables: list[tuple[int, Table]] = field(default_factory=list)
    sides: dict[int, str] = field(default_factory=dict)

    def add_blocks(
        self, blocks: tuple[Block, ...], side: str = "", cell: tuple[int, int, int] | None = None
    ) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._add_paragraph(block, side, cell)
            elif is_layout(block):
                self._open_table(block, side)
            else:
                self.tables.append((len(self.lines), block))

    def _add_paragraph(self, paragraph: Paragraph, side: str, cell: tuple[int, int, int] | None) -> None:
        side = side or _side_of_frame(paragraph)
        if side:
            self.sides[id(paragraph)] = side
        label = _label(paragraph)
        at = 0
        for piece in paragraph.text.replace("\f", "\n").split("\n"):
            line = line_of(paragraph, at, at + len(piece), side=side, cell=cell, label=label)
            at += len(piece) + 1
            if line is not None:
                self.lines.append(line)
                label = ""
        for box in paragraph.boxes:
            self.add_blocks(box.blocks, side or _side_of_box(box), cell)

    def _open_table(self, table: Table, side: str) -> None:
        number = self.numbers[id(table)]
        columns = used_columns(table)
        for at, row in enumerate(table.rows):
            for index, cell in enumerate(row.cells):
                inner = side or side_of_cell(table, cell, columns)
                self.add_blocks(cell.blocks, inner, (number, at, index))


def _label(paragraph: Paragraph) -> str:
    gap = "" if paragraph.label_suffix == "nothing" else " "
    return paragraph.label + gap if paragraph.label else ""


def _side_of_frame(paragraph: Paragraph) -> str:
    frame = paragraph.format.frame
    if not frame:
        return ""
    return frame if frame in {"left", "right"} else guess_side([paragraph.text])


def _side_of_box(box: TextBox) -> str:
    if box.align in {"left", "right"}:
        return box.align
    return guess_side([block.text for block in box.blocks if isinstance(block, Paragraph)])
