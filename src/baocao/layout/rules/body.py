"""The text: how its paragraphs are set, and how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from baocao.errors import Severity
from baocao.layout.blocks import Paragraph, Table
from baocao.layout.paper import Paper, Part, Zone
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.body_habit import find_habit
from baocao.layout.rules.body_measures import CUSTOM, FINDERS, FLOWING, Fault, find_flowing, find_gaps
from baocao.viet.text import quote

_UNSURE: Final = 0.5
_SHOWN: Final = 3
"""So many different values a message names."""
_LAST_FEW: Final = 3
"""Below the end of the text there may be a note or two."""
_HINTS: Final = {
    "cỡ chữ": "Bôi đen {đoạn}, chọn cỡ chữ {cần} ở Home › Font",
    "đoạn văn": "Bôi đen {đoạn}, bấm Ctrl+J",
    "dòng đầu thụt": "Bôi đen {đoạn}, vào Home › Paragraph, đặt Special: First line {cần}",
    "khoảng cách đoạn": "Bôi đen {đoạn}, vào Home › Paragraph, đặt Spacing Before {cần}",
    "giãn dòng": "Bôi đen {đoạn}, vào Home › Paragraph, đặt Line spacing {cần}",
    "cả đoạn văn": "Bôi đen {đoạn}, bỏ đậm (Ctrl+B), bỏ nghiêng (Ctrl+I); chỉ nhấn mạnh vài chữ khi cần",
}
_END_GAPS: Final = re.compile(r"\s+(?=[./]*$)|(?<=[./])\s+")
_CLOSERS: Final = "”\"')]"
_END: Final = 80
"""So many characters at the end of a text hold its last marks."""


@rule(
    "BD01",
    "body-setting",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 6, điểm d; phần IV, hàng 6",
        hd05="HD 05-HD/VPTW, ô 6",
    ),
    hint="Bôi đen phần nội dung rồi chỉnh trong Home › Paragraph",
    mends=True,
)
def body_setting(paper: Paper) -> Iterator[Problem]:
    """Đoạn văn của phần nội dung trình bày không đúng.

    Vì sao: nội dung một cỡ chữ, căn đều hai bên, thụt dòng và giãn cách như nhau thì dễ đọc, dễ lưu.
    Cách sửa: cỡ chữ 13–14 (văn bản Đảng 14–15); căn đều hai bên; dòng đầu thụt 1 cm hoặc 1,27 cm;
    cách đoạn từ 6 pt; giãn dòng từ đơn đến 1,5 dòng (văn bản Đảng: Exactly 18–22 pt).
    """
    flowing = find_flowing(paper)
    habit = find_habit(paper, flowing)
    for what, find in FINDERS.items():
        yield from _group(
            what, [fault for part in flowing if (fault := find(paper, part, habit)) is not None]
        )
    gaps = list(find_gaps(paper))
    for mark in dict.fromkeys(fault.mark for fault in gaps):
        yield from _group("khoảng cách đoạn", [fault for fault in gaps if fault.mark == mark])


@rule(
    "BD05",
    "end-of-text",
    severity=Severity.WARNING,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL III, Mẫu 1.1–1.7, 1.9", hd05="HD 05-HD/VPTW, các mẫu"),
    hint="Gõ dấu kết thúc ngay sau câu cuối của nội dung",
)
def end_of_text(paper: Paper) -> Iterator[Problem]:
    """Nội dung không có dấu kết thúc.

    Vì sao: dấu “./.” cho biết văn bản hết ở đó, không ai thêm được lời nào phía sau.
    Cách sửa: gõ “./.” sau câu cuối (văn bản Đảng: dấu chấm).
    """
    last = _find_last(paper)
    if last is None:
        return
    form = paper.profile.end_of_text
    accepted = form.accepted if paper.profile.is_party else (form.mark_text,)
    if _bare_end(last.text).endswith((*accepted, "!")):
        return
    found = re.search(r"\W*$", _bare_end(last.text))
    shown = found[0].strip() if found else ""
    met = f"bằng {quote(shown)}" if shown else "không có dấu"
    yield Problem(
        message=f"nội dung kết thúc {met}, cần {quote(form.mark_text)}",
        where=last.lines[-1].where,
        found=shown,
        required=form.mark_text,
        hint=f"Gõ {quote(form.mark_text)} ngay sau câu cuối"
        + (f", thay cho {quote(shown)}" if shown else ""),
        certainty=last.certainty,
    )


def _group(what: str, faults: Sequence[Fault]) -> Iterator[Problem]:
    """Yield one problem for all paragraphs with the same kind of fault, at the first of them."""
    if not faults:
        return
    grave = [fault for fault in faults if fault.is_grave]
    first = (grave or [fault for fault in faults if fault.mark != CUSTOM] or faults)[0]
    values = list(dict.fromkeys(fault.found for fault in (*grave, *faults)))
    found = ", ".join(values[:_SHOWN]) + (", …" if len(values) > _SHOWN else "")
    count = f" ở {len(faults)} đoạn" if len(faults) > 1 else ""
    yield Problem(
        message=f"{what} {found}{count}, cần {first.required}",
        where=first.part.where,
        found=found,
        required=first.required,
        hint=_HINTS[what].format(
            đoạn="đoạn này" if len(faults) == 1 else "các đoạn ấy",
            cần=first.required.replace("đúng", "Exactly"),
        ),
        mark=first.mark,
        certainty=1.0 if grave else _UNSURE,
        repairs=tuple(repair for fault in faults for repair in fault.repairs),
    )


def _find_last(paper: Paper) -> Part | None:
    """Return the last paragraph of the text; None when a table, a list or nothing known ends it."""
    until = next((at for at, part in enumerate(paper.parts) if part.zone is Zone.FOOT), None)
    if until is None:
        return None
    body = [part for part in paper.parts[:until] if part.zone is Zone.BODY]
    while body and body[-1].text.startswith("(") and body[-1].text.endswith((")", ").")):
        body.pop()
    if not body or body[-1].kind not in FLOWING or body[-1].first.cell is not None:
        return None
    mark = paper.profile.end_of_text.mark_text
    if len(mark) > 1 and any(_bare_end(part.text).endswith(mark) for part in body[-_LAST_FEW:]):
        return None
    last = body[-1]
    return None if _is_followed_by_table(paper, last) else last


def _is_followed_by_table(paper: Paper, part: Part) -> bool:
    """Tell whether the next thing that prints is a table of the content."""
    anchor = part.lines[-1].anchor
    blocks = iter(paper.facts.blocks)
    for block in blocks:
        if isinstance(block, Paragraph) and block.anchor == anchor:
            break
    after = next((one for one in blocks if isinstance(one, Table) or not one.is_empty), None)
    return any(after is table for table in paper.tables)


def _bare_end(text: str) -> str:
    """Return a text without the blanks among its last marks and the quotes after them."""
    return _END_GAPS.sub("", text.rstrip()[-_END:].rstrip(_CLOSERS)).rstrip()


RULES = (body_setting, end_of_text)
