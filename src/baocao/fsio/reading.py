"""Files read whole, once it is known that they are files, and what was read remembered."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from baocao.errors import Location
from baocao.fsio.failures import REASONS, FileTooLargeError, ReadFailedError

MAX_READ_BYTES: Final = 200 * 1024 * 1024
_READ: ContextVar[set[Path]] = ContextVar("read")


@contextmanager
def noting_reads() -> Iterator[Set[Path]]:
    """Yield the files that are read while this lasts: inputs, which must not be written over."""
    paths: set[Path] = set()
    token = _READ.set(paths)
    try:
        yield paths
    finally:
        _READ.reset(token)


def read_bytes(path: Path, *, limit: int = MAX_READ_BYTES) -> bytes:
    """Return the content of a regular file.

    Raises:
        ReadFailedError: O005, missing, a folder, a device, or not readable.
        FileTooLargeError: O006, longer than `limit` bytes.
    """
    where = Location(file=str(path))
    _READ.get(set()).add(path)
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
        reason = REASONS.get(error.errno or 0, ("hệ thống từ chối", ""))[0]
        shown = "không có quyền đọc" if error.errno in {errno.EACCES, errno.EPERM} else reason
        raise ReadFailedError(
            f"không đọc được tệp: {shown}", where=where, hint="Kiểm tra quyền của tệp"
        ) from error
    except ValueError as error:  # a NUL in the name
        raise ReadFailedError(
            "tên tệp có ký tự không dùng được", where=where, hint="Sửa lại tên tệp"
        ) from error


def _nearest_hint(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"Kiểm tra lại thư mục {path.parent}"
    close = get_close_matches(path.name, names, n=1, cutoff=0.6)
    return f"Có phải ý bạn là “{close[0]}”?" if close else "Kiểm tra lại tên tệp và thư mục"
