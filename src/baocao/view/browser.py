"""Leafing through documents on a terminal: which lines are on the screen, and what a key does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

_TURN: Final = {"n": 1, "right": 1, "enter": 1, "p": -1, "left": -1, "backspace": -1}
_LEAVE: Final = frozenset({"q", "Q", "escape", "ctrl-c", "ctrl-d"})
_SCROLL: Final = {"down": 1, "j": 1, "up": -1, "k": -1}
_MOST_ABOVE: Final = 3
"""What stands above the page takes at most one line in so many."""
_MARGIN: Final = 3
"""Lines above a change that is jumped to."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document, drawn."""

    heading: str
    """Without steering signs."""
    lines: Sequence[str]
    """As the terminal gets them."""
    above: Sequence[str] = ()
    """What stays in sight above the lines: an error, what has changed."""
    changed: Sequence[int] = ()
    """Lines at which something has changed; of several in a row the first."""


@dataclass(slots=True)
class Browser:
    """Where a reader is."""

    leaves: Sequence[Leaf]
    """At least one."""
    height: int
    """Of the screen; heading and foot included."""
    at: int = 0
    offsets: dict[int, int] = field(default_factory=dict)
    """{leaf: first line in sight}; each keeps its place when others are looked at."""
    found: int | None = None
    """The changed line that was gone to last."""

    @property
    def leaf(self) -> Leaf:
        """The document in sight."""
        return self.leaves[self.at]

    @property
    def above(self) -> Sequence[str]:
        """What stands between heading and page."""
        return self.leaf.above[: max(1, self.height // _MOST_ABOVE)]

    @property
    def room(self) -> int:
        """Lines of the page in sight."""
        return max(1, self.height - 2 - len(self.above))

    @property
    def offset(self) -> int:
        """First line in sight."""
        return max(0, min(self.offsets.get(self.at, 0), self._last))

    @property
    def _last(self) -> int:
        return max(0, len(self.leaf.lines) - self.room)

    def replace(self, leaves: Sequence[Leaf]) -> None:
        """Go on with new drawings of the documents; the place stays."""
        self.leaves = leaves
        self.at = min(self.at, len(leaves) - 1)
        self.found = None

    def press(self, key: str) -> bool:
        """Do what a key says; False when the reader leaves."""
        if key in _LEAVE:
            return False
        if key in _TURN:
            self._turn(_TURN[key])
        elif key in _SCROLL:
            self._go(self.offset + _SCROLL[key])
        elif key == "page-down":
            self._go(self.offset + self.room)
        elif key in {"page-up", "b"}:
            self._go(self.offset - self.room)
        elif key in {"home", "g"}:
            self._go(0)
        elif key in {"end", "G"}:
            self._go(self._last)
        elif key == "space":
            self._read_on()
        elif key in {"c", "tab"}:
            self._find_change()
        return True

    def _turn(self, step: int) -> None:
        self.at = max(0, min(self.at + step, len(self.leaves) - 1))
        self.found = None

    def _go(self, offset: int) -> None:
        self.offsets[self.at] = max(0, min(offset, self._last))
        self.found = None

    def _read_on(self) -> None:
        """Go a screen further, at the end of a document to the next."""
        if self.offset < self._last:
            self._go(self.offset + self.room)
        else:
            self._turn(1)

    def _find_change(self) -> None:
        """Go to the change after the one last gone to, or below the top; after the last to the first."""
        changed = self.leaf.changed
        if not changed:
            return
        after = self.offset - 1 if self.found is None else self.found
        found = next((line for line in changed if line > after), changed[0])
        self._go(found - _MARGIN)
        self.found = found

    def draw(self) -> list[str]:
        """Return the lines of the screen between heading and foot."""
        shown = self.leaf.lines[self.offset : self.offset + self.room]
        blanks = [""] * (self.room - len(shown))
        return [*self.above, *shown, *blanks]

    def tell_place(self) -> str:
        """Return how far the reader is, e.g. ``40%``; empty when all is in sight."""
        if not self._last:
            return ""
        return f"{round(100 * self.offset / self._last)}%"
