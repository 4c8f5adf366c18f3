"""Runs that typed values write, in the formatting of their tag."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Final

from lxml import etree

from baocao.errors import Location
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.kin import find_kin
from baocao.ooxml.order import drop, put
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import NSMAP, Element, parse_xml, qn
from baocao.template.typed import Place
from baocao.template.values import to_text
from baocao.units import Length

_W: Final = {"w": NSMAP["w"]}

Properties = Mapping[str, Mapping[str, str] | None]
"""{property of a run, ``w:b``: its attributes}; None takes it away."""


def make_run(r_pr: Element | None, *content: Element) -> Element:
    """Return a run with these properties, copied, that holds `content`."""
    run = etree.Element(qn("w:r"), nsmap=_W)
    if r_pr is not None:
        run.append(_copied(r_pr))
    run.extend(content)
    return run


def make_text_run(r_pr: Element | None, text: str) -> Element:
    """Return a run of text; line breaks and tabs become Word's.

    Raises:
        ForbiddenCharacterError: T202.
    """
    written = to_text(text)
    if written == text:  # nothing in it is written in another way
        run = make_run(r_pr)
        if text:
            etree.SubElement(run, qn("w:t"), {qn("xml:space"): "preserve"}).text = text
        return run
    whole = f'<w:r xmlns:w="{NSMAP["w"]}"><w:t xml:space="preserve">{written}</w:t></w:r>'
    run = parse_xml(whole.encode(), Location())
    for piece in run.findall(qn("w:t")):
        if not piece.text:
            run.remove(piece)
    if r_pr is not None:
        run.insert(0, _copied(r_pr))
    return run


def _copied(r_pr: Element) -> Element:
    copied = copy.deepcopy(r_pr)
    copied.tail = None
    return copied


def format_like(r_pr: Element | None, properties: Properties) -> Element:
    """Return a copy of run properties, some of them changed."""
    changed = etree.Element(qn("w:rPr"), nsmap=_W) if r_pr is None else _copied(r_pr)
    for name, attributes in properties.items():
        if attributes is None:
            drop(changed, name)
        else:
            put(changed, name, **attributes)
    return changed


def allow_height(place: Place, height: Length) -> None:
    """Let lines grow in a paragraph whose line height is exact; Word would show a strip of the picture.

    Source:
        ECMA-376 Part 1, 17.18.48 (ST_LineSpacingRule).
    """
    paragraph = place.paragraph
    p_pr = paragraph.find(qn("w:pPr"))
    shown = place.assembly.once(Styles, lambda: _read_styles(place.assembly)).paragraph(p_pr)
    if shown.line_rule != "exact" or shown.line_height >= height:
        return
    if p_pr is None:
        p_pr = paragraph.makeelement(qn("w:pPr"))
        paragraph.insert(0, p_pr)
    old = p_pr.find(qn("w:spacing"))
    attributes = [] if old is None else old.attrib.items()
    new = put(p_pr, "w:spacing", line=shown.line_height.twips, lineRule="atLeast")
    for name, value in attributes:
        if name not in new.attrib:
            new.set(name, value)


def _read_styles(assembly: Assembly) -> Styles:
    part = find_kin(assembly, "styles")
    return Styles(None if part is None else parse_xml(assembly.read(part), Location(path=part)))
