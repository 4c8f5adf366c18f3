"""What goes into the next file as it is: the model's objects as plain values, and marks for the clerk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, Final

from baocao.data.model.containers import Lines
from baocao.data.model.record import iter_keys
from baocao.data.model.tasks import Deadline
from baocao.data.yaml_out import Noted
from baocao.viet.dates import MonthOf
from baocao.viet.periods import Period
from baocao.viet.text import collapse_blanks

FILL: Final = "điền"
"""The mark of what is left blank to be filled."""
REREAD: Final = "xem lại"
"""The mark of what was kept or changed by the program and is to be read again."""
_MAX_QUOTED = 80
_WRITTEN = (Period, Deadline, MonthOf)


def to_plain(value: Any) -> Any:
    """Return a value of the model as a data file has it; what is absent comes back as None.

    >>> from baocao.data.model.people import Person
    >>> to_plain(Person(ho_ten="Lê An", chuc_vu=("Bí thư", "Chủ tịch")))
    {'ho_ten': 'Lê An', 'chuc_vu': ['Bí thư', 'Chủ tịch']}
    """
    if value is None or value is False or value in ("", ()):
        return None
    if isinstance(value, tuple):
        items = [plain for one in value if (plain := to_plain(one)) is not None]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items or None
    if isinstance(value, Mapping):
        return dict(value) or None
    if is_dataclass(value):
        return _write(value) if isinstance(value, _WRITTEN) else pick(value, *iter_keys(type(value))) or None
    return value


def _write(value: Period | Deadline | MonthOf) -> str:
    """Return what has its own form in a data file as it is typed there."""
    if isinstance(value, MonthOf):
        return f"{value.month}/{value.year}"
    return value.name if isinstance(value, Period) else value.nguyen_van


def pick(record: Any, *names: str) -> dict[str, Any]:
    """Return what a record gives of these keys: ``{name: plain value}``; text in lines is a list of them."""
    keys = iter_keys(type(record))
    found = {name: getattr(record, name) for name in names}
    return {
        name: plain
        for name, value in found.items()
        if (plain := to_plain(tuple(value.split("\n")) if isinstance(keys[name].shape, Lines) else value))
        is not None
    }


def blank(*words: str) -> Noted:
    """Return a place that is to be filled; `words` say with what, after a semicolon each.

    >>> blank("kỳ trước 48").beside
    'điền; kỳ trước 48'
    """
    return Noted(None, beside="; ".join(filter(None, (FILL, *map(shorten, words)))))


def shorten(text: str) -> str:
    """Return a text in one line, short enough for a comment."""
    line = collapse_blanks(" ".join(text.split()))
    return line if len(line) <= _MAX_QUOTED else f"{line[: _MAX_QUOTED - 1].rstrip()}…"
