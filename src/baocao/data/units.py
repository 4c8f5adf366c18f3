"""The list of units that are to report: their names over time, and which of them a typed name means."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from baocao.data.model.containers import Listed
from baocao.data.model.people import fold_name
from baocao.data.model.record import key
from baocao.data.model.shapes import Date, Text
from baocao.viet.text import find_nearest, fold_key

_BODIES: Final = re.compile(
    r"^(?:ubnd|uy_ban_nhan_dan|hdnd|hoi_dong_nhan_dan|dang_uy|dang_bo|ubmttqvn|ubmttq|mttq|uy_ban_mttq_viet_nam"
    r"|uy_ban_mat_tran_to_quoc_viet_nam|mat_tran_to_quoc_viet_nam|hoi_nong_dan|hoi_cuu_chien_binh|doan_thanh_nien"
    r"|hoi_lien_hiep_phu_nu|ban_dan_van|van_phong)_"
)
"""Bodies of a place, by which units call themselves."""
_BLANKS: Final = re.compile(r"[\s_-]+")
_PLACES: Final = re.compile(r"^(?:xa|phuong|thi_tran|dac_khu|huyen|thi_xa|thanh_pho|quan|p|x|tt)_+")


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
    is_part: bool = False
    """Whether it is the name of one that went into it."""


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
                return Match(successor, is_exact=False, is_former=True, is_part=former is not successor)
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
