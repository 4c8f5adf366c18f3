"""What happened at a conference, in order: programme, reports, opinions, votes, awards, conclusion."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.awards import write_award
from baocao.app.context.event import name_event
from baocao.app.context.programme_words import find_stage, is_pause, write_item
from baocao.app.context.reported import Reported, name_all
from baocao.app.context.speakers import Speakers, as_subject
from baocao.app.context.tasks import find_giver, forget_concluder
from baocao.app.context.votes import is_adoption, write_vote
from baocao.app.sentences import assess_after, begin_sentence, begins_with, end_sentence
from baocao.data.model import Conference, Person, ProgrammeItem
from baocao.layout.profile import Profile

_CONCLUSION = "ket-luan"
_OTHER = "khac"
_ENDED = frozenset({"bieu-quyet", "khen-thuong"})
"""Stages that an item without a name of its own does not go on with."""
_READ = frozenset({"bao-cao", "tham-luan"})
"""Stages whose names do not fit what an item without a name of its own is about."""
_STAGES = {
    "khai-mac": "Khai mạc",
    "bao-cao": "Báo cáo",
    "tham-luan": "Tham luận",
    "thao-luan": "Ý kiến phát biểu, thảo luận",
    "bieu-quyet": "Biểu quyết",
    "khen-thuong": "Khen thưởng",
    _CONCLUSION: "Kết luận",
    "be-mac": "Bế mạc",
    _OTHER: "Hoạt động khác",
}
"""The stages of a conference in their usual order, and what they are called."""
_ORDER = tuple(_STAGES)
_BARE_WORDS = 5
"""An item of so few words and without a person says no more than the name of its stage."""
_NAMES_ENOUGH = frozenset({"khai-mac", "be-mac"})
"""Stages of which nothing need be said but that they were, when nobody is named."""
_TOLD_WHOLE = frozenset({"bieu-quyet", _CONCLUSION})
"""Stages of which the data tell all that an item without a person can."""


@dataclass(slots=True)
class _Stage:
    """Items of the programme that go together, and whether the rest of the data tell of the stage here."""

    name: str
    items: list[ProgrammeItem] = field(default_factory=list)
    tells: bool = False


class _Telling:
    """Writes the paragraphs of each stage; called in reading order."""

    def __init__(
        self, conference: Conference, profile: Profile, words: Abbreviations, speakers: Speakers
    ) -> None:
        self._data = conference
        self._words = words
        self._speakers = speakers
        self._reported = Reported(conference, profile, words)
        self._bullet = profile.headings.bullets[0]
        self._event = name_event(conference.hoi_nghi)

    def name(self, stage: _Stage) -> str:
        """Return what a stage is called."""
        if stage.name == "bao-cao" and not stage.items:
            names = ("kết quả" if _has_results(self._data) else "", "nhiệm vụ" if self._data.nhiem_vu else "")
            return begin_sentence(" và ".join(filter(None, names)) or "kiến nghị")
        called = _STAGES[stage.name]
        if stage.name in _READ and not all(map(find_stage, stage.items)):
            return f"{called} và nội dung khác"
        return f"{called} {self._event}" if stage.name == _CONCLUSION else called

    def iter_paragraphs(self, stage: _Stage) -> Iterator[str]:
        """Yield the items; after the last that is of the stage itself, what the data tell of it."""
        own = [at for at, item in enumerate(stage.items) if find_stage(item) == stage.name]
        split = own[-1] + 1 if own else 0
        yield from self._iter_items(stage, stage.items[:split])
        if stage.tells:
            yield from _TELLS[stage.name][1](self)
        yield from self._iter_items(stage, stage.items[split:])

    def _iter_items(self, stage: _Stage, items: Sequence[ProgrammeItem]) -> Iterator[str]:
        for item in items:
            if not (find_stage(item) == stage.name and self._says_no_more(item, tells=stage.tells)):
                is_person = self._speakers.find(item.nguoi) is not None
                who = self._speakers.name(item.nguoi) if item.nguoi else ""
                yield self._write(write_item(item, who, self._event, is_person=is_person))

    def _says_no_more(self, item: ProgrammeItem, *, tells: bool) -> bool:
        """Return whether a stage's name, or what the data tell of it, says all that an item of it does."""
        stage = find_stage(item)
        if not item.nguoi and stage in _NAMES_ENOUGH:
            return len(item.noi_dung.split()) <= _BARE_WORDS
        if not tells or stage == "bao-cao":
            return False
        if not item.nguoi:
            return stage in _TOLD_WHOLE or len(item.noi_dung.split()) <= _BARE_WORDS
        if stage == "khen-thuong":
            return self._presents(item)
        return stage == _CONCLUSION and self._is_concluder(item.nguoi)

    def _presents(self, item: ProgrammeItem) -> bool:
        """Tell whether an item says no more than that somebody presents awards, as the awards say."""
        named = self._speakers.find(item.nguoi)
        presenters = (
            self._speakers.find(one) for award in self._data.khen_thuong for one in award.nguoi_trao
        )
        is_told = named is not None and any(one is not None and one.is_same(named) for one in presenters)
        return is_told and begins_with(item.noi_dung, ("trao", "tang", "khen_thuong"))

    def _is_concluder(self, someone: Person | str) -> bool:
        """Return whether somebody is who concluded; a post or a body may well be, another person is not."""
        concluded, named = self._data.nguoi_ket_luan, self._speakers.find(someone)
        return named is None or (concluded is not None and named.is_same(concluded))

    def _write(self, text: str) -> str:
        return end_sentence(self._words.write(text))

    def tell_reported(self) -> Iterator[str]:
        """Yield what was reported."""
        return self._reported.iter_paragraphs()

    def tell_opinions(self) -> Iterator[str]:
        """Yield who said what."""
        for opinion in self._data.y_kien:
            said = " ".join(self._words.sentences(opinion.noi_dung))
            who = (
                begin_sentence(self._words.write(self._speakers.name(opinion.nguoi))) if opinion.nguoi else ""
            )
            if said:
                yield f"{self._bullet}{who}: {said}" if who else self._bullet + said
            elif who:
                yield f"{self._bullet}{as_subject(who)} phát biểu ý kiến."

    def tell_votes(self) -> Iterator[str]:
        """Yield the votes, but for that on the minutes themselves."""
        present = self._data.so_co_mat
        votes = [vote for vote in self._data.bieu_quyet if not is_adoption(vote)]
        dash = self._bullet if len(votes) > 1 else ""
        for vote in votes:
            yield dash + self._words.write(write_vote(vote, self._event, present))

    def tell_awards(self) -> Iterator[str]:
        """Yield who was rewarded with what, by whom."""
        dash = self._bullet if len(self._data.khen_thuong) > 1 else ""
        for award in self._data.khen_thuong:
            presenters = tuple(map(self._speakers.name, award.nguoi_trao))
            yield dash + self._words.write(write_award(replace(award, nguoi_trao=presenters)))

    def tell_conclusion(self) -> Iterator[str]:
        """Yield what the chair concluded: the assessment, then who is to do what by when."""
        concluded, conclusion = self._data.nguoi_ket_luan, self._data.ket_luan
        who = as_subject(self._speakers.name(concluded)) if concluded else "người chủ trì"
        verb = f"Phát biểu kết luận {self._event}, {who}"
        if len(conclusion.danh_gia) == 1:
            yield assess_after(verb, self._words.write(conclusion.danh_gia[0]))
        else:
            yield from self._reported.list(f"{verb} đánh giá", conclusion.danh_gia)
        tasks = forget_concluder(conclusion.chi_dao, self._data)
        if not tasks:
            return
        if conclusion.danh_gia:
            again = as_subject(self._speakers.name(concluded)) if concluded else "người chủ trì"
            verb = begin_sentence(again)
        giver, units = find_giver(tasks), name_all(tasks)
        lead = f"{begin_sentence(giver) if giver else verb} giao{f' {units}' if units else ''}"
        word = "các nhiệm vụ" if len(tasks) > 1 else "nhiệm vụ"
        yield from self._reported.assign(f"{lead} {word} sau", tasks, giver)


def build_proceedings(
    conference: Conference, profile: Profile, words: Abbreviations, speakers: Speakers
) -> list[dict[str, Any]]:
    """Return the stages in order: ``so``, ``ten`` (both empty for a stage that stands alone), ``doan``."""
    telling = _Telling(conference, profile, words, speakers)
    told = [(telling.name(stage), list(telling.iter_paragraphs(stage))) for stage in _arrange(conference)]
    written = [(name, paragraphs) for name, paragraphs in told if paragraphs]
    seen: list[str] = []
    stages = []
    for number, (name, paragraphs) in enumerate(written, 1):
        shown = f"{name} (tiếp theo)" if name in seen else name
        seen.append(name)
        is_alone = len(written) == 1
        stages.append(
            {"so": "" if is_alone else str(number), "ten": "" if is_alone else shown, "doan": paragraphs}
        )
    return stages


def _arrange(conference: Conference) -> list[_Stage]:
    """Return the stages as the programme has them; those it does not name stand in their usual place."""
    stages: list[_Stage] = []
    items = [item for item in conference.chuong_trinh if not is_pause(item)]
    for name, group in groupby(items, key=find_stage):
        before = stages[-1].name if stages else ""
        if before and (name == before or not (name or before in _ENDED)):
            stages[-1].items += group
        else:
            stages.append(_Stage(name or (_OTHER if before else _ORDER[0]), list(group)))
    for name, (is_given, _) in _TELLS.items():
        if not is_given(conference):
            continue
        found = [stage for stage in stages if stage.name == name]
        if not found:
            found = [_Stage(name)]
            stages.insert(_find_place(stages, name), found[0])
        found[-1 if name == _CONCLUSION else 0].tells = True
    return stages


def _find_place(stages: Sequence[_Stage], name: str) -> int:
    """Return where a stage belongs that the programme does not have: after the last of those before it."""
    before = {*_ORDER[: _ORDER.index(name)]}
    if before & _ENDED:
        before.add(_OTHER)
    return next((at for at in range(len(stages), 0, -1) if stages[at - 1].name in before), 0)


def _has_results(data: Conference) -> bool:
    given = (data.tinh_hinh, data.ket_qua, data.so_lieu, data.mo_hinh, data.nhiem_vu_da_giao, data.han_che)
    return any(given) or bool(data.nguyen_nhan)


def _reports_something(data: Conference) -> bool:
    return _has_results(data) or bool(data.nhiem_vu or data.kien_nghi)


_TELLS: Mapping[str, tuple[Callable[[Conference], bool], Callable[[_Telling], Iterator[str]]]] = (
    MappingProxyType(
        {
            "bao-cao": (_reports_something, _Telling.tell_reported),
            "thao-luan": (lambda data: bool(data.y_kien), _Telling.tell_opinions),
            "bieu-quyet": (
                lambda data: any(not is_adoption(vote) for vote in data.bieu_quyet),
                _Telling.tell_votes,
            ),
            "khen-thuong": (lambda data: bool(data.khen_thuong), _Telling.tell_awards),
            _CONCLUSION: (
                lambda data: bool(data.ket_luan.danh_gia or data.ket_luan.chi_dao),
                _Telling.tell_conclusion,
            ),
        }
    )
)
"""{stage: (whether the data tell of it beside the programme, what they tell)}, in the usual order."""
