"""Typed text as sentences: how they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from baocao.viet.lists import end_marks, strip_end_marks
from baocao.viet.text import collapse_blanks, first_lower, first_upper, fold_key, place_tone

_ENDS = (".", "!", "?", "…", ":")
_OPENING = "“‘\"'("
_ADDRESSES = ("http://", "https://", "www.")
"""How the address of a page begins; it is no word and keeps its small letter."""
_NAMES = (
    *("ban chỉ đạo", "ban chấp hành", "ban thường vụ", "ban thường trực", "ban cán sự", "ban bí thư"),
    *("ủy ban nhân dân", "ủy ban mặt trận", "ủy ban kiểm tra", "ủy ban thường vụ", "hội đồng nhân dân"),
    *("mặt trận", "hội liên hiệp", "liên đoàn", "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy"),
    *("đảng bộ", "chi bộ", "nhân dân", "nhà nước", "chính phủ", "quốc hội", "công an", "trung ương"),
    *("thường trực tỉnh", "thường trực đảng", "thường trực hđnd", "thường trực hội", "văn phòng", "tổ quốc"),
    *("bí thư", "phó bí thư", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "trưởng", "phó trưởng"),
    *("chánh văn phòng", "phó chánh văn phòng", "tòa án", "viện kiểm sát", "đoàn thanh niên"),
    *("liên minh", "tổng cục", "tổng công ty", "thường trực ủy ban"),
)
"""How a text begins, in small letters, with a name or a post that keeps its capital inside a sentence."""
_HEADS = frozenset(
    (
        *("ban", "sở", "bộ", "phòng", "hội", "đoàn", "trung tâm", "luật", "bộ luật", "báo", "đài", "cục"),
        *("vụ", "viện", "công ty", "tập đoàn", "chi cục", "thuế", "kho bạc", "ngân hàng", "bệnh viện"),
        *(
            "hợp tác xã",
            "nghị quyết",
            "nghị định",
            "chỉ thị",
            "kết luận",
            "quyết định",
            "đảng",
            "trường",
            "khoa",
        ),
        *("ủy ban", "học viện", "tổng liên đoàn", "hiệp hội", "quỹ", "ngày"),
    )
)
"""Words that keep their capital when a name or a number follows: “Sở Nội vụ”, but “sở hữu”."""
_COMMON = (
    *("cac", "nhung", "moi", "toan_the", "tung", "mot_so", "cung", "nguyen", "hon", "gan", "tren", "khoang"),
    *("lanh_dao", "dai_dien", "dai_bieu", "dong_chi", "ong", "ba", "nguoi", "cap_uy", "can_bo", "dang_vien"),
    *("cong_chuc", "vien_chuc", "doan_vien", "hoi_vien", "thanh_vien", "phong_vien", "nhan_vien"),
    *("nong_dan", "cong_nhan", "thieu_nhi", "chuyen_gia", "nha_bao", "bac_si", "chien_si", "nghe_nhan"),
    *("hoc_sinh", "sinh_vien", "phu_huynh", "cu_tri", "dong_dao", "dong_bao", "ba_con", "gia_dinh", "chu_ho"),
    *("ho_kinh_doanh", "ho_gia_dinh", "ho_dan", "khach_moi", "chuc_sac", "chuc_viec", "gia_lang"),
    *("giao_vien", "luc_luong", "co_quan", "don_vi", "dia_phuong", "doanh_nghiep", "hop_tac_xa", "to_chuc"),
)
"""How what is no name begins, keys folded."""
_NAMING = re.compile(r"(?:hợp tác xã|tổ chức|cung) (\w)", re.IGNORECASE)
"""Of these, how a name may begin as well: “Hợp tác xã Nông nghiệp An Phúc”, “Cung Thiếu nhi”."""
_PLACES = frozenset({"thon", "xom", "buon", "ap", "lang", "xa", "phuong", "huyen", "quan", "tinh"})
_LONG_PLACES = frozenset({"khu_pho", "to_dan_pho", "thi_tran", "thi_xa", "dac_khu"})
"""Units that are written small before their names; “Bản” and “Khu” begin other names too."""
_VERBS = frozenset(
    (
        *("giao", "mời", "cử", "dự", "trao", "tặng", "từ", "tại", "về", "với", "có", "theo", "nghe", "báo"),
        *("thay", "do", "vì", "xin", "nêu", "chọn", "lập", "học", "thăm", "đưa", "nhờ", "cùng", "để", "gắn"),
    )
)
"""Words of one syllable that are no beginning of a name, though a name may follow."""
_SAYS = (
    *("ghi_nhan", "bieu_duong", "danh_gia", "khang_dinh", "hoan_nghenh", "nhan_manh", "chuc_mung", "cam_on"),
    *(
        "thong_nhat",
        "nhat_tri",
        "dong_tinh",
        "chi_ra",
        "de_nghi",
        "yeu_cau",
        "luu_y",
        "neu_ro",
        "co_ban_nhat_tri",
    ),
)
"""How an assessment begins, keys folded, that goes on right after who made it."""
_SIGNS = re.compile(r"[^\w\s-]")
_NEXT = re.compile(r"[.!?…]\s+[“‘\"(]*(\w)")


def begin_sentence(text: str) -> str:
    """Return `text` with a capital at its start; a number at the start leaves the rest as it is.

    >>> begin_sentence("xuất bản sổ tay"), begin_sentence("“dân vận khéo”"), begin_sentence("100% chi bộ")
    ('Xuất bản sổ tay', '“Dân vận khéo”', '100% chi bộ')
    """
    bare = text.lstrip(_OPENING)
    return first_upper(text) if bare[:1].isalpha() and not bare.startswith(_ADDRESSES) else text


def end_sentence(text: str) -> str:
    """Return `text` as a sentence: a capital first, a full stop at the end unless it has a mark.

    >>> end_sentence("xuất bản sổ tay;"), end_sentence("Rà soát v.v.")
    ('Xuất bản sổ tay.', 'Rà soát v.v.')
    """
    bare = text.strip()
    return begin_sentence(bare if bare.endswith(_ENDS) else strip_end_marks(bare) + ".")


def go_on(text: str) -> str:
    """Return `text` as it stands inside a sentence: a small first letter, unless a name or post begins it.

    >>> go_on("Ban hành 27 văn bản"), go_on("Ban Dân vận Tỉnh ủy"), go_on("Nhân dân hiến đất")
    ('ban hành 27 văn bản', 'Ban Dân vận Tỉnh ủy', 'Nhân dân hiến đất')
    >>> go_on("Trạm Y tế xã khám bệnh"), go_on("Giao Phòng Kinh tế rà soát")
    ('Trạm Y tế xã khám bệnh', 'giao Phòng Kinh tế rà soát')
    """
    plain = place_tone(collapse_blanks(text))
    words = plain.lower().split()
    if any(words[: name.count(" ") + 1] == name.split() for name in _NAMES):
        return text
    for length in (1, 2, 3):
        behind = plain.split()[length : length + 1]
        is_name = bool(behind) and (behind[0][0].isupper() or behind == ["số"])
        if is_name and " ".join(words[:length]) in _HEADS:
            return text
    if len(words) > 1 and plain.split()[1][0].isupper() and words[0] not in _VERBS:
        return text
    return first_lower(text)


def name_inside(name: str) -> str:
    """Return a body or a group of people as it stands inside a sentence: as typed, but for common words.

    >>> name_inside("Thuế cơ sở 3"), name_inside("Các chi bộ"), name_inside("Thôn Thượng")
    ('Thuế cơ sở 3', 'các chi bộ', 'thôn Thượng')
    >>> name_inside("Khu phố Bến Đầm"), name_inside("Tổ dân phố 5"), name_inside("Tổ Ngữ văn")
    ('khu phố Bến Đầm', 'Tổ dân phố 5', 'Tổ Ngữ văn')
    >>> name_inside("Hợp tác xã Nông nghiệp An Phúc"), name_inside("Hợp tác xã tiêu biểu")
    ('Hợp tác xã Nông nghiệp An Phúc', 'hợp tác xã tiêu biểu')

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục II, mục III.1 (đơn vị hành chính), IV.1 (cơ quan, tổ chức).
    """
    plain = collapse_blanks(name)
    words, named = plain.split(), _NAMING.match(plain)
    if named and named[1].isupper():
        return name
    is_place = any(
        behind[0][0].isupper() and fold_key(" ".join(words[:length])) in names
        for length, names in ((1, _PLACES), (2, _LONG_PLACES), (3, _LONG_PLACES))
        if (behind := words[length : length + 1])
    )
    return first_lower(name) if is_place or begins_with(name, _COMMON) else name


def begins_with(text: str, starts: Iterable[str]) -> bool:
    """Return whether a text begins with the words of one of `starts`, keys folded; signs do not count.

    >>> begins_with("Giải trình, tiếp thu", ("giai_trinh",)), begins_with("Sở hữu", ("so_h",))
    (True, False)
    """
    folded = f"{fold_key(_SIGNS.sub(' ', text))}_"
    return any(folded.startswith(f"{start}_") for start in starts)


def begins_with_name(text: str, name: str) -> bool:
    """Return whether a text begins with a name; letter case and signs do not count.

    >>> begins_with_name("Thôn A rà soát", "thôn A"), begins_with_name("Thôn An rà soát", "thôn A")
    (True, False)
    """
    return bool(name) and begins_with(text, (fold_key(_SIGNS.sub(" ", name)),))


def enumerate_after(lead: str, items: Iterable[str]) -> str:
    """Return a sentence that goes on with the items; items of several sentences stand as they are.

    >>> enumerate_after("Hội nghị chỉ ra hạn chế", ["Thu chưa đạt.", "Họp thôn còn ít;"])
    'Hội nghị chỉ ra hạn chế: thu chưa đạt; họp thôn còn ít.'
    >>> enumerate_after("Hội nghị chỉ ra hạn chế", ["Thu chưa đạt. Họp thôn còn ít."])
    'Hội nghị chỉ ra hạn chế: Thu chưa đạt. Họp thôn còn ít.'
    """
    texts = [item for item in map(strip_end_marks, items) if item]
    if any(map(has_sentences, texts)) or (len(texts) > 1 and any(";" in text for text in texts)):
        return f"{lead}: {' '.join(map(end_sentence, texts))}"
    return end_sentence(f"{lead}: {'; '.join(map(go_on, texts))}") if texts else ""


def list_lines(items: Sequence[str]) -> list[str]:
    """Return one item as it stands, several as the lines of a list; without dash, with end marks.

    >>> list_lines(["các chi bộ"]), list_lines(["các chi bộ", "Đảng ủy xã;"])
    (['các chi bộ.'], ['Các chi bộ;', 'Đảng ủy xã.'])
    """
    if len(items) == 1:
        return [f"{strip_end_marks(items[0])}."]
    return list(end_marks([begin_sentence(item) for item in items]))


def assess_after(who: str, text: str) -> str:
    """Return who assessed what; a text that has a verb of its own needs no other.

    >>> assess_after("Đồng chí Lê An", "Ghi nhận kết quả."), assess_after("Đồng chí Lê An", "Kết quả khá")
    ('Đồng chí Lê An ghi nhận kết quả.', 'Đồng chí Lê An đánh giá: Kết quả khá.')
    """
    said = end_sentence(text)
    return f"{who} {first_lower(said)}" if begins_with(text, _SAYS) else f"{who} đánh giá: {said}"


def has_sentences(text: str) -> bool:
    """Return whether a text is more than one sentence.

    >>> has_sentences("Thu đạt 4.862,5 triệu đồng."), has_sentences("Thu chưa đạt. Chi tăng")
    (False, True)
    """
    return any(found[1].isupper() for found in _NEXT.finditer(text))


def gather_paragraphs(sentences: Sequence[str], limit: int = 700) -> list[str]:
    """Return paragraphs of about `limit` characters made of whole sentences, in order.

    >>> gather_paragraphs(["A b.", "C d.", "E f."], limit=9)
    ['A b. C d.', 'E f.']
    """
    paragraphs: list[str] = []
    for sentence in filter(None, sentences):
        if paragraphs and len(paragraphs[-1]) + 1 + len(sentence) <= limit:
            paragraphs[-1] += f" {sentence}"
        else:
            paragraphs.append(sentence)
    return paragraphs
