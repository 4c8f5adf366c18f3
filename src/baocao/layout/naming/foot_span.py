"""Where the foot of a document begins and ends."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from baocao.layout.naming.appendix_words import is_appendix_number
from baocao.layout.naming.foot_words import (
    find_recipients_label,
    is_authority,
    is_capital,
    is_contact,
    is_name,
    is_named_post,
    is_post,
    is_rank,
    is_signed_mark,
    is_typist,
)
from baocao.layout.naming.head_words import is_national_name, is_party_title, is_rule_text
from baocao.layout.paper import Line
from baocao.layout.repair import Anchor

_LONGEST_LABEL: Final = 400
"""A line with ``Nơi nhận:`` may hold all recipients, but is no page of text."""
_LONGEST_RECIPIENT: Final = 220
_FAR: Final = 0.25
"""A line indented by so much of its room stands apart from the text."""
_ITEM: Final = re.compile(r"^[-–—+•*]\s*\S")
_OPEN_END: Final = re.compile(r"[^.;]$")


def find_span(lines: Sequence[Line], starts: Container[Anchor]) -> tuple[int, int]:
    """Return ``[start, end)`` of the first foot; both are the count of lines when there is none.

    Args:
        lines: after the head.
        starts: paragraphs with which a new page begins by hand.
    """
    stop = next((at for at, line in enumerate(lines) if at and is_appendix_head(line)), len(lines))
    stop = min(stop, _find_next_head(lines))
    label = _find_label(lines[:stop])
    if label is not None:
        return _extend_back(lines, label), _extend(lines, label, _page_end(lines, label, stop, starts))
    start, end = _find_signature(lines, stop)
    return start, min(end, _page_end(lines, start, stop, starts)) if start < end else end


def _find_next_head(lines: Sequence[Line]) -> int:
    """Return where a form or another document begins that has a head of its own in a table."""
    for line in lines:
        table = _table_of(line)
        if table is None or not (is_national_name(line.printed) or is_party_title(line.printed)):
            continue
        start = next(at for at, one in enumerate(lines) if _is_of_table(one, table))
        above = lines[:start]
        if any(_is_label(one) or is_authority(one.printed) or is_name(one.printed) for one in above):
            return start
    return len(lines)


def _page_end(lines: Sequence[Line], at: int, stop: int, starts: Container[Anchor]) -> int:
    """Return where the next page begins that is not begun in the midst of a table or a signature."""
    for later in range(at + 1, stop):
        line = lines[later]
        is_own = line.cell is None and not line.side
        if (
            is_own
            and line.anchor in starts
            and not (is_authority(line.printed) or is_named_post(line.printed))
        ):
            return later
    return stop


def is_appendix_head(line: Line) -> bool:
    """Return whether a line surely begins an appendix: ``Phụ lục I`` alone, set apart from the text."""
    if line.cell is not None or not is_appendix_number(line.printed):
        return False
    return (
        line.paragraph.format.alignment in {"center", "right"}
        or begins_page(line)
        or is_capital(line.printed)
    )


def begins_page(line: Line) -> bool:
    """Return whether a page break by hand stands before a line in its paragraph."""
    return line.paragraph.format.page_break_before or "\f" in line.paragraph.text[: line.start]


def is_foot_like(line: Line) -> bool:
    """Return whether a line can be one of a signature."""
    text = line.printed
    return (
        is_authority(text)
        or is_post(text)
        or is_name(text)
        or is_signed_mark(text)
        or is_rank(text)
        or is_rule_text(text)
    )


def _find_label(lines: Sequence[Line]) -> int | None:
    """Return the first label of recipients; one with other text after it only when it is the last."""
    sure = next((at for at, line in enumerate(lines) if _is_label(line) and _is_bare(line)), None)
    if sure is not None:
        return sure
    return next((at for at in range(len(lines) - 1, -1, -1) if _is_label(lines[at])), None)


def _is_label(line: Line) -> bool:
    length = find_recipients_label(line.text)
    return (
        length > 0
        and len(line.printed) <= _LONGEST_LABEL
        and (":" in line.printed[:length] or _is_bare(line))
    )


def _is_bare(line: Line) -> bool:
    """Return whether nothing but recipients with dashes follows the label."""
    rest = line.printed[find_recipients_label(line.text) :]
    return not rest or bool(_ITEM.match(rest))


def _is_apart(line: Line) -> bool:
    """Return whether a line stands where signatures do, not where the text does."""
    form = line.paragraph.format
    is_placed = bool(line.side) or line.cell is not None or form.alignment in {"center", "right"}
    return is_placed or form.left + form.first_line > _FAR * line.room


def _extend_back(lines: Sequence[Line], at: int) -> int:
    """Return where a foot begins that has the line `at`: with its table, or the signature above."""
    start = at
    table = _table_of(lines[at])
    while start and _is_of_table(lines[start - 1], table):
        start -= 1
    first = start
    while first and (is_foot_like(lines[first - 1]) and _is_apart(lines[first - 1])):
        first -= 1
    while first < start and not _begins_signature(lines[first]):
        first += 1
    return first


def _table_of(line: Line) -> int | None:
    return line.cell[0] if line.cell else None


def _is_of_table(line: Line, table: int | None) -> bool:
    return table is not None and line.cell is not None and line.cell[0] == table


def _begins_signature(line: Line) -> bool:
    return is_authority(line.printed) or is_post(line.printed)


def _extend(lines: Sequence[Line], at: int, stop: int) -> int:
    """Return the end of a foot that has the line `at`."""
    end = at + 1
    while end < stop and _goes_on(lines, end):
        end += 1
    return end


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    line, before = lines[at], lines[at - 1]
    if _is_of_table(line, _table_of(before)):
        return True
    if line.cell is not None:
        return is_foot_like(line) or _is_label(line) or _table_is_foot(lines, at)
    text = line.printed
    if (
        line.side
        or _is_label(line)
        or is_typist(text)
        or is_contact(text)
        or is_signed_mark(text)
        or is_rule_text(text)
    ):
        return True
    if len(text) <= _LONGEST_RECIPIENT and (_ITEM.match(text) or _runs_on(before, line)):
        return True
    is_apart = _is_apart(line) or is_authority(text)
    return is_foot_like(line) and not begins_page(line) and is_apart and not _is_new_title(before, line)


def _is_new_title(before: Line, line: Line) -> bool:
    """Return whether a line is a title in capitals below a signature that is complete."""
    text = line.printed
    is_body = is_authority(text) or is_named_post(text) or is_name(text) or is_signed_mark(text)
    return is_name(before.printed) and not is_authority(before.printed) and is_capital(text) and not is_body


def _table_is_foot(lines: Sequence[Line], at: int) -> bool:
    """Return whether a table that only places text holds a signature."""
    table = _table_of(lines[at])
    mates = [line for line in lines[at:] if _is_of_table(line, table)]
    return any(
        is_authority(line.printed) or (is_post(line.printed) and is_capital(line.printed)) for line in mates
    )


def _runs_on(before: Line, line: Line) -> bool:
    """Return whether a line goes on with the recipient above it."""
    if before.cell is not None or before.side == "right":
        return False
    is_item = bool(_ITEM.match(before.printed)) or _is_label(before)
    return is_item and bool(_OPEN_END.search(before.printed)) and not is_capital(line.printed)


def _find_signature(lines: Sequence[Line], stop: int) -> tuple[int, int]:
    """Return the span of a signature without Nơi nhận: the first sure one, or else the last possible."""
    last = None
    for at in range(stop):
        if not _can_begin(lines[at]):
            continue
        end = _extend_signature(lines, at, stop)
        if not _is_signature(lines[at:end], is_last=end == stop):
            continue
        span = _extend_back(lines, at), _extend(lines, end - 1, stop)
        if is_authority(lines[at].printed) or is_capital(lines[at].printed):
            return span
        last = span
    return last or (len(lines), len(lines))


def _can_begin(line: Line) -> bool:
    text = line.printed
    if is_authority(text):
        return True
    return is_post(text) and ((is_named_post(text) and is_capital(text)) or _is_apart(line))


def _extend_signature(lines: Sequence[Line], at: int, stop: int) -> int:
    """Return the end of the lines from `at` on that can be signatures."""
    table = _table_of(lines[at])
    end = at + 1
    while end < stop and (_is_of_table(lines[end], table) or _can_follow(lines[end - 1], lines[end])):
        end += 1
    return end


def _can_follow(before: Line, line: Line) -> bool:
    return is_foot_like(line) and not _is_new_title(before, line)


def _is_signature(lines: Sequence[Line], *, is_last: bool) -> bool:
    names = [line for line in lines[1:] if is_name(line.printed) and not is_authority(line.printed)]
    if names:
        return True
    return is_last and any(is_authority(line.printed) or is_named_post(line.printed) for line in lines)
