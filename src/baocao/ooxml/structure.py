"""What Word calls unreadable content though it is well-formed XML: found before it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, cast

from lxml import etree

from baocao.ooxml.xml import NSMAP, Element, qn

BLOCKS: Final = frozenset({qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:customXml"), qn("w:altChunk")})
"""What may stand in a body, a cell, a header."""


Search = Callable[[Element], list[Any]]
"""Finds the elements or the attribute values below a root, in document order."""


def find_all(path: str) -> Search:
    """Return a compiled XPath over the prefixes of `NSMAP`; searching is then done in C."""
    prefixes = {prefix: uri for prefix, uri in NSMAP.items() if prefix != "xml"}
    return cast("Search", etree.XPath(path, namespaces=prefixes))


LOOSE_ENDS: Final = find_all("//w:tc[not(*[last()][self::w:p])]")
"""Cells whose last child is no paragraph; a bookmark's end may still stand behind one."""
_FAULTS: Final = (
    ("hàng của bảng không có ô", find_all("//w:tr[not(.//w:tc)]")),
    ("bảng không có hàng", find_all("//w:tbl[not(.//w:tr)]")),
    ("bảng không khai báo lưới cột", find_all("//w:tbl[not(w:tblGrid)]")),
    ("ô gộp không cột nào", find_all("//w:gridSpan[not(@w:val > 0)]")),
    ("đoạn văn nằm trong chữ của đoạn khác", find_all("//w:t[*]")),
)
_UNIQUE: Final = (
    ("số hiệu hình vẽ", find_all("//wp:docPr/@id")),
    ("tên dấu trang (bookmark)", find_all("//w:bookmarkStart/@w:name")),
    ("số hiệu đoạn", find_all("//w:p/@w14:paraId")),
)
_FIELD_MARKS: Final = find_all("//w:fldChar/@w:fldCharType")
_REFERENCES: Final = find_all(f"//@*[namespace-uri()='{NSMAP['r']}']")


def find_faults(root: Element, relationship_ids: Collection[str]) -> Iterator[str]:
    """Yield in Vietnamese what would make Word refuse or repair a part; nothing for a sound one.

    Schema validity is not checked here (element order, types): a template is
    as valid as Word left it. This looks at what loops, conditions and merges
    can break.

    Args:
        root: the root element of a WordprocessingML part.
        relationship_ids: the ids that the part's relationships define.

    Cost:
        Linear, a dozen passes in C.

    Source:
        ECMA-376 Part 1, 17.4.37 (tbl), 17.4.65 (tc), 17.4.17 (gridSpan), 17.13.6.2 (bookmarkStart),
        17.16.18 (fldChar), 20.4.2.5 (docPr).
    """
    if any(not ends_well(cell) for cell in LOOSE_ENDS(root)):
        yield "ô bảng không kết thúc bằng một đoạn"
    yield from (shown for shown, find in _FAULTS if find(root))
    for shown, find in _UNIQUE:
        values = find(root)
        if len(set(values)) < len(values):
            repeated = next(value for value in values if values.count(value) > 1)
            yield f"{shown} “{repeated}” có hai lần"
    marks = _FIELD_MARKS(root)
    if marks.count("begin") != marks.count("end"):
        yield "trường (field) mở ra nhưng không được đóng"
    for reference in sorted({str(value) for value in _REFERENCES(root)} - {"", *relationship_ids}):
        yield f"“{reference}” trỏ tới một mục không có trong tệp"


def ends_well(cell: Element) -> bool:
    """Tell whether the last block of a cell is a paragraph, or a content control that can hold one."""
    last = next((child.tag for child in cell.iterchildren(reversed=True) if child.tag in BLOCKS), "")
    return last in {qn("w:p"), qn("w:sdt")}
