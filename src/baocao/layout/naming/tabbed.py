"""Heads and feet whose two columns are set apart by tabs or long runs of blanks instead of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from baocao.layout.naming.foot_words import find_recipients_label
from baocao.layout.naming.head_words import fold, is_date, is_motto, is_national_name, is_party_title
from baocao.layout.naming.stretches import part_of_line
from baocao.layout.naming.type_names import find_type
from baocao.layout.paper import Line
from baocao.units import Length

_HEAD_LINES: Final = 40
_FOOT_LINES: Final = 30
_GAP: Final = re.compile(r"[ \u00a0]*\t[ \u00a0\t]*|[ \u00a0\u2002\u2003]{4,}")
_WORDS: Final = re.compile(r"\S")
_NEW_PAGE: Final = re.compile(r"^(?:phu luc|danh sach|mau so|bieu so)\b")
_SIGNER: Final = re.compile(r"^(?:t\.?/?m|k\.?/?t|t\.?/?l|tuq|q)[./]\s*\S")
_MANY: Final = 99
_MOST_GAPS: Final = 40
"""A line with more gaps than this is no line of a head."""
_FAR_BLANKS: Final = 25
_FAR: Final = 0.4
"""A line indented by so much of the room stands in the right column."""


def cut_at_tabs(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """Return the lines with those of two columns cut in two, and the new index of every old one.

    The indexes have one entry more than there were lines: the new count.
    """
    zones = _head_zone(lines), _foot_zone(lines)
    tabs = min((_tabs_to_right(lines[index]) for index in zones[0]), default=1)
    found: list[Line] = []
    kept: list[int] = []
    for index, line in enumerate(lines):
        kept.append(len(found))
        if line.side or line.cell is not None or not any(index in zone for zone in zones):
            found.append(line)
        elif index in zones[0]:
            found += _cut_head(line, tabs)
        else:
            found += _cut_foot(line)
    return tuple(found), (*kept, len(found))


def _head_zone(lines: Sequence[Line]) -> range:
    """Return the lines from the first to the last one of the head whose right half says what it is."""
    title = next(
        (index for index, line in enumerate(lines[:_HEAD_LINES]) if find_type(line.text)), _HEAD_LINES
    )
    marks = [
        index
        for index, line in enumerate(lines[:_HEAD_LINES])
        if not line.side and line.cell is None and _find_strong_gap(line) is not None
        # A sentence below the title may begin with a tab and tell a day: “Thời gian: …, ngày … .”
        if index < title or not line.text.endswith((".", ";"))
    ]
    return range(marks[0], _end_of_left(lines, marks[-1] + 1)) if marks else range(0)


def _end_of_left(lines: Sequence[Line], end: int) -> int:
    """Return where the lines below the number end that are set under it by a tab: ``V/v …``."""
    while end < len(lines) and end < _HEAD_LINES:
        line = lines[end]
        if line.side or line.cell is not None or "\t" not in _lead(line.paragraph.text[: line.start]):
            break
        end += 1
    return end


def _foot_zone(lines: Sequence[Line]) -> range:
    for index, line in enumerate(lines):
        if line.side or line.cell is not None:
            continue
        if _is_recipients_label(line) or _is_pair_of_posts(line, index, len(lines)):
            return range(index, _foot_end(lines, index))
    return range(0)


def _is_recipients_label(line: Line) -> bool:
    """Return whether a line is ``Nơi nhận:``, alone or with recipients or a signature beside it."""
    text = line.paragraph.text[line.start : line.end]
    rest = text[find_recipients_label(text) :]
    return rest != text and (not rest or rest.startswith("-") or len(_pieces(line)) > 1)


def _foot_end(lines: Sequence[Line], start: int) -> int:
    for index in range(start + 1, min(start + _FOOT_LINES, len(lines))):
        if _NEW_PAGE.match(fold(lines[index].text)):
            return index
    return min(start + _FOOT_LINES, len(lines))


def _is_pair_of_posts(line: Line, index: int, count: int) -> bool:
    """Return whether a line has two posts in capitals side by side, as under minutes."""
    pieces = _pieces(line)
    return (
        len(pieces) == 2  # noqa: PLR2004
        and 2 * index > count
        and all(len(text) > 4 and text.isupper() and len(text.split()) <= 7 for _, _, text in pieces)  # noqa: PLR2004
    )


def _pieces(line: Line) -> list[tuple[int, int, str]]:
    """Return (start, end, text) of what stands between the gaps; offsets in the paragraph's text."""
    text = line.paragraph.text[line.start : line.end]
    edges = [0]
    for gap in _GAP.finditer(text):
        edges += [gap.start(), gap.end()]
    edges.append(len(text))
    pairs = [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    return [(line.start + a, line.start + b, text[a:b]) for a, b in pairs if _WORDS.search(text[a:b])]


def _is_strong(text: str) -> bool:
    return is_national_name(text) or is_motto(text) or is_party_title(text) or is_date(text)


def _find_strong_gap(line: Line) -> int | None:
    """Return where the right half of a line begins, when its words say that it is one."""
    pieces = _pieces(line)
    text = line.paragraph.text
    for start, _, _ in pieces[1:_MOST_GAPS]:
        if _is_strong(text[start : line.end]):
            return start
    if pieces and _has_lead(line) and _is_strong(text[line.start : line.end]):
        return line.start
    return None


def _has_lead(line: Line) -> bool:
    """Return whether a tab or a long run of blanks stands before the line."""
    lead = _lead(line.paragraph.text[: line.start])
    return "\t" in lead or len(lead) > 10  # noqa: PLR2004


def _lead(before: str, *, whole: bool = False) -> str:
    """Return the blanks at the end of `before`, or all of its last line."""
    last = before.rpartition("\n")[2]
    return last if whole else last[len(last.rstrip(" \t\u00a0")) :]


def _tabs_to_right(line: Line) -> int:
    """Return how many tabs lead to the right half; many when nothing tells that there is one."""
    start = _find_strong_gap(line)
    return _MANY if start is None else _lead(line.paragraph.text[:start], whole=True).count("\t")


def _cut_head(line: Line, tabs: int) -> list[Line]:
    """Return the halves of a line of the head; `tabs` is how many lead to a right half."""
    start = _find_strong_gap(line)
    if start is None:
        pieces = _pieces(line)
        start = pieces[1][0] if len(pieces) == 2 else None  # noqa: PLR2004
    if start is None:
        lead = _lead(line.paragraph.text[: line.start])
        far = lead.count("\t") >= max(tabs, 1) or len(lead) > _FAR_BLANKS
        start = line.start if far else line.end
    return _halves(line, start)


def _cut_foot(line: Line) -> list[Line]:
    pieces = _pieces(line)
    if len(pieces) >= 2:  # noqa: PLR2004
        gaps = [after[0] - before[1] for before, after in pairwise(pieces)]
        return _halves(line, pieces[gaps.index(max(gaps)) + 1][0])
    folded = fold(line.text)
    if folded.startswith(("-", "noi nhan")):
        return _halves(line, line.end)
    far = line.paragraph.format.left > _FAR * line.room or line.paragraph.format.alignment == "right"
    if far or _has_lead(line) or _SIGNER.match(folded):
        return _halves(line, line.start)
    return [line]


def _halves(line: Line, start: int) -> list[Line]:
    """Return what stands left and right of an offset of the paragraph's text."""
    left_room, right_room = _rooms(line)
    halves = (
        part_of_line(line, line.start, start, side="left", room=left_room),
        part_of_line(line, start, line.end, side="right", room=right_room),
    )
    return [half for half in halves if half is not None]


def _rooms(line: Line) -> tuple[Length, Length]:
    """Return the widths of the two columns as the tab stops set them; half the room each without."""
    room = line.room
    stops = [stop for stop in line.paragraph.format.tabs if 0 < stop.position < room]
    centred = [stop.position for stop in stops if stop.alignment == "center"]
    if len(centred) >= 2:  # noqa: PLR2004
        return Length(2 * centred[0]), Length(2 * (room - centred[-1]))
    if centred:
        right = Length(2 * (room - centred[0]))
        return Length(room - right), right
    if len(stops) == 1 and room // 4 < stops[0].position:
        return stops[0].position, Length(room - stops[0].position)
    return Length(room // 2), Length(room // 2)
