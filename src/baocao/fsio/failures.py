"""What can go wrong with files, and how the system's refusals are told."""

from __future__ import annotations

import errno

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


REASONS = {
    errno.EACCES: ("không có quyền ghi", "Chọn thư mục khác bằng -o, hoặc đóng tệp nếu đang mở trong Word"),
    errno.EPERM: ("không có quyền ghi", "Chọn thư mục khác bằng -o, hoặc đóng tệp nếu đang mở trong Word"),
    errno.EROFS: ("thư mục chỉ cho đọc", "Chọn thư mục khác bằng -o"),
    errno.ENOSPC: ("đĩa đã đầy", "Xóa bớt tệp rồi chạy lại; tệp cũ vẫn còn nguyên"),
    errno.EDQUOT: ("đã hết hạn mức đĩa", "Xóa bớt tệp rồi chạy lại; tệp cũ vẫn còn nguyên"),
    errno.ENOENT: ("thư mục không có", "Tạo thư mục trước, hoặc sửa lại đường dẫn"),
    errno.ENOTDIR: ("một phần đường dẫn không phải thư mục", "Sửa lại đường dẫn"),
    errno.ELOOP: ("liên kết dẫn vòng quanh", "Xóa liên kết ấy, hoặc sửa lại đường dẫn"),
    errno.EIO: ("đĩa hoặc mạng bị lỗi", "Thử lại, hoặc chép tệp sang ổ đĩa khác"),
    errno.EFBIG: ("tệp vượt quá cỡ cho phép", "Xóa bớt nội dung, hoặc nhờ quản trị máy nới giới hạn"),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "Đặt tên ngắn hơn bằng -o"),
}


def write_failed(error: OSError | ValueError, where: Location) -> WriteFailedError:
    """Return our error for one of the system's while writing."""
    number = error.errno if isinstance(error, OSError) else None
    reason, hint = REASONS.get(number or 0, ("hệ thống từ chối", "Chọn nơi khác bằng -o"))
    return WriteFailedError(f"không ghi được tệp: {reason}", where=where, hint=hint)
