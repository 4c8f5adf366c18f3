"""The only place that writes to disk: whole files or nothing, never over a user's work by accident."""

from __future__ import annotations

import errno
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from baocao.errors import Location, OutputError, raise_all
from baocao.fsio.failures import (
    REASONS,
    FileTooLargeError,
    NotARegularFileError,
    ReadFailedError,
    TargetExistsError,
    TargetIsInputError,
    WriteFailedError,
    write_failed,
)
from baocao.fsio.move import Move, make_folders, same_file

__all__ = [
    "FileTooLargeError",
    "NotARegularFileError",
    "ReadFailedError",
    "TargetExistsError",
    "TargetIsInputError",
    "WriteFailedError",
    "check_target",
    "check_targets",
    "is_folder",
    "read_bytes",
    "scratch_folder",
    "write_all",
    "write_atomic",
    "write_folder",
]

MAX_READ_BYTES = 200 * 1024 * 1024


def read_bytes(path: Path, *, limit: int = MAX_READ_BYTES) -> bytes:
    """Return the content of a regular file.

    Raises:
        ReadFailedError: O005, missing, a folder, a device, or not readable.
        FileTooLargeError: O006, longer than `limit` bytes.
    """
    where = Location(file=str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadFailedError("đây là thư mục, không phải tệp", where=where, hint="Chỉ rõ tên tệp")
        if not stat.S_ISREG(status.st_mode):
            raise ReadFailedError("đây không phải tệp thường", where=where, hint="Chỉ rõ một tệp trên đĩa")
        if status.st_size > limit:
            size = f"{status.st_size / 1_048_576:.0f} MB, giới hạn {limit / 1_048_576:.0f} MB"
            raise FileTooLargeError(f"tệp quá lớn: {size}", where=where, hint="Tách tệp ra rồi chạy lại")
        return path.read_bytes()
    except FileNotFoundError as error:
        hint = _nearest_hint(path)
        raise ReadFailedError("không tìm thấy tệp", where=where, hint=hint) from error
    except OSError as error:
        reason = REASONS.get(error.errno or 0, (error.strerror or "lỗi của hệ thống", ""))[0]
        shown = "không có quyền đọc" if error.errno in {errno.EACCES, errno.EPERM} else reason
        raise ReadFailedError(
            f"không đọc được tệp: {shown}", where=where, hint="Kiểm tra quyền của tệp"
        ) from error
    except ValueError as error:  # a NUL in the name
        raise ReadFailedError(
            "tên tệp có ký tự không dùng được", where=where, hint="Sửa lại tên tệp"
        ) from error


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; one that the system cannot look up does not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name too long, or with a NUL; reading or writing it will say so
        return False


def _nearest_hint(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"Kiểm tra lại thư mục {path.parent}"
    close = get_close_matches(path.name, names, n=1, cutoff=0.6)
    return f"Có phải ý bạn là “{close[0]}”?" if close else "Kiểm tra lại tên tệp và thư mục"


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
    where = Location(file=str(path))
    for source in inputs:
        if same_file(path, source):
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
    if below is not None and not below.is_dir() and below.exists():
        raise WriteFailedError(
            "đây là tệp, cần một thư mục",
            where=Location(file=str(below)),
            hint="Chọn tên thư mục khác bằng -o",
        )
    errors: list[OutputError] = []
    for path in paths:
        try:
            check_target(path, force=force, inputs=inputs, below=below)
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
    folders: list[Path] = []
    moves: list[Move] = []
    is_done = False
    path = Path()
    try:
        for path, content in files.items():
            make_folders(path.parent, folders)
            moves.append(move := Move(path.resolve() if path.is_symlink() else path))
            move.prepare(content)
        for move in moves:
            move.make(force=force)
        is_done = True
    except OSError as error:
        raise write_failed(error, Location(file=str(path))) from error
    finally:
        for move in reversed(moves):
            move.settle(is_done=is_done)
        for folder in reversed([] if is_done else folders):
            with suppress(OSError):  # somebody else put something into it
                folder.rmdir()


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
