"""Numbers in running text that are not written as offices write them."""

from __future__ import annotations

import re
from typing import Final

from baocao.errors import Severity
from baocao.viet.numbers import format_number
from baocao.viet.slips import Slip

_COUNTED: Final = (
    r"(?:lượt người|người|hộ|đại biểu|đảng viên|đoàn viên|hội viên|đồng chí|mô hình|lượt|cán bộ|công chức"
    r"|viên chức|học sinh|sinh viên|giáo viên|cuộc|buổi|lớp|văn bản|trường hợp|hồ sơ|đơn|vụ|ý kiến|tổ chức"
    r"|doanh nghiệp|hợp tác xã|thôn|nhân khẩu|khẩu|lao động|chiến sĩ|suất quà|phần quà|căn nhà|công trình"
    r"|cơ sở|phụ nữ|trẻ em|thanh niên|tập thể|cá nhân|quần chúng|thành viên|du khách|khách|phiếu|ngày công"
    r"|tài khoản|tin|bài|con|cây|đồng)(?![^\W\d_])"
)
"""What is counted in whole numbers."""
_MEASURED: Final = r"(?:tỷ|triệu|nghìn|ha|km2?|m2|m²|m³|kg|tấn|tạ|mét|lần|điểm(?! %?[a-z]\))|USD)(?![^\W\d_])"
_BLANK: Final = "[ \u00a0]"
_NO_NUMBER_BEFORE: Final = r"(?<![\w.,/:+-])"

_DECIMAL_DOT_PERCENT: Final = re.compile(rf"{_NO_NUMBER_BEFORE}[0-9]{{1,3}}\.[0-9]{{1,2}}(?={_BLANK}?%)")
_DECIMAL_DOT_UNIT: Final = re.compile(
    rf"{_NO_NUMBER_BEFORE}[0-9]{{1,3}}\.[0-9]{{1,2}}(?={_BLANK}{_MEASURED})"
)
_NUMBERED: Final = re.compile(
    r"(?:^|\b(?:mục|khoản|điểm|điều|tiết|phần|chương|bảng|biểu|hình|phiên bản|phụ lục|ngày|số|tiểu mục))\s*$",
    re.IGNORECASE,
)
"""What stands before the number of a heading, a version or a day."""
_COMMA_GROUPS: Final = re.compile(
    rf"{_NO_NUMBER_BEFORE}(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{2,}}|[1-9][0-9]{{0,2}},[0-9]{{3}}(?={_BLANK}{_COUNTED}))"
    r"(?![\w/]|[.,-]?[0-9])"
)
_BLANK_GROUPS: Final = re.compile(
    rf"{_NO_NUMBER_BEFORE}[1-9][0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}}){{2,}}(?={_BLANK}(?:{_COUNTED}|{_MEASURED}))"
)
_LIST_GROUP: Final = re.compile(r"[0-9]{3}(?:,[0-9]{3})+")
_UNGROUPED: Final = re.compile(rf"{_NO_NUMBER_BEFORE}[1-9][0-9]{{3,11}}(?={_BLANK}{_COUNTED})")
_YEARS: Final = range(1900, 2100)
_FOUR_DIGITS: Final = 4
_LOOSE_PERCENT: Final = re.compile(rf"(?<=[0-9]){_BLANK}+(?=%)")
_COUNTED_NEXT: Final = re.compile(rf"{_BLANK}(?:{_COUNTED}|{_MEASURED})")
_NEAR: Final = 60
"""So many characters before a number tell what it numbers."""


def find_number_slips(text: str) -> list[Slip]:
    """Return the numbers with a decimal dot, grouping commas, no groups, or a blank before ``%``.

    Only what can't be read otherwise is named: ``1.234`` is right, ``2.1. Công tác`` a heading,
    ``năm 2026`` a year. A number of four digits without a dot is no more than worth knowing.

    >>> [(slip.found, slip.wanted) for slip in find_number_slips("đạt 98.5%, 12500 người, 12.5 tỷ đồng")]
    [('98.5', '98,5'), ('12500', '12.500'), ('12.5', '12,5')]
    >>> find_number_slips("1.234 người; 98,5%; Quyết định số 12345/QĐ-UBND năm 2026")
    []

    Source:
        the-thuc.md §3.7; Nghị định 86/2012/NĐ-CP, Phụ lục V (decimal comma).
    """
    return sorted(slip for sign, find in _FINDERS if sign.search(text) for slip in find(text))


def _find_dots(text: str) -> list[Slip]:
    found = [(match, "phần thập phân viết sau dấu phẩy") for match in _DECIMAL_DOT_PERCENT.finditer(text)]
    found += [
        (match, "phần thập phân viết sau dấu phẩy")
        for match in _DECIMAL_DOT_UNIT.finditer(text)
        if not _is_numbered(text, match.start())
    ]
    return [_slip(match, match[0].replace(".", ","), why) for match, why in found]


def _find_commas(text: str) -> list[Slip]:
    return [
        _slip(match, match[0].replace(",", "."), "nhóm nghìn ngăn bằng dấu chấm")
        for match in _COMMA_GROUPS.finditer(text)
        if _COUNTED_NEXT.match(text, match.end()) or not _LIST_GROUP.fullmatch(match[0])
    ]


def _find_blanks(text: str) -> list[Slip]:
    return [
        _slip(match, ".".join(match[0].split()), "nhóm nghìn ngăn bằng dấu chấm")
        for match in _BLANK_GROUPS.finditer(text)
    ]


def _find_ungrouped(text: str) -> list[Slip]:
    found = []
    for match in _UNGROUPED.finditer(text):
        four = len(match[0]) == _FOUR_DIGITS
        if four and (int(match[0]) in _YEARS or _is_numbered(text, match.start())):
            continue
        severity = Severity.INFO if four else Severity.WARNING
        wanted = format_number(int(match[0]))
        found.append(_slip(match, wanted, "nhóm nghìn ngăn bằng dấu chấm", severity))
    return found


def _is_numbered(text: str, index: int) -> bool:
    """Return whether the number at `index` is that of a heading, a version or a day."""
    return bool(_NUMBERED.search(text, max(0, index - _NEAR), index))


def _find_percents(text: str) -> list[Slip]:
    """Return the blanks before a per cent sign, as slips over the blank alone."""
    return [_slip(match, "", "dấu % viết liền số") for match in _LOOSE_PERCENT.finditer(text)]


def _slip(match: re.Match[str], wanted: str, why: str, severity: Severity = Severity.WARNING) -> Slip:
    return Slip(match.start(), match.end(), match[0], wanted, why, severity)


_FINDERS: Final = (
    (re.compile(r"[0-9]\.[0-9]"), _find_dots),
    (re.compile(r"[0-9],[0-9]{3}"), _find_commas),
    (re.compile(rf"[0-9]{_BLANK}[0-9]{{3}}"), _find_blanks),
    (re.compile(r"[0-9]{4}"), _find_ungrouped),
    (re.compile(rf"{_BLANK}%"), _find_percents),
)
"""(what is in every text that it finds something in, finder)."""
