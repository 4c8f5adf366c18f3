"""What follows the signature: appendices, forms, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from baocao.layout.facts import Facts
from baocao.layout.naming.appendix_words import (
    is_appendix_heading,
    is_appendix_number,
    is_appendix_source,
    is_appendix_title,
)
from baocao.layout.naming.body_words import is_clause, is_section
from baocao.layout.naming.foot_words import is_capital
from baocao.layout.naming.head_words import fold, is_national_name, is_party_title
from baocao.layout.naming.pages import find_page_starts
from baocao.layout.paper import Line, Part, PartKind, Zone
from baocao.layout.repair import Anchor

_LONGEST_TITLE: Final = 250
_TITLE_LINES: Final = 6
_SURE: Final = 1.0
_OPEN: Final = 0.6
_LOOSE: Final = 0.5


def find_appendix(lines: Sequence[Line], facts: Facts, *, party: bool) -> tuple[Part, ...]:  # noqa: ARG001
    """Return the parts after the foot: number, title and source of each appendix; the rest is not graded.

    Args:
        lines: after the foot.
        facts: the document, for the places where a new page begins.
        party: whether a standard of the Party applies.
    """
    walk = _Walk(starts=find_page_starts(facts))
    for line in lines:
        walk.step(line)
    walk.close()
    return tuple(walk.parts)


@dataclass(slots=True)
class _Walk:
    """The appendices, read downwards; the head of each ends with its source or with other text."""

    starts: frozenset[Anchor]
    """Paragraphs with which a new page begins."""
    parts: list[Part] = field(default_factory=list)
    open: list[Line] = field(default_factory=list)
    kind: PartKind = PartKind.OTHER
    certainty: float = _LOOSE
    in_head: bool = False
    is_numbered: bool = False
    """Whether the appendix at hand has a number of its own."""

    def step(self, line: Line) -> None:
        text = line.printed
        is_start = line.anchor in self.starts or not self.parts
        if line.cell is not None or line.side:
            self._begin(PartKind.OTHER, line, _LOOSE)
        elif is_appendix_number(text):
            self.is_numbered = fold(text).startswith("phu luc")
            self._begin(PartKind.APPENDIX_NUMBER, line, _SURE if self.is_numbered else _LOOSE)
        elif is_appendix_heading(text) and (is_start or _is_centred(line)):
            self.is_numbered = True
            self._begin(PartKind.APPENDIX_NUMBER, line, _OPEN)
        elif self._is_rest_of_source(line):
            self.open.append(line)
        elif is_appendix_source(text):
            self._begin(PartKind.APPENDIX_SOURCE, line, _SURE if self.is_numbered else _LOOSE)
        elif self._is_title(line):
            self._add_title(line, _SURE if self.is_numbered else _LOOSE)
        elif is_start and _is_lone_title(line):
            self.is_numbered = False
            self._begin(PartKind.APPENDIX_TITLE, line, _LOOSE)
        else:
            self._begin(PartKind.OTHER, line, _LOOSE)

    def close(self) -> None:
        """Write down the part that is open."""
        if self.open:
            self.parts.append(
                Part(
                    kind=self.kind,
                    lines=tuple(self.open),
                    zone=Zone.APPENDIX,
                    certainty=self.certainty,
                    reason=_REASONS[self.kind],
                )
            )
        self.open = []

    def _begin(self, kind: PartKind, line: Line, certainty: float) -> None:
        self.close()
        self.kind, self.open, self.certainty = kind, [line], certainty
        self.in_head = kind in {PartKind.APPENDIX_NUMBER, PartKind.APPENDIX_TITLE}

    def _is_rest_of_source(self, line: Line) -> bool:
        text = "".join(one.printed for one in self.open)
        is_open = self.kind is PartKind.APPENDIX_SOURCE and text.startswith("(") and ")" not in text
        return is_open and len(self.open) < _TITLE_LINES and (_is_centred(line) or ")" in line.printed)

    def _is_title(self, line: Line) -> bool:
        text = line.printed
        if not self.in_head or len(text) > _LONGEST_TITLE or is_section(text) or is_clause(text):
            return False
        if self.kind is PartKind.APPENDIX_TITLE and len(self.open) >= _TITLE_LINES:
            return False
        is_next = self.kind is PartKind.APPENDIX_NUMBER and is_appendix_title(text)
        return _is_centred(line) or is_capital(text) or is_next

    def _add_title(self, line: Line, certainty: float) -> None:
        if self.kind is PartKind.APPENDIX_TITLE:
            self.open.append(line)
        else:
            self._begin(PartKind.APPENDIX_TITLE, line, certainty)


def _is_centred(line: Line) -> bool:
    return line.paragraph.format.alignment == "center"


def _is_lone_title(line: Line) -> bool:
    """Return whether a line at the top of a page is the title of a list that has no number."""
    text = line.printed
    is_head = is_national_name(text) or is_party_title(text)
    return _is_centred(line) and is_capital(text) and is_appendix_title(text) and not is_head


_REASONS: Final = {
    PartKind.APPENDIX_NUMBER: "dòng “Phụ lục” sau phần ký",
    PartKind.APPENDIX_TITLE: "tên phụ lục ở đầu trang sau phần ký",
    PartKind.APPENDIX_SOURCE: "bắt đầu bằng “Kèm theo”",
    PartKind.OTHER: "chữ sau phần ký",
}
