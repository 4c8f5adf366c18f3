"""A correct document with its parts recognised, to plant one defect in the part that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

from lxml import etree

from baocao.layout.facts import read_document
from baocao.layout.paper import Line, Paper, Part, PartKind, Stroke, Zone
from baocao.layout.parts import recognise
from planted.editing import MAIN, Draft, put, q, remove, set_paragraph

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_APART = {
    q(name) for name in ("txbxContent", "del", "moveFrom", "pPr", "rPr", "instrText", "drawing", "pict", "p")
} | {_ALTERNATE}
_SIGNS = {q("tab"): "\t", q("br"): "\n", q("noBreakHyphen"): "-"}
_LONG = 60
_FLOWING = {PartKind.BODY, PartKind.CLAUSE, PartKind.POINT, PartKind.BULLET}


class Unfit(Exception):  # noqa: N818  # a document that has no room for the defect is no error
    """The document has nothing that the defect could be planted in."""


class Bench:
    """A document on the bench."""

    def __init__(self, content: bytes) -> None:
        self.draft = Draft(content)
        self.paper = _recognise(content)
        self.paragraphs = list(self.draft.tree().iter(q("p")))

    @property
    def is_state(self) -> bool:
        """Whether it is graded by the decree."""
        return not self.paper.profile.is_party

    def pick(self, kind: PartKind) -> Part:
        """A part of the kind; of those of the text a long one, of Nơi nhận the last."""
        parts = list(self.paper.find(kind))
        if kind in _FLOWING:
            parts = [
                one
                for one in parts
                if len(one.text) > _LONG and one.first.cell is None and one.zone is Zone.BODY
            ]
        if not parts:
            raise Unfit
        return parts[-1] if kind is PartKind.RECIPIENT else parts[len(parts) // 2 if kind in _FLOWING else 0]

    def element(self, line: Line | Stroke) -> etree._Element:
        """The ``w:p`` that a line or rule stands in."""
        anchor = line.paragraph.anchor
        if anchor.part != MAIN or anchor.index < 0:
            raise Unfit
        return self.paragraphs[anchor.index]

    def look(self, line: Line, name: str, **attributes: str) -> None:
        """Set a property of the letters of a line alone."""
        for run in self._runs(line):
            properties = run.find(q("rPr"))
            if properties is None:
                properties = etree.Element(q("rPr"))
                run.insert(0, properties)
            old = properties.find(q(name))
            if old is not None:
                remove(old)
            put(properties, name, attributes)

    def place(self, line: Line, name: str, **attributes: str) -> None:
        """Set a property of the paragraph of a line, which must stand there alone."""
        if line.paragraph.text.strip() != line.text.strip() or line.paragraph.format.frame:
            raise Unfit
        set_paragraph(self.element(line), name, **attributes)

    def retype(self, part: Part, pattern: str, new: str) -> None:
        """Write a stretch of the first line of a part that has it again."""
        for line in part.lines:
            letters = self._letters(line)
            found = re.search(pattern, "".join(one[2] for one in letters[line.start : line.end]))
            if found is not None:
                stretch = letters[line.start + found.start() : line.start + found.end()]
                _write(stretch, letters[: line.start + found.start()], found.expand(new))
                return
        raise Unfit

    def clear(self, part: Part) -> None:
        """Take the text of a part away; its paragraphs stay, empty."""
        for line in part.lines:
            if line.paragraph.text.strip() != line.text.strip() or line.paragraph.label:
                raise Unfit
            for text in self.element(line).iter(q("t")):
                text.text = ""

    def add(self, text: str) -> None:
        """Put one more paragraph after one of the text."""
        line = self.pick(PartKind.BODY).first
        element = self.element(line)
        texts = list(element.iter(q("t")))
        if line.paragraph.label or not texts:
            raise Unfit
        twin = etree.Element(q("p"))
        twin.extend(deepcopy(one) for one in element if one.tag == q("pPr"))
        run = etree.SubElement(twin, q("r"))
        run.extend(deepcopy(one) for one in texts[-1].getparent() if one.tag == q("rPr"))
        etree.SubElement(run, q("t")).text = text
        element.addnext(twin)

    def drop_rules(self, part: Part) -> None:
        """Take away what is drawn or typed as the rule of a part."""
        strokes = [one for one in part.strokes if one.is_solid]
        if not strokes:
            raise Unfit
        for stroke in strokes:
            element = self.element(stroke)
            for one in [*element.iter(_ALTERNATE, q("pict"), q("drawing"), q("pBdr"))]:
                if one.getparent() is not None and one.find(f".//{q('txbxContent')}") is None:
                    remove(one)
            for text in element.iter(q("t")):
                text.text = (text.text or "").replace("_", "")

    def _runs(self, line: Line) -> list[etree._Element]:
        for at in (line.end, line.start):
            letters = self._letters(line)
            if 0 < at < len(letters):
                _cut(*letters[at][:2])
        found = (letter[0].getparent() for letter in self._letters(line)[line.start : line.end])
        return list(dict.fromkeys(found))

    def _letters(self, line: Line) -> list[tuple[etree._Element, int, str]]:
        """Each character of the paragraph: its element, where in it, and the character."""
        letters = list(_iter_letters(self.element(line)))
        if "".join(one[2] for one in letters) != line.paragraph.text:
            raise Unfit
        return letters


@cache
def _recognise(content: bytes) -> Paper:
    return recognise(read_document(content, "thu.docx"))


def _iter_letters(element: etree._Element) -> Iterator[tuple[etree._Element, int, str]]:
    for child in element:
        if child.tag == q("t"):
            yield from ((child, at, sign) for at, sign in enumerate(child.text or ""))
        elif child.tag in _SIGNS:
            yield child, -1, "\f" if child.get(q("type")) == "page" else _SIGNS[child.tag]
        elif child.tag not in _APART:
            yield from _iter_letters(child)


def _cut(element: etree._Element, at: int) -> None:
    """Cut a run before a character of it."""
    run = element.getparent()
    assert run is not None
    left = etree.Element(q("r"))
    left.extend(deepcopy(one) for one in run if one.tag == q("rPr"))
    for child in [one for one in run if one.tag != q("rPr")]:
        if child is element:
            break
        left.append(child)
    if at > 0:
        text = element.text or ""
        etree.SubElement(left, q("t"), {_SPACE: "preserve"}).text = text[:at]
        element.text = text[at:]
        element.set(_SPACE, "preserve")
    if left.find(q("t")) is not None or len(left) > 1:
        run.addprevious(left)


def _write(
    stretch: list[tuple[etree._Element, int, str]], before: list[tuple[etree._Element, int, str]], new: str
) -> None:
    """Put a text in place of a stretch of letters, or after the letter before an empty one."""
    if not stretch and not before:
        raise Unfit
    if any(at < 0 for _, at, _ in stretch or before[-1:]):
        raise Unfit
    holder, at = (stretch[0] if stretch else before[-1])[:2]
    taken = {(id(element), index) for element, index, _ in stretch}
    for element in dict.fromkeys([holder, *(one[0] for one in stretch)]):
        signs = ["" if (id(element), i) in taken else sign for i, sign in enumerate(element.text or "")]
        if element is holder:
            signs[at] = new if stretch else signs[at] + new
        element.text = "".join(signs)
        element.set(_SPACE, "preserve")
