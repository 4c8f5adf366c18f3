"""What is likely wrong in a text: doubled words, characters XML forbids, old code pages."""

from __future__ import annotations

import enum
import re
from itertools import pairwise
from typing import NamedTuple

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \t\u00a0]+")
_LONGEST_PHRASE = 4

_NEVER_DOUBLED = frozenset(
    {"các", "của", "cùng", "do", "được", "đã", "đang", "để", "đến", "hoặc"}
    | {"bởi", "cho", "chưa", "cũng", "cần", "gồm", "mọi", "nhằm", "nếu", "này", "rằng", "vẫn"}
    | {"khi", "là", "mà", "những", "nhưng", "quý", "sẽ", "tại"}
    | {"thì", "trên", "trong", "vào", "và", "về", "với"}
)
"""Single words whose doubling is a slip; of others it may be meant or chance: ngày ngày, Đảng ủy ủy quyền."""
_ONE_BY_ONE = ("từng", "mỗi")
"""Begin phrases that are doubled on purpose: từng bước từng bước."""


class Doubled(NamedTuple):
    """Words written twice in a row: ``[start, end)`` in characters covers both."""

    start: int
    end: int
    words: str
    """The words, once."""


class CodePage(enum.StrEnum):
    """What text was written in before it was wrongly read as Unicode."""

    TCVN3 = "TCVN3"
    """Fonts named .VnTime …"""
    VNI = "VNI"
    """Fonts named VNI-Times …"""
    MISREAD = "UTF-8"
    """Unicode, whose bytes were read as another code page."""


_SIGNS = {
    CodePage.TCVN3: re.compile(
        r"[§®](?=[^\W\d_])|(?<=[a-z])[µ¶·¸¨©ª«¬¼½¾]|(?<=[a-z])[¹»](?=[a-z])|(?<=[a-z])[\u00c0-\u00de]"
    ),
    CodePage.VNI: re.compile(
        r"[aeouy][äåëïøûü]|[aeouy][ùõ]|[aeo]â|aê|ô[ùøûõï]|ö[ùøûõïô]|(?<!\w)ñ", re.IGNORECASE
    ),
    CodePage.MISREAD: re.compile("á[»º]|Æ[°¡]|Ä[\u2018\u0090\u0091]|Ã[\u00a1-\u00bf]"),
}
_FEWEST_WORDS = 2
_LEAST_SHARE = 4


def find_doubled_words(text: str) -> list[Doubled]:
    """Return the words, up to four at a time, that stand twice in a row by mistake.

    Of single words only such as never stand twice: the language doubles many on purpose.

    >>> find_doubled_words("các việc làm việc làm thiết thực, luôn luôn gần dân")
    [Doubled(start=4, end=21, words='việc làm')]

    Source:
        data-file.md, M14.
    """
    words = list(_WORD.finditer(text))
    said = [word[0].lower() for word in words]
    found: list[Doubled] = []
    index = 0
    while index < len(words):
        count = _count_doubled(text, words, said, index)
        if count:
            first, last = words[index], words[index + 2 * count - 1]
            found.append(
                Doubled(first.start(), last.end(), text[first.start() : words[index + count - 1].end()])
            )
        index += 2 * count or 1
    return found


def _count_doubled(text: str, words: list[re.Match[str]], said: list[str], index: int) -> int:
    """Return how many words from `index` on are said twice; 0 for none."""
    first = said[index]
    for count in range(1, _LONGEST_PHRASE + 1):
        middle, end = index + count, index + 2 * count
        if first not in said[middle : middle + 1]:
            continue
        phrase = said[index:middle]
        if end > len(said) or phrase != said[middle:end] or not _is_slip(phrase):
            continue
        pair = words[index:end]
        if all(_GAP.fullmatch(text, one.end(), two.start()) for one, two in pairwise(pair)):
            return count
    return 0


def _is_slip(phrase: list[str]) -> bool:
    return phrase[0] in _NEVER_DOUBLED if len(phrase) == 1 else phrase[0] not in _ONE_BY_ONE


def find_forbidden_characters(text: str) -> list[int]:
    r"""Return the places of characters that no XML, so no Word file, can hold.

    >>> find_forbidden_characters("quý\x0b III\x00")
    [3, 8]

    Source:
        XML 1.0 (fifth edition), 2.2 Characters.
    """
    return [match.start() for match in _FORBIDDEN.finditer(text)]


def find_code_page(text: str) -> CodePage | None:
    """Return the code page that `text` looks written in, or None when it looks like Unicode.

    At least two words, and one in four, must show letters that Vietnamese can't have where they
    stand, so that a foreign name is no alarm.

    >>> find_code_page("Héi nghÞ triÓn khai nhiÖm vô"), find_code_page("Hoäi nghò trieån khai nhieäm vuï")
    (<CodePage.TCVN3: 'TCVN3'>, <CodePage.VNI: 'VNI'>)
    >>> find_code_page("Hội nghị triển khai nhiệm vụ")

    Source:
        data-file.md, M15; TCVN 5712:1993, table VN3; the table of the VNI fonts.
    """
    likely = {page: signs for page, signs in _SIGNS.items() if signs.search(text)}
    if not likely:
        return None
    words = [word for word in text.split() if _WORD.search(word)]
    hits = {page: sum(bool(signs.search(word)) for word in words) for page, signs in likely.items()}
    likeliest = max(hits, key=hits.__getitem__)
    enough = hits[likeliest] >= max(_FEWEST_WORDS, len(words) / _LEAST_SHARE)
    return likeliest if enough else None


def looks_legacy(text: str) -> bool:
    """Whether `text` looks written in an old code page and would print as nonsense.

    >>> looks_legacy("§ång chÝ NguyÔn V¨n An"), looks_legacy("Đồng chí Nguyễn Văn An")
    (True, False)
    """
    return find_code_page(text) is not None
