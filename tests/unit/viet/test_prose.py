"""Right text of every kind of document: no finder has anything to say about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from baocao.viet import (
    arithmetic,
    bodies,
    breakdowns,
    capitals,
    faults,
    figures,
    hours,
    leftovers,
    spacing,
    written_dates,
)
from baocao.viet.tones import find_toned_words

PROSE = Path(__file__).with_name("correct_prose.txt").read_text(encoding="utf-8").splitlines()
FINDERS = (
    arithmetic.find_wrong_attendance,
    arithmetic.find_wrong_shares,
    breakdowns.find_wrong_breakdowns,
    capitals.find_capital_slips,
    faults.find_doubled_words,
    figures.find_number_slips,
    hours.find_backward_spans,
    leftovers.find_leftovers,
    spacing.find_blank_slips,
    spacing.find_tight_hyphens,
    written_dates.find_backward_periods,
    written_dates.find_impossible_dates,
    written_dates.find_short_date_slips,
    written_dates.find_wrong_weekdays,
)


def find_bodies(text: str) -> Sequence[object]:
    return bodies.find_abolished(text, date(2026, 10, 5))


@pytest.mark.parametrize("find", [*FINDERS, find_bodies], ids=lambda find: find.__name__)
def test_right_text_is_right(find: Callable[[str], Sequence[object]]) -> None:
    found = [(line, slips) for line in PROSE if (slips := find(line))]
    assert not found


def test_right_text_keeps_to_one_tone_style() -> None:
    styles = {one.style for line in PROSE for one in find_toned_words(line)}
    assert styles == {"old"}
