"""The periods that a report reviews and plans (``ky``)."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Date, PeriodText, Text
from baocao.viet.dates import format_short_date
from baocao.viet.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A period, with what else is said of it."""

    ky: Period | None = key(PeriodText(), "kỳ")
    luy_ke: Period | None = key(PeriodText(), "kỳ lũy kế", "Ví dụ 5 tháng đầu năm 2017 bên cạnh tháng 5.")
    tu: date | None = key(Date(), "từ ngày")
    den: date | None = key(Date(), "đến ngày")
    nhan: str = key(Text(), "tên kỳ khi in", "In thay cho tên do chương trình đặt.")

    @property
    def ten(self) -> str:
        """The period's name in text, year included.

        >>> from baocao.viet.periods import parse_period
        >>> Span(ky=parse_period("quý 3/2023")).ten, Span(nhan="đợt 1 năm 2024").ten
        ('quý III năm 2023', 'đợt 1 năm 2024')
        """
        if self.nhan or self.ky:
            return self.nhan or (self.ky.name if self.ky else "")
        return (
            f"từ {format_short_date(self.tu)} đến {format_short_date(self.den)}"
            if self.tu and self.den
            else ""
        )

    @property
    def ten_gon(self) -> str:
        """The name without its year, where the year is said elsewhere.

        >>> from baocao.viet.periods import parse_period
        >>> Span(ky=parse_period("quý 3/2023")).ten_gon
        'quý III'
        """
        return self.ky.short_name if self.ky and not self.nhan else self.ten

    @property
    def bat_dau(self) -> date | None:
        """First day."""
        return self.tu or (self.ky.start if self.ky else None)

    @property
    def ket_thuc(self) -> date | None:
        """Last day."""
        return self.den or (self.ky.end if self.ky else None)

    def __str__(self) -> str:
        """Return the name."""
        return self.ten


SPAN = Record(Span, short="ky", called="một kỳ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Reviewed and planned period, and the day the figures were cut off."""

    bao_cao: Span | None = key(SPAN, "kỳ báo cáo")
    ke_hoach: Span | None = key(SPAN, "kỳ kế hoạch", "Thường là kỳ kế tiếp; 9 tháng thì quý IV.")
    so_lieu_den: date | None = key(Date(), "ngày chốt số liệu")
