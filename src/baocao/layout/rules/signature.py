"""Quyền hạn, chức vụ and họ tên of who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from baocao.errors import Severity
from baocao.layout.forms import Component
from baocao.layout.paper import Line, Paper, Part, PartKind, Zone
from baocao.layout.repair import SetText
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import grade_look, show_letters
from baocao.viet.text import quote

_UNSURE: Final = 0.5
_ONE_SOURCE: Final = "1"
_SECRETARY: Final = re.compile(
    r"((?:PHÓ )?BÍ THƯ(?: THƯỜNG TRỰC)?) ((?:TỈNH|THÀNH|HUYỆN|ĐẢNG) (?:ỦY|UỶ))\b.*"
)
_PREFIX: Final = re.compile(
    r"(T\s?[./]?\s?U(?:\s?[./]?\s?Q)?|T\s?[./]?\s?[ML]|K\s?[./]?\s?T|Q(?=\s?[./:]))(?![^\W\d_])((?:\s?[.:,/])?)(\s*)",
    re.IGNORECASE,
)
_SLASHED: Final = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "T/L"}
_RANKS: Final = {"TM": 0, "TL": 1, "TUQ": 1, "KT": 2, "Q": 3}
"""{prefix without marks: its place from above}."""
_DEPUTY: Final = re.compile(r"PHÓ|THỨ TRƯỞNG|ỦY VIÊN|UỶ VIÊN|QUYỀN|THÀNH VIÊN|TRỢ LÝ")
_CHIEF: Final = re.compile(
    r"(?:PHÓ )?(?:(?:TỔNG )?GIÁM ĐỐC|HIỆU TRƯỞNG|CHỦ TỊCH|BÍ THƯ|CỤC TRƯỞNG|VỤ TRƯỞNG|BỘ TRƯỞNG|VIỆN TRƯỞNG"
    r"|CHÁNH (?:VĂN PHÒNG|THANH TRA)|TRƯỞNG (?:BAN|PHÒNG))"
)
"""A post that one person holds."""
_COLLECTIVES: Final = (
    "BAN THƯỜNG VỤ",
    "BAN CHẤP HÀNH",
    "ĐẢNG ỦY",
    "ĐẢNG UỶ",
    "CHI ỦY",
    "CHI BỘ",
    "BAN CHỈ ĐẠO",
)

_NAMES: Final = {
    PartKind.AUTHORITY: "dòng quyền hạn",
    PartKind.POST: "dòng chức vụ",
    PartKind.SIGNER: "họ tên người ký",
}
_LETTERS: Final = ("size", "bold", "italic", "alignment")
_ASPECTS: Final = {
    PartKind.AUTHORITY: (*_LETTERS, "case"),
    PartKind.POST: (*_LETTERS, "case"),
    PartKind.SIGNER: _LETTERS,
}


@rule(
    "SG01",
    "signature-form",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, Điều 13; PL I, phần II, mục 7; phần IV, hàng 7a, 7b",
        hd05="HD 05-HD/VPTW, ô 7a, 7b",
    ),
    hint="Viết lại quyền hạn, chức vụ theo mẫu: “TM. …”, “KT. …” (văn bản Đảng: “T/M …”, “K/T …”)",
    mends=True,
)
def signature_form(paper: Paper) -> Iterator[Problem]:
    """Quyền hạn, chức vụ, họ tên người ký viết hoặc trình bày không đúng.

    Vì sao: chữ viết tắt trước quyền hạn cho biết người ký ký thay ai.
    Cách sửa: văn bản nhà nước dùng “TM. ”, “KT. ”, “TL. ”, “TUQ. ”, “Q. ”, mọi dòng đậm;
    văn bản Đảng dùng “T/M”, “K/T”, “T/L”, dòng chức vụ không đậm; họ tên chữ thường, đậm.
    """
    for column in _iter_signatures(paper):
        lines = [(part, line) for part in column for line in part.lines if part.kind is not PartKind.SIGNER]
        for part, line in lines:
            yield from _grade_prefix(paper, part, line)
        yield from _grade_order(paper, lines)
    yield from _grade_repeats(paper)
    yield from _grade_looks(paper)


def _iter_foot(paper: Paper, *kinds: PartKind) -> Iterator[Part]:
    return (part for part in paper.find(*kinds) if part.zone is Zone.FOOT)


def _iter_signatures(paper: Paper) -> Iterator[list[Part]]:
    """Yield the parts of each signature, from authority down to the name."""
    kinds = {PartKind.AUTHORITY, PartKind.POST, PartKind.SIGNER}
    columns: dict[object, list[Part]] = {}
    for part in paper.parts:
        if part.kind not in kinds or part.zone is not Zone.FOOT:
            continue
        cell = part.first.cell
        key = (part.first.side, cell[0], cell[2]) if cell else (part.first.side, -1, -1)
        column = columns.setdefault(key, [])
        if part.kind is not PartKind.SIGNER and any(one.kind is PartKind.SIGNER for one in column):
            yield column
            column = columns[key] = []
        column.append(part)
    yield from columns.values()


def _shown(line: Line) -> str:
    """Return a line as it prints, with its capitals."""
    shown = show_letters(line).strip()
    return shown if len(shown) == len(line.text) else line.text


def _plain(prefix: str) -> str:
    return re.sub(r"[./\s]", "", prefix).upper()


def _grade_prefix(paper: Paper, part: Part, line: Line) -> Iterator[Problem]:
    match = _PREFIX.match(line.printed)
    if match is None:
        return
    written = (match[1] + match[2]).strip()
    bare = _plain(match[1])
    is_party = paper.profile.is_party
    wanted = _SLASHED.get(bare, f"{bare}.") if is_party else f"{bare}."
    if bare == "TU":
        wanted = "T/L" if is_party else "TUQ."
    certainty = part.certainty
    if written == wanted:
        if not match[3]:
            yield _complain_blank(line, match.end(2), wanted, certainty)
        return
    kind = "văn bản Đảng" if is_party else "văn bản nhà nước"
    yield Problem(
        message=f"quyền hạn viết “{written}”, cần “{wanted}” ở {kind}",
        where=line.where,
        found=written,
        required=wanted,
        hint=f"Đổi “{written}” thành “{wanted}”",
        mark=paper.profile.signature.mark,
        certainty=certainty,
    )


def _complain_blank(line: Line, at: int, wanted: str, certainty: float) -> Problem:
    end = line.start + at
    fix = SetText(anchor=line.anchor, start=line.start, end=end, text=f"{line.text[:at]} ")
    return Problem(
        message=f"sau “{wanted}” không có dấu cách, cần một dấu cách",
        where=line.where,
        found=line.text[: at + 2],
        required=f"{wanted} ",
        hint=f"Gõ một dấu cách sau “{wanted}”",
        certainty=certainty,
        repairs=(fix,) if not line.paragraph.label else (),
    )


def _grade_order(paper: Paper, lines: Sequence[tuple[Part, Line]]) -> Iterator[Problem]:
    found = [(part, line, match) for part, line in lines if (match := _PREFIX.match(line.printed))]
    for (_, _, before), (part, line, match) in pairwise(found):
        first, second = _plain(before[1]), _plain(match[1])
        if _RANKS.get(first, 0) > _RANKS.get(second, 0):
            yield Problem(
                message=f"dòng “{match[1]}” đứng dưới dòng “{before[1]}”, cần đứng trên",
                where=line.where,
                hint="Đổi chỗ hai dòng này",
                certainty=part.certainty,
            )
    deputies = [at for at in found if _plain(at[2][1]) == "KT"]
    collective = next((line for _, line, match in found if _plain(match[1]) == "TM"), None)
    for part, line, _ in deputies:
        yield from _grade_deputy(paper, lines, (part, line))
        if collective is not None and paper.profile.is_party:
            yield Problem(
                message=f"dưới “{_shown(collective)}” có “{_shown(line)}”, cần chỉ ghi chức vụ của người ký",
                where=line.where,
                found=line.text,
                hint="Bỏ dòng “K/T”: cấp phó ký thay mặt tập thể bằng chức vụ của mình",
                mark=_ONE_SOURCE,
                certainty=part.certainty,
            )
    if not deputies:
        yield from _find_missing_kt(paper, lines)
    yield from _find_chiefs(paper, found)


def _find_chiefs(paper: Paper, found: Sequence[tuple[Part, Line, re.Match[str]]]) -> Iterator[Problem]:
    """Yield a ``TM.`` before the post of one person; it stands before the name of a collective body."""
    for part, line, match in found:
        chief = _CHIEF.fullmatch(line.printed, match.end())
        if _plain(match[1]) == "TM" and chief is not None:
            written = (match[1] + match[2]).strip()
            yield Problem(
                message=f"“{written}” đứng trước chức vụ “{chief[0]}”, cần đứng trước tên tập thể, cơ quan",
                where=line.where,
                found=_shown(line),
                required=chief[0],
                hint=f"Bỏ “{written}” nếu người đứng đầu ký, hoặc ghi tên tập thể sau “{written}”",
                mark=paper.profile.signature.mark,
                certainty=part.certainty,
            )


def _find_missing_kt(paper: Paper, lines: Sequence[tuple[Part, Line]]) -> Iterator[Problem]:
    """Yield the post of a chief that stands above that of his deputy without ``KT.``."""
    prefix = "K/T" if paper.profile.is_party else "KT."
    for (_, above), (part, line) in pairwise(lines):
        chief = above.printed.strip()
        if line.printed.strip() == f"PHÓ {chief}":
            yield Problem(
                message=f"“{chief}” đứng trên “{line.printed.strip()}” không có “{prefix}”",
                where=above.where,
                found=chief,
                required=f"{prefix} {chief}",
                hint=f"Gõ “{prefix}” trước “{chief}”",
                mark=paper.profile.signature.mark,
                certainty=part.certainty,
            )


def _grade_deputy(
    paper: Paper, lines: Sequence[tuple[Part, Line]], at: tuple[Part, Line]
) -> Iterator[Problem]:
    """Yield what is wrong with the post below ``KT.``, and a ``K/T`` of a collective body."""
    part, line = at
    index = next(number for number, (_, one) in enumerate(lines) if one is line)
    below = " ".join(one.text for _, one in lines[index + 1 :]).upper()
    if not below:
        yield Problem(
            message=f"dưới “{_shown(line)}” không có chức vụ người ký, cần chức vụ của cấp phó",
            where=line.where,
            hint="Thêm chức vụ của người ký, ví dụ “PHÓ CHỦ TỊCH”",
            certainty=part.certainty,
        )
    elif not _DEPUTY.search(below):
        yield Problem(
            message=f"người ký thay có chức vụ “{below}”, cần chức vụ của cấp phó",
            where=line.where,
            found=below,
            hint="Ghi chức vụ cấp phó của người ký, hoặc bỏ “KT.” nếu cấp trưởng ký",
            certainty=_UNSURE,
        )
    if paper.profile.is_party and any(name in line.text.upper() for name in _COLLECTIVES):
        yield Problem(
            message=f"ký thay tập thể “{_shown(line)}”, cần “T/M” và chức vụ của người ký",
            where=line.where,
            found=line.text,
            hint="Đổi thành “T/M” và ghi chức vụ của người ký ở dòng dưới",
            mark=_ONE_SOURCE,
            certainty=part.certainty,
        )


def _grade_repeats(paper: Paper) -> Iterator[Problem]:
    """Yield the posts of the Party that name the body once more."""
    bodies = " ".join(part.text.upper() for part in paper.find(PartKind.ISSUER))
    for part in _iter_foot(paper, PartKind.POST):
        match = _SECRETARY.match(part.text)
        if paper.profile.is_party and match and match[2] in bodies:
            yield Problem(
                message=f"chức vụ “{part.text}” nhắc lại tên cơ quan, cần “{match[1]}”",
                where=part.where,
                found=part.text,
                required=match[1],
                hint=f"Chỉ ghi “{match[1]}”",
                mark=_ONE_SOURCE,
                certainty=part.certainty,
            )


def _grade_looks(paper: Paper) -> Iterator[Problem]:
    for kind, name in _NAMES.items():
        component = paper.component(kind)
        for part in _iter_foot(paper, kind):
            yield from grade_look(part, _by_use(paper, part, component), name, aspects=_ASPECTS[kind])
    name_row = paper.component(PartKind.SIGNER)
    for part in _iter_foot(paper, PartKind.SIGNER):
        yield from _grade_name_case(part, name_row)


def _grade_name_case(part: Part, component: Component | None) -> Iterator[Problem]:
    shown = _shown(part.first)
    is_long = sum(len(word) > 1 for word in shown.split()) > 1
    if component is not None and is_long and shown.isupper():
        yield Problem(
            message=f"họ tên người ký viết {quote(shown)}, cần chữ thường, hoa chữ cái đầu",
            where=part.where,
            found=shown,
            required="chữ thường, hoa chữ cái đầu",
            hint="Gõ lại họ tên bằng chữ thường, viết hoa chữ đầu mỗi tiếng",
            mark=component.mark,
            certainty=part.certainty,
        )


def _by_use(paper: Paper, part: Part, component: Component | None) -> Component | None:
    """Return the row for a part: how a post that stands alone looks is custom only in the Party."""
    is_alone = part.kind is PartKind.POST and not any(
        one.first.side == part.first.side for one in _iter_foot(paper, PartKind.AUTHORITY)
    )
    if component is not None and is_alone and paper.profile.is_party:
        return replace(component, mark="M")
    return component


RULES = (signature_form,)
