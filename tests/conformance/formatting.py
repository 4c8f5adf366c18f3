"""Effective formatting of paragraphs and runs: document defaults, table style, style chain, direct.

Written for the tests alone from ECMA-376 Part 1, 17.7.2, so that it cannot share a mistake with the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MM_PER_TWIP = 25.4 / 1440
FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


@cache
def w(name: str) -> str:
    """Clark name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def val(element: etree._Element | None, name: str = "val") -> str | None:
    """Value of a `w:` attribute; None when the element or the attribute is not there."""
    return None if element is None else element.get(w(name))


def is_on(element: etree._Element) -> bool:
    """Whether a toggle such as ``<w:b/>`` says yes."""
    return element.get(w("val"), "1") not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What a paragraph looks like; lengths in millimetres, spacing in points."""

    align: str
    left: float
    right: float
    first_line: float
    before: float
    after: float
    line: float
    """Points when `line_rule` is exact or atLeast; multiples of a line when it is auto."""
    line_rule: str
    outline: int | None
    keep_next: bool
    page_break_before: bool
    contextual: bool
    style: str
    numbered: bool
    borders: frozenset[str]


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What a run looks like."""

    size: float
    bold: bool
    italic: bool
    underline: str
    caps: bool
    hidden: bool
    color: str
    language: str
    fonts: tuple[str | None, ...]
    """Font names in the order of FONT_SLOTS."""


class Styles:
    """The styles of one document, ready to answer for any paragraph or run."""

    def __init__(self, styles: etree._Element, theme: etree._Element | None) -> None:
        """Take the root of styles.xml and of the theme, when there is one."""
        self._by_id = {style.get(w("styleId")): style for style in styles.iter(w("style"))}
        self._default = {
            style.get(w("type")): style.get(w("styleId"))
            for style in styles.iter(w("style"))
            if style.get(w("default")) in {"1", "true", "on"}
        }
        self._doc_defaults = styles.find(w("docDefaults"))
        self._theme = theme
        self._paragraphs: dict[tuple[object, ...], ParagraphFormat] = {}
        self._runs: dict[tuple[object, ...], RunFormat] = {}

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        """The style and those it is based on, root first."""
        chain: list[etree._Element] = []
        while style_id in self._by_id and self._by_id[style_id] not in chain:
            chain.insert(0, self._by_id[style_id])
            style_id = val(chain[0].find(w("basedOn")))
        return chain

    def name(self, paragraph: etree._Element) -> str:
        """Style name of a paragraph, as Word shows it."""
        style = self._by_id.get(self._style_id(paragraph))
        return "" if style is None else val(style.find(w("name"))) or ""

    def _style_id(self, paragraph: etree._Element) -> str | None:
        return val(paragraph.find(f"{w('pPr')}/{w('pStyle')}")) or self._default.get("paragraph")

    def _table_styles(self, paragraph: etree._Element) -> list[etree._Element]:
        table = next(paragraph.iterancestors(w("tbl")), None)
        if table is None:
            return []
        named = val(table.find(f"{w('tblPr')}/{w('tblStyle')}")) or self._default.get("table")
        return self._chain(named)

    def _layers(self, paragraph: etree._Element, properties: str) -> Iterator[etree._Element]:
        """Property elements that bear on a paragraph, weakest first, its own `w:pPr` not included."""
        if self._doc_defaults is not None:
            yield from self._doc_defaults.findall(f"{w(properties + 'Default')}/{w(properties)}")
        for style in (*self._table_styles(paragraph), *self._chain(self._style_id(paragraph))):
            yield from style.findall(w(properties))

    def _key(self, paragraph: etree._Element, direct: etree._Element | None) -> tuple[object, ...]:
        """All that effective formatting depends on."""
        own = None if direct is None else etree.tostring(direct)
        return self._style_id(paragraph), *map(id, self._table_styles(paragraph)), own

    def paragraph(self, paragraph: etree._Element) -> ParagraphFormat:
        """Effective formatting of a paragraph."""
        key = self._key(paragraph, paragraph.find(w("pPr")))
        if key not in self._paragraphs:
            self._paragraphs[key] = self._resolve_paragraph(paragraph)
        return self._paragraphs[key]

    def _resolve_paragraph(self, paragraph: etree._Element) -> ParagraphFormat:
        layers = [*self._layers(paragraph, "pPr"), *paragraph.findall(w("pPr"))]

        def last(name: str) -> etree._Element | None:
            return next(
                (found for layer in reversed(layers) if (found := layer.find(w(name))) is not None), None
            )

        def attribute(element: str, *names: str) -> str | None:
            for layer in reversed(layers):
                found = layer.find(w(element))
                for name in names if found is not None else ():
                    if (value := found.get(w(name))) is not None:
                        return value
            return None

        def flag(name: str) -> bool:
            element = last(name)
            return element is not None and is_on(element)

        def twips(element: str, *names: str) -> float:
            return int(attribute(element, *names) or 0) * MM_PER_TWIP

        rule = attribute("spacing", "lineRule") or "auto"
        outline = val(last("outlineLvl"))
        number = last("numPr")
        borders = last("pBdr")
        return ParagraphFormat(
            align={"start": "left", "end": "right"}.get(val(last("jc")) or "left", val(last("jc")) or "left"),
            left=twips("ind", "left", "start"),
            right=twips("ind", "right", "end"),
            first_line=twips("ind", "firstLine") - twips("ind", "hanging"),
            before=int(attribute("spacing", "before") or 0) / 20,
            after=int(attribute("spacing", "after") or 0) / 20,
            line=int(attribute("spacing", "line") or 240) / (240 if rule == "auto" else 20),
            line_rule=rule,
            outline=None if outline in {None, "9"} else int(outline),
            keep_next=flag("keepNext"),
            page_break_before=flag("pageBreakBefore"),
            contextual=flag("contextualSpacing"),
            style=self.name(paragraph),
            numbered=number is not None and val(number.find(w("numId"))) not in {None, "0"},
            borders=frozenset(
                etree.QName(side).localname
                for side in (borders if borders is not None else ())
                if val(side) not in {None, "nil", "none"}
            ),
        )

    def run(self, run: etree._Element, paragraph: etree._Element) -> RunFormat:
        """Effective formatting of a run in its paragraph."""
        key = self._key(paragraph, run.find(w("rPr")))
        if key not in self._runs:
            self._runs[key] = self._resolve_run(run, paragraph)
        return self._runs[key]

    def _resolve_run(self, run: etree._Element, paragraph: etree._Element) -> RunFormat:
        inherited = [*self._layers(paragraph, "rPr")]
        character = [
            layer
            for style in self._chain(val(run.find(f"{w('rPr')}/{w('rStyle')}")))
            for layer in style.findall(w("rPr"))
        ]
        direct = run.findall(w("rPr"))
        layers = [*inherited, *character, *direct]

        def last(name: str) -> etree._Element | None:
            return next(
                (found for layer in reversed(layers) if (found := layer.find(w(name))) is not None), None
            )

        def toggle(name: str) -> bool:
            if (own := _last(direct, name)) is not None:
                return is_on(own)
            sides = [_last(side, name) for side in (inherited, character)]
            return sum(side is not None and is_on(side) for side in sides) == 1

        return RunFormat(
            size=int(val(last("sz")) or 20) / 2,
            bold=toggle("b"),
            italic=toggle("i"),
            underline=val(last("u")) or "none",
            caps=toggle("caps") or toggle("smallCaps"),
            hidden=toggle("vanish"),
            color=(val(last("color")) or "auto").lower(),
            language=val(last("lang")) or "",
            fonts=tuple(self._font(layers, slot) for slot in FONT_SLOTS),
        )

    def _font(self, layers: list[etree._Element], slot: str) -> str | None:
        for layer in reversed(layers):
            fonts = layer.find(w("rFonts"))
            if fonts is None:
                continue
            themed = fonts.get(w("cstheme" if slot == "cs" else f"{slot}Theme"))
            if themed:
                return self._theme_font(themed)
            if fonts.get(w(slot)):
                return fonts.get(w(slot))
        return None

    def _theme_font(self, name: str) -> str | None:
        if self._theme is None:
            return None
        family = "majorFont" if name.startswith("major") else "minorFont"
        script = {"EastAsia": "ea", "Bidi": "cs"}.get(name[5:], "latin")
        found = self._theme.find(f".//{{{A}}}{family}/{{{A}}}{script}")
        return None if found is None else found.get("typeface")


def _last(layers: list[etree._Element], name: str) -> etree._Element | None:
    return next((found for layer in reversed(layers) if (found := layer.find(w(name))) is not None), None)
