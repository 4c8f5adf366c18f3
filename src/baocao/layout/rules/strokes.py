"""The rule below a part: whether it is there, and as long as the standard wants it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from baocao.layout import metrics
from baocao.layout.forms import Component, Range, RuleLine
from baocao.layout.paper import SURE, Line, Part, Stroke
from baocao.layout.repair import PutRule, Repair, SetParagraph, SetRuleLength
from baocao.layout.rule import Problem
from baocao.layout.rules.look import ADVISORY, find_letters, is_allowed, measure_line
from baocao.units import Length

_TYPED: Final = frozenset({"underscores", "hyphens"})
_LENGTHEN: Final = dict.fromkeys(_TYPED, "Thêm hoặc bớt dấu gạch cho nét dài {}, đặt giữa dòng") | {
    "border": "Chỉnh lề hai bên của đoạn có đường viền cho nét dài {}"
}
"""{kind of stroke: how to make it as long as wanted}; a shape is drawn out."""


def grade_rule(part: Part, component: Component | None, name: str, line: RuleLine) -> Iterator[Problem]:
    """Yield what is wrong with the rule below a part: there is none, or its length is off.

    A rule of unknown length passes, and so does a part whose letters are
    underlined instead: that is a fault of another rule. The length may be
    measured by any line or all of them, in the size met or the one wanted.

    Args:
        part: what the rule stands under.
        component: its row of the table, with `rule_share`.
        name: of the part, in the message.
        line: what the standard says of rules.
    """
    if component is None or component.rule_share is None:
        return
    solid = [stroke for stroke in part.strokes if stroke.is_solid]
    share = component.rule_share
    if not solid:
        if not is_underlined(part):
            yield _missing(part, component, name, line)
        return
    mended = _find_widths(part, _find_growth(part, component))
    candidates = [*_find_widths(part, 1), *mended]
    slack = line.tolerance_share
    if any(stroke.length <= 0 or _fits(stroke, candidates, share, slack) for stroke in solid):
        return
    stroke, width = solid[-1], mended[0]
    low, high = (Length(width * end).mm for end in (share.min, share.max))
    wanted = f"{low:.0f} mm" if f"{low:.0f}" == f"{high:.0f}" else f"{low:.0f}–{high:.0f} mm"
    by_eye = _fits(stroke, candidates, share, 2 * slack)
    yield Problem(
        message=f"nét kẻ dưới {name} dài {stroke.length.mm:.0f} mm, cần {wanted} (bằng {_show_share(share)})",
        where=part.lines[-1].where,
        found=f"{stroke.length.mm:.0f} mm",
        required=wanted,
        hint=_LENGTHEN.get(stroke.kind, "Bấm vào nét kẻ, kéo cho dài {}, đặt giữa dòng").format(wanted),
        mark=ADVISORY if by_eye else component.mark,
        certainty=part.certainty,
        repairs=_resize(part, stroke, Length(width * share.use), line),
    )


def is_underlined(part: Part) -> bool:
    """Return whether letters of a part are underlined, be it as its rule."""
    return any(stroke.kind == "underline" for stroke in part.strokes) or any(
        run.format.underline for line in part.lines for run in find_letters(line)
    )


def put_rule(part: Part, component: Component, line: RuleLine) -> tuple[Repair, ...]:
    """Return what draws the rule that a part lacks; nothing where it cannot be placed.

    In a paragraph that holds both columns, and in a part that was not surely
    recognised, no rule is drawn.
    """
    last = part.lines[-1]
    if component.rule_share is None or part.certainty < SURE or "\t" in last.paragraph.text:
        return ()
    width = _find_widths(part, _find_growth(part, component))[0]
    length = Length(width * component.rule_share.use)
    typed = [stroke for stroke in part.strokes if stroke.kind in _TYPED and _stands_alone(stroke)]
    return (_draw(last, length, line, typed[-1] if typed else None),)


def _missing(part: Part, component: Component, name: str, line: RuleLine) -> Problem:
    share = component.rule_share
    has_hyphens = any(stroke.kind == "hyphens" for stroke in part.strokes)
    length = f"dài bằng {_show_share(share)}" if share is not None else ""
    return Problem(
        message=f"dưới {name} {'là dấu gạch nối' if has_hyphens else 'không có nét kẻ'}, "
        f"cần nét liền {length}",
        where=part.lines[-1].where,
        found="dấu gạch nối" if has_hyphens else "không có nét kẻ",
        required=f"nét liền {length}",
        hint=("Xóa dấu gạch nối, vào" if has_hyphens else "Vào")
        + " Insert › Shapes › Line, giữ Shift kẻ một nét dưới dòng này, đặt giữa",
        mark=component.mark,
        certainty=part.certainty,
        repairs=put_rule(part, component, line),
    )


def _show_share(share: Range) -> str:
    return "dòng chữ" if share.min == share.max == 1 else "1/3–1/2 dòng chữ"


def _find_widths(part: Part, growth: float) -> list[Length]:
    """Return the printed widths of the longest line, of each line and of all of them together.

    Args:
        part: whose letters are measured.
        growth: of their size.
    """
    wrapped = [width for line in part.lines for width in _wrap(line, growth)]
    return [max(wrapped), *wrapped, Length(sum(wrapped))]


def _find_growth(part: Part, component: Component) -> float:
    """Return by how much the text grows when its size is mended; 1 when the size is right."""
    sizes = [run.format.size for line in part.lines for run in find_letters(line)]
    largest = max(sizes, default=component.size)
    return 1.0 if is_allowed(largest, component.size_pt) else component.size / largest


def _wrap(line: Line, growth: float) -> list[Length]:
    form = line.paragraph.format
    room = Length(line.room - form.left - form.right)
    width = Length(measure_line(line) * growth)
    if room <= 0 or width <= room:
        return [width]
    pieces = (
        metrics.Run(
            run.text.upper() if run.format.caps else run.text,
            Length(run.format.size * growth),
            bold=run.format.bold,
            italic=run.format.italic,
        )
        for run in line.runs
    )
    return metrics.measure_lines(pieces, room)


def _fits(stroke: Stroke, widths: list[Length], share: Range, slack: float) -> bool:
    return any(
        share.min * (1 - slack) * width <= stroke.length <= share.max * (1 + slack) * width
        for width in widths
    )


def _stands_alone(stroke: Stroke) -> bool:
    text = stroke.paragraph.text
    return "\t" not in text and not any(sign.isalnum() for sign in text)


def _resize(part: Part, stroke: Stroke, length: Length, line: RuleLine) -> tuple[Repair, ...]:
    last = part.lines[-1]
    if part.certainty < SURE or len(part.strokes) > 1:
        return ()
    if stroke.index is not None and stroke.paragraph.rules[stroke.index].resizable:
        return (SetRuleLength(anchor=stroke.paragraph.anchor, index=stroke.index, length=length),)
    if not _stands_alone(stroke):
        return ()
    if stroke.kind in _TYPED and "\t" not in last.paragraph.text:
        return (_draw(last, length, line, stroke),)
    if stroke.kind == "border":
        side = Length(max(0, (stroke.paragraph.room - length) // 2))
        return (SetParagraph(anchor=stroke.paragraph.anchor, left=side, right=side, first_line=Length(0)),)
    return ()


def _draw(below: Line, length: Length, line: RuleLine, instead: Stroke | None) -> PutRule:
    return PutRule(
        anchor=below.anchor,
        length=length,
        room=below.room,
        thickness=Length.from_pt(line.thickness_pt),
        instead=instead.paragraph.anchor if instead is not None else None,
    )
