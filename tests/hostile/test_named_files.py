"""Files that data name: pictures and documents outside of their folder, of another kind, or built to harm."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest

from hostile.outcome import PYTHON, errors, render
from support.filling import file
from support.project import Project


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, data: bytes = b"\0" * 4) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


OUTSIDE = [
    "/etc/passwd",
    "../ngoai.png",
    "a/../../ngoai.png",
    "..\\ngoai.png",
    "~/anh.png",
    "C:\\anh.png",
    "\\\\may-chu\\anh.png",
    "//may-chu/anh.png",
    "file:///etc/passwd",
    "https://example.vn/anh.png",
    "data:image/png;base64,AAAA",
    "/dev/zero",
    "/dev/stdin",
    "/proc/self/environ",
    "lien-ket.png",
    "vong.png",
    "thu-muc",
    "ong.png",
    "khong-co.png",
    "",
    ".",
    "a\0b.png",
    "NUL",
    "x" * 5_000,
]


@pytest.mark.parametrize("name", OUTSIDE, ids=[name[:30] or "nothing" for name in OUTSIDE])
@pytest.mark.parametrize("key", ["$image", "$document"])
def test_files_outside_or_no_files_are_refused(key: str, name: str, project: Project, tmp_path: Path) -> None:
    import json

    (tmp_path.parent / "ngoai.png").write_bytes(png(10, 10))
    (tmp_path / "lien-ket.png").symlink_to(tmp_path.parent / "ngoai.png")
    (tmp_path / "vong.png").symlink_to("vong.png")
    (tmp_path / "thu-muc").mkdir()
    os.mkfifo(tmp_path / "ong.png")
    project.write("mau.docx", file("{{ a }}"))
    project.write("a.json", json.dumps({"a": {key: name}}))
    outcome = render(project, data="a.json")
    assert outcome.exit_code in {3, 4, 5}, outcome.stdout
    assert errors(outcome)
    assert "root:" not in outcome.stdout


BROKEN: dict[str, bytes] = {
    "no picture": b"x",
    "nothing": b"",
    "a picture cut off": png(10, 10)[:20],
    "sides of nothing": png(0, 10),
    "sides of two milliards": png(2**31 - 1, 2**31 - 1),
    "a page of HTML": b"<html><script>alert(1)</script></html>",
    "a program": b"MZ\x90\0" + b"\0" * 200,
    "a zip": file("x"),
    "a JPEG without end": b"\xff\xd8\xff" + b"\xff" * 1000,
    "a JPEG of loops": b"\xff\xd8" + b"\xff\xe1\0\2" * 5_000,
    "a GIF of nothing": b"GIF89a\0\0\0\0\0\0\0",
    "an SVG with a script": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "an SVG with an entity": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
}


@pytest.mark.parametrize("name", BROKEN)
def test_pictures_that_are_none_are_refused(name: str, project: Project) -> None:
    project.write("mau.docx", file("{{ a }}"))
    project.write("anh.png", BROKEN[name])
    project.write("a.json", '{"a": {"$image": "anh.png"}}')
    outcome = render(project, data="a.json")
    assert outcome.exit_code in {3, 4}, outcome.stdout
    assert errors(outcome)


def test_a_picture_that_would_unpack_to_gigabytes_is_not_unpacked(project: Project) -> None:
    project.write("mau.docx", file("{{ a }}"))
    project.write("anh.png", png(30_000, 30_000, b"\0" * 20_000_000))
    project.write("a.json", '{"a": {"$image": "anh.png", "width_mm": 50}}')
    assert render(project, data="a.json").exit_code in {0, 3, 4}


@pytest.mark.parametrize("size", ["1e30", "-5", "0", "NaN", '"abc"', "[1]", "{}", "true"])
def test_sizes_that_cannot_be(size: str, project: Project) -> None:
    project.write("mau.docx", file("{{ a }}"))
    project.write("anh.png", png(10, 10))
    project.write("a.json", f'{{"a": {{"$image": "anh.png", "width_mm": {size}}}}}')
    outcome = render(project, data="a.json")
    assert outcome.exit_code in {3, 4}, outcome.stdout
    assert errors(outcome)


def test_a_document_that_is_its_own_bomb(project: Project) -> None:
    project.write("mau.docx", file("{{ a }}"))
    project.write("phu.docx", file("x" * 10, *["{{ a }}"] * 3))
    project.write("a.json", '{"a": {"$document": "phu.docx"}}')
    outcome = render(project, data="a.json")
    assert not PYTHON.search(outcome.stdout)
    assert outcome.exit_code in {0, 3, 4}
