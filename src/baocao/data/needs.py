"""What each kind of document needs, and what of it is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from baocao.data.model.conference import Conference
from baocao.data.model.paths import find_key
from baocao.errors import DataError, Location

Needs = tuple[tuple[str, ...], ...]
"""Keys of which one of each group must be there."""

_PAPER = "van_ban.*."
_CHAIR = ("hoi_nghi.chu_tri", "hoi_nghi.ket_luan_boi")
_EVERYWHERE = (
    ("co_quan.ten",),
    ("co_quan.dia_danh",),
    (f"{_PAPER}nguoi_ky",),
    (f"{_PAPER}noi_nhan",),
)
_CONCLUSION = (
    ("hoi_nghi.ten",),
    ("hoi_nghi.thoi_gian.ngay",),
    ("hoi_nghi.dia_diem",),
    _CHAIR,
    ("ket_luan.chi_dao",),
)

NEEDS: Mapping[str, Needs] = MappingProxyType(
    {
        "bao-cao": (*_EVERYWHERE, ("ky.bao_cao",), ("ket_qua",), ("nhiem_vu", "ket_luan.chi_dao")),
        "thong-bao-ket-luan": (*_EVERYWHERE, *_CONCLUSION),
        "giay-moi": (
            *_EVERYWHERE,
            ("hoi_nghi.ten",),
            ("hoi_nghi.thoi_gian.ngay",),
            ("hoi_nghi.thoi_gian.bat_dau",),
            ("hoi_nghi.dia_diem",),
            ("thanh_phan", f"{_PAPER}kinh_gui"),
        ),
        "bien-ban": (
            *(need for need in _EVERYWHERE if need != (f"{_PAPER}nguoi_ky",)),  # chair and secretary sign
            *_CONCLUSION,
            ("hoi_nghi.thoi_gian.bat_dau",),
            ("hoi_nghi.thoi_gian.ket_thuc",),
            ("hoi_nghi.thu_ky",),
            ("diem_danh", "thanh_phan"),
        ),
        "tin-bai": (
            ("hoi_nghi.ten", "hoi_nghi.tieu_de"),
            ("hoi_nghi.thoi_gian.ngay",),
            ("hoi_nghi.to_chuc", "hoi_nghi.chu_tri"),
            ("ket_qua", "nhiem_vu", "ket_luan.chi_dao", "ket_luan.danh_gia"),
        ),
        "chuong-trinh": (*_EVERYWHERE, ("chuong_trinh",)),
        "danh-sach": (*_EVERYWHERE, ("thanh_phan",)),
        "giao-viec": (*_EVERYWHERE, ("nhiem_vu", "ket_luan.chi_dao", "nhiem_vu_da_giao")),
        "phu-luc": (*_EVERYWHERE, ("so_lieu",)),
        "ke-hoach": (
            *_EVERYWHERE,
            ("hoi_nghi.ten",),
            ("hoi_nghi.thoi_gian.ngay",),
            ("hoi_nghi.dia_diem",),
        ),
    }
)
"""For each kind, keys of which one of each group must be there; ``*`` is the kind.

Source:
    data-file.md, *Needed per kind*.
"""

_DAY = "hoi_nghi.thoi_gian.ngay"
_FIGURES = "so_lieu"
_MONTH_IS_ENOUGH = frozenset({"tin-bai"})
_WITHOUT_SIGNER = frozenset({"bien-ban", "tin-bai"})
_WITH_FIGURES = frozenset({"bao-cao", "phu-luc", "tin-bai"})


OR_DRAFT = "; hoặc dùng --draft để đánh dấu chỗ thiếu"
"""What the hint of a missing key ends in, where a draft can be made."""


class MissingKeyError(DataError):
    """A document cannot be made in its final form without this."""

    code = "D310"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something a document needs and the file does not give."""

    key: str
    """Key path of what is usually given: ``hoi_nghi.thoi_gian.ket_thuc``."""
    ten: str
    """What it is, in Vietnamese: ``thời gian kết thúc``."""
    where: Location
    """Place of the nearest thing above it in the file."""
    hint: str
    others: tuple[str, ...] = ()
    """Key paths of which one would do as well."""

    @property
    def mark(self) -> str:
        """The visible mark that stands for it in a draft."""
        return f"[CẦN BỔ SUNG: {self.ten}]"

    @property
    def message(self) -> str:
        """What is missing, in words."""
        return f"còn thiếu {self.ten}"

    def to_error(self) -> MissingKeyError:
        """Return the error that stops a final document."""
        return MissingKeyError(self.message, where=self.where, hint=self.hint + OR_DRAFT)


def find_missing(conference: Conference, kind: str, needs: Needs | None = None) -> tuple[Missing, ...]:
    """Return what a document of this kind needs and lacks, in the order of the table.

    Besides the table: what a person, a figure or a task cannot be printed without.

    Args:
        conference: The data.
        kind: Of document.
        needs: Of a kind that is not in `NEEDS`.
    """
    found = [
        _describe(conference, paths)
        for paths in (_for_kind(need, kind) for need in (NEEDS[kind] if needs is None else needs))
        if not any(_is_given(conference, path, kind) for path in paths)
    ]
    found.extend(_describe(conference, (path,)) for path in _iter_holes(conference, kind))
    return tuple(found)


def find_undated(conference: Conference, kind: str) -> tuple[Missing, ...]:
    """Return the tasks of a conclusion without deadline: a final notice cannot be made of them (M09)."""
    if kind != "thong-bao-ket-luan":
        return ()
    tasks = enumerate(conference.ket_luan.chi_dao, 1)
    return tuple(
        _describe(conference, (f"ket_luan.chi_dao[{at}].han",)) for at, task in tasks if task.han is None
    )


def name_key(path: str) -> str:
    """Return the Vietnamese name of what stands at a key path.

    >>> name_key("hoi_nghi.thoi_gian.ket_thuc"), name_key("so_lieu[3].gia_tri")
    ('thời gian kết thúc', 'giá trị của số liệu thứ 3')
    """
    found = find_key(path)
    title = found.title if found else path
    above, _, last = path.rpartition(".")
    item = re.fullmatch(r"(.+)\[(\d+)\]", above)
    return f"{title} của {name_key(item[1])} thứ {item[2]}" if item and last else title


def _for_kind(need: tuple[str, ...], kind: str) -> tuple[str, ...]:
    return tuple(path.replace("*", kind) for path in need)


def _is_given(conference: Conference, path: str, kind: str) -> bool:
    value = _value_at(conference, path)
    if path == _FIGURES:
        return any(True for _ in conference.iter_figures())  # those below a heading as well
    if path == _DAY and kind not in _MONTH_IS_ENOUGH:
        return isinstance(value, date)
    return value not in (None, "", ())


def _value_at(conference: Conference, path: str) -> Any:
    first, *steps = path.split(".")
    value: Any = getattr(conference, first)
    if first == "van_ban" and steps:
        value = conference.van_ban_cho(steps.pop(0))
    for step in steps:
        value = getattr(value, step, None)
    return value


def _iter_holes(conference: Conference, kind: str) -> Iterator[str]:
    """Yield key paths that a thing which is there cannot be printed without."""
    yield from (f"{path}.ho_ten" for path, person in conference.iter_people() if not person.ho_ten)
    yield from (f"{path}.noi_dung" for path, task in conference.iter_tasks() if not task.noi_dung)
    if kind in _WITH_FIGURES:
        yield from (f"{path}.gia_tri" for path, one in conference.iter_figures() if one.gia_tri is None)
    if kind == "bao-cao":
        for number, task in enumerate(conference.nhiem_vu_da_giao, start=1):
            blanks = [f"nhiem_vu_da_giao[{number}].{name}" for name in ("ket_qua", "trang_thai")]
            if not (task.ket_qua or task.trang_thai) and any(map(conference.places.is_left_empty, blanks)):
                yield blanks[0]  # a key that is there and empty, as `next` leaves it, is still to be filled
    signer = conference.van_ban_cho(kind).nguoi_ky
    if signer is not None and kind not in _WITHOUT_SIGNER:
        lacking = (name for name in ("chuc_vu", "ho_ten") if not getattr(signer, name))
        yield from (f"van_ban.{kind}.nguoi_ky.{name}" for name in lacking)


def _describe(conference: Conference, paths: tuple[str, ...]) -> Missing:
    path = paths[0]
    above, _, name = path.rpartition(".")
    others = f", hoặc {' hoặc '.join(paths[1:])}" if paths[1:] else ""
    inside = f" trong {above}" if above else ""
    if above.startswith("van_ban."):
        inside += " hoặc van_ban.chung"
    verb = "Điền" if conference.places.is_left_empty(path) else "Thêm"
    hint = f"{verb} khóa {name}{inside}{others}"
    source = conference.places.source
    if source and source.is_book:
        from baocao.data.workbook.layout import name_place

        hint = f"Điền {' hoặc '.join(map(name_place, paths))}"
    return Missing(
        key=path,
        ten=" hoặc ".join(dict.fromkeys(map(name_key, paths))),
        where=conference.where(path),
        hint=hint,
        others=paths[1:],
    )
