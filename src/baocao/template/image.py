"""Pictures as values: a file of the data, or bytes; as large as asked, else as large as fits."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from baocao.ooxml.pictures import Picture, read_picture
from baocao.ooxml.xml import Element
from baocao.template.arguments import (
    MAX_LENGTH,
    Argument,
    read_arguments,
    read_flag,
    read_length,
    read_source,
    read_text,
)
from baocao.template.drawing import Size, replace_picture, write_picture
from baocao.template.room import find_room
from baocao.template.runs import allow_height, make_run
from baocao.template.typed import Place, Typed
from baocao.units import Length

_UNNAMED: Final = "ảnh trong số liệu"

WIDTH: Final = Argument("width", ("rong", "width_mm", "width", "rong_mm"), read_length)
HEIGHT: Final = Argument("height", ("cao", "height_mm", "height", "cao_mm"), read_length)
ALT: Final = Argument("alt", ("mo_ta", "alt", "chu_thay_the"), read_text)


@dataclass(frozen=True, kw_only=True)
class Pictured(Typed):
    """A value that is shown as a picture."""

    width: Length | None = None
    height: Length | None = None
    alt: str = ""
    """What a reader who does not see it is told."""

    @abstractmethod
    def load(self, place: Place) -> Picture:
        """Return the picture; read and looked at once a document."""

    def write(self, place: Place) -> list[Element]:
        """Return one run with the picture."""
        picture = self.load(place)
        size = self._measure(picture, place)
        allow_height(place, size[1])
        return [make_run(place.r_pr, write_picture(place, picture, size, self.alt))]

    def replace(self, described: Element, place: Place) -> str:
        """Take the place of a picture of the template, as large as fits there."""
        replace_picture(described, place, self.load(place))
        return self.alt

    def _measure(self, picture: Picture, place: Place) -> Size:
        """Return the size asked for; one side keeps the ratio, none is the natural size if there is room."""
        if self.width and self.height:
            return self.width, self.height
        if self.width:
            scale = self.width / picture.width
        elif self.height:
            scale = self.height / picture.height
        else:
            room = find_room(place)
            scale = min(1.0, room.width / picture.width, room.height / picture.height)
        scale = min(scale, MAX_LENGTH / picture.width, MAX_LENGTH / picture.height)
        return Length(max(round(picture.width * scale), 1)), Length(max(round(picture.height * scale), 1))


@dataclass(frozen=True, kw_only=True)
class Image(Pictured):
    """A picture that the data name."""

    shown: ClassVar[str] = "ảnh"
    source: str | bytes = field(repr=False)
    """Name of a file, or its content."""
    metafile: bool = False

    def load(self, place: Place) -> Picture:
        """Return the picture in the file."""
        return place.assembly.once(("picture", self.source, self.metafile), lambda: self._read(place))

    def _read(self, place: Place) -> Picture:
        if isinstance(self.source, bytes):
            return read_picture(self.source, _UNNAMED, metafile=self.metafile)
        return read_picture(place.files(self.source), self.source, metafile=self.metafile)


ARGUMENTS: Final = (
    Argument("source", ("$anh", "$image"), read_source),
    WIDTH,
    HEIGHT,
    ALT,
    Argument("metafile", ("metafile", "tep_ve"), lambda key, value: bool(read_flag(key, value))),
)


def read_image(values: Mapping[str, Any]) -> Image:
    """Return the picture that a map of the data stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    return Image(**read_arguments(Image.shown, values, ARGUMENTS))
