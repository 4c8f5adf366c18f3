"""The number of the page brought into the header, and kept off the first page."""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from baocao.layout.mending.desk import Desk
from baocao.layout.mending.number import NumberLine, fill_line, find_number_lines, is_empty, set_line
from baocao.layout.mending.page import (
    forget,
    inherited_references,
    own_references,
    refer,
    set_header_distance,
    set_title_page,
)
from baocao.layout.repair import PutPageNumber
from baocao.ooxml.order import make
from baocao.ooxml.properties import is_on
from baocao.ooxml.relationships import Relationship
from baocao.ooxml.xml import NSMAP, Element, qn

_EMPTY: Final = f'<w:hdr xmlns:w="{NSMAP["w"]}" xmlns:r="{NSMAP["r"]}"><w:p/></w:hdr>'
_OWN_NAMES: Final = ("w14:paraId", "w14:textId")
"""What may not come twice in a document."""


def put_page_number(desk: Desk, repair: PutPageNumber) -> bool:
    """Put the number into the header of a section's pages; tell whether there is such a section."""
    index = repair.section
    sect_pr = desk.require_section(index)
    if sect_pr is None:
        return False
    pages = ["default", "even"] if desk.even_headers else ["default"]
    roots = [_number_page(desk, repair, page) for page in pages]
    if index == 0:
        _spare_first_page(desk, sect_pr, roots[0])
    for page in {*pages, *(["first"] if index == 0 else [])}:
        _clear_numbers(_read_edge(desk, index, "footer", page))
    set_header_distance(sect_pr, repair.header_distance)
    return True


def _number_page(desk: Desk, repair: PutPageNumber, page: str) -> Element:
    """Put the number into the header for `page`, which is made when there is none; return its root."""
    root = _read_edge(desk, repair.section, "header", page)
    if root is not None:
        _number(root, repair)
        return root
    sect_pr = desk.require_section(repair.section)
    assert sect_pr is not None  # noqa: S101  # the caller has it already
    if page == "even":  # what odd pages have will do
        shared = inherited_references(desk.sections, repair.section, "header")["default"]
        refer(sect_pr, "header", "even", shared)
        return _root_of(desk, shared)
    root = etree.fromstring(_EMPTY)
    _number(root, repair)
    _add_header(desk, sect_pr, page, root)
    return root


def _number(root: Element, repair: PutPageNumber) -> None:
    """Set the number that stands in a header, or put one into its first empty paragraph or a new one."""
    lines = find_number_lines(root)
    boxed = [line for line in lines if line.is_boxed and line.is_alone]
    for line in boxed:
        line.clear()
    kept = [line for line in lines if line not in boxed]
    for line in kept:
        set_line(line, repair)
    if kept:
        return
    paragraph = next((one for one in root.iterchildren(qn("w:p")) if is_empty(one)), None)
    if paragraph is None:
        paragraph = make(root, "w:p")
        root.insert(0, paragraph)
    fill_line(paragraph, repair)


def _spare_first_page(desk: Desk, sect_pr: Element, default: Element) -> None:
    """Leave the first page of the document without a number, and with all else that stood there."""
    page = _read_edge(desk, 0, "header", "first")
    if is_on(sect_pr.find(qn("w:titlePg"))):
        if page is default:
            _add_header(desk, sect_pr, "first", _copy_without_number(default), like=_find_part(desk, default))
        else:
            _clear_numbers(page)
        return
    set_title_page(sect_pr)
    _add_header(desk, sect_pr, "first", _copy_without_number(default), like=_find_part(desk, default))
    footer = own_references(sect_pr, "footer").get("default")
    if footer is not None:
        refer(sect_pr, "footer", "first", footer)
    else:
        forget(sect_pr, "footer", "first")


def _copy_without_number(root: Element) -> Element:
    twin = copy.deepcopy(root)
    for line in find_number_lines(twin):
        line.clear(whole=line.is_bare)
    for element in twin.iter("*"):
        for name in _OWN_NAMES:
            element.attrib.pop(qn(name), "")
    for mark in list(twin.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    return twin


def _clear_numbers(root: Element | None) -> None:
    lines: list[NumberLine] = find_number_lines(root) if root is not None else []
    for line in lines:
        if line.is_alone:
            line.clear()


def _add_header(desk: Desk, sect_pr: Element, page: str, root: Element, *, like: str = "") -> None:
    name = desk.add_header(root, like=like if like in desk.package else "")
    refer(sect_pr, "header", page, desk.assembly.relate(desk.package.main_part, "header", name))


def _read_edge(desk: Desk, index: int, kind: str, page: str) -> Element | None:
    """Return the root of what stands above or below a section's pages; None when nothing does."""
    rel_id = inherited_references(desk.sections, index, kind).get(page)
    rel = desk.assembly.rels(desk.package.main_part).get(rel_id) if rel_id else None
    return _parse(desk, rel) if rel is not None else None


def _root_of(desk: Desk, rel_id: str) -> Element:
    root = _parse(desk, desk.assembly.rels(desk.package.main_part)[rel_id])
    assert root is not None  # noqa: S101  # a header that was just found or made
    return root


def _parse(desk: Desk, rel: Relationship) -> Element | None:
    return None if rel.external else desk.parse(rel.target)


def _find_part(desk: Desk, root: Element) -> str:
    return next((part for part, one in desk.roots.items() if one is root), "")
