"""How results reach standard output: JSON, a frame on a terminal, bare lines in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from baocao.cli import shell

if TYPE_CHECKING:
    from rich.console import RenderableType

PIPE_WIDTH = 400
"""Columns of a pipe, for what is cut at the console's width."""


def show(value: dict[str, Any], content: RenderableType, *, as_json: bool) -> None:
    """Print a result: JSON when asked for, else its words, in a frame on a terminal."""
    if as_json:
        shell.print_json(value)
        return
    from baocao.view import report

    show_bare(report.box(content) if shell.out().is_terminal else content)


def show_bare(content: RenderableType) -> None:
    """Print a result without a frame; in a pipe no line is wrapped."""
    console = shell.out()
    console.print(content, soft_wrap=not console.is_terminal)


def show_aside(content: RenderableType) -> None:
    """Print on standard error what is to be known besides the result."""
    console = shell.err()
    console.print(content, soft_wrap=not console.is_terminal)


def show_tree(content: RenderableType) -> None:
    """Print a tree, which is cut at the console's width and so needs more room in a pipe."""
    console = shell.out()
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    console.print(content)
