"""What a draft leaves behind in a text that should be final: tags, prompts, dots to be filled in."""

from __future__ import annotations

import re
from typing import Final

from baocao.errors import Severity
from baocao.viet.slips import Slip, is_quoted

_TAGS: Final = re.compile(r"\{\{.*?(?:\}\}|$)|\{[%#].*?(?:[%#]\}|$)|\}\}|[%#]\}")
_PROMPTS: Final = re.compile(
    r"\[\s*(?:CẦN BỔ SUNG|cần bổ sung|Cần bổ sung)[^\]]*\]?|\bTO[ -]?DO\b|\bLorem ipsum\b"
    r"|\[\s*(?:[Đđ]iền|[Nn]hập|[Gg]hi|[Tt]ên|[Hh]ọ (?:và )?tên|[Ss]ố liệu|[Nn]gày|[Cc]hèn) [^\]]{0,80}\]"
    r"|(?:Click or tap|Click) here to enter (?:text|a date)\.?|Choose an item\.?"
    r"|(?:Bấm|Nhấp|Nhấn)(?: chuột)?(?: hoặc gõ nhẹ)? vào đây để nhập văn bản\.?"
)
_BROKEN_FIELDS: Final = re.compile(
    r"Error! (?:Reference source|Bookmark|Not a valid|No text of)[^.]*\.?"
    r"|Lỗi! [^.]{0,60}(?:tham chiếu|thẻ đánh dấu)[^.]{0,40}\.?|#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!)"
)
_MERGE_FIELDS: Final = re.compile(r"«\w{2,60}»|<<[^<>\n]{1,60}>>")
_CROSSES: Final = re.compile(r"(?<![\w./@-])(?:x{3,}|X{4,})(?![\w@])|\bxx?x?[/.]xx[/.](?:x{2,4}|[0-9]{4})")
_CAPITAL_CROSSES: Final = re.compile(
    r"(?:\b[Ss]ố:? ?)X{3}(?![IVXLC\w])|(?<![\w-])X{3}(?=[/%]| (?:người|đồng|triệu|tỷ|đại biểu|hộ|xã)\b)"
)
"""Three of them may be thirty, the number of a committee's term."""
_DOUBTS: Final = re.compile(r"\[(?:…|\.{3})\]|\?{2,}|\(\?\)")
_DOTS: Final = re.compile(r"(?<![.…_])(?:…|\.{3})(?![.…_])")
"""Three dots; longer rows are leaders, made to be filled in by hand."""
_TRIGGER: Final = re.compile(
    r"\b(?:ngày|tháng|năm|số|lúc|hồi|khoảng|hơn|gần|trên|đạt|là|có|được|gồm|với|tại|ông|bà|đồng chí|quý|khóa"
    r"|từ|đến|thứ|Điều|khoản)[:,]? ?$",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r" ?(?:%|/[A-ZĐ]|(?:người|đồng|triệu|tỷ|nghìn|hộ|xã|phường|thôn|mô hình|đại biểu|đảng viên|đồng chí"
    r"|cuộc|lượt|văn bản|giờ|phút|tháng|năm|ngày|ha|km|lớp|buổi|tổ chức|cơ quan|đơn vị|trường hợp|vụ)\b)"
)

_NEAR: Final = 60
"""Of the text around dots so much tells what they stand for."""

_LEADERS: Final = re.compile(
    r"(?<=[^\W\d_] )(?:…{2,}|\.{4,})"
    r"(?= ?(?:%|(?:người|đồng|triệu|tỷ|hộ|mô hình|đại biểu|đảng viên|lượt|văn bản|ha|trường hợp|vụ)\b))"
)
"""A row of dots amid a sentence, before what it should count."""

_GRAVE: Final = (
    (_TAGS, ("{", "}"), "thẻ của mẫu chưa được thay"),
    (_PROMPTS, ("[", "TO", "Lorem", "Click", "Choose", "vào đây"), "chỗ chờ điền chưa được thay"),
    (_BROKEN_FIELDS, ("Error!", "Lỗi!", "#"), "trường tham chiếu hỏng"),
    (_MERGE_FIELDS, ("«", "<<"), "trường trộn thư chưa được thay"),
    (_CROSSES, ("xx", "XXXX"), "chữ x giữ chỗ chưa được thay"),
    (_CAPITAL_CROSSES, ("X" * 3,), "chữ x giữ chỗ chưa được thay"),
)
"""(pattern, one of these stands in whatever it finds, what it is): of two that overlap the first counts."""


def find_leftovers(text: str) -> list[Slip]:
    """Return what is left of a draft, in the order of the text: grave ones and doubtful ones.

    Tags, prompts and crosses are errors; a lone ``…`` where a value belongs, ``[…]`` and ``??`` are
    warnings. Three dots that end a list or cut a quotation are none, nor rows of dots and underscores,
    unless they stand amid a sentence for a number.

    >>> [(slip.found, slip.severity.value) for slip in find_leftovers("Có {{ so }} xã, đạt … %, v.v…")]
    [('{{ so }}', 'error'), ('…', 'warning')]
    >>> find_leftovers("Họ và tên: ……………; thôn, bản, tổ dân phố...")
    []

    Source:
        data-file.md, M14; the-thuc.md §5.
    """
    found: list[Slip] = []
    taken = bytearray(len(text))
    for pattern, signs, why in _GRAVE:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                found.append(Slip(match.start(), match.end(), match[0], why=why, severity=Severity.ERROR))
    found += [
        Slip(match.start(), match.end(), match[0], why="dấu nghi vấn của người soạn")
        for match in _DOUBTS.finditer(text)
        if not is_quoted(text, match.start())
    ]
    found += [
        Slip(match.start(), match.end(), match[0], why="chỗ bỏ trống chưa điền")
        for match in _DOTS.finditer(text)
        if _stands_for_a_value(text, match)
    ]
    found += [
        Slip(match.start(), match.end(), match[0], why="chỗ bỏ trống chưa điền")
        for match in _LEADERS.finditer(text)
        if not is_quoted(text, match.start())
    ]
    return sorted(found)


def _stands_for_a_value(text: str, dots: re.Match[str]) -> bool:
    before = text[max(0, dots.start() - _NEAR) : dots.start()]
    after = text[dots.end() : dots.end() + _NEAR]
    if is_quoted(text, dots.start()) or re.search(r"v\.?v\.?$", before.rstrip(), re.IGNORECASE):
        return False
    if before[-1:].isalnum() or before.rstrip()[-1:] in {",", ";"}:
        return bool(_TRIGGER.search(before) and before[-1:] == " ")
    return bool(_TRIGGER.search(before) or _UNIT.match(after))
