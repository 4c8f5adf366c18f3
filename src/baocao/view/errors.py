"""How errors look: place, code, message, the line with a caret, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from baocao.errors import BaocaoError, Location

MAX_SHOWN = 50
"""More mistakes than these are counted, not shown."""


def render(error: BaocaoError, *, boxed: bool) -> RenderableType:
    """Return all mistakes of `error`, in a box for a terminal or as plain lines for a pipe."""
    mistakes = error.flatten()
    blocks = [_mistake(one) for one in mistakes[:MAX_SHOWN]]
    if len(mistakes) > MAX_SHOWN:
        blocks.append(Text(f"… và {len(mistakes) - MAX_SHOWN} lỗi nữa"))
    if not boxed:
        return Group(*blocks, *([Text(f"{len(mistakes)} lỗi")] if len(mistakes) > 1 else []))
    spaced = [part for block in blocks for part in (Text(), block)][1:]
    title = f"{len(mistakes)} lỗi" if len(mistakes) > 1 else "Lỗi"
    return Panel(Group(*spaced), title=title, title_align="left", border_style="red", box=ROUNDED)


def to_json(error: BaocaoError) -> dict[str, Any]:
    """Return what `--json` prints for an error: ``{exit_code, errors: [{code, message, hint, where}]}``."""
    return {"exit_code": int(error.exit_code), "errors": [one.to_json() for one in error.flatten()]}


def _mistake(error: BaocaoError) -> Text:
    """Return one mistake; text from files goes in as it is, never as markup."""
    head = Text.assemble(*_place(error.where), (error.code, "bold red"), ": ", error.message)
    lines = [head, *excerpt(error.where)]
    if error.hint:
        lines.append(Text.assemble(("  → ", "green"), error.hint))
    return Text("\n").join(lines)


def _place(where: Location) -> Iterable[str | tuple[str, str]]:
    if place := str(where):
        yield place, "cyan"
        yield ": "


def excerpt(where: Location) -> Iterable[Text]:
    """Yield the line that is meant and a caret below it; nothing when the line is not known."""
    if not where.excerpt:
        return
    number = str(where.line) if where.line and not where.path else ""
    gutter = " " * len(number)
    yield Text.assemble((f"  {number} │ ", "dim"), where.excerpt.expandtabs(1))
    if where.column:
        caret = " " * (where.column - 1) + "^" * max(1, where.width)
        yield Text.assemble((f"  {gutter} │ ", "dim"), (caret, "red"))
