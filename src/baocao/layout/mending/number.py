"""The number of the page as a field in a paragraph: found, set, taken away, put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from baocao.layout.mending.desk import require_mark, require_p_pr, require_r_pr
from baocao.layout.mending.runs import put_font
from baocao.layout.repair import PutPageNumber
from baocao.ooxml.fields import command_of
from baocao.ooxml.order import drop, make, put
from baocao.ooxml.xml import Element, qn

_RUN: Final = qn("w:r")
_SOLID: Final = tuple(
    qn(name)
    for name in ("w:drawing", "w:pict", "w:object", "w:sym", "w:footnoteReference", "m:oMath", "w:ptab")
)
_TABS: Final = frozenset({qn("w:tab"), qn("w:ptab")})
_BARE: Final = re.compile(r"[\W_]*(trang|page)?[\W_]*", re.IGNORECASE)
"""What stands around a number that is nothing without it, as in ``- 2 -``."""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A paragraph that prints the number of its page."""

    paragraph: Element
    number: tuple[Element, ...]
    """The runs of the field; a ``w:fldSimple`` whole."""
    rest: tuple[Element, ...]
    """The other runs."""

    @property
    def text(self) -> str:
        """What stands beside the number."""
        return "".join(_text_of(run) for run in self.rest)

    @property
    def is_alone(self) -> bool:
        """Whether nothing but blanks stands beside the number."""
        return not self.text.strip() and not self._has(*_SOLID[:-1])

    @property
    def is_bare(self) -> bool:
        """Whether what stands beside the number is nothing without it."""
        return bool(_BARE.fullmatch(self.text)) and not self._has(*_SOLID[:-1])

    @property
    def is_boxed(self) -> bool:
        """Whether it stands in a text box."""
        return next(self.paragraph.iterancestors(qn("w:txbxContent")), None) is not None

    @property
    def has_tabs(self) -> bool:
        """Whether tabs say where the number stands."""
        return self._has(*_TABS)

    def _has(self, *tags: str) -> bool:
        return any(next(run.iter(*tags), None) is not None for run in self.rest)

    def clear(self, *, whole: bool = False) -> None:
        """Take the number out; with all that stands beside it when `whole`."""
        for run in (*self.number, *(self.rest if whole else ())):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)


def _text_of(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def find_number_lines(root: Element) -> list[NumberLine]:
    """Return the paragraphs below an element that hold a PAGE field."""
    found = (_read_line(paragraph) for paragraph in root.iter(qn("w:p")))
    return [line for line in found if line.number]


def _read_line(paragraph: Element) -> NumberLine:
    number: list[Element] = []
    rest: list[Element] = []
    field: list[Element] = []
    open_codes: list[str] = []
    codes: list[str] = []
    for run in _iter_inline(paragraph):
        if run.tag == qn("w:fldSimple") or run.find(qn("w:pgNum")) is not None:
            code = run.get(qn("w:instr"), "") if run.tag != _RUN else "PAGE"
            (number if command_of(code) == "PAGE" else rest).append(run)
            continue
        was_open = bool(open_codes)
        _follow_field(run, open_codes, codes)
        (field if was_open or open_codes or codes else rest).append(run)
        if not open_codes:
            (number if "PAGE" in map(command_of, codes) else rest).extend(field)
            field, codes = [], []
    return NumberLine(paragraph, tuple(number), (*rest, *field))


def _follow_field(run: Element, open_codes: list[str], codes: list[str]) -> None:
    """Go on through a field: one inside another has a code of its own; those that end go to `codes`."""
    for child in run:
        kind = child.get(qn("w:fldCharType")) if child.tag == qn("w:fldChar") else ""
        if kind == "begin":
            open_codes.append("")
        elif kind == "end" and open_codes:
            codes.append(open_codes.pop())
        elif child.tag == qn("w:instrText") and open_codes:
            open_codes[-1] += child.text or ""


def _iter_inline(element: Element) -> Iterator[Element]:
    """Yield the runs and one-piece fields of a paragraph, those of text boxes inside it left out."""
    for child in element:
        if child.tag in {_RUN, qn("w:fldSimple")}:
            yield child
        elif child.tag not in {qn("w:p"), qn("w:pPr"), qn("w:del"), qn("w:moveFrom")} and len(child):
            yield from _iter_inline(child)


def set_line(line: NumberLine, repair: PutPageNumber) -> None:
    """Give the number its size and font, and centre it when no words share its line."""
    for run in line.number:
        for one in [run] if run.tag == _RUN else run.iter(_RUN):
            _set_look(require_r_pr(one), repair)
    if line.is_alone:
        for run in line.rest:
            for tab in [child for child in run if child.tag in _TABS]:
                run.remove(tab)
    if line.is_alone or not line.has_tabs:
        _centre(line.paragraph)


def _set_look(r_pr: Element, repair: PutPageNumber) -> None:
    put_font(r_pr, repair.font)
    put(r_pr, "w:sz", val=repair.size.half_points)
    put(r_pr, "w:szCs", val=repair.size.half_points)
    put(r_pr, "w:i", val="0")
    drop(r_pr, "w:position", "w:vertAlign")


def _centre(paragraph: Element) -> None:
    p_pr = require_p_pr(paragraph)
    put(p_pr, "w:jc", val="center")
    put(p_pr, "w:ind", left=0, right=0, firstLine=0, leftChars=0, rightChars=0, firstLineChars=0)
    frame = p_pr.find(qn("w:framePr"))
    if frame is not None and (frame.get(qn("w:x")) or frame.get(qn("w:xAlign"))):
        frame.attrib.pop(qn("w:x"), "")
        frame.set(qn("w:hAnchor"), "margin")
        frame.set(qn("w:xAlign"), "center")


def fill_line(paragraph: Element, repair: PutPageNumber) -> None:
    """Put the number of the page into an empty paragraph."""
    p_pr = require_p_pr(paragraph)
    put(p_pr, "w:spacing", before=0, after=0, line=240, lineRule="auto")
    _centre(paragraph)
    _set_look(require_mark(paragraph), repair)
    for name, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("result", "2"), ("end", "")):
        run = make(paragraph, "w:r")
        _set_look(require_r_pr(run), repair)
        run.append(_make_sign(run, name, text))
        paragraph.append(run)


def _make_sign(run: Element, name: str, text: str) -> Element:
    if not text:
        return make(run, "w:fldChar", fldCharType=name)
    element = make(run, "w:t" if name else "w:instrText")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def is_empty(paragraph: Element) -> bool:
    """Tell whether a paragraph prints nothing and holds no place for anything."""
    p_pr = paragraph.find(qn("w:pPr"))
    if p_pr is not None and p_pr.find(qn("w:framePr")) is not None:
        return False
    solid = next(paragraph.iter(*_SOLID, qn("w:fldChar"), qn("w:fldSimple"), qn("w:br")), None)
    return solid is None and not _text_of(paragraph).strip()
