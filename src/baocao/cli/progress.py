"""How far a long piece of work is: a bar on standard error, on a terminal only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from baocao.cli import shell

_FEW = 3
"""So many files are done before anybody could read a bar."""

Item = TypeVar("Item")


def track(items: Iterable[Item], total: int) -> Iterator[Item]:
    """Yield the items as they come; the bar is gone when the last one was there."""
    console = shell.err()
    if not console.is_terminal or total <= _FEW:
        yield from items
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True) as bar:
        yield from bar.track(items, total=total, description="đang kiểm tra")


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say on a terminal that something takes its time, until it is done."""
    console = shell.err()
    if not console.is_terminal:
        yield
        return
    with console.status(words):
        yield
