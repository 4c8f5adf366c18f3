"""Numbers of headings, clauses and points: how they are written, and where a list of them breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from baocao.layout.paper import SURE, Line, Paper, Part, PartKind, Zone
from baocao.viet.words import RomanNumeralError, parse_roman, to_roman

_LEVELS: Final = ("phan", "chuong", "muc", "tieu_muc", "chu_hoa", "la_ma", "dieu", "khoan", "diem")
"""From outside in; a number of one level begins new lists in those after it."""
LEVEL_NAMES: Final = {
    "phan": "phần",
    "chuong": "chương",
    "muc": "mục",
    "tieu_muc": "tiểu mục",
    "chu_hoa": "phần",
    "la_ma": "mục",
    "dieu": "Điều",
    "khoan": "khoản",
    "diem": "điểm",
}
_KEEPS_ON: Final = {"dieu", "chuong"}
"""Levels that are numbered through the document, whatever stands above them."""
_HEADS: Final = {"phan", "chuong", "chu_hoa", "la_ma", "dieu"}
_UPPER_LETTERS: Final = "ABCDĐEGHIK"
_ORDINALS: Final = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_CHAPTER_LEVELS: Final = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc"}

_CHAPTER: Final = re.compile(r"(tiểu mục|phần|chương|mục)\s+(?:thứ\s+)?(\w+)", re.IGNORECASE)
_SECTION: Final = re.compile(r"([IVXLC]+|[A-ZĐ])\s*([.\-–/)]|(?=\s))")
_ARTICLE: Final = re.compile(r"Điều\s+(\d{1,3})(?![\w])\s*([.:\-–]?)")
_CLAUSE: Final = re.compile(r"((?:\d{1,2}\.){0,3}\d{1,2})\s?([.\-–/)]|(?=\s))(?=\s|[^\W\d]|$)")
_POINT: Final = re.compile(r"([^\W\d_])\s?([.\-–/)])")
_SMALL_ROMAN: Final = re.compile(r"[ivx]{2,}\s?[).]")
_DASHES: Final = str.maketrans("–", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The number that a heading, a clause or a point begins with."""

    part: Part
    line: Line
    level: str
    """As `LEVEL_NAMES` has it."""
    number: int
    """From 1; 0 for a letter that the alphabet of points lacks."""
    above: tuple[int, ...] = ()
    """``(1, 2)`` of ``1.2.3``."""
    shown: str
    """The number as written, without the sign after it."""
    sign: str
    """What stands after the number: ``.``, ``-``, ``)``, ``/`` or nothing."""

    @property
    def is_sure(self) -> bool:
        """Whether it was typed by hand in a part that is surely of its kind."""
        return self.part.certainty >= SURE and not self.line.paragraph.label

    @property
    def key(self) -> tuple[str, int]:
        """Its level, and how deep it stands within it."""
        return self.level, len(self.above)

    @property
    def name(self) -> str:
        """How messages call it, e.g. ``khoản 2``."""
        return f"{LEVEL_NAMES[self.level]} {self.shown}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where a list of numbers breaks off."""

    label: Label
    before: Label | None
    """The number it should have followed; None when the list begins with it."""
    kind: str
    """``gap``, ``repeat``, ``order``, ``start``, ``letter`` or ``sign``."""
    missing: str = ""
    """The number that should stand there, as it would be written."""

    @property
    def is_sure(self) -> bool:
        """Whether it is a fault beyond doubt."""
        return self.label.is_sure and (self.before is None or self.before.is_sure)


def read_labels(paper: Paper) -> list[Label]:
    """Return the numbers of the body in document order; those inside quotations are left out."""
    found: list[Label] = []
    depth = 0
    letters = paper.profile.headings.letters
    if _has_small_roman(paper):
        letters = tuple("" if letter in "ivx" else letter for letter in letters)
    for part in paper.parts:
        if part.zone is not Zone.BODY or part.first.cell is not None:
            continue
        for line in part.lines:
            label = None if depth else _read_label(part, line, letters, found)
            if label is not None:
                found.append(label)
            depth = max(0, depth + line.text.count("“") - line.text.count("”"))
    return found


def find_breaks(paper: Paper, labels: Sequence[Label]) -> Iterator[Break]:
    """Yield where the numbers do not follow each other, or are written in two ways in one list."""
    walk = _Walk(letters=paper.profile.headings.letters)
    for label in labels:
        found = walk.step(label)
        if found is not None and not _is_elsewhere(paper, found):
            yield found


@dataclass(slots=True)
class _Walk:
    """The lists that are open, the inner ones last."""

    letters: Sequence[str]
    open: dict[tuple[str, int], list[Label]] = field(default_factory=dict)
    closed: dict[tuple[str, int], Label] = field(default_factory=dict)
    """The last number of lists that a heading has closed; some go on below it."""

    def step(self, label: Label) -> Break | None:
        if not label.number:
            return Break(label=label, before=None, kind="letter")
        self._close_inner(label)
        lists = self.open.setdefault(label.key, [])
        if label.number == 1 or (label.above and not (lists and lists[-1].above == label.above)):
            return self._begin(label, lists)
        for at in range(len(lists) - 1, -1, -1):
            if lists[at].number + 1 == label.number:
                before = lists[at]
                lists[at:] = [label]
                differs = before.sign != label.sign and not label.above
                return Break(label=label, before=before, kind="sign") if differs else None
        return self._break_off(label, lists)

    def _break_off(self, label: Label, lists: list[Label]) -> Break | None:
        """Take up a number that follows none of the open lists; return what is wrong with it."""
        if not lists:
            lists.append(label)
            last = self.closed.get(label.key)
            goes_on = last is not None and (last.above, last.number + 1) == (label.above, label.number)
            missing = self._show(label, 1)
            return None if goes_on else Break(label=label, before=None, kind="start", missing=missing)
        before = lists[-1]
        # When this one number is wrong, the next follows the number that should have stood here.
        lists[-1:] = [replace(label, number=before.number + 1), label]
        if label.number > before.number:
            return Break(label=label, before=before, kind="gap", missing=self._show(label, before.number + 1))
        kind = "repeat" if label.number == before.number else "order"
        return Break(label=label, before=before, kind=kind)

    def _begin(self, label: Label, lists: list[Label]) -> Break | None:
        before = lists[-1] if lists else None
        is_twice = before is not None and before.number == 1 and before.above == label.above
        if label.above:
            lists[:] = [label]
        else:
            lists.append(label)
        if is_twice and label.level in _HEADS:
            return Break(label=label, before=before, kind="repeat")
        return None

    def _close_inner(self, label: Label) -> None:
        rank = _LEVELS.index(label.level), len(label.above)
        for key in list(self.open):
            inner = _LEVELS.index(key[0]), key[1]
            if inner > rank and key[0] not in _KEEPS_ON:
                lists = self.open.pop(key)
                if lists:
                    self.closed[key] = lists[-1]

    def _show(self, label: Label, number: int) -> str:
        if label.level == "la_ma" or (label.level in _CHAPTER_LEVELS.values() and label.shown.isupper()):
            return to_roman(number)
        if label.level == "diem":
            return self.letters[number - 1]
        if label.level == "chu_hoa":
            return _UPPER_LETTERS[number - 1]
        return ".".join(str(one) for one in (*label.above, number))


def _read_label(part: Part, line: Line, letters: Sequence[str], found: Sequence[Label]) -> Label | None:
    text = line.text
    if part.kind is PartKind.CHAPTER:
        return _read_chapter(part, line)
    if part.kind is PartKind.SECTION:
        return _read_section(part, line, found)
    if part.kind is PartKind.ARTICLE and (match := _ARTICLE.match(text)):
        return _label((part, line), "dieu", int(match[1]), match[1], match[2])
    if part.kind is PartKind.CLAUSE and (match := _CLAUSE.match(text)):
        *above, number = (int(one) for one in match[1].split("."))
        return Label(
            part=part,
            line=line,
            level="khoan",
            number=number,
            above=tuple(above),
            shown=match[1],
            sign=match[2].translate(_DASHES),
        )
    if part.kind is PartKind.POINT and (match := _POINT.match(text)):
        number = letters.index(match[1]) + 1 if match[1] in letters else 0
        is_roman = match[1] in "ivx" and not number
        if match[1].islower() and not is_roman:
            return _label((part, line), "diem", number, match[1], match[2])
    return None


def _read_chapter(part: Part, line: Line) -> Label | None:
    match = _CHAPTER.match(line.text)
    if match is None:
        return None
    written = match[2]
    number = _ORDINALS.get(written.lower(), 0)
    if written.isdecimal():
        number = int(written)
    elif not number and set(written) <= set("IVXLC"):
        number = read_roman(written)
    return _label((part, line), _CHAPTER_LEVELS[match[1].lower()], number, written) if number else None


def _read_section(part: Part, line: Line, found: Sequence[Label]) -> Label | None:
    match = _SECTION.match(line.text)
    if match is None:
        return None
    written = match[1]
    last = next((label for label in reversed(found) if label.level == "chu_hoa"), None)
    number = _UPPER_LETTERS.find(written) + 1 if len(written) == 1 else 0
    is_letter = number and (written not in "IVXLC" or (last is not None and last.number + 1 == number > 1))
    if is_letter and written != "I":
        return _label((part, line), "chu_hoa", number, written, match[2])
    roman = read_roman(written) if set(written) <= set("IVXLC") else 0
    return _label((part, line), "la_ma", roman, written, match[2]) if roman else None


def read_roman(written: str) -> int:
    """Return the number of a Roman numeral; 0 for what is none."""
    try:
        return parse_roman(written)
    except RomanNumeralError:
        return 0


def _label(at: tuple[Part, Line], level: str, number: int, shown: str, sign: str = "") -> Label:
    part, line = at
    return Label(part=part, line=line, level=level, number=number, shown=shown, sign=sign.translate(_DASHES))


def _has_small_roman(paper: Paper) -> bool:
    """Return whether there are lists numbered i), ii), iii)."""
    return any(_SMALL_ROMAN.match(line.text) for part in paper.parts for line in part.lines)


def _is_elsewhere(paper: Paper, found: Break) -> bool:
    """Return whether the missing number stands in a paragraph that was not taken for one of the list."""
    if not found.missing:
        return False
    word = "Điều " if found.label.level == "dieu" else ""
    wanted = re.compile(rf"(?:^|[\n:;.] ?){word}{re.escape(found.missing)} ?[.\-–/)](?=\s|$)")
    end = found.label.line.anchor
    earlier = [one for one in paper.facts.paragraphs if one.anchor.part == end.part and one.anchor < end]
    if found.before is None:
        between = earlier[-2:]
    else:
        start = found.before.line.anchor
        between = [one for one in earlier if one.anchor >= start]
    return any(wanted.search(f"{one.label} {one.text}".strip()) for one in between)
