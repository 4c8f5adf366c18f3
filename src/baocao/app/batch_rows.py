"""The rows of a batch, each the data of one document: from a table, a list, or a folder of data files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from baocao import fsio
from baocao.app.batch_table import Table, find_table
from baocao.data.load import MAX_BYTES, SUFFIXES, UnknownFormatError, load_tree, read_top
from baocao.data.tree import Node, Source
from baocao.errors import BaocaoError, DataError, Finding, Location, UsageError, raise_all
from baocao.viet.text import fold_key

BOOKS: Final = (".xlsx", ".xlsm", ".csv", ".tsv")
"""Endings of tables."""
MAX_ROWS: Final = 100_000
_MAX_ODD: Final = 20
_LOCK: Final = ("~$", ".")


class TooManyRowsError(DataError):
    """There are more rows than one run makes documents of."""

    code = "D683"


class NotARowError(DataError):
    """An item of the list is no map, or the data hold no list of maps at all."""

    code = "D684"


class NoRowsError(DataError):
    """A folder has no data file in it, or a list no item."""

    code = "D685"


class SheetOfNoBookError(UsageError):
    """``--sheet`` is given for rows that come from no workbook."""

    code = "U289"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The data of one document."""

    number: int
    """Which one it is, from 1."""
    where: Location
    tree: Node
    """A map; without the common values."""
    faults: tuple[tuple[str, BaocaoError], ...] = ()
    """``(name, mistake)`` of each cell that holds no value; under an empty name, of the whole row."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """All rows; each is built when it is asked for."""

    path: Path
    count: int
    build: Callable[[int], Row]
    names: Mapping[str, str]
    """{name with dots that some row has, folded: as typed}."""
    where: Location
    """Where the names stand."""
    source: Source | None = None
    """The text or workbook that all rows stand in; None when each has a file of its own."""
    notices: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in order."""
        return map(self.build, range(self.count))


def read_rows(path: Path, *, sheet: str | None, names: Collection[str]) -> Rows:
    """Return the rows that a table, a list or a folder of data files holds.

    Args:
        path: ``.xlsx``, ``.xlsm``, ``.csv``; ``.json``, ``.yaml``, ``.toml`` with a list of maps; a folder.
        sheet: name or number of the sheet of a workbook.
        names: of the template's variables, to find the row with the names of the columns.

    Raises:
        DataError: D68x, D2xx; what is wrong with single files of a folder is kept in their rows.
        UsageError: U288, U289.
        OutputError: O005, O006.
    """
    suffix = path.suffix.lower()
    if suffix in BOOKS and not fsio.is_folder(path):
        return _read_book(path, sheet, names)
    if sheet is not None:
        raise SheetOfNoBookError("--sheet chỉ dùng cho bảng tính .xlsx, .xlsm", hint="Bỏ --sheet")
    if fsio.is_folder(path):
        return _read_folder(path)
    if fsio.is_file(path) and suffix not in SUFFIXES:
        raise UnknownFormatError(
            f"không đọc được các dòng từ tệp {suffix or 'không có đuôi'}",
            where=Location(file=str(path)),
            hint=f"Đưa bảng {', '.join(BOOKS[:3])}, danh sách {', '.join(SUFFIXES)}, hoặc cả thư mục",
        )
    return _read_list(path)


def _read_book(path: Path, sheet: str | None, names: Collection[str]) -> Rows:
    from baocao.data.workbook.reading import read_book

    book = read_book(fsio.read_bytes(path, limit=MAX_BYTES), str(path))
    table = find_table(book, sheet, names)
    _refuse_too_many(len(table.rows), table.where)
    return Rows(
        path=path,
        count=len(table.rows),
        build=partial(_table_row, table),
        names=table.typed,
        where=table.where,
        source=book.source,
        notices=(*book.notices, *table.notices),
    )


def _table_row(table: Table, index: int) -> Row:
    tree, faults = table.node(index)
    return Row(number=index + 1, where=table.place(index), tree=tree, faults=faults)


def _read_list(path: Path) -> Rows:
    top = read_top(fsio.read_bytes(path, limit=MAX_BYTES), str(path))
    items = _find_list(top, path)
    _refuse_too_many(len(items), Location(file=str(path)))
    odd = [item for item in items if not isinstance(item.value, dict)]
    raise_all([_not_a_row("mục này không phải các khóa", item.where) for item in odd[:_MAX_ODD]])
    first = items[0]
    return Rows(
        path=path,
        count=len(items),
        build=lambda index: Row(number=index + 1, where=_bare(items[index].where), tree=items[index]),
        names=_collect_names(items),
        where=Location(file=str(path)),
        source=first.source,
    )


def _find_list(top: Node | None, path: Path) -> Sequence[Node]:
    """Return the items of a list at the top, or of the only list of maps below a key."""
    if top is not None and isinstance(top.value, dict):
        lists = [node for node in top.value.values() if isinstance(node.value, tuple)]
        top = lists[0] if len(lists) == 1 else top
    if top is not None and isinstance(top.value, tuple) and top.value:
        return top.value
    where = Location(file=str(path))
    if top is None or top.value is None or not top.value:
        raise NoRowsError("danh sách trống", where=where, hint="Thêm mỗi văn bản một mục")
    raise _not_a_row("tệp không phải danh sách, mỗi văn bản một mục", where)


def _not_a_row(message: str, where: Location) -> NotARowError:
    hint = "Viết mỗi mục như “- ho_ten: …”; trong .json là [{…}, {…}]; một tệp một văn bản thì đưa cả thư mục"
    return NotARowError(message, where=where, hint=hint)


def _read_folder(path: Path) -> Rows:
    files = sorted(
        (
            file
            for file in path.iterdir()
            if file.suffix.lower() in (*SUFFIXES, ".xlsx", ".xlsm") and not file.name.startswith(_LOCK)
            if file.is_file() and file.name != "baocao.toml"
        ),
        key=lambda file: [
            int(one) if one.isdecimal() else one for one in re.split(r"(\d+)", fold_key(file.name))
        ],
    )
    where = Location(file=str(path))
    if not files:
        raise NoRowsError(
            "thư mục không có tệp số liệu nào", where=where, hint=f"Đưa thư mục có tệp {', '.join(SUFFIXES)}"
        )
    _refuse_too_many(len(files), where)
    rows = [_file_row(file, number) for number, file in enumerate(files, start=1)]
    return Rows(
        path=path,
        count=len(rows),
        build=rows.__getitem__,
        names=_collect_names([row.tree for row in rows]),
        where=where,
    )


def _file_row(file: Path, number: int) -> Row:
    where = Location(file=str(file))
    try:
        return Row(number=number, where=where, tree=load_tree(file))
    except BaocaoError as error:
        faults = tuple(("", one) for one in error.flatten())
        return Row(number=number, where=where, tree=Node({}, Source(str(file), "")), faults=faults)


def _collect_names(items: Sequence[Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in items:
        _add_names(item, "", "", found)
    return found


def _add_names(node: Node, folded: str, typed: str, found: dict[str, str]) -> None:
    if not isinstance(node.value, dict):
        return
    for key, child in node.value.items():
        name, shown = f"{folded}{fold_key(key)}", f"{typed}{key}"
        found.setdefault(name, shown)
        _add_names(child, f"{name}.", f"{shown}.", found)


def _refuse_too_many(count: int, where: Location) -> None:
    if count > MAX_ROWS:
        shown = f"{count:,}".replace(",", ".")
        limit = f"{MAX_ROWS:,}".replace(",", ".")
        raise TooManyRowsError(
            f"có {shown} dòng, một lần lập nhiều nhất {limit} văn bản",
            where=where,
            hint="Tách thành nhiều tệp, hoặc xóa các dòng thừa ở cuối bảng",
        )


def _bare(where: Location) -> Location:
    """Return a place without the text around it, which a report of many rows has no room for."""
    return Location(file=where.file, line=where.line, column=where.column, cell=where.cell)
