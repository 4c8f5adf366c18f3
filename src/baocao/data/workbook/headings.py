"""Rows of headings: which block a row heads, and which column holds which key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from baocao.data.workbook.book import At, Sheet
from baocao.data.workbook.layout import COMPUTED, Block, list_blocks, list_sheets
from baocao.data.workbook.slots import Slot, fold_heading
from baocao.viet.periods import PeriodFormatError, parse_period

_NUMBERS: Final = frozenset({"stt", "tt", "so_tt", "so_thu_tu", "thu_tu", "no"})
"""Headings of the column that numbers the rows."""
_FEWEST: Final = 2
"""Known headings that make a row of texts a row of headings, where no title announces one."""
_MAX_DEPTH: Final = 3
"""Rows that headings may take."""
_VALUES: Final = re.compile(r"^(?:thực hiện|kết quả|số liệu|giá trị)\s+", re.IGNORECASE)
_SAME_PERIOD: Final = re.compile(r"cung_ky(?:_nam)?(?:_truoc|_([0-9]{4}))?")
_CHANGES: Final = ("so_voi", "so_sanh", "tang", "giam", "chenh_lech", "ty_le_so_voi", "ty_le_so_cung")
"""How headings of changes against another period begin, folded."""
_FIRST: Final = ("so_lieu", "nhiem_vu", "thanh_phan")
"""Which block is meant when headings fit several equally and nothing else tells."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """A row of headings, or several that belong together."""

    block: Block
    row: int
    last_row: int
    columns: Mapping[int, Slot]
    """``{column: what it holds}``."""
    number: int | None = None
    """The column that numbers the rows."""
    unknown: Mapping[int, str] = field(default_factory=dict)
    """Headings that the block does not have."""
    twice: Mapping[int, Slot] = field(default_factory=dict)
    """Columns whose key another column holds already."""
    compared: Mapping[int, str] = field(default_factory=dict)
    """Columns of figures with the values of another period: ``{column: period}``."""
    derived: frozenset[int] = frozenset()
    """Columns of changes against these periods, which are computed again."""

    @property
    def named(self) -> frozenset[int]:
        """All columns that are known for something."""
        others = {*self.unknown, *self.twice, *self.compared, *self.derived}
        return frozenset({*self.columns, *others} | ({self.number} if self.number is not None else set()))


def is_number_heading(text: str) -> bool:
    """Say whether a heading is that of the rows' numbers.

    >>> is_number_heading("Số TT"), is_number_heading("TT."), is_number_heading("Tên")
    (True, True, False)
    """
    return fold_heading(text) in _NUMBERS


def is_computed(text: str) -> bool:
    """Say whether what stands under a heading was computed by the spreadsheet, and is not read."""
    return fold_heading(text).endswith(fold_heading(COMPUTED))


def read_header(sheet: Sheet, row: int, block: Block) -> Header | None:
    """Return the headings in a row for a block that is known to begin here; None when there are none."""
    header = _match(block, row, *_read_texts(sheet, row))
    return header if header.columns else None


def find_header(sheet: Sheet, row: int, about: Iterable[str]) -> Header | None:
    """Return the headings in a row if it is plainly one of headings; None otherwise.

    Args:
        sheet: the sheet.
        row: the row.
        about: folded texts that may say which block it is: titles above, the sheet's name.
    """
    columns = sheet.rows[row]
    cells = [sheet.cells.get((row, column)) for column in columns]
    if len(cells) < _FEWEST or not all(isinstance(value, str) for value in cells):
        return None
    folded = [fold_heading(str(value)) for value in cells]
    if sum(one in _known_headings() for one in folded) < _FEWEST:
        return None
    last_row, texts = _read_texts(sheet, row)
    headers = [
        _match(block, row, last_row, texts) for block in list_blocks().values() if block.make != "pairs"
    ]
    likely = [
        header
        for header in headers
        if len(header.columns) >= _FEWEST and 2 * len(header.columns) >= len(header.unknown)
    ]
    said = list(about)
    return max(likely, key=lambda header: _likelihood(header, said), default=None)


def _likelihood(header: Header, about: list[str]) -> tuple[int, bool, int, int]:
    block = header.block
    title = fold_heading(block.title)
    is_named = any(title in text or text in block.others for text in about)
    is_on_sheet = any(text == fold_heading(_sheet_of(block.path)) for text in about)
    usual = sum(slot.is_usual for slot in header.columns.values())
    order = len(_FIRST) - _FIRST.index(block.path) if block.path in _FIRST else 0
    known = len(header.columns) - len(header.unknown) - len(header.twice)
    return known + (2 if is_named else 0), is_on_sheet, usual, order


@cache
def _sheet_of(path: str) -> str:
    return next(sheet.name for sheet in list_sheets() for block in sheet.blocks if block.path == path)


@cache
def _known_headings() -> frozenset[str]:
    """Every heading of a table, folded."""
    tables = [block for block in list_blocks().values() if block.make != "pairs"]
    slots = [slot for block in tables for slot in block.slots]
    return frozenset(one for slot in slots for one in (fold_heading(slot.heading), *slot.others))


def _match(block: Block, row: int, last_row: int, headings: Mapping[int, tuple[str, ...]]) -> Header:
    columns: dict[int, Slot] = {}
    unknown: dict[int, str] = {}
    twice: dict[int, Slot] = {}
    compared: dict[int, str] = {}
    number: int | None = None
    for column, texts in headings.items():
        slot = _find_slot(block, texts)
        text = ": ".join(texts)
        if slot is None and any(map(is_number_heading, texts)):
            number = column if number is None else number
        elif slot is None and block.path == "so_lieu" and (period := read_compared(text)):
            compared[column] = period
        elif slot is None:
            unknown |= {} if is_computed(text) else {column: text}
        elif slot in columns.values():
            twice[column] = slot
        else:
            columns[column] = slot
    derived = {column for column, text in unknown.items() if fold_heading(text).startswith(_CHANGES)}
    if not compared:
        derived = set()
    return Header(
        block=block,
        row=row,
        last_row=last_row,
        columns=columns,
        number=number,
        unknown={column: text for column, text in unknown.items() if column not in derived},
        twice=twice,
        compared=compared,
        derived=frozenset(derived),
    )


def read_compared(text: str) -> str:
    """Return the other period whose values stand under a heading; empty when it names none.

    >>> [read_compared(one) for one in ("Thực hiện cùng kỳ 2025", "Quý II/2026", "Kế hoạch")]
    ['cùng kỳ năm 2025', 'quý II năm 2026', '']
    """
    bare = _VALUES.sub("", text.strip())
    folded = fold_heading(bare)
    if match := _SAME_PERIOD.fullmatch(folded):
        return f"cùng kỳ năm {match[1]}" if match[1] else "cùng kỳ năm trước"
    if folded in {"ky_truoc", "nam_truoc", "quy_truoc", "thang_truoc"}:
        return bare.lower()
    with suppress(PeriodFormatError):
        return parse_period(bare).name
    return ""


def _find_slot(block: Block, texts: tuple[str, ...]) -> Slot | None:
    """Return the slot that headings over one another name: all of them, else the lowest, else the top."""
    if any(map(is_computed, texts)):
        return None
    for text in (": ".join(texts), texts[-1], texts[0]):
        slot = block.find(text)
        if slot is not None:
            return slot
    return None


def _last_row(sheet: Sheet, row: int) -> int:
    """Return the last row of headings: down to where those of the first row are merged."""
    columns = sheet.rows[row]
    ranges = sheet.merged_from.get(row, ())
    ends = [last[0] for first, last in ranges if first[1] in columns]
    deep = max((end for end in ends if end < row + _MAX_DEPTH), default=row)
    if deep > row or not any(last[1] > first[1] for first, last in ranges):
        return deep
    under = _columns_under(sheet, row)
    below = sheet.rows.get(row + 1, ())
    texts = [sheet.cells.get((row + 1, column)) for column in below if column in under]
    return (
        row + 1 if texts and len(texts) == len(below) and all(isinstance(one, str) for one in texts) else row
    )


def _columns_under(sheet: Sheet, row: int) -> set[int]:
    """Return the columns that a merged heading of a row covers together with others."""
    return {
        column
        for first, last in sheet.merged_from.get(row, ())
        if last[1] > first[1]
        for column in range(first[1], last[1] + 1)
    }


def _read_texts(sheet: Sheet, row: int) -> tuple[int, dict[int, tuple[str, ...]]]:
    """Return the last row of headings, and those of each column from the top down: ``{column: texts}``."""
    last_row = _last_row(sheet, row)
    columns = {column for one in range(row, last_row + 1) for column in sheet.rows.get(one, ())}
    found = {}
    for column in sorted(columns):
        anchors: dict[At, None] = dict.fromkeys(
            sheet.anchor((one, column)) for one in range(row, last_row + 1)
        )
        texts = [str(sheet.cells[at]) for at in anchors if at in sheet.cells]
        if texts:
            found[column] = tuple(" ".join(text.split()) for text in texts)
    return last_row, found
