"""What can be mended in a document without touching a word: small changes, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from baocao.units import Length


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A paragraph of the file: the part it stands in and which ``w:p`` of it, in document order."""

    part: str
    """Entry of the package, e.g. ``word/document.xml``."""
    index: int
    """Among all ``w:p`` of the part (``root.iter(w:p)``), from 0; -1 when it is not in the file."""


NO_ANCHOR: Final = Anchor("", -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRuns:
    """Change how the letters of a paragraph look; what is None stays as it is."""

    anchor: Anchor
    start: int = 0
    end: int | None = None
    """``[start, end)`` in characters of `Paragraph.text`; None: to its end, and the paragraph's mark."""
    font: str | None = None
    size: Length | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    black: bool = False
    """Take away a colour, so that the letters print black."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParagraph:
    """Change how a paragraph is set; what is None stays as it is."""

    anchor: Anchor
    alignment: str | None = None
    """``left``, ``center``, ``right`` or ``both``."""
    left: Length | None = None
    right: Length | None = None
    first_line: Length | None = None
    """From `left`; negative hangs out."""
    space_before: Length | None = None
    space_after: Length | None = None
    line_multiple: float | None = None
    """Word's “multiple”; not together with `line_exact`."""
    line_exact: Length | None = None
    """Word's “exactly”."""
    contextual_spacing: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPage:
    """Change the page of a section; what is None stays as it is."""

    section: int
    """From 0, in document order."""
    width: Length | None = None
    height: Length | None = None
    top: Length | None = None
    right: Length | None = None
    bottom: Length | None = None
    left: Length | None = None
    """As printed: a gutter in the file is taken to 0."""
    header_distance: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PutPageNumber:
    """Put the number of the page into the header, centred, and leave the first page without one."""

    section: int
    font: str
    size: Length
    header_distance: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRule:
    """Draw a solid line below a paragraph, centred in its column, in a thin paragraph after it.

    The thin paragraph has a border at its top and indents that leave `length`;
    rules typed as underscores or hyphens stay where they are unless `instead`.
    """

    anchor: Anchor
    length: Length
    room: Length
    """Width of the column or page the paragraph stands in."""
    thickness: Length
    instead: Anchor | None = None
    """A paragraph of underscores or hyphens whose text this line takes the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRuleLength:
    """Draw out a line that is a shape, or shorten it; its middle stays where it is."""

    anchor: Anchor
    """The paragraph that the shape hangs on."""
    index: int
    """Among its `Paragraph.rules`, from 0."""
    length: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """Write a stretch of a paragraph again with other blanks, or composed letters; no word changes."""

    anchor: Anchor
    start: int
    end: int
    """``[start, end)`` in characters of `Paragraph.text`."""
    text: str
    """The same letters and signs; only blanks differ."""


@dataclass(frozen=True, slots=True)
class Compose:
    """Write all text of the file in composed letters (NFC)."""


Repair = SetRuns | SetParagraph | SetPage | PutPageNumber | PutRule | SetRuleLength | SetText | Compose
