"""A draft's conference: a visible mark stands where something needed is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from baocao.data.model import (
    Chair,
    Conference,
    Figure,
    Group,
    Organiser,
    Paper,
    Person,
    ProgrammeItem,
    Result,
    Signer,
    Span,
    Task,
    When,
)
from baocao.data.needs import Needs, find_missing

_STEP = re.compile(r"[^.\[\]]+")
_MADE_FROM_MARK: Mapping[str, Callable[[str], Any]] = {
    "bao_cao": lambda mark: Span(nhan=mark),
    "ket_qua": lambda mark: (Result(noi_dung=(mark,)),),
    "chu_tri": lambda mark: (Chair(ho_ten=mark),),
    "thu_ky": lambda mark: (Person(ho_ten=mark),),
    "chi_dao": lambda mark: (Task(noi_dung=(mark,)),),
    "nhiem_vu": lambda mark: (Task(noi_dung=(mark,)),),
    "chuong_trinh": lambda mark: (ProgrammeItem(noi_dung=mark),),
    "to_chuc": lambda mark: (Organiser(ten=mark),),
    "so_lieu": lambda mark: (Figure(ten=mark),),
    "thanh_phan": lambda mark: (Group(nhom=mark),),
    "nguoi_ky": lambda mark: Signer(ho_ten=mark),
    "noi_dung": lambda mark: (mark,),
    "noi_nhan": lambda mark: (mark,),
}
"""How a mark stands in a key that does not hold a bare text."""


def fill_gaps(conference: Conference, kind: str, needs: Needs | None = None) -> Conference:
    """Return the conference with marks like ``[CẦN BỔ SUNG: kỳ báo cáo]`` for what this kind needs and lacks.

    What cannot hold text stays absent: a figure without its value carries the
    mark as its value typed, the time of the conference carries those of days and hours.
    """
    for missing in find_missing(conference, kind, needs):
        steps = _STEP.findall(missing.key)
        if steps[0] == "van_ban":
            paper: Paper = _put(conference.van_ban_cho(kind), steps[2:], missing.mark)
            conference = replace(conference, van_ban={**conference.van_ban, kind: paper})
        else:
            conference = _put(conference, steps, missing.mark)
    return conference


def _put(value: Any, steps: Sequence[str], mark: str) -> Any:
    """Return a copy of `value` with the mark at the end of `steps`; items count from 1."""
    step, *rest = steps
    if isinstance(value, tuple):
        at = int(step) - 1
        return (*value[:at], _put(value[at], rest, mark), *value[at + 1 :])
    if step == "gia_tri":
        return replace(value, so_da_go=mark)
    if isinstance(value, When) and not isinstance(getattr(value, step), str):
        return replace(value, con_thieu=(*value.con_thieu, (step, mark)))
    if rest:
        return replace(value, **{step: _put(getattr(value, step), rest, mark)})
    is_text = isinstance(getattr(value, step), str)
    if is_text or step in _MADE_FROM_MARK:
        return replace(value, **{step: mark if is_text else _MADE_FROM_MARK[step](mark)})
    return value
