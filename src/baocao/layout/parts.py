"""From what a Word file says to the document as the standard sees it: its parts by name."""

from __future__ import annotations

from baocao.layout.facts import Facts
from baocao.layout.naming.appendix import find_appendix
from baocao.layout.naming.body import find_body
from baocao.layout.naming.foot import find_foot
from baocao.layout.naming.genre import judge
from baocao.layout.naming.head import find_head
from baocao.layout.naming.lines import cut
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
