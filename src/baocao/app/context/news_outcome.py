"""What a news item tells of the discussion and what came of it: votes, tasks, conclusion, awards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from baocao.app.context.awards import name_rewarded, tell_award
from baocao.app.context.event import name_event
from baocao.app.context.news_results import write_programme, write_programme_item
from baocao.app.context.news_tasks import needs_colon, write_order
from baocao.app.context.news_voice import is_assembly, lead_proposals, tell_plan
from baocao.app.context.periods import build_periods
from baocao.app.context.programme_words import find_stage, is_pause
from baocao.app.context.speakers import Speakers, as_subject
from baocao.app.context.tasks import join_units, without_repeated
from baocao.app.context.votes import is_adoption, write_vote
from baocao.app.sentences import (
    assess_after,
    begin_sentence,
    begins_with,
    begins_with_name,
    end_sentence,
    enumerate_after,
    gather_paragraphs,
    go_on,
    has_sentences,
)
from baocao.data.model import Conference, Opinion, Person, Task
from baocao.data.model.people import COMES_TO_DIRECT, same_text
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.text import first_upper, fold_key

_SAYS = (
    *(
        "de_nghi",
        "kien_nghi",
        "de_xuat",
        "neu",
        "cho_rang",
        "nhat_tri",
        "thong_nhat",
        "tham_luan",
        "phan_anh",
    ),
    *("chia_se", "lam_ro", "bao_cao", "trao_doi", "bay_to", "nhan_manh", "khang_dinh", "danh_gia", "gop_y"),
    *("giai_dap", "phat_bieu", "yeu_cau", "luu_y", "goi_y", "mong_muon", "mong", "ghi_nhan", "bieu_duong"),
    *(
        "giai_trinh",
        "tiep_thu",
        "cam_ket",
        "thong_tin",
        "cam_on",
        "chuc_mung",
        "hoi",
        "tan_thanh",
        "dong_tinh",
    ),
    *("hua", "kien_quyet", "phan_tich", "chi_ra", "giai_thich", "dong_y", "gioi_thieu", "trinh_bay"),
    *("chat_van", "tra_loi", "thong_bao", "cong_bo"),
)
"""How an opinion begins, keys folded, that goes on right after who said it."""
_QUIET = ("on_dinh", "chao_co", "van_nghe", "chup_anh", "chieu", "diem_danh", "phat_tai_lieu")
"""How an item of the programme begins, keys folded, that is no news."""
_VOTED = ("hiep_thuong", "bau", "thong_qua", "lay_phieu", "bo_phieu")
"""How an item begins that the votes tell of."""
_ASKS = ("de_nghi", "kien_nghi", "de_xuat")


class Outcome:
    """Writes the second half of a news item; people are introduced where they are first named."""

    def __init__(self, conference: Conference, speakers: Speakers) -> None:
        """Take the data, and who has been introduced so far."""
        self.conference, self.speakers = conference, speakers
        self.event = name_event(conference.hoi_nghi)
        self.planned = build_periods(conference)["ke_hoach"]

    def write_discussion(self) -> list[str]:
        """Return contributions, opinions, proposals and votes."""
        data = self.conference
        present = data.so_co_mat
        talks = list(write_programme(data, self.speakers, "tham-luan", self.event))
        opinions = list(self._iter_opinions())
        votes = [
            begin_sentence(write_vote(vote, begin_sentence(self.event), present))
            for vote in data.bieu_quyet
            if vote.noi_dung and not is_adoption(vote)
        ]
        return [
            *gather_paragraphs([*talks, *opinions]),
            *gather_paragraphs([self._write_proposals(), *votes, *self._iter_others()]),
        ]

    def _iter_others(self) -> Iterator[str]:
        """Yield what else was on: who did what, then what nobody is named for: a signing, a launch."""
        data, others = self.conference, []
        for item in data.chuong_trinh:
            text = strip_end_marks(item.noi_dung)
            is_quiet = begins_with(text, (*_QUIET, *(_VOTED if data.bieu_quyet else ())))
            if not text or find_stage(item) or is_pause(item) or is_quiet or self._has_spoken(item.nguoi):
                continue
            if item.nguoi:
                yield end_sentence(write_programme_item(item, self.speakers, self.event))
            else:
                others.append(text)
        several = "các nội dung" if len(others) > 1 else "nội dung"
        yield enumerate_after(f"{begin_sentence(self.event)} còn có {several}", others)

    def _has_spoken(self, someone: Person | str) -> bool:
        """Tell whether the opinions have what somebody said."""
        person = self.speakers.find(someone) if someone else None
        spoke = (self.speakers.find(one.nguoi) for one in self.conference.y_kien if one.nguoi)
        return person is not None and any(one is not None and one.is_same(person) for one in spoke)

    def _iter_opinions(self) -> Iterator[str]:
        """Yield who said what; who came to direct the conference does not join in its debate."""
        debate, directions = f"Thảo luận tại {self.event}, ", f"Phát biểu chỉ đạo {self.event}, "
        for opinion in self.conference.y_kien:
            person = self.speakers.find(opinion.nguoi) if opinion.nguoi else None
            directs = person is not None and any(
                one.is_same(person) and one.vai_tro == COMES_TO_DIRECT
                for one in self.conference.hoi_nghi.chu_tri
            )
            yield self._write_opinion(opinion, directions if directs else debate)
            debate, directions = (debate, "") if directs else ("", directions)

    def _write_opinion(self, opinion: Opinion, lead: str) -> str:
        texts = [text for text in opinion.noi_dung if text.strip()]
        who = as_subject(self.speakers.name(opinion.nguoi)) if opinion.nguoi else "có ý kiến"
        subject = begin_sentence(f"{lead}{who}")
        if not texts:
            return f"{subject.rstrip(',')} phát biểu ý kiến."
        if begins_with(texts[0], _SAYS) and not any(map(has_sentences, texts)):
            first, *others = (strip_end_marks(text) for text in texts)
            return end_sentence("; ".join([f"{subject} {go_on(first)}", *map(go_on, others)]))
        return enumerate_after(f"{subject} nêu ý kiến" if opinion.nguoi else subject, texts)

    def _write_proposals(self) -> str:
        texts = [strip_end_marks(text) for text in self.conference.kien_nghi if text.strip()]
        asks = bool(texts) and all(begins_with(text, _ASKS) for text in texts)
        if is_assembly(self.event) and asks and not any(map(has_sentences, texts)):
            return end_sentence(f"{begin_sentence(self.event)} {'; '.join(map(go_on, texts))}")
        return enumerate_after(lead_proposals(self.event), texts)

    def write_tasks(self) -> list[str]:
        """Return the tasks of the planned period: who gave what to whom, by when."""
        tasks = self.conference.nhiem_vu
        if not tasks:
            return []
        period = f"Trong {self.planned}, " if self.planned else ""
        if tasks[0].giao_boi:
            sentences = list(self._iter_orders(tasks))
            return gather_paragraphs([f"{period}{sentences[0]}" if period else sentences[0], *sentences[1:]])
        lead = tell_plan(self.event, self.planned or "thời gian tới")
        return gather_paragraphs([lead, *self._iter_orders(tasks)])

    def write_conclusion(self) -> list[str]:
        """Return what the chair said in conclusion, then what they asked for."""
        conclusion = self.conference.ket_luan
        orders = without_repeated(conclusion.chi_dao, self.conference.nhiem_vu)
        judged = [end_sentence(text) for text in conclusion.danh_gia if text.strip()]
        person = self.conference.nguoi_ket_luan
        paragraphs = []
        if judged:
            paragraphs += [" ".join([assess_after(self._open_conclusion(person), judged[0]), *judged[1:]])]
        if orders:
            again = self._call_again(person) if judged else self._open_conclusion(person)
            first, *others = self._iter_orders(orders, self._names_of(person), asks=True)
            head = f"{again} {first}" if first.startswith("yêu cầu ") else f"{first}"
            paragraphs += gather_paragraphs([begin_sentence(head), *others])
        return paragraphs

    def _open_conclusion(self, person: Person | None) -> str:
        if person is None:
            return begin_sentence(self.event)
        known = self.speakers.find(person) or person
        named = self.speakers.name(known)
        is_known = named != known.gioi_thieu
        who = known.xung_ho if is_known else as_subject(named)
        return f"Phát biểu kết luận {self.event}, {who}"

    def _call_again(self, person: Person | None) -> str:
        if person is None:
            return begin_sentence(self.event)
        return first_upper(
            (self.speakers.find(person) or person).nhac_lai if person.goi_tat else person.xung_ho
        )

    def _names_of(self, person: Person | None) -> tuple[str, ...]:
        """Return what a task may call the person who concluded."""
        return (self.speakers.find(person) or person).ten_goi if person else ()

    def _iter_orders(
        self, tasks: Sequence[Task], own: Sequence[str] = (), *, asks: bool = False
    ) -> Iterator[str]:
        """Yield a sentence for tasks that one body has from one giver; `own` are names of who speaks."""
        giver_before = ""
        for (giver, leads, helpers), group in groupby(
            tasks, key=lambda one: (one.giao_boi, one.giao, one.phoi_hop)
        ):
            is_own = not giver or any(same_text(giver, name) for name in own)
            units = join_units(leads)
            clauses = [
                self._write_clause(text, task, is_last)
                for task in group
                for text, is_last in _mark_last(task.noi_dung)
            ]
            who = f"{units} phối hợp với {join_units(helpers)}" if units and helpers else units
            if units and begins_with_name(clauses[0], units) and not helpers:
                who = ""
            joint = ": " if who and needs_colon(clauses[0]) else " "
            text = joint.join(filter(None, (who, "; ".join(map(go_on, clauses)))))
            if asks and is_own:
                yield end_sentence(f"yêu cầu {text}")[0].lower() + end_sentence(f"yêu cầu {text}")[1:]
                asks = False
            elif not is_own and giver != giver_before:
                yield end_sentence(f"{giver} giao {text}" if units else f"{giver} yêu cầu {text}")
            else:
                yield end_sentence(text)
            giver_before = giver

    def _write_clause(self, text: str, task: Task, is_last: bool) -> str:
        content = strip_end_marks(text)
        if not is_last:
            return content
        return write_order(content, task, is_dated=not self._is_said(task, content))

    def _is_said(self, task: Task, content: str) -> bool:
        """Tell whether the content, or the period above, says the deadline already."""
        when = fold_key(task.han.in_ra) if task.han else ""
        span = self.conference.ky.ke_hoach
        periods = {fold_key(text) for text in (span.ten, span.ten_gon)} if span else set()
        return f"_{when}_" in f"_{fold_key(content)}_" or when.removeprefix("trong_") in periods

    def write_awards(self) -> list[str]:
        """Return who was rewarded with what, and who presented it."""
        sentences: list[str] = []
        for award in self.conference.khen_thuong:
            told = tell_award(award, self.event)
            sentences.append(end_sentence(told if sentences else f"Dịp này, {told}"))
            if award.nguoi_trao:
                who = [as_subject(self.speakers.name(one)) for one in award.nguoi_trao]
                what = award.hinh_thuc or "phần thưởng"
                sentences.append(f"{begin_sentence(join_words(who))} trao {what} cho {name_rewarded(award)}.")
        return gather_paragraphs(sentences)


def _mark_last(texts: Sequence[str]) -> Iterator[tuple[str, bool]]:
    filled = [text for text in texts if strip_end_marks(text)]
    yield from ((text, at == len(filled)) for at, text in enumerate(filled, 1))
