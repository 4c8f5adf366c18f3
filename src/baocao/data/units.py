"""The list of units that are to report: their names over time, and which of them a typed name means."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from baocao.data.model.containers import Listed
from baocao.data.model.people import fold_name
from baocao.data.model.reading import Places, Reading
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Date, Text
from baocao.data.tree import Node
from baocao.data.workbook.book import At, Book
from baocao.errors import DataError, raise_all
from baocao.viet.text import find_nearest, fold_key, propose, quote

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
_OLD_NAMES: Final = re.compile(r"\s*[;\n]\s*")
_BODIES: Final = re.compile(
    r"^(?:ubnd|uy_ban_nhan_dan|hdnd|hoi_dong_nhan_dan|dang_uy|dang_bo|ubmttqvn|ubmttq|mttq|uy_ban_mttq_viet_nam"
    r"|uy_ban_mat_tran_to_quoc_viet_nam|mat_tran_to_quoc_viet_nam|hoi_nong_dan|hoi_cuu_chien_binh|doan_thanh_nien"
    r"|hoi_lien_hiep_phu_nu|ban_dan_van|van_phong)_"
)
"""Bodies of a place, by which units call themselves."""
_BLANKS: Final = re.compile(r"[\s_-]+")
_PLACES: Final = re.compile(r"^(?:xa|phuong|thi_tran|dac_khu|huyen|thi_xa|thanh_pho|quan|p|x|tt)_+")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit, while it has this name."""

    ten: str = key(Text("Xã An Bình"), "tên đơn vị")
    ten_cu: tuple[str, ...] = key(Listed(Text()), "tên cũ")
    tu_ngay: date | None = key(Date(), "từ ngày")
    den_ngay: date | None = key(Date(), "đến ngày")
    nhap_vao: str = key(Text("Xã An Bình"), "nhập vào")

    def is_there_on(self, day: date | None) -> bool:
        """Tell whether the unit exists on a day; None: whether it has no end. What went into another has."""
        if day is None or self.is_gone_undated:
            return self.den_ngay is None and not self.nhap_vao
        has_begun = self.tu_ngay is None or self.tu_ngay <= day or bool(self.ten_cu)  # under that name
        return has_begun and (self.den_ngay is None or day <= self.den_ngay)

    @property
    def is_gone_undated(self) -> bool:
        """Whether it went into another unit, nobody says when."""
        return bool(self.nhap_vao) and self.den_ngay is None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A unit as it was at an earlier time."""

    names: tuple[str, ...]
    """By which the data of that time may call it."""
    is_certain: bool
    """Whether it was there at that time beyond doubt."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which unit a name means."""

    unit: Unit
    is_exact: bool
    """Whether the name is that of the list, letter case and marks aside."""
    is_former: bool = False
    """Whether it is a name that the unit, or one that went into it, had before."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Units by name; names may be alike but for marks: Xã Vân Xuân, Xã Vạn Xuân."""

    exact: dict[str, list[Unit]]
    """{name, letter case aside: units}."""
    folded: dict[str, list[Unit]]
    """{name without marks: units}."""
    short: dict[str, list[Unit]]
    """{name without marks and without “xã”, “phường”: units}."""


@dataclass(frozen=True, kw_only=True)
class UnitList:
    """The units that are to report."""

    units: tuple[Unit, ...] = ()
    name: str = ""
    """The file's name."""

    def list_on(self, day: date | None) -> tuple[Unit, ...]:
        """Return the units that exist on a day, in the order of the list."""
        return tuple(unit for unit in self.units if unit.is_there_on(day))

    def find(self, typed: str, day: date | None) -> Match | None:
        """Return the unit of a day that a typed name means; None when none does beyond doubt.

        >>> units = UnitList(units=(Unit(ten="Xã An Bình", ten_cu=("Xã Bình Cũ",)), Unit(ten="Phường Đông")))
        >>> [units.find(name, None).unit.ten for name in ("UBND xã An Bình", "Đông", "xã bình cũ")]
        ['Xã An Bình', 'Phường Đông', 'Xã An Bình']
        """
        index = self._index_of(day)
        folded = fold_key(typed)
        bare = _BODIES.sub("", folded)
        words = _BLANKS.split(typed.strip())[folded.count("_") - bare.count("_") :]
        without_body = " ".join(words)
        for text, name, is_exact in ((typed, folded, True), (without_body, bare, False)):
            found = index.exact.get(fold_name(text)) or index.folded.get(name, [])
            if found:
                return Match(found[0], is_exact=is_exact) if len(found) == 1 else None
        for name in (folded, bare):
            former = self._former.get(name)
            successor = self._follow(former, day) if former else None
            if successor is not None:
                return Match(successor, is_exact=False, is_former=True)
        if _PLACES.match(bare):
            return None
        alike = index.short.get(bare, [])
        if len(alike) > 1:
            alike = [unit for unit in alike if fold_name(unit.ten).endswith(f" {fold_name(without_body)}")]
        return Match(alike[0], is_exact=False) if len(alike) == 1 else None

    def nearest(self, typed: str, day: date | None) -> str:
        """Return the name of the list that is most like a typed one; empty when none is."""
        names = {fold_key(unit.ten): unit.ten for unit in self.list_on(day)}
        found = find_nearest(_BODIES.sub("", fold_key(typed)), names)
        return names[found] if found else ""

    def list_earlier(self, name: str, then: date | None, day: date | None) -> tuple[Earlier, ...]:
        """Return what a unit of a day was at an earlier time: itself, and those that went into it since.

        A unit that the list does not have, or that is new without anything before it, is itself alone.
        """
        if (then, day) not in self._earlier:
            self._earlier[then, day] = self._find_earlier(then, day)
        found = self._earlier[then, day].get(fold_name(name))
        return tuple(found) if found else (Earlier((name,), is_certain=True),)

    def _find_earlier(self, then: date | None, day: date | None) -> dict[str, list[Earlier]]:
        found: dict[str, list[Earlier]] = {}
        for unit in self.units:
            now = unit if then is None else self._follow(unit, day)
            is_there = then is None or unit.is_there_on(then)
            if now is not None and (is_there or unit.is_gone_undated):
                names = unit.ten, *unit.ten_cu
                found.setdefault(fold_name(now.ten), []).append(Earlier(names, is_certain=is_there))
        for unit in self.list_on(day):
            if not any(one.is_certain for one in found.get(fold_name(unit.ten), ())):
                mine = Earlier((unit.ten, *unit.ten_cu), is_certain=True)
                found.setdefault(fold_name(unit.ten), []).append(mine)
        return found

    def _index_of(self, day: date | None) -> _Index:
        """Return the units of a day by their names; made once a day."""
        if day not in self._indexes:
            index = _Index({}, {}, {})
            for unit in self.list_on(day):
                folded = fold_key(unit.ten)
                index.exact.setdefault(fold_name(unit.ten), []).append(unit)
                index.folded.setdefault(folded, []).append(unit)
                index.short.setdefault(_PLACES.sub("", folded), []).append(unit)
            self._indexes[day] = index
        return self._indexes[day]

    @cached_property
    def _indexes(self) -> dict[date | None, _Index]:
        return {}

    @cached_property
    def _earlier(self) -> dict[tuple[date | None, date | None], dict[str, list[Earlier]]]:
        return {}

    @cached_property
    def _by_name(self) -> Mapping[str, list[Unit]]:
        """{name, letter case aside; name without marks: units}."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            for name in dict.fromkeys((fold_name(unit.ten), f"_{fold_key(unit.ten)}")):
                found.setdefault(name, []).append(unit)
        return found

    @cached_property
    def _former(self) -> Mapping[str, Unit]:
        """{folded former name: unit}; units that have ended under their own names."""
        found: dict[str, Unit] = {}
        for unit in self.units:
            for old in unit.ten_cu:
                found.setdefault(fold_key(old), unit)
        for unit in self.units:
            if unit.nhap_vao or unit.den_ngay:
                found[fold_key(unit.ten)] = unit
        return found

    def _follow(self, unit: Unit | None, day: date | None) -> Unit | None:
        """Return what became of a unit by a day; None when the list does not say."""
        seen: set[str] = set()
        while unit is not None and not unit.is_there_on(day):
            if not unit.nhap_vao or fold_name(unit.ten) in seen:
                return None
            seen.add(fold_name(unit.ten))
            exact, folded = fold_name(unit.nhap_vao), f"_{fold_key(unit.nhap_vao)}"
            named = (self._by_name.get(name, []) for name in (exact, folded))
            later = next(filter(None, ([one for one in held if one is not unit] for held in named)), [])
            unit = next((one for one in later if one.is_there_on(day)), later[0] if later else None)
        return unit


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
                kept = tuple(item for item in items if item.value)
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
            entries[name] = book.node(value, sheet, at)
    return book.node(entries if "ten" in entries else {}, sheet, (row, min(keys)))


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
