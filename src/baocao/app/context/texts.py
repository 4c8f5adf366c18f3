"""The kinds of document and what each of them says; a module of its own for each."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Protocol, cast

from baocao.app.context.abbreviations import Abbreviations
from baocao.data.model import Conference
from baocao.layout.profile import Profile

MODULES: Mapping[str, str] = MappingProxyType(
    {
        "bao-cao": "report",
        "thong-bao-ket-luan": "notice",
        "giay-moi": "invitation",
        "bien-ban": "minutes",
        "tin-bai": "news",
        "chuong-trinh": "programme",
        "danh-sach": "roll",
        "ke-hoach": "plan",
        "giao-viec": "assignments",
        "phu-luc": "figure_tables",
    }
)
"""{kind: its module in this package}; loaded when a document of the kind is made."""


class Text(Protocol):
    """What a kind's module has."""

    def write_subject(self, conference: Conference) -> str:
        """Return the default trích yếu, small first letter, without end mark."""

    def build_body(self, conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:
        """Return the variables of the kind's template that are not every kind's.

        Texts pass through `words` in the order in which the document prints them.
        """


def find_text(kind: str) -> Text:
    """Return the module of a kind."""
    return cast("Text", import_module(f"baocao.app.context.{MODULES[kind]}"))


def write_everything(conference: Conference, profile: Profile, kind: str) -> dict[str, Any]:
    """Return the variables of all other kinds, each with abbreviations introduced for itself."""
    found: dict[str, Any] = {}
    for other in MODULES:
        if other != kind:
            words = Abbreviations(conference.viet_tat, is_party=profile.is_party)
            found = find_text(other).build_body(conference, profile, words) | found
    return found
