"""What `baocao new` asks in a terminal, with defaults that follow from the day and from earlier answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from baocao.app.scaffold import PRESETS, complete
from baocao.errors import UsageError
from baocao.viet.dates import format_short_date, parse_date
from baocao.viet.periods import parse_period
from baocao.viet.text import fold_key

Answers = Mapping[str, str]

BODIES = {
    "nha-nuoc": "cơ quan nhà nước",
    "dang": "cơ quan Đảng",
    "mat-tran": "Mặt trận Tổ quốc",
    "doan-the": "đoàn thể",
    "hdnd": "Hội đồng nhân dân",
}
"""Kinds of issuing body, as they stand in the data file, and what to call them."""


class AnswerError(UsageError):
    """An answer that is none of the choices."""

    code = "U107"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: which key it fills and what is proposed."""

    key: str
    text: str
    default: Callable[[Answers, date], str]
    check: Callable[[str], object] = str
    """Raises a BaocaoError for an answer that cannot be read."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The only answers there are, and their meanings; empty when anything goes."""

    def read(self, typed: str) -> str:
        """Return the answer that is meant; a choice may be typed as its number.

        Raises:
            BaocaoError: the answer cannot be read; `AnswerError` (U107) for no choice.
        """
        if not self.choices:
            self.check(typed)
            return typed
        names = list(self.choices)
        if typed.isdecimal() and 0 < int(typed) <= len(names):
            return names[int(typed) - 1]
        folded = fold_key(typed).replace("_", "-")
        if folded in names:
            return folded
        raise AnswerError(
            f"chọn một số từ 1 đến {len(names)}, hoặc gõ tên", hint=f"Gõ một trong: {', '.join(names)}"
        )


def _preset(key: str, otherwise: str) -> Callable[[Answers, date], str]:
    return lambda answers, _: PRESETS.get(answers.get("co_quan.khoi", ""), {}).get(key, otherwise)


def _fixed(value: str) -> Callable[[Answers, date], str]:
    return lambda _answers, _today: value


def _quarter(_: Answers, today: date) -> str:
    """Return the quarter that a report written on this day is most likely about: the one 20 days ago."""
    day = date.fromordinal(today.toordinal() - 20)
    return parse_period(f"quý {(day.month + 2) // 3}/{day.year}").name


def _completed(key: str) -> Callable[[Answers, date], str]:
    return lambda answers, _: complete(answers)[key]


QUESTIONS = (
    Question("co_quan.khoi", "Khối cơ quan ban hành", _fixed("nha-nuoc"), choices=BODIES),
    Question("co_quan.ten", "Tên cơ quan ban hành", _preset("co_quan.ten", "Ủy ban nhân dân xã An Bình")),
    Question(
        "co_quan.ky_hieu", "Chữ viết tắt tên cơ quan trong số, ký hiệu", _preset("co_quan.ky_hieu", "UBND")
    ),
    Question("co_quan.dia_danh", "Địa danh ghi trước ngày, tháng, năm", _fixed("An Bình")),
    Question("ky.bao_cao", "Kỳ báo cáo", _quarter, check=parse_period),
    Question("ky.ke_hoach", "Kỳ kế hoạch", _completed("ky.ke_hoach"), check=parse_period),
    Question("hoi_nghi.ten", "Tên hội nghị", _completed("hoi_nghi.ten")),
    Question(
        "hoi_nghi.thoi_gian.ngay",
        "Ngày họp",
        lambda _answers, today: format_short_date(today),
        check=parse_date,
    ),
    Question("hoi_nghi.dia_diem", "Nơi họp", _fixed("Hội trường cơ quan")),
    Question(
        "van_ban.chung.nguoi_ky.chuc_vu",
        "Chức vụ người ký",
        _preset("van_ban.chung.nguoi_ky.chuc_vu", "Chủ tịch"),
    ),
    Question("van_ban.chung.nguoi_ky.ho_ten", "Họ và tên người ký", _fixed("Nguyễn Văn An")),
)
