"""Filters for Vietnamese documents, beside Jinja's own: numbers, dates, periods, letters, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from baocao.errors import BaocaoError, TemplateError
from baocao.template.markdown import markdown
from baocao.template.typed_filters import FUNCTIONS
from baocao.viet import dates, lists, numbers, text, words


class FilterArgumentError(TemplateError):
    """A filter was given a value it cannot print; a report with a hole is worse than no report."""

    code = "T301"


def _refuse(name: str, wanted: str, value: object, hint: str) -> FilterArgumentError:
    shown = "không có giá trị" if value is None else text.quote(str(value))
    return FilterArgumentError(f"{name} cần {wanted}, nhận được {shown}", hint=hint)


def _number(name: str, value: object) -> Decimal:
    """Return a number given as one, or as text the Vietnamese way."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str):
        try:
            return numbers.parse_number(value)
        except BaocaoError as error:
            raise _refuse(
                name, "số", value, error.hint or "Viết số dạng 1.234,5 trong tệp dữ liệu"
            ) from error
    raise _refuse(name, "số", value, "Viết số dạng 1.234,5 trong tệp dữ liệu")


def _integer(name: str, value: object) -> int:
    number = _number(name, value)
    if number != number.to_integral_value():
        raise _refuse(name, "số nguyên", value, "Dùng bộ lọc “so” cho số lẻ")
    return int(number)


def _date(name: str, value: object) -> date:
    """Return a date given as one, or as text in any form the data file takes."""
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return dates.parse_date(value)
        except BaocaoError as error:
            raise _refuse(name, "ngày", value, error.hint or "Viết ngày dạng 04/10/2023") from error
    raise _refuse(name, "ngày", value, "Viết ngày dạng 04/10/2023 trong tệp dữ liệu")


def so(value: object, le: int | None = None) -> str:
    """Viết số kiểu Việt Nam: dấu chấm ngăn nghìn, dấu phẩy trước phần lẻ (`le` chữ số nếu cho).

    >>> so(5358), so("98,5"), so(3.14159, 2)
    ('5.358', '98,5', '3,14')
    """
    return numbers.format_number(_number("so", value), decimals=le)


def phan_tram(value: object, le: int | None = None) -> str:
    """Viết số kèm dấu phần trăm liền sau.

    >>> phan_tram("98,5")
    '98,5%'
    """
    return numbers.format_percent(_number("phan_tram", value), decimals=le)


def hai_chu_so(value: object) -> str:
    """Thêm số 0 trước số đếm nhỏ hơn 10, theo lối viết của văn bản hành chính.

    >>> hai_chu_so(2), hai_chu_so(12)
    ('02', '12')
    """
    return numbers.format_count(_integer("hai_chu_so", value))


def so_thanh_chu(value: object, don_vi: str = "") -> str:
    """Đọc số nguyên thành chữ.

    >>> so_thanh_chu(105, "đại biểu")
    'một trăm linh năm đại biểu'
    """
    return f"{words.read_int(_integer('so_thanh_chu', value))} {don_vi}".strip()


def tien_bang_chu(value: object) -> str:
    """Đọc số tiền thành chữ, chữ đầu viết hoa.

    >>> tien_bang_chu(1_500_000)
    'Một triệu năm trăm nghìn đồng'
    """
    return text.first_upper(words.read_money(_integer("tien_bang_chu", value)))


def la_ma(value: object) -> str:
    """Viết số La Mã.

    >>> la_ma(4)
    'IV'
    """
    return words.to_roman(_integer("la_ma", value))


def chu_cai(value: object) -> str:
    """Chữ cái của điểm thứ n: a, b, c, d, đ, e, g và tiếp theo.

    >>> chu_cai(5)
    'đ'
    """
    return lists.letter(_integer("chu_cai", value))


def ngay_ngan(value: object) -> str:
    """Ngày viết ngắn trong văn bản; số 0 trước ngày dưới 10 và tháng 1, 2.

    >>> ngay_ngan("4/10/2023"), ngay_ngan("5/9/2026")
    ('04/10/2023', '05/9/2026')
    """
    return dates.format_short_date(_date("ngay_ngan", value))


def ngay_day_du(value: object) -> str:
    """Ngày viết đầy đủ như ở dòng địa danh.

    >>> ngay_day_du("4/10/2023")
    'ngày 04 tháng 10 năm 2023'
    """
    return dates.format_issue_date(_date("ngay_day_du", value))


def ngay_tin(value: object) -> str:
    """Ngày viết trong tin bài, không có năm.

    >>> ngay_tin("04/10/2023")
    '4/10'
    """
    return dates.format_news_date(_date("ngay_tin", value))


def thu(value: object) -> str:
    """Thứ trong tuần của một ngày.

    >>> thu("04/10/2023")
    'thứ Tư'
    """
    return dates.weekday_name(_date("thu", value))


def gio(value: object) -> str:
    """Giờ viết đầy đủ.

    >>> gio("8h30")
    '08 giờ 30 phút'
    """
    moment = value if isinstance(value, time) else dates.parse_time(str(value))
    return dates.format_time(moment)


def hoa(value: object) -> str:
    """Viết hoa toàn bộ.

    >>> hoa("Ủy ban nhân dân")
    'ỦY BAN NHÂN DÂN'
    """
    return str(value).upper()


def hoa_dau(value: object) -> str:
    """Viết hoa chữ cái đầu, giữ nguyên phần còn lại.

    >>> hoa_dau("quý III")
    'Quý III'
    """
    return text.first_upper(str(value))


def thuong_dau(value: object) -> str:
    """Viết thường chữ cái đầu, giữ nguyên phần còn lại.

    >>> thuong_dau("Kết quả quý III")
    'kết quả quý III'
    """
    return text.first_lower(str(value))


def bo_dau_cuoi(value: object) -> str:
    """Bỏ dấu chấm, phẩy, chấm phẩy ở cuối, để ghép vào câu khác.

    >>> bo_dau_cuoi("Tăng cường công tác dân vận.")
    'Tăng cường công tác dân vận'
    """
    return lists.strip_end_marks(str(value))


def _texts(values: Iterable[object]) -> list[str]:
    """Return what is to be joined; a single text is a list of one, None is nothing."""
    return [values] if isinstance(values, str) else [str(value) for value in values if value is not None]


def noi_va(values: Iterable[object]) -> str:
    """Nối danh sách bằng dấu phẩy, chữ “và” trước mục cuối.

    >>> noi_va(["Tư pháp", "Nội vụ", "Công an"])
    'Tư pháp, Nội vụ và Công an'
    """
    return lists.join_words(_texts(values))


def noi_cham_phay(values: Iterable[object]) -> str:
    """Nối danh sách bằng dấu chấm phẩy.

    >>> noi_cham_phay(["Ông A", "Bà B"])
    'Ông A; Bà B'
    """
    return "; ".join(_texts(values))


def xep_ten(values: Iterable[Any]) -> list[Any]:
    """Xếp danh sách theo vần chữ Việt.

    >>> xep_ten(["Đào", "Dung", "Ân", "An"])
    ['An', 'Ân', 'Dung', 'Đào']
    """
    return sorted(values, key=lambda value: text.sort_key(str(value)))


FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        function.__name__: function
        for function in (
            *(so, phan_tram, hai_chu_so, so_thanh_chu, tien_bang_chu, la_ma, chu_cai),
            *(ngay_ngan, ngay_day_du, ngay_tin, thu, gio),
            *(hoa, hoa_dau, thuong_dau, bo_dau_cuoi, noi_va, noi_cham_phay, xep_ten, markdown),
            *FUNCTIONS.values(),
        )
    }
)
"""{name in a template: filter}."""
