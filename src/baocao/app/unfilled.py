"""Whether a Word file is a template, still to be filled in, or a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from baocao.layout.blocks import Block, iter_paragraphs
from baocao.layout.facts import Facts
from baocao.layout.paper import Paper, PartKind
from baocao.ooxml.package import Package

_DATE: Final = re.compile(r"ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d{4}")
_TAGS: Final = ("{{", "{%")


def is_unfilled(paper: Paper, package: Package) -> bool:
    """Tell whether a Word file is a template: it has tags, and its head is not filled in.

    A finished document that a tag was left in has a number and a date above;
    it stays a document, and the tag is a fault in it.
    """
    head = paper.find(PartKind.NUMBER, PartKind.DATE)
    if any(_has_tag(part.text) for part in head):
        return True
    return not _is_dated(paper) and (_has_tag_in_text(paper.facts) or _has_tag_in_parts(package))


def _is_dated(paper: Paper) -> bool:
    """Tell whether a whole date was written, be it one that no calendar has."""
    return paper.issued is not None or any(_DATE.search(part.text) for part in paper.find(PartKind.DATE))


def _has_tag(text: str) -> bool:
    return any(tag in text for tag in _TAGS)


def _has_tag_in_text(facts: Facts) -> bool:
    return any(_has_tag(one.text) for blocks in _texts(facts) for one in iter_paragraphs(blocks))


def _texts(facts: Facts) -> Iterator[tuple[Block, ...]]:
    yield facts.blocks
    yield from (note.blocks for note in facts.notes)
    for section in facts.sections:
        yield from chain(section.headers.values(), section.footers.values())


def _has_tag_in_parts(package: Package) -> bool:
    """Tell whether a chart, a drawing or the properties have a tag."""
    signs = [tag.encode() for tag in _TAGS]
    parts = [part for part, kind in package.content_types.items() if kind.endswith("xml")]
    return any(sign in content for content in map(package.read, parts) for sign in signs)
