"""Which tag opens and which closes a block: a stack of our own, so that every mistake has its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from baocao.errors import Location, TemplateError
from baocao.ooxml.xml import Element
from baocao.template.marks import CLOSE_TAG, OPEN_TAG
from baocao.template.tags import Kind, RawTag, Scope

_MIDDLES: Final = {"if": ("elif", "else"), "for": ("else",)}
_BLOCKS: Final = frozenset({"for", "if", "macro", "call", "filter", "with", "block"})
ENDS: Final = {f"end{keyword}": keyword for keyword in sorted({*_BLOCKS, "set"})}
"""{end tag: the statement it closes}."""
HOLDING: Final = frozenset({"macro", "set", "call", "filter"})
"""Blocks whose content is kept and printed elsewhere, maybe in the middle of a text."""
_BLOCK_SET: Final = re.compile(r"set\s+[\w.]+(\s*,\s*[\w.]+)*\s*(\|.*)?$", re.DOTALL)
_DRAWS_NOTHING: Final = frozenset({"raw", "endraw"})


class UnclosedBlockError(TemplateError):
    """A ``{% for %}`` or ``{% if %}`` with no end tag in the same part of the document.

    Word users see this when the end tag was deleted, or when Word turned its
    quotes or spaces into something Jinja cannot read.
    """

    code = "T102"


class UnexpectedEndError(TemplateError):
    """An end tag, ``else`` or ``elif`` with nothing open that it could belong to."""

    code = "T103"


class CrossedBlockError(TemplateError):
    """A block opened at one level of the page and closed at another: in a paragraph and in a cell, say."""

    code = "T104"


@dataclass(eq=False, slots=True)
class Tag:
    """A tag with its place in the tree."""

    index: int
    raw: RawTag
    paragraph: Element
    where: Location
    shown: str
    """The tag as it stands in the document."""
    is_attribute: bool = False
    """Whether it stands in an attribute, a property or a field's instruction; no element gives way to it."""
    writer: str = "_text"
    """How its value is written: one of `baocao.template.writers.WRITERS`."""
    block: Block | None = None
    """The block it opens, divides or closes; the innermost when it does two of these."""

    @property
    def mark(self) -> str:
        """The text that keeps the tag's place."""
        return f"{OPEN_TAG}{self.index}{CLOSE_TAG}"

    @property
    def step(self) -> int:
        """1 when it opens a block, -1 when it closes one, 0 for any other."""
        if self.block is None:
            return 0
        return (self is self.block.opener) - (self is self.block.closer)

    @property
    def is_holding(self) -> bool:
        """Whether it opens a block whose content is kept and printed elsewhere, maybe inside a text."""
        keyword = self.raw.keyword
        if keyword == "for":
            return "recursive" in self.raw.body
        return keyword in HOLDING and is_opener(self.raw)

    @property
    def is_in_field(self) -> bool:
        """Whether it stands in what a field is told to do."""
        return self.writer in {"_field", "_field_url"}

    @property
    def is_silent(self) -> bool:
        """Whether it prints nothing by itself: a comment, or a statement about no cell."""
        return self.raw.kind is not Kind.EXPRESSION and self.raw.cell_order is None

    @property
    def is_dropped(self) -> bool:
        """Whether it does not reach Jinja: comments, raw and endraw."""
        return self.raw.kind is Kind.COMMENT or self.raw.keyword in _DRAWS_NOTHING

    @property
    def stands_for(self) -> Scope:
        """The element it stands for; values always stand where they are written."""
        return self.raw.scope if self.is_silent else Scope.INLINE


@dataclass(eq=False, slots=True)
class Block:
    """A statement that has an end: the tags that open, divide and close it."""

    keyword: str
    tags: list[Tag] = field(default_factory=list)

    @property
    def opener(self) -> Tag:
        """The first tag."""
        return self.tags[0]

    @property
    def closer(self) -> Tag:
        """The last tag."""
        return self.tags[-1]

    @property
    def is_flowing(self) -> bool:
        """Whether its content prints where it stands; that of others is printed inside a text."""
        return self.keyword == "if" or (self.keyword == "for" and "recursive" not in self.opener.raw.body)


def is_opener(tag: RawTag) -> bool:
    """Tell whether a statement needs an end tag.

    A ``set`` does when it has no ``=``.
    """
    return tag.keyword in _BLOCKS or (tag.keyword == "set" and bool(_BLOCK_SET.match(tag.body)))


def pair_blocks(tags: Iterable[Tag]) -> tuple[list[Block], list[TemplateError]]:
    """Return the blocks of `tags` (in document order) and every mistake in their nesting.

    ``tag.block`` is set for each tag that belongs to a block.
    """
    blocks: list[Block] = []
    errors: list[TemplateError] = []
    stack: list[Block] = []
    for tag in tags:
        keyword = tag.raw.keyword
        if is_opener(tag.raw):
            tag.block = Block(keyword, [tag])
            stack.append(tag.block)
        elif keyword in {"else", "elif"}:
            _divide(tag, stack, errors)
        elif keyword in ENDS:
            _close(tag, stack, blocks, errors)
    errors += [_unclosed(block) for block in stack]
    return blocks, errors


def find_crossed(tags: Iterable[Tag]) -> tuple[Tag, Tag] | None:
    """Return two tags of a block that crosses another, each tag standing where it acts; None for none."""
    stack: list[Block] = []
    for tag in tags:
        if tag.block is None:
            continue
        if tag is tag.block.opener:
            stack.append(tag.block)
        elif not stack or stack[-1] is not tag.block:
            return tag.block.opener, tag
        elif tag is tag.block.closer:
            stack.pop()
    return None


def _divide(tag: Tag, stack: Sequence[Block], errors: list[TemplateError]) -> None:
    keyword = tag.raw.keyword
    if stack and keyword in _MIDDLES.get(stack[-1].keyword, ()):
        tag.block = stack[-1]
        stack[-1].tags.append(tag)
        return
    if stack:
        message = f"{{% {keyword} %}} không thuộc khối {{% {stack[-1].keyword} %}} đang mở"
    else:
        message = f"{{% {keyword} %}} đứng ngoài mọi khối"
    errors.append(
        UnexpectedEndError(
            message, where=tag.where, hint=f"Thêm {{% if … %}} phía trước, hoặc xóa thẻ {keyword}"
        )
    )


def _close(tag: Tag, stack: list[Block], blocks: list[Block], errors: list[TemplateError]) -> None:
    keyword = ENDS[tag.raw.keyword]
    if not any(block.keyword == keyword for block in stack):
        hint = f"Thêm {{% {keyword} … %}} phía trước, hoặc xóa thẻ end{keyword}"
        message = f"{{% end{keyword} %}} không có khối {{% {keyword} %}} nào đang mở"
        if stack:
            message += f"; khối đang mở là {{% {stack[-1].keyword} %}} ở {stack[-1].opener.where.path}"
        errors.append(UnexpectedEndError(message, where=tag.where, hint=hint))
        return
    while stack[-1].keyword != keyword:
        errors.append(_unclosed(stack.pop()))
    block = stack.pop()
    block.tags.append(tag)
    tag.block = block
    blocks.append(block)


def _unclosed(block: Block) -> UnclosedBlockError:
    return UnclosedBlockError(
        f"khối {{% {block.keyword} %}} mở ra nhưng không được đóng",
        where=block.opener.where,
        hint=f"Thêm {{% end{block.keyword} %}} trong cùng ô bảng hoặc cùng phần thân văn bản",
    )
