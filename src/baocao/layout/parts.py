"""From what a Word file says to the document as the standard sees it: its parts by name."""

from __future__ import annotations

from baocao.layout.facts import Facts
from baocao.layout.naming.appendix import find_appendix
from baocao.layout.naming.body import find_body
from baocao.layout.naming.enclosed import FORM, TYPE_NAME, find_start, is_of_party, is_signed, read_source
from baocao.layout.naming.foot import find_foot
from baocao.layout.naming.genre import judge, judge_enclosed
from baocao.layout.naming.head import find_head
from baocao.layout.naming.lines import Cut, cut
from baocao.layout.naming.pages import count_pages
from baocao.layout.paper import Paper


def recognise(facts: Facts, layout: str | None = None) -> Paper:
    """Return a document with its parts named and the standard it is graded by.

    Args:
        facts: the document.
        layout: name of the profile to grade it by; None to choose by its head and date.

    Raises:
        UnknownProfileError: L101, there is no such profile.
    """
    found = cut(facts)
    enclosed = _recognise_enclosed(facts, found, layout)
    if enclosed is not None:
        return enclosed
    head = find_head(found, facts)
    genre = judge(head, found.lines, layout)
    party = genre.profile.is_party
    rest = found.lines[head.end :]
    tables = tuple((at - head.end, table) for at, table in found.tables if at >= head.end)
    foot = find_foot(rest, facts, party=party)
    body = find_body(rest[: foot.start], tables, party=party)
    appendix = find_appendix(rest[foot.end :], facts, party=party)
    return Paper(
        facts=facts,
        profile=genre.profile,
        parts=(*head.parts, *body, *foot.parts, *appendix),
        form=genre.form,
        type_name=genre.type_name,
        issued=genre.issued,
        pages=count_pages(facts, appendix[0].first.anchor if appendix else None),
        refusal=genre.refusal,
        tables=tuple(table for _, table in found.tables),
        notice=genre.notice,
    )


def _recognise_enclosed(facts: Facts, found: Cut, layout: str | None) -> Paper | None:
    """Return an appendix in a file of its own; None for any other document, and for one without signature."""
    start = find_start(found.lines)
    source = read_source(found.lines[start:]) if start is not None else ""
    if start is None or not source:
        return None
    party = is_of_party(source)
    foot = find_foot(found.lines[start + 1 :], facts, party=party)
    if not is_signed(foot):
        return None
    genre = judge_enclosed(source, layout, party=party)
    head = found.lines[start : start + 1 + foot.start]
    return Paper(
        facts=facts,
        profile=genre.profile,
        parts=(*find_appendix(head, facts, party=party), *foot.parts),
        form=FORM,
        type_name=TYPE_NAME,
        issued=genre.issued,
        pages=count_pages(facts, None),
        tables=tuple(table for _, table in found.tables),
        notice=genre.notice,
    )
