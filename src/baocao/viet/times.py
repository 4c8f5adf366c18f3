"""Times of day: the forms people type, the forms documents print."""

from __future__ import annotations

import re
from datetime import time
from typing import Literal

from baocao.errors import DataError
from baocao.viet.text import collapse_blanks, quote

TimeStyle = Literal["full", "short", "news"]
"""``full``: 08 giờ 30 phút; ``short``: 08h30; ``news``: 8 giờ 30, and 8 giờ on the hour."""

MAX_LENGTH = 200
"""Characters of a text that may be a time."""
_TIMES = (
    re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::00)?"),
    re.compile(r"(?P<hour>[0-9]{1,2}) ?[hg](?: ?(?P<minute>[0-9]{2}) ?(?:phút|p|['’′])?)?"),
    re.compile(r"(?P<hour>[0-9]{1,2}) ?giờ(?: (?P<minute>[0-9]{1,2})(?: ?phút)?)?"),
)
_HOW_TIME = "Viết như 8h, 08h30, 8:30 hoặc 08 giờ 30"


class TimeFormatError(DataError):
    """A time of day that can't be read, or that no day has."""

    code = "D103"


def format_time(value: time, style: TimeStyle = "full") -> str:
    """Return a time of day in one of the usual forms; no norm prefers one.

    >>> [format_time(time(8, 30), style) for style in ("full", "short", "news")]
    ['08 giờ 30 phút', '08h30', '8 giờ 30']
    >>> format_time(time(8), "news")
    '8 giờ'

    Source:
        the-thuc.md §3.3.
    """
    if style == "full":
        return f"{value.hour:02d} giờ {value.minute:02d} phút"
    if style == "short":
        return f"{value.hour:02d}h{value.minute:02d}"
    return f"{value.hour} giờ {value.minute:02d}" if value.minute else f"{value.hour} giờ"


def parse_time(text: str) -> time:
    """Return the time of day in `text`, on the 24-hour clock.

    >>> parse_time("8h"), parse_time("08 giờ 30 phút"), parse_time("13g30")
    (datetime.time(8, 0), datetime.time(8, 30), datetime.time(13, 30))

    Raises:
        TimeFormatError: D103, not a time in a known form, or none that a day has.

    Source:
        data-file.md, rule 3.
    """
    plain = collapse_blanks(text).lower()
    if len(plain) > MAX_LENGTH:
        raise TimeFormatError(f"{quote(text)} không phải là giờ", hint=_HOW_TIME)
    match = next((match for form in _TIMES if (match := form.fullmatch(plain))), None)
    if match is None:
        raise _explain_time(text, plain)
    try:
        return time(int(match["hour"]), int(match["minute"] or 0))
    except ValueError:
        raise TimeFormatError(
            f"{quote(text)} không có trong ngày: giờ từ 0 đến 23, phút từ 0 đến 59",
            hint="Sửa lại giờ theo 24 giờ, ví dụ 14h30",
        ) from None


def _explain_time(text: str, plain: str) -> TimeFormatError:
    """Return the error for text in no known form of a time."""
    message, hint = "không phải là giờ", _HOW_TIME
    if match := re.fullmatch(r"([0-9]{1,2})(?:[.,]([0-5][0-9]))?", plain):
        message, hint = "không rõ có phải là giờ không", f"Viết {match[1]}h{match[2] or '00'}"
    elif match := re.fullmatch(r"([0-9]{1,2})[hg:]([0-9])", plain):
        message, hint = "có phút viết một chữ số", f"Viết {match[1]}h0{match[2]} hoặc {match[1]}h{match[2]}0"
    elif re.search(r"sáng|trưa|chiều|tối|đêm|[ap]\.?m", plain):
        message, hint = "có cả buổi, ở đây chỉ ghi giờ", "Viết theo 24 giờ, ví dụ 14h thay cho 2 giờ chiều"
    elif re.search(r"[0-9].*(?:-|–|đến).*[0-9]", plain):
        message, hint = "có hơn một giờ", "Ghi giờ bắt đầu và giờ kết thúc ở hai khóa"
    return TimeFormatError(f"{quote(text)} {message}" if plain else "chưa có giờ nào", hint=hint)
