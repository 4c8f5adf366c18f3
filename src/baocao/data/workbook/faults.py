"""What can be wrong with a file that should be a workbook or a table, and with single cells of it."""

from __future__ import annotations

from baocao.errors import DataError, Location
from baocao.viet.text import quote

_MEANINGS = {
    "#REF!": "công thức trỏ tới ô đã bị xóa",
    "#DIV/0!": "công thức chia cho số 0 hoặc ô trống",
    "#N/A": "công thức tìm không thấy giá trị",
    "#NAME?": "công thức dùng tên hàm mà Excel không biết",
    "#VALUE!": "công thức tính trên ô không phải là số",
    "#NUM!": "công thức cho số không tính được",
    "#NULL!": "hai vùng trong công thức không giao nhau",
}
"""Source: ECMA-376 Part 1, 18.17.2.7 (error values)."""


class UnreadableWorkbookError(DataError):
    """The file is no workbook of Excel 2007 or later, or a broken one."""

    code = "D601"


class UnsafeWorkbookError(DataError):
    """The file is built to harm, or holds far more than any form."""

    code = "D602"


class ErrorCellError(DataError):
    """A cell that is needed shows an error of Excel."""

    code = "D603"

    def __init__(self, shown: str, where: Location) -> None:
        """Say which error stands there and what it means."""
        meaning = _MEANINGS.get(shown, "Excel không tính được ô này")
        super().__init__(
            f"ô báo lỗi {quote(shown)}: {meaning}",
            where=where,
            hint="Mở bằng Excel, sửa công thức hoặc gõ thẳng giá trị vào ô",
        )


class NoResultError(DataError):
    """A cell that is needed holds a formula without its result."""

    code = "D604"

    def __init__(self, where: Location) -> None:
        """Say which cell."""
        super().__init__(
            "ô có công thức nhưng tệp không lưu kết quả",
            where=where,
            hint="Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc gõ thẳng giá trị vào ô",
        )


class NoSuchDayError(DataError):
    """A cell that is shown as a day holds a number that no calendar has."""

    code = "D605"

    def __init__(self, shown: str, where: Location) -> None:
        """Say which number."""
        super().__init__(
            f"ô định dạng ngày nhưng số {shown} không phải là ngày nào",
            where=where,
            hint="Gõ lại ngày như 09/10/2026",
        )


class BrokenTableError(DataError):
    """A CSV file whose rows cannot be told apart, or that is no table."""

    code = "D606"


class TableEncodingError(DataError):
    """A CSV file in a code page that cannot be told beyond doubt."""

    code = "D607"
