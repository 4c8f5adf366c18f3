"""QR codes as values: a picture made of a text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from baocao.errors import DataError
from baocao.ooxml.pictures import Picture, read_picture
from baocao.template.arguments import Argument, read_arguments, read_needed_text
from baocao.template.image import ALT, HEIGHT, WIDTH, Pictured
from baocao.template.typed import Place
from baocao.units import Length
from baocao.viet.text import quote

_SIDE: Final = Length.from_mm(25)
"""A telephone reads a code of 57 modules of this size from 25 cm."""
_PIXELS: Final = 8
"""A module has so many pixels across; sharp in print, and still some hundred bytes."""
_QUIET: Final = 4
"""Modules left white around a code (ISO/IEC 18004, 6.3.8)."""
_MAX_SHOWN: Final = 120
_MAX_DIGITS: Final = 5_596
"""What the largest code of error correction M holds when it is all digits; of other texts, less.

Source:
    ISO/IEC 18004:2015, table 7 (version 40-M).
"""


class LongCodeError(DataError):
    """A text is too long for a QR code."""

    code = "D504"


@dataclass(frozen=True, kw_only=True)
class QrCode(Pictured):
    """A text as a QR code, error correction M or better."""

    shown: ClassVar[str] = "mã QR"
    text: str

    def load(self, place: Place) -> Picture:
        """Return the code, drawn once a document.

        Raises:
            LongCodeError: D504.
        """
        return place.assembly.once(("qr", self.text), lambda: read_picture(_draw(self.text), "mã QR"))


def _draw(text: str) -> bytes:
    import segno

    if len(text) > _MAX_DIGITS:
        raise _too_long(text)
    encoding = None if text.isascii() else "utf-8"
    try:
        code = segno.make_qr(text, error="m", encoding=encoding)
    except segno.DataOverflowError as error:
        raise _too_long(text) from error
    stream = io.BytesIO()
    code.save(stream, kind="png", scale=_PIXELS, border=_QUIET)
    return stream.getvalue()


def _too_long(text: str) -> LongCodeError:
    return LongCodeError(
        f"chữ cho mã QR dài {len(text.encode())} byte, giới hạn khoảng 2.300: {quote(text)}",
        hint="Rút ngắn chữ, hoặc đưa lên mạng rồi dùng địa chỉ trang làm nội dung mã",
    )


ARGUMENTS: Final = (Argument("text", ("$qr", "$ma_qr"), read_needed_text), WIDTH, HEIGHT, ALT)


def read_qr(values: Mapping[str, Any]) -> QrCode:
    """Return the QR code that a map of the data stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    return make_qr(**read_arguments(QrCode.shown, values, ARGUMENTS))


def make_qr(*, text: str, width: Length | None = None, height: Length | None = None, alt: str = "") -> QrCode:
    """Return a code of 25 mm unless a size is given, described by what it says."""
    if width is None and height is None:
        width = _SIDE
    shown = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
    return QrCode(text=text, width=width, height=height, alt=alt or f"Mã QR: {shown}")
