"""The words by which the lines of the foot are known: Nơi nhận, authority, post and name, right or wrong."""

from __future__ import annotations

import re
from typing import Final

from baocao.layout.naming.head_words import fold

_LABEL: Final = re.compile(r"\s*n[ơo]i\s+nh[ậaâ]n\s*(?:[:.;]|$|(?=\t))\s*", re.IGNORECASE)
_PREFIX: Final = re.compile(
    r"^(?:t\s?[./]?\s?m|k\s?[./]?\s?t|t\s?[./]?\s?l|t\s?[./]?\s?u(?:\s?[./]?\s?q)?)(?:\s?[./:,]\s?|\s+)(?=[^\W\d_])"
    r"|^q\s?[./]\s?(?=[^\W\d_])",
    re.IGNORECASE,
)
_CAPITAL_PREFIX: Final = re.compile(r"^[A-ZĐ]+(?:[./][A-ZĐ]*)?[./:]")
_HEADS: Final = (
    r"chủ|giám|trưởng|bí|hiệu|viện|cục|vụ|chánh|tổng|tư|chỉ|đội|tổ|thủ|phòng|ban|chi|chính|trạm|hạt|nhóm"
    r"|khoa|văn|bộ|thống|đoàn|phó|quản|thường"
)
"""Words after “phó” and “quyền” in posts; others make it a name: Phó Đức Thiện."""
_POST: Final = re.compile(
    rf"^(?:(?:(?:quyền|phó) (?:{_HEADS})|trưởng|chánh|(?:ủy|uỷ) viên|bí thư|chủ (?:tịch|tọa|toạ|trì|nhiệm)"
    r"|giám đốc|tổng(?! hợp)|bộ trưởng|thứ trưởng|thư k[ýí]|hiệu trưởng|viện trưởng|cục trưởng|vụ trưởng"
    r"|chi cục trưởng|thẩm phán|kế toán|thủ (?:quỹ|kho|trưởng|tướng)|người|đại diện|xác nhận"
    r"|chính (?:ủy|uỷ|trị viên)|tư lệnh|chỉ huy|đội trưởng|tổ trưởng|nhóm trưởng|trạm trưởng"
    r"|hạt trưởng|đại sứ|thống đốc|kiểm soát viên|đoàn chủ tịch|ban thư k[ýí]|bên [ab]|cán bộ"
    r"|chuyên viên|thường trực|k\.?t|tp\.?|p\."
    r")(?!\w)|p\.\s?\w)"
)
_BODY_WORD: Final = re.compile(
    r"^(?:(?:ủy|uỷ) ban|hội đồng|ban|sở|phòng|bộ|cục|chi cục|tổng cục|viện|trường|trung tâm|công ty"
    r"|(?:đảng|tỉnh|thành|huyện) (?:ủy|uỷ)|chi bộ|đảng bộ|văn phòng|mặt trận|hội|liên đoàn|tổ|tập đoàn"
    r"|đoàn(?! (?:thị|văn|ngọc|minh|quốc|quang|đức|hữu|xuân|hồng|kim|thu|hoàng|anh|trọng|mạnh|duy|bá|đình))"
    r"|bệnh viện|xã|phường|tỉnh|thành phố|đặc khu|huyện|quận|thôn|khu phố|công an|quân sự|quốc hội|chính phủ"
    r"|danh (?:sách|mục)|quy (?:chế|định)|kế hoạch|chương trình|bảng|biểu|phụ lục|lịch"
    r"|thường vụ|ubnd|hđnd|mttq|ubmttq)(?!\w)"
)
_NOT_SIGNED: Final = re.compile(
    r"^[(\[]?\s*(?:da\s+ky|ky\b|ky,|ky ten|chu ky|ky so|ky dien tu|dong dau|da ky|signed|ghi ro|ki\b|ki,)"
)
_STAMP: Final = re.compile(
    r"^(?:nguoi ky|ky boi|co quan\s*:|email\s*:|e-mail\s*:|thoi gian ky|ngay ky|signature"
    r"|digitally|ly do\s*:)"
)
_TITLES: Final = re.compile(
    r"^(?:(?:gs|pgs|ts|ths|th\.s|bs|bscki{1,2}|bs\s?cki{1,2}|cn|ks|ds|ls|nsnd|nsưt|ngnd|ngưt|tskh|cki{1,2}|ck\d)"
    r"(?:\.\s?|\s+))+"
    r"|^(?:(?:(?:đại|thượng|trung|thiếu|chuẩn) (?:tá|úy|uý|tướng)|giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ"
    r"|thạc sỹ|bác sĩ|bác sỹ|kỹ sư|cử nhân|luật sư|ông|bà|đồng chí|đ/c)[.:,]?\s+)+"
)
_RANK: Final = re.compile(
    r"^(?:(?:đại|thượng|trung|thiếu|chuẩn) (?:tá|úy|uý|tướng)|(?:gs|pgs|ts|ths|bs)[.,]?"
    r"|tiến s[ĩỹ]|thạc s[ĩỹ])$"
)
_TYPIST: Final = re.compile(
    r"^[A-ZĐ]{1,6}(?:[-./,][A-ZĐ]{1,6})?\s?[.,]?\s?(?:\(\d{1,4}\s?b?\)|\d{1,4}\s?b?)\s?\.?$"
    r"|^[A-Za-zĐđ]{3,40}\s?[-/]\s?\d{2,4}\s?b?$"
)
_CONTACT: Final = re.compile(
    r"dia chi|dien thoai|\bdt\s*[:.(]|\btel\b|fax|e-?mail|website|so dien thoai|@|https?:|www\."
)
_CONTACT_START: Final = re.compile(
    r"^(?:dia chi|dien thoai|dt|tel|fax|e-?mail|website|thu dien tu|cong thong tin)\s*[:(]"
)
_SURNAME_LIST: Final = """
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai trinh doan lam ha
cao ta luong nong hua trieu lo quang cam vang giang sung thao mua hau ma be dam quach chau to ton
thai chu kieu la luc ong phung tang than tong truong tu van vi vien dieu ro siu kpa ksor nay y ha
luu khong nghiem tieu thach son danh kim trang au giap ninh cung quan khuat dao hong bach che lai
mac nhu phu sam tho trac ung uong vuong yen banh cu chung diep doi gia huu khuc lieu lu mau nham on
phi quy sai thi tuong ba cap
"""
_SURNAMES: Final = frozenset(_SURNAME_LIST.split())
_NAME_LETTERS: Final = re.compile(r"^[^\W\d_]+(?:['’`\-.][^\W\d_]+)*\.?$")
_MAX_NAME: Final = 6
_MAX_POST: Final = 110
_CAPITALS: Final = 0.8


def find_recipients_label(text: str) -> int:
    """Return how many characters of a line are the label ``Nơi nhận:``, 0 for none.

    >>> find_recipients_label("Nơi nhận: - Như trên;"), find_recipients_label("Nơi nhận hồ sơ là bộ phận")
    (10, 0)
    """
    found = _LABEL.match(text)
    return found.end() if found else 0


def is_capital(text: str) -> bool:
    """Return whether a line is in capitals, but for a few letters."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= _CAPITALS * len(letters)


def is_authority(text: str) -> bool:
    """Return whether a line says by whose authority it is signed: ``TM.``, ``K/T`` and their wrong forms."""
    if len(text) > _MAX_POST or not _PREFIX.match(text):
        return False
    return is_capital(text) or bool(_CAPITAL_PREFIX.match(text)) or _is_office(_after_prefix(text))


def is_post(text: str) -> bool:
    """Return whether a line can be a post or a body above a name: capitals, or begins as posts do."""
    if len(text) > _MAX_POST or text.endswith((";", ",", ".", ":")) or text[:1] in "-+•":
        return False
    if any(letter.isdigit() for letter in text) and not is_capital(text):
        return False
    return is_capital(text) or bool(_POST.match(text.lower()))


def is_named_post(text: str) -> bool:
    """Return whether a line begins as posts do, not merely in capitals."""
    return len(text) <= _MAX_POST and bool(_POST.match(text.lower()))


def is_name(text: str) -> bool:
    """Return whether a line can be the name of a person, degrees and ranks before it allowed."""
    found = _TITLES.match(text.lower())
    bare = text[found.end() :] if found else text
    words = bare.split()
    if not 1 < len(words) <= _MAX_NAME or not all(_NAME_LETTERS.match(word) for word in words):
        return False
    if _is_office(bare) or (is_capital(bare) and not _starts_as_name(bare)):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals == len(words) or (capitals > 1 and _starts_as_name(bare))


def is_rank(text: str) -> bool:
    """Return whether a line is a rank or degree alone, above the name it belongs to."""
    return bool(_RANK.match(text.lower()))


def is_signed_mark(text: str) -> bool:
    """Return whether a line stands for a signature: ``(Đã ký)``, ``(ký tên, đóng dấu)``, ``Người ký: …``."""
    folded = fold(text)
    return len(text) < _MAX_POST and bool(_NOT_SIGNED.match(folded) or _STAMP.match(folded))


def is_typist(text: str) -> bool:
    """Return whether a line says who typed and how many copies: ``PL.(300)``, ``NguyenVanAn-26``."""
    return len(text) < 45 and bool(_TYPIST.match(text))  # noqa: PLR2004  # longer than any name run together


def is_contact(text: str) -> bool:
    """Return whether a line gives address, telephone and the like of the issuing body."""
    folded = fold(text)
    found = {match[0].strip(" :.(") for match in _CONTACT.finditer(folded)}
    return len(found) > 1 or bool(_CONTACT_START.match(folded))


def _after_prefix(text: str) -> str:
    found = _PREFIX.match(text)
    return text[found.end() :] if found else text


def _starts_as_name(name: str) -> bool:
    return fold(name).split(" ", 1)[0].split("'")[0] in _SURNAMES


def _is_office(text: str) -> bool:
    return bool(_POST.match(text.lower()) or _BODY_WORD.match(text.lower()))
