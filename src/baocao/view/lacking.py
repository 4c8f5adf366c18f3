"""The documents of a set that cannot be made, and what each lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.text import Text

from baocao.app.look import Lack
from baocao.errors import BaocaoError

MAX_SHOWN = 20
"""More mistakes than these of one document are counted."""


def tell_lacking(lacking: Sequence[Lack]) -> Group:
    """Return the list: each document, and below it what is missing and where that goes."""
    lines = [Text(f"Chưa lập được {len(lacking)} văn bản", style="bold")]
    for one in lacking:
        lines.append(Text(f"• {one.title}", style="yellow"))
        lines += tell_reasons(one.error)
    return Group(*lines)


def tell_reasons(error: BaocaoError) -> Iterator[Text]:
    """Yield a line for each mistake: place, what is wrong, what to do."""
    mistakes = error.flatten()
    for mistake in mistakes[:MAX_SHOWN]:
        where = mistake.where
        place = f"{where}: " if where.line or where.cell or not where.key else ""
        hint = (" → ", "green"), mistake.hint
        yield Text.assemble("  ", (place, "cyan"), mistake.message, *(hint if mistake.hint else ()))
    if len(mistakes) > MAX_SHOWN:
        yield Text(f"  … và {len(mistakes) - MAX_SHOWN} chỗ nữa")
