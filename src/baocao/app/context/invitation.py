"""Giấy mời. Who is invited, to what, when, where, what is on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.attendees import find_delegates
from baocao.app.context.event import call_meeting
from baocao.app.context.occasion import build_occasion, write_holders
from baocao.app.context.people import list_delegates, write_group
from baocao.app.context.topic import DEFAULT_TOPIC, iter_purposes, write_topic
from baocao.app.sentences import begin_sentence, list_lines, name_inside
from baocao.data.model import Conference, Group, Person, ProgrammeItem
from baocao.data.model.people import COMRADE, same_text
from baocao.layout.profile import Profile
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_lower, fold_key

_KIND = "giay-moi"
_MAX_LABEL = 60
_ANYONE = "các đại biểu"
_COMRADES = "các đồng chí"
_TITLES = (COMRADE, "ông", "bà")
_FRAME = {"khai-mac", "ket-luan"}
"""Items of the programme that every conference has."""
_FRAME_WORDS = (
    *("khai_mac", "phat_bieu_khai_mac", "be_mac", "ket_luan", "phat_bieu_ket_luan", "tuyen_bo_ly_do"),
    *("chao_co", "don_", "on_dinh", "gioi_thieu_dai_bieu", "giai_lao", "nghi_", "van_nghe"),
)
"""How such an item begins, keys folded, when it has no ``loai``."""
_A_CONCLUSION = ("ket_luan_so_", "nghi_quyet", "nghi_dinh")
"""How an item begins that is about a document and only looks so."""
_PURPOSES = (
    *("so_ket", "tong_ket", "trien_khai", "danh_gia", "quan_triet", "giao_ban", "phat_dong", "hoc_tap"),
    *("pho_bien", "tap_huan", "ky_niem", "cong_bo", "lay_y_kien", "gop_y", "thong_qua", "doi_thoai"),
)
"""How a purpose begins, keys folded, that a conference has in its name."""
_HELD = re.compile(r"^Hội nghị (?:trực tuyến |toàn quốc |toàn tỉnh |toàn xã )?", re.IGNORECASE)
_FEWEST_WORDS = 4
"""A purpose of fewer words says nothing more than the name."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """One who is invited: a person, a group of delegates, or a body."""

    name: str
    """As the sentence has it: ``đồng chí Lê An, Bí thư chi bộ``; no end mark."""
    label: str
    """What a file name may be made of: the name or the body alone, at most 60 characters; not unique."""


def list_invitees(conference: Conference) -> tuple[Invitee, ...]:
    """Return who gets an invitation, in the order given, everyone once.

    These are the addressees of the invitation if it has its own, else the
    delegates. Nobody is invited to a conference that they chair, and whom
    another body invites gets no invitation from this one.
    """
    texts, delegates = _choose_invited(conference)
    if texts:
        return tuple(Invitee(name=name_inside(text), label=_shorten(text)) for text in texts)
    return tuple(_invite(one) for one in _find_own(conference, delegates))


def invite_only(conference: Conference, invitee: int) -> Conference:
    """Return the conference as the invitation of one invitee shows it.

    Args:
        conference: The data.
        invitee: Index in what `list_invitees` returns.
    """
    texts, delegates = _choose_invited(conference)
    if texts:
        paper = replace(conference.van_ban_cho(_KIND), kinh_gui=(texts[invitee],))
        return replace(conference, van_ban={**conference.van_ban, _KIND: paper})
    return replace(conference, thanh_phan=(_find_own(conference, delegates)[invitee],))


def write_subject(conference: Conference) -> str:
    """Return ``dự Hội nghị …``."""
    return f"dự {call_meeting(conference.hoi_nghi)}".strip()


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:  # noqa: ARG001
    """Return who is invited to what, and the lines of an invitation."""
    texts, delegates = _choose_invited(conference)
    invited = [name_inside(text) for text in texts] or list_delegates(delegates)
    meeting = conference.hoi_nghi
    event = ", ".join(filter(None, (call_meeting(meeting), write_holders(meeting, conference.co_quan.ten))))
    return {
        "khach_moi": list_lines([words.write(one) for one in invited]),
        "goi_khach": _address(texts, delegates),
        "du_hop": words.write(event),
        "thanh_phan_du": list_lines([words.write(one) for one in _list_others(conference, texts)]),
        **build_occasion(meeting, words),
        "noi_dung_hop": list_lines([words.write(text) for text in _list_contents(conference)]),
        "tai_lieu": [words.write(one.ten) for one in conference.tai_lieu],
        "ghi_chu_moi": list_lines(
            [words.write(begin_sentence(text)) for text in conference.van_ban_cho(_KIND).ghi_chu]
        ),
    }


def _choose_invited(conference: Conference) -> tuple[tuple[str, ...], tuple[Person | Group, ...]]:
    """Return the addressees as text, or else the delegates."""
    paper = conference.van_ban_cho(_KIND)
    delegates = find_delegates(conference, conference.hoi_nghi.chu_tri)
    texts = tuple(filter(None, (strip_end_marks(text.strip().lstrip("-–+• ")) for text in paper.kinh_gui)))
    if ("kinh_gui" in paper.da_khai and texts) or not delegates:
        return texts, ()
    return (), delegates


def _list_others(conference: Conference, texts: Sequence[str]) -> list[str]:
    """Return the delegates besides the addressees; none when the delegates themselves are invited."""
    if not texts:
        return []
    said = " ".join(map(fold_key, texts))
    others = find_delegates(conference, conference.hoi_nghi.chu_tri)
    names = [fold_key(one.ho_ten if isinstance(one, Person) else one.nhom) for one in others]
    return list_delegates([one for one, name in zip(others, names, strict=True) if name not in said])


def _find_own(conference: Conference, delegates: Sequence[Person | Group]) -> tuple[Person | Group, ...]:
    issuer = conference.co_quan.ten
    return tuple(
        one
        for one in delegates
        if isinstance(one, Person) or not one.moi_boi or same_text(one.moi_boi, issuer)
    )


def _invite(one: Person | Group) -> Invitee:
    if isinstance(one, Person):
        return Invitee(name=one.gioi_thieu, label=_shorten(one.ho_ten))
    return Invitee(name=write_group(one), label=_shorten(one.nhom))


def _shorten(text: str) -> str:
    """Return the first words of `text`, as many as a file name has room for."""
    return text if len(text) <= _MAX_LABEL else text[:_MAX_LABEL].rpartition(" ")[0]


def _address(texts: Sequence[str], delegates: Sequence[Person | Group]) -> str:
    """Return how the last sentence calls those invited: ``đồng chí``, ``ông``, ``các đồng chí``."""
    persons = [one for one in delegates if isinstance(one, Person)]
    titles = [first_lower(one.danh_xung) or COMRADE for one in persons]
    if len(texts) == 1:
        titles = [title for title in _TITLES if fold_key(texts[0]).startswith(f"{fold_key(title)}_")]
    if len(titles) == 1 and len(texts) + len(delegates) == 1:
        return titles[0] if titles[0] in _TITLES else _ANYONE
    return _COMRADES if persons == list(delegates) and set(titles) == {COMRADE} else _ANYONE


def _list_contents(conference: Conference) -> list[str]:
    """Return what is on: the programme, else what is reviewed and planned, else topics and purpose."""
    heads = [one.noi_dung for one in conference.chuong_trinh if one.noi_dung and not _is_frame(one)]
    if heads:
        return heads
    planned = list(iter_purposes(conference))
    topics = list(conference.hoi_nghi.chu_de)
    if write_topic(conference) != DEFAULT_TOPIC:
        return planned or topics
    purpose = _find_purpose(conference)
    return [*topics, *([purpose] if purpose else planned)]


def _is_frame(item: ProgrammeItem) -> bool:
    folded = fold_key(item.noi_dung)
    if item.loai:
        return item.loai in _FRAME
    return folded.startswith(_FRAME_WORDS) and not folded.startswith(_A_CONCLUSION)


def _find_purpose(conference: Conference) -> str:
    """Return what the conference's name says it is for; empty when the name leaves out a period."""
    name = call_meeting(conference.hoi_nghi)
    purpose = _HELD.sub("", name)
    spans = [span for span in (conference.ky.bao_cao, conference.ky.ke_hoach) if span]
    is_whole = all(span.ten_gon.casefold() in name.casefold() for span in spans)
    is_purpose = purpose != name and fold_key(purpose).startswith(_PURPOSES)
    return purpose if is_whole and is_purpose and len(purpose.split()) >= _FEWEST_WORDS else ""
