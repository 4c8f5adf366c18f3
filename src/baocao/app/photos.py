"""The photographs of a conference, copied for its documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote as encode

from baocao.app.attachments import MissingFileError, read_files_in
from baocao.app.kind import Kind
from baocao.app.request import Request
from baocao.data.kinds import NEWS
from baocao.data.model import Conference, Photo
from baocao.errors import BaocaoError, raise_all
from baocao.viet.text import fold_key

APPENDED: Final = frozenset({"bao-cao"})
"""Kinds whose templates have an appendix of photographs."""
_MAX_SLUG: Final = 40
_MARK: Final = "[CẦN BỔ SUNG: tệp ảnh {}]"


def copy_photos(conference: Conference, *, draft: bool = False) -> tuple[Conference, dict[str, bytes]]:
    """Return the conference with its photographs copied, and the copies: ``{path: content}``.

    Files are read from the data file's folder only. In the conference returned
    ``tep`` is the path of the copy, from the document's folder, and address and size are known.

    Args:
        conference: read from a file.
        draft: a file that is missing is marked in its caption, and no mistake.

    Raises:
        BaocaoError: D521–D523, D501–D503 with the line of ``tep``; all of them at once.
    """
    if not any(photo.tep for photo in conference.anh):
        return conference, {}
    data = Path(conference.places.source.name) if conference.places.source else Path()
    read = read_files_in(data.parent)
    errors: list[BaocaoError] = []
    photos: list[Photo] = []
    copies: dict[str, bytes] = {}
    for number, photo in enumerate(conference.anh, 1):
        if not photo.tep:
            photos.append(photo)
            continue
        from baocao.app.picture_copies import copy_picture  # documents without photographs need none

        try:
            copy = copy_picture(read(photo.tep), photo.tep)
        except BaocaoError as error:
            if draft and isinstance(error, MissingFileError):
                photos.append(
                    replace(photo, tep="", chu_thich=f"{_MARK.format(photo.tep)} {photo.chu_thich}")
                )
            else:
                errors.append(error.at(conference.where(f"anh[{number}].tep")))
            continue
        path = f"{data.stem}-anh/{number:02}-{_name(photo)}.{copy.suffix}"
        copies[path] = copy.content
        photos.append(replace(photo, tep=path, dia_chi=encode(path), rong=copy.width, cao=copy.height))
    raise_all(errors)
    return replace(conference, anh=tuple(photos)), copies


def has_place_for_photos(kind: Kind) -> bool:
    """Tell whether a document of this kind can show photographs."""
    return kind.is_own or kind.name == NEWS or kind.name in APPENDED


def miss_photos(kind: Kind, request: Request, conference: Conference) -> str:
    """Return the notice that photographs were asked for and are not shown; empty when they are."""
    if not request.photos or request.template is not None or kind.name == NEWS:
        return ""
    if not has_place_for_photos(kind):
        return f"{kind.called} không có phụ lục ảnh, nên không in ảnh"
    has_files = any(photo.tep for photo in conference.anh)
    return "" if has_files else "tệp số liệu không có ảnh nào ghi tệp (anh › tep), nên không có phụ lục ảnh"


def _name(photo: Photo) -> str:
    """Return the words of the caption as letters of any file system."""
    slug = "-".join(filter(None, fold_key(photo.chu_thich).split("_")))
    slug = "".join(sign for sign in slug if (sign.isascii() and sign.isalnum()) or sign == "-")
    if len(slug) > _MAX_SLUG:
        slug = slug[: _MAX_SLUG + 1].rpartition("-")[0] or slug[:_MAX_SLUG]
    return slug.strip("-") or "anh"
