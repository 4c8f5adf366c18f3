"""What the form of some kinds of documents asks for: what their sample data hold and what they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from baocao.app.kind import SKELETON, Kind, NoSkeletonError
from baocao.data.kinds import COMMON
from baocao.data.load import parse_tree, to_plain
from baocao.data.needs import NEEDS, name_key
from baocao.data.workbook.asked import Asked
from baocao.viet.text import first_upper, fold_key

_ALWAYS: Final = ("co_quan", "ky", "hoi_nghi", f"van_ban.{COMMON}")
"""Blocks that every document takes something from."""


def ask_for(kinds: Iterable[Kind]) -> Asked:
    """Return what a form for documents of these kinds asks for.

    Raises:
        BaocaoError: of an own kind's sample data (D2…, O005).
    """
    wanted = tuple(kinds)
    needs = [group for kind in wanted for group in kind.needs or NEEDS.get(kind.name, ())]
    groups = list(dict.fromkeys(tuple(map(_of_all, group)) for group in needs))
    keys = {*_ALWAYS, *(key for group in groups for key in group)}
    for kind in wanted:
        keys.update(_list_keys(kind))
    return Asked(
        keys=frozenset(keys),
        needed=frozenset(group[0] for group in groups if len(group) == 1),
        kinds=tuple(kind.name for kind in wanted),
        guide=tuple(_write_guide(wanted, groups)),
    )


def _of_all(key: str) -> str:
    return key.replace("*", COMMON)


def _write_guide(kinds: Iterable[Kind], groups: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"Biểu này để làm: {', '.join(kind.called for kind in kinds)}."
    for group in groups:
        if len(group) > 1:
            yield f"Cần ít nhất một: {' hoặc '.join(first_upper(name_key(key)) for key in group)}."


def _list_keys(kind: Kind) -> Iterator[str]:
    """Yield the key paths of a kind's sample data; of an own kind without them none."""
    try:
        text = kind.read_skeleton()
    except NoSkeletonError:
        return
    yield from _walk(to_plain(parse_tree(text.encode(), f"{kind.name}/{SKELETON}")), "")


def _walk(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _walk(one, f"{path}.{fold_key(str(name))}".lstrip("."))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _walk(one, path)
    if path:
        yield path
