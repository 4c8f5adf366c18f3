"""Sums and shares that a text states and that do not come out."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from baocao.errors import Severity
from baocao.viet.numbers import format_number, format_percent, parse_number
from baocao.viet.slips import Slip

_COUNT: Final = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+"
_SHARE: Final = re.compile(
    rf"(?<![\w./,-])(?P<part>{_COUNT})/(?P<whole>{_COUNT})(?![\w./]|,[0-9])"
    r"(?P<what>(?: [^\W\d_]+,?){0,10}?)"
    r"(?: \((?:đạt |chiếm |bằng |tương đương )?(?:tỷ lệ |tỉ lệ )?(?P<inner>[0-9]+(?:,[0-9]+)?)%\)"
    r"|, (?:đạt|chiếm)(?: tỷ lệ| tỉ lệ)? (?P<outer>[0-9]+(?:,[0-9]+)?)%(?=[.;,)]|\./\.|\s*$))"
)
_NOT_A_SHARE: Final = re.compile(
    r"(?:ngày|tháng|đến|số|quý|trước|từ|sau|Điều|Nghị quyết|Quyết định|Chỉ thị|Kết luận) $", re.IGNORECASE
)
_INEXACT: Final = re.compile(r"\b(?:hơn|trên|gần|khoảng|ước)\b", re.IGNORECASE)
_YEARS: Final = range(1900, 2100)

_PEOPLE: Final = r"(?:[^\W\d_]+[ :,]{1,2}){0,6}?"
_ROLL: Final = re.compile(
    r"(?:triệu tập|(?P<all>tổng số (?:đảng viên|đại biểu|thành viên|(?:chi |đảng |tỉnh )?ủy viên)))"
    rf"[ :]{{0,3}}{_PEOPLE}(?P<called>{_COUNT})(?![\w/%]|[.,][0-9])[^0-9]{{0,60}}?"
    rf"có mặt[ :]{{0,3}}{_PEOPLE}(?P<present>{_COUNT})(?:/(?P<again>{_COUNT}))?(?![\w/]|[.,][0-9])",
    re.IGNORECASE,
)
_ABSENT: Final = re.compile(r"vắng(?: mặt)?[ :]{1,3}(?P<none>không(?! có| lý| phép))?", re.IGNORECASE)
_APART: Final = re.compile(r"vắng(?: mặt)? (?:có|không)(?: có)? (?:lý do|phép)", re.IGNORECASE)
_NUMBER: Final = re.compile(rf"(?<![\w./,-])(?:{_COUNT})(?![\w/%]|[.,][0-9])")
_DETAILED: Final = re.compile(rf"[^0-9();.]{{0,20}}(?:{_COUNT})[^0-9();.]{{0,20}}\((?P<detail>[^()]*)\)")
"""A number that brackets after it explain: ``03 đồng chí (02 ốm, 01 đi xa)``."""
_GUESTS: Final = re.compile(r"\bmời\b", re.IGNORECASE)
_REACH: Final = 160
"""Characters after the number present, and after the word absent, within which numbers are looked for."""


def find_wrong_shares(text: str) -> list[Slip]:
    """Return ``X/Y (Z%)`` whose percentage is neither rounded nor cut from X/Y.

    >>> [(slip.found, slip.wanted) for slip in find_wrong_shares("có 12/14 xã (95,7%), 43/45 phiếu (95,5%)")]
    [('12/14 xã (95,7%)', '85,7%')]
    >>> find_wrong_shares("đến ngày 15/10 (đạt 98%); có 12/14 xã, đạt 98% kế hoạch")
    []

    Source:
        the-thuc.md §5, DA-01.
    """
    found = []
    for match in _SHARE.finditer(text):
        part, whole = parse_number(match["part"]), parse_number(match["whole"])
        if whole == 0 or _is_no_share(text, match, whole):
            continue
        stated = parse_number(match["inner"] or match["outer"])
        share = part * 100 / whole
        places = Decimal(1).scaleb(int(stated.as_tuple().exponent))
        if stated not in {share.quantize(places, ROUND_HALF_UP), share.quantize(places, ROUND_FLOOR)}:
            wanted = format_percent(share.quantize(places, ROUND_HALF_UP))
            found.append(Slip(match.start(), match.end(), match[0], wanted, severity=Severity.ERROR))
    return found


def _is_no_share(text: str, match: re.Match[str], whole: Decimal) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    is_year = int(whole) in _YEARS
    inexact = _INEXACT.search(before.rsplit(",", maxsplit=1)[-1]) or _INEXACT.search(match["what"])
    return bool(is_year or inexact or _NOT_A_SHARE.search(before))


def find_wrong_attendance(text: str) -> list[Slip]:
    """Return the statement of who was called, came and stayed away, when the numbers do not add up.

    >>> slips = find_wrong_attendance("Triệu tập: 45 đồng chí; có mặt: 42 đồng chí; vắng: 02 (có lý do)")
    >>> slips[0].why
    'có mặt 42 cộng vắng 2 là 44, triệu tập 45'
    >>> find_wrong_attendance("triệu tập 45, có mặt 43/45, vắng có lý do 01, vắng không lý do 01")
    []

    Source:
        the-thuc.md §3.3; data-file.md, M08.
    """
    found = []
    for match in _ROLL.finditer(text):
        called, present = _count(match["called"]), _count(match["present"])
        why, end = "", match.end()
        absent = _read_absent(text, end)
        whole = "tổng số" if match["all"] else "triệu tập"
        if match["again"] and _count(match["again"]) != called:
            why = f"{whole} {_show(called)}, nhưng có mặt {match['present']}/{match['again']}"
        elif absent and called - present not in _sums(absent):
            away = sum(absent) if _APART.search(text, end, end + _REACH) else absent[0]
            total = f"có mặt {_show(present)} cộng vắng {_show(away)} là {_show(present + away)}"
            why = f"{total}, {whole} {_show(called)}"
        if why:
            found.append(Slip(match.start(), end, match[0], "", why, Severity.ERROR))
    return found


def _read_absent(text: str, start: int) -> list[int]:
    """Return the numbers after ``vắng``: of all who stayed away, or with and without leave.

    None when the number present, which ends at `start`, may count guests.
    """
    named = _ABSENT.search(text, start, start + _REACH)
    if named is None or _GUESTS.search(text, max(0, start - _REACH), named.start()):
        return []
    numbers = [_count(one[0]) for one in _NUMBER.finditer(text, named.end(), named.end() + _REACH)]
    detailed = _DETAILED.match(text, named.end(), named.end() + _REACH)
    if detailed and sum(_count(one[0]) for one in _NUMBER.finditer(detailed["detail"])) == numbers[0]:
        return numbers[:1]
    return [0, *numbers] if named["none"] else numbers


def _sums(numbers: list[int]) -> set[int]:
    """Return what numbers that stand side by side may come to."""
    return {
        sum(numbers[first:last])
        for first in range(len(numbers))
        for last in range(first + 1, len(numbers) + 1)
    }


def _count(text: str) -> int:
    return int(text.replace(".", ""))


def _show(count: int) -> str:
    return format_number(count)
