"""Kính gửi, and what Nơi nhận says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from baocao.errors import Severity
from baocao.layout.blocks import Run
from baocao.layout.naming.head_words import fold
from baocao.layout.paper import Line, Paper, Part, PartKind, Zone
from baocao.layout.repair import SetRuns, SetText
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import grade_look
from baocao.viet.text import quote

_UNSURE: Final = 0.5
_SUBMISSION: Final = "TỜ TRÌNH"
_NEW_LABEL: Final = "1"
"""Kính trình is new in HD 05, which many offices do not follow yet: a warning, whatever the clause says."""
_DASHES: Final = ("-", "–", "—", "+", "•", "*")
_LABEL: Final = re.compile(r"(kính\s+(?:gửi|trình))(\s*)(:?)\s*", re.IGNORECASE)
_AS_ABOVE: Final = re.compile(
    r"[-–—+\s]*như\s+(?:trên|kính\s+(?:gửi|trình)|nơi\s+gửi|đề\s+gửi|điều)", re.IGNORECASE
)
_ABOVE_ONLY: Final = re.compile(r"[-–—+\s]*như\s+(?:trên|kính\s+(?:gửi|trình))", re.IGNORECASE)
_ADDRESSED: Final = re.compile(
    r"^\W*(?:kính\s+)?(?:gửi|trình)\b|kính\s+(?:gửi|trình)\s*:|kính\s+mời|(?:gửi|mời|điện)\s*:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""Words of who is addressed; a sentence that ends in “kính trình Hội đồng nhân dân” addresses nobody."""


@rule(
    "NN02",
    "as-above",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 9, điểm b",
        hd05="HD 05-HD/VPTW, ô 9a, 9b",
    ),
    hint="Thêm dòng “- Như trên;” ở đầu Nơi nhận khi có Kính gửi, bỏ đi khi không có",
)
def as_above(paper: Paper) -> Iterator[Problem]:
    """Có “Kính gửi” mà Nơi nhận không có “- Như trên;”, hoặc ngược lại.

    Vì sao: “Như trên” chỉ các nơi đã ghi ở “Kính gửi”.
    Cách sửa: công văn, tờ trình, báo cáo gửi cấp trên: dòng đầu của Nơi nhận là “- Như trên;”.
    """
    items = [part for part in paper.find(PartKind.RECIPIENT) if part.zone is Zone.FOOT]
    addressees = _find_addressees(paper)
    if not items:
        return
    above = [part for part in items if _AS_ABOVE.match(part.text)]
    if addressees and not above:
        yield Problem(
            message="có “Kính gửi” mà Nơi nhận không có dòng “- Như trên;”",
            where=items[0].where,
            found="không có dòng “- Như trên;”",
            required="- Như trên;",
            hint="Thêm dòng “- Như trên;” ở đầu Nơi nhận",
            certainty=min(addressees[0].certainty, items[0].certainty),
        )
    elif addressees and above[0] is not items[0]:
        yield Problem(
            message="dòng “- Như trên;” không ở đầu Nơi nhận, cần là dòng đầu",
            where=above[0].where,
            hint="Chuyển dòng này lên đầu Nơi nhận",
            certainty=_UNSURE,
        )
    elif not addressees and above and _ABOVE_ONLY.match(above[0].text) and not _is_addressed(paper):
        yield Problem(
            message=f"Nơi nhận có {quote(above[0].text)} mà văn bản không có “Kính gửi”",
            where=above[0].where,
            found=above[0].text,
            hint="Xóa dòng này, hoặc thêm “Kính gửi” nếu văn bản có nơi gửi",
            certainty=above[0].certainty,
        )


@rule(
    "NN03",
    "addressee-form",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 9, điểm a; phần IV, hàng 9a",
        hd05="HD 05-HD/VPTW, ô 9a",
    ),
    hint="Viết một nơi gửi cùng dòng với “Kính gửi:”; nhiều nơi thì mỗi nơi một dòng “- …;”",
    mends=True,
)
def addressee_form(paper: Paper) -> Iterator[Problem]:
    """“Kính gửi” viết hoặc trình bày không đúng.

    Vì sao: người nhận phải thấy ngay văn bản gửi cho mình.
    Cách sửa: một nơi nhận: viết cùng dòng; từ hai nơi: mỗi nơi một dòng, bắt đầu bằng “- ”,
    kết thúc bằng “;”, nơi cuối bằng “.”; văn bản Đảng: chữ “Kính gửi:” nghiêng, tờ trình từ ngày 27/5/2026
    ghi “Kính trình:”.
    """
    parts = _find_addressees(paper)
    if not parts:
        return
    yield from _grade_label(paper, parts[0])
    yield from _grade_items(paper, parts)
    yield from _grade_looks(paper, parts)


def _find_addressees(paper: Paper) -> list[Part]:
    """Return the parts of Kính gửi, from the line that says so."""
    parts = [part for part in paper.find(PartKind.ADDRESSEE) if part.zone is not Zone.APPENDIX]
    at = next((index for index, part in enumerate(parts) if _LABEL.match(part.text)), None)
    return parts[at:] if at is not None else []


def _is_addressed(paper: Paper) -> bool:
    """Return whether someone is addressed, in whatever form; papers such as giấy giới thiệu always do."""
    is_paper = paper.type_name.startswith(("GIẤY", "PHIẾU", "THƯ", "CÔNG ĐIỆN"))
    return is_paper or any(_ADDRESSED.search(paragraph.text) for paragraph in paper.paragraphs)


def _grade_label(paper: Paper, part: Part) -> Iterator[Problem]:
    match = _LABEL.match(part.text)
    form = paper.profile.addressee
    if match is None:
        return
    wanted = f"{match[1].capitalize()}:"
    line = part.first
    submit = form.submit_label.strip()
    if paper.type_name == _SUBMISSION and fold(match[1]) != fold(submit.rstrip(":")):
        yield Problem(
            message=f"tờ trình ghi “{match[1]}”, cần “{submit}”",
            where=part.where,
            found=match[1],
            required=submit,
            hint=f"Đổi “{match[1]}” thành “{submit}”",
            mark=_NEW_LABEL,
            certainty=part.certainty,
        )
    if not match[3] or match[1] != match[1].capitalize():
        yield Problem(
            message=f"nhãn viết {quote(match[0].strip())}, cần {quote(wanted)}",
            where=part.where,
            found=match[0].strip(),
            required=wanted,
            mark=form.mark,
            hint=f"Đổi {quote(match[0].strip())} thành {quote(wanted)}",
            certainty=part.certainty,
        )
    elif match[2]:
        start = line.start + match.start(2)
        yield Problem(
            message=f"trước dấu hai chấm của “{match[1]}” có dấu cách, cần {quote(wanted)}",
            where=part.where,
            found=match[0].strip(),
            required=wanted,
            certainty=_UNSURE,
            hint="Xóa dấu cách trước dấu hai chấm",
            repairs=(SetText(anchor=line.anchor, start=start, end=start + len(match[2]), text=""),),
        )


def _grade_items(paper: Paper, parts: Sequence[Part]) -> Iterator[Problem]:
    form = paper.profile.addressee
    items = _split(parts)
    dashed = [text for text, _ in items if text.startswith(_DASHES)]
    certainty = min(part.certainty for part in parts)
    if len(items) == 1:
        text, line = items[0]
        if dashed and line is not parts[0].first:
            yield Problem(
                message="một nơi gửi mà viết ở dòng riêng, cần viết cùng dòng với “Kính gửi:”",
                where=line.where,
                found=text,
                hint="Đưa nơi gửi lên cùng dòng với “Kính gửi:”, bỏ gạch đầu dòng",
                mark=form.mark,
                certainty=certainty,
            )
        return
    if not dashed:
        return
    between = (form.item_end, ",") if paper.profile.name == "dang-hd36" else (form.item_end,)
    for at, (text, line) in enumerate(items, 1):
        ends = between if at < len(items) else (form.last_end,)
        if not text.startswith(_DASHES) and not line.paragraph.label and line is not parts[0].first:
            yield _complain(line, text, "không có gạch đầu dòng", "- ", certainty)
        elif not text.endswith(ends):
            last = text[-1:]
            found = "không có dấu cuối" if last.isalnum() or last in ")”" else f"kết thúc bằng “{last}”"
            yield _complain(line, text, found, ends[0], certainty)


def _complain(line: Line, text: str, found: str, wanted: str, certainty: float) -> Problem:
    return Problem(
        message=f"nơi gửi {quote(text)} {found}, cần “{wanted}”",
        where=line.where,
        found=found,
        required=wanted,
        hint=f"Gõ “{wanted}” ở {'đầu' if wanted.startswith('-') else 'cuối'} dòng",
        certainty=certainty,
    )


def _split(parts: Sequence[Part]) -> list[tuple[str, Line]]:
    """Return each addressee with its first line; a wrapped one is put together."""
    items: list[tuple[str, Line]] = []
    for line in (line for part in parts for line in part.lines):
        text = line.text
        if line is parts[0].first:
            match = _LABEL.match(text)
            text = text[match.end() :] if match else text
            if not text:
                continue
        begins = text.startswith(_DASHES) or bool(line.paragraph.label)
        if items and not begins and not items[-1][0].endswith((";", ".")):
            items[-1] = (f"{items[-1][0]} {text}", items[-1][1])
        else:
            items.append((text, line))
    return items


def _grade_looks(paper: Paper, parts: Sequence[Part]) -> Iterator[Problem]:
    component = paper.component(PartKind.ADDRESSEE)
    if component is None:
        return
    whole = replace(
        parts[0],
        lines=tuple(line for part in parts for line in part.lines),
        certainty=min(part.certainty for part in parts),
    )
    aspects = ("size", "bold") if component.label_italic else ("size", "bold", "italic")
    yield from grade_look(whole, component, "Kính gửi", aspects=aspects)
    if not component.label_italic:
        return
    line = parts[0].first
    match = _LABEL.match(line.text)
    label, rest = _cut_runs(line, match.end(1) if match else 0)
    rest += [run for part in parts for other in part.lines if other is not line for run in other.letters]
    start = line.start
    if any(not run.format.italic for run in label):
        end = start + (match.end() if match else 0)
        yield Problem(
            message=f"nhãn {quote(line.text[: end - start].strip())} chữ đứng, cần chữ nghiêng",
            where=line.where,
            found="chữ đứng",
            required="chữ nghiêng",
            hint="Bôi đen nhãn này, bấm Ctrl+I để in nghiêng",
            mark=component.mark,
            certainty=whole.certainty,
            repairs=(SetRuns(anchor=line.anchor, start=start, end=end, italic=True),),
        )
    if any(run.format.italic and any(map(str.isalnum, run.text)) for run in rest):
        yield Problem(
            message="nơi gửi in nghiêng, cần chữ đứng",
            where=line.where,
            found="in nghiêng",
            required="chữ đứng",
            hint="Bôi đen các nơi gửi, bấm Ctrl+I để bỏ nghiêng",
            mark=component.mark,
            certainty=whole.certainty,
        )


def _cut_runs(line: Line, length: int) -> tuple[list[Run], list[Run]]:
    """Return the runs of the first `length` characters of a line, and those after them."""
    label: list[Run] = []
    rest: list[Run] = []
    for run in line.runs:
        text = run.text
        if length > 0 and text[:length].strip():
            label.append(replace(run, text=text[:length]))
        if text[max(0, length) :].strip():
            rest.append(replace(run, text=text[max(0, length) :]))
        length -= len(text)
    return label, rest


RULES = (as_above, addressee_form)
