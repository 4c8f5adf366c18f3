"""A terminal's whole screen, drawn again and again, and given back as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.segment import Segment

from baocao.cli import keys, shell
from baocao.view.browser import Browser, Leaf
from baocao.view.changes import fit_cells
from baocao.view.page import changes_in

_OPEN: Final = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
"""The other screen, no cursor, long lines cut."""
_CLOSE: Final = "\x1b[?7h\x1b[?25h\x1b[?1049l"
_COLOURS: Final = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
    "windows": ColorSystem.WINDOWS,
}


def is_possible() -> bool:
    """Tell whether keys can be read and a whole screen be drawn."""
    console = shell.out()
    is_able = console.is_terminal and not console.is_dumb_terminal and not console.legacy_windows
    return is_able and sys.stdin.isatty()


@contextmanager
def whole_screen() -> Iterator[None]:
    """Take the screen and the keys, and give both back however it ends."""
    with keys.single_keys():
        sys.stdout.write(_OPEN)
        sys.stdout.flush()
        try:
            yield
        finally:
            sys.stdout.write(_CLOSE)
            sys.stdout.flush()


def read_size() -> tuple[int, int]:
    """Return columns and lines of the terminal at this moment."""
    size = os.get_terminal_size(sys.stdout.fileno())
    return max(1, size.columns), max(4, size.lines)


def show(browser: Browser, foot: str) -> None:
    """Draw a screen: heading, what is in sight, foot."""
    columns, _ = read_size()
    number = f"({browser.at + 1}/{len(browser.leaves)}) " if len(browser.leaves) > 1 else ""
    place = browser.tell_place()
    heading = fit_cells(f" {number}{browser.leaf.heading}", columns - len(place) - 1) + f"{place} "
    lines = [_reverse(heading), *browser.draw(), _reverse(fit_cells(f" {foot}", columns))]
    sys.stdout.write("\x1b[H" + "\r\n".join(f"\x1b[2K{line}" for line in lines))
    sys.stdout.flush()


def _reverse(text: str) -> str:
    return f"\x1b[7m{text}\x1b[0m"


def make_leaf(
    heading: str, content: RenderableType, columns: int, *, above: Sequence[RenderableType] = ()
) -> Leaf:
    """Return a document as lines of the terminal.

    Args:
        heading: what stands over it.
        content: the pages.
        columns: width of the pages.
        above: what stays in sight.
    """
    console = shell.out()
    console.width = max(columns, console.width)
    lines = _render(console, content, columns)
    marked = [number for number, line in enumerate(lines) if changes_in(line)]
    return Leaf(
        heading,
        [_write(console, line) for line in lines],
        above=[_write(console, line) for one in above for line in _render(console, one, read_size()[0])],
        changed=[line for line in marked if line - 1 not in marked],
    )


def _render(console: Console, content: RenderableType, columns: int) -> list[list[Segment]]:
    options = console.options.update(width=columns, no_wrap=True)
    return console.render_lines(content, options, pad=False)


def _write(console: Console, line: Sequence[Segment]) -> str:
    """Return a line with the commands for its looks."""
    system = _COLOURS.get(console.color_system or "")
    segments = Segment.remove_color(line) if console.no_color else line
    return "".join(
        segment.style.render(segment.text, color_system=system) if segment.style and system else segment.text
        for segment in segments
    )
