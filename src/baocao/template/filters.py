"""Filters for Vietnamese documents, beside Jinja's own: numbers, dates, periods, letters, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import time
from types import MappingProxyType
from typing import Any, Final

from baocao.template.exact import Exact
from baocao.template.filter_values import as_date, as_integer, as_number, as_period
from baocao.template.markdown import markdown
from baocao.template.people_filters import nguoi, xep_nguoi, xep_ten
from baocao.template.typed_filters import FUNCTIONS
from baocao.viet import dates, lists, numbers, text, words


def so(value: object, le: int | None = None) -> str:
    """Viết số kiểu Việt Nam: dấu chấm ngăn nghìn, dấu phẩy trước phần lẻ (`le` chữ số nếu cho).

    >>> so(5358), so("98,5"), so(3.14159, 2)
    ('5.358', '98,5', '3,14')
    """
    return numbers.format_number(as_number("so", value), decimals=le)


def thanh_so(value: object) -> Exact:
    """Đổi số viết kiểu Việt Nam thành số để tính; viết ra lại thì thêm bộ lọc `so`.

    >>> so(thanh_so("1.500.000") * 2), so(thanh_so("98,5") + 0.5, 1)
    ('3.000.000', '99,0')
    """
    return Exact(as_number("thanh_so", value))


def phan_tram(value: object, le: int | None = None) -> str:
    """Viết số kèm dấu phần trăm liền sau.

    >>> phan_tram("98,5")
    '98,5%'
    """
    return numbers.format_percent(as_number("phan_tram", value), decimals=le)


def hai_chu_so(value: object) -> str:
    """Thêm số 0 trước số đếm nhỏ hơn 10, theo lối viết của văn bản hành chính.

    >>> hai_chu_so(2), hai_chu_so(12)
    ('02', '12')
    """
    return numbers.format_count(as_integer("hai_chu_so", value))


def so_thanh_chu(value: object, don_vi: str = "") -> str:
    """Đọc số nguyên thành chữ.

    >>> so_thanh_chu(105, "đại biểu")
    'một trăm linh năm đại biểu'
    """
    return f"{words.read_int(as_integer('so_thanh_chu', value))} {don_vi}".strip()


def tien_bang_chu(value: object) -> str:
    """Đọc số tiền thành chữ, chữ đầu viết hoa.

    >>> tien_bang_chu(1_500_000)
    'Một triệu năm trăm nghìn đồng'
    """
    return text.first_upper(words.read_money(as_integer("tien_bang_chu", value)))


def la_ma(value: object) -> str:
    """Viết số La Mã.

    >>> la_ma(4)
    'IV'
    """
    return words.to_roman(as_integer("la_ma", value))


def chu_cai(value: object) -> str:
    """Chữ cái của điểm thứ n: a, b, c, d, đ, e, g và tiếp theo.

    >>> chu_cai(5)
    'đ'
    """
    return lists.letter(as_integer("chu_cai", value))


def ngay_ngan(value: object) -> str:
    """Ngày viết ngắn trong văn bản; số 0 trước ngày dưới 10 và tháng 1, 2.

    >>> ngay_ngan("4/10/2023"), ngay_ngan("5/9/2026")
    ('04/10/2023', '05/9/2026')
    """
    return dates.format_short_date(as_date("ngay_ngan", value))


def ngay_day_du(value: object) -> str:
    """Ngày viết đầy đủ như ở dòng địa danh.

    >>> ngay_day_du("4/10/2023")
    'ngày 04 tháng 10 năm 2023'
    """
    return dates.format_issue_date(as_date("ngay_day_du", value))


def ngay_tin(value: object) -> str:
    """Ngày viết trong tin bài, không có năm.

    >>> ngay_tin("04/10/2023")
    '4/10'
    """
    return dates.format_news_date(as_date("ngay_tin", value))


def thu(value: object) -> str:
    """Thứ trong tuần của một ngày.

    >>> thu("04/10/2023")
    'thứ Tư'
    """
    return dates.weekday_name(as_date("thu", value))


def gio(value: object) -> str:
    """Giờ viết đầy đủ.

    >>> gio("8h30")
    '08 giờ 30 phút'
    """
    moment = value if isinstance(value, time) else dates.parse_time(str(value))
    return dates.format_time(moment)


def ky(value: object) -> str:
    """Tên đầy đủ của một kỳ: tháng, quý, 6 tháng, 9 tháng, năm.

    >>> ky("quý 3/2026"), ky("6 tháng đầu năm 2026")
    ('quý III năm 2026', '6 tháng đầu năm 2026')
    """
    return as_period("ky", value).name


def ky_sau(value: object) -> str:
    """Kỳ liền sau, cùng loại.

    >>> ky_sau("quý IV năm 2026"), ky_sau("tháng 12 năm 2026")
    ('quý I năm 2027', 'tháng 1 năm 2027')
    """
    return as_period("ky_sau", value).next.name


def ky_truoc(value: object) -> str:
    """Kỳ liền trước, cùng loại.

    >>> ky_truoc("quý I năm 2027")
    'quý IV năm 2026'
    """
    return as_period("ky_truoc", value).previous.name


def quy(value: object) -> str:
    """Quý có một ngày.

    >>> quy("04/10/2026")
    'quý IV năm 2026'
    """
    day = as_date("quy", value)
    from baocao.viet.spans import Period, PeriodKind

    return Period(PeriodKind.QUARTER, day.year, (day.month + 2) // 3).name


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


def hoa_cau(value: object) -> str:
    """Viết thường tất cả, chỉ hoa chữ cái đầu; dùng cho đề mục không có tên riêng.

    >>> hoa_cau("KẾT QUẢ ĐẠT ĐƯỢC")
    'Kết quả đạt được'
    """
    return text.sentence_case(str(value))


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


_ALL: Final[tuple[Callable[..., Any], ...]] = (
    *(so, thanh_so, phan_tram, hai_chu_so, so_thanh_chu, tien_bang_chu, la_ma, chu_cai),
    *(ngay_ngan, ngay_day_du, ngay_tin, thu, gio, ky, ky_sau, ky_truoc, quy),
    *(hoa, hoa_dau, hoa_cau, thuong_dau, bo_dau_cuoi, noi_va, noi_cham_phay),
    *(nguoi, xep_ten, xep_nguoi, markdown),
    *FUNCTIONS.values(),
)
FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType({one.__name__: one for one in _ALL})
"""{name in a template: filter}."""
