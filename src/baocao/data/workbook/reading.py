"""The door for workbooks and tables: which reader a file gets, by its content and its ending."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from baocao.data.workbook.book import Book
from baocao.data.workbook.faults import UnreadableWorkbookError, not_a_workbook
from baocao.errors import Location

TABLES: Final = (".csv", ".tsv")
"""Endings of tables without sheets."""
WORKBOOKS: Final = (".xlsx", ".xlsm")
"""Endings of workbooks."""

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_OLD: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
"""How workbooks of Excel 2 to 5 begin that are no OLE files."""
_PDF: Final = b"%PDF-"
_BOM: Final = b"\xef\xbb\xbf"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")


def read_book(content: bytes, name: str) -> Book:
    """Return the workbook or the table in the bytes of a file.

    Raises:
        UnreadableWorkbookError: D601; UnsafeWorkbookError: D602.
        BrokenTableError: D606; TableEncodingError: D607.
    """
    is_table = PurePath(name).suffix.lower() in TABLES
    if content.startswith(_ZIP) and (not is_table or content.startswith(_ZIP + b"\3\4")):
        from baocao.data.workbook.xlsx import read_xlsx

        return read_xlsx(content, name)
    if content.startswith(_OLE):
        raise _explain_ole(content, Location(file=name))
    if not is_table:
        raise _explain(content, Location(file=name))
    from baocao.data.workbook.csv_table import read_csv

    return read_csv(content, name)


def _explain_ole(content: bytes, where: Location) -> UnreadableWorkbookError:
    if _ENCRYPTED in content:
        hint = "Mở bằng Excel, vào File › Info › Protect Workbook bỏ mật khẩu rồi lưu lại"
        return not_a_workbook("bảng tính có mật khẩu", where, hint)
    if _WORD in content:
        return not_a_workbook("đây là văn bản Word đời cũ (.doc)", where, "Đưa đúng tệp .xlsx")
    return not_a_workbook("đây là bảng tính đời cũ (.xls)", where)


def _explain(content: bytes, where: Location) -> UnreadableWorkbookError:
    """Return what a file is that has the ending of a workbook and is none."""
    if not content:
        return not_a_workbook("tệp rỗng", where, "Xin lại tệp từ nơi gửi")
    if content.startswith(_OLD):
        return not_a_workbook("đây là bảng tính đời rất cũ (.xls)", where)
    if content.startswith(_PDF):
        return not_a_workbook("đây là tệp PDF chỉ đổi tên đuôi", where, "Xin tệp Excel từ nơi gửi")
    head = content[:400].removeprefix(_BOM).replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if head.startswith(b"<"):
        return not_a_workbook("đây là trang web hoặc XML chỉ đổi tên đuôi", where)
    if b"\0" not in content and any(sign in content[:4000] for sign in b";,\t"):
        hint = "Nếu là bảng giá trị cách nhau bằng dấu phẩy hoặc chấm phẩy thì đặt đuôi .csv"
        return not_a_workbook("đây là tệp chữ, không phải bảng tính Excel (.xlsx)", where, hint)
    return not_a_workbook("đây không phải là bảng tính Excel (.xlsx)", where)
