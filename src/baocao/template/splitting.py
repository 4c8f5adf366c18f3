"""Cut elements in two where a mark stands, so that the mark comes to stand higher up."""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from baocao.ooxml.runs import keep_tail_and_remove
from baocao.ooxml.xml import Element, qn

_HOLDING_TEXT: Final = frozenset({qn("w:r"), qn("w:ins")})
_NOTHING: Final = frozenset({qn("w:rPr"), qn("w:t")})
"""What prints nothing when it holds no text."""


def lift(home: Element, mark: str, base: Element, *, may_drop: bool = False) -> Element | None:
    """Split elements from `home` up until `mark` is a child of `base`; each half keeps the properties.

    Returns:
        The last second half, which holds all that stands elsewhere now; None when nothing was split.

    Args:
        home: in whose text, or behind one of whose children, the mark stands.
        mark: what to split at.
        base: an element above `home`.
        may_drop: whether halves of runs in which nothing is left go.
    """
    second = None
    while home is not base:
        parent = home.getparent()
        if parent is None:
            break
        second = _split_at(home, mark)
        if may_drop:
            _drop_if_hollow(second)
            _drop_if_hollow(home)
        home = parent
    return second


def copy_hollow(element: Element) -> Element:
    """Return a copy of an element with nothing in it but its properties."""
    copied = element.makeelement(element.tag)
    for name, value in element.attrib.items():
        copied.set(name, value)
    if len(element) and element[0].tag.endswith("Pr"):
        copied.append(copy.deepcopy(element[0]))
        copied[0].tail = None
    return copied


def wrap(mark: str, base: Element, run: Element) -> Element:
    """Put `mark`, which stands between the children of `base`, in a run; return the text it is in."""
    text = etree.SubElement(run, qn("w:t"))
    text.text = mark
    text.set(qn("xml:space"), "preserve")
    if base.text and mark in base.text:
        base.text, _, behind = base.text.partition(mark)
        base.insert(0, run)
    else:
        holder = next(child for child in base if child.tail and mark in child.tail)
        holder.tail, _, behind = (holder.tail or "").partition(mark)
        base.insert(base.index(holder) + 1, run)
    run.tail = behind
    return text


def _split_at(element: Element, mark: str) -> Element:
    """Cut `element` in two at `mark`, which ends up between the halves; return the second one."""
    second = copy_hollow(element)
    if element.text and mark in element.text:
        before, _, after = element.text.partition(mark)
        moved = list(element)
        element.text = before
        _append_text(second, after)
    else:
        holder = next(child for child in element if child.tail and mark in child.tail)
        before, _, after = (holder.tail or "").partition(mark)
        moved = list(holder.itersiblings())
        holder.tail = before
        _append_text(second, after)
    second.extend(moved)
    second.tail, element.tail = element.tail, None
    element.addnext(second)  # lands before any tail of `element`, hence the order
    element.tail = mark
    return second


def _drop_if_hollow(half: Element) -> None:
    """Remove half a run or insertion in which nothing is left."""
    if half.tag not in _HOLDING_TEXT or half.text:
        return
    if all(child.tag in _NOTHING and not child.text and not child.tail for child in half):
        keep_tail_and_remove(half)


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = text
    else:
        element.text = text
