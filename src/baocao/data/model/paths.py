"""From a key path to what the model declares there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from baocao.data.model.conference import CONFERENCE
from baocao.data.model.containers import Either, Listed
from baocao.data.model.content import RESULTS, Subheadings
from baocao.data.model.papers import PAPER, Papers
from baocao.data.model.record import Key, Record
from baocao.data.model.shapes import Shape


def find_key(path: str) -> Key | None:
    """Return what is declared at a key path; None when there is no such key.

    >>> find_key("hoi_nghi.thoi_gian.ket_thuc").title, find_key("van_ban.bao-cao.nguoi_ky.ho_ten").title
    ('thời gian kết thúc', 'họ và tên người ký')
    >>> find_key("ket_qua[1].muc_con[2].muc").title
    'tên mục'
    """
    shape: Shape = CONFERENCE
    found: Key | None = None
    for step in path.split("."):
        name = step.split("[")[0]
        if isinstance(shape, Papers):
            shape = PAPER
            continue
        found = next((record.keys[name] for record in _records_in(shape) if name in record.keys), None)
        if found is None:
            return None
        shape = found.shape
    return found


@cache
def list_plain_keys() -> tuple[str, ...]:
    """Return the key paths that lead through no list; ``*`` stands for a kind of document.

    >>> [path for path in list_plain_keys() if path.startswith("ket_luan") or path.endswith("*.so")]
    ['ket_luan', 'ket_luan.danh_gia', 'ket_luan.chi_dao', 'van_ban.*.so']
    """
    return tuple(_iter_plain(CONFERENCE, ""))


def _iter_plain(record: Record[Any], above: str) -> Iterator[str]:
    for name, one in record.keys.items():
        path = f"{above}{name}"
        yield path
        if isinstance(one.shape, Papers):
            yield from _iter_plain(PAPER, f"{path}.*.")
        elif isinstance(one.shape, Record):
            yield from _iter_plain(one.shape, f"{path}.")


def _records_in(shape: Shape) -> tuple[Record[object], ...]:
    match shape:
        case Record():
            return (shape,)
        case Listed():
            return _records_in(shape.item)
        case Either():
            return _records_in(shape.first) + _records_in(shape.second)
        case Subheadings():
            return _records_in(RESULTS)
        case _:
            return ()
