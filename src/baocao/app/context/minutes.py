"""The text of biên bản: how the conference went, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.attendees import Attendees, find_attendees
from baocao.app.context.event import call_meeting, name_event
from baocao.app.context.head import split_offices, write_recipients
from baocao.app.context.occasion import write_place
from baocao.app.context.people import list_delegates, write_organisers
from baocao.app.context.proceedings import build_proceedings
from baocao.app.context.speakers import Speakers
from baocao.app.context.votes import is_adoption, write_fraction, write_people, write_result, write_share
from baocao.app.sentences import begin_sentence, end_sentence
from baocao.data.model import Attendance, Chair, Conference, Paper, Person
from baocao.data.model.people import CHAIRS, CHAIRS_TOGETHER, COMES_TO_DIRECT, same_text
from baocao.layout.profile import Profile
from baocao.viet.dates import format_issue_date
from baocao.viet.lists import end_marks, strip_end_marks
from baocao.viet.text import first_lower, fold_key

KIND = "bien-ban"
_ENDS = ("ket_thuc", "be_mac")


def write_subject(conference: Conference) -> str:
    """Return what was held: minutes have its name where other documents have their trích yếu."""
    return first_lower(call_meeting(conference.hoi_nghi))


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:
    """Return who came, what happened in order, how it ended and who signs."""
    meeting, paper = conference.hoi_nghi, conference.van_ban_cho(KIND)
    attendees = find_attendees(conference)
    chairs = _find_chairs(conference, attendees)
    event = name_event(meeting)
    opening = {
        "dia_diem_hop": words.write(write_place(meeting.dia_diem, meeting.diem_cau)),
        "don_vi_to_chuc": words.write(_write_organisers(conference)),
        "nguoi_du": [words.write(line) for line in _list_attendance(conference, attendees, profile)],
        "chu_toa": words.write(_write_chairs(_find_presiding(chairs))),
        "thu_ky": words.write("; ".join(one.gioi_thieu for one in attendees.secretaries)),
    }
    speakers = Speakers(conference, [*chairs, *attendees.secretaries])
    last = meeting.thoi_gian.ngay_cuoi
    closing = strip_end_marks(paper.loi_ket) if "loi_ket" in paper.da_khai else ""
    return {
        **opening,
        "dien_bien": build_proceedings(conference, profile, words, speakers),
        "thong_qua": _write_adoption(conference, event, closing),
        "loi_ket_thuc": closing if _says_end(closing) else "",
        "ngay_ket_thuc": format_issue_date(last) if last else "",
        "ky_chu_toa": [one.ho_ten for one in _find_signing_chairs(chairs)],
        "ky_thu_ky": [one.ho_ten for one in attendees.secretaries],
        "xac_nhan": _build_confirmation(paper, profile, [*chairs, *attendees.secretaries]),
        "noi_nhan": write_recipients(profile, _find_recipients(paper, profile), addressed=None),
    }


def _find_chairs(conference: Conference, attendees: Attendees) -> tuple[Person, ...]:
    """Return who presided; who concluded stands for a chair when none is named."""
    concluded = conference.nguoi_ket_luan
    return attendees.chairs or ((concluded,) if concluded else ())


def _find_signing_chairs(chairs: Sequence[Person]) -> Sequence[Person]:
    """Return who signs as chair: one, the first; all only where the data say that they chair together."""
    roles = [one.vai_tro or CHAIRS if isinstance(one, Chair) else CHAIRS for one in chairs]
    typed = {one.vai_tro for one in chairs if isinstance(one, Chair)}
    if CHAIRS_TOGETHER in typed and typed <= {"", CHAIRS_TOGETHER}:
        return chairs
    leading = [
        one for one, role in zip(chairs, roles, strict=True) if role not in {CHAIRS_TOGETHER, COMES_TO_DIRECT}
    ]
    together = [one for one, role in zip(chairs, roles, strict=True) if role == CHAIRS_TOGETHER]
    return leading[:1] or together or chairs[:1]


def _find_presiding(chairs: Sequence[Person]) -> Sequence[Person]:
    """Return those who preside; who came to direct does so only when nobody else is named."""
    presiding = [one for one in chairs if not (isinstance(one, Chair) and one.vai_tro == COMES_TO_DIRECT)]
    return presiding or chairs


def _write_chairs(chairs: Sequence[Person]) -> str:
    """Return the chairs in one line; a role stands beside the name when it is not that of all."""
    roles = [one.vai_tro if isinstance(one, Chair) else "" for one in chairs]
    is_shared = len(set(roles)) == 1 and COMES_TO_DIRECT not in roles
    pieces = []
    for one, role in zip(chairs, roles, strict=True):
        shown = "" if is_shared or role in {"", CHAIRS} else f" ({role})"
        pieces.append(one.gioi_thieu + shown)
    return "; ".join(pieces)


def _write_organisers(conference: Conference) -> str:
    """Return who held it; empty when it was the issuing body alone."""
    organisers = conference.hoi_nghi.to_chuc
    if len(organisers) == 1 and same_text(organisers[0].ten, conference.co_quan.ten):
        return ""
    return write_organisers(organisers).rstrip(",")


def _list_attendance(conference: Conference, attendees: Attendees, profile: Profile) -> list[str]:
    """Return the roll call and the delegates, a line each with dash and end mark."""
    roll = _write_roll(conference.diem_danh) if conference.diem_danh else ""
    absent = "; ".join(map(strip_end_marks, conference.diem_danh.nguoi_vang)) if conference.diem_danh else ""
    chairs = _find_chairs(conference, attendees)
    directing = [one.gioi_thieu for one in chairs if one not in _find_presiding(chairs)]
    lines = [
        *([roll] if roll else []),
        *([f"Người vắng: {absent}"] if absent else []),
        *([f"Dự và chỉ đạo: {'; '.join(directing)}"] if directing else []),
        *map(begin_sentence, list_delegates(attendees.delegates)),
    ]
    return [f"{profile.headings.bullets[0]}{line}" for line in end_marks(lines)]


def _write_roll(roll: Attendance) -> str:
    """Return how many were called, came and stayed away.

    >>> _write_roll(Attendance(trieu_tap=33, co_mat=31, vang_co_ly_do=2))
    'Triệu tập: 33 đại biểu; có mặt: 31/33 đại biểu (93,9%); vắng có lý do: 02 đại biểu'
    >>> _write_roll(Attendance(trieu_tap=22, co_mat=22)), _write_roll(Attendance(co_mat=8))
    ('Triệu tập: 22 đại biểu; có mặt: 22/22 đại biểu (100%)', 'Có mặt: 08 đại biểu')
    """
    called, present = roll.trieu_tap, roll.co_mat
    came = ""
    if present is not None:
        came = write_people(present)
        if called and present <= called:
            came = f"{write_fraction(present, called)} đại biểu ({write_share(present, called)})"
    absent = {"vắng có lý do": roll.vang_co_ly_do, "vắng không có lý do": roll.vang_khong_ly_do}
    pieces = [
        f"triệu tập: {write_people(called)}" if called is not None else "",
        f"có mặt: {came}" if came else "",
        *(f"{label}: {write_people(count)}" for label, count in absent.items() if count is not None),
    ]
    return begin_sentence("; ".join(filter(None, pieces)))


def _write_adoption(conference: Conference, event: str, closing: str) -> list[str]:
    """Return that the minutes were adopted, only when a vote or the closing line says so."""
    vote = next(filter(is_adoption, conference.bieu_quyet), None)
    lines = [end_sentence(closing)] if closing and not _says_end(closing) else []
    if vote is None:
        return lines
    present = conference.so_co_mat
    return [f"Biên bản đã được thông qua trước {event}{write_result(vote, present)}.", *lines]


def _says_end(closing: str) -> bool:
    return any(re.search(rf"(?:^|_){word}(?:_|$)", fold_key(closing)) for word in _ENDS)


def _build_confirmation(paper: Paper, profile: Profile, signing: Sequence[Person]) -> dict[str, Any] | None:
    """Return who confirms the minutes, when the data name a signer for minutes themselves.

    Source:
        HD 05-HD/VPTW, biên bản: chữ ký xác nhận của cơ quan, nếu cần.
    """
    signer = paper.nguoi_ky if "nguoi_ky" in paper.da_khai else None
    if signer is None:
        return None
    is_signing = any(same_text(one.ho_ten, signer.ho_ten) for one in signing)
    if is_signing and not signer.quyen_han:
        return None
    lines, post = split_offices(profile, signer.quyen_han, signer.chuc_vu)
    return {"quyen_han": lines, "chuc_vu": post, "ho_ten": signer.ho_ten}


def _find_recipients(paper: Paper, profile: Profile) -> Sequence[str]:
    """Return the recipients; of those of all kinds, the copy that is kept is the one of minutes.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9: ``Lưu: VT, Hồ sơ``.
    """
    filed = profile.minutes.filed
    if not filed or "noi_nhan" in paper.da_khai:
        return paper.noi_nhan
    return [
        f"Lưu: {filed}" if fold_key(one.lstrip("-–+• ")).startswith("luu") else one for one in paper.noi_nhan
    ]
