"""Values that are more than text: a mark prints in their stead, and the tree gets what they are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, Final, NoReturn

from baocao.errors import DataError, Location, TemplateError
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.xml import Element
from baocao.viet.text import fold_key, propose, quote

SIGN: Final = "$"
"""The first character of the key that makes a map of the data a typed value: ``{$image: logo.png}``."""

Files = Callable[[str], bytes]
"""Returns the content of a file that the data name; raises a BaocaoError for one it must not read."""


class WrongPlaceError(TemplateError):
    """A picture, a table or a document is printed where only text can stand."""

    code = "T203"


class UnknownTypeError(DataError):
    """A key begins with the sign of typed values and is nearly, but not, the name of a kind of them."""

    code = "D510"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a typed value goes: its paragraph, the formatting of its tag, and the document around."""

    assembly: Assembly
    part: str
    """Name of the part in the package."""
    paragraph: Element
    r_pr: Element | None
    """The properties of the run its tag stood in; copy before use."""
    is_alone: bool
    """Whether the paragraph holds nothing else, so that whole paragraphs may stand for it."""
    where: Location
    """Of the tag."""
    files: Files


class Typed(ABC):
    """A value that writes elements of its own; immutable, like all values."""

    shown: ClassVar[str]
    """What it is, in Vietnamese, for messages: ``ảnh``."""

    origin: str = ""
    """Where it stands in the data (``anh[2].logo``), for messages; filled in by `values.accept`."""

    @abstractmethod
    def write(self, place: Place) -> list[Element]:
        """Return the runs that it is in this place, or the blocks that stand for the whole paragraph."""

    def replace(self, described: Element, place: Place) -> str:
        """Take the place of the picture or chart whose alternative text names this value.

        Args:
            described: what holds the alternative text: ``wp:docPr``, ``pic:cNvPr`` or a shape of VML.
            place: its paragraph and the document around; there is no run.

        Returns:
            The alternative text from now on; empty to keep what stands there beside the tag.

        Raises:
            WrongPlaceError: T203; what kinds of values do that take no picture's place.
        """
        del described, place
        raise WrongPlaceError(
            f"{self.shown} không thay được cho hình trong mẫu",
            hint="Dùng thẻ ấy trong một đoạn, hoặc cho giá trị là ảnh hay mã QR",
        )

    def __str__(self) -> NoReturn:
        """Refuse to be text: in an attribute, in ``~``, in a filter for text."""
        named = f" {quote(self.origin)}" if self.origin else ""
        raise WrongPlaceError(
            f"{self.shown}{named} không dùng được ở chỗ cần chữ",
            hint="In riêng giá trị ấy bằng một thẻ {{ … }} của nó",
        )


READERS: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(("$image", "$anh"), ("image", "read_image")),
    **dict.fromkeys(("$link", "$lien_ket"), ("link", "read_link")),
    **dict.fromkeys(("$rich", "$chu"), ("rich", "read_rich")),
    **dict.fromkeys(("$chart", "$bieu_do"), ("chart", "read_chart")),
    **dict.fromkeys(("$document", "$van_ban"), ("document", "read_document")),
    **dict.fromkeys(("$qr", "$ma_qr"), ("qr", "read_qr")),
    "$markdown": ("markdown", "read_markdown"),
}
"""{key of the data, its sign included: module and function that make a value of the map around it}.

A module is loaded when the data need it; most have no such values.
"""


def is_typed(values: Mapping[Any, Any]) -> bool:
    """Tell whether a map of the data may stand for a typed value: a key of it begins with the sign."""
    return any(isinstance(key, str) and key.startswith(SIGN) for key in values)


def read_typed(values: Mapping[str, Any]) -> Typed | None:
    """Return the typed value that a map of the data stands for; None for an ordinary map.

    Raises:
        UnknownTypeError: D510, a key with the sign that is nearly one of `READERS`.
        BaocaoError: what its reader raises.
    """
    for key in values:
        if isinstance(key, str) and key.startswith(SIGN):
            if (reader := READERS.get(fold_key(key))) is not None:
                return _load(*reader)(values)
            if hint := propose(key, READERS):
                raise UnknownTypeError(f"không có loại giá trị {quote(key)}", hint=hint)
    return None


@cache
def _load(module: str, name: str) -> Callable[[Mapping[str, Any]], Typed]:
    """Return a reader of `READERS`."""
    found: Callable[[Mapping[str, Any]], Typed] = getattr(import_module(f"baocao.template.{module}"), name)
    return found
