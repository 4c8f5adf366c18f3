"""The next meeting: who holds it, where and how stay; day, hours and number are blank."""

from __future__ import annotations

from typing import Any, Final

from baocao.data.carry_kept import REREAD, blank, pick, to_plain
from baocao.data.carry_periods import Turn
from baocao.data.carry_tasks import carry_preparation
from baocao.data.model import Conference, Meeting, Ordinal, When
from baocao.data.yaml_out import Noted
from baocao.viet.times import format_time

_KEPT: Final = ("dia_diem", "hinh_thuc", "diem_cau", "to_chuc", "chu_tri", "thu_ky", "ket_luan_boi")


def carry_meeting(conference: Conference, turn: Turn) -> dict[str, Any]:
    """Return the next meeting: its name with the new periods, its day and hours blank, its people."""
    meeting = conference.hoi_nghi
    preparation = [carry_preparation(task, turn) for task in meeting.chuan_bi if task.noi_dung]
    texts = [renew_text(meeting, name, turn) for name in ("muc_dich", "yeu_cau", "kinh_phi")]
    found: dict[str, Any] = {
        **renew_text(meeting, "ten", turn),
        **_renew_headline(meeting, turn),
        **pick(meeting, "loai", "chu_de"),
        **({"lan_thu": _carry_ordinal(meeting.lan_thu)} if meeting.lan_thu else {}),
    }
    kept = pick(meeting, *_KEPT)
    if found or kept or meeting.thoi_gian != When():
        found["thoi_gian"] = _blank_time(meeting.thoi_gian)
    for more in (kept, *texts):
        found |= more
    if preparation:
        found["chuan_bi"] = Noted(preparation, above=f"Việc chuẩn bị hội nghị; {REREAD}, điền hạn.")
    return found


def carry_programme(conference: Conference, turn: Turn) -> Noted | None:
    """Return the programme as a pattern in comments, hours included; None when there is none."""
    items = [
        pick(item, "gio") | _renewed(item.noi_dung, turn) | pick(item, "nguoi", "loai")
        for item in conference.chuong_trinh
    ]
    above = "Chương trình kỳ trước: dùng lại thì bỏ dấu # đầu mỗi dòng, sửa giờ, người."
    return Noted(items, above=above, is_off=True) if any(items) else None


def renew_text(record: Any, name: str, turn: Turn) -> dict[str, Any]:
    """Return ``{name: text}`` with the new periods, to be read again; nothing when there is no text."""
    old = getattr(record, name)
    texts = (old,) if isinstance(old, str) else old
    new = tuple(map(turn.renew, texts))
    plain = to_plain(new if len(new) != 1 else new[0])
    if plain is None:
        return {}
    how = "đã đổi tên kỳ" if new != tuple(texts) else "chép từ kỳ trước"
    return {name: Noted(plain, above=f"{REREAD}: {how}")}


def _renewed(text: str, turn: Turn) -> dict[str, str]:
    return {"noi_dung": turn.renew(text)} if text else {}


def _renew_headline(meeting: Meeting, turn: Turn) -> dict[str, Any]:
    """Return the headline when it names the period; another one tells the old news."""
    if not meeting.tieu_de:
        return {}
    if turn.renew(meeting.tieu_de) == meeting.tieu_de:
        return {"tieu_de": blank("hoặc để trống thì lấy tên hội nghị")}
    return renew_text(meeting, "tieu_de", turn)


def _carry_ordinal(ordinal: Ordinal) -> dict[str, Any]:
    was = f"kỳ trước là {ordinal.so}; tên hội nghị có ghi thì sửa cả ở đó" if ordinal.so else ""
    return {"so": blank(was), **pick(ordinal, "khoa", "nhiem_ky", "co_quan", "mo_rong")}


def _blank_time(when: When) -> dict[str, Any]:
    """Return day and hours without values, the old ones told; no weekday is guessed."""
    hours = {name: value for name in ("bat_dau", "ket_thuc") if (value := getattr(when, name))}
    old_day = str(when.ngay_in)
    return {
        "ngay": blank(f"kỳ trước họp {' '.join(filter(None, (when.buoi_in, old_day)))}" if old_day else ""),
        **{name: blank(f"kỳ trước {format_time(value, 'short')}") for name, value in hours.items()},
        **({"thoi_luong": blank(f"kỳ trước {when.thoi_luong}")} if when.thoi_luong else {}),
    }
