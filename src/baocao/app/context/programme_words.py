"""Items of a programme as sentences of the minutes: who did what, at which stage."""

from __future__ import annotations

import re

from baocao.app.context.speakers import as_subject
from baocao.app.sentences import begin_sentence, begins_with
from baocao.data.model import ProgrammeItem
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_lower, fold_key

_STAGE_WORDS = (
    ("ket-luan", ("ket_luan",)),
    ("khen-thuong", ("khen_thuong", "trao_giai", "trao_bang_khen", "trao_giay_khen", "trao_thuong")),
    ("thao-luan", ("thao_luan", "phat_bieu_y_kien", "y_kien_phat_bieu")),
    ("bieu-quyet", ("bieu_quyet", "bo_phieu")),
    ("tham-luan", ("tham_luan",)),
    ("bao-cao", ("bao_cao", "to_trinh")),
    ("khai-mac", ("khai_mac", "tuyen_bo_ly_do", "gioi_thieu_dai_bieu", "chao_co")),
)
"""Words by which an item without ``loai`` is known, the surest first."""
_PAUSES = (
    "giai_lao",
    "nghi_giua_gio",
    "nghi_trua",
    "don_tiep_dai_bieu",
    "don_dai_bieu",
    "an_trua",
    "lien_hoan",
)
_VERBS = (
    *("trinh_bay", "thong_qua", "khai_mac", "be_mac", "phat_bieu", "phat_dong", "cong_bo", "quan_triet"),
    *("doc", "gioi_thieu", "tuyen_bo", "trao", "tang", "chao_co", "dieu_hanh", "giai_trinh", "lam_ro"),
    *("tiep_thu", "ket_luan", "to_chuc", "thao_luan", "bieu_quyet", "bau", "ky_ket", "ky", "trien_khai"),
    *("pho_bien", "huong_dan", "danh_gia", "kiem_tra", "on_dinh", "tham_luan", "thuc_hien", "ra_quan"),
    *("dien_hanh", "dang_hoa", "dang_huong", "bieu_dien", "xem", "nghe", "tra_loi", "dong_vien", "tong_hop"),
    *("gop_y", "cho_y_kien", "chi_dao", "dien_giai", "khen_thuong"),
    *("tham_quan", "khao_sat", "chup_anh", "tong_ket", "so_ket", "vieng", "bo_phieu"),
)
"""How contents begin that go on after a person as they are: “… khai mạc hội nghị”."""
_PAPERS = (
    *("bao_cao", "to_trinh", "du_thao", "de_an", "ke_hoach", "chuyen_de", "ket_qua", "chuong_trinh"),
    *("noi_dung", "phuong_an", "tom_tat", "de_dan", "quy_che", "danh_sach"),
    *("tinh_hinh", "thuc_trang", "cong_tac", "phuong_huong", "nhiem_vu", "du_an", "quy_hoach"),
)
"""How contents begin that are presented, with a small letter."""
_REVIEWS = ("tong_ket", "so_ket", "danh_gia", "kiem_diem")
"""How contents begin that a report is called after."""
_NUMBERED = re.compile(r"\w+(?:\s\w+)? số\s", re.UNICODE)
_CLOSES = "be_mac"
_TALK = "tham_luan"
_DEBATES = ("thao_luan", "chat_van")
_REPORT = "bao-cao"
_ACTS = (
    (("y_kien",), "phát biểu "),
    ((_TALK,), "trình bày "),
    (("dien_van",), "đọc "),
    (_PAPERS, "trình bày "),
    (_VERBS, ""),
)
"""(how contents begin, what is said between a person and them)."""
_ACTS_OF_STAGE = {"tham-luan": "trình bày tham luận: ", _REPORT: "trình bày "}
"""What is said before other contents, by their stage."""


def find_stage(item: ProgrammeItem) -> str:
    """Return the stage an item belongs to: its ``loai``, else what its words say; empty when neither does.

    >>> [find_stage(ProgrammeItem(noi_dung=text)) for text in ("Báo cáo kết quả quý III", "Văn nghệ")]
    ['bao-cao', '']
    """
    folded = fold_key(item.noi_dung)
    if _CLOSES in folded and "ket_luan" not in folded:
        return "be-mac"
    found = (stage for stage, words in _STAGE_WORDS if any(word in folded for word in words))
    return item.loai or next(found, "")


def is_pause(item: ProgrammeItem) -> bool:
    """Return whether nothing happens that minutes would say: a break, the arrival of delegates."""
    return any(word in fold_key(item.noi_dung) for word in _PAUSES)


def write_item(item: ProgrammeItem, who: str, event: str, *, is_person: bool) -> str:
    """Return an item in one sentence without end mark.

    >>> report = ProgrammeItem(noi_dung="Báo cáo kết quả quý III")
    >>> write_item(report, "đồng chí Lê An, Phó Bí thư", "Hội nghị", is_person=True)
    'Đồng chí Lê An, Phó Bí thư, trình bày báo cáo kết quả quý III'
    >>> write_item(report, "", "Hội nghị", is_person=False)
    'Hội nghị nghe báo cáo kết quả quý III'

    Args:
        item: Of the programme.
        who: Does it, small first letter; empty when not given.
        event: How the conference is called.
        is_person: Whether `who` is one person.
    """
    what = strip_end_marks(item.noi_dung)
    if not who:
        return _write_alone(what, find_stage(item), event)
    subject, act = begin_sentence(as_subject(who)), _write_act(what, item.loai, is_person=is_person)
    if not act:
        return f"{begin_sentence(what)}: {who}" if what else subject.rstrip(",")
    return _join_once(subject, act)


def _join_once(subject: str, act: str) -> str:
    """Return a sentence that does not say twice what its subject ends with: “6 tổ thảo luận tại tổ”.

    >>> _join_once("6 tổ thảo luận", "thảo luận tại tổ")
    '6 tổ thảo luận tại tổ'
    """
    first, words = subject.split(), act.split()
    count = next((size for size in range(len(words), 0, -1) if first[-size:] == words[:size]), 0)
    return " ".join([*first, *words[count:]])


def _write_alone(what: str, stage: str, event: str) -> str:
    is_paper = begins_with(what, (*_PAPERS, _TALK))
    if is_paper or (stage == _REPORT and not begins_with(what, _VERBS)):
        return f"{begin_sentence(event)} nghe {_lower_paper(what) if is_paper else what}"
    return begin_sentence(what)


def _write_act(what: str, stage: str, *, is_person: bool) -> str:
    """Return contents as what somebody does; empty when they are no act."""
    if is_person and begins_with(what, _DEBATES):
        return f"điều hành {first_lower(what)}"
    if stage == _REPORT and begins_with(what, _REVIEWS):
        return f"trình bày báo cáo {first_lower(what)}"
    for starts, verb in _ACTS:
        if begins_with(what, starts):
            return f"{verb}{_lower_paper(what)}"
    return f"{_ACTS_OF_STAGE[stage]}{what}" if what and stage in _ACTS_OF_STAGE else ""


def _lower_paper(what: str) -> str:
    """Return contents with a small letter; a paper with a number keeps its capital."""
    return what if _NUMBERED.match(what) else first_lower(what)
