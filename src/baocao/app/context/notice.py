"""The text of thông báo kết luận: what was held, what its chair concluded, who does what by when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from baocao.app.context.abbreviations import Abbreviations, spell_out
from baocao.app.context.attendees import list_named
from baocao.app.context.event import call_meeting, name_event
from baocao.app.context.meeting import write_attended, write_held
from baocao.app.context.numbering import count_present
from baocao.app.context.programme_words import find_stage, write_item
from baocao.app.context.speakers import Speakers, as_subject
from baocao.app.context.tasks import find_giver, forget_concluder, list_assignments, without_repeated
from baocao.app.context.votes import is_adoption, write_vote
from baocao.app.sentences import begin_sentence
from baocao.data.model import Conference, Person, ProgrammeItem
from baocao.layout.profile import Profile
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.text import collapse_blanks, first_lower, place_tone

_HEARD = {"bao-cao", "tham-luan"}
_SHORT_FORMS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc"}
_MEMBER = re.compile(r"\b(?:ủy|uỷ) viên\b|^(?:thành viên|đại biểu)\b", re.IGNORECASE)
_OF_PARTY = re.compile(r"\b(?:đảng|(?:tỉnh|thành|huyện) (?:ủy|uỷ)|chi bộ)\b", re.IGNORECASE)


def write_subject(conference: Conference) -> str:
    """Return whose conclusion at what: ``kết luận của đồng chí …, Bí thư Đảng ủy, tại Hội nghị …``."""
    person, name = conference.nguoi_ket_luan, call_meeting(conference.hoi_nghi)
    if person is None:
        return f"kết luận {name}".strip()
    post = choose_post(person, conference)
    who = f"{person.xung_ho}, {post}," if post else person.xung_ho
    return f"kết luận của {who} tại {name}" if name else f"kết luận của {who.rstrip(',')}"


def choose_post(person: Person, conference: Conference) -> str:
    """Return the one post of a person that suits the issuing body.

    That is the short one if there is one; else a post rather than a
    membership, not of the Party when the issuer is no body of the Party, and
    the one that shares most words with the body's name; else the first.
    """
    if person.goi_tat or not person.chuc_vu:
        return person.goi_tat
    body, is_party = _words_of(conference.co_quan.ten), conference.co_quan.khoi == "dang"

    def rank(post: str) -> tuple[bool, bool, int]:
        fits = is_party or not _OF_PARTY.search(post)
        whole = spell_out(post, conference.viet_tat)
        return not _MEMBER.search(post), fits, len(body & _words_of(whole))

    return max(person.chuc_vu, key=rank)


def _words_of(name: str) -> set[str]:
    words = collapse_blanks(place_tone(name)).casefold().split()
    return {part for word in words for part in _SHORT_FORMS.get(word, word).split()}


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:
    """Return the paragraphs of ``thong_bao`` and the numbers of its parts; what is not there has none."""
    opening = [" ".join(map(words.write, write_held(conference)))]
    opening += map(words.write, [write_attended(conference), *_write_concluding(conference)])
    person = conference.nguoi_ket_luan
    concluded = forget_concluder(conference.ket_luan.chi_dao, conference)
    planned = forget_concluder(without_repeated(conference.nhiem_vu, concluded), conference)
    body: dict[str, Any] = {
        "mo_dau": [text for text in opening if text],
        "danh_gia": words.sentences(conference.ket_luan.danh_gia),
    }
    for key, tasks in (("chi_dao", concluded), ("nhiem_vu", planned)):
        giver = find_giver(tasks) if tasks else ""
        body[key] = list_assignments(tasks, words, profile, giver=giver) if tasks else []
    body["nguoi_ket_luan"] = person.xung_ho if person else ""
    body["stt"] = _number(body)
    return {"thong_bao": body}


def _number(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the numbers of the parts; how it is carried out is always said."""
    present = {key: bool(body[key]) for key in ("danh_gia", "chi_dao", "nhiem_vu")}
    return {key: str(at or "") for key, at in count_present({**present, "to_chuc": True})}


def _write_votes(conference: Conference) -> str:
    """Return the votes, a sentence each; that on the minutes is left to the minutes."""
    event, present = name_event(conference.hoi_nghi), conference.so_co_mat
    return " ".join(
        write_vote(vote, begin_sentence(event), present)
        for vote in conference.bieu_quyet
        if not is_adoption(vote)
    )


def _write_concluding(conference: Conference) -> list[str]:
    """Return what was heard and voted on, as far as the data tell, and that somebody concluded."""
    meeting, person = conference.hoi_nghi, conference.nguoi_ket_luan
    event = name_event(meeting)
    met = list_named(conference)
    speakers = Speakers(conference, met)
    heard = [_write_heard(item, speakers) for item in conference.chuong_trinh if find_stage(item) in _HEARD]
    has_debate = any(find_stage(item) == "thao-luan" for item in conference.chuong_trinh)
    opinions = "ý kiến của các đại biểu" if conference.y_kien or has_debate else ""
    who = "người chủ trì"
    if person:
        is_met = any(one.is_same(person) for one in met)
        who = person.xung_ho if is_met else as_subject(person.gioi_thieu)
    votes = _write_votes(conference)
    if len(heard) > 1 or (heard and votes):
        told = f"{begin_sentence(event)} đã nghe{':' if len(heard) > 1 else ''} {'; '.join(heard)}."
        basis = f"Trên cơ sở các nội dung được trình bày{f' và {opinions}' if opinions else ''}"
        return [told, votes, f"{basis}, {who} kết luận như sau:"]
    basis = " và ".join(filter(None, (*heard, opinions)))
    return [votes, f"{f'Sau khi nghe {basis}' if basis else f'Tại {event}'}, {who} kết luận như sau:"]


def _write_heard(item: ProgrammeItem, speakers: Speakers) -> str:
    who = speakers.name(item.nguoi) if item.nguoi else ""
    if not who:
        return first_lower(strip_end_marks(item.noi_dung))
    who = join_words(part.strip() for part in who.split(";"))
    is_person = speakers.find(item.nguoi) is not None
    return who[:1] + write_item(item, who, "", is_person=is_person)[1:]
