"""The head of a document: the letterhead in its two columns, then tên loại, trích yếu and Kính gửi."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from baocao.layout.facts import Facts
from baocao.layout.naming.letterhead import cut_titles, find_end, find_letterhead_marks, read_letterhead
from baocao.layout.naming.lines import Cut
from baocao.layout.naming.party_signs import leans_to_party
from baocao.layout.naming.strokes import Layout, find_closed, find_marks, give_strokes
from baocao.layout.naming.title import Title, find_title, starts_letter_subject
from baocao.layout.paper import Part, PartKind

_WINDOW: Final = 60
"""Within so many lines a letterhead ends."""
_TITLE_LINES: Final = 20


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
    lines = cut_titles(found.lines[:_WINDOW])
    shift = len(found.lines[:_WINDOW]) - len(lines)
    marks = find_letterhead_marks(lines)
    end = find_end(lines, marks)
    block = lines[:end]
    parts = read_letterhead(block, marks) if marks else []
    party = leans_to_party(parts)
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
