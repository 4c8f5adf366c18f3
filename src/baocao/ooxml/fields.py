"""Fields: what Word is told to compute or to fetch, in runs that it cuts like any other text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from baocao.ooxml.runs import PARAGRAPHS, Piece, RunText
from baocao.ooxml.xml import Element, qn

INSTRUCTION: Final = qn("w:instrText")
_FIELD_SIGN: Final = qn("w:fldChar")


def iter_instructions(root: Element) -> Iterator[tuple[Element, RunText]]:
    """Yield (paragraph, text) of every field's instruction, the inner one of nested fields first.

    An instruction that runs over several paragraphs counts as one of the
    paragraph it begins in.

    Source:
        ECMA-376 Part 1, 17.16.18 (fldChar), 17.16.23 (instrText).
    """
    open_fields: list[list[Element]] = []
    for element in root.iter(INSTRUCTION, _FIELD_SIGN):
        if element.tag == INSTRUCTION:
            if not open_fields:
                open_fields.append([])
            open_fields[-1].append(element)
            continue
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append([])
        elif open_fields and kind == "separate":
            yield from _join(open_fields[-1])
            open_fields[-1] = []
        elif open_fields and kind == "end":
            yield from _join(open_fields.pop())
    for left in open_fields:
        yield from _join(left)


def iter_codes(root: Element) -> Iterator[str]:
    """Yield what every field below `root` is told to do, those in one element too."""
    yield from (text.text for _, text in iter_instructions(root))
    yield from (element.get(qn("w:instr"), "") for element in root.iter(qn("w:fldSimple")))


def command_of(code: str) -> str:
    r"""Return the first word of what a field is told to do, in capitals.

    >>> command_of(" toc \\o '1-3'"), command_of("=SUM(ABOVE)"), command_of('"dde" x'), command_of("")
    ('TOC', '=', 'DDE', '')
    """
    first = (code.replace('"', " ").split(maxsplit=1) or [""])[0].upper()
    return "=" if first.startswith("=") else first


def _join(elements: list[Element]) -> Iterator[tuple[Element, RunText]]:
    if not elements:
        return
    pieces: list[Piece] = []
    at = 0
    for element in elements:
        length = len(element.text or "")
        pieces.append(Piece(element, at, at + length))
        at += length
    paragraph = next(elements[0].iterancestors(*PARAGRAPHS), elements[0])
    yield paragraph, RunText("".join(element.text or "" for element in elements), pieces)
