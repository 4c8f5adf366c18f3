"""The list of units read: from a data file, or from a table of Excel or CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from baocao.data.model.containers import Listed
from baocao.data.model.people import fold_name
from baocao.data.model.reading import Places, Reading
from baocao.data.model.record import Record
from baocao.data.tree import Node
from baocao.data.units import Unit, UnitList
from baocao.data.workbook.book import At, Book
from baocao.data.workbook.cells import read_day
from baocao.data.workbook.rows import TOTALS
from baocao.errors import DataError, raise_all
from baocao.viet.text import fold_key, propose, quote

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "ten": ("ten_don_vi", "don_vi", "ten", "ten_xa", "xa_phuong", "ten_xa_phuong", "co_quan", "ten_co_quan"),
    "ten_cu": ("ten_cu", "ten_truoc_day", "ten_goi_cu"),
    "tu_ngay": ("tu_ngay", "co_tu_ngay", "thanh_lap_ngay"),
    "den_ngay": ("den_ngay", "het_ngay", "den_het_ngay"),
    "nhap_vao": (
        *("nhap_vao", "sap_nhap_vao", "nay_la", "ke_thua", "nhap_vao_/_ke_thua"),
        *("don_vi_ke_thua", "don_vi_moi", "thanh"),
    ),
}
"""``{key: headings of a table, folded}``; other columns are the office's own."""
_DAYS: Final = frozenset({"tu_ngay", "den_ngay"})
_OLD_NAMES: Final = re.compile(r"\s*[;\n]\s*")


class NoUnitsError(DataError):
    """The list names no unit."""

    code = "D650"


class UnitTwiceError(DataError):
    """The list has one name twice at the same time."""

    code = "D651"


class UnknownSuccessorError(DataError):
    """A unit is said to have gone into one that the list does not have."""

    code = "D652"


class UnitDatesError(DataError):
    """A unit of the list ends before it begins."""

    code = "D677"


UNITS = Listed(Record(Unit, short="ten", called="một đơn vị"))


def read_units(node: Node) -> UnitList:
    """Return the units in a data tree: a list, or a map with ``don_vi``.

    Raises:
        DataError: D3xx of values and keys, D650–D652; all of them at once.
    """
    reading = Reading()
    listed = node
    if isinstance(node.value, dict):
        folded = {fold_key(name): child for name, child in node.value.items()}
        listed = folded.get("don_vi") or folded.get("danh_sach") or node
    reading.enter("", listed)
    units = UNITS.read(listed, "don_vi", reading)
    found = UnitList(units=units, name=node.source.name)
    places = Places(reading.nodes, reading.weekdays)
    raise_all([*reading.mistakes, *_find_mistakes(found, places)])
    return found


def read_unit_table(book: Book) -> UnitList:
    """Return the units in the first table of a workbook or CSV file that has a column of names.

    Raises:
        DataError: as `read_units`; D650 when no column is headed like names.
    """
    for index, sheet in book.iter_sheets():
        for row, columns in sheet.rows.items():
            keys = _read_headings({at: sheet.cells.get((row, at)) for at in columns})
            if "ten" in keys.values():
                below = [other for other in sheet.rows if other > row]
                items = [_read_row(book, index, other, keys) for other in below]
                kept = tuple(item for item in items if item.value and not _is_total(item))
                return read_units(book.node(kept, index, (row, min(keys))))
    raise NoUnitsError(
        "không thấy cột tên đơn vị",
        where=book.where(0, (1, 1)),
        hint="Đặt tên cột là “Tên đơn vị”; có thể thêm “Tên cũ”, “Từ ngày”, “Đến ngày”, “Nhập vào”",
    )


def _read_headings(cells: Mapping[int, object]) -> dict[int, str]:
    known = {name: one for one, names in _HEADINGS.items() for name in names}
    found: dict[int, str] = {}
    for column, text in cells.items():
        name = known.get(fold_key(str(text)))
        if name and name not in found.values():
            found[column] = name
    return found


def _read_row(book: Book, sheet: int, row: int, keys: Mapping[int, str]) -> Node:
    entries: dict[str, Node] = {}
    for column, name in keys.items():
        at: At = row, column
        value = book.sheets[sheet].value(at)
        if value is None:
            continue
        if name == "ten_cu" and isinstance(value, str):
            names = tuple(book.node(one, sheet, at) for one in _OLD_NAMES.split(value) if one)
            entries[name] = book.node(names, sheet, at)
        else:
            day = read_day(value, from_1904=book.from_1904) if name in _DAYS else None
            entries[name] = book.node(day or value, sheet, at)
    return book.node(entries if "ten" in entries else {}, sheet, (row, min(keys)))


def _is_total(item: Node) -> bool:
    name = item.value["ten"].value if isinstance(item.value, dict) else None
    return isinstance(name, str) and fold_key(name) in TOTALS


def _find_mistakes(found: UnitList, places: Places) -> Iterator[DataError]:
    if not found.units:
        yield NoUnitsError(
            "danh sách chưa có đơn vị nào", where=places.where("don_vi"), hint="Ghi mỗi đơn vị một dòng"
        )
    seen: set[tuple[str, date | None]] = set()
    names = {fold_key(unit.ten): unit.ten for unit in found.units}
    for number, unit in enumerate(found.units, start=1):
        where = places.where(f"don_vi[{number}]")
        known = fold_name(unit.ten), unit.den_ngay
        if known in seen:
            yield UnitTwiceError(
                f"đơn vị {quote(unit.ten)} có hai lần trong danh sách",
                where=where,
                hint="Bỏ một dòng, hoặc ghi “Đến ngày” cho tên cũ",
            )
        seen.add(known)
        if unit.tu_ngay and unit.den_ngay and unit.den_ngay < unit.tu_ngay:
            yield UnitDatesError(
                f"đơn vị {quote(unit.ten)} hết từ trước khi có",
                where=places.where(f"don_vi[{number}].den_ngay"),
                hint="Sửa “Từ ngày” hoặc “Đến ngày”",
            )
        if unit.nhap_vao and fold_key(unit.nhap_vao) not in names:
            yield UnknownSuccessorError(
                f"danh sách không có đơn vị {quote(unit.nhap_vao)} mà {quote(unit.ten)} nhập vào",
                where=places.where(f"don_vi[{number}].nhap_vao"),
                hint=propose(unit.nhap_vao, names.values(), "Thêm đơn vị ấy vào danh sách"),
            )
    for number, unit in enumerate(found.units, start=1):
        if _goes_round(unit, found.units):
            yield UnknownSuccessorError(
                f"đơn vị {quote(unit.ten)} nhập vòng quanh về chính nó",
                where=places.where(f"don_vi[{number}].nhap_vao"),
                hint="Sửa cột “Nhập vào”: theo nó phải tới một đơn vị còn hoạt động",
            )


def _goes_round(unit: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether a unit goes into others that go into it again."""
    there = {fold_name(one.ten) for one in units if not one.nhap_vao}
    gone = (one for one in units if fold_name(one.ten) not in there)
    successors = {fold_name(one.ten): fold_name(one.nhap_vao) for one in gone}
    first, met = fold_name(unit.ten), set()
    name = successors.get(first, "")
    while name and name not in met and name != first:
        met.add(name)
        name = successors.get(name, "")
    return bool(name) and name == first
