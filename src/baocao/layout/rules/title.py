"""Tên loại and trích yếu, that of a công văn as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper, Part, PartKind
from baocao.layout.repair import SetParagraph
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import ADVISORY, CUSTOM, grade_look, is_off_centre
from baocao.layout.rules.strokes import grade_rule
from baocao.units import Length

_HYPHEN: Final = "-"
_COMMON: Final = re.compile(
    r"(?:Về|Kết quả|Tình hình|Công tác|Thực hiện|Triển khai|Tổ chức|Tổng kết|Sơ kết|Nhiệm vụ|Phương hướng)\b"
)
"""Words that are no names: a trích yếu of the Party begins them with a small letter."""
_SHORT_ABOUT: Final = re.compile(r"V/v\b", re.IGNORECASE)
_AFTER_PREFIX: Final = re.compile(r"V/v\s*([:.,;])")
_ROUGH: Final = 0.5
"""Share of the wanted gap that is surely too little."""


@rule(
    "TY01",
    "title-wrong",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 5; phần IV, hàng 5a",
        hd05="HD 05-HD/VPTW, ô 5a",
        hd36="HD 36-HD/VPTW, Phụ lục 3, ô 5a",
    ),
    hint="Đặt tên loại in hoa, trích yếu chữ thường, đều đậm, căn giữa; bên dưới kẻ nét liền hoặc gõ “-----”",
    mends=True,
)
def title_wrong(paper: Paper) -> Iterator[Problem]:
    """Tên loại hoặc trích yếu sai kiểu trình bày, thiếu nét kẻ (nhà nước) hay thiếu năm gạch nối (Đảng).

    Vì sao: tên loại và trích yếu cho biết văn bản nói về việc gì; dưới trích yếu văn bản nhà nước kẻ nét
    liền dài từ 1/3 đến 1/2 dòng chữ, văn bản của Đảng gõ đúng năm gạch nối.
    Cách sửa: tên loại in hoa, đứng, đậm; trích yếu chữ thường, đứng, đậm; cả hai căn giữa trang.
    Ví dụ: `BÁO CÁO` / `Kết quả công tác dân vận quý III năm 2026`.
    """
    for part in paper.find(PartKind.TYPE):
        yield from grade_look(part, paper.component(part.kind), "tên loại")
    for part in paper.find(PartKind.SUBJECT):
        component = paper.component(part.kind)
        yield from grade_look(part, component, "trích yếu")
        if not paper.profile.is_party and (met := _SHORT_ABOUT.match(part.text)):
            yield Problem(
                message=f"trích yếu mở đầu bằng “{met[0]}” của công văn, cần “Về việc”",
                where=part.where,
                found=met[0],
                required="Về việc",
                hint=f"Sửa “{met[0]}” thành “Về việc”",
                mark=ADVISORY,
                certainty=part.certainty,
            )
        yield from _check_first_letter(part, capital=paper.profile.subject.first_capital)
        if not paper.profile.subject.mark_below:
            yield from grade_rule(part, component, "trích yếu", paper.profile.rule)
    if paper.profile.subject.mark_below:
        yield from _check_hyphens(paper)


@rule(
    "CV01",
    "letter-subject-wrong",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 5; phần IV, hàng 5b",
        hd05="HD 05-HD/VPTW, ô 5b",
        hd36="HD 36-HD/VPTW, Phụ lục 3, ô 5b",
    ),
    hint="Viết trích yếu sau “V/v”, chữ đứng (nhà nước) hoặc “về việc”, chữ nghiêng cỡ 12 (Đảng), căn giữa",
    mends=True,
)
def letter_subject_wrong(paper: Paper) -> Iterator[Problem]:
    """Trích yếu công văn sai cách mở đầu, sai kiểu trình bày hoặc dính liền dòng số, ký hiệu.

    Vì sao: công văn nhà nước viết sau chữ `V/v`, cỡ 12–13, đứng, cách dòng số 6 pt; công văn của Đảng viết
    cỡ 12, nghiêng, mở đầu `về việc`.
    Cách sửa: gõ lại chữ mở đầu, đặt cỡ chữ, căn giữa dưới số, ký hiệu; Layout › Spacing › Before 6 pt.
    Ví dụ: `V/v góp ý dự thảo quy chế`.
    """
    for part in paper.find(PartKind.LETTER_SUBJECT):
        component = paper.component(part.kind)
        if component is None:
            continue
        prefix = component.prefix.strip()
        if prefix and not part.text.startswith(prefix):
            met = part.text.split(" ", 1)[0]
            yield Problem(
                message=f"trích yếu công văn mở đầu bằng “{met}”, cần “{prefix}”",
                where=part.where,
                found=met,
                required=prefix,
                hint=f"Đổi “{met}” thành “{prefix}”" if met[:1] in "Vv" else f"Gõ “{prefix}” ở đầu dòng",
                mark=component.prefix_mark or component.mark,
                certainty=part.certainty,
            )
        elif prefix and (mark := _AFTER_PREFIX.match(part.text)):
            yield Problem(
                message=f"sau “{prefix}” có dấu “{mark[1]}”, cần một dấu cách",
                where=part.where,
                found=mark[0],
                required=f"{prefix} ",
                hint=f"Xóa dấu “{mark[1]}” sau “{prefix}”",
                mark=ADVISORY,
                certainty=part.certainty,
            )
        yield from grade_look(part, component, "trích yếu công văn")
        yield from _check_gap(paper, part)


def _check_first_letter(part: Part, *, capital: bool) -> Iterator[Problem]:
    """Yield a problem when trích yếu begins with the other case; a Party one may begin with a name."""
    letter = part.text[:1]
    if not letter.isalpha() or letter.isupper() == capital or part.text.isupper():
        return
    yield Problem(
        message=f"trích yếu bắt đầu bằng chữ “{letter}”, thường viết “{letter.swapcase()}”",
        where=part.where,
        found=letter,
        required=letter.swapcase(),
        hint=f"Đổi chữ đầu thành “{letter.swapcase()}”",
        mark=ADVISORY if not capital and _COMMON.match(part.text) else CUSTOM,
        certainty=part.certainty,
    )


def _check_hyphens(paper: Paper) -> Iterator[Problem]:
    """Yield what is wrong with the five hyphens below a Party document's trích yếu."""
    wanted = paper.profile.subject.mark_below
    found = paper.find(PartKind.HYPHENS)
    for part in found:
        written = "".join(part.text.split())
        if part.text != wanted:
            count = len(written)
            met = f"{count} gạch nối" if set(written) == {_HYPHEN} else f"“{part.text}”"
            yield _hyphens_wrong(paper, part, met)
        elif any(is_off_centre(line) for line in part.lines):
            none = Length(0)
            yield Problem(
                message="năm gạch nối dưới trích yếu không ở giữa, cần căn giữa",
                where=part.where,
                found="không ở giữa",
                required="căn giữa",
                hint="Bấm vào dòng này, bấm Ctrl+E để căn giữa",
                certainty=part.certainty,
                repairs=tuple(
                    SetParagraph(
                        anchor=line.anchor, alignment="center", left=none, right=none, first_line=none
                    )
                    for line in part.lines
                ),
            )
    subject = paper.first(PartKind.SUBJECT)
    if found or subject is None:
        return
    strokes = [*subject.strokes]
    if any(stroke.is_solid for stroke in strokes):
        yield _hyphens_wrong(paper, subject, "nét kẻ")
    elif not strokes:
        yield _hyphens_wrong(paper, subject, "không có dấu")


def _hyphens_wrong(paper: Paper, part: Part, met: str) -> Problem:
    wanted = paper.profile.subject.mark_below
    return Problem(
        message=f"dưới trích yếu {'là ' if not met.startswith('không') else ''}{met}, "
        f"cần năm gạch nối “{wanted}”",
        where=part.lines[-1].where,
        found=met,
        required=wanted,
        hint=f"{'Gõ' if met.startswith('không') else 'Thay bằng'} “{wanted}” ở một dòng riêng, căn giữa",
        certainty=part.certainty,
    )


def _check_gap(paper: Paper, part: Part) -> Iterator[Problem]:
    """Yield a problem when a công văn's trích yếu surely follows the number without the gap wanted."""
    component = paper.component(part.kind)
    number = paper.first(PartKind.NUMBER)
    if component is None or component.space_before_pt is None or number is None:
        return
    above, below = number.lines[-1], part.first
    is_next = above.anchor.part == below.anchor.part and below.anchor.index == above.anchor.index + 1
    if not is_next or above.cell != below.cell or above.side != below.side:
        return
    gap = above.paragraph.format.space_after.pt + below.paragraph.format.space_before.pt
    if gap >= component.space_before_pt.min * _ROUGH:
        return
    wanted = component.space_before_pt
    yield Problem(
        message=f"trích yếu công văn cách dòng số {gap:g} pt, cần {wanted} pt".replace(".", ","),
        where=part.where,
        found=f"{gap:g} pt",
        required=f"{wanted} pt",
        hint=f"Bấm vào dòng này, vào Layout › Spacing, đặt Before {wanted.use:g} pt",
        mark=ADVISORY,
        certainty=part.certainty,
        repairs=(SetParagraph(anchor=below.anchor, space_before=Length.from_pt(wanted.use)),),
    )


RULES = (title_wrong, letter_subject_wrong)
