"""The text of phụ lục số liệu: the tables of figures of a conference, and the report they belong to."""

from __future__ import annotations

from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.appendix_tables import build_tables
from baocao.app.context.head import write_enclosed, write_number
from baocao.app.context.periods import build_periods
from baocao.app.context.topic import write_topic
from baocao.data.model import Conference
from baocao.layout.profile import Profile

_REPORT = "bao-cao"


def write_subject(conference: Conference) -> str:
    """Return what the figures are of: ``số liệu kết quả công tác … quý III năm 2026``."""
    period = build_periods(conference)["bao_cao"]
    return " ".join(filter(None, ("số liệu kết quả", write_topic(conference), period)))


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:
    """Return the tables, and the line that says which document they belong to."""
    figures = [figure for _, figure in conference.iter_figures()]
    paper = conference.van_ban_cho("phu-luc")
    number = paper.so if "so" in paper.da_khai else ""
    tables = build_tables(figures, words.write)
    tables["ten_goi"] = " ".join(filter(None, (profile.appendix.label, number)))
    return {
        "phu_luc": {"so_lieu": tables, "nhiem_vu": None},
        "kem_theo": _write_enclosed(conference, profile),
    }


def _write_enclosed(conference: Conference, profile: Profile) -> str:
    """Return the line that names the report; blanks for a number or a day that is not given."""
    paper = conference.van_ban_cho(_REPORT)
    name, abbreviation = profile.types[_REPORT]
    symbol = paper.ky_hieu or conference.co_quan.ky_hieu
    number = write_number(profile, abbreviation, paper.so, symbol)
    return write_enclosed(profile, name=name, number=number, day=paper.ngay, agency=conference.co_quan.ten)
