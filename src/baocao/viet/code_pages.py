"""Bytes of the years before Unicode, turned into Vietnamese: Windows-1258, TCVN3 (ABC) and VNI."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from baocao.viet.text import to_nfc

_TCVN3: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
"""Runs of letters: {byte of the first: letters}; ``Ị`` and the like are other fonts, not other bytes.

Source:
    TCVN 5712:1993, table VN3 (the fonts named .VnTime).
"""
_VNI_MARKS: Final = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
"""Signs behind a vowel and the marks they put on it; the fonts named VNI-Times."""
_VNI_LETTERS: Final = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI: Final = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_COMMON_TEXT: Final = """
    và của các được cho là có với những một để trong về đã theo từ tại người không năm ngày tháng số đơn vị
    xã phường thị trấn tỉnh huyện thôn ủy ban nhân dân đảng bộ hội nghị đại biểu mô hình kết quả thực hiện
    nhiệm vụ kế hoạch cấp cơ sở chủ tịch phó bí thư trưởng phòng văn chức họ tên địa điểm thời gian giá trị
    tính chỉ tiêu mã tổ chức quý cuộc đồng chí việt nam nguyễn trần lê phạm hoàng vũ võ đặng bùi đỗ hồ ngô
    dương lý
"""
"""Words that every text of an office has some of."""
_COMMON: Final = frozenset(_COMMON_TEXT.split())
_LEAST: Final = 2
_SHARE: Final = 5
_SAMPLE: Final = 200_000
"""So many bytes tell the code page."""


class Decoded(NamedTuple):
    """Text of an old code page, and what that page is called."""

    text: str
    page: str


def decode_old(content: bytes) -> Decoded | None:
    """Return the text of bytes that are no Unicode; None when no old code page is right beyond doubt.

    >>> decode_old("Héi nghÞ triÓn khai nhiÖm vô".encode("cp1252"))
    Decoded(text='Hội nghị triển khai nhiệm vụ', page='TCVN3')
    >>> decode_old("Hoäi nghò trieån khai nhieäm vuï".encode("cp1252"))
    Decoded(text='Hội nghị triển khai nhiệm vụ', page='VNI')

    Source:
        data-file.md, M15.
    """
    guesses = sorted((_guess(page, content[:_SAMPLE]) for page in _READERS), reverse=True)
    best, second = guesses[:2]
    if best.hits < max(_LEAST, best.words / _SHARE) or best.hits <= 2 * second.hits:
        return None
    text = to_nfc(_READERS[best.page](content))
    return Decoded(text, best.page) if "\ufffd" not in text else None


def _guess(page: str, sample: bytes) -> _Guess:
    said = to_nfc(_READERS[page](sample))
    words = [word.lower() for word in _WORD.findall(said) if not word.isascii()]
    return _Guess(sum(word in _COMMON for word in words), len(words), page)


class _Guess(NamedTuple):
    hits: int
    words: int
    page: str


_TO_UNICODE: Final = {first + at: letter for first, run in _TCVN3.items() for at, letter in enumerate(run)}


def _compose(found: re.Match[str]) -> str:
    if found[3]:
        letter = _VNI_LETTERS[found[3].lower()]
        return letter.upper() if found[3].isupper() else letter
    base = _VNI_LETTERS.get(found[1].lower(), found[1].lower())
    letter = to_nfc(base + _VNI_MARKS[found[2].lower()])
    return letter.upper() if found[1].isupper() else letter


_READERS: Final[Mapping[str, Callable[[bytes], str]]] = {
    "Windows-1258": lambda content: content.decode("cp1258", "replace"),
    "TCVN3": lambda content: content.decode("latin-1").translate(_TO_UNICODE),
    "VNI": lambda content: _VNI.sub(_compose, content.decode("cp1252", "replace")),
}
"""How each code page is read."""
