"""Where on a sheet which block stands: found by titles and headings, wherever a clerk has moved them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from baocao.data.workbook import words
from baocao.data.workbook.book import At, Sheet
from baocao.data.workbook.cells import is_number
from baocao.data.workbook.headings import Header, find_header, is_computed, is_number_heading, read_header
from baocao.data.workbook.layout import Block
from baocao.data.workbook.slots import Slot, fold_heading
from baocao.data.workbook.titles import find_title, loose_headings, pair_headings

FOOT: Final = re.compile(
    r"(?:người|cán bộ) (?:lập|tổng hợp|báo cáo|điền)|thủ trưởng|(?:t/?m|k/?t|t/?l)\. |\(ký|nơi nhận:?$"
    r"|(?:[^,]{1,40},\s*)?ngày\s[\d\s.…]*tháng\s[\d\s.…]*năm",
    re.IGNORECASE,
)
"""What stands below a table and is none of it: who made it, who signs, place and date."""
_NOTES: Final = ("(", "Ví dụ", "VD")
"""How what stands beside a value begins when it is no value."""
FOOT_CELLS: Final = 3
PART: Final = re.compile(r":$|^trong đó", re.IGNORECASE)
"""A line that may stand between the items of a table: ``Trong đó``, ``Gồm:``."""
_MOST_ABOVE: Final = 8
"""Lines above a table that may say what it is."""
_COUNTED: Final = re.compile(r"\(?(?:([A-ZĐ])|([0-9]{1,2}))\)?(?:\s*=.*)?")
"""A cell of the row under the headings that only numbers the columns: ``A``, ``(1)``, ``3=2/1``."""
_NUMBER: Final = re.compile(r"[0-9]+\.?")
Pair = tuple[Slot, At]
"""A line of a block of pairs, and the cell of its value."""


@dataclass(kw_only=True)
class Region:
    """A block on a sheet."""

    block: Block
    at: At
    """Where it begins."""
    header: Header | None = None
    """Of a table with headings."""
    column: int = 0
    """Of a list of texts without headings: where they stand; 0 when not known."""
    rows: list[int] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    aside: list[At] = field(default_factory=list)
    """Values of pairs that stand one cell too far from their heading."""
    unknown: list[tuple[str, At]] = field(default_factory=list)
    """Headings among pairs that the block does not have."""
    skipped: list[int] = field(default_factory=list)
    """Of the first block of a sheet: rows of the sheet with numbers that belong to no block."""
    passed: int = 0
    """Rows of several cells below a table's title in which no headings were found."""
    is_by_name: bool = False
    """Whether only the sheet's name says that it begins here."""

    @property
    def is_open(self) -> bool:
        """Whether a row of headings is still to come."""
        return self.header is None and self.block.make not in {"pairs", "texts"}

    @property
    def is_filled(self) -> bool:
        """Whether something of the block was found."""
        return bool(self.header or self.rows or self.pairs or self.unknown or self.passed)


def find_regions(sheet: Sheet) -> list[Region]:
    """Return the blocks of a sheet, from the top."""
    scan = _Scan(sheet)
    found = [region for region in scan.run() if region.is_filled]
    if found:
        found[0].skipped = scan.skipped
    return found


class _Scan:
    """One pass over the rows of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.regions: list[Region] = []
        self.above: list[str] = [fold_heading(sheet.name)]
        """What may say which block follows: the sheet's name, lines of a single text since the last block."""
        self.skipped: list[int] = []
        self.shifted: set[At] = set()
        """Values of pairs that stand one cell too far from their heading."""
        self._seen: dict[object, Header | None] = {}

    def run(self) -> list[Region]:
        named = find_title(self.sheet.name)
        if named:
            self.regions.append(Region(block=named, at=(1, 1), is_by_name=True))
        last = 0
        for row in self.sheet.rows:
            if row > last:
                last = self._take(row)
        return self.regions

    @property
    def current(self) -> Region | None:
        return self.regions[-1] if self.regions else None

    def _take(self, row: int) -> int:
        """Take one row; return the last row that is done with."""
        columns = self.sheet.rows[row]
        texts = [(column, value) for column in columns if isinstance(value := self._text(row, column), str)]
        if len(columns) == 1 and texts and self._begin(row, *texts[0]):
            return row
        header = self._find_header(row)
        if header:
            return self._take_header(header)
        if self.current and self.current.block.make == "pairs" and self._take_pairs(row):
            return row
        if self.current and (self.current.header or self.current.block.make == "texts"):
            self._take_item(row, texts)
        elif not self._take_loose(row):
            self._pass(row)
        if len(texts) == len(columns) == 1:
            self.above = [*self.above[:1], *self.above[1:][-_MOST_ABOVE:], fold_heading(texts[0][1])]
        return row

    def _pass(self, row: int) -> None:
        """Keep in mind that a row was not read, if it may be one of a table."""
        columns = self.sheet.rows[row]
        is_below = self.current is not None and self.current.column < 0
        if len(columns) > 1 and not is_below:
            if self.current:
                self.current.passed += 1
            if any(is_number(self.sheet.cells.get((row, column))) for column in columns):
                self.skipped.append(row)

    def _text(self, row: int, column: int) -> str | None:
        value = self.sheet.cells.get((row, column))
        return value if isinstance(value, str) else None

    def _begin(self, row: int, column: int, text: str) -> bool:
        """Begin a block if the only text of a row is its title."""
        current = self.current
        if current and current.block.make == "pairs" and current.block.find(text):
            return False
        slot = current.header.columns.get(column) if current and current.header else None
        if slot and fold_heading(text) in map(fold_heading, slot.choices):
            return False
        block = find_title(text)
        if block is None or self._is_group(row) or (PART.search(text) and self._parts_items(row, block)):
            return False
        self.regions.append(Region(block=block, at=(row, column)))
        self.above = [fold_heading(self.sheet.name)]
        return True

    def _parts_items(self, row: int, block: Block) -> bool:
        """Say whether a line like ``Trong đó:`` stands between the items of a table, no headings below it."""
        header = self.current.header if self.current else None
        below = row + 1 in self.sheet.rows and read_header(self.sheet, row + 1, block)
        return header is not None and self._is_below_item(row) and not below

    def _is_group(self, row: int) -> bool:
        """Say whether a line stands between the numbered items of a table, so that it heads some of them."""
        number = self.current.header.number if self.current and self.current.header else None
        below = self.sheet.cells.get((row + 1, number)) if number is not None else None
        return row - 1 in self.sheet.rows and _NUMBER.fullmatch(str(below)) is not None

    def _find_header(self, row: int) -> Header | None:
        current = self.current
        if current and current.block.make != "pairs" and current.header is None and not current.rows:
            header = read_header(self.sheet, row, current.block)
            is_whole = header and len(header.columns) + (header.number is not None) >= len(header.unknown)
            if header and is_whole and not (current.is_by_name and header.unknown):
                return header
            if not current.is_by_name:
                return None
        if self._is_numbered(row) and not is_number_heading(str(self._number_in(row))):
            return None
        header = self._guess_header(row)
        return None if header and header.unknown and self._is_below_item(row) else header

    def _guess_header(self, row: int) -> Header | None:
        """Return the headings of a row that no title announces; rows that say the same are looked at once."""
        columns = self.sheet.rows[row]
        key = (columns, tuple(self.sheet.cells.get((row, column)) for column in columns), tuple(self.above))
        if row in self.sheet.merged_from or key not in self._seen:
            self._seen[key] = find_header(self.sheet, row, self.above)
        found = self._seen[key]
        return found and replace(found, row=row, last_row=row + found.last_row - found.row)

    def _is_below_item(self, row: int) -> bool:
        """Say whether the row above is one of headings or an item."""
        current = self.current
        above = (
            [*current.rows[-1:], *([current.header.last_row] if current.header else [])] if current else []
        )
        return row - 1 in above

    def _number_in(self, row: int) -> object:
        header = self.regions[-1].header
        return self.sheet.cells[row, header.number] if header and header.number is not None else None

    def _take_header(self, header: Header) -> int:
        current = self.current
        start = min(header.columns)
        if current and current.header and current.block is header.block and _is_same(current.header, header):
            return header.last_row  # printed again on a new page
        if current and current.block is header.block and current.header is None and not current.rows:
            current.header = header
        else:
            self.regions.append(Region(block=header.block, at=(header.row, start), header=header))
        self.above = [fold_heading(self.sheet.name)]
        return header.last_row + self._is_counting(header)

    def _is_counting(self, header: Header) -> bool:
        """Say whether the row under the headings only numbers the columns."""
        row = header.last_row + 1
        values = [self.sheet.cells.get((row, column)) for column in self.sheet.rows.get(row, ())]
        matches = [_COUNTED.fullmatch(str(value)) for value in values]
        numbers = [int(match[2]) for match in matches if match and match[2]]
        letters = [match[1] for match in matches if match and match[1]]
        is_in_order = numbers == list(range(1, len(numbers) + 1)) and letters == sorted(letters)
        return len(values) > 1 and all(matches) and is_in_order and len(numbers) + len(letters) > 2  # noqa: PLR2004

    def _take_item(self, row: int, texts: list[tuple[int, str]]) -> None:
        region = self.regions[-1]
        if self._is_foot(row, texts):
            self.regions.append(Region(block=region.block, at=(row, texts[0][0]), is_by_name=True, column=-1))
        elif region.column >= 0:
            region.rows.append(row)
            if region.header is None and texts and not region.column:
                region.column = max(texts, key=lambda pair: len(pair[1]))[0]

    def _is_foot(self, row: int, texts: list[tuple[int, str]]) -> bool:
        return (
            0 < len(texts) == len(self.sheet.rows[row]) <= FOOT_CELLS
            and FOOT.match(texts[0][1]) is not None
            and not (self._is_numbered(row) and self._number_in(row) != texts[0][1])
        )

    def _is_numbered(self, row: int) -> bool:
        """Say whether a row has a number in the column for it, so that it is an item."""
        header = self.current.header if self.current else None
        return header is not None and header.number is not None and (row, header.number) in self.sheet.cells

    def _take_pairs(self, row: int) -> bool:
        """Take the lines ``heading | value`` of a row; tell whether there are any."""
        region = self.regions[-1]
        found = list(self._iter_pairs(row, region.block))
        region.pairs += found
        region.aside += [at for _, at in found if at in self.shifted]
        first = self.sheet.rows[row][0]
        text = self._text(row, first)
        if text and not found and fold_heading(text) in loose_headings():
            return False
        if not found and text and region.pairs and not is_computed(text):
            value_at = self._value_at((row, first))
            known = {at[1] for _, at in region.pairs}
            if value_at[1] in known and (value_at in self.sheet.cells or value_at in self.sheet.faults):
                region.unknown.append((text, (row, first)))
                return True
        return bool(found)

    def _iter_pairs(self, row: int, block: Block) -> Iterator[Pair]:
        taken: set[At] = set()
        for column in self.sheet.rows[row]:
            text = self._text(row, column)
            slot = block.find(text) if text and (row, column) not in taken else None
            if slot and not is_computed(text or ""):
                at = self._value_at((row, column), slot)
                taken.add(at)
                yield slot, at

    def _value_at(self, at: At, slot: Slot | None = None) -> At:
        """Return the cell right of a heading, which may be merged with others.

        Of a `slot` it is the one after that when there is a value and the first is blank: somebody put a
        column in between, or merged cells were saved as CSV.
        """
        ends = [last[1] for first, last in self.sheet.merged_from.get(at[0], ()) if first == at]
        usual = self.sheet.anchor((at[0], (ends[0] if ends else at[1]) + 1))
        next_one = usual[0], usual[1] + 1
        if slot is None or self._is_filled(usual) or self.sheet.anchor(next_one) == usual:
            return usual
        if not self._is_value(next_one, slot):
            return usual
        self.shifted.add(next_one)
        return next_one

    def _is_filled(self, at: At) -> bool:
        return at in self.sheet.cells or at in self.sheet.faults

    def _is_value(self, at: At, slot: Slot) -> bool:
        """Say whether a cell that is not beside its heading holds a value: no note, no other heading."""
        value = self.sheet.cells.get(at)
        if not isinstance(value, str):
            return value is not None
        is_note = value in {slot.note, words.UNIT_NOTE} or value.startswith(_NOTES)
        return not (is_note or fold_heading(value) in pair_headings())

    def _take_loose(self, row: int) -> bool:
        """Take pairs that stand in no block, each in two cells or in one: ``Đơn vị báo cáo: UBND xã``."""
        found: list[tuple[Block, Pair]] = []
        for column in self.sheet.rows[row]:
            text = self._text(row, column) or ""
            heading, colon, value = text.partition(":")
            known = loose_headings().get(fold_heading(heading))
            if known is None:
                continue
            at = (row, column) if colon and value.strip() else self._value_at((row, column), known[1])
            if at in self.sheet.cells or at in self.sheet.faults:
                found.append((known[0], (known[1], at)))
        for block, pair in found:
            aside = [pair[1]] if pair[1] in self.shifted else []
            region = Region(block=block, at=pair[1], pairs=[pair], aside=aside)
            self.regions.insert(-1 if self.regions else 0, region)
        return bool(found)


def value_in(text: str, slot: Slot) -> str:
    """Return the value in a cell that holds heading and value: ``Đơn vị báo cáo: UBND xã An Phúc``."""
    heading, colon, value = text.partition(":")
    known = loose_headings().get(fold_heading(heading))
    return value.strip() if colon and known and known[1] is slot else text


def _is_same(first: Header, second: Header) -> bool:
    return first.columns == second.columns
