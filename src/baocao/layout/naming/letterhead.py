"""The letterhead: which lines of its two columns are Quốc hiệu, the bodies, the number, the date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from baocao.layout.naming.addressees import is_addressee
from baocao.layout.naming.agencies import names_body, split_agencies
from baocao.layout.naming.head_words import (
    fold,
    is_date,
    is_motto,
    is_national_name,
    is_number,
    is_party_title,
    is_rule_text,
    is_star,
    letters_of,
)
from baocao.layout.naming.line_looks import is_upper
from baocao.layout.naming.stamps import find_stamp
from baocao.layout.naming.stretches import part_of_line
from baocao.layout.naming.title import is_title, starts_letter_subject
from baocao.layout.naming.type_names import find_leading_type, find_type
from baocao.layout.paper import Line, Part, PartKind, Zone

_PREAMBLE: Final = 12
"""So many lines may stand above the first line of a letterhead."""
_SENTENCE: Final = 50
_LONG: Final = 110
"""A line across the page that is longer belongs to no letterhead."""
_BODY: Final = re.compile(r"^(?:can cu|dieu \d|hom nay|[ivx]+[.\-)]\s|\d+[.)]\s)")
_MOTTO_START: Final = re.compile(r"độc\s+lập", re.IGNORECASE)
_LIKE_NUMBER: Final = re.compile(r"^(?:s[ốo]\b|\d+\s*[-/]).{0,50}$", re.IGNORECASE)
_LIKE_DATE: Final = re.compile(r"\b(?:ngay|thang)\b|\b(?:19|20)\d\d\W*$")
_GUESSED: Final = 0.6
_LIKELY: Final = 0.85
_TESTS: Final = (
    (PartKind.NATIONAL_NAME, is_national_name, "lời của Quốc hiệu"),
    (PartKind.MOTTO, is_motto, "lời của Tiêu ngữ"),
    (PartKind.NATIONAL_NAME, is_party_title, "lời của tiêu đề văn bản Đảng"),
    (PartKind.STAR, is_star, "dòng chỉ có dấu sao"),
    (PartKind.NUMBER, is_number, "dòng bắt đầu bằng “Số” và có ký hiệu"),
    (PartKind.DATE, is_date, "dòng có “ngày … tháng … năm …”"),
)

Marks = Mapping[int, tuple[PartKind, int, str]]
"""{index of a line: (kind, how many lines it takes, what it was recognised by)}."""


def cut_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, one that holds both Quốc hiệu and Tiêu ngữ cut in two."""
    cut: list[Line] = []
    for line in lines:
        start = _MOTTO_START.search(line.text)
        at = line.end - len(line.text) + start.start() if start else 0
        pieces = part_of_line(line, line.start, at), part_of_line(line, at, line.end)
        if (
            start
            and pieces[0]
            and pieces[1]
            and is_national_name(pieces[0].text)
            and is_motto(pieces[1].text)
        ):
            cut += [pieces[0], pieces[1]]
        else:
            cut.append(line)
    return cut


def find_letterhead_marks(lines: Sequence[Line]) -> Marks:
    """Return {index of a line: (kind, how many lines, reason)} for what the letterhead is known by.

    A cover before it may have a title or a date of its own: those do not count.
    """
    marks = _find_marks(lines, 0)
    kinds = {kind for kind, _, _ in marks.values()}
    start = _find_columns(lines)
    on_cover = [index for index in marks if index < start]
    if not on_cover or any(lines[index].side for index in on_cover):
        return marks
    again = _find_marks(lines, start)
    found = {kind for kind, _, _ in again.values()}
    return again if PartKind.NUMBER in found and kinds <= found else marks


def _find_columns(lines: Sequence[Line]) -> int:
    """Return the first line of the two columns that have Quốc hiệu or the title of the Party; 0 for none."""
    start = 0
    for index, line in enumerate(lines):
        if not line.side:
            start = index + 1
        elif is_national_name(line.text) or is_party_title(line.text):
            return start
    return 0


def _find_marks(lines: Sequence[Line], first: int) -> dict[int, tuple[PartKind, int, str]]:
    marks: dict[int, tuple[PartKind, int, str]] = {}
    seen: set[PartKind] = set()
    sentences, last = 0, first
    for index, line in enumerate(lines):
        if index < first or index in _covered(marks):
            continue
        found = _name(lines, index, seen)
        if found:
            marks[index] = found
            seen.add(found[0])
            last = index
        elif _is_below(line, seen) or index - last >= _PREAMBLE:
            break
        elif not seen and len(line.text) > _SENTENCE and line.text.endswith((".", ":", ";")):
            sentences += 1
            if sentences > 1:
                break
    return marks


def _covered(marks: Marks) -> set[int]:
    return {index + more for index, (_, count, _) in marks.items() for more in range(count)}


def _name(lines: Sequence[Line], index: int, seen: set[PartKind]) -> tuple[PartKind, int, str] | None:
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    joins = below is not None and below.side == line.side and bool(letters_of(below.text))
    joined = f"{line.text} {below.text}" if below is not None and joins else ""
    for kind, test, reason in _TESTS:
        if kind in seen or (kind is PartKind.NUMBER and line.side == "right"):
            continue
        if kind is PartKind.DATE and line.side == "left":
            continue
        if joined and _may_break(kind, line.text) and test(joined):
            return kind, 2, reason
        if test(line.text):
            return kind, 1, reason
    return None


def _may_break(kind: PartKind, text: str) -> bool:
    """Return whether a part may go on in the line below this one: a title, or a date after its place."""
    return kind in {PartKind.NATIONAL_NAME, PartKind.MOTTO} or (kind is PartKind.DATE and text.endswith(","))


def _is_below(line: Line, seen: set[PartKind]) -> bool:
    """Return whether a line can stand in no letterhead, so that it ends here."""
    if seen and is_addressee(line.text):
        return True
    if line.side:
        return False
    folded = fold(line.text)
    found, rest = find_leading_type(line.text)
    if seen and (find_type(line.text) or (found and is_title(line, rest))):
        return True
    return bool(seen and len(line.text) > _LONG) or len(line.text) > 2 * _LONG or bool(_BODY.match(folded))


def find_end(lines: Sequence[Line], marks: Marks) -> int:
    """Return the index after the last line of the letterhead: its marks and the rest of its columns."""
    if not marks:
        return 0
    end = max(index + count for index, (_, count, _) in marks.items())
    tables = {cell[0] for index in marks if (cell := lines[index].cell) is not None}
    while end < len(lines):
        line = lines[end]
        inside = line.cell is not None and line.cell[0] in tables
        if is_addressee(line.text) or not (line.side and (inside or line.cell is None)):
            break
        end += 1
    return end


def read_letterhead(lines: Sequence[Line], marks: Marks) -> list[Part]:
    """Return the parts of the letterhead: the marks, and what the lines among them are."""
    parts: list[Part] = []
    taken = _covered(marks)
    for index, (kind, count, reason) in marks.items():
        parts.append(_part(kind, lines[index : index + count], 1.0, reason))
    number = next((index for index, mark in marks.items() if mark[0] is PartKind.NUMBER), None)
    free = [
        index for index in range(len(lines)) if index not in taken and not is_rule_text(lines[index].text)
    ]
    for index in list(free):
        stamp = find_stamp(lines[index].text)
        if stamp is not None:
            parts.append(_part(stamp, [lines[index]], 1.0, "lời của dấu chỉ"))
            free.remove(index)
    if number is None:
        number = _guess_number(lines, free, parts)
    _guess_date(lines, free, parts)
    _read_left(lines, free, number, marks, parts)
    return parts


def _guess_number(lines: Sequence[Line], free: list[int], parts: list[Part]) -> int | None:
    """Take the line of the left column that looks most like a number, when none is plain."""
    for index in free:
        line = lines[index]
        if line.side != "right" and _LIKE_NUMBER.match(line.text):
            parts.append(_part(PartKind.NUMBER, [line], _GUESSED, "dòng bắt đầu bằng “Số” ở cột trái"))
            free.remove(index)
            return index
    return None


def _guess_date(lines: Sequence[Line], free: list[int], parts: list[Part]) -> None:
    """Take the line of the right column that looks most like a date, when none is plain."""
    if any(part.kind is PartKind.DATE for part in parts):
        return
    for index in free:
        line = lines[index]
        folded = fold(line.text)
        if line.side == "right" and _LIKE_DATE.search(folded):
            certainty = _LIKELY if "ngay" in folded and "thang" in folded else _GUESSED
            parts.append(_part(PartKind.DATE, [line], certainty, "dòng dưới Tiêu ngữ ở cột phải"))
            free.remove(index)
            return


def _read_left(
    lines: Sequence[Line], free: Sequence[int], number: int | None, marks: Marks, parts: list[Part]
) -> None:
    """Read the bodies above the number, and what stands below it."""
    sided = any(lines[index].side for index in marks)
    star = next((index for index, mark in marks.items() if mark[0] is PartKind.STAR), None)
    letter = next((at for at in free if starts_letter_subject(lines[at].text)), None)
    limit = min((at for at in (number, star, letter) if at is not None), default=len(lines))
    above = [lines[at] for at in free if at < limit and _is_agency(lines[at], sided=sided)]
    used: set[int] = set()
    if above and (sided or names_body(above)):
        split = split_agencies(above)
        certainty = split.certainty if sided else min(split.certainty, _LIKELY)
        if split.above:
            reason = "dòng phía trên tên cơ quan ban hành"
            parts.append(_part(PartKind.PARENT, split.above, certainty, reason))
        parts.append(_part(PartKind.ISSUER, split.issuer, certainty, split.reason))
        used = {id(line) for line in above}
    start = min((at for at in (number, letter) if at is not None), default=len(lines))
    below = [lines[at] for at in free if at >= start and lines[at].side == "left"]
    if below:
        kind = PartKind.LETTER_SUBJECT if _is_letter_subject(below) else PartKind.OTHER
        parts.append(_part(kind, below, 1.0, "các dòng dưới số, ký hiệu ở cột trái"))
        used |= {id(line) for line in below}
    rest = [lines[at] for at in free if id(lines[at]) not in used]
    parts += [_part(PartKind.OTHER, [line], 1.0, "dòng khác ở đầu văn bản") for line in rest]


def _is_agency(line: Line, *, sided: bool) -> bool:
    if sided:
        return line.side == "left"
    return is_upper(line) and len(line.text) < 100 and not find_leading_type(line.text)[0]  # noqa: PLR2004


def _is_letter_subject(lines: Sequence[Line]) -> bool:
    text = " ".join(line.text for line in lines)
    return starts_letter_subject(text) or (len(fold(text)) > 12 and not text.startswith("("))  # noqa: PLR2004


def _part(kind: PartKind, lines: Sequence[Line], certainty: float, reason: str) -> Part:
    return Part(kind=kind, lines=tuple(lines), zone=Zone.HEAD, certainty=certainty, reason=reason)
