"""The names of bookmarks, each of which a document has once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_KEPT: Final = 34
"""Characters of a name that are kept when it gets a number; Word takes 40.

Source:
    ECMA-376 Part 1, 17.13.6.2 (bookmarkStart), [MS-OI29500] 2.1.
"""


class BookmarkNames:
    """The names that are taken; Word does not tell capitals from small letters."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with names that are taken."""
        self._taken = {name.casefold() for name in taken}
        self._numbers: dict[str, int] = {}
        """{name: the number given last}."""

    def take(self, name: str) -> str:
        """Return a name that is free, near to the one wanted; it is taken from now on.

        >>> names = BookmarkNames(["bang"])
        >>> [names.take("bang"), names.take("Bang"), names.take("hinh")]
        ['bang_2', 'Bang_3', 'hinh']

        Cost:
            The same however often a name was wanted.
        """
        free, key = name, name.casefold()
        while free.casefold() in self._taken:
            self._numbers[key] = self._numbers.get(key, 1) + 1
            free = f"{name[:_KEPT]}_{self._numbers[key]}"
        self._taken.add(free.casefold())
        return free
