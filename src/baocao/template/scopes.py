"""Decide on the tree which element each tag stands for, and put its mark there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from baocao.errors import Finding, Severity
from baocao.ooxml.paragraphs import SOLID, is_solid, section_of, spare_floaters, strip
from baocao.ooxml.runs import TEXTS, add_text_after, add_text_before, keep_tail_and_remove, read_text
from baocao.ooxml.xml import Element, qn
from baocao.template.blocks import Block, Tag
from baocao.template.edges import Edges, can_leave, find_edges, is_on_one_level
from baocao.template.marks import TAG_MARK
from baocao.template.places import find_above, is_inside
from baocao.template.splitting import copy_hollow, lift, wrap
from baocao.template.tags import Scope

_ELEMENTS: Final = {Scope.PARAGRAPH: "w:p", Scope.CELL: "w:tc", Scope.ROW: "w:tr"}
"""The element each letter names; the inner ones come first, so that outer ones see them settled."""
_SHOWN: Final = {Scope.PARAGRAPH: "đoạn", Scope.ROW: "hàng của bảng", Scope.CELL: "ô của bảng"}
_BLANK: Final = "".join(
    map(chr, (*range(0x21), 0xA0, 0x202F, *range(0x2000, 0x200E), 0x2060, 0x3000, 0xFEFF))
)
"""Blanks, and signs without width."""
_SHOWN_LENGTH: Final = 60
_CELLS: Final = frozenset({qn("w:tc"), qn("w:tr")})
_WRAPPERS: Final = frozenset(
    qn(f"w:{name}")
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo")
)
"""What may stand around runs in a paragraph."""


def place_marks(tags: Sequence[Tag]) -> list[Finding]:
    """Move the marks of `tags` from the text to where they act; return warnings of what gets lost.

    The element of a ``{%p %}``, ``{%tr %}`` or ``{%tc %}`` gives way to the
    tag; a whole set inside one element encloses it; a paragraph or row that
    holds only statements gives way without being asked to. `tags` must be
    those of one part, in document order, paired.
    """
    placing = _Placing(tags)
    placing.settle_letters()
    placing.vanish("w:tr")
    placing.vanish("w:p")
    return placing.warnings


class _Placing:
    """The tags of one part on their way: those still in their text, and those that stand beside elements."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self.in_text: dict[Tag, Element] = {tag: tag.paragraph for tag in tags if not tag.is_attribute}
        self.acting: dict[Tag, Element] = {}
        """{tag: the element whose child it now is}."""
        self.warnings: list[Finding] = []

    def settle_letters(self) -> None:
        for scope, name in _ELEMENTS.items():
            groups: dict[Element, list[Tag]] = defaultdict(list)
            for tag in self.in_text:
                element = find_above(tag.paragraph, qn(name)) if tag.stands_for is scope else None
                if element is not None:
                    groups[element].append(tag)
            for element, group in groups.items():
                self._settle(element, scope, group)

    def _settle(self, element: Element, scope: Scope, group: list[Tag]) -> None:
        """Let `element` be enclosed by its tags, give way to them, or leave them where they are."""
        group = [tag for tag in group if tag in self.in_text]  # an outer cell may have swallowed some
        if not group:
            return
        beside = _text_beside(element, group)
        inside = set(group)
        blocks = {tag.block for tag in group if tag.block is not None}
        is_whole = bool(blocks) and all(inside.issuperset(block.tags) for block in blocks)
        if is_whole and (beside or is_solid(element)):
            if _is_enclosing(group):
                self._enclose(element, group)
            return
        strangers = self._find_tags_in(element, beside) - inside
        if strangers and scope is Scope.PARAGRAPH and all(map(_needs_no_text, strangers)):
            beside = _text_beside(element, inside | strangers)
            group = [tag for tag in self.in_text if tag in inside or tag in strangers]
            strangers = set()
        if beside:
            self.warnings.append(_swallowed(group[0], beside, scope))
        self._give_way(element, group)
        for tag in strangers:
            del self.in_text[tag]

    def _find_tags_in(self, element: Element, text: str) -> set[Tag]:
        """Return the tags whose marks stand in `text`, the text of `element`."""
        indexes = {int(found[1]) for found in TAG_MARK.finditer(text)}
        if not indexes:
            return set()
        return {tag for tag in self.in_text if tag.index in indexes and is_inside(tag.paragraph, element)}

    def _enclose(self, element: Element, group: Sequence[Tag]) -> None:
        parent = element.getparent()
        if parent is None:
            return
        for tag in group:
            _drop_mark(tag)
            self.acting[tag] = parent
            del self.in_text[tag]
            if tag.step > 0:
                add_text_before(element, tag.mark)
        add_text_after(element, "".join(tag.mark for tag in group if tag.step <= 0))

    def _give_way(self, element: Element, group: Sequence[Tag]) -> None:
        """Replace `element` by its tags' marks; its section break and range marks stay."""
        parent = element.getparent()
        if parent is None:
            return
        for tag in group:
            self.acting[tag] = parent
            del self.in_text[tag]
        if element.tag == qn("w:p"):
            spare_floaters(element)
        marks = "".join(tag.mark for tag in group)
        if section_of(element) is None:
            add_text_before(element, marks)
            keep_tail_and_remove(element)
            return
        strip(element)
        openers = sum(tag.step > 0 for tag in group)
        if openers * 2 > len(group):
            add_text_after(element, marks)  # a block begins behind the section's end
        else:
            add_text_before(element, marks)

    def vanish(self, name: str) -> None:
        """Let elements go that hold nothing but statements whose partners stand in such elements, too."""
        homes: dict[Element, list[Tag]] = defaultdict(list)
        for tag in self.in_text:
            element = find_above(tag.paragraph, qn(name))
            if element is not None and element.getparent() is not None:
                homes[element].append(tag)
        pure = {element: tags for element, tags in homes.items() if _is_pure(element, tags)}
        level = {tag: element.getparent() for element, tags in pure.items() for tag in tags}

        edges = self._find_edges(homes, pure, {*level, *self.acting}) if name == "w:p" else []
        self._keep_together(pure, level, edges)
        for edge in edges:
            edge.leave()
            for tag in edge.tags:
                self.acting[tag] = edge.level
                del self.in_text[tag]
        for element, tags in pure.items():
            self._give_way(element, tags)

    def _keep_together(
        self, pure: dict[Element, list[Tag]], level: dict[Tag, Element | None], edges: Sequence[Edges]
    ) -> None:
        """Leave out of `pure`, `level` and `edges` what would part the tags of a block."""
        while True:
            beside = {tag: edge.level for edge in edges for tag in edge.tags} | self.acting | level
            lonely = [
                element
                for element, tags in pure.items()
                if not all(tag.block is None or is_on_one_level(tag.block, beside) for tag in tags)
            ]
            for element in lonely:
                for tag in pure.pop(element):
                    del level[tag]
            bare = {*level, *self.acting}
            if not [edge for edge in edges if edge.shrink(beside, bare)] and not lonely:
                return

    @staticmethod
    def _find_edges(
        homes: Mapping[Element, list[Tag]], pure: Collection[Element], bare: Collection[Tag]
    ) -> list[Edges]:
        return [
            find_edges(element, tags, bare)
            for element, tags in homes.items()
            if element not in pure and next(element.iter(*SOLID), None) is None
            if any(can_leave(tag, bare) for tag in tags)
        ]


def _is_enclosing(group: Sequence[Tag]) -> bool:
    """Tell whether the tags first only open and then only close, with nothing in between."""
    opening = [tag.step > 0 for tag in group]
    has_middle = any(tag.step == 0 for tag in group)
    return not has_middle and opening == sorted(opening, reverse=True)


def _drop_mark(tag: Tag) -> None:
    """Take a mark out of its text; a paragraph left empty goes too when its cell has others."""
    paragraph = tag.paragraph
    text = read_text(paragraph)
    start = text.text.find(tag.mark)
    if start >= 0:
        text.replace(start, start + len(tag.mark), "")
    cell = paragraph.getparent()
    if cell is None or cell.tag != qn("w:tc") or len(cell.findall(qn("w:p"))) == 1:
        return
    if not read_text(paragraph).text.strip() and not is_solid(paragraph):
        keep_tail_and_remove(paragraph)


def _text_beside(element: Element, group: Iterable[Tag]) -> str:
    """Return the text of `element` without the marks of `group`; the marks of other tags count as text."""
    found = "".join(child.text or "" for child in element.iter(*TEXTS))
    for tag in group:
        found = found.replace(tag.mark, "")
    return found.strip(_BLANK)


def _is_pure(element: Element, tags: Sequence[Tag]) -> bool:
    return all(tag.is_silent for tag in tags) and not _text_beside(element, tags) and not is_solid(element)


def _needs_no_text(tag: Tag) -> bool:
    """Tell whether a tag does what it does beside a paragraph just as well."""
    return tag.is_silent or tag.raw.cell_order is not None


def _swallowed(tag: Tag, text: str, scope: Scope) -> Finding:
    shown = TAG_MARK.sub("{…}", text)
    shown = f"{shown[:_SHOWN_LENGTH]}…" if len(shown) > _SHOWN_LENGTH else shown
    return Finding(
        code="T501",
        name="text-beside-tag",
        severity=Severity.WARNING,
        message=f"chữ “{shown}” cạnh {tag.shown} sẽ không được in vì thẻ này thay cho cả {_SHOWN[scope]}",
        where=tag.where,
        hint=f"Chuyển chữ ấy sang {_SHOWN[scope]} khác, hoặc bỏ chữ “{scope.value}” trong thẻ",
    )


def find_unbalanced(root: Element, blocks: Sequence[Block]) -> list[tuple[Block, Tag]]:
    """Return the blocks whose tags stand at different levels, each with the tag that is out of level.

    Marks inside paragraphs are brought to one level first, by splitting the
    runs and hyperlinks around them; those of loops and conditions whenever they
    stand in several runs, so that each turn begins with the run it began with;
    those of what is printed elsewhere, inside a text, stand in runs of their own.
    Marks in different cells could be joined, but a row would come out with
    cells of two rows in it.
    """
    homes = find_homes(root)
    unbalanced = []
    for block in blocks:
        tags = [tag for tag in block.tags if tag.index in homes]
        if tags and len(tags) < len(block.tags):  # an element gave way to one of them and took another along
            unbalanced.append((block, next(tag for tag in block.tags if tag.index not in homes)))
            continue
        if len({homes[tag.index] for tag in tags}) < 2:  # noqa: PLR2004  # all in one element
            continue
        odd = _find_odd(tags, homes)
        if odd is None and not block.is_flowing and not _is_wrapped(tags, homes):
            continue
        paragraphs = [find_above(homes[tag.index], qn("w:p")) for tag in tags]
        base = find_above(_common_ancestor([homes[tag.index] for tag in tags]), qn("w:p"))
        for tag, paragraph in zip(reversed(tags), reversed(paragraphs), strict=True):
            if paragraph is None:
                break
            run = find_above(homes[tag.index], qn("w:r"))
            moved = lift(homes[tag.index], tag.mark, paragraph, may_drop=True)  # what stands before stays
            if moved is not None:
                homes.update(find_homes(moved))
                homes[tag.index] = paragraph
            if run is not None and not block.is_flowing:
                homes[tag.index] = wrap(tag.mark, paragraph, copy_hollow(run))
        if odd is not None and base is None and (None in paragraphs or _find_odd(tags, homes) is not None):
            unbalanced.append((block, odd))
    return unbalanced


def _find_odd(tags: Sequence[Tag], homes: Mapping[int, Element]) -> Tag | None:
    """Return the first tag of a block that is not at the level of its opener; None when all are."""
    base = _common_ancestor([homes[tag.index] for tag in tags])
    chains = [_chain(homes[tag.index], base) for tag in tags]
    odd = next((tag for tag, chain in zip(tags, chains, strict=True) if chain != chains[0]), None)
    if odd is None and not _CELLS.isdisjoint(chains[0]):
        return next(tag for tag in tags if homes[tag.index] is not homes[tags[0].index])
    return odd


def _is_wrapped(tags: Sequence[Tag], homes: Mapping[int, Element]) -> bool:
    """Tell whether tags stand in tracked texts, links or the like, each in one of its own."""
    base = _common_ancestor([homes[tag.index] for tag in tags])
    return not _WRAPPERS.isdisjoint(_chain(homes[tags[0].index], base))


def find_homes(root: Element) -> dict[int, Element]:
    """Return {tag index: the element in whose content its mark stands}."""
    homes: dict[int, Element] = {}
    for element in root.iter():
        if element.text:
            homes.update((int(found[1]), element) for found in TAG_MARK.finditer(element.text))
        if element.tail and (parent := element.getparent()) is not None:
            homes.update((int(found[1]), parent) for found in TAG_MARK.finditer(element.tail))
    return homes


def _common_ancestor(elements: Sequence[Element]) -> Element:
    paths = [[element, *element.iterancestors()][::-1] for element in elements]
    common = paths[0][0]
    for level in zip(*paths, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return common


def _chain(element: Element, base: Element) -> tuple[str, ...]:
    names: list[str] = []
    current: Element | None = element
    while current is not None and current is not base:
        names.append(current.tag)
        current = current.getparent()
    return tuple(names)
