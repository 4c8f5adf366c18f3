"""What Word calls unreadable content though it is well-formed XML: found before it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from baocao.ooxml.xml import NSMAP, Element, qn

_BLOCKS: Final = frozenset({qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:customXml"), qn("w:altChunk")})
_ENDS: Final = frozenset({qn("w:p"), qn("w:sdt")})
_RELATIONSHIP: Final = f"{{{NSMAP['r']}}}"


def find_faults(root: Element, relationship_ids: Collection[str]) -> Iterator[str]:
    """Yield in Vietnamese what would make Word refuse or repair a part; nothing for a sound one.

    Schema validity is not checked here (element order, types): a template is
    as valid as Word left it. This looks at what loops, conditions and merges
    can break.

    Args:
        root: the root element of a WordprocessingML part.
        relationship_ids: the ids that the part's relationships define.

    Source:
        ECMA-376 Part 1, 17.4.37 (tbl), 17.4.65 (tc), 17.4.17 (gridSpan), 17.13.6.2 (bookmarkStart),
        17.16.18 (fldChar), 20.4.2.5 (docPr).
    """
    seen: dict[str, set[str]] = {}
    field_depth = 0
    for element in root.iter("*"):
        check = _CHECKS.get(element.tag)
        if check is not None and (fault := check(element)):
            yield fault
        unique = _UNIQUE.get(element.tag)
        if unique is not None and (fault := _repeated(element, *unique, seen)):
            yield fault
        if element.tag == qn("w:fldChar"):
            field_depth += {"begin": 1, "end": -1}.get(element.get(qn("w:fldCharType"), ""), 0)
        for name, value in element.attrib.items():
            if str(name).startswith(_RELATIONSHIP) and value and str(value) not in relationship_ids:
                yield f"“{value!s}” trỏ tới một mục không có trong tệp"
    if field_depth:
        yield "trường (field) mở ra nhưng không được đóng"


def _check_cell(cell: Element) -> str:
    blocks = [child for child in cell if child.tag in _BLOCKS]
    return (
        "" if blocks and blocks[-1].tag in {qn("w:p"), qn("w:sdt")} else "ô bảng không kết thúc bằng một đoạn"
    )


def _check_row(row: Element) -> str:
    return "" if next(row.iter(qn("w:tc")), None) is not None else "hàng của bảng không có ô"


def _check_table(table: Element) -> str:
    if table.find(qn("w:tblGrid")) is None:
        return "bảng không khai báo lưới cột"
    return "" if next(table.iter(qn("w:tr")), None) is not None else "bảng không có hàng"


def _check_span(span: Element) -> str:
    value = span.get(qn("w:val"), "")
    return "" if value.isdecimal() and int(value) > 0 else f"ô gộp {value or 'không'} cột"


_CHECKS: Final[Mapping[str, Callable[[Element], str]]] = {
    qn("w:tc"): _check_cell,
    qn("w:tr"): _check_row,
    qn("w:tbl"): _check_table,
    qn("w:gridSpan"): _check_span,
}
_UNIQUE: Final[Mapping[str, tuple[str, str]]] = {
    qn("wp:docPr"): ("id", "số hiệu hình vẽ"),
    qn("w:bookmarkStart"): (qn("w:name"), "tên dấu trang (bookmark)"),
    qn("w:p"): (qn("w14:paraId"), "số hiệu đoạn"),
}
"""{element: (the attribute whose values must differ, its Vietnamese name)}."""


def _repeated(element: Element, attribute: str, shown: str, seen: dict[str, set[str]]) -> str:
    value = element.get(attribute)
    if value is None:
        return ""
    values = seen.setdefault(element.tag, set())
    if value in values:
        return f"{shown} “{value}” có hai lần"
    values.add(value)
    return ""
