"""Mend a document: every repair applied to the file itself, and nothing else touched."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from baocao.layout.mending.desk import Desk
from baocao.layout.mending.font import set_document_font
from baocao.layout.mending.header import put_page_number
from baocao.layout.mending.letters import Letters, read_letters
from baocao.layout.mending.page import set_page
from baocao.layout.mending.paragraph import set_paragraph
from baocao.layout.mending.rule import put_rule
from baocao.layout.mending.runs import read_wanted, set_runs
from baocao.layout.mending.shape import set_rule_length
from baocao.layout.mending.text import compose, set_text
from baocao.layout.reading.scope import Origin
from baocao.layout.repair import (
    Anchor,
    Compose,
    PutPageNumber,
    PutRule,
    Repair,
    SetPage,
    SetParagraph,
    SetRuleLength,
    SetRuns,
    SetText,
)
from baocao.ooxml.package import Package, read_package

_Anchored = TypeVar("_Anchored", SetRuns, SetParagraph, PutRule, SetRuleLength, SetText)
_Any = TypeVar("_Any", bound=Repair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A document after its repair."""

    content: bytes
    skipped: tuple[Repair, ...] = ()
    """What could not be applied: there is no such place, or the file leaves no room for it."""


def mend(document: bytes, repairs: Sequence[Repair]) -> bytes:
    """Return the document with all that could be repaired; the same bytes when nothing changes.

    Raises:
        PackageError: P101–P107, the bytes are no sound Word file.
    """
    return apply_repairs(document, repairs).content


def apply_repairs(document: bytes, repairs: Sequence[Repair], name: str = "") -> Mended:
    """Return the document mended, with the repairs that could not be applied.

    All anchors are looked up before anything changes. Repairs of one place add
    up; of two that want the same thing otherwise the first counts. Entries of
    the zip that no repair reaches stay byte for byte.

    Args:
        document: the file's bytes; one saved as “Strict Open XML” becomes an ordinary file.
        repairs: in the order in which they count.
        name: what to call the file in messages.

    Raises:
        PackageError: P101–P107, the bytes are no sound Word file.
    """
    desk = Desk(read_package(document, name))
    skipped: list[Repair] = []
    _mend_shapes(desk, repairs, skipped)
    _mend_letters(desk, repairs, skipped)
    for origin, group in _by_place(desk, _only(repairs, SetParagraph), skipped):
        set_paragraph(desk, origin, group)
    _mend_pages(desk, repairs, skipped)
    for origin, rules in _by_place(desk, _only(repairs, PutRule), skipped):
        if not put_rule(desk, origin, rules[0]):
            skipped += rules
    if any(isinstance(one, Compose) for one in repairs):
        for part in [*desk.roots]:
            if _is_story(desk.package, part):
                compose(desk.roots[part])
    order = {id(one): index for index, one in enumerate(repairs)}
    skipped.sort(key=lambda one: order[id(one)])
    return Mended(content=desk.write(document), skipped=tuple(skipped))


def _only(repairs: Iterable[Repair], kind: type[_Any]) -> list[_Any]:
    return [one for one in repairs if isinstance(one, kind)]


def _by_place(
    desk: Desk, repairs: Iterable[_Anchored], skipped: list[Repair]
) -> list[tuple[Origin, list[_Anchored]]]:
    """Return the repairs of each paragraph together; those of none are skipped."""
    groups: dict[Anchor, list[_Anchored]] = {}
    for repair in repairs:
        groups.setdefault(repair.anchor, []).append(repair)
    found: list[tuple[Origin, list[_Anchored]]] = []
    for anchor, group in groups.items():
        origin = desk.origin(anchor)
        if origin is None:
            skipped += group
        else:
            found.append((origin, group))
    return found


def _mend_letters(desk: Desk, repairs: Sequence[Repair], skipped: list[Repair]) -> None:
    """Change how letters look, then the blanks between them: offsets count in the text as it was read."""
    looks = _by_place(desk, _only(repairs, SetRuns), skipped)
    set_document_font(desk, [(origin, one) for origin, group in looks for one in group])
    letters: dict[int, Letters] = {}

    def read(origin: Origin) -> Letters:
        return letters.setdefault(id(origin), read_letters(desk, origin))

    for origin, group in looks:
        set_runs(desk, origin, read(origin), [read_wanted(one) for one in group])
    for origin, texts in _by_place(desk, _only(repairs, SetText), skipped):
        for text in _from_the_right(texts, skipped):
            done = set_text(read(origin), text)
            skipped += [] if done else [text]


def _from_the_right(repairs: Iterable[SetText], skipped: list[Repair]) -> list[SetText]:
    """Return the stretches to be written, the last of the paragraph first; of two that overlap the first."""
    chosen: list[SetText] = []
    taken: list[tuple[int, int]] = []
    for one in repairs:
        before = bisect_left(taken, (one.end,)) - 1
        if before >= 0 and one.start < taken[before][1]:
            skipped.append(one)
        else:
            chosen.append(one)
            insort(taken, (one.start, one.end))
    return sorted(chosen, key=lambda one: one.start, reverse=True)


def _mend_shapes(desk: Desk, repairs: Sequence[Repair], skipped: list[Repair]) -> None:
    for origin, group in _by_place(desk, _only(repairs, SetRuleLength), skipped):
        wanted = {one.index: one for one in reversed(group)}
        skipped += [one for one in wanted.values() if not set_rule_length(origin, one)]


def _mend_pages(desk: Desk, repairs: Sequence[Repair], skipped: list[Repair]) -> None:
    numbers = {one.section: one for one in reversed(_only(repairs, PutPageNumber))}
    for _, number in sorted(numbers.items()):
        if not put_page_number(desk, number):
            skipped.append(number)
    pages: dict[int, list[SetPage]] = {}
    for page in _only(repairs, SetPage):
        pages.setdefault(page.section, []).append(page)
    for index, group in sorted(pages.items()):
        sect_pr = desk.require_section(index)
        if sect_pr is None:
            skipped += group
        else:
            set_page(sect_pr, group)


def _is_story(package: Package, part: str) -> bool:
    kind = package.content_types.get(part, "")
    return kind.endswith(("main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"))
