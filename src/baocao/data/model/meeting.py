"""The conference itself: name, time, place, who holds it, what happens at it."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from baocao.data.model.containers import Listed
from baocao.data.model.people import (
    PEOPLE,
    PERSON,
    PERSON_OR_TEXT,
    Chair,
    Organiser,
    Person,
)
from baocao.data.model.reading import Reading
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Choice, Count, Date, DayOrMonth, Text, Time, Weekday, YesNo
from baocao.data.model.tasks import TASKS, Task
from baocao.data.tree import Node
from baocao.viet.dates import WEEKDAYS, MonthOf, format_issue_date, format_news_date, format_short_date
from baocao.viet.text import first_lower, fold_key
from baocao.viet.times import format_time

_COUNTED = re.compile(r"\b(?:lần|họp|phiên) thứ \w", re.IGNORECASE)
"""A name that says which of its kind this is."""
_SESSION = re.compile(r"(?P<head>kỳ họp) (?:(?P<body>(?:hội đồng|hđnd|quốc hội).*)|.+)", re.IGNORECASE)
"""The name of a session of a council, and whose it is or what more it says."""
_NAMELESS = re.compile(
    r"(?:hội nghị|kỳ họp|phiên họp|cuộc họp)(?: (?:lần )?thứ \w+)?(?: \(kỳ họp .*\))?", re.IGNORECASE
)
"""A name that does not say whose meeting it is."""
WHOLE_DAY = "cả ngày"
_SESSIONS = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối", "ca_ngay": WHOLE_DAY}
_MORE_THAN_A_DAY = re.compile(r"(?:0?1[.,][0-9]|0?[2-9]|[1-9][0-9]+)(?:[.,][0-9]+)? ngày")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """Which session of a committee this is: ``lần thứ 18 (mở rộng), khóa XVII``."""

    so: str = key(Text("18"), "lần thứ mấy")
    khoa: str = key(Text("XVII"), "khóa")
    nhiem_ky: str = key(Text("2025 - 2030"), "nhiệm kỳ")
    co_quan: str = key(Text("Ban Chấp hành Đảng bộ tỉnh"), "cơ quan họp")
    mo_rong: bool = key(YesNo(), "họp mở rộng")

    @property
    def in_ra(self) -> str:
        """The ordinal as a title has it.

        >>> Ordinal(so="18", khoa="XVII", mo_rong=True).in_ra
        'lần thứ 18 (mở rộng), khóa XVII'
        """
        return self.complete_name("")

    def complete_name(self, name: str) -> str:
        """Return a conference's name with the pieces of the ordinal that it does not say yet.

        >>> Ordinal(so="8", khoa="I", mo_rong=True).complete_name("Hội nghị Đảng ủy lần thứ 8")
        'Hội nghị Đảng ủy lần thứ 8 (mở rộng), khóa I'
        >>> Ordinal(so="5", khoa="XV", co_quan="Hội đồng nhân dân tỉnh").complete_name("Kỳ họp thứ năm")
        'Kỳ họp thứ năm Hội đồng nhân dân tỉnh, khóa XV'
        >>> Ordinal(so="9", khoa="XX", co_quan="Hội đồng nhân dân huyện").complete_name("Kỳ họp cuối năm")
        'Kỳ họp thứ 9 (kỳ họp cuối năm) Hội đồng nhân dân huyện, khóa XX'
        >>> Ordinal(so="9").complete_name("Kỳ họp HĐND tỉnh")
        'Kỳ họp thứ 9 HĐND tỉnh'
        """
        name = self._count_session(name)
        ordinal = "thứ" if name.lower().startswith("kỳ họp") else "lần thứ"
        pieces = (
            f" {ordinal} {self.so}" if self.so and not _COUNTED.search(name) else "",
            f" {self.co_quan}" if self.co_quan and _NAMELESS.fullmatch(name) else "",
            " (mở rộng)" if self.mo_rong else "",
            self.khoa and f", khóa {self.khoa}",
            self.nhiem_ky and f", nhiệm kỳ {self.nhiem_ky}",
        )
        said = _words(name)
        missing = (piece for piece in pieces if piece and _words(piece) not in said)
        return (name + "".join(missing)).lstrip(", ")

    def _count_session(self, name: str) -> str:
        """Return the name of a session of a council with its number right after “kỳ họp”."""
        session = _SESSION.fullmatch(name)
        if not self.so or not session or _COUNTED.search(name):
            return name
        body = session["body"]
        return f"{session['head']} thứ {self.so} {body or f'({first_lower(name)})'}"


def _words(text: str) -> str:
    """Return the words of a text between single blanks, for looking one text up in another."""
    return " ".join(["", *re.findall(r"\w+", text.casefold()), ""])


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Date and hours of the conference (``thoi_gian``)."""

    ngay: date | MonthOf | None = key(
        DayOrMonth(), "ngày họp", "Có thể chỉ ghi tháng (5/2017) trong bản nháp."
    )
    thu: str = key(Weekday(), "thứ trong tuần", "Như đã thông báo; được đối chiếu với lịch.")
    ngay_ket_thuc: date | None = key(Date(), "ngày kết thúc", "Khi họp nhiều ngày, hoặc họp qua nửa đêm.")
    buoi: str = key(Text("sáng", "chiều", "cả ngày"), "buổi")
    bat_dau: time | None = key(Time(), "thời gian bắt đầu")
    ket_thuc: time | None = key(Time(), "thời gian kết thúc")
    thoi_luong: str = key(Text("½ ngày", "01 ngày"), "thời lượng")
    con_thieu: tuple[tuple[str, str], ...] = ()
    """In a draft, the keys of days and hours that are needed and missing, each with the mark to print."""

    @staticmethod
    def complete(values: dict[str, Any], node: Node, path: str, reading: Reading) -> None:  # noqa: ARG004
        """Take the weekday from beside the date when it is not given by itself."""
        stated = reading.weekdays.get(f"{path}.ngay")
        if stated and stated.weekday is not None and not values.get("thu"):
            values["thu"] = WEEKDAYS[stated.weekday]

    @property
    def ngay_day_du(self) -> date | None:
        """The day; None when only the month is known, or nothing."""
        return self.ngay if isinstance(self.ngay, date) else None

    @property
    def buoi_in(self) -> str:
        """The session in one spelling; empty when what is typed is none.

        >>> [When(buoi=typed).buoi_in for typed in ("Sáng", "buổi chiều", "cả  ngày", "giờ nghỉ")]
        ['sáng', 'chiều', 'cả ngày', '']
        """
        return _SESSIONS.get(fold_key(self.buoi).removeprefix("buoi_"), "")

    @property
    def ngay_in(self) -> str:
        """The day as running text has it.

        >>> When(ngay=date(2023, 10, 4)).ngay_in, When(ngay=MonthOf(2017, 5)).ngay_in, When().ngay_in
        ('04/10/2023', 'tháng 5 năm 2017', '')
        """
        if isinstance(self.ngay, date):
            return format_short_date(self.ngay)
        return " ".join(filter(None, (self._mark("ngay"), str(self.ngay or ""))))

    @property
    def ngay_chu(self) -> str:
        """The day in the long form of invitations and minutes.

        >>> When(ngay=date(2023, 10, 4)).ngay_chu
        'ngày 04 tháng 10 năm 2023'
        """
        return format_issue_date(self.ngay) if isinstance(self.ngay, date) else self.ngay_in

    @property
    def ngay_tin(self) -> str:
        """The day as a news item has it.

        >>> When(ngay=date(2023, 10, 4)).ngay_tin
        '4/10'
        """
        return format_news_date(self.ngay) if isinstance(self.ngay, date) else self.ngay_in

    @property
    def ngay_cuoi(self) -> date | None:
        """The day it ends: as given, else the day it begins unless its length says more than one day.

        >>> When(ngay=date(2026, 10, 8)).ngay_cuoi == date(2026, 10, 8)
        True
        >>> When(ngay=date(2026, 10, 8), thoi_luong="02 ngày").ngay_cuoi
        """
        if self.ngay_ket_thuc or not _MORE_THAN_A_DAY.match(self.thoi_luong):
            return self.ngay_ket_thuc or self.ngay_day_du
        return None

    @property
    def bat_dau_in(self) -> str:
        """The hour it begins, in the long form; empty when not known.

        >>> When(bat_dau=time(8, 30)).bat_dau_in
        '08 giờ 30 phút'
        """
        return format_time(self.bat_dau) if self.bat_dau else self._mark("bat_dau")

    @property
    def ket_thuc_in(self) -> str:
        """The hour it ends, in the long form; empty when not known."""
        return format_time(self.ket_thuc) if self.ket_thuc else self._mark("ket_thuc")

    def _mark(self, key: str) -> str:
        return dict(self.con_thieu).get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A point of an online meeting (``diem_cau``)."""

    ten: str = key(Text("Điểm cầu Ủy ban nhân dân xã"), "tên điểm cầu")
    so_luong: int | None = key(Count(), "số điểm cầu")
    dia_diem: str = key(Text("Hội trường Tỉnh ủy"), "địa điểm của điểm cầu")
    chinh: bool = key(YesNo(), "điểm cầu chính")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The conference (``hoi_nghi``)."""

    ten: str = key(Text("Hội nghị triển khai nhiệm vụ quý IV năm 2023"), "tên hội nghị")
    tieu_de: str = key(Text(), "tiêu đề tin bài", "Không ghi thì lấy tên hội nghị.")
    loai: str = key(
        Choice(
            "trien-khai",
            "so-ket",
            "tong-ket",
            "giao-ban",
            "quan-triet",
            "phat-dong",
            "ban-chap-hanh",
            "khac",
        ),
        "loại hội nghị",
    )
    chu_de: tuple[str, ...] = key(Listed(Text("thực hiện dân chủ ở cơ sở")), "chủ đề")
    lan_thu: Ordinal | None = key(Record(Ordinal, short="so"), "lần thứ, khóa, nhiệm kỳ")
    thoi_gian: When = key(Record(When, short="ngay"), "thời gian họp", default=When())
    dia_diem: str = key(Text("Hội trường Ủy ban nhân dân xã"), "địa điểm họp")
    hinh_thuc: str = key(Choice("truc-tiep", "truc-tuyen", "ket-hop"), "hình thức họp")
    diem_cau: tuple[Site, ...] = key(Listed(Record(Site, short="ten")), "các điểm cầu")
    to_chuc: tuple[Organiser, ...] = key(Listed(Record(Organiser, short="ten")), "cơ quan tổ chức hội nghị")
    chu_tri: tuple[Chair, ...] = key(
        Listed(Record(Chair, short="ho_ten", called="một người")),
        "người chủ trì hội nghị",
        "Theo thứ bậc, tối đa ba người.",
    )
    thu_ky: tuple[Person, ...] = key(PEOPLE, "thư ký hội nghị")
    ket_luan_boi: Person | None = key(
        PERSON, "người kết luận hội nghị", "Không ghi thì là người chủ trì thứ nhất."
    )
    muc_dich: tuple[str, ...] = key(
        Listed(Text()), "mục đích tổ chức", "In trong kế hoạch; không ghi thì lấy từ tên hội nghị và kỳ."
    )
    yeu_cau: tuple[str, ...] = key(Listed(Text()), "yêu cầu tổ chức", "In trong kế hoạch.")
    chuan_bi: tuple[Task, ...] = key(
        TASKS, "việc chuẩn bị hội nghị", "Ai làm gì, xong lúc nào; in trong kế hoạch."
    )
    kinh_phi: str = key(
        Text("Từ dự toán chi thường xuyên năm 2026 của cơ quan"), "kinh phí tổ chức", "In trong kế hoạch."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Roll call (``diem_danh``)."""

    trieu_tap: int | None = key(Count(), "số đại biểu triệu tập")
    co_mat: int | None = key(Count(), "số đại biểu có mặt")
    vang_co_ly_do: int | None = key(Count(), "số đại biểu vắng có lý do")
    vang_khong_ly_do: int | None = key(Count(), "số đại biểu vắng không có lý do")
    nguoi_vang: tuple[str, ...] = key(
        Listed(Text("đồng chí Nguyễn Văn A (đi công tác)")), "người vắng, lý do", "In trong biên bản."
    )

    @property
    def vang(self) -> int:
        """How many are absent, with and without reason.

        >>> Attendance(trieu_tap=27, co_mat=25, vang_co_ly_do=2).vang
        2
        """
        return (self.vang_co_ly_do or 0) + (self.vang_khong_ly_do or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem:
    """A line of the programme (``chuong_trinh``)."""

    gio: str = key(Text("08h00", "08h00 - 08h15"), "giờ")
    noi_dung: str = key(Text("Khai mạc hội nghị"), "nội dung chương trình")
    nguoi: Person | str = key(PERSON_OR_TEXT, "người thực hiện", default="")
    loai: str = key(
        Choice("khai-mac", "bao-cao", "tham-luan", "thao-luan", "khen-thuong", "ket-luan"), "loại nội dung"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What somebody said (``y_kien``)."""

    nguoi: Person | str = key(PERSON_OR_TEXT, "người phát biểu", default="")
    noi_dung: tuple[str, ...] = key(Listed(Text()), "nội dung phát biểu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A vote (``bieu_quyet``)."""

    noi_dung: str = key(Text(), "nội dung biểu quyết")
    tan_thanh: int | None = key(Count(), "số tán thành")
    khong_tan_thanh: int | None = key(Count(), "số không tán thành")
    y_kien_khac: int | None = key(Count(), "số có ý kiến khác")

    @property
    def tong_so(self) -> int:
        """How many votes were cast.

        >>> Vote(tan_thanh=24, khong_tan_thanh=1).tong_so
        25
        """
        return (self.tan_thanh or 0) + (self.khong_tan_thanh or 0) + (self.y_kien_khac or 0)
