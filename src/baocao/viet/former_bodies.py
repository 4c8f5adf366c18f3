"""Bodies, levels and provinces that have ended: what they were called, since when, what took their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from baocao.viet.slips import NAME


@dataclass(frozen=True, slots=True)
class Former:
    """Something that had a name up to a day."""

    source: str
    """Pattern of the name, tones placed the old way."""
    keywords: tuple[str, ...]
    """One of these, in small letters, is in every text that has the name."""
    since: date
    """First day without it."""
    successor: str
    """What took its place, in Vietnamese."""
    named_abroad: bool = False
    """Whether other countries have such a thing still."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern; compiled when a text has a keyword, as most texts have none."""
        return _compile(self.source)


_compile: Final = cache(re.compile)

_LEVELS_ENDED: Final = date(2025, 7, 1)
"""Source: the-thuc.md §4; Nghị quyết 203/2025/QH15, Luật Tổ chức chính quyền địa phương 72/2025/QH15."""
_PROVINCES_MERGED: Final = date(2025, 7, 1)
"""Source: Nghị quyết 202/2025/QH15 of 12/6/2025."""
_PARTY_BODIES_MERGED: Final = date(2025, 3, 1)
"""The boards merged in the course of 02/2025; the first day that is beyond doubt."""
_MINISTRIES_MERGED: Final = date(2025, 3, 1)
"""Source: Nghị quyết 176/2025/QH15 of 18/02/2025."""
_DEPARTMENTS_MERGED: Final = date(2025, 7, 1)
"""Provinces followed the ministries in the spring of 2025; the first day that is beyond doubt."""

_BODY: Final = (
    r"(?i:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ủy ban (?:mttq|mặt trận tổ quốc)(?: việt nam)?|mttq"
    r"|công an|tòa án nhân dân|viện kiểm sát nhân dân|trung tâm y tế|thanh tra|hạt kiểm lâm"
    r"|ban chỉ huy quân sự|phòng [^\W\d_]+(?:(?: và|,| -)? [^\W\d_]+){0,6})"
)
_MERGED_BOARD: Final = (
    r"(?!(?:,| -| và)? (?i:tổng liên đoàn|liên đoàn|lđlđ|công đoàn|hội|tỉnh đoàn|thành đoàn"
    r"|trung ương (?:hội|đoàn)|đoàn|nữ công|mặt trận|mttq|phòng chính trị|bộ chỉ huy|quân khu|giáo hội))"
)
_WORD_END: Final = r"(?![^\W\d_])"
_OLD_PROVINCES: Final = {
    "Hà Giang": "Tuyên Quang", "Yên Bái": "Lào Cai", "Bắc Kạn": "Thái Nguyên", "Vĩnh Phúc": "Phú Thọ",
    "Hòa Bình": "Phú Thọ", "Bắc Giang": "Bắc Ninh", "Thái Bình": "Hưng Yên", "Hải Dương": "Hải Phòng",
    "Hà Nam": "Ninh Bình", "Nam Định": "Ninh Bình", "Quảng Bình": "Quảng Trị", "Quảng Nam": "Đà Nẵng",
    "Kon Tum": "Quảng Ngãi", "Bình Định": "Gia Lai", "Phú Yên": "Đắk Lắk", "Ninh Thuận": "Khánh Hòa",
    "Đắk Nông": "Lâm Đồng", "Bình Thuận": "Lâm Đồng", "Bình Phước": "Đồng Nai",
    "Bình Dương": "Thành phố Hồ Chí Minh", "Bà Rịa - Vũng Tàu": "Thành phố Hồ Chí Minh",
    "Long An": "Tây Ninh", "Tiền Giang": "Đồng Tháp",
    "Kiên Giang": "An Giang", "Bến Tre": "Vĩnh Long", "Trà Vinh": "Vĩnh Long",
    "Sóc Trăng": "Cần Thơ", "Hậu Giang": "Cần Thơ", "Bạc Liêu": "Cà Mau",
}  # fmt: skip
_CITIES: Final = frozenset({"Hải Phòng", "Đà Nẵng", "Cần Thơ"})
_MINISTRIES: Final = {
    "Kế hoạch và Đầu tư": "Tài chính", "Giao thông vận tải": "Xây dựng",
    "Thông tin và Truyền thông": "Khoa học và Công nghệ",
    "Tài nguyên và Môi trường": "Nông nghiệp và Môi trường",
    "Nông nghiệp và Phát triển nông thôn": "Nông nghiệp và Môi trường",
    "Lao động - Thương binh và Xã hội": "Nội vụ",
}  # fmt: skip


def _words(name: str) -> str:
    """Return a pattern of the name that takes capitals throughout, and either dash."""
    return "(?:" + "|".join(re.escape(form).replace(r"\-", "[-–]") for form in (name, name.upper())) + ")"


def _former(
    keywords: str, pattern: str, since: date, successor: str, *, named_abroad: bool = False
) -> Former:
    return Former(rf"\b{pattern}{_WORD_END}", tuple(keywords.split("|")), since, successor, named_abroad)


def _field(kind: str, old: str, since: date) -> Former:
    """Return the ministry (``Bộ``) or department (``Sở``) of a field that was given to another one."""
    name = f"{kind} {old}"
    return _former(
        name.split(" - ", maxsplit=1)[0].lower(), _words(name), since, f"{kind} {_MINISTRIES[old]}"
    )


def _province(name: str) -> Former:
    new = _OLD_PROVINCES[name]
    level = "" if new.startswith("Thành phố") else "thành phố " if new in _CITIES | {"Đồng Nai"} else "tỉnh "
    capitals = rf"(?! [-–] |[-–]| {NAME})" if name != "Bà Rịa - Vũng Tàu" else ""
    return _former(
        name.lower().split(" - ")[0],
        rf"(?i:tỉnh(?: ủy| đoàn)?) {_words(name)}{capitals}",
        _PROVINCES_MERGED,
        level + new,
    )


FORMER: Final[tuple[Former, ...]] = (
    _former("huyện|quận|thị", r"(?i:huyện|quận|thị) (?i:ủy)", _LEVELS_ENDED, "Đảng ủy xã, phường, đặc khu"),
    _former(
        "huyện|quận|thị",
        rf"(?:{_BODY} )?(?<!Bà )(?i:huyện|quận|thị xã|thị trấn) (?:{NAME}|\d{{1,2}})",
        _LEVELS_ENDED,
        "tên xã, phường, đặc khu hiện nay",
        named_abroad=True,
    ),
    _former(
        "huyện|quận|thị",
        rf"{_BODY} (?i:(?:các )?(?:huyện|quận|thị xã|thị trấn))",
        _LEVELS_ENDED,
        "cơ quan cấp xã hoặc cấp tỉnh",
        named_abroad=True,
    ),
    _former(
        "huyện",
        r"(?i:cấp|các|địa bàn|toàn|trong) (?:huyện|HUYỆN)(?! (?:nghèo|nông thôn|đảo|đạt chuẩn))",
        _LEVELS_ENDED,
        "cấp xã hoặc cấp tỉnh",
        named_abroad=True,
    ),
    _former(
        "ban dân vận",
        rf"(?i:ban dân vận){_MERGED_BOARD}",
        _PARTY_BODIES_MERGED,
        "Ban Tuyên giáo và Dân vận",
    ),
    _former(
        "ban tuyên giáo",
        rf"(?i:ban tuyên giáo)(?! (?i:và dân vận)){_MERGED_BOARD}",
        _PARTY_BODIES_MERGED,
        "Ban Tuyên giáo và Dân vận",
    ),
    _former("ban cán sự", r"(?i:ban cán sự đảng)", _PARTY_BODIES_MERGED, "đảng ủy của cơ quan"),
    _former("đảng đoàn", r"(?i:đảng đoàn)", _PARTY_BODIES_MERGED, "đảng ủy của cơ quan"),
    _former(
        "đảng ủy khối",
        r"(?i:đảng ủy khối (?:các )?(?:cơ quan|doanh nghiệp))",
        date(2025, 4, 1),
        "đảng ủy các cơ quan Đảng hoặc đảng ủy Ủy ban nhân dân",
    ),
    *(_field("Bộ", old, _MINISTRIES_MERGED) for old in _MINISTRIES),
    *(_field("Sở", old, _DEPARTMENTS_MERGED) for old in _MINISTRIES),
    _former("ủy ban dân tộc", _words("Ủy ban Dân tộc"), _MINISTRIES_MERGED, "Bộ Dân tộc và Tôn giáo"),
    *(_province(name) for name in _OLD_PROVINCES),
    _former(
        "đồng nai", rf"(?i:tỉnh(?: ủy| đoàn)?) {_words('Đồng Nai')}", date(2026, 4, 30), "thành phố Đồng Nai"
    ),
)
"""In no order that matters: the longest name at a place counts."""
