"""From a conference to the plain values that templates print; every one is in template-variables.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from baocao.app.context.abbreviations import Abbreviations, spell_out
from baocao.app.context.charts import add_charts
from baocao.app.context.citations import write_citation, write_legal_basis
from baocao.app.context.figures import build_figures
from baocao.app.context.head import (
    split_offices,
    write_addressees,
    write_agency,
    write_enclosed,
    write_number,
    write_place_and_date,
    write_recipients,
)
from baocao.app.context.invitation import invite_only
from baocao.app.context.meeting import build_meeting
from baocao.app.context.periods import build_periods
from baocao.app.context.photo_appendix import add_photos
from baocao.app.context.texts import find_text, write_everything
from baocao.app.gaps import fill_gaps
from baocao.app.kind import Kind
from baocao.data.model import Agency, Conference, Paper
from baocao.layout.profile import Profile
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.text import first_lower, first_upper

_HANDED_OUT = frozenset({"chuong-trinh", "danh-sach", "giao-viec"})
"""Kinds that are handed out at the conference, numbered only when a number is given."""
_TO_NOBODY = frozenset({"chuong-trinh", "danh-sach", "bien-ban", "phu-luc"})
"""Kinds that are never addressed to anybody."""
_INVITING = frozenset({"giay-moi"})
"""Kinds whose text itself names who is above."""


def build_context(
    conference: Conference,
    kind: str,
    profile: Profile,
    *,
    own: Kind | None = None,
    draft: bool = False,
    everything: bool = False,
    invitee: int | None = None,
    photos: bool = False,
    charts: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the values for a template of this kind in this layout.

    Args:
        conference: The data.
        kind: Of document, e.g. ``bao-cao``.
        profile: The layout; forms of writing follow it.
        own: What an office says of the kind, when it has added it.
        draft: A visible mark stands for what is needed and missing.
        everything: What other kinds print is there as well, for a template of one's own.
        invitee: Index of the only one of `list_invitees` that an invitation is for; None: for all.
        photos: Photographs are shown in an appendix.
        charts: Which figures are drawn in the appendix, as `build_charts` takes them; besides those
            that the data name.

    Returns:
        Text, numbers, booleans, lists and maps only. What is absent is ``""``,
        an empty list or None, so that ``{% if x %}`` always works.
    """
    if draft:
        conference = fill_gaps(conference, kind, own.needs if own else None)
    if invitee is not None:
        conference = invite_only(conference, invitee)
    agency = conference.co_quan
    conference = replace(conference, co_quan=replace(agency, ten=agency.ten_trong_cau))
    paper = conference.van_ban_cho(kind)
    words = Abbreviations(conference.viet_tat, is_party=profile.is_party)
    name, abbreviation = (
        (own.type_name, own.abbreviation) if own else profile.types.get(kind, (kind.upper(), ""))
    )
    periods = build_periods(conference)
    subject = strip_end_marks(paper.trich_yeu) or (
        own.subject if own else spell_out(find_text(kind).write_subject(conference), conference.viet_tat)
    )
    symbol = paper.ky_hieu or conference.co_quan.ky_hieu
    is_numbered = kind not in _HANDED_OUT or bool(paper.so)
    head = {
        "ten_loai": name,
        "trich_yeu": first_upper(subject) if profile.subject.first_capital else first_lower(subject),
        "trich_yeu_trong_cau": first_lower(subject),
        "co_quan": _build_agency(agency, profile),
        "so_ky_hieu": write_number(profile, abbreviation, paper.so, symbol) if is_numbered else "",
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
        "noi_nhan": write_recipients(profile, paper.noi_nhan, addressed=_is_addressed(paper, kind)),
        "nguoi_ky": _build_signer(paper, profile),
        "kem_theo": write_enclosed(
            profile,
            name=name,
            number=str(head["so_ky_hieu"]),
            day=conference.ngay_van_ban(kind),
            agency=conference.co_quan.ten,
        ),
    }
    values = {
        **head,
        "ky": periods,
        "hoi_nghi": build_meeting(conference, kind),
        **(write_everything(conference, profile, kind) if everything or own else {}),
        **foot,
        **({} if own else find_text(kind).build_body(conference, profile, words)),
        "so_lieu": build_figures(conference),
    }
    drawn = (*conference.van_ban_cho("phu-luc").bieu_do, *charts)
    if drawn:
        values = add_charts(values, conference, drawn, draft=draft)
    return add_photos(values, conference, profile) if photos else values


def _is_addressed(paper: Paper, kind: str) -> bool | None:
    """Return whether “Như trên” leads Nơi nhận; None when it is left out if it was typed for all kinds."""
    if kind in _TO_NOBODY:
        return None
    if paper.kinh_gui or kind in _INVITING or "noi_nhan" in paper.da_khai:
        return bool(paper.kinh_gui)
    return None


def _build_agency(agency: Agency, profile: Profile) -> dict[str, str]:
    upper, parent = write_agency(profile, agency.ten, agency.chu_quan)
    return {
        "ten": agency.ten_trong_cau,
        "ten_hoa": upper,
        "chu_quan": agency.chu_quan,
        "chu_quan_hoa": parent,
        "dia_danh": agency.dia_danh,
        "ky_hieu": agency.ky_hieu,
        "cap": agency.cap,
    }


def _build_signer(paper: Paper, profile: Profile) -> dict[str, Any]:
    signer = paper.nguoi_ky
    if signer is None:
        return {"quyen_han": [], "chuc_vu": "", "ho_ten": ""}
    lines, post = split_offices(profile, signer.quyen_han, signer.chuc_vu)
    return {"quyen_han": lines, "chuc_vu": post, "ho_ten": signer.ho_ten}
