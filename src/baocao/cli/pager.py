"""Shows a page: through a pager when it is longer than the terminal, straight through in a pipe."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from baocao.cli import shell

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def show(page: RenderableType, *, console: Console | None = None) -> None:
    """Print `page`; on a terminal too short for it, in ``less`` or whatever ``PAGER`` says, colours kept."""
    console = console or shell.out()
    if not console.is_terminal:
        console.print(page)
        return
    lines = console.render_lines(page, pad=False)
    if len(lines) < console.height:
        console.print(page)
        return
    os.environ.setdefault("LESS", "-FRX")
    with console.pager(styles=console.color_system is not None):
        console.print(page)
