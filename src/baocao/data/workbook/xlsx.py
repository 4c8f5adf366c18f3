"""From the bytes of an .xlsx to a book: one safe pass; nothing is computed or fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from baocao.data.workbook.book import Book, CellSource, Sheet
from baocao.data.workbook.faults import UnreadableWorkbookError, UnsafeWorkbookError
from baocao.data.workbook.xlsx_cells import (
    MAX_CELLS,
    Read,
    Shared,
    SheetReader,
    list_formats,
    list_texts,
)
from baocao.errors import Finding, Location, PackageError, Severity
from baocao.ooxml.entries import Entry, NotAZipError, SuspiciousZipError, read_entries
from baocao.ooxml.relationships import Relationship, read_rels, rels_part
from baocao.ooxml.xml import DoctypeError, Element, XmlFloodError, parse_xml, refuse_flood
from baocao.viet.text import to_nfc

MAX_SHEETS: Final = 300
_FEW: Final = 5
_TABLE: Final = "worksheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pack:
    """The parts of the file."""

    entries: Mapping[str, Entry]
    name: str

    def read(self, part: str) -> bytes:
        """Return a part unpacked, refused when it is built to take hours."""
        content = self.entries[part].unpack()
        refuse_flood(content, Location(file=self.name))
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise DoctypeError("tệp khai báo DTD hoặc thực thể XML", where=Location(file=self.name))
        return content

    def parse(self, part: str) -> Element:
        return parse_xml(self.read(part), Location(file=self.name))

    def rels(self, part: str) -> dict[str, Relationship]:
        held = rels_part(part)
        return read_rels(self.parse(held), part) if held in self.entries else {}


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
        pack = _Pack(entries=read_entries(content, where), name=name)
        return _read(pack)
    except (SuspiciousZipError, DoctypeError, XmlFloodError) as error:
        reason = error.message.replace("tệp .docx", "tệp").removeprefix("tệp không an toàn: ")
        raise UnsafeWorkbookError(
            f"tệp bảng tính không an toàn: {reason.removesuffix(', không an toàn để mở')}",
            where=where,
            hint="Mở bằng Excel rồi lưu thành .xlsx mới",
        ) from error
    except (PackageError, etree.XMLSyntaxError, KeyError) as error:
        if isinstance(error, NotAZipError):
            raise not_a_workbook("đây không phải là bảng tính Excel (.xlsx)", where) from error
        raise UnreadableWorkbookError(
            "tệp bảng tính bị hỏng hoặc bị cắt cụt",
            where=where,
            hint="Xin lại tệp từ nơi gửi, hoặc mở bằng Excel (nó sẽ hỏi sửa) rồi lưu lại",
        ) from error


def not_a_workbook(message: str, where: Location, hint: str = "") -> UnreadableWorkbookError:
    """Return the error for a file that is something else."""
    return UnreadableWorkbookError(
        message, where=where, hint=hint or "Mở bằng Excel rồi lưu thành “Excel Workbook (.xlsx)”"
    )


def _read(pack: _Pack) -> Book:
    where = Location(file=pack.name)
    main = next((rel.target for rel in pack.rels("").values() if rel.kind == "officeDocument"), "")
    if main not in pack.entries:
        raise _explain_other(pack, where)
    if main.endswith(".bin"):
        raise not_a_workbook("đây là bảng tính nhị phân (.xlsb)", where)
    workbook, rels = pack.parse(main), pack.rels(main)
    if not workbook.tag.endswith("}workbook"):
        raise _explain_other(pack, where)
    listed = [
        (to_nfc(sheet.get("name", "")), sheet.get("state", "visible"), rel)
        for sheet in workbook.iterfind("{*}sheets/{*}sheet")
        if (rel := _find_rel(sheet, rels)) is not None and rel.kind == _TABLE and rel.target in pack.entries
    ]
    if not listed or len(listed) > MAX_SHEETS:
        raise not_a_workbook(f"bảng tính có {len(listed)} trang tính", where, "Bỏ các trang tính không dùng")
    source = CellSource(pack.name, sheets=tuple(title for title, _, _ in listed))
    shared = _read_shared(pack, workbook, rels)
    sheets: list[Sheet] = []
    room = MAX_CELLS
    for index, (title, state, rel) in enumerate(listed):
        reader = SheetReader(source, index, shared, room)
        read = reader.read_sheet(pack.read(rel.target))
        room -= len(read.cells)
        sheets.append(_make_sheet(title, read, is_hidden=state != "visible"))
    return Book(source=replace(source, notices=tuple(_notice(pack, source, sheets))), sheets=tuple(sheets))


def _find_rel(sheet: Element, rels: Mapping[str, Relationship]) -> Relationship | None:
    """Return what a sheet's ``r:id`` points to, whatever prefix and dialect it has."""
    ids = [value for key, value in sheet.attrib.items() if str(key).endswith("relationships}id")]
    return rels.get(str(ids[0])) if ids else None


def _explain_other(pack: _Pack, where: Location) -> UnreadableWorkbookError:
    if "word/document.xml" in pack.entries:
        return not_a_workbook("đây là văn bản Word, không phải bảng tính", where, "Đưa đúng tệp .xlsx")
    if "META-INF/manifest.xml" in pack.entries:
        return not_a_workbook("đây là bảng tính OpenDocument (.ods)", where)
    return not_a_workbook("đây không phải là bảng tính Excel (.xlsx)", where)


def _read_shared(pack: _Pack, workbook: Element, rels: Mapping[str, Relationship]) -> Shared:
    parts = {rel.kind: rel.target for rel in rels.values() if rel.target in pack.entries}
    properties = workbook.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    texts = list_texts(pack.read(parts["sharedStrings"])) if "sharedStrings" in parts else []
    formats = list_formats(pack.read(parts["styles"])) if "styles" in parts else []
    return Shared(texts, formats, from_1904)


def _make_sheet(title: str, read: Read, *, is_hidden: bool) -> Sheet:
    return Sheet(
        name=title,
        cells=read.cells,
        merged=tuple(read.merged),
        faults=read.faults,
        is_hidden=is_hidden,
        hidden_rows=frozenset(read.hidden_rows),
        hidden_columns=frozenset(read.hidden_columns),
    )


def _notice(pack: _Pack, source: CellSource, sheets: list[Sheet]) -> list[Finding]:
    found: list[Finding] = []

    def add(name: str, message: str, hint: str, cell: str = "") -> None:
        where = Location(file=source.name, cell=cell)
        found.append(
            Finding(
                code="D608", name=name, severity=Severity.WARNING, message=message, where=where, hint=hint
            )
        )

    for sheet in sheets:
        if sheet.hidden_rows:
            rows = sorted(sheet.hidden_rows)
            shown = ", ".join(map(str, rows[:_FEW])) + (
                f" và {len(rows) - _FEW} dòng khác" if rows[_FEW:] else ""
            )
            add(
                "hidden-rows",
                f"dòng {shown} của trang “{sheet.name}” đang bị ẩn, vẫn được đọc",
                "Bỏ ẩn để xem lại; không dùng thì xóa hẳn",
                sheet.name,
            )
    if any(part.startswith("xl/externalLinks/") for part in pack.entries):
        message = "bảng tính có công thức lấy số từ tệp khác; chỉ dùng kết quả đã lưu"
        add("external-links", message, "Mở bằng Excel, cập nhật liên kết rồi lưu lại nếu số đã cũ")
    if any(part.endswith("vbaProject.bin") for part in pack.entries):
        add("macros", "bảng tính có macro, không được chạy", "Lưu thành .xlsx nếu không cần macro")
    return found
