"""Lists in a document being made: the template's own list styles, or definitions added to its numbering."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.kin import find_kin, tree_of
from baocao.ooxml.order import drop, make
from baocao.ooxml.runs import keep_tail_and_remove
from baocao.ooxml.stylesheet import GrowingStyleSheet, id_of
from baocao.ooxml.whole import read_whole
from baocao.ooxml.xml import Element, qn

STEP: Final = 360
"""Twips between a sign and its text."""
LEVELS: Final = 9
_VAL: Final = qn("w:val")
_BULLETS: Final = ("•", "–", "+")
_NUMBERS: Final = (("decimal", "."), ("lowerLetter", ")"), ("lowerRoman", "."))
_TIES: Final = (qn("w:pStyle"), qn("w:styleLink"), qn("w:numStyleLink"))
_NSID: Final = 0x5BA00000
"""Added to the number of a definition to make the id by which Word tells lists apart when it pastes."""


@dataclass(frozen=True, slots=True)
class ListLook:
    """How the paragraphs of one list are set."""

    style: str
    """Id of the template's style for such lists; empty without one."""
    num_id: str
    """Number of the list, for ``w:numPr``; empty when the style says it all."""
    level: int
    left: int
    """Where the text of its items begins, in twips."""


class Lists:
    """Lists begun one after the other; each numbered one counts anew."""

    def __init__(self, assembly: Assembly) -> None:
        """Work on the numbering of a document."""
        self._assembly = assembly
        self._own: dict[tuple[bool, str], str] = {}
        """{(is numbered, sign behind the number): id of the definition added}."""
        self._bullet: str = ""
        self._found: dict[str, tuple[str, int, str, int] | None] = {}
        """{name of a style: its id, level, definition, where text begins}; None for one without a list."""

    @classmethod
    def of(cls, assembly: Assembly) -> Lists:
        """Return the one for a document."""
        return assembly.once(cls, lambda: cls(assembly))

    def begin(self, depth: int, *, is_numbered: bool, start: int = 1, sign: str = ".") -> ListLook:
        """Return the look of a new list, `depth` lists around it.

        Args:
            depth: 0 for a list that is in no other.
            is_numbered: whether its items have numbers.
            start: the first number.
            sign: what stands behind the number, ``.`` or ``)``.
        """
        name = ("List Number" if is_numbered else "List Bullet") + (f" {depth + 1}" if depth else "")
        if name not in self._found:
            self._found[name] = self._find(name)
        found = self._found[name]
        if found is not None:
            style, level, abstract, left = found
            if not is_numbered:
                return ListLook(style, "", level, left)
            own = detach_definition(self._assembly, abstract)
            return ListLook(style, self._add_num(own, level, start), level, left)
        level = min(depth, LEVELS - 1)
        if not is_numbered:
            self._bullet = self._bullet or self._add_num(self._define(is_numbered=False, sign=""))
            return ListLook("", self._bullet, level, _left(level))
        number = self._add_num(self._define(is_numbered=True, sign=sign), level, start)
        return ListLook("", number, level, _left(level))

    def _find(self, name: str) -> tuple[str, int, str, int] | None:
        """Return what the template says of a list style: id, level, definition, where its text begins."""
        styles = GrowingStyleSheet.of(self._assembly)
        style = styles.find("paragraph", name)
        numbering = styles.numbering_of(style)
        part = find_kin(self._assembly, "numbering")
        if style is None or numbering is None or part is None:
            return None
        num_id, level = numbering
        abstract = find_definition(self._assembly, num_id)
        if abstract is None:
            return None
        root = self._assembly.tree(part)
        return id_of(style), level, abstract, _read_left(root, abstract, level)

    def _define(self, *, is_numbered: bool, sign: str) -> str:
        key = (is_numbered, sign)
        if key not in self._own:
            root = tree_of(self._assembly, "numbering")
            definition = make(root, "w:abstractNum", abstractNumId="0")
            definition.append(make(root, "w:multiLevelType", val="hybridMultilevel"))
            for level in range(LEVELS):
                definition.append(_make_level(root, level, is_numbered=is_numbered, sign=sign))
            self._own[key] = add_definition(self._assembly, definition)
        return self._own[key]

    def _add_num(self, abstract: str, level: int = 0, start: int | None = None) -> str:
        return add_list(self._assembly, abstract, {} if start is None else {level: start})


def _read_left(root: Element, abstract: str, level: int) -> int:
    """Return where the text of a level begins, as its definition says."""
    for definition in root.iterchildren(qn("w:abstractNum")):
        if definition.get(qn("w:abstractNumId")) != abstract:
            continue
        for lvl in definition.iterchildren(qn("w:lvl")):
            ind = lvl.find(f"{qn('w:pPr')}/{qn('w:ind')}")
            if lvl.get(qn("w:ilvl")) == str(level) and ind is not None:
                left = ind.get(qn("w:left"), ind.get(qn("w:start"), ""))
                return read_whole(left, _left(level))
    return _left(level)


def _left(level: int) -> int:
    return 2 * STEP * (level + 1)


def _make_level(root: Element, level: int, *, is_numbered: bool, sign: str) -> Element:
    lvl = make(root, "w:lvl", ilvl=level)
    kind, own_sign = _NUMBERS[level % len(_NUMBERS)] if is_numbered else ("bullet", "")
    text = f"%{level + 1}{own_sign if level else sign}" if is_numbered else _BULLETS[level % len(_BULLETS)]
    lvl.append(make(root, "w:start", val=1))
    lvl.append(make(root, "w:numFmt", val=kind))
    lvl.append(make(root, "w:lvlText", val=text))
    lvl.append(make(root, "w:lvlJc", val="left"))
    p_pr = make(root, "w:pPr")
    p_pr.append(make(root, "w:ind", left=_left(level), hanging=STEP))
    lvl.append(p_pr)
    return lvl


def find_definition(assembly: Assembly, num_id: str) -> str | None:
    """Return the id of the definition behind a list of the document; None for a list it does not have."""
    num = _find_num(assembly, num_id)
    reference = None if num is None else num.find(qn("w:abstractNumId"))
    return None if reference is None else reference.get(_VAL)


def _find_num(assembly: Assembly, num_id: str) -> Element | None:
    part = find_kin(assembly, "numbering")
    nums = assembly.tree(part).iterchildren(qn("w:num")) if part else iter(())
    return next((num for num in nums if num.get(qn("w:numId")) == num_id), None)


def detach_definition(assembly: Assembly, abstract: str) -> str:
    """Return the id of a copy of a definition that no style is tied to; its lists count on their own.

    Lists of one definition go on counting where another of them stopped.
    """

    def detach() -> str:
        for definition in tree_of(assembly, "numbering").findall(qn("w:abstractNum")):
            if definition.get(qn("w:abstractNumId")) == abstract:
                new = copy.deepcopy(definition)
                for element in list(new.iter(*_TIES)):
                    keep_tail_and_remove(element)
                return add_definition(assembly, new)
        return abstract

    return assembly.once(("detached", abstract), detach)


def add_definition(assembly: Assembly, definition: Element) -> str:
    """Return the new id of a copy of a ``w:abstractNum`` put into the document.

    Source:
        ECMA-376 Part 1, 17.9.1 (abstractNum), 17.9.14 (nsid), 17.9.17 (numbering: order of its children).
    """
    root = tree_of(assembly, "numbering")
    new = copy.deepcopy(definition)
    new.tail = None
    number = _next_number(assembly, root, "w:abstractNum", "w:abstractNumId")
    new.set(qn("w:abstractNumId"), number)
    for nsid in new.findall(qn("w:nsid")):
        new.remove(nsid)
    new.insert(0, make(root, "w:nsid", val=f"{_NSID + int(number) & 0xFFFFFFFF:08X}"))
    before = next(root.iterchildren(qn("w:num"), qn("w:numIdMacAtCleanup")), None)
    if before is None:
        root.append(new)
    else:
        before.addprevious(new)
    return number


def add_list(
    assembly: Assembly, abstract: str, starts: dict[int, int], overrides: Sequence[Element] = ()
) -> str:
    """Return the number of a new list with a definition of the document.

    Args:
        assembly: the document.
        abstract: id of the definition.
        starts: {level: first number} of levels that count anew.
        overrides: more ``w:lvlOverride``, as they stand.

    Source:
        ECMA-376 Part 1, 17.9.15 (num), 17.9.26 (startOverride).
    """
    root = tree_of(assembly, "numbering")
    num = make(root, "w:num")
    num.append(make(root, "w:abstractNumId", val=abstract))
    for level, start in starts.items():
        _override(num, level, str(start))
    num.extend(overrides)
    return _enter(assembly, num)


def repeat_list(assembly: Assembly, num_id: str, levels: Sequence[int]) -> str:
    """Return the number of a new list like another one that counts anew; that one's own when there is none.

    Args:
        assembly: the document.
        num_id: number of the list that the new one is like.
        levels: those that begin anew.

    Cost:
        The list is looked for once.
    """
    old = assembly.once(("num", num_id), lambda: _find_num(assembly, num_id))
    if old is None:
        return num_id
    new = copy.deepcopy(old)
    new.tail = None
    for level in levels:
        _override(new, level, _start_of(assembly, old, level))
    return _enter(assembly, new)


def _start_of(assembly: Assembly, num: Element, level: int) -> str:
    return assembly.once(("start", num, level), lambda: _read_start(num, level))


def _read_start(num: Element, level: int) -> str:
    """Return the first number of a list at a level: its own, else that of its definition."""
    root = num.getparent()
    reference = num.find(qn("w:abstractNumId"))
    wanted = None if reference is None else reference.get(_VAL)
    abstracts = () if root is None else root.iterchildren(qn("w:abstractNum"))
    holders = [override for override in num.iterchildren(qn("w:lvlOverride")) if _is_of(override, level)]
    for abstract in abstracts:
        if abstract.get(qn("w:abstractNumId")) == wanted:
            holders += [lvl for lvl in abstract.iterchildren(qn("w:lvl")) if _is_of(lvl, level)]
    for holder in holders:
        start = next(holder.iterchildren(qn("w:startOverride"), qn("w:start")), None)
        if start is not None:
            return start.get(_VAL, "1")
    return "1"


def _is_of(holder: Element, level: int) -> bool:
    return holder.get(qn("w:ilvl")) == str(level)


def _override(num: Element, level: int, start: str) -> None:
    """Have a list begin at `start` at a level."""
    found = [one for one in num.iterchildren(qn("w:lvlOverride")) if _is_of(one, level)]
    override = found[0] if found else make(num, "w:lvlOverride", ilvl=level)
    if not found:
        num.append(override)
    drop(override, "w:startOverride")
    override.insert(0, make(override, "w:startOverride", val=start))


def _enter(assembly: Assembly, num: Element) -> str:
    """Put a list into the document under a number of its own; return that."""
    root = tree_of(assembly, "numbering")
    number = _next_number(assembly, root, "w:num", "w:numId")
    num.set(qn("w:numId"), number)
    last = next(root.iterchildren(qn("w:numIdMacAtCleanup")), None)
    if last is None:
        root.append(num)
    else:
        last.addprevious(num)
    return number


def _next_number(assembly: Assembly, root: Element, name: str, attribute: str) -> str:
    """Return a number that is free; the numbers of the document are looked through once."""

    def taken() -> Iterator[int]:
        return (read_whole(one.get(qn(attribute))) for one in root.iterchildren(qn(name)))

    return str(assembly.next_number(name, taken))
