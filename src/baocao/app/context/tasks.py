"""Tasks as lines of a document: who does what by when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.sentences import begin_sentence, begins_with_name, end_sentence, name_inside
from baocao.data.model import Conference, Deadline, Task
from baocao.data.model.tasks import BARE_DAY
from baocao.layout.profile import Profile
from baocao.viet.dates import format_short_date
from baocao.viet.lists import LETTERS, join_names, strip_end_marks
from baocao.viet.text import first_lower, fold_key

_DONE = ("trước ", "chậm nhất ", "muộn nhất ", "không quá ", "xong ", "hoàn thành ")
"""How a deadline begins by which something is to be finished."""
_DONE_WITHIN = (
    *("trong ", "từ ", "đến ", "ngay ", "sau ", "giữa ", "cuối ", "đầu ", "theo ", "khi ", "định kỳ "),
    *("thường xuyên", "hằng ", "hàng "),
)
"""How a deadline begins that goes on with “thực hiện”."""
_RECURRING = re.compile(r"\bh[ằà]ng (?:ngày|tuần|tháng|quý|năm)")
_DAYS = ("thứ ", "chủ nhật ", "ngày ", "tuần ", "cuối ", "đầu ")
"""How a deadline that comes again and again begins with its day."""
_SPANS = ("tháng ", "quý ", "năm ", "giai đoạn ", "6 tháng ", "tuần ")
_HELPS = re.compile(r"^phối hợp(?: với)? ", re.IGNORECASE)
"""What those who help may be typed with."""


def build_tasks(tasks: Sequence[Task]) -> list[dict[str, str]]:
    """Return tasks for lists and tables; contents have no end mark."""
    return [_build_task(task, number) for number, task in enumerate(tasks, 1)]


def _build_task(task: Task, number: int) -> dict[str, str]:
    state = task.ket_qua or task.trang_thai_in
    if task.ket_qua and task.trang_thai in {"dang", "cham"}:
        state = f"{task.trang_thai_in}; {task.ket_qua}"
    return {
        "stt": str(number),
        "noi_dung": write_content(task),
        "giao": task.giao_in,
        "phoi_hop": task.phoi_hop_in,
        "han": task.han_in,
        "san_pham": "; ".join(filter(None, (task.san_pham, task.ghi_chu))),
        "ket_qua": begin_sentence(state),
        "giao_boi": task.giao_boi,
    }


def write_content(task: Task) -> str:
    """Return what is to be done in one piece, without end mark.

    >>> write_content(Task(noi_dung=("Rà soát.", "Báo cáo kết quả;")))
    'Rà soát. Báo cáo kết quả'
    """
    return ". ".join(begin_sentence(strip_end_marks(text)) for text in task.noi_dung)


def write_deadline(deadline: Deadline | None) -> str:
    """Return by when, as the end of a sentence that gives a task; empty when nothing is set.

    >>> given = "30/10/2026", "trước ngày 5/11/2026", "xong trong tháng 11", "trong quý IV", "hằng tuần"
    >>> for text in given:
    ...     print(write_deadline(Deadline.parse(text)))
    hoàn thành chậm nhất ngày 30/10/2026
    hoàn thành trước ngày 05/11/2026
    hoàn thành trong tháng 11
    thực hiện trong quý IV
    thực hiện hằng tuần
    >>> write_deadline(Deadline.parse("quý IV/2026")), write_deadline(Deadline.parse("sau hội nghị một tuần"))
    ('thực hiện trong quý IV/2026', 'thực hiện sau hội nghị một tuần')
    >>> write_deadline(Deadline.parse("11/2026")), write_deadline(Deadline.parse("hết quý III"))
    ('thực hiện trong tháng 11 năm 2026', 'thực hiện đến hết quý III')
    >>> write_deadline(Deadline.parse("thứ Sáu hằng tuần"))
    'thực hiện vào thứ Sáu hằng tuần'
    >>> write_deadline(Deadline.parse("trước 30/9")), write_deadline(Deadline.parse("chậm nhất 15/8/2026"))
    ('hoàn thành trước ngày 30/9', 'hoàn thành chậm nhất ngày 15/8/2026')
    """
    text = strip_end_marks(deadline.in_ra) if deadline else ""
    if not deadline or not text:
        return ""
    if deadline.ky and not re.search(r"[^\W\d_]", text):
        text = deadline.ky.name  # typed as 11/2026
    if deadline.ngay and text == format_short_date(deadline.ngay):
        return f"hoàn thành chậm nhất ngày {text}"
    said = BARE_DAY.sub(r"\1 ngày ", first_lower(text))
    if said.startswith(_DONE):
        return f"hoàn thành {said.removeprefix('xong ').removeprefix('hoàn thành ')}"
    if said.startswith("hết "):
        return f"thực hiện đến {said}"
    is_day = bool(_RECURRING.search(said)) and said.startswith(_DAYS)
    if is_day or deadline.thuong_xuyen or said.startswith(_DONE_WITHIN):
        return f"thực hiện {'vào ' if is_day else ''}{said}"
    return f"thực hiện trong {said}" if deadline.ky or said.startswith(_SPANS) else f"thời hạn: {said}"


def join_units(units: Sequence[str]) -> str:
    """Return units in one phrase inside a sentence.

    >>> join_units(["Phòng Kinh tế", "Các thôn"])
    'Phòng Kinh tế và các thôn'
    """
    return join_names([name_inside(strip_end_marks(unit)) for unit in units])


def without_repeated(tasks: Iterable[Task], others: Iterable[Task]) -> tuple[Task, ...]:
    """Return the tasks that are not among `others` already, by what is to be done."""
    told = {fold_key(write_content(task)) for task in others}
    return tuple(task for task in tasks if fold_key(write_content(task)) not in told)


def forget_giver(tasks: Iterable[Task], known: Collection[str]) -> list[Task]:
    """Return the tasks without ``giao_boi`` where it is one of the names and posts in `known`."""
    names = {fold_key(name) for name in known}
    return [replace(task, giao_boi="") if fold_key(task.giao_boi) in names else task for task in tasks]


def forget_concluder(tasks: Iterable[Task], conference: Conference) -> list[Task]:
    """Return the tasks without ``giao_boi`` where it is who concluded the conference."""
    person = conference.nguoi_ket_luan
    return forget_giver(tasks, person.ten_goi if person else ())


def list_assignments(
    tasks: Sequence[Task], words: Abbreviations, profile: Profile, *, giver: str = ""
) -> list[str]:
    """Return tasks as the paragraphs of a list: unit, what, by when, with what to show for it.

    A unit that has several tasks is named once, above them. When one has them
    all, it stands in the line above the list.

    Args:
        tasks: In the order of the data.
        words: Introduces abbreviations.
        profile: Its dashes stand before what is below a letter.
        giver: Who is named above the list as the one who gave them; a task that another gave says so.
    """
    if len(tasks) == 1:
        giver = ""  # said behind the task
    by_lead: dict[tuple[str, ...] | int, list[Task]] = {}
    for at, task in enumerate(forget_giver(tasks, [giver])):
        by_lead.setdefault(task.giao or at, []).append(task)
    alone = len(by_lead) == 1 and len(tasks) > 1
    groups = list(by_lead.values())
    if alone:
        groups = [[task] for task in groups[0]]
    bullets = profile.headings.bullets
    marks = [f"{sign}) " for sign in LETTERS] if len(groups) <= len(LETTERS) else [bullets[0]] * len(groups)
    lines = _lead_in(join_units(tasks[0].giao) if alone else "", giver, words)
    for mark, group in zip(marks, groups, strict=False):
        below = bullets if mark != bullets[0] else bullets[1:] * 2
        lines += _write_group(group, words, mark if len(groups) > 1 else "", below, named=not alone)
    return lines


def _lead_in(unit: str, giver: str, words: Abbreviations) -> list[str]:
    if not unit and not giver:
        return []
    who = f"{giver} giao" if giver else "giao"
    return [begin_sentence(words.write(" ".join(filter(None, (who, unit, "các nhiệm vụ sau:")))))]


def _write_group(
    group: Sequence[Task], words: Abbreviations, mark: str, below: Sequence[str], *, named: bool
) -> Iterator[str]:
    """Yield what one unit has to do: in a line, or below a line that names it."""
    unit = join_units(group[0].giao) if named else ""
    if len(group) == 1:
        yield from _write_alone(group[0], words, mark, unit, below[0])
        return
    yield words.write(f"{mark}{begin_sentence(unit)}:")
    for task in group:
        yield from _write_alone(task, words, below[0], "", below[-1])


def _write_alone(task: Task, words: Abbreviations, mark: str, unit: str, dash: str) -> Iterator[str]:
    contents = [begin_sentence(strip_end_marks(text)) for text in task.noi_dung if strip_end_marks(text)]
    helped = f"phối hợp với {_HELPS.sub('', join_units(task.phoi_hop))}" if task.phoi_hop else ""
    who = f"{unit.removesuffix(' chủ trì')} chủ trì, {helped}" if unit and helped else unit
    if unit and not helped and contents and begins_with_name(contents[0], unit):
        who = ""  # the text names the unit itself
    details = _list_details(task, "; ".join(contents), helped if not unit else "")
    if len(contents) <= 1:
        text = ": ".join(filter(None, (begin_sentence(who), *contents)))
        yield mark + end_sentence(words.write("; ".join(filter(None, (text, *details)))))
        return
    head = f"{begin_sentence(who)} ({'; '.join(details)})" if who and details else who or "; ".join(details)
    if head:
        yield f"{mark}{words.write(begin_sentence(head))}:"
    for text in contents:
        yield (dash if head else mark) + end_sentence(words.write(text))


def _list_details(task: Task, content: str, helped: str) -> list[str]:
    """Return what a task says besides unit and content, and its content does not say itself."""
    said = fold_key(content)
    product = strip_end_marks(task.san_pham)
    found = [
        helped,
        "" if task.han and f"_{fold_key(task.han.in_ra)}_" in f"_{said}_" else _write_limit(task, said),
        f"sản phẩm: {product}" if product and f"_{fold_key(product)}_" not in f"_{said}_" else "",
        strip_end_marks(task.ghi_chu),
    ]
    pieces = [piece for piece in found if piece]
    if task.giao_boi:
        pieces[-1:] = [f"{pieces[-1]} ({task.giao_boi} giao)" if pieces else f"{task.giao_boi} giao"]
    return pieces


def _write_limit(task: Task, said: str) -> str:
    """Return by when, with no verb that the text has said: “hoàn thành”, “thực hiện”."""
    limit = write_deadline(task.han)
    verb = next((verb for verb in ("hoàn thành", "thực hiện") if limit.startswith(verb)), "")
    if not verb or fold_key(verb) not in said:
        return limit
    if verb == "thực hiện" and task.han and (task.han.thuong_xuyen or _RECURRING.search(limit)):
        return limit.replace(verb, "tiến hành", 1)
    return f"thời hạn: {limit.removeprefix(verb).strip()}"


def has_assignments(tasks: Iterable[Task]) -> bool:
    """Return whether there is anything to say of the tasks in a table: who, with whom, by when, what."""
    return any(task.giao or task.phoi_hop or task.han or task.san_pham for task in tasks)


def find_giver(tasks: Sequence[Task]) -> str:
    """Return who gave all of the tasks; empty when it is not one and the same."""
    givers = {task.giao_boi for task in tasks}
    return givers.pop() if len(givers) == 1 else ""
