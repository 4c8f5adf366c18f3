"""What can be wrong with a file that should be a workbook or a table, and with single cells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from baocao.errors import BaocaoError, DataError, Location
from baocao.viet.text import quote

_FEW: Final = 4

MEANINGS: Final = MappingProxyType(
    {
        "#REF!": "công thức trỏ tới ô đã bị xóa",
        "#DIV/0!": "công thức chia cho số 0 hoặc ô trống",
        "#N/A": "công thức tìm không thấy giá trị",
        "#NAME?": "công thức dùng tên hàm mà Excel không biết",
        "#VALUE!": "công thức tính trên ô không phải là số",
        "#NUM!": "công thức cho số không tính được",
        "#NULL!": "hai vùng trong công thức không giao nhau",
        "#SPILL!": "kết quả của công thức không đủ ô trống để trải ra",
        "#CALC!": "công thức cho mảng mà Excel không tính được",
        "#GETTING_DATA": "số liệu lấy từ ngoài chưa về",
        "#FIELD!": "công thức gọi một trường không có",
        "#BLOCKED!": "Excel bị chặn, không lấy được số liệu từ ngoài",
        "#CONNECT!": "không nối được tới nơi có số liệu",
        "#BUSY!": "số liệu lấy từ ngoài chưa về",
        "#UNKNOWN!": "công thức dùng kiểu số liệu của bản Excel mới hơn",
        "#ERROR!": "công thức viết sai",
    }
)
"""What each error of a spreadsheet stands for.

Source:
    ECMA-376 Part 1, 18.17.2.7 (error values); those after ``#NULL!`` are of Excel 365, the last of Google
    Sheets.
"""
_ERROR: Final = re.compile(r"Err:[0-9]{3}")
"""How LibreOffice writes errors that Excel has no name for."""
_NARROW: Final = re.compile(r"#{3,}")


def is_error(text: str) -> bool:
    """Say whether a text is what a spreadsheet shows for an error.

    >>> is_error("#REF!"), is_error("Err:502"), is_error("#1")
    (True, True, False)
    """
    return text[:1] in {"#", "E"} and (text in MEANINGS or bool(_ERROR.fullmatch(text)))


def is_narrow(text: str) -> bool:
    """Say whether a text is what stands in a column too narrow for a number, and goes into a CSV file.

    >>> is_narrow("####"), is_narrow("#1")
    (True, False)
    """
    return bool(_NARROW.fullmatch(text))


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
        if is_narrow(shown):
            super().__init__(
                f"ô chỉ có {quote(shown)}: cột hẹp quá nên Excel không ghi giá trị ra",
                where=where,
                hint="Mở bảng gốc bằng Excel, kéo rộng cột ấy rồi lưu lại; hoặc gửi tệp .xlsx",
            )
            return
        meaning = MEANINGS.get(shown, "chương trình bảng tính không tính được ô này")
        super().__init__(
            f"ô báo lỗi {quote(shown)}: {meaning}",
            where=where,
            hint="Mở bằng Excel, sửa công thức hoặc gõ thẳng giá trị vào ô",
        )


class NoResultError(DataError):
    """A cell that is needed holds a formula without its result."""

    code = "D604"

    def __init__(self, where: Location, others: Sequence[str] = ()) -> None:
        """Say which cell, and which others of the same file are like it."""
        more = f" và {len(others) - _FEW} ô khác" if len(others) > _FEW else ""
        alike = f"; cùng thế ở {', '.join(others[:_FEW])}{more}" if others else ""
        super().__init__(
            f"ô có công thức nhưng tệp không lưu kết quả{alike}",
            where=where,
            hint="Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc gõ thẳng giá trị vào ô",
        )


def gather_no_results(errors: Sequence[BaocaoError]) -> list[BaocaoError]:
    """Return the mistakes of a file, formulas without results told once when there are many of them.

    A program that computes nothing leaves all formulas of a file like that.
    """
    alike = [error for error in errors if isinstance(error, NoResultError)]
    if len(alike) <= _FEW:
        return list(errors)
    first, *others = alike
    told = NoResultError(first.where, [error.where.cell.rpartition("!")[2] for error in others])
    others_of_them = [error for error in errors if not isinstance(error, NoResultError)]
    return [told, *others_of_them]


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


class TooLongTextError(DataError):
    """A cell that is needed holds more text than a cell of Excel can."""

    code = "D610"

    def __init__(self, where: Location) -> None:
        """Say which cell."""
        super().__init__(
            "ô chứa hơn 32.767 chữ, Excel không giữ được chừng ấy",
            where=where,
            hint="Tách nội dung ra nhiều ô; nếu là tệp CSV thì tìm dấu nháy thiếu ở quanh đó",
        )


class LostTextError(DataError):
    """A cell that is needed points to a text that the file does not have."""

    code = "D611"

    def __init__(self, where: Location) -> None:
        """Say which cell."""
        super().__init__(
            "ô trỏ tới một chuỗi chữ mà tệp không có: tệp bị hỏng",
            where=where,
            hint="Xin lại tệp từ nơi gửi, hoặc mở bằng Excel, gõ lại ô ấy rồi lưu",
        )


def not_a_workbook(message: str, where: Location, hint: str = "") -> UnreadableWorkbookError:
    """Return the error for a file that is something else."""
    return UnreadableWorkbookError(
        message, where=where, hint=hint or "Mở bằng Excel rồi lưu thành “Excel Workbook (.xlsx)”"
    )
