"""Opens a file with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from baocao.errors import Location, ProgramError

_OPENERS = {"darwin": ("open",), "linux": ("xdg-open", "gio", "soffice")}
_VERBS = {"gio": ("open",)}


class NoOpenerError(ProgramError):
    """Nothing on this machine opens a Word file, or it failed at once."""

    code = "X101"


def open_file(path: Path) -> None:
    """Open `path` and return without waiting for the program.

    Raises:
        NoOpenerError: X101, no program found, or it cannot be started.
    """
    where = Location(file=str(path))
    hint = "Mở tệp bằng tay; tệp đã được ghi đầy đủ"
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606  # the user's own program for the user's own file
            return
        found = next(
            (name for name in _OPENERS.get(sys.platform, _OPENERS["linux"]) if shutil.which(name)), None
        )
        if found is None or not (sys.platform == "darwin" or _has_display()):
            raise NoOpenerError("máy này không có chương trình mở tệp Word", where=where, hint=hint)
        process = subprocess.Popen(  # noqa: S603  # a fixed program and one absolute path
            [found, *_VERBS.get(found, ()), str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        process.returncode = 0  # it outlives us, and nobody waits for it
    except OSError as error:
        raise NoOpenerError("không khởi động được chương trình mở tệp", where=where, hint=hint) from error


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
