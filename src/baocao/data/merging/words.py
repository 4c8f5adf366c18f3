"""Words of many units gathered for editing: texts, models, tasks, each with whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from baocao.data.merging.joining import Part
from baocao.data.merging.notes import name_units
from baocao.data.merging.report import CAUSES, TEXTS
from baocao.data.yaml_out import Noted
from baocao.viet.numbers import format_number, parse_integer
from baocao.viet.text import first_lower, fold_key

_STATES: Final = ("cham", "chua", "dang", "xong")
"""From the worst to the best."""
_NAMES: Final = {
    "cham": "chậm tiến độ",
    "chua": "chưa thực hiện",
    "dang": "đang thực hiện",
    "xong": "đã hoàn thành",
}
_COUNTS: Final = ("tap_the", "ca_nhan")


def gather(parts: Sequence[Part]) -> dict[str, Any]:
    """Return ``{key: items}`` of what the units wrote, comments saying whose each item is."""
    found: dict[str, Any] = {name: _gather_texts(parts, name) for name in TEXTS}
    found["ket_qua"] = _gather_results(parts)
    found["mo_hinh"] = _gather_models(parts)
    found["nhiem_vu_da_giao"] = _gather_tasks(parts, "nhiem_vu_da_giao")
    found["nhiem_vu"] = _gather_tasks(parts, "nhiem_vu")
    found["khen_thuong"] = _gather_awards(parts)
    found[CAUSES] = _gather_causes(parts)
    return {name: items for name, items in found.items() if items}


def count_states(parts: Sequence[Part]) -> dict[str, int]:
    """Return how many tasks of the reviewed period are how far: ``{state: count}``, the worst first.

    A task that many units have counts once for each; ``""`` stands for those of which nothing is said.
    """
    tasks = [item for _, item in _iter_items(parts, "nhiem_vu_da_giao")]
    counts = Counter(str(one.get("trang_thai", "")) if isinstance(one, Mapping) else "" for one in tasks)
    return {state: counts[state] for state in (*_STATES, "") if counts[state]}


def name_state(state: str) -> str:
    """Return a task's state in words.

    >>> name_state("cham"), name_state("")
    ('chậm tiến độ', 'không ghi trạng thái')
    """
    return _NAMES.get(state, "không ghi trạng thái")


def _iter_items(parts: Sequence[Part], key: str) -> Iterator[tuple[str, Any]]:
    for part in parts:
        for item in part.report.words.get(key, ()):
            yield part.unit, item


def _gather_texts(parts: Sequence[Part], key: str) -> list[Noted]:
    return _note(_group((unit, str(item)) for unit, item in _iter_items(parts, key)))


def _group(items: Iterator[tuple[str, str]]) -> dict[str, tuple[str, list[str]]]:
    """Return ``{folded text: (text, units)}``, texts that are alike once."""
    found: dict[str, tuple[str, list[str]]] = {}
    for unit, text in items:
        held = found.setdefault(fold_key(text), (text, []))
        if unit not in held[1]:
            held[1].append(unit)
    return found


def _note(groups: Mapping[str, tuple[str, list[str]]]) -> list[Noted]:
    return [Noted(text, above=name_units(units)) for text, units in groups.values()]


def _gather_results(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Return results under the headings of the units, those that are alike together."""
    headings: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for unit, item in _iter_items(parts, "ket_qua"):
        for heading, text in _iter_results(item, ""):
            headings.setdefault(fold_key(heading), (heading, []))[1].append((unit, text))
    found: list[dict[str, Any]] = []
    for heading, items in headings.values():
        texts = _note(_group(iter(items)))
        found.append({"muc": heading, "noi_dung": texts} if heading else {"noi_dung": texts})
    return found


def _iter_results(item: Any, above: str) -> Iterator[tuple[str, str]]:
    if isinstance(item, str):
        yield above, item
        return
    heading = item.get("muc") or above
    for text in item.get("noi_dung") or ():
        yield heading, text
    for child in item.get("muc_con") or ():
        yield from _iter_results(child, heading)


def _gather_models(parts: Sequence[Part]) -> list[dict[str, Any]]:
    found = []
    for part in parts:
        for item in part.report.words.get("mo_hinh", ()):
            model = dict(item)
            inside = str(model.pop("don_vi", ""))
            whose = _place_in(inside, part.unit) if part.report.don_vi else inside or part.unit
            found.append({"ten": model.pop("ten", ""), "don_vi": whose, **model})
    return found


def _place_in(inside: str, unit: str) -> str:
    """Return what a unit calls the place of a model, with the unit itself.

    >>> _place_in("Thôn Phúc Lâm", "Xã An Bình"), _place_in("", "Xã An Bình")
    ('Thôn Phúc Lâm, xã An Bình', 'Xã An Bình')
    """
    if not inside:
        return unit
    return inside if fold_key(inside).endswith(fold_key(unit)) else f"{inside}, {first_lower(unit)}"


def _gather_awards(parts: Sequence[Part]) -> list[Any]:
    """Return the awards; those that are counts only are added up by form and level."""
    counted: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = {}
    named: list[Any] = []
    for unit, item in _iter_items(parts, "khen_thuong"):
        if is_counted(item):
            key = fold_key(str(item.get("hinh_thuc", ""))), fold_key(str(item.get("cap", "")))
            counted.setdefault(key, []).append((unit, item))
        else:
            named.append(Noted(dict(item), above=unit))
    return [*(_add_awards(held) for held in counted.values()), *named]


def is_counted(award: Mapping[str, Any]) -> bool:
    """Tell whether an award says but how many got it, so that it is added up."""
    known = {"hinh_thuc", "cap", *_COUNTS}
    return set(award) <= known and all(_is_count(award.get(one)) for one in _COUNTS)


def _is_count(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value[:1].isdecimal())


def _add_awards(held: Sequence[tuple[str, Mapping[str, Any]]]) -> Noted:
    added = {name: held[0][1][name] for name in ("hinh_thuc", "cap") if held[0][1].get(name)}
    for name in _COUNTS:
        values = [parse_integer(item[name]) for _, item in held if item.get(name)]
        if values:
            added[name] = format_number(sum(values))
    return Noted(added, above=name_units(list(dict.fromkeys(unit for unit, _ in held))))


def _gather_causes(parts: Sequence[Part]) -> dict[str, list[Noted]]:
    items: dict[str, list[tuple[str, str]]] = {}
    for part in parts:
        for name, texts in part.report.words.get(CAUSES, {}).items():
            items.setdefault(name, []).extend((part.unit, str(text)) for text in texts)
    return {name: _note(_group(iter(held))) for name, held in items.items()}


def _gather_tasks(parts: Sequence[Part], key: str) -> list[Any]:
    """Return the tasks, one that many units have once, with how far they are."""
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for unit, item in _iter_items(parts, key):
        task = dict(item) if isinstance(item, Mapping) else {"noi_dung": [item]}
        groups.setdefault(fold_key(" ".join(map(str, task.get("noi_dung") or ()))), []).append((unit, task))
    return [_join_tasks(held) for held in groups.values()]


def _join_tasks(held: Sequence[tuple[str, dict[str, Any]]]) -> Any:
    unit, first = held[0]
    if len(held) == 1:
        whom = first.get("giao")
        task = {"noi_dung": first.get("noi_dung"), "giao": whom or [unit], **_rest(first)}
        return Noted(task, above=unit) if whom and fold_key(unit) not in map(fold_key, whom) else task
    units = list(dict.fromkeys(one for one, _ in held))
    states = Counter(str(task["trang_thai"]) for _, task in held if task.get("trang_thai"))
    joined: dict[str, Any] = {"noi_dung": first.get("noi_dung"), "giao": units}
    if first.get("han") and all(task.get("han") == first["han"] for _, task in held):
        joined["han"] = first["han"]
    if states:
        joined["trang_thai"] = next(state for state in _STATES if states[state])
        counts = [f"{states[state]} đơn vị {_NAMES[state]}" for state in reversed(_STATES) if states[state]]
        late = [one for one, task in held if task.get("trang_thai") == "cham"]
        joined["ket_qua"] = "; ".join(counts) + (f": {name_units(late)}" if late else "")
    told = [f"{one}: {task['ket_qua']}" for one, task in held if task.get("ket_qua")]
    return Noted(joined, above=f"Kết quả từng đơn vị: {'; '.join(told)}") if told else joined


def _rest(task: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in task.items() if name not in {"noi_dung", "giao"} and value}
