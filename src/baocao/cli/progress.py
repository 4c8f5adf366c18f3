"""How far a long piece of work is: a bar on standard error, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


@contextmanager
def counting(words: str) -> Iterator[Callable[[int, int], None]]:
    """Yield what is to be told how many are done and how many there are; a bar with the rate shows it."""
    console = shell.err()
    if not console.is_terminal:
        yield lambda _done, _all: None
        return
    from rich import progress

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[pace]}"),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(words, total=None, pace="")

        def tell(done: int, total: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, completed=done, total=total, pace=f"{speed:.0f}/giây" if speed else "")

        yield tell
