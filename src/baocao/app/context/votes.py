"""Votes in sentences: how many of whom, in per cent."""

from __future__ import annotations

from decimal import Decimal

from baocao.app.sentences import begin_sentence, begins_with
from baocao.data.model import Vote
from baocao.data.model.figures import round_half_up
from baocao.viet.lists import strip_end_marks
from baocao.viet.numbers import format_count, format_number, format_percent
from baocao.viet.text import first_lower, fold_key

_TENTH = Decimal("0.1")
_ALL = 100
_DECISIONS = (
    *("thong_qua", "thong_nhat", "nhat_tri", "dong_y", "tan_thanh", "bau", "cong_nhan", "phe_chuan"),
    *("quyet_dinh", "quyet_nghi", "lua_chon", "chon", "gioi_thieu", "cho", "giao", "de_nghi", "ket_nap"),
    *(
        "hiep_thuong",
        "cu",
        "mien_nhiem",
        "bai_nhiem",
        "bo_sung",
        "kien_toan",
        "khai_tru",
        "ky_luat",
        "thanh_lap",
    ),
)
"""How the matter of a vote begins that goes on with “biểu quyết”."""
_COMMON = (
    *("viec", "du_thao", "danh_sach", "noi_dung", "phuong_an", "nhan_su", "chuong_trinh", "muc", "cac"),
    *("so_luong", "co_cau", "de_an", "ket_qua", "thoi_gian", "dia_diem", "hinh_thuc", "toan_van"),
)
"""How a matter begins that has a small letter inside a sentence."""
_BALLOTS = ("bo_phieu", "lay_phieu", "phieu_kin", "bang_phieu", "phieu_bau", "so_phieu", "phieu_tin_nhiem")
"""What the matter of a vote says, keys folded, when ballots are counted and not hands."""


def write_result(vote: Vote, present: int | None) -> str:
    """Return how a vote went, from the colon on; empty without numbers.

    Shares are of those present when that number is given and not less than the votes.

    >>> write_result(Vote(tan_thanh=30, khong_tan_thanh=1), 31)
    ': tán thành 30/31 đại biểu có mặt (96,8%); không tán thành 01 đại biểu (3,2%)'
    >>> write_result(Vote(tan_thanh=8, khong_tan_thanh=0, y_kien_khac=0), None)
    ': tán thành 8/8 đại biểu biểu quyết (100%); không có ý kiến không tán thành; không có ý kiến khác'
    >>> ballot = Vote(noi_dung="Bầu Bí thư bằng phiếu kín", tan_thanh=28, khong_tan_thanh=2)
    >>> write_result(ballot, 30)
    ': tán thành 28/30 phiếu (93,3%); không tán thành 02 phiếu (6,7%)'
    >>> write_result(ballot, 31)
    ': tán thành 28 phiếu (90,3% số đại biểu có mặt); không tán thành 02 phiếu (6,5%)'
    """
    is_quorum = present is not None and present >= vote.tong_so
    base = present if is_quorum and present else vote.tong_so
    is_ballot = any(word in fold_key(vote.noi_dung) for word in _BALLOTS)
    pieces = []
    if vote.tan_thanh is not None:
        counted, share = write_fraction(vote.tan_thanh, base), write_share(vote.tan_thanh, base)
        who = "đại biểu có mặt" if is_quorum else "đại biểu biểu quyết"
        if is_ballot and base != vote.tong_so:
            pieces.append(f"tán thành {_count(vote.tan_thanh)} phiếu ({share} số đại biểu có mặt)")
        else:
            pieces.append(f"tán thành {counted} {'phiếu' if is_ballot else who} ({share})")
    for label, count in (("không tán thành", vote.khong_tan_thanh), ("ý kiến khác", vote.y_kien_khac)):
        if count:
            noun = "phiếu" if is_ballot else "đại biểu"
            pieces.append(f"{label} {_count(count)} {noun} ({write_share(count, base)})")
        elif count == 0:
            pieces.append(f"không có ý kiến {label.removeprefix('ý kiến ')}")
    return f": {'; '.join(pieces)}" if pieces else ""


def write_fraction(count: int, whole: int) -> str:
    """Return a count out of a whole.

    >>> write_fraction(1297, 1310)
    '1.297/1.310'
    """
    return f"{format_number(count)}/{format_number(whole)}"


def write_people(count: int) -> str:
    """Return a count of delegates; below ten with a zero before it, but none as it is.

    >>> write_people(2), write_people(0)
    ('02 đại biểu', '0 đại biểu')
    """
    return f"{_count(count)} đại biểu"


def _count(count: int) -> str:
    return format_count(count) if count else "0"


def write_vote(vote: Vote, event: str, present: int | None) -> str:
    """Return a vote in one sentence.

    >>> write_vote(Vote(noi_dung="Hiệp thương cử bổ sung 05 vị", tan_thanh=9), "Hội nghị", None)
    'Hội nghị biểu quyết hiệp thương cử bổ sung 05 vị: tán thành 9/9 đại biểu biểu quyết (100%).'
    >>> write_vote(Vote(noi_dung="Thông qua dự thảo nghị quyết", tan_thanh=31), "Hội nghị", 31)
    'Hội nghị biểu quyết thông qua dự thảo nghị quyết: tán thành 31/31 đại biểu có mặt (100%).'
    >>> write_vote(Vote(noi_dung="Bầu 02 ủy viên: A, B", tan_thanh=31), "Hội nghị", 31)
    'Hội nghị biểu quyết bầu 02 ủy viên: A, B; kết quả: tán thành 31/31 đại biểu có mặt (100%).'
    """
    matter, result = _write_matter(vote), write_result(vote, present)
    if ":" in matter and result:
        result = f"; kết quả{result}"
    return f"{begin_sentence(event)} {matter}{result}."


def _write_matter(vote: Vote) -> str:
    text = strip_end_marks(vote.noi_dung)
    if not text:
        return "biểu quyết"
    if begins_with(text, ("bieu_quyet",)):
        return first_lower(text)
    if begins_with(text, (*_DECISIONS, "ve")):
        return f"biểu quyết {first_lower(text)}"
    matter = first_lower(text) if begins_with(text, _COMMON) else text
    return f"biểu quyết {matter}" if " về " in matter else f"biểu quyết về {matter}"


def is_adoption(vote: Vote) -> bool:
    """Return whether a vote is on the minutes.

    >>> is_adoption(Vote(noi_dung="Thông qua biên bản hội nghị")), is_adoption(Vote(noi_dung="Nghị quyết"))
    (True, False)
    """
    return "bien_ban" in fold_key(vote.noi_dung)


def write_share(count: int, whole: int) -> str:
    """Return a share in per cent, rounded to one decimal, a half up.

    >>> write_share(31, 33), write_share(22, 22), write_share(1, 16), write_share(0, 0)
    ('93,9%', '100%', '6,3%', '0%')
    """
    share = Decimal(count * 100) / whole if whole else Decimal(0)
    rounded = round_half_up(share, _TENTH)
    if count != whole and rounded == _ALL:
        rounded = round_half_up(share, _TENTH / 10)
    return format_percent(rounded.normalize() if rounded % 1 else rounded.to_integral_value())
