"""Kế hoạch tổ chức hội nghị. Why it is held, what, when, where and for whom, and who prepares it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.attendees import find_delegates, list_named
from baocao.app.context.event import call_meeting, name_event
from baocao.app.context.numbering import count_present
from baocao.app.context.occasion import build_occasion, write_place
from baocao.app.context.people import list_delegates
from baocao.app.context.programme import CALLED, build_table, write_hours
from baocao.app.context.speakers import Speakers
from baocao.app.context.tasks import build_tasks
from baocao.app.context.topic import DEFAULT_TOPIC, iter_purposes, write_topic
from baocao.app.sentences import begin_sentence, end_sentence, list_lines
from baocao.data.model import Conference
from baocao.data.model.people import HELPS, ORGANISES, STANDING, SUBJECT, same_text
from baocao.layout.profile import Profile
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.numbers import to_roman
from baocao.viet.text import collapse_blanks, first_lower, fold_key, place_tone

_KIND = "ke-hoach"
_EVENT = re.compile(
    r"(?:hội nghị|hội thảo|tọa đàm|cuộc họp|buổi họp|họp|phiên họp|lễ|buổi lễ|chương trình)"
    r"(?: trực tuyến| trực tiếp)?\s+",
    re.IGNORECASE,
)
"""What a name begins with before it says what for."""
_PURPOSES = (
    *("sơ kết", "tổng kết", "đánh giá", "kiểm điểm", "triển khai", "thực hiện", "quán triệt", "học tập"),
    *("nghiên cứu", "phổ biến", "tuyên truyền", "tập huấn", "bồi dưỡng", "phát động", "hưởng ứng", "ra quân"),
    *(
        "công bố",
        "trao",
        "ký kết",
        "kỷ niệm",
        "biểu dương",
        "tuyên dương",
        "tôn vinh",
        "gặp mặt",
        "đối thoại",
    ),
    *("lấy ý kiến", "góp ý", "cho ý kiến", "tham gia ý kiến", "thảo luận", "bàn", "thông qua", "phản biện"),
    *(
        "tiếp xúc",
        "rà soát",
        "thống nhất",
        "xây dựng",
        "đẩy mạnh",
        "tăng cường",
        "bầu",
        "kiện toàn",
        "ra mắt",
    ),
)
"""How a name goes on that says what the conference is for."""
_DUTIES: Mapping[str, str] = {
    ORGANISES: "{ten} chủ trì tổ chức {su_kien}",
    "": "{ten} tổ chức {su_kien}",
    SUBJECT: "{ten} tổ chức {su_kien}",
    STANDING: "{ten} là cơ quan thường trực tổ chức {su_kien}",
    HELPS: "{ten} phối hợp tổ chức {su_kien}",
}
"""What organisers of a role do; in this order."""


def write_subject(conference: Conference) -> str:
    """Return ``tổ chức Hội nghị …``."""
    return f"tổ chức {call_meeting(conference.hoi_nghi)}".strip()


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:  # noqa: ARG001
    """Return purpose, contents, time, place, people and preparation, and the numbers of what is there."""
    meeting = conference.hoi_nghi
    purposes, contents = _choose_purposes(conference)
    subject = strip_end_marks(conference.van_ban_cho(_KIND).trich_yeu) or write_subject(conference)
    told: dict[str, Any] = {
        "viec_to_chuc": words.write(first_lower(subject)),
        "muc_dich": words.sentences(purposes),
        "yeu_cau": words.sentences(meeting.yeu_cau),
        "noi_dung_to_chuc": list_lines([words.write(begin_sentence(text)) for text in contents]),
        "bang_chuong_trinh": _build_table(conference, words),
        "dia_diem_hop": words.write(write_place(meeting.dia_diem, meeting.diem_cau)),
    }
    delegates = list_delegates(find_delegates(conference, [*meeting.chu_tri, *meeting.thu_ky]))
    body = {
        **build_occasion(meeting, words),
        **told,
        "thu_ky_hop": words.write("; ".join(one.gioi_thieu for one in meeting.thu_ky)),
        "dai_bieu_du": list_lines([words.write(one) for one in delegates]),
        "phan_cong_to_chuc": list_lines([words.write(one) for one in _assign(conference)]),
        "chuan_bi": [
            {key: words.write(text) for key, text in task.items()} for task in build_tasks(meeting.chuan_bi)
        ],
        "tai_lieu": [words.write(one.ten) for one in conference.tai_lieu],
        "kinh_phi": words.write(strip_end_marks(meeting.kinh_phi)),
    }
    body["thoi_gian_cau"], body["dia_diem_cau"] = (
        end_sentence(body[key]) if body[key] else "" for key in ("thoi_gian_hop", "dia_diem_hop")
    )
    body["stt_ke_hoach"] = _number(body)
    return body


def _is_table(conference: Conference) -> bool:
    """Tell whether the programme has hours and persons, which are read best in columns."""
    items = conference.chuong_trinh
    return any(item.gio for item in items) and any(item.nguoi for item in items)


def _build_table(conference: Conference, words: Abbreviations) -> dict[str, Any]:
    if not _is_table(conference):
        return {"co_gio": False, "co_nguoi": False, "dong": []}
    return build_table(conference, words, [*list_named(conference), *conference.hoi_nghi.thu_ky])


def _choose_purposes(conference: Conference) -> tuple[list[str], list[str]]:
    """Return what the conference is for and what is on, neither of them saying what the other does.

    The purpose is as given, else what the name says it is for, else what is
    reviewed and planned, else the topics. What is on is the programme, unless
    it is a table, else what is reviewed and planned, else the topics.
    """
    meeting = conference.hoi_nghi
    programme, reviewed = list(_list_programme(conference)), list(iter_purposes(conference))
    said = fold_key(" ".join((meeting.ten, *meeting.muc_dich)))
    topics = [topic for topic in meeting.chu_de if fold_key(topic) not in said]
    purposes = list(meeting.muc_dich) or find_purpose(meeting.ten) or reviewed
    if not purposes and topics:
        purposes, topics = [f"bàn về {join_words(map(strip_end_marks, topics))}"], []
    rest = [] if purposes is reviewed else reviewed
    if programme or _is_table(conference):
        is_told = not topics or (write_topic(conference) != DEFAULT_TOPIC and purposes is reviewed)
        return purposes, programme if is_told else [f"Chủ đề: {join_words(topics)}", *programme]
    if write_topic(conference) != DEFAULT_TOPIC and reviewed:
        return purposes, rest
    return purposes, [*topics, *rest]


def find_purpose(name: str) -> list[str]:
    """Return what a name says that the conference is for; nothing when it does not say so.

    >>> find_purpose("Hội nghị sơ kết quý III, bàn việc quý IV"), find_purpose("Đại hội Hội Nông dân")
    (['sơ kết quý III, bàn việc quý IV'], [])
    """
    bare = collapse_blanks(strip_end_marks(name))
    event = _EVENT.match(bare)
    rest = bare[event.end() :] if event else bare
    words = place_tone(rest).casefold()
    return [rest] if words.startswith(tuple(f"{purpose} " for purpose in _PURPOSES)) else []


def _list_programme(conference: Conference) -> Iterator[str]:
    """Yield the items of the programme: when, what, by whom; who is introduced elsewhere is named short."""
    meeting = conference.hoi_nghi
    speakers = Speakers(conference, [*list_named(conference), *meeting.thu_ky])
    before = ""
    for item in () if _is_table(conference) else conference.chuong_trinh:
        content = begin_sentence(strip_end_marks(item.noi_dung)) or CALLED.get(item.loai, "")
        if not content:
            continue
        hours = write_hours(item.gio)
        doer = f" ({speakers.name(item.nguoi)})" if item.nguoi else ""
        yield f"{hours}: {content}{doer}" if hours and hours != before else content + doer
        before = hours


def _assign(conference: Conference) -> Iterator[str]:
    """Yield what each organiser does, in a sentence; nothing when only the issuing body is one."""
    meeting = conference.hoi_nghi
    event = name_event(meeting)
    by_role: dict[str, list[str]] = {}
    for one in meeting.to_chuc:
        by_role.setdefault(one.vai_tro, []).append(one.ten)
    if list(by_role) == [""] and all(same_text(name, conference.co_quan.ten) for name in by_role[""]):
        return
    if by_role.keys() >= {STANDING, SUBJECT}:
        subject = join_words(by_role.pop(SUBJECT))
        by_role[SUBJECT] = [f"{join_words(by_role.pop(STANDING))}, {STANDING} {subject},"]
    for role, duty in _DUTIES.items():
        if role in by_role:
            yield duty.format(ten=join_words(by_role[role]), su_kien=event)


def _number(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the number of each part and item; empty for what is not there."""
    items = {
        "noi_dung": bool(body["noi_dung_to_chuc"] or body["bang_chuong_trinh"]["dong"]),
        "thoi_gian": bool(body["thoi_gian_hop"]),
        "dia_diem": bool(body["dia_diem_hop"] or body["hinh_thuc_hop"]),
        "thanh_phan": any(body[key] for key in ("nguoi_chu_tri", "thu_ky_hop", "dai_bieu_du")),
    }
    parts = {
        "muc_dich": bool(body["muc_dich"] or body["yeu_cau"]),
        "noi_dung_chung": any(items.values()),
        "thuc_hien": True,
    }
    return {
        **{key: to_roman(at) if at else "" for key, at in count_present(parts)},
        **{key: str(at or "") for key, at in count_present(items)},
    }
