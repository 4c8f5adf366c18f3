"""The appendix of photographs, when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baocao.app.context.news_photos import build_photo
from baocao.app.context.numbering import name_appendices
from baocao.data.model import Conference
from baocao.layout.profile import Profile


def add_photos(values: Mapping[str, Any], conference: Conference, profile: Profile) -> dict[str, Any]:
    """Return the variables with an appendix ``phu_luc.anh`` behind the others, all numbered anew.

    Photographs without a file are left out; without any there is no appendix.
    """
    shown = [build_photo(photo) for photo in conference.anh if photo.tep]
    if not shown:
        return dict(values)
    tables = {**(values.get("phu_luc") or {}), "anh": {"anh": shown}}
    present = [table for table in tables.values() if table is not None]
    named = iter(name_appendices(profile, len(present)))
    return {
        **values,
        "phu_luc": {
            key: None if table is None else {**table, "ten_goi": next(named)} for key, table in tables.items()
        },
    }
