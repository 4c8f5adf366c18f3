"""A paragraph as lines of a terminal: words wrapped, indented, aligned, stretched to both margins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style

from baocao.layout.blocks import Paragraph, Run
from baocao.ooxml.formats import RunFormat, TabStop
from baocao.units import Length
from baocao.view.page_height import find_lines

Line = list[Segment]

_TOKENS: Final = re.compile(r"\t|[\n\f]| +|[^\t\n\f ]+")
_SUPERSCRIPTS: Final = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS: Final = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_STEERING: Final = re.compile(
    "[\x00-\x08\x0b\x0d-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""Control signs, signs without width, and those that would turn the terminal's writing direction."""
_DEFAULT_TAB: Final = Length.from_twips(720)
_LEADERS: Final = {"dot": ".", "middleDot": "·", "hyphen": "-", "underscore": "_", "heavy": "_"}
_MAX_STRETCH: Final = 2
"""How many blanks a gap may grow by; a line that would need more stays ragged."""


@dataclass(slots=True)
class _Token:
    kind: str
    """``word``, ``blank``, ``tab`` or ``end`` (of a line)."""
    pieces: list[tuple[str, Style | None]]
    width: int


@dataclass(frozen=True, slots=True)
class Measure:
    """How many columns a paragraph's lengths are."""

    columns: int
    """Of the room it stands in."""
    left: int
    right: int
    first: int
    """Indent of the first line, from the left edge of the room."""
    scale: float
    """Columns a millimetre."""

    @classmethod
    def of(cls, paragraph: Paragraph, columns: int) -> Measure:
        """Return the measure of a paragraph in so many columns; indents never take more than their share."""
        look = paragraph.format
        scale = columns / paragraph.room.mm if paragraph.room > 0 else 0.5
        left = _clamp(look.left.mm * scale, 0, columns // 3)
        right = _clamp(look.right.mm * scale, 0, columns // 3)
        first = _clamp((look.left.mm + look.first_line.mm) * scale, 0, columns // 2)
        if paragraph.label and look.first_line < 0 and paragraph.label_suffix == "tab":
            left = min(max(left, first + cell_len(paragraph.label) + 1), columns // 2)
        return cls(columns, left, right, first, scale)


def _clamp(value: float, low: int, high: int) -> int:
    return max(low, min(round(value), high))


def draw_text(paragraph: Paragraph, columns: int, page: str = "", *, stretch: bool = True) -> list[Line]:
    """Return the paragraph's text as lines no wider than `columns`; none when it has no text.

    Args:
        paragraph: what it holds besides text (rules, boxes, pictures) is left to the caller.
        columns: width of the room it stands in.
        page: number to show where the document has a PAGE field; Word's last one when empty.
        stretch: whether lines of justified paragraphs are spread to the right margin.
    """
    measure = Measure.of(paragraph, columns)
    if paragraph.format.alignment == "center":
        paragraph, measure = _break_as_printed(paragraph, measure)
    tokens = list(_iter_tokens(paragraph, page))
    if not any(token.kind != "blank" for token in tokens):
        return []
    return _Wrapper(paragraph, measure, stretch=stretch).wrap(tokens)


def _break_as_printed(paragraph: Paragraph, measure: Measure) -> tuple[Paragraph, Measure]:
    """Return a centred paragraph with line ends where the printed page has them, if the terminal has room.

    Titles and names of bodies are laid out by hand to break in the right
    place; a terminal's letters, all of one width, would break elsewhere.
    """
    text = list("".join(run.text for run in paragraph.runs))
    if paragraph.room <= 0 or paragraph.label or "\t" in text:
        return paragraph, measure
    for start in find_lines(paragraph)[1:]:
        if text[start - 1] == " ":
            text[start - 1] = "\n"
    if max(map(cell_len, "".join(text).split("\n"))) > measure.columns:
        return paragraph, measure
    letters = iter(text)
    runs = tuple(replace(run, text="".join(islice(letters, len(run.text)))) for run in paragraph.runs)
    shift = measure.left - measure.right  # what indents of unlike width do to the middle
    bare = replace(measure, left=max(0, shift), right=max(0, -shift), first=max(0, shift))
    return replace(paragraph, runs=runs), bare


def width_of(line: Line) -> int:
    """Return how many columns a line takes."""
    return sum(cell_len(segment.text) for segment in line)


def blank(columns: int) -> Segment:
    """Return so many blanks."""
    return Segment(" " * columns)


def pad(line: Line, columns: int) -> Line:
    """Return the line filled with blanks up to `columns`."""
    missing = columns - width_of(line)
    return [*line, blank(missing)] if missing > 0 else line


def clean(text: str) -> str:
    r"""Return the text without anything that would steer a terminal.

    >>> clean("a\x9b31mb\u202e")
    'a31mb'
    """
    return _STEERING.sub("", text)


@lru_cache(maxsize=512)
def style_of(look: RunFormat) -> Style | None:
    """Return the terminal style of a run; None for plain text."""
    colour = _colour(look.colour)
    if not (look.bold or look.italic or look.underline or look.strike or colour):
        return None
    return Style(
        bold=look.bold or None,
        italic=look.italic or None,
        underline=bool(look.underline) or None,
        strike=look.strike or None,
        color=colour,
    )


ADDED: Final = Style(color="green", underline=True, meta={"change": "added"})
REMOVED: Final = Style(color="red", strike=True, meta={"change": "removed"})
_CHANGES: Final = {"added": ADDED, "removed": REMOVED}
"""Looks that also tell apart without colours; `meta` says to others what they stand for."""


def _style(run: Run) -> Style | None:
    own, change = style_of(run.format), _CHANGES.get(run.change)
    return own + change if own and change else own or change


def _colour(colour: str) -> str | None:
    """Return the colour for the terminal; None for greys, which might vanish on its background."""
    if not re.fullmatch("[0-9A-F]{6}", colour):
        return None
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return f"#{colour.lower()}" if max(parts) - min(parts) > 0x40 else None  # noqa: PLR2004  # far from grey


def _shown(run: Run, page: str) -> str:
    text = page if page and run.field_name == "PAGE" else run.text
    look = run.format
    if look.caps or look.small_caps:
        text = text.upper()
    if look.vertical == "superscript":
        text = text.translate(_SUPERSCRIPTS)
    elif look.vertical == "subscript":
        text = text.translate(_SUBSCRIPTS)
    return clean(text)


def _iter_pieces(paragraph: Paragraph, page: str) -> Iterator[tuple[str, Style | None]]:
    if paragraph.label:
        gap = {"space": " ", "nothing": ""}.get(paragraph.label_suffix, "\t")
        yield clean(paragraph.label), style_of(paragraph.label_format)
        yield gap, None
    for run in paragraph.runs:
        if run.picture is not None and any(one.text.strip() for one in paragraph.runs):
            yield (
                f"[{run.picture.kind}: {clean(run.picture.alt)}]"
                if run.picture.alt
                else f"[{run.picture.kind}]",
                None,
            )
        elif not run.format.hidden:
            yield _shown(run, page), _style(run)


def _iter_tokens(paragraph: Paragraph, page: str) -> Iterator[_Token]:
    """Yield words, blanks, tabs and line ends; a word may be of several styles."""
    word: _Token | None = None
    for text, style in _iter_pieces(paragraph, page):
        for piece in _TOKENS.findall(text):
            kind = {"\t": "tab", "\n": "end", "\f": "end", " ": "blank"}.get(piece[0], "word")
            if kind == "word" and word is not None:
                word.pieces.append((piece, style))
                word.width += cell_len(piece)
                continue
            if word is not None:
                yield word
                word = None
            token = _Token(kind, [(piece, style)], cell_len(piece) if kind in {"word", "blank"} else 0)
            if kind == "word":
                word = token
            else:
                yield token
    if word is not None:
        yield word


class _Wrapper:
    """Fills lines with tokens."""

    def __init__(self, paragraph: Paragraph, measure: Measure, *, stretch: bool) -> None:
        self._alignment = paragraph.format.alignment
        self._stretch = stretch
        self._tabs = paragraph.format.tabs
        self._hanging = measure.left > measure.first
        self._measure = measure
        self._lines: list[Line] = []
        self._current: list[_Token] = []
        self._used = 0

    def wrap(self, tokens: list[_Token]) -> list[Line]:
        for index, token in enumerate(tokens):
            if token.kind == "end":
                self._finish(last=True)
            elif token.kind == "tab":
                self._place_tab(token, tokens[index + 1 :])
            elif token.kind == "blank":
                self._put(token)
            else:
                self._place_word(token)
        self._finish(last=True)
        return self._lines

    @property
    def _indent(self) -> int:
        return self._measure.left if self._lines else self._measure.first

    @property
    def _room(self) -> int:
        return max(1, self._measure.columns - self._measure.right - self._indent)

    def _put(self, token: _Token) -> None:
        self._current.append(token)
        self._used += token.width

    def _place_word(self, token: _Token) -> None:
        if self._used + token.width > self._room and any(one.kind != "blank" for one in self._current):
            self._finish(last=False)
        if token.width <= self._room - self._used:
            self._put(token)
            return
        for piece in _break_word(token, lambda: self._room - self._used):
            if piece.width > self._room - self._used and self._current:
                self._finish(last=False)
            self._put(piece)

    def _place_tab(self, token: _Token, following: list[_Token]) -> None:
        """Reach the next tab stop; text after a right or centred stop is pulled back by its width."""
        at = self._indent + self._used
        target, stop = self._next_stop(at)
        if stop is not None and stop.alignment in {"right", "center", "decimal"}:
            ahead = _width_ahead(following)
            target -= ahead if stop.alignment == "right" else ahead // 2
            target = min(target, self._measure.columns - self._measure.right - ahead)
        gap = max(1, target - at)
        if self._used + gap > self._room:
            self._finish(last=False)
            return
        fill = _LEADERS.get(stop.leader, " ") if stop is not None else " "
        self._put(_Token("tab", [(fill * gap, token.pieces[0][1] if fill == " " else None)], gap))

    def _next_stop(self, at: int) -> tuple[int, TabStop | None]:
        scale = self._measure.scale
        if self._hanging and not self._lines and at < self._measure.left:
            return self._measure.left, None  # the hanging indent is a tab stop of its own
        for stop in self._tabs:
            column = round(stop.position.mm * scale)
            if column > at and stop.alignment != "bar":
                return column, stop
        step = max(2, round(_DEFAULT_TAB.mm * scale))
        return (at // step + 1) * step, None

    def _finish(self, *, last: bool) -> None:
        """Turn what was gathered into a line."""
        tokens = self._current
        while tokens and tokens[-1].kind == "blank":
            self._used -= tokens.pop().width
        spare = max(0, self._room - self._used)
        indent = self._indent
        if self._alignment == "center":
            indent += spare // 2
        elif self._alignment == "right":
            indent += spare
        elif self._alignment == "both" and self._stretch and not last:
            _stretch(tokens, spare)
        pieces = [piece for token in tokens for piece in token.pieces]
        line = [blank(indent)] if indent and pieces else []
        for style, group in groupby(pieces, key=itemgetter(1)):
            line.append(Segment("".join(text for text, _ in group), style))
        self._lines.append(line)
        self._current = []
        self._used = 0


def _stretch(tokens: list[_Token], spare: int) -> None:
    """Spread spare columns over the gaps of a line, those after its last tab."""
    after = max((index for index, token in enumerate(tokens) if token.kind == "tab"), default=0)
    gaps = [token for token in tokens[after + 1 :] if token.kind == "blank"]
    if not gaps or spare > _MAX_STRETCH * len(gaps):
        return
    half = len(gaps) // 2
    for index, gap in enumerate(gaps):
        more = (spare * (index + 1) + half) // len(gaps) - (spare * index + half) // len(gaps)
        text, style = gap.pieces[0]
        gap.pieces[0] = (text + " " * more, style)


def _break_word(token: _Token, room: Callable[[], int]) -> Iterator[_Token]:
    """Yield pieces of a word longer than a line."""
    for text, style in token.pieces:
        for piece in chop_cells(text, max(1, room())):
            yield _Token("word", [(piece, style)], cell_len(piece))


def _width_ahead(tokens: list[_Token]) -> int:
    width = 0
    for token in tokens:
        if token.kind in {"tab", "end"}:
            break
        width += token.width
    return width
