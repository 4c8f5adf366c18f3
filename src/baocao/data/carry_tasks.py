"""The tasks of the next period: what was planned is to be reported on, what is not done goes along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from baocao.data.carry_kept import REREAD, blank, pick
from baocao.data.carry_periods import Turn
from baocao.data.model import Conference, Task
from baocao.data.model.record import iter_keys
from baocao.data.yaml_out import Noted
from baocao.viet.text import fold_key

CARRIED: Final = "chuyển tiếp từ"
"""How the note of a task begins that was given before the old period's plan."""
_DONE = "xong"
_STATES = "chua, dang, xong hoặc cham"
_WHAT = ("noi_dung", "giao", "phoi_hop", "han", "san_pham", "giao_boi")


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedTasks:
    """The tasks to be reported on, and how many came from where."""

    items: tuple[Any, ...]
    """As a data file has them, with notes."""
    planned: int
    """How many were planned or ordered for the new period."""
    unfinished: int
    """How many come from before."""
    done: int
    """How many were done and are left out."""
    kept: int = 0
    """How many are there as they were, since the new period is the old one and more."""


def carry_tasks(conference: Conference, period: str, *, keeps_done: bool = False) -> CarriedTasks:
    """Return what was planned and ordered, then what was not finished; the same task only once.

    Args:
        conference: the old file.
        period: name of its reviewed period, for tasks that come from there.
        keeps_done: what was done stays as well, since the new period holds the old one.
    """
    before = conference.nhiem_vu_da_giao
    open_tasks = [task for task in before if task.trang_thai != _DONE]
    met: set[tuple[str, ...]] = set()
    plans = _once(conference.nhiem_vu, met)
    orders = _once(conference.ket_luan.chi_dao, met)
    leftovers = _once(open_tasks, met)
    items = [
        *_head(map(_plan, plans), "Nhiệm vụ kỳ trước đề ra cho kỳ này."),
        *_head(map(_plan, orders), "Ý kiến chỉ đạo tại hội nghị kỳ trước."),
        *_head((_leave(task, period) for task in leftovers), "Việc giao từ trước, chưa xong."),
    ]
    done = [pick(task, *iter_keys(Task)) for task in before if task.trang_thai == _DONE]
    items += _head(done if keeps_done else [], f"Việc đã xong trong {period}; {REREAD}.")
    return CarriedTasks(
        items=tuple(items),
        planned=len(plans) + len(orders),
        unfinished=len(leftovers),
        done=0 if keeps_done else len(done),
        kept=len(done) if keeps_done else 0,
    )


def keep_tasks(conference: Conference, period: str) -> CarriedTasks:
    """Return the tasks that were reported on as they are: they belong to the wider new period as well.

    Args:
        conference: the old file.
        period: name of its reviewed period.
    """
    items = [pick(task, *iter_keys(Task)) for task in conference.nhiem_vu_da_giao]
    title = f"Nhiệm vụ của {period}; {REREAD}, thêm việc của các tháng trước."
    return CarriedTasks(items=tuple(_head(items, title)), planned=0, unfinished=0, done=0, kept=len(items))


def carry_preparation(task: Task, turn: Turn) -> dict[str, Any]:
    """Return a task of preparing the meeting with the new periods in it, its day to be filled."""
    renewed = replace(task, noi_dung=tuple(map(turn.renew, task.noi_dung)))
    return pick(renewed, "noi_dung", "giao", "phoi_hop") | {"han": blank()} | pick(task, "san_pham")


def _once(tasks: Iterable[Task], met: set[tuple[str, ...]]) -> list[Task]:
    """Return the tasks that say something and were not met yet with the same words and the same units."""
    found = []
    for task in tasks:
        key = (*map(fold_key, task.noi_dung), "", *map(fold_key, task.giao))
        if key not in met and any(pick(task, *_WHAT)):
            met.add(key)
            found.append(task)
    return found


def _plan(task: Task) -> dict[str, Any]:
    return {
        **pick(task, *_WHAT),
        "trang_thai": blank(_STATES),
        "ket_qua": blank(),
        **pick(task, "ghi_chu"),
    }


def _leave(task: Task, period: str) -> dict[str, Any]:
    was = f"kỳ trước {task.trang_thai_in}" if task.trang_thai else ""
    result = f"kỳ trước: {task.ket_qua}" if task.ket_qua else ""
    notes = [task.ghi_chu, "" if CARRIED in task.ghi_chu else f"{CARRIED} {period}"]
    return {
        **pick(task, *_WHAT),
        "trang_thai": blank(_STATES, was),
        "ket_qua": blank(result),
        "ghi_chu": "; ".join(filter(None, notes)),
    }


def _head(items: Iterable[dict[str, Any]], title: str) -> Sequence[Any]:
    """Return the items with a comment over the first."""
    listed = list(items)
    return [Noted(listed[0], above=title), *listed[1:]] if listed else []
