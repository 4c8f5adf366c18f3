"""Capitals that Phụ lục II of Nghị định 30/2020/NĐ-CP wants otherwise, where there is no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from baocao.viet.slips import Slip, is_quoted, starts_sentence
from baocao.viet.text import place_tone

_EDGE: Final = r"(?<![^\W\d_])"
_END: Final = r"(?![^\W\d_])"


@dataclass(frozen=True, slots=True)
class _Form:
    """A phrase that has one right form."""

    right: str
    why: str
    first_is_sure: bool = False
    """Whether it is meant only where its first letter is a capital: “cơ sở y tế” is no Sở Y tế."""


def _forms(why: str, *rights: str, first_is_sure: bool = False) -> Iterator[tuple[str, _Form]]:
    return ((right.lower(), _Form(right, why, first_is_sure)) for right in rights)


_FORMS: Final[dict[str, _Form]] = dict(
    (
        *_forms("mục IV.1", "Ủy ban nhân dân", "Hội đồng nhân dân", "Tòa án nhân dân", "Mặt trận Tổ quốc"),
        *_forms("mục IV.1", "Đảng Cộng sản Việt Nam", "biểu Quốc hội", "tướng Chính phủ"),
        *_forms(
            "mục IV.1",
            *(
                f"{kind} {field}"
                for kind in ("Sở", "Bộ")
                for field in (
                    "Tài chính", "Nội vụ", "Y tế", "Xây dựng", "Tư pháp",
                    "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Nông nghiệp và Môi trường",
                )
            ),
            first_is_sure=True,
        ),
        *_forms(
            "mục V.6",
            "Luật Tổ chức", "Luật Thực hiện dân chủ", "Luật Đất đai", "Luật Ngân sách", "Luật Cán bộ",
            "Luật Viên chức", "Luật Khiếu nại", "Luật Tố cáo", "Luật Đầu tư", "Luật Giáo dục",
            "Luật Tiếp công dân", "Luật Phòng, chống", "Luật Ban hành", "Luật Thi đua", "Bộ luật Hình sự",
            "Bộ luật Dân sự", "Bộ luật Lao động",
            first_is_sure=True,
        ),
        *_forms("mục V.5, V.8", "ngày Quốc khánh", "lễ Quốc khánh", "Nguyên đán"),
        *_forms("mục III.1", "Thành phố Hồ Chí Minh"),
    )
)  # fmt: skip
"""{small letters: how the phrase is written}."""
_FORM: Final = re.compile(
    f"{_EDGE}(?:{'|'.join(sorted(map(re.escape, _FORMS), key=len, reverse=True))}){_END}", re.IGNORECASE
)

_DAY: Final = r"(?:,| -)? ?\(?(?:ngày )?[0-9]{1,2}(?:[/.-][0-9]| tháng )"
_WEEKDAY: Final = "(?:hai|ba|tư|năm|sáu|bảy)"
_MONTH: Final = "(?:giêng|hai|ba|tư|sáu|bảy|tám|chín|mười(?: một| hai)?)"
_LAW: Final = (
    r"(?:Bộ luật|Luật|Nghị định|Thông tư|Nghị quyết|Quyết định|Pháp lệnh|Hiến pháp|Quy chế|Quy định|Điều lệ)"
)
_PROVINCES: Final = (
    "Tuyên Quang|Lào Cai|Thái Nguyên|Phú Thọ|Bắc Ninh|Hưng Yên|Ninh Bình|Quảng Trị|Quảng Ngãi|Gia Lai|Đắk Lắk"
    "|Khánh Hòa|Lâm Đồng|Tây Ninh|Đồng Tháp|An Giang|Vĩnh Long|Cà Mau|Cao Bằng|Lạng Sơn|Lai Châu|Điện Biên"
    "|Sơn La|Quảng Ninh|Thanh Hóa|Nghệ An|Hà Tĩnh|Đồng Nai"
)
_CITIES: Final = "Hà Nội|Huế|Hải Phòng|Đà Nẵng|Cần Thơ|Đồng Nai"
_BEFORE_PEOPLE: Final = (
    "của|với|cho|tầng lớp|đời sống|vận động|tuyên truyền|phục vụ|đại bộ phận|ý kiến|bảo vệ|toàn thể|đến"
    "|tới|trong|để|được|và|do|là|kêu gọi|hỗ trợ|giúp|huy động|cán bộ|quân và|gần"
)


@dataclass(frozen=True, slots=True)
class _Case:
    """A stretch of text whose letters have the wrong case; the group ``x`` is what changes."""

    keyword: str
    """Is in every text that has the stretch."""
    pattern: re.Pattern[str]
    why: str
    inside_only: bool = False
    """Whether it is right at the start of a sentence: a capital that should be small."""


def _case(keyword: str, pattern: str, why: str, *, inside_only: bool = False) -> _Case:
    return _Case(keyword, re.compile(pattern), why, inside_only)


_CASES: Final = (
    _case("hứ ", rf"{_EDGE}[Tt]hứ (?P<x>{_WEEKDAY})(?={_DAY})", "mục V.8"),
    _case(
        "thứ ",
        rf"{_EDGE}(?:sáng|chiều|tối|từ|đến|vào) thứ (?P<x>{_WEEKDAY})(?= (?:hằng|hàng) tuần)",
        "mục V.8",
    ),
    _case("(thứ ", rf"[0-9]{{4}} \(thứ (?P<x>{_WEEKDAY})\)", "mục V.8"),
    _case("Cách mạng tháng", rf"Cách mạng tháng (?P<x>tám|mười){_END}", "mục V.9"),
    _case("tháng ", rf"{_EDGE}tháng (?P<x>{_MONTH})(?= năm [0-9]{{4}})", "mục V.8"),
    _case("điều ", rf"{_EDGE}(?P<x>điều) [0-9]+(?=,? (?:của )?(?:{_LAW}|[Cc]hương [IVXL]))", "mục V.7"),
    _case("chương ", rf"{_EDGE}(?P<x>chương) (?:[0-9]+|[IVXL]+)(?=,? (?:của )?{_LAW})", "mục V.7"),
    _case("điều ", r"khoản [0-9]+,? (?P<x>điều) [0-9]", "mục V.7"),
    _case("mục ", rf"{_EDGE}(?P<x>mục) [0-9]+ Chương [IVXL]", "mục V.7"),
    _case(
        "Khoản ",
        rf"{_EDGE}(?P<x>Khoản) [0-9]+(?=,? [Đđ]iều [0-9])",
        "mục V.7",
        inside_only=True,
    ),
    _case(
        "Điểm ",
        rf"{_EDGE}(?P<x>Điểm) [a-zđ](?=,? (?:[Kk]hoản|[Đđ]iều) [0-9])",
        "mục V.7",
        inside_only=True,
    ),
    _case("Tỉnh ", rf"{_EDGE}(?P<x>Tỉnh) (?:{_PROVINCES}){_END}", "mục III.1", inside_only=True),
    _case("Thành phố ", rf"{_EDGE}(?P<x>Thành phố) (?:{_CITIES}){_END}", "mục III.1", inside_only=True),
    _case(
        " nhân dân",
        rf"(?:{_EDGE}(?i:{_BEFORE_PEOPLE})|,) (?P<x>nhân dân){_END}(?! (?:tệ|tối cao))",
        "mục V.1",
    ),
    _case(" nhà nước", rf"(?:Đảng,|Đảng và|pháp luật của) (?P<x>nhà nước){_END}", "mục V.1"),
)


def find_capital_slips(text: str) -> list[Slip]:
    """Return the words whose first letters Phụ lục II wants in the other case.

    Only what has one reading: ``lần thứ hai`` counts, ``thứ hai, ngày 05/10`` is a day; ``công an nhân
    dân`` is right, ``các tầng lớp nhân dân`` is not. Quotations keep their letters.

    >>> [slip.wanted for slip in find_capital_slips("theo Khoản 2 điều 5 Luật tổ chức Quốc hội")]
    ['khoản', 'Điều', 'Luật Tổ chức']

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục II; the-thuc.md §1.12.
    """
    if text.isupper():
        return []
    plain = place_tone(text, "old")
    found = {(slip.start, slip.end): slip for slip in (*_find_forms(text, plain), *_find_cases(text, plain))}
    return sorted(slip for slip in found.values() if not is_quoted(text, slip.start))


def _find_forms(text: str, plain: str) -> Iterator[Slip]:
    small = plain.lower()
    if not any(key in small for key in _FORMS):
        return
    for match in _FORM.finditer(plain):
        form = _FORMS[match[0].lower()]
        if match[0] in {form.right, form.right[0].upper() + form.right[1:]} or match[0].isupper():
            continue
        if not (form.first_is_sure and match[0][0].islower()):
            yield _slip(text, match.start(), form.right, form.why)


def _find_cases(text: str, plain: str) -> Iterator[Slip]:
    for case in _CASES:
        if case.keyword not in plain:
            continue
        for match in case.pattern.finditer(plain):
            start, word = match.start("x"), match["x"]
            if case.inside_only and starts_sentence(plain, start):
                continue
            first = word[0].lower() if case.inside_only else word[0].upper()
            yield _slip(text, start, first + word[1:], case.why)


def _slip(text: str, start: int, right: str, why: str) -> Slip:
    """Return the slip from `start` on; the letters stay as typed, their case becomes that of `right`."""
    found = text[start : start + len(right)]
    wanted = "".join(
        letter.upper() if model.isupper() else letter.lower()
        for letter, model in zip(found, right, strict=True)
    )
    return Slip(start, start + len(right), found, wanted, why)
