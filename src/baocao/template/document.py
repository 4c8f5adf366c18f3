"""Another Word file as a value: its text stands for the paragraph of the tag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from baocao.errors import BaocaoError, DataError
from baocao.ooxml.graft import Graft
from baocao.ooxml.seams import part_tables
from baocao.ooxml.xml import Element, qn
from baocao.template.arguments import Argument, read_arguments, read_source
from baocao.template.budget import RUN
from baocao.template.typed import Place, Typed, WrongPlaceError

MAX_ELEMENTS: Final = 1_500_000
"""Elements of XML that all documents put into one may come to; a page has some hundreds."""
_PUT_IN: Final = "elements of documents put in"


class TooLargeDocumentError(DataError):
    """The documents put into one come to more than any document needs."""

    code = "D531"


@dataclass(frozen=True, kw_only=True)
class Document(Typed):
    """A Word file that the data name; the same one may be put in any number of times."""

    shown: ClassVar[str] = "văn bản con"
    source: str | bytes = field(repr=False)
    """Name of a file, or its content."""

    def write(self, place: Place) -> list[Element]:
        """Return the blocks of the file; those of an empty file are none."""
        if not place.is_alone:
            raise WrongPlaceError(
                f"{self._name()} gồm cả đoạn nên phải đứng một mình trong đoạn của nó",
                hint="Đặt thẻ ấy riêng một đoạn",
            )
        graft = self._load(place)
        if graft.has_notes and not _may_hold_notes(place):
            raise WrongPlaceError(
                f"{self._name()} có chú thích nên chỉ chèn được vào thân văn bản",
                hint="Chuyển thẻ ra thân văn bản, hoặc bỏ chú thích trong tệp ấy",
            )
        if place.assembly.add_up(_PUT_IN, graft.elements) > MAX_ELEMENTS:
            raise TooLargeDocumentError(
                f"các văn bản con chèn vào có hơn {MAX_ELEMENTS} phần tử",
                hint="Chèn ít văn bản hơn, hoặc chia thành nhiều tệp",
            )
        RUN.get().check_time()
        try:
            blocks = graft.blocks(place.part, place.paragraph.getroottree().getroot())
        except BaocaoError as error:
            place.assembly.memo[self._key] = error  # told once, wherever the file is put in
            raise
        return part_tables(blocks, place.paragraph)

    @property
    def _key(self) -> tuple[str, str | bytes]:
        return "document", self.source

    def _name(self) -> str:
        return f"văn bản con “{self.source}”" if isinstance(self.source, str) else self.shown

    def _load(self, place: Place) -> Graft:
        """Return the file, read once a document."""

        def load() -> Graft:
            name = self.source if isinstance(self.source, str) else "văn bản con trong số liệu"
            content = self.source if isinstance(self.source, bytes) else place.files(self.source)
            return Graft(content, name, place.assembly)

        return place.assembly.once(self._key, load)


def _may_hold_notes(place: Place) -> bool:
    """Tell whether notes may be referred to: only from the body, and not from boxes in it.

    Source:
        ECMA-376 Part 1, 17.11 (footnotes and endnotes).
    """
    is_in_body = place.part == place.assembly.package.main_part
    return is_in_body and next(place.paragraph.iterancestors(qn("w:txbxContent")), None) is None


ARGUMENTS: Final = (Argument("source", ("$van_ban", "$document"), read_source),)


def read_document(values: Mapping[str, Any]) -> Document:
    """Return the document that a map of the data stands for.

    Raises:
        TypedKeyError: D511; TypedValueError: D512.
    """
    return Document(**read_arguments(Document.shown, values, ARGUMENTS))
