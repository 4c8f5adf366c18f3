"""From a conference to the plain values that templates print; every one is in template-variables.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baocao.app.context_body import Abbreviations, build_body
from baocao.app.context_figures import build_figures
from baocao.app.context_head import (
    split_offices,
    write_addressees,
    write_agency,
    write_day,
    write_number,
    write_place_and_date,
    write_recipients,
)
from baocao.app.context_people import write_chairs, write_delegates, write_organisers
from baocao.app.context_tasks import write_citation, write_legal_basis
from baocao.app.gaps import fill_gaps
from baocao.data.model import Conference, Paper, Span
from baocao.layout.profile import Profile
from baocao.viet.dates import format_short_date
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.text import first_lower, first_upper

_DEFAULT_TOPIC = "công tác"
_RESULTS_OF = ("công tác", "thực hiện", "phong trào", "triển khai", "việc")
"""What a topic begins with when “kết quả” may stand right before it."""
_FORMS = {
    "truc-tuyen": "theo hình thức trực tuyến",
    "ket-hop": "theo hình thức trực tiếp kết hợp trực tuyến",
}


def build_context(
    conference: Conference, kind: str, profile: Profile, *, draft: bool = False
) -> dict[str, Any]:
    """Return the values for a template of this kind in this layout.

    Args:
        conference: The data.
        kind: Of document, e.g. ``bao-cao``.
        profile: The layout; forms of writing follow it.
        draft: A visible mark stands for what is needed and missing.

    Returns:
        Text, numbers, booleans, lists and maps only. What is absent is ``""``,
        an empty list or None, so that ``{% if x %}`` always works.
    """
    if draft:
        conference = fill_gaps(conference, kind)
    paper = conference.van_ban_cho(kind)
    words = Abbreviations(conference.viet_tat, is_party=profile.is_party)
    name, abbreviation = profile.types.get(kind, (kind.upper(), ""))
    periods = _build_periods(conference)
    topic = _write_topic(conference)
    subject = strip_end_marks(paper.trich_yeu) or _write_subject(conference, topic, periods)
    symbol = paper.ky_hieu or conference.co_quan.ky_hieu
    head = {
        "ten_loai": name,
        "trich_yeu": first_upper(subject) if profile.subject.first_capital else first_lower(subject),
        "trich_yeu_trong_cau": first_lower(subject),
        "co_quan": _build_agency(conference, profile),
        "so_ky_hieu": write_number(profile, abbreviation, paper.so, symbol),
        "dia_danh_ngay": write_place_and_date(
            profile,
            conference.co_quan.dia_danh,
            conference.ngay_van_ban(kind),
        ),
        "du_thao": profile.components["du_thao"].text if draft or paper.du_thao else "",
        "do_mat": paper.do_mat.upper(),
        "muc_khan": paper.muc_khan.upper(),
        "kinh_gui": write_addressees(profile, paper.kinh_gui),
        "can_cu": write_legal_basis(profile, conference.can_cu),
        "vien_dan": join_words(write_citation(profile, one) for one in conference.van_ban_vien_dan),
    }
    foot = {
        "loi_ket": strip_end_marks(paper.loi_ket),
        "noi_nhan": write_recipients(profile, paper.noi_nhan, addressed=bool(paper.kinh_gui)),
        "nguoi_ky": _build_signer(paper, profile),
        "kem_theo": _write_enclosed(conference, kind, profile, head),
    }
    return {
        **head,
        "ky": periods,
        "chu_de": topic,
        "hoi_nghi": _build_meeting(conference, kind),
        **build_body(conference, profile, words),
        **foot,
        "so_lieu": build_figures(conference),
    }


def _build_agency(conference: Conference, profile: Profile) -> dict[str, str]:
    agency = conference.co_quan
    upper, parent = write_agency(profile, agency.ten, agency.chu_quan)
    return {
        "ten": agency.ten,
        "ten_hoa": upper,
        "chu_quan": agency.chu_quan,
        "chu_quan_hoa": parent,
        "dia_danh": agency.dia_danh,
        "ky_hieu": agency.ky_hieu,
        "cap": agency.cap,
    }


def _build_periods(conference: Conference) -> dict[str, str]:
    spans = conference.ky
    return {
        "bao_cao": _name(spans.bao_cao),
        "ke_hoach": _name(spans.ke_hoach),
        "luy_ke": spans.bao_cao.luy_ke.name if spans.bao_cao and spans.bao_cao.luy_ke else "",
        "so_lieu_den": format_short_date(spans.so_lieu_den) if spans.so_lieu_den else "",
    }


def _name(span: Span | None) -> str:
    return span.ten if span else ""


def _write_topic(conference: Conference) -> str:
    """Return what is reviewed: the topics when they read as parts of a sentence, else ``công tác``.

    A topic that begins with a capital or a quotation mark is a label (``QCDC``).
    """
    topics = [strip_end_marks(topic) for topic in conference.hoi_nghi.chu_de]
    if not topics or not all(topic[:1].islower() for topic in topics):
        return _DEFAULT_TOPIC
    text = join_words(topics)
    return text if text.startswith(_RESULTS_OF) else f"{_DEFAULT_TOPIC} {text}"


def _write_subject(conference: Conference, topic: str, periods: Mapping[str, str]) -> str:
    """Return the default trích yếu; the year is said once when both periods are in it."""
    reviewed, planned = conference.ky.bao_cao, conference.ky.ke_hoach
    if not planned:
        return f"kết quả {topic} {periods['bao_cao']}".strip()
    first = periods["bao_cao"]
    if reviewed and reviewed.ky and planned.ky and reviewed.ky.year == planned.ky.year and planned.ky.part:
        first = reviewed.ten_gon
    return f"kết quả {topic} {first}, nhiệm vụ trọng tâm {planned.ten}"


def _build_meeting(conference: Conference, kind: str) -> dict[str, Any]:
    meeting = conference.hoi_nghi
    held, issued = meeting.thoi_gian.ngay_day_du, conference.ngay_van_ban(kind)
    name = strip_end_marks(meeting.ten)
    return {
        "ten": meeting.lan_thu.complete_name(name) if meeting.lan_thu else name,
        "da_hop": not (held and issued) or held <= issued,
        "ngay": meeting.thoi_gian.ngay_in,
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


def _build_signer(paper: Paper, profile: Profile) -> dict[str, Any]:
    signer = paper.nguoi_ky
    if signer is None:
        return {"quyen_han": [], "chuc_vu": "", "ho_ten": ""}
    lines, post = split_offices(profile, signer.quyen_han, signer.chuc_vu)
    return {"quyen_han": lines, "chuc_vu": post, "ho_ten": signer.ho_ten}


def _write_enclosed(conference: Conference, kind: str, profile: Profile, head: Mapping[str, Any]) -> str:
    """Return the line below an appendix's title that names the document it belongs to."""
    day = conference.ngay_van_ban(kind)
    return profile.appendix.enclosed_with.format(
        loai=first_upper(head["ten_loai"].lower()),
        so_ky_hieu=head["so_ky_hieu"].removeprefix(profile.number.label),
        ngay=write_day(profile, day),
        co_quan=head["co_quan"]["ten"],
    )
