"""Copies of photographs made fit for a page: upright, no larger than needed, without where and by whom."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from baocao.errors import BaocaoError
from baocao.ooxml.pictures import (
    BrokenPictureError,
    HugePictureError,
    NotAPictureError,
    read_picture,
)

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES: Final = 50 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
"""Of what is unpacked whole; twice the largest telephone's usual photograph."""
MAX_JPEG_PIXELS: Final = 170_000_000
"""Of a JPEG, which is unpacked at a fraction of its size."""
HUGE_SIDE: Final = 2_000
"""Pixels of the longer side; with more, or more bytes than the next, a photograph is made smaller."""
HUGE_BYTES: Final = 1_000_000
SIDE: Final = 1_600
QUALITY: Final = 85
PRINTED_MM: Final = (160.0, 115.0)
"""The largest width and height in print: the text of a page across, two pictures down."""
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_JPEGS: Final = ("JPEG", "MPO")
_KEPT: Final = 256
"""Copies that are remembered; each has some hundred kilobytes."""
_SCREEN_DPI: Final = 96
_INCH_MM: Final = 25.4
_ORIENTATION: Final = 0x0112
_MAX_PROFILE: Final = 100_000
"""Bytes of a colour profile that is kept."""
_FAILURES: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    TypeError,
    struct.error,
    zlib.error,
)
"""What Pillow raises for files that are cut off or contradict themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCopy:
    """A picture ready for a page."""

    content: bytes
    suffix: str
    """``jpg`` or ``png``."""
    width: int
    """In pixels."""
    height: int


_made: dict[bytes, PictureCopy] = {}
"""{digest of the file: copy}: a set has the same photographs in several documents and formats."""


def copy_picture(content: bytes, name: str) -> PictureCopy:
    """Return a copy that stands upright, is at most 1,600 pixels wide and high, without notes of the camera.

    Its resolution says how large it is printed: no wider than the text, no
    higher than half a page.

    Args:
        content: the whole file: JPEG, PNG, WebP, GIF, BMP or TIFF, whatever its name ends in.
        name: what to call it in messages.

    Raises:
        DataError: D501, no picture; D502, cut off or contradicting itself; D503, more than anybody needs.
    """
    digest = hashlib.sha256(content).digest()
    copy = _made.get(digest) or _copy(content, name)
    _made[digest] = copy
    if len(_made) > _KEPT:
        _made.pop(next(iter(_made)), None)
    return copy


def _copy(content: bytes, name: str) -> PictureCopy:
    from PIL import Image, UnidentifiedImageError

    if len(content) > MAX_BYTES:
        shown = f"{len(content) / 1_048_576:.0f} MB, giới hạn {MAX_BYTES // 1_048_576} MB"
        raise HugePictureError(f"ảnh “{name}” quá lớn: {shown}", hint="Thu nhỏ ảnh rồi lưu lại")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes, which are looked at here
        try:
            Image.init()
            image = Image.open(io.BytesIO(content), formats=_FORMATS)
            _check_size(image, name)
            return _develop(image, content)
        except BaocaoError:
            raise
        except UnidentifiedImageError as error:
            raise _explain(content, name) from error
        except (Image.DecompressionBombError, MemoryError) as error:
            raise HugePictureError(
                f"ảnh “{name}” có quá nhiều điểm ảnh", hint="Thu nhỏ ảnh rồi lưu lại"
            ) from error
        except _FAILURES as error:
            raise BrokenPictureError(
                f"ảnh “{name}” bị hỏng hoặc bị cắt cụt", hint="Lưu lại ảnh hoặc lấy lại tệp gốc"
            ) from error


def _explain(content: bytes, name: str) -> BaocaoError:
    """Return what is wrong with a file that is no picture one can open."""
    try:
        read_picture(content, name)
    except NotAPictureError as error:
        return NotAPictureError(
            error.message.replace("PNG, JPEG, GIF, BMP hay TIFF", "JPEG, PNG, WebP, GIF, BMP hay TIFF"),
            hint=error.hint,
        )
    except BaocaoError as error:
        return error
    return BrokenPictureError(f"ảnh “{name}” bị hỏng", hint="Lưu lại ảnh hoặc lấy lại tệp gốc")


def _check_size(image: Image, name: str) -> None:
    width, height = image.size
    limit = MAX_JPEG_PIXELS if image.format in _JPEGS else MAX_PIXELS
    if width * height > limit or not width or not height:
        raise HugePictureError(
            f"ảnh “{name}” có {width} × {height} điểm ảnh, giới hạn {limit // 1_000_000} triệu điểm ảnh",
            hint="Thu nhỏ ảnh rồi lưu lại",
        )


def _develop(image: Image, content: bytes) -> PictureCopy:
    from PIL import Image as Images
    from PIL import ImageOps

    is_huge = max(image.size) > HUGE_SIDE or len(content) > HUGE_BYTES
    if is_huge and image.format in _JPEGS:
        image.draft("RGB", (2 * SIDE, 2 * SIDE))
    image.load()
    is_upright = image.getexif().get(_ORIENTATION, 1) == 1
    is_plain = image.format == "JPEG" and image.mode in {"RGB", "L"}
    if is_plain and is_upright and not is_huge:
        return _save(image, "JPEG", quality="keep", profile=_profile_of(image))
    profile = _profile_of(image)
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # greys in 16 bits
        upright = upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    has_alpha = upright.has_transparency_data
    upright = upright.convert("RGBA" if has_alpha else "L" if upright.mode in {"1", "L"} else "RGB")
    if is_huge:
        upright.thumbnail((SIDE, SIDE), Images.Resampling.LANCZOS)
    if has_alpha or (image.format == "PNG" and not is_huge):
        return _save(upright, "PNG", optimize=True, profile=profile)
    return _save(upright, "JPEG", quality=QUALITY, profile=profile)


def _profile_of(image: Image) -> bytes | None:
    """Return the colours' profile, which would look wrong without; none of a size no profile has."""
    profile = image.info.get("icc_profile")
    is_kept = (
        isinstance(profile, bytes) and len(profile) <= _MAX_PROFILE and image.mode in {"RGB", "RGBA", "L"}
    )
    return profile if is_kept else None


def _save(image: Image, form: str, *, profile: bytes | None, **options: object) -> PictureCopy:
    width, height = image.size
    across, down = (size * _INCH_MM / mm for size, mm in zip(image.size, PRINTED_MM, strict=True))
    dpi = max(_SCREEN_DPI, round(across + 0.5), round(down + 0.5))
    stream = io.BytesIO()
    image.save(stream, form, dpi=(dpi, dpi), icc_profile=profile, **options)
    suffix = {"JPEG": "jpg", "PNG": "png"}[form]
    return PictureCopy(content=stream.getvalue(), suffix=suffix, width=width, height=height)
