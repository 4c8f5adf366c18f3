from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from baocao.errors import Location, PackageError
from baocao.ooxml import entries as zips
from baocao.ooxml.entries import (
    BrokenZipError,
    Entry,
    NotAZipError,
    SuspiciousZipError,
    pack,
    read_entries,
    write_package,
)
from support.filling import zipped

WHERE = Location(file="mau.docx")
SMALL = {"a.xml": "<a/>", "word/b.xml": "<b>" + "chữ " * 100 + "</b>"}


def directory_at(content: bytes) -> int:
    return content.index(b"PK\1\2")


def patched(content: bytes, offset: int, value: bytes) -> bytes:
    return content[:offset] + value + content[offset + len(value) :]


def named(*names: str) -> bytes:
    """Return a zip with entries of these names, unchanged by Python's own care for names."""
    return write_package([pack(name, b"x") for name in names])


def code(content: bytes) -> str:
    with pytest.raises(PackageError) as caught:
        read_entries(content, WHERE)
    assert caught.value.where.file == "mau.docx"
    assert caught.value.hint
    return caught.value.code


def test_reads_what_python_wrote() -> None:
    found = read_entries(zipped(SMALL), WHERE)
    assert {name: entry.unpack().decode() for name, entry in found.items()} == SMALL
    assert list(found) == list(SMALL)


def test_python_reads_what_was_written() -> None:
    written = write_package(pack(name, text.encode()) for name, text in SMALL.items())
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name).decode() for name in archive.namelist()} == SMALL


def test_entries_are_copied_without_being_packed_again() -> None:
    first = read_entries(zipped(SMALL), WHERE)
    second = read_entries(write_package(first.values()), WHERE)
    assert second == first
    assert [entry.packed for entry in second.values()] == [entry.packed for entry in first.values()]


def test_same_entries_same_bytes() -> None:
    made = [pack("a.xml", b"<a/>" * 50), pack("b.bin", b"\x00\xff")]
    assert write_package(made) == write_package(made)
    with zipfile.ZipFile(io.BytesIO(write_package(made))) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}


def test_what_does_not_shrink_is_stored() -> None:
    entry = pack("x", b"abc")
    assert (entry.method, entry.packed, entry.unpack()) == (0, b"abc", b"abc")


def test_names_beyond_ascii_survive() -> None:
    made = write_package([pack("word/tệp.xml", b"<a/>")])
    assert list(read_entries(made, WHERE)) == ["word/tệp.xml"]


def test_folders_are_left_out() -> None:
    assert list(read_entries(named("word/", "word/a.xml"), WHERE)) == ["word/a.xml"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
        (b"%PDF-1.7", "không phải tệp Word"),
        (b"{\\rtf1}", "RTF"),
        (b"ten: An\n", "không phải tệp Word"),
    ],
)
def test_what_is_no_zip_is_called_by_its_name(content: bytes, word: str) -> None:
    with pytest.raises(NotAZipError, match=word) as caught:
        read_entries(content, WHERE)
    assert caught.value.code == "P103"


@pytest.mark.parametrize("keep", [2, 4, 30, 100, -1, -10, -22, -30])
def test_a_truncated_file_is_broken(keep: int) -> None:
    assert code(zipped(SMALL)[:keep]) == "P104"


def test_every_truncation_ends_in_an_error_of_ours() -> None:
    content = zipped(SMALL)
    for keep in range(2, len(content)):
        with pytest.raises(PackageError):
            read_entries(content[:keep], WHERE)


def test_every_changed_byte_ends_in_an_error_of_ours_or_in_the_same_text() -> None:
    content = zipped(SMALL)
    for at in range(2, len(content)):
        try:
            for entry in read_entries(patched(content, at, bytes([content[at] ^ 0x55])), WHERE).values():
                entry.unpack()
        except PackageError:
            continue


@pytest.mark.parametrize(
    "name", ["../a.xml", "word/../../a.xml", "/etc/passwd", "C:/a.xml", "a\\b.xml", "a\0b"]
)
def test_names_that_climb_out_are_refused(name: str) -> None:
    with pytest.raises(SuspiciousZipError, match="tên nguy hiểm"):
        read_entries(named("a.xml", name), WHERE)


def test_dots_inside_a_name_are_no_danger() -> None:
    assert list(read_entries(named("a..b.xml", "...x"), WHERE)) == ["a..b.xml", "...x"]


def test_an_empty_name_is_refused() -> None:
    assert code(named("")) == "P105"


@pytest.mark.parametrize("second", ["word/a.xml", "WORD/A.XML"])
def test_entries_twice_are_refused(second: str) -> None:
    with pytest.raises(SuspiciousZipError, match="hai lần"):
        read_entries(named("word/a.xml", second), WHERE)


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_ENTRIES", 10)
    assert len(read_entries(named(*(f"a{n}" for n in range(10))), WHERE)) == 10
    with pytest.raises(SuspiciousZipError, match="11 mục"):
        read_entries(named(*(f"a{n}" for n in range(11))), WHERE)


def test_five_thousand_entries_are_the_limit() -> None:
    assert zips.MAX_ENTRIES == 5_000


def test_an_encrypted_entry_is_refused() -> None:
    content = zipped(SMALL)
    locked = patched(content, directory_at(content) + 8, struct.pack("<H", 1))
    with pytest.raises(SuspiciousZipError, match="mật khẩu"):
        read_entries(locked, WHERE)


def test_an_unknown_compression_is_broken() -> None:
    content = zipped(SMALL)
    assert code(patched(content, directory_at(content) + 10, struct.pack("<H", 14))) == "P104"


def test_a_bomb_is_refused_by_its_ratio() -> None:
    assert code(zipped({"a.xml": b"\0" * 50_000_000})) == "P105"


def test_a_bomb_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_TOTAL_BYTES", 1_000)
    assert code(zipped({f"a{n}.xml": "x" * 400 for n in range(3)})) == "P105"
    assert code(zipped({"a.xml": "x" * 1_001})) == "P105"


def test_a_declared_size_that_lies_never_unpacks_more() -> None:
    content = zipped({"a.xml": "x" * 5_000})
    lying = patched(content, directory_at(content) + 24, struct.pack("<I", 10))
    entry = read_entries(lying, WHERE)["a.xml"]
    with pytest.raises(BrokenZipError, match=r"a\.xml"):
        entry.unpack()


def test_a_wrong_checksum_is_broken() -> None:
    entry = Entry("a.xml", 0, zlib.crc32(b"other"), 3, b"abc")
    with pytest.raises(BrokenZipError):
        entry.unpack()


def test_broken_deflate_data_is_broken() -> None:
    with pytest.raises(BrokenZipError):
        Entry("a.xml", 8, 0, 3, b"\xff\xff\xff").unpack()


def test_an_entry_that_points_outside_is_broken() -> None:
    content = zipped(SMALL)
    assert code(patched(content, directory_at(content) + 42, struct.pack("<I", 0x7FFFFFFF))) == "P104"


def test_a_zip_with_a_comment_is_read() -> None:
    stream = io.BytesIO(zipped(SMALL))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = b"ghi ch\xc3\xba PK"
    assert list(read_entries(stream.getvalue(), WHERE)) == list(SMALL)


def test_entries_with_data_descriptors_are_read() -> None:
    """Word and LibreOffice write sizes behind the data when they stream."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in SMALL.items():
            archive.writestr(name, text)
    found = read_entries(stream.getvalue(), WHERE)
    assert {name: entry.unpack().decode() for name, entry in found.items()} == SMALL
