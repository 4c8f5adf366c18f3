"""Strategies for data files: anything that the model reads, typed in any of the ways it may be."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from baocao.data.kinds import COMMON, KINDS
from baocao.data.model.conference import CONFERENCE
from baocao.data.model.containers import Either, Glossary, Listed
from baocao.data.model.content import RESULTS, CountOrNames, Subheadings
from baocao.data.model.figures import ChangeNumber
from baocao.data.model.papers import PAPER, Papers
from baocao.data.model.people import Group
from baocao.data.model.record import Record
from baocao.data.model.shapes import (
    Choice,
    Count,
    Date,
    DayOrMonth,
    Number,
    PeriodText,
    Shape,
    Time,
    Weekday,
    YesNo,
)
from baocao.data.model.tasks import DeadlineText
from baocao.viet.text import to_nfc

Values = st.SearchStrategy[Any]

_DEEPEST = 2

TEXTS = st.one_of(
    st.text("aâđ1 ,.:;#-?!'\"{}[]&*|>%@`“”~<=\n\t\\/(½", max_size=8).map(to_nfc),
    st.sampled_from(
        ["- một", "- a\n- b", "a\n  b\n\nc", "=1+2", "05", "1.2", "có", "9/2026", "28 hộ", "a: b", "+1"]
    ),
).filter(str.strip)
CODES = st.sampled_from(["mo_hinh", "Mô hình", "2", "a,b", "so 1", "1.1"])
_SAMPLES: tuple[tuple[type, list[Any]], ...] = (
    (ChangeNumber, ["+276", "-3", "+10,3%", "+3,5 điểm %", "5"]),
    (Number, ["5.358", "98,5", "05", "98,50", "−3", "0", 12, "1.234.567.890.123.456.789", "0,10"]),
    (Count, ["25", "1.808", "05", 7]),
    (DayOrMonth, ["5/2017", "tháng 5 năm 2017", "09/10/2026", "thứ Sáu, ngày 09/10/2026"]),
    (
        Date,
        ["04/10/2023", "2026-10-09", "thứ Sáu, ngày 09/10/2026", "ngày 04 tháng 10 năm 2023", "7.10.2023"],
    ),
    (Time, ["08h30", "8h", "14 giờ", "7:30"]),
    (Weekday, ["thứ Sáu", "Chủ nhật", "T7"]),
    (PeriodText, ["quý III năm 2023", "9 tháng năm 2025", "5/2017", "năm 2022", "15 năm (2009 - 2024)"]),
    (YesNo, ["có", "không", "x", True, False]),
    (DeadlineText, ["30/10/2026", "5/9/2026", "trước ngày 15/12/2026", "trong quý IV", "Thường xuyên"]),
)


def conferences() -> Values:
    """Data files with some of the keys, as what JSON gives."""
    names = st.lists(st.sampled_from(list(CONFERENCE.keys)), min_size=1, max_size=4, unique=True)
    return names.flatmap(
        lambda some: st.fixed_dictionaries({name: values_for(CONFERENCE.keys[name].shape) for name in some})
    )


def values_for(shape: Shape, depth: int = 0, name: str = "") -> Values:
    """What may be typed for a shape."""
    if isinstance(shape, Listed):
        return st.lists(values_for(shape.item, depth, name), min_size=1, max_size=3)
    if isinstance(shape, Either):
        return values_for(shape.first, depth, name) | values_for(shape.second, depth, name)
    if isinstance(shape, Subheadings):
        return values_for(RESULTS, depth + 1)
    if isinstance(shape, Record):
        return _record(shape, depth)
    return _value_for(shape, name)


def _value_for(shape: Shape, name: str) -> Values:
    match shape:
        case Papers():
            paper = _record(PAPER, 0).flatmap(_blank_some)
            return st.dictionaries(st.sampled_from([COMMON, *KINDS]), paper, min_size=1, max_size=3)
        case Glossary():
            return st.dictionaries(TEXTS.map(str.strip), TEXTS | st.just(""), min_size=1, max_size=3)
        case CountOrNames():
            return st.sampled_from(["28", 5]) | st.lists(TEXTS, min_size=1, max_size=2)
        case Choice():
            return st.sampled_from(
                [*shape.choices.values(), *(one.upper() for one in shape.choices.values())]
            )
    found = next((samples for one, samples in _SAMPLES if isinstance(shape, one)), None)
    return st.sampled_from(found) if found else CODES if name in {"ma", "so_lieu"} else TEXTS


def _record(record: Record[Any], depth: int) -> Values:
    """Maps with one to four of a record's keys; of a group of delegates always its name."""
    always = ["nhom"] if record.cls is Group else []
    possible = [name for name in record.keys if name != "muc_con" or depth < _DEEPEST]
    names = st.lists(st.sampled_from(possible), min_size=1, max_size=4, unique=True)

    def fill(some: list[str]) -> Values:
        keys = {name: values_for(record.keys[name].shape, depth, name) for name in (*always, *some)}
        return st.fixed_dictionaries(keys)

    return names.flatmap(fill)


def _blank_some(paper: dict[str, Any]) -> Values:
    """Papers that say of some keys that there is none."""
    return st.sets(st.sampled_from(list(paper))).map(
        lambda blank: {
            name: "" if name in blank and name != "du_thao" else value for name, value in paper.items()
        }
    )
