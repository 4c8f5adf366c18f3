"""From the bytes of a CSV file to a book of one sheet: every value is text, nothing is computed."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from typing import Final

from baocao.data.load import EncodingError, decode
from baocao.data.model.shapes import strip_text
from baocao.data.tree import ForbiddenCharacterError, find_forbidden
from baocao.data.workbook.book import At, Book, CellSource, Sheet
from baocao.data.workbook.faults import BrokenTableError, TableEncodingError, UnsafeWorkbookError
from baocao.errors import BaocaoError, Finding, Location, Severity
from baocao.viet.code_pages import decode_old
from baocao.viet.text import to_nfc

MAX_CELLS: Final = 400_000
"""Values in one table."""
_DELIMITERS: Final = ";,\t|"
_SNIFFED: Final = 30
"""So many lines tell what divides the columns."""
_LONGEST: Final = 32_767
"""Characters of a value; no cell of Excel holds more."""


def read_csv(content: bytes, name: str) -> Book:
    r"""Return the table in the bytes of a CSV file, as a book with one sheet without a name.

    >>> read_csv("Tên;Số\n Xã An Bình;05\n".encode(), "a.csv").sheets[0].cells
    {(1, 1): 'Tên', (1, 2): 'Số', (2, 1): 'Xã An Bình', (2, 2): '05'}

    Raises:
        BrokenTableError: D606; TableEncodingError: D607; UnsafeWorkbookError: D602.

    Source:
        RFC 4180; Excel divides columns by ``;`` where a comma is the decimal mark.
    """
    text, notices = _read_text(content, name)
    first, _, rest = text.partition("\n")
    delimiter = _find_delimiter(text)
    if first.lower().startswith("sep=") and len(first.strip()) <= len("sep=;"):
        delimiter, text = first.strip()[4:] or "\t", f"\n{rest}"
    source = CellSource(name, sheets=("",), was_composed=to_nfc(text) == text)
    cells: dict[At, str] = {}
    faults: dict[At, BaocaoError] = {}
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            for column, typed in enumerate(row, start=1):
                value = strip_text(to_nfc(typed)).replace("\r\n", "\n")
                if not value:
                    continue
                at = number, column
                forbidden = find_forbidden(value)
                if forbidden:
                    place = source.locate(source.offset(0, at))
                    faults[at] = ForbiddenCharacterError(value[forbidden[0]], place)
                else:
                    cells[at] = value
            if len(cells) > MAX_CELLS:
                raise UnsafeWorkbookError(
                    f"bảng có hơn {MAX_CELLS:,} giá trị".replace(",", "."),
                    where=Location(file=name, line=rows.line_num),
                    hint="Tách thành nhiều tệp",
                )
    except csv.Error as error:
        raise _explain(error, Location(file=name, line=max(number, 1))) from error
    sheet = Sheet(name="", cells=cells, faults=faults)
    return Book(source=replace(source, notices=notices), sheets=(sheet,))


def _read_text(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        return decode(content, name), ()
    except EncodingError as error:
        found = decode_old(content)
        if found is None or b"\0" in content:
            raise TableEncodingError(
                "tệp không phải mã UTF-8 và không nhận ra chắc chắn là bảng mã cũ nào",
                where=error.where,
                hint="Mở bằng Excel, lưu thành “Excel Workbook (.xlsx)” hoặc “CSV UTF-8”",
            ) from error
        message = f"tệp viết bằng bảng mã cũ {found.page}, đã chuyển sang Unicode"
        hint = "Xem lại tên người, tên đơn vị; lần sau lưu thành “CSV UTF-8”"
        where = Location(file=name)
        return found.text, (
            Finding(
                code="D609",
                name="old-code-page",
                severity=Severity.WARNING,
                message=message,
                where=where,
                hint=hint,
            ),
        )


def _find_delimiter(text: str) -> str:
    """Return the sign that divides the columns: the one that most lines have alike, quotes left aside."""
    lines = ["".join(line.split('"')[::2]) for line in text.splitlines()[:_SNIFFED] if line.strip()]
    best, sign = (0, 0), ";"
    for one in _DELIMITERS:
        counts = Counter(count for line in lines if (count := line.count(one)))
        if counts:
            times, lines_alike = max((count for count in counts.items()), key=lambda pair: pair[1])
            best, sign = max((best, sign), ((lines_alike, times), one), key=lambda pair: pair[0])
    return sign


def _explain(error: csv.Error, where: Location) -> BrokenTableError:
    if "field limit" in str(error) or "field larger" in str(error):
        message = "có một ô dài quá mức, có lẽ thiếu dấu nháy đóng"
    elif "unexpected end" in str(error):
        message = "dấu nháy mở ra ở dòng này nhưng không đóng"
    elif "expected after" in str(error):
        message = "sau dấu nháy đóng còn chữ"
    else:
        message = "dòng này không chia được thành các cột"
    return BrokenTableError(
        message, where=where, hint="Mở bằng Excel xem dòng ấy; dấu nháy trong ô phải viết hai lần"
    )
