"""Starting processes that help: what a terminal sends to all of them reaches only the first one."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

HEARD: Final = tuple(
    number for name in ("SIGINT", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)
"""Signals that a terminal sends to all its processes; only the first one answers them."""


@contextmanager
def deaf() -> Iterator[None]:
    """Let no signal of the terminal through while processes start: they cannot answer it yet."""
    is_main = threading.current_thread() is threading.main_thread()
    if sys.platform == "win32" or not is_main:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_terminal() -> None:
    """Leave what the terminal sends to the process that started this one."""
    for number in HEARD:
        signal.signal(number, signal.SIG_IGN)
