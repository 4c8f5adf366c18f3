"""The rules of layout, in the order of their codes; a new one is added to its module's ``RULES``."""

from __future__ import annotations

from baocao.layout.rule import Rule
from baocao.layout.rules import body, headings, page

RULES: tuple[Rule, ...] = tuple(sorted((*page.RULES, *body.RULES, *headings.RULES), key=lambda one: one.code))
