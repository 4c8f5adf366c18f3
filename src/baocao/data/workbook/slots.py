"""The slots of a block: which column or line holds which key, derived from the shapes of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from baocao.data.kinds import KINDS
from baocao.data.model.conference import CONFERENCE
from baocao.data.model.containers import Either, Glossary, Lines, Listed
from baocao.data.model.content import FIGURE, RESULTS, CountOrNames, Subheadings
from baocao.data.model.papers import PAPER
from baocao.data.model.people import PERSON_OR_TEXT
from baocao.data.model.record import Key, Record
from baocao.data.model.shapes import (
    Choice,
    Count,
    Date,
    Number,
    PeriodText,
    Shape,
    Text,
    Time,
    Weekday,
    YesNo,
)
from baocao.data.workbook import words
from baocao.data.workbook.plan import Field, Sort
from baocao.viet.dates import WEEKDAYS
from baocao.viet.text import first_upper, fold_key

_WIDTHS: Final[dict[Sort, int]] = {"number": 13, "count": 11, "date": 13, "time": 10, "choice": 16}
_WIDE, _NORMAL, _NARROW = 44, 20, 14
_SORTS: Final[tuple[tuple[type | tuple[type, ...], Sort], ...]] = (
    (Number, "number"),
    (Count, "count"),
    (Date, "date"),
    (Time, "time"),
    (PeriodText, "period"),
    ((Lines, Listed, CountOrNames), "lines"),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slot:
    """A column of a table or a line of pairs, and the key it holds."""

    path: tuple[str, ...]
    """Keys from the item of a table, from the top for pairs: ``("ke_hoach", "gia_tri")``."""
    shape: Shape
    heading: str
    """Unique in its block."""
    others: frozenset[str] = frozenset()
    """What else the heading may be, folded."""
    sort: Sort = "text"
    note: str = ""
    choices: tuple[str, ...] = ()
    is_usual: bool = True
    """Whether a form asks for it even when the data do not have it."""
    width: int = _NORMAL

    @property
    def key(self) -> str:
        """The key path from the item, e.g. ``ke_hoach.gia_tri``."""
        return ".".join(self.path)

    def field(self, **changes: Any) -> Field:
        """Return the field of a form; `changes` are further arguments of `Field`."""
        is_strict = isinstance(self.shape, Choice | YesNo | Count | Time) or type(self.shape) is Date
        facts: dict[str, Any] = {"sort": self.sort, "note": self.note, "choices": self.choices}
        facts |= {"heading": self.heading, "is_strict": is_strict, "width": self.width}
        return Field(**{**facts, **changes})


@lru_cache(maxsize=4096)
@lru_cache(maxsize=8192)
def fold_heading(text: str) -> str:
    """Return the form under which a heading or title is known.

    >>> fold_heading(" Kế hoạch :  tỷ lệ (%) ") == fold_heading("Kế hoạch: Tỷ lệ %")
    True
    """
    return fold_key("".join(char if char.isalnum() or char == "%" else " " for char in text))


def make_pair_slots(path: str, record: Record[Any]) -> Iterator[Slot]:
    """Yield the slots of a block of pairs; their paths begin at the top."""
    if path == "co_quan":
        one = CONFERENCE.keys["the_thuc"]
        yield _slot(("the_thuc",), one, one.title, others=("the_thuc",), is_usual=False)
    for slot in _record_slots(record, (), "", path):
        yield replace(slot, path=(*path.split("."), *slot.path))


def make_text_slots(title: str) -> Iterator[Slot]:
    """Yield the only slot of a list of texts."""
    others = frozenset({fold_heading(title)})
    yield Slot(path=(), shape=Text(), heading="Nội dung", others=others, width=_WIDE * 2)


def make_result_slots(path: str) -> Iterator[Slot]:
    """Yield the slots of the headings of the results."""
    assert isinstance(RESULTS.item, Record)  # noqa: S101
    yield from _record_slots(RESULTS.item, (), "", path)


def make_item_slots(path: str, item: Shape) -> Iterator[Slot]:
    """Yield the slots of a list's items; of either sort when there are two."""
    for record in (item.first, item.second) if isinstance(item, Either) else (item,):
        assert isinstance(record, Record)  # noqa: S101
        yield from _record_slots(record, (), "", path)
    if item is FIGURE:
        yield Slot(
            path=("ket_qua",),
            shape=Text(),
            heading="Mục kết quả",
            sort="code",
            note="Số thứ tự của mục ở bảng Kết quả, khi số liệu chỉ thuộc mục ấy.",
            is_usual=False,
            width=_NARROW,
        )


def make_map_slots(path: str, shape: Shape) -> Iterator[Slot]:
    """Yield the slots of a map: first that of its keys."""
    if isinstance(shape, Glossary):
        for name, title in (("chu_tat", "chữ tắt"), ("chu_day_du", "chữ đầy đủ")):
            others = (name, *words.OTHER_HEADINGS.get(f"{path}.{name}", ()))
            slot = replace(_slot((name,), Key(Text(), title), title, others=others), sort="code")
            yield slot if name in words.WIDE else replace(slot, width=_NARROW)
        return
    others = ("loai", "van_ban")
    kind = _slot(("loai",), Key(Text(), "loại văn bản"), "loại văn bản", others=others)
    yield replace(kind, sort="choice", choices=tuple(map(first_upper, KINDS.values())))
    yield from _record_slots(PAPER, (), "", path)


def make_child_slots(path: str, item: Shape) -> Iterator[Slot]:
    """Yield the slots of lists inside the items of another table: first that of the item's name."""
    parent, name = path.split(".")
    title, note = "mã số liệu", "Mã hoặc số thứ tự ở bảng Số liệu."
    if parent != "so_lieu":
        title, note = CONFERENCE.keys[parent].title, "Số thứ tự ở bảng ấy."
    others = (parent, *words.OTHER_HEADINGS.get(f"{path}.{parent}", ()))
    slot = _slot((parent,), Key(Text(), title, note), title, others=others)
    yield replace(slot, sort="code", width=_NORMAL if parent == "so_lieu" else _NARROW)
    if isinstance(item, Either):
        list_ = CONFERENCE.keys[parent].shape
        assert isinstance(list_, Listed)  # noqa: S101
        assert isinstance(list_.item, Record)  # noqa: S101
        title = list_.item.keys[name].title
        yield from _slots_of(("nguoi",), Key(PERSON_OR_TEXT, title), first_upper(title), "", path)
        return
    assert isinstance(item, Record)  # noqa: S101
    yield from _record_slots(item, (), "", path)


def _record_slots(record: Record[Any], path: tuple[str, ...], above: str, block: str) -> Iterator[Slot]:
    """Yield the slots of a record at `path`, whose heading is `above`; it is "" at the top of a block."""
    is_plain = ".".join((block, *path)) in words.PLAIN_RECORDS
    for name, one in record.keys.items():
        heading = f"{above}: {one.title}"
        if not above or is_plain:
            heading = first_upper(one.title)
        elif name == record.short:
            heading = above
        yield from _slots_of((*path, name), one, heading, record.cls.__name__, block, above=above)


def _slots_of(
    path: tuple[str, ...], one: Key, heading: str, owner: str, block: str, *, above: str = ""
) -> Iterator[Slot]:
    shape = one.shape
    if isinstance(shape, Record):
        yield from _record_slots(shape, path, heading, block)
        return
    if isinstance(shape, Subheadings) or (isinstance(shape, Listed) and isinstance(shape.item, Record)):
        return  # told by the numbers of the rows; a block of its own
    name, place = path[-1], ".".join((block, *path))
    others = [one.title, name, above and f"{above}: {one.title}", *words.OTHER_HEADINGS.get(place, ())]
    others += words.TASK_HEADINGS.get(name, ()) if owner == "Task" else ()
    is_usual = f"{owner}.{name}" not in words.RARE and place not in words.RARE_PATHS
    yield _slot(path, one, heading, others=others, is_usual=is_usual)
    if isinstance(shape, Either) and isinstance(shape.second, Record):
        for slot in _record_slots(shape.second, path, heading, block):
            if slot.path[-1] == "ho_ten":  # the text itself is the name, unless nothing else is given
                yield replace(slot, heading=f"{heading}: họ và tên", is_usual=False)
            else:
                yield slot


def _slot(
    path: tuple[str, ...], one: Key, heading: str, *, others: Iterable[str], is_usual: bool = True
) -> Slot:
    sort, choices = _sort(path[-1], one.shape)
    examples = getattr(one.shape, "examples", ())
    return Slot(
        path=path,
        shape=one.shape,
        heading=first_upper(heading),
        others=frozenset(fold_heading(other) for other in others if other),
        sort=sort,
        note=one.description or (f"Ví dụ: {examples[0]}" if examples else ""),
        choices=choices,
        is_usual=is_usual,
        width=_WIDTHS.get(sort, _WIDE if path[-1] in words.WIDE else _NARROW if sort == "code" else _NORMAL),
    )


def _sort(name: str, shape: Shape) -> tuple[Sort, tuple[str, ...]]:
    """Return the sort of a key's cell, and what a drop-down list offers."""
    match shape:
        case Choice():
            labels = {**words.CHOICE_LABELS, **words.FOLDED_APART.get(name, {})}
            return "choice", tuple(labels.get(choice, choice) for choice in shape.choices.values())
        case YesNo():
            return "choice", words.YES_NO
        case Weekday():
            return "choice", WEEKDAYS
    found = next((sort for classes, sort in _SORTS if isinstance(shape, classes)), None)
    return found or ("code" if name in words.CODES else "text"), ()
