"""Numbers for a chart that the template has: the chart keeps its look and shows these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final

from baocao.errors import BaocaoError, raise_all
from baocao.ooxml.chart_new import LARGE, LARGE_FORMAT, SHAPES, WHOLE_FORMAT, Shape, add_chart
from baocao.ooxml.chart_parts import show_in_chart
from baocao.ooxml.charts import ChartData, Series, UnfillableChartError
from baocao.ooxml.xml import FORBIDDEN_CHARACTERS, Element, qn
from baocao.template.arguments import Argument, read_arguments, read_length, read_text, refuse
from baocao.template.budget import RUN
from baocao.template.chart_drawing import write_chart_drawing
from baocao.template.room import find_room
from baocao.template.runs import allow_height, make_run
from baocao.template.typed import Place, Typed, WrongPlaceError
from baocao.units import Length
from baocao.viet.numbers import parse_number
from baocao.viet.text import fold_key

MAX_CATEGORIES: Final = 10_000
MAX_SERIES: Final = 200
_RATIO: Final = 0.42
"""Height of a chart to its width."""
_BAR_MM, _LEGEND_MM = 5.5, 18
_ADVICE: Final = "Vẽ sẵn biểu đồ trong mẫu bằng Word rồi gõ thẻ này vào văn bản thay thế (Alt Text) của nó"
_CHART_EX: Final = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"

_MOST_DECIMALS = 3
"""Of the numbers in a chart."""


@dataclass(frozen=True, kw_only=True)
class Chart(Typed):
    """Numbers that a chart of the template is to show."""

    shown: ClassVar[str] = "số liệu biểu đồ"
    data: ChartData = field(repr=False)
    alt: str = ""
    """What a reader who does not see it is told."""
    shape: Shape | None = None
    """What a new chart looks like; None: the numbers are for a chart that the template has."""
    unit: str = ""
    """What stands behind each number of a new chart: ``%``."""
    height: Length | None = None
    """Of a new chart; None: two fifths of its width, more for many bars."""

    def write(self, place: Place) -> list[Element]:
        """Return one run with a new chart, as wide as there is room.

        Raises:
            WrongPlaceError: T203, no shape is given: the numbers need a chart to be shown in.
        """
        if self.shape is None:
            raise WrongPlaceError(f"{self.shown} không in được trong đoạn văn bản", hint=_ADVICE)
        RUN.get().check_time()
        room = find_room(place)
        height = Length(min(self.height or self._find_height(room.width), room.height))
        allow_height(place, height)
        identity = add_chart(place.part, self.data, self.shape, self._find_format(), place.assembly)
        drawing = write_chart_drawing(place, identity, (room.width, height), self.alt or self.data.title)
        return [make_run(place.r_pr, drawing)]

    def _find_height(self, width: Length) -> Length:
        lines = len(self.data.categories) * max(1, len(self.data.series))
        needed = Length.from_mm(_LEGEND_MM + _BAR_MM * lines) if self.shape == "thanh" else Length(0)
        return Length(max(round(width * _RATIO), needed))

    def _find_format(self) -> str:
        values = [value for one in self.data.series for value in one.values if value is not None]
        is_whole = all(value == value.to_integral_value() for value in values)
        decimals = min(max((-int(value.as_tuple().exponent) for value in values), default=0), _MOST_DECIMALS)
        if not is_whole:
            number = f"#,##0.{'0' * decimals}"
        elif min(values, default=0) < 0:
            number = "#,##0"  # a format with conditions shows no sign in LibreOffice
        else:
            number = LARGE_FORMAT if max(values, default=0) >= LARGE else WHOLE_FORMAT
        return ";".join(f'{piece}"{self.unit}"' for piece in number.split(";")) if self.unit else number

    def replace(self, described: Element, place: Place) -> str:
        """Show the numbers in the chart that the alternative text describes."""
        RUN.get().check_time()
        chart = _find_chart(described)
        if chart is None:
            raise WrongPlaceError(f"{self.shown} nằm ở hình không phải biểu đồ", hint=_ADVICE)
        try:
            show_in_chart(chart, place.part, self.data, place.assembly)
        except UnfillableChartError as error:
            error.where = place.where
            raise
        return self.alt or self.data.title


def _find_chart(described: Element) -> Element | None:
    """Return the chart of the drawing that an alternative text belongs to; None where it is no chart.

    Raises:
        UnfillableChartError: P110, it is of one of the kinds that Word 2016 brought.
    """
    for holder in described.iterancestors():
        charts = list(holder.iter(qn("c:chart")))
        if charts:
            return charts[0] if len(charts) == 1 else None
        if next(holder.iter(_CHART_EX), None) is not None:
            raise UnfillableChartError(
                "biểu đồ kiểu mới (thác nước, phễu, cây …) không nhận số liệu",
                hint="Đổi sang biểu đồ cột, thanh, đường, tròn, vành khăn, miền hoặc điểm",
            )
        if holder.tag in {qn("w:drawing"), qn("w:pict")}:
            return None
    return None


def _read_label(key: str, value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (float, Decimal)):
        return f"{value}".replace(".", ",")
    text = read_text(key, value)
    if FORBIDDEN_CHARACTERS.search(text):
        raise refuse(key, "chữ gõ được trong Word", value, "Gõ lại nhãn ấy trong tệp dữ liệu")
    return text


def _read_shape(key: str, value: Any) -> Shape:
    text = fold_key(read_text(key, value))
    found = next((shape for shape in SHAPES if shape == text), None)
    if found is None:
        raise refuse(key, "một dạng biểu đồ", value, f"Chọn một trong: {', '.join(SHAPES)}")
    return found


def _read_labels(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise refuse(key, "một danh sách nhãn", value, "Viết như [Quý I, Quý II, Quý III]")
    if not 0 < len(value) <= MAX_CATEGORIES:
        wanted = f"từ 1 đến {MAX_CATEGORIES} nhãn"
        raise refuse(key, wanted, f"{len(value)} nhãn", "Xem lại danh sách nhãn của biểu đồ")
    return tuple(_read_label(key, one) for one in value)


def _read_number(key: str, value: Any) -> Decimal | None:
    """Return a number, or None for a gap."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, str)):
        raise refuse(key, "số", value, "Viết số dạng 1.234,5; để trống chỗ chưa có số")
    try:
        number = parse_number(value) if isinstance(value, str) else Decimal(str(value))
    except BaocaoError as error:
        raise refuse(key, "số", value, error.hint or "Viết số dạng 1.234,5") from error
    if not number.is_finite():
        raise refuse(key, "số hữu hạn", value, "Để trống chỗ chưa có số")
    return number


def _read_numbers(key: str, value: Any) -> tuple[Decimal | None, ...]:
    if not isinstance(value, (list, tuple)):
        raise refuse(key, "một danh sách số", value, "Viết như [12, 15, 9]")
    numbers: list[Decimal | None] = []
    errors: list[BaocaoError] = []
    for one in value:
        try:
            numbers.append(_read_number(key, one))
        except BaocaoError as error:
            errors.append(error)
    raise_all(errors)
    return tuple(numbers)


_SERIES: Final = (
    Argument("name", ("ten", "name"), _read_label),
    Argument("values", ("gia_tri", "values"), _read_numbers),
)


def _read_one(value: Any) -> Series:
    given = value if isinstance(value, Mapping) else {"gia_tri": value}
    found = read_arguments("dãy số", given, _SERIES)
    if "values" not in found:
        raise refuse("gia_tri", "một danh sách số", None, "Cho dãy số ấy khóa gia_tri: [12, 15, 9]")
    return Series(found.get("name", ""), found["values"])


def _read_series(key: str, value: Any) -> tuple[Series, ...]:
    """Return the series: a list of maps, one map, or a map from names to numbers."""
    if isinstance(value, Mapping):
        is_one = any(fold_key(str(one)) in {"gia_tri", "values"} for one in value)
        items = [value] if is_one else [{"ten": name, "gia_tri": numbers} for name, numbers in value.items()]
    elif isinstance(value, (list, tuple)):
        are_numbers = bool(value) and not any(isinstance(one, (Mapping, list, tuple)) for one in value)
        items = [{"gia_tri": value}] if are_numbers else list(value)
    else:
        raise refuse(key, "một danh sách dãy số", value, "Viết như [{ten: Thu, gia_tri: [12, 15]}]")
    if not 0 < len(items) <= MAX_SERIES:
        raise refuse(
            key, f"từ 1 đến {MAX_SERIES} dãy số", f"{len(items)} dãy", "Xem lại các dãy số của biểu đồ"
        )
    series: list[Series] = []
    errors: list[BaocaoError] = []
    for one in items:
        try:
            series.append(_read_one(one))
        except BaocaoError as error:
            errors += error.flatten()
    raise_all(errors)
    return tuple(series)


ARGUMENTS: Final = (
    Argument("categories", ("nhan", "categories"), _read_labels),
    Argument("series", ("day_so", "series"), _read_series),
    Argument("title", ("tieu_de", "title"), _read_label),
    Argument("alt", ("mo_ta", "alt", "chu_thay_the"), read_text),
    Argument("shape", ("dang", "shape", "kieu"), _read_shape),
    Argument("unit", ("don_vi", "unit"), _read_label),
    Argument("height", ("cao", "height_mm", "height", "cao_mm"), read_length),
)


def make_chart(values: Mapping[str, Any]) -> Chart:
    """Return what a map of labels and series stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    found = read_arguments(Chart.shown, values, ARGUMENTS)
    if "series" not in found:
        raise refuse("day_so", "ít nhất một dãy số", None, "Thêm day_so: [{ten: Thu, gia_tri: [12, 15]}]")
    series: tuple[Series, ...] = found["series"]
    longest = max(len(one.values) for one in series)
    categories: tuple[str, ...] = found.get("categories") or tuple(str(n) for n in range(1, longest + 1))
    errors = [
        refuse(
            f"gia_tri của dãy {one.name or number}",
            f"{len(categories)} số như số nhãn",
            f"{len(one.values)} số",
            "Thêm hoặc bớt cho đủ; chỗ chưa có số thì để trống",
        )
        for number, one in enumerate(series, 1)
        if len(one.values) != len(categories)
    ]
    raise_all(errors)
    data = ChartData(categories, series, _as_numbers(categories), found.get("title", ""))
    return Chart(
        data=data,
        alt=found.get("alt", ""),
        shape=found.get("shape"),
        unit=found.get("unit", ""),
        height=found.get("height"),
    )


def _as_numbers(labels: tuple[str, ...]) -> tuple[Decimal, ...] | None:
    numbers = []
    for label in labels:
        try:
            numbers.append(parse_number(label))
        except BaocaoError:
            return None
    return tuple(numbers)


def read_chart(values: Mapping[str, Any]) -> Chart:
    """Return the chart that a map of the data stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    found: Chart = read_arguments(Chart.shown, values, (WHOLE,))["whole"]
    return found


def _read_whole(key: str, value: Any) -> Chart:
    if not isinstance(value, Mapping):
        raise refuse(key, "một nhóm khóa nhan, day_so", value, f"Viết {{{key}: {{nhan: […], day_so: […]}}}}")
    return make_chart(value)


WHOLE: Final = Argument("whole", ("$bieu_do", "$chart"), _read_whole)
