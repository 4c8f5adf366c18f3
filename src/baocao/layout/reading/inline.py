"""What is inside one paragraph: text, fields, links, notes and drawings, in the order of printing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from baocao.layout.blocks import PAGE_BREAK, Block, ChartSeries, Picture, Rule, Run, TextBox
from baocao.layout.reading.drawing import read_drawing
from baocao.layout.reading.scope import BlockReader, Piece, Scope, Source, choose_alternate
from baocao.ooxml.chart_values import read_values
from baocao.ooxml.formats import RunFormat
from baocao.ooxml.properties import is_on
from baocao.ooxml.relationships import Relationship
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

_VAL: Final = qn("w:val")
_TYPE: Final = qn("w:type")
_SKIPPED: Final = frozenset(
    qn(f"w:{name}")
    for name in ("pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData")
)
_SYMBOLS: Final = {"F0FC": "✓", "F0FE": "☒", "F0A8": "☐", "F06F": "☐", "F0B7": "•", "F0E0": "→", "F0D8": "➢"}
_COMPUTED: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""Fields whose result is known only to who lays out the pages: kept even when Word stored none."""
_LOOSE_MARK: Final = re.compile("[\u0300-\u0303\u0306\u0309\u031b\u0323\u0340\u0341]")
"""Marks of Vietnamese letters that stand by themselves; of other signs Unicode has two forms of old."""
_LINK_FIELD: Final = re.compile(r'HYPERLINK\s+(\\l\s+)?"?([^"\s]+)', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A complex field that has begun and not ended."""

    code: str = ""
    in_result: bool = False
    shown: bool = False
    checked: str = ""

    @property
    def name(self) -> str:
        return self.code.split(maxsplit=1)[0].upper() if self.code.strip() else ""


@dataclass(slots=True)
class FieldState:
    """The fields that are open; they may run over several paragraphs, as a table of contents does."""

    open: list[_Field] = field(default_factory=list)

    def leave_paragraph(self) -> None:
        """Give up field codes that never ended, so that no text stays hidden."""
        while self.open and not self.open[-1].in_result:
            self.open.pop()

    @property
    def hides(self) -> bool:
        """Whether text here belongs to a code, not to a result."""
        return any(not one.in_result for one in self.open)


@dataclass(frozen=True, slots=True)
class _Way:
    """What the elements around a run say."""

    link: str = ""
    field: str = ""
    inserted: bool = False


class InlineReader:
    """Reads the content of one paragraph; its fields are the result."""

    def __init__(
        self,
        source: Source,
        rels: Mapping[str, Relationship],
        fields: FieldState,
        read_blocks: BlockReader,
        *,
        scope: Scope,
        style: str,
    ) -> None:
        """Prepare for a paragraph of that style in that scope."""
        self.runs: list[Run] = []
        self.rules: list[Rule] = []
        self.shapes: list[Element] = []
        self.boxes: list[TextBox] = []
        self.breaks: list[int] = []
        self.composed = True
        self.pieces: list[Piece] = []
        self._at: Element | None = None
        self._source = source
        self._rels = rels
        self._fields = fields
        self._read_blocks = read_blocks
        self._scope = scope
        self._style = style
        self._length = 0

    def read(self, paragraph: Element) -> None:
        """Go through the paragraph once."""
        self._walk(paragraph, _Way())
        self._fields.leave_paragraph()

    def _walk(self, element: Element, way: _Way) -> None:
        for child in element:
            tag = child.tag
            if tag == qn("w:r"):
                self._read_run(child, way)
            elif tag in _SKIPPED or not isinstance(tag, str):
                continue
            elif tag == qn("mc:AlternateContent"):
                chosen = choose_alternate(child)
                if chosen is not None:
                    self._walk(chosen, way)
            elif tag in {qn("m:oMath"), qn("m:oMathPara")}:
                self._at = child
                self._add("".join(part.text or "" for part in child.iter(qn("m:t"))), self._format(None), way)
            elif len(child):
                self._walk(child, self._way_into(child, way))

    def _way_into(self, element: Element, way: _Way) -> _Way:
        if element.tag == qn("w:hyperlink"):
            rel = self._rels.get(element.get(qn("r:id"), ""))
            anchor = element.get(qn("w:anchor"), "")
            return replace(way, link=(rel.target if rel else "") + (f"#{anchor}" if anchor else ""))
        if element.tag in {qn("w:ins"), qn("w:moveTo")}:
            return replace(way, inserted=True)
        if element.tag == qn("w:fldSimple"):
            return replace(way, field=_Field(element.get(qn("w:instr"), "")).name)
        return way

    def _format(self, r_pr: Element | None) -> RunFormat:
        return self._source.styles.run(r_pr, self._style, self._scope.table)

    def _read_run(self, run: Element, way: _Way) -> None:
        self._read_content(run, self._format(run.find(qn("w:rPr"))), way)

    def _read_content(self, run: Element, look: RunFormat, way: _Way) -> None:
        for child in run:
            tag = child.tag
            self._at = child
            if tag == qn("w:t"):
                self._add(_text_of(child), look, way)
            elif reader := _READERS.get(tag):
                reader(self, child, look, way)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look, way)

    def _add(self, text: str, look: RunFormat, way: _Way, note: str = "") -> None:
        """Add text, joined to the run before when nothing sets them apart."""
        if not text or self._fields.hides:
            return
        for one in self._fields.open:
            one.shown = True
        run = Run(
            text=unicodedata.normalize("NFC", text),
            format=look,
            field_name=self._field_name() or way.field,
            link=way.link or self._field_link(),
            inserted=way.inserted,
            note=note,
        )
        self._length += len(run.text)
        self.composed = self.composed and (run.text == text or not _LOOSE_MARK.search(text))
        last = self.runs[-1] if self.runs else None
        if last is not None and not last.picture and replace(last, text=run.text) == run and not run.note:
            joined = unicodedata.normalize("NFC", last.text + run.text)
            self.composed = self.composed and joined == last.text + run.text
            self._length += len(joined) - len(last.text) - len(run.text)
            self.runs[-1] = replace(last, text=joined)
        else:
            self.runs.append(run)
        if self._at is not None:
            self.pieces.append(Piece(self._at, len(self.runs) - 1, text))

    def _field_name(self) -> str:
        return self._fields.open[-1].name if self._fields.open else ""

    def _field_link(self) -> str:
        for one in reversed(self._fields.open):
            found = _LINK_FIELD.match(one.code.strip())
            if found:
                return ("#" if found[1] else "") + found[2]
        return ""

    def _read_break(self, element: Element, look: RunFormat, way: _Way) -> None:
        self._add(PAGE_BREAK if element.get(_TYPE) == "page" else "\n", look, way)

    def _read_rendered_break(self, _element: Element, _look: RunFormat, _way: _Way) -> None:
        self.breaks.append(self._length)

    def _read_field_mark(self, element: Element, look: RunFormat, way: _Way) -> None:
        kind = element.get(qn("w:fldCharType"))
        fields = self._fields.open
        if kind == "begin":
            fields.append(_Field(checked=_read_checkbox(element)))
        elif fields and kind == "separate":
            fields[-1].in_result = True
        elif fields and kind == "end":
            ended = fields.pop()
            if ended.checked:
                self._add(ended.checked, look, way)
            elif ended.name in _COMPUTED and not ended.shown and not self._fields.hides:
                self.runs.append(Run(format=look, field_name=ended.name))

    def _read_field_code(self, element: Element, _look: RunFormat, _way: _Way) -> None:
        if self._fields.open and not self._fields.open[-1].in_result:
            self._fields.open[-1].code += element.text or ""

    def _read_symbol(self, element: Element, look: RunFormat, way: _Way) -> None:
        code = element.get(qn("w:char"), "").upper().zfill(4)
        if code in _SYMBOLS:
            self._add(_SYMBOLS[code], look, way)
        elif re.fullmatch("[0-9A-F]{4}", code) and not "D800" <= code <= "F8FF":
            self._add(chr(int(code, 16)), look, way)
        else:
            self._add("•", look, way)

    def _read_note(self, element: Element, look: RunFormat, way: _Way) -> None:
        kind = "footnote" if element.tag == qn("w:footnoteReference") else "endnote"
        note_id, number = self._source.number_note(kind, element.get(qn("w:id"), ""))
        if not _attribute_on(element, "w:customMarkFollows"):
            self._add(number, replace(look, vertical="superscript"), way, note=note_id)

    def _read_page_number(self, _element: Element, look: RunFormat, way: _Way) -> None:
        self.runs.append(Run(format=look, field_name="PAGE", link=way.link))

    def _read_ruby(self, element: Element, _look: RunFormat, way: _Way) -> None:
        for base in element.iterchildren(qn("w:rubyBase")):
            self._walk(base, way)

    def _read_alternate(self, element: Element, look: RunFormat, way: _Way) -> None:
        chosen = choose_alternate(element)
        if chosen is not None:
            self._read_content(chosen, look, way)

    def _read_drawing(self, element: Element, look: RunFormat, way: _Way) -> None:
        drawn = read_drawing(element, self._scope.room, self._read_box)
        self.rules += drawn.rules
        self.shapes += drawn.shapes
        self.boxes += drawn.boxes
        self.runs += [self._picture_run(picture, look, way) for picture in drawn.pictures]

    def _picture_run(self, picture: Picture, look: RunFormat, way: _Way) -> Run:
        shown = replace(picture, alt=unicodedata.normalize("NFC", picture.alt))
        if picture.chart in self._rels:
            shown = self._read_chart(shown)
        return Run(picture=shown, format=look, link=way.link, inserted=way.inserted)

    def _read_chart(self, picture: Picture) -> Picture:
        root = self._source.parse(self._rels[picture.chart].target)
        labels, series = ((), ()) if root is None else read_values(root)
        shown = tuple(
            ChartSeries(unicodedata.normalize("NFC", one.name), one.values, one.unit) for one in series
        )
        named = tuple(unicodedata.normalize("NFC", one) for one in labels)
        return replace(picture, labels=named, series=shown)

    def _read_box(self, content: Element, room: Length) -> tuple[Block, ...]:
        scope = self._scope.step("khung chữ", len(self.boxes) + 1, room=room)
        return self._read_blocks(content, scope)


_Reader = Callable[[InlineReader, Element, RunFormat, _Way], None]
_READERS: Final[Mapping[object, _Reader]] = {
    qn("w:br"): InlineReader._read_break,  # noqa: SLF001  # the class's own table
    qn("w:lastRenderedPageBreak"): InlineReader._read_rendered_break,  # noqa: SLF001
    qn("w:fldChar"): InlineReader._read_field_mark,  # noqa: SLF001
    qn("w:instrText"): InlineReader._read_field_code,  # noqa: SLF001
    qn("w:sym"): InlineReader._read_symbol,  # noqa: SLF001
    qn("w:footnoteReference"): InlineReader._read_note,  # noqa: SLF001
    qn("w:endnoteReference"): InlineReader._read_note,  # noqa: SLF001
    qn("w:pgNum"): InlineReader._read_page_number,  # noqa: SLF001
    qn("w:ruby"): InlineReader._read_ruby,  # noqa: SLF001
    qn("mc:AlternateContent"): InlineReader._read_alternate,  # noqa: SLF001
    qn("w:drawing"): InlineReader._read_drawing,  # noqa: SLF001
    qn("w:pict"): InlineReader._read_drawing,  # noqa: SLF001
    qn("w:object"): InlineReader._read_drawing,  # noqa: SLF001
}
_SIGNS: Final[Mapping[object, str]] = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def _text_of(element: Element) -> str:
    """Return the text of a ``w:t`` as Word shows it: outer blanks count only when it says so."""
    text = element.text or ""
    if element.get(qn("xml:space")) != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\r", " ").replace("\n", " ")


def _attribute_on(element: Element, name: str) -> bool:
    return element.get(qn(name), "0") not in {"0", "false", "off"}


def _read_checkbox(begin: Element) -> str:
    """Return the sign of an old form's tick box; empty when the field is none."""
    box = begin.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return ""
    checked = box.find(qn("w:checked"))
    return "☒" if is_on(checked if checked is not None else box.find(qn("w:default"))) else "☐"
