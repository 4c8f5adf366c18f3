"""The texts of a document that the rules of language read, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from baocao.errors import Location, Severity
from baocao.layout.blocks import Paragraph, iter_paragraphs
from baocao.layout.paper import Line, Paper, Part, PartKind, Zone
from baocao.layout.repair import Repair, SetText
from baocao.layout.rule import Problem
from baocao.viet.slips import Slip
from baocao.viet.text import collapse_blanks, quote

_FORMULAS: Final = frozenset(
    {
        PartKind.NATIONAL_NAME,
        PartKind.MOTTO,
        PartKind.STAR,
        PartKind.NUMBER,
        PartKind.DATE,
        PartKind.TYPE,
        PartKind.HYPHENS,
        PartKind.AUTHORITY,
        PartKind.POST,
        PartKind.SIGNER,
        PartKind.RECIPIENTS_LABEL,
        PartKind.URGENCY,
        PartKind.SECRECY,
        PartKind.CIRCULATION,
        PartKind.DRAFT,
        PartKind.TYPIST,
        PartKind.CONTACT,
        PartKind.APPENDIX_NUMBER,
        PartKind.PAGE_NUMBER,
    }
)
"""Parts that are formulas and have rules of their own."""
_AGENCIES: Final = frozenset({PartKind.PARENT, PartKind.ISSUER})
PROSE: Final = frozenset(
    {
        PartKind.BASIS,
        PartKind.BODY,
        PartKind.ARTICLE,
        PartKind.CLAUSE,
        PartKind.POINT,
        PartKind.BULLET,
    }
)
"""Parts that are sentences."""
MARKS: Final[Mapping[Severity, str]] = {Severity.ERROR: "", Severity.WARNING: "1", Severity.INFO: "M"}
"""{how grave a slip is: the mark that makes a problem as grave}."""
_OTHERS_SHOWN: Final = 3
"""So many more faults of a paragraph are named; all of them are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A line of the document, or a paragraph in a cell of a table."""

    text: str
    paragraph: Paragraph
    offset: int = 0
    """What to add to a place in `text` to have it in `Paragraph.text`."""
    kind: PartKind | None = None
    """None in a cell."""
    zone: Zone = Zone.BODY
    certainty: float = 1.0

    @property
    def where(self) -> Location:
        """The paragraph's place."""
        return self.paragraph.where

    def at(self, start: int, end: int) -> Location:
        """Return the place of ``[start, end)`` of its text."""
        return replace(self.where, column=max(0, start + self.offset) + 1, width=max(1, end - start))

    @property
    def is_formula(self) -> bool:
        """Whether it is a number, a date, a title or the like, and no wording."""
        return self.kind in _FORMULAS or self.kind in _AGENCIES

    @property
    def is_loose(self) -> bool:
        """Whether it is a form or a list after the signature, whose wording is not graded."""
        return self.kind is PartKind.OTHER and self.zone is Zone.APPENDIX


def iter_passages(paper: Paper) -> Iterator[Passage]:
    """Yield every text: the lines of all parts in order, then the cells of the tables."""
    seen = set()
    for part in paper.parts:
        for line in part.lines:
            seen.add(id(line.paragraph))
            yield _of_line(line, part)
    for table in paper.tables:
        for paragraph in iter_paragraphs((table,)):
            if id(paragraph) not in seen and paragraph.text.strip():
                seen.add(id(paragraph))
                yield Passage(text=paragraph.text, paragraph=paragraph)


def iter_names(paper: Paper) -> Iterator[Passage]:
    """Yield the texts that may name a body; the name of an agency in one piece, whatever lines it takes."""
    for part in paper.find(PartKind.PARENT, PartKind.ISSUER):
        yield Passage(text=part.text, paragraph=part.first.paragraph, kind=part.kind)
    yield from iter_wording(paper)


def iter_wording(paper: Paper) -> Iterator[Passage]:
    """Yield the texts whose wording is graded."""
    return (one for one in iter_passages(paper) if not (one.is_formula or one.is_loose))


def _of_line(line: Line, part: Part) -> Passage:
    label = len(line.text) - (line.end - line.start)
    return Passage(
        text=line.text,
        paragraph=line.paragraph,
        offset=line.start - label,
        kind=part.kind,
        zone=part.zone,
        certainty=part.certainty,
    )


def complain(passage: Passage, slips: Sequence[Slip], message: str, *, mark: str = "") -> Problem:
    """Return one problem for the slips of a passage: `message` is of the first, the others are counted."""
    others = [quote(_show(passage.text, slip)) for slip in slips[1 : _OTHERS_SHOWN + 1]]
    more = ", …" if len(slips) > _OTHERS_SHOWN + 1 else ""
    rest = f"; còn {len(slips) - 1} chỗ nữa trong đoạn: {', '.join(others)}{more}" if others else ""
    return Problem(
        message=message + rest,
        where=passage.at(slips[0].start, slips[0].end),
        found=collapse_blanks(slips[0].found),
        required=collapse_blanks(slips[0].wanted),
        mark=mark,
        repairs=tuple(put_right(passage, slips)),
    )


def put_right(passage: Passage, slips: Iterable[Slip]) -> Iterator[Repair]:
    """Yield what writes the slips as wanted, where blanks alone change and the text stands in the file."""
    text, anchor = passage.paragraph.text, passage.paragraph.anchor
    for slip in slips:
        start, end = slip.start + passage.offset, slip.end + passage.offset
        if start < 0 or anchor.index < 0 or text[start:end] != slip.found:
            continue
        if "".join(slip.found.split()) == "".join(slip.wanted.split()):
            yield SetText(anchor=anchor, start=start, end=end, text=slip.wanted)


def _show(text: str, slip: Slip) -> str:
    """Return what is found, or where that is but a blank, the words it touches."""
    return collapse_blanks(slip.found if slip.found.strip() else show_around(text, slip)[0])


def show_around(text: str, slip: Slip) -> tuple[str, str]:
    """Return the slip as it stands and as wanted, each with the words it touches."""
    start, end = slip.start, slip.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    before, after = text[start : slip.start], text[slip.end : end]
    return before + slip.found + after, before + slip.wanted + after
