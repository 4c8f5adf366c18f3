"""Facts about deadlines (M10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from baocao.data.fact import Disagreement, fact
from baocao.data.model import Conference, Deadline
from baocao.errors import Severity
from baocao.viet.dates import format_short_date
from baocao.viet.holidays import name_day_off
from baocao.viet.text import quote

_WITH_TASKS = frozenset({"bao-cao", "thong-bao-ket-luan", "bien-ban", "tin-bai", "giao-viec", "ke-hoach"})
_GIVEN_BEFORE = "nhiem_vu_da_giao"
_PLAN = "ke-hoach"
_PREPARATION = "hoi_nghi.chuan_bi"


@fact("M10", "deadline-out-of-reach")
def deadline_out_of_reach(conference: Conference, kind: str) -> Iterator[Disagreement]:
    """Thời hạn của nhiệm vụ trước ngày văn bản, hoặc rơi vào ngày nghỉ.

    Vì sao: hạn đã qua thì không ai làm được; hạn vào thứ Bảy, Chủ nhật, ngày lễ thì không có người nhận
    (“trước ngày …” thì không sao: phải xong từ ngày làm việc trước đó).
    Cách sửa: sửa han của nhiệm vụ, hoặc sửa ngày văn bản (van_ban.<loại>.ngay).
    """
    if kind not in _WITH_TASKS:
        return
    issued = conference.van_ban_cho(kind).ngay if kind == _PLAN else conference.ngay_van_ban(kind)
    for path, task in conference.iter_tasks():
        if task.han is None or path.startswith(_GIVEN_BEFORE):
            continue
        if path.startswith(_PREPARATION) != (kind == _PLAN):
            continue
        called = quote(task.noi_dung[0]) if task.noi_dung else "chưa có nội dung"
        where = conference.where(f"{path}.han")
        last = _find_last_day(task.han)
        if issued and last and last < issued:
            yield Disagreement(
                where,
                f"nhiệm vụ {called}: thời hạn {task.han} đã qua vào ngày văn bản {format_short_date(issued)}",
                "Sửa han, hoặc sửa ngày văn bản",
            )
        elif task.han.ngay and not task.han.truoc and (why := name_day_off(task.han.ngay)):
            yield Disagreement(
                where,
                f"nhiệm vụ {called}: thời hạn {format_short_date(task.han.ngay)} là {why}",
                "Chọn ngày làm việc liền trước hoặc liền sau",
                Severity.WARNING,
            )


def _find_last_day(deadline: Deadline) -> date | None:
    if deadline.ngay:
        return deadline.ngay
    return deadline.ky.end if deadline.ky else None
