"""What the readers of a document share: where they are, and the parts they read from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from baocao.errors import Location
from baocao.layout.blocks import Block, Run
from baocao.layout.repair import Anchor
from baocao.ooxml.numbering import Numbering, format_number
from baocao.ooxml.package import Package
from baocao.ooxml.properties import is_on, read_length
from baocao.ooxml.relationships import Relationship
from baocao.ooxml.styles import NO_TABLE, Styles, TableLook, Theme
from baocao.ooxml.xml import STRICT_TO_TRANSITIONAL, Element, parse_xml, qn
from baocao.units import Length

MAX_NESTING: Final = 20
"""Tables and boxes inside one another that are read as such; what lies deeper is read as bare paragraphs."""

_KNOWN_EXTENSIONS: Final = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15"})
_DEFAULT_TAB: Final = Length.from_twips(720)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a block stands."""

    file: str
    path: str
    """Vietnamese, as `Location.path` shows it."""
    room: Length
    table: TableLook = NO_TABLE
    depth: int = 0

    def step(
        self, name: str, number: int, *, room: Length | None = None, table: TableLook | None = None
    ) -> Scope:
        """Return the scope one step further in, e.g. ``step("bảng", 2)``."""
        return replace(
            self,
            path=f"{self.path}, {name} {number}",
            room=self.room if room is None else room,
            table=self.table if table is None else table,
            depth=self.depth + (name in {"bảng", "khung chữ"}),
        )

    def locate(self) -> Location:
        """Return the place for messages."""
        return Location(file=self.file, path=self.path)


BlockReader = Callable[[Element, Scope], tuple[Block, ...]]
"""Reads the blocks inside an element; tables and text boxes are given it for what they hold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An element of text, and the run it was read into."""

    element: Element
    run: int
    """Among the runs of its paragraph."""
    text: str
    """As it stands in the file, before it is composed."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the file a paragraph was read."""

    element: Element
    style: str
    """Id of its style."""
    table: TableLook
    runs: tuple[Run, ...]
    pieces: tuple[Piece, ...]
    shapes: tuple[Element, ...] = ()
    """Of each of its `Paragraph.rules`."""
    before: tuple[Anchor, ...] = ()
    """Paragraphs that run on into this one, because their marks are deleted."""


@dataclass
class Source:
    """The parts of one document, parsed when first asked for."""

    package: Package
    note_numbers: dict[str, str] = field(default_factory=dict)
    """{note id: number}, in the order in which the text refers to them."""
    origins: dict[Anchor, Origin] | None = None
    """Filled with where each paragraph was read, for who wants to change it; None when nobody does."""

    def parse(self, part: str) -> Element | None:
        """Return the root of a part; None when the package has no such part."""
        if part not in self.package.entries:
            return None
        content = self.package.read(part)
        if b"purl.oclc.org/ooxml" in content:  # saved as “Strict Open XML Document”
            for strict, transitional in STRICT_TO_TRANSITIONAL.items():
                content = content.replace(strict.encode(), transitional.encode())
        return parse_xml(content, Location(file=self.package.name, path=part))

    def parse_related(self, kind: str) -> Element | None:
        """Return the root of the main part's first relation of that kind, e.g. ``styles``."""
        target = self.find_target(kind)
        return self.parse(target) if target else None

    def find_target(self, kind: str) -> str:
        """Return the name of the part that the main part's first relation of that kind leads to."""
        rels = self.main_rels.values()
        return next((rel.target for rel in rels if rel.kind == kind and not rel.external), "")

    @cached_property
    def main_rels(self) -> dict[str, Relationship]:
        """Relationships of the main part."""
        return self.package.rels(self.package.main_part)

    @cached_property
    def numbering(self) -> Numbering:
        """The document's lists."""
        return Numbering(self.parse_related("numbering"))

    @cached_property
    def styles(self) -> Styles:
        """The document's styles, its theme and lists worked in."""
        theme = Theme.read(self.parse_related("theme"))
        return Styles(self.parse_related("styles"), theme=theme, numbering=self.numbering)

    @cached_property
    def settings(self) -> Element | None:
        """The root of ``word/settings.xml``."""
        return self.parse_related("settings")

    @property
    def even_headers(self) -> bool:
        """Whether even pages have headers of their own."""
        return self.settings is not None and is_on(self.settings.find(qn("w:evenAndOddHeaders")))

    @property
    def default_tab(self) -> Length:
        """Distance of tab stops where none are set."""
        element = self.settings.find(qn("w:defaultTabStop")) if self.settings is not None else None
        return read_length(element.get(qn("w:val"))) or _DEFAULT_TAB if element is not None else _DEFAULT_TAB

    def number_note(self, kind: str, note_id: str) -> tuple[str, str]:
        """Return (id, number) of a note that the text refers to, counting it when it is new."""
        key = f"{kind}:{note_id}"
        if key not in self.note_numbers:
            count = 1 + sum(other.startswith(f"{kind}:") for other in self.note_numbers)
            self.note_numbers[key] = format_number(count, self._note_format(kind))
        return key, self.note_numbers[key]

    def _note_format(self, kind: str) -> str:
        path = f"{qn(f'w:{kind}Pr')}/{qn('w:numFmt')}"
        element = self.settings.find(path) if self.settings is not None else None
        default = "decimal" if kind == "footnote" else "lowerRoman"
        return element.get(qn("w:val"), default) if element is not None else default


def choose_alternate(element: Element) -> Element | None:
    """Return the branch of an ``mc:AlternateContent`` that we can read.

    Source:
        ECMA-376 Part 3, 9.3.
    """
    choices = list(element.iterchildren(qn("mc:Choice")))
    for choice in choices:
        if set(choice.get("Requires", "").split()) <= _KNOWN_EXTENSIONS:
            return choice
    fallback = element.find(qn("mc:Fallback"))
    return fallback if fallback is not None else next(iter(choices), None)
