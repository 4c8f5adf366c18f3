"""Where the photographs of a news item stand: behind the part they name, or spread over the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from baocao.app.sentences import begin_sentence
from baocao.data.model import Conference, Photo
from baocao.errors import DataError, raise_all
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import fold_key, propose, quote

PARTS: Final = {
    "mo-dau": ("mo_dau", "sapo", "tieu_de", "dau_bai"),
    "dai-bieu": ("dai_bieu", "thanh_phan"),
    "tinh-hinh": ("tinh_hinh",),
    "ket-qua": ("ket_qua", "mo_hinh", "so_lieu", "nhiem_vu_da_giao"),
    "han-che": ("han_che", "nguyen_nhan"),
    "thao-luan": ("thao_luan", "y_kien", "bieu_quyet", "kien_nghi", "tham_luan"),
    "nhiem-vu": ("nhiem_vu",),
    "ket-luan": ("ket_luan", "chi_dao"),
    "khen-thuong": ("khen_thuong",),
}
"""{part of a news item, in order: what ``anh[].sau`` may call it, keys folded}."""


class UnknownPartError(DataError):
    """A photograph is to stand behind a part that a news item does not have."""

    code = "D541"


@dataclass(slots=True)
class NewsPart:
    """A part of the text: paragraphs, and the photographs behind them."""

    name: str
    paragraphs: list[str] = field(default_factory=list)
    heading: str = ""
    """The heading of the results that it tells of."""
    photos: list[Photo] = field(default_factory=list)

    def to_map(self) -> dict[str, Any]:
        """Return the part as templates have it."""
        return {
            "ma": self.name,
            "muc": self.heading,
            "doan": self.paragraphs,
            "anh": [build_photo(photo) for photo in self.photos],
        }


def build_photo(photo: Photo) -> dict[str, Any]:
    """Return a photograph as templates have it: the picture, its address, size in pixels and caption."""
    caption = begin_sentence(strip_end_marks(photo.chu_thich))
    source = strip_end_marks(photo.nguon)
    if not caption and source:
        caption, source = f"Ảnh: {source}", ""
    return {
        "tep": photo.tep,
        "dia_chi": photo.dia_chi,
        "hinh": {"$anh": photo.tep, "mo_ta": caption} if photo.tep else "",
        "chu_thich": caption,
        "nguon": source,
        "rong": photo.rong,
        "cao": photo.cao,
    }


def place_photos(conference: Conference, parts: Sequence[NewsPart]) -> None:
    """Put each photograph behind the part it names; the others are spread, the first behind the sapo."""
    free: list[Photo] = []
    for photo in filter(_says_something, conference.anh):
        part = _find_part(photo.sau, parts) if photo.sau else None
        if part is None:
            free.append(photo)
        else:
            part.photos.append(photo)
    for number, photo in enumerate(free):
        parts[number * len(parts) // len(free)].photos.append(photo)


def _says_something(photo: Photo) -> bool:
    return bool(photo.tep or photo.chu_thich)


def check_places(conference: Conference) -> None:
    """Refuse photographs that are to stand behind a part that no news item has.

    Raises:
        UnknownPartError: D541; all of them at once.
    """
    headings = [result.muc for result in conference.ket_qua if result.muc]
    known = {fold_key(strip_end_marks(heading)) for heading in headings}.union(*PARTS.values())
    listing = f"Ghi một trong: {', '.join(PARTS)}, hoặc tên một mục của ket_qua"
    raise_all(
        [
            UnknownPartError(
                f"tin bài không có phần {quote(photo.sau)} để đặt ảnh",
                where=conference.where(f"anh[{number}].sau"),
                hint=propose(photo.sau, [*PARTS, *headings], listing),
            )
            for number, photo in enumerate(conference.anh, 1)
            if photo.sau and fold_key(strip_end_marks(photo.sau)) not in known
        ]
    )


def _find_part(name: str, parts: Sequence[NewsPart]) -> NewsPart | None:
    """Return the part that is meant; the one before it when the text does not have it; None for no part."""
    folded = fold_key(strip_end_marks(name))
    headed = next((part for part in parts if part.heading and fold_key(part.heading) == folded), None)
    if headed is not None:
        return headed
    found = next((part for part, names in PARTS.items() if folded in names), None)
    if found is None:
        return None
    order = list(PARTS)
    before = order[: order.index(found) + 1]
    return next(part for part in reversed(parts) if part.name in before)
