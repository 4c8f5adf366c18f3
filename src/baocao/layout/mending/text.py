"""Blanks written otherwise and letters composed; words are never touched."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from baocao.layout.mending.letters import Letters, Stretch
from baocao.layout.repair import SetText
from baocao.ooxml.runs import read_text
from baocao.ooxml.xml import Element, qn
from baocao.viet.text import to_nfc

_TEXT: Final = qn("w:t")
_SPACE: Final = qn("xml:space")
_TEXTS: Final = (_TEXT, qn("a:t"), qn("m:t"))
_WIDTHLESS: Final = "\u200b\u2060\ufeff"
"""Blanks that take no room."""
_TABS: Final = frozenset({qn("w:tab"), qn("w:ptab")})
_HARD: Final = frozenset("\n\f\t\r")
"""Blanks that are elements of their own; breaks stay where they are."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    blanks: str


def is_blank(char: str) -> bool:
    """Tell whether a character is a blank of any kind."""
    return char.isspace() or char in _WIDTHLESS


def set_text(letters: Letters, repair: SetText) -> bool:
    """Write a stretch with the blanks that are wanted; False when more than blanks would change."""
    old = letters.text[repair.start : repair.end]
    edits = _find_edits(old, to_nfc(repair.text))
    if edits is None or repair.start < 0 or repair.end > len(letters.text):
        return False
    placed = [_Edit(repair.start + one.start, repair.start + one.end, one.blanks) for one in edits]
    hosts = [_find_host(letters.stretches, edit) for edit in placed]
    if any(edit.blanks and host is None for edit, host in zip(placed, hosts, strict=True)):
        return False
    if any(_TABS.isdisjoint({one.element.tag}) for edit in placed for one in _iter_signs(letters, edit)):
        return False
    for edit, host in reversed(list(zip(placed, hosts, strict=True))):
        _apply(letters, edit, host)
    for stretch in letters.stretches:
        is_meant = stretch.start < repair.end and repair.start < stretch.end
        if is_meant and stretch.is_text and not unicodedata.is_normalized("NFC", stretch.element.text or ""):
            stretch.write(stretch.text)
    return True


def _iter_signs(letters: Letters, edit: _Edit) -> Iterator[Stretch]:
    """Yield what an edit takes out that is no text."""
    for one in letters.stretches:
        if not one.is_text and max(edit.start, one.start) < min(edit.end, one.end):
            yield one


def _find_edits(old: str, new: str) -> list[_Edit] | None:
    """Return which blanks to change for which; None when the letters differ or a break would go."""
    before, after = _split(old), _split(new)
    if [char for _, char, _ in before] != [char for _, char, _ in after]:
        return None
    edits = []
    for (blanks, _, end), (wanted, _, _) in zip(before, after, strict=True):
        if blanks == wanted:
            continue
        head = _common(blanks, wanted)
        tail = _common(blanks[head:][::-1], wanted[head:][::-1])
        gone = blanks[head : len(blanks) - tail]
        put = wanted[head : len(wanted) - tail]
        if _HARD & set(put) or _HARD & set(gone) - {"\t"}:
            return None
        edits.append(_Edit(end - tail - len(gone), end - tail, put))
    return edits


def _split(text: str) -> list[tuple[str, str, int]]:
    """Return (blanks before, letter, offset of the letter), the last without a letter."""
    found: list[tuple[str, str, int]] = []
    blanks = ""
    for offset, char in enumerate(text):
        if is_blank(char):
            blanks += char
        else:
            found.append((blanks, char, offset))
            blanks = ""
    return [*found, (blanks, "", len(text))]


def _common(first: str, second: str) -> int:
    return next(
        (index for index, (one, other) in enumerate(zip(first, second, strict=False)) if one != other),
        min(len(first), len(second)),
    )


def _find_host(stretches: list[Stretch], edit: _Edit) -> Stretch | None:
    """Return the text that new blanks go into: the one they stand in, that before, or that behind."""
    texts = [one for one in stretches if one.is_text and one.start <= edit.start <= one.end]
    behind = [one for one in stretches if one.is_text and one.start == edit.end]
    return next(iter([*texts, *behind]), None)


def _apply(letters: Letters, edit: _Edit, host: Stretch | None) -> None:
    for stretch in letters.stretches:
        start, end = max(edit.start, stretch.start), min(edit.end, stretch.end)
        put = edit.blanks if stretch is host else ""
        if start >= end and not put:
            continue
        if not stretch.is_text:
            _remove(stretch.element)
            continue
        at = min(max(start, stretch.start), stretch.end) - stretch.start
        upto = max(at, end - stretch.start)
        stretch.write(stretch.text[:at] + put + stretch.text[upto:])


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def compose(root: Element) -> None:
    """Write the text of a part in composed letters; what was deleted by a tracked change stays as it was.

    A mark that stands alone at the beginning of an element goes to its letter
    in the element before.
    """
    for paragraph in root.iter(qn("w:p")):
        for first, second in pairwise(_iter_texts(paragraph)):
            if first is not None and second is not None:
                _join_marks(first, second)
    for element in root.iter(*_TEXTS):
        text = element.text
        if text is not None and not unicodedata.is_normalized("NFC", text):
            element.text = to_nfc(text)


def _iter_texts(paragraph: Element) -> Iterator[Element | None]:
    """Yield the elements of text; None for a sign between them."""
    for piece in read_text(paragraph).pieces:
        yield piece.element if piece.element.tag == _TEXT else None


def _join_marks(first: Element, second: Element) -> None:
    text = second.text or ""
    bare = text.lstrip("".join(char for char in set(text) if unicodedata.combining(char)))
    if not first.text or len(bare) == len(text):
        return
    first.text += text[: len(text) - len(bare)]
    second.text = bare
    if bare != bare.strip():
        second.set(_SPACE, "preserve")
