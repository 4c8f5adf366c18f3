"""Text with a few signs of Markdown, set in the template's own styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from baocao.errors import TemplateError
from baocao.ooxml.xml import Element
from baocao.template.arguments import Argument, read_arguments, read_text
from baocao.template.budget import RUN
from baocao.template.typed import Place, Typed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

MAX_LENGTH: Final = 500_000
"""Characters of one text."""
MAX_NESTING: Final = 40
"""How deep quotes, lists and their items may nest; the parser drops what lies deeper without a word."""


class MarkdownError(TemplateError):
    """A Markdown text holds what a document cannot take: a picture, a nesting without end."""

    code = "T221"


@dataclass(frozen=True)
class Markdown(Typed):
    """A Markdown text: one paragraph stands beside other text, more stand for their paragraph."""

    shown = "văn bản Markdown"
    text: str = ""

    def write(self, place: Place) -> list[Element]:
        """Return runs for a text of one paragraph or none, blocks for any other."""
        from baocao.template.markdown_blocks import write_blocks
        from baocao.template.markdown_inline import write_inline

        RUN.get().check_time()
        root = parse(self.text)
        if not root.children:
            return []
        if len(root.children) == 1 and root.children[0].type == "paragraph":
            return write_inline(root.children[0], place)
        return write_blocks(root, place)


def parse(text: str) -> SyntaxTreeNode:
    """Return a Markdown text as a tree.

    Raises:
        MarkdownError: T221, it is too long or nests too deep.

    Source:
        CommonMark 0.31; tables and strikethrough of GitHub Flavored Markdown.
    """
    from markdown_it.tree import SyntaxTreeNode

    if len(text) > MAX_LENGTH:
        message = f"văn bản Markdown dài {len(text)} ký tự, giới hạn {MAX_LENGTH}"
        raise MarkdownError(message, hint="Chia văn bản ấy thành nhiều khóa")
    tokens = _parser().parse(text.replace("\a", "\n\n").replace("\f", "\n\n").replace("\x0b", "\n"))
    if any(token.level >= MAX_NESTING for token in tokens):
        message = f"văn bản Markdown lồng nhau quá {MAX_NESTING} tầng"
        raise MarkdownError(message, hint="Bớt số tầng danh sách hoặc trích dẫn")
    return SyntaxTreeNode(tokens)


@cache
def _parser() -> MarkdownIt:
    """Return the parser: no HTML, nothing that turns bare addresses into links or quotes into others."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING + 2})
    return parser.enable(["table", "strikethrough"])


def markdown(value: object) -> object:
    """Dựng văn bản có dấu Markdown (đậm, nghiêng, danh sách, đề mục, bảng, liên kết) bằng kiểu của mẫu.

    >>> markdown("Đã **xong**.")
    Markdown(text='Đã **xong**.')
    """
    if value is None or isinstance(value, Typed):
        return value
    return Markdown(str(value))


def read_markdown(values: Mapping[str, Any]) -> Markdown:
    """Return the text that a map of the data stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    return Markdown(**read_arguments(Markdown.shown, values, ARGUMENTS))


ARGUMENTS: Final = (Argument("text", ("$markdown",), read_text),)
