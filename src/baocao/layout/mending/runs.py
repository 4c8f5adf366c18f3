"""How letters look, changed run by run: set directly, and only where they look otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from baocao.layout.mending.desk import Desk, require_mark, require_r_pr
from baocao.layout.mending.letters import Letters
from baocao.layout.reading.scope import Origin
from baocao.layout.repair import SetRuns
from baocao.ooxml.formats import RunFormat
from baocao.ooxml.order import drop, put
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

Look = dict[str, Any]
"""{field of `SetRuns`: value} of what is wanted of a run."""

_PLACE: Final = frozenset({"anchor", "start", "end"})
_BLACK: Final = frozenset({"", "000000"})
_SYMBOL_FONTS: Final = ("symbol", "wingdings", "webdings", "mt extra", "zapfdingbats", "opensymbol")
_CODED_FONTS: Final = (".vn", "vni-", "vni ")
"""Fonts whose letters are no Unicode: under any other font their text could not be read."""
_FACES: Final = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How ``[start, end)`` of a paragraph is to look."""

    start: int
    end: int | None
    look: tuple[tuple[str, Any], ...]

    @property
    def with_mark(self) -> bool:
        """Whether the paragraph's mark is meant as well."""
        return self.end is None

    def last(self, length: int) -> int:
        """Return where it ends in a paragraph of so many characters."""
        return length if self.end is None else self.end

    def covers(self, start: int, end: int, length: int) -> bool:
        """Tell whether a run is meant; one without letters belongs to what stands on both its sides."""
        last = self.last(length)
        if start < end:
            return start < last and self.start < end
        return (self.start < start or self.start == 0) and (start < last or self.end is None)


def read_wanted(repair: SetRuns) -> Wanted:
    """Return what a repair asks for."""
    names = [one.name for one in fields(repair) if one.name not in _PLACE]
    values = [(name, getattr(repair, name)) for name in names if name != "black" or repair.black]
    return Wanted(repair.start, repair.end, tuple(pair for pair in values if pair[1] is not None))


def set_runs(desk: Desk, origin: Origin, letters: Letters, wanted: Sequence[Wanted]) -> None:
    """Give the runs of a paragraph the look that is wanted; of two wishes for one thing the first counts."""
    text = letters.text
    length = len(text)
    for one in wanted:
        letters.cut(one.start)
        if one.end is not None:
            letters.cut(one.end)
    for run, start, end, near in _pair(list(letters.iter_spans()), wanted, length):
        look = _merge(one.look for one in near if one.covers(start, end, length))
        now = desk.styles.run(run.find(qn("w:rPr")), origin.style, origin.table)
        _keep_bound_font(look, now, text[start:end])
        if _differs(now, look):
            _change(require_r_pr(run), now, look)
    look = _merge(one.look for one in wanted if one.with_mark)
    p_pr = origin.element.find(qn("w:pPr"))
    mark = p_pr.find(qn("w:rPr")) if p_pr is not None else None
    now = desk.styles.run(mark, origin.style, origin.table)
    _keep_bound_font(look, now, "")
    if _differs(now, look):
        _change(require_mark(origin.element), now, look)


def _pair(
    spans: Sequence[tuple[Element, int, int]], wanted: Sequence[Wanted], length: int
) -> Iterator[tuple[Element, int, int, Sequence[Wanted]]]:
    """Yield each run with the wishes that may reach it, in the order in which they count.

    Cost: of a pass over both, for wishes that do not overlap.
    """
    waiting = sorted(enumerate(wanted), key=lambda pair: -pair[1].start)
    near: list[tuple[int, Wanted]] = []
    for run, start, end in spans:
        near = [pair for pair in near if start <= pair[1].last(length)]
        while waiting and waiting[-1][1].start <= end:
            near.append(waiting.pop())
        near.sort(key=lambda pair: pair[0])
        yield run, start, end, [one for _, one in near]


def _merge(looks: Iterable[tuple[tuple[str, Any], ...]]) -> Look:
    merged: Look = {}
    for look in looks:
        for name, value in look:
            merged.setdefault(name, value)
    return merged


def _differs(now: RunFormat, look: Look) -> bool:
    return any(not _IS_SO[name](now, value) for name, value in look.items())


def _change(r_pr: Element, now: RunFormat, look: Look) -> None:
    for name, value in look.items():
        if not _IS_SO[name](now, value):
            _SET[name](r_pr, value)


def is_bound(font: str) -> bool:
    """Tell whether text in this font may mean something else in any other: signs, letters of old codes."""
    return font.lower().startswith((*_SYMBOL_FONTS, *_CODED_FONTS))


def _keep_bound_font(look: Look, now: RunFormat, text: str) -> None:
    """Take the font out of what is wanted of a text that would read differently in it.

    In a font of an old code, letters above U+00FF are Unicode all the same,
    and plain ASCII reads alike in every font.
    """
    fonts = (now.font, now.font_accented)
    is_sign = any(one.lower().startswith(_SYMBOL_FONTS) for one in fonts)
    is_unicode = text.isascii() or any(sign > "ÿ" and sign.isalpha() for sign in text)
    if is_sign or (any(map(is_bound, fonts)) and not is_unicode):
        look.pop("font", None)


def _has_font(now: RunFormat, font: str) -> bool:
    return now.font == now.font_accented == font


_IS_SO: Final[Mapping[str, Callable[[RunFormat, Any], bool]]] = {
    "font": _has_font,
    "size": lambda now, size: now.size.half_points == size.half_points,
    "bold": lambda now, on: now.bold == on,
    "italic": lambda now, on: now.italic == on,
    "underline": lambda now, on: bool(now.underline) == on,
    "black": lambda now, on: not on or now.colour in _BLACK,
}
"""{field of `SetRuns`: whether a run is so already}."""


def put_font(r_pr: Element, font: str) -> None:
    """Name the font for letters of all kinds; fonts of the theme no longer count."""
    fonts = r_pr.find(qn("w:rFonts"))
    if fonts is None:
        fonts = put(r_pr, "w:rFonts")
    for theme in _THEMES:
        fonts.attrib.pop(qn(f"w:{theme}"), "")
    for face in _FACES:
        fonts.set(qn(f"w:{face}"), font)


def _put_size(r_pr: Element, size: Length) -> None:
    for name in ("w:sz", "w:szCs"):
        put(r_pr, name, val=size.half_points)


def _put_switch(name: str) -> Callable[[Element, bool], None]:
    def change(r_pr: Element, on: bool) -> None:
        for twin in (f"w:{name}", f"w:{name}Cs"):
            put(r_pr, twin, **({} if on else {"val": "0"}))

    return change


def _put_underline(r_pr: Element, on: bool) -> None:
    put(r_pr, "w:u", val="single" if on else "none")


def _put_black(r_pr: Element, _on: bool) -> None:
    drop(r_pr, "w14:textFill")
    put(r_pr, "w:color", val="auto")


_SET: Final[Mapping[str, Callable[[Element, Any], None]]] = {
    "font": put_font,
    "size": _put_size,
    "bold": _put_switch("b"),
    "italic": _put_switch("i"),
    "underline": _put_underline,
    "black": _put_black,
}
