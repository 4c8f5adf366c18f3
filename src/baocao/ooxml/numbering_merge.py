"""The lists of one document in another: each time it is put in, its lists count anew."""

from __future__ import annotations

import copy
from typing import Final

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.lists import LEVELS, add_definition, add_list, detach_definition, find_definition
from baocao.ooxml.order import make, put
from baocao.ooxml.runs import keep_tail_and_remove
from baocao.ooxml.style_merge import StyleMerge
from baocao.ooxml.stylesheet import GrowingStyleSheet, StyleSheet, name_of
from baocao.ooxml.xml import Element, qn

_VAL: Final = qn("w:val")
_LEFT_BEHIND: Final = tuple(
    qn(f"w:{name}") for name in ("styleLink", "numStyleLink", "lvlPicBulletId", "nsid")
)


class NumberingMerge:
    """Gives the lists of a source numbers in the target."""

    def __init__(
        self, root: Element | None, source: StyleSheet, assembly: Assembly, styles: StyleMerge
    ) -> None:
        """Read the source's ``w:numbering``; None for a document without lists."""
        nums = root.iterchildren(qn("w:num")) if root is not None else ()
        definitions = root.iterchildren(qn("w:abstractNum")) if root is not None else ()
        self._nums = {one.get(qn("w:numId"), ""): one for one in nums}
        self._definitions = {one.get(qn("w:abstractNumId"), ""): one for one in definitions}
        self._source, self._assembly, self._styles = source, assembly, styles
        self._lists: dict[str, str | None] = {}
        """{number of a list in the source: in the target}, for one time it is put in."""
        self._brought: dict[str, str] = {}
        """{id of a definition in the source: in the target}, for one time it is put in."""
        self._restarted: dict[str, str] = {}
        """{id of a definition in the target: list that counts anew}, for one time the source is put in."""
        self._styled: dict[str, tuple[str, int] | None] = {}
        self._linked: set[str] = set()
        """Definitions whose levels some style of the target is tied to; a style is tied only once."""

    def begin(self) -> None:
        """Forget the lists given so far: the source is put in once more."""
        self._lists, self._brought, self._restarted = {}, {}, {}

    def restart(self, root: Element) -> None:
        """Let lists that a style of the target numbers count anew below `root`; headings count on."""
        for paragraph in root.iter(qn("w:p")):
            p_pr = paragraph.find(qn("w:pPr"))
            style = None if p_pr is None else p_pr.find(qn("w:pStyle"))
            if p_pr is None or style is None or p_pr.find(qn("w:numPr")) is not None:
                continue
            found = self._find_styled(style.get(_VAL, ""))
            if found is None:
                continue
            abstract, level = found
            if abstract not in self._restarted:
                starts = dict.fromkeys(range(LEVELS), 1)
                own = detach_definition(self._assembly, abstract)
                self._restarted[abstract] = add_list(self._assembly, own, starts)
            num_pr = put(p_pr, "w:numPr")
            num_pr.append(make(num_pr, "w:ilvl", val=level))
            num_pr.append(make(num_pr, "w:numId", val=self._restarted[abstract]))

    def _find_styled(self, identity: str) -> tuple[str, int] | None:
        """Return (id of the definition, level) behind a style of lists in the target; None for others."""
        if identity not in self._styled:
            target = GrowingStyleSheet.of(self._assembly)
            style = target.by_id.get(identity)
            numbering = None if style is None or _is_heading(style) else target.numbering_of(style)
            abstract = None if numbering is None else find_definition(self._assembly, numbering[0])
            found = None if numbering is None or abstract is None else (abstract, numbering[1])
            self._styled[identity] = found
        return self._styled[identity]

    def settle(self, root: Element) -> None:
        """Let every ``w:numPr`` below `root` refer to a list of the target; what has no list loses it."""
        for element in list(root.iter(qn("w:numPr"))):
            num_id = element.find(qn("w:numId"))
            if num_id is None or num_id.get(_VAL) == "0":
                continue
            number = self._bring(num_id.get(_VAL, ""))
            if number is None:
                keep_tail_and_remove(element)
            else:
                num_id.set(_VAL, number)

    def _bring(self, num_id: str) -> str | None:
        if num_id not in self._lists:
            self._lists[num_id] = None
            num = self._nums.get(num_id)
            definition = None if num is None else self._find_definition(num)
            if num is not None and definition is not None:
                overrides = [copy.deepcopy(one) for one in num.iterchildren(qn("w:lvlOverride"))]
                for override in overrides:
                    self._untie(override, is_first=False)
                new = self._bring_definition(definition)
                self._lists[num_id] = add_list(self._assembly, new, {}, overrides)
        return self._lists[num_id]

    def _find_definition(self, num: Element) -> Element | None:
        """Return the definition of a list; one that only names a style of lists leads on to that style's.

        Source:
            ECMA-376 Part 1, 17.9.21 (numStyleLink).
        """
        for _ in range(3):
            reference = num.find(qn("w:abstractNumId"))
            definition = None if reference is None else self._definitions.get(reference.get(_VAL, ""))
            link = None if definition is None else definition.find(qn("w:numStyleLink"))
            if link is None:
                return definition
            style = self._source.by_id.get(link.get(_VAL, ""))
            numbering = self._source.numbering_of(style)
            following = None if numbering is None else self._nums.get(numbering[0])
            if following is None:
                return None
            num = following
        return None

    def _bring_definition(self, definition: Element) -> str:
        identity = definition.get(qn("w:abstractNumId"), "")
        if identity not in self._brought:
            new = copy.deepcopy(definition)
            for element in list(new.iter(*_LEFT_BEHIND)):
                keep_tail_and_remove(element)
            self._untie(new, is_first=identity not in self._linked)
            self._linked.add(identity)
            self._brought[identity] = add_definition(self._assembly, new)
        return self._brought[identity]

    def _untie(self, root: Element, *, is_first: bool) -> None:
        """Leave levels tied only to styles that came with them."""
        added = {style.get(qn("w:styleId")) for style in self._styles.added}
        for element in list(root.iter(qn("w:pStyle"))):
            target = self._styles.ids.get(element.get(_VAL, ""))
            if is_first and target in added:
                element.set(_VAL, str(target))
            else:
                keep_tail_and_remove(element)


def _is_heading(style: Element) -> bool:
    is_outlined = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") is not None
    return is_outlined or name_of(style).casefold().startswith("heading")
