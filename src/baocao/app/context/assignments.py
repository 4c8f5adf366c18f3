"""Bảng giao việc. Who does what by when; and how far the tasks given before have come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.event import call_meeting
from baocao.app.context.meeting import is_held
from baocao.app.context.periods import build_periods
from baocao.app.context.tasks import find_giver, forget_concluder, without_repeated
from baocao.app.sentences import begin_sentence, end_sentence
from baocao.data.model import Conference, Task
from baocao.layout.profile import Profile
from baocao.viet.lists import strip_end_marks
from baocao.viet.numbers import format_count

_KIND = "giao-viec"
_COLUMNS = ("giao", "phoi_hop", "han", "san_pham", "nguoi_giao", "trang_thai", "ket_qua", "ghi_chu")
"""What a row says besides its number and what is to be done; left out where no row says it."""
_ALWAYS = 2
_FEWEST_ACROSS = 7
"""So many columns want a page laid across."""
_STATES = ("xong", "dang", "cham", "chua")


def write_subject(conference: Conference) -> str:
    """Return what the tasks come from: a conclusion, else the period that is planned or reviewed."""
    periods = build_periods(conference)
    name = call_meeting(conference.hoi_nghi)
    if conference.ket_luan.chi_dao and name:
        return f"thực hiện kết luận tại {name}"
    if conference.nhiem_vu and periods["ke_hoach"]:
        return periods["ke_hoach"]
    if conference.nhiem_vu and name:
        return f"sau {name}"
    if conference.nhiem_vu_da_giao and not conference.nhiem_vu:
        return f"và kết quả thực hiện {periods['bao_cao']}".strip()
    return "trong thời gian tới"


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:
    """Return the tables: of tasks concluded, of tasks planned, of tasks given before."""
    del profile
    concluded = forget_concluder(conference.ket_luan.chi_dao, conference)
    planned = forget_concluder(without_repeated(conference.nhiem_vu, concluded), conference)
    before = conference.nhiem_vu_da_giao
    opening = words.write(_write_opening(conference, planned))
    tables = [
        _build_table(title, tasks, words, start)
        for title, tasks, start in (
            (_name_concluded(conference), concluded, 1),
            (_name_planned(conference, planned), planned, len(concluded) + 1),
        )
        if tasks
    ]
    if before:
        told = _build_table(_name_before(conference), before, words, 1)
        tables.append({**told, "tong_hop": _count_states(before)})
    for number, table in enumerate(tables, 1):
        table["so"] = str(number) if len(tables) > 1 else ""
    widest = max((sum(table["cot"].values()) for table in tables), default=0) + _ALWAYS
    return {
        "bang_giao_viec": {
            "mo_dau": opening,
            "ngang": widest >= _FEWEST_ACROSS,
            "con_viec": bool(concluded or planned),
            "bang": tables,
        }
    }


def _write_opening(conference: Conference, planned: Sequence[Task]) -> str:
    """Return the sentence before the tables, up to its colon."""
    meeting, person, periods = conference.hoi_nghi, conference.nguoi_ket_luan, build_periods(conference)
    name, day = call_meeting(meeting), meeting.thoi_gian.ngay_in
    at = f"{name}{f' ({_on(day)})' if day else ''}"
    if conference.ket_luan.chi_dao:
        by = f" của {person.xung_ho}" if person else ""
        return f"Thực hiện kết luận{by}{f' tại {at}' if name else ''}, nhiệm vụ được phân công như sau:"
    if planned:
        after = f"Sau {at}, nhiệm vụ" if name and is_held(conference, _KIND) else "Nhiệm vụ"
        period = f" {periods['ke_hoach']}" if periods["ke_hoach"] else ""
        return f"{after}{period} được phân công như sau:"
    period = f" {periods['bao_cao']}" if periods["bao_cao"] else ""
    return f"Kết quả thực hiện các nhiệm vụ đã giao{period} như sau:"


def _on(day: str) -> str:
    return f"ngày {day}" if day[:1].isdigit() else day


def _name_concluded(conference: Conference) -> str:
    person = conference.nguoi_ket_luan
    return f"Nhiệm vụ theo kết luận của {person.xung_ho}" if person else "Nhiệm vụ theo kết luận"


def _name_planned(conference: Conference, tasks: Sequence[Task]) -> str:
    period = build_periods(conference)["ke_hoach"] or "thời gian tới"
    giver = find_giver(tasks) if tasks else ""
    return f"Nhiệm vụ {period}{f' do {giver} giao' if giver else ''}"


def _name_before(conference: Conference) -> str:
    return f"Kết quả thực hiện nhiệm vụ đã giao {build_periods(conference)['bao_cao']}".strip()


def _build_table(title: str, tasks: Sequence[Task], words: Abbreviations, start: int) -> dict[str, Any]:
    """Return a table: the columns that some row fills, and the rows, numbered from `start`.

    One giver of all tasks stands in the title; several are a column.
    """
    rows = [_write_row(task) for task in tasks]
    columns = {name: any(row[name] for row in rows) for name in _COLUMNS}
    columns["nguoi_giao"] = len({task.giao_boi for task in tasks}) > 1
    return {
        "tieu_de": title,
        "tong_hop": "",
        "cot": columns,
        "dong": [
            {"stt": str(number), **{name: words.write(text) for name, text in row.items()}}
            for number, row in enumerate(rows, start)
        ],
    }


def _write_row(task: Task) -> dict[str, str]:
    contents = [begin_sentence(strip_end_marks(text)) for text in task.noi_dung]
    return {
        "viec": contents[0] if len(contents) == 1 else "\n".join(f"- {text};" for text in contents)[:-1],
        "giao": _stack(task.giao),
        "phoi_hop": _stack(task.phoi_hop),
        "han": begin_sentence(task.han_in),
        "san_pham": begin_sentence(strip_end_marks(task.san_pham)),
        "nguoi_giao": begin_sentence(task.giao_boi),
        "trang_thai": begin_sentence(task.trang_thai_in),
        "ket_qua": begin_sentence(strip_end_marks(task.ket_qua)),
        "ghi_chu": begin_sentence(strip_end_marks(task.ghi_chu)),
    }


def _stack(units: Sequence[str]) -> str:
    return ";\n".join(begin_sentence(strip_end_marks(unit)) for unit in units)


def _count_states(tasks: Sequence[Task]) -> str:
    """Return how many tasks there are and how many of them are in which state.

    >>> done, late = Task(trang_thai="xong"), Task(trang_thai="cham")
    >>> _count_states([done, done, late, Task()])
    'Tổng số 04 nhiệm vụ: 02 nhiệm vụ đã hoàn thành; 01 nhiệm vụ chậm tiến độ.'
    """
    count = Counter(task.trang_thai for task in tasks)
    words = {task.trang_thai: task.trang_thai_in for task in tasks}
    states = [f"{format_count(count[state])} nhiệm vụ {words[state]}" for state in _STATES if count[state]]
    return end_sentence(
        f"Tổng số {format_count(len(tasks))} nhiệm vụ{': ' if states else ''}{'; '.join(states)}"
    )
