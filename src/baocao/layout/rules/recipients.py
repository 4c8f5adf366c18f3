"""Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Line, Paper, Part, PartKind, Zone
from baocao.layout.repair import SetText
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import grade_look
from baocao.viet.text import quote

_UNSURE: Final = 0.5
_DASHES: Final = ("-", "–", "—")
_SUB_SIGNS: Final = ("+", "*", "•", "o ")
_FILE: Final = re.compile(r"[-–—+•*\s]*lưu(?![^\W\d_])", re.IGNORECASE)
_TIGHT: Final = re.compile(r"([-–—])(?=\w)")
_FILE_STATE: Final = re.compile(r"Lưu(\s*)(:?)(\s*)(.*)", re.DOTALL | re.IGNORECASE)
_LABEL_GAP: Final = re.compile(r"\s+(?=:)")


@rule(
    "NN01",
    "recipients-form",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 9, điểm b; phần IV, hàng 9b",
        hd05="HD 05-HD/VPTW, ô 9b; mục 9.2.5",
        hd36="HD 36-HD/VPTW, ô 9b",
    ),
    hint="Viết lại Nơi nhận: mỗi nơi một dòng “- …;”, dòng cuối “- Lưu …”",
    mends=True,
)
def recipients_form(paper: Paper) -> Iterator[Problem]:
    """Nơi nhận viết hoặc trình bày không đúng.

    Vì sao: văn thư gửi và lưu văn bản theo đúng danh sách này.
    Cách sửa: chữ “Nơi nhận:” một dòng riêng; mỗi nơi nhận một dòng, bắt đầu bằng “- ”, kết thúc bằng “;”;
    dòng cuối “- Lưu: VT, <đơn vị soạn thảo>.” (văn bản Đảng: “- Lưu <nơi lưu>.”).
    """
    label = next(_iter_foot(paper, PartKind.RECIPIENTS_LABEL), None)
    items = list(_iter_foot(paper, PartKind.RECIPIENT))
    if label is not None:
        yield from _grade_label(paper, label, items)
    if not items:
        return
    yield from _grade_items(paper, items)
    yield from _grade_ends(paper, items)
    yield from _grade_file_line(paper, label, items)


def _iter_foot(paper: Paper, kind: PartKind) -> Iterator[Part]:
    return (part for part in paper.find(kind) if part.zone is Zone.FOOT)


def _grade_label(paper: Paper, label: Part, items: Sequence[Part]) -> Iterator[Problem]:
    component = paper.component(label.kind)
    if component is None:
        return
    line, text = label.first, label.text
    gap = _LABEL_GAP.search(text)
    if gap is not None and _LABEL_GAP.sub("", text) == component.text:
        start = line.start + gap.start()
        yield Problem(
            message=f"trước dấu hai chấm của {quote(text)} có dấu cách, cần {quote(component.text)}",
            where=line.where,
            found=text,
            required=component.text,
            certainty=_UNSURE,
            hint="Xóa dấu cách trước dấu hai chấm",
            repairs=(SetText(anchor=line.anchor, start=start, end=start + len(gap[0]), text=""),),
        )
    elif text != component.text:
        yield Problem(
            message=f"nhãn nơi nhận viết {quote(text)}, cần {quote(component.text)}",
            where=line.where,
            found=text,
            required=component.text,
            mark=component.mark,
            hint=f"Đổi thành {quote(component.text)}",
            certainty=label.certainty,
        )
    if items and _is_same_line(line, items[0].first):
        yield Problem(
            message=f"{quote(component.text)} và nơi nhận đầu tiên cùng một dòng, cần mỗi thứ một dòng",
            where=line.where,
            hint=f"Bấm Enter ngay sau {quote(component.text)}",
            mark=component.mark,
            certainty=label.certainty,
        )
    aspects = ("size", "bold", "italic", "alignment", "underline")
    for problem in grade_look(label, component, f"chữ {quote(component.text)}", aspects=aspects):
        is_custom = problem.found == "bị gạch chân"
        yield replace(problem, certainty=_UNSURE) if is_custom else problem


def _is_same_line(label: Line, item: Line) -> bool:
    is_same = label.anchor == item.anchor and label.side == item.side
    return is_same and not set(label.paragraph.text[label.end : item.start]) & {"\n", "\t"}


def _grade_items(paper: Paper, items: Sequence[Part]) -> Iterator[Problem]:
    """Yield how the letters of the items look, all of them together, and items without a dash."""
    component = paper.component(PartKind.RECIPIENT)
    lines = tuple(line for part in items for line in part.lines)
    whole = replace(items[0], lines=lines, certainty=1.0)
    yield from grade_look(whole, component, "nơi nhận", aspects=("size", "bold", "italic", "alignment"))
    for part in items:
        text, line = part.text, part.first
        if text.startswith(_SUB_SIGNS) or line.paragraph.label:
            continue
        if not text.startswith(_DASHES):
            yield Problem(
                message=f"nơi nhận {quote(text)} không có gạch đầu dòng, cần “- ”",
                where=line.where,
                found=text,
                required=f"- {text}",
                hint="Gõ “- ” ở đầu dòng",
                mark=paper.profile.recipients.mark,
                certainty=part.certainty,
            )
        elif match := _TIGHT.match(text):
            fix = SetText(anchor=line.anchor, start=line.start, end=line.start + 1, text=f"{match[1]} ")
            yield Problem(
                message=f"sau gạch đầu dòng của {quote(text)} không có dấu cách, cần một dấu cách",
                where=line.where,
                found=match[1],
                required="- ",
                hint="Gõ thêm một dấu cách sau gạch đầu dòng",
                certainty=_UNSURE,
                repairs=(fix,),
            )


def _grade_ends(paper: Paper, items: Sequence[Part]) -> Iterator[Problem]:
    """Yield the items that do not end as the standard wants, the last one apart."""
    form = paper.profile.recipients
    # Which guide of the Party applies is not known without a date.
    is_open = paper.profile.is_party and paper.issued is None
    ends = (form.item_end, ";", ",") if is_open else (form.item_end, ";")
    for part, below in pairwise(items):
        leads = part.text.endswith(":") and below.text.startswith(_SUB_SIGNS)
        is_sub = part.text.startswith(_SUB_SIGNS) and part.text.endswith(",")
        if not part.text.endswith(ends) and not leads and not is_sub:
            yield _complain_end(paper, part, form.item_end)
    last = items[-1]
    if not last.text.endswith(form.last_end):
        yield _complain_end(paper, last, form.last_end)


def _complain_end(paper: Paper, part: Part, wanted: str) -> Problem:
    end = part.text[-1:]
    found = "không có dấu cuối" if end.isalnum() or end in "()”" else f"kết thúc bằng “{end}”"
    return Problem(
        message=f"nơi nhận {quote(part.text)} {found}, cần “{wanted}”",
        where=part.lines[-1].where,
        found=found,
        required=wanted,
        hint=f"Gõ “{wanted}” ở cuối dòng" + ("" if found.startswith("không") else f", bỏ “{end}”"),
        mark=paper.profile.recipients.mark,
        certainty=part.certainty,
    )


def _grade_file_line(paper: Paper, label: Part | None, items: Sequence[Part]) -> Iterator[Problem]:
    form = paper.profile.recipients
    found = [part for part in items if _FILE.match(part.text)]
    wanted = "- Lưu: VT, …." if not paper.profile.is_party else "- Lưu …."
    if not found:
        is_minutes = paper.type_name == "BIÊN BẢN"
        yield Problem(
            message=f"nơi nhận không có dòng “Lưu”, cần dòng cuối {quote(wanted)}",
            where=items[-1].where,
            required=wanted,
            hint=f"Thêm dòng cuối {quote(wanted)}",
            mark="C2" if paper.profile.is_party else form.mark,
            certainty=_UNSURE if is_minutes or label is None else min(part.certainty for part in items),
        )
        return
    if found[-1] is not items[-1] and not items[-1].text.startswith(_SUB_SIGNS):
        yield Problem(
            message=f"dòng {quote(found[-1].text)} không ở cuối Nơi nhận, cần là dòng cuối",
            where=found[-1].where,
            hint="Chuyển dòng này xuống cuối Nơi nhận",
            certainty=min(found[-1].certainty, items[-1].certainty),
        )
    grade = _grade_party_file if paper.profile.is_party else _grade_state_file
    yield from grade(paper, found[-1])


def _grade_state_file(paper: Paper, part: Part) -> Iterator[Problem]:
    match = _FILE_STATE.search(part.text)
    if match is None:
        return
    form, text = paper.profile.recipients, part.text
    before, colon, after, rest = match.groups()
    if not colon:
        yield Problem(
            message=f"dòng lưu viết {quote(text)}, cần dấu hai chấm sau chữ “Lưu”",
            where=part.where,
            found=text,
            required="- Lưu: VT, ….",
            mark=form.mark,
            hint="Gõ dấu hai chấm ngay sau chữ “Lưu”",
            certainty=part.certainty,
        )
        return
    if before or not after:
        yield _complain_blanks(part, match)
    if not re.match(r"VT(?![^\W_])", rest):
        yield Problem(
            message=f"dòng lưu viết {quote(text)}, cần “VT” (văn thư) ngay sau “Lưu:”",
            where=part.where,
            found=text,
            required="- Lưu: VT, ….",
            certainty=_UNSURE,
            hint="Gõ “VT” ngay sau “Lưu:”",
        )


def _complain_blanks(part: Part, match: re.Match[str]) -> Problem:
    """Return the fault of a file line whose blanks around the colon are wrong."""
    line = part.first
    at, end = match.end(0) - len(match[0]) + len("Lưu"), match.start(4)
    is_here = end <= len(line.text) and not line.paragraph.label
    fix = SetText(anchor=line.anchor, start=line.start + at, end=line.start + end, text=": ")
    return Problem(
        message=f"dấu cách quanh dấu hai chấm của {quote(part.text)} chưa đúng, cần “Lưu: ”",
        where=part.where,
        found=match[0][:8].strip(),
        required="Lưu: ",
        hint="Viết liền “Lưu:” rồi gõ một dấu cách",
        certainty=_UNSURE,
        repairs=(fix,) if is_here else (),
    )


def _grade_party_file(paper: Paper, part: Part) -> Iterator[Problem]:
    text, form = part.text, paper.profile.recipients
    if re.search(r"Lưu\s*:", text):
        yield Problem(
            message=f"dòng lưu viết {quote(text)}, cần bỏ dấu hai chấm sau chữ “Lưu”",
            where=part.where,
            found=text,
            required="- Lưu ….",
            hint="Xóa dấu hai chấm sau chữ “Lưu”",
            mark="C2" if form.mark != "C" else form.mark,
            certainty=part.certainty,
        )
    if re.search(r"(?<!\w)VT(?!\w)", text):
        yield Problem(
            message=f"dòng lưu viết {quote(text)}, cần tên văn phòng lưu, không ghi “VT”",
            where=part.where,
            found="VT",
            required="- Lưu ….",
            hint="Thay “VT” bằng tên văn phòng lưu",
            certainty=_UNSURE,
        )


RULES = (recipients_form,)
