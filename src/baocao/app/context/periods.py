"""The periods a document speaks of."""

from __future__ import annotations

from baocao.data.model import Conference, Span
from baocao.viet.dates import format_short_date


def build_periods(conference: Conference) -> dict[str, str]:
    """Return the periods reviewed and planned by name, and the day of the data; empty when not given."""
    spans = conference.ky
    return {
        "bao_cao": _name(spans.bao_cao),
        "ke_hoach": _name(spans.ke_hoach),
        "luy_ke": spans.bao_cao.luy_ke.name if spans.bao_cao and spans.bao_cao.luy_ke else "",
        "so_lieu_den": format_short_date(spans.so_lieu_den) if spans.so_lieu_den else "",
    }


def _name(span: Span | None) -> str:
    return span.ten if span else ""
