"""Lint of finished Vietnamese text: what a careful reader would strike out, whatever the data were."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

_REDUPLICATED = frozenset(("luôn", "dần", "từ", "thường", "ngày", "đời", "mãi", "xanh", "nhà", "người"))
_FITTING = frozenset({"ủy Ủy", "hội Hội", "biểu biểu"})
"""The end of one name and the beginning of the next: Đảng ủy Ủy ban, Văn hóa - Xã hội Hội đồng,
đại biểu biểu quyết."""
_HEADING = re.compile(r"(?P<roman>[IVX]+)[.-] |(?P<number>\d+)\. |(?P<letter>[a-zđ])\) ")
_LEFT = (("(", ")"), ("“", "”"), ("[", "]"), ("{", "}"), ("«", "»"))

_WRONG: dict[str, str] = {
    "dấu câu dính đôi": r",,|;;|::|;\.|\. \.|:\.|,\.|\.,|;,|,;|\.;|:;|\.\.(?!\.)",
    "dấu cách trước dấu câu": r"\s[,;:.!?](?:\s|$)|\s[)”]|[(“]\s",
    "ngoặc rỗng": r"\(\s*\)|\[\s*\]|“\s*”",
    "vết máy": r"\bNone\b|\{\{|\}\}|\{%|%\}|\bTrue\b|\bFalse\b|\bnan\b|Decimal\(",
    "năm năm": r"\bnăm năm\b",
    "quý không phải số La Mã": r"\bquý \d",
    "dấu cách trước %": r"\d\s%",
    "thiếu dấu cách": r"[,;](?=[^\W\d])|[a-zà-ỹ]\.[A-ZÀ-Ỹ]|\)(?=\w)",
    "hai từ nối": r"\b(?:và|của|tại|do|với|về|ngày|cho|theo) (?:và|của|tại|do|với|về|cho|theo)\b",
    "hô ngữ lặp": r"(?i:\b(?:đồng chí (?:đồng chí|ông|bà)|ông ông|bà bà)\b)",
}


def find_wrong_signs(text: str) -> Iterator[str]:
    """Yield what no text may hold, with some of the text around it."""
    for fault, pattern in _WRONG.items():
        for found in re.finditer(pattern, text):
            if fault == "hai từ nối" and found[0].split()[0].casefold() == found[0].split()[1].casefold():
                continue  # told as doubled words
            yield f"{fault}: …{text[max(0, found.start() - 30) : found.end() + 20]}…"
    if text != unicodedata.normalize("NFC", text):
        yield f"không phải NFC: {text[:50]}"


def find_double_blanks(text: str) -> Iterator[str]:
    """Yield runs of blanks inside a line."""
    for found in re.finditer(r"(?<=\S) {2,}(?=\S)", text):
        yield f"hai dấu cách: …{text[max(0, found.start() - 20) : found.end() + 20]}…"


def find_doubled_words(text: str) -> Iterator[str]:
    """Yield one, two or three words written twice in a row."""
    for found in re.finditer(r"\b([^\W\d_]+(?: [^\W\d_]+){0,3}) \1\b", text, re.IGNORECASE):
        if found[1].casefold() not in _REDUPLICATED and found[0] not in _FITTING:
            yield f"lặp từ: …{text[max(0, found.start() - 20) : found.end() + 20]}…"


def find_unbalanced(text: str) -> Iterator[str]:
    """Yield brackets and quotation marks without their partner; the letter of an item has none."""
    bare = re.sub(r"^(?:[a-zđ]|\d+)\) ", "", text)
    for left, right in _LEFT:
        if bare.count(left) != bare.count(right):
            yield f"{left}{right} lệch: {text[:80]}"
    if bare.count('"') % 2:
        yield f'" lệch: {text[:80]}'


PARAGRAPH_CHECKS: tuple[Callable[[str], Iterator[str]], ...] = (
    find_wrong_signs,
    find_double_blanks,
    find_doubled_words,
    find_unbalanced,
)


def find_bad_ends(text: str) -> Iterator[str]:
    """Yield a body paragraph that does not begin like a sentence, or does not end like one."""
    start = re.sub(r"^[-+*]\s|^(?:[a-zđ]|\d+)[.)]\s|^\(", "", text)
    if start[:1].islower() and not text.startswith(("- ", "+ ", "* ")):
        yield f"đầu câu chữ thường: {text[:60]}"
    if not re.search(r"[.;:,…!?][”)]*$|\)$|/\.$", text):
        yield f"cuối câu thiếu dấu: {text[-60:]}"


def heading_level(text: str) -> int:
    """The level of a numbered heading: 1 for ``I.``, 2 for ``1.``, 3 for ``a)``; 0 for no heading."""
    found = _HEADING.match(text)
    return 0 if found is None else 1 + ("roman", "number", "letter").index(str(found.lastgroup))


def find_empty_headings(lines: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """Yield headings that nothing follows; `lines` are texts with whether they look like a heading."""
    levels = [(text, heading_level(text) if bold else 0) for text, bold in lines]
    for (text, level), (_, following) in pairwise([*levels, ("", 1)]):
        if level and following and following <= level:
            yield f"mục không có nội dung: {text}"


def find_repeated_sentences(paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield sentences of some length that stand twice."""
    pieces = [
        piece.strip(" -+.;:").casefold()
        for text in paragraphs
        for piece in re.split(r"(?<=[.;!?])\s", text)
        if len(piece.split()) > 5
    ]
    for piece, times in Counter(pieces).items():
        if times > 1:
            yield f"câu lặp {times} lần: {piece}"


def find_bad_abbreviations(text: str, short: str) -> Iterator[str]:
    """Yield an abbreviation used before it is introduced, or introduced twice."""
    introduced = [found.start() for found in re.finditer(rf"\([^()]*\b{re.escape(short)}\)", text)]
    used = [found.start() for found in re.finditer(rf"(?<![\w/-]){re.escape(short)}(?!\w)", text)]
    if len(introduced) > 1:
        yield f"{short} được giải thích {len(introduced)} lần"
    if used and not introduced:
        yield f"{short} không được giải thích: …{text[max(0, used[0] - 30) : used[0] + 30]}…"
    elif used and used[0] < introduced[0]:
        yield f"{short} dùng trước khi giải thích: …{text[max(0, used[0] - 30) : used[0] + 30]}…"
