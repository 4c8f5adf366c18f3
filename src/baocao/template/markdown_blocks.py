"""Markdown's paragraphs, headings, lists, quotes and tables as Word's."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from baocao.ooxml.lists import ListLook, Lists
from baocao.ooxml.order import drop, make, put
from baocao.ooxml.seams import part_tables
from baocao.ooxml.stylesheet import GrowingStyleSheet, id_of
from baocao.ooxml.xml import Element, qn
from baocao.template.budget import RUN
from baocao.template.markdown_inline import write_code, write_inline
from baocao.template.room import find_room
from baocao.template.typed import Place

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_INDENT: Final = 720
_FULL: Final = 5000
"""The width of a table in fiftieths of a percent.

Source:
    ECMA-376 Part 1, 17.18.90 (ST_TblWidth).
"""
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_KEPT_OUT_OF_LISTS: Final = ("w:numPr", "w:ind", "w:outlineLvl", "w:keepNext", "w:pageBreakBefore")
_KEPT_OUT_OF_CELLS: Final = (*_KEPT_OUT_OF_LISTS, "w:framePr", "w:pBdr", "w:tabs")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What lies around a block: how many lists and quotes, and the list whose item it is in."""

    depth: int = 0
    indent: int = 0
    look: ListLook | None = None


def write_blocks(root: SyntaxTreeNode, place: Place) -> list[Element]:
    """Return the blocks of a Markdown text; tables never touch, and never end a cell.

    Raises:
        MarkdownError: T221.
    """
    writer = _Blocks(place)
    return part_tables(writer.write_all(root, _Frame()), place.paragraph)


class _Blocks:
    """Writes blocks in the place of one tag."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.styles = GrowingStyleSheet.of(place.assembly)
        own = place.paragraph.find(qn("w:pPr"))
        self.p_pr = make(place.paragraph, "w:pPr") if own is None else copy.deepcopy(own)
        drop(self.p_pr, "w:sectPr", "w:pPrChange")

    def write_all(self, node: SyntaxTreeNode, frame: _Frame) -> list[Element]:
        """Return the blocks of everything inside a node."""
        return [block for child in node.children for block in self.write(child, frame)]

    def write(self, node: SyntaxTreeNode, frame: _Frame) -> list[Element]:
        """Return the blocks of one node."""
        RUN.get().check_time()
        if node.type in {"bullet_list", "ordered_list"}:
            return self._write_list(node, frame)
        if node.type == "table":
            return [self._write_table(node)]
        if node.type == "blockquote":
            return self.write_all(node, replace(frame, indent=frame.indent + _INDENT))
        if node.type == "heading":
            return [self._write_heading(node, frame)]
        paragraph = self._start(frame)
        if node.type == "hr":
            borders = put(paragraph[0], "w:pBdr")
            borders.append(make(borders, "w:bottom", val="single", sz=6, space=1, color="auto"))
        elif node.type in {"fence", "code_block"}:
            put(paragraph[0], "w:jc", val="left")
            put(paragraph[0], "w:ind", left=frame.indent, firstLine=0)
            paragraph.append(write_code(node.content.rstrip("\n"), self.place))
        else:
            paragraph.extend(write_inline(node, self.place))
        return [paragraph]

    def _start(self, frame: _Frame) -> Element:
        """Return a paragraph with the properties of the tag's, without text."""
        paragraph = make(self.place.paragraph, "w:p")
        p_pr = copy.deepcopy(self.p_pr)
        if frame.look is not None:
            p_pr = self._list_properties(frame.look)
            if frame.look.style:  # which would number this paragraph too
                put(p_pr, "w:numPr").append(make(p_pr, "w:numId", val=0))
        if frame.indent:
            put(p_pr, "w:ind", left=frame.indent, firstLine=0)
        paragraph.append(p_pr)
        return paragraph

    def _write_heading(self, node: SyntaxTreeNode, frame: _Frame) -> Element:
        """Return a heading in the template's style; bold where it has none."""
        level = int(node.tag[1:])
        names = (f"heading {level}", f"tiêu đề {level}", f"đề mục {level}", f"đầu đề {level}")
        style = self.styles.find("paragraph", *names)
        paragraph = self._start(frame)
        r_pr = make(paragraph, "w:rPr")
        if style is not None:
            paragraph.replace(paragraph[0], make(paragraph, "w:pPr"))
            put(paragraph[0], "w:pStyle", val=id_of(style))
        else:
            r_pr = r_pr if self.place.r_pr is None else copy.deepcopy(self.place.r_pr)
            put(paragraph[0], "w:keepNext")
            put(paragraph[0], "w:outlineLvl", val=level - 1)
            put(r_pr, "w:b")
            put(r_pr, "w:bCs")
        paragraph.extend(write_inline(node, self.place, r_pr))
        return paragraph

    def _list_properties(self, look: ListLook) -> Element:
        """Return the paragraph properties of a list's item, its number left out."""
        if look.style:
            p_pr = make(self.place.paragraph, "w:pPr")
            put(p_pr, "w:pStyle", val=look.style)
            return p_pr
        p_pr = copy.deepcopy(self.p_pr)
        drop(p_pr, *_KEPT_OUT_OF_LISTS)
        style = self.styles.find("paragraph", "List Paragraph")
        if style is not None and p_pr.find(qn("w:pStyle")) is None:
            put(p_pr, "w:pStyle", val=id_of(style))
        return p_pr

    def _write_list(self, node: SyntaxTreeNode, frame: _Frame) -> list[Element]:
        is_numbered = node.type == "ordered_list"
        look = Lists.of(self.place.assembly).begin(
            frame.depth,
            is_numbered=is_numbered,
            start=min(int(node.attrs.get("start", 1)), 32_767),
            sign=node.markup if is_numbered else ".",
        )
        inner = _Frame(frame.depth + 1, look.left, look)
        return [block for item in node.children for block in self._write_item(item, look, inner)]

    def _write_item(self, item: SyntaxTreeNode, look: ListLook, frame: _Frame) -> list[Element]:
        first = make(self.place.paragraph, "w:p")
        p_pr = self._list_properties(look)
        if look.num_id:
            number = put(p_pr, "w:numPr")
            number.append(make(number, "w:ilvl", val=look.level))
            number.append(make(number, "w:numId", val=look.num_id))
        first.append(p_pr)
        rest = item.children
        if rest and rest[0].type == "paragraph":
            first.extend(write_inline(rest[0], self.place))
            rest = rest[1:]
        return [first, *(block for child in rest for block in self.write(child, frame))]

    def _write_table(self, node: SyntaxTreeNode) -> Element:
        """Return a table as wide as the text, in the template's style with lines."""
        rows = [row for part in node.children for row in part.children]
        columns = max(len(row.children) for row in rows)
        table = make(self.place.paragraph, "w:tbl")
        table.append(self._table_properties(table))
        grid = make(table, "w:tblGrid")
        width = find_room(self.place).width.twips // columns
        for _ in range(columns):
            grid.append(make(grid, "w:gridCol", w=width))
        table.append(grid)
        for row in rows:
            is_head = row.parent is not None and row.parent.type == "thead"
            table.append(self._write_row(row, width, is_head=is_head))
        return table

    def _table_properties(self, table: Element) -> Element:
        tbl_pr = make(table, "w:tblPr")
        style = self.styles.find_grid()
        if style is not None:
            tbl_pr.append(make(tbl_pr, "w:tblStyle", val=id_of(style)))
        tbl_pr.append(make(tbl_pr, "w:tblW", w=_FULL, type="pct"))
        if style is None:
            borders = make(tbl_pr, "w:tblBorders")
            for edge in _EDGES:
                borders.append(make(borders, f"w:{edge}", val="single", sz=4, space=0, color="auto"))
            tbl_pr.append(borders)
        tbl_pr.append(make(tbl_pr, "w:tblLook", val="0420", firstRow=1, noVBand=1))
        return tbl_pr

    def _write_row(self, row: SyntaxTreeNode, width: int, *, is_head: bool) -> Element:
        tr = make(self.place.paragraph, "w:tr")
        if is_head:
            tr_pr = make(tr, "w:trPr")
            tr_pr.append(make(tr_pr, "w:tblHeader"))
            tr.append(tr_pr)
        for cell in row.children:
            tc = make(tr, "w:tc")
            tc_pr = make(tc, "w:tcPr")
            tc_pr.append(make(tc_pr, "w:tcW", w=width, type="dxa"))
            tc.append(tc_pr)
            tc.append(self._write_cell(cell, is_head=is_head))
            tr.append(tc)
        return tr

    def _write_cell(self, cell: SyntaxTreeNode, *, is_head: bool) -> Element:
        paragraph = make(self.place.paragraph, "w:p")
        p_pr = copy.deepcopy(self.p_pr)
        drop(p_pr, *_KEPT_OUT_OF_CELLS)
        put(p_pr, "w:ind", left=0, firstLine=0)
        side = str(cell.attrs.get("style", "")).removeprefix("text-align:")
        put(p_pr, "w:jc", val=side or ("center" if is_head else "left"))
        paragraph.append(p_pr)
        r_pr = make(paragraph, "w:rPr") if self.place.r_pr is None else copy.deepcopy(self.place.r_pr)
        if is_head:
            put(r_pr, "w:b")
            put(r_pr, "w:bCs")
        paragraph.extend(write_inline(cell, self.place, r_pr))
        return paragraph
