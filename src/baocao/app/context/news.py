"""Tin bài: what a portal tells of a conference: headline, sapo, and a text of parts with photographs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.attendees import list_named
from baocao.app.context.news_opening import write_delegates_part, write_headline, write_sapo
from baocao.app.context.news_outcome import Outcome
from baocao.app.context.news_photos import NewsPart, place_photos
from baocao.app.context.news_results import write_results
from baocao.app.context.speakers import Speakers
from baocao.data.kinds import NEWS
from baocao.data.model import Conference
from baocao.layout.profile import Profile
from baocao.viet.dates import format_short_date


def write_subject(conference: Conference) -> str:
    """Return the headline: a news item has it where other documents have their trích yếu."""
    return write_headline(conference)


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:  # noqa: ARG001
    """Return headline, sapo, the parts of the text with their photographs, and the by-line.

    Abbreviations are introduced as the Party does, whatever the body: nothing
    in brackets but the abbreviation.
    """
    own = Abbreviations(conference.viet_tat, is_party=True)
    sapo = own.write(write_sapo(conference))
    parts = [NewsPart("mo-dau"), *(part for part in _iter_parts(conference) if part.paragraphs)]
    for part in parts:
        part.paragraphs = [own.write(text) for text in part.paragraphs]
    place_photos(conference, parts)
    day = conference.ngay_van_ban(NEWS)
    return {
        "tieu_de": write_headline(conference),
        "sapo": sapo,
        "than_bai": [part.to_map() for part in parts],
        "tac_gia": _write_author(conference),
        "ngay_dang": format_short_date(day) if day else "",
        "ngay_dang_iso": day.isoformat() if day else "",
    }


def _iter_parts(conference: Conference) -> Iterator[NewsPart]:
    speakers = Speakers(conference, list_named(conference))
    yield NewsPart("dai-bieu", _listed(write_delegates_part(conference)))
    yield from write_results(conference, speakers)
    outcome = Outcome(conference, speakers)
    yield NewsPart("thao-luan", outcome.write_discussion())
    yield NewsPart("nhiem-vu", outcome.write_tasks())
    yield NewsPart("ket-luan", outcome.write_conclusion())
    yield NewsPart("khen-thuong", outcome.write_awards())


def _listed(text: str) -> list[str]:
    return [text] if text else []


def _write_author(conference: Conference) -> str:
    """Return the by-line: as given, else the issuing body."""
    return conference.van_ban_cho(NEWS).tac_gia or conference.co_quan.ten
