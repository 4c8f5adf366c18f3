"""The rows of a table: which of them are items, and the values in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from baocao.data.model.shapes import Text
from baocao.data.tree import Node, Scalar
from baocao.data.workbook import cells
from baocao.data.workbook.book import At, Book
from baocao.data.workbook.layout import BLANK, find_block
from baocao.data.workbook.mistakes import NumberForNameError, SharedNumberError
from baocao.data.workbook.regions import PART, Region
from baocao.data.workbook.slots import Slot
from baocao.errors import BaocaoError
from baocao.viet.text import fold_key

TOTALS: Final = frozenset(
    {"tong_cong", "tong", "tong_so", "cong", "cong_tong", "tong_cong_cac_don_vi", "toan_tinh"}
)
"""First texts of rows that add up others."""
_OWNERS: Final = frozenset({"so_lieu", "khen_thuong", "ket_qua"})
"""Tables whose items may have all they have in other tables: a number alone is one."""
_GROUP_NUMBER: Final = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?")
"""Numbers of rows that head a group of figures."""
_COMPARED: Final = Slot(path=("so_sanh",), shape=Text(), heading="So sánh")
"""What columns of other periods come to."""
_LONGEST_NUMBER: Final = 12
"""Characters of what numbers a row; longer text in that column heads a group."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """An item of a table."""

    at: At
    """The first cell with a value."""
    number: str
    """What numbers it; empty when nothing does."""
    values: Mapping[Slot, Node]
    is_more: bool = False
    """Whether it goes on with the item above: their number or heading is one merged cell."""

    def get(self, key: str) -> Node | None:
        """Return the value of a key path from the item."""
        return next((node for slot, node in self.values.items() if slot.key == key), None)


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, book: Book, index: int, region: Region, mistakes: list[BaocaoError]) -> None:
        """Make a reader for a table of the sheet with this index."""
        self.book, self.index, self.region = book, index, region
        self.sheet = book.sheets[index]
        self.mistakes = mistakes
        header = region.header
        self.columns: Mapping[int, Slot] = (
            header.columns if header else {region.column: region.block.slots[0]}
        )
        self.number = header.number if header else None

    def read(self) -> Iterator[Row]:
        """Yield the items, from the top."""
        for row in self.region.rows:
            item = self._read_row(row)
            if item is not None:
                yield item

    def _read_row(self, row: int) -> Row | None:
        number = self._read_number(row)
        if number is None:
            return self._read_group(row)
        if self._is_spanned(row) or self._heads_total(number):
            return None
        own = [column for column in self.columns if self.sheet.anchor((row, column))[0] == row]
        if not any(self._is_filled((row, column)) for column in own):
            at = (row, self.number or 1)
            return (
                Row(at=at, number=number, values={}) if number and self.region.block.path in _OWNERS else None
            )
        self._refuse_shared_numbers(row)
        values = {
            slot: node
            for column, slot in self.columns.items()
            if (node := self._read_cell((row, column), slot))
        }
        self._refuse_number_names(row)
        if not values or self._is_total(values) or self._is_group(values, number):
            return None
        values |= self._read_compared(row)
        first = min(column for column in own if self._is_filled((row, column)))
        return Row(at=(row, first), number=number, values=values, is_more=self._is_more(row))

    def _read_group(self, row: int) -> Row | None:
        """Return the head of a group of figures when it has a number of its own: it is a figure then."""
        if self.region.block.path != "so_lieu" or self.number is None:
            return None
        at = self.sheet.anchor((row, self.number))
        label = cells.to_text(self.sheet.cells[at])
        columns = [column for column in self.columns if self.sheet.anchor((row, column)) != at]
        found = (
            (self.columns[column], self._read_cell((row, column), self.columns[column])) for column in columns
        )
        values = {slot: node for slot, node in found if node}
        if self._heads_total(label) or not any(slot.sort == "number" for slot in values):
            return None
        name = next(slot for slot in self.region.block.slots if slot.key == "ten")
        named = {} if name in values else {name: make_node(self.book, self.index, at, label)}
        return Row(at=at, number="", values=named | values | self._read_compared(row))

    def _read_compared(self, row: int) -> dict[Slot, Node]:
        """Return the values of other periods that stand in columns of their own, as ``so_sanh``."""
        header = self.region.header
        if header is None or not header.compared:
            return {}
        slot = find_block("so_lieu").slot("gia_tri")
        found = []
        for column, period in header.compared.items():
            value = self._read_cell((row, column), slot)
            if value:
                name = self.book.node(period, self.index, (header.last_row, column))
                found.append(self.book.node({"ky": name, "gia_tri": value}, self.index, (row, column)))
        at = row, min(header.compared)
        return {_COMPARED: self.book.node(tuple(found), self.index, at)} if found else {}

    def _heads_total(self, number: str) -> bool:
        """Say whether what stands where rows are numbered says that the row adds up others."""
        return self.region.block.make != "texts" and fold_key(number.strip(" :.()")) in TOTALS

    def _refuse_shared_numbers(self, row: int) -> None:
        """Keep a mistake for each number that one merged cell gives to this row and the one above."""
        if not self.sheet.merged or self._is_more(row):
            return
        for column, slot in self.columns.items():
            at = self.sheet.anchor((row, column))
            if at[0] == row - 1 and at in self.sheet.cells and slot.sort in {"number", "count"}:
                self.mistakes.append(SharedNumberError(slot.heading, self.book.where(self.index, at)))

    def _refuse_number_names(self, row: int) -> None:
        """Keep a mistake when a figure's name is a number."""
        if self.region.block.path != "so_lieu":
            return
        for column, slot in self.columns.items():
            value = self.sheet.cells.get((row, column)) if slot.key == "ten" else None
            if value is not None and cells.is_number(value):
                where = self.book.where(self.index, (row, column))
                self.mistakes.append(NumberForNameError(cells.to_text(value), where))

    def _is_filled(self, at: At) -> bool:
        at = self.sheet.anchor(at)
        return at in self.sheet.cells or at in self.sheet.faults

    def _is_spanned(self, row: int) -> bool:
        """Say whether all that is filled is one cell merged over several columns: the head of a group."""
        columns = [*self.columns, *([self.number] if self.number is not None else [])]
        anchors = [self.sheet.anchor((row, column)) for column in columns if self._is_filled((row, column))]
        return len(anchors) > 1 and len(set(anchors)) == 1

    def _read_number(self, row: int) -> str | None:
        """Return what numbers a row, "" when nothing does; None when what stands there heads a group."""
        if self.number is None:
            return ""
        value = self.sheet.cells.get(self.sheet.anchor((row, self.number)))
        text = "" if value is None else cells.to_text(value)
        return text.rstrip(".)") if len(text) <= _LONGEST_NUMBER else None

    def _is_more(self, row: int) -> bool:
        """Say whether the number, or the name of the heading, is merged with the row above."""
        named = [column for column, slot in self.columns.items() if slot.key == "muc"]
        tells = [*named, *([self.number] if self.number is not None else [])]
        return any(
            self.sheet.anchor((row, column))[0] < row and self._is_filled((row, column)) for column in tells
        )

    def _is_total(self, values: Mapping[Slot, Node]) -> bool:
        first = next(iter(values.values())).value
        if self.region.block.make == "texts" or not isinstance(first, str):
            return False
        return fold_key(first.strip(" :.()")) in TOTALS and not any(slot.key == "ma" for slot in values)

    def _is_group(self, values: Mapping[Slot, Node], number: str) -> bool:
        """Say whether a row of the figures has but a name: ``I. Thực hiện dân chủ``, ``Trong đó:``."""
        if self.region.block.path != "so_lieu" or {slot.key for slot in values} != {"ten"}:
            return False
        text = str(next(iter(values.values())).value)
        return bool(_GROUP_NUMBER.fullmatch(number)) or PART.search(text) is not None

    def _read_cell(self, at: At, slot: Slot) -> Node | None:
        return read_cell(self.book, self.index, at, slot, self.mistakes)


def read_cell(book: Book, index: int, at: At, slot: Slot, mistakes: list[BaocaoError]) -> Node | None:
    """Return the value of a cell for the model; None when it is blank or at fault, which `mistakes` keeps."""
    sheet = book.sheets[index]
    at = sheet.anchor(at)
    try:
        value = sheet.value(at)
    except BaocaoError as error:
        if error not in mistakes:
            mistakes.append(error.at(book.where(index, at)))
        return None
    if value is None:
        return None
    if value == BLANK:
        return book.node("", index, at)
    if book.has_points and isinstance(value, str):
        value = cells.turn_point(value, slot)
    return make_node(book, index, at, cells.read_cell(value, slot, from_1904=book.from_1904))


def make_node(book: Book, index: int, at: At, value: Scalar | tuple[str, ...]) -> Node:
    """Return a value that stands in a cell; of several texts each is at the same place."""
    if not isinstance(value, tuple):
        return book.node(value, index, at)
    place = book.source.offset(index, at)
    return book.node(tuple(Node(text, book.source, place, place) for text in value), index, at)
