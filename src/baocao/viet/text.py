"""Vietnamese text: NFC, folding, letter case, order, tone placement, nearest word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The letters in dictionary order, with f j w z where dictionaries put them."""

ToneStyle = Literal["old", "new"]
"""``old``: hòa, khỏe, thủy (most laws and decrees); ``new``: hoà, khoẻ, thuỷ (HD 05-HD/VPTW)."""

SortKey = tuple[tuple[tuple[int, ...], ...], str]
"""``((syllable or number, …), text)``; compare it, don't look inside."""

_SHAPES = "\u0306\u0302\u031b"  # breve, circumflex, horn: they make another letter
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_LETTER_RANK = {letter: rank for rank, letter in enumerate(ALPHABET, start=1)}
_TONE_RANK = {tone: rank for rank, tone in enumerate(_TONES, start=1)}
_UNKNOWN_MARK = len(_TONES) + 1
_NO_MARKS = str.maketrans("đĐðÐ", "dDdD")  # the last two are Icelandic letters that look the same
_KEY_GAP = re.compile(r"[\s_\-\u2010-\u2015]+")
_SORT_TOKEN = re.compile(r"([0-9]+)|([^\W\d_]+)")


def to_nfc(text: str) -> str:
    r"""Return `text` with every accented letter as one character (Unicode NFC).

    >>> to_nfc("quy\u0301") == "quý"
    True
    """
    return unicodedata.normalize("NFC", text)


def strip_marks(text: str) -> str:
    """Return `text` without tone and letter marks, đ as d; letter case stays.

    >>> strip_marks("Đồng chí Quách Thị Hương")
    'Dong chi Quach Thi Huong'
    """
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return to_nfc(bare).translate(_NO_MARKS)


@lru_cache(maxsize=50_000)
def fold_key(text: str) -> str:
    """Return the form under which a key or an enumerated value is known.

    NFC, lower case, marks off, đ→d, blanks and hyphens→``_``.

    >>> fold_key("Chủ trì") == fold_key("chủ_trì") == fold_key(" CHU-TRI ") == "chu_tri"
    True
    >>> fold_key("Đồng chủ trì")
    'dong_chu_tri'

    Source:
        data-file.md, rule 5.
    """
    return _KEY_GAP.sub("_", strip_marks(text).casefold()).strip("_")


def collapse_blanks(text: str) -> str:
    r"""Return NFC `text` with runs of blanks, no-break ones too, as one blank and none at the ends.

    >>> collapse_blanks(" quý\u00a0 III\tnăm 2023 ")
    'quý III năm 2023'
    """
    return " ".join(to_nfc(text).split())


def quote(text: str, limit: int = 40) -> str:
    """Return `text` in curly quotes for a message, cut short at `limit` characters.

    >>> quote("1.5")
    '“1.5”'
    >>> quote("rất dài " * 20, limit=12)
    '“rất dài rất…”'
    """
    flat = collapse_blanks(text)
    return f"“{flat}”" if len(flat) <= limit else f"“{flat[: limit - 1].rstrip()}…”"


def first_upper(text: str) -> str:
    """Return `text` with its first letter as a capital and nothing else changed.

    >>> first_upper("quý III năm 2023"), first_upper("“dân vận khéo”")
    ('Quý III năm 2023', '“Dân vận khéo”')
    """
    return _change_first_letter(text, upper=True)


def first_lower(text: str) -> str:
    """Return `text` with its first letter small, unless it begins with an abbreviation.

    >>> first_lower("Hội nghị triển khai"), first_lower("UBND tỉnh")
    ('hội nghị triển khai', 'UBND tỉnh')
    """
    word = re.search(r"[^\W\d_]+", text)
    if word and len(word[0]) > 1 and word[0].isupper():
        return text
    return _change_first_letter(text, upper=False)


def _change_first_letter(text: str, *, upper: bool) -> str:
    for index, char in enumerate(text):
        if char.isalpha():
            return text[:index] + (char.upper() if upper else char.lower()) + text[index + 1 :]
    return text


def sentence_case(text: str) -> str:
    """Return `text` in small letters but for the first.

    Names inside it lose their capitals: it is for headings known to hold none.

    >>> sentence_case("KẾT QUẢ ĐẠT ĐƯỢC")
    'Kết quả đạt được'
    """
    return first_upper(text.lower())


def sort_key(text: str) -> SortKey:
    """Return a key that sorts as Vietnamese dictionaries do.

    Syllable by syllable; within one, the letters a ă â b c d đ e ê … count first, then the tones
    ngang, huyền, hỏi, ngã, sắc, nặng. Numbers come before letters and sort by value. Texts that
    differ at all have different keys, so that the order never depends on the input's.

    >>> sorted(["bà", "bạ", "ba", "bá", "bả", "bã", "băng", "bang"], key=sort_key)
    ['ba', 'bà', 'bả', 'bã', 'bá', 'bạ', 'bang', 'băng']
    >>> sorted(["Thôn 10", "Thôn 2", "Đức", "Dũng", "Ân", "An", "Ánh"], key=sort_key)
    ['An', 'Ánh', 'Ân', 'Dũng', 'Đức', 'Thôn 2', 'Thôn 10']
    """
    normal = to_nfc(text)
    tokens = _SORT_TOKEN.finditer(normal.lower())
    return tuple(_number_key(token[1]) if token[1] else _syllable_key(token[2]) for token in tokens), normal


def person_sort_key(name: str) -> tuple[SortKey, SortKey]:
    """Return a key that sorts persons by given name, then family name, then middle names.

    Delegates are not sorted: their given order is their rank.

    >>> sorted(["Trần Văn An", "Lê Thị Bình", "Đỗ Ánh", "Lê Văn An"], key=person_sort_key)
    ['Lê Văn An', 'Trần Văn An', 'Đỗ Ánh', 'Lê Thị Bình']
    """
    *others, given = to_nfc(name).split() or [""]
    return sort_key(given), sort_key(" ".join(others))


def _number_key(digits: str) -> tuple[int, ...]:
    significant = digits.lstrip("0")
    return (0, len(significant), *map(int, significant))


def _syllable_key(syllable: str) -> tuple[int, ...]:
    """Return ``(1, rank of each letter…, 0, tone of each letter…)``; 0 ends the letters: shorter is first."""
    letters: list[int] = []
    tones: list[int] = []
    for char in syllable:
        decomposed = unicodedata.normalize("NFD", char)
        base, marks = decomposed[0], decomposed[1:]
        letter = to_nfc(base + "".join(mark for mark in marks if mark in _SHAPES))
        letters.append(_LETTER_RANK.get(letter, len(ALPHABET) + ord(letter[0])))
        tones.append(
            max((_TONE_RANK.get(mark, _UNKNOWN_MARK) for mark in marks if mark not in _SHAPES), default=0)
        )
    return (1, *letters, 0, *tones)


_OLD_TONES = {
    to_nfc(first + tone + second): to_nfc(first + second + tone)
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone in _TONES
}
_NEW_TONES = {new: old for old, new in _OLD_TONES.items()}


def _compile_open(syllables: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of syllables that nothing follows and no q precedes, in letters of either case.

    It begins with a plain letter, and looks back last, so that the engine skips what cannot begin one:
    twelve times as fast as the same with ``re.IGNORECASE``.
    """
    followers: dict[str, str] = {}
    for syllable in syllables:
        first, second = syllable[0], syllable[1]
        for letter in (first, first.upper()):
            followers[letter] = followers.get(letter, "") + second + second.upper()
    pairs = "|".join(f"{letter}[{seconds}]" for letter, seconds in followers.items())
    return re.compile(rf"(?:{pairs})(?<![qQ]..)(?![^\W\d_])")


_OPEN_OLD = _compile_open(_OLD_TONES)
_OPEN_NEW = _compile_open(_NEW_TONES)


def place_tone(text: str, style: ToneStyle = "old") -> str:
    """Return `text` with the tone of open oa, oe, uy where `style` puts it.

    Only open syllables differ, and never after q: `quý` and `toàn` stay. Names of persons and
    places keep their own spelling, so call this on common words only.

    >>> place_tone("hoà giải, Uỷ ban, quý III, toàn diện")
    'hòa giải, Ủy ban, quý III, toàn diện'
    >>> place_tone("HÒA BÌNH, khỏe, thủy lợi", "new")
    'HOÀ BÌNH, khoẻ, thuỷ lợi'

    Source:
        the-thuc.md §3.7; Quyết định 1989/QĐ-BGDĐT binds school books only.
    """
    pattern, table = (_OPEN_NEW, _NEW_TONES) if style == "old" else (_OPEN_OLD, _OLD_TONES)

    def move(match: re.Match[str]) -> str:
        moved = table[match[0].lower()]
        return "".join(
            new.upper() if old.isupper() else new for old, new in zip(match[0], moved, strict=True)
        )

    return pattern.sub(move, to_nfc(text))


def find_nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate a clerk most likely meant by `word`, or None when none is near.

    Both are folded first, so a missing mark costs nothing; at most a third of the letters may differ.

    >>> find_nearest("nhiem_vụ", ["nhiem_vu", "kien_nghi"])
    'nhiem_vu'
    >>> find_nearest("chu_trỉ_", ["chu_de", "chu_tri"])
    'chu_tri'
    >>> find_nearest("xyz", ["chu_tri"])

    Cost:
        Length of `word` times the letters of the candidates that are about as long.
    """
    folded = fold_key(word)
    best: str | None = None
    best_distance = len(folded) // 3 + 1
    for candidate in candidates:
        other = fold_key(candidate)
        if abs(len(folded) - len(other)) < best_distance:
            distance = edit_distance(folded, other)
            if distance < best_distance:
                best, best_distance = candidate, distance
    return best


def propose(word: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """Return the hint that proposes the candidate nearest to `word`; `otherwise` when none is near.

    >>> propose("nhiem_vụ", ["nhiem_vu", "kien_nghi"])
    'Có phải ý bạn là “nhiem_vu”?'
    """
    near = find_nearest(word, candidates)
    return f"Có phải ý bạn là “{near}”?" if near else otherwise


def edit_distance(first: str, second: str) -> int:
    """Count letters to drop, add, change or swap with a neighbour (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(second) + 1))
    for row, letter in enumerate(first, start=1):
        current = [row]
        for column, other in enumerate(second, start=1):
            cost = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, above = above, current
    return above[-1]
