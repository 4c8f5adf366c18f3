"""When a meeting began and ended, as its minutes say, and spans of hours that run backwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from baocao.errors import Severity
from baocao.viet.slips import Slip
from baocao.viet.times import format_time

_CLOCK: Final = (
    r"(?P<hour>[0-2]?[0-9])(?: ?giờ| ?[hg](?![^\W\d_])|:(?=[0-5][0-9]))"
    r"(?: ?(?P<minute>[0-5][0-9])(?: ?phút)?)?"
)
_LATER: Final = _CLOCK.replace("hour", "hour2").replace("minute", "minute2")
_DAY: Final = (
    r"(?:,? (?:ngày )?(?P<day>[0-9]{1,2})(?:/| tháng )(?P<month>[0-9]{1,2})(?:/|,? năm )"
    r"(?P<year>(?:19|20)[0-9]{2})|(?P<same>,? cùng ngày))?"
)
_START: Final = re.compile(
    r"(?:thời gian bắt đầu|bắt đầu|khai mạc|^(?:hôm nay, ?)?(?:vào )?(?:lúc|hồi))"
    rf"(?: (?:từ|vào|lúc|hồi|tổ chức))*[ :]{{1,3}}{_CLOCK}{_DAY}",
    re.IGNORECASE,
)
_END: Final = re.compile(
    rf"(?:kết thúc|bế mạc)(?: (?:từ|vào|lúc|hồi|hội nghị|cuộc họp))*[ :]{{1,3}}{_CLOCK}{_DAY}", re.IGNORECASE
)
_PART_OF_DAY: Final = re.compile(r"sáng|trưa|chiều|tối|đêm|hôm sau", re.IGNORECASE)
_SPAN: Final = re.compile(rf"(?:từ )?{_CLOCK}(?: ?[-–] ?| đến ){_LATER}", re.IGNORECASE)
_EVENING: Final = 18


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day that a text gives: ``[start, end)`` in characters."""

    start: int
    end: int
    at: time
    day: date | None = None
    same_day: bool = False
    """Whether the text says ``cùng ngày``."""


def find_start(text: str) -> Moment | None:
    """Return when a meeting began, if `text` says so.

    >>> find_start("Thời gian bắt đầu: 08 giờ 30 phút, ngày 14 tháng 9 năm 2026").at
    datetime.time(8, 30)
    >>> find_start("Thời gian: 08 giờ chiều")
    """
    return _read(_START.search(text), text)


def find_end(text: str) -> Moment | None:
    """Return when a meeting ended, if `text` says so.

    >>> find_end("Cuộc họp kết thúc vào hồi 11h30 cùng ngày.").same_day
    True
    """
    return _read(_END.search(text), text)


def find_backward_spans(text: str) -> list[Slip]:
    """Return spans of hours whose end is not after their start, in a text that gives the time of a meeting.

    >>> [slip.found for slip in find_backward_spans("Thời gian: từ 14h00 đến 13h30, ngày 05/10/2026")]
    ['từ 14h00 đến 13h30']
    >>> find_backward_spans("Trực từ 22h00 đến 05h00")
    []
    """
    if not re.match(r"\W*(?:\w[.)] ?)?thời gian\b", text, re.IGNORECASE) or _PART_OF_DAY.search(text):
        return []
    found = []
    for match in _SPAN.finditer(text):
        first, last = _clock(match["hour"], match["minute"]), _clock(match["hour2"], match["minute2"])
        if first and last and last <= first and first.hour < _EVENING:
            why = f"{format_time(last, 'short')} không sau {format_time(first, 'short')}"
            found.append(Slip(match.start(), match.end(), match[0], why=why, severity=Severity.ERROR))
    return found


def _read(match: re.Match[str] | None, text: str) -> Moment | None:
    """Return the moment of a match; None when it may be on the twelve-hour clock."""
    if match is None or _PART_OF_DAY.search(text):
        return None
    at = _clock(match["hour"], match["minute"])
    if at is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"])) if match["year"] else None
    except ValueError:
        return None
    return Moment(match.start(), match.end(), at, day, bool(match["same"]))


def _clock(hour: str, minute: str | None) -> time | None:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
