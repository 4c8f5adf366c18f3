"""One file on its way to its name: it can be taken back until all that belongs to it is there."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from baocao.errors import Location
from baocao.fsio.failures import TargetExistsError


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
        handle, name = tempfile.mkstemp(dir=self.target.parent, prefix=".baocao-", suffix=".tmp")
        self.new = Path(name)
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


def make_folders(folder: Path, made: list[Path]) -> None:
    """Create a folder and what is missing above it; each that was made is added to `made`."""
    for one in (*reversed(folder.parents), folder):
        if not one.is_dir():
            one.mkdir()
            made.append(one)


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
