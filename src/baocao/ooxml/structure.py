"""What Word calls unreadable content though it is well-formed XML: found before it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

from baocao.ooxml.order import RANKS
from baocao.ooxml.package import Package
from baocao.ooxml.relationships import IN_R
from baocao.ooxml.xml import Element, qn

BLOCKS: Final = frozenset({qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:customXml"), qn("w:altChunk")})
"""What may stand in a body, a cell, a header."""
_ENDS: Final = frozenset({qn("w:p"), qn("w:sdt")})
_UNIQUE: Final = (
    ("số hiệu hình vẽ", qn("wp:docPr"), "id"),
    ("tên dấu trang (bookmark)", qn("w:bookmarkStart"), qn("w:name")),
    ("số hiệu đoạn", qn("w:p"), qn("w14:paraId")),
)
_REFERRING: Final = tuple(
    qn(name)
    for name in (
        *("w:headerReference", "w:footerReference", "w:hyperlink", "w:attachedTemplate", "w:altChunk"),
        *("w:subDoc", "a:blip", "a:hlinkClick", "c:chart", "v:imagedata", "o:OLEObject"),
    )
)
_STORIES: Final = tuple(
    qn(f"w:{name}") for name in ("txbxContent", "footnote", "endnote", "comment", "hdr", "ftr", "body")
)


def find_faults(root: Element, relationship_ids: Collection[str]) -> Iterator[str]:
    """Yield in Vietnamese what would make Word refuse or repair a part; nothing for a sound one.

    Schema validity is not checked here (element order, types): a template is
    as valid as Word left it. This looks at what loops, conditions and merges
    can break.

    Args:
        root: the root element of a WordprocessingML part.
        relationship_ids: the ids that the part's relationships define.

    Cost:
        Linear; lxml finds the elements by name in C.
    """
    if find_loose_cells(root):
        yield "ô bảng không kết thúc bằng một đoạn"
    if find_hollow(root):
        yield "bảng không có hàng hoặc hàng không có ô"
    yield from find_conflicts(root, relationship_ids)
    yield from find_misordered(root)


def find_loose_cells(root: Element) -> list[Element]:
    """Return the table cells that do not end in a paragraph, or in a content control that can hold one.

    Source:
        ECMA-376 Part 1, 17.4.65 (tc).
    """
    return [cell for cell in root.iter(qn("w:tc")) if not (len(cell) and _ends_well(cell))]


def find_hollow(root: Element) -> list[Element]:
    """Return the rows without cells and the tables without rows, outer ones first.

    Source:
        ECMA-376 Part 1, 17.4.37 (tbl), 17.4.78 (tr).
    """
    rows = [row for row in root.iter(qn("w:tr")) if _lacks(row, qn("w:tc"))]
    return [table for table in root.iter(qn("w:tbl")) if _lacks(table, qn("w:tr"))] + rows


def find_conflicts(root: Element, relationship_ids: Collection[str]) -> Iterator[str]:
    """Yield in Vietnamese what contradicts itself in a part whose tables are sound.

    Source:
        ECMA-376 Part 1, 17.4.17 (gridSpan), 17.13.6.2 (bookmarkStart), 17.16.18 (fldChar), 20.4.2.5 (docPr).
    """
    if any(table.find(qn("w:tblGrid")) is None for table in root.iter(qn("w:tbl"))):
        yield "bảng không khai báo lưới cột"
    if any(span.get(qn("w:val"), "0") == "0" for span in root.iter(qn("w:gridSpan"))):
        yield "ô gộp không cột nào"
    if any(len(text) for text in root.iter(qn("w:t"))):
        yield "đoạn văn nằm trong chữ của đoạn khác"
    for shown, tag, attribute in _UNIQUE:
        if repeated := _find_repeated(element.get(attribute) for element in root.iter(tag)):
            yield f"{shown} “{repeated}” có hai lần"
    if fault := _find_broken_field(root):
        yield fault
    starts = {mark.get(qn("w:id")) for mark in root.iter(qn("w:bookmarkStart"))}
    if starts - {mark.get(qn("w:id")) for mark in root.iter(qn("w:bookmarkEnd"))}:
        yield "dấu trang (bookmark) mở ra nhưng không được đóng"
    used = (item for element in root.iter(*_REFERRING) for item in element.attrib.items())
    references = {str(value) for name, value in used if str(name).startswith(IN_R)}
    for reference in sorted(references - {"", *relationship_ids}):
        yield f"“{reference}” trỏ tới một mục không có trong tệp"


def find_misordered(root: Element) -> Iterator[str]:
    """Yield in Vietnamese the properties whose children stand in another order than the schema's.

    Cost:
        Linear; each sequence of names is looked at once.
    """
    seen: set[tuple[str, ...]] = set()
    for holder in root.iter(*RANKS):
        ranks = RANKS[holder.tag]
        names = (holder.tag, *[child.tag for child in holder])
        if names in seen:
            continue
        seen.add(names)
        order = [ranks[name] for name in names[1:] if name in ranks]
        if any(later <= earlier for earlier, later in pairwise(order)):
            yield f"các phần tử trong {holder.tag.rpartition('}')[2]} không theo thứ tự của chuẩn"


def find_package_faults(package: Package) -> Iterator[str]:
    """Yield in Vietnamese what does not hold together between the parts of a file.

    Every part needs a content type, every relationship inside the package a part.

    Source:
        ECMA-376 Part 2, 9.1.2 (content types), 9.3 (relationships).
    """
    for part in package.entries:
        if part == "[Content_Types].xml":
            continue
        if not package.content_types.get(part):
            yield f"mục “{part}” không khai báo loại nội dung"
        for rel in package.rels(part).values() if not part.endswith(".rels") else ():
            if not rel.external and rel.target not in package.entries and not rel.target.startswith("NULL"):
                yield f"quan hệ “{rel.id}” của “{part}” trỏ tới “{rel.target}” không có trong tệp"


def _find_broken_field(root: Element) -> str:
    """Return what is wrong with the marks of fields: each begins, may divide once, and ends in its story.

    Source:
        ECMA-376 Part 1, 17.16.18 (fldChar).
    """
    stack: list[tuple[Element | None, bool]] = []
    for mark in root.iter(qn("w:fldChar")):
        kind = mark.get(qn("w:fldCharType"))
        story = next(mark.iterancestors(*_STORIES), None)
        if kind == "begin":
            stack.append((story, False))
            continue
        if not stack or stack[-1][0] is not story or (kind == "separate" and stack[-1][1]):
            return "các dấu của trường (field) không theo thứ tự mở, ngăn, đóng"
        stack.pop()
        if kind == "separate":
            stack.append((story, True))
    return "trường (field) mở ra nhưng không được đóng" if stack else ""


def _ends_well(cell: Element) -> bool:
    if cell[-1].tag in _ENDS:
        return True
    return next((child.tag for child in cell.iterchildren(reversed=True) if child.tag in BLOCKS), "") in _ENDS


def _lacks(element: Element, tag: str) -> bool:
    return element.find(tag) is None and next(element.iter(tag), None) is None


def _find_repeated(values: Iterable[str | None]) -> str:
    seen: set[str] = set()
    for value in values:
        if value is None:
            continue
        if value in seen:
            return value
        seen.add(value)
    return ""
