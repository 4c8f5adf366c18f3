"""The only place that writes to disk: whole files or nothing, never over a user's work by accident."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path

from baocao.errors import Location, OutputError, raise_all
from baocao.fsio.failures import (
    FileTooLargeError,
    NotARegularFileError,
    ReadFailedError,
    TargetExistsError,
    TargetIsInputError,
    WriteFailedError,
    write_failed,
)
from baocao.fsio.move import Batch
from baocao.fsio.reading import noting_reads, read_bytes

__all__ = [
    "FileTooLargeError",
    "NotARegularFileError",
    "ReadFailedError",
    "TargetExistsError",
    "TargetIsInputError",
    "WriteFailedError",
    "check_target",
    "check_targets",
    "is_file",
    "is_folder",
    "noting_reads",
    "read_bytes",
    "real_path",
    "scratch_folder",
    "write_all",
    "write_atomic",
    "write_folder",
]


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; one that the system cannot look up does not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name too long, or with a NUL; reading or writing it will say so
        return False


def is_file(path: Traversable) -> bool:
    """Tell whether a path leads to a regular file; one that the system cannot look up does not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def real_path(path: Path) -> Path:
    """Return where a path leads, links followed; one that the system cannot look up is as it is."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):  # a NUL; reading or writing it will say so
        return path


def check_target(path: Path, *, force: bool, inputs: Iterable[Path] = (), below: Path | None = None) -> None:
    """Refuse a target that must not be written, before any work is done for it.

    Args:
        path: the target.
        force: an existing file will be replaced.
        inputs: files that must not be written over.
        below: a folder that will be made with all in it; None: the target's folder must be there.

    Raises:
        NotARegularFileError: O003, a folder, a device, a pipe.
        TargetIsInputError: O002, the same file as one of `inputs`, by whatever name.
        TargetExistsError: O001, it exists and `force` is off.
        WriteFailedError: O004, its folder is missing.
    """
    _check_target(path, force=force, taken={_identify(one) for one in inputs}, below=below)


def _check_target(
    path: Path, *, force: bool, taken: Collection[tuple[object, ...]], below: Path | None
) -> None:
    where = Location(file=str(path))
    if _identify(path) in taken:
        raise TargetIsInputError(
            "tệp ra trùng với tệp vào", where=where, hint="Chọn tên khác bằng -o để không mất tệp vào"
        )
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not path.parent.is_dir() and not (below and path.is_relative_to(below)):
            raise WriteFailedError(
                f"thư mục “{path.parent}” không có",
                where=where,
                hint="Tạo thư mục trước, hoặc sửa lại đường dẫn",
            ) from None
        return
    except (OSError, ValueError) as error:
        raise write_failed(error, where) from error
    if not stat.S_ISREG(mode):
        raise NotARegularFileError("đây không phải tệp thường", where=where, hint="Chọn tên tệp khác bằng -o")
    if not force:
        raise TargetExistsError(
            "tệp đã có", where=where, hint="Thêm --force để ghi đè, hoặc chọn tên khác bằng -o"
        )


def _identify(path: Path) -> tuple[object, ...]:
    """Return what all names of a file have in common; of one that is not there, its name from the root."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return (os.path.abspath(path),)  # noqa: PTH100  # without the links resolved, which may be broken
    return status.st_dev, status.st_ino


def write_atomic(path: Path, content: bytes, *, force: bool = False, inputs: Iterable[Path] = ()) -> None:
    """Write `content` to `path` whole, or leave everything as it was.

    Raises:
        OutputError: as `write_all`.
    """
    write_all({path: content}, force=force, inputs=inputs)


def check_targets(
    paths: Iterable[Path], *, force: bool, inputs: Iterable[Path] = (), below: Path | None = None
) -> None:
    """Refuse targets of which one must not be written; all that is wrong is said at once.

    Raises:
        OutputError: as `check_target`, and O004 when `below` is a file.
    """
    if below is not None and os.path.exists(below) and not is_folder(below):  # noqa: PTH110  # never raises
        raise WriteFailedError(
            "đây là tệp, cần một thư mục",
            where=Location(file=str(below)),
            hint="Chọn tên thư mục khác bằng -o",
        )
    errors: list[OutputError] = []
    taken = {_identify(one) for one in inputs}
    for path in paths:
        try:
            _check_target(path, force=force, taken=taken, below=below)
        except OutputError as error:
            errors.append(error)
    raise_all(errors)


def write_all(
    files: Mapping[Path, bytes],
    *,
    force: bool = False,
    inputs: Iterable[Path] = (),
    below: Path | None = None,
) -> None:
    """Write all files whole, or leave everything as it was.

    The bytes go to temporary files beside the targets and are flushed to the disk;
    only then do they take the targets' names, one after the other, each in one step. On
    any failure, Ctrl-C included, old files are what they were, and no new one is left.

    Args:
        files: ``{path: content}``.
        force: existing files are replaced.
        inputs: files that must not be written over.
        below: a folder; it is made when it is missing, with all folders in it that are needed.

    Raises:
        OutputError: as `check_targets`, and O004 when the system refuses.
    """
    check_targets(files, force=force, inputs=inputs, below=below)
    batch = Batch(force=force)
    try:
        batch.write(files)
    except KeyboardInterrupt:
        batch.settle()  # it may have broken off the clearing away
        raise


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Create a new folder with all its files, parents included; on any failure none of the files is left.

    Args:
        path: The folder; it may be there already when it is empty.
        files: ``{name: content}``.

    Raises:
        TargetExistsError: O001, something of that name exists and is not an empty folder.
        WriteFailedError: O004, the system refuses.
    """
    where = Location(file=str(path))
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise TargetExistsError("đã có và không trống", where=where, hint="Chọn tên thư mục khác")
    except (OSError, ValueError) as error:
        raise write_failed(error, where) from error
    write_all({path / name: content for name, content in files.items()}, below=path)


@contextmanager
def scratch_folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield a new folder with these files, away from the user's own; it is gone when it is left.

    Args:
        files: ``{path from the folder: content}``.

    Raises:
        WriteFailedError: O004, the system refuses.
    """
    where = Location(file=tempfile.gettempdir())
    try:
        folder = tempfile.TemporaryDirectory(prefix="baocao-", ignore_cleanup_errors=True)
    except OSError as error:
        raise write_failed(error, where) from error
    with folder as name:
        try:
            for path, content in files.items():
                file = Path(name, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        except OSError as error:
            raise write_failed(error, where) from error
        yield Path(name)
