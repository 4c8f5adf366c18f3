"""Figures of a news item in sentences: with the verb that their name and their change allow."""

from __future__ import annotations

import re
from collections.abc import Iterable

from baocao.app.context.figures import MONEY, describe, write_parts
from baocao.app.sentences import begin_sentence, begins_with, name_inside
from baocao.data.model import Figure
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_lower, fold_key

_MEASURES = (
    *("so", "ty_le", "ti_le", "tong", "dien_tich", "gia_tri", "thu_nhap", "san_luong", "muc", "kinh_phi"),
    *("doanh_thu", "du_no", "von", "thu_ngan_sach", "chi_ngan_sach", "kim_ngach", "toc_do", "ty_trong"),
    *("chi_so", "nang_suat", "thu", "quy", "ngan_sach"),
)
"""How the name of a figure begins, keys folded, that a sentence can go on from with “là”."""
_REACHED = (
    *(
        "thu_ngan_sach",
        "thu_nhap",
        "gia_tri",
        "dien_tich",
        "san_luong",
        "doanh_thu",
        "kim_ngach",
        "nang_suat",
    ),
    *("ty_le", "ti_le", "toc_do", "giai_ngan", "tong_muc", "tong_gia_tri", "tong_thu", "tong_san_luong"),
    *("tong_dien_tich", "tong_doanh_thu", "tong_kim_ngach", "tong_san_pham"),
)
"""How the name of what is worked for begins, keys folded: it goes on with “đạt”."""
_PLANNED = ("dien_tich", "gia_tri", "tong_gia_tri", "tong_dien_tich")
"""How the name begins, keys folded, of what is worked for when it has a plan or is compared."""
_COLLECTED = ("thu", "quy", "tong_quy")
"""How a name begins, keys folded, that goes on with “đạt” when it is money."""
_UNWANTED = (
    *("ngheo", "toi_pham", "tai_nan", "mac", "suy_dinh_duong", "bo_hoc", "that_nghiep", "no", "qua_han"),
    *("tre_han", "ton_dong", "vi_pham", "khieu_nai", "to_cao", "nghien", "thap_coi", "tao_hon"),
)
"""Words of a name, keys folded, whose figure ought to fall: it goes on with “còn” when it did."""
_SOLVED = ("giai_quyet", "xu_ly", "dieu_tra", "pha_an", "thoat", "giam", "duoc", "thu", "ho_tro", "phong")
"""Words of a name, keys folded, that speak of what is done about the unwanted."""
_NEUTRAL = (
    *("thiet_hai", "bi", "mat", "giam", "hong", "chay", "ngap", "that_thu", "chet", "cham", "chua", "khong"),
    *("hao_hut", "vang", "huy", "muc_sinh", "sinh_con", "dan_so", "gia_tieu_dung", "muc_dau_tu", "lam_phat"),
    *("thu_hoi", "du_no", "chi", "thieu", "tu_vong", "ly_hon", "rui_ro", "that_thoat", "tranh_chap", "ton"),
)
"""Words of a name, keys folded, of whose figure “đạt” would praise too much."""
_ESTIMATED, _REACHES = "ước đạt", "đạt"
_NO_HAVE = ("Có ước đạt", "Ước đạt")
_GOES_ON = ("đạt ", "bằng ", "tăng ", "giảm ")
"""How a figure begins that has no value of its own."""
_HAVE = "Có "
_MOST_JOINED = 240
"""Letters of two counts that have room in one sentence."""


def write_figure(figure: Figure) -> str:
    """Return a figure in a sentence.

    >>> from decimal import Decimal
    >>> write_figure(Figure(ten="Mô hình được công nhận", gia_tri=Decimal(42), don_vi="mô hình"))
    'Có 42 mô hình được công nhận.'
    >>> write_figure(Figure(ten="Tỷ lệ hộ nghèo", gia_tri=Decimal("1.86"), don_vi="%"))
    'Tỷ lệ hộ nghèo là 1,86%.'
    >>> write_figure(Figure(ten="Xóa nhà tạm", gia_tri=Decimal(45), don_vi="nhà"))
    'Xóa nhà tạm: 45 nhà.'
    """
    name = begin_sentence(strip_end_marks(figure.ten or figure.ma))
    told = strip_end_marks(describe(figure))
    shares = write_parts([(name_inside(one.don_vi), one.so_in) for one in figure.theo_don_vi], figure.don_vi)
    units = f"; theo từng đơn vị: {shares}" if shares else ""
    unit, amount = figure.don_vi, figure.tren_tong or figure.so_da_go
    if unit and amount and f"{fold_key(name)}_".startswith(f"{fold_key(unit)}_") and told.startswith(amount):
        count = amount.removesuffix(unit).strip()
        return begin_sentence(f"có {count} {first_lower(name)}{told[len(amount) :]}{units}.").replace(
            *_NO_HAVE
        )
    verb = _find_verb(figure, name) if amount else "" if told.startswith(_GOES_ON) else ":"
    if verb == _REACHES:
        told = strip_end_marks(describe(figure, ratio="bằng"))
    return f"{name}{verb if verb == ':' else f' {verb}'.rstrip()} {told}{units}."


def _find_verb(figure: Figure, name: str) -> str:
    """Return what stands between the name and the value: a verb, a colon, or nothing before “ước đạt”.

    >>> from decimal import Decimal
    >>> from baocao.data.model import Comparison
    >>> fell = Comparison(ky="năm 2025", thay_doi=Decimal(-1))
    >>> _find_verb(Figure(so_sanh=(fell,)), "Tỷ lệ hộ nghèo"), _find_verb(Figure(), "Tỷ lệ hộ nghèo")
    ('còn', 'là')
    >>> _find_verb(Figure(don_vi="triệu đồng"), "Thu ngân sách"), _find_verb(Figure(), "Tỷ lệ xã đạt chuẩn")
    ('đạt', 'là')
    >>> _find_verb(Figure(so_sanh=(fell,)), "Tỷ lệ giải quyết khiếu nại"), _find_verb(Figure(), "Diện tích")
    ('là', 'là')
    """
    words = f"_{fold_key(name)}_"
    reaches = _REACHES in name.casefold().split()
    if figure.dinh_tinh == _ESTIMATED or name.endswith(f" {_REACHES}"):
        return ""
    is_measure = begins_with(name, (*_MEASURES, *_REACHED))
    if not is_measure:
        return ":"
    if _has_word(words, _UNWANTED):
        changes = [figure.thay_doi_so_voi(other) for other in figure.so_sanh]
        fell = bool(changes) and all(one is not None and one < 0 for one in changes)
        return "còn" if fell and not _has_word(words, _SOLVED) else "là"
    is_money = fold_key(figure.don_vi).endswith(MONEY)
    is_reached = begins_with(name, _REACHED) or (is_money and begins_with(name, _COLLECTED))
    if begins_with(name, _PLANNED) and not (figure.ke_hoach or figure.so_sanh):
        is_reached = False
    if is_reached and not reaches and not _has_word(words, _NEUTRAL):
        return _REACHES
    return ":" if not begins_with(name, _MEASURES) else "là"


def _has_word(words: str, found: Iterable[str]) -> bool:
    return any(f"_{word}_" in words for word in found)


def join_counts(sentences: Iterable[str]) -> list[str]:
    """Return sentences, two short ones that count something and follow each other in one.

    >>> join_counts(["Có 42 mô hình.", "Có 03 điển hình.", "Có 05 tổ.", "Thu ngân sách đạt 5 tỷ đồng."])
    ['Có 42 mô hình và 03 điển hình.', 'Có 05 tổ.', 'Thu ngân sách đạt 5 tỷ đồng.']
    >>> join_counts(["Có 42 mô hình, tăng 2 mô hình so với năm 2025.", "Có 03 điển hình."])
    ['Có 42 mô hình, tăng 2 mô hình so với năm 2025; có 03 điển hình.']
    """
    joined: list[str] = []
    is_open = False  # whether the last sentence is a count that stands alone
    for sentence in sentences:
        counts = sentence.startswith(_HAVE) and not re.search(r"[;:]", sentence)
        if counts and is_open and len(joined[-1]) + len(sentence) < _MOST_JOINED:
            first, second = strip_end_marks(joined[-1]), sentence.removeprefix(_HAVE)
            is_plain = ", " not in first + second and " và " not in first + second
            joined[-1] = f"{first} và {second}" if is_plain else f"{first}; có {second}"
            is_open = False
        else:
            joined.append(sentence)
            is_open = counts
    return joined
