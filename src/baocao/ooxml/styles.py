"""How text really looks: defaults, table style, style chain, numbering and direct formatting put together.

Source:
    ECMA-376 Part 1, 17.7.2 (order), 17.7.3 (toggle properties), 17.7.4 (styles).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from baocao.ooxml.formats import Border, ParagraphFormat, RunFormat
from baocao.ooxml.numbering import Numbering
from baocao.ooxml.properties import (
    TOGGLES,
    Properties,
    build_paragraph_format,
    read_borders,
    read_paragraph_properties,
    read_run_properties,
)
from baocao.ooxml.xml import Element, qn

_VAL: Final = qn("w:val")

TableLook = tuple[str, tuple[str, ...]]
"""Id of a table style, and the conditions that hold for a cell: ``firstRow``, ``lastCol``…."""

NO_TABLE: Final[TableLook] = ("", ())


@dataclass(frozen=True, slots=True)
class _Style:
    id: str
    kind: str
    name: str
    based_on: str
    link: str
    element: Element


@dataclass(frozen=True, slots=True)
class Theme:
    """The fonts of a document's theme: {``minorHAnsi``…: font}."""

    fonts: dict[str, str]

    @classmethod
    def read(cls, root: Element | None) -> Theme:
        """Return the theme of ``word/theme/theme1.xml``; without one, no theme font has a name."""
        fonts: dict[str, str] = {}
        for scheme in ("major", "minor"):
            holder = root.find(f".//{qn(f'a:{scheme}Font')}") if root is not None else None
            latin = holder.find(qn("a:latin")) if holder is not None else None
            font = latin.get("typeface", "") if latin is not None else ""
            fonts |= {f"{scheme}Ascii": font, f"{scheme}HAnsi": font} if font else {}
        return cls(fonts)


class Styles:
    """The styles of a document, asked for the effective formatting of its text.

    Cost:
        Every combination of styles is worked out once; a run costs its own direct properties.
    """

    def __init__(
        self, root: Element | None = None, *, theme: Theme | None = None, numbering: Numbering | None = None
    ) -> None:
        """Read ``word/styles.xml``; a document without it has Word's bare defaults."""
        self._fonts = (theme or Theme({})).fonts
        self._numbering = numbering or Numbering()
        elements = root.iterchildren(qn("w:style")) if root is not None else ()
        self._styles: dict[str, _Style] = {}
        self._default_ids: dict[str, str] = {}
        for element in elements:
            style = _read_style(element)
            self._styles[style.id] = style
            if element.get(qn("w:default"), "0") not in {"0", "false", "off"}:
                self._default_ids[style.kind] = style.id
        defaults = root.find(qn("w:docDefaults")) if root is not None else None
        self._run_defaults = self._read_run(_at(defaults, "w:rPrDefault", "w:rPr"))
        self._paragraph_defaults = read_paragraph_properties(_at(defaults, "w:pPrDefault", "w:pPr"))
        self._chains: dict[tuple[str, str], tuple[_Style, ...]] = {}
        self._run_bases: dict[tuple[str, str, TableLook], Properties] = {}
        self._paragraph_bases: dict[tuple[str, TableLook, bool], Properties] = {}
        self._runs: dict[object, RunFormat] = {}
        self._paragraphs: dict[object, ParagraphFormat] = {}

    def run(self, r_pr: Element | None, style: str = "", table: TableLook = NO_TABLE) -> RunFormat:
        """Return how a run looks.

        Args:
            r_pr: its direct properties.
            style: id of its paragraph's style, as `ParagraphFormat.style` has it.
            table: the table it stands in.
        """
        direct = self._read_run(r_pr)
        chosen = _value(r_pr, "w:rStyle")
        key = (style, chosen, table, frozenset(direct.items()))
        if key not in self._runs:
            self._runs[key] = RunFormat(**(self._run_base(style, chosen, table) | direct))
        return self._runs[key]

    def paragraph(self, p_pr: Element | None, table: TableLook = NO_TABLE) -> ParagraphFormat:
        """Return how a paragraph is set; its list number is left to `numbering.Counters`."""
        direct = read_paragraph_properties(p_pr)
        style = self._resolve(_value(p_pr, "w:pStyle"), "paragraph")
        key = (style, table, frozenset(direct.items()))
        if key not in self._paragraphs:
            values = dict(self._paragraph_base(style, table, numbered=direct.get("num_id") != ""))
            if "num_id" in direct or "num_level" in direct:
                num_id = direct.get("num_id", values.get("num_id", ""))
                values |= self._level_properties(num_id, direct.get("num_level", values.get("num_level", 0)))
            found = self._styles.get(style)
            self._paragraphs[key] = build_paragraph_format(
                values | direct, style, found.name if found else ""
            )
        return self._paragraphs[key]

    def label(
        self, p_pr: Element | None, level_r_pr: Element | None, paragraph: ParagraphFormat
    ) -> RunFormat:
        """Return how the number of a list paragraph looks: as its mark, and what the level adds."""
        mark = self._read_run(p_pr.find(qn("w:rPr")) if p_pr is not None else None)
        base = self._run_base(paragraph.style, "", NO_TABLE)
        return RunFormat(**(base | mark | self._read_run(level_r_pr)))

    def table_properties(self, style: str) -> list[Element]:
        """Return the ``w:tblPr`` of a table style's chain, from the base to the style itself."""
        found = (link.element.find(qn("w:tblPr")) for link in self._chain(style, "table"))
        return [element for element in found if element is not None]

    def table_cell_borders(self, table: TableLook) -> dict[str, Border | None]:
        """Return {edge: line} of what a table style says about cells under these conditions."""
        edges: dict[str, Border | None] = {}
        for holder in self._table_holders(table):
            tc_pr = holder.find(qn("w:tcPr"))
            edges |= read_borders(tc_pr.find(qn("w:tcBorders")) if tc_pr is not None else None)
        return edges

    def _read_run(self, r_pr: Element | None) -> Properties:
        return read_run_properties(r_pr, self._fonts)

    def _run_base(self, style: str, chosen: str, table: TableLook) -> Properties:
        """Return what a run inherits: toggles of the three kinds of style cancel each other."""
        key = (style, chosen, table)
        if key not in self._run_bases:
            levels = [
                self._merge_runs(self._table_holders(table)),
                self._merge_runs(link.element for link in self._chain(style, "paragraph")),
                self._merge_runs(link.element for link in self._chain(chosen, "character")),
            ]
            base = dict(self._run_defaults)
            for level in levels:
                base |= level
            for toggle in TOGGLES:
                says = [level[toggle] for level in levels if toggle in level]
                if says:
                    base[toggle] = bool(self._run_defaults.get(toggle)) or sum(says) % 2 == 1
            self._run_bases[key] = base
        return self._run_bases[key]

    def _merge_runs(self, holders: Iterable[Element]) -> Properties:
        found: Properties = {}
        for holder in holders:
            found |= self._read_run(holder.find(qn("w:rPr")))
        return found

    def _paragraph_base(self, style: str, table: TableLook, *, numbered: bool) -> Properties:
        key = (style, table, numbered)
        if key not in self._paragraph_bases:
            base = dict(self._paragraph_defaults)
            for holder in self._table_holders(table):
                base |= read_paragraph_properties(holder.find(qn("w:pPr")))
            for link in self._chain(style, "paragraph"):
                own = read_paragraph_properties(link.element.find(qn("w:pPr")))
                if own.get("num_id"):
                    own.setdefault("num_level", self._numbering.level_of_style(own["num_id"], link.id))
                    base |= self._level_properties(own["num_id"], own["num_level"]) if numbered else {}
                base |= own
            self._paragraph_bases[key] = base
        return self._paragraph_bases[key]

    def _level_properties(self, num_id: str, level: int) -> Properties:
        found = self._numbering.level(num_id, level)
        return read_paragraph_properties(found.p_pr) if found else {}

    def _table_holders(self, table: TableLook) -> list[Element]:
        """Return the elements of a table style that say something here, from weak to strong."""
        style, conditions = table
        if not style:
            return []
        links = [link.element for link in self._chain(style, "table")]
        conditional = [
            part
            for condition in conditions
            for link in links
            for part in link.iterchildren(qn("w:tblStylePr"))
            if part.get(qn("w:type")) == condition
        ]
        return links + conditional

    def _resolve(self, style: str, kind: str) -> str:
        """Return the id of the style of that kind: itself, its linked twin, or the default one."""
        found = self._styles.get(style)
        if found is not None and found.kind != kind:
            found = self._styles.get(found.link)
        if found is not None and found.kind == kind:
            return found.id
        return self._default_ids.get(kind, "")

    def _chain(self, style: str, kind: str) -> tuple[_Style, ...]:
        """Return a style and those it is based on, the base first; a circle ends where it closes."""
        key = (style, kind)
        if key not in self._chains:
            found: dict[str, _Style] = {}
            current = self._styles.get(self._resolve(style, kind))
            while current is not None and current.kind == kind and current.id not in found:
                found[current.id] = current
                current = self._styles.get(current.based_on)
            self._chains[key] = tuple(reversed(found.values()))
        return self._chains[key]


def _read_style(element: Element) -> _Style:
    return _Style(
        id=element.get(qn("w:styleId"), ""),
        kind=element.get(qn("w:type"), "paragraph"),
        name=_value(element, "w:name"),
        based_on=_value(element, "w:basedOn"),
        link=_value(element, "w:link"),
        element=element,
    )


def _value(parent: Element | None, name: str) -> str:
    child = parent.find(qn(name)) if parent is not None else None
    return child.get(_VAL, "") if child is not None else ""


def _at(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = element.find(qn(name)) if element is not None else None
    return element
