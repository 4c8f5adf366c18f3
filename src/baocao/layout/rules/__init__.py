"""The rules of layout, in the order of their codes; a new one is added to its module's ``RULES``."""

from __future__ import annotations

from baocao.layout.rule import Rule
from baocao.layout.rules import (
    addressee,
    appendix,
    basis,
    body,
    components,
    degrees,
    figures,
    fonts,
    foot_marks,
    head,
    head_party,
    headings,
    issue_date,
    marks,
    number,
    page,
    recipients,
    signature,
    text,
    text_wording,
    title,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *page.RULES,
            *fonts.RULES,
            *head.RULES,
            *head_party.RULES,
            *number.RULES,
            *issue_date.RULES,
            *title.RULES,
            *marks.RULES,
            *body.RULES,
            *headings.RULES,
            *basis.RULES,
            *signature.RULES,
            *degrees.RULES,
            *recipients.RULES,
            *addressee.RULES,
            *appendix.RULES,
            *components.RULES,
            *foot_marks.RULES,
            *figures.RULES,
            *text.RULES,
            *text_wording.RULES,
        ),
        key=lambda one: one.code,
    )
)
