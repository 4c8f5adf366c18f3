"""Words of many units gathered for editing: texts, models, tasks, each with whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from baocao.data.merging.joining import Part
from baocao.data.merging.report import TEXTS
from baocao.data.yaml_out import Noted
from baocao.viet.text import fold_key

_STATES: Final = ("cham", "chua", "dang", "xong")
"""From the worst to the best."""
_NAMES: Final = {
    "cham": "chậm tiến độ",
    "chua": "chưa thực hiện",
    "dang": "đang thực hiện",
    "xong": "đã hoàn thành",
}
_FEW: Final = 10
"""So many units are named, others counted."""


def gather(parts: Sequence[Part]) -> dict[str, Any]:
    """Return ``{key: items}`` of what the units wrote, comments saying whose each item is."""
    found: dict[str, Any] = {name: _gather_texts(parts, name) for name in TEXTS}
    found["ket_qua"] = _gather_results(parts)
    found["mo_hinh"] = _gather_models(parts)
    found["nhiem_vu_da_giao"] = _gather_tasks(parts, "nhiem_vu_da_giao")
    found["nhiem_vu"] = _gather_tasks(parts, "nhiem_vu")
    return {name: items for name, items in found.items() if items}


def name_units(units: Sequence[str]) -> str:
    """Return units in one line, the many of them counted.

    >>> name_units(["Xã A", "Xã B"])
    'Xã A, Xã B'
    """
    shown = ", ".join(units[:_FEW])
    return shown + (f" và {len(units) - _FEW} đơn vị khác" if len(units) > _FEW else "")


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
    for unit, item in _iter_items(parts, "mo_hinh"):
        model = dict(item) if isinstance(item, Mapping) else {"ten": item}
        model.setdefault("don_vi", unit)
        found.append({"ten": model.pop("ten", ""), "don_vi": model.pop("don_vi"), **model})
    return found


def _gather_tasks(parts: Sequence[Part], key: str) -> list[dict[str, Any]]:
    """Return the tasks, one that many units have once, with how far they are."""
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for unit, item in _iter_items(parts, key):
        task = dict(item) if isinstance(item, Mapping) else {"noi_dung": [item]}
        groups.setdefault(fold_key(" ".join(map(str, task.get("noi_dung") or ()))), []).append((unit, task))
    return [_join_tasks(held) for held in groups.values()]


def _join_tasks(held: Sequence[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    unit, first = held[0]
    if len(held) == 1:
        return {"noi_dung": first.get("noi_dung"), "giao": first.get("giao") or [unit], **_rest(first)}
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
    return joined


def _rest(task: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in task.items() if name not in {"noi_dung", "giao"} and value}
