"""The head of a document: the letterhead in its two columns, then tên loại, trích yếu and Kính gửi."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from baocao.layout.agencies import names_body, split_agencies
from baocao.layout.facts import Facts
from baocao.layout.head_words import (
    fold,
    is_date,
    is_motto,
    is_national_name,
    is_number,
    is_party_title,
    is_rule_text,
    is_star,
)
from baocao.layout.line_looks import is_upper
from baocao.layout.lines import Cut
from baocao.layout.paper import Line, Part, PartKind, Zone
from baocao.layout.parts_title import Title, find_title, is_addressee, is_title, starts_letter_subject
from baocao.layout.stamps import find_stamp
from baocao.layout.stretches import part_of_line
from baocao.layout.strokes import Layout, find_closed, find_marks, give_strokes
from baocao.layout.type_names import find_leading_type, find_type

_WINDOW: Final = 60
"""Within so many lines a letterhead ends."""
_PREAMBLE: Final = 12
"""So many lines may stand above the first line of a letterhead."""
_TITLE_LINES: Final = 20
_SENTENCE: Final = 50
_LONG: Final = 110
"""A line across the page that is longer belongs to no letterhead."""
_BODY: Final = re.compile(r"^(?:can cu|dieu \d|hom nay|[ivx]+[.\-)]\s|\d+[.)]\s)")
_MOTTO_START: Final = re.compile(r"độc\s+lập", re.IGNORECASE)
_PARTY_NUMBER: Final = re.compile(r"^so\s*[:.]?\s*[\d\s.…_]*\s*-\s*[a-z]{1,5}\s*/\s*[a-z]")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The parts of the head, and where the body begins."""

    parts: tuple[Part, ...]
    end: int
    """Index of the first line below the head."""
    party: bool
    """Whether it looks like a document of the Party more than one of the State."""
    type_name: str = ""
    """Tên loại in capitals; empty when there is none."""
    start: int = 0
    """Index of the first line that belongs to a letterhead; 0 when there is none."""

    def has(self, *kinds: PartKind) -> bool:
        """Return whether there is a part of one of these kinds."""
        return any(part.kind in kinds for part in self.parts)

    def first(self, kind: PartKind) -> Part | None:
        """Return the first part of a kind."""
        return next((part for part in self.parts if part.kind is kind), None)


def find_head(found: Cut, facts: Facts) -> Head:
    """Return the head of a document; one without parts when it has none."""
    lines = _cut_titles(found.lines[:_WINDOW])
    shift = len(found.lines[:_WINDOW]) - len(lines)
    marks = _find_marks(lines)
    end = _find_end(lines, marks)
    block = lines[:end]
    parts = _read_letterhead(block, marks) if marks else []
    party = _is_party(parts)
    letter = any(part.kind is PartKind.LETTER_SUBJECT and starts_letter_subject(part.text) for part in parts)
    whole = [*lines, *found.lines[_WINDOW:]]
    orders = {id(paragraph): number for number, paragraph in enumerate(facts.paragraphs)}
    layout = Layout(orders=orders, sides=found.sides)
    title = Title((), 0, "")
    if marks:
        closed = find_closed(facts, whole, layout, range(end, min(end + _TITLE_LINES, len(whole))))
        title = find_title(whole, end, party=party, letter=letter, closed=closed)
    if title.type_name:
        parts = [_not_letter(part) for part in parts]
    parts += title.parts
    stop = layout.at(whole[title.end])[0] if title.end < len(whole) else len(orders)
    parts.sort(key=lambda part: layout.at(part.first))
    rules = find_marks(facts, whole[: title.end], layout, stop)
    return Head(
        parts=give_strokes(parts, rules, layout, stop),
        end=title.end + shift,
        party=party,
        type_name=title.type_name,
        start=min(marks, default=0),
    )


def _not_letter(part: Part) -> Part:
    """Return what stands below the number of a document with a tên loại: a trích yếu only if it says so."""
    if part.kind is PartKind.LETTER_SUBJECT and not starts_letter_subject(part.text):
        return replace(part, kind=PartKind.OTHER)
    return part


def _cut_titles(lines: Sequence[Line]) -> list[Line]:
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


def _find_marks(lines: Sequence[Line]) -> dict[int, tuple[PartKind, int, str]]:
    """Return {index of a line: (kind, how many lines, reason)} for what the letterhead is known by."""
    marks: dict[int, tuple[PartKind, int, str]] = {}
    seen: set[PartKind] = set()
    for index, line in enumerate(lines):
        if index in _covered(marks):
            continue
        found = _name(lines, index, seen)
        if found:
            marks[index] = found
            seen.add(found[0])
        elif _is_below(line, seen) or (not marks and index >= _PREAMBLE):
            break
    return marks


def _covered(marks: Mapping[int, tuple[PartKind, int, str]]) -> set[int]:
    return {index + more for index, (_, count, _) in marks.items() for more in range(count)}


def _name(lines: Sequence[Line], index: int, seen: set[PartKind]) -> tuple[PartKind, int, str] | None:
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    joined = f"{line.text} {below.text}" if below is not None and below.side == line.side else ""
    for kind, test, reason in _TESTS:
        if kind in seen or (kind is PartKind.NUMBER and line.side == "right"):
            continue
        if kind is PartKind.DATE and line.side == "left":
            continue
        if test(line.text):
            return kind, 1, reason
        if joined and _may_break(kind, line.text) and test(joined):
            return kind, 2, reason
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
    found, rest = find_leading_type(line.text)
    if seen and (find_type(line.text) or (found and is_title(line, rest))):
        return True
    sentence = not seen and len(line.text) > _SENTENCE and line.text.endswith((".", ":", ";"))
    return sentence or len(line.text) > _LONG or bool(_BODY.match(fold(line.text)))


def _find_end(lines: Sequence[Line], marks: Mapping[int, tuple[PartKind, int, str]]) -> int:
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


def _read_letterhead(lines: Sequence[Line], marks: Mapping[int, tuple[PartKind, int, str]]) -> list[Part]:
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
        folded = fold(line.text)
        if line.side != "right" and re.match(r"^so\b(?! [a-z]{2})|^\d+\s*[-/]", folded) and len(folded) < 50:  # noqa: PLR2004
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
        if line.side == "right" and re.search(r"\b(?:ngay|thang|nam)\b|\d{4}$", fold(line.text)):
            parts.append(_part(PartKind.DATE, [line], _GUESSED, "dòng dưới Tiêu ngữ ở cột phải"))
            free.remove(index)
            return


def _read_left(
    lines: Sequence[Line],
    free: Sequence[int],
    number: int | None,
    marks: Mapping[int, tuple[PartKind, int, str]],
    parts: list[Part],
) -> None:
    """Read the bodies above the number, and what stands below it."""
    sided = any(lines[index].side for index in marks)
    star = next((index for index, mark in marks.items() if mark[0] is PartKind.STAR), None)
    limit = min((at for at in (number, star) if at is not None), default=len(lines))
    above = [lines[at] for at in free if at < limit and _is_agency(lines[at], sided=sided)]
    used: set[int] = set()
    if above and (sided or names_body(above)):
        split = split_agencies(above)
        certainty = split.certainty if sided else min(split.certainty, _LIKELY)
        if split.above:
            parts.append(
                _part(PartKind.PARENT, split.above, certainty, "dòng phía trên tên cơ quan ban hành")
            )
        parts.append(_part(PartKind.ISSUER, split.issuer, certainty, split.reason))
        used = {id(line) for line in above}
    below = [
        at for at in free if at > limit and lines[at].side == "left" and number is not None and at > number
    ]
    subject = [lines[at] for at in below if id(lines[at]) not in used]
    if subject:
        kind = PartKind.LETTER_SUBJECT if _is_letter_subject(subject) else PartKind.OTHER
        parts.append(_part(kind, subject, 1.0, "các dòng dưới số, ký hiệu ở cột trái"))
        used |= {id(line) for line in subject}
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


def _is_party(parts: Sequence[Part]) -> bool:
    """Weigh the signs of a Party document against those of a State one."""
    weight = 0.0
    for part in parts:
        folded = fold(part.text)
        if part.kind is PartKind.NATIONAL_NAME:
            weight += 3 if is_party_title(part.text) else -3
        elif part.kind is PartKind.STAR:
            weight += 2
        elif part.kind is PartKind.NUMBER:
            weight += 2 if _PARTY_NUMBER.match(folded) else -1
        elif part.kind is PartKind.MOTTO:
            weight -= 1
        elif part.kind in {PartKind.PARENT, PartKind.ISSUER}:
            weight += _lean(folded)
    return weight > 0


_PARTY_BODIES: Final = re.compile(
    r"^(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|dang doan|chi bo|ban chap hanh|trung uong"
    r"|ban (?:to chuc|tuyen giao|dan van|noi chinh|xay dung dang|kinh te)|uy ban kiem tra)\b"
)
_STATE_BODIES: Final = re.compile(
    r"^(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|so|bo|phong|cuc|truong)\b"
)


def _lean(folded: str) -> float:
    if _PARTY_BODIES.match(folded):
        return 1.5
    return -1.5 if _STATE_BODIES.match(folded) else 0.0
