"""What, when, where and under whom: the lines above an invitation's contents and a programme's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.event import FORMS
from baocao.app.context.people import group_by_role, write_organisers
from baocao.data.model import Chair, Meeting, Site, When
from baocao.data.model.meeting import WHOLE_DAY
from baocao.data.model.people import same_text
from baocao.viet.dates import format_issue_date, weekday_name
from baocao.viet.lists import strip_end_marks
from baocao.viet.numbers import format_count
from baocao.viet.text import collapse_blanks, first_lower, first_upper, fold_key

_POINT = "diem_cau"


def build_occasion(meeting: Meeting, words: Abbreviations | None = None) -> dict[str, Any]:
    """Return the variables that an invitation and a programme share; each text without end mark."""
    write = words.write if words else str
    return {
        "nguoi_chu_tri": [
            {"vai_tro": one["vai_tro"], "nguoi": write(one["nguoi"])} for one in build_chairs(meeting.chu_tri)
        ],
        "thoi_gian_hop": write_time(meeting.thoi_gian),
        "dia_diem_hop": write(write_place(meeting.dia_diem, meeting.diem_cau)),
        "hinh_thuc_hop": FORMS.get(meeting.hinh_thuc, ""),
    }


def write_holders(meeting: Meeting, issuer: str) -> str:
    """Return ``do … tổ chức``; empty when nobody but the issuing body holds it, or the name says who does."""
    name, said = meeting.ten.casefold(), issuer.casefold()
    if all(one.ten.casefold() in name for one in meeting.to_chuc):
        return ""
    if len(meeting.to_chuc) == 1 and said.startswith(meeting.to_chuc[0].ten.casefold()):
        return ""
    return f"do {write_organisers(meeting.to_chuc)} tổ chức"


def write_time(when: When) -> str:
    """Return hours, weekday and day in the long form; the weekday is the calendar's.

    >>> from datetime import date, time
    >>> write_time(When(ngay=date(2026, 10, 9), buoi="sáng", bat_dau=time(8), ket_thuc=time(11, 30)))
    'từ 08 giờ 00 phút đến 11 giờ 30 phút, sáng thứ Sáu, ngày 09 tháng 10 năm 2026'
    >>> write_time(When(ngay=date(2026, 10, 9), bat_dau=time(8), thoi_luong="½ ngày"))
    '½ ngày, bắt đầu từ 08 giờ 00 phút, thứ Sáu, ngày 09 tháng 10 năm 2026'

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.8; Phụ lục III, Mẫu 1.7.
    """
    first, last = when.ngay_day_du, when.ngay_ket_thuc
    day = ", ".join(filter(None, (_write_session(when), when.ngay_chu)))
    length = collapse_blanks(strip_end_marks(when.thoi_luong))
    if not (length or when.ket_thuc) and when.buoi_in == WHOLE_DAY:
        length = WHOLE_DAY
    if last and last != first:
        start = ", ".join(filter(None, (when.bat_dau_in, day)))
        end = ", ".join(filter(None, (when.ket_thuc_in, weekday_name(last), format_issue_date(last))))
        return ", ".join(filter(None, (length, f"từ {start} đến {end}")))
    return ", ".join(filter(None, (length, _write_hours(when, length), day)))


def _write_hours(when: When, length: str) -> str:
    start, end = when.bat_dau_in, when.ket_thuc_in
    if not (start and end):
        begins = f"bắt đầu từ {start}" if length else start
        return begins if start else end and f"kết thúc lúc {end}"
    if when.ngay_cuoi is None and when.ngay_day_du:
        return f"bắt đầu từ {start}, kết thúc lúc {end} ngày cuối"
    return f"từ {start} đến {end}"


def _write_session(when: When) -> str:
    """Return ``sáng thứ Năm``; a whole day is said by the length or the hours."""
    session = when.buoi_in.replace(WHOLE_DAY, "")
    if when.ngay_day_du is None:
        return f"buổi {session}" if session else ""
    return f"{session} {weekday_name(when.ngay_day_du)}".strip()


def write_place(place: str, sites: Sequence[Site]) -> str:
    """Return where it is held, the points of an online meeting included.

    >>> write_place("Hội trường A", [Site(ten="Điểm cầu Ủy ban nhân dân xã", chinh=True),
    ...                              Site(ten="Điểm cầu nhà văn hóa thôn", so_luong=8)])
    'Hội trường A (điểm cầu Ủy ban nhân dân xã, là điểm cầu chính); 08 điểm cầu nhà văn hóa thôn'
    """
    place = name_place(place)
    here = [site for site in sites if site.chinh and _is_at(site, place)]
    others = [_write_site(site) for site in sites if site not in here]
    if place and here:
        place = f"{place} ({', '.join(_name_main(site, place) for site in here)})"
    return "; ".join(filter(None, (place, *others)))


def name_place(typed: str) -> str:
    """Return a place without the word that leads to it and without end mark.

    >>> name_place("Tại Hội trường A.")
    'Hội trường A'
    """
    return strip_end_marks(re.sub(r"^tại\s+", "", typed, flags=re.IGNORECASE))


def _is_at(site: Site, place: str) -> bool:
    return bool(place) and (not site.dia_diem or same_text(strip_end_marks(site.dia_diem), place))


def _name_main(site: Site, place: str) -> str:
    """Return how the main point is called beside its place: its own name, if that says more."""
    name = _lower_point(site.ten)
    if fold_key(place).startswith(fold_key(name).removeprefix(f"{_POINT}_")) or _is_main_by_name(name):
        return "điểm cầu chính"
    return f"{name}, là điểm cầu chính"


def _is_main_by_name(name: str) -> bool:
    return fold_key(name).startswith(f"{_POINT}_chinh")


def _write_site(site: Site) -> str:
    name = _lower_point(site.ten)
    is_point = fold_key(name).startswith(_POINT)
    if site.so_luong is not None and site.so_luong > 1:
        count = format_count(site.so_luong)
        name = f"{count} {name}" if is_point else f"{name} ({count} điểm cầu)"
    if site.chinh and not _is_main_by_name(name):
        name = f"điểm cầu chính: {name}"
    at = strip_end_marks(site.dia_diem)
    return f"{name} tại {at}" if at and not same_text(at, site.ten) else name


def _lower_point(name: str) -> str:
    bare = strip_end_marks(name)
    return first_lower(bare) if fold_key(bare).startswith((_POINT, "cac_")) else bare


def build_chairs(chairs: Iterable[Chair]) -> list[dict[str, str]]:
    """Return a line for each role, ``vai_tro`` with a capital and ``nguoi`` without end mark.

    >>> build_chairs([Chair(ho_ten="Lê An", chuc_vu=("Bí thư",)), Chair(ho_ten="Đỗ Bình")])
    [{'vai_tro': 'Đồng chủ trì', 'nguoi': 'đồng chí Lê An, Bí thư; đồng chí Đỗ Bình'}]
    """
    return [
        {"vai_tro": first_upper(role), "nguoi": "; ".join(one.gioi_thieu for one in people)}
        for role, people in group_by_role(chairs)
    ]
