"""The zip under a .docx: entries read with limits, kept packed, written back byte for byte."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from baocao.errors import Location, PackageError

MAX_ENTRIES: Final = 5_000
MAX_TOTAL_BYTES: Final = 200 * 1024 * 1024
MAX_RATIO: Final = 1_000
"""How many times larger than its packed form an entry may claim to be, past one megabyte."""

_RATIO_FREE_BYTES: Final = 1024 * 1024
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_STORED, _DEFLATED = 0, 8
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_FIXED_DATE: Final = (1 << 5) | 1  # 1980-01-01, the zip format's first day: same input, same bytes


class NotAZipError(PackageError):
    """The file is no zip at all: an old .doc, a file with a password, a renamed PDF…."""

    code = "P103"


class BrokenZipError(PackageError):
    """The zip's directory or one of its entries is damaged."""

    code = "P104"


class SuspiciousZipError(PackageError):
    """The zip is built to harm: a bomb, names that climb out, entries twice."""

    code = "P105"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the zip, kept as it was compressed."""

    name: str
    method: int
    crc: int
    size: int
    """Bytes once unpacked."""
    packed: bytes = field(repr=False)

    def unpack(self) -> bytes:
        """Return the content; never more than the size the directory declared.

        Raises:
            BrokenZipError: P104, damaged or not as long as declared.
        """
        try:
            if self.method == _STORED:
                content = self.packed
            else:
                engine = zlib.decompressobj(-zlib.MAX_WBITS)
                content = engine.decompress(self.packed, self.size + 1)
                if not engine.eof or engine.unused_data:
                    raise broken_entry(self.name)
        except zlib.error as error:
            raise broken_entry(self.name) from error
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise broken_entry(self.name)
        return content


def pack(name: str, content: bytes, *, level: int = 6) -> Entry:
    """Return a new entry, deflated when that makes it smaller."""
    engine = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = engine.compress(content) + engine.flush()
    if len(packed) >= len(content):
        return Entry(name, _STORED, zlib.crc32(content), len(content), content)
    return Entry(name, _DEFLATED, zlib.crc32(content), len(content), packed)


def write_package(entries: Iterable[Entry]) -> bytes:
    """Return the zip file of `entries`, in the order given, with fixed dates.

    Source:
        PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16.
    """
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = count = 0
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if name.isascii() else _UTF8_FLAG
        sizes = (entry.crc, len(entry.packed), entry.size)
        head = _LOCAL.pack(b"PK\3\4", 20, flags, entry.method, 0, _FIXED_DATE, *sizes, len(name), 0)
        directory.append(
            _CENTRAL.pack(
                b"PK\1\2",
                20,
                20,
                flags,
                entry.method,
                0,
                _FIXED_DATE,
                *sizes,
                len(name),
                0,
                0,
                0,
                0,
                0,
                offset,
            )
            + name
        )
        pieces += (head, name, entry.packed)
        offset += len(head) + len(name) + len(entry.packed)
        count += 1
    tail = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(tail), offset, 0)
    return b"".join((*pieces, tail, end))


def read_entries(content: bytes, where: Location) -> dict[str, Entry]:
    """Return {entry name: Entry} in the order of the zip's directory; folders are left out.

    Raises:
        NotAZipError: P103; BrokenZipError: P104; SuspiciousZipError: P105.
    """
    if not content.startswith(b"PK"):
        raise _not_a_zip(content, where)
    at = content.rfind(b"PK\5\6", max(0, len(content) - 65_557))
    if at < 0:
        raise broken_entry("", where.file)
    entries: dict[str, Entry] = {}
    try:
        _, _, _, _, count, _, offset, _ = _END.unpack_from(content, at)
        if count > MAX_ENTRIES:
            raise _suspicious(f"{count} mục, giới hạn {MAX_ENTRIES}", where)
        total = 0
        folded: set[str] = set()
        spans: list[tuple[int, int]] = []
        for _ in range(count):
            entry, offset = _read_entry(content, offset, where, spans)
            if entry.name.endswith("/"):
                continue
            if entry.name.lower() in folded:
                raise _suspicious(f"mục “{entry.name}” có hai lần", where)
            folded.add(entry.name.lower())
            total += entry.size
            if total > MAX_TOTAL_BYTES:
                raise _suspicious(f"giải nén vượt {MAX_TOTAL_BYTES // 1_048_576} MB", where)
            entries[entry.name] = entry
        spans.sort()
        if any(end > start for (_, end), (start, _) in pairwise(spans)):
            raise _suspicious("hai mục nằm chồng lên nhau", where)
    except (struct.error, UnicodeDecodeError) as error:
        raise broken_entry("", where.file) from error
    return entries


def _read_entry(
    content: bytes, offset: int, where: Location, spans: list[tuple[int, int]]
) -> tuple[Entry, int]:
    """Return the entry whose line in the directory stands at `offset`, and where the next line stands.

    Its own header must say the same: programs differ in which of the two they believe.
    """
    fields = _CENTRAL.unpack_from(content, offset)
    if fields[0] != b"PK\1\2":
        raise broken_entry("", where.file)
    flags, method, crc, packed_size, size = fields[3], fields[4], *fields[7:10]
    name_length, extra, comment, local = fields[10], fields[11], fields[12], fields[16]
    start = offset + _CENTRAL.size
    raw_name = content[start : start + name_length]
    name = raw_name.decode("utf-8" if flags & _UTF8_FLAG else "cp437")
    _check_entry(Entry(name, method, crc, size, b""), flags, packed_size, where)
    head = _LOCAL.unpack_from(content, local)
    signature, local_flags, local_method, local_name, local_extra = head[0], head[2], head[3], *head[9:]
    name_at = local + _LOCAL.size
    begin = name_at + local_name + local_extra
    packed = content[begin : begin + packed_size]
    if signature != b"PK\3\4" or len(packed) != packed_size:
        raise broken_entry(name, where.file)
    same = content[name_at : name_at + local_name] == raw_name and local_method == method
    if not same or local_flags & _ENCRYPTED_FLAG:
        raise _suspicious(f"mục “{name}” ghi một đằng trong danh mục, một nẻo ở chính nó", where)
    spans.append((local, begin + packed_size))
    return Entry(name, method, crc, size, packed), start + name_length + extra + comment


def _check_entry(entry: Entry, flags: int, packed_size: int, where: Location) -> None:
    name = entry.name
    if flags & _ENCRYPTED_FLAG:
        raise _suspicious(f"mục “{name}” đặt mật khẩu", where)
    if entry.method not in {_STORED, _DEFLATED}:
        raise broken_entry(name, where.file)
    climbs = ".." in name.split("/") or name.startswith("/") or any(sign in name for sign in "\\:\0")
    if climbs or not name:
        raise _suspicious(f"mục có tên nguy hiểm “{name}”", where)
    if entry.size > MAX_TOTAL_BYTES or entry.size > max(_RATIO_FREE_BYTES, packed_size * MAX_RATIO):
        raise _suspicious(f"mục “{name}” khai kích thước quá lớn", where)


def _not_a_zip(content: bytes, where: Location) -> NotAZipError:
    if not content:
        return NotAZipError("tệp rỗng", where=where, hint="Chép lại tệp từ bản gốc")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return NotAZipError(
            "đây là tệp Word đời cũ (.doc) hoặc tệp có mật khẩu",
            where=where,
            hint="Mở bằng Word, bỏ mật khẩu nếu có, rồi lưu thành .docx",
        )
    if content.startswith(b"{\\rtf"):
        return NotAZipError("đây là tệp RTF", where=where, hint="Mở bằng Word rồi lưu thành .docx")
    return NotAZipError(
        "đây không phải tệp Word (.docx)", where=where, hint="Chỉ rõ một tệp .docx do Word lưu ra"
    )


def broken_entry(part: str, name: str = "") -> BrokenZipError:
    """Return the error for a damaged entry `part` of the file `name`; the whole file when `part` is empty."""
    shown = f"tệp .docx bị hỏng ở mục “{part}”" if part else "tệp .docx bị hỏng hoặc bị cắt cụt"
    return BrokenZipError(
        shown, where=Location(file=name), hint="Chép lại tệp từ bản gốc, hoặc mở và lưu lại bằng Word"
    )


def _suspicious(reason: str, where: Location) -> SuspiciousZipError:
    return SuspiciousZipError(
        f"tệp .docx không an toàn: {reason}", where=where, hint="Mở bằng Word rồi lưu thành .docx mới"
    )
