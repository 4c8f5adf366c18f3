"""What a news item tells of the past period: situation, results, figures, models, shortcomings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from baocao.app.context.event import name_event
from baocao.app.context.news_figures import join_counts, write_figure
from baocao.app.context.news_photos import NewsPart
from baocao.app.context.news_voice import is_assembly, lead_shortcomings, tell_review
from baocao.app.context.periods import build_periods
from baocao.app.context.programme_words import find_stage, write_item
from baocao.app.context.speakers import Speakers
from baocao.app.context.tasks import join_units, write_deadline
from baocao.app.context.topic import write_topic
from baocao.app.sentences import (
    begin_sentence,
    begins_with,
    end_sentence,
    enumerate_after,
    gather_paragraphs,
    go_on,
    name_inside,
)
from baocao.data.model import Conference, Example, ProgrammeItem, Result, Task
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_lower, fold_key

_HEARD = ("bao_cao", "tham_luan")
"""How an item of the programme begins, keys folded, that is heard from nobody in particular."""
_LATEST = re.compile(r"^hoàn thành chậm nhất ngày")


def write_results(conference: Conference, speakers: Speakers) -> Iterator[NewsPart]:
    """Yield the parts that tell of the period reviewed, in reading order."""
    event = name_event(conference.hoi_nghi)
    situation = [end_sentence(text) for text in conference.tinh_hinh if text.strip()]
    yield NewsPart("tinh-hinh", gather_paragraphs(situation))
    lead = [*write_programme(conference, speakers, "bao-cao", event), _write_lead(conference, event)]
    yield NewsPart("ket-qua", gather_paragraphs(lead))
    told: set[int] = set()
    for result in conference.ket_qua:
        yield NewsPart("ket-qua", list(_iter_result(conference, result, told)), strip_end_marks(result.muc))
    rest = join_counts(write_figure(one) for _, one in conference.iter_figures() if id(one) not in told)
    more = [_write_examples(conference.mo_hinh), *_write_done(conference.nhiem_vu_da_giao)]
    yield NewsPart("ket-qua", [*gather_paragraphs(rest), *filter(None, more)])
    yield NewsPart("han-che", gather_paragraphs(list(_iter_shortcomings(conference, event))))


def _write_lead(conference: Conference, event: str) -> str:
    """Return what was reviewed, with the period; empty when none is given."""
    periods = build_periods(conference)
    if not periods["bao_cao"] or not (conference.ket_qua or conference.so_lieu):
        return ""
    said = any(fold_key(periods["bao_cao"]) in fold_key(text) for text in conference.tinh_hinh)
    if said and not periods["luy_ke"] and not periods["so_lieu_den"]:
        return ""
    more = f", lũy kế {periods['luy_ke']}" if periods["luy_ke"] else ""
    cut_off = f" (số liệu tính đến ngày {periods['so_lieu_den']})" if periods["so_lieu_den"] else ""
    topic = write_topic(conference)
    return tell_review(event, f"kết quả {topic} {periods['bao_cao']}{more}{cut_off}")


def write_programme(conference: Conference, speakers: Speakers, stage: str, event: str) -> Iterator[str]:
    """Yield a sentence for each item of the programme of a stage: who reported what."""
    for item in conference.chuong_trinh:
        if find_stage(item) == stage and item.noi_dung:
            yield end_sentence(write_programme_item(item, speakers, event))


def write_programme_item(item: ProgrammeItem, speakers: Speakers, event: str) -> str:
    """Return an item of the programme as something that was done, without end mark."""
    who = speakers.name(item.nguoi) if item.nguoi else ""
    if not who and begins_with(item.noi_dung, _HEARD):
        who = begin_sentence(event) if is_assembly(event) else "Các đại biểu"
        return f"{who} nghe {go_on(strip_end_marks(item.noi_dung))}"
    is_person = bool(item.nguoi) and speakers.find(item.nguoi) is not None
    return write_item(item, who, event, is_person=is_person)


def _iter_result(conference: Conference, result: Result, told: set[int]) -> Iterator[str]:
    """Yield the paragraphs of a heading; those below it have paragraphs of their own."""
    own = _list_sentences(conference, result, told)
    heading = strip_end_marks(result.muc)
    if heading and own:
        own[0] = f"Về {go_on(heading)}: {own[0]}"
    elif heading and result.muc_con:
        yield f"Về {go_on(heading)}:"
    yield from gather_paragraphs(own)
    for child in result.muc_con:
        below = _list_sentences(conference, child, told)
        for third in child.muc_con:
            deeper = _list_sentences(conference, third, told)
            below += [_head(third.muc, deeper), *deeper[1:]] if deeper else []
        if below:
            yield from gather_paragraphs([_head(child.muc, below), *below[1:]])


def _head(heading: str, sentences: Sequence[str]) -> str:
    name = begin_sentence(strip_end_marks(heading))
    return f"{name}: {sentences[0]}" if name else sentences[0]


def _list_sentences(conference: Conference, result: Result, told: set[int]) -> list[str]:
    figures = [one for one in conference.figures_of(result) if id(one) not in told]
    told.update(map(id, figures))
    texts = [end_sentence(text) for text in result.noi_dung if text.strip()]
    return [*texts, *join_counts(map(write_figure, figures))]


def _write_examples(examples: Sequence[Example]) -> str:
    if not examples:
        return ""
    head = "Mô hình, điển hình tiêu biểu" if len(examples) == 1 else "Các mô hình, điển hình tiêu biểu"
    return f"{head}: {'; '.join(map(_write_example, examples))}."


def _write_example(example: Example) -> str:
    name = strip_end_marks(example.ten)
    name = name if "“" in name else f"“{name}”"
    owner = f" của {name_inside(example.don_vi)}" if example.don_vi else ""
    sector = f" (lĩnh vực {first_lower(example.linh_vuc)})" if example.linh_vuc else ""
    about = strip_end_marks(example.mo_ta)
    return f"{name}{owner}{sector}" + (f", {go_on(about)}" if about else "")


def _write_done(tasks: Sequence[Task]) -> list[str]:
    """Return how the tasks of the period went, in one paragraph or more."""
    if not tasks:
        return []
    sentences = [_write_done_task(task) for task in tasks]
    return gather_paragraphs(["Về thực hiện nhiệm vụ được giao:", *sentences])


def _write_done_task(task: Task) -> str:
    content = "; ".join(strip_end_marks(text) for text in task.noi_dung)
    who = join_units(task.giao)
    helped = f", phối hợp: {join_units(task.phoi_hop)}" if task.phoi_hop else ""
    given = f"{task.giao_boi} giao" if task.giao_boi else ""
    details = "; ".join(filter(None, (given, f"{who}{helped}".lstrip(", "), _write_short_deadline(task))))
    result = strip_end_marks(task.ket_qua)
    state = ", ".join(filter(None, (_state(task), go_on(result))))
    note = f" ({strip_end_marks(task.ghi_chu)})" if task.ghi_chu else ""
    text = f"{begin_sentence(content)}{f' ({details})' if details else ''}"
    return end_sentence(f"{text}: {state}{note}" if state else f"{text}{note}")


def _write_short_deadline(task: Task) -> str:
    """Return by when, in the few words of news: ``hạn 30/10/2026``, ``thường xuyên``."""
    return _LATEST.sub("hạn", write_deadline(task.han)).replace("thực hiện thường xuyên", "thường xuyên")


def _state(task: Task) -> str:
    """Return the state in words, unless the result says it itself."""
    state = task.trang_thai_in
    return "" if state and fold_key(state) in fold_key(task.ket_qua) else state


def _iter_shortcomings(conference: Conference, event: str) -> Iterator[str]:
    causes = conference.nguyen_nhan
    some = "một số hạn chế" if len(conference.han_che) > 1 else "hạn chế"
    lead = lead_shortcomings(event, some, has_results=bool(conference.ket_qua))
    yield enumerate_after(lead, conference.han_che)
    yield from _iter_causes(
        (
            ("Nguyên nhân", causes.chung),
            ("Nguyên nhân khách quan", causes.khach_quan),
            ("Nguyên nhân chủ quan", causes.chu_quan),
        )
    )


def _iter_causes(kinds: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    yield from (enumerate_after(lead, texts) for lead, texts in kinds)
