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
WINDOW = 70
"""How many characters of a long line are shown around the caret."""


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


def describe(where: Location, label: str, message: str, hint: str, *, style: str) -> Text:
    """Return place, code, message, the line that is meant and the hint.

    Text from files goes in as it is, never as markup: "[ký tên]" prints as it stands.
    """
    place = f"{where}: " if str(where) else ""
    lines = [Text.assemble((place, "cyan"), (label, style), ": ", message), *_excerpt(where)]
    if hint:
        lines.append(Text.assemble(("  → ", "green"), hint))
    return Text("\n").join(lines)


def _mistake(error: BaocaoError) -> Text:
    return describe(error.where, error.code, error.message, error.hint, style="bold red")


def _excerpt(where: Location) -> Iterable[Text]:
    """Yield the line that is meant and a caret below it, both cut to a window around the caret."""
    if not where.excerpt:
        return
    number = str(where.line) if where.line and not where.path else ""
    start = max(0, where.column - WINDOW // 2) if len(where.excerpt) > WINDOW else 0
    shown = where.excerpt[start : start + WINDOW].expandtabs(1)
    cut_left, cut_right = "…" * (start > 0), "…" * (start + WINDOW < len(where.excerpt))
    yield Text.assemble((f"  {number} │ ", "dim"), cut_left, shown, cut_right)
    if where.column:
        before = " " * (len(cut_left) + where.column - 1 - start)
        caret = "^" * max(1, min(where.width, start + WINDOW - where.column + 1))
        yield Text.assemble((f"  {' ' * len(number)} │ ", "dim"), before, (caret, "red"))
