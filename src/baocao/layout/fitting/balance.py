"""Where a centred line that is too long should break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from baocao.layout.metrics import Word, wrap
from baocao.units import Length

_UNITS = ("xã", "phường", "tỉnh", "thành", "đặc", "huyện", "quận")
_CONNECTIVES = ("về", "và", "của", "tại", "theo", "trên", "đến", "ở", "do", "với", "cho")
_PHRASES = ("quý", "năm", "giai", "nhiệm", "phong", "thực", "triển", "lần", "khóa", "sơ", "tổng", "trao")
_STARTERS = frozenset({*_UNITS, *_CONNECTIVES, *_PHRASES})
"""Words that may well begin a line: units, years and periods, connectives."""
_OPENERS = frozenset(
    {*_CONNECTIVES, *_UNITS, "lần", "thứ", "số", "khóa", "quý", "tháng", "năm", "kỳ", "đoạn", "các"}
)
"""Words that ask for the next one on the same line."""
_WORDS = {
    "ban": "hành", "báo": "cáo", "bí": "thư", "cao": "đẳng", "chuyển": "đổi", "chính": "phủ quyền trị",
    "chấp": "hành", "chỉ": "đạo", "chủ": "tịch", "cuối": "năm", "cán": "bộ", "công": "chức nghệ tác",
    "cơ": "quan sở", "doanh": "nghiệp", "dân": "chủ tộc vận", "giám": "sát", "hành": "chính",
    "hội": "nghị đồng", "kinh": "tế", "kiểm": "tra", "kế": "hoạch", "kết": "luận quả", "lao": "động",
    "liên": "hiệp", "làm": "việc", "lãnh": "đạo", "mô": "hình", "môi": "trường", "mặt": "trận",
    "mở": "rộng", "nghị": "quyết", "nhiệm": "kỳ vụ", "nhân": "dân", "nông": "dân nghiệp thôn",
    "phong": "trào", "phát": "triển động", "phụ": "nữ", "quy": "chế", "quán": "triệt", "quốc": "gia",
    "sơ": "kết", "số": "liệu", "thanh": "niên", "thi": "đua", "thành": "phố", "thường": "trực vụ",
    "thực": "hiện", "tiếp": "xúc", "triển": "khai", "trưởng": "ban", "trọng": "tâm", "trực": "tuyến",
    "tuyên": "giáo", "tổ": "chức quốc", "tổng": "kết", "viên": "chức", "việt": "nam",
    "văn": "hóa phòng", "vận": "động", "xây": "dựng", "xã": "hội", "yêu": "nước", "đoàn": "thể",
    "đánh": "giá", "đơn": "vị", "đại": "biểu hội", "đảng": "bộ ủy", "đầu": "năm", "đẩy": "mạnh",
    "địa": "bàn", "đồng": "chí", "ủy": "ban", "thể": "thao", "du": "lịch", "y": "tế", "giáo": "dục",
    "khoa": "học", "tài": "chính", "tư": "pháp", "nội": "vụ", "hòa": "giải",
}  # fmt: skip
"""{first syllable: second ones} of words that titles are full of; a line does not break inside."""

_BAD, _PLAIN, _INSIDE_QUOTES = 1.5, 0.45, 0.4
_UNEVEN, _BOTTOM_HEAVY = 1.6, 0.15
_STEPS = 12
_EASES = (Length.from_mm(1.5), Length.from_mm(0.8))
_HAIR = Length.from_mm(0.3)
"""What keeps the longest line from touching its room."""
_NUMBER = re.compile(r"[\d.,/]+[,;:]?$|[IVXLC]+[,;:]?$")


def choose_room(words: Sequence[Word], room: Length) -> Length:
    """Return the room, not more than `room`, in which the words break best.

    Nothing changes for one line. Word breaks greedily, so a break is chosen by
    narrowing the room: as many lines as before, as even as they get without
    breaking inside a word of two syllables, behind a number or a connective;
    best behind a comma or before a word that begins a phrase.

    Cost:
        Words × 30.
    """
    count = len(wrap(words, room))
    if count == 1:
        return room
    narrow = _narrowest(words, room, count)
    best = min(_list_rooms(words, narrow, room), key=lambda one: (round(_judge(words, one), 3), one))
    return _ease(words, best, room)


def _ease(words: Sequence[Word], best: Length, room: Length) -> Length:
    """Return `best` and as much more as changes no break: programs differ by a hair, more so in italics."""
    lines = wrap(words, best)
    longest = max(lines)
    for ease in _EASES:
        if wrap(words, Length(longest + 2 * ease)) == lines:
            return min(Length(longest + ease), room)
    return min(Length(longest + _HAIR), room)


def _list_rooms(words: Sequence[Word], narrow: Length, room: Length) -> list[Length]:
    """Return rooms up to `room`: in even steps from `narrow`, and those that just hold a first line."""
    steps = [Length(narrow + (room - narrow) * at // _STEPS) for at in range(_STEPS + 1)]
    firsts, line = [], Length(0)
    for word in words:
        line = Length(line + word.blank * bool(line) + word.width)
        if line > room:
            break
        firsts.append(line)
    return [*steps, *(first for first in firsts if first > narrow)]


def _judge(words: Sequence[Word], room: Length) -> float:
    """Return how bad the breaks in `room` are."""
    widths, starts, line = [], [], Length(0)
    for at, word in enumerate(words):
        longer = Length(line + word.blank + word.width)
        if at and longer > room:
            widths.append(line)
            starts.append(at)
            line = word.width
        else:
            line = longer
    widths.append(line)
    cost = _UNEVEN * (max(widths) - min(widths)) / max(widths)
    cost += _BOTTOM_HEAVY * sum(below > above for above, below in pairwise(widths))
    return cost + sum(_judge_break(words, at) for at in starts)


def _judge_break(words: Sequence[Word], at: int) -> float:
    """Return how bad it is to break before the word `at`."""
    before, behind = words[at - 1].text, words[at].text
    last, first = before.casefold(), behind.casefold().rstrip(",;:.”)")
    text = " ".join(word.text for word in words[:at])
    cost = _INSIDE_QUOTES if text.count("“") > text.count("”") else 0.0
    if before[-1:] in {",", ";", ":", "”", ")"}:
        return cost
    if last in _OPENERS or before.startswith(("“", "(")) or before == "-" or behind == "-":
        return cost + _BAD
    if first in _WORDS.get(last.lstrip("“("), "").split():
        return cost + _BAD
    if behind.casefold() in _STARTERS or first in _CONNECTIVES or behind.startswith(("“", "(")):
        return cost
    in_name = before[:1].isupper()
    if words[0].text.isupper():
        in_name = any(word.text.casefold() in _UNITS for word in words[max(at - 3, 0) : at])
    return cost + (_BAD if in_name or _NUMBER.match(before) else _PLAIN)


def _narrowest(words: Sequence[Word], room: Length, count: int) -> Length:
    """Return the least room in which the words still take `count` lines."""
    least, most = Length(0), room
    while most - least > _HAIR:
        middle = Length((least + most) // 2)
        if len(wrap(words, middle)) > count or max(wrap(words, middle)) > middle:
            least = middle
        else:
            most = middle
    return min(Length(most + _HAIR), room)
