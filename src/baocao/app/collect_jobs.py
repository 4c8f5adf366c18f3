"""Many files read by several processes, in order; a file that kills its process stops nothing."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final, TypeVar

from baocao.app.starting import deaf, ignore_terminal

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
    pool = ProcessPoolExecutor(min(jobs, len(items)), mp_context=context, initializer=ignore_terminal)
    try:
        with deaf():
            results = pool.map(work, items, chunksize=parcel)
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)
