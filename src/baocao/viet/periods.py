"""Periods as people write them: one in a value, several in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.errors import DataError
from baocao.viet.spans import PartOfYear, Period, PeriodKind, part_of
from baocao.viet.text import collapse_blanks, find_nearest, quote, strip_marks
from baocao.viet.words import parse_roman

__all__ = [
    "Mention",
    "PartOfYear",
    "Period",
    "PeriodFormatError",
    "PeriodKind",
    "blank_comparisons",
    "find_periods",
    "parse_period",
]

_COUNTS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một")
_WORDS = {strip_marks(word): count for count, word in enumerate(_COUNTS, start=1)} | {"tu": 4}
_YEAR = "(?:19|20|21)[0-9]{2}"
_SPAN = f"(?P<first>{_YEAR}) ?(?:-|–|—| đến(?: năm)?) ?(?P<last>{_YEAR})"
_MONTH = "(?:0?[1-9]|1[0-2])"
_PARTS = (
    "(?:quý|quí) ?(?P<quarter>0?[1-4]|iv|i{1,3}|một|hai|ba|bốn|tư)",
    f"tháng (?P<month>{_MONTH})",
    f"(?P<count>0?[1-9]|1[01]|{'|'.join(reversed(_COUNTS))}) tháng(?: (?P<side>đầu|cuối)(?: năm)?)?",
    "nửa (?P<half>đầu|cuối)(?: năm)?",
)
_FORMS = (
    rf"(?P<years>[0-9]{{1,3}}) năm,? (?P<bracket>\()?(?:từ )?(?:năm )?{_SPAN}(?(bracket)\))",
    f"(?:giai đoạn|thời kỳ)(?: từ)?(?: năm)? {_SPAN}",
    f"(?:{'|'.join(_PARTS)})(?:(?:,? năm | ?[/-] ?| )(?P<year>{_YEAR}))?",
    f"(?:(?:cả|toàn|12 tháng) )?năm (?P<whole>{_YEAR})",
)
_BARE_FORMS = (
    rf"(?P<month>{_MONTH}) ?[/-] ?(?P<year>{_YEAR})",
    _SPAN,
    f"(?P<whole>{_YEAR})",
)
_DATES = (
    r"(?:ngày )?[0-9]{1,2} tháng [0-9]{1,2}(?:,? năm [0-9]{4})?",
    r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}",
)


def _compile(form: str) -> re.Pattern[str]:
    """Compile a form in which a blank stands for any run of blanks, no-break ones too."""
    spaced = form.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w/.])(?:{spaced})(?!\w|/[0-9])", re.IGNORECASE)


_IN_TEXT = tuple(map(_compile, _FORMS))
_IN_VALUE = _IN_TEXT + tuple(map(_compile, _BARE_FORMS))
_UNMARKED = tuple(_compile(strip_marks(form)) for form in _FORMS)
_NO_PERIOD = tuple(map(_compile, _DATES))
_SHORT_QUARTER = re.compile(r"^q\.? ?(?=[1-4iv])", re.IGNORECASE)
_DURATION = re.compile(r"(?:sau|trong|hơn|gần|suốt|qua|mỗi|cứ|từng)\s+$", re.IGNORECASE)
_BARE_COUNTS = (6, 9)
_COMPARISON = re.compile(
    r"(?:so (?:sánh )?với|cùng k[ỳì])(?:[^,;.)\n]|(?<=[0-9])[.,](?=[0-9]))*", re.IGNORECASE
)
_SAMPLES = (
    "quý III năm 2026",
    "6 tháng đầu năm 2026",
    "6 tháng cuối năm 2026",
    "9 tháng năm 2026",
    "tháng 5 năm 2026",
    "năm 2026",
    "giai đoạn 2021 - 2025",
    "15 năm (2009 - 2024)",
)


class PeriodFormatError(DataError):
    """A period that can't be read, lacks its year, or that no year has."""

    code = "D104"


class Mention(NamedTuple):
    """A period that running text names: ``[start, end)`` in characters."""

    start: int
    end: int
    period: Period | PartOfYear
    """A `PartOfYear` when the text says no year beside it."""


def parse_period(text: str) -> Period:
    """Return the period written in `text`.

    Three months from January are quý I, the last three quý IV.

    >>> [parse_period(text).name for text in ("quý 3/2023", "Quý III năm 2023", "3 tháng cuối năm 2026")]
    ['quý III năm 2023', 'quý III năm 2023', 'quý IV năm 2026']
    >>> [parse_period(text).name for text in ("9 tháng đầu năm 2025", "15 năm (2009-2024)", "5/2017")]
    ['9 tháng năm 2025', '15 năm (2009 - 2024)', 'tháng 5 năm 2017']

    Raises:
        PeriodFormatError: D104, in no known form, without its year, or impossible.

    Source:
        data-file.md, rule 4.
    """
    plain = _SHORT_QUARTER.sub("quý ", collapse_blanks(text))
    found = _read(_IN_VALUE, plain)
    if not isinstance(found, Period):
        raise _explain(text, plain, found)
    if fault := _find_fault(found):
        message, hint = fault
        raise PeriodFormatError(f"{quote(text)} {message}", hint=hint)
    return found


def find_periods(text: str) -> list[Mention]:
    """Return every period that running text names, in order; dates are none.

    >>> [mention.period.name for mention in find_periods("kết quả quý III, nhiệm vụ quý IV năm 2023")]
    ['quý III', 'quý IV năm 2023']
    >>> find_periods("Hưng Yên, ngày 04 tháng 10 năm 2023, sau 6 tháng triển khai")
    []

    Args:
        text: NFC, as all text inside the house.
    """
    found = [(match, False) for form in _NO_PERIOD for match in form.finditer(text)]
    found += [(match, True) for form in _IN_TEXT for match in form.finditer(text)]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    return list(_iter_mentions(text, found))


def _iter_mentions(text: str, found: list[tuple[re.Match[str], bool]]) -> Iterator[Mention]:
    """Yield the mentions among `found`, the earliest and longest where they overlap."""
    reached = 0
    for match, names_period in found:
        if match.start() < reached or _is_duration(match, text):
            continue
        reached = match.end()
        if names_period:
            period = _build(match)
            if isinstance(period, PartOfYear) or not _find_fault(period):
                yield Mention(match.start(), match.end(), period)


def _is_duration(match: re.Match[str], text: str) -> bool:
    """Whether a bare count of months is how long something took, not a part of the year."""
    groups = match.groupdict()
    if not groups.get("count") or groups["side"] or groups["year"]:
        return False
    return _count(groups["count"]) not in _BARE_COUNTS or bool(_DURATION.search(text, 0, match.start()))


def blank_comparisons(text: str) -> str:
    """Return `text` with what it compares with (so với …, cùng kỳ …) blanked out, places unchanged.

    >>> blank_comparisons("quý III tăng 5% so với quý II, vượt kế hoạch năm")
    'quý III tăng 5%              , vượt kế hoạch năm'
    """
    return _COMPARISON.sub(lambda match: " " * len(match[0]), text)


def _read(forms: tuple[re.Pattern[str], ...], plain: str) -> Period | PartOfYear | None:
    for form in forms:
        if match := form.fullmatch(plain):
            return _build(match)
    return None


def _build(match: re.Match[str]) -> Period | PartOfYear:
    """Return the period that a match of any form means."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "first" in groups:
        kind = PeriodKind.YEARS if "years" in groups else PeriodKind.PHASE
        return Period(kind, int(groups["first"]), int(groups.get("years", 0)), int(groups["last"]))
    if "whole" in groups:
        return Period(PeriodKind.YEAR, int(groups["whole"]))
    part = _build_part(groups)
    if "year" not in groups:
        return part
    return part.in_year(int(groups["year"]))


def _build_part(groups: dict[str, str]) -> PartOfYear:
    if "month" in groups:
        return PartOfYear(PeriodKind.MONTH, int(groups["month"]))
    if "quarter" in groups:
        return PartOfYear(PeriodKind.QUARTER, _count(groups["quarter"]))
    last = strip_marks(groups.get("side") or groups.get("half") or "").lower() == "cuoi"
    return part_of(6 if "half" in groups else _count(groups["count"]), last=last)


def _count(written: str) -> int:
    """Return a count written in digits, in words (marks or not) or in Roman numerals."""
    if written.isdecimal():
        return int(written)
    return _WORDS.get(strip_marks(written).lower()) or parse_roman(written)


def _find_fault(period: Period) -> tuple[str, str] | None:
    """Return what is wrong with the years of a period and how to mend it, or None."""
    if not period.until:
        return None
    length = period.until - period.year
    if length < 1:
        return "có năm cuối không sau năm đầu", "Viết năm đầu trước, như giai đoạn 2021 - 2025"
    if period.kind is PeriodKind.YEARS and period.number not in (length, length + 1):
        years = f"từ {period.year} đến {period.until} là {length} năm"
        return f"không khớp: {years}", "Sửa lại số năm, năm đầu hoặc năm cuối"
    return None


def _explain(text: str, plain: str, part: PartOfYear | None) -> PeriodFormatError:
    """Return the error for text that is no period: why, and the nearest form."""
    if not plain:
        return PeriodFormatError("chưa có kỳ nào", hint=f"Viết như {_SAMPLES[0]} hoặc {_SAMPLES[1]}")
    reasons = (
        _explain_year(plain, part),
        _explain_marks(plain),
        _explain_number(plain),
        _explain_surroundings(plain),
    )
    nearest = find_nearest(_letters(plain), map(_letters, _SAMPLES))
    sample = next((sample for sample in _SAMPLES if _letters(sample) == nearest), _SAMPLES[0])
    message, hint = next(filter(None, reasons), ("không phải là một kỳ", f"Viết như {quote(sample)}"))
    return PeriodFormatError(f"{quote(text)} {message}", hint=hint)


def _letters(text: str) -> str:
    return "".join(char for char in text if not char.isdecimal())


def _explain_year(plain: str, part: PartOfYear | None) -> tuple[str, str] | None:
    if part:
        return "thiếu năm", f"Viết thêm năm, ví dụ {quote(part.in_year(2026).name)}"
    match = re.fullmatch(r"(.*[^0-9])([0-9]{2})", plain)
    whole = _read(_IN_VALUE, f"{match[1]}20{match[2]}") if match else None
    if isinstance(whole, Period):
        return "có năm viết hai chữ số", f"Viết đủ năm, ví dụ {quote(whole.name)}"
    return None


def _explain_marks(plain: str) -> tuple[str, str] | None:
    period = _read(_UNMARKED, strip_marks(plain))
    if period is None:
        return None
    return "viết thiếu dấu hoặc sai dấu", f"Viết như {quote(period.name)}"


def _explain_number(plain: str) -> tuple[str, str] | None:
    bare = strip_marks(plain).lower()
    if match := re.match(r"qu[yi] ?(?!(?:0?[1-4]|iv|i{1,3})\b)([0-9]+|[ivxl]+)\b", bare):
        return f"có quý {match[1].upper()}, một năm chỉ có bốn quý", f"Viết như {quote(_SAMPLES[0])}"
    if match := re.match(rf"(?:thang (?!{_MONTH}\b)[0-9]+|(?!{_MONTH}\b)[0-9]+ thang)\b", bare):
        return f"có {match[0].replace('thang', 'tháng')}, một năm chỉ có 12 tháng", "Sửa lại số tháng"
    return None


def _explain_surroundings(plain: str) -> tuple[str, str] | None:
    mentions = find_periods(plain)
    if len(mentions) > 1:
        return "có hơn một kỳ", "Ghi mỗi kỳ ở một khóa"
    if mentions and isinstance(mentions[0].period, Period):
        return "không chỉ có tên kỳ", f"Chỉ ghi {quote(mentions[0].period.name)}"
    return None
