"""Who signs: authority, post and name, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from baocao.layout.naming.foot_words import (
    is_authority,
    is_capital,
    is_contact,
    is_name,
    is_named_post,
    is_post,
    is_rank,
    is_signed_mark,
    is_typist,
)
from baocao.layout.naming.head_words import is_rule_text
from baocao.layout.paper import Line, Part, PartKind, Zone
from baocao.units import Length

_SURE: Final = 1.0
_LIKELY: Final = 0.9
_OPEN: Final = 0.6
_LOOSE: Final = 0.5
_GAP: Final = 2
"""So many empty lines set a name apart from the post above it."""
_WIDE: Final = Length.from_pt(30)
_MAX_NAME: Final = 6


def name_signatures(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Return the parts of the signatures in one column, from top to bottom."""
    walk = _Walk()
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        after = lines[at + 1] if at + 1 < len(lines) else None
        walk.step(line, before, after)
    walk.close()
    return tuple(walk.parts)


@dataclass(slots=True)
class _Walk:
    """One column, read downwards; a name ends a signature."""

    parts: list[Part] = field(default_factory=list)
    open: list[Line] = field(default_factory=list)
    """Lines of the part that is being gathered."""
    kind: PartKind | None = None
    certainty: float = _SURE
    seen: list[PartKind] = field(default_factory=list)
    """Kinds of the lines of this signature so far."""

    def step(self, line: Line, before: Line | None, after: Line | None) -> None:
        text = line.printed
        gap = count_gap(before, line) if before is not None else 0
        if is_authority(text):
            self._begin(PartKind.AUTHORITY, line, _OPEN if _is_acting_head(text, after) else _SURE)
        elif is_signed_mark(text) or is_rule_text(text):
            self._begin(PartKind.OTHER, line, _LIKELY)
        elif self._is_signer(line, gap, after):
            self._sign(line)
        elif is_rank(text) and self.seen:
            self._begin(PartKind.SIGNER, line, _OPEN)
        elif is_post(text):
            self._add_post(line, gap)
        else:
            self._begin(_kind_of_rest(text), line, _LOOSE)

    def close(self) -> None:
        """Write down the part that is open."""
        if self.open and self.kind is not None:
            reason = _REASONS[self.kind]
            self.parts.append(
                Part(
                    kind=self.kind,
                    lines=tuple(self.open),
                    zone=Zone.FOOT,
                    certainty=self.certainty,
                    reason=reason,
                )
            )
        self.open = []
        self.kind = None

    def _begin(self, kind: PartKind, line: Line, certainty: float) -> None:
        self.close()
        self.kind, self.open, self.certainty = kind, [line], certainty
        self.seen.append(kind)

    def _is_signer(self, line: Line, gap: int, after: Line | None) -> bool:
        """Return whether a line is a name; one in capitals may also go on with the body above it."""
        text = line.printed
        if not self.seen:
            return is_name(text) and not is_capital(text) and after is None
        if is_name(text):
            return not is_capital(text) or gap >= _GAP or after is None
        is_last = after is None or is_authority(after.printed)
        is_short = len(text.split()) <= _MAX_NAME and not any(letter.isdigit() for letter in text)
        return is_last and is_short and not is_post(text) and _kind_of_rest(text) is PartKind.OTHER

    def _sign(self, line: Line) -> None:
        if self.kind is PartKind.SIGNER:  # a rank above the name
            self.open.append(line)
            self.certainty = _LIKELY
        else:
            self._begin(PartKind.SIGNER, line, _SURE if is_name(line.printed) else _OPEN)
        self.close()
        self.seen = []

    def _add_post(self, line: Line, gap: int) -> None:
        is_named = is_named_post(line.printed)
        goes_on = self.kind in {PartKind.AUTHORITY, PartKind.POST} and gap < _GAP and not is_named
        if goes_on:
            self.open.append(line)
            return
        has_post = any(kind in {PartKind.POST, PartKind.AUTHORITY} for kind in self.seen)
        if has_post and gap >= _GAP and PartKind.POST in self.seen:
            self._begin(PartKind.POST, line, _LOOSE)  # ô 7b: the post in the body whose seal it is
            return
        self._begin(PartKind.POST, line, _LIKELY if is_named else _OPEN)


def _is_acting_head(text: str, after: Line | None) -> bool:
    """Return whether ``Q. GIÁM ĐỐC`` is all there is above the name: authority and post in one."""
    return text[:1] in "qQ" and (after is None or not is_post(after.printed) or is_name(after.printed))


_REASONS: Final = {
    PartKind.AUTHORITY: "có chữ thay mặt, ký thay, thừa lệnh trước chức vụ",
    PartKind.POST: "dòng chức vụ phía trên họ tên",
    PartKind.SIGNER: "họ tên ở cuối phần ký",
    PartKind.OTHER: "chữ trong phần ký",
    PartKind.TYPIST: "ký hiệu người soạn thảo",
    PartKind.CONTACT: "địa chỉ, điện thoại",
}


def count_gap(before: Line, line: Line) -> int:
    """Return about how many empty lines stand between two lines of a column."""
    if before.paragraph is line.paragraph:
        return max(0, line.paragraph.text[before.end : line.start].count("\n") - 1)
    if before.cell is not None and line.cell is not None and before.cell[:2] != line.cell[:2]:
        return _GAP
    lead = line.paragraph.text[: line.start].count("\n") + before.paragraph.text[before.end :].count("\n")
    if line.paragraph.format.space_before + before.paragraph.format.space_after >= _WIDE:
        lead += _GAP
    skipped = line.anchor.index - before.anchor.index - 1 if line.anchor.index >= 0 else 0
    return lead + max(0, skipped)


def _kind_of_rest(text: str) -> PartKind:
    if is_typist(text):
        return PartKind.TYPIST
    return PartKind.CONTACT if is_contact(text) else PartKind.OTHER
