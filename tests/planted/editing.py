"""A rendered document opened for planting one defect in it, as a hand in Word would."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

from baocao.ooxml.order import P_PR, R_PR

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"
_INSERTED = "<w:r xmlns:w='{ns}'><w:rPr/><w:t xml:space='preserve'/></w:r>"


def q(name: str) -> str:
    """Clark name of ``w:name``."""
    return f"{{{W}}}{name}"


class Draft:
    """A document's parts, parsed when first touched."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.entries = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, etree._Element] = {}

    def tree(self, part: str = MAIN) -> etree._Element:
        """The root of a part."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.entries[part])
        return self._trees[part]

    def save(self) -> bytes:
        """The document as bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.entries.items():
                tree = self._trees.get(name)
                archive.writestr(
                    name,
                    content if tree is None else etree.tostring(tree, xml_declaration=True, encoding="UTF-8"),
                )
        return stream.getvalue()

    def find_all(self, pattern: str) -> list[etree._Element]:
        """Paragraphs of the body whose text the pattern matches from its beginning."""
        return [p for p in self.tree().iter(q("p")) if re.match(pattern, text_of(p))]

    def find(self, pattern: str) -> etree._Element:
        """The first of them."""
        found = self.find_all(pattern)
        assert found, f"no paragraph like {pattern}"
        return found[0]

    def sections(self) -> list[etree._Element]:
        """The ``w:sectPr`` in order."""
        return list(self.tree().iter(q("sectPr")))

    def headers(self) -> Iterator[tuple[str, etree._Element]]:
        """(name, root) of the header parts."""
        for name in sorted(self.entries):
            if re.fullmatch(r"word/header\d+\.xml", name):
                yield name, self.tree(name)


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph."""
    return "".join(one.text or "" for one in paragraph.iter(q("t")))


def _put(holder: etree._Element, order: tuple[str, ...], name: str, attributes: dict[str, str]) -> None:
    old = holder.find(q(name))
    if old is None:
        old = etree.SubElement(holder, q(name))
        holder[:] = sorted(holder, key=lambda one: order.index(f"w:{etree.QName(one).localname}"))
    for key, value in attributes.items():
        old.set(q(key), value)


def p_pr(paragraph: etree._Element) -> etree._Element:
    """The paragraph's properties, made when there are none."""
    found = paragraph.find(q("pPr"))
    if found is None:
        found = etree.Element(q("pPr"))
        paragraph.insert(0, found)
    return found


def put(properties: etree._Element, name: str, attributes: dict[str, str]) -> None:
    """Set attributes of a property of letters, in its place among the others."""
    _put(properties, R_PR, name, attributes)


def set_paragraph(paragraph: etree._Element, name: str, **attributes: str) -> None:
    """Set attributes of a paragraph property, e.g. ``jc``, ``ind``, ``spacing``; others stay."""
    _put(p_pr(paragraph), P_PR, name, attributes)


def set_runs(paragraph: etree._Element, name: str, **attributes: str) -> None:
    """Set a property on all runs of a paragraph, e.g. ``sz``, ``b``."""
    for run in paragraph.iter(q("r")):
        properties = run.find(q("rPr"))
        if properties is None:
            properties = etree.Element(q("rPr"))
            run.insert(0, properties)
        put(properties, name, attributes)


def set_size(paragraph: etree._Element, points: float) -> None:
    """Set the size of the letters."""
    set_runs(paragraph, "sz", val=f"{round(points * 2)}")


def set_font(paragraph: etree._Element, font: str) -> None:
    """Set the font of the letters."""
    for run in paragraph.iter(q("r")):
        for fonts in run.iter(q("rFonts")):
            fonts.attrib.clear()
    set_runs(paragraph, "rFonts", ascii=font, hAnsi=font, cs=font)


def retype(paragraph: etree._Element, pattern: str, new: str) -> None:
    """Write a stretch of the text again; the paragraph's first run takes it all."""
    old = text_of(paragraph)
    changed = re.sub(pattern, new, old, count=1)
    assert changed != old, f"nothing like {pattern} in {old}"
    type_text(paragraph, changed)


def type_text(paragraph: etree._Element, text: str) -> None:
    """Put a text in place of the paragraph's, looking as its first run."""
    texts = list(paragraph.iter(q("t")))
    texts[0].text = text
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for one in texts[1:]:
        one.text = ""


def decompose(paragraph: etree._Element) -> None:
    """Type the letters with their marks apart (NFD)."""
    for one in paragraph.iter(q("t")):
        one.text = unicodedata.normalize("NFD", one.text or "")


def copy_after(paragraph: etree._Element, text: str) -> etree._Element:
    """Put a copy of a paragraph with another text after it."""
    twin = deepcopy(paragraph)
    type_text(twin, text)
    paragraph.addnext(twin)
    return twin


def remove(element: etree._Element) -> None:
    """Take an element out."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def following(paragraph: etree._Element) -> etree._Element:
    """The paragraph right after."""
    after = paragraph.getnext()
    assert after is not None
    assert after.tag == q("p")
    return after


def shortened(path: Path) -> bytes:
    """The document without the long tables of its appendices: two rows of each are enough."""
    draft = Draft(path.read_bytes())
    for table in draft.tree().iter(q("tbl")):
        for row in list(table.iterchildren(q("tr")))[2:]:
            remove(row)
    return draft.save()
