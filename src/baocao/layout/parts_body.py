"""The body of a document: căn cứ, headings, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.layout.blocks import Table
from baocao.layout.paper import Line, Part, PartKind


def find_body(
    lines: Sequence[Line],
    tables: Sequence[tuple[int, Table]],  # noqa: ARG001
    *,
    party: bool,  # noqa: ARG001
) -> tuple[Part, ...]:
    """Return the parts between the head and the foot.

    Args:
        lines: between them.
        tables: those of the content, each with the index of the line that follows it.
        party: whether a standard of the Party applies.
    """
    return tuple(Part(kind=PartKind.BODY, lines=(line,)) for line in lines)
