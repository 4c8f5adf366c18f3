"""What was reported at a conference, in brief: results with figures, shortcomings, tasks, proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.figures import describe, is_telling
from baocao.app.context.tasks import (
    build_tasks,
    find_giver,
    forget_giver,
    join_units,
    list_assignments,
    without_repeated,
)
from baocao.app.context.topic import write_topic
from baocao.app.sentences import begin_sentence, end_sentence, name_inside
from baocao.data.model import Conference, Example, Figure, Result, Task
from baocao.data.model.people import same_text
from baocao.layout.profile import Profile
from baocao.viet.lists import strip_end_marks


class Reported:
    """Writes what a conference reports as paragraphs of minutes, in reading order."""

    def __init__(self, conference: Conference, profile: Profile, words: Abbreviations) -> None:
        """Take the data, the layout's dashes, and what introduces abbreviations."""
        self._conference = conference
        self._words = words
        self._profile = profile
        self._bullet, self._deeper = profile.headings.bullets

    def iter_paragraphs(self) -> Iterator[str]:
        """Yield the paragraphs."""
        data = self._conference
        yield from self._words.sentences(data.tinh_hinh)
        yield from self._iter_results()
        yield from self.list("Mô hình, điển hình tiêu biểu", [_write_example(one) for one in data.mo_hinh])
        done = [_write_done(task) for task in data.nhiem_vu_da_giao]
        yield from self.list("Kết quả thực hiện nhiệm vụ được giao", done)
        yield from self.list("Hạn chế", data.han_che)
        yield from self.list("Nguyên nhân", data.nguyen_nhan.chung)
        yield from self.list("Nguyên nhân khách quan", data.nguyen_nhan.khach_quan)
        yield from self.list("Nguyên nhân chủ quan", data.nguyen_nhan.chu_quan)
        yield from self._iter_tasks()
        yield from self.list("Kiến nghị, đề xuất", data.kien_nghi)

    def list(self, label: str, texts: Sequence[str]) -> Iterator[str]:
        """Yield one text beside its label, several below it with a dash each."""
        if len(texts) == 1:
            yield f"{label}: {self._write(texts[0])}"
        elif texts:
            yield f"{label}:"
            yield from (self._bullet + self._write(text) for text in texts)

    def _write(self, text: str) -> str:
        return end_sentence(self._words.write(text))

    def _iter_results(self) -> Iterator[str]:
        data = self._conference
        told = [figure for _, result in data.iter_results() for figure in data.figures_of(result)]
        others = [one for _, one in data.iter_figures() if one not in told and is_telling(one)]
        if not (data.ket_qua or others):
            return
        span = data.ky.bao_cao
        period = f" {span.ten}" if span else ""
        yield f"Kết quả {write_topic(data)}{period}:"
        for result in data.ket_qua:
            yield from self._iter_result(result, 0)
        yield from (self._bullet + self._figure(one) for one in others)

    def _iter_result(self, result: Result, level: int) -> Iterator[str]:
        """Yield a heading with its texts and figures in one paragraph; what is below it follows."""
        dash = self._bullet if level == 0 else self._deeper
        name = begin_sentence(self._words.write(strip_end_marks(result.muc)))
        figures = [one for one in self._conference.figures_of(result) if is_telling(one)]
        if name:
            texts = [*self._words.sentences(result.noi_dung), *(self._figure(one, name) for one in figures)]
            if texts or result.muc_con:
                yield f"{dash}{name}: {' '.join(texts)}".rstrip()
        else:
            yield from (dash + text for text in self._words.sentences(result.noi_dung))
            yield from (dash + self._figure(one) for one in figures)
        for child in result.muc_con:
            yield from self._iter_result(child, level + 1)

    def _figure(self, figure: Figure, heading: str = "") -> str:
        """Return a figure as a sentence; its name is left out when it is that of the heading before it."""
        name = begin_sentence(self._words.write(figure.ten or figure.ma))
        told = describe(figure)
        return begin_sentence(told) if same_text(name, heading) else f"{name}: {told}"

    def _iter_tasks(self) -> Iterator[str]:
        """Yield the planned tasks that the chair's conclusion does not say again."""
        data = self._conference
        tasks = without_repeated(data.nhiem_vu, data.ket_luan.chi_dao)
        period = data.ky.ke_hoach.ten if data.ky.ke_hoach else "thời gian tới"
        giver, units = find_giver(tasks) if tasks else "", name_all(tasks)
        given = f" do {giver} giao" if giver else " giao" if units else ""
        lead = f"Nhiệm vụ trọng tâm {period}{given}{f' {units}' if units else ''}"
        yield from self.assign(lead, tasks, giver)

    def assign(self, lead: str, tasks: Sequence[Task], giver: str) -> Iterator[str]:
        """Yield tasks below a line; a unit that has them all is named in that line by `name_all`."""
        if tasks:
            yield f"{lead}:"
            lines = list_assignments(forget_giver(tasks, [giver]), self._words, self._profile)
            yield from lines[1:] if name_all(tasks) else lines


def name_all(tasks: Sequence[Task]) -> str:
    """Return the unit that has all of several tasks; empty when they are divided or nobody is named."""
    units = {task.giao for task in tasks}
    return join_units(units.pop()) if len(units) == 1 and len(tasks) > 1 else ""


def _write_example(example: Example) -> str:
    field = f" (lĩnh vực {example.linh_vuc})" if example.linh_vuc else ""
    unit = f" của {name_inside(example.don_vi)}" if example.don_vi else ""
    about = f": {strip_end_marks(example.mo_ta)}" if example.mo_ta else ""
    return f"{strip_end_marks(example.ten)}{field}{unit}{about}"


def _write_done(task: Task) -> str:
    row = build_tasks([task])[0]
    held = "; ".join(filter(None, (row["giao"], row["han"] and f"thời hạn: {row['han']}")))
    result = row["ket_qua"][:1].lower() + row["ket_qua"][1:]
    return f"{row['noi_dung']}{f' ({held})' if held else ''}{f': {result}' if result else ''}"
