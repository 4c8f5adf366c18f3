"""How the letters of a part must look by the standard's table of type, graded aspect by aspect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from baocao.layout.blocks import Run
from baocao.layout.forms import Component, Range
from baocao.layout.metrics import measure
from baocao.layout.paper import Line, Part
from baocao.layout.repair import SetParagraph, SetRuns
from baocao.layout.rule import Problem
from baocao.units import Length

ADVISORY: Final = "1"
"""Mark of a clause that only advises: a breach of it is a warning at most."""
CUSTOM: Final = "M"
"""Mark of what is only custom: to be told, no more."""
_SCRIPT_SHARE: Final = 0.58
"""Size of a superscript or subscript in Word, as a share of the letters around it."""
_FULL_SHARE: Final = 0.85
"""A line that fills so much of its column says nothing of how it is aligned."""
_OFF_CENTRE_SHARE: Final = 0.1
"""So far from the middle of the column, as a share of its width, a line is clearly not centred."""
_FEW_LETTERS: Final = 8
"""Fewer capitals than these may be an abbreviation."""
_NONE: Final = Length(0)
_ALIGNMENTS: Final = {"left": "lề trái", "right": "lề phải", "center": "giữa", "both": "đều hai bên"}
_ALIGN_KEYS: Final = {"left": "Ctrl+L", "right": "Ctrl+R", "center": "Ctrl+E", "both": "Ctrl+J"}
"""{alignment: keys that set it in Word}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What is graded, and by what."""

    lines: Sequence[Line]
    component: Component
    name: str
    certainty: float

    def complain(
        self,
        wrong: Sequence[Line],
        found: str,
        required: str,
        repairs: Sequence[SetRuns | SetParagraph],
        *,
        advice: str,
    ) -> Problem:
        """Return what is wrong with these lines; `advice` says what to do once they are selected."""
        return Problem(
            message=f"{self.name} {found}, cần {required}",
            where=wrong[0].where,
            found=found,
            required=required,
            hint=f"Bôi đen {'dòng' if len(wrong) == 1 else 'các dòng'} này, {advice}",
            mark=self.component.mark,
            certainty=self.certainty,
            repairs=tuple(repairs),
        )


def find_letters(line: Line) -> tuple[Run, ...]:
    """Return the runs of a line that are graded: letters or digits, neither raised nor signs of notes."""
    return tuple(
        run
        for run in line.letters
        if any(sign.isalnum() for sign in run.text) and not run.format.vertical and not run.note
    )


def measure_line(line: Line) -> Length:
    """Return how wide a line is printed when it does not wrap; raised signs are smaller."""
    return Length(sum(_measure_run(run) for run in line.runs))


def show_letters(line: Line) -> str:
    """Return the text of a line as it prints: what is set as all capitals in capitals."""
    return "".join(run.text.upper() if run.format.caps else run.text for run in line.runs)


def is_allowed(size: Length, allowed: Range) -> bool:
    """Return whether a size is one of those allowed, in half points as Word keeps it."""
    return size.half_points / 2 in allowed


def show_pt(size: Length) -> str:
    """Return a size as people write it.

    >>> show_pt(Length.from_pt(13.5))
    '13,5'
    """
    return f"{size.half_points / 2:g}".replace(".", ",")


def is_capital(run: Run) -> bool:
    """Return whether every letter of a run prints as a capital."""
    return run.format.caps or not any(letter.islower() for letter in run.text)


def is_off_centre(line: Line) -> bool:
    """Return whether a line clearly does not stand in the middle of its column.

    A line in the middle by blanks or indents counts as centred; one that is
    placed by tabs or in a frame of its own, or nearly fills its column, is
    taken as right.
    """
    form = line.paragraph.format
    before = line.paragraph.text[: line.start].rsplit("\n", 1)[-1]
    is_framed = bool(line.side) and line.cell is None
    room = line.room or line.paragraph.room
    width = measure_line(line)
    if form.alignment == "center" or "\t" in before or is_framed or width >= _FULL_SHARE * room:
        return False
    blanks = measure(before, line.runs[0].format.size) if line.runs and not before.strip() else _NONE
    if form.alignment == "right":
        start = room - form.right - width
    else:
        is_first = "\n" not in line.paragraph.text[: line.start]
        start = form.left + (form.first_line if is_first else 0) + blanks
    return abs(start + width / 2 - room / 2) > _OFF_CENTRE_SHARE * room


def grade_look(
    part: Part,
    component: Component | None,
    name: str,
    *,
    aspects: Sequence[str] = ("size", "bold", "italic", "case", "alignment"),
    lines: Sequence[Line] | None = None,
) -> Iterator[Problem]:
    """Yield what is wrong with the letters of a part, one problem for each aspect.

    Args:
        part: what is graded.
        component: what the standard says of it; None: nothing.
        name: of the part, as it begins the message, e.g. ``Quốc hiệu``.
        aspects: which of ``size``, ``bold``, ``italic``, ``underline``, ``case`` and ``alignment``.
        lines: those of its lines that count; all when None.
    """
    if component is None:
        return
    subject = _Subject(
        lines=part.lines if lines is None else lines,
        component=component,
        name=name,
        certainty=part.certainty,
    )
    for aspect in aspects:
        problem = _GRADERS[aspect](subject)
        if problem is not None:
            yield problem


def _grade_size(subject: _Subject) -> Problem | None:
    allowed = subject.component.size_pt

    def is_wrong(run: Run) -> bool:
        return not is_allowed(run.format.size, allowed)

    lines = _find_lines(subject, is_wrong)
    if not lines:
        return None
    shown = sorted({run.format.size for line in lines for run in filter(is_wrong, find_letters(line))})
    sizes = [_choose_size(line, subject.component) for line in lines]
    repairs = [_set_runs(line, size=size) for line, size in zip(lines, sizes, strict=True)]
    found = f"cỡ chữ {' và '.join(show_pt(size) for size in shown)}"
    advice = f"chọn cỡ chữ {show_pt(sizes[0])} ở Home › Font"
    return subject.complain(lines, found, str(allowed), repairs, advice=advice)


def _choose_size(line: Line, component: Component) -> Length:
    """Return the size to set: the usual one, or the least allowed for a line that it would break."""
    least = Length.from_pt(component.size_pt.min)
    met = max((run.format.size for run in find_letters(line)), default=component.size)
    printed = measure_line(line)
    fits, would_fit = printed <= line.room, printed * component.size <= line.room * met
    return least if component.align == "center" and fits and not would_fit else component.size


def _grade_bold(subject: _Subject) -> Problem | None:
    wanted = subject.component.bold
    wrong = _find_lines(subject, lambda run: run.format.bold != wanted)
    repairs = [_set_runs(line, bold=wanted) for line in wrong]
    found, required = ("không đậm", "chữ đậm") if wanted else ("in đậm", "chữ không đậm")
    advice = f"bấm Ctrl+B để {'in' if wanted else 'bỏ'} đậm"
    return subject.complain(wrong, found, required, repairs, advice=advice) if wrong else None


def _grade_italic(subject: _Subject) -> Problem | None:
    wanted = subject.component.italic
    wrong = _find_lines(subject, lambda run: run.format.italic != wanted)
    repairs = [_set_runs(line, italic=wanted) for line in wrong]
    found, required = ("chữ đứng", "chữ nghiêng") if wanted else ("in nghiêng", "chữ đứng")
    advice = f"bấm Ctrl+I để {'in' if wanted else 'bỏ'} nghiêng"
    return subject.complain(wrong, found, required, repairs, advice=advice) if wrong else None


def _grade_underline(subject: _Subject) -> Problem | None:
    wanted = subject.component.underline
    wrong = _find_lines(subject, lambda run: bool(run.format.underline) != wanted)
    repairs = [_set_runs(line, underline=wanted) for line in wrong]
    found, required = ("không gạch chân", "gạch chân") if wanted else ("bị gạch chân", "không gạch chân")
    advice = f"bấm Ctrl+U để {'' if wanted else 'bỏ '}gạch chân"
    return subject.complain(wrong, found, required, repairs, advice=advice) if wrong else None


def _grade_case(subject: _Subject) -> Problem | None:
    if subject.component.case == "upper":
        wrong = [line for line in subject.lines if _has_small_word(line)]
        advice = "bấm Shift+F3 cho đến khi thành chữ in hoa"
        return subject.complain(wrong, "có chữ thường", "chữ in hoa", (), advice=advice) if wrong else None
    if subject.component.case in {"sentence", "title"}:
        runs = [run for line in subject.lines for run in find_letters(line)]
        letters = sum(letter.isalpha() for run in runs for letter in run.text)
        if letters > _FEW_LETTERS and all(map(is_capital, runs)):
            advice = "bấm Shift+F3 cho đến khi thành chữ thường, viết hoa lại chữ đầu và tên riêng"
            return subject.complain(subject.lines, "viết toàn chữ in hoa", "chữ thường", (), advice=advice)
    return None


def _grade_alignment(subject: _Subject) -> Problem | None:
    align = subject.component.align
    allowed = {align, *subject.component.align_also}
    if "left" in allowed:
        allowed.add("both")
    if "center" in allowed:
        others = allowed - {"center"}
        wrong = [
            line
            for line in subject.lines
            if line.paragraph.format.alignment not in others and is_off_centre(line)
        ]
    else:
        wrong = [line for line in subject.lines if line.paragraph.format.alignment not in allowed]
    if not wrong:
        return None
    none = _NONE if align == "center" else None
    repairs = [
        SetParagraph(anchor=line.anchor, alignment=align, left=none, right=none, first_line=none)
        for line in wrong
    ]
    found = f"căn {_ALIGNMENTS.get(wrong[0].paragraph.format.alignment, 'khác')}"
    required = f"căn {_ALIGNMENTS[align]}"
    return subject.complain(wrong, found, required, repairs, advice=f"bấm {_ALIGN_KEYS[align]} để {required}")


_GRADERS: Final[Mapping[str, Callable[[_Subject], Problem | None]]] = {
    "size": _grade_size,
    "bold": _grade_bold,
    "italic": _grade_italic,
    "underline": _grade_underline,
    "case": _grade_case,
    "alignment": _grade_alignment,
}


def _find_lines(subject: _Subject, is_wrong: Callable[[Run], bool]) -> list[Line]:
    return [line for line in subject.lines if any(map(is_wrong, find_letters(line)))]


def _set_runs(
    line: Line,
    *,
    size: Length | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
    underline: bool | None = None,
) -> SetRuns:
    return SetRuns(
        anchor=line.anchor,
        start=line.start,
        end=line.end,
        size=size,
        bold=bold,
        italic=italic,
        underline=underline,
    )


def _has_small_word(line: Line) -> bool:
    """Return whether a word of two letters or more has a small letter."""
    words = show_letters(line).split()
    return any(len(word) > 1 and any(map(str.islower, word)) for word in words)


def _measure_run(run: Run) -> float:
    form = run.format
    shown = run.text.upper() if form.caps else run.text
    width = measure(shown, form.size, bold=form.bold, italic=form.italic)
    return width * (_SCRIPT_SHARE if form.vertical else 1)
