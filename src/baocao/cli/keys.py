"""Single keys from the terminal, on Unix and on Windows."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SEQUENCES: Final = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "H": "home",
    "F": "end",
    "1~": "home",
    "4~": "end",
    "5~": "page-up",
    "6~": "page-down",
    "7~": "home",
    "8~": "end",
}
"""What follows ``ESC [`` or ``ESC O``."""
_SIGNS: Final = {
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x03": "ctrl-c",
    "\x04": "ctrl-d",
}
_SCAN_CODES: Final = {
    "H": "up",
    "P": "down",
    "M": "right",
    "K": "left",
    "G": "home",
    "O": "end",
    "I": "page-up",
    "Q": "page-down",
}
"""What Windows gives after a NUL or ``à``."""
_MAX_BYTES: Final = 1024


def parse_keys(text: str) -> Iterator[str]:
    r"""Yield the names of the keys in what a terminal sent.

    >>> list(parse_keys("n\x1b[6~\x1bOC "))
    ['n', 'page-down', 'right', 'space']
    """
    at = 0
    while at < len(text):
        sign = text[at]
        at += 1
        if sign != "\x1b":
            yield _SIGNS.get(sign, sign)
        elif text[at : at + 1] in {"[", "O"}:
            end = at + 1
            while end < len(text) and not (text[end].isalpha() or text[end] == "~"):
                end += 1
            yield _SEQUENCES.get(text[at + 1 : end + 1], "")
            at = end + 1
        else:
            yield "escape"


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def single_keys() -> Iterator[None]:
        """Let keys come one by one; Windows always does."""
        yield

    def read_keys(timeout_s: float) -> list[str]:
        """Return the keys pressed, after at most so many seconds; none when none was."""
        deadline = time.monotonic() + timeout_s
        while not msvcrt.kbhit():
            if time.monotonic() >= deadline:
                return []
            time.sleep(0.02)
        sign = msvcrt.getwch()
        if sign in "\x00à":
            return [_SCAN_CODES.get(msvcrt.getwch(), "")]
        return list(parse_keys(sign))

else:
    import select
    import termios

    @contextmanager
    def single_keys() -> Iterator[None]:
        """Let keys come one by one and unseen; Ctrl-Z does nothing. All is put back at the end."""
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        now = termios.tcgetattr(terminal)
        now[0] &= ~termios.IXON  # Ctrl-S would stop the screen
        now[3] &= ~(termios.ICANON | termios.ECHO)
        now[6][termios.VMIN], now[6][termios.VTIME], now[6][termios.VSUSP] = 1, 0, b"\0"
        termios.tcsetattr(terminal, termios.TCSADRAIN, now)
        try:
            yield
        finally:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)

    def receive(timeout_s: float) -> str:
        """Return what the terminal has sent, after at most so many seconds; empty when nothing came."""
        terminal = sys.stdin.fileno()
        ready, _, _ = select.select([terminal], [], [], timeout_s)
        if not ready:
            return ""
        return os.read(terminal, _MAX_BYTES).decode("utf-8", "replace") or "\x04"  # the terminal is gone

    def read_keys(timeout_s: float) -> list[str]:
        """Return the keys pressed, after at most so many seconds; none when none was."""
        return list(parse_keys(receive(timeout_s)))
