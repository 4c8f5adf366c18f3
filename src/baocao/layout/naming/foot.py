"""The foot of a document: Nơi nhận and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from baocao.layout.blocks import iter_paragraphs
from baocao.layout.facts import Facts
from baocao.layout.naming.foot_span import find_span
from baocao.layout.naming.foot_words import (
    find_recipients_label,
    is_authority,
    is_capital,
    is_contact,
    is_named_post,
    is_post,
    is_signed_mark,
    is_typist,
)
from baocao.layout.naming.pages import find_page_starts
from baocao.layout.naming.signatures import name_signatures
from baocao.layout.naming.stretches import line_of, part_of_line
from baocao.layout.paper import Line, Part, PartKind, Zone

_ITEM: Final = re.compile(r"^[-–—+•*]\s*\S")
_ENDED: Final = re.compile(r"[;.]$")
_SEVERAL: Final = re.compile(r";\s*[-–+]\s")
_SURE: Final = 1.0
_LIKELY: Final = 0.8
_OPEN: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The parts of the foot, and which of the lines they are."""

    parts: tuple[Part, ...]
    start: int
    """``[start, end)`` of the foot among the lines given; both are their count when there is none."""
    end: int


def find_foot(lines: Sequence[Line], facts: Facts, *, party: bool) -> Foot:  # noqa: ARG001
    """Return the foot among the lines that follow the head.

    It is the first one: what is signed after it belongs to an appendix.

    Args:
        lines: after the head, to the end of the document.
        facts: the document, for its footers and the places where a page begins.
        party: whether a standard of the Party applies.
    """
    start, end = find_span(lines, find_page_starts(facts))
    places = {id(line): at for at, line in enumerate(lines)}
    found = [
        (places.get(id(part.first), start), order, part)
        for order, part in enumerate(_name_foot(lines[start:end]))
    ]
    order = {id(line.paragraph): at for at, line in reversed(list(enumerate(lines)))}
    found.sort(
        key=lambda entry: (places.get(id(entry[2].first), order[id(entry[2].first.paragraph)]), entry[1])
    )
    parts = tuple(part for _, _, part in found)
    return Foot(parts=(*parts, *_find_contacts(facts)), start=start, end=end)


def _name_foot(lines: Sequence[Line]) -> Iterator[Part]:
    columns: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        columns.setdefault(_column_of(line), []).append(line)
    for column in columns.values():
        yield from _name_column(column)


def _column_of(line: Line) -> tuple[object, ...]:
    """Return what tells one column of the foot from another; text across the page goes with the left one."""
    if line.cell is not None:
        return line.cell[0], line.cell[2], line.side
    return ("right",) if line.side == "right" else ("left",)


def _name_column(lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the parts of one column: stretches of recipients and of signatures take turns."""
    recipients: list[Line] = []
    signed: list[Line] = []
    in_list = False
    for line in lines:
        length = find_recipients_label(line.text)
        if length:
            in_list = True
            label, rest = _cut_label(line, length)
            yield Part(
                kind=PartKind.RECIPIENTS_LABEL,
                lines=(label,),
                zone=Zone.FOOT,
                certainty=_SURE,
                reason="có chữ “Nơi nhận”",
            )
            recipients += [rest] if rest is not None else []
        elif _ITEM.match(line.text):
            in_list = True
            recipients.append(line)
        elif in_list and not _leaves_list(line.printed):
            recipients.append(line)
        else:
            in_list = False
            signed.append(line)
    yield from _name_recipients(recipients)
    yield from name_signatures(signed)


def _cut_label(line: Line, length: int) -> tuple[Line, Line | None]:
    """Return the label and what follows it on its line."""
    at = line.end - (len(line.text) - length)
    if at >= line.end or at <= line.start:
        return line, None
    label, rest = part_of_line(line, line.start, at), part_of_line(line, at, line.end)
    return label or line, rest


def _leaves_list(text: str) -> bool:
    """Return whether a line below recipients begins a signature."""
    return is_authority(text) or (is_post(text) and is_capital(text) and is_named_post(text))


def _name_recipients(lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the recipients, one part each, and what stands below them."""
    has_signs = any(_ITEM.match(line.text) for line in lines)
    item: list[Line] = []
    for line in lines:
        kind = _kind_below(line.text)
        if item and (kind is not PartKind.RECIPIENT or not _goes_on(item[-1], line, has_signs=has_signs)):
            yield _recipient(item)
            item = []
        if kind is PartKind.RECIPIENT:
            item.append(line)
        else:
            yield Part(
                kind=kind, lines=(line,), zone=Zone.FOOT, certainty=_LIKELY, reason="đứng dưới Nơi nhận"
            )
    if item:
        yield _recipient(item)


def _kind_below(text: str) -> PartKind:
    if _ITEM.match(text):
        return PartKind.RECIPIENT
    if is_typist(text):
        return PartKind.TYPIST
    if is_contact(text):
        return PartKind.CONTACT
    return PartKind.OTHER if is_signed_mark(text) else PartKind.RECIPIENT


def _goes_on(before: Line, line: Line, *, has_signs: bool) -> bool:
    """Return whether a line is the rest of the recipient above it."""
    text = line.text
    if _ITEM.match(text) or line.paragraph.label:
        return False
    if text.startswith(("(", ")")):
        return True
    if _ENDED.search(before.text):
        return False
    return has_signs or text[:1].islower()


def _recipient(lines: Sequence[Line]) -> Part:
    text = lines[0].text
    is_item = bool(_ITEM.match(text)) and not any(_SEVERAL.search(line.text) for line in lines)
    return Part(
        kind=PartKind.RECIPIENT,
        lines=tuple(lines),
        zone=Zone.FOOT,
        certainty=_SURE if is_item else _OPEN,
        reason="dòng gạch đầu dòng dưới Nơi nhận" if is_item else "đứng dưới Nơi nhận",
    )


def _find_contacts(facts: Facts) -> Iterator[Part]:
    """Yield the lines with address and telephone at the foot of page 1."""
    first = facts.sections[0]
    kind = "first" if first.title_page and first.footers.get("first") else "default"
    for paragraph in iter_paragraphs(first.footers.get(kind, ())):
        line = line_of(paragraph, 0, len(paragraph.text))
        if line is not None and is_contact(line.text):
            yield Part(
                kind=PartKind.CONTACT,
                lines=(line,),
                zone=Zone.FOOT,
                certainty=_LIKELY,
                reason="địa chỉ, điện thoại ở chân trang đầu",
            )
