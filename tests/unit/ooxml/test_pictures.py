"""Pictures are known by what they hold: kind, size, resolution, the way up; hostile ones are refused."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.ooxml.pictures import (
    BrokenPictureError,
    HugePictureError,
    NotAPictureError,
    read_picture,
)
from support import pictures as make

SOUND = {
    "png": make.png(),
    "jpeg": make.jpeg(),
    "gif": make.gif(),
    "bmp": make.bmp(),
    "tiff": make.tiff(),
}


@pytest.mark.parametrize("kind", SOUND)
def test_the_kind_is_told_from_the_content(kind: str) -> None:
    picture = read_picture(SOUND[kind], "anh.dat")
    assert (picture.suffix, picture.content_type) == (kind, f"image/{kind}")
    assert picture.content == SOUND[kind]


@pytest.mark.parametrize(
    ("content", "width_mm"),
    [
        (make.png(96, 48), 25.4),
        (make.png(300, 150, dpi=300), 25.4),
        (make.png(300, 150, dpi=1), 79.4),  # no screen and no printer has one dot an inch
        (make.jpeg(300, 150, dpi=300), 25.4),
        (make.jpeg(96, 48), 25.4),
        (make.gif(96, 48), 25.4),
        (make.bmp(96, 48), 25.4),
        (make.tiff(200, 100), 25.4),
    ],
)
def test_the_natural_size_follows_the_resolution(content: bytes, width_mm: float) -> None:
    picture = read_picture(content, "anh")
    assert round(picture.width.mm, 1) == width_mm
    assert abs(picture.width / picture.height - 2) < 0.001


@pytest.mark.parametrize(
    ("orientation", "turned", "mirrored"),
    [
        (1, 0, False),
        (2, 0, True),
        (3, 180, False),
        (6, 90, False),
        (8, 270, False),
        (5, 270, True),
        (99, 0, False),
    ],
)
def test_a_photograph_taken_sideways_is_turned(orientation: int, turned: int, mirrored: bool) -> None:
    picture = read_picture(make.jpeg(80, 40, orientation=orientation), "anh.jpg")
    assert (picture.turned, picture.mirrored) == (turned, mirrored)
    assert (picture.width > picture.height) is not picture.is_sideways


def test_a_photograph_with_broken_notes_of_its_camera_is_a_photograph() -> None:
    content = make.jpeg(orientation=6).replace(b"MM\0*\0\0\0\x08", b"MM\0*\x7f\xff\xff\xff")
    assert read_picture(content, "anh.jpg").turned == 0


@pytest.mark.parametrize("content", [make.emf(), make.wmf()])
def test_lists_of_drawing_commands_come_in_on_request_only(content: bytes) -> None:
    with pytest.raises(NotAPictureError) as caught:
        read_picture(content, "anh.png")
    assert "metafile" in caught.value.hint
    assert round(read_picture(content, "anh.png", metafile=True).width.mm, 1) in {50.0, 50.8}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "trống"),
        (make.SVG, "SVG"),
        (b"\xef\xbb\xbf" + make.SVG, "SVG"),
        (make.WEBP, "WebP"),
        (make.HTML, "trang web"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04rest", "nén"),
        (b"MZ\x90\0", "chương trình"),
        (b"\0\0\0\x20ftypheic", "HEIC"),
        (b"GIF87", "không phải ảnh"),
        (b"\x89PNG\r\n", "không phải ảnh"),
        (b"just text", "không phải ảnh"),
        (b"\0\0\x01\0\x01\0", "biểu tượng"),
    ],
)
def test_what_is_no_picture_is_refused_by_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(NotAPictureError) as caught:
        read_picture(content, "logo.png")
    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize("part", [0.3, 0.7, 0.97])
def test_a_picture_cut_off_is_refused(kind: str, part: float) -> None:
    content = SOUND[kind][: int(len(SOUND[kind]) * part)]
    with pytest.raises((BrokenPictureError, NotAPictureError)):
        read_picture(content, "anh")


@pytest.mark.parametrize(
    "content",
    [
        make.huge_png(60_000, 60_000),
        make.huge_png(2_000_000_000, 1),
        make.huge_png(0, 10),
        make.huge_png(10, 0),
        make.jpeg(65_535, 65_535),
        make.jpeg(0, 10),
        make.gif(65_535, 65_535),
    ],
)
def test_a_picture_that_is_enormous_or_nothing_is_refused(content: bytes) -> None:
    with pytest.raises(HugePictureError):
        read_picture(content, "anh")


def test_a_head_that_was_changed_is_refused() -> None:
    content = make.png().replace(struct.pack(">II", 40, 30), struct.pack(">II", 4, 3), 1)
    with pytest.raises(BrokenPictureError) as caught:
        read_picture(content, "anh.png")
    assert "mã kiểm tra" in caught.value.message


def test_a_bitmap_that_says_more_than_it_has_is_refused() -> None:
    content = make.bmp().replace(struct.pack("<ii", 40, 30), struct.pack("<ii", 4000, 3000), 1)
    with pytest.raises(BrokenPictureError):
        read_picture(content, "anh.bmp")


@given(st.sampled_from(sorted(SOUND)), st.data())
def test_whatever_the_bytes_there_is_a_picture_or_a_message(kind: str, data: st.DataObject) -> None:
    content = bytearray(SOUND[kind][: data.draw(st.integers(0, 200))])
    for _ in range(data.draw(st.integers(0, 5))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = read_picture(bytes(content), "anh")
    except (NotAPictureError, BrokenPictureError, HugePictureError):
        return
    assert picture.width > 0
    assert picture.height > 0
