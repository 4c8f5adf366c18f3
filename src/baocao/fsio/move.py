"""Files on their way to their names: they can be taken back until all that belongs together is there."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from baocao.errors import Location
from baocao.fsio.failures import TargetExistsError, write_failed


class Move:
    """One file on its way to its name: the new bytes, and the old ones until all is well."""

    def __init__(self, target: Path) -> None:
        """Name the file; nothing is done yet."""
        self.target = target
        self.new: Path | None = None
        self.old: Path | None = None
        self.is_begun = False

    def prepare(self, content: bytes) -> None:
        """Put the bytes beside the target, safe on the disk."""
        self.new = self.target.parent / f".baocao-{os.urandom(8).hex()}.tmp"  # known before it is there
        handle = os.open(self.new, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        self.new.chmod(_mode_for(self.target))

    def make(self, *, force: bool) -> None:
        """Give the new bytes the target's name."""
        assert self.new is not None  # noqa: S101  # prepared
        if force and self.target.exists():
            self._keep_old()
        self.is_begun = True
        if force:
            self.new.replace(self.target)
            return
        try:
            os.link(self.new, self.target)  # fails when somebody else made the file meanwhile
        except FileExistsError as error:
            raise TargetExistsError(
                "tệp vừa được tạo", where=Location(file=str(self.target)), hint="Thêm --force để ghi đè"
            ) from error
        except OSError:  # a file system without hard links
            self.new.replace(self.target)

    def _keep_old(self) -> None:
        assert self.new is not None  # noqa: S101  # prepared
        old = self.new.with_suffix(".old")
        self.old = old
        try:
            os.link(self.target, old)
        except OSError:  # a file system without hard links
            shutil.copy2(self.target, old)

    def settle(self, *, is_done: bool) -> None:
        """Leave nothing but the target: as it is now, or, when the whole was not done, as it was."""
        with suppress(OSError):  # the old bytes stay under their other name
            if not is_done and self.is_begun and self.new is not None:
                self._take_back(self.new)
            if self.old is not None:
                self.old.unlink(missing_ok=True)
        if self.new is not None:
            self.new.unlink(missing_ok=True)

    def _take_back(self, new: Path) -> None:
        is_made = not new.exists() or same_file(new, self.target)
        if is_made and self.old is not None:
            self.old.replace(self.target)
        elif is_made:
            self.target.unlink(missing_ok=True)


class Batch:
    """Files that are written all, or none of them."""

    def __init__(self, *, force: bool) -> None:
        """Say whether existing files are replaced; nothing is done yet."""
        self.force = force
        self.moves: list[Move] = []
        self.folders: list[Path] = []
        self.is_done = False

    def write(self, files: Mapping[Path, bytes]) -> None:
        """Write ``{path: content}``, the folders that are missing included.

        Raises:
            TargetExistsError: O001, somebody else has made a file meanwhile.
            WriteFailedError: O004, the system refuses.
        """
        path = Path()
        try:
            for path, content in files.items():
                make_folders(path.parent, self.folders)
                self.moves.append(move := Move(path.resolve() if path.is_symlink() else path))
                move.prepare(content)
            for move in self.moves:
                move.make(force=self.force)
            self.is_done = True
        except OSError as error:
            raise write_failed(error, Location(file=str(path))) from error
        finally:
            self.settle()

    def settle(self) -> None:
        """Clear away what is not to stay; doing it twice does no harm."""
        for move in reversed(self.moves):
            move.settle(is_done=self.is_done)
        for folder in reversed([] if self.is_done else self.folders):
            with suppress(OSError):  # somebody else put something into it
                folder.rmdir()


def make_folders(folder: Path, made: list[Path]) -> None:
    """Create a folder and what is missing above it; each is added to `made` before it is there."""
    for one in (*reversed(folder.parents), folder):
        if not one.is_dir():
            made.append(one)
            try:
                one.mkdir()
            except OSError:
                made.pop()
                raise


def same_file(first: Path, second: Path) -> bool:
    """Tell whether two paths lead to the same file; to the same name when one of them is not there."""
    try:
        return first.samefile(second)
    except (OSError, ValueError):
        return first.absolute() == second.absolute()


def _mode_for(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
