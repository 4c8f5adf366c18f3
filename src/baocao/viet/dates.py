"""Dates, months and weekdays as Vietnamese documents write them; times of day from `times`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from baocao.errors import DataError
from baocao.viet.text import collapse_blanks, fold_key, quote
from baocao.viet.times import TimeFormatError, TimeStyle, format_time, parse_time

__all__ = [
    "WEEKDAYS",
    "DateFormatError",
    "MonthOf",
    "StatedDate",
    "TimeFormatError",
    "TimeStyle",
    "WeekdayFormatError",
    "format_issue_date",
    "format_news_date",
    "format_short_date",
    "format_time",
    "parse_date",
    "parse_day_or_month",
    "parse_stated_date",
    "parse_time",
    "parse_weekday",
    "weekday_name",
]

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""Names by `date.weekday()`, with the capitals of NĐ 30/2020/NĐ-CP, Phụ lục II."""

_WEEKDAY_WORDS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_SUNDAY = 6
_FOLDED_WEEKDAY = re.compile(r"(?:thu_?|t(?=[2-7]))?(?:(hai|ba|tu|nam|sau|bay)|([2-7]))|chu_nhat|cn")
_WEEKDAY = r"(?P<weekday>thứ ?\w+|chủ nhật|cn|t[2-7])"
_WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}[,:]? (?P<date>.+)", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"(?P<date>.+?[0-9]),? \(?{_WEEKDAY}\)?", re.IGNORECASE)

_DAY, _MONTH, _YEAR = "(?P<day>[0-9]{1,2})", "(?P<month>[0-9]{1,2})", "(?P<year>[0-9]{4})"
_DATES = tuple(
    re.compile(f"(?:ngày )?{form}", re.IGNORECASE)
    for form in (
        rf"{_DAY} ?(?P<mark>[/.-]) ?{_MONTH} ?(?P=mark) ?{_YEAR}",
        rf"{_DAY},? tháng {_MONTH}(?: ?/ ?|,? năm ){_YEAR}",
        rf"{_DAY} ?[/-] ?{_MONTH},? năm {_YEAR}",
        rf"{_YEAR}(?P<mark>[/-]){_MONTH}(?P=mark){_DAY}",
    )
)
_MONTHS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:tháng )?{_MONTH} ?[/.-] ?{_YEAR}",
        rf"tháng {_MONTH},? năm {_YEAR}",
        rf"{_YEAR}-{_MONTH}",
    )
)
_FIRST_YEAR = 1000
_MONTHS_IN_YEAR = 12
_ZEROED_MONTHS = 2
_HOW_DATE = "Viết như 04/10/2023 hoặc ngày 04 tháng 10 năm 2023"


class DateFormatError(DataError):
    """A date that can't be read, or that no calendar has."""

    code = "D102"


class WeekdayFormatError(DataError):
    """Text that names no day of the week."""

    code = "D107"


@dataclass(frozen=True, slots=True, order=True)
class MonthOf:
    """A month without a day, where a draft or a news item knows no more.

    >>> str(MonthOf(2017, 5)), MonthOf(2024, 2).end
    ('tháng 5 năm 2017', datetime.date(2024, 2, 29))
    """

    year: int
    month: int

    def __str__(self) -> str:
        """Return the month as running text has it."""
        return f"tháng {self.month} năm {self.year}"

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date, and the weekday its author says it is.

    >>> stated = parse_stated_date("thứ Sáu, ngày 09/10/2026")
    >>> stated.day, stated.agrees
    (datetime.date(2026, 10, 9), True)
    """

    day: date
    weekday: int | None = None
    """As `date.weekday()`, 0 is thứ Hai; None when not stated."""

    @property
    def agrees(self) -> bool:
        """Whether the weekday is the calendar's; a weekday that is not stated does not disagree."""
        return self.weekday in (None, self.day.weekday())


def parse_date(text: str) -> date:
    """Return the date in `text`; a weekday beside it may be wrong (see `parse_stated_date`).

    >>> parse_date("ngày 04 tháng 10 năm 2023") == parse_date("4/10/2023") == parse_date("2023-10-04")
    True

    Raises:
        DateFormatError: D102, not a date in a known form, or none that the calendar has.

    Source:
        data-file.md, rule 3.
    """
    return parse_stated_date(text).day


def parse_stated_date(text: str) -> StatedDate:
    """Return the date in `text` with the weekday written before or after it, if any.

    >>> parse_stated_date("7.10.2023 (thứ Bảy)")
    StatedDate(day=datetime.date(2023, 10, 7), weekday=5)
    >>> parse_stated_date("28-11-2018").weekday

    Raises:
        DateFormatError: D102, as `parse_date`.
        WeekdayFormatError: D107, ``thứ`` is followed by no weekday.
    """
    plain = collapse_blanks(text)
    weekday = None
    beside = _WEEKDAY_BEFORE.fullmatch(plain) or _WEEKDAY_AFTER.fullmatch(plain)
    if beside:
        weekday, plain = parse_weekday(beside["weekday"]), beside["date"]
    for form in _DATES:
        if match := form.fullmatch(plain):
            month = MonthOf(int(match["year"]), int(match["month"]))
            return StatedDate(_build_date(text, month, int(match["day"])), weekday)
    raise _explain_date(text, plain)


def parse_day_or_month(text: str) -> date | MonthOf:
    """Return the date in `text`, or the month when there is no day.

    >>> parse_day_or_month("5/2017") == parse_day_or_month("tháng 5 năm 2017") == MonthOf(2017, 5)
    True
    >>> parse_day_or_month("04/10/2023")
    datetime.date(2023, 10, 4)

    Raises:
        DateFormatError: D102, as `parse_date`.
    """
    month = _find_month(collapse_blanks(text))
    if month is None:
        return parse_date(text)
    _check_month(text, month)
    return month


def _find_month(plain: str) -> MonthOf | None:
    """Return the month that `plain` writes, possibly one that no year has."""
    for form in _MONTHS:
        if match := form.fullmatch(plain):
            return MonthOf(int(match["year"]), int(match["month"]))
    return None


def _check_month(text: str, found: MonthOf, hint: str = "Sửa lại tháng, từ 1 đến 12") -> None:
    if found.year < _FIRST_YEAR:
        raise DateFormatError(
            f"{quote(text)} có năm {found.year:04d}", hint="Viết năm đủ bốn chữ số, ví dụ 2023"
        )
    if not 1 <= found.month <= _MONTHS_IN_YEAR:
        raise DateFormatError(f"{quote(text)} có tháng {found.month}, một năm chỉ có 12 tháng", hint=hint)


def _build_date(text: str, found: MonthOf, day: int) -> date:
    """Return the date; say why when the calendar has none."""
    if 1 <= day <= _MONTHS_IN_YEAR < found.month:
        _check_month(text, found, f"Viết ngày trước, tháng sau: {found.month}/{day}/{found.year}")
    _check_month(text, found)
    last = found.end.day
    if not 1 <= day <= last:
        why = f"{found} chỉ có {last} ngày" if day else "ngày đầu tháng là ngày 01"
        raise DateFormatError(
            f"{quote(text)} không có trên lịch: {why}", hint=f"Sửa lại ngày, từ 1 đến {last}"
        )
    return found.start.replace(day=day)


def _explain_date(text: str, plain: str) -> DateFormatError:
    """Return the error for text in no known form of a date."""
    bare = plain.lower().removeprefix("ngày ")
    message, hint = "không phải là một ngày", _HOW_DATE
    if match := re.fullmatch(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2})", bare):
        message, hint = "có năm viết hai chữ số", f"Viết đủ năm, ví dụ {match[1]}/{match[3]}/20{match[4]}"
    elif match := re.fullmatch(r"([0-9]{1,2})(?:[/.-]| tháng )([0-9]{1,2})", bare):
        message, hint = "thiếu năm", f"Viết thêm năm, ví dụ {match[1]}/{match[2]}/2026"
    elif month := _find_month(plain):
        message, hint = (
            "chỉ có tháng, ở đây cần đủ ngày",
            f"Viết thêm ngày, ví dụ 15/{month.month}/{month.year}",
        )
    elif re.fullmatch(r"[345][0-9]{4}", bare):
        day = date(1899, 12, 30) + timedelta(days=int(bare))  # day 0 of spreadsheets
        message, hint = "là ngày ở dạng số của bảng tính", f"Viết {format_short_date(day)} nếu đúng ngày đó"
    return DateFormatError(f"{quote(text)} {message}" if plain else "chưa có ngày nào", hint=hint)


def parse_weekday(text: str) -> int:
    """Return the weekday as `date.weekday()` counts: 0 for thứ Hai, 6 for Chủ nhật.

    >>> parse_weekday("thứ Sáu"), parse_weekday("Thứ 6"), parse_weekday("T6"), parse_weekday("CN")
    (4, 4, 4, 6)

    Raises:
        WeekdayFormatError: D107, no day of the week.
    """
    match = _FOLDED_WEEKDAY.fullmatch(fold_key(text))
    if match is None:
        raise WeekdayFormatError(
            f"{quote(text)} không phải là một thứ trong tuần",
            hint="Viết từ thứ Hai đến thứ Bảy, hoặc Chủ nhật",
        )
    word, digit = match.groups()
    if word:
        return _WEEKDAY_WORDS[word]
    return int(digit) - 2 if digit else _SUNDAY


def weekday_name(day: date) -> str:
    """Return the weekday of a date, with its capital.

    >>> weekday_name(date(2023, 10, 4)), weekday_name(date(2026, 10, 11))
    ('thứ Tư', 'Chủ nhật')

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục II (thứ Hai, thứ Tư); the-thuc.md §3.4.
    """
    return WEEKDAYS[day.weekday()]


def format_issue_date(day: date) -> str:
    """Return a date as the date line has it; zero before days below 10 and months 1 and 2 only.

    >>> format_issue_date(date(2023, 10, 4)), format_issue_date(date(2026, 2, 3))
    ('ngày 04 tháng 10 năm 2023', 'ngày 03 tháng 02 năm 2026')
    >>> format_issue_date(date(2026, 6, 29))
    'ngày 29 tháng 6 năm 2026'

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4; HD 05-HD/VPTW 4.2.2.
    """
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def format_short_date(day: date) -> str:
    """Return a date as running text has it, with the zeros of the date line.

    >>> format_short_date(date(2023, 10, 4)), format_short_date(date(2026, 9, 5))
    ('04/10/2023', '05/9/2026')

    Source:
        the-thuc.md §2.4, §3.7.
    """
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def format_news_date(day: date) -> str:
    """Return a date as news items have it, without zeros or year.

    >>> format_news_date(date(2023, 10, 4))
    '4/10'

    Source:
        the-thuc.md §3.5.
    """
    return f"{day.day}/{day.month}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= _ZEROED_MONTHS else str(day.month)
