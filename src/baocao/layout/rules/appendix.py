"""Appendices: their heads, their numerals, and what the text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import SURE, Line, Paper, Part, PartKind, Zone
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import grade_look, show_letters
from baocao.layout.rules.sequence import read_roman
from baocao.viet.text import quote
from baocao.viet.words import to_roman

_UNSURE: Final = 0.5
_HEAD: Final = re.compile(r"phụ\s+lục\s*(?:số\s*)?(\w+)?", re.IGNORECASE)
_REFERENCE: Final = re.compile(
    r"phụ\s+lục|kèm\s+theo|đính\s+kèm|gửi\s+kèm|biểu\s+(?:mẫu|số|tổng|thống)|mẫu\s+số|danh\s+sách|bảng\s+tổng\s+hợp",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"(?i:phụ\s+lục)\s*(?:số\s*)?((?:[IVXL]+|\d{1,2})(?!\w)(?:[\s,;&]|và|số|(?i:phụ\s+lục))*)+"
)
_MANY: Final = re.compile(
    r"(?i:(?:các|đến)\s+phụ\s+lục)|(?i:phụ\s+lục)[^.\n]{0,12}[IVXL\d]\s*(?:[–-]|đến)\s*[IVXL\d]"
)
_NUMERAL: Final = re.compile(r"(?<!\w)(?:[IVXL]+|\d{1,2})(?!\w)")


@rule(
    "PL01",
    "appendix-look",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 1; phần IV, phụ lục; Mẫu 2.1",
        hd05="HD 05-HD/VPTW, phụ lục (thông lệ)",
    ),
    hint="Trình bày lại đầu phụ lục: “Phụ lục …”, tên phụ lục, dòng “(Kèm theo …)”, đều căn giữa",
    mends=True,
)
def appendix_look(paper: Paper) -> Iterator[Problem]:
    """Đầu phụ lục trình bày không đúng.

    Vì sao: phụ lục là phần của văn bản, đầu phụ lục cho biết nó kèm theo văn bản nào.
    Cách sửa: “Phụ lục I” cỡ 14, đậm; tên phụ lục in hoa, cỡ 13–14, đậm;
    “(Kèm theo …)” nghiêng, cỡ 13–14; tất cả căn giữa.
    """
    aspects = ("size", "bold", "italic", "alignment")
    for part in _find_sure(paper, PartKind.APPENDIX_NUMBER):
        yield from grade_look(part, paper.component(part.kind), "dòng “Phụ lục”", aspects=aspects)
        yield from _grade_label(paper, part)
    for part in _find_sure(paper, PartKind.APPENDIX_TITLE):
        yield from grade_look(part, paper.component(part.kind), "tên phụ lục", aspects=(*aspects, "case"))
    for part in _find_sure(paper, PartKind.APPENDIX_SOURCE):
        yield from grade_look(part, paper.component(part.kind), "dòng kèm theo", aspects=aspects)


@rule(
    "PL02",
    "appendix-unmentioned",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 1, điểm a", hd05="HD 05-HD/VPTW, phụ lục (thông lệ)"
    ),
    hint="Thêm vào nội dung lời dẫn đến phụ lục, ví dụ “(chi tiết tại Phụ lục I kèm theo)”",
)
def appendix_unmentioned(paper: Paper) -> Iterator[Problem]:
    """Nội dung văn bản không nhắc đến phụ lục.

    Vì sao: phụ lục chỉ có giá trị khi văn bản dẫn đến nó.
    Cách sửa: thêm lời dẫn, ví dụ “(số liệu tại Phụ lục I kèm theo)”.
    """
    form = paper.profile.appendix
    heads = _find_sure(paper, PartKind.APPENDIX_NUMBER) or _find_sure(paper, PartKind.APPENDIX_TITLE)
    if not heads or not form.reference_required or paper.form == "appendix":
        return
    text = _text_of_body(paper)
    if not _REFERENCE.search(text):
        yield Problem(
            message="có phụ lục mà nội dung không có lời dẫn đến phụ lục",
            where=heads[0].where,
            found=heads[0].text,
            mark=form.mark,
            certainty=heads[0].certainty,
        )
        return
    named = {number for match in _NAMED.finditer(text) for number in _NUMERAL.findall(match[0])}
    if not named or _MANY.search(text):
        return
    for part in _find_sure(paper, PartKind.APPENDIX_NUMBER):
        number = _numeral(part)
        if number and not _same(number, named):
            yield Problem(
                message=f"nội dung không có lời dẫn đến {quote(part.text)}",
                where=part.where,
                found=part.text,
                mark=form.mark,
                certainty=_UNSURE,
            )


@rule(
    "PL03",
    "appendix-numerals",
    severity=Severity.ERROR,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 1, điểm b"),
    hint="Đánh số các phụ lục bằng chữ số La Mã: Phụ lục I, Phụ lục II…",
)
def appendix_numerals(paper: Paper) -> Iterator[Problem]:
    """Từ hai phụ lục trở lên mà không đánh số La Mã liền nhau.

    Vì sao: nội dung dẫn đến từng phụ lục theo số.
    Cách sửa: ghi Phụ lục I, Phụ lục II, Phụ lục III…
    """
    form = paper.profile.appendix
    heads = _find_sure(paper, PartKind.APPENDIX_NUMBER)
    if form.numerals != "roman" or len(heads) < 2:  # noqa: PLR2004
        return
    for at, part in enumerate(heads, 1):
        number, wanted = _numeral(part), f"{form.label} {to_roman(at)}"
        if _roman(number) != at:
            yield Problem(
                message=f"phụ lục thứ {at} ghi {quote(part.text)}, cần {quote(wanted)}",
                where=part.where,
                found=part.text,
                required=wanted,
                hint=f"Đổi thành {quote(wanted)}",
                mark=form.mark,
                certainty=part.certainty,
            )


def _find_sure(paper: Paper, kind: PartKind) -> list[Part]:
    """Return the parts of appendices that are recognised beyond doubt; forms and lists are none."""
    return [part for part in paper.find(kind) if part.certainty >= SURE]


def _grade_label(paper: Paper, part: Part) -> Iterator[Problem]:
    """Yield a label in capitals; many offices write it so."""
    component, line = paper.component(part.kind), part.first
    match = _HEAD.match(_shown(line))
    if component is None or match is None or not match[0].startswith("PHỤ"):
        return
    yield Problem(
        message=f"dòng “Phụ lục” viết {quote(match[0])}, cần chữ thường {quote(component.text)}",
        where=part.where,
        found=match[0],
        required=component.text,
        hint=f"Gõ lại thành {quote(component.text)}",
        mark=component.mark,
        certainty=_UNSURE,
    )


def _shown(line: Line) -> str:
    return show_letters(line).strip()


def _numeral(part: Part) -> str:
    match = _HEAD.match(part.text)
    return match[1] or "" if match else ""


def _roman(written: str) -> int:
    """Return the number of a numeral in Roman capitals; 0 for anything else."""
    return read_roman(written) if written.isupper() else 0


def _number(written: str) -> int:
    """Return the number of an appendix, in Roman capitals or Arabic numerals; 0 for anything else."""
    return int(written) if written.isdecimal() else _roman(written)


def _same(number: str, named: set[str]) -> bool:
    """Return whether an appendix is among those named, in Roman or Arabic numerals."""
    value = _number(number)
    return not value or value in map(_number, named)


def _text_of_body(paper: Paper) -> str:
    """Return the words that can refer to an appendix: head and body, tables included."""
    heads = [part for part in paper.parts if part.zone is Zone.APPENDIX]
    start = heads[0].first.anchor if heads else None
    paragraphs = (
        one.text
        for one in paper.paragraphs
        if start is None or one.anchor.part != start.part or one.anchor < start
    )
    return "\n".join(paragraphs)


RULES = (appendix_look, appendix_unmentioned, appendix_numerals)
