"""Values that are more than text: a mark prints in their stead, and the tree gets what they are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NoReturn

from baocao.errors import Location, TemplateError
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.xml import Element

OPEN_HELD, CLOSE_HELD = "\U0010fff3", "\U0010fff6"
"""Around the number of a typed value in the rendered text."""

SIGN: Final = "$"
"""The first character of the key that makes a map of the data a typed value: ``{$image: logo.png}``."""

Files = Callable[[str], bytes]
"""Returns the content of a file that the data name; raises a BaocaoError for one it must not read."""


class WrongPlaceError(TemplateError):
    """A picture, a table or a document is printed where only text can stand."""

    code = "T203"


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

    @abstractmethod
    def write(self, place: Place) -> list[Element]:
        """Return the runs that it is in this place, or the blocks that stand for the whole paragraph."""

    def __str__(self) -> NoReturn:
        """Refuse to be text: in an attribute, in ``~``, in a filter for text."""
        raise WrongPlaceError(
            f"{self.shown} không dùng được ở chỗ cần chữ",
            hint="In riêng giá trị ấy bằng một thẻ {{ … }} của nó",
        )


Reader = Callable[[Mapping[str, Any]], Typed]
READERS: Final[dict[str, Reader]] = {}
"""{key of the data with its sign: what makes a value of the map around it}."""


def read_typed(values: Mapping[str, Any]) -> Typed | None:
    """Return the typed value that a map of the data stands for; None for an ordinary map."""
    for key in values:
        if isinstance(key, str) and key.startswith(SIGN) and (reader := READERS.get(key)) is not None:
            return reader(values)
    return None
