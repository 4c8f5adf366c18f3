"""Many files written one by one, each whole or not at all; the disk is waited for once, at the end."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from baocao.errors import Location
from baocao.fsio.failures import TargetExistsError, write_failed

_PREFIX: Final = ".baocao-loat-"
_SUFFIX: Final = ".tmp"


def write_soon(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole under its name; when the power fails before `flush`, it may be lost or empty.

    Args:
        path: its folder must be there.
        content: of the file.
        force: an existing file is replaced.

    Raises:
        TargetExistsError: O001, it exists and `force` is off.
        WriteFailedError: O004, the system refuses.

    Cost:
        A tenth of what `write_atomic` costs, which waits for the disk each time.
    """
    new = path.parent / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
    where = Location(file=str(path))
    try:
        with new.open("xb") as stream:
            stream.write(content)
        if force:
            new.replace(path)
        else:
            _link(new, path)
    except FileExistsError as error:
        raise TargetExistsError("tệp đã có", where=where, hint="Thêm --force để ghi đè") from error
    except (OSError, ValueError) as error:
        raise write_failed(error, where) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _link(new: Path, path: Path) -> None:
    """Give a file its name, which no other file may have."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        new.replace(path)


def make_folder(folder: Path) -> None:
    """Create a folder and what is missing above it.

    Raises:
        WriteFailedError: O004, the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise write_failed(error, Location(file=str(folder))) from error


def clear_leftovers(folder: Path) -> None:
    """Remove what `write_soon` left half written in a folder when it was killed."""
    with suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            path.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file of our own that is no longer true; one that cannot be removed stays."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def flush(paths: Iterable[Path]) -> None:
    """Wait until files written by `write_soon` are safe on the disk."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:  # Windows has no call for all
        with suppress(OSError), path.open("r+b") as stream:
            os.fsync(stream.fileno())
