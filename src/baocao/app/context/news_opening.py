"""The head of a news item: headline, sapo, and who took part."""

from __future__ import annotations

import re

from baocao.app.context.attendees import find_delegates
from baocao.app.context.event import call_meeting, name_event
from baocao.app.context.meeting import tell_place, write_form
from baocao.app.context.people import introduce_chairs, list_delegates, write_organisers
from baocao.app.sentences import begin_sentence, end_sentence
from baocao.data.model import Conference, Meeting, When
from baocao.data.model.meeting import WHOLE_DAY
from baocao.data.model.people import COMES_TO_CHAIR, COMES_TO_DIRECT
from baocao.viet.dates import MonthOf, format_news_date
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_lower, first_upper, fold_key

_SIGNS = re.compile(r"[^\w\s]")
_COMES = (COMES_TO_CHAIR, COMES_TO_DIRECT)
"""Roles of a chair after whom the others “cùng dự”."""


def write_headline(conference: Conference) -> str:
    """Return the headline: a capital first, no full stop.

    >>> write_headline(Conference(hoi_nghi=Meeting(ten="hội nghị sơ kết quý III.")))
    'Hội nghị sơ kết quý III'
    """
    meeting = conference.hoi_nghi
    return begin_sentence(strip_end_marks(meeting.tieu_de)) or begin_sentence(call_meeting(meeting))


def write_sapo(conference: Conference) -> str:
    """Return when and where who held what, in which form, and who chaired.

    Source:
        the-thuc.md §3.5.
    """
    meeting = conference.hoi_nghi
    event, name = name_event(conference.hoi_nghi), call_meeting(meeting) or "hội nghị"
    head = ", ".join(filter(None, (_write_when(meeting.thoi_gian), tell_place(meeting))))
    organisers = _write_organisers(meeting, name)
    chairs = introduce_chairs(meeting.chu_tri, event)
    if organisers:
        first = f"{', '.join(filter(None, (head, organisers)))} tổ chức {name}"
    elif meeting.to_chuc or not chairs:
        first = ", ".join(filter(None, (head, f"diễn ra {name}")))
    else:
        chairs, first = (
            "",
            ", ".join(filter(None, (head, first_lower(introduce_chairs(meeting.chu_tri, name))))),
        )
    form = write_form(meeting)
    how = "" if form.startswith("kết nối") else "tổ chức " if form.startswith("theo") else "kết nối "
    points = begin_sentence(f"{event} được {how}{form}.")
    if form and not meeting.diem_cau:
        first = f"{first.rstrip('.')} {form}"
    sentences = (end_sentence(first), chairs, points if meeting.diem_cau and form else "")
    return " ".join(filter(None, sentences))


def _write_when(when: When) -> str:
    """Return the day as news has it, with its part.

    >>> from datetime import date
    >>> _write_when(When(ngay=date(2023, 10, 4), buoi="sáng")), _write_when(When(ngay=MonthOf(2017, 5)))
    ('Sáng 4/10', 'Tháng 5/2017')
    >>> _write_when(When(ngay=date(2025, 9, 24), ngay_ket_thuc=date(2025, 9, 25)))
    'Từ ngày 24/9 đến ngày 25/9'
    """
    if isinstance(when.ngay, MonthOf):
        return f"Tháng {when.ngay.month}/{when.ngay.year}"
    if when.ngay is None:
        return when.ngay_in
    last = when.ngay_ket_thuc
    if last and last != when.ngay:
        return f"Từ ngày {format_news_date(when.ngay)} đến ngày {format_news_date(last)}"
    session = when.buoi_in.replace(WHOLE_DAY, "") or "ngày"
    return f"{first_upper(session)} {format_news_date(when.ngay)}"


def _write_organisers(meeting: Meeting, name: str) -> str:
    """Return who holds it; empty when it is one body that the name says itself."""
    names = [one.ten for one in meeting.to_chuc]
    if len(names) == 1 and _has_words(name, names[0]):
        return ""
    return write_organisers(meeting.to_chuc)


def _has_words(text: str, words: str) -> bool:
    return f"_{fold_key(words)}_" in f"_{fold_key(_SIGNS.sub(' ', text))}_"


def write_delegates_part(conference: Conference) -> str:
    """Return who took part, chairs left out, in the order given."""
    chairs = conference.hoi_nghi.chu_tri
    delegates = list_delegates(find_delegates(conference, chairs))
    if not delegates:
        return ""
    comes = any(chair.vai_tro in _COMES for chair in chairs)
    return f"{'Cùng dự' if comes else f'Dự {name_event(conference.hoi_nghi)}'} có {'; '.join(delegates)}."
