"""Shows a document: through a pager when it is longer than the terminal, straight through in a pipe."""

from __future__ import annotations

import os
import sys

from rich.console import Console, Group

from baocao.cli import shell
from baocao.layout.facts import Facts
from baocao.view.page import render_pages
from baocao.view.plain import render_plain

MAX_WIDTH = 160
"""Wider terminals do not make a page wider; a portrait page takes 110 columns of it."""


def show(facts: Facts, *, plain: bool, width: int | None) -> None:
    """Print a document as pages or as plain text; a long one on a terminal in ``less`` or ``PAGER``."""
    console = shell.out()
    if plain:
        print_all(facts, plain=True, width=width)
        return
    pages, columns = _draw(console, facts, width)
    if not console.is_terminal or _fits(console, pages, columns):
        console.print(pages, width=columns, no_wrap=True, crop=False)
        return
    os.environ.setdefault("LESS", "-FRX")
    with console.pager(styles=console.color_system is not None):
        console.print(pages, width=columns, no_wrap=True, crop=False)


def print_all(facts: Facts, *, plain: bool, width: int | None) -> None:
    """Print a document straight through."""
    if plain:
        sys.stdout.write(render_plain(facts, width or 80))
        return
    console = shell.out()
    pages, columns = _draw(console, facts, width)
    console.print(pages, width=columns, no_wrap=True, crop=False)


def _draw(console: Console, facts: Facts, width: int | None) -> tuple[Group, int]:
    """Return the pages and how wide they are."""
    columns = width or min(console.width, MAX_WIDTH)
    panels = render_pages(facts, columns)
    columns = max(panel.width or columns for panel in panels)
    console.width = max(columns, console.width)  # rich would cut a page that is wider than the terminal
    return Group(*panels), columns


def _fits(console: Console, pages: Group, columns: int) -> bool:
    options = console.options.update(width=columns)
    return len(console.render_lines(pages, options, pad=False)) < console.height
