"""A conference read from data, unless they are plainly those of a template of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from baocao.data.tree import Node
from baocao.errors import DataError, Location
from baocao.viet.text import find_nearest, fold_key

if TYPE_CHECKING:
    from baocao.data.model import Conference

CONFERENCE_KEYS = {"hoi_nghi", "co_quan"}
"""A data file with one of these at its top is one of a conference."""


class NotOfConferenceError(DataError):
    """The data are of no conference, and no template of one's own was named that they could be for."""

    code = "D311"


def is_of_conference(tree: Node) -> bool:
    """Tell whether data are those of a conference, by their keys."""
    return isinstance(tree.value, dict) and not CONFERENCE_KEYS.isdisjoint(map(fold_key, tree.value))


def read_official(tree: Node, hint: str, own_kinds: Iterable[str] = ()) -> Conference:
    """Return the conference that a data file describes.

    Args:
        tree: the data file, whole.
        hint: what to do when the data are for a template of one's own.
        own_kinds: kinds of document that the office has added.

    Raises:
        NotOfConferenceError: D311, hardly a key is one of a conference or near one.
        DataError: as `read_conference`.
    """
    from baocao.data.model import read_conference  # data of one's own need not wait for it

    if not is_of_conference(tree) and _is_foreign(tree):
        raise NotOfConferenceError(
            "đây không phải số liệu của một hội nghị: không có “hoi_nghi”, “co_quan”",
            where=Location(file=tree.source.name),
            hint=hint,
        )
    return read_conference(tree, own_kinds)


def _is_foreign(tree: Node) -> bool:
    """Tell whether most keys at the top neither are those of a conference nor look like slips of them."""
    from baocao.data.model import CONFERENCE

    known = CONFERENCE.keys
    keys = list(tree.value) if isinstance(tree.value, dict) else []
    foreign = [key for key in keys if fold_key(key) not in known and not find_nearest(key, known)]
    return 2 * len(foreign) > len(keys)
