"""Every kind of document in every layout against the standards, as far as they say anything of it."""

from __future__ import annotations

from functools import lru_cache

import pytest

from baocao.app.official import render_conference
from baocao.app.request import Request
from baocao.app.settings import Settings
from conferences.rendering import READY, read
from conformance.checks import find_faults
from conformance.parts import Parts, read_parts
from conformance.standards import STANDARDS
from conformance.structure import find_damage
from support import validity

CONFERENCE_OF = {
    "nd30": "ubnd-tinh-6-thang-2024",
    "dang-hd36": "ban-chap-hanh-mo-rong-2025",
    "dang-hd05": "ban-chap-hanh-mo-rong-2025",
}
"""A conference of a body that follows the layout and gives ground for every kind."""

SIGNERS = {
    "nd30": ("THƯ KÝ", "CHỦ TỌA"),
    "dang-hd36": ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"),
    "dang-hd05": ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"),
}
"""Who signs minutes, left and right."""
CASES = [(kind, layout) for kind in READY for layout in STANDARDS]


@lru_cache
def rendered(kind: str, layout: str) -> bytes:
    """A document of a kind in a layout."""
    return render_conference(
        read(CONFERENCE_OF[layout]), Request(kind=kind, layout=layout), Settings()
    ).content


@lru_cache
def parts_of(kind: str, layout: str) -> Parts:
    """Its parts."""
    return read_parts(rendered(kind, layout), layout)


@pytest.mark.parametrize(("kind", "layout"), CASES)
def test_document_holds_to_its_standard(kind, layout):
    found = find_faults(rendered(kind, layout), layout, kind)

    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize(("kind", "layout"), CASES)
def test_file_is_sound(kind, layout):
    assert find_damage(rendered(kind, layout)) == []


SAMPLE = ("giay-moi", "bien-ban", "tin-bai", "danh-sach", "giao-viec", "phu-luc")
"""Kinds that have something no other has: red marks, two signatures, no letterhead, wide tables."""


@pytest.mark.slow
def test_files_are_valid_for_both_validators():
    documents = {kind: rendered(kind, list(STANDARDS)[at % 3]) for at, kind in enumerate(SAMPLE)}

    assert {name: faults for name, faults in validity.find_damage_of(documents).items() if faults} == {}


@pytest.mark.parametrize("layout", STANDARDS)
def test_minutes_have_no_date_line_and_are_signed_by_secretary_and_chair(layout):
    parts = parts_of("bien-ban", layout)
    conference = read(CONFERENCE_OF[layout])
    left, right = SIGNERS[layout]
    signed = next(table for table in parts.file.tables if any(p.plain == right for p in table.paragraphs))
    columns = [[p.plain for row in signed.rows for p in row[at] if p.plain] for at in (0, -1)]

    assert parts.date is None
    assert columns[0][:2] == [left, conference.hoi_nghi.thu_ky[0].ho_ten]
    assert columns[1] == [right, conference.hoi_nghi.chu_tri[0].ho_ten]
    assert signed.split_rows == 0


@pytest.mark.parametrize("layout", STANDARDS)
def test_news_have_neither_letterhead_nor_signature(layout):
    parts = parts_of("tin-bai", layout)

    assert parts.title_block == []
    assert (parts.number, parts.date, parts.foot_table) == (None, None, None)
