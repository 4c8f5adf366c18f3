"""Text with formatting as a value: pieces, each with what sets it off from the text of its tag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from baocao.errors import BaocaoError, DataError, raise_all
from baocao.ooxml.stylesheet import GrowingStyleSheet, id_of, name_of
from baocao.ooxml.xml import Element
from baocao.template.arguments import (
    Argument,
    read_arguments,
    read_flag,
    read_points,
    read_text,
    refuse,
)
from baocao.template.colours import read_colour, read_highlight, read_underline
from baocao.template.image import Pictured
from baocao.template.link import Link, link_properties, read_url, wrap_link
from baocao.template.runs import format_like, make_text_run
from baocao.template.typed import Place, Typed, read_typed
from baocao.viet.text import fold_key, propose, quote

_MAX_PIECES: Final = 20_000
_KEYS: Final = ("$rich", "$chu")


class UnknownStyleError(DataError):
    """A text with formatting names a style that the template does not have."""

    code = "D513"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of a text; what is None is as in the tag."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    underline: str | None = None
    """Kind of line, ``none`` for no line."""
    colour: str | None = None
    """``RRGGBB`` or ``auto``."""
    highlight: str | None = None
    size: int | None = None
    """Half points."""
    font: str = ""
    vertical: str | None = None
    """``superscript`` or ``subscript``."""
    style: str = ""
    """Name of a character style of the template."""
    url: str = ""

    def write(self, place: Place) -> Element:
        """Return its run, within a link when it has an address."""
        base = place.r_pr
        if self.style:
            base = format_like(base, {"w:rStyle": {"val": self._find_style(place)}})
        if self.url:
            base = link_properties(place, base)
        run = make_text_run(format_like(base, self._properties()), self.text)
        return wrap_link(place, self.url, [run]) if self.url else run

    def _find_style(self, place: Place) -> str:
        sheet = GrowingStyleSheet.of(place.assembly)
        found = sheet.find("character", self.style)
        if found is None:
            names = [name_of(style) for style in sheet.by_id.values() if _is_of_characters(style)]
            raise UnknownStyleError(
                f"mẫu không có kiểu chữ {quote(self.style)}",
                hint=propose(self.style, names, "Tạo kiểu ký tự ấy trong mẫu (Styles), hoặc bỏ"),
            )
        return id_of(found)

    def _properties(self) -> dict[str, dict[str, str] | None]:
        """Return what differs, by the names of the schema."""
        found: dict[str, dict[str, str] | None] = {}
        if self.font:
            found["w:rFonts"] = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), self.font)
        for names, flag in (
            (("w:b", "w:bCs"), self.bold),
            (("w:i", "w:iCs"), self.italic),
            (("w:caps",), self.caps),
            (("w:smallCaps",), self.small_caps),
            (("w:strike",), self.strike),
        ):
            if flag is not None:
                found |= dict.fromkeys(names, {} if flag else {"val": "0"})
        if self.size is not None:
            found |= {name: {"val": str(self.size)} for name in ("w:sz", "w:szCs")}
        for name, value in (
            ("w:color", self.colour),
            ("w:highlight", self.highlight),
            ("w:u", self.underline),
            ("w:vertAlign", self.vertical),
        ):
            if value is not None:
                found[name] = {"val": value}
        return found


def _is_of_characters(style: Element) -> bool:
    return any(str(name).endswith("}type") and value == "character" for name, value in style.attrib.items())


@dataclass(frozen=True, kw_only=True)
class RichText(Typed):
    """Pieces of text, links, pictures, codes, one after another in a line."""

    shown: ClassVar[str] = "chữ có định dạng"
    pieces: tuple[Piece | Typed, ...]

    def write(self, place: Place) -> list[Element]:
        """Return the runs of all pieces."""
        found: list[Element] = []
        for piece in self.pieces:
            found += [piece.write(place)] if isinstance(piece, Piece) else piece.write(place)
        return found


def _read_size(key: str, value: Any) -> int | None:
    size = read_points(key, value)
    return None if size is None else size.half_points


def _read_vertical(vertical: str) -> Any:
    def read(key: str, value: Any) -> str | None:
        flag = read_flag(key, value)
        return vertical if flag else None

    return read


PIECE: Final = (
    Argument("text", ("chu", "text"), read_text),
    Argument("bold", ("dam", "bold"), read_flag),
    Argument("italic", ("nghieng", "italic"), read_flag),
    Argument("underline", ("gach_chan", "underline"), read_underline),
    Argument("strike", ("gach_ngang", "strike"), read_flag),
    Argument("colour", ("mau", "color", "colour"), read_colour),
    Argument("highlight", ("to_nen", "highlight"), read_highlight),
    Argument("size", ("co", "size_pt", "co_chu", "size"), _read_size),
    Argument("font", ("phong", "font"), read_text),
    Argument("superscript", ("chi_so_tren", "superscript"), _read_vertical("superscript")),
    Argument("subscript", ("chi_so_duoi", "subscript"), _read_vertical("subscript")),
    Argument("caps", ("chu_hoa", "caps"), read_flag),
    Argument("small_caps", ("chu_hoa_nho", "small_caps"), read_flag),
    Argument("style", ("kieu", "style"), read_text),
    Argument("url", ("lien_ket", "link", "url"), lambda key, value: read_url(key, value) if value else ""),
)


def read_piece(value: Any) -> Piece | Typed:
    """Return one piece: a text, a map, or another typed value.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    if isinstance(value, Mapping):
        is_rich = any(fold_key(str(key)) in _KEYS for key in value)  # might hold itself
        typed = None if is_rich else read_typed(value)
    elif isinstance(value, Typed):
        is_rich, typed = False, value
    else:
        return Piece(text=read_text("chữ", value))
    if isinstance(typed, (Link, Pictured)):
        return typed
    if is_rich or typed is not None:
        raise refuse("đoạn chữ", "chữ, liên kết, ảnh hay mã QR", value, "Tách giá trị ấy ra một khóa riêng")
    found = read_arguments("đoạn chữ", value, PIECE)
    heights = [found.pop(name, None) for name in ("superscript", "subscript")]
    vertical = next((height for height in heights if height), None)
    return Piece(**{"text": found.get("url", ""), **found}, vertical=vertical)


def _read_pieces(key: str, value: Any) -> tuple[Piece | Typed, ...]:
    values = value if isinstance(value, (list, tuple)) else [value]
    if len(values) > _MAX_PIECES:
        raise refuse(key, f"không quá {_MAX_PIECES} đoạn chữ", value, "Chia thành nhiều giá trị")
    pieces: list[Piece | Typed] = []
    errors: list[BaocaoError] = []
    for one in values:
        try:
            pieces.append(read_piece(one))
        except BaocaoError as error:
            errors += error.flatten()
    raise_all(errors)
    return tuple(pieces)


def read_rich(values: Mapping[str, Any]) -> RichText:
    """Return the text that a map of the data stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    return RichText(**read_arguments(RichText.shown, values, ARGUMENTS))


ARGUMENTS: Final = (Argument("pieces", _KEYS, _read_pieces),)
