"""Chương trình. What is done when and by whom, a row each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.attendees import complete, is_one_person
from baocao.app.context.event import call_meeting
from baocao.app.context.occasion import build_occasion
from baocao.app.sentences import begin_sentence
from baocao.data.model import Conference, Person
from baocao.data.model.people import same_text
from baocao.layout.profile import Profile
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import collapse_blanks
from baocao.viet.times import TimeFormatError, format_time, parse_time

_BETWEEN = re.compile(r"\s*(?:-|–|—|đến)\s*")
CALLED = {
    "khai-mac": "Khai mạc",
    "bao-cao": "Trình bày báo cáo",
    "tham-luan": "Tham luận",
    "thao-luan": "Thảo luận",
    "khen-thuong": "Khen thưởng",
    "ket-luan": "Kết luận",
}
"""What an item without words of its own is, by its ``loai``."""


def write_subject(conference: Conference) -> str:
    """Return the name of the conference."""
    return call_meeting(conference.hoi_nghi)


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:  # noqa: ARG001
    """Return what stands above the table, its rows, and which columns have something in them."""
    occasion = build_occasion(conference.hoi_nghi, words)  # stands above the table
    return {**occasion, "bang_chuong_trinh": build_table(conference, words, conference.hoi_nghi.chu_tri)}


def build_table(conference: Conference, words: Abbreviations, introduced: Iterable[Person]) -> dict[str, Any]:
    """Return the rows of the programme, and which columns have something in them.

    Args:
        conference: Whose programme it is.
        words: Introduces abbreviations.
        introduced: Who is named with posts elsewhere in the document.
    """
    rows = _build_rows(conference, words, list(introduced))
    return {
        "co_gio": any(row["gio"] for row in rows),
        "co_nguoi": any(row["nguoi"] for row in rows),
        "dong": rows,
    }


def _build_rows(conference: Conference, words: Abbreviations, told: list[Person]) -> list[dict[str, str]]:
    everyone = [person for _, person in conference.iter_people()]
    rows, before = [], ""
    for number, item in enumerate(conference.chuong_trinh, 1):
        hours = write_hours(item.gio)
        doer = _find_doer(item.nguoi, everyone)
        content = words.write(_write_content(item.noi_dung, doer)) or CALLED.get(item.loai, "")
        rows.append(
            {
                "stt": str(number),
                "gio": "" if hours == before else hours,
                "noi_dung": content,
                "nguoi": begin_sentence(words.write(_write_doer(conference, doer, told))),
            }
        )
        before = hours
    return rows


def _write_content(text: str, doer: Person | str) -> str:
    """Return what is done; whoever does it is named in a column of their own.

    >>> _write_content("Đồng chí Lê An khai mạc hội nghị;", Person(ho_ten="Lê An"))
    'Khai mạc hội nghị'
    """
    bare = strip_end_marks(text)
    if isinstance(doer, Person):
        for name in (f"{doer.gioi_thieu}, ", f"{doer.gioi_thieu} ", f"{doer.xung_ho} "):
            if bare.casefold().startswith(name.casefold()):
                return begin_sentence(bare[len(name) :])
    return begin_sentence(bare)


def write_hours(text: str) -> str:
    """Return an hour or a span of hours in one form; what is neither stays as typed.

    >>> write_hours("8h"), write_hours("7:30-8:00"), write_hours("từ 13g30 đến 14 giờ"), write_hours("Sáng")
    ('08h00', '07h30 - 08h00', '13h30 - 14h00', 'Sáng')
    """
    bare = strip_end_marks(collapse_blanks(text))
    try:
        hours = [format_time(parse_time(one), "short") for one in _BETWEEN.split(bare.removeprefix("từ "))]
    except TimeFormatError:
        return bare
    return " - ".join(hours)


def _find_doer(doer: Person | str, everyone: Sequence[Person]) -> Person | str:
    """Return the person whom a text names and nothing else; else what is given."""
    if isinstance(doer, Person):
        return doer
    return next((person for person in everyone if same_text(person.ho_ten, doer)), doer) if doer else ""


def _write_doer(conference: Conference, doer: Person | str, told: list[Person]) -> str:
    """Return who does it: with posts where first named, by name where they are known from above."""
    if isinstance(doer, str):
        return strip_end_marks(doer)
    if any(is_one_person(doer, other) for other in told):
        return doer.xung_ho
    told.append(doer)
    return complete(conference, doer).gioi_thieu
