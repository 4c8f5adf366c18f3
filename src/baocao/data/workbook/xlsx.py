"""From the bytes of an .xlsx to a book: one safe pass; nothing is fetched or run (but see `own_formulas`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from baocao.data.workbook.book import Book, CellSource, Sheet
from baocao.data.workbook.book_notices import find_covered, find_hidden, make_notice
from baocao.data.workbook.faults import UnreadableWorkbookError, UnsafeWorkbookError, not_a_workbook
from baocao.data.workbook.xlsx_parts import Parts, too_much
from baocao.data.workbook.xlsx_shared import Shared, list_styles, list_texts
from baocao.data.workbook.xlsx_sheet import ReadSheet, Room, SheetReader
from baocao.errors import Finding, Location, PackageError
from baocao.ooxml.entries import NotAZipError, SuspiciousZipError, broken_entry
from baocao.ooxml.relationships import Relationship
from baocao.ooxml.xml import DoctypeError, Element, XmlFloodError
from baocao.viet.text import to_nfc

MAX_SHEETS: Final = 300
"""Sheets of cells in one workbook: one for each commune of a province, twice."""
_LONGEST_TITLE: Final = 31
"""Characters in a sheet's name.

Source:
    Excel's specifications and limits.
"""


def read_xlsx(content: bytes, name: str) -> Book:
    """Return the workbook in the bytes of a file of Excel 2007 or later.

    Raises:
        UnreadableWorkbookError: D601; UnsafeWorkbookError: D602.

    Cost:
        Linear in the size of the sheets; memory for the cells that hold something.

    Source:
        ECMA-376 Part 1, 12.3.23 (workbook), 18.2, 18.3.
    """
    where = Location(file=name)
    try:
        return _read(Parts(content, name))
    except (SuspiciousZipError, DoctypeError, XmlFloodError) as error:
        reason = error.message.replace("tệp .docx", "tệp").removeprefix("tệp không an toàn: ")
        raise UnsafeWorkbookError(
            f"tệp bảng tính không an toàn: {reason.removesuffix(', không an toàn để mở')}",
            where=where,
            hint="Mở bằng Excel rồi lưu thành .xlsx mới",
        ) from error
    except NotAZipError as error:
        raise not_a_workbook("đây không phải là bảng tính Excel (.xlsx)", where) from error
    except (PackageError, etree.XMLSyntaxError) as error:
        raise UnreadableWorkbookError(
            "tệp bảng tính bị hỏng hoặc bị cắt cụt",
            where=where,
            hint="Xin lại tệp từ nơi gửi, hoặc mở bằng Excel (nó sẽ hỏi sửa) rồi lưu lại",
        ) from error


def _read(parts: Parts) -> Book:
    main = _find_main(parts)
    workbook, rels = parts.parse(main), parts.rels(main)
    if not str(workbook.tag).endswith("}workbook"):
        raise _explain_other(parts)
    listed = list(_iter_listed(parts, workbook, rels))
    if not listed:
        raise not_a_workbook("bảng tính không có trang tính nào", parts.where)
    if len(listed) > MAX_SHEETS:
        raise too_much(f"bảng tính có hơn {MAX_SHEETS} trang tính", parts.where)
    source = CellSource(parts.name, sheets=tuple(title for title, _, _ in listed))
    shared = _read_shared(parts, workbook, rels)
    room = Room()
    sheets: list[Sheet] = []
    reads: list[ReadSheet] = []
    for index, (_, is_hidden, part) in enumerate(listed):
        reads.append(SheetReader(source, index, shared, room).read_sheet(parts.read_sheet(part)))
        sheets.append(reads[-1].to_sheet(source, index, is_hidden=is_hidden))
    notices = tuple(_iter_notices(parts, workbook, sheets, reads))
    return Book(source=replace(source, notices=notices), sheets=tuple(sheets), from_1904=shared.from_1904)


def _find_main(parts: Parts) -> str:
    """Return the part that lists the sheets."""
    targets = [rel.target for rel in parts.rels("").values() if rel.kind == "officeDocument"]
    main = parts.find(targets[0]) if targets else None
    if main is None:
        raise _explain_other(parts)
    if main.lower().endswith(".bin"):
        raise not_a_workbook("đây là bảng tính nhị phân (.xlsb)", parts.where)
    return main


def _iter_listed(
    parts: Parts, workbook: Element, rels: Mapping[str, Relationship]
) -> Iterator[tuple[str, bool, str]]:
    """Yield ``(title, whether it is hidden, part)`` of each sheet of cells, in their order.

    Sheets of a chart, of a dialog, or of old macros are left out.
    """
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        rel = _find_rel(sheet, rels)
        if rel is None or rel.kind != "worksheet":
            continue
        part = parts.find(rel.target)
        if part is None:
            raise broken_entry(rel.target, parts.name)
        title = " ".join(to_nfc(sheet.get("name", "")).split())
        yield title[: 4 * _LONGEST_TITLE], sheet.get("state", "visible") != "visible", part


def _find_rel(sheet: Element, rels: Mapping[str, Relationship]) -> Relationship | None:
    """Return what a sheet's ``r:id`` points to, whatever prefix and dialect it has."""
    ids = [value for key, value in sheet.attrib.items() if str(key).endswith("relationships}id")]
    return rels.get(str(ids[0])) if ids else None


def _explain_other(parts: Parts) -> UnreadableWorkbookError:
    if parts.find("word/document.xml"):
        return not_a_workbook("đây là văn bản Word, không phải bảng tính", parts.where, "Đưa đúng tệp .xlsx")
    if parts.find("ppt/presentation.xml"):
        return not_a_workbook("đây là bản trình chiếu PowerPoint", parts.where, "Đưa đúng tệp .xlsx")
    if parts.find("META-INF/manifest.xml") or parts.find("content.xml"):
        return not_a_workbook("đây là bảng tính OpenDocument (.ods)", parts.where)
    if not parts.find("[Content_Types].xml"):
        hint = "Giải nén ra rồi đưa tệp .xlsx ở trong"
        return not_a_workbook("đây là tệp nén, không phải bảng tính Excel", parts.where, hint)
    return not_a_workbook("đây không phải là bảng tính Excel (.xlsx)", parts.where)


def _read_shared(parts: Parts, workbook: Element, rels: Mapping[str, Relationship]) -> Shared:
    found = {rel.kind: part for rel in rels.values() if not rel.external and (part := parts.find(rel.target))}
    properties = workbook.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    texts = list_texts(parts.read(found["sharedStrings"])) if "sharedStrings" in found else []
    styles = list_styles(parts.parse(found["styles"])) if "styles" in found else {}
    return Shared(texts, styles, from_1904)


def _iter_notices(
    parts: Parts, workbook: Element, sheets: Sequence[Sheet], reads: Sequence[ReadSheet]
) -> Iterator[Finding]:
    yield from find_hidden(sheets, parts.where)
    for sheet, read in zip(sheets, reads, strict=True):
        yield from find_covered(sheet, read.covered, Location(file=parts.name, cell=sheet.name))
    formulas = sum(read.formulas for read in reads)
    if formulas and formulas == sum(read.zeros for read in reads) and _is_uncomputed(workbook):
        message = f"kết quả của cả {formulas} công thức đều là 0, có lẽ chưa được tính"
        yield make_notice("all-zero", message, "Mở bằng Excel hoặc LibreOffice rồi lưu lại", parts.where)
    if any(part.lower().startswith("xl/externallinks/") for part in parts.entries):
        message = "bảng tính có công thức lấy số từ tệp khác; chỉ dùng kết quả đã lưu"
        hint = "Mở bằng Excel, cập nhật liên kết rồi lưu lại nếu số đã cũ"
        yield make_notice("external-links", message, hint, parts.where)
    if any(part.lower().endswith("vbaproject.bin") for part in parts.entries):
        hint = "Lưu thành .xlsx nếu không cần macro"
        yield make_notice("macros", "bảng tính có macro, không được chạy", hint, parts.where)


def _is_uncomputed(workbook: Element) -> bool:
    """Say whether the program that wrote the file leaves computing to the next one.

    Source:
        ECMA-376 Part 1, 18.2.2 (``fullCalcOnLoad``).
    """
    settings = workbook.find("{*}calcPr")
    return settings is not None and settings.get("fullCalcOnLoad") in {"1", "true"}
