"""The numbers and signs of list paragraphs, as Word prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from baocao.ooxml.properties import is_on, read_number
from baocao.ooxml.xml import Element, qn

_VAL: Final = qn("w:val")
_BULLET: Final = "•"
_SIGNS: Final = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf076": "❖",
    "\uf0fc": "✓",
    "\uf02d": "-",
    "\uf0e0": "→",
    "\uf0a8": "◦",
    "\uf06f": "◦",
}
"""What Word's bullets in Symbol and Wingdings look like; their own code points mean nothing elsewhere."""
_PRIVATE_USE: Final = re.compile("[\ue000-\uf8ff]")
_PLACEHOLDER: Final = re.compile("%([1-9])")
_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MAX_ROMAN: Final = 32_767
_MAX_LETTERS: Final = 780
"""Thirty turns of the alphabet, where Word starts anew."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    """With ``%1`` … ``%9`` where the numbers of the levels go."""
    suffix: str = "tab"
    """What follows the number: ``tab``, ``space`` or ``nothing``."""
    restart: int | None = None
    """Level (from 1) after which counting starts anew; 0 for never, None for any higher one."""
    legal: bool = False
    """Whether all numbers are shown in Arabic figures."""
    style: str = ""
    """Id of the paragraph style that stands for this level."""
    p_pr: Element | None = None
    r_pr: Element | None = None


@dataclass(frozen=True, slots=True)
class _List:
    abstract_id: str
    levels: Mapping[int, Level]
    overrides: Mapping[int, int]
    """{level: number it starts from when this list is first used}."""


class Numbering:
    """The lists that a document defines; empty when it has none.

    Source:
        ECMA-376 Part 1, 17.9.
    """

    def __init__(self, root: Element | None = None) -> None:
        """Read ``word/numbering.xml``."""
        abstracts = {} if root is None else {_id_of(e): e for e in root.iterchildren(qn("w:abstractNum"))}
        self._style_links = {
            link.get(_VAL, ""): key
            for key, element in abstracts.items()
            if (link := element.find(qn("w:styleLink"))) is not None
        }
        self._abstracts = abstracts
        self._lists: dict[str, _List] = {}
        for num in root.iterchildren(qn("w:num")) if root is not None else ():
            self._lists.setdefault(num.get(qn("w:numId"), ""), self._read_list(num))

    def level(self, num_id: str, level: int) -> Level | None:
        """Return a level of a list; None when there is no such list or level."""
        found = self._lists.get(num_id)
        return found.levels.get(level) if found else None

    def level_of_style(self, num_id: str, style: str) -> int:
        """Return the level of the list that a paragraph style stands for; 0 when none names it."""
        found = self._lists.get(num_id)
        levels = found.levels.items() if found else ()
        return next((number for number, level in levels if level.style == style), 0)

    def find(self, num_id: str) -> _List | None:
        """Return a list by its id, for `Counters`."""
        return self._lists.get(num_id)

    def _read_list(self, num: Element) -> _List:
        target = num.find(qn("w:abstractNumId"))
        abstract_id = self._follow_link(target.get(_VAL, "") if target is not None else "")
        abstract = self._abstracts.get(abstract_id)
        levels = dict(_read_levels(abstract)) if abstract is not None else {}
        overrides: dict[int, int] = {}
        for override in num.iterchildren(qn("w:lvlOverride")):
            number = read_number(override.get(qn("w:ilvl")), 0) or 0
            levels.update(_read_levels(override))
            start = override.find(qn("w:startOverride"))
            if start is not None:
                overrides[number] = read_number(start.get(_VAL), 0) or 0
                levels[number] = replace(levels.get(number, Level()), start=overrides[number])
        return _List(abstract_id, levels, overrides)

    def _follow_link(self, abstract_id: str) -> str:
        """Return the id of the list that a list which only names a numbering style stands for."""
        abstract = self._abstracts.get(abstract_id)
        link = abstract.find(qn("w:numStyleLink")) if abstract is not None else None
        return abstract_id if link is None else self._style_links.get(link.get(_VAL, ""), abstract_id)


class Counters:
    """Counts list paragraphs in document order; one for each story (body, footnotes…)."""

    def __init__(self, numbering: Numbering) -> None:
        """Start with nothing counted."""
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()

    def next_label(self, num_id: str, level: int) -> str:
        """Return the number or sign of the next paragraph of a list; empty when it shows none.

        Lists over one definition count on together, unless one of them says
        where it starts: that counts when it is first met.
        """
        found = self._numbering.find(num_id)
        here = found.levels.get(level) if found else None
        if found is None or here is None:
            return ""
        counts = self._counts.setdefault(found.abstract_id, {})
        if level in found.overrides and (num_id, level) not in self._seen:
            counts.pop(level, None)
        self._seen.add((num_id, level))
        counts[level] = counts[level] + 1 if level in counts else here.start
        for deeper in [other for other in counts if other > level]:
            if _restarts(found.levels.get(deeper), level):
                del counts[deeper]
        return _label(found, here, counts)


def _restarts(deeper: Level | None, level: int) -> bool:
    if deeper is None or deeper.restart is None:
        return True
    return deeper.restart > level  # restart counts levels from 1


def _label(found: _List, here: Level, counts: Mapping[int, int]) -> str:
    if here.format == "none":
        return ""
    if here.format == "bullet":
        return (
            _PRIVATE_USE.sub(_BULLET, "".join(_SIGNS.get(letter, letter) for letter in here.text)) or _BULLET
        )

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        level = found.levels.get(index, Level())
        kind = "decimal" if here.legal and level.format != "decimalZero" else level.format
        return format_number(counts.get(index, level.start), kind)

    return _PLACEHOLDER.sub(number, here.text)


def format_number(number: int, kind: str) -> str:
    """Return a list number in one of Word's formats; Arabic figures for kinds not known.

    >>> [format_number(28, kind) for kind in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['28', 'XXVIII', 'bb', '28']

    Source:
        ECMA-376 Part 1, 17.18.59.
    """
    return _FORMATS.get(kind, str)(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MAX_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """Return A … Z, AA, BB …: the letter is repeated, as Word does."""
    if number < 1:
        return str(number)
    turn, letter = divmod((number - 1) % _MAX_LETTERS, 26)
    return chr(ord("A") + letter) * (turn + 1)


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
}


def _read_levels(holder: Element) -> list[tuple[int, Level]]:
    return [
        (max(0, min(read_number(lvl.get(qn("w:ilvl")), 0) or 0, 8)), _read_level(lvl))
        for lvl in holder.iterchildren(qn("w:lvl"))
    ]


def _read_level(lvl: Element) -> Level:
    values = {child.tag: child.get(_VAL) for child in lvl if isinstance(child.tag, str)}
    start = read_number(values.get(qn("w:start")), 0)
    return Level(
        start=start if start is not None else 0,
        format=_format_of(lvl.find(qn("w:numFmt"))),
        text=values.get(qn("w:lvlText")) or "",
        suffix=values.get(qn("w:suff")) or "tab",
        restart=read_number(values.get(qn("w:lvlRestart"))),
        legal=is_on(lvl.find(qn("w:isLgl"))),
        style=values.get(qn("w:pStyle")) or "",
        p_pr=lvl.find(qn("w:pPr")),
        r_pr=lvl.find(qn("w:rPr")),
    )


def _format_of(element: Element | None) -> str:
    return "decimal" if element is None else element.get(_VAL) or "decimal"


def _id_of(element: Element) -> str:
    return element.get(qn("w:abstractNumId"), "")
