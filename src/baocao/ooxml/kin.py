"""The parts every document has once: styles, numbering, notes; found, or made when first needed."""

from __future__ import annotations

from typing import Final

from baocao.ooxml.assembly import Assembly
from baocao.ooxml.package import Package
from baocao.ooxml.xml import DECLARATION, NSMAP, Element

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W: Final = f'xmlns:w="{NSMAP["w"]}" xmlns:r="{NSMAP["r"]}"'
_SEPARATORS: Final = "".join(
    f'<w:{{0}} w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:{{0}}>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
"""The two notes that Word draws between text and notes.

Source:
    ECMA-376 Part 1, 17.11.23 (separator), 17.11.1 (continuationSeparator).
"""
_EMPTY: Final = {
    "styles": f"<w:styles {_W}/>",
    "numbering": f"<w:numbering {_W}/>",
    "settings": f"<w:settings {_W}/>",
    "footnotes": f"<w:footnotes {_W}>{_SEPARATORS.format('footnote')}</w:footnotes>",
    "endnotes": f"<w:endnotes {_W}>{_SEPARATORS.format('endnote')}</w:endnotes>",
}


def find_kin(document: Package | Assembly, kind: str) -> str | None:
    """Return the name of the main part's ``styles``, ``numbering``, ``footnotes``…; None without one."""
    for rel in document.rels(document.main_part).values():
        if rel.kind == kind and not rel.external:
            return rel.target if rel.target in document else None
    return None


def require_kin(assembly: Assembly, kind: str) -> str:
    """Return the name of that part of a document being made; an empty one is added when it has none."""
    found = find_kin(assembly, kind)
    if found is None:
        content = f"{DECLARATION}{_EMPTY[kind]}".encode()
        name, content_type = f"word/{kind}.xml", f"{_TYPE}.{kind}+xml"
        if name in assembly:  # a part nobody points to
            found = assembly.add_part(f"word/{kind}", "xml", content, content_type)
        else:
            found = assembly.add_named(name, content, content_type)
        assembly.relate(assembly.main_part, kind, found)
    return found


def tree_of(assembly: Assembly, kind: str) -> Element:
    """Return the root of that part, to be changed in place."""
    return assembly.tree(require_kin(assembly, kind))
