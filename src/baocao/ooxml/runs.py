"""The text of a paragraph across its runs, and cutting pieces out of it without losing the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from baocao.ooxml.xml import Element, qn

PARAGRAPHS: Final = frozenset({qn("w:p"), qn("a:p")})
RUNS: Final = frozenset({qn("w:r"), qn("a:r"), qn("a:fld")})
TEXTS: Final = frozenset({qn("w:t"), qn("a:t"), qn("m:t")})
SIGNS: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("a:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
}
"""Elements that stand for one character of text."""
_UNSEEN: Final = frozenset(
    {qn("w:pPr"), qn("w:rPr"), qn("a:pPr"), qn("a:rPr"), qn("w:del"), qn("w:moveFrom"), qn("w:instrText")}
    | {qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("mc:AlternateContent"), qn("w:delText")}
)
"""What holds no text of this paragraph: properties, deletions, drawings (their boxes have own paragraphs)."""
_SPACE: Final = qn("xml:space")
_KEEPING_SPACE: Final = frozenset({qn("w:t"), qn("m:t")})
"""Text elements whose schema has ``xml:space``; properties and drawings are refused with it."""


@dataclass(slots=True)
class Piece:
    """One element of text and where it stands: ``[start, end)`` in the paragraph's text."""

    element: Element
    start: int
    end: int


@dataclass(slots=True)
class RunText:
    """A paragraph's text joined over its runs, with the way back from offsets to elements."""

    text: str
    pieces: list[Piece]

    def element_at(self, start: int) -> Element:
        """Return the element in which the character at `start` stands."""
        return self.pieces[self._index_at(start)].element

    def _index_at(self, start: int) -> int:
        index = max(bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1, 0)
        while self.pieces[index].end <= start and index + 1 < len(self.pieces):
            index += 1
        return index

    def replace_all(self, edits: Iterable[tuple[int, int, str]]) -> None:
        """Put a text for each ``[start, end)``; the edits come from left to right and do not overlap.

        Cost:
            Linear in the text; edits inside one run are made in one go.
        """
        left = list(edits)
        while left:
            group = [left.pop()]
            piece = self.pieces[self._index_at(group[0][0])]
            if group[0][1] <= piece.end and piece.element.tag not in SIGNS:
                while left and piece.start <= left[-1][0] and left[-1][1] <= piece.end:
                    group.append(left.pop())
            if len(group) == 1:
                self.replace(*group[0])
            else:
                _replace_many(piece, group[::-1])

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` for ``[start, end)``, in the run where `start` stands; must be called from right to left.

        Runs of which nothing remains are removed, so that a tag cut into
        twenty runs leaves one. The offsets of earlier text stay valid.
        """
        index = self._index_at(start)
        first = True
        while index < len(self.pieces) and self.pieces[index].start < max(end, start + 1):
            piece = self.pieces[index]
            _replace_in_piece(piece, max(start, piece.start), min(end, piece.end), new if first else "")
            first = False
            index += 1


def read_text(paragraph: Element) -> RunText:
    """Return the text of one paragraph, that of text boxes inside it left out."""
    pieces: list[Piece] = []
    texts: list[str] = []
    at = 0
    for element in _iter_text(paragraph):
        content = SIGNS.get(element.tag) or element.text or ""
        pieces.append(Piece(element, at, at + len(content)))
        texts.append(content)
        at += len(content)
    return RunText("".join(texts), pieces)


def _iter_text(element: Element) -> Iterator[Element]:
    for child in element:
        tag = child.tag
        if tag in TEXTS or tag in SIGNS:
            yield child
        elif tag not in _UNSEEN and tag not in PARAGRAPHS and len(child):
            yield from _iter_text(child)


def _replace_many(piece: Piece, edits: list[tuple[int, int, str]]) -> None:
    content = piece.element.text or ""
    kept: list[str] = []
    at = piece.start
    for start, end, new in edits:
        kept += (content[at - piece.start : start - piece.start], new)
        at = end
    kept.append(content[at - piece.start :])
    _set_text(piece.element, "".join(kept))


def _replace_in_piece(piece: Piece, start: int, end: int, new: str) -> None:
    element = piece.element
    if element.tag in SIGNS:
        if end > start:
            _swap_sign(piece, new)
        return
    content = element.text or ""
    _set_text(element, content[: start - piece.start] + new + content[end - piece.start :])


def _set_text(element: Element, kept: str) -> None:
    element.text = kept
    if kept:
        if element.tag in _KEEPING_SPACE:
            element.set(_SPACE, "preserve")
    else:
        _drop_empty(element)


def _swap_sign(piece: Piece, new: str) -> None:
    """Put a text element for a tab or break that stood inside a tag."""
    element = piece.element
    if new:
        namespace = element.tag.rpartition("}")[0]
        element.tag = f"{namespace}}}t"
        element.attrib.clear()
        element.text = new
        if not namespace.endswith("drawingml/2006/main"):
            element.set(_SPACE, "preserve")
    else:
        _drop_empty(element)


def _drop_empty(element: Element) -> None:
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    if run.tag in RUNS and all(child.tag in _UNSEEN and child.tag.endswith("rPr") for child in run):
        parent = run.getparent()
        if parent is not None:
            keep_tail_and_remove(run)


def keep_tail_and_remove(element: Element) -> None:
    """Remove an element but leave the text behind it where it stands."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        add_text_before(element, element.tail)
    parent.remove(element)


def add_text_before(element: Element, text: str) -> None:
    """Put bare text between `element` and what stands before it."""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
        return
    parent = element.getparent()
    if parent is not None:
        parent.text = (parent.text or "") + text


def add_text_after(element: Element, text: str) -> None:
    """Put bare text directly behind `element`."""
    element.tail = text + (element.tail or "")
