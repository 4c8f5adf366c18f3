"""Typed values that templates make themselves: ``anh("tep.png", rong=60)``, ``{{ dia_chi | qr }}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from baocao.errors import BaocaoError, TemplateError
from baocao.template.arguments import Argument, read_arguments
from baocao.template.typed import Typed


class TypedArgumentError(TemplateError):
    """A template makes a picture, a link or a QR code of something that cannot be one."""

    code = "T205"


def anh(value: object, rong: object = None, cao: object = None, mo_ta: object = "", **khac: object) -> Any:
    """Chèn ảnh từ tệp cạnh tệp số liệu; cho `rong` hoặc `cao` (mm) thì giữ tỉ lệ, không cho thì vừa chỗ.

    >>> anh("so-do.png", rong=60).width.mm
    60.0
    >>> anh("")
    """
    if not _is_given(value):
        return None
    from baocao.template import image
    from baocao.template.image import Image

    given = {"rong": rong, "cao": cao, "mo_ta": mo_ta, **khac}
    if isinstance(value, Image):
        read = _read("anh", given, image.ARGUMENTS[1:])
        kept = {"source": value.source, "width": value.width, "height": value.height, "alt": value.alt}
        asked = {name: one for name, one in read.items() if one}
        if "width" in asked or "height" in asked:
            kept |= {"width": None, "height": None}
        return _with_origin(Image(metafile=value.metafile, **kept | asked), value)
    return _make(Image, "anh", {"$anh": value, **given}, image.ARGUMENTS)


def qr(value: object, rong: object = None, mo_ta: object = "", **khac: object) -> Any:
    """Chèn mã QR của một dòng chữ hay địa chỉ; `rong` tính bằng mm, không cho thì 25.

    >>> qr("https://example.vn", rong=30).width.mm
    30.0
    """
    if not _is_given(value):
        return None
    from baocao.template import qr as qr_codes

    given = {"$qr": value, "rong": rong, "mo_ta": mo_ta, **khac}
    return _make(qr_codes.make_qr, "qr", given, qr_codes.ARGUMENTS)


def lien_ket(value: object, chu: object = "", **khac: object) -> Any:
    """Chèn liên kết tới địa chỉ (https, mailto, tel) hay dấu trang (`#ten`), hiện bằng `chu` nếu cho.

    >>> lien_ket("https://example.vn", "cổng thông tin").text
    'cổng thông tin'
    """
    if not _is_given(value):
        return None
    from baocao.template import link

    given = {"$lien_ket": value, "chu": chu, **khac}
    return _make(link.make_link, "lien_ket", given, link.ARGUMENTS)


def van_ban(value: object) -> Any:
    """Chèn cả phần thân một tệp Word cạnh tệp số liệu; thẻ đứng riêng một đoạn.

    >>> van_ban("phu-luc.docx").source
    'phu-luc.docx'
    >>> van_ban("")
    """
    from baocao.template import document
    from baocao.template.document import Document

    if not _is_given(value) or isinstance(value, Document):
        return value or None
    return _make(Document, "van_ban", {"$van_ban": value}, document.ARGUMENTS)


def bieu_do(value: object) -> Any:
    """Cho biểu đồ có sẵn trong mẫu mang số liệu của một nhóm khóa `nhan`, `day_so`; thẻ ở văn bản thay thế.

    >>> bieu_do({"nhan": ["Quý I"], "day_so": {"Thu": [12]}}).data.series[0].name
    'Thu'
    """
    from baocao.template import chart
    from baocao.template.chart import Chart

    if not _is_given(value) or isinstance(value, Chart):
        return value or None
    return _read("bieu_do", {"$bieu_do": value}, (chart.WHOLE,))["whole"]


def _is_given(value: object) -> bool:
    return value is not None and value != ""


def _make(
    kind: Callable[..., Typed], name: str, given: Mapping[str, Any], arguments: tuple[Argument, ...]
) -> Typed:
    return kind(**_read(name, given, arguments))


def _read(name: str, given: Mapping[str, Any], arguments: tuple[Argument, ...]) -> dict[str, Any]:
    """Return the arguments of a filter; a mistake is one of the template."""
    try:
        return read_arguments(name, given, arguments)
    except BaocaoError as error:
        first = error.flatten()[0]
        raise TypedArgumentError(first.message, hint=first.hint) from error


def _with_origin(value: Typed, source: Typed) -> Typed:
    if source.origin:
        object.__setattr__(value, "origin", source.origin)
    return value


FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    function.__name__: function for function in (anh, qr, lien_ket, van_ban, bieu_do)
}
"""{name: filter}; templates may also call them, ``qr(x)`` is ``x | qr``."""
