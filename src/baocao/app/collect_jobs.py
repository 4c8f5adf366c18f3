"""Many files read by several processes, in order; a file that kills its process stops nothing."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Final, TypeVar

_PARCEL: Final = 8
"""So many files go to a process at once."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_each(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """Yield what comes of each item, in the order of the items, however many processes there are.

    When a process dies, what it and the others have not delivered is done again by one process, one
    item after the other, so that it is known which item is to blame.

    Args:
        work: a function that new processes can import.
        items: what it is called with.
        jobs: how many processes.
        lost: what comes of an item over which a process died.
    """
    done, parcel = 0, _PARCEL
    while done < len(items):
        try:
            for result in _run_all(work, items[done:], jobs, parcel):
                done += 1
                yield result
        except BrokenProcessPool:
            if parcel == 1:
                done += 1
                yield lost(items[done - 1])
            jobs = parcel = 1


def _run_all(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, parcel: int
) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")  # forking beside threads is not safe, nor on Windows
    pool = ProcessPoolExecutor(min(jobs, len(items)), mp_context=context, initializer=_ignore_signals)
    try:
        with _deaf():
            results = pool.map(work, items, chunksize=parcel)
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_signals() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # only the first process answers Ctrl-C


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold back Ctrl-C while processes start, which else would hear it before they can ignore it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
