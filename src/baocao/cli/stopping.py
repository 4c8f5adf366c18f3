"""Ctrl-C, `kill` and a closed window stop the work the same way: once, and what was begun is cleared away."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""Windows knows the first two."""
_DEAF_S: Final = 2.0
"""So long after one signal the next are not heard, so that they do not break off the clearing away."""


@contextmanager
def stops_once() -> Iterator[None]:
    """Raise `KeyboardInterrupt` for every signal that asks to stop, while this lasts.

    A signal that is ignored, as by `nohup`, stays so; in a thread nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard_at = -_DEAF_S

    def stop(*_: Any) -> None:
        nonlocal heard_at
        if time.monotonic() - heard_at >= _DEAF_S:
            heard_at = time.monotonic()
            raise KeyboardInterrupt

    known = [number for name in _NAMES if (number := getattr(signal, name, None)) is not None]
    before = {number: signal.getsignal(number) for number in known}
    heard = {number: old for number, old in before.items() if old is not None and old is not signal.SIG_IGN}
    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, old in heard.items():
            signal.signal(number, old)
