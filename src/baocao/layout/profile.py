"""The standards as values: every number of a layout, with its clause and how certain it is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

from baocao.errors import LayoutError, Location
from baocao.layout.forms import (
    AgencyForm,
    AppendixForm,
    BodyForm,
    Clause,
    Closing,
    Component,
    DateForm,
    EndOfText,
    Headings,
    Letterhead,
    ListForm,
    MinutesForm,
    NumberForm,
    Page,
    PageNumber,
    RuleLine,
    SignatureForm,
    SubjectForm,
)
from baocao.layout.toml_table import read_table
from baocao.units import Length
from baocao.viet.dates import format_short_date

PROFILE_NAMES: Final = ("nd30", "dang-hd05", "dang-hd36")

_FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "dang": ("dang-hd36", "dang-hd05"),
    "nha-nuoc": ("nd30",),
    "mat-tran": ("nd30",),
    "doan-the": ("nd30",),
    "hdnd": ("nd30",),
}
"""{kind of body: its packs, oldest first}."""


class UnknownProfileError(LayoutError):
    """A layout is asked for that does not exist."""

    code = "L101"


class BrokenProfileError(LayoutError):
    """A profile file is not TOML, or extends what it may not."""

    code = "L102"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Clause):
    """One standard, whole."""

    name: str
    title: str
    family: str
    valid_from: date
    valid_to: date | None = None
    page: Page
    page_number: PageNumber
    letterhead: Letterhead
    closing: Closing
    rule: RuleLine
    components: Mapping[str, Component]
    body: BodyForm
    number: NumberForm
    issue_date: DateForm
    agency: AgencyForm
    subject: SubjectForm
    addressee: ListForm
    legal_basis: ListForm
    signature: SignatureForm
    recipients: ListForm
    headings: Headings
    end_of_text: EndOfText
    appendix: AppendixForm
    minutes: MinutesForm
    urgency_boxes_mm: Mapping[str, tuple[float, ...]]
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """{kind of document: (name in capitals, abbreviation)}."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    wrong_abbreviations: Mapping[str, str] = field(default_factory=dict)
    """{abbreviation often met but wrong: the right one, or empty where none is written}."""

    @property
    def is_party(self) -> bool:
        """Whether this is a layout of the Party."""
        return self.family == "dang"

    @property
    def text_width(self) -> Length:
        """Width between the margins of an upright page."""
        margins = self.page.margins_mm
        return Length.from_mm(self.page.width_mm - margins.left.use - margins.right.use)

    @property
    def short_rule_share(self) -> float:
        """Length of the rule below agency and trích yếu, as a share of the text line."""
        shares = (component.rule_share for component in self.components.values())
        return next((share.use for share in shares if share is not None and share.use < 1), 1.0)

    def is_valid_on(self, day: date) -> bool:
        """Return whether the standard was in force on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def load_profile(name: str) -> Profile:
    """Return the profile of that name: ``nd30``, ``dang-hd05`` or ``dang-hd36``.

    Raises:
        UnknownProfileError: L101, there is no such profile.
        LayoutError: as `read_profile`.
    """
    if name not in PROFILE_NAMES:
        raise UnknownProfileError(
            f"không có thể thức “{name}”", hint=f"Chọn một trong: {', '.join(PROFILE_NAMES)}"
        )
    return read_profile(_load_table(name), f"{name}.toml")


def read_profile(table: Mapping[str, Any], file: str) -> Profile:
    """Return the profile written in a parsed TOML table; all mistakes at once.

    Raises:
        TableError: L103, a key is missing, unknown or of the wrong kind.
    """
    profile: Profile = read_table(Profile, table, Location(file=file))
    return profile


def parse_toml(content: bytes, file: str) -> dict[str, Any]:
    """Return the table in a TOML file.

    Raises:
        BrokenProfileError: L102, it is not UTF-8 or not TOML.
    """
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenProfileError(
            f"tệp thể thức không đúng dạng TOML ({error})",
            where=Location(file=file),
            hint="Sửa dòng được nêu rồi chạy lại",
        ) from error


def choose_profile(khoi: str, ngay: date, ten: str | None = None) -> tuple[Profile, str]:
    """Return the layout for a body of kind `khoi` and a document of `ngay`, and a notice or "".

    A layout that is named (`ten`) is taken as named. A date before the oldest
    pack of a family takes that pack. Both say so in the notice when the pack
    was not in force on that day.

    Raises:
        UnknownProfileError: L101, no such layout or no such kind of body.

    Source:
        data-file contract, `the_thuc`; HD 05-HD/VPTW in force from 27/5/2026.
    """
    if not ten and khoi not in _FAMILIES:
        raise UnknownProfileError(
            f"không có khối cơ quan “{khoi}”", hint=f"Chọn một trong: {', '.join(_FAMILIES)}"
        )
    packs = [load_profile(ten)] if ten else [load_profile(name) for name in _FAMILIES[khoi]]
    chosen = next((pack for pack in reversed(packs) if pack.is_valid_on(ngay)), packs[0])
    return chosen, "" if chosen.is_valid_on(ngay) else _out_of_force(chosen, ngay)


def _out_of_force(profile: Profile, day: date) -> str:
    shown = format_short_date(day)
    if day < profile.valid_from:
        since = format_short_date(profile.valid_from)
        return f"văn bản ngày {shown} có trước {profile.title} (từ ngày {since}), vẫn dùng thể thức này"
    return f"{profile.title} đã hết hiệu lực trước ngày {shown}, vẫn dùng theo yêu cầu"


def _load_table(name: str) -> dict[str, Any]:
    content = resources.files("baocao.layout").joinpath("profiles", f"{name}.toml").read_bytes()
    table = parse_toml(content, f"{name}.toml")
    parent = table.pop("extends", None)
    return table if parent is None else _merge(_load_table(parent), table)


def _merge(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return `below` with what `above` says instead; ranges are replaced whole."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        is_part = isinstance(old, dict) and isinstance(value, dict) and "min" not in value
        merged[key] = _merge(old, value) if is_part and isinstance(old, dict) else value
    return merged
