"""Where a centred line that is too long should break."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.layout.metrics import Word, wrap
from baocao.units import Length

_UNITS = ("xã", "phường", "tỉnh", "thành", "đặc", "huyện", "quận")
_PHRASES = (
    "quý",
    "năm",
    "giai",
    "nhiệm",
    "phong",
    "về",
    "và",
    "của",
    "tại",
    "thực",
    "theo",
    "trên",
    "đến",
    "ở",
)
_STARTERS = frozenset({*_UNITS, *_PHRASES})
"""Words that may well begin a line: units, years and periods, connectives."""

_HAIR = Length.from_mm(0.3)
"""What keeps the longest line from touching its room."""


def choose_room(words: Sequence[Word], room: Length) -> Length:
    """Return the room, not more than `room`, in which the words break best.

    Nothing changes for one line. Two lines break before a word that begins a
    phrase when one can be found, the first line being the longer; otherwise
    the lines are made as even as they get. Word breaks greedily, so a break is
    chosen by narrowing the room.

    Cost:
        Linear in the number of words for two lines; words × 20 for more.
    """
    count = len(wrap(words, room))
    if count == 1:
        return room
    narrow = _narrowest(words, room, count)
    if count > 2:  # noqa: PLR2004
        return narrow
    for at in range(1, len(words)):
        first = _width(words[:at])
        is_start = words[at].text.casefold() in _STARTERS or words[at].text.startswith("“")
        if is_start and narrow <= first <= room and len(wrap(words, Length(first + _HAIR))) == count:
            return min(Length(first + _HAIR), room)
    return narrow


def _width(words: Sequence[Word]) -> Length:
    return Length(sum(word.width for word in words) + sum(word.blank for word in words[1:]))


def _narrowest(words: Sequence[Word], room: Length, count: int) -> Length:
    """Return the least room in which the words still take `count` lines."""
    least, most = Length(0), room
    while most - least > _HAIR:
        middle = Length((least + most) // 2)
        if len(wrap(words, middle)) > count or max(wrap(words, middle)) > middle:
            least = middle
        else:
            most = middle
    return min(Length(most + _HAIR), room)
