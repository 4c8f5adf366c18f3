"""What a conference is called: by its name in a sentence, and by what it is once the name has been said."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from baocao.data.model import Meeting
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_lower, fold_key

FORMS: Mapping[str, str] = MappingProxyType(
    {"truc-tuyen": "trực tuyến", "ket-hop": "trực tiếp kết hợp trực tuyến"}
)
"""{``hinh_thuc`` that is worth a word: how it is written}."""


class _Event(NamedTuple):
    """What is held, by how its name begins."""

    called: str
    """By later sentences."""
    before: str | None = None
    """What a sentence says before the name, whose first letter is then small; None: the name as typed."""


_EVENTS: Mapping[str, _Event] = MappingProxyType(
    {
        "hoi_nghi": _Event("Hội nghị"),
        "hoi_thao": _Event("Hội thảo"),
        "hoi_thi": _Event("Hội thi"),
        "hoi_dam": _Event("Hội đàm"),
        "toa_dam": _Event("Tọa đàm"),
        "dien_dan": _Event("Diễn đàn"),
        "dai_hoi": _Event("Đại hội"),
        "ky_hop": _Event("Kỳ họp"),
        "phien_hop": _Event("Phiên họp"),
        "ngay_hoi": _Event("Ngày hội"),
        "le": _Event("buổi lễ"),
        "cuoc_thi": _Event("cuộc thi"),
        "chuong_trinh": _Event("chương trình"),
        "cuoc_hop": _Event("cuộc họp", ""),
        "buoi_hop": _Event("buổi họp", ""),
        "hop": _Event("cuộc họp", "cuộc "),
        "gap_mat": _Event("buổi gặp mặt", "buổi "),
        "giao_luu": _Event("buổi giao lưu", "buổi "),
        "sinh_hoat": _Event("buổi sinh hoạt", "buổi "),
        "lam_viec": _Event("buổi làm việc", "buổi "),
        "mit_tinh": _Event("buổi mít tinh", "buổi "),
        "tiep_xuc_cu_tri": _Event("buổi tiếp xúc cử tri", "buổi "),
    }
)
"""{how a name begins, keys folded: what it is the name of}."""
_BY_ITS_WORDS = ("buoi", "lop", "chuyen")
"""How a name begins whose first three words say what it is: “buổi làm việc”, “lớp tập huấn”."""
_OTHER = _Event("Hội nghị", "Hội nghị ")
"""What has a name that says only what it is for."""


def call_meeting(meeting: Meeting) -> str:
    """Return the name as a sentence has it: with what is held when the name begins with the purpose.

    >>> for ten in ("Sơ kết quý III", "Buổi làm việc với Sở Nội vụ", "Lễ phát động", "Họp giao ban"):
    ...     print(call_meeting(Meeting(ten=ten)))
    Hội nghị sơ kết quý III
    buổi làm việc với Sở Nội vụ
    Lễ phát động
    cuộc họp giao ban
    """
    typed = strip_end_marks(meeting.ten)
    name = meeting.lan_thu.complete_name(typed) if meeting.lan_thu else typed
    before = _find_event(name).before
    return name if before is None or not name else before + first_lower(name)


def name_event(meeting: Meeting) -> str:
    """Return how a sentence calls what was held, once its name has been said.

    >>> for ten in ("Sơ kết quý III", "Buổi làm việc với Sở Nội vụ", "Lễ phát động", "Họp giao ban"):
    ...     print(name_event(Meeting(ten=ten)))
    Hội nghị
    buổi làm việc
    buổi lễ
    cuộc họp
    """
    return _find_event(meeting.ten).called


def _find_event(name: str) -> _Event:
    folded = f"{fold_key(name)}_"
    found = next((event for start, event in _EVENTS.items() if folded.startswith(f"{start}_")), None)
    if found is None and folded.startswith(tuple(f"{start}_" for start in _BY_ITS_WORDS)):
        return _Event(" ".join(name.split()[:3]).lower(), "")
    return found or _OTHER
