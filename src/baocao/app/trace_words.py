"""`explain` for words: which unit wrote a model, a task, a text of a merged file, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from baocao.app.trace import NoSuchNumberError, NoSuchUnitError
from baocao.app.trace_sources import Sources, note_sources, shorten
from baocao.data.contract import spell_out
from baocao.data.merging.report import CAUSES, WORDS, place_in
from baocao.data.merging.words import is_counted
from baocao.data.model import CONFERENCE
from baocao.data.tree import Node
from baocao.errors import Location
from baocao.viet.text import fold_key, propose, quote

LISTS: Final = tuple(name for name in WORDS if name != CAUSES)
"""The lists whose items can be traced."""
_PATH: Final = re.compile(r"(?P<list>[^.\[\]]+)(?:\[(?P<number>[0-9]+)\])?")
_NAMES: Final = ("ten", "noi_dung", "hinh_thuc", "muc")
"""Keys by which an item is known."""


@dataclass(frozen=True, slots=True)
class Source:
    """One item as a unit wrote it."""

    don_vi: str
    text: str
    file: str
    at: str
    """Cell or line."""
    state: str
    """What has become of the file since."""
    item: Any = None
    """As the report has it."""

    @property
    def where(self) -> Location:
        """The place in the unit's file."""
        return place_in(self.file, self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTrace:
    """Where the items of a list came from."""

    key: str
    title: str
    """The list's name in words: ``mô hình, điển hình``."""
    text: str
    """The one item that is meant; empty for all."""
    sources: tuple[Source, ...]
    notices: tuple[str, ...]


def names_list(key: str) -> bool:
    """Tell whether a key names a list whose items can be traced, or one of its items: ``mo_hinh[2]``."""
    match = _PATH.fullmatch(key.strip())
    return bool(match and fold_key(match["list"]) in LISTS)


def explain_words(data: Path, tree: Node, key: str, unit: str = "") -> WordTrace:
    """Return which units wrote the items of a list, or one of them.

    Args:
        data: the merged file.
        tree: what stands in it.
        key: ``mo_hinh``, or ``mo_hinh[2]`` for its second item.
        unit: only what this unit wrote.

    Raises:
        NoSuchNumberError: U270, the list has no item of this number; NoSuchUnitError: U271.
        BaocaoError: of the data file.
    """
    match = _PATH.fullmatch(key.strip())
    assert match is not None  # noqa: S101  # whoever calls has looked
    name = fold_key(match["list"])
    text, meant = "", None
    if match["number"]:
        items = (spell_out(tree) or {}).get(name, [])
        number = int(match["number"])
        if not 1 <= number <= len(items):
            raise NoSuchNumberError(
                f"{name} không có mục thứ {number}",
                where=Location(file=str(data)),
                hint=f"Nêu số từ 1 đến {len(items)}",
            )
        meant = items[number - 1]
        text = name_item(meant)
    sources = Sources(data)
    found = [one for one in _iter_sources(sources, name) if not text or _went_into(one, meant, name)]
    if unit:
        kept = [one for one in found if fold_key(one.don_vi) == fold_key(unit)]
        if not kept:
            hint = propose(unit, {one.don_vi for one in found}, "Bỏ --unit để xem mọi đơn vị")
            raise NoSuchUnitError(f"không có mục nào của {quote(unit)}", hint=hint)
        found = kept
    notices = note_sources(sources, ((one.file, one.state) for one in found))
    if sources and not found:
        notices.append("không đơn vị nào ghi mục này; do cơ quan tổng hợp ghi hoặc đã sửa tay")
    title = CONFERENCE.keys[name].title
    return WordTrace(key=key.strip(), title=title, text=text, sources=tuple(found), notices=tuple(notices))


def _iter_sources(sources: Sources, name: str) -> Iterator[Source]:
    for held in sources.held:
        items = held.report.words.get(name, ())
        places = held.report.places.get(name, ())
        for number, item in enumerate(items):
            at = places[number] if number < len(places) else ""
            state = sources.state(held.path)
            yield Source(held.unit, name_item(item), shorten(held.path), at, state, item)


def _went_into(source: Source, meant: Any, name: str) -> bool:
    """Tell whether what a unit wrote is in an item of the merged file: awards are added up, models not."""
    if fold_key(source.text) != fold_key(name_item(meant)):
        return False
    if name == "mo_hinh" and isinstance(meant, Mapping):
        whose = fold_key(str(meant.get("don_vi", "")))
        return not whose or whose.endswith(fold_key(source.don_vi)) or fold_key(source.don_vi).endswith(whose)
    if name == "khen_thuong" and isinstance(meant, Mapping) and isinstance(source.item, Mapping):
        is_one_level = fold_key(str(meant.get("cap", ""))) == fold_key(str(source.item.get("cap", "")))
        if not (is_counted(meant) and is_counted(source.item)):
            return is_one_level and dict(meant) == dict(source.item)
        return is_one_level
    return True


def name_item(item: Any) -> str:
    """Return the text by which an item is known.

    >>> name_item({"ten": "Đường hoa", "don_vi": "Thôn 1"}), name_item({"noi_dung": ["Lắp camera"]})
    ('Đường hoa', 'Lắp camera')
    """
    if not isinstance(item, Mapping):
        return str(item)
    value = next((item[name] for name in _NAMES if item.get(name)), "")
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
