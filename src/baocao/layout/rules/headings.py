"""Headings, clauses and points: their numbers and their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from baocao.errors import Severity
from baocao.layout.blocks import Run
from baocao.layout.forms import Component
from baocao.layout.paper import SURE, Line, Paper, Part, PartKind, Zone
from baocao.layout.repair import SetRuns
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.body_measures import is_all, wraps
from baocao.layout.rules.look import ADVISORY, find_letters, grade_look
from baocao.layout.rules.sequence import LEVEL_NAMES, Break, Label, find_breaks, read_labels

_UNSURE: Final = 0.5
_LONGEST_HEADING: Final = 160
"""Characters; what is longer is a sentence that begins with a number."""
_ENDS: Final = (".", ";", ":", ",", "…")
_OTHER_SIGNS: Final = {"la_ma": {"-", "/", ")"}, "khoan": {"-", "/"}, "diem": {".", "-", "/"}}
"""{level: signs after its number that the decree's own form lacks}."""
_LABEL: Final = re.compile(r"Điều\s+\d+\w?\s*[.:]?")


@rule(
    "BD02",
    "heading-chain",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 6, điểm c",
        hd05="HD 05-HD/VPTW, ô 6: phần, chương, mục, điều, khoản, điểm",
    ),
    hint="Đánh lại số của đề mục cho liền nhau, một kiểu trong cả văn bản",
)
def heading_chain(paper: Paper) -> Iterator[Problem]:
    """Số của phần, chương, mục, Điều, khoản không liền nhau hoặc viết hai kiểu.

    Vì sao: đề mục nhảy số hay trùng số thì không viện dẫn được.
    Cách sửa: đánh lại số theo thứ tự; chọn một kiểu “I.” hoặc “I-” cho cả văn bản.
    Ví dụ: sau mục I là mục III.
    """
    labels = read_labels(paper)
    seen: set[str] = set()
    for found in find_breaks(paper, labels):
        if found.kind == "letter" or (found.label.level == "diem" and found.kind != "sign"):
            continue
        if found.kind == "sign":
            if found.label.level in seen:
                continue
            seen.add(found.label.level)
        yield _report(found)
    yield from _find_mixed_sections(labels, seen)
    yield from _find_other_signs(paper, labels, seen)


@rule(
    "BD03",
    "point-letters",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 6, điểm c",
        hd05="HD 05-HD/VPTW, ô 6: điểm a), b), c)",
    ),
    hint="Đặt lại chữ cái của các điểm theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k, l…",
)
def point_letters(paper: Paper) -> Iterator[Problem]:
    """Chữ cái của các điểm không theo thứ tự bảng chữ cái tiếng Việt.

    Vì sao: điểm được viện dẫn theo chữ cái; Word tự đánh a, b, c, d, e nên bỏ mất đ và thêm f, j, w.
    Cách sửa: gõ tay chữ cái của điểm, sau d) là đ), sau e) là g).
    Ví dụ: c), d), e) cần sửa thành c), d), đ).
    """
    for found in find_breaks(paper, read_labels(paper)):
        if found.label.level != "diem" or found.kind == "sign":
            continue
        problem = _report(found)
        # Letters that Word writes by itself follow the English alphabet, whoever chose them.
        if found.kind == "gap" and found.missing == "đ" and found.label.part.certainty >= SURE:
            problem = replace(problem, certainty=1.0)
        yield problem


@rule(
    "BD04",
    "heading-look",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần IV, hàng 6",
        hd05="HD 05-HD/VPTW, ô 6",
    ),
    hint="Bôi đen đề mục rồi chỉnh đậm, cỡ chữ, căn lề trong thẻ Home",
    mends=True,
)
def heading_look(paper: Paper) -> Iterator[Problem]:
    """Phần, chương, mục, Điều, khoản, điểm trình bày không đúng kiểu chữ.

    Vì sao: kiểu chữ cho người đọc biết cấp của đề mục.
    Cách sửa: mục “I.” in hoa đậm; “Điều 1.” đậm; khoản có tiêu đề thì tiêu đề một dòng riêng, đậm;
    điểm chữ thường, không đậm.
    """
    for part in paper.find(PartKind.CHAPTER):
        yield from _grade_chapter(paper, part)
    for part in paper.find(PartKind.CHAPTER_TITLE):
        yield from grade_look(part, paper.component(part.kind), "tiêu đề của phần, chương, mục")
    for part in _iter_body(paper, PartKind.SECTION):
        if not _is_sentence(part):
            aspects = ("size", "bold", "italic", "case")
            component, name = paper.component(part.kind), f"mục {_head(part)}"
            yield from grade_look(part, component, name, aspects=aspects)
            advisory = component and replace(component, mark=ADVISORY)
            yield from grade_look(part, advisory, name, aspects=("underline",))
    for part in _iter_body(paper, PartKind.ARTICLE):
        yield from _grade_article(paper, part)
    yield from _grade_clauses(paper)
    for part in _iter_body(paper, PartKind.POINT):
        yield from _grade_point(paper, part)


def _report(found: Break) -> Problem:
    label, before, level = found.label, found.before, LEVEL_NAMES[found.label.level]
    missing = f"{level} {found.missing}"
    if found.kind == "letter":
        message = f"điểm đặt bằng chữ “{label.shown}” không dùng để đánh thứ tự trong văn bản tiếng Việt"
    elif before is None:
        message = f"{label.name} đứng đầu, thiếu {missing}"
    elif found.kind == "gap":
        message = f"{label.name} đứng ngay sau {before.name}, cần {missing}"
    elif found.kind == "repeat":
        message = f"{label.name} có hai lần liền nhau"
    elif found.kind == "sign":
        old, new = before.shown + before.sign, label.shown + label.sign
        message = f"{level} viết hai kiểu “{old}” và “{new}”, cần một kiểu trong cả văn bản"
    else:
        message = f"{label.name} đứng sau {before.name}, sai thứ tự"
    return Problem(
        message=message,
        where=label.line.where,
        found=label.shown,
        required=found.missing,
        hint=_advise(found),
        certainty=_UNSURE if found.kind == "start" or not found.is_sure else label.part.certainty,
    )


def _advise(found: Break) -> str:
    """Return how to mend a list of numbers that breaks off; empty for what the rule itself says."""
    word = "chữ" if found.label.level == "diem" else "số"
    if found.missing:
        thing = f"{LEVEL_NAMES[found.label.level]} {found.missing}"
        return f"Đổi {word} ở đầu dòng này thành “{found.missing}”, hoặc thêm {thing} còn thiếu"
    if found.kind in {"repeat", "order"}:
        return f"Đánh lại {word} ở đầu dòng này và các dòng sau cho liền nhau"
    return ""


def _find_mixed_sections(labels: list[Label], seen: set[str]) -> Iterator[Problem]:
    """Yield the first ``I-`` of a document whose other sections have ``I.``, or the other way round."""
    sections = [label for label in labels if label.level == "la_ma" and label.sign]
    if "la_ma" in seen or not sections:
        return
    first = sections[0]
    other = next((label for label in sections if label.sign != first.sign), None)
    if other is not None:
        seen.add("la_ma")
        yield _report(Break(label=other, before=first, kind="sign"))


def _find_other_signs(paper: Paper, labels: list[Label], seen: set[str]) -> Iterator[Problem]:
    """Yield, once a level, a sign after the number that the decree does not know."""
    if paper.profile.is_party:
        return
    heads = paper.profile.headings
    wanted = {"la_ma": heads.section_end, "khoan": heads.item_end, "diem": heads.point_end}
    for label in labels:
        if label.level in seen or label.above or label.sign not in _OTHER_SIGNS.get(label.level, ()):
            continue
        seen.add(label.level)
        found, required = label.shown + label.sign, label.shown + wanted[label.level].strip()
        yield Problem(
            message=f"{LEVEL_NAMES[label.level]} viết “{found}”, cần “{required}”",
            where=label.line.where,
            found=found,
            required=required,
            hint=f"Đổi “{found}” thành “{required}” ở mọi {LEVEL_NAMES[label.level]}",
            certainty=_UNSURE,
        )


def _iter_body(paper: Paper, kind: PartKind) -> Iterator[Part]:
    return (part for part in paper.find(kind) if part.zone is Zone.BODY and part.first.cell is None)


def _head(part: Part) -> str:
    """Return the number a heading begins with, without the sign after it."""
    return part.text.split(maxsplit=1)[0].rstrip(".-–/)")


def _is_sentence(part: Part) -> bool:
    return len(part.text) > _LONGEST_HEADING or part.text.endswith(_ENDS)


def _grade_chapter(paper: Paper, part: Part) -> Iterator[Problem]:
    component = paper.component(part.kind)
    if component is None:
        return
    label = part.text.split(maxsplit=1)[0].capitalize()
    aspects = ("size", "bold", "italic", "alignment")
    yield from grade_look(part, component, label, aspects=aspects)


def _grade_article(paper: Paper, part: Part) -> Iterator[Problem]:
    match = _LABEL.match(part.first.text)
    component = paper.component(part.kind)
    if match is None or component is None:
        return
    runs = tuple(_label_runs(part.first, len(match[0])))
    start = part.first.start
    if any(run.format.italic for run in runs):
        yield Problem(
            message=f"“{match[0].strip()}” in nghiêng, cần chữ đứng",
            where=part.where,
            found="in nghiêng",
            required="chữ đứng",
            hint=f"Bôi đen “{match[0].strip()}”, bấm Ctrl+I để bỏ nghiêng",
            mark=component.mark,
            certainty=part.certainty,
            repairs=(
                SetRuns(anchor=part.first.anchor, start=start, end=start + len(match[0]), italic=False),
            ),
        )
    if all(run.format.bold for run in runs):
        return
    yield Problem(
        message=f"“{match[0].strip()}” không đậm, cần chữ đậm",
        where=part.where,
        found="không đậm",
        required="chữ đậm",
        hint=f"Bôi đen “{match[0].strip()}”, bấm Ctrl+B để in đậm",
        mark=component.mark,
        certainty=part.certainty,
        repairs=(SetRuns(anchor=part.first.anchor, start=start, end=start + len(match[0]), bold=True),),
    )


def _label_runs(line: Line, length: int) -> Iterator[Run]:
    """Yield the runs that the first `length` characters of a line stand in."""
    label = line.paragraph.label
    if label and line.text.startswith(label):
        yield Run(text=label, format=line.paragraph.label_format)
        length -= len(label)
    for run in line.runs:
        if length <= 0:
            return
        if any(letter.isalnum() for letter in run.text[:length]):
            yield run
        length -= len(run.text)


def _grade_clauses(paper: Paper) -> Iterator[Problem]:
    """Yield the titles of clauses that are not bold, and the bold sentences that are no titles.

    Titles numbered ``2.1.`` are custom: neither standard says how they look. Nor do the Party's
    papers say it of those numbered ``1.``, so that those are only compared with their likes.
    """
    component = paper.component(PartKind.CLAUSE)
    if component is None or not component.bold_with_title:
        return
    clauses = list(_iter_body(paper, PartKind.CLAUSE))
    titles = [
        part
        for part, follower in pairwise(paper.parts)
        if part.kind is PartKind.CLAUSE and part.zone is Zone.BODY and _is_title(part, follower)
    ]
    has_bold_title = any(is_all(part.first, "bold") for part in titles)
    mark = component.mark
    if paper.profile.is_party:
        mark = "1" if has_bold_title else "M"
    for part in titles:
        if "." in _head(part) or any(run.format.bold for run in find_letters(part.first)):
            continue
        yield Problem(
            message=f"tiêu đề khoản {_head(part)} không đậm, cần chữ đậm",
            where=part.where,
            found="không đậm",
            required="chữ đậm",
            hint="Bôi đen dòng này, bấm Ctrl+B để in đậm",
            mark=mark,
            certainty=part.certainty if has_bold_title else _UNSURE,
            repairs=(
                SetRuns(anchor=part.first.anchor, start=part.first.start, end=part.first.end, bold=True),
            ),
        )
    for part in clauses:
        if part.text.endswith((".", ";")) and wraps(part.first, 3) and is_all(part.first, "bold"):
            yield _complain_bold(part, component, f"khoản {_head(part)}", _UNSURE)


def _is_title(part: Part, follower: Part) -> bool:
    """Return whether a clause is a title beyond doubt: short, no end mark, and text follows below it."""
    deeper = {PartKind.BODY, PartKind.POINT, PartKind.BULLET}
    is_short = len(part.lines) == 1 and not wraps(part.first) and not part.text.endswith(_ENDS)
    return is_short and follower.kind in deeper and wraps(follower.first)


def _grade_point(paper: Paper, part: Part) -> Iterator[Problem]:
    component = paper.component(part.kind)
    if component is None or not is_all(part.first, "bold"):
        return
    certainty = part.certainty if part.text.endswith((".", ";")) and wraps(part.first) else _UNSURE
    yield _complain_bold(part, component, f"điểm {_head(part)}", certainty)


def _complain_bold(part: Part, component: Component, name: str, certainty: float) -> Problem:
    line = part.first
    return Problem(
        message=f"{name} in đậm, cần chữ không đậm",
        where=part.where,
        found="in đậm",
        required="chữ không đậm",
        hint="Bôi đen đoạn này, bấm Ctrl+B để bỏ đậm",
        mark=component.mark,
        certainty=min(certainty, part.certainty),
        repairs=(SetRuns(anchor=line.anchor, start=line.start, end=line.end, bold=False),),
    )


RULES = (heading_chain, point_letters, heading_look)
