"""Days off in Viet Nam: weekends and public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from baocao.viet.dates import weekday_name

_FIXED: Final = {
    (1, 1): "Tết Dương lịch",
    (4, 30): "ngày Chiến thắng",
    (5, 1): "ngày Quốc tế lao động",
    (9, 2): "ngày Quốc khánh",
}
_NEW_YEARS: Final = (
    *(date(2015, 2, 19), date(2016, 2, 8), date(2017, 1, 28), date(2018, 2, 16), date(2019, 2, 5)),
    *(date(2020, 1, 25), date(2021, 2, 12), date(2022, 2, 1), date(2023, 1, 22), date(2024, 2, 10)),
    *(date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13)),
    *(date(2030, 2, 2), date(2031, 1, 23), date(2032, 2, 11), date(2033, 1, 31), date(2034, 2, 19)),
)
"""The first day of the lunar year."""
_KINGS: Final = frozenset(
    {date(2020, 4, 2), date(2021, 4, 21), date(2022, 4, 10), date(2023, 4, 29), date(2024, 4, 18)}
    | {date(2025, 4, 7), date(2026, 4, 26), date(2027, 4, 16), date(2028, 4, 4), date(2029, 4, 23)}
)
"""The tenth day of the third lunar month."""
_TET: Final = frozenset(first + timedelta(days=step) for first in _NEW_YEARS for step in range(-1, 4))
_SATURDAY: Final = 5


def name_day_off(day: date) -> str:
    """Return why nobody works on a day: a holiday's name or the weekday; empty for a working day.

    The days that a year's order swaps or adds around a holiday are not known here.

    >>> name_day_off(date(2026, 9, 2)), name_day_off(date(2026, 10, 4)), name_day_off(date(2026, 10, 5))
    ('ngày Quốc khánh', 'Chủ nhật', '')

    Source:
        Bộ luật Lao động 45/2019/QH14, Điều 111, 112.
    """
    if day in _TET:
        return "tết Nguyên đán"
    if day in _KINGS:
        return "ngày Giỗ Tổ Hùng Vương"
    fixed = _FIXED.get((day.month, day.day), "")
    return fixed or (weekday_name(day) if day.weekday() >= _SATURDAY else "")
