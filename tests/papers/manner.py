"""In what manner a document is written down: the program, and the habits of who used it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False
    color: str = ""
    caps: bool = False
    """Capitals that are a look of small letters."""
    narrow: bool = False
    """Letters set a little closer, to keep a line whole."""

    def but(self, **changes: Any) -> Look:
        """Return it with some changes."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Form:
    """How a paragraph stands; measures in twips."""

    align: str = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 240
    rule: str = "auto"
    tabs: tuple[tuple[str, int], ...] = ()
    border: str = ""
    """``top`` or ``bottom``: a line of the paragraph."""
    keep: bool = False
    outline: int = -1

    def but(self, **changes: Any) -> Form:
        """Return it with some changes."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """One way of writing; the defaults are a clerk's in Word today."""

    program: str = "word-365"
    """``word-365``, ``word-2003``, ``libreoffice``, ``wps`` or ``google-docs``."""
    head: str = "table"
    """``table``, ``rows`` (a row for each line), ``one-row``, ``joined`` (line breaks in the cells), ``tabs``
    or ``boxes``."""
    columns: tuple[float, float] = (67.5, 100)
    """Of the head, in mm."""
    rule: str = "drawing"
    """``drawing``, ``drawing-inside`` (anchored in the text above), ``drawing-below`` (in the text below),
    ``vml``, ``vml-inside``, ``border``, ``border-inside`` (of the text's own paragraph) or
    ``underscores``."""
    fonts: str = "direct"
    """``direct``, ``defaults``, ``style``, ``chain`` or ``theme``."""
    styles: bool = False
    """Whether every kind of paragraph has a style that says how it looks."""
    spacing: str = "before"
    """Where the 6 pt between paragraphs are: ``before``, ``after`` or ``both`` (3 pt each)."""
    gap: float = 6
    first: float = 567
    """Indent of first lines, in twips: 567 is 1 cm, 720 is 1.27 cm, 709 is 1.25 cm."""
    line: tuple[str, float] = ("auto", 240)
    numbered: bool = False
    """Whether Word counts the headings."""
    sections: str = "both"
    """How ``I. …`` headings are aligned."""
    page: str = "complex"
    """``none``, ``complex``, ``simple``, ``first`` (with an empty header of the first page), ``sdt``,
    ``frame``, ``even`` (even pages have a header of their own) or ``table``."""
    foot: str = "table"
    """``table``, ``spaced`` (a narrow column between), ``joined`` or ``tabs``."""
    gaps: str = "empty"
    """Room for the signature: ``empty`` paragraphs, ``space``, ``breaks`` or ``picture``."""
    small: bool = False
    """Whether the head is set in 12 and 13 pt instead of 13 and 14."""
    cut: bool = False
    """Whether runs are cut anywhere."""
    tracked: bool = False
    habits: frozenset[str] = frozenset()
    """``caps`` (capitals by format), ``strong`` (bold by a character style), ``narrow`` (lines kept whole by
    letters set closer), ``tab`` (first lines begin with a tab), ``signed`` (“(Đã ký)”), ``lead`` (empty
    paragraphs and blanks at the ends of lines), ``one-subject`` (the trích yếu in one paragraph), ``dashes``
    (dashes of Nơi nhận counted by Word), ``to-table`` (Kính gửi in a table), ``shaded`` (white behind the
    letters), ``tags`` (smart tags), ``note`` (a footnote), ``no-break`` (blanks that do not break) or
    ``white`` (white lines around the cells that place the text)."""
    margins: tuple[int, int, int, int] = (1134, 851, 1134, 1701)
    """Top, right, bottom, left."""
    body: float = 14
    seed: int = 1

    def but(self, **changes: Any) -> Manner:
        """Return it with some changes."""
        return replace(self, **changes)

    @property
    def text_width(self) -> int:
        """Room between the margins of a portrait page, in twips."""
        return 11906 - self.margins[1] - self.margins[3]


WORD = Manner(cut=True)
WORD_STYLES = Manner(
    fonts="style", styles=True, rule="drawing-inside", page="sdt", numbered=True, first=720, spacing="after"
)
WORD_THEME = Manner(fonts="theme", rule="drawing-below", head="one-row", page="simple", gaps="space")
OLD_WORD = Manner(
    program="word-2003", rule="vml", fonts="style", page="frame", line=("auto", 288), columns=(65, 103)
)
LIBRE = Manner(
    program="libreoffice",
    rule="border",
    fonts="chain",
    styles=True,
    page="first",
    first=720,
    columns=(66, 102),
)
WPS = Manner(program="wps", rule="underscores", fonts="direct", page="complex", line=("auto", 300))
GOOGLE = Manner(
    program="google-docs",
    rule="border",
    fonts="direct",
    page="first",
    gaps="breaks",
    first=720,
    line=("auto", 276),
    columns=(66, 102),
)
OFFICES = {
    "word": WORD,
    "word-styles": WORD_STYLES,
    "word-theme": WORD_THEME,
    "word-2003": OLD_WORD,
    "libreoffice": LIBRE,
    "wps": WPS,
    "google-docs": GOOGLE,
}
