"""Whether a typed value stands in a printed text, in one of the forms that good Vietnamese gives it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

_TIME = re.compile(r"(\d{1,2})\s*(?:h|:|giờ)\s*(\d{0,2})")
_MONTH = re.compile(r"(\d\d?)/(\d{4})")
_DATE = re.compile(r"(?:.*?\b)?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_QUARTER = re.compile(r"quý (\d)/(\d{4})")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def flatten(text: str) -> str:
    """A text for comparing: NFC, single blanks, small letters."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def is_printed(path: str, typed: str, flat: str, abbreviations: Mapping[str, str]) -> bool:
    """Whether `typed` stands in `flat`, a text as `flatten` gives it; numbers not within longer numbers."""
    return any(re.search(_pattern(form, abbreviations), flat) for form in _forms(path, typed))


def name_period(typed: str) -> str:
    """A period as documents name it: quarters in Roman numerals."""
    return _QUARTER.sub(lambda found: f"quý {_ROMAN[found[1]]} năm {found[2]}", typed)


def _pattern(form: str, abbreviations: Mapping[str, str]) -> str:
    """Return a pattern for a form; an abbreviation may be written out, introduced or left as it is."""
    pattern = re.escape(flatten(form))
    for short, full in abbreviations.items():
        brief, whole = re.escape(short.casefold()), re.escape(flatten(full))
        said = rf"(?:{whole}(?: \([^()]*{brief}\))?|{brief})"
        pattern = re.sub(rf"(?<!\w){brief}(?!\w)", lambda _, said=said: said, pattern)
    return rf"(?<![\w.,]){pattern}(?!\w|[.,]\d)"


def _forms(path: str, typed: str) -> Iterator[str]:
    plain = " ".join(typed.split()).rstrip(".;")
    yield plain
    yield plain.replace("; ", " và ")
    yield from _number_forms(plain)
    if path.endswith(("bat_dau", "ket_thuc", "gio")):
        yield from _time_forms(plain)
    if date := _ISO.fullmatch(plain) or _DATE.fullmatch(plain):
        first, month, last = (int(one) for one in date.groups())
        day, year = (last, first) if first > 31 else (first, last)
        yield from _date_forms(day, month, year)
    if month_of := _MONTH.fullmatch(plain):
        yield f"tháng {int(month_of[1])} năm {month_of[2]}"
        yield f"tháng {int(month_of[1])}/{month_of[2]}"
    if path.startswith("ky."):
        named = name_period(plain)
        yield from (named, re.sub(r" năm \d{4}$", "", named))
    if "chuc_vu" in path or path.endswith(".co_quan.ten"):
        yield from _post_forms(plain)
    if "diem_cau" in path:
        yield plain.removeprefix("Điểm cầu ")
    if path.endswith("chu_quan") or path == "co_quan.ten":
        yield plain.replace("Ủy ban nhân dân", "UBND")
        yield re.sub(r" (Tỉnh|Huyện|Thành) ủy$", "", plain)


def _number_forms(plain: str) -> Iterator[str]:
    bare = re.sub(r" điểm(?: %| phần trăm)?$", "", plain)
    if not re.fullmatch(r"[+-]?\d[\d.,]*%?", bare):
        return
    number = bare.lstrip("+-")
    yield number
    yield number.removesuffix("%")
    yield f"{number.removesuffix('%')},0%"
    yield number.lstrip("0") or "0"
    yield number.zfill(2)


def _time_forms(plain: str) -> Iterator[str]:
    """Yield an hour, or two with a dash between them, as programmes and minutes write hours."""
    for form in (
        "{0:02} giờ {1:02} phút",
        "{0:02} giờ {1:02}",
        "{0:02}h{1:02}",
        "{0}h{1:02}",
        "{0:02}:{1:02}",
    ):
        yield _TIME.sub(lambda found, form=form: form.format(int(found[1]), int(found[2] or 0)), plain)


def _date_forms(day: int, month: int, year: int) -> Iterator[str]:
    padded = f"{month:02}" if month < 3 else str(month)
    yield f"{day:02}/{padded}/{year}"
    yield f"{day:02} tháng {padded} năm {year}"
    yield f"{day}/{month}"
    yield f"{day}/{month}/{year}"


def _post_forms(plain: str) -> Iterator[str]:
    """Yield how a post reads when those who share it are named together."""
    yield plain.removeprefix("Ủy viên ")
