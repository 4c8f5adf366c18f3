"""Totals that a text breaks down into parts, when the parts do not come to the total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from baocao.viet.numbers import format_number
from baocao.viet.slips import Slip

_COUNT: Final = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?![\w./%]|,[0-9])"
_LEAD: Final = re.compile(
    rf"(?<![\w./,-])(?P<total>{_COUNT}) (?P<unit>[^\W\d_]+)(?P<what>[^0-9.;:()]{{0,80}}?)"
    r"(?:,? (?P<link>trong đó|bao gồm|gồm|chia ra))(?: có|:)*\s*(?=\S)",
    re.IGNORECASE,
)
_END: Final = re.compile(r"\.(?=\s|$)|[!?]")
_CUT: Final = re.compile(r"[;,]\s|\svà\s|\.$|;$")
_ASIDE: Final = re.compile(r"\([^()]*\)")
_BULLET: Final = re.compile(r"^\s*[-–+*•]\s*")
_EXACT: Final = re.compile(rf"(?<![\w./,-]){_COUNT}")
_OTHER_NUMBER: Final = re.compile(
    r"[0-9](?:/[0-9]|%|,[0-9])|\b(?:năm|quý|tháng|ngày|số|lần|thứ|khóa) [0-9]", re.IGNORECASE
)
_OVERLAP: Final = re.compile(
    r"\b(?:nữ|dự bị|dân tộc|tôn giáo|trẻ|tuổi|trình độ|đại học|lượt|còn lại|riêng|nhất là|chủ yếu"
    r"|đã|đang|chưa|tiếp nhận|trên|hơn|gần|khoảng)\b",
    re.IGNORECASE,
)
"""Words of a list whose items may count the same thing twice, or not exactly."""
_LEAST: Final = 3
_NEAR: Final = 0.1
"""By so large a share the parts of ``trong đó`` may exceed the total and still be meant to come to it."""


@dataclass(frozen=True, slots=True)
class _Part:
    count: int
    after: str
    """The word after it; empty at the end of the item."""


def find_wrong_breakdowns(text: str) -> list[Slip]:
    """Return the lists of at least three counts that do not come to the total named before them.

    After ``trong đó`` the list may leave things out, so that it is wrong only when it comes to a
    little more than the total. Lists of women, age and the like may count the same twice.

    >>> text = "có 125 mô hình, gồm: kinh tế 52 mô hình, văn hóa 41 mô hình, quốc phòng 30 mô hình."
    >>> find_wrong_breakdowns(text)[0].why
    '52 + 41 + 30 = 123, câu ghi 125'
    >>> find_wrong_breakdowns(text.replace("125", "123"))
    []

    Source:
        the-thuc.md §4, totals by field.
    """
    return [slip for lead in _LEAD.finditer(text) if (slip := _judge(text, lead)) is not None]


def _judge(text: str, lead: re.Match[str]) -> Slip | None:
    end = _END.search(text, lead.end())
    listing = _ASIDE.sub("", text[lead.end() : end.start() if end else len(text)])
    if _OTHER_NUMBER.search(listing) or _OVERLAP.search(listing) or _OVERLAP.search(lead["what"]):
        return None
    parts = list(_iter_parts(listing))
    unit = lead["unit"].lower()
    if len(parts) < _LEAST or any(part.after not in {"", unit} for part in parts):
        return None
    total, summed = _read(lead["total"]), sum(part.count for part in parts)
    is_partial = lead["link"].lower() == "trong đó"
    if summed == total or (is_partial and not total < summed <= total * (1 + _NEAR)):
        return None
    terms = " + ".join(format_number(part.count) for part in parts)
    why = f"{terms} = {format_number(summed)}, câu ghi {format_number(total)}"
    return Slip(lead.start(), lead.end(), lead[0], format_number(summed), why)


def _iter_parts(listing: str) -> Iterator[_Part]:
    """Yield what the items of a list count; two numbers in one item make it no list of counts."""
    for start, end in _iter_items(listing):
        item = _BULLET.sub("", listing[start:end])
        numbers = list(_EXACT.finditer(item))
        if len(numbers) == 1:
            after = item[numbers[0].end() :].split()
            yield _Part(_read(numbers[0][0]), after[0].lower().strip(",.;") if after else "")
        elif numbers:
            yield _Part(0, "?")


def _iter_items(listing: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _CUT.finditer(listing):
        yield start, cut.start()
        start = cut.end()
    yield start, len(listing)


def _read(text: str) -> int:
    return int(text.replace(".", ""))
