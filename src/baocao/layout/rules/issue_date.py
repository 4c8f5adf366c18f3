"""Địa danh and date of issue: their form, the calendar and their look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from baocao.errors import Severity
from baocao.layout.forms import DateForm
from baocao.layout.paper import Paper, Part, PartKind
from baocao.layout.repair import SetText
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.head import fit_size
from baocao.layout.rules.look import grade_look

_SOURCES: Final = Sources(
    nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 4; phần IV, hàng 4",
    hd05="HD 05-HD/VPTW, ô 4; mục 4.2.2",
    hd36="HD 36-HD/VPTW, Phụ lục 3, ô 4",
)
_REQUIRED: Final = "<địa danh>, ngày … tháng … năm …"
_FORM: Final = re.compile(
    r"(?P<place>[^,;]*?)(?P<before>\s*)(?P<comma>[,;.]?)(?P<after>\s*)"
    r"(?P<word>ngày)(?P<day>[^a-wyzđ]*)tháng(?P<month>[^a-wyzđ]*)năm(?P<year>.*)",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(r"[\s.…_xX/]*")
"""What stands where a clerk will write."""
_BEGUN_YEAR: Final = re.compile(r"(?:2|20|20\d)?[\s.…_xX]*")
_LAST_MONTH: Final = 12
_SHORT_PLACE: Final = 3


@dataclass(frozen=True, slots=True)
class _Date:
    """A date line taken apart."""

    part: Part
    place: str
    blanks: str
    """Before the comma."""
    comma: str
    day: str
    month: str
    year: str
    word: str

    def complain(self, message: str, found: str, required: str, hint: str = "") -> Problem:
        """Return what is wrong; unless told otherwise, `found` is to be typed as `required`."""
        return Problem(
            message=message,
            where=self.part.where,
            found=found,
            required=required,
            hint=hint or ("" if required == _REQUIRED else f"Đổi “{found}” thành “{required}”"),
            certainty=self.part.certainty,
        )


@rule(
    "DT01",
    "date-line-wrong",
    severity=Severity.ERROR,
    sources=_SOURCES,
    hint="Gõ lại theo mẫu “Hưng Yên, ngày 05 tháng 10 năm 2026”",
    mends=True,
)
def date_line_wrong(paper: Paper) -> Iterator[Problem]:
    """Dòng địa danh, ngày tháng viết không đúng dạng, ngày không có thật hoặc sai kiểu trình bày.

    Vì sao: ngày tháng ghi đủ chữ để không sửa được; ngày dưới 10 và tháng 1, 2 thêm số 0 đằng trước.
    Cách sửa: viết địa danh, dấu phẩy, rồi `ngày … tháng … năm …`; chữ nghiêng, không đậm, cỡ 13–14 (Đảng:
    14), căn giữa dưới Tiêu ngữ hoặc tiêu đề. Chỗ ngày tháng có thể để trống cho văn thư điền.
    Ví dụ: `Hưng Yên, ngày 05 tháng 10 năm 2026`.
    """
    form = paper.profile.issue_date
    for part in paper.find(PartKind.DATE):
        parsed = _parse(part)
        if parsed is None:
            yield Problem(
                message=f"ngày tháng viết “{part.text}”, cần dạng “{_REQUIRED}”",
                where=part.where,
                found=part.text,
                required=_REQUIRED,
                mark=form.mark,
                certainty=part.certainty,
            )
        else:
            yield from _check_place(parsed)
            yield from _check_numbers(parsed, form)
        aspects = ("size", "bold", "italic", "alignment")
        yield from grade_look(part, fit_size(paper, part.kind), "dòng ngày tháng", aspects=aspects)


@rule(
    "DT02",
    "needless-zero",
    severity=Severity.WARNING,
    sources=_SOURCES,
    hint="Bỏ số 0 trước các tháng từ 3 đến 9",
)
def needless_zero(paper: Paper) -> Iterator[Problem]:
    """Tháng từ 3 đến 9 có số 0 đằng trước.

    Vì sao: chỉ ngày dưới 10 và tháng 1, tháng 2 mới thêm số 0.
    Cách sửa: viết `tháng 6`, không viết `tháng 06`.
    """
    least = paper.profile.issue_date.month_zero_below
    for part in paper.find(PartKind.DATE):
        parsed = _parse(part)
        month = parsed.month if parsed is not None else ""
        if parsed is not None and month.startswith("0") and month.isdigit() and int(month) >= least:
            right = str(int(month))
            yield parsed.complain(
                f"tháng {right} viết “{month}”, cần “{right}”", f"tháng {month}", f"tháng {right}"
            )


def _parse(part: Part) -> _Date | None:
    found = _FORM.fullmatch(part.text)
    if found is None:
        return None
    return _Date(
        part=part,
        place=found["place"].strip(),
        blanks=found["before"] if found["comma"] else "",
        comma=found["comma"],
        day=found["day"].strip(),
        month=found["month"].strip(),
        year=found["year"].strip(),
        word=found["word"],
    )


def _check_place(parsed: _Date) -> Iterator[Problem]:
    place = parsed.place
    if not place:
        yield parsed.complain("dòng ngày tháng không có địa danh, cần ghi trước “ngày”", "", _REQUIRED)
    elif parsed.comma != ",":
        met = f"là dấu “{parsed.comma}”" if parsed.comma else "không có dấu phẩy"
        yield parsed.complain(
            f"sau địa danh “{place}” {met}, cần dấu phẩy", met, ",", f"Gõ dấu phẩy ngay sau “{place}”"
        )
    elif parsed.blanks:
        yield _blanks_before_comma(parsed)
    if place and (place[0].islower() or (place.isupper() and len(place) > _SHORT_PLACE)):
        yield parsed.complain(
            f"địa danh viết “{place}”, cần viết hoa chữ đầu mỗi âm tiết", place, place.title()
        )
    if parsed.word != "ngày":
        yield parsed.complain(f"viết “{parsed.word}”, cần “ngày” chữ thường", parsed.word, "ngày")


def _blanks_before_comma(parsed: _Date) -> Problem:
    line = parsed.part.first
    raw = line.paragraph.text[line.start : line.end]
    right = re.sub(r"\s+,", ",", raw)
    return Problem(
        message=f"trước dấu phẩy sau “{parsed.place}” có dấu cách, cần bỏ",
        where=parsed.part.where,
        found=raw,
        required=right,
        hint="Xóa dấu cách trước dấu phẩy",
        certainty=parsed.part.certainty,
        repairs=(SetText(anchor=line.anchor, start=line.start, end=line.end, text=right),),
    )


def _check_numbers(parsed: _Date, form: DateForm) -> Iterator[Problem]:
    """Yield what is wrong with day, month and year; what is left open passes."""
    is_odd = False
    for name, value, least in (
        ("ngày", parsed.day, form.day_zero_below),
        ("tháng", parsed.month, form.month_zero_below),
    ):
        if _BLANK.fullmatch(value):
            continue
        if not re.fullmatch(r"\d{1,2}", value):
            is_odd = True
        elif len(value) == 1 and int(value) < least:
            yield parsed.complain(f"{name} {value} viết một chữ số, cần 0{value}", value, f"0{value}")
    if not _BEGUN_YEAR.fullmatch(parsed.year) and not re.fullmatch(r"\d{4}", parsed.year):
        is_odd = True
    if is_odd:
        yield parsed.complain(
            f"ngày tháng viết “{parsed.part.text}”, cần dạng “{_REQUIRED}”", parsed.part.text, _REQUIRED
        )
    elif not _may_exist(parsed):
        shown = "/".join(one for one in (parsed.day, parsed.month, parsed.year) if one.isdigit())
        hint = "Xem lịch rồi sửa lại ngày"
        yield parsed.complain(f"ngày {shown} không có trong lịch", shown, "ngày có thật", hint)


def _may_exist(parsed: _Date) -> bool:
    """Return whether there is such a day; what is left open may be anything."""
    day, month, year = (
        int(one) if one.isdigit() and len(one) in {1, 2, 4} else None
        for one in (parsed.day, parsed.month, parsed.year)
    )
    if month is not None and not 1 <= month <= _LAST_MONTH:
        return False
    try:
        date(year if parsed.year.isdigit() and len(parsed.year) == 4 and year else 2024, month or 1, day or 1)  # noqa: PLR2004
    except ValueError:
        return False
    return day != 0


RULES = (date_line_wrong, needless_zero)
