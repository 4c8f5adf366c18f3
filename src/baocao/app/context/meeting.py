"""The conference itself, in words: what it is called, when, where, who holds and chairs it."""

from __future__ import annotations

from typing import Any

from baocao.app.context.people import write_chairs, write_delegates, write_organisers
from baocao.data.model import Conference
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import fold_key

_FORMS = {
    "truc-tuyen": "theo hình thức trực tuyến",
    "ket-hop": "theo hình thức trực tiếp kết hợp trực tuyến",
}
_EVENTS = {
    "hoi_nghi": "Hội nghị",
    "hoi_thao": "Hội thảo",
    "toa_dam": "Tọa đàm",
    "dai_hoi": "Đại hội",
    "ky_hop": "Kỳ họp",
    "phien_hop": "Phiên họp",
    "cuoc_hop": "cuộc họp",
    "hop": "cuộc họp",
    "buoi_lam_viec": "buổi làm việc",
    "le": "buổi lễ",
}
"""How a name begins, keys folded, and how later sentences speak of what has it."""


def name_event(name: str) -> str:
    """Return how a sentence calls what was held, once its name has been said.

    >>> name_event("Hội nghị sơ kết quý III"), name_event("Lễ phát động thi đua"), name_event("Giao ban")
    ('Hội nghị', 'buổi lễ', 'Hội nghị')
    """
    folded = fold_key(name)
    found = (called for start, called in _EVENTS.items() if folded == start or folded.startswith(f"{start}_"))
    return next(found, "Hội nghị")


def build_meeting(conference: Conference, kind: str) -> dict[str, Any]:
    """Return the variables of ``hoi_nghi``; `kind` says whether it is over when the document is issued."""
    meeting = conference.hoi_nghi
    held, issued = meeting.thoi_gian.ngay_day_du, conference.ngay_van_ban(kind)
    name = strip_end_marks(meeting.ten)
    return {
        "ten": meeting.lan_thu.complete_name(name) if meeting.lan_thu else name,
        "goi": name_event(name),
        "da_hop": not (held and issued) or held <= issued,
        "ngay": meeting.thoi_gian.ngay_in,
        "ngay_chu": meeting.thoi_gian.ngay_chu,
        "ngay_tin": meeting.thoi_gian.ngay_tin,
        "thu": meeting.thoi_gian.thu,
        "buoi": meeting.thoi_gian.buoi,
        "bat_dau": meeting.thoi_gian.bat_dau_in,
        "ket_thuc": meeting.thoi_gian.ket_thuc_in,
        "dia_diem": strip_end_marks(meeting.dia_diem),
        "hinh_thuc": _FORMS.get(meeting.hinh_thuc, ""),
        "to_chuc": write_organisers(meeting.to_chuc),
        "chu_tri": write_chairs(meeting.chu_tri),
        "dai_bieu": write_delegates(conference.thanh_phan),
    }
