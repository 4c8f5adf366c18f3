"""Fit a rendered document to its words: line breaks of titles, rules, columns of the head, last section."""

from __future__ import annotations

from datetime import date

from lxml import etree

from baocao.errors import Location
from baocao.layout.fitting.balance import choose_room
from baocao.layout.fitting.columns import RULED, widen_columns
from baocao.layout.fitting.frames import FRAME, find_rooms, share_foot, stretch_frame
from baocao.layout.fitting.letterhead import share_columns
from baocao.layout.fitting.one_page import fit_one_page
from baocao.layout.fitting.paragraphs import Paragraph, iter_paragraphs
from baocao.layout.fitting.ties import find_below, keep_last_rows
from baocao.layout.metrics import iter_words, measure_lines
from baocao.layout.profile import Profile
from baocao.ooxml.entries import pack, write_package
from baocao.ooxml.package import read_package
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, parse_xml, qn
from baocao.units import Length

_CORE = "docProps/core.xml"
_BLANKS = "\u00a0\u00a0"
FULL_RULE = "Kẻ ngang"
SHORT_RULE = "Kẻ ngang ngắn"
AFTER_TABLE = "Sau bảng"
BODY = "Thân văn bản"
BY_LINE = "Tác giả"
BALANCED = frozenset(
    {
        *("Cơ quan chủ quản", "Cơ quan ban hành", "Trích yếu", "Tên phụ lục", "Kèm theo văn bản"),
        *("Quyền hạn người ký", "Chức vụ người ký", "Tiêu đề tin"),
    }
)
"""Names of the paragraph styles that are looked for; a clerk may change what they look like."""


def fit_to_text(docx: bytes, profile: Profile, *, issued: date | None = None) -> bytes:
    """Return the document with what depends on the length of its words put right.

    Nine things that a template cannot know: where a long name or trích yếu
    should break; how long each rule is (its paragraph has the style
    `FULL_RULE` or `SHORT_RULE`, the text is the paragraph above; when that
    wraps, its longest line counts); how the columns of the head share its
    width so that title, number and date stay on one line each; how wide head
    and foot are on a page laid across; how wide the columns of a table must be
    for the words in them; that what ends a page behind a table takes no room
    there; what must not stand alone at the end of a page or at the beginning
    of one; whether all fits one page in the smaller size that the standard
    allows; and whether anything stands in the last section.

    Args:
        docx: A rendered document; what has none of these styles stays as it is.
        profile: The layout it follows.
        issued: The document's date; its properties say it was made on that day.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 1, 2, 5; HD 05-HD/VPTW, ô 1.
    """
    package = read_package(docx)
    part = package.main_part
    root = parse_xml(package.read(part), Location(path=part))
    body = root.find(qn("w:body"))
    if body is None:
        return docx
    styles_part = next((rel.target for rel in package.rels(part).values() if rel.kind == "styles"), "")
    found = parse_xml(package.read(styles_part), Location(path=styles_part)) if styles_part else None
    styles = Styles(found)
    drop_empty_last_section(body)
    share_columns(body, styles, profile)
    _fit_tables(body, styles, found, profile)
    paragraphs = _fit_paragraphs(body, styles, profile)
    changed = {part: root}
    tight = None if found is None else fit_one_page(body, paragraphs, found, profile)
    if tight is not None:
        changed[styles_part] = tight
    entries = {**package.entries, **{name: pack(name, _write(tree)) for name, tree in changed.items()}}
    if issued is not None and _CORE in entries:
        entries[_CORE] = pack(_CORE, _date_properties(package.read(_CORE), issued))
    return write_package(entries.values())


def _date_properties(core: bytes, day: date) -> bytes:
    """Return the document properties with the dates of making and changing set to `day`."""
    root = parse_xml(core, Location(path=_CORE))
    for name in ("dcterms:created", "dcterms:modified"):
        for element in root.iter(qn(name)):
            element.text = f"{day:%Y-%m-%d}T00:00:00Z"
    return _write(root)


def _write(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fit_tables(body: Element, styles: Styles, found: Element | None, profile: Profile) -> None:
    kinds = {table: _read_table_style(table, found) for table in body.iter(qn("w:tbl"))}
    rooms = find_rooms(body)
    for table, kind in kinds.items():
        if kind == FRAME and table in rooms:
            stretch_frame(table, rooms[table], styles)
            share_foot(table, styles, profile)
        if kind == RULED:
            widen_columns(table, styles)
            below = find_below(table)
            if below is not None and kinds.get(below) == FRAME:
                keep_last_rows(table)


def _read_table_style(table: Element, styles: Element | None) -> str:
    """Return the name of a table's style."""
    chosen = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    key = "" if chosen is None else chosen.get(qn("w:val"), "")
    for style in styles.iterchildren(qn("w:style")) if styles is not None else ():
        name = style.find(qn("w:name"))
        if style.get(qn("w:styleId")) == key and name is not None:
            return name.get(qn("w:val"), "")
    return ""


def _fit_paragraphs(body: Element, styles: Styles, profile: Profile) -> list[Paragraph]:
    shares = {FULL_RULE: 1.0, SHORT_RULE: profile.short_rule_share}
    above: Paragraph | None = None
    paragraphs = list(iter_paragraphs(body, styles))
    for paragraph in paragraphs:
        name = paragraph.format.style_name
        if name in BALANCED:
            _balance(paragraph)
        if name == AFTER_TABLE and paragraph.only_ends_section:
            paragraph.flatten()
        if name == BODY and paragraph.ends_with_colon:
            paragraph.keep_next()
        if name == BY_LINE and above is not None:
            above.keep_next()
        if name in shares and above is not None:
            _set_length(paragraph, above, shares[name])
        elif paragraph.has_text:
            above = paragraph
    return paragraphs


def _balance(paragraph: Paragraph) -> None:
    """Choose where a paragraph breaks; one with blanks to fill in stays: programs differ on their width."""
    words = [word for line in iter_words(paragraph.runs) for word in line]
    if any(_BLANKS in word.text for word in words):
        return
    room = paragraph.text_room
    narrow = choose_room(words, room)
    if narrow < room:
        paragraph.set_sides(Length(paragraph.format.left + (room - narrow) // 2))


def _set_length(rule: Paragraph, above: Paragraph, share: float) -> None:
    line = max(measure_lines(above.runs, above.text_room))
    rule.set_sides(Length(max(rule.room - round(line * share), 0) // 2))


def drop_empty_last_section(body: Element) -> None:
    """Let the section before the last be the last, when nothing stands in the last one.

    An appendix that is left out would leave an empty page behind: Word ends a
    section with a paragraph and always has one more.
    """
    last = body.find(qn("w:sectPr"))
    if last is None:
        return
    empty: list[Element] = []
    for element in last.itersiblings(preceding=True):
        sect_pr = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if sect_pr is not None:
            for paragraph in empty:
                body.remove(paragraph)
            body.replace(last, sect_pr)
            return
        if element.tag != qn("w:p") or element.find(f".//{qn('w:r')}") is not None:
            return
        empty.append(element)
