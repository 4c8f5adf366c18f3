"""What the files of a batch are called: a pattern filled with each row's own values, no two names alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path, PurePath
from typing import Final

from baocao.app.batch_rows import Row, Rows
from baocao.app.naming import Pattern, fill_pattern, fold_name, fold_path, make_safe, read_pattern
from baocao.data.tree import Node
from baocao.viet.text import fold_key

_NUMBER: Final = "stt"
_FILE: Final = "tep"
_LIKELY: Final = ("ho_ten", "ho_va_ten", "ten", "don_vi", "ten_don_vi", "noi_moi", "ma", "so")
"""Columns that tell rows apart, the likeliest first."""
_PAIR: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of all documents, without suffix, in the order of the rows."""

    stems: tuple[str, ...]
    told_apart: tuple[int, ...] = ()
    """Indexes of rows whose name got a number, since one before it has the same."""


def read_name_pattern(text: str | None, rows: Rows) -> Pattern:
    """Return the pattern of the file names; without one, the number and the column that tells rows apart.

    Raises:
        NamePatternError: U241, a field that no column gives.
    """
    if text is not None:
        return read_pattern(text, fields=(*rows.names, _NUMBER, _FILE))
    if rows.source is None:
        return Pattern(((_NUMBER, ()), "-", (_FILE, ())))
    likely = next((name for name in _LIKELY if name in rows.names), "")
    first = next((name for name in rows.names if name != _NUMBER and "$" not in name), _NUMBER)
    chosen = likely or first
    pieces: tuple[str | tuple[str, tuple[str, ...]], ...] = ((_NUMBER, ()), "-", (chosen, ()))
    return Pattern(pieces if chosen != _NUMBER else pieces[:1])


def name_all(rows: Rows, pattern: Pattern, taken: Iterable[str] = ()) -> Names:
    """Return a name for each row; the second of the same name gets ``-2``, whatever its letter case.

    Args:
        rows: all of them.
        pattern: of the names.
        taken: names with suffix that no document may have.
    """
    digits = max(len(str(rows.count)), _PAIR)
    wanted = [_name_row(row, pattern, digits) for row in rows]
    folded = [_fold(stem) for stem in wanted]
    used = {_fold(PurePath(name).stem) for name in taken}
    natural = set(folded)
    numbers: dict[str, int] = {}
    stems: list[str] = []
    renamed: list[int] = []
    for index, (stem, key) in enumerate(zip(wanted, folded, strict=True)):
        name = stem
        if key in used:
            renamed.append(index)
        while _fold(name) in used or (name != stem and _fold(name) in natural):
            numbers[key] = numbers.get(key, 1) + 1
            name = make_safe(stem, f"-{numbers[key]}")
        used.add(_fold(name))
        stems.append(name)
    return Names(stems=tuple(stems), told_apart=tuple(renamed))


def _fold(stem: str) -> str:
    return fold_name(PurePath(stem))


def _name_row(row: Row, pattern: Pattern, digits: int) -> str:
    values = {name: find_text(row.tree, name) for name in pattern.fields}
    if _NUMBER in values:
        values[_NUMBER] = (values[_NUMBER] or str(row.number)).zfill(digits)
    if _FILE in values and not values[_FILE]:
        values[_FILE] = Path(row.tree.source.name).stem
    return make_safe(fill_pattern(pattern, values), "")


def find_text(tree: Node, name: str) -> str:
    """Return what a row says under a name with dots, as a file name shows it; empty when it says nothing."""
    node: Node | None = tree
    for part in name.split("."):
        value = node.value if node is not None else None
        node = _find(value, part) if isinstance(value, dict) else None
    return "" if node is None else _show(node)


def _find(values: Mapping[str, Node], part: str) -> Node | None:
    found = values.get(part)
    return found or next((node for key, node in values.items() if fold_key(key) == part), None)


def _show(node: Node) -> str:
    value = node.value
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, time):
        return value.strftime("%Hh%M")
    if value is None or isinstance(value, (dict, tuple)):
        return ""
    return str(value)


def list_lacking(wanted: Collection[str], names: Collection[str]) -> Sequence[str]:
    """Return the names with dots that are not among `names`, however they are typed."""
    known = set(names) | {fold_path(name) for name in names}
    groups = {name[:at] for name in known for at, sign in enumerate(name) if sign == "."}
    return [name for name in wanted if not {name, fold_path(name)} & (known | groups)]
