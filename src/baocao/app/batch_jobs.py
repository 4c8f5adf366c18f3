"""Processes that help with a batch: each gets some rows, makes their files, and says what came of them."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final

from baocao.app.batch_make import Recipe
from baocao.app.batch_work import Result, Task, Workshop
from baocao.app.starting import HEARD, deaf, ignore_terminal
from baocao.data.tree import Source
from baocao.errors import BaocaoError, OutputError

_AHEAD: Final = 2
"""Parcels of rows that a process has before it, so that it never waits for the next one."""
_PATIENCE_S: Final = 3.0
"""How long processes may take to end what they are writing when the work is broken off."""


class LostProcessError(OutputError):
    """A process that made documents was killed from outside: out of memory, or by somebody."""

    code = "O013"


class Crew:
    """Processes at work; leaving the context ends them all."""

    def __init__(self, recipe: Recipe, sources: Sequence[Source], count: int) -> None:
        """Start `count` processes; `sources` are the texts that rows stand in, sent once."""
        self._sources = sources
        self._members: list[_Member] = []
        context = multiprocessing.get_context("spawn")  # forking beside threads is not safe, nor on Windows
        first = _dump((recipe, tuple(sources)), ())
        with deaf():
            for _ in range(count):
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs,), daemon=True)
                process.start()
                theirs.close()
                ours.send_bytes(first)
                self._members.append(_Member(process, ours))

    def __enter__(self) -> Crew:
        """Return this crew."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        for member in self._members:
            member.line.close()
        deadline = time.monotonic() + _PATIENCE_S
        for member in self._members:
            member.process.join(max(0.0, deadline - time.monotonic()))
            if member.process.is_alive():
                member.process.kill()
                member.process.join()
            member.process.close()

    def run(self, parcels: Iterator[list[Task]], take: Callable[[Result], None]) -> None:
        """Have all rows made; results come in no order.

        Raises:
            KeyboardInterrupt: the work is broken off; what was written until then has been taken.
            ProgramError: what stops all rows alike.
        """
        try:
            for member in self._members:
                for _ in range(_AHEAD):
                    self._give(member, parcels)
            while busy := [member for member in self._members if member.parcels]:
                for line in wait([member.line for member in busy]):
                    member = next(one for one in busy if one.line is line)
                    self._hear(member, take)
                    if len(member.parcels) < _AHEAD:
                        self._give(member, parcels)
        except KeyboardInterrupt:
            self._call_back(take)
            raise

    def _give(self, member: _Member, parcels: Iterator[list[Task]]) -> None:
        if member.is_lost or (parcel := next(parcels, None)) is None:
            return
        member.parcels.append({task.index for task in parcel})
        with contextlib.suppress(OSError):  # a process that is gone is noticed where it is heard
            member.line.send_bytes(_dump(parcel, self._sources))

    def _hear(self, member: _Member, take: Callable[[Result], None]) -> None:
        """Take one message: a result, the end of a parcel, or that nothing more comes."""
        try:
            said: Result | BaocaoError | None = pickle.loads(member.line.recv_bytes())  # noqa: S301  # our own
        except (EOFError, OSError):
            member.is_lost = True
            rows = [index for parcel in member.parcels for index in parcel]
            member.parcels.clear()
            for index in sorted(rows):
                take(Result(index=index, errors=(_lost(),)))
            return
        if said is None:
            member.parcels.popleft()
        elif isinstance(said, BaocaoError):
            raise said
        else:
            member.parcels[0].discard(said.index)
            take(said)

    def _call_back(self, take: Callable[[Result], None]) -> None:
        """Let processes end the file they are at, and take what they have made by then."""
        for member in self._members:
            with contextlib.suppress(OSError, ValueError):
                member.process.terminate()
        deadline = time.monotonic() + _PATIENCE_S
        left = [member for member in self._members if not member.is_lost]
        while left and (pause := deadline - time.monotonic()) > 0:
            for line in wait([member.line for member in left], pause):
                member = next(one for one in left if one.line is line)
                self._hear(member, lambda result: None if _is_lost(result) else take(result))
                if member.is_lost:
                    left.remove(member)


class _Member:
    """One process, the line to it, and the rows it has been given."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self.process, self.line = process, line
        self.parcels: deque[set[int]] = deque()
        self.is_lost = False


def _lost() -> LostProcessError:
    return LostProcessError(
        "tiến trình lập văn bản này bị dừng đột ngột",
        hint="Chạy lại với --resume; máy ít bộ nhớ thì thêm --jobs 1",
    )


def _is_lost(result: Result) -> bool:
    return any(isinstance(error, LostProcessError) for error in result.errors)


def _serve(line: Connection) -> None:
    """Make the documents of the rows that come, until the line is closed: the whole life of a process."""
    ignore_terminal()
    _hear_again()
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        signal.signal(signal.SIGTERM, _stop)
        recipe, sources = pickle.loads(line.recv_bytes())  # noqa: S301  # from our own process
        try:
            shop = Workshop(recipe)
        except BaocaoError as error:
            line.send_bytes(pickle.dumps(error))
            return
        while True:
            for result in _answer(shop, _load(line.recv_bytes(), sources)):
                line.send_bytes(pickle.dumps(result))


def _answer(shop: Workshop, parcel: list[Task]) -> Iterator[Result | BaocaoError | None]:
    try:
        yield from shop.work(parcel)
        yield None
    except BaocaoError as error:
        yield error


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _hear_again() -> None:
    """Take the block off that a process was started with."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)


def _dump(value: object, sources: Sequence[Source]) -> bytes:
    """Return a message in which the sources of nodes that the other side has are numbers."""
    numbers = {id(source): number for number, source in enumerate(sources)}
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream)
    pickler.persistent_id = lambda one: numbers.get(id(one))  # type: ignore[method-assign]
    pickler.dump(value)
    return stream.getvalue()


def _load(message: bytes, sources: Sequence[Source]) -> Any:
    unpickler = pickle.Unpickler(io.BytesIO(message))  # noqa: S301  # from our own process
    unpickler.persistent_load = sources.__getitem__  # type: ignore[method-assign]
    return unpickler.load()
