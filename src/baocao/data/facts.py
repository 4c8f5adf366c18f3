"""The facts of a conference that must agree before any document is written."""

from __future__ import annotations

from baocao.data import facts_amounts, facts_deadlines, facts_people, facts_periods, facts_texts
from baocao.data.fact import Fact
from baocao.data.model import Conference
from baocao.errors import Finding

FACTS: tuple[Fact, ...] = (
    facts_periods.periods_disagree,
    facts_periods.dates_out_of_order,
    facts_periods.weekday_differs,
    facts_amounts.sum_differs,
    facts_amounts.ratio_differs,
    facts_amounts.inexact_in_sum,
    facts_amounts.code_unknown,
    facts_amounts.attendance_differs,
    facts_people.task_without_owner,
    facts_deadlines.deadline_out_of_reach,
    facts_texts.body_abolished,
    facts_texts.abbreviation_unclear,
    facts_people.posts_differ,
    facts_texts.leftover,
    facts_texts.letters_not_unicode,
)
"""Every check, in the order of the codes."""


def find_disagreements(conference: Conference, kind: str) -> tuple[Finding, ...]:
    """Return what does not agree for a document of this kind, in the order of the codes.

    Before it comes what is to be known of the file: sheets of a workbook that were not read.
    """
    source = conference.places.source
    found = tuple(finding for one in FACTS for finding in one.find(conference, kind))
    return (*(source.notices if source else ()), *found)
