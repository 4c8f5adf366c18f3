"""What a picture file is, told from its content: kind, size, resolution, the way up; and whether it is whole.

Only heads and lengths are read, nothing is decompressed: a picture that says
it is enormous is refused before anybody unpacks it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from baocao.errors import DataError
from baocao.ooxml.picture_heads import (
    Head,
    HeadError,
    read_bmp,
    read_emf,
    read_gif,
    read_jpeg,
    read_png,
    read_tiff,
    read_wmf,
)
from baocao.units import Length

MAX_PIXELS: Final = 150_000_000
"""A sheet of A0 at 300 dpi has 139 million; who opens the file unpacks four bytes for each."""
MAX_SIDE: Final = 65_500
MAX_BYTES: Final = 50 * 1024 * 1024
_DPI: Final = 96
"""What Word takes a picture for that says nothing, ECMA-376 being silent."""
_LEAST_DPI, _MOST_DPI = 20, 5_000
"""Beyond these a resolution is a mistake of the program that wrote it."""
_EMU_PER_INCH: Final = 914_400
_TURNED: Final = {
    1: (0, False),
    2: (0, True),
    3: (180, False),
    4: (180, True),
    5: (270, True),
    6: (90, False),
    7: (90, True),
    8: (270, False),
}
"""{orientation: (degrees clockwise, mirrored left to right before turning)}.

Source:
    EXIF 2.32 (CIPA DC-008), 4.6.4, tag 0x0112.
"""
_SIDEWAYS: Final = frozenset({90, 270})


class NotAPictureError(DataError):
    """A file that is to be a picture is something else, or a kind of picture that Word does not show."""

    code = "D501"


class BrokenPictureError(DataError):
    """A picture file ends too early, or contradicts itself."""

    code = "D502"


class HugePictureError(DataError):
    """A picture has more bytes or more pixels than a document can take, or none at all."""

    code = "D503"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture file that can go into a Word file as it is."""

    content: bytes
    suffix: str
    """The usual ending of such a file, without the dot."""
    content_type: str
    width: Length
    """As it is to be seen, upright."""
    height: Length
    turned: int = 0
    """How many degrees clockwise its pixels must be turned to stand upright."""
    mirrored: bool = False

    @property
    def is_sideways(self) -> bool:
        """Whether its pixels lie on their side."""
        return self.turned in _SIDEWAYS


_Reader = Callable[[bytes], Head]
_KINDS: Final[tuple[tuple[re.Pattern[bytes], str, str, _Reader], ...]] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png", "image/png", read_png),
    (re.compile(rb"\xff\xd8\xff"), "jpeg", "image/jpeg", read_jpeg),
    (re.compile(rb"GIF8[79]a"), "gif", "image/gif", read_gif),
    (
        re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.DOTALL),
        "bmp",
        "image/bmp",
        read_bmp,
    ),
    (re.compile(rb"II\*\0|MM\0\*"), "tiff", "image/tiff", read_tiff),
)
"""(first bytes, suffix, content type, reader of the head)."""
_METAFILES: Final[tuple[tuple[re.Pattern[bytes], str, str, _Reader], ...]] = (
    (re.compile(rb"\x01\0\0\0.{36} EMF", re.DOTALL), "emf", "image/x-emf", read_emf),
    (re.compile(rb"\xd7\xcd\xc6\x9a"), "wmf", "image/x-wmf", read_wmf),
)
"""Pictures that are lists of drawing commands; only on request."""
_AS_PNG: Final = "Mở ảnh rồi lưu lại thành PNG hoặc JPEG"
_OTHERS: Final = (
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "ảnh WebP, Word không mở được"),
    (re.compile(rb"....ftyp(avif|heic|heix|mif1|msf1)", re.DOTALL), "ảnh HEIC hoặc AVIF, Word không mở được"),
    (re.compile(rb"\0\0\0\x0cjP {2}|\xff\x4f\xff\x51"), "ảnh JPEG 2000, Word không mở được"),
    (re.compile(rb"8BPS"), "tệp Photoshop"),
    (re.compile(rb"\0\0[\x01\x02]\0.\0"), "tệp biểu tượng (ICO)"),
    (re.compile(rb"%PDF-"), "tệp PDF"),
    (re.compile(rb"PK\x03\x04"), "tệp nén hoặc tệp Office"),
    (re.compile(rb"MZ|\x7fELF|#!"), "chương trình"),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "ảnh EPS, Word không mở được"),
)
_SVG: Final = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_HTML: Final = re.compile(rb"<(?:!doctype|html|head|body|script|\?xml)", re.IGNORECASE)
_HEAD_LENGTH: Final = 1024


def read_picture(content: bytes, name: str, *, metafile: bool = False) -> Picture:
    """Return the picture in a file, whatever its name ends in.

    Args:
        content: the whole file.
        name: what to call it in messages.
        metafile: EMF and WMF are taken, too; they are lists of drawing commands.

    Raises:
        NotAPictureError: D501, no picture, or none that Word shows everywhere.
        BrokenPictureError: D502, cut off or contradicting itself.
        HugePictureError: D503, more than `MAX_BYTES` or `MAX_PIXELS`, or no pixels.

    Cost:
        Linear in the number of chunks or segments; pixels are not looked at.
    """
    if len(content) > MAX_BYTES:
        shown = f"{len(content) / 1_048_576:.0f} MB, giới hạn {MAX_BYTES // 1_048_576} MB"
        raise HugePictureError(f"ảnh “{name}” quá lớn: {shown}", hint="Thu nhỏ ảnh rồi lưu lại")
    found = next((kind for kind in _KINDS + _METAFILES if kind[0].match(content)), None)
    if found is None:
        raise _not_a_picture(content, name)
    _, suffix, content_type, reader = found
    if suffix in {"emf", "wmf"} and not metafile:
        raise NotAPictureError(
            f"tệp “{name}” là ảnh {suffix.upper()}, gồm các lệnh vẽ, chỉ chèn khi được phép",
            hint="Thêm metafile: true nếu tin nguồn của tệp, hoặc lưu ảnh thành PNG",
        )
    try:
        head = reader(content)
    except HeadError as error:
        raise BrokenPictureError(
            f"ảnh “{name}” bị hỏng: {error}", hint="Lưu lại ảnh hoặc lấy lại tệp gốc"
        ) from error
    except (IndexError, ValueError) as error:  # offsets that lead out of the file
        raise BrokenPictureError(
            f"ảnh “{name}” bị cắt cụt", hint="Lưu lại ảnh hoặc lấy lại tệp gốc"
        ) from error
    _check_size(head, name)
    return _build(content, suffix, content_type, head)


def _check_size(head: Head, name: str) -> None:
    shown = f"{head.width} × {head.height} điểm ảnh"
    if head.width <= 0 or head.height <= 0:
        raise HugePictureError(f"ảnh “{name}” có {shown}", hint="Lưu lại ảnh hoặc lấy lại tệp gốc")
    if head.emu is None and (
        head.width * head.height > MAX_PIXELS or max(head.width, head.height) > MAX_SIDE
    ):
        raise HugePictureError(
            f"ảnh “{name}” có {shown}, giới hạn {MAX_PIXELS // 1_000_000} triệu điểm ảnh",
            hint="Thu nhỏ ảnh rồi lưu lại",
        )


def _build(content: bytes, suffix: str, content_type: str, head: Head) -> Picture:
    turned, mirrored = _TURNED.get(head.orientation, (0, False))
    width, height = head.emu or (
        _length(head.width, head.dpi[0]),
        _length(head.height, head.dpi[1]),
    )
    if turned in _SIDEWAYS:
        width, height = height, width
    return Picture(
        content=content,
        suffix=suffix,
        content_type=content_type,
        width=Length(width),
        height=Length(height),
        turned=turned,
        mirrored=mirrored,
    )


def _length(pixels: int, dpi: float) -> int:
    sound = dpi if _LEAST_DPI <= dpi <= _MOST_DPI else _DPI
    return max(round(pixels * _EMU_PER_INCH / sound), 1)


def _not_a_picture(content: bytes, name: str) -> NotAPictureError:
    if not content:
        return NotAPictureError(f"tệp ảnh “{name}” trống", hint="Lấy lại tệp gốc")
    head = content[:_HEAD_LENGTH]
    for pattern, shown in _OTHERS:
        if pattern.match(head):
            return NotAPictureError(f"tệp “{name}” là {shown}", hint=_AS_PNG)
    if _SVG.search(head):
        return NotAPictureError(f"tệp “{name}” là ảnh SVG, nhiều bản Word không mở được", hint=_AS_PNG)
    if _HTML.search(head):
        return NotAPictureError(
            f"tệp “{name}” là trang web, không phải ảnh",
            hint="Tải lại chính tệp ảnh, không phải trang chứa ảnh",
        )
    return NotAPictureError(
        f"tệp “{name}” không phải ảnh PNG, JPEG, GIF, BMP hay TIFF",
        hint=_AS_PNG,
    )
