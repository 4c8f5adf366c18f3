"""The names of bodies at the head: which lines are the one above, which the one that issues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from baocao.layout.naming.head_words import fold
from baocao.layout.naming.line_looks import is_bold
from baocao.layout.paper import Line

_BODY: Final = re.compile(
    r"^(?:ubnd|uy ban|hdnd|hoi dong|bo|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|dang doan"
    r"|chi bo|so|phong(?! (?:chong|thu|chay|benh|ve))|ban|van phong|vp|truong|cuc|chi cuc|tong cuc|vu|vien"
    r"|trung tam|benh vien|tram|cong an|quan khu|su doan|trung doan|kho bac|toa an|thanh tra|hoi|lien hiep"
    r"|lien doan|cong doan|doan|tinh doan|thanh doan|huyen doan|xa doan|mttq|mat tran|bao hiem|bhxh|bch|bqt"
    r"|bqdl|to (?:cong tac|dan pho|giup viec)|doi (?:quan ly|canh sat)|dai hoc|hoc vien|cong ty|tong cong ty"
    r"|tap doan|ngan hang|nha (?:may|van hoa|xuat ban|thieu nhi|khach)|khoa(?! hoc)|thuong truc"
    r"|dai (?:phat thanh|truyen)|bao (?!ve)|quy (?:tin dung|dau tu|bao)|hat kiem lam|chinh phu|quoc hoi)\b"
)
"""Words that the name of a body begins with."""
_NO_SECOND: Final = re.compile(r"^(?:quoc hoi|chinh phu|bo doi)\b")
"""Such words in a line below go on with the name above."""
_ABOVE: Final = re.compile(
    r"^(?:ubnd|uy ban nhan dan|bo\b|tinh uy|thanh uy|huyen uy|dang bo|dang uy|hdnd|hoi dong nhan dan|so\b"
    r"|tong cuc|cuc|lien doan|tong cong ty|tap doan|dai hoc|trung uong|ban chap hanh trung uong|chinh phu)"
)
"""Words that the body above often begins with."""
_PLACE: Final = re.compile(
    r"^(?:viet nam|tinh|thanh pho|tp|xa|phuong|dac khu|huyen|quan|thi xa|thi tran|thon)\b"
    r"(?! (?:uy|doan|hoi|khu|su)\b)"
)
_ALSO: Final = re.compile(r"^(?:va|cua|thuoc|ve|tai)\b|^[-–&]")
_GENERIC: Final = re.compile(
    r"^(?:ban (?:chi dao|quan ly|chi huy|to chuc|dai dien|thuong truc)|bo (?:chi huy|tu lenh)|van phong|so|bo"
    r"|hoi dong|to cong tac|to giup viec|trung tam|hoi lien hiep|doan dai bieu|doan kiem tra|uy ban"
    r"|thuong truc)$"
)
"""Names that say nothing without the next line."""
_OPEN_END: Final = re.compile(r"(?:\b(?:va|cua|ve|cap|thuoc|tren|cho|de|voi|o|theo)|[-–,&])$")
"""A line with this end goes on in the next one."""
_SURE_SPLIT: Final = 0.9
_GUESSED_SPLIT: Final = 0.6


class Split(NamedTuple):
    """The body above, the one that issues, and how sure that is."""

    above: tuple[Line, ...]
    issuer: tuple[Line, ...]
    certainty: float
    reason: str


def split_agencies(lines: Sequence[Line]) -> Split:
    """Return which lines above the number name the body above and which the issuing one.

    Weight tells them apart, as the standard wants only the issuer bold; when
    all lines are of one weight, the words do.
    """
    weights = [is_bold(line) for line in lines]
    if len(lines) <= 1:
        return Split((), tuple(lines), 1.0, "dòng duy nhất phía trên số, ký hiệu")
    last = len(lines) - 1
    if any(weights) and not all(weights) and weights[last]:
        at = max(index for index, bold in enumerate(weights) if not bold) + 1
        if _continues(fold(lines[at - 1].text), fold(lines[at].text)):
            return _split_by_words(lines)
        start = _find_hidden_start(lines, at)
        if start:
            reason = "tên cơ quan bắt đầu ở dòng này, dù chưa đậm hết"
            return Split(tuple(lines[:start]), tuple(lines[start:]), _GUESSED_SPLIT, reason)
        return Split(tuple(lines[:at]), tuple(lines[at:]), 1.0, "dòng đậm cuối cùng phía trên số, ký hiệu")
    return _split_by_words(lines)


def names_body(lines: Sequence[Line]) -> bool:
    """Return whether one of the lines begins as the name of a body does."""
    return any(_BODY.match(fold(line.text)) for line in lines)


def _find_hidden_start(lines: Sequence[Line], at: int) -> int:
    """Return where the name begins that the first bold line, `at`, only ends; 0 when it begins there."""
    if _BODY.match(fold(lines[at].text)):
        return 0
    return max((index for index in range(1, at) if _BODY.match(fold(lines[index].text))), default=0)


def _continues(above: str, below: str) -> bool:
    """Return whether a line goes on with the name in the line above, whatever their weights."""
    return bool(_OPEN_END.search(above) or _PLACE.match(below) or _ALSO.match(below))


def _split_by_words(lines: Sequence[Line]) -> Split:
    texts = [fold(line.text) for line in lines]
    starts = [
        index
        for index in range(1, len(texts))
        if _BODY.match(texts[index]) and not _OPEN_END.search(texts[index - 1])
    ]
    starts = [at for at in starts if not _goes_on(texts[at - 1], texts[at])]
    if not starts:
        return Split((), tuple(lines), 1.0, "một tên nhiều dòng phía trên số, ký hiệu")
    at = starts[0] if len(starts) == 1 else starts[-1]
    sure = len(starts) == 1 and bool(_ABOVE.match(texts[0]))
    certainty = _SURE_SPLIT if sure else _GUESSED_SPLIT
    return Split(tuple(lines[:at]), tuple(lines[at:]), certainty, "tên cơ quan thứ hai bắt đầu ở dòng này")


def _goes_on(above: str, below: str) -> bool:
    """Return whether the second of two lines only seems to begin a name of its own."""
    return bool(_GENERIC.match(above)) or bool(_NO_SECOND.match(below))
