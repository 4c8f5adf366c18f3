"""What has changed from one version of a document to the next, and both shown in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final, TypeVar

from baocao.app.wording import Piece, compare_words, measure_likeness, parts_words
from baocao.layout.blocks import Block, Cell, Paragraph, Row, Run, Table, TextBox, iter_paragraphs
from baocao.layout.facts import Facts

_LEAST_LIKENESS: Final = 0.3
"""Texts that share less are not two versions of one."""
_MAX_PAIRS: Final = 2_500
"""Stretches with more pairs than these are put side by side in order, not by likeness."""
_MAX_EXACT: Final = 4_000_000
"""Above so many pairs, texts that occur often are no longer matched with each other."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that is new, gone, or says something else."""

    kind: str
    """``added``, ``removed`` or ``changed``."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two versions of a document."""

    facts: Facts
    """The later one, with what is gone still there; its runs say what was added and removed."""
    list: tuple[Change, ...]
    """In document order."""
    looks: bool
    """Whether something besides the wording differs: format, paper, page numbers."""


def compare_versions(before: Facts, after: Facts) -> Changes:
    """Return what has changed in the text of a document; headers, footers and notes are not looked at.

    Sections are compared one by one, in order.
    """
    changes: list[Change] = []
    sections = []
    for number, section in enumerate(after.sections):
        old = before.sections[number].blocks if number < len(before.sections) else ()
        sections.append(replace(section, blocks=tuple(_merge(old, section.blocks, changes))))
    for section in before.sections[len(after.sections) :]:
        changes += [_say("removed", one.text) for one in iter_paragraphs(section.blocks) if one.text.strip()]
    looks = not changes and before.sections != after.sections
    return Changes(replace(after, sections=tuple(sections)), tuple(changes), looks)


def _say(mark: str, text: str) -> Change:
    return Change(mark, (Piece(mark, text),))


def _merge(before: Sequence[Block], after: Sequence[Block], changes: list[Change]) -> Iterator[Block]:
    """Yield the blocks of both versions; what has changed goes into the list."""
    for old, new in _pair(before, after, _write_block):
        if new is None:
            assert old is not None  # noqa: S101  # no pair is empty
            yield from _mark_blocks((old,), "removed", changes)
        elif old is None:
            yield from _mark_blocks((new,), "added", changes)
        elif isinstance(old, Paragraph) and isinstance(new, Paragraph):
            yield _merge_paragraphs(old, new, changes)
        elif isinstance(old, Table) and isinstance(new, Table):
            yield replace(new, rows=tuple(_merge_rows(old, new, changes)))


def _write_block(block: Block) -> str:
    if isinstance(block, Paragraph):
        boxed = [one.text for box in block.boxes for one in iter_paragraphs(box.blocks)]
        return "\n".join([block.text, *boxed])
    return "\n".join(map(_write_row, block.rows))


def _write_row(row: Row) -> str:
    return "\t".join(cell.text for cell in row.cells)


def _merge_rows(before: Table, after: Table, changes: list[Change]) -> Iterator[Row]:
    spans = any(cell.rows > 1 for table in (before, after) for row in table.rows for cell in row.cells)
    for old, new in _pair(before.rows, after.rows, _write_row):
        if new is None:
            assert old is not None  # noqa: S101  # no pair is empty
            gone = _mark_row(old, "removed", changes)
            if not spans:  # a row more would tear cells that reach over several
                yield gone
        elif old is None:
            yield _mark_row(new, "added", changes)
        elif len(old.cells) == len(new.cells):
            yield replace(new, cells=tuple(map(_merge_cells(changes), old.cells, new.cells)))
        else:
            _mark_row(old, "removed", changes)
            yield _mark_row(new, "added", changes)


def _merge_cells(changes: list[Change]) -> Callable[[Cell, Cell], Cell]:
    return lambda old, new: replace(new, blocks=tuple(_merge(old.blocks, new.blocks, changes)))


def _mark_row(row: Row, mark: str, changes: list[Change]) -> Row:
    """Mark a whole row and say it as one change."""
    cells = tuple(replace(cell, blocks=tuple(_mark_blocks(cell.blocks, mark, []))) for cell in row.cells)
    text = " | ".join(" ".join(cell.text.split()) for cell in row.cells)
    if text.strip(" |"):
        changes.append(_say(mark, text))
    return replace(row, cells=cells)


def _mark_blocks(blocks: Sequence[Block], mark: str, changes: list[Change]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, rows=tuple([_mark_row(row, mark, changes) for row in block.rows]))
            continue
        if block.text.strip():
            changes.append(_say(mark, block.text))
        boxes = tuple(_mark_box(box, mark, changes) for box in block.boxes)
        yield replace(block, runs=_mark_runs(block.runs, mark), boxes=boxes)


def _mark_box(box: TextBox, mark: str, changes: list[Change]) -> TextBox:
    return replace(box, blocks=tuple(_mark_blocks(box.blocks, mark, changes)))


def _mark_runs(runs: Sequence[Run], mark: str) -> tuple[Run, ...]:
    return tuple(replace(run, change=mark) for run in runs)


def _merge_paragraphs(before: Paragraph, after: Paragraph, changes: list[Change]) -> Paragraph:
    if _write_block(before) == _write_block(after):
        return after
    boxes = after.boxes
    if len(boxes) == len(before.boxes):
        boxes = tuple(
            replace(new, blocks=tuple(_merge(old.blocks, new.blocks, changes)))
            for old, new in zip(before.boxes, boxes, strict=True)
        )
    old_text, new_text = ("".join(run.text for run in one.runs) for one in (before, after))
    if old_text == new_text:
        return replace(after, boxes=boxes)
    pieces = compare_words(old_text, new_text)
    changes.append(Change("changed", pieces))
    runs, shifts = _merge_runs(before.runs, after.runs, pieces)
    breaks = tuple(at + sum(size for place, size in shifts if place <= at) for at in after.rendered_breaks)
    return replace(after, runs=tuple(runs), boxes=boxes, rendered_breaks=breaks)


def _merge_runs(
    before: Sequence[Run], after: Sequence[Run], pieces: Sequence[Piece]
) -> tuple[list[Run], list[tuple[int, int]]]:
    """Return the runs of both versions, and by how much the text from where on has moved."""
    runs: list[Run] = []
    shifts: list[tuple[int, int]] = []
    old_at = new_at = 0
    for number, piece in enumerate(pieces):
        size = len(piece.text)
        if piece.mark == "removed":
            gone = _mark_runs(_cut(before, old_at, old_at + size), "removed")
            if parts_words(pieces, number):
                gone = (*gone[:-1], replace(gone[-1], text=f"{gone[-1].text} "))
            runs += gone
            shifts.append((new_at, sum(len(run.text) for run in gone)))
        else:
            stretch = _cut(after, new_at, new_at + size)
            runs += _mark_runs(stretch, "added") if piece.mark else stretch
            new_at += size
        old_at += 0 if piece.mark == "added" else size
    return runs, shifts


def _cut(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """Return a stretch ``[start, end)`` of the runs' text; pictures stand before what follows them."""
    found = []
    for run, edge in zip(runs, accumulate(len(run.text) for run in runs), strict=True):
        first = edge - len(run.text)
        if first < end and edge > start:
            found.append(replace(run, text=run.text[max(0, start - first) : end - first]))
        elif not run.text and start <= first < end:
            found.append(run)
    return found


def _pair(
    before: Sequence[Item], after: Sequence[Item], write: Callable[[Item], str]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Yield which of the old stands for which of the new; None for what has no other half."""
    old, new = list(map(write, before)), list(map(write, after))
    head = _count_equal(old, new)
    tail = _count_equal(old[head:][::-1], new[head:][::-1])
    yield from zip(before[:head], after[:head], strict=True)
    old_rest, new_rest = old[head : len(old) - tail], new[head : len(new) - tail]
    is_huge = len(old_rest) * len(new_rest) > _MAX_EXACT
    middle = SequenceMatcher(None, old_rest, new_rest, autojunk=is_huge)
    for tag, start, end, first, last in middle.get_opcodes():
        olds, news = before[head + start : head + end], after[head + first : head + last]
        if tag == "equal":
            yield from zip(olds, news, strict=True)
        else:
            yield from _pair_alike(olds, news, write)
    yield from zip(before[len(old) - tail :], after[len(new) - tail :], strict=True)


def _count_equal(first: Sequence[str], second: Sequence[str]) -> int:
    same = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        same += 1
    return same


def _pair_alike(
    before: Sequence[Item], after: Sequence[Item], write: Callable[[Item], str]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Pair neighbours that are versions of each other, in order and as alike as can be."""
    if len(before) * len(after) > _MAX_PAIRS:
        shorter = min(len(before), len(after))
        yield from zip(before[:shorter], after[:shorter], strict=True)
        yield from ((one, None) for one in before[shorter:])
        yield from ((None, one) for one in after[shorter:])
        return
    old, new = list(map(write, before)), list(map(write, after))
    worth = [
        [_judge(before[i], after[j], old[i], new[j]) for j in range(len(after))] for i in range(len(before))
    ]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], worth[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(before) or j < len(after):
        here = best[i][j]
        if i < len(before) and here == best[i + 1][j]:
            yield before[i], None
            i += 1
        elif j < len(after) and here == best[i][j + 1]:
            yield None, after[j]
            j += 1
        else:
            yield before[i], after[j]
            i, j = i + 1, j + 1


def _judge(old: object, new: object, old_text: str, new_text: str) -> float:
    likeness = measure_likeness(old_text, new_text) if type(old) is type(new) else 0.0
    return likeness if likeness >= _LEAST_LIKENESS else 0.0
