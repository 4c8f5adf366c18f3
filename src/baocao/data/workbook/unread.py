"""What stands on a sheet and belongs to nothing, told so that no number is lost without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.data.workbook import words
from baocao.data.workbook.book import At, Book, Sheet, cell_name
from baocao.data.workbook.book_notices import join_few, make_notice
from baocao.data.workbook.cells import is_number
from baocao.data.workbook.headings import Header
from baocao.data.workbook.mistakes import UnnamedColumnError
from baocao.data.workbook.regions import Region
from baocao.errors import BaocaoError, Finding


def find_notices(book: Book, index: int, regions: Sequence[Region]) -> Iterator[Finding]:
    """Yield what was passed over on the sheet with this index: rows with numbers, texts beside tables."""
    if regions and regions[0].skipped:
        yield _tell_skipped(book, index, regions[0].skipped)
    aside = [at for region in regions for at in region.aside]
    if aside and book.source.sheets != ("",):  # in CSV, the cells of merged ones are apart
        told = join_few([cell_name(at) for at in aside], "ô")
        message = f"giá trị ở {told} đứng cách tên một ô trống, vẫn được đọc"
        hint = "Xóa cột đã chèn vào giữa, hoặc chuyển giá trị sang ngay bên phải tên"
        yield make_notice("value-aside", message, hint, book.where(index, aside[0]), code="D634")
    for region in regions:
        cells = list(_list_aside(book.sheets[index], region))
        if cells:
            told = join_few([cell_name(at) for at in cells], "ô")
            message = (
                f"chữ ở {told} không nằm dưới tên cột nào của bảng “{region.block.title}”, không được đọc"
            )
            hint = "Chuyển vào đúng cột nếu cần lấy"
            yield make_notice("text-not-read", message, hint, book.where(index, cells[0]), code="D633")


def find_mistakes(book: Book, index: int, region: Region) -> Iterator[BaocaoError]:
    """Yield the columns of a table that have values and no name."""
    if region.header:
        for column in _list_unnamed(book.sheets[index], region, region.header):
            yield UnnamedColumnError(region.block.title, book.where(index, (region.header.last_row, column)))


def _tell_skipped(book: Book, index: int, rows: Sequence[int]) -> Finding:
    told = f"dòng {rows[0]}" if len(rows) == 1 else f"{len(rows)} dòng, từ dòng {rows[0]},"
    message = f"{told} có số mà không thuộc bảng nào của biểu số liệu, không được đọc"
    hint = "Đặt tên cột như trong biểu (Chỉ tiêu, Đơn vị tính, Thực hiện …) nếu cần lấy số ở đó"
    where = book.where(index, (rows[0], book.sheets[index].rows[rows[0]][0]))
    return make_notice("rows-not-read", message, hint, where, code="D632")


def _list_items(sheet: Sheet, region: Region, header: Header) -> list[int]:
    return [row for row in region.rows if not header.columns.keys().isdisjoint(sheet.rows[row])]


def _list_outside(sheet: Sheet, region: Region, header: Header) -> dict[int, list[int]]:
    """Return the columns without heading that items fill, and those items' rows: ``{column: rows}``."""
    named = header.named
    found: dict[int, list[int]] = {}
    for row in _list_items(sheet, region, header):
        for column in sheet.rows[row]:
            at = header.last_row, column
            if column not in named and sheet.anchor(at) == at:
                found.setdefault(column, []).append(row)
    return found


def _list_unnamed(sheet: Sheet, region: Region, header: Header) -> list[int]:
    """Return the columns without heading that may not be lost: between the named ones, or with numbers."""
    first, last = min(header.columns), max(header.columns)
    return [
        column
        for column, rows in sorted(_list_outside(sheet, region, header).items())
        if first < column < last or any(is_number(sheet.cells.get((row, column))) for row in rows)
    ]


def _list_aside(sheet: Sheet, region: Region) -> Iterator[At]:
    """Yield texts beside a table, and those that stand alone where rows are numbered."""
    header = region.header
    if header is None:
        return
    refused = set(_list_unnamed(sheet, region, header))
    for column, rows in _list_outside(sheet, region, header).items():
        if column not in refused:
            yield from ((row, column) for row in rows)
    if region.block.path in words.OF_TEXTS and header.number is not None:
        for row in region.rows:
            text = sheet.cells.get((row, header.number))
            if sheet.rows[row] == (header.number,) and isinstance(text, str) and not is_number(text):
                yield row, header.number
