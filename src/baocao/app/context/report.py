"""Báo cáo. The parts of a report: which there are, how they are numbered, what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.appendix_tables import build_tables
from baocao.app.context.attendees import list_named
from baocao.app.context.awards import write_award
from baocao.app.context.figures import describe, needs_appendix
from baocao.app.context.meeting import is_held, write_attended, write_held
from baocao.app.context.numbering import count_present, name_appendices
from baocao.app.context.periods import build_periods
from baocao.app.context.report_figures import find_unnamed, gather_unnamed, list_named_figures
from baocao.app.context.speakers import Speakers
from baocao.app.context.tasks import build_tasks, find_giver, has_assignments, join_units
from baocao.app.context.topic import write_topic
from baocao.app.sentences import begin_sentence, end_sentence, name_inside
from baocao.data.model import Award, Conference, Example, Result, Task
from baocao.layout.profile import Profile
from baocao.viet.lists import letter, strip_end_marks
from baocao.viet.numbers import to_roman
from baocao.viet.text import first_lower, fold_key

_OPEN = frozenset({"chua", "dang", "cham"})
"""How tasks stand that are not done."""
_FEW_TASKS = 2
"""So many tasks say in their own lines who does them by when; more have an appendix."""
_COLUMNS = ("giao", "phoi_hop", "han", "san_pham")
"""What the appendix of tasks says of each in a column that is there when it has something in it."""
_CAUSES = {
    "chung": "Nguyên nhân",
    "khach_quan": "Nguyên nhân khách quan",
    "chu_quan": "Nguyên nhân chủ quan",
}
_AFTER_RESULTS = {
    "mo_hinh": "Mô hình, điển hình tiêu biểu",
    "nhiem_vu_da_giao": "Kết quả thực hiện nhiệm vụ được giao",
    "khen_thuong": "Khen thưởng",
}
_TURN = re.compile(r"(?:tuy nhiên|tuy vậy|mặc dù vậy|song),?\s+", re.IGNORECASE)
"""How an assessment begins that turns from strengths to weaknesses."""


def build_body(conference: Conference, profile: Profile, words: Abbreviations) -> dict[str, Any]:
    """Return everything between opening and signature, numbers of the parts included.

    A part that has nothing to say has an empty number and an empty list, so
    that a template can leave it out without a gap in the numbers.
    """
    planned = conference.nhiem_vu or conference.ket_luan.chi_dao
    has_table = len(planned) > _FEW_TASKS and has_assignments(planned)
    causes = conference.nguyen_nhan
    strengths, weaknesses = _part_assessment(conference)
    body: dict[str, Any] = {
        "chu_de": write_topic(conference),
        "hoi_nghi_da_hop": words.write(_write_meeting(conference)),
        "tinh_hinh": words.sentences(conference.tinh_hinh),
        "ket_qua": _build_results(conference, words),
        "mo_hinh": [_build_example(one, words) for one in conference.mo_hinh],
        "nhiem_vu_da_giao": _build_done_tasks(conference.nhiem_vu_da_giao, words),
        "khen_thuong": [words.write(write_award(one)) for one in _name_presenters(conference)],
        "uu_diem": words.sentences(strengths) if weaknesses or causes else [],
        "han_che": words.sentences(weaknesses),
        "nguyen_nhan": {
            "khach_quan": words.sentences(causes.khach_quan),
            "chu_quan": words.sentences(causes.chu_quan),
            "chung": words.sentences(causes.chung),
        },
        "giao_boi": find_giver(planned),
        "nhiem_vu": _build_planned(planned, words, in_line=not has_table),
        "kien_nghi": words.sentences(conference.kien_nghi),
        "tai_lieu": [one.ten for one in conference.tai_lieu],
    }
    body["stt"] = _number_parts(body)
    body["phan_mot_muc"] = _find_alone(body)
    body["phu_luc"] = _build_appendices(conference, profile, words, has_tasks=has_table)
    for task in body["nhiem_vu"]:
        task.update({key: words.write(task[key]) for key in ("noi_dung", *_COLUMNS)})
    if body["phu_luc"]["nhiem_vu"]:
        columns = {key: any(task[key] for task in body["nhiem_vu"]) for key in _COLUMNS}
        body["phu_luc"]["nhiem_vu"]["cot"] = columns
    return body


def _build_planned(tasks: Sequence[Task], words: Abbreviations, *, in_line: bool) -> list[dict[str, str]]:
    """Return the planned tasks, each as a sentence of the text as well as in the pieces of the appendix.

    Args:
        tasks: In the order of the data.
        words: Introduces abbreviations.
        in_line: The sentence says who does it by when: there is no appendix that does.
    """
    built = build_tasks(tasks)
    for row, task in zip(built, tasks, strict=True):
        told = f"{row['noi_dung']}{_write_assignment(task, row['noi_dung'])}" if in_line else row["noi_dung"]
        row["noi_dung_cau"] = end_sentence(words.write(told))
    return built


def _write_assignment(task: Task, content: str) -> str:
    """Return who does a task with whom, by when, with what to show, in brackets; what it says itself not."""
    said = f"_{fold_key(content)}_"
    pieces = (
        ("chủ trì", join_units(task.giao)),
        ("phối hợp", join_units(task.phoi_hop)),
        ("thời hạn", first_lower(task.han_in)),
        ("sản phẩm", strip_end_marks(task.san_pham)),
        ("", strip_end_marks(task.ghi_chu)),
    )
    told = [
        f"{label}: {text}" if label else text
        for label, text in pieces
        if text and f"_{fold_key(text)}_" not in said
    ]
    return f" ({'; '.join(told)})" if told else ""


def _part_assessment(conference: Conference) -> tuple[list[str], list[str]]:
    """Return the strengths and the weaknesses; an assessment that turns (“Tuy nhiên…”) is one of these."""
    judged = [text for text in conference.ket_luan.danh_gia if text.strip()]
    turned = [_TURN.sub("", text) for text in judged if _TURN.match(text)]
    told = fold_key(" ".join(conference.han_che))
    new = [
        text
        for text in turned
        if not all(fold_key(clause) in told for clause in re.split(r"[,;.]\s*", strip_end_marks(text)))
    ]
    return [text for text in judged if not _TURN.match(text)], [*conference.han_che, *new]


def _write_meeting(conference: Conference) -> str:
    """Return when and where the conference was held, by whom, with whom; empty before it is held."""
    if not conference.hoi_nghi.ten or not is_held(conference, "bao-cao"):
        return ""
    return " ".join(filter(None, [*write_held(conference), write_attended(conference)]))


def write_subject(conference: Conference) -> str:
    """Return the default trích yếu; the year is said once when both periods are in it."""
    topic, named = write_topic(conference), build_periods(conference)
    reviewed, planned = conference.ky.bao_cao, conference.ky.ke_hoach
    if not planned:
        return f"kết quả {topic} {named['bao_cao']}".strip()
    first = named["bao_cao"]
    if reviewed and reviewed.ky and planned.ky and reviewed.ky.year == planned.ky.year and planned.ky.part:
        first = reviewed.ten_gon
    return f"kết quả {topic} {first}, nhiệm vụ trọng tâm {planned.ten}"


def _build_results(conference: Conference, words: Abbreviations) -> list[dict[str, Any]]:
    """Return the headings of the results; numbers count headings that have a name."""
    results = list(_iter_headings(conference.ket_qua))
    results += gather_unnamed(conference, has_headings=any(one.muc for one in results))
    numbers = iter(range(1, len(results) + 1))
    return [
        _build_result(conference, words, one, str(next(numbers)) if one.muc else "", level=1)
        for one in results
    ]


def _iter_headings(results: Iterable[Result]) -> Iterator[Result]:
    """Yield what has something to say; what stands below a heading without a name moves up in its place."""
    for result in results:
        below = tuple(_iter_headings(result.muc_con))
        own = replace(result, muc_con=below if result.muc else ())
        if own.noi_dung or own.so_lieu or own.muc_con:
            yield own
        if not result.muc:
            yield from below


def _build_result(
    conference: Conference, words: Abbreviations, result: Result, number: str, *, level: int
) -> dict[str, Any]:
    paragraphs = words.sentences(result.noi_dung)
    figures = [
        {
            "ten": words.write(begin_sentence(figure.ten or figure.ma)),
            "dien_giai": words.write(describe(figure)),
        }
        for figure in conference.figures_of(result)
    ]
    named = [child for child in result.muc_con if child.muc]
    letters = {id(child): letter(at) for at, child in enumerate(named, 1)} if level == 1 else {}
    children = [
        _build_result(conference, words, child, letters.get(id(child), ""), level=level + 1)
        for child in result.muc_con
    ]
    return {
        "so": number,
        "muc": begin_sentence(strip_end_marks(result.muc)),
        "noi_dung": paragraphs,
        "so_lieu": figures,
        "muc_con": children,
    }


def _build_example(example: Example, words: Abbreviations) -> dict[str, str]:
    return {
        "ten": words.write(begin_sentence(example.ten)),
        "linh_vuc": words.write(example.linh_vuc),
        "don_vi": words.write(name_inside(example.don_vi)),
        "mo_ta": words.write(strip_end_marks(example.mo_ta)),
    }


def _build_done_tasks(tasks: Sequence[Task], words: Abbreviations) -> list[dict[str, str]]:
    """Return the tasks of the period that is over; what came of each holds its product and note as well.

    Of a task that is not done the product is still to come, and is called so.
    """
    built = build_tasks(tasks)
    for task, row in zip(tasks, built, strict=True):
        is_due = task.san_pham and task.trang_thai in _OPEN
        product = f"sản phẩm phải có: {task.san_pham}" if is_due else task.san_pham
        row["noi_dung"] = words.write(row["noi_dung"])
        row["ket_qua"] = words.write("; ".join(filter(None, (row["ket_qua"], product, task.ghi_chu))))
    return built


def _name_presenters(conference: Conference) -> Iterator[Award]:
    """Yield the awards; a presenter who takes part has his posts said where the conference is told of."""
    told = list_named(conference) if _write_meeting(conference) else conference.hoi_nghi.chu_tri
    speakers = Speakers(conference, told)
    for award in conference.khen_thuong:
        yield replace(award, nguoi_trao=tuple(map(speakers.name, award.nguoi_trao)))


def _number_parts(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the number of each part and item; empty for what is not there."""
    causes = body["nguyen_nhan"]
    has = {
        "tinh_hinh": bool(body["tinh_hinh"]),
        "ket_qua": any(body[key] for key in ("ket_qua", *_AFTER_RESULTS)),
        "danh_gia": bool(body["uu_diem"] or body["han_che"] or any(causes.values())),
        "nhiem_vu": bool(body["nhiem_vu"]),
        "kien_nghi": bool(body["kien_nghi"]),
    }
    named = sum(1 for one in body["ket_qua"] if one["muc"])
    after_results = {key: bool(body[key]) for key in _AFTER_RESULTS}
    assessed = {
        "uu_diem": bool(body["uu_diem"]),
        "han_che": bool(body["han_che"]),
        "nguyen_nhan": any(causes.values()),
    }
    kinds = {f"nguyen_nhan_{key}": bool(items) for key, items in causes.items() if key != "chung"}
    return {
        **{key: to_roman(at) if at else "" for key, at in count_present(has)},
        **{key: str(at + named) if at else "" for key, at in count_present(after_results)},
        **{key: str(at or "") for key, at in count_present(assessed)},
        **{key: letter(at) if at else "" for key, at in count_present(kinds)},
    }


def _find_alone(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the name of the only item of a part, which needs no number; empty where there are several."""
    causes = body["nguyen_nhan"]
    kinds = [name for key, name in _CAUSES.items() if causes[key]]
    assessed = [
        *(name for key, name in (("uu_diem", "Ưu điểm"), ("han_che", "Hạn chế")) if body[key]),
        *((kinds[0] if len(kinds) == 1 else "Nguyên nhân",) if kinds else ()),
    ]
    named = [one["muc"] for one in body["ket_qua"] if one["muc"]]
    told = [*named, *(name for key, name in _AFTER_RESULTS.items() if body[key])]
    return {
        "ket_qua": told[0] if len(told) == 1 else "",
        "danh_gia": assessed[0] if len(assessed) == 1 and len(kinds) <= 1 else "",
        "nguyen_nhan": kinds[0] if len(kinds) == 1 else "",
    }


def _build_appendices(
    conference: Conference, profile: Profile, words: Abbreviations, *, has_tasks: bool
) -> dict[str, Any]:
    """Return the appendices there are, by name."""
    figures = [figure for _, figure in conference.iter_figures()]
    told = [*list_named_figures(conference), *find_unnamed(conference)]
    tables: dict[str, dict[str, Any]] = {}
    if figures and needs_appendix(figures, told):
        tables["so_lieu"] = build_tables(figures, words.write)
    if has_tasks:
        tables["nhiem_vu"] = {}
    for table, name in zip(tables.values(), name_appendices(profile, len(tables)), strict=True):
        table["ten_goi"] = name
    return {name: tables.get(name) for name in ("so_lieu", "nhiem_vu")}
