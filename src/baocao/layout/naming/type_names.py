"""Names of the types of documents, as they stand above a trích yếu."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from baocao.layout.naming.head_words import fold, letters_of
from baocao.layout.profile import PROFILE_NAMES, load_profile
from baocao.viet.text import edit_distance

_OTHERS: Final = (
    "LỜI KÊU GỌI", "TUYÊN BỐ", "CHIẾN LƯỢC", "QUY HOẠCH", "QUY TRÌNH", "NỘI QUY", "ĐỀ CƯƠNG", "LỆNH",
    "GIẤY CHỨNG NHẬN", "GIẤY ĐI ĐƯỜNG", "GIẤY XÁC NHẬN", "GIẤY TRIỆU TẬP", "PHIẾU TRÌNH", "LỊCH CÔNG TÁC",
    "THƯ MỜI", "THƯ NGỎ", "THƯ CẢM ƠN", "THƯ CHÚC MỪNG", "THÔNG CÁO BÁO CHÍ", "ĐIỀU LỆ", "CÔNG LỆNH",
    "HỢP ĐỒNG LAO ĐỘNG", "BẢN CAM KẾT", "BẢNG KÊ", "DANH SÁCH", "BIỂU TỔNG HỢP", "TỔNG HỢP",
)  # fmt: skip
NORMATIVE: Final = (
    "LUẬT",
    "BỘ LUẬT",
    "PHÁP LỆNH",
    "NGHỊ ĐỊNH",
    "THÔNG TƯ",
    "THÔNG TƯ LIÊN TỊCH",
    "HIẾN PHÁP",
)
"""Types that only normative texts have."""
_NOT_TYPES: Final = frozenset({"CÔNG VĂN", "PHỤ LỤC"})
_BRACKETS: Final = re.compile(r"\s*\((?:dự thảo|lần)[^)]*\)\s*$", re.IGNORECASE)
_SHORTEST_TO_GUESS: Final = 6


@cache
def standard_types() -> frozenset[str]:
    """Return the types that a standard knows, in capitals."""
    names = {name.upper() for profile in PROFILE_NAMES for name in load_profile(profile).abbreviations}
    return frozenset(names - _NOT_TYPES)


@cache
def _types() -> Mapping[str, str]:
    """Return {letters of a type, folded: the type}."""
    own = {name for profile in PROFILE_NAMES for name, _ in load_profile(profile).types.values()}
    names = standard_types() | own | set(_OTHERS) | set(NORMATIVE)
    return {letters_of(name): name for name in sorted(names - _NOT_TYPES)}


def find_type(text: str) -> str:
    """Return the type in capitals when the line is its name and nothing else; empty otherwise.

    >>> find_type("B Á O  C Á O"), find_type("Kế hoạch"), find_type("KẾ HOẠCH CÔNG TÁC")
    ('BÁO CÁO', 'KẾ HOẠCH', '')
    """
    text = _BRACKETS.sub("", text)
    letters = letters_of(text).removesuffix("lientich")
    exact = _types().get(letters)
    if (
        exact
        or not text.isupper()
        or len(letters) < _SHORTEST_TO_GUESS
        or any(sign.isdigit() for sign in text)
    ):
        return exact or ""
    near = (name for known, name in _types().items() if _is_slip(letters, known))
    return next(near, "")


def find_leading_type(text: str) -> tuple[str, int]:
    """Return (type, where the rest begins) when a line begins with the name of a type; ("", 0) otherwise.

    >>> find_leading_type("BÁO CÁO KẾT QUẢ CÔNG TÁC")
    ('BÁO CÁO', 8)
    """
    words = text.split(" ")
    for count in range(min(len(words) - 1, 5), 0, -1):
        head = " ".join(words[:count])
        found = _types().get(letters_of(head))
        if found and fold(head) == fold(found):
            return found, len(head) + 1
    return "", 0


def _is_slip(letters: str, known: str) -> bool:
    near = len(known) >= _SHORTEST_TO_GUESS and abs(len(letters) - len(known)) <= 1
    return near and letters[0] == known[0] and edit_distance(letters, known) == 1
