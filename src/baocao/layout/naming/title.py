"""What stands between the letterhead and the body: tên loại, trích yếu, Kính gửi."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from baocao.layout.naming.addressees import BODY_START, SENTENCE_START, goes_on_with_addressees, is_addressee
from baocao.layout.naming.body_words import is_bullet
from baocao.layout.naming.head_words import fold, is_date, is_number, is_rule_text, is_solid_text
from baocao.layout.naming.line_looks import is_bold, is_centred, is_upper
from baocao.layout.naming.stamps import find_stamp
from baocao.layout.naming.stretches import part_of_line
from baocao.layout.naming.type_names import find_leading_type, find_type
from baocao.layout.paper import Line, Part, PartKind, Zone

_LETTER: Final = re.compile(r"^(?:v/v|v/ v|v\.v|vv)\b|^ve viec\b")
_AUTHORITY: Final = re.compile(
    r"^(?:chu tich|giam doc|tong giam doc|hieu truong|bo truong|thu truong|truong|hoi dong|uy ban|ubnd"
    r"|hdnd|ban(?! hanh)|cuc truong|chi cuc|vien truong|chanh|tinh uy|thanh uy|dang uy|huyen uy|chi bo|khoa"
    r"|ky hop|ke toan|thuong truc|bi thu|dai hoi|chi huy|tu lenh|thu tuong|quoc hoi|chinh phu|dai bieu"
    r"|nguoi dung dau|so|bo)\b"
)
"""Words that the line of who decides begins with, below the trích yếu of a decision."""
_LATE: Final = ((PartKind.NUMBER, is_number), (PartKind.DATE, is_date))
_APART: Final = (is_rule_text, is_number, is_date, find_stamp)
"""Tests of lines that are parts of their own, wherever they stand."""
_TELEGRAM: Final = "CÔNG ĐIỆN"
_STAMPS: Final = (PartKind.URGENCY, PartKind.SECRECY, PartKind.CIRCULATION, PartKind.DRAFT)
_LONGEST_TITLE: Final = 400
_MOST_SUBJECT_LINES: Final = 6
_MOST_ADDRESSEES: Final = 40
_LONGEST_LINE: Final = 120
_TYPE_WORDS: Final = 6
_MORE_WORDS: Final = 3
_GUESSED: Final = 0.6
_LIKELY: Final = 0.85


class Title(NamedTuple):
    """The parts between the letterhead and the body."""

    parts: tuple[Part, ...]
    end: int
    """Index of the first line of the body."""
    type_name: str


def find_title(
    lines: Sequence[Line], start: int, *, party: bool, letter: bool, closed: Container[int] = ()
) -> Title:
    """Return the parts that stand below the letterhead.

    Args:
        lines: of the document.
        start: the first line below the letterhead.
        party: whether a standard of the Party applies.
        letter: whether a trích yếu of a công văn was found in the letterhead.
        closed: indexes of the lines below which a rule is drawn before the next one.
    """
    return _Reader(lines, start, party=party, letter=letter, closed=closed).read()


def starts_letter_subject(text: str) -> bool:
    """Return whether a line begins as the trích yếu of a công văn does: ``V/v …``, ``về việc …``."""
    return bool(_LETTER.match(fold(text)))


def is_title(line: Line, rest: int) -> bool:
    """Return whether a line that begins with a type, `rest` letters long, is a title, not a sentence."""
    written = is_upper(line) or line.text[: max(rest - 1, 0)].isupper()
    return written and (is_centred(line) or is_bold(line))


class _Reader:
    def __init__(
        self, lines: Sequence[Line], start: int, *, party: bool, letter: bool, closed: Container[int]
    ) -> None:
        self.lines = lines
        self.at = start
        self.party = party
        self.letter = letter
        self.closed = closed
        self.type_name = ""
        self.parts: list[Part] = []

    def read(self) -> Title:
        while self.at < len(self.lines) and self._step():
            pass
        return Title(tuple(self.parts), self.at, self.type_name)

    def _step(self) -> bool:
        """Read the part at hand; False when the body begins."""
        line = self.lines[self.at]
        if is_rule_text(line.text):
            return self._read_rule(line)
        stamp = find_stamp(line.text)
        if stamp is not None:
            self._add(stamp, 1, 1.0, "lời của dấu chỉ")
            return True
        if is_addressee(line.text):
            self._read_addressees()
            return False
        if not self.type_name and self._read_type(line):
            return True
        late = next(
            (kind for kind, test in _LATE if test(line.text) and self.type_name and not line.side), None
        )
        if late is not None and not self._has(PartKind.SUBJECT):
            self._add(late, 1, _LIKELY, "dòng ngay dưới tên loại")
            self._read_subject()
            return True
        return self._read_other(line)

    def _read_other(self, line: Line) -> bool:
        if self.type_name == _TELEGRAM and fold(line.text).endswith(" dien:"):
            listed = takewhile(lambda one: is_bullet(one.text), self.lines[self.at + 1 :])
            self._add(PartKind.OTHER, 1 + len(tuple(listed)), 1.0, "các nơi nhận công điện")
            return True
        if not self.type_name and starts_letter_subject(line.text) and not self.letter and not is_bold(line):
            self._read_letter_subject()
            return True
        begun = any(part.kind not in _STAMPS for part in self.parts)
        alone = not self.type_name and not self.letter and not begun and is_bold(line)
        if alone and is_centred(line) and not is_upper(line) and not BODY_START.match(fold(line.text)):
            count = 1 + self._count_subject(self.at + 1, taken=1)
            self._add(PartKind.SUBJECT, count, _LIKELY, "dòng đậm ở giữa, không có tên loại phía trên")
            return True
        if not self.type_name and not self.letter and not begun and self._is_unknown_type(line):
            self.type_name = " ".join(line.text.upper().split())
            self._add(PartKind.TYPE, 1, _GUESSED, "dòng chữ hoa đậm ở giữa, ngay dưới số và ngày")
            self._read_subject()
            return True
        if self.type_name and self._is_between(line):
            self._add(PartKind.OTHER, 1, 1.0, "dòng giữa trang dưới trích yếu")
            return True
        return False

    def _is_unknown_type(self, line: Line) -> bool:
        """Return whether a line stands where a tên loại does, though no standard knows it."""
        folded = fold(line.text)
        if _AUTHORITY.match(folded) or BODY_START.match(folded) or any(test(line.text) for test in _APART):
            return False
        return is_upper(line) and is_bold(line) and is_centred(line) and len(folded.split()) <= _TYPE_WORDS

    def _is_between(self, line: Line) -> bool:
        """Return whether a line below the trích yếu is neither part of it nor of the body."""
        folded = fold(line.text)
        shaped = is_centred(line) or (is_upper(line) and is_bold(line))
        if not shaped or BODY_START.match(folded):
            return False
        names = is_upper(line) or line.text.endswith(":")
        return folded.startswith("(") or (names and bool(_AUTHORITY.match(folded)))

    def _read_rule(self, line: Line) -> bool:
        hyphens = self.party and not is_solid_text(line.text) and self.type_name
        if hyphens and not self._has(PartKind.HYPHENS):
            self._add(PartKind.HYPHENS, 1, 1.0, "dòng gạch nối dưới trích yếu")
        else:
            self.at += 1
        return True

    def _read_type(self, line: Line) -> bool:
        found = find_type(line.text)
        if found:
            self.type_name = found
            shaped = is_centred(line) or is_bold(line) or is_upper(line)
            self._add(
                PartKind.TYPE, 1, 1.0 if shaped else _LIKELY, "tên một loại văn bản, đứng riêng một dòng"
            )
            self._read_subject()
            return True
        found, rest = find_leading_type(line.text)
        if not found or self.letter or len(line.text) > _LONGEST_TITLE or not is_title(line, rest):
            return False
        if self._is_longer_type(line, rest):
            self.type_name = found
            self._add(PartKind.TYPE, 1, _LIKELY, "dòng bắt đầu bằng tên một loại văn bản")
            self._read_subject()
        else:
            self._split_type(line, found, rest)
        return True

    def _is_longer_type(self, line: Line, rest: int) -> bool:
        """Return whether a line is a type with a few more words, as a trích yếu of its own follows."""
        if not is_upper(line) or len(line.text[rest:].split()) > _MORE_WORDS or self.at in self.closed:
            return False
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        return below is not None and not is_upper(below) and is_centred(below) and self._belongs(below, None)

    def _split_type(self, line: Line, found: str, rest: int) -> None:
        self.type_name = found
        label = len(line.text) - (line.end - line.start)
        cut = line.start + max(rest - label, 0)
        above, below = part_of_line(line, line.start, cut), part_of_line(line, cut, line.end)
        reason = "dòng bắt đầu bằng tên một loại văn bản"
        if above is not None and below is not None:
            self._put(PartKind.TYPE, (above,), _GUESSED, reason)
            self.at += 1
            more = self._count_subject(self.at, taken=1)
            self._put(PartKind.SUBJECT, (below, *self.lines[self.at : self.at + more]), _GUESSED, reason)
            self.at += more

    def _read_subject(self) -> None:
        self.at += self._is_ruled_off(self.at)
        count = self._count_subject(self.at, taken=0)
        if count:
            first = self.lines[self.at]
            sure = is_centred(first) or is_bold(first)
            self._add(PartKind.SUBJECT, count, 1.0 if sure else _GUESSED, "các dòng ngay dưới tên loại")

    def _is_ruled_off(self, at: int) -> bool:
        """Return whether a rule that does not belong there stands between tên loại and trích yếu."""
        if at + 1 >= len(self.lines) or not is_rule_text(self.lines[at].text):
            return False
        below = self.lines[at + 1]
        return is_centred(below) and is_bold(below) and not is_upper(below) and self._belongs(below, None)

    def _count_subject(self, start: int, taken: int) -> int:
        count = 0
        while start + count < len(self.lines) and count < _MOST_SUBJECT_LINES:
            at = start + count
            above = self.lines[at - 1] if count or taken else None
            if above is not None and at - 1 in self.closed:
                break
            if not self._belongs(self.lines[at], above) and not self._is_closed(at):
                break
            count += 1
        return count

    def _is_closed(self, at: int) -> bool:
        """Return whether a line can only be a trích yếu, as a rule stands below it."""
        line = self.lines[at]
        ruled = at in self.closed or (at + 1 < len(self.lines) and is_rule_text(self.lines[at + 1].text))
        apart = not is_rule_text(line.text) and not is_upper(line) and not find_stamp(line.text)
        return ruled and apart and not BODY_START.match(fold(line.text)) and not line.text.endswith(":")

    def _belongs(self, line: Line, above: Line | None) -> bool:
        """Return whether a line goes on with the trích yếu; `above` is its line before, None at its start."""
        folded = fold(line.text)
        if BODY_START.match(folded) or any(test(line.text) for test in _APART):
            return False
        if len(line.text) > _LONGEST_TITLE or line.side != (above.side if above else line.side):
            return False
        if above is None:
            return self._begins(line, folded)
        if _closes(above) or _goes_on(line, above):
            return not _closes(above)
        decides = line.text.endswith(":") or (
            is_upper(line) and (not is_upper(above) or bool(_AUTHORITY.match(folded)))
        )
        if decides or not is_centred(line):
            return False
        return is_bold(line) or (not is_bold(above) and not folded.startswith("("))

    def _begins(self, line: Line, folded: str) -> bool:
        if is_upper(line) and _AUTHORITY.match(folded) and self.type_name in {"QUYẾT ĐỊNH", "NGHỊ QUYẾT"}:
            return False
        if is_centred(line):
            return not folded.endswith(":")
        if starts_letter_subject(line.text) or folded.startswith("ve "):
            return True
        ends = "." if is_bold(line) else (".", ";")
        if ":" in folded or folded.endswith(ends) or SENTENCE_START.match(folded):
            return False
        indented = line.paragraph.format.first_line > 0 and line.paragraph.format.alignment == "both"
        return is_bold(line) or (len(line.text) < 160 and not indented)  # noqa: PLR2004

    def _read_letter_subject(self) -> None:
        count = 1
        first = self.lines[self.at]
        while self.at + count < len(self.lines) and count < _MOST_SUBJECT_LINES:
            line = self.lines[self.at + count]
            same = line.paragraph is first.paragraph or (
                line.paragraph.format.alignment == first.paragraph.format.alignment
                and line.paragraph.format.left == first.paragraph.format.left
                and len(line.text) <= 60  # noqa: PLR2004
            )
            if not same or BODY_START.match(fold(line.text)) or is_rule_text(line.text):
                break
            if self.at + count - 1 in self.closed or find_stamp(line.text):
                break
            count += 1
        self._add(PartKind.LETTER_SUBJECT, count, 1.0, "dòng bắt đầu bằng “V/v”, “về việc”")
        self.letter = True

    def _read_addressees(self) -> None:
        first = self.lines[self.at]
        count = 1
        while self.at + count < len(self.lines) and count < _MOST_ADDRESSEES:
            line = self.lines[self.at + count]
            if not goes_on_with_addressees(line, self.lines[self.at + count - 1], first):
                break
            count += 1
        self._add(PartKind.ADDRESSEE, count, 1.0, "dòng “Kính gửi”, “Kính trình” và các nơi gửi")

    def _has(self, kind: PartKind) -> bool:
        return any(part.kind is kind for part in self.parts)

    def _add(self, kind: PartKind, count: int, certainty: float, reason: str) -> None:
        self._put(kind, tuple(self.lines[self.at : self.at + count]), certainty, reason)
        self.at += count

    def _put(self, kind: PartKind, lines: tuple[Line, ...], certainty: float, reason: str) -> None:
        part = Part(kind=kind, lines=lines, zone=Zone.HEAD, certainty=certainty, reason=reason)
        self.parts.append(part)


def _goes_on(line: Line, above: Line) -> bool:
    """Return whether a line plainly goes on with the one above, whatever it looks like."""
    if line.text.endswith((".", ":", ";")) or len(line.text) > _LONGEST_LINE:
        return False
    ruled = bool(line.paragraph.rules) and not above.paragraph.rules and not is_upper(line)
    return line.text[:2].islower() or (ruled and line.paragraph.format.first_line <= 0)


def _closes(line: Line) -> bool:
    """Return whether a rule that is part of the paragraph closes the line: a border below."""
    borders = line.paragraph.format.borders
    return borders.bottom is not None and line.end == len(line.paragraph.text.rstrip())
