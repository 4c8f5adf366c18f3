"""From a workbook to the data tree that a YAML file of the same content gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from baocao.data.tree import Node
from baocao.data.workbook.book import At, Book
from baocao.data.workbook.faults import gather_no_results
from baocao.data.workbook.gather import Gathered
from baocao.data.workbook.layout import list_blocks
from baocao.data.workbook.mistakes import (
    EmptyFormError,
    NoBlockError,
    NoHeadingsError,
    SaidTwiceError,
    UnknownHeadingError,
)
from baocao.data.workbook.regions import Region, find_regions, value_in
from baocao.data.workbook.rows import RowReader, make_node, read_cell
from baocao.data.workbook.slots import Slot, fold_heading
from baocao.data.workbook.unread import find_mistakes, find_notices
from baocao.errors import BaocaoError, Finding, Location, Severity, raise_all

_GUIDES: Final = frozenset({"huong_dan", "huong_dan_dien", "cach_dien", "danh_muc"})
"""Sheets that only talk about data, or list what may be chosen, and are not read."""
_NO_DATA: Final = _GUIDES | {"ghi_chu"}
"""Sheets that are not missed."""
_MAX_COLUMNS_NAMED: Final = 6


def to_tree(book: Book) -> Node:
    """Return the tree of a workbook, as a data file of the same content gives it; places are the cells.

    Blocks are found by their titles and headings, wherever they stand. The
    tree's source has the notices of the book, and of sheets that were not read.

    Raises:
        DataError: D620–D634; faults of cells that are needed; all of them at once.
    """
    return _Decoding(book).run()


@dataclass
class _Decoding:
    """One workbook on its way to a tree."""

    book: Book
    mistakes: list[BaocaoError] = field(default_factory=list)

    def run(self) -> Node:
        found = [
            (index, find_regions(sheet) if fold_heading(sheet.name) not in _GUIDES else [])
            for index, sheet in self.book.iter_sheets()
        ]
        if not any(regions for _, regions in found):
            raise self._nothing_known()
        notices = [self._unread(index) for index, regions in found if not regions and self._is_missed(index)]
        for index, regions in found:
            notices += find_notices(self.book, index, regions)
        if notices:
            source = replace(self.book.source, notices=(*self.book.source.notices, *notices))
            self.book = replace(self.book, source=source)
        gathered = Gathered(self.book, self.mistakes)
        for index, regions in found:
            for region in regions:
                self._take(index, region, gathered)
        top = gathered.finish()
        raise_all(gather_no_results(self.mistakes))
        if not top:
            raise EmptyFormError(
                "biểu chưa được điền gì",
                where=Location(file=self.book.name),
                hint="Điền vào các ô trống của biểu, lưu lại rồi chạy lại lệnh",
            )
        return self.book.node(top, 0, (0, 0))

    def _take(self, index: int, region: Region, gathered: Gathered) -> None:
        self.mistakes += find_mistakes(self.book, index, region)
        for slot, at in region.pairs:
            node = self._read_pair(index, at, slot)
            if node is not None:
                gathered.put_pair(slot, node)
        for heading, at in region.unknown:
            known = [slot.heading for slot in region.block.slots]
            where = self.book.where(index, at)
            self.mistakes.append(UnknownHeadingError(heading, region.block.title, known, where))
        if region.block.make == "pairs":
            return
        if region.header is None and region.block.make != "texts":
            if region.passed and not region.is_by_name:
                headings = [slot.heading for slot in region.block.slots if slot.is_usual]
                error = NoHeadingsError(
                    region.block.title, headings[:_MAX_COLUMNS_NAMED], self.book.where(index, region.at)
                )
                self.mistakes.append(error)
            return
        self._refuse_columns(index, region)
        if region.header or region.column > 0:
            gathered.put_rows(
                index, region.block, list(RowReader(self.book, index, region, self.mistakes).read())
            )

    def _read_pair(self, index: int, at: At, slot: Slot) -> Node | None:
        node = read_cell(self.book, index, at, slot, self.mistakes)
        if node is not None and isinstance(node.value, str):
            text = value_in(node.value, slot)
            return node if text == node.value else make_node(self.book, index, at, text)
        return node

    def _refuse_columns(self, index: int, region: Region) -> None:
        """Keep a mistake for each column that has values under a heading that is unknown or there twice."""
        header = region.header
        if header is None:
            return
        sheet = self.book.sheets[index]
        for column, heading in header.unknown.items():
            if any((row, column) in sheet.cells or (row, column) in sheet.faults for row in region.rows):
                known = [slot.heading for slot in region.block.slots if slot not in header.columns.values()]
                where = self.book.where(index, (header.row, column))
                self.mistakes.append(UnknownHeadingError(heading, region.block.title, known, where))
        for column, slot in header.twice.items():
            if any((row, column) in sheet.cells for row in region.rows):
                first = next(one for one, other in header.columns.items() if other is slot)
                places = (self.book.where(index, (header.last_row, one)) for one in (first, column))
                self.mistakes.append(SaidTwiceError(slot.heading, *places))

    def _is_missed(self, index: int) -> bool:
        sheet = self.book.sheets[index]
        return bool(sheet.cells) and not sheet.is_hidden and fold_heading(sheet.name) not in _NO_DATA

    def _unread(self, index: int) -> Finding:
        name = self.book.sheets[index].name
        return Finding(
            code="D628",
            name="sheet-not-read",
            severity=Severity.WARNING,
            message=f"trang “{name}” không có bảng nào của biểu số liệu, không được đọc",
            where=Location(file=self.book.name, cell=name),
            hint="Đặt tiêu đề bảng và tên cột như trong biểu nếu trang có số liệu cần lấy",
        )

    def _nothing_known(self) -> BaocaoError:
        if not any(sheet.cells or sheet.faults for sheet in self.book.sheets):
            return EmptyFormError(
                "bảng tính không có gì",
                where=Location(file=self.book.name),
                hint="Mở tệp ra xem có đúng tệp cần không",
            )
        titles = [block.title for block in list_blocks().values() if block.path in _EXAMPLES]
        return NoBlockError(
            "không nhận ra bảng nào của biểu số liệu",
            where=Location(file=self.book.name),
            hint=f"Đặt tiêu đề bảng như {_join(titles)}, tên cột như Tên số liệu, Giá trị, Đơn vị tính",
        )


_EXAMPLES: Final = frozenset({"so_lieu", "nhiem_vu", "thanh_phan"})


def _join(titles: Iterable[str]) -> str:
    return ", ".join(f"“{title}”" for title in titles)
