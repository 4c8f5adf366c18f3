"""What kind of document it is: by which standard it is graded, or why by none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from baocao.layout.naming.head import Head
from baocao.layout.naming.head_words import (
    fold,
    is_national_name,
    is_normative_number,
    is_party_title,
)
from baocao.layout.naming.type_names import NORMATIVE, standard_types
from baocao.layout.paper import Line, PartKind
from baocao.layout.profile import PROFILE_NAMES, Profile, choose_profile, load_profile

_DAY: Final = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*(?:thang|[/.-])\s*(\d{1,2})\s*(?:nam|[/.-])\s*(\d{4})")
_MONTH: Final = re.compile(r"thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_YEAR: Final = re.compile(r"\b(20\d\d|19\d\d)\b")
_NORMATIVE_LINE: Final = re.compile(
    r"^(?:luat|bo luat|phap lenh|nghi dinh|thong tu|nghi quyet) so\s*:?\s*\d+/(?:19|20)\d\d/"
)
_FORM: Final = re.compile(
    r"^\(?(?:mau(?: so| bieu)?\s*:?\s*[\d.]+|mau [a-z]{0,4}\d|bieu mau\b|bieu so\s*:?\s*\d"
    r"|ten c(?:o quan|q|o so)|ten don vi)"
)
_BLANK: Final = re.compile(r"…|\.{4,}")
_YOUTH: Final = re.compile(r"^doan (?:tncs|thanh nien cong san)")
_SPEECH: Final = re.compile(r"^(?:kinh thua|thua (?:cac (?:dong chi|vi)|toan the|quy vi))\b")
"""How a speech begins, that of a delegate or of the chair."""
_ATTACHED: Final = re.compile(r"^\(?(?:ban hanh )?kem theo\b")
_FIRST_LINES: Final = 6
_CONTRACT_LINES: Final = 8
_SYMBOL_TYPE: Final = re.compile(r"[/-]\s*([^\W\d_]{1,5})\s*[-/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """The standard of a document, and what it is; fields as in `Paper`."""

    profile: Profile
    form: str
    type_name: str
    issued: date | None
    refusal: str
    notice: str


def judge(head: Head, lines: Sequence[Line], layout: str | None = None) -> Genre:
    """Return by which standard a document is graded, or why by none.

    Raises:
        UnknownProfileError: L101, there is no profile `layout`.
    """
    part = head.first(PartKind.DATE)
    issued, day = _read_dates(part.text if part is not None else "")
    profile, notice = _choose(day, issued, layout, party=head.party)
    form = _form(head, profile)
    return Genre(
        profile=profile,
        form=form,
        type_name="" if form == "letter" else head.type_name,
        issued=issued,
        refusal=_refuse(head, lines),
        notice=notice,
    )


def judge_enclosed(source: str, layout: str | None, *, party: bool) -> Genre:
    """Return by which standard an appendix in a file of its own is graded: as what it belongs to.

    Raises:
        UnknownProfileError: L101, there is no profile `layout`.
    """
    issued, day = _read_dates(source)
    profile, notice = _choose(day, issued, layout, party=party)
    return Genre(profile=profile, form="", type_name="", issued=issued, refusal="", notice=notice)


def _choose(day: date | None, issued: date | None, layout: str | None, *, party: bool) -> tuple[Profile, str]:
    if day is None:
        return (load_profile(layout), "") if layout else (_newest(party=party), "")
    profile, notice = choose_profile("dang" if party else "nha-nuoc", day, layout)
    return profile, notice if issued is not None else ""


def _newest(*, party: bool) -> Profile:
    """Return the youngest standard of the Party or the State."""
    packs = [load_profile(name) for name in PROFILE_NAMES]
    return max((pack for pack in packs if pack.is_party == party), key=lambda pack: pack.valid_from)


def _read_dates(text: str) -> tuple[date | None, date | None]:
    """Return (date of issue, day to choose the standard by); the latter is guessed when blanks are left."""
    folded = fold(text)
    full = _DAY.search(folded)
    if full:
        issued = _build(int(full[3]), int(full[2]), int(full[1]))
        return issued, issued or _build(int(full[3]), 12, 31)
    month = _MONTH.search(folded)
    if month:
        following = _build(int(month[2]), int(month[1]), 28)
        return None, following and (following + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    year = _YEAR.search(folded)
    return None, _build(int(year[1]), 12, 31) if year else None


def _build(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _form(head: Head, profile: Profile) -> str:
    """Return ``named``, ``letter`` or, when nothing tells, empty."""
    if head.has(PartKind.LETTER_SUBJECT) and not head.type_name:
        return "letter"
    if head.type_name:
        return "named"
    number = head.first(PartKind.NUMBER)
    symbol = _SYMBOL_TYPE.search(number.text) if number is not None else None
    if symbol and symbol[1] in set(profile.abbreviations.values()) - {"", "CV"}:
        return "named"
    if head.has(PartKind.ADDRESSEE) or (number is not None and symbol):
        return "letter"
    return "named" if head.has(PartKind.SUBJECT) else ""


def _refuse(head: Head, lines: Sequence[Line]) -> str:
    """Return why the standard does not apply to a document; empty when it does."""
    if not lines:
        return "tệp không có chữ nào để kiểm tra"
    if _is_contract(head, lines):
        return "hợp đồng giữa các bên, không theo thể thức văn bản hành chính"
    if _is_normative(head, lines):
        return "văn bản quy phạm pháp luật, không theo thể thức văn bản hành chính"
    if not _has_head(head):
        return _explain_no_head(lines)
    return next((reason for test, reason in _REFUSALS if test(head, lines)), "")


def _is_form(head: Head, lines: Sequence[Line]) -> bool:
    """Return whether it is marked as a form, or leaves blank whose it is."""
    bodies = [part.text for part in head.parts if part.kind in {PartKind.PARENT, PartKind.ISSUER}]
    return any(_BLANK.search(text) for text in bodies) or any(
        _FORM.match(fold(line.text)) for line in lines[: max(head.start, _FIRST_LINES)]
    )


def _is_private(head: Head, lines: Sequence[Line]) -> bool:  # noqa: ARG001
    """Return whether neither a body nor a number stands at the head."""
    return not head.has(PartKind.NUMBER, PartKind.PARENT, PartKind.ISSUER)


def _is_attached(head: Head, lines: Sequence[Line]) -> bool:
    """Return whether it is what another document puts in force, without a number of its own."""
    first = lines[: head.end + _FIRST_LINES]
    return not head.has(PartKind.NUMBER) and any(_ATTACHED.match(fold(line.text)) for line in first)


def _is_speech(head: Head, lines: Sequence[Line]) -> bool:
    first = lines[: head.end + _FIRST_LINES]
    return not head.has(PartKind.NUMBER) and any(_SPEECH.match(fold(line.text)) for line in first)


def _is_list(head: Head, lines: Sequence[Line]) -> bool:  # noqa: ARG001
    return not head.has(PartKind.NUMBER) and head.type_name not in standard_types() and not _is_letter(head)


def _is_of_youth(head: Head, lines: Sequence[Line]) -> bool:
    return not head.has(PartKind.NATIONAL_NAME) and any(_YOUTH.match(fold(line.text)) for line in lines[:12])


def _is_letter(head: Head) -> bool:
    return head.has(PartKind.LETTER_SUBJECT) or (head.has(PartKind.ADDRESSEE) and head.has(PartKind.DATE))


def _has_head(head: Head) -> bool:
    """Return whether enough parts of a letterhead are there, so that a missing one is a fault."""
    weights = {
        PartKind.NATIONAL_NAME: 1.0,
        PartKind.MOTTO: 0.5,
        PartKind.STAR: 0.5,
        PartKind.NUMBER: 1.0,
        PartKind.DATE: 0.5,
        PartKind.ISSUER: 0.5,
        PartKind.TYPE: 0.5,
        PartKind.LETTER_SUBJECT: 0.5,
    }
    known = head.has(PartKind.NATIONAL_NAME, PartKind.MOTTO, PartKind.STAR, PartKind.PARENT, PartKind.ISSUER)
    return known and sum(weights.get(part.kind, 0.0) for part in head.parts) >= 1.5  # noqa: PLR2004


def _explain_no_head(lines: Sequence[Line]) -> str:
    first = fold(lines[0].text)
    if first.startswith("phu luc"):
        return "phụ lục đứng riêng, không có phần đầu của văn bản hành chính"
    titles = any(_is_title(line.text) for line in lines)
    if titles:
        return "Quốc hiệu không ở đầu văn bản: có biểu mẫu bên trong, không phải văn bản hành chính"
    return "không có phần đầu của văn bản hành chính (Quốc hiệu, tên cơ quan, số, ký hiệu)"


def _is_title(text: str) -> bool:
    return is_national_name(text) or is_party_title(text)


def _is_normative(head: Head, lines: Sequence[Line]) -> bool:
    number = head.first(PartKind.NUMBER)
    if head.type_name in NORMATIVE and not head.party:
        return True
    if number is not None:
        return is_normative_number(number.text)
    return any(_NORMATIVE_LINE.match(fold(line.text)) for line in lines[:_FIRST_LINES])


def _is_contract(head: Head, lines: Sequence[Line]) -> bool:
    issuer = head.first(PartKind.ISSUER)
    named = any(
        fold(line.text).startswith(("hop dong", "phu luc hop dong")) for line in lines[:_CONTRACT_LINES]
    )
    if not named or not head.has(PartKind.NATIONAL_NAME):
        return False
    return issuer is None or fold(issuer.text).startswith(
        ("cong ty", "doanh nghiep", "cua hang", "hop tac xa")
    )


_REFUSALS: Final = (
    (_is_form, "mẫu, biểu mẫu để điền, không phải văn bản hành chính đã soạn"),
    (
        _is_private,
        "không có tên cơ quan và số, ký hiệu, chỉ có Quốc hiệu hoặc tiêu đề: đơn, hợp đồng hoặc biểu mẫu",
    ),
    (_is_attached, "văn bản ban hành kèm theo văn bản khác, không có số, ký hiệu riêng"),
    (_is_speech, "bài phát biểu, tham luận, không phải văn bản hành chính"),
    (_is_list, "không có số, ký hiệu và tên loại của văn bản hành chính: danh sách, phiếu hoặc biểu mẫu"),
    (_is_of_youth, "văn bản của tổ chức Đoàn có thể thức riêng"),
)
"""(test of a document that has a head, why it is not graded all the same)."""
