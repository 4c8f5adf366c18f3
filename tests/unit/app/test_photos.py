"""Photographs: copied upright, small and without notes; hostile files and missing ones end in one message."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from baocao.app.photos import copy_photos
from baocao.app.picture_copies import copy_picture
from baocao.data.load import load_tree
from baocao.data.model import Conference, read_conference
from baocao.errors import BaocaoError
from support.news import photo
from support.pictures import HTML, SVG, png_chunk, png_end

GPS, ORIENTATION = 0x8825, 0x0112


def camera(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[GPS] = {1: "N", 2: (21.0, 1.0, 2.0)}
    return exif


def conference(folder: Path, photos: str) -> Conference:
    data = folder / "hội nghị.yaml"
    data.write_text(f"hoi_nghi: A\nanh:\n{photos}", encoding="utf-8")
    return read_conference(load_tree(data))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (photo(300, 200), ("jpg", 300, 200)),
        (photo(300, 200, exif=camera(6)), ("jpg", 200, 300)),
        (photo(300, 200, exif=camera(2)), ("jpg", 300, 200)),
        (photo(3000, 2000, exif=camera(8)), ("jpg", 1067, 1600)),
        (photo(300, 200, "PNG"), ("png", 300, 200)),
        (photo(2400, 100, "PNG"), ("jpg", 1600, 67)),
        (photo(300, 200, "WEBP", exif=camera(6)), ("jpg", 200, 300)),
        (photo(300, 200, "GIF"), ("jpg", 300, 200)),
        (photo(300, 200, "TIFF"), ("jpg", 300, 200)),
    ],
)
def test_copies_stand_upright_and_have_no_notes(content: bytes, expected: tuple[str, int, int]) -> None:
    copy = copy_picture(content, "a.jpg")
    assert (copy.suffix, copy.width, copy.height) == expected
    made = Image.open(io.BytesIO(copy.content))
    assert made.size == expected[1:]
    assert not made.getexif()
    assert b"Exif" not in copy.content
    assert copy_picture(content, "a.jpg") == copy


def test_an_upright_photograph_loses_nothing_that_one_sees() -> None:
    content = photo(300, 200, quality=70)
    copy = copy_picture(content, "a.jpg")
    before, after = (Image.open(io.BytesIO(one)).convert("RGB") for one in (content, copy.content))
    assert max(high for _, high in ImageChops.difference(before, after).getextrema()) < 8
    assert len(copy.content) < 1.1 * len(content)


def test_what_lets_light_through_stays_so() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (2600, 100), (255, 0, 0, 40)).save(stream, "PNG")
    copy = copy_picture(stream.getvalue(), "dau.png")
    assert (copy.suffix, copy.width) == ("png", 1600)
    assert Image.open(io.BytesIO(copy.content)).getpixel((0, 0)) == (255, 0, 0, 40)


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_greys_in_16_bits_are_as_bright_as_in_8(form: str) -> None:
    stream = io.BytesIO()
    Image.new("I;16", (20, 20), 100 * 256).save(stream, form)
    with Image.open(io.BytesIO(copy_picture(stream.getvalue(), "a").content)) as copy:
        assert copy.getpixel((9, 9)) == 100


def test_the_size_in_print_fits_the_page() -> None:
    for width, height in ((1600, 800), (500, 900), (300, 200)):
        made = Image.open(io.BytesIO(copy_picture(photo(width, height), "a").content))
        dpi = made.info["dpi"][0]
        assert max(width / dpi * 25.4 / 160, height / dpi * 25.4 / 115) <= 1
        assert dpi >= 96


def bomb(width: int, height: int) -> bytes:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(bytes(9))) + png_end()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "D501: tệp ảnh “a.jpg” trống"),
        (b"xin chao", "D501: tệp “a.jpg” không phải ảnh JPEG, PNG, WebP, GIF, BMP hay TIFF"),
        (HTML, "D501: tệp “a.jpg” là trang web, không phải ảnh"),
        (SVG, "D501: tệp “a.jpg” là ảnh SVG"),
        (photo(300, 200)[:400], "D502: ảnh “a.jpg” bị"),
        (photo(300, 200, "PNG")[:-40], "D502: ảnh “a.jpg” bị hỏng hoặc bị cắt cụt"),
        (photo(300, 200, "WEBP")[:100], "D502: ảnh “a.jpg” bị"),
        (bomb(100, 100), "D502: ảnh “a.jpg” bị hỏng hoặc bị cắt cụt"),
        (bomb(9_000, 9_000), "D503: ảnh “a.jpg” có 9000 × 9000 điểm ảnh, giới hạn 50 triệu"),
        (bomb(60_000, 60_000), "D503: ảnh “a.jpg” có quá nhiều điểm ảnh"),
    ],
)
def test_hostile_files_end_in_one_message(content: bytes, told: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        copy_picture(content, "a.jpg")
    assert str(caught.value).startswith(told)


def test_copies_are_named_by_their_captions(tmp_path: Path) -> None:
    (tmp_path / "ảnh 1.JPG").write_bytes(photo())
    (tmp_path / "2.png").write_bytes(photo(form="PNG"))
    photos = (
        "  - {tep: ảnh 1.JPG, chu_thich: Toàn cảnh “Hội nghị” và các đại biểu về dự tại điểm cầu}\n"
        "  - Chỉ chú thích\n  - {tep: 2.png, chu_thich: …}\n"
    )
    changed, copies = copy_photos(conference(tmp_path, photos))
    assert list(copies) == [
        "hội nghị-anh/01-toan-canh-hoi-nghi-va-cac-dai-bieu-ve-du.jpg",
        "hội nghị-anh/03-anh.png",
    ]
    first, second, third = changed.anh
    assert first.dia_chi.startswith("h%E1%BB%99i%20ngh%E1%BB%8B-anh/01-toan")
    assert (first.tep, first.rong, first.cao) == (next(iter(copies)), 320, 200)
    assert (second.tep, second.rong) == ("", 0)
    assert third.tep in copies


def test_all_mistakes_have_their_lines(tmp_path: Path) -> None:
    (tmp_path / "gia.jpg").write_bytes(b"khong phai anh")
    photos = "".join(
        f"  - {{tep: '{name}', chu_thich: A}}\n"
        for name in ("gia.jpg", "thieu.jpg", "../a.jpg", "/etc/passwd")
    )
    with pytest.raises(BaocaoError) as caught:
        copy_photos(conference(tmp_path, photos))
    found = [(one.code, one.where.line) for one in caught.value.flatten()]
    assert found == [("D501", 3), ("D522", 4), ("D521", 5), ("D521", 6)]


def test_a_draft_marks_a_file_that_is_missing(tmp_path: Path) -> None:
    data = conference(tmp_path, "  - {tep: thieu.jpg, chu_thich: Toàn cảnh}\n")
    changed, copies = copy_photos(data, draft=True)
    assert changed.anh[0].chu_thich == "[CẦN BỔ SUNG: tệp ảnh thieu.jpg] Toàn cảnh"
    assert copies == {}
