"""What a document says of dates, hours, people and sums must agree within it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.passages import MARKS, Passage, iter_wording
from baocao.layout.table_sums import find_wrong_totals
from baocao.viet.arithmetic import find_wrong_attendance, find_wrong_shares
from baocao.viet.breakdowns import find_wrong_breakdowns
from baocao.viet.dates import format_short_date
from baocao.viet.hours import Moment, find_backward_spans, find_end, find_start
from baocao.viet.numbers import format_number
from baocao.viet.slips import Slip
from baocao.viet.text import quote
from baocao.viet.times import format_time
from baocao.viet.written_dates import find_backward_periods, find_impossible_dates, find_wrong_weekdays

_DASHES: Final = ("-", "–", "+", "*", "•")
_MINUTES: Final = "BIÊN BẢN"
_Say = Callable[[Slip], str]
_FINDERS: Final[tuple[tuple[Callable[[str], Sequence[Slip]], _Say], ...]] = (
    (find_impossible_dates, lambda slip: f"ngày {quote(slip.found)} không có trên lịch: {slip.why}"),
    (find_backward_periods, lambda slip: f"{quote(slip.found)}: ngày sau đến trước ngày đầu"),
    (find_wrong_weekdays, lambda slip: f"{slip.why}, văn bản ghi {quote(slip.found)}"),
    (find_wrong_shares, lambda slip: f"{quote(slip.found)} tính ra {slip.wanted}"),
    (find_backward_spans, lambda slip: f"{quote(slip.found)}: giờ kết thúc {slip.why}"),
)


@rule(
    "DA01",
    "figures-disagree",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="Số liệu, ngày giờ trong một văn bản phải khớp nhau",
        hd05="Số liệu, ngày giờ trong một văn bản phải khớp nhau",
    ),
    hint="Đối chiếu với số liệu gốc rồi sửa số sai",
)
def figures_disagree(paper: Paper) -> Iterator[Problem]:
    """Số liệu, ngày giờ trong văn bản không khớp nhau.

    Gồm: ngày không có trên lịch (31/6), thứ không đúng với ngày, tỷ lệ phần trăm không đúng với hai số
    đi kèm, có mặt cộng vắng khác triệu tập, các số thành phần cộng lại khác tổng số, giờ kết thúc trước
    giờ bắt đầu, dòng tổng cộng của bảng không bằng tổng các dòng.

    Vì sao: người đọc cộng lại không ra, cả văn bản mất tin cậy.
    Cách sửa: đối chiếu với số liệu gốc rồi sửa số sai. Bảng có mục con, ô gộp thì không xét.
    """
    passages = list(iter_wording(paper))
    for passage in passages:
        for find, say in _FINDERS:
            for slip in find(passage.text):
                yield _problem(passage, slip, say(slip))
    yield from _find_attendance(passages)
    yield from _find_breakdowns(passages)
    if paper.type_name == _MINUTES:
        yield from _find_hours(passages)
    for table in paper.tables:
        for wrong in find_wrong_totals(table):
            total, stated = format_number(wrong.total), format_number(wrong.stated)
            yield Problem(
                message=f"cột {quote(wrong.column)} cộng lại được {total}, dòng {wrong.label} ghi {stated}",
                where=wrong.where,
                found=stated,
                required=total,
            )


def _problem(passage: Passage, slip: Slip, message: str) -> Problem:
    return Problem(
        message=message,
        where=passage.at(slip.start, slip.end),
        found=slip.found,
        required=slip.wanted,
        mark=MARKS[slip.severity],
    )


def _find_attendance(passages: Sequence[Passage]) -> Iterator[Problem]:
    """Yield what does not add up of who was called and came; it may stand on several lines."""
    starts: list[int] = []
    length = 0
    for passage in passages:
        starts.append(length)
        length += len(passage.text) + 1
    for slip in find_wrong_attendance("\n".join(passage.text for passage in passages)):
        at = max(index for index, start in enumerate(starts) if start <= slip.start)
        here = replace(slip, start=slip.start - starts[at], end=slip.end - starts[at])
        yield _problem(passages[at], here, slip.why)


def _find_breakdowns(passages: Sequence[Passage]) -> Iterator[Problem]:
    """Yield the totals that the list after them does not come to; the list may be lines with a dash."""
    for at, passage in enumerate(passages):
        text = passage.text
        if text.rstrip().endswith(":"):
            items = takewhile(lambda one: one.text.lstrip().startswith(_DASHES), passages[at + 1 :])
            text = " ".join((text, *(one.text for one in items)))
        for slip in find_wrong_breakdowns(text):
            yield _problem(passage, slip, slip.why)


def _find_hours(passages: Sequence[Passage]) -> Iterator[Problem]:
    """Yield the end of a meeting when its minutes put it before the beginning."""
    starts = [moment for one in passages if (moment := find_start(one.text))]
    ends = [(one, moment) for one in passages if (moment := find_end(one.text))]
    if not starts or not ends:
        return
    start, (passage, end) = starts[0], ends[-1]
    if _is_before(start, end):
        return
    yield Problem(
        message=f"họp kết thúc {_show(end)}, không sau lúc bắt đầu {_show(start)}",
        where=passage.where,
        found=_show(end),
    )


def _is_before(start: Moment, end: Moment) -> bool:
    """Whether a meeting begins before it ends, or may do so."""
    first = start.day
    last = start.day if end.same_day or end.day is None else end.day
    if first is None or last is None:
        return end.day is not None or start.at < end.at
    return datetime.combine(first, start.at) < datetime.combine(last, end.at)


def _show(moment: Moment) -> str:
    day = f" ngày {format_short_date(moment.day)}" if moment.day else ""
    return format_time(moment.at, "short") + day


RULES = (figures_disagree,)
