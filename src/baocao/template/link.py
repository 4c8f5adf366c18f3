"""Links as values: an address and the words that stand for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from lxml import etree

from baocao.ooxml.stylesheet import GrowingStyleSheet, id_of
from baocao.ooxml.urls import clean_url
from baocao.ooxml.xml import NSMAP, Element, qn
from baocao.template.arguments import Argument, read_arguments, read_needed_text, read_text, refuse
from baocao.template.runs import Properties, format_like, make_text_run
from baocao.template.typed import Place, Typed

_ANCHOR: Final = re.compile(r"#[^\W\d][\w.-]{0,39}")
"""A bookmark of the document itself."""
_STYLE: Final = "Hyperlink"
_BLUE: Final[Properties] = {"w:color": {"val": "0563C1"}, "w:u": {"val": "single"}}
"""What Word's own style of that name looks like."""
_NAMESPACES: Final = {prefix: NSMAP[prefix] for prefix in ("w", "r")}


@dataclass(frozen=True, kw_only=True)
class Link(Typed):
    """Words that lead somewhere when clicked."""

    shown: ClassVar[str] = "liên kết"
    url: str
    """As it stands in the file."""
    text: str

    def write(self, place: Place) -> list[Element]:
        """Return one link."""
        return [wrap_link(place, self.url, [make_text_run(link_properties(place, place.r_pr), self.text)])]


def link_properties(place: Place, r_pr: Element | None) -> Element:
    """Return run properties that look like a link: the template's own style, else blue and underlined."""
    style = GrowingStyleSheet.of(place.assembly).find("character", _STYLE)
    return format_like(r_pr, _BLUE if style is None else {"w:rStyle": {"val": id_of(style)}})


def wrap_link(place: Place, url: str, runs: list[Element]) -> Element:
    """Return the link around `runs`.

    Source:
        ECMA-376 Part 1, 17.16.22 (hyperlink).
    """
    link = etree.Element(qn("w:hyperlink"), {qn("w:history"): "1"}, nsmap=_NAMESPACES)
    if _ANCHOR.fullmatch(url):
        link.set(qn("w:anchor"), url[1:])
    else:
        link.set(qn("r:id"), place.assembly.relate(place.part, "hyperlink", url, external=True))
    link.extend(runs)
    return link


def read_url(key: str, value: Any) -> str:
    """Return an address as it stands in a Word file.

    Raises:
        TypedValueError: D512, there is none; BadUrlError: T311, not one to be clicked.
    """
    text = read_needed_text(key, value)
    return text if _ANCHOR.fullmatch(text) else clean_url(text)


def make_link(*, address: tuple[str, str], text: str = "") -> Link:
    """Return a link to an address, as in the file and as typed; the latter shows when there are no words."""
    return Link(url=address[0], text=text or address[1])


def _read_address(key: str, value: Any) -> tuple[str, str]:
    return read_url(key, value), str(value).strip()


ARGUMENTS: Final = (
    Argument("address", ("$lien_ket", "$link"), _read_address),
    Argument("text", ("chu", "text"), read_text),
)


def read_link(values: Mapping[str, Any]) -> Link:
    """Return the link that a map of the data stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512; BadUrlError: T311.
    """
    found = read_arguments(Link.shown, values, ARGUMENTS)
    if "address" not in found:
        raise refuse("$link", "một địa chỉ", None, "Viết như https://example.vn")
    return make_link(**found)
