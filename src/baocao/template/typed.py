"""Values that are more than text: a mark prints in their stead, and the tree gets what they are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NoReturn

from baocao.errors import DataError, Location, TemplateError
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.xml import Element
from baocao.viet.text import find_nearest, fold_key, quote

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


Reader = Callable[[Mapping[str, Any]], Typed]
READERS: Final[dict[str, Reader]] = {}
"""{key of the data with its sign: what makes a value of the map around it}."""


def read_typed(values: Mapping[str, Any]) -> Typed | None:
    """Return the typed value that a map of the data stands for; None for an ordinary map.

    Raises:
        UnknownTypeError: D510, a key with the sign that is nearly one of `READERS`.
        BaocaoError: what its reader raises.
    """
    for key in values:
        if isinstance(key, str) and key.startswith(SIGN):
            reader = READERS.get(fold_key(key))
            if reader is not None:
                return reader(values)
            if near := find_nearest(key, READERS):
                raise UnknownTypeError(
                    f"không có loại giá trị {quote(key)}", hint=f"Có phải ý bạn là “{near}”?"
                )
    return None
