"""The stories of a document (body, headers, notes) as blocks, and its sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from baocao.errors import Location
from baocao.layout.blocks import Block, Margins, Note, Paragraph, Run, Section, Table
from baocao.layout.reading.inline import FieldState, InlineReader
from baocao.layout.reading.scope import MAX_NESTING, Origin, Scope, Source, choose_alternate
from baocao.layout.reading.table import read_table
from baocao.layout.repair import Anchor
from baocao.ooxml.formats import ParagraphFormat, RunFormat
from baocao.ooxml.numbering import Counters
from baocao.ooxml.properties import is_on, read_length, read_number
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

_VAL: Final = qn("w:val")
_TYPE: Final = qn("w:type")
_WRAPPERS: Final = frozenset(
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_A4: Final = (Length.from_twips(11906), Length.from_twips(16838))
_LEAST_PAPER: Final = Length.from_mm(10)
_LARGEST_PAPER: Final = Length.from_mm(600)
"""Word itself goes up to 22 inches."""
_PLAIN: Final = RunFormat()
_NO_EDGES: Final = Margins(top=Length(0), right=Length(0), bottom=Length(0), left=Length(0))
_PART_NAMES: Final = {"header": "đầu trang", "footer": "chân trang"}
_NOTE_PATHS: Final = {"footnote": "chú thích cuối trang", "endnote": "chú thích cuối văn bản"}


class Story:
    """One part's text, read from its beginning to its end: list numbers and fields run on through it."""

    def __init__(self, source: Source, part: str) -> None:
        """Prepare for a part of the package."""
        self._source = source
        self._rels = source.package.rels(part)
        self._counters = Counters(source.numbering)
        self._fields = FieldState()
        self._part = part
        self._order: dict[Element, int] = {}

    def read_blocks(self, container: Element, scope: Scope) -> tuple[Block, ...]:
        """Return the paragraphs and tables inside an element."""
        if scope.depth > MAX_NESTING:
            return self.read_elements(container.iter(qn("w:p")), scope, Counter())
        return self.read_elements(_iter_blocks(container), scope, Counter())

    def read_elements(
        self, elements: Iterable[Element], scope: Scope, counts: Counter[str]
    ) -> tuple[Block, ...]:
        """Return these ``w:p`` and ``w:tbl`` as blocks, numbered on from `counts`.

        A paragraph whose mark is deleted by a tracked change runs on into the
        next one, as it will once the change is accepted.
        """
        blocks: list[Block] = []
        carried: tuple[Run, ...] = ()
        composed = True
        merged: tuple[Anchor, ...] = ()
        for element in elements:
            name = "đoạn" if element.tag == qn("w:p") else "bảng"
            counts[name] += 1
            inner = scope.step(name, counts[name])
            if name == "bảng":
                blocks.append(self._read_table(element, inner))
                continue
            paragraph = self._read_paragraph(element, replace(inner, depth=scope.depth))
            if _has_deleted_mark(element):
                carried += paragraph.runs
                composed = composed and paragraph.composed
                merged += (paragraph.anchor,)
            else:
                whole = replace(
                    paragraph, runs=carried + paragraph.runs, composed=composed and paragraph.composed
                )
                blocks.append(whole if carried else paragraph)
                self._note_merged(paragraph.anchor, merged)
                carried, merged, composed = (), (), True
        if carried:
            blocks.append(Paragraph(runs=carried, room=scope.room, where=scope.locate(), composed=composed))
        return tuple(blocks)

    def _read_table(self, element: Element, scope: Scope) -> Table:
        return read_table(element, scope, self._source.styles, self.read_blocks)

    def _read_paragraph(self, element: Element, scope: Scope) -> Paragraph:
        styles = self._source.styles
        p_pr = element.find(qn("w:pPr"))
        look = styles.paragraph(p_pr, scope.table)
        label, label_look, suffix = self._read_label(p_pr, look)
        inline = InlineReader(
            self._source, self._rels, self._fields, self.read_blocks, scope=scope, style=look.style
        )
        inline.read(element)
        mark = p_pr.find(qn("w:rPr")) if p_pr is not None else None
        anchor = Anchor(self._part, self._number(element))
        if self._source.origins is not None:
            self._source.origins[anchor] = Origin(
                element,
                look.style,
                scope.table,
                tuple(inline.runs),
                tuple(inline.pieces),
                tuple(inline.shapes),
            )
        return Paragraph(
            runs=tuple(inline.runs),
            format=look,
            mark=styles.run(mark, look.style, scope.table),
            label=label,
            label_format=label_look,
            label_suffix=suffix,
            rules=tuple(inline.rules),
            boxes=tuple(inline.boxes),
            rendered_breaks=tuple(inline.breaks),
            room=scope.room,
            where=scope.locate(),
            anchor=anchor,
            composed=inline.composed,
        )

    def _note_merged(self, anchor: Anchor, merged: tuple[Anchor, ...]) -> None:
        origins = self._source.origins
        if merged and origins is not None:
            origins[anchor] = replace(origins[anchor], before=merged)

    def _number(self, paragraph: Element) -> int:
        """Return which ``w:p`` of the part this is, from 0."""
        if not self._order:
            root = paragraph.getroottree().getroot()
            self._order = {element: number for number, element in enumerate(root.iter(qn("w:p")))}
        return self._order[paragraph]

    def _read_label(self, p_pr: Element | None, look: ParagraphFormat) -> tuple[str, RunFormat, str]:
        level = self._source.numbering.level(look.num_id, look.num_level) if look.num_id else None
        if level is None:
            return "", _PLAIN, "tab"
        label = self._counters.next_label(look.num_id, look.num_level)
        return label, self._source.styles.label(p_pr, level.r_pr, look), level.suffix


def read_sections(source: Source, body: Element | None) -> tuple[Section, ...]:
    """Return the sections of the body in order, with their headers and footers."""
    groups = group_by_section(body) if body is not None else [([], None)]
    story = Story(source, source.package.main_part)
    counts: Counter[str] = Counter()
    headers: dict[str, tuple[Block, ...]] = {}
    footers: dict[str, tuple[Block, ...]] = {}
    sections = []
    for number, (elements, sect_pr) in enumerate(groups, 1):
        empty = _read_page(sect_pr)
        scope = Scope(source.package.name, "thân văn bản", _column_width(sect_pr, empty))
        edge_scope = replace(scope, room=empty.text_width)
        headers = headers | _read_edges(source, sect_pr, "header", edge_scope)
        footers = footers | _read_edges(source, sect_pr, "footer", edge_scope)
        sections.append(
            replace(
                empty,
                blocks=story.read_elements(elements, scope, counts),
                headers=headers,
                footers=footers,
                where=_place_section(scope, number, len(groups)),
            )
        )
    return tuple(sections)


def _place_section(scope: Scope, number: int, total: int) -> Location:
    path = "cả văn bản" if total == 1 else f"phần {number}/{total} (section)"
    return replace(scope, path=path).locate()


def read_notes(source: Source) -> tuple[Note, ...]:
    """Return the notes that the text refers to, footnotes first; call it after the body is read."""
    notes = []
    for kind, path in _NOTE_PATHS.items():
        part = source.find_target(f"{kind}s")
        root = source.parse(part) if part else None
        if root is None:
            continue
        story = Story(source, part)
        elements = {note.get(qn("w:id"), ""): note for note in root.iterchildren(qn(f"w:{kind}"))}
        for key, number in list(source.note_numbers.items()):
            element = elements.get(key.removeprefix(f"{kind}:")) if key.startswith(f"{kind}:") else None
            if element is None:
                continue
            scope = Scope(source.package.name, f"{path}, chú thích {number}", _A4[0])
            blocks = story.read_blocks(element, scope)
            notes.append(Note(id=key, number=number, blocks=blocks, at_end=kind == "endnote"))
    return tuple(notes)


def _iter_blocks(container: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables, content controls and tracked insertions opened."""
    for child in container:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _iter_blocks(child)
        elif child.tag == qn("mc:AlternateContent"):
            chosen = choose_alternate(child)
            if chosen is not None:
                yield from _iter_blocks(chosen)


def group_by_section(body: Element) -> list[tuple[list[Element], Element | None]]:
    """Return (blocks, ``w:sectPr``) of each section of the body; properties stand in its last paragraph."""
    groups: list[tuple[list[Element], Element | None]] = []
    current: list[Element] = []
    for element in _iter_blocks(body):
        current.append(element)
        sect_pr = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") if element.tag == qn("w:p") else None
        if sect_pr is not None:
            groups.append((current, sect_pr))
            current = []
    return [*groups, (current, body.find(qn("w:sectPr")))]


def _read_page(sect_pr: Element | None) -> Section:
    if sect_pr is None:
        margin = Length.from_mm(25.4)  # an inch, what Word takes when nothing is said
        return Section(
            width=_A4[0],
            height=_A4[1],
            margins=Margins(top=margin, right=margin, bottom=margin, left=margin),
        )
    size = sect_pr.find(qn("w:pgSz"))
    numbering = sect_pr.find(qn("w:pgNumType"))
    kind = sect_pr.find(_TYPE)
    columns = sect_pr.find(qn("w:cols"))
    return Section(
        width=_paper(size, "w:w") or _A4[0],
        height=_paper(size, "w:h") or _A4[1],
        margins=read_margins(sect_pr),
        landscape=size is not None and size.get(qn("w:orient")) == "landscape",
        start=kind.get(_VAL, "nextPage") if kind is not None else "nextPage",
        title_page=is_on(sect_pr.find(qn("w:titlePg"))),
        page_start=read_number(numbering.get(qn("w:start"))) if numbering is not None else None,
        page_format=numbering.get(qn("w:fmt"), "decimal") if numbering is not None else "decimal",
        columns=max(1, min(read_number(columns.get(qn("w:num")), 1) or 1, 45)) if columns is not None else 1,
        header_distance=_length(sect_pr.find(qn("w:pgMar")), "w:header"),
        footer_distance=_length(sect_pr.find(qn("w:pgMar")), "w:footer"),
    )


def read_margins(sect_pr: Element) -> Margins:
    """Return the page margins of one section, gutter included; none when it declares none.

    Word adds the gutter to the left margin, so the left margin returned is
    what a ruler on the printed page would show.

    Source:
        ECMA-376 Part 1, 17.6.11.
    """
    element = sect_pr.find(qn("w:pgMar"))
    if element is None:
        return _NO_EDGES
    top, right, bottom, left, gutter = (
        _length(element, f"w:{side}") for side in ("top", "right", "bottom", "left", "gutter")
    )
    # A negative top or bottom margin means “exactly so much, even if the header is higher”.
    return Margins(top=Length(abs(top)), right=right, bottom=Length(abs(bottom)), left=Length(left + gutter))


def _column_width(sect_pr: Element | None, section: Section) -> Length:
    columns = sect_pr.find(qn("w:cols")) if sect_pr is not None else None
    space = _length(columns, "w:space") or Length.from_twips(720)
    room = section.text_width - (section.columns - 1) * space
    return Length(max(0, room // section.columns))


def _read_edges(
    source: Source, sect_pr: Element | None, kind: str, scope: Scope
) -> dict[str, tuple[Block, ...]]:
    """Return {``default``, ``first``, ``even``: blocks} of the headers or footers a section names."""
    found = {}
    targets = sorted({rel.target for rel in source.main_rels.values() if rel.kind == kind})
    for reference in sect_pr.iterchildren(qn(f"w:{kind}Reference")) if sect_pr is not None else ():
        rel = source.main_rels.get(reference.get(qn("r:id"), ""))
        root = source.parse(rel.target) if rel and not rel.external else None
        if rel is None or root is None:
            continue
        path = f"{_PART_NAMES[kind]} {targets.index(rel.target) + 1 if rel.target in targets else 1}"
        blocks = Story(source, rel.target).read_blocks(root, replace(scope, path=path))
        found[reference.get(_TYPE, "default")] = blocks
    return found


def _has_deleted_mark(paragraph: Element) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _paper(size: Element | None, name: str) -> Length | None:
    """Return a side of the paper; None when the file says nothing that could be one."""
    length = _length(size, name)
    return length if _LEAST_PAPER <= length <= _LARGEST_PAPER else None


def _length(element: Element | None, name: str) -> Length:
    return read_length(element.get(qn(name))) or Length(0) if element is not None else Length(0)
