"""The inside of a Markdown paragraph as runs and links."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from baocao.errors import BaocaoError
from baocao.ooxml.order import make, put
from baocao.ooxml.urls import clean_url
from baocao.ooxml.xml import Element, qn
from baocao.template.link import link_properties, wrap_link
from baocao.template.markdown import MarkdownError
from baocao.template.marks import OPEN_HELD
from baocao.template.runs import make_text_run
from baocao.template.typed import Place

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_TOGGLES: Final = {"strong": ("w:b", "w:bCs"), "em": ("w:i", "w:iCs"), "s": ("w:strike",)}
MONOSPACED: Final = "Courier New"


def write_inline(node: SyntaxTreeNode, place: Place, r_pr: Element | None = None) -> list[Element]:
    """Return the runs and hyperlinks of a paragraph, a heading or a cell.

    Args:
        node: what holds the text.
        place: of the tag.
        r_pr: properties of its runs; those of the tag's run when None.

    Raises:
        MarkdownError: T221, there is a picture in it; ForbiddenCharacterError: T202.
    """
    base = r_pr if r_pr is not None else place.r_pr
    return [run for child in node.children for run in _Inline(place, base).write(child)]


class _Inline:
    """Writes one text; what is bold or a link inside is written by a copy with other properties."""

    def __init__(self, place: Place, r_pr: Element | None, *, in_link: bool = False) -> None:
        self.place = place
        self.r_pr = make(place.paragraph, "w:rPr") if r_pr is None else copy.deepcopy(r_pr)
        self.in_link = in_link

    def write(self, node: SyntaxTreeNode) -> list[Element]:
        """Return the runs of a node."""
        if node.type == "inline":
            return self._write_all(node)
        if node.type in _TOGGLES:
            inner = self._copy()
            for name in _TOGGLES[node.type]:
                put(inner.r_pr, name)
            return inner._write_all(node)  # noqa: SLF001  # a twin
        if node.type == "link":
            return self._write_link(node)
        if node.type == "image":
            raise MarkdownError(
                f"văn bản Markdown có ảnh “{node.attrs.get('src', '')}”",
                hint="Bỏ ảnh khỏi văn bản ấy và đặt riêng bằng khóa {$anh: tệp ảnh}",
            )
        if node.type == "code_inline":
            inner = self._copy()
            _set_monospaced(inner.r_pr)
            return [inner.run(node.content)]
        text = {"softbreak": " ", "hardbreak": "\n"}.get(node.type, node.content)
        return [self.run(text)] if text else []

    def run(self, text: str) -> Element:
        """Return a run of text; its line breaks and tabs are Word's."""
        return make_text_run(self.r_pr if len(self.r_pr) else None, text)

    def _copy(self, *, in_link: bool | None = None) -> _Inline:
        return _Inline(self.place, self.r_pr, in_link=self.in_link if in_link is None else in_link)

    def _write_all(self, node: SyntaxTreeNode) -> list[Element]:
        return [run for child in node.children for run in self.write(child)]

    def _write_link(self, node: SyntaxTreeNode) -> list[Element]:
        """Return a hyperlink, or its text alone where a link stands already or the address is not safe."""
        try:
            url = clean_url(str(node.attrs.get("href", "")))
        except BaocaoError:
            url = "#"
        if url.startswith("#") or self.in_link or _is_linked(self.place):
            return self._write_all(node)
        inner = self._copy(in_link=True)
        inner.r_pr = link_properties(self.place, self.r_pr)
        return [wrap_link(self.place, url, inner._write_all(node))]  # noqa: SLF001  # a twin


def write_code(text: str, place: Place) -> Element:
    """Return a run of lines in a font of even width."""
    inline = _Inline(place, place.r_pr)
    _set_monospaced(inline.r_pr)
    return inline.run(text)


def _set_monospaced(r_pr: Element) -> None:
    put(r_pr, "w:rFonts", ascii=MONOSPACED, hAnsi=MONOSPACED, cs=MONOSPACED)


def _is_linked(place: Place) -> bool:
    """Tell whether the tag itself stands in a link."""
    links = place.paragraph.iter(qn("w:hyperlink"))
    return any(OPEN_HELD in (text.text or "") for link in links for text in link.iter(qn("w:t")))
