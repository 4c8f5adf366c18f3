"""Statements at the very begin or end of a paragraph: they act beside it as well as in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.ooxml.runs import add_text_after, add_text_before, read_text
from baocao.ooxml.xml import Element
from baocao.template.blocks import Block, Tag
from baocao.template.marks import TAG_MARK

_BLANKS = " \u00a0"


@dataclass(slots=True)
class Edges:
    """The tags of a paragraph that only blanks and such tags part from its begin, or from its end."""

    paragraph: Element
    leading: list[Tag] = field(default_factory=list)
    trailing: list[Tag] = field(default_factory=list)
    """The last one first."""

    @property
    def tags(self) -> list[Tag]:
        """Those of both ends."""
        return [*self.leading, *self.trailing]

    @property
    def level(self) -> Element:
        """The element whose child the paragraph is."""
        parent = self.paragraph.getparent()
        return self.paragraph if parent is None else parent

    def shrink(self, beside: Mapping[Tag, Element | None], bare: Collection[Tag]) -> bool:
        """Leave out tags whose block would be parted, and those behind; tell whether there were any.

        Args:
            beside: {tag: the element whose child it would be}, only tags beside paragraphs.
            bare: the tags that stand beside paragraphs whatever becomes of the edges.
        """
        before = len(self.tags)
        for tags in (self.leading, self.trailing):
            stuck = (number for number, tag in enumerate(tags) if not _may_go(tag, beside, bare))
            del tags[next(stuck, len(tags)) :]
        return len(self.tags) < before

    def leave(self) -> None:
        """Put the marks beside the paragraph."""
        text = read_text(self.paragraph)
        places = sorted(((text.text.index(tag.mark), tag) for tag in self.tags), key=lambda place: -place[0])
        for start, tag in places:
            text.replace(start, start + len(tag.mark), "")
        add_text_before(self.paragraph, "".join(tag.mark for tag in self.leading))
        add_text_after(self.paragraph, "".join(tag.mark for tag in reversed(self.trailing)))


def find_edges(paragraph: Element, tags: Sequence[Tag], bare: Collection[Tag]) -> Edges:
    """Return the statements of loops and conditions at the ends of a paragraph."""
    text = read_text(paragraph).text
    known = {str(tag.index): tag for tag in tags if can_leave(tag, bare)}
    marks = list(TAG_MARK.finditer(text))
    edges = Edges(paragraph)
    at = 0
    for mark in marks:
        if text[at : mark.start()].strip(_BLANKS) or mark[1] not in known:
            break
        edges.leading.append(known[mark[1]])
        at = mark.end()
    at = len(text)
    for mark in reversed(marks):
        tag = known.get(mark[1])
        if text[mark.end() : at].strip(_BLANKS) or tag is None or tag in edges.leading:
            break
        edges.trailing.append(tag)
        at = mark.start()
    return edges


def can_leave(tag: Tag, bare: Collection[Tag]) -> bool:
    """Tell whether a tag may go beside its paragraph: one of its block stands beside one already."""
    block = tag.block
    return block is not None and block.is_flowing and any(partner in bare for partner in block.tags)


def is_on_one_level(block: Block, beside: Mapping[Tag, Element | None]) -> bool:
    """Tell whether all tags of a block stand beside paragraphs, as children of one element."""
    found = {beside.get(tag) for tag in block.tags}
    return len(found) == 1 and None not in found


def _may_go(tag: Tag, beside: Mapping[Tag, Element | None], bare: Collection[Tag]) -> bool:
    return tag.block is not None and can_leave(tag, bare) and is_on_one_level(tag.block, beside)
