"""Tasks: what, who, by when (``nhiem_vu``, ``ket_luan.chi_dao``)."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from baocao.data.model.containers import Listed
from baocao.data.model.reading import Reading
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Choice, Scalar, Text, remember_weekday
from baocao.errors import DataError
from baocao.viet.dates import DateFormatError, format_short_date, parse_stated_date
from baocao.viet.periods import Period, PeriodFormatError, parse_period
from baocao.viet.text import fold_key

_DATE = re.compile(
    r"""\d{4}-\d{1,2}-\d{1,2} | \d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,}
      | (?:ngày[ ])?\d{1,2}[ ]tháng[ ]\d{1,2}[ ]năm[ ]\d+""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = re.compile(
    r"(?:xong )?(?:trước|chậm nhất|muộn nhất|không quá)(?: (?:là|vào))?(?: ngày)? *", re.IGNORECASE
)
BARE_DAY = re.compile(
    r"^(trước|chậm nhất|muộn nhất|đến hết|đến|sau) (?=\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))", re.IGNORECASE
)
"""A day that is typed without “ngày”: “trước 30/9”."""
_WITHIN = re.compile(r"(?:trong|hết|xong trong) +", re.IGNORECASE)
_ALWAYS = frozenset({"thuong_xuyen", "hang_ngay", "hang_tuan", "hang_thang", "hang_quy", "hang_nam"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a task is to be done.

    >>> [str(Deadline.parse(text)) for text in ("30/10/2026", "Thường xuyên", "trong quý IV")]
    ['30/10/2026', 'thường xuyên', 'trong quý IV']
    """

    nguyen_van: str
    """The text as typed."""
    ngay: date | None = None
    """The day, when there is exactly one in the text."""
    truoc: bool = False
    """The day itself is too late: ``trước ngày …``."""
    ky: Period | None = None
    """The period within which, when the text names one with its year."""
    thuong_xuyen: bool = False
    """All the time: ``thường xuyên``."""

    @classmethod
    def parse(cls, text: str) -> Deadline:
        """Return what `text` says; text in no known form is kept as it is.

        >>> deadline = Deadline.parse("trước ngày 15/12/2026")
        >>> deadline.ngay, deadline.truoc
        (datetime.date(2026, 12, 15), True)

        Raises:
            DateFormatError: D102, a date that no calendar has.
        """
        if fold_key(text) in _ALWAYS:
            return cls(text, thuong_xuyen=True)
        dates = _DATE.findall(text)
        if len(dates) == 1:
            bare = _BEFORE.sub("", text, count=1)
            day = parse_stated_date(bare).day if _DATE.fullmatch(bare) else parse_stated_date(dates[0]).day
            return cls(text, ngay=day, truoc=text.lower().startswith("trước"))
        try:
            return cls(text, ngay=parse_stated_date(text).day)
        except DateFormatError:
            pass
        try:
            return cls(text, ky=parse_period(_WITHIN.sub("", text, count=1)))
        except PeriodFormatError:
            return cls(text)

    @property
    def in_ra(self) -> str:
        """The deadline as a table or a sentence has it.

        >>> Deadline.parse("2026-10-30").in_ra, Deadline.parse("trước ngày 5/9/2026").in_ra
        ('30/10/2026', 'trước ngày 05/9/2026')
        >>> Deadline.parse("trước 10 giờ ngày 22/10/2026").in_ra
        'trước 10 giờ ngày 22/10/2026'
        """
        if self.thuong_xuyen:
            return self.nguyen_van[:1].lower() + self.nguyen_van[1:]
        if self.ngay is None:
            return self.nguyen_van
        bare = _DATE.sub("", _BEFORE.sub("", self.nguyen_van, count=1) if self.truoc else self.nguyen_van)
        if bare.strip().lower() not in {"", "ngày"}:
            return self.nguyen_van
        return f"{'trước ngày ' if self.truoc else ''}{format_short_date(self.ngay)}"

    def __str__(self) -> str:
        """Return the deadline as it is printed."""
        return self.in_ra


class DeadlineText(Scalar):
    """A date, ``trước ngày …``, ``trong quý IV``, ``thường xuyên``, or other words."""

    types = (date,)
    wanted = "một thời hạn"
    hint = "Viết như 30/10/2026, trước ngày 15/12/2026, trong quý IV, thường xuyên"
    examples = ("30/10/2026", "trước ngày 15/12/2026", "trong quý IV", "thường xuyên")

    def parse(self, text: str, path: str, reading: Reading) -> Deadline:
        """Return the deadline; a weekday beside its date is remembered."""
        with suppress(DataError):
            remember_weekday(parse_stated_date(_BEFORE.sub("", text, count=1)), path, reading)
        return Deadline.parse(text)

    def accept(self, value: date) -> Deadline:
        """Return a date of JSON or TOML as a deadline."""
        return Deadline(format_short_date(value), ngay=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task that is given to somebody."""

    noi_dung: tuple[str, ...] = key(Listed(Text()), "nội dung nhiệm vụ")
    giao: tuple[str, ...] = key(Listed(Text("Ban Xây dựng Đảng")), "đơn vị chủ trì")
    phoi_hop: tuple[str, ...] = key(Listed(Text("Công an xã")), "đơn vị phối hợp")
    han: Deadline | None = key(DeadlineText(), "thời hạn")
    san_pham: str = key(Text("Báo cáo"), "sản phẩm")
    giao_boi: str = key(Text("Ban Chỉ đạo tỉnh"), "người giao")
    trang_thai: str = key(Choice("chua", "dang", "xong", "cham"), "trạng thái")
    ket_qua: str = key(Text(), "kết quả thực hiện")
    ghi_chu: str = key(Text(), "ghi chú")

    @property
    def giao_in(self) -> str:
        """The lead units in one line.

        >>> Task(giao=("Phòng Kinh tế", "Công an xã")).giao_in
        'Phòng Kinh tế, Công an xã'
        >>> Task(giao=("Các sở, ban, ngành", "UBND các xã")).giao_in
        'Các sở, ban, ngành; UBND các xã'
        """
        return _join(self.giao)

    @property
    def phoi_hop_in(self) -> str:
        """The units that help, in one line."""
        return _join(self.phoi_hop)

    @property
    def han_in(self) -> str:
        """The deadline as a table has it, a bare day with “ngày” before it; empty when there is none.

        >>> [Task(han=Deadline.parse(text)).han_in for text in ("Trước 15/6", "trước 9/2026", "quý IV")]
        ['Trước ngày 15/6', 'trước 9/2026', 'quý IV']
        """
        return BARE_DAY.sub(r"\1 ngày ", self.han.in_ra) if self.han else ""

    @property
    def trang_thai_in(self) -> str:
        """The state in words; empty when not given.

        >>> Task(trang_thai="cham").trang_thai_in
        'chậm tiến độ'
        """
        return _STATES.get(self.trang_thai, "")


def _join(units: tuple[str, ...]) -> str:
    """Return units in one line, told apart even when one of them has a comma."""
    return ("; " if any("," in unit for unit in units) else ", ").join(units)


_STATES = {
    "chua": "chưa thực hiện",
    "dang": "đang thực hiện",
    "xong": "đã hoàn thành",
    "cham": "chậm tiến độ",
}

TASKS = Listed(Record(Task, short="noi_dung", called="một nhiệm vụ"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What the chair concluded (``ket_luan``)."""

    danh_gia: tuple[str, ...] = key(Listed(Text()), "đánh giá")
    chi_dao: tuple[Task, ...] = key(TASKS, "ý kiến chỉ đạo")
