"""What one unit reported, cut down to what a merge needs; kept between runs as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from baocao.data.model import Conference, Figure
from baocao.data.model.shapes import Text
from baocao.errors import Location

TEXTS: Final = ("tinh_hinh", "han_che", "kien_nghi")
"""Lists of texts that are gathered for editing."""
CAUSES: Final = "nguyen_nhan"
WORDS: Final = (*TEXTS, "ket_qua", "mo_hinh", "nhiem_vu_da_giao", "nhiem_vu", "khen_thuong", CAUSES)
"""All that is gathered besides figures."""
_TAKEN: Final = frozenset({"the_thuc", "co_quan", "ky", "hoi_nghi", "so_lieu", "van_ban", *WORDS})
"""Keys that a merge takes over, or that are of the unit's own document."""
_TEXT: Final = Text()
_MOST_BLANKS: Final = 100
"""So many blank rows may stand among the items of a list; places of what comes later are not looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One figure of a unit."""

    ma: str = ""
    """Its code; empty when only its name tells which it is."""
    ten: str = ""
    don_vi: str = ""
    gia_tri: Decimal | None = None
    dinh_tinh: str = ""
    ke_hoach: Decimal | None = None
    tren: Decimal | None = None
    gom: tuple[tuple[str, Decimal], ...] = ()
    theo_don_vi: tuple[tuple[str, Decimal], ...] = ()
    """Of a report that is a merged one itself."""
    at: str = ""
    """Where the value stands in the file: ``Số liệu!F12``, or a line."""
    at_plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One unit's report."""

    don_vi: str = ""
    """The unit, as the report names it."""
    at: str = ""
    ky: str = ""
    at_ky: str = ""
    entries: tuple[Entry, ...] = ()
    words: Mapping[str, Any] = field(default_factory=dict)
    """``{key: items}`` of what is gathered for editing: plain texts and maps, as data files have them."""
    places: Mapping[str, list[str]] = field(default_factory=dict)
    """``{key: places}``, one for each item of `words`; without what has no items."""
    left: tuple[str, ...] = ()
    """Keys of the report that no merge takes over."""

    @property
    def shares(self) -> dict[str, None]:
        """The units whose values the report has, when it is a merged one itself; in order."""
        return {unit: None for entry in self.entries for unit, _ in entry.theo_don_vi}

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        return not self.words and all(one.gia_tri is None for one in self.entries)

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values; `read_report` reads them back."""
        entries = [_drop_empty({name: _plain(getattr(one, name)) for name in _NAMES}) for one in self.entries]
        head = {"don_vi": self.don_vi, "at": self.at, "ky": self.ky, "at_ky": self.at_ky}
        words = {"words": dict(self.words), "places": dict(self.places), "left": list(self.left)}
        return _drop_empty({**head, "entries": entries, **words})


_NAMES: Final = tuple(Entry.__dataclass_fields__)
_NUMBERS: Final = frozenset({"gia_tri", "ke_hoach", "tren"})
_PAIRS: Final = frozenset({"gom", "theo_don_vi"})


def read_report(values: Mapping[str, Any]) -> Report:
    """Return the report that `Report.to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError, ArithmeticError: it is not one.
    """
    entries = tuple(
        Entry(**{name: _read(name, one) for name, one in item.items()}) for item in values.get("entries", ())
    )
    head = {name: str(values.get(name, "")) for name in ("don_vi", "at", "ky", "at_ky")}
    words, places = (dict(values.get(name, {})) for name in ("words", "places"))
    left = tuple(map(str, values.get("left", ())))
    return Report(**head, entries=entries, words=words, places=places, left=left)


def _read(name: str, value: Any) -> Any:
    if name in _NUMBERS:
        return Decimal(value)
    return tuple((text, Decimal(number)) for text, number in value) if name in _PAIRS else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return [[text, str(number)] for text, number in value] if isinstance(value, tuple) else value


def _drop_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {})}


def take_report(conference: Conference, plain: Mapping[str, Any]) -> Report:
    """Return what a unit's data say.

    Args:
        conference: the data, read.
        plain: the same in the contract's terms (`contract.spell_out`).
    """
    period = conference.ky.bao_cao
    words = {name: _as_texts(plain[name]) for name in WORDS if plain.get(name)}
    return Report(
        don_vi=conference.co_quan.ten,
        at=short_place(conference.where("co_quan.ten")),
        ky=period.ten if period else "",
        at_ky=short_place(conference.where("ky.bao_cao")),
        entries=tuple(_take(conference, path, figure) for path, figure in conference.iter_figures()),
        words=words,
        places={
            name: _find_items(conference, name, len(items))
            for name, items in words.items()
            if isinstance(items, list)
        },
        left=tuple(name for name, value in plain.items() if value and name not in _TAKEN),
    )


def _find_items(conference: Conference, name: str, count: int) -> list[str]:
    """Return the places of the items of a list; items that are blank have a number, and no place."""
    paths = (f"{name}[{number}]" for number in range(1, count + _MOST_BLANKS))
    found = [short_place(conference.where(path)) for path in paths if path in conference.places]
    return found[:count]


def _take(conference: Conference, path: str, figure: Figure) -> Entry:
    plan = figure.ke_hoach
    return Entry(
        ma=figure.ma,
        ten=figure.ten,
        don_vi=figure.don_vi,
        gia_tri=figure.gia_tri,
        dinh_tinh=figure.dinh_tinh,
        ke_hoach=plan.gia_tri if plan else None,
        tren=figure.tren,
        gom=_take_parts(figure),
        theo_don_vi=tuple((one.don_vi, one.gia_tri) for one in figure.theo_don_vi if one.gia_tri is not None),
        at=short_place(conference.where(f"{path}.gia_tri")),
        at_plan=short_place(conference.where(f"{path}.ke_hoach")) if plan else "",
    )


def _take_parts(figure: Figure) -> tuple[tuple[str, Decimal], ...]:
    """Return the breakdown; nothing when part of it is not known exactly."""
    found = tuple((one.ten, one.gia_tri) for one in figure.gom if one.gia_tri is not None)
    is_exact = len(found) == len(figure.gom) and not any(one.dinh_tinh for one in figure.gom)
    return found if is_exact else ()


def _as_texts(value: Any) -> Any:
    """Return plain values with every scalar as a text."""
    if isinstance(value, Mapping):
        return {name: _as_texts(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_texts(one) for one in value]
    return str(value) if isinstance(value, str | bool) or value is None else _TEXT.accept(value)


def short_place(where: Location) -> str:
    """Return a place inside its file: the cell, or the line.

    >>> short_place(Location(file="a.yaml", line=4)), short_place(Location(file="a.xlsx", cell="A!B2"))
    ('dòng 4', 'A!B2')
    """
    return where.cell or (f"dòng {where.line}" if where.line else "")


def place_in(file: str, short: str) -> Location:
    """Return the place that a file and `short_place` of it name.

    >>> str(place_in("a.yaml", "dòng 4")), str(place_in("a.xlsx", "A!B2"))
    ('a.yaml:4', 'a.xlsx: A!B2')
    """
    if short.startswith("dòng "):
        return Location(file=file, line=int(short.removeprefix("dòng ")))
    return Location(file=file, cell=short)
