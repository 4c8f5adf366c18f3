"""How the paragraphs of the text are set: letters, alignment, indent, gaps and line spacing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from baocao.layout.blocks import Paragraph
from baocao.layout.forms import Component
from baocao.layout.paper import SURE, Line, Paper, Part, PartKind, Zone
from baocao.layout.repair import Anchor, Repair, SetParagraph, SetRuns
from baocao.layout.rules.body_habit import Habit
from baocao.layout.rules.look import ADVISORY, find_letters, is_allowed, measure_line, show_pt
from baocao.units import Length

FLOWING: Final = (
    PartKind.BASIS,
    PartKind.BODY,
    PartKind.ARTICLE,
    PartKind.CLAUSE,
    PartKind.POINT,
    PartKind.BULLET,
)
CUSTOM: Final = "M"
"""Mark of what the standard leaves open and most offices do."""
_WRAP_SURELY: Final = 1.03
"""So much wider than its room a line wraps on every printer."""
_SINGLE: Final = 1.15
"""Height of a single line of Times New Roman, as a share of the size of its letters (hhea of the font)."""
_LIST_SIGNS: Final = ("-", "–", "+", "*", "•", "o ", "▪", "\uf0b7")
_OPENERS: Final = ("“", '"', "(", "[")
_ALIGNMENTS: Final = {"left": "lề trái", "right": "lề phải", "center": "giữa"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One paragraph that is not set as the standard wants."""

    part: Part
    found: str
    required: str
    mark: str = ""
    is_grave: bool = True
    repairs: tuple[Repair, ...] = ()


def find_flowing(paper: Paper) -> list[Part]:
    """Return the paragraphs of the text that are graded: surely recognised, not in tables."""
    return _find_set(paper, FLOWING)


def _find_set(paper: Paper, kinds: Sequence[PartKind]) -> list[Part]:
    return [
        part
        for part in paper.parts
        if part.kind in kinds
        and part.zone is Zone.BODY
        and part.certainty >= SURE
        and part.first.cell is None
        and not part.first.paragraph.pictures
    ]


def wraps(line: Line, lines: int = 2) -> bool:
    """Return whether a line surely takes at least so many lines of print."""
    form = line.paragraph.format
    room = (line.room or line.paragraph.room) - form.left - form.right
    if room <= 0 or "\t" in line.text or not line.runs:
        return False
    total = measure_line(line) + max(0, form.first_line)
    return total > room * (lines - 1) * _WRAP_SURELY


def is_all(line: Line, name: str) -> bool:
    """Return whether all letters of a line are ``bold``, ``italic``…."""
    runs = find_letters(line)
    return bool(runs) and all(getattr(run.format, name) for run in runs)


def find_sizes(paper: Paper, part: Part, habit: Habit) -> Fault | None:
    """Return the letters of a paragraph that are not of the size of the text."""
    component = _component(paper, part)
    runs = [(line, run) for line in part.lines for run in find_letters(line)]
    wrong = sorted({run.format.size for _, run in runs if not is_allowed(run.format.size, component.size_pt)})
    if not wrong:
        return None
    lines = [line for line in part.lines if any(run.format.size in wrong for run in find_letters(line))]
    return Fault(
        part=part,
        found=" và ".join(show_pt(size) for size in wrong),
        required=str(component.size_pt),
        mark=component.mark,
        repairs=tuple(
            SetRuns(anchor=line.anchor, start=line.start, end=line.end, size=habit.size) for line in lines
        ),
    )


def find_alignment(paper: Paper, part: Part, _habit: Habit) -> Fault | None:
    """Return a paragraph of two lines or more, or a căn cứ, that is not justified."""
    component = _component(paper, part)
    align = part.first.paragraph.format.alignment
    is_moved = part.kind is PartKind.BASIS and align in {"center", "right"}
    if align in {"both", component.align} or _is_form(part) or not (is_moved or any(map(wraps, part.lines))):
        return None
    if align == "center" and not is_moved and _is_title_like(part):
        return None
    return Fault(
        part=part,
        found=f"căn {_ALIGNMENTS.get(align, 'khác')}",
        required="căn đều hai bên",
        mark=component.mark,
        repairs=(SetParagraph(anchor=part.first.anchor, alignment="both"),),
    )


def find_first_line(paper: Paper, part: Part, habit: Habit) -> Fault | None:
    """Return a paragraph whose first line does not begin where the standard wants it."""
    text = _component(paper, part)
    allowed = (paper.component(PartKind.BODY) or text).first_line_mm
    paragraph = part.first.paragraph
    form = paragraph.format
    is_typed = paragraph.text[:1] in {"\t", " ", "\u00a0"}
    if allowed is None or is_typed or form.alignment in {"center", "right"}:
        return None
    body = paper.profile.body
    start = Length(form.left + form.first_line).mm
    mark = text.mark
    if _is_listed(part):
        ceiling = float("inf") if part.kind is PartKind.BULLET else body.list_first_line_mm.max
        if body.list_first_line_mm.min <= start <= ceiling:
            return None
        is_grave = False
    else:
        slack = body.first_line_slack_mm
        wanted = allowed.only or (allowed.min, allowed.max)
        if any(abs(start - value) <= slack for value in wanted):
            return None
        is_tolerated = body.first_line_tolerated is not None and start in body.first_line_tolerated
        mark = CUSTOM if is_tolerated else mark
        is_grave = not is_tolerated and any(map(wraps, part.lines))
    repair = SetParagraph(anchor=part.first.anchor, left=Length(0), first_line=habit.first_line)
    return Fault(
        part=part,
        found=f"{start:.1f} mm".replace(".", ",").replace(",0 ", " "),
        required=f"{allowed} mm",
        mark=mark,
        is_grave=is_grave,
        repairs=(repair,) if not paragraph.label else (),
    )


def find_lines(paper: Paper, part: Part, habit: Habit) -> Fault | None:
    """Return a paragraph with lines too near or too far from each other."""
    body = paper.component(PartKind.BODY)
    if body is None:
        return None
    if body.exact_line_pt is not None:
        return _find_exact_lines(paper, part, body, habit)
    return _find_spaced_lines(paper, part, body, habit)


def find_emphasis(_paper: Paper, part: Part, _habit: Habit) -> Fault | None:
    """Return a long paragraph of the text that is bold or italic throughout."""
    line = part.first
    is_judged = part.kind is PartKind.BODY and len(part.lines) == 1 and wraps(line, 3)
    if not is_judged or line.text.startswith(_OPENERS) or line.paragraph.format.alignment == "center":
        return None
    bold, italic = is_all(line, "bold"), is_all(line, "italic")
    if not bold and not italic:
        return None
    return Fault(
        part=part,
        found="in đậm" if bold else "in nghiêng",
        required="chữ đứng, không đậm",
        is_grave=False,
    )


def find_gaps(paper: Paper) -> Iterator[Fault]:
    """Yield the paragraphs too near to the one above.

    Of the space after a paragraph and the space before the next Word prints
    the larger, not the sum; neither, where a paragraph asks to have none
    beside those of its own style. An empty paragraph between them is a gap.
    A heading is only wanting in a text that wants gaps itself.
    """
    places = {block.anchor: at for at, block in enumerate(paper.facts.blocks) if isinstance(block, Paragraph)}
    pairs = pairwise(_find_set(paper, (*FLOWING, PartKind.SECTION)))
    near = [(pair, fault) for pair in pairs if (fault := _find_gap(paper, places, *pair)) is not None]
    text = [fault for pair, fault in near if all(part.kind in FLOWING for part in pair)]
    heads = [fault for pair, fault in near if any(part.kind is PartKind.SECTION for part in pair)]
    yield from text
    marks = {fault.mark for fault in text if fault.is_grave}
    yield from (replace(fault, is_grave=False) for fault in heads if fault.mark in marks)


def _find_gap(paper: Paper, places: Mapping[Anchor, int], above: Part, below: Part) -> Fault | None:
    component = paper.component(PartKind.BODY)
    first, second = above.lines[-1].paragraph, below.first.paragraph
    if component is None or component.paragraph_gap_pt is None or not _are_neighbours(places, first, second):
        return None
    wanted = component.paragraph_gap_pt
    gap, least = _measure_gap(first, second).pt, wanted.min - paper.profile.body.gap_slack_pt
    if gap >= least:
        return None
    # Two halves look like the whole to who typed them, though Word prints only one of them.
    is_typed = Length(first.format.space_after + second.format.space_before).pt >= least
    is_waived = first.format.contextual_spacing or second.format.contextual_spacing
    before = Length.from_pt(wanted.use)
    return Fault(
        part=below,
        found=f"{gap:g} pt".replace(".", ","),
        required=f"từ {wanted.min:g} pt",
        mark=component.mark if not is_typed else ADVISORY if is_waived else "M",
        is_grave=any(part.kind in {PartKind.BODY, PartKind.CLAUSE} for part in (above, below)),
        repairs=(SetParagraph(anchor=second.anchor, space_before=before, contextual_spacing=False),),
    )


FINDERS: Final[Mapping[str, Callable[[Paper, Part, Habit], Fault | None]]] = {
    "cỡ chữ": find_sizes,
    "đoạn văn": find_alignment,
    "dòng đầu thụt": find_first_line,
    "giãn dòng": find_lines,
    "cả đoạn văn": find_emphasis,
}
"""{what is wrong, as it begins the message: what finds it in a paragraph}."""


def _component(paper: Paper, part: Part) -> Component:
    return paper.component(part.kind) or paper.profile.components[PartKind.BODY.value]


def _is_form(part: Part) -> bool:
    """Return whether a paragraph is to be filled in by hand: dots or tabs make its lines."""
    return any(sign in part.text for sign in ("....", "……", "\t"))


def _is_title_like(part: Part) -> bool:
    text = part.text
    is_marked = is_all(part.first, "bold") or is_all(part.first, "italic") or text.isupper()
    return is_marked or not text.endswith((".", ";", ":")) or text.startswith(_OPENERS)


def _is_listed(part: Part) -> bool:
    paragraph = part.first.paragraph
    is_hung = bool(paragraph.label) or paragraph.format.first_line < 0
    begins = part.first.text.startswith(_LIST_SIGNS) or part.first.text[:1].isdigit()
    return part.kind not in {PartKind.BODY, PartKind.BASIS} or is_hung or begins


def _find_exact_lines(paper: Paper, part: Part, body: Component, habit: Habit) -> Fault | None:
    form = part.first.paragraph.format
    allowed = body.exact_line_pt
    if allowed is None:
        return None
    slack = allowed.min * paper.profile.body.line_slack
    is_within = allowed.min - slack <= form.line_height.pt <= allowed.max + slack
    if form.line_rule == "exact" and is_within:
        return None
    word = {"exact": "đúng", "atLeast": "ít nhất"}.get(form.line_rule, "")
    measure = f"{form.line_height.pt:g} pt" if word else f"{form.line_multiple:.3g} dòng"
    return Fault(
        part=part,
        found=f"{word} {measure}".strip().replace(".", ","),
        required=f"đúng {allowed} pt",
        mark=body.mark,
        is_grave=not (form.line_rule == "atLeast" and is_within),
        repairs=(SetParagraph(anchor=part.first.anchor, line_exact=habit.exact_line),),
    )


def _find_spaced_lines(paper: Paper, part: Part, body: Component, habit: Habit) -> Fault | None:
    form = part.first.paragraph.format
    allowed = body.line_spacing
    if allowed is None:
        return None
    slack = paper.profile.body.line_slack
    lines = form.line_multiple
    if form.line_rule != "auto":
        sizes = [
            run.format.size for run in find_letters(part.first) if is_allowed(run.format.size, body.size_pt)
        ]
        lines = form.line_height / (max(sizes, default=body.size) * _SINGLE)
        # The height of a single line depends on the printer's font; be wary near the edges.
        slack *= 2
        lines = max(lines, 1.0) if form.line_rule == "atLeast" else lines
    if allowed.min * (1 - slack) <= lines <= allowed.max * (1 + slack):
        return None
    written = f"{lines:.3g} dòng" if form.line_rule == "auto" else f"{form.line_height.pt:g} pt"
    return Fault(
        part=part,
        found=written.replace(".", ","),
        required=f"{allowed} dòng",
        mark=body.mark,
        is_grave=form.line_rule == "auto" or not allowed.min * 0.9 <= lines <= allowed.max * 1.15,
        repairs=(SetParagraph(anchor=part.first.anchor, line_multiple=habit.lines),),
    )


def _are_neighbours(places: Mapping[Anchor, int], first: Paragraph, second: Paragraph) -> bool:
    start, end = places.get(first.anchor), places.get(second.anchor)
    return start is not None and end == start + 1 and not second.format.page_break_before


def _measure_gap(first: Paragraph, second: Paragraph) -> Length:
    above, below = first.format, second.format
    is_same = above.style == below.style
    after = Length(0) if is_same and above.contextual_spacing else above.space_after
    before = Length(0) if is_same and below.contextual_spacing else below.space_before
    return max(after, before)
