"""The table of a workbook: which row holds the names, and what stands in the rows below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from baocao.app.naming import fold_path
from baocao.data.tree import Node
from baocao.data.workbook.book import At, Book, Sheet
from baocao.data.workbook.regions import FOOT, FOOT_CELLS
from baocao.data.workbook.rows import TOTALS
from baocao.errors import BaocaoError, DataError, Finding, Location, Severity, UsageError, raise_all
from baocao.viet.text import fold_key, propose, quote

_HEAD_ROWS: Final = 30
"""So many rows from the top are looked at for the names of the columns."""
_COUNTING: Final = re.compile(r"\(?\s*([0-9]{1,3}|[A-Za-z])\s*\)?")
"""A cell of the row under the names that counts the columns: (1), (2) or A, B."""
_FEW: Final = 5


class NoSuchSheetError(UsageError):
    """``--sheet`` names no sheet of the workbook."""

    code = "U288"


class NoTableError(DataError):
    """A sheet has no row of names with rows below it."""

    code = "D681"


class SameColumnError(DataError):
    """Two columns have names that are the same variable, or one holds a value where another needs a group."""

    code = "D682"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet read as a table."""

    book: Book
    sheet: int
    header: int
    """Number of the row with the names."""
    columns: Mapping[str, int]
    """{name with dots, folded: column}."""
    typed: Mapping[str, str]
    """{name with dots, folded: as the clerk typed it}."""
    rows: Sequence[int]
    """Numbers of the rows that hold something."""
    notices: tuple[Finding, ...] = ()

    @property
    def where(self) -> Location:
        """Place of the row with the names."""
        return self.book.where(self.sheet, (self.header, min(self.columns.values())))

    def place(self, index: int) -> Location:
        """Return the place of a row: that of its first cell."""
        return self.book.where(self.sheet, (self.rows[index], min(self.columns.values())))

    def node(self, index: int) -> tuple[Node, tuple[tuple[str, BaocaoError], ...]]:
        """Return a row as a map with dots made groups, and ``(name, fault)`` of each cell without a value."""
        sheet, number = self.book.sheets[self.sheet], self.rows[index]
        tree: dict[str, Node] = {}
        faults: list[tuple[str, BaocaoError]] = []
        for name, column in self.columns.items():
            at = (number, column)
            try:
                value = sheet.value(at)
            except BaocaoError as error:
                faults.append((name, error))
                continue
            leaf = self.book.node(value, self.sheet, at)
            *groups, last = name.split(".")
            holder = tree
            for group in groups:
                node = holder.setdefault(group, self.book.node({}, self.sheet, at))
                assert isinstance(node.value, dict)  # noqa: S101  # `_refuse_mixed` looked
                holder = node.value
            holder[last] = leaf
        first = (number, min(self.columns.values()))
        return self.book.node(_without_blank_groups(tree), self.sheet, first), tuple(faults)


def _without_blank_groups(tree: dict[str, Node]) -> dict[str, Node]:
    """Return the map with groups of blank cells as one blank: no picture, no person."""
    found = {}
    for name, node in tree.items():
        value = node.value
        if isinstance(value, dict):
            value = _without_blank_groups(value)
            blank = all(child.value is None for child in value.values())
            node = Node(None if blank else value, node.source, node.start, node.end)  # noqa: PLW2901
        found[name] = node
    return found


def find_table(book: Book, wanted: str | None, names: Collection[str]) -> Table:
    """Return the table of a workbook.

    Args:
        book: the workbook.
        wanted: name or number of the sheet; None for the first that is not hidden and holds something.
        names: of variables; the row that holds most of them is that of the names.

    Raises:
        NoSuchSheetError: U288.
        NoTableError: D681, there is nothing to read.
        SameColumnError: D682.
    """
    index, notices = _choose_sheet(book, wanted)
    sheet = book.sheets[index]
    header = _find_header(sheet, names)
    if header is None:
        raise NoTableError(
            "không thấy bảng nào có hàng tên cột",
            where=_sheet_place(book, index),
            hint="Viết tên biến của mẫu ở hàng đầu, mỗi cột một tên, dữ liệu ở các hàng dưới",
        )
    columns, typed = _read_header(book, index, header)
    wide = set(columns.values())
    rows = [
        number
        for number, filled in sheet.rows.items()
        if number > header and not wide.isdisjoint(filled) and not _is_counting(sheet, number, filled, header)
    ]
    rows, passed = _part_rows(sheet, rows)
    if passed:
        place = book.where(index, (passed[0], sheet.rows[passed[0]][0]))
        message = f"{len(passed)} dòng cuối bảng là dòng tổng, phần ký tên, không lập văn bản"
        notices += (_notice("rows-below", message, place, "Muốn lập thì xóa chữ “Tổng cộng”, “Người lập”"),)
    if not rows:
        raise NoTableError(
            "bảng chưa có dòng dữ liệu nào",
            where=book.where(index, (header, min(wide))),
            hint="Điền mỗi văn bản một dòng dưới hàng tên cột",
        )
    lost = _stray_columns(sheet, rows, wide)
    if lost:
        place = book.where(index, (header, lost[0]))
        notices += (_notice("column-without-name", f"{len(lost)} cột không có tên nên không đọc", place),)
    return Table(
        book=book, sheet=index, header=header, columns=columns, typed=typed, rows=rows, notices=notices
    )


def _choose_sheet(book: Book, wanted: str | None) -> tuple[int, tuple[Finding, ...]]:
    if wanted is not None:
        return _find_sheet(book, wanted), ()
    filled = [index for index, sheet in book.iter_sheets() if sheet.rows]
    shown = [index for index in filled if not book.sheets[index].is_hidden] or filled
    if not shown:
        raise NoTableError(
            "bảng tính trống", where=Location(file=book.name), hint="Điền tên cột và các dòng dữ liệu"
        )
    others = ", ".join(quote(book.sheets[index].name) for index in shown[1 : _FEW + 1])
    if not others:
        return shown[0], ()
    message = f"đọc trang {quote(book.sheets[shown[0]].name)}, không đọc {others}"
    hint = "Chọn trang khác bằng --sheet"
    return shown[0], (_notice("other-sheets", message, _sheet_place(book, shown[0]), hint),)


def _find_sheet(book: Book, wanted: str) -> int:
    names = [sheet.name for sheet in book.sheets]
    for index, name in enumerate(names):
        if fold_key(name) == fold_key(wanted):
            return index
    if wanted.isdecimal() and 0 < int(wanted) <= len(names):
        return int(wanted) - 1
    known = ", ".join(map(quote, filter(None, names[:20]))) or "chỉ một bảng, không có tên trang"
    raise NoSuchSheetError(
        f"không có trang {quote(wanted)}",
        where=Location(file=book.name),
        hint=propose(wanted, names, f"Các trang đang có: {known}"),
    )


def _find_header(sheet: Sheet, names: Collection[str]) -> int | None:
    """Return the row with most of the wanted names, else with most texts; the first of equals."""
    wanted = {name.partition(".")[0] for name in names}
    best, best_score = None, (0, 0)
    for number in list(sheet.rows)[:_HEAD_ROWS]:
        texts = list(_header_cells(sheet, number))
        known = sum(fold_path(text).partition(".")[0] in wanted for _, text in texts)
        score = (known, len({text for _, text in texts}))
        if score > best_score:
            best, best_score = number, score
    return best


def _header_cells(sheet: Sheet, number: int) -> Iterator[tuple[int, str]]:
    """Yield ``(column, text)`` of the cells that may hold a name."""
    for column in sheet.rows.get(number, ()):
        value = sheet.cells.get((number, column))
        if isinstance(value, str) and fold_key(value):
            yield column, value


def _read_header(book: Book, index: int, header: int) -> tuple[dict[str, int], dict[str, str]]:
    sheet = book.sheets[index]
    columns: dict[str, int] = {}
    typed: dict[str, str] = {}
    errors: list[BaocaoError] = []
    for column, text in _header_cells(sheet, header):
        name = _fold_header(text)
        clash = name if name in columns else next((one for one in columns if _holds(one, name)), "")
        if clash:
            other = book.where(index, (header, columns[clash])).cell
            errors.append(
                SameColumnError(
                    f"cột {quote(text)} trùng tên với cột {quote(typed[clash])} ở {other}",
                    where=book.where(index, (header, column)),
                    hint="Đặt tên khác cho một trong hai cột",
                )
            )
            continue
        columns[name], typed[name] = column, " ".join(text.split())
    raise_all(errors)
    return columns, typed


def _fold_header(text: str) -> str:
    """Return a column's name as a variable: `ho_ten` for “Họ tên (*)”, with its dots.

    >>> _fold_header("Người ký.Họ tên (*)"), _fold_header("ảnh.$anh")
    ('nguoi_ky.ho_ten', 'anh.$anh')
    """
    parts = []
    for part in text.split("."):
        folded = fold_key(part)
        parts.append(folded if folded.startswith("$") else re.sub(r"[^0-9a-z_]+", "", folded).strip("_"))
    return ".".join(filter(None, parts)) or fold_key(text)


def _holds(one: str, other: str) -> bool:
    """Tell whether one of two names is a group in which the other stands."""
    return one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _is_counting(sheet: Sheet, number: int, filled: Sequence[int], header: int) -> bool:
    """Tell whether a row right below the names counts the columns: (1) (2) (3), or A B 1 2."""
    if number != header + 1 or len(filled) < 2:  # noqa: PLR2004
        return False
    values = [sheet.cells.get((number, column)) for column in filled]
    found = [_COUNTING.fullmatch(str(value)) for value in values]
    if not all(found):
        return False
    digits = [int(one[1]) for one in found if one and one[1].isdecimal()]
    return digits == list(range(1, len(digits) + 1)) and len(digits) > 1


def _part_rows(sheet: Sheet, rows: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the rows of the table, and those below that add it up or say who made it and who signs."""
    for at, number in enumerate(rows):
        filled = sheet.rows[number]
        first = str(sheet.cells.get((number, filled[0]), ""))
        is_total = fold_key(first.strip(" :.()")) in TOTALS
        if is_total or (len(filled) <= FOOT_CELLS and FOOT.match(first)):
            below = rows[at + 1 :]
            if not is_total or all(len(sheet.rows[one]) <= FOOT_CELLS for one in below):
                return list(rows[:at]), list(rows[at:])
    return list(rows), []


def _stray_columns(sheet: Sheet, rows: Sequence[int], known: Collection[int]) -> list[int]:
    return sorted({column for number in rows[:100] for column in sheet.rows[number]} - set(known))


def _sheet_place(book: Book, index: int) -> Location:
    return Location(file=book.name, cell=book.sheets[index].name)


def _notice(name: str, message: str, where: Location, hint: str = "") -> Finding:
    return Finding(code="D689", name=name, severity=Severity.INFO, message=message, where=where, hint=hint)


__all__ = ["At", "NoSuchSheetError", "NoTableError", "SameColumnError", "Table", "find_table"]
