"""The text of one Word file put into another, with all that it needs there."""

from __future__ import annotations

import copy
import re
from typing import Final

from baocao.errors import Location
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.bookmarks import BookmarkNames
from baocao.ooxml.cleaning import clean
from baocao.ooxml.kin import find_kin, tree_of
from baocao.ooxml.numbering_merge import NumberingMerge
from baocao.ooxml.package import check_main, read_package
from baocao.ooxml.part_copy import ForeignContentError, PartCopy
from baocao.ooxml.relationships import iter_references
from baocao.ooxml.runs import keep_tail_and_remove
from baocao.ooxml.structure import BLOCKS
from baocao.ooxml.style_merge import StyleMerge
from baocao.ooxml.stylesheet import GrowingStyleSheet, StyleSheet
from baocao.ooxml.whole import read_whole
from baocao.ooxml.xml import Element, parse_xml, qn

NOTES: Final = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_REFUSED: Final = (qn("w:altChunk"), qn("w:subDoc"))
_ID: Final = qn("w:id")
_SECTION: Final = f"{qn('w:pPr')}/{qn('w:sectPr')}"


class Graft:
    """One source, read and cleaned once, ready to be put into a document any number of times."""

    def __init__(self, content: bytes, name: str, assembly: Assembly) -> None:
        """Read a Word file.

        Raises:
            PackageError: P1xx, it is no Word file, or one with macros or other documents inside.
        """
        self.package = read_package(content, name)
        self._assembly = assembly
        main = self.package.main_part
        root = self._parse(main)
        check_main(root, name)
        body = root.find(qn("w:body"))
        assert body is not None  # noqa: S101  # check_main looked
        if next(body.iter(*_REFUSED), None) is not None:
            raise ForeignContentError(
                "văn bản chứa văn bản khác nhúng bên trong",
                where=Location(file=name),
                hint="Mở bằng Word, sao chép phần nhúng thành chữ thường rồi lưu lại",
            )
        ends = {child: section for child in body if (section := child.find(_SECTION)) is not None}
        sections = {child: copy.deepcopy(section) for child, section in ends.items()}
        self.last_section = body.find(qn("w:sectPr"))
        """Of the source: page setup of its last section; None when it has none."""
        clean(body)
        self._blocks = [child for child in body if child.tag in BLOCKS]
        self.sections = {at: sections[one] for at, one in enumerate(self._blocks) if one in sections}
        """{index of a block: page setup of the section that ends with it}; `blocks` leaves them out."""
        self.has_notes = next(body.iter(*NOTES), None) is not None
        self._notes = {kind: self._read_notes(kind) for kind in NOTES.values()}
        sheet = StyleSheet(self._kin("styles"))
        self._styles = StyleMerge(sheet, GrowingStyleSheet.of(assembly))
        self._numbering = NumberingMerge(self._kin("numbering"), sheet, assembly, self._styles)
        self._parts = PartCopy(self.package, assembly)
        self.elements = sum(1 for block in self._blocks for _ in block.iter("*"))

    def blocks(self, part: str, root: Element) -> list[Element]:
        """Return new blocks for `part` of the document; styles, lists, pictures and notes come along.

        Args:
            part: where the blocks go.
            root: its root element as it is now.

        Raises:
            PackageError: P1xx.

        Cost:
            Linear in the source's text; the file is not read again.
        """
        self._numbering.begin()
        blocks = self._copy(self._blocks, self.package.main_part, part)
        for block in blocks:
            for reference in list(block.iter(*NOTES)):
                self._bring_note(reference)
        _rename_bookmarks(blocks, _Bookmarks.of(self._assembly, part, root))
        return blocks

    def _kin(self, kind: str) -> Element | None:
        name = find_kin(self.package, kind)
        return None if name is None else self._parse(name)

    def _parse(self, part: str) -> Element:
        return parse_xml(self.package.read(part), Location(file=self.package.name, path=part))

    def _read_notes(self, kind: str) -> dict[str, Element]:
        root = self._kin(f"{kind}s")
        if root is None:
            return {}
        clean(root)
        return {note.get(_ID, ""): note for note in root.iterchildren(qn(f"w:{kind}"))}

    def _copy(self, elements: list[Element], source_part: str, part: str) -> list[Element]:
        """Return copies whose styles, lists and relationships are those of the document."""
        rels = self.package.rels(source_part)
        copies = []
        for element in elements:
            new = copy.deepcopy(element)
            new.tail = None
            _keep_prefixes(new, element)
            for style in self._styles.settle(new):
                self._numbering.settle(style)
            self._numbering.settle(new)
            self._numbering.restart(new)
            for one, name in list(iter_references(new)):
                rel = rels.get(str(one.attrib[name]))
                is_there = rel is not None and (rel.external or rel.target in self.package.entries)
                identity = self._parts.relate(rel, part) if rel is not None and is_there else ""
                if identity:
                    one.set(name, identity)
                else:
                    del one.attrib[name]
            copies.append(new)
        return copies

    def _bring_note(self, reference: Element) -> None:
        """Put the note that a reference is for among the document's, under a number of its own."""
        kind = NOTES[reference.tag]
        note = self._notes[kind].get(reference.get(_ID, ""))
        source = find_kin(self.package, f"{kind}s")
        if note is None or source is None:
            keep_tail_and_remove(reference)
            return
        root = tree_of(self._assembly, f"{kind}s")
        target = find_kin(self._assembly, f"{kind}s") or ""
        (new,) = self._copy([note], source, target)
        notes = root.iterchildren(qn(f"w:{kind}"))
        number = str(self._assembly.next_number(kind, lambda: (read_whole(one.get(_ID)) for one in notes)))
        new.set(_ID, number)
        for inner in list(new.iter(*NOTES)):
            keep_tail_and_remove(inner)
        root.append(new)
        reference.set(_ID, number)


class _Bookmarks:
    """The names and numbers of the bookmarks of one part."""

    def __init__(self, root: Element) -> None:
        marks = list(root.iter(qn("w:bookmarkStart")))
        self.names = BookmarkNames(mark.get(qn("w:name"), "") for mark in marks)
        numbers = (mark.get(_ID, "") for mark in marks)
        self.last = max(map(read_whole, numbers), default=0)

    @classmethod
    def of(cls, assembly: Assembly, part: str, root: Element) -> _Bookmarks:
        return assembly.once((cls, part), lambda: cls(root))


def _rename_bookmarks(blocks: list[Element], known: _Bookmarks) -> None:
    """Give bookmarks numbers and names that are free, and let links and fields follow.

    Source:
        ECMA-376 Part 1, 17.13.6 (bookmarks), 17.16.5 (REF, PAGEREF, HYPERLINK).
    """
    numbers: dict[str | None, str] = {}
    names: dict[str, str] = {}
    for mark in (one for block in blocks for one in block.iter(qn("w:bookmarkStart"))):
        known.last += 1
        numbers[mark.get(_ID)] = str(known.last)
        mark.set(_ID, str(known.last))
        name = mark.get(qn("w:name"), "")
        names[name] = known.names.take(name)
        mark.set(qn("w:name"), names[name])
    for mark in [one for block in blocks for one in block.iter(qn("w:bookmarkEnd"))]:
        if mark.get(_ID) in numbers:
            mark.set(_ID, numbers[mark.get(_ID)])
        else:
            keep_tail_and_remove(mark)
    changed = {old: new for old, new in names.items() if old and old != new}
    if not changed:
        return
    pattern = re.compile(rf"(?<![\w.]){'(?:' + '|'.join(map(re.escape, changed)) + ')'}(?![\w.])")
    for block in blocks:
        for link in block.iter(qn("w:hyperlink")):
            anchor = link.get(qn("w:anchor"))
            if anchor in changed:
                link.set(qn("w:anchor"), changed[str(anchor)])
        for code in block.iter(qn("w:instrText")):
            code.text = pattern.sub(lambda found: changed[found[0]], code.text or "")
        for field in block.iter(qn("w:fldSimple")):
            instruction = field.get(qn("w:instr"), "")
            field.set(qn("w:instr"), pattern.sub(lambda found: changed[found[0]], instruction))


def _keep_prefixes(new: Element, source: Element) -> None:
    """Declare the prefixes that a choice of drawings names, where the document's root may not.

    Source:
        ECMA-376 Part 3, 7.6 (Choice): Requires names prefixes, which must be declared around it.
    """
    known = source.getroottree().getroot().nsmap
    for choice in list(new.iter(qn("mc:Choice"))):
        needed = {prefix: known[prefix] for prefix in choice.get("Requires", "").split() if prefix in known}
        parent = choice.getparent()
        if parent is None or not needed:
            continue
        attributes = {str(key): str(value) for key, value in choice.attrib.items()}
        fresh = choice.makeelement(choice.tag, attributes, nsmap=needed)
        fresh.extend(list(choice))
        parent.replace(choice, fresh)
