"""The styles of one document in another, as when Word pastes with the styles of the destination."""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from baocao.ooxml.runs import keep_tail_and_remove
from baocao.ooxml.stylesheet import GrowingStyleSheet, StyleSheet, id_of, name_of
from baocao.ooxml.xml import Element, qn

_VAL: Final = qn("w:val")
_REFERRING: Final = (qn("w:basedOn"), qn("w:next"), qn("w:link"))
_USED_BY: Final = {
    qn("w:pStyle"): "paragraph",
    qn("w:rStyle"): "character",
    qn("w:tblStyle"): "table",
}
_LOOK: Final = frozenset(
    qn(f"w:{name}") for name in ("basedOn", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
)


class StyleMerge:
    """Which style of the target stands for each of the source.

    A style of Word's own (Normal, headings, Table Grid) looks as the target has
    it; an office's own is the target's when both say the same, else it is added,
    under another name when that one is taken.
    """

    def __init__(self, source: StyleSheet, target: GrowingStyleSheet) -> None:
        """Bring nothing yet."""
        self._source, self._target = source, target
        self.ids: dict[str, str] = {}
        """{id in the source: id in the target} of styles looked for so far."""
        self.added: list[Element] = []
        """Styles put into the target; `graft` gives them their numbering."""

    def settle(self, root: Element) -> list[Element]:
        """Let everything below `root` refer to the target's styles; return the styles added for it.

        A style that the source itself lacks is no style.
        """
        before = len(self.added)
        for element in list(root.iter(*_USED_BY)):
            identity = self.bring(element.get(_VAL, ""))
            if identity is None:
                keep_tail_and_remove(element)
            else:
                element.set(_VAL, identity)
        return self.added[before:]

    def bring(self, identity: str) -> str | None:
        """Return the id of a style in the target; it comes with all that it is based on."""
        todo, fresh = [identity], []
        while todo:
            current = todo.pop()
            style = self._source.by_id.get(current)
            if style is None or current in self.ids:
                continue
            found = self._find(style)
            if found is None:
                found = self._target.add(style)
                fresh.append(found)
                todo += [one.get(_VAL, "") for one in found.iterchildren(*_REFERRING)]
            self.ids[current] = id_of(found)
        for style in fresh:
            for reference in list(style.iterchildren(*_REFERRING)):
                if reference.get(_VAL, "") in self.ids:
                    reference.set(_VAL, self.ids[reference.get(_VAL, "")])
                else:
                    style.remove(reference)
        self.added += fresh
        return self.ids.get(identity)

    def _find(self, style: Element) -> Element | None:
        found = self._target.find(style.get(qn("w:type"), "paragraph"), name_of(style))
        is_own = style.get(qn("w:customStyle"), "0") in {"1", "true", "on"}
        return found if found is None or not is_own or _look_of(found) == _look_of(style) else None


def _look_of(style: Element) -> bytes:
    """Return what a style says about text, to be compared."""
    bare = copy.deepcopy(style)
    bare.attrib.clear()
    bare.tail = None
    for child in list(bare):
        if child.tag not in _LOOK:
            bare.remove(child)
    found: bytes = etree.tostring(bare, method="c14n", exclusive=True)
    return found
