"""Links whose target holds tags: one relationship for each address they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from baocao.errors import BaocaoError
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.relationships import IN_R, Relationship, rels_part
from baocao.ooxml.urls import clean_url
from baocao.ooxml.xml import Element, qn
from baocao.template.marks import LINK
from baocao.template.places import iter_spots

if TYPE_CHECKING:
    from baocao.template.compiled import Part

NO_TARGETS: Final[Mapping[str, str]] = MappingProxyType({})
_CLICKABLE: Final = tuple(
    qn(name) for name in ("w:hyperlink", "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver")
)
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def read_targets(rels: Mapping[str, Relationship]) -> dict[str, str]:
    """Return {relationship id: target with its tags as typed} of the links that hold tags."""
    links = (rel for rel in rels.values() if rel.kind == "hyperlink" and rel.external)
    decoded = {rel.id: decode_target(rel.target) for rel in links}
    return {identity: target for identity, target in decoded.items() if "{{" in target or "{%" in target}


def decode_target(target: str) -> str:
    """Return a link's target with the tags in it as they were typed; Word escapes braces and blanks.

    >>> decode_target("https://example.vn/a%20b/%7B%7B%20ma%20%7D%7D")
    'https://example.vn/a%20b/{{ ma }}'
    """
    if "{" not in target and "%7b" not in target.lower():
        return target
    opened = re.sub("%7B", "{", re.sub("%7D", "}", target, flags=re.IGNORECASE), flags=re.IGNORECASE)
    opened = opened.replace("{%25", "{%").replace("%25}", "%}").replace("{%23", "{#").replace("%23}", "#}")
    return _TAG.sub(lambda tag: tag[0][:2] + unquote(tag[0][2:-2]) + tag[0][-2:], opened)


def iter_links(root: Element, targets: Mapping[str, str]) -> Iterator[tuple[Element, str, str]]:
    """Yield (element, name of the attribute, target) for each use of a link with tags in a part."""
    if not targets:
        return
    for element in root.iter(*_CLICKABLE):
        for name, value in element.attrib.items():
            if str(value) in targets and str(name).startswith(IN_R):
                yield element, str(name), targets[str(value)]


def relate_links(root: Element, part: Part, assembly: Assembly) -> list[BaocaoError]:
    """Give each rendered link the id of a relationship to its address; return every mistake.

    The relationships whose targets were tags leave the document.

    Cost:
        Linear; the same address is related once.
    """
    relationships = assembly.tree(rels_part(part.name))
    for element in [one for one in relationships if one.get("Id") in part.link_ids]:
        relationships.remove(element)
    errors: list[BaocaoError] = []
    ids: dict[str, str] = {}
    for element in root.iter(*_CLICKABLE):
        for name, value in element.attrib.items():
            if not str(value).startswith(LINK):
                continue
            target = str(value)[len(LINK) :]
            if target not in ids:
                try:
                    ids[target] = assembly.relate(part.name, "hyperlink", clean_url(target), external=True)
                except BaocaoError as error:
                    ids[target] = ""
                    errors.append(_at(error, root, element, part))
            element.set(name, ids[target])
    return errors


def _at(error: BaocaoError, root: Element, element: Element, part: Part) -> BaocaoError:
    """Return an error with the place of the paragraph around `element`."""
    around = {element, *element.iterancestors()}
    spots = [spot for spot in iter_spots(root) if spot.paragraph in around]
    return error.at(spots[-1].locate("", part.shown, _read(element))) if spots else error


def _read(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t"), qn("a:t")))
