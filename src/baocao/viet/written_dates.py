"""Dates in running text: short ones with wrong zeros, impossible ones, and weekdays that are not theirs."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from baocao.errors import Severity
from baocao.viet.dates import format_short_date, parse_weekday, weekday_name
from baocao.viet.slips import Slip

_YEAR: Final = "(?:19|20)[0-9]{2}"
_SHORT: Final = re.compile(
    rf"(?<![\w./-])(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/(?P<year>{_YEAR})(?![\w/]|[.-]\w)"
)
_LONG: Final = re.compile(
    rf"(?P<day>[0-9]{{1,2}}) tháng (?P<month>[0-9]{{1,2}})(?:,? năm (?P<year>{_YEAR}))?(?![0-9])"
)
_DAY_MONTH: Final = re.compile(r"(?<![\w./-])(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?![\w/]|[.,-][0-9])")
_LUNAR: Final = re.compile(r"[^.;]{0,25}\b(?:âm lịch|ÂL|AL)\b")
"""The moon's second month may have thirty days."""
_AFTER_DAY: Final = re.compile(r"\bngày $", re.IGNORECASE)
_NEAR: Final = 20
"""So many characters before a date or a weekday tell what it is."""
_MONTHS: Final = 12
_SHORTEST: Final = 2
_LEAP_YEAR: Final = 2024
"""Stands for a year that is not said: the 29th of February may be meant."""
_ANY_FULL: Final = rf"[0-9]{{1,2}}(?:/[0-9]{{1,2}}/| tháng [0-9]{{1,2}},? năm ){_YEAR}"
_PERIOD: Final = re.compile(
    rf"(?<![\w./-])(?P<first>{_ANY_FULL}),? (?:cho )?đến (?:hết )?(?:ngày )?(?P<last>{_ANY_FULL})(?![0-9/])"
)
_NUMBER: Final = re.compile("[0-9]+")

_NAME: Final = (
    r"(?P<name>[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ [Nn]hật)(?![^\W\d_])"
)
_FULL: Final = (
    rf"(?:(?P<day>[0-9]{{1,2}})(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<year>{_YEAR})(?![\w/])"
    rf"|(?P<day2>[0-9]{{1,2}}) tháng (?P<month2>[0-9]{{1,2}}),? năm (?P<year2>{_YEAR})(?![0-9]))"
)
_NAME_FIRST: Final = re.compile(rf"{_NAME}(?:,| -| –)? ?\(?(?:[Nn]gày )?{_FULL}")
_DATE_FIRST: Final = re.compile(rf"{_FULL},? \((?:tức |là )?(?:ngày )?{_NAME}\)")
_ORDINAL: Final = re.compile(r"(?:lần|vòng|đợt|kỳ|khóa|khoá|phiên họp|hạng|bậc) $", re.IGNORECASE)
_LOOSE_ORDINAL: Final = re.compile(
    r"(?:ngày|năm|quý|phiên|họp|và|tuần|giai đoạn|người|điều|phần) $", re.IGNORECASE
)
"""Words that a number follows, or a weekday: it is one when it has its capital."""
_MAYBE_ORDINAL: Final = re.compile(r"Thứ (?:hai|ba|tư|năm|sáu|bảy)")


def find_short_date_slips(text: str) -> list[Slip]:
    """Return short dates whose zeros are not those of the date line: ``5/9/2026``, ``05/09/2026``.

    >>> [slip.wanted for slip in find_short_date_slips("từ 5/9/2026 đến 05/09/2026, 3/2/2026 và 05/9/2026")]
    ['05/9/2026', '05/9/2026', '03/02/2026']

    Source:
        the-thuc.md §3.7, §2.4.
    """
    found = []
    for match in _SHORT.finditer(text):
        day = _read(match["day"], match["month"], match["year"])
        if day is not None and match[0] != format_short_date(day):
            found.append(Slip(match.start(), match.end(), match[0], format_short_date(day)))
    return found


def find_impossible_dates(text: str) -> list[Slip]:
    """Return the dates that no calendar has, where nothing but a date can be meant.

    >>> [(slip.found, slip.why) for slip in find_impossible_dates("ngày 31/6/2026 và ngày 30 tháng 02")]
    [('31/6/2026', 'tháng 6 chỉ có 30 ngày'), ('30 tháng 02', 'tháng 2 chỉ có 29 ngày')]
    >>> find_impossible_dates("đạt 31/6 mô hình, ngày 29/02/2024")
    []
    """
    found = []
    for match in _iter_dates(text):
        after_day = bool(_AFTER_DAY.search(text, max(0, match.start() - _NEAR), match.start()))
        year = match.groupdict().get("year")
        why = _explain(int(match["day"]), int(match["month"]), int(year or 0))
        sure = after_day or (match.re is _SHORT and 1 <= int(match["month"]) <= _MONTHS)
        if why and sure and not _LUNAR.match(text, match.end()):
            found.append(Slip(match.start(), match.end(), match[0], why=why, severity=Severity.ERROR))
    return found


def _iter_dates(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_SHORT, _LONG, _DAY_MONTH):
        yield from pattern.finditer(text)


def _explain(day: int, month: int, year: int) -> str:
    """Return why there is no such day; empty when there is one. A year of 0 is not said."""
    if not 1 <= month <= _MONTHS:
        return f"không có tháng {month}"
    last = calendar.monthrange(year or _LEAP_YEAR, month)[1]
    if day > last:
        leap = f"/{year}" if year and month == _SHORTEST else ""
        return f"tháng {month}{leap} chỉ có {last} ngày"
    return "" if day else "ngày đầu tháng là ngày 01"


def find_backward_periods(text: str) -> list[Slip]:
    """Return ``từ ngày … đến ngày …`` whose second date is before the first.

    >>> [slip.found for slip in find_backward_periods("từ ngày 15/10/2026 đến hết ngày 10/10/2026")]
    ['15/10/2026 đến hết ngày 10/10/2026']
    >>> [slip.found for slip in find_backward_periods("từ ngày 20 tháng 10 năm 2026 đến ngày 05/10/2026")]
    ['20 tháng 10 năm 2026 đến ngày 05/10/2026']
    """
    found = []
    for match in _PERIOD.finditer(text):
        first, last = (_read(*_NUMBER.findall(match[name])) for name in ("first", "last"))
        if first and last and last < first:
            found.append(Slip(match.start(), match.end(), match[0], severity=Severity.ERROR))
    return found


def find_wrong_weekdays(text: str) -> list[Slip]:
    """Return the weekdays that stand beside a full date and are not the calendar's.

    ``Thứ hai`` at the start of a text may count instead of naming a day: then the slip is a warning.

    >>> [(slip.found, slip.wanted) for slip in find_wrong_weekdays("thứ Hai, ngày 06/10/2026 (thứ Ba)")]
    [('thứ Hai', 'thứ Ba')]
    >>> find_wrong_weekdays("Hội nghị lần thứ hai, ngày 06/10/2026")
    []

    Source:
        the-thuc.md §3.4.
    """
    found = {}
    for pattern in (_NAME_FIRST, _DATE_FIRST):
        for match in pattern.finditer(text):
            day = _read(*(match[key] or match[f"{key}2"] for key in ("day", "month", "year")))
            before = text[max(0, match.start("name") - _NEAR) : match.start("name")]
            name = match["name"]
            if day is None or (pattern is _NAME_FIRST and _is_ordinal(before, name)):
                continue
            if parse_weekday(name) != day.weekday():
                doubtful = pattern is _NAME_FIRST and _MAYBE_ORDINAL.fullmatch(name)
                found[match.start("name")] = Slip(
                    match.start("name"),
                    match.end("name"),
                    name,
                    weekday_name(day),
                    f"ngày {format_short_date(day)} là {weekday_name(day)}",
                    Severity.WARNING if doubtful else Severity.ERROR,
                )
    return [found[start] for start in sorted(found)]


def _is_ordinal(before: str, name: str) -> bool:
    """Whether ``thứ …`` after `before` counts something."""
    is_named = name.rsplit(maxsplit=1)[-1].istitle()
    return bool(_ORDINAL.search(before) or (not is_named and _LOOSE_ORDINAL.search(before)))


def _read(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
