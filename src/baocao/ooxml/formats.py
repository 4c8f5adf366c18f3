"""How text and paragraphs look, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from baocao.units import Length

_NONE: Final = Length(0)
_WORD_SIZE: Final = Length.from_pt(10)
"""The size of text in a document that says nothing about it."""


@dataclass(frozen=True, slots=True)
class Border:
    """A visible line along one edge of a paragraph, a table or a cell."""

    style: str
    """As the schema names it: ``single``, ``double``, ``dotted``…."""
    width: Length = _NONE
    colour: str = ""
    space: Length = _NONE
    """Between the line and the text."""


@dataclass(frozen=True, slots=True)
class Borders:
    """The lines around a block; None where there is none."""

    top: Border | None = None
    bottom: Border | None = None
    left: Border | None = None
    right: Border | None = None
    inside_h: Border | None = None
    """Between rows, or between paragraphs that share their borders."""
    inside_v: Border | None = None

    def __bool__(self) -> bool:
        """Whether any line is drawn."""
        return any((self.top, self.bottom, self.left, self.right, self.inside_h, self.inside_v))


@dataclass(frozen=True, slots=True)
class TabStop:
    """Where a tab leads to."""

    position: Length
    alignment: str = "left"
    """``left``, ``center``, ``right``, ``decimal`` or ``bar``."""
    leader: str = ""
    """What fills the gap: ``dot``, ``hyphen``, ``underscore``…; empty for blanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFormat:
    """How a run looks once styles and direct formatting are put together."""

    font: str = "Times New Roman"
    """For ASCII letters; theme fonts are resolved."""
    font_accented: str = "Times New Roman"
    """For the other Latin letters, the Vietnamese ones among them (``w:hAnsi``)."""
    size: Length = _WORD_SIZE
    bold: bool = False
    italic: bool = False
    underline: str = ""
    """Kind of line, e.g. ``single``; empty for none."""
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    colour: str = ""
    """``RRGGBB``; empty for automatic."""
    highlight: str = ""
    vertical: str = ""
    """``superscript``, ``subscript`` or empty."""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFormat:
    """How a paragraph is set once styles, numbering and direct formatting are put together."""

    style: str = ""
    """Id of the paragraph style."""
    style_name: str = ""
    alignment: str = "left"
    """``left``, ``center``, ``right`` or ``both``."""
    left: Length = _NONE
    right: Length = _NONE
    first_line: Length = _NONE
    """From `left`; negative when the first line hangs out."""
    space_before: Length = _NONE
    space_after: Length = _NONE
    contextual_spacing: bool = False
    line_rule: str = "auto"
    """``auto`` (`line_multiple` counts), ``exact`` or ``atLeast`` (`line_height` counts)."""
    line_multiple: float = 1.0
    line_height: Length = _NONE
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    outline_level: int | None = None
    """0 for Heading 1; None for body text."""
    borders: Borders = field(default_factory=Borders)
    tabs: tuple[TabStop, ...] = ()
    num_id: str = ""
    num_level: int = 0
    frame: str = ""
    """Where its frame stands across the page: ``left``, ``center``, ``right``, ``inside``, ``outside``, or
    ``placed`` by a distance; empty when it stands in the text."""
