"""Fields whose stored results a rendering makes stale: Word computes them when it opens the file."""

from __future__ import annotations

from typing import Final

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.fields import command_of, iter_codes
from baocao.ooxml.kin import tree_of
from baocao.ooxml.xml import NSMAP, Element, qn

_STALE: Final = frozenset(
    "TOC TOA INDEX REF PAGEREF NOTEREF SEQ NUMPAGES SECTIONPAGES NUMWORDS NUMCHARS =".split()  # noqa: SIM905  # a list to read
)
"""Fields that depend on the text or its pages. PAGE and what stands in headers is computed anyway."""
_LATER: Final = frozenset(
    qn(name)
    for name in (
        *("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids"),
        *("m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping", "w:captions"),
        *("w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade"),
        *("w:readModeInkLockDown", "w:smartTagType", "w:shapeDefaults", "w:doNotEmbedSmartTags"),
        *("w:decimalSymbol", "w:listSeparator"),
    )
)
"""What follows ``w:updateFields`` in the settings.

Source:
    ECMA-376 Part 1, 17.15.1.78 (settings), 17.15.1.90 (updateFields).
"""


def refresh_fields(root: Element, assembly: Assembly) -> None:
    """Have Word compute the fields of a document when it opens it, if `root` holds any that became stale."""
    if root.tag in {qn("w:hdr"), qn("w:ftr")} or _STALE.isdisjoint(map(command_of, iter_codes(root))):
        return
    settings = tree_of(assembly, "settings")
    for old in settings.findall(qn("w:updateFields")):
        if old.get(qn("w:val"), "true") in {"true", "1", "on"}:
            return
        settings.remove(old)
    new = settings.makeelement(qn("w:updateFields"), {qn("w:val"): "true"})
    for child in settings:
        if child.tag in _LATER or not str(child.tag).startswith(f"{{{NSMAP['w']}}}"):
            child.addprevious(new)
            return
    settings.append(new)
