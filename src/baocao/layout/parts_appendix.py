"""What follows the signature: appendices, forms, lists."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.layout.paper import Line, Part, PartKind, Zone


def find_appendix(lines: Sequence[Line], *, party: bool) -> tuple[Part, ...]:  # noqa: ARG001
    """Return the parts after the foot."""
    return tuple(Part(kind=PartKind.OTHER, lines=(line,), zone=Zone.APPENDIX) for line in lines)
