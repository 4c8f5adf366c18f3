"""Figures that no heading of a report names: they are told under a heading of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.app.context.figures import is_telling
from baocao.data.model import Conference, Figure, Result
from baocao.viet.text import fold_key

_ALL, _REST = "Một số chỉ tiêu chủ yếu", "Một số chỉ tiêu khác"
_SAYS_MUCH = 3
"""So many digits of a value in a text cannot be there by chance."""


def list_named_figures(conference: Conference) -> list[Figure]:
    """Return the figures that some heading names."""
    return [one for _, result in conference.iter_results() for one in conference.figures_of(result)]


def find_unnamed(conference: Conference) -> list[Figure]:
    """Return the figures that no heading names and no text tells."""
    named, texts = list_named_figures(conference), list(_iter_texts(conference))
    others = [one for _, one in conference.iter_figures() if one not in named and is_telling(one)]
    return [one for one in others if not any(_tells(text, one) for text in texts)]


def gather_unnamed(conference: Conference, *, has_headings: bool) -> list[Result]:
    """Return a heading with the figures that no other names; without a name where none has one."""
    figures = find_unnamed(conference)
    if not figures:
        return []
    name = (_REST if list_named_figures(conference) else _ALL) if has_headings else ""
    return [Result(muc=name, so_lieu=tuple(figures))]


def _iter_texts(conference: Conference) -> Iterator[str]:
    yield from conference.tinh_hinh
    for _, result in conference.iter_results():
        yield from result.noi_dung


def _tells(text: str, figure: Figure) -> bool:
    """Tell whether a text has the value of a figure, and its name unless the value speaks for itself."""
    if not figure.so_in or not re.search(rf"(?<![\d.,]){re.escape(figure.so_in)}(?!\d|[.,]\d)", text):
        return False
    digits = sum(map(str.isdigit, figure.so_in))
    return digits >= _SAYS_MUCH or fold_key(figure.ten) in fold_key(text)
