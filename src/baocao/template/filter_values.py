"""What filters are given, as what they need: numbers, dates and periods, typed the Vietnamese way or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from baocao.errors import BaocaoError, TemplateError
from baocao.viet import dates, numbers, text

if TYPE_CHECKING:
    from baocao.viet.spans import Period


class FilterArgumentError(TemplateError):
    """A filter was given a value it cannot print; a report with a hole is worse than no report."""

    code = "T301"


def refuse(name: str, wanted: str, value: object, hint: str) -> FilterArgumentError:
    """Return the error for a value that a filter cannot print."""
    shown = "không có giá trị" if value is None else text.quote(str(value))
    return FilterArgumentError(f"{name} cần {wanted}, nhận được {shown}", hint=hint)


def as_number(name: str, value: object) -> Decimal:
    """Return a number given as one, or as text the Vietnamese way."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str):
        try:
            return numbers.parse_number(value)
        except BaocaoError as error:
            raise refuse(name, "số", value, error.hint or "Viết số dạng 1.234,5 trong tệp số liệu") from error
    raise refuse(name, "số", value, "Viết số dạng 1.234,5 trong tệp số liệu")


def as_integer(name: str, value: object) -> int:
    """Return a whole number.

    Raises:
        FilterArgumentError: T301, as all of these.
    """
    number = as_number(name, value)
    if number != number.to_integral_value():
        raise refuse(name, "số nguyên", value, "Dùng bộ lọc “so” cho số lẻ")
    return int(number)


def as_date(name: str, value: object) -> date:
    """Return a date given as one, or as text in any form the data file takes."""
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return dates.parse_date(value)
        except BaocaoError as error:
            raise refuse(name, "ngày", value, error.hint or "Viết ngày dạng 04/10/2023") from error
    raise refuse(name, "ngày", value, "Viết ngày dạng 04/10/2023 trong tệp số liệu")


def as_period(name: str, value: object) -> Period:
    """Return a period given as text in any form the data file takes."""
    from baocao.viet.periods import parse_period  # few templates write periods, and it has much to load

    try:
        return parse_period(str(value))
    except BaocaoError as error:
        raise refuse(name, "kỳ", value, error.hint or "Viết kỳ dạng quý III năm 2026") from error
