"""The door for workbooks and tables: which reader a file gets, by its content and its ending."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from baocao.data.workbook.book import Book
from baocao.data.workbook.csv_table import read_csv
from baocao.errors import Location

TABLES: Final = (".csv", ".tsv")
"""Endings of tables without sheets."""
WORKBOOKS: Final = (".xlsx", ".xlsm")
"""Endings of workbooks."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_book(content: bytes, name: str) -> Book:
    """Return the workbook or the table in the bytes of a file.

    Raises:
        UnreadableWorkbookError: D601; UnsafeWorkbookError: D602.
        BrokenTableError: D606; TableEncodingError: D607.
    """
    from baocao.data.workbook.xlsx import not_a_workbook, read_xlsx

    where = Location(file=name)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise not_a_workbook("bảng tính có mật khẩu", where, "Mở bằng Excel, bỏ mật khẩu rồi lưu lại")
        raise not_a_workbook("đây là bảng tính đời cũ (.xls)", where)
    if content.startswith(_ZIP):
        return read_xlsx(content, name)
    if PurePath(name).suffix.lower() in TABLES:
        return read_csv(content, name)
    if not content:
        raise not_a_workbook("tệp rỗng", where, "Xin lại tệp từ nơi gửi")
    if content.lstrip()[:1] == b"<":
        raise not_a_workbook("đây là trang web hoặc XML chỉ đổi tên đuôi", where)
    return read_xlsx(content, name)
