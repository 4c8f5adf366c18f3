"""What a merge finds: one function a finding, so that each is worded in one place."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from baocao.errors import Finding, Location, Severity
from baocao.viet.numbers import format_number
from baocao.viet.text import quote

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO


def _note(  # noqa: PLR0917  # as short as its callers need it
    code: str, name: str, severity: Severity, message: str, where: Location, hint: str
) -> Finding:
    return Finding(code=code, name=name, severity=severity, message=message, where=where, hint=hint)


def unit_unknown(typed: str, near: str, where: Location) -> Finding:
    """Return that a report's unit is not of the list."""
    hint = f"Có phải ý bạn là “{near}”? Sửa tên trong biểu, hoặc ghi vào “Tên cũ” của danh sách"
    plain = "Thêm đơn vị vào danh sách, hoặc sửa tên trong biểu"
    return _note(
        "D653",
        "unit-unknown",
        ERROR,
        f"đơn vị {quote(typed)} không có trong danh sách, biểu không được cộng",
        where,
        hint if near else plain,
    )


def unit_unnamed(where: Location) -> Finding:
    """Return that a report does not say whose it is."""
    message = "biểu không ghi tên đơn vị, không được cộng"
    return _note("D653", "unit-unknown", ERROR, message, where, "Ghi tên đơn vị vào ô “Đơn vị báo cáo”")


def unit_guessed(typed: str, listed: str, where: Location, *, is_former: bool) -> Finding:
    """Return that a report's unit is taken for one of the list."""
    how = "tên cũ" if is_former else "tên viết khác"
    message = f"{quote(typed)} là {how} của {quote(listed)}, được cộng vào đơn vị này"
    return _note("D654", "unit-guessed", WARNING, message, where, "Sai thì sửa tên trong biểu hoặc danh sách")


def unit_twice(unit: str, other: str, where: Location) -> Finding:
    """Return that a unit reported twice, and differently."""
    message = f"đơn vị {quote(unit)} có hai biểu khác nhau, không biểu nào được cộng; biểu kia: {other}"
    return _note("D655", "unit-twice", ERROR, message, where, "Giữ lại một biểu, bỏ biểu kia ra khỏi thư mục")


def same_report(unit: str, other: str, where: Location) -> Finding:
    """Return that a report came twice with the same content."""
    message = f"biểu của {quote(unit)} trùng hệt {other}, chỉ cộng một lần"
    return _note("D667", "same-report", WARNING, message, where, "Bỏ bớt một tệp")


def period_differs(typed: str, wanted: str, where: Location) -> Finding:
    """Return that a report is of another period."""
    message = f"biểu của {quote(typed)}, không phải của {quote(wanted)}, không được cộng"
    return _note(
        "D657", "period-differs", ERROR, message, where, "Xin lại biểu đúng kỳ, hoặc sửa kỳ trong biểu"
    )


def blank_report(unit: str, where: Location) -> Finding:
    """Return that a report has nothing in it."""
    message = f"biểu của {quote(unit)} còn trống"
    return _note("D668", "blank-report", WARNING, message, where, "Đề nghị đơn vị điền và gửi lại")


def measure_differs(name: str, typed: str, wanted: str, where: Location) -> Finding:
    """Return that a figure comes in another unit of measure."""
    message = (
        f"{quote(name)} tính bằng {quote(typed)}, các biểu khác tính bằng {quote(wanted)}; không được cộng"
    )
    return _note("D658", "measure-differs", ERROR, message, where, "Đổi về một đơn vị tính rồi tổng hợp lại")


def indicator_unknown(ma: str, near: str, where: Location) -> Finding:
    """Return that a report has a figure that the set does not ask for."""
    hint = f"Có phải ý bạn là “{near}”?" if near else "Thêm chỉ tiêu vào bộ chỉ tiêu, hoặc bỏ dòng ấy"
    message = f"mã {quote(ma)} không có trong bộ chỉ tiêu, không được cộng"
    return _note("D659", "indicator-unknown", WARNING, message, where, hint)


def not_reported(name: str, unit: str, where: Location) -> Finding:
    """Return that a unit left out a figure that must be there."""
    message = f"{quote(unit)} để trống chỉ tiêu bắt buộc {quote(name)}"
    return _note("D660", "not-reported", ERROR, message, where, "Hỏi lại đơn vị; không có thì điền 0")


def total_differs(name: str, typed: Decimal, real: Decimal, where: Location) -> Finding:
    """Return that a total that a unit sent is not that of its parts."""
    numbers = f"ghi {format_number(typed)}, cộng các phần được {format_number(real)}"
    message = f"{quote(name)} {numbers}; lấy số cộng được"
    return _note("D661", "total-differs", ERROR, message, where, "Hỏi lại đơn vị số nào đúng")


def too_great(name: str, value: Decimal, other: str, most: Decimal, where: Location) -> Finding:
    """Return that a part is greater than its whole."""
    message = f"{quote(name)} là {format_number(value)}, lớn hơn {quote(other)} là {format_number(most)}"
    return _note("D662", "too-great", ERROR, message, where, "Hỏi lại đơn vị một trong hai số")


def out_of_range(name: str, value: Decimal, limit: str, where: Location) -> Finding:
    """Return that a value is below or above what is possible."""
    message = f"{quote(name)} là {format_number(value)}, {limit}"
    return _note("D663", "out-of-range", ERROR, message, where, "Hỏi lại đơn vị, sửa trong biểu")


def suspicious(name: str, value: Decimal, against: str, where: Location) -> Finding:
    """Return that a value looks like one typed with too many or too few digits."""
    message = f"{quote(name)} là {format_number(value)}, {against}"
    return _note("D664", "suspicious", WARNING, message, where, "Xem có gõ thừa, thiếu chữ số không")


def not_additive(name: str, where: Location) -> Finding:
    """Return that a figure cannot be added up."""
    message = f"{quote(name)} là tỷ lệ, không cộng và không lấy trung bình được, nên bị bỏ ra"
    hint = "Cho biết cách tính: --indicators với ty_le: {tu: …, mau: …}, hoặc khóa tren ở từng biểu"
    return _note("D665", "not-additive", WARNING, message, where, hint)


def inexact(name: str, words: str, where: Location) -> Finding:
    """Return that a sum holds a value that is not exact."""
    message = f"{quote(name)} ghi “{words}”, tổng cũng chỉ là số gần đúng"
    return _note("D666", "inexact", WARNING, message, where, "Xin số chính xác nếu có")


def unit_missing(unit: str, list_name: str) -> Finding:
    """Return that a unit did not report."""
    message = f"chưa có biểu của {quote(unit)}"
    return _note("D656", "unit-missing", WARNING, message, Location(file=list_name), "Nhắc đơn vị gửi")
