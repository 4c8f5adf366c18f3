"""Merged ranges as an index: which range covers a cell, however large the ranges are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

At = tuple[int, int]
"""Row and column of a cell, both from 1."""
Range = tuple[At, At]
"""First and last cell of a range."""

_SMALL = 16
"""A range of so many rows is known by each of its rows; a taller one by each of its columns, if they are
as few; only what is larger both ways is looked through."""
MAX_LARGE = 50
"""Ranges of more than 16 × 16 cells that are kept; a form has none."""

_Spans = dict[int, list[tuple[int, int, At]]]
_BY_START = itemgetter(0)


class Merges:
    """Which merged range covers a cell.

    Cost:
        Making: 16 steps a range at most. Finding: logarithmic in the ranges of a row or column. Ranges
        that overlap, which Excel never writes, may be missed.
    """

    def __init__(self, ranges: Iterable[Range]) -> None:
        """Index these ranges."""
        self._rows: _Spans = {}
        self._columns: _Spans = {}
        self._large: list[Range] = []
        for first, last in ranges:
            (top, left), (bottom, right) = first, last
            if bottom - top < _SMALL:
                for row in range(top, bottom + 1):
                    self._rows.setdefault(row, []).append((left, right, first))
            elif right - left < _SMALL:
                for column in range(left, right + 1):
                    self._columns.setdefault(column, []).append((top, bottom, first))
            elif len(self._large) < MAX_LARGE:
                self._large.append((first, last))
        for spans in (*self._rows.values(), *self._columns.values()):
            spans.sort(key=_BY_START)

    def find(self, at: At) -> At | None:
        """Return the first cell of the range that covers a cell; None when it is not merged.

        >>> merges = Merges([((1, 1), (1_048_576, 16_384))])
        >>> merges.find((9, 9)), Merges([((2, 2), (2, 4))]).find((3, 3))
        ((1, 1), None)
        """
        row, column = at
        found = _find_span(self._rows.get(row), column) or _find_span(self._columns.get(column), row)
        if found is not None or not self._large:
            return found
        return next(
            (
                first
                for first, last in self._large
                if first[0] <= row <= last[0] and first[1] <= column <= last[1]
            ),
            None,
        )


def _find_span(spans: list[tuple[int, int, At]] | None, place: int) -> At | None:
    if not spans:
        return None
    index = bisect_right(spans, place, key=_BY_START) - 1
    return spans[index][2] if index >= 0 and place <= spans[index][1] else None
