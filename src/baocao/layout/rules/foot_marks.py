"""Ký hiệu người soạn thảo, and how to reach the body that issued the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from baocao.errors import Severity
from baocao.layout.blocks import Paragraph, iter_paragraphs
from baocao.layout.paper import Paper, Part, PartKind, Zone
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import grade_look

_UNSURE: Final = 0.5
_LETTERS: Final = ("size", "bold", "italic")


@rule(
    "MK03",
    "typist-mark",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 3; phần IV, hàng 12", hd05="HD 05-HD/VPTW, ô 12"
    ),
    hint="Chọn cỡ chữ 11, chữ đứng, sát lề trái cho ký hiệu người soạn thảo",
    mends=True,
)
def typist_mark(paper: Paper) -> Iterator[Problem]:
    """Ký hiệu người soạn thảo và số bản trình bày không đúng.

    Vì sao: ký hiệu này để tra cứu, không lẫn với Nơi nhận.
    Cách sửa: cỡ chữ 11, chữ đứng, không đậm, sát lề trái, dưới Nơi nhận.
    Ví dụ: PL.(300).
    """
    for part in paper.find(PartKind.TYPIST):
        if part.zone is Zone.FOOT:
            aspects = (*_LETTERS, "alignment")
            component = paper.component(part.kind)
            yield from grade_look(part, component, "ký hiệu người soạn thảo", aspects=aspects)


@rule(
    "MK04",
    "contact-line",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 4; phần IV, hàng 13", hd05="HD 05-HD/VPTW, ô 13"
    ),
    hint="Chọn cỡ chữ 11–12, chữ đứng (văn bản Đảng cỡ 10), kẻ một nét phía trên",
    mends=True,
)
def contact_line(paper: Paper) -> Iterator[Problem]:
    """Địa chỉ, điện thoại, thư điện tử ở chân trang đầu trình bày không đúng.

    Vì sao: dòng này đứng ngoài nội dung, phải nhỏ hơn và có nét kẻ ngăn.
    Cách sửa: cỡ chữ 11–12, chữ đứng, không đậm (văn bản Đảng cỡ 10); kẻ nét liền hết chiều ngang phía trên.
    """
    parts = [part for part in paper.find(PartKind.CONTACT) if part.zone is Zone.FOOT]
    for part in parts:
        yield from grade_look(part, paper.component(part.kind), "dòng liên hệ", aspects=_LETTERS)
    if parts and "footer" in parts[0].first.anchor.part and not _has_rule_above(paper, parts[0]):
        yield Problem(
            message="trên dòng liên hệ không có nét kẻ, cần nét liền hết chiều ngang",
            where=parts[0].where,
            required="nét kẻ",
            hint="Bôi đen dòng này, chọn Home › Borders › Top Border",
            certainty=_UNSURE,
        )


def _has_rule_above(paper: Paper, part: Part) -> bool:
    """Return whether anything in the footer of a contact line can be the rule above it."""
    anchor = part.first.anchor
    footers = [blocks for section in paper.facts.sections for blocks in section.footers.values()]
    for blocks in footers:
        paragraphs = list(iter_paragraphs(blocks))
        if not any(paragraph.anchor == anchor for paragraph in paragraphs):
            continue
        is_table = any(not isinstance(block, Paragraph) for block in blocks)
        return is_table or any(map(_is_ruled, paragraphs))
    return True


def _is_ruled(paragraph: Paragraph) -> bool:
    has_line = set(paragraph.text.strip()) <= {"_", "-", "–", "—"} and bool(paragraph.text.strip())
    return bool(paragraph.rules or paragraph.format.borders or paragraph.pictures or has_line)


RULES = (typist_mark, contact_line)
