"""The rules drawn or typed at the head of a document, and the part that each belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from baocao.layout.blocks import Cell, Paragraph, Picture, Table
from baocao.layout.blocks import Rule as Drawn
from baocao.layout.facts import Facts
from baocao.layout.metrics import measure
from baocao.layout.naming.head_words import is_rule_text, is_solid_text
from baocao.layout.naming.line_looks import width_of
from baocao.layout.paper import Line, Part, PartKind, Stroke
from baocao.units import Length

_AFTER: Final = 1 << 30
"""Stands below all text of its paragraph."""
_FLAT: Final = 8
"""A picture so many times wider than high, and very low, is a line."""
_TAB: Final = Length.from_mm(12.7)
_LOW: Final = Length.from_mm(3)
_LOOK_AHEAD: Final = 2
_MIDDLE: Final = (0.4, 0.6)
_NEAR_CENTRE: Final = 0.08
_LIKE_MOTTO: Final = (0.8, 1.25)
_FAR_NARROWER: Final = 1.3
"""A line whose room is so many times narrower than its paragraph's is set in its column by tabs."""
_BELOW_TITLE: Final = (PartKind.MOTTO, PartKind.NATIONAL_NAME)
_BORROWERS: Final[Mapping[PartKind, tuple[PartKind, ...]]] = {
    PartKind.PARENT: (PartKind.ISSUER,),
    PartKind.STAR: (PartKind.ISSUER,),
    PartKind.NUMBER: (PartKind.ISSUER,),
    PartKind.LETTER_SUBJECT: (PartKind.ISSUER,),
    PartKind.NATIONAL_NAME: _BELOW_TITLE,
    PartKind.DATE: _BELOW_TITLE,
    PartKind.TYPE: (PartKind.SUBJECT,),
    PartKind.ADDRESSEE: (PartKind.SUBJECT,),
}
"""{part whose paragraph a shape is anchored in: parts it is most likely drawn below}."""
_OWNERS: Final = {"left": (PartKind.ISSUER,), "right": _BELOW_TITLE, "": (PartKind.SUBJECT,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A rule, with where it stands."""

    stroke: Stroke
    at: tuple[int, int]
    """(number of its paragraph, offset in it), to be compared with that of lines."""
    side: str = ""
    floats: bool = False
    """Whether it may be drawn elsewhere than where it is anchored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the paragraphs of a document stand."""

    orders: Mapping[int, int]
    """{id of a paragraph: its number in the document}."""
    sides: Mapping[int, str]
    """{id of a paragraph: its column}."""

    def at(self, line: Line) -> tuple[int, int]:
        """Return where a line stands."""
        return self.orders.get(id(line.paragraph), 0), line.start


def find_marks(facts: Facts, lines: Sequence[Line], layout: Layout, end: int) -> list[Mark]:
    """Return the rules of the head in reading order.

    Underlined letters are no marks: they belong to their own line.

    Args:
        facts: the document.
        lines: of the head.
        layout: of the document.
        end: number of the first paragraph below the head; shapes that hang on it, or on the
            next one, may still belong to the head.
    """
    marks = [_mark_of_text(line, layout) for line in lines if is_rule_text(line.text)]
    by_paragraph: dict[int, list[Line]] = {}
    for line in lines:
        by_paragraph.setdefault(id(line.paragraph), []).append(line)
    for number, paragraph in enumerate(facts.paragraphs[: end + _LOOK_AHEAD]):
        own = by_paragraph.get(id(paragraph), [])
        side = layout.sides.get(id(paragraph), "") or (own[0].side if len(own) == 1 else "")
        found = _marks_of_paragraph(paragraph, number, side, own)
        marks += [mark for mark in found if mark.floats or mark.at < (end, 0)]
    marks += _marks_of_cells(facts.tables, lines, layout)
    return sorted(marks, key=lambda mark: mark.at)


def find_closed(facts: Facts, lines: Sequence[Line], layout: Layout, among: range) -> frozenset[int]:
    """Return the indexes of those lines below which an empty paragraph holds a rule, before the next line."""
    found = set()
    for index in among:
        last = layout.at(lines[index + 1])[0] if index + 1 < len(lines) else len(layout.orders)
        between = facts.paragraphs[layout.at(lines[index])[0] + 1 : last]
        if any(_has_rule(paragraph) for paragraph in between):
            found.add(index)
    return frozenset(found)


def _has_rule(paragraph: Paragraph) -> bool:
    borders = paragraph.format.borders
    edges = (borders.top or borders.bottom) and not borders.left and not borders.right
    return bool(paragraph.rules or edges or any(_is_flat(picture) for picture in paragraph.pictures))


def give_strokes(parts: Sequence[Part], marks: Sequence[Mark], layout: Layout, end: int) -> tuple[Part, ...]:
    """Return the parts of the head with the rules that stand below each.

    Args:
        parts: of the head, in document order.
        marks: from `find_marks`.
        layout: of the document.
        end: number of the first paragraph below the head.
    """
    given: dict[int, list[Stroke]] = {index: list(_underlines(part)) for index, part in enumerate(parts)}
    floating: list[tuple[Mark, int | None]] = []
    for mark in marks:
        index = _find_above(parts, mark, layout)
        lends = index is None or parts[index].kind in _BORROWERS or mark.at[0] >= end
        if mark.floats and lends:
            floating.append((mark, index))
        elif index is not None:
            given[index].append(mark.stroke)
    for mark, index in floating:
        wanted = _OWNERS[mark.side] if index is None else _BORROWERS.get(parts[index].kind, ())
        owner = _find_owner(parts, wanted or _OWNERS[mark.side], given)
        if owner is None and mark.at[0] < end:
            owner = index
        if owner is None and not mark.side:
            owner = _find_owner(parts, _by_length(parts, mark), given)
        if owner is not None:
            given[owner].append(mark.stroke)
    return tuple(replace(part, strokes=tuple(given[index])) for index, part in enumerate(parts))


def _by_length(parts: Sequence[Part], mark: Mark) -> tuple[PartKind, ...]:
    """Return whose a rule is that is known by nothing but its length."""
    titles = [part for part in parts if part.kind in _BELOW_TITLE]
    width = width_of(titles[-1].lines[-1]) if titles else Length(0)
    return _BELOW_TITLE if _is_like(mark.stroke.length, width) else (PartKind.ISSUER,)


def _is_like(length: Length, width: Length) -> bool:
    low, high = _LIKE_MOTTO
    return low * width <= length <= high * width


def _find_owner(
    parts: Sequence[Part], wanted: Sequence[PartKind], given: Mapping[int, list[Stroke]]
) -> int | None:
    """Return the first part of the first of these kinds that is there, when it has no rule yet."""
    for kind in wanted:
        found = [index for index, part in enumerate(parts) if part.kind is kind]
        if found:
            return next((at for at in found if not any(one.is_solid for one in given[at])), None)
    return None


def _find_above(parts: Sequence[Part], mark: Mark, layout: Layout) -> int | None:
    """Return the last part of the mark's column that begins at or above it."""
    found = None
    for index, part in enumerate(parts):
        if part.first.side == mark.side and layout.at(part.first) <= mark.at:
            found = index
    return found


def _underlines(part: Part) -> Iterator[Stroke]:
    for line in part.lines:
        runs = tuple(run for run in line.letters if run.format.underline)
        if runs:
            length = width_of(replace(line, runs=runs))
            yield Stroke(kind="underline", length=length, align="center", paragraph=line.paragraph)


def _mark_of_text(line: Line, layout: Layout) -> Mark:
    kind = "underscores" if is_solid_text(line.text) else "hyphens"
    align = line.paragraph.format.alignment
    stroke = Stroke(
        kind=kind,
        length=width_of(line),
        align="left" if align == "both" else align,
        paragraph=line.paragraph,
    )
    return Mark(stroke=stroke, at=layout.at(line), side=line.side)


def _marks_of_paragraph(
    paragraph: Paragraph, number: int, side: str, lines: Sequence[Line]
) -> Iterator[Mark]:
    for index, rule in enumerate(paragraph.rules):
        stroke = Stroke(
            kind="shape",
            length=rule.length,
            align=_align_of(rule, paragraph),
            paragraph=paragraph,
            index=index,
        )
        column = _side_of_rule(rule, paragraph, side, lines)
        floats = bool(rule.align) or rule.offset is not None
        yield Mark(stroke=stroke, at=(number, _AFTER), side=column, floats=floats)
    for picture in paragraph.pictures:
        if _is_flat(picture):
            align = paragraph.format.alignment
            stroke = Stroke(kind="picture", length=picture.width, align=align, paragraph=paragraph)
            yield Mark(stroke=stroke, at=(number, _AFTER), side=side, floats=bool(lines))
    yield from _marks_of_blanks(paragraph, number, side)
    borders = paragraph.format.borders
    if borders.left or borders.right:
        return
    for border, offset in ((borders.top, -1), (borders.bottom, _AFTER)):
        if border is not None:
            stroke = Stroke(
                kind="border",
                length=paragraph.border_length,
                align=_align_of_border(paragraph),
                paragraph=paragraph,
            )
            yield Mark(stroke=stroke, at=(number, offset), side=side)


def _marks_of_blanks(paragraph: Paragraph, number: int, side: str) -> Iterator[Mark]:
    """Yield the rule that blanks make when they are underlined or a tab is filled with a line."""
    if paragraph.text.strip() or not paragraph.text:
        return
    length = 0
    for run in paragraph.runs:
        if run.format.underline and not run.format.hidden:
            size = run.format.size
            length += run.text.count("\t") * _TAB + measure(run.text.replace("\t", ""), size)
    stops = paragraph.format.tabs[: paragraph.text.count("\t")]
    edges = [paragraph.format.left, *(stop.position for stop in stops)]
    filled = zip(stops, pairwise(edges), strict=True)
    length += sum(end - start for stop, (start, end) in filled if stop.leader == "underscore")
    if length > 0:
        align = paragraph.format.alignment
        stroke = Stroke(kind="underscores", length=Length(length), align=align, paragraph=paragraph)
        yield Mark(stroke=stroke, at=(number, 0), side=side)


def _is_flat(picture: Picture) -> bool:
    return 0 < picture.height <= _LOW and picture.width >= _FLAT * picture.height


def _align_of(rule: Drawn, paragraph: Paragraph) -> str:
    """Return where in its column a drawn rule stands."""
    if rule.align:
        return rule.align
    if rule.offset is None:
        return paragraph.format.alignment
    room = paragraph.room
    if not room:
        return ""
    share = (rule.offset + rule.length / 2) / room
    if abs(share - 1 / 2) <= _NEAR_CENTRE:
        return "center"
    return ""


def _align_of_border(paragraph: Paragraph) -> str:
    look = paragraph.format
    return "center" if abs(look.left - look.right) <= _NEAR_CENTRE * max(paragraph.room, 1) else ""


def _side_of_rule(rule: Drawn, paragraph: Paragraph, side: str, lines: Sequence[Line]) -> str:
    """Return the column a drawn rule is in: that of its paragraph, or the other when it reaches there."""
    room = paragraph.room
    both = {line.side for line in lines} >= {"left", "right"}
    if rule.offset is None or not room:
        return side or (_side_by_length(rule, lines) if both else rule.align.replace("center", ""))
    if side and not (lines and all(_FAR_NARROWER * line.room < room for line in lines)):
        beyond = rule.offset > room if side == "left" else rule.offset + rule.length <= 0
        return ({"left": "right", "right": "left"}[side]) if beyond else side
    share = (rule.offset + rule.length / 2) / room
    low, high = (1 / 2, 1 / 2) if both or side else _MIDDLE
    return "left" if share < low else "right" if share > high else ""


def _side_by_length(rule: Drawn, lines: Sequence[Line]) -> str:
    """Return ``right`` for a rule that is as long as what stands right in its paragraph."""
    right = max((width_of(line) for line in lines if line.side == "right"), default=Length(0))
    return "right" if _is_like(rule.length, right) else "left"


def _marks_of_cells(tables: Sequence[Table], lines: Sequence[Line], layout: Layout) -> Iterator[Mark]:
    """Yield the rules that are the lower edge of a cell, or the upper edge of the one below it."""
    last_lines: dict[tuple[int, int, int], Line] = {}
    for line in lines:
        if line.cell is not None:
            last_lines[line.cell] = line
    for (number, at, index), line in last_lines.items():
        rows = tables[number].rows
        cell = rows[at].cells[index]
        below = _cell_below(rows[at + 1].cells, cell) if at + 1 < len(rows) else None
        edges = cell.borders
        drawn = edges.bottom or (below.borders.top if below is not None else None)
        if drawn is None or edges.left or edges.right:
            continue
        stroke = Stroke(kind="border", length=cell.width, align="center", paragraph=line.paragraph)
        yield Mark(stroke=stroke, at=(layout.at(line)[0], _AFTER), side=line.side)


def _cell_below(cells: Sequence[Cell], above: Cell) -> Cell | None:
    return next((cell for cell in cells if cell.column == above.column), None)
