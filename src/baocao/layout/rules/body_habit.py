"""What most paragraphs of a text do, so that the few that are mended go with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from baocao.layout.forms import Range
from baocao.layout.paper import Paper, Part, PartKind
from baocao.layout.rules.look import find_letters, is_allowed
from baocao.units import Length

_Value = TypeVar("_Value", Length, float)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """The values that mended paragraphs are given: the document's own where they are allowed."""

    size: Length
    first_line: Length
    lines: float
    """Line spacing as a multiple."""
    exact_line: Length


def find_habit(paper: Paper, flowing: Sequence[Part]) -> Habit:
    """Return what prevails among the paragraphs of the text, or what the standard prints.

    Args:
        paper: the document.
        flowing: the paragraphs of its text.
    """
    body = paper.profile.components[PartKind.BODY.value]
    forms = [part.first.paragraph.format for part in flowing]
    indented = [form.left + form.first_line for form in forms if form.first_line > 0]
    starts = [_nearest(Length(start).mm, body.first_line_mm, paper) for start in indented]
    sizes = [run.format.size for part in flowing for run in find_letters(part.first)]
    multiples = [form.line_multiple for form in forms if form.line_rule == "auto"]
    exact = [form.line_height.pt for form in forms if form.line_rule == "exact"]
    return Habit(
        size=_prevail([size for size in sizes if is_allowed(size, body.size_pt)], body.size),
        first_line=Length.from_mm(_prevail([one for one in starts if one], _use(body.first_line_mm, 10))),
        lines=_prevail(_within(multiples, body.line_spacing), _use(body.line_spacing, 1)),
        exact_line=Length.from_pt(_prevail(_within(exact, body.exact_line_pt), _use(body.exact_line_pt, 18))),
    )


def _prevail(values: Iterable[_Value], usual: _Value) -> _Value:
    """Return the commonest of the values, `usual` when there are none."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else usual


def _within(values: Iterable[float], allowed: Range | None) -> list[float]:
    return [value for value in values if allowed is not None and value in allowed]


def _use(allowed: Range | None, usual: float) -> float:
    return allowed.use if allowed is not None else usual


def _nearest(start: float, allowed: Range | None, paper: Paper) -> float:
    """Return which of the indents the standard names is meant; 0 for none."""
    if allowed is None:
        return 0
    slack = paper.profile.body.first_line_slack_mm
    return next((one for one in allowed.only or (allowed.min, allowed.max) if abs(start - one) <= slack), 0)
