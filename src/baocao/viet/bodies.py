"""Bodies, levels and provinces that no longer exist at the date of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from baocao.viet.dates import format_short_date
from baocao.viet.former_bodies import FORMER, Former
from baocao.viet.slips import Slip, iter_sentences
from baocao.viet.text import place_tone

_PAST: Final = re.compile(
    r"trước đây|trước khi|trước sắp xếp|trước thời điểm|trước ngày|\bcũ\b|sáp nhập|hợp nhất|sắp xếp|chia tách"
    r"|giải thể|kết thúc hoạt động|chấm dứt|không còn|không tổ chức|bỏ cấp|tiếp nhận từ|bàn giao|kế thừa"
    r"|thay thế|bãi bỏ|hết hiệu lực|thời kỳ|quê quán|nguyên quán|nơi sinh|sinh (?:ngày|năm|tại)"
    r"|(?<!tài )\bnguyên (?:là|Chủ|Phó|Bí|Trưởng|Ủy|cán|Giám|Chánh|Thường|đồng)",
    re.IGNORECASE,
)
"""Words of a sentence that speaks of what was."""
_ABROAD: Final = re.compile(
    r"Trung Quốc|\bLào\b|Cam-?pu-?chia|Thái Lan|Nhật Bản|Hàn Quốc|Vân Nam|Quảng Tây|Hủa Phăn|Xiêng Khoảng"
)
_DATE: Final = re.compile(
    r"(?P<day>[0-9]{1,2})(?:/| tháng )(?P<month>[0-9]{1,2})(?:/| năm )(?P<year>[0-9]{4})(?![0-9])"
    r"|(?<![0-9])[0-9]+/(?P<number_year>(?:19|20)[0-9]{2})/[^\s,;]+"
)
"""A full date, or the number of a law that has a year in it."""
_YEAR: Final = re.compile(
    r"(?P<part>(?:6 tháng đầu|quý I{1,2}|tháng 0?[1-6]),? )?\b(?:năm|giai đoạn|nhiệm kỳ|khóa|từ)"
    r" (?:[0-9]{4} ?[-–] ?)?(?P<year>(?:19|20)[0-9]{2})(?![0-9/])",
    re.IGNORECASE,
)
_IS_BODY: Final = re.compile(r"(?i:ubnd|ủy ban|hđnd|hội đồng|ban |huyện ủy|quận ủy|thị ủy|bộ |sở )")
_BESIDE: Final = re.compile(r",? ?(?:của |do )?[^,;]*")
_AFTER: Final = re.compile(r"[^,;]{0,50}")
_LAW_REACH: Final = 60
_BY_KEYWORD: Final = {
    word: tuple(one for one in FORMER if word in one.keywords)
    for former in FORMER
    for word in former.keywords
}
"""{keyword: what it may name}."""


def find_abolished(text: str, on: date) -> list[Slip]:
    """Return the bodies, levels and provinces named in `text` that had ended by the day `on`.

    What a text says of the past is no fault: a document of an earlier date that is cited, a year gone
    by, ``trước đây``, ``cũ``, ``nguyên Bí thư Huyện ủy``, a merger.

    >>> [slip.found for slip in find_abolished("Đề nghị UBND huyện Minh Sơn báo cáo", date(2026, 10, 5))]
    ['UBND huyện Minh Sơn']
    >>> find_abolished("Đề nghị UBND huyện Minh Sơn báo cáo", date(2024, 10, 5))
    []
    >>> find_abolished("Quyết định số 15/QĐ-UBND ngày 05/3/2024 của UBND huyện Minh Sơn", date(2026, 10, 5))
    []

    Source:
        the-thuc.md §4; data-file.md, M11.
    """
    plain = place_tone(text, "old")
    found: list[tuple[int, int, Former]] = []
    ended = [one for one in _find_named(plain) if on >= one.since]
    for start, end in iter_sentences(plain) if ended else ():
        sentence = plain[start:end]
        for one in _find_likely(sentence, ended):
            found += [(start + first, start + last, one) for first, last in _find_present(sentence, one)]
    return [
        Slip(first, last, text[first:last], one.successor, f"không còn từ {format_short_date(one.since)}")
        for first, last, one in _longest(found)
    ]


def _find_named(text: str) -> list[Former]:
    """Return those of which a keyword stands in a text."""
    small = text.lower()
    return list(dict.fromkeys(one for word, named in _BY_KEYWORD.items() if word in small for one in named))


def _find_likely(sentence: str, ended: Sequence[Former]) -> list[Former]:
    """Return what a sentence may name of what had ended; nothing when it speaks of the past or of abroad."""
    small = sentence.lower()
    likely = [one for one in ended if any(word in small for word in one.keywords)]
    if not likely or _PAST.search(sentence):
        return []
    return [one for one in likely if not (one.named_abroad and _ABROAD.search(sentence))]


def _longest(found: list[tuple[int, int, Former]]) -> list[tuple[int, int, Former]]:
    """Return the finds without those that overlap a longer one before them."""
    kept: list[tuple[int, int, Former]] = []
    for one in sorted(found, key=lambda item: (item[0], -item[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _find_present(sentence: str, former: Former) -> list[tuple[int, int]]:
    """Return where a body is named as if it were there; nowhere beside a year from before its end."""
    names = list(former.pattern.finditer(sentence))
    if not names or _has_earlier_year(sentence, former.since):
        return []
    dates = [match for match in _DATE.finditer(sentence) if _is_earlier(match, former.since)]
    return [name.span() for name in names if not (dates and _is_of_the_past(sentence, name, dates))]


def _is_of_the_past(sentence: str, name: re.Match[str], dates: Sequence[re.Match[str]]) -> bool:
    """Whether one of the dates from before the end of a body stands beside its name."""
    before = [match.end() for match in dates if match.end() <= name.start()]
    after = [match.start() for match in dates if match.start() >= name.end()]
    if before and (not _IS_BODY.match(name[0]) or _BESIDE.fullmatch(sentence, before[-1], name.start())):
        return True
    return bool(after and _AFTER.fullmatch(sentence, name.end(), after[0]))


def _has_earlier_year(sentence: str, since: date) -> bool:
    return any(
        int(match["year"]) < since.year or (int(match["year"]) == since.year and match["part"])
        for match in _YEAR.finditer(sentence)
        if "Luật" not in sentence[max(0, match.start() - _LAW_REACH) : match.start()]
    )


def _is_earlier(match: re.Match[str], since: date) -> bool:
    if match["number_year"]:
        return int(match["number_year"]) < since.year
    return (int(match["year"]), int(match["month"]), int(match["day"])) < (since.year, since.month, since.day)
