"""Danh sách đại biểu. A row for each person and for each group of delegates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.attendees import find_attendees
from baocao.app.context.event import call_meeting
from baocao.app.context.occasion import build_occasion, write_place
from baocao.app.sentences import begin_sentence
from baocao.data.model import Attendance, Chair, Conference, Group, Person
from baocao.data.model.people import CHAIRS, COMES_TO_DIRECT
from baocao.layout.profile import Profile
from baocao.viet.lists import strip_end_marks
from baocao.viet.numbers import format_count, to_roman
from baocao.viet.text import first_upper, fold_key

_WIDE = 110
"""Characters of posts and note from which a row wants a page laid across."""
_MAY_OVERLAP = ("dai_bieu", "toan_the", "tat_ca", "uy_vien", "thanh_vien", "cac_dong_chi", "cac_dai_bieu")
"""How a group's name begins, keys folded, that may hold persons who are named as well."""
_COUNTED = (
    ("trieu_tap", "triệu tập"),
    ("co_mat", "có mặt"),
    ("vang_co_ly_do", "vắng có lý do"),
    ("vang_khong_ly_do", "vắng không có lý do"),
)


def write_subject(conference: Conference) -> str:
    """Return ``đại biểu dự Hội nghị …``."""
    return f"đại biểu dự {call_meeting(conference.hoi_nghi)}"


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:  # noqa: ARG001
    """Return the rows of the list, what they add up to, and the roll call when it was taken."""
    meeting = conference.hoi_nghi
    words = Abbreviations(conference.viet_tat, is_party=True)  # a cell has no room for more words
    place = words.write(write_place(meeting.dia_diem, meeting.diem_cau))  # stands above the table
    attendees = find_attendees(conference)
    parts: list[tuple[str, Sequence[Person | Group]]] = [
        (title, members)
        for title, members in (
            (_name_chairs(attendees.chairs), attendees.chairs),
            ("Thư ký", attendees.secretaries),
            ("Đại biểu", attendees.delegates),
        )
        if members
    ]
    persons = [one for _, members in parts for one in members if isinstance(one, Person)]
    typed = list(_iter_rows(parts, with_sex=all(person.gioi_tinh for person in persons)))
    rows = [{key: words.write(text) for key, text in row.items()} for row in typed]
    return {
        **build_occasion(meeting),
        "dia_diem_hop": place,
        "bang_dai_bieu": {
            "ngang": any(len(row["chuc_vu"]) + len(row["ghi_chu"]) > _WIDE for row in typed),
            "dong": rows,
            "tong_so": _sum_up([one for _, members in parts for one in members], conference.diem_danh),
        },
    }


def _name_chairs(chairs: Sequence[Chair]) -> str:
    """Return what those are called who have a part in leading the conference."""
    directs = any(one.vai_tro == COMES_TO_DIRECT for one in chairs)
    return "Chỉ đạo, chủ trì" if directs and len(chairs) > 1 else "Chủ trì"


def _iter_rows(
    parts: Sequence[tuple[str, Sequence[Person | Group]]], *, with_sex: bool
) -> Iterable[dict[str, Any]]:
    """Yield a heading for each part when there are several, and the members, numbered throughout."""
    number = 0
    for at, (title, members) in enumerate(parts, 1):
        if len(parts) > 1:
            count = _count(members)
            shown = f" ({format_count(count)} người)" if count else ""
            yield _row("muc", ten=f"{to_roman(at)}. {title}{shown}")
        for one in members:
            number += 1
            yield _build_row(one, str(number), with_sex=with_sex)


def _row(kind: str, **cells: str) -> dict[str, Any]:
    return {"loai": kind, **{name: cells.get(name, "") for name in ("stt", "ten", "chuc_vu", "ghi_chu")}}


def _build_row(one: Person | Group, number: str, *, with_sex: bool) -> dict[str, Any]:
    if isinstance(one, Group):
        return _row("nhom", stt=number, ten=begin_sentence(one.nhom), ghi_chu=_note_group(one))
    return _row(
        "nguoi",
        stt=number,
        ten=_write_name(one),
        chuc_vu=begin_sentence(one.chuc_danh),
        ghi_chu=_note(one, with_sex=with_sex),
    )


def _write_name(person: Person) -> str:
    """Return the name; a form of address other than that of everybody stands before it."""
    title = "" if fold_key(person.danh_xung) == "dong_chi" else first_upper(person.danh_xung)
    return " ".join(filter(None, (title, person.hoc_vi, person.ho_ten)))


def _note(person: Person, *, with_sex: bool) -> str:
    role = person.vai_tro if isinstance(person, Chair) and person.vai_tro != CHAIRS else ""
    return first_upper("; ".join(filter(None, (role, person.gioi_tinh if with_sex else ""))))


def _note_group(group: Group) -> str:
    count = f"{group.so_luong_in} đại biểu" if group.so_luong_in else ""
    place = f"tại {strip_end_marks(group.tai)}" if group.tai else ""
    inviter = f"do {group.moi_boi} mời" if group.moi_boi else ""
    return begin_sentence("; ".join(filter(None, (count, place, inviter))))


def _count(members: Iterable[Person | Group]) -> int | None:
    """Return how many people there are; None when it is not certain."""
    total = 0
    for one in members:
        if isinstance(one, Group):
            if one.so_luong is None or one.dinh_tinh or fold_key(one.nhom).startswith(_MAY_OVERLAP):
                return None
            total += one.so_luong
        else:
            total += 1
    return total


def _sum_up(everyone: Sequence[Person | Group], roll: Attendance | None) -> str:
    """Return the total and the roll call; the roll call counts when the total is another."""
    said = _write_roll_call(roll)
    called = (roll.trieu_tap, roll.co_mat) if roll else ()
    total = "" if said and _count(everyone) not in called else _write_total(everyone)
    return ". ".join(filter(None, (total, said)))


def _write_total(everyone: Sequence[Person | Group]) -> str:
    """Return how many there are, in all and by name; without the sum when it is not certain.

    >>> _write_total([Person(ho_ten="Lê An"), Group(nhom="Trưởng thôn", so_luong=8)])
    'Tổng số: 09 người, gồm 01 người có tên trong danh sách và 08 đại biểu theo nhóm'
    >>> _write_total([Person(ho_ten="Lê An"), Group(nhom="Trưởng thôn", so_luong=8, dinh_tinh="hơn")])
    'Có tên trong danh sách: 01 người'
    """
    named = sum(isinstance(one, Person) for one in everyone)
    total = _count(everyone)
    if total is None:
        return f"Có tên trong danh sách: {format_count(named)} người" if named else ""
    if total == named or not named:
        return f"Tổng số: {format_count(total)} {'người' if named else 'đại biểu'}"
    return (
        f"Tổng số: {format_count(total)} người, gồm {format_count(named)} người có tên trong danh sách "
        f"và {format_count(total - named)} đại biểu theo nhóm"
    )


def _write_roll_call(roll: Attendance | None) -> str:
    """Return the counts of the roll call that are given.

    >>> _write_roll_call(Attendance(trieu_tap=27, co_mat=25, vang_co_ly_do=2))
    'Điểm danh: triệu tập 27, có mặt 25, vắng có lý do 02'
    """
    counts = [(getattr(roll, key), said) for key, said in _COUNTED] if roll else []
    given = [f"{said} {format_count(count) if count else 0}" for count, said in counts if count is not None]
    return f"Điểm danh: {', '.join(given)}" if given else ""
