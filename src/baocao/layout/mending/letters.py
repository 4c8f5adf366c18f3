"""The letters of a paragraph and the elements they stand in: found by offset, cut where a change begins."""

from __future__ import annotations

import copy
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from baocao.layout.mending.desk import Desk
from baocao.layout.reading.scope import Origin
from baocao.ooxml.xml import Element, qn

_TEXT, _RUN, _R_PR = qn("w:t"), qn("w:r"), qn("w:rPr")
_SPACE: Final = qn("xml:space")
_CLOSED: Final = frozenset(
    {qn(f"w:{name}") for name in ("pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "p", "tbl")}
)
"""What holds no run of this paragraph that is printed."""


@dataclass(slots=True)
class Stretch:
    """One element of text: ``[start, end)`` in `Paragraph.text`."""

    element: Element
    start: int
    end: int
    text: str
    """Composed (NFC)."""

    @property
    def is_text(self) -> bool:
        """Whether it holds letters, and no sign such as a tab."""
        return self.element.tag == _TEXT

    def write(self, text: str) -> None:
        """Put other letters into it."""
        self.text = text
        self.element.text = text
        self.element.set(_SPACE, "preserve")


@dataclass(slots=True)
class Letters:
    """What a paragraph says, and where."""

    paragraphs: list[Element]
    """Those that run on into it because their marks are deleted, then itself."""
    stretches: list[Stretch]

    @property
    def text(self) -> str:
        """As `Paragraph.text`."""
        return "".join(stretch.text for stretch in self.stretches)

    def cut(self, offset: int) -> None:
        """Let a run begin at `offset`, where the file allows it."""
        index = bisect_right(self.stretches, offset, key=attrgetter("end"))
        if index == len(self.stretches):
            return
        stretch = self.stretches[index]
        if stretch.start < offset:
            if stretch.is_text and _can_split(stretch.element):
                self.stretches.insert(index + 1, _cut_text(stretch, offset))
                _split_before(self.stretches[index + 1].element)
            return
        self._join_accents(index)
        if _can_split(stretch.element):
            _split_before(stretch.element)

    def _join_accents(self, index: int) -> None:
        """Write an accent that stands alone at the beginning of an element with its letter before it."""
        accents = self.stretches[index].element.text or ""
        if index and accents and unicodedata.combining(accents[0]):
            for one in self.stretches[index - 1 : index + 1]:
                if one.is_text:
                    one.write(one.text)

    def iter_spans(self) -> Iterator[tuple[Element, int, int]]:
        """Yield (run, start, end) in document order; a run without letters is where it stands."""
        spans: dict[Element, tuple[int, int]] = {}
        for stretch in self.stretches:
            run = next(stretch.element.iterancestors(_RUN), None)
            if run is not None:
                spans[run] = (spans.get(run, (stretch.start, 0))[0], stretch.end)
        at = 0
        for paragraph in self.paragraphs:
            for run in _iter_runs(paragraph):
                start, at = spans.get(run, (at, at))
                yield run, start, at


def read_letters(desk: Desk, origin: Origin) -> Letters:
    """Return the letters of a paragraph, those that run on into it from others included."""
    origins = [*(found for one in origin.before if (found := desk.origin(one))), origin]
    stretches: list[Stretch] = []
    at = 0
    for one in origins:
        pieces = {index: list(found) for index, found in groupby(one.pieces, attrgetter("run"))}
        for index, run in enumerate(one.runs):
            if run.format.hidden:
                continue
            raw, end = "", 0
            for piece in pieces.get(index, ()):
                start = end
                raw += piece.text
                end = len(unicodedata.normalize("NFC", raw))
                stretches.append(Stretch(piece.element, at + start, at + end, run.text[start:end]))
            at += len(run.text)
    return Letters([one.element for one in origins], stretches)


def _iter_runs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _RUN:
            yield child
        elif child.tag not in _CLOSED and len(child):
            yield from _iter_runs(child)


def _can_split(element: Element) -> bool:
    """Tell whether the run can end before this element; what stands deeper inside it cannot be cut apart."""
    parent = element.getparent()
    return parent is not None and parent.tag == _RUN


def _cut_text(stretch: Stretch, offset: int) -> Stretch:
    """Cut an element of text in two at `offset`; the second stands right behind the first."""
    at = offset - stretch.start
    rest = Stretch(copy.copy(stretch.element), offset, stretch.end, "")
    rest.write(stretch.text[at:])
    rest.element.tail = None
    stretch.write(stretch.text[:at])
    stretch.end = offset
    stretch.element.addnext(rest.element)
    return rest


def _split_before(element: Element) -> None:
    """Let the run end before `element`; what is left goes into a run of the same look."""
    run = element.getparent()
    if run is None or all(child.tag == _R_PR for child in element.itersiblings(preceding=True)):
        return
    twin = run.makeelement(_RUN)
    for name, value in run.attrib.items():
        twin.set(name, value)
    r_pr = run.find(_R_PR)
    if r_pr is not None:
        twin.append(copy.deepcopy(r_pr))
    twin.extend([element, *element.itersiblings()])
    run.addnext(twin)
