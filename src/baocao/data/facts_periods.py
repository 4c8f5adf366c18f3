"""Facts about time: periods, the order of dates, weekdays (M01–M03)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from baocao.data.fact import Disagreement, fact
from baocao.data.model import Conference
from baocao.errors import Location
from baocao.viet.dates import WEEKDAYS, MonthOf, format_short_date, weekday_name
from baocao.viet.periods import Mention, Period, PeriodKind, blank_comparisons, find_periods
from baocao.viet.text import quote

_AFTER_THE_MEETING = frozenset({"thong-bao-ket-luan", "bien-ban", "tin-bai"})
_BEFORE_THE_MEETING = frozenset({"giay-moi", "ke-hoach", "chuong-trinh", "danh-sach"})
_LONG = (PeriodKind.YEAR, PeriodKind.PHASE, PeriodKind.YEARS)
_CITED = re.compile(
    r"(?:luật|nghị định|nghị quyết|chỉ thị|quyết định|kết luận|thông tư|hướng dẫn|đề án)\b[^,;]*$",
    re.IGNORECASE,
)
_Day = date | MonthOf


@fact("M01", "periods-disagree")
def periods_disagree(conference: Conference, kind: str) -> Iterator[Disagreement]:
    """Kỳ báo cáo, kỳ kế hoạch và tên gọi không khớp nhau.

    Vì sao: báo cáo quý III mà trích yếu ghi quý II thì người đọc không biết số liệu của quý nào.
    Cách sửa: sửa ky.bao_cao, ky.ke_hoach, hoặc sửa kỳ nêu trong tên hội nghị, tiêu đề, trích yếu.
    """
    yield from _find_planned_too_early(conference)
    known = tuple(_iter_known(conference))
    if not known:
        return
    for path, title, text in _iter_titles(conference, kind):
        for mention in find_periods(blank_comparisons(text)):
            if _contradicts(mention, known, conference, text):
                named = quote(text[mention.start : mention.end])
                declared = " và ".join(quote(period.name) for period in _iter_declared(conference))
                yield Disagreement(
                    conference.where(path),
                    f"{title} nêu {named}, phần ky ghi {declared}",
                    f"Sửa {path} hoặc các kỳ ở phần ky cho khớp nhau",
                )


@fact("M02", "dates-out-of-order")
def dates_out_of_order(conference: Conference, kind: str) -> Iterator[Disagreement]:
    """Ngày chốt số liệu, ngày họp và ngày văn bản không theo thứ tự.

    Vì sao: hội nghị không thể bàn số liệu chưa chốt; thông báo kết luận, biên bản, tin bài không thể có trước
    hội nghị; giấy mời, kế hoạch, chương trình, danh sách không thể có sau hội nghị.
    Cách sửa: xem lại ky.so_lieu_den, hoi_nghi.thoi_gian.ngay và van_ban.<loại>.ngay.
    """
    meeting = conference.hoi_nghi.thoi_gian.ngay
    cut_off = conference.ky.so_lieu_den
    if meeting is None:
        return
    if cut_off and _last_day(meeting) < cut_off:
        yield Disagreement(
            conference.where("hoi_nghi.thoi_gian.ngay"),
            f"ngày họp {_show(meeting)} trước ngày chốt số liệu {format_short_date(cut_off)}",
            "Sửa hoi_nghi.thoi_gian.ngay hoặc ky.so_lieu_den",
        )
    issued = conference.van_ban_cho(kind).ngay
    if issued is None:
        return
    shown = format_short_date(issued)
    hint = f"Sửa hoi_nghi.thoi_gian.ngay hoặc van_ban.{kind}.ngay"
    if kind in _AFTER_THE_MEETING and issued < _first_day(meeting):
        yield Disagreement(
            _where_issued(conference, kind), f"ngày văn bản {shown} trước ngày họp {_show(meeting)}", hint
        )
    if kind in _BEFORE_THE_MEETING and issued > _last_day(meeting):
        yield Disagreement(
            _where_issued(conference, kind), f"ngày văn bản {shown} sau ngày họp {_show(meeting)}", hint
        )


@fact("M03", "weekday-differs")
def weekday_differs(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Thứ trong tuần không phải của ngày đó.

    Vì sao: đại biểu đến nhầm ngày khi giấy mời ghi thứ Năm mà ngày lại là thứ Sáu.
    Cách sửa: xem lịch, sửa thứ hoặc sửa ngày.
    """
    day, weekday = conference.hoi_nghi.thoi_gian.ngay_day_du, conference.hoi_nghi.thoi_gian.thu
    path = "hoi_nghi.thoi_gian.thu"
    if path in conference.places and day and weekday and weekday != weekday_name(day):
        yield _wrong_weekday(conference, path, day, weekday)
    for place, stated in conference.places.weekdays.items():
        if not stated.agrees and stated.weekday is not None:
            yield _wrong_weekday(conference, place, stated.day, WEEKDAYS[stated.weekday])


def _wrong_weekday(conference: Conference, path: str, day: date, weekday: str) -> Disagreement:
    right = weekday_name(day)
    return Disagreement(
        conference.where(path),
        f"ngày {format_short_date(day)} là {right}, không phải {weekday}",
        f"Sửa thành {right}, hoặc sửa lại ngày",
    )


def _find_planned_too_early(conference: Conference) -> Iterator[Disagreement]:
    reviewed, planned = conference.ky.bao_cao, conference.ky.ke_hoach
    if reviewed is None or planned is None:
        return
    if reviewed.ky and planned.ky and not (planned.tu or reviewed.den):
        in_order = planned.ky.comes_after(reviewed.ky)
    elif planned.bat_dau and reviewed.ket_thuc:
        in_order = planned.bat_dau > reviewed.ket_thuc
    else:
        return
    if not in_order:
        usual = f", ví dụ {reviewed.ky.natural_next.name}" if reviewed.ky else ""
        yield Disagreement(
            conference.where("ky.ke_hoach"),
            f"kỳ kế hoạch {quote(planned.ten)} không sau kỳ báo cáo {quote(reviewed.ten)}",
            f"Sửa ky.ke_hoach thành kỳ sau kỳ báo cáo{usual}",
        )


def _iter_titles(conference: Conference, kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield ``(key path, what it is, text)`` of the texts that name the periods."""
    yield "hoi_nghi.ten", "tên hội nghị", conference.hoi_nghi.ten
    yield "hoi_nghi.tieu_de", "tiêu đề", conference.hoi_nghi.tieu_de
    paper = conference.van_ban_cho(kind)
    owner = kind if "trich_yeu" in paper.da_khai else "chung"
    yield f"van_ban.{owner}.trich_yeu", "trích yếu", paper.trich_yeu


def _iter_declared(conference: Conference) -> Iterator[Period]:
    for span in (conference.ky.bao_cao, conference.ky.ke_hoach):
        if span:
            yield from (period for period in (span.ky, span.luy_ke) if period)


def _iter_known(conference: Conference) -> Iterator[Period]:
    """Yield the periods that a title may name: those declared, and what follows when one is not."""
    yield from _iter_declared(conference)
    reviewed, planned = conference.ky.bao_cao, conference.ky.ke_hoach
    if reviewed and reviewed.ky and planned is None:
        yield from (reviewed.ky.next, reviewed.ky.natural_next)
    if planned and planned.ky and reviewed is None:
        yield planned.ky.previous


def _contradicts(mention: Mention, known: tuple[Period, ...], conference: Conference, text: str) -> bool:
    """Whether a mention names a period of the same sort as those known, but another one.

    Months up to the end of a known period, the month of the meeting, years and
    phases of other things ("Luật … năm 2022") do not contradict.
    """
    named = mention.period
    if any(named.names(period) for period in known):
        return False
    if named.kind in _LONG:
        same_kind = named.kind in {period.kind for period in known}
        return same_kind and not _CITED.search(text[: mention.start])
    years = {named.year} if isinstance(named, Period) else {period.end.year for period in known}
    candidates = [named] if isinstance(named, Period) else [named.in_year(year) for year in years]
    if named.kind is PeriodKind.MONTH:
        return not any(_is_month_of(conference, candidate) for candidate in candidates)
    ends = {period.end for period in known}
    from_january = [candidate for candidate in candidates if candidate.start.month == 1]
    return not any(candidate.end in ends for candidate in from_january)


def _is_month_of(conference: Conference, month: Period) -> bool:
    day = conference.hoi_nghi.thoi_gian.ngay
    return day is not None and (day.year, day.month) == (month.year, month.number)


def _where_issued(conference: Conference, kind: str) -> Location:
    owner = kind if "ngay" in conference.van_ban_cho(kind).da_khai else "chung"
    return conference.where(f"van_ban.{owner}.ngay")


def _first_day(day: _Day) -> date:
    return day.start if isinstance(day, MonthOf) else day


def _last_day(day: _Day) -> date:
    return day.end if isinstance(day, MonthOf) else day


def _show(day: _Day) -> str:
    return str(day) if isinstance(day, MonthOf) else format_short_date(day)
