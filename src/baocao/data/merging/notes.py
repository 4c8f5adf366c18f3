"""What a merge finds: one function a finding, so that each is worded in one place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from baocao.errors import NOWHERE, Finding, Location, Severity
from baocao.viet.numbers import format_number
from baocao.viet.text import quote

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO
_GROUP: Final = 3
_FEW_NAMES: Final = 3
_FEW: Final = 10
"""So many units are named, others counted."""


def name_units(units: Sequence[str], few: int = _FEW, unit: str = "đơn vị") -> str:
    """Return units in one line; of more than `few`, the others are counted.

    >>> name_units(["Xã A", "Xã B"])
    'Xã A, Xã B'
    """
    shown = ", ".join(units[:few])
    return shown + (f" và {len(units) - few} {unit} khác" if len(units) > few else "")


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


def no_code(name: str, where: Location) -> Finding:
    """Return that a figure has neither a code nor a name that one stands for."""
    called = quote(name) if name else "số này"
    message = f"{called} không có mã, tên cũng không giống chỉ tiêu nào; không được cộng"
    return _note(
        "D692", "no-code", WARNING, message, where, "Ghi mã ở cột “Mã số liệu” như trong biểu đã gửi"
    )


def figures_twice(names: Sequence[str], where: Location) -> Finding:
    """Return that a report says the same figures twice, and the same of them."""
    told = name_units([quote(name) for name in names], _FEW_NAMES, "chỉ tiêu")
    message = f"biểu ghi hai lần, giống hệt nhau: {told}; chỉ cộng một lần"
    return _note("D691", "figure-twice", WARNING, message, where, "Bỏ bớt, ví dụ trang tính chép thành hai")


def figure_differs(name: str, other: str, where: Location) -> Finding:
    """Return that a report says a figure twice, and differently."""
    message = f"{quote(name)} được ghi hai lần, mỗi lần một số (lần kia ở {other}); không được cộng"
    return _note("D691", "figure-twice", ERROR, message, where, "Bỏ một trong hai")


def not_reported(name: str, unit: str, where: Location) -> Finding:
    """Return that a unit left out a figure that must be there."""
    message = f"{quote(unit)} để trống chỉ tiêu bắt buộc {quote(name)}"
    return _note("D660", "not-reported", ERROR, message, where, "Hỏi lại đơn vị; không có thì điền 0")


def total_differs(name: str, typed: Decimal, real: Decimal, where: Location) -> Finding:
    """Return that a total that a unit sent is not that of its parts."""
    numbers = f"ghi {format_number(typed)}, cộng các phần được {format_number(real)}"
    message = f"{quote(name)} {numbers}; lấy số cộng được"
    return _note("D661", "total-differs", ERROR, message, where, "Hỏi lại đơn vị số nào đúng")


def ratio_differs(name: str, typed: Decimal, real: Decimal, where: Location) -> Finding:
    """Return that a ratio that a unit sent is not that of its numbers."""
    numbers = f"ghi {format_number(typed)}, tính lại được {format_number(real)}"
    message = f"{quote(name)} {numbers}; lấy số tính lại"
    return _note("D693", "ratio-differs", WARNING, message, where, "Hỏi lại đơn vị các số để tính tỷ lệ")


def ratio_alone(name: str, units: Sequence[str], where: Location) -> Finding:
    """Return that some units give a ratio and none of the numbers that it is of."""
    message = f"{quote(name)}: {name_units(units)} chỉ ghi tỷ lệ, không ghi các số để tính; không được tính"
    return _note("D693", "ratio-differs", WARNING, message, where, "Hỏi lại đơn vị các số để tính tỷ lệ")


def too_great(name: str, value: Decimal, other: str, most: Decimal, where: Location) -> Finding:
    """Return that a part is greater than its whole."""
    message = f"{quote(name)} là {format_number(value)}, lớn hơn {quote(other)} là {format_number(most)}"
    return _note("D662", "too-great", ERROR, message, where, "Hỏi lại đơn vị một trong hai số")


def out_of_range(name: str, value: Decimal, limit: str, where: Location) -> Finding:
    """Return that a value is below or above what is possible."""
    message = f"{quote(name)} là {format_number(value)}, {limit}"
    return _note("D663", "out-of-range", ERROR, message, where, "Hỏi lại đơn vị, sửa trong biểu")


def not_whole(name: str, value: Decimal, where: Location) -> Finding:
    """Return that a count has decimals; with three of them, the comma was likely meant to group."""
    likely = format_number(value.scaleb(_GROUP)) if value.as_tuple().exponent == -_GROUP else ""
    hint = f"Có phải ý đơn vị là {likely}? Dấu phẩy là dấu thập phân" if likely else ""
    message = f"{quote(name)} là {format_number(value)}, không phải số nguyên"
    return _note("D663", "out-of-range", ERROR, message, where, hint or "Hỏi lại đơn vị, sửa trong biểu")


def suspicious(name: str, value: Decimal, against: str, where: Location) -> Finding:
    """Return that a value looks like one typed with too many or too few digits."""
    message = f"{quote(name)} là {format_number(value)}, {against}"
    return _note("D664", "suspicious", WARNING, message, where, "Xem có gõ thừa, thiếu chữ số không")


def not_additive(name: str, where: Location) -> Finding:
    """Return that a figure cannot be added up."""
    message = f"{quote(name)} không cộng và không lấy trung bình được, nên bị bỏ ra"
    hint = "Cho biết cách tính ở bộ chỉ tiêu (--indicators): ty_le: {tu: …, mau: …}"
    return _note("D665", "not-additive", WARNING, message, where, hint)


def uneven(name: str, over: str, under: str, units: Sequence[str], where: Location) -> Finding:
    """Return that some units have the upper number of a ratio and not the lower one."""
    message = f"{quote(name)} chưa chắc đúng: {name_units(units)} có {quote(over)} mà không có {quote(under)}"
    return _note("D675", "ratio-uneven", WARNING, message, where, "Hỏi lại đơn vị số còn thiếu")


def inexact(name: str, qualifier: str, value: Decimal, where: Location) -> Finding:
    """Return that a sum holds a value that is not exact."""
    message = f"{quote(name)} ghi “{qualifier} {format_number(value)}”, tổng cũng chỉ là số gần đúng"
    return _note("D666", "inexact", WARNING, message, where, "Xin số chính xác nếu có")


def name_differs(ma: str, typed: str, wanted: str, where: Location) -> Finding:
    """Return that one code stands for two names that are not alike."""
    message = f"mã {quote(ma)} ở đây là {quote(typed)}, chỉ tiêu ấy tên là {quote(wanted)}; vẫn được cộng"
    return _note(
        "D671", "name-differs", WARNING, message, where, "Xem có đúng là một chỉ tiêu, sai thì sửa mã"
    )


def parts_differ(name: str, value: Decimal, real: Decimal, where: Location) -> Finding:
    """Return that a unit's breakdown does not come to its value."""
    numbers = f"ghi {format_number(value)}, các thành phần cộng lại {format_number(real)}"
    message = f"{quote(name)} {numbers}; lấy số đã ghi, không chia theo thành phần"
    return _note("D672", "parts-differ", ERROR, message, where, "Hỏi lại đơn vị số nào đúng")


_BESIDE: Final = {
    "ke_hoach": "số kế hoạch",
    "tren": "tổng số đứng sau dấu /",
    "gom": "số chia theo thành phần",
}


def left_out(name: str, what: str, lacking: Sequence[str], count: int, where: Location) -> Finding:
    """Return that something is not added up since some units do not have it.

    Args:
        name: the figure.
        what: ``ke_hoach``, ``tren`` or ``gom``.
        lacking: the units.
        count: how many units have a value.
        where: the place of one that is there.
    """
    those = f"{len(lacking)} trong {count} đơn vị không có ({name_units(lacking)})"
    message = f"{quote(name)} không ghi {_BESIDE[what]} chung: {those}"
    return _note("D673", "left-out", WARNING, message, where, "Xin các đơn vị ấy, hoặc bỏ ở mọi biểu")


def unit_inside_twice(unit: str, other: str, where: Location) -> Finding:
    """Return that one unit's figures are in two files, at least one of them a merged one."""
    message = f"{quote(unit)} có ở cả {other}, nên không được cộng từ tệp nào"
    return _note("D674", "unit-inside-twice", ERROR, message, where, "Bỏ đơn vị ấy ở một trong hai tệp")


def earlier_result(where: Location) -> Finding:
    """Return that a file in the folder of reports is an earlier merge of these very reports, and left out."""
    message = "là kết quả tổng hợp lần trước của chính các biểu này, không được cộng lần nữa"
    hint = "Vẫn muốn cộng thì nêu đích danh tệp ấy ở lệnh"
    return _note("D679", "earlier-result", INFO, message, where, hint)


def not_reported_by(name: str, units: Sequence[str], count: int) -> Finding:
    """Return who did not report a figure that others reported."""
    message = f"{quote(name)}: {len(units)} trong {count} đơn vị không báo cáo ({name_units(units)})"
    return _note("D676", "not-reported-by", INFO, message, NOWHERE, "Để trống là chưa báo cáo, không phải 0")


def unit_missing(unit: str, list_name: str) -> Finding:
    """Return that a unit did not report."""
    message = f"chưa có biểu của {quote(unit)}"
    return _note("D656", "unit-missing", WARNING, message, Location(file=list_name), "Nhắc đơn vị gửi")


def compared_unevenly(period: str, units: Sequence[str]) -> Finding:
    """Return that totals are beside those of another period which more units had."""
    message = f"số so sánh của {period} gồm cả {name_units(units)}, kỳ này chưa báo cáo: tăng, giảm chưa đúng"
    return _note("D694", "compared-unevenly", WARNING, message, NOWHERE, "Gộp lại khi đã đủ biểu")


def plan_differs(name: str, own: Decimal, added: Decimal) -> Finding:
    """Return that the plan of whoever merges is not the sum of the units' plans; the former stays."""
    numbers = f"kế hoạch ở --base là {format_number(own)}, cộng các đơn vị được {format_number(added)}"
    message = f"{quote(name)}: {numbers}; giữ số ở --base"
    return _note("D695", "plan-differs", INFO, message, NOWHERE, "Bỏ kế hoạch ở --base nếu muốn lấy tổng")


def only_a_part(unit: str, former: str, where: Location) -> Finding:
    """Return that of a unit there is only the report of one that went into it."""
    message = f"của {quote(unit)} chỉ có biểu của {quote(former)} đã nhập vào đơn vị này"
    return _note("D696", "only-a-part", WARNING, message, where, "Xin biểu của cả đơn vị")


def name_of_another(ma: str, typed: str, other: str, where: Location) -> Finding:
    """Return that a value stands under one code and under the name of another."""
    message = f"mã {quote(ma)} ở đây mang tên {quote(typed)} của mã {quote(other)}; cộng theo mã"
    return _note("D671", "name-differs", ERROR, message, where, "Xem lại: lệch dòng hay chép nhầm mã")


def not_that_period(option: str, name: str, wanted: str) -> Finding:
    """Return that the file to compare with is of another period than it should be."""
    message = (
        f"{option} là số liệu của {quote(name)}, không phải của {wanted}; vẫn so sánh, ghi đúng tên kỳ ấy"
    )
    return _note("D697", "not-that-period", WARNING, message, NOWHERE, "Nêu đúng tệp, hoặc bỏ lựa chọn ấy")


def left_in_reports(titles: Sequence[str], count: int, where: Location) -> Finding:
    """Return which parts of the reports are not merged."""
    message = f"{', '.join(titles)} có ở {count} biểu, không gộp"
    return _note("D698", "left-in-reports", INFO, message, where, "Cần thì chép từ tệp của đơn vị")
