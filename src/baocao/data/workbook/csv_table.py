"""From the bytes of a CSV file to a book of one sheet: every value is text, nothing is computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from baocao.data.model.shapes import strip_text
from baocao.data.tree import find_forbidden
from baocao.data.workbook.book import At, Book, CellSource, Sheet
from baocao.data.workbook.cell_faults import ERROR, FORBIDDEN, TOO_LONG, Fault, Faults
from baocao.data.workbook.csv_text import find_delimiter, read_table_text, split_said
from baocao.data.workbook.faults import BrokenTableError, UnsafeWorkbookError, is_error, is_narrow
from baocao.errors import Location
from baocao.viet.text import to_nfc

MAX_CELLS: Final = 700_000
"""Values in one table, as in a workbook."""
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""What Excel opens whole.

Source:
    Excel's specifications and limits.
"""
MAX_BYTES: Final = 32 * 1024 * 1024
"""As much as `MAX_CELLS` values of 45 letters; its text takes ten times as much memory."""
_LONGEST: Final = 32_767
"""Characters of a value; no cell of Excel holds more."""


def read_csv(content: bytes, name: str) -> Book:
    r"""Return the table in the bytes of a CSV file, as a book with one sheet without a name.

    >>> read_csv("Tên;Số\n Xã An Bình;05\n".encode(), "a.csv").sheets[0].cells
    {(1, 1): 'Tên', (1, 2): 'Số', (2, 1): 'Xã An Bình', (2, 2): '05'}

    Raises:
        BrokenTableError: D606; TableEncodingError: D607; UnsafeWorkbookError: D602.

    Cost:
        Linear in the bytes; memory for some copies of the text and for the values.

    Source:
        RFC 4180; Excel divides columns by ``;`` where a comma is the decimal mark.
    """
    if len(content) > MAX_BYTES:
        raise _too_much(f"tệp lớn hơn {MAX_BYTES // 1_048_576} MB", Location(file=name))
    text, notices = read_table_text(content, name)
    _refuse_nul(text, name)
    said, text = split_said(text)
    composed = to_nfc(text)
    source = CellSource(name, sheets=("",), was_composed=composed == text, notices=notices)
    reading = _Reading(source, said or find_delimiter(composed, name))
    reading.run(composed)
    return Book(
        source=source,
        sheets=(Sheet(name="", cells=reading.cells, faults=Faults(reading.faults, source, 0)),),
        has_points=reading.delimiter == ",",
    )


@dataclass
class _Reading:
    """One table on its way to cells."""

    source: CellSource
    delimiter: str
    cells: dict[At, str] = field(default_factory=dict)
    faults: dict[At, Fault] = field(default_factory=dict)
    line: int = 0
    """The last line of the file that has been read."""

    def run(self, text: str) -> None:
        lines = self._iter_lines(text)
        rows = csv.reader(lines, delimiter=self.delimiter, strict=True)
        begun = 1
        try:
            for number, row in enumerate(rows, start=1):
                if number > MAX_ROWS and any(row):
                    raise _too_much(f"bảng có hơn {_dotted(MAX_ROWS)} dòng", self._at_line(self.line))
                for column, typed in enumerate(row, start=1):
                    if typed:
                        self._keep(typed, (number, column))
                begun = self.line + 1
        except csv.Error as error:
            raise self._explain(error, begun) from error

    def _iter_lines(self, text: str) -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            self.line += 1
            if line.count(self.delimiter) >= MAX_COLUMNS:
                shown = _dotted(MAX_COLUMNS)
                raise _too_much(f"dòng {self.line} có hơn {shown} cột", self._at_line(self.line))
            yield line

    def _keep(self, typed: str, at: At) -> None:
        value = strip_text(typed)
        if "\r" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n")
        if not value:
            return
        if len(self.cells) + len(self.faults) >= MAX_CELLS:
            raise _too_much(f"bảng có hơn {_dotted(MAX_CELLS)} giá trị", self._at_line(self.line))
        fault = _find_fault(value)
        if fault is None:
            self.cells[at] = value
        else:
            self.faults[at] = fault

    def _at_line(self, line: int) -> Location:
        return Location(file=self.source.name, line=line)

    def _explain(self, error: csv.Error, begun: int) -> BrokenTableError:
        said, line = str(error), self.line
        if "field larger" in said:
            message, line = "có một ô dài quá mức, có lẽ thiếu dấu nháy đóng", begun
        elif "unexpected end" in said:
            message, line = "dấu nháy mở ra ở dòng này nhưng không đóng", begun
        elif "expected after" in said:
            begins = "" if begun == line else f", ô ấy có lẽ mở nháy từ dòng {begun}"
            message = f"sau dấu nháy đóng còn chữ{begins}"
        else:
            message = "dòng này không chia được thành các cột"
        hint = "Mở bằng Notepad xem dòng ấy; dấu nháy trong ô phải viết hai lần"
        return BrokenTableError(message, where=self._at_line(line), hint=hint)


def _find_fault(value: str) -> Fault | None:
    if value.isascii() and value.isprintable():
        if value[0] in "#E" and (is_error(value) or is_narrow(value)):
            return Fault(ERROR, value)
    elif forbidden := find_forbidden(value):
        return Fault(FORBIDDEN, value[forbidden[0]])
    return TOO_LONG if len(value) > _LONGEST else None


def _refuse_nul(text: str, name: str) -> None:
    at = text.find("\0")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        raise BrokenTableError(
            "có byte 0: tệp bị hỏng hoặc không phải là bảng CSV",
            where=Location(file=name, line=line),
            hint="Mở bằng Excel rồi lưu thành “CSV UTF-8”",
        )


def _too_much(message: str, where: Location) -> UnsafeWorkbookError:
    return UnsafeWorkbookError(
        message, where=where, hint="Tách thành nhiều tệp, bỏ các dòng và cột không dùng"
    )


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
