"""The rules of layout, in the order of their codes; a new one is added to its module's ``RULES``."""

from __future__ import annotations

from baocao.layout.rule import Rule
from baocao.layout.rules import headings, page

RULES: tuple[Rule, ...] = tuple(sorted((*page.RULES, *headings.RULES), key=lambda one: one.code))
