"""The conference itself, in words: what it is called, when, where, who holds and chairs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from baocao.app.context.attendees import find_delegates
from baocao.app.context.event import FORMS, call_meeting, name_event
from baocao.app.context.occasion import name_place
from baocao.app.context.people import group_by_role, write_chairs, write_delegates, write_organisers
from baocao.app.sentences import end_sentence
from baocao.data.model import Chair, Conference, Meeting, Site, When
from baocao.data.model.meeting import WHOLE_DAY
from baocao.data.model.people import same_text
from baocao.viet.dates import format_short_date
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.numbers import format_count, format_number
from baocao.viet.text import collapse_blanks, first_lower, fold_key

_POINT = "điểm cầu"
_POINT_WORD = re.compile(
    r"(?:các )?điểm cầu(?: chính(?= |$)| trung tâm(?=$| tại))?(?: tại)?\s*", re.IGNORECASE
)
_LINKED = "kết nối"
_SIGNS = re.compile(r"[^\w\s-]")


def write_when(when: When) -> str:
    """Return the day of a conference that is over, its session, weekday and hours as far as they are given.

    >>> from datetime import date, time
    >>> from baocao.viet.dates import MonthOf
    >>> write_when(When(ngay=date(2026, 10, 8), thu="thứ Năm", buoi="sáng", bat_dau=time(8)))
    'sáng ngày 08/10/2026 (thứ Năm), từ 08 giờ 00 phút'
    >>> write_when(When(ngay=MonthOf(2017, 5), buoi="sáng")), write_when(When())
    ('tháng 5 năm 2017', '')
    """
    first, last = when.ngay_day_du, when.ngay_ket_thuc
    if first is None:
        return when.ngay_in
    if last and last != first:
        start, end = (f"{hour} ngày".strip() for hour in (when.bat_dau_in, when.ket_thuc_in))
        return f"từ {start} {when.ngay_in} đến {end} {format_short_date(last)}"
    session = when.buoi_in or collapse_blanks(when.buoi)
    day = session if session == WHOLE_DAY else f"{session} ngày".strip()
    weekday = f" ({when.thu})" if when.thu else ""
    hours = " ".join(
        f"{word} {hour}" for word, hour in (("từ", when.bat_dau_in), ("đến", when.ket_thuc_in)) if hour
    )
    return ", ".join(filter(None, (f"{day} {when.ngay_in}{weekday}", hours)))


def tell_place(meeting: Meeting) -> str:
    """Return ``tại`` and where the conference was held; empty when the data do not say."""
    place = name_place(meeting.dia_diem)
    return f"tại {place}" if place else ""


def write_form(meeting: Meeting) -> str:
    """Return in which form it was held and which points were connected; empty when there is nothing to say.

    The place of the main point is left out when the conference has it as its own.

    >>> write_form(Meeting(hinh_thuc="truc-tuyen", dia_diem="Hội trường A", diem_cau=(
    ...     Site(ten="Điểm cầu Tỉnh ủy", dia_diem="Hội trường A", chinh=True),
    ...     Site(ten="Điểm cầu các xã, phường", so_luong=124))))
    'theo hình thức trực tuyến từ điểm cầu chính Tỉnh ủy đến 124 điểm cầu các xã, phường'
    """
    main = [_write_point(site, meeting) for site in meeting.diem_cau if site.chinh]
    others = [_write_point(site, meeting) for site in meeting.diem_cau if not site.chinh]
    links = ("từ", main), ("đến" if main else "với", others)
    linked = [f"{word} {_join_points(points)}" for word, points in links if points]
    form = "" if _says_form(meeting) else _write_bare_form(meeting)
    if linked and (not form or not main):
        linked.insert(0, _LINKED)
    return " ".join(filter(None, (form, *linked)))


def _write_bare_form(meeting: Meeting) -> str:
    return f"theo hình thức {FORMS[meeting.hinh_thuc]}" if meeting.hinh_thuc in FORMS else ""


def _says_form(meeting: Meeting) -> bool:
    """Return whether the name says itself that it is held online."""
    return meeting.hinh_thuc == "truc-tuyen" and "trực tuyến" in meeting.ten.lower()


def _join_points(points: Sequence[str]) -> str:
    return join_words(points) if all("," not in point for point in points[:-1]) else "; ".join(points)


def _write_point(site: Site, meeting: Meeting) -> str:
    """Return a point of an online meeting: ``08 điểm cầu nhà văn hóa thôn``."""
    rest = _POINT_WORD.sub("", strip_end_marks(site.ten), count=1)
    if fold_key(rest).startswith("cac_"):
        rest = first_lower(rest)
    count = f"{format_count(site.so_luong)} " if site.so_luong and site.so_luong > 1 else ""
    name = f"{count}{_POINT}{' chính' if site.chinh else ''} {rest}".strip()
    place = strip_end_marks(site.dia_diem)
    is_said = not place or any(same_text(place, said) for said in (rest, strip_end_marks(meeting.dia_diem)))
    return name if is_said else f"{name} ({place})"


def write_held(conference: Conference) -> list[str]:
    """Return the sentences that say when, where, by whom and how what was held, and who chaired it.

    Whoever chairs alone leads the first sentence when no organiser is named.
    """
    meeting = conference.hoi_nghi
    name, form = call_meeting(meeting), write_form(meeting)
    holders = "" if _names_holder(meeting, name) else write_organisers(meeting.to_chuc)
    place = tell_place(meeting)
    if meeting.to_chuc and holders.startswith(meeting.to_chuc[0].ten):
        place = place.removesuffix(f", {meeting.to_chuc[0].ten}")  # it is named right after
    frame = [piece for piece in (write_when(meeting.thoi_gian), place) if piece]
    roles = group_by_role(meeting.chu_tri)
    if holders:
        core = f"{holders} tổ chức {name}"
    elif roles and len(roles[0][1]) == 1:
        role, people = roles.pop(0)
        core = _write_chair(people[0], role, name)
    else:
        core = f"diễn ra {name}"
    joint = ", " if form.startswith(_LINKED) else " "
    first = end_sentence(", ".join([*frame, f"{core}{joint if form else ''}{form}"]))
    return [first, *_write_chairs(roles, name_event(meeting))]


def _names_holder(meeting: Meeting, name: str) -> bool:
    """Return whether the name says itself whose it is: “Kỳ họp thứ 9 Hội đồng nhân dân xã An Bình”."""
    words = fold_key(_SIGNS.sub(" ", name))
    return len(meeting.to_chuc) == 1 and f"_{fold_key(meeting.to_chuc[0].ten)}_" in f"_{words}_"


def _write_chairs(roles: Iterable[tuple[str, Sequence[Chair]]], event: str) -> list[str]:
    return [
        end_sentence(
            _write_chair(people[0], role, event)
            if len(people) == 1
            else f"{role} {event} có {'; '.join(one.gioi_thieu for one in people)}"
        )
        for role, people in roles
    ]


def _write_chair(chair: Chair, role: str, event: str) -> str:
    """Return who chairs what; the posts, when there are any, stand between commas."""
    return f"{chair.gioi_thieu}{',' if chair.chuc_danh else ''} {role} {event}"


def write_attended(conference: Conference) -> str:
    """Return the sentence of who attended besides the chairs; empty when nobody is named or counted.

    >>> from baocao.data.model import Attendance
    >>> write_attended(Conference(diem_danh=Attendance(trieu_tap=33, co_mat=31)))
    'Dự Hội nghị có 31/33 đại biểu được triệu tập.'
    """
    event = name_event(conference.hoi_nghi)
    delegates = write_delegates(find_delegates(conference, conference.hoi_nghi.chu_tri))
    roll = conference.diem_danh
    if not delegates and roll and roll.co_mat:
        called = f"/{format_number(roll.trieu_tap)}" if roll.trieu_tap else ""
        delegates = f"{format_number(roll.co_mat)}{called} đại biểu" + (" được triệu tập" if called else "")
    return end_sentence(f"dự {event} có {delegates}") if delegates else ""


def is_held(conference: Conference, kind: str) -> bool:
    """Return whether the conference is over on the day of a document; so it is when a day is not known."""
    held, issued = conference.hoi_nghi.thoi_gian.ngay_day_du, conference.ngay_van_ban(kind)
    return not (held and issued) or held <= issued


def build_meeting(conference: Conference, kind: str) -> dict[str, Any]:
    """Return the variables of ``hoi_nghi``; `kind` says whether it is over when the document is issued."""
    meeting = conference.hoi_nghi
    name = strip_end_marks(meeting.ten)
    return {
        "ten": meeting.lan_thu.complete_name(name) if meeting.lan_thu else name,
        "ten_trong_cau": call_meeting(meeting),
        "goi": name_event(meeting),
        "da_hop": is_held(conference, kind),
        "ngay": meeting.thoi_gian.ngay_in,
        "ngay_chu": meeting.thoi_gian.ngay_chu,
        "ngay_tin": meeting.thoi_gian.ngay_tin,
        "thu": meeting.thoi_gian.thu,
        "buoi": meeting.thoi_gian.buoi,
        "bat_dau": meeting.thoi_gian.bat_dau_in,
        "ket_thuc": meeting.thoi_gian.ket_thuc_in,
        "dia_diem": strip_end_marks(meeting.dia_diem),
        "hinh_thuc": _write_bare_form(meeting),
        "to_chuc": write_organisers(meeting.to_chuc),
        "chu_tri": write_chairs(meeting.chu_tri),
        "dai_bieu": write_delegates(find_delegates(conference, meeting.chu_tri)),
    }
