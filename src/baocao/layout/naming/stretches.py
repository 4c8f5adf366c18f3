"""A stretch of a paragraph as a line of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from baocao.layout.blocks import Paragraph, Run
from baocao.layout.paper import Line
from baocao.units import Length

_BLANK: Final = " \t\n\f\r\u00a0\u2002\u2003\u2007\u2009\u202f\u200b\ufeff\u3000"


def line_of(
    paragraph: Paragraph,
    start: int,
    end: int,
    *,
    side: str = "",
    room: Length | None = None,
    cell: tuple[int, int, int] | None = None,
    label: str = "",
) -> Line | None:
    """Return ``[start, end)`` of a paragraph as a line, or None when nothing of it is printed.

    Args:
        paragraph: it stands in.
        start: in `Paragraph.text`.
        end: in `Paragraph.text`.
        side: of the head or foot.
        room: width it is printed in; that of the paragraph when None.
        cell: it stands in.
        label: list number to put before the text.
    """
    text = paragraph.text
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    if start == end:
        return None
    return Line(
        text=label + text[start:end],
        runs=tuple(_cut_runs(paragraph, start, end)),
        paragraph=paragraph,
        start=start,
        end=end,
        side=side,
        room=paragraph.room if room is None else room,
        cell=cell,
    )


def part_of_line(
    line: Line, start: int, end: int, *, side: str | None = None, room: Length | None = None
) -> Line | None:
    """Return ``[start, end)`` (in the paragraph's text) of a line as a line of its own."""
    label = line.text[: len(line.text) - (line.end - line.start)] if start <= line.start else ""
    return line_of(
        line.paragraph,
        max(start, line.start),
        min(end, line.end),
        side=line.side if side is None else side,
        room=line.room if room is None else room,
        cell=line.cell,
        label=label,
    )


def _cut_runs(paragraph: Paragraph, start: int, end: int) -> Iterator[Run]:
    for index in range(bisect_right(paragraph.ends, start), len(paragraph.runs)):
        run, after = paragraph.runs[index], paragraph.ends[index]
        if run.format.hidden:
            continue
        at = after - len(run.text)
        if at >= end:
            return
        whole = start <= at and after <= end
        if after > at:
            yield run if whole else replace(run, text=run.text[max(0, start - at) : end - at])
