"""The tree of the results' headings, from the numbers of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from baocao.data.tree import Node
from baocao.data.workbook.book import Book
from baocao.data.workbook.layout import find_block
from baocao.data.workbook.mistakes import NoParentHeadingError, UnknownItemError
from baocao.errors import BaocaoError

if TYPE_CHECKING:
    from baocao.data.workbook.gather import Item

OWN_FIGURE: Final = "(số liệu riêng {})"
"""What stands among the codes of a heading's figures for a figure that is given there itself."""

_ROMAN: Final = re.compile(r"[IVXLC]+")
_DOTTED: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@dataclass
class _Heading:
    item: Item
    below: list[_Heading] = field(default_factory=list)
    figures: list[Node] = field(default_factory=list)


class Outline:
    """The headings of the results."""

    def __init__(self, book: Book, items: Sequence[Item], mistakes: list[BaocaoError]) -> None:
        """Make the tree of `items`, whose numbers say what is part of what."""
        self.book, self.mistakes = book, mistakes
        self.tops: list[_Heading] = []
        self.known: dict[str, _Heading] = {}
        is_roman = any(_ROMAN.fullmatch(item.number) for item in items)
        roman = ""
        for item in items:
            number = item.number
            if _ROMAN.fullmatch(number):
                roman = number
            elif is_roman and roman and _DOTTED.fullmatch(number):
                number = f"{roman}.{number}"
            self._put(item, number)

    def put_figures(self, figures: Iterable[Item]) -> None:
        """Give figures to the headings whose numbers they name at ``ket_qua``."""
        for figure in figures:
            named = figure.values.pop(("ket_qua",))
            name = str(named.value).rstrip(".")
            heading = self.known.get(name)
            if heading is None:
                title = find_block("ket_qua").title
                self.mistakes.append(UnknownItemError(name, title, (), named.where))
            else:
                heading.figures.append(figure.node())

    def nodes(self) -> Iterator[Node]:
        """Yield the headings at the top."""
        yield from map(self._node, filter(_is_filled, self.tops))

    def _put(self, item: Item, number: str) -> None:
        heading = _Heading(item)
        above, dot, _ = number.rpartition(".")
        if number:
            self.known.setdefault(number, heading)
        if not dot:
            self.tops.append(heading)
            return
        parent = self.known.get(above)
        if parent is None:
            self.mistakes.append(
                NoParentHeadingError(
                    f"mục {number} không có mục {above} ở trên",
                    where=item.place.where,
                    hint=f"Thêm hàng mục {above}, hoặc sửa số thứ tự",
                )
            )
            return
        parent.below.append(heading)

    def _node(self, heading: _Heading) -> Node:
        values = heading.item.values
        if heading.figures:
            codes = values.get(("so_lieu",))
            values["so_lieu",] = self._with_figures(codes, heading.figures)
        below = tuple(map(self._node, filter(_is_filled, heading.below)))
        if below:
            values["muc_con",] = Node(below, below[0].source, below[0].start, below[0].end)
        return heading.item.node()

    def _with_figures(self, codes: Node | None, figures: list[Node]) -> Node:
        """Return codes and figures in one list: figures where they are marked, else behind the codes."""
        marks = {OWN_FIGURE.format(at): figure for at, figure in enumerate(figures, start=1)}
        given = codes.value if codes and isinstance(codes.value, tuple) else (codes,) if codes else ()
        placed = [marks.pop(str(code.value), code) for code in given]
        first = codes or figures[0]
        return Node((*placed, *marks.values()), first.source, first.start, first.end)


def _is_filled(heading: _Heading) -> bool:
    return bool(heading.item.values or heading.figures or any(map(_is_filled, heading.below)))
