"""The command line on a terminal of its own: what it shows, and keys pressed when something has shown."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
_COMMAND = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """One run of ``baocao``."""

    def __init__(self, folder: Path, *arguments: object, **environment: str) -> None:
        """Start it in a folder, on a terminal of 100 columns and 30 lines."""
        self.pid, self.master = pty.fork()
        if self.pid == 0:  # pragma: no cover  # the child becomes the program
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", 30, 100, 0, 0))
            os.chdir(folder)
            names = {name: value for name, value in os.environ.items() if name not in {"TMUX", "STY"}}
            names |= {
                "PYTHONPATH": str(ROOT / "src"),
                "TERM": "xterm-256color",
                "PAGER": "cat",
                **environment,
            }
            words = [sys.executable, "-m", "baocao", *map(str, arguments)]
            os.execve(sys.executable, words, names)  # noqa: S606
        self.seen = ""
        self._from = 0
        self._is_running = True

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self.master)  # a program that still runs ends with its terminal
        if self._is_running:
            os.waitpid(self.pid, 0)

    @property
    def text(self) -> str:
        """What was shown, without commands to the terminal."""
        return _COMMAND.sub("", self.seen)

    def wait_for(self, text: str, seconds: float = 20.0) -> None:
        """Wait until a text is shown after the one last waited for."""
        deadline = time.monotonic() + seconds
        while (at := self.text.find(text, self._from)) < 0:
            assert time.monotonic() < deadline, f"{text!r} has not shown:\n{self.text[-4000:]}"
            assert self._read(0.2), f"{text!r} has not shown, and the program has gone:\n{self.text[-4000:]}"
        self._from = at + len(text)

    def wait_for_command(self, command: str) -> None:
        """Wait until a command to the terminal has come."""
        while command not in self.seen:
            assert self._read(0.2), (
                f"{command!r} has not come, and the program has gone:\n{self.text[-4000:]}"
            )

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def settings(self) -> list[Any]:
        """Return how the terminal is set."""
        return termios.tcgetattr(self.master)

    def finish(self, seconds: float = 20.0) -> int:
        """Wait for the end and return the exit code."""
        deadline = time.monotonic() + seconds
        while self._read(0.2):
            assert time.monotonic() < deadline, self.text[-4000:]
        _, status = os.waitpid(self.pid, 0)
        self._is_running = False
        return os.waitstatus_to_exitcode(status)

    def _read(self, seconds: float) -> bool:
        """Read what there is; False when the program has gone."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return True
        try:
            piece = os.read(self.master, 65536)
        except OSError:
            return False
        self.seen += piece.decode("utf-8", "replace")
        return bool(piece)
