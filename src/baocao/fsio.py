"""The only place that writes to disk: whole files or nothing, never over a user's work by accident."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from baocao.errors import Location, OutputError


class TargetExistsError(OutputError):
    """The file to be written is there already and ``--force`` was not given."""

    code = "O001"


class TargetIsInputError(OutputError):
    """The output would overwrite a file that is being read."""

    code = "O002"


class NotARegularFileError(OutputError):
    """The output is a folder, a device or a pipe."""

    code = "O003"


class WriteFailedError(OutputError):
    """The system refused to write: no permission, disk full, file open in Word…."""

    code = "O004"


class ReadFailedError(OutputError):
    """A file cannot be read: it is missing, a folder, or not ours to read."""

    code = "O005"


class FileTooLargeError(OutputError):
    """A file is larger than anything this tool should be given."""

    code = "O006"


MAX_READ_BYTES = 200 * 1024 * 1024

_REASONS = {
    errno.EACCES: ("không có quyền ghi", "Chọn thư mục khác bằng -o, hoặc đóng tệp nếu đang mở trong Word"),
    errno.EPERM: ("không có quyền ghi", "Chọn thư mục khác bằng -o, hoặc đóng tệp nếu đang mở trong Word"),
    errno.EROFS: ("thư mục chỉ cho đọc", "Chọn thư mục khác bằng -o"),
    errno.ENOSPC: ("đĩa đã đầy", "Xóa bớt tệp rồi chạy lại; tệp cũ vẫn còn nguyên"),
    errno.EDQUOT: ("đã hết hạn mức đĩa", "Xóa bớt tệp rồi chạy lại; tệp cũ vẫn còn nguyên"),
    errno.ENOENT: ("thư mục không có", "Tạo thư mục trước, hoặc sửa lại đường dẫn"),
    errno.ENOTDIR: ("một phần đường dẫn không phải thư mục", "Sửa lại đường dẫn"),
    errno.EFBIG: ("tệp vượt quá cỡ cho phép", "Xóa bớt nội dung, hoặc nhờ quản trị máy nới giới hạn"),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "Đặt tên ngắn hơn bằng -o"),
}


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
        reason = _REASONS.get(error.errno or 0, (error.strerror or "lỗi của hệ thống", ""))[0]
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


def check_target(path: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Refuse a target that must not be written, before any work is done for it.

    Raises:
        NotARegularFileError: O003, a folder, a device, a pipe.
        TargetIsInputError: O002, the same file as one of `inputs`, by whatever name.
        TargetExistsError: O001, it exists and `force` is off.
        WriteFailedError: O004, its folder is missing.
    """
    where = Location(file=str(path))
    for source in inputs:
        if _same_file(path, source):
            raise TargetIsInputError(
                "tệp ra trùng với tệp vào", where=where, hint="Chọn tên khác bằng -o để không mất tệp vào"
            )
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise WriteFailedError(
                f"thư mục “{path.parent}” không có",
                where=where,
                hint="Tạo thư mục trước, hoặc sửa lại đường dẫn",
            ) from None
        return
    except (OSError, ValueError) as error:
        raise _write_failed(error, where) from error
    if not stat.S_ISREG(mode):
        raise NotARegularFileError("đây không phải tệp thường", where=where, hint="Chọn tên tệp khác bằng -o")
    if not force:
        raise TargetExistsError(
            "tệp đã có", where=where, hint="Thêm --force để ghi đè, hoặc chọn tên khác bằng -o"
        )


def write_atomic(path: Path, content: bytes, *, force: bool = False, inputs: Iterable[Path] = ()) -> None:
    """Write `content` to `path` whole, or leave everything as it was.

    The bytes go to a temporary file beside the target, are flushed to the disk
    and then take the target's name in one step; on any failure, Ctrl-C
    included, the temporary file is removed and an old target stays untouched.

    Raises:
        OutputError: as `check_target`, and O004 when the system refuses.
    """
    check_target(path, force=force, inputs=inputs)
    target = path.resolve() if path.is_symlink() else path
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".baocao-", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(target))
        _move(temporary, target, force=force)
        temporary = None
    except OSError as error:
        raise _write_failed(error, Location(file=str(path))) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


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
    is_new = not path.exists()
    try:
        if not is_new and (not path.is_dir() or any(path.iterdir())):
            raise TargetExistsError("đã có và không trống", where=where, hint="Chọn tên thư mục khác")
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _write_failed(error, where) from error
    written = []
    try:
        for name, content in files.items():
            write_atomic(path / name, content)
            written.append(path / name)
    except BaseException:
        for file in written:
            file.unlink(missing_ok=True)
        if is_new:
            path.rmdir()
        raise


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
        raise _write_failed(error, where) from error
    with folder as name:
        try:
            for path, content in files.items():
                file = Path(name, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        except OSError as error:
            raise _write_failed(error, where) from error
        yield Path(name)


def _move(temporary: Path, target: Path, *, force: bool) -> None:
    if force:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)  # fails when somebody else made the file meanwhile
    except FileExistsError as error:
        raise TargetExistsError(
            "tệp vừa được tạo", where=Location(file=str(target)), hint="Thêm --force để ghi đè"
        ) from error
    except OSError:  # a file system without hard links
        temporary.replace(target)
    else:
        temporary.unlink()


def _mode_for(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _same_file(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except (OSError, ValueError):
        return first.absolute() == second.absolute()


def _write_failed(error: OSError | ValueError, where: Location) -> WriteFailedError:
    number = error.errno if isinstance(error, OSError) else None
    reason, hint = _REASONS.get(number or 0, ("hệ thống từ chối", "Chọn nơi khác bằng -o"))
    return WriteFailedError(f"không ghi được tệp: {reason}", where=where, hint=hint)
