"""The signs that lines and frames are drawn with, on a terminal and in plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of signs."""

    across: str
    down: str
    crossings: str
    """Sixteen signs; the index has 1 for a line upwards, 2 downwards, 4 to the left, 8 to the right."""
    framed: bool
    """Whether tables and pictures have an outer frame."""
    stretched: bool
    """Whether justified text reaches both margins; not where it is searched and compared."""

    def cross(self, *, up: bool, down: bool, left: bool, right: bool) -> str:
        """Return the sign where these lines meet."""
        return self.crossings[up + 2 * down + 4 * left + 8 * right]

    def corners(self, edge: str) -> tuple[str, str]:
        """Return the first and the last line of a frame whose edge is drawn already."""
        top = self.cross(up=False, down=True, left=False, right=True) + edge
        bottom = self.cross(up=True, down=False, left=False, right=True) + edge
        return (
            top + self.cross(up=False, down=True, left=True, right=False),
            bottom + self.cross(up=True, down=False, left=True, right=False),
        )


BOX: Final = Signs("─", "│", "   │ ┘┐┤ └┌├─┴┬┼", framed=True, stretched=True)
"""For terminals."""

PLAIN: Final = Signs("-", "|", "   | +++ +++-+++", framed=False, stretched=False)
"""For pipes and files: letters of any keyboard only."""
