"""Where documents go: the folder, and a name for each file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app.formats import FORMATS, Format
from baocao.app.naming import Pattern, fill_pattern, fold_name, make_safe, shorten
from baocao.app.order import Item, Order
from baocao.app.request import Document
from baocao.errors import Location, UsageError, raise_all
from baocao.viet.text import collapse_blanks, first_upper, fold_key

_SUFFIXES: Final = tuple(f".{name}" for name in FORMATS)
_LABEL: Final = re.compile(r"^Số\s*:?\s*", re.IGNORECASE)


class OutputNameError(UsageError):
    """The output is to have a name that does not go with its format."""

    code = "U206"


class FolderNeededError(UsageError):
    """Several documents are to be written, and the output is named like a file."""

    code = "U246"


class SameNameError(UsageError):
    """Two files of a set would have the same name."""

    code = "U247"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a set of documents goes."""

    folder: Path
    is_made: bool = False
    """Whether the folder is made when it is missing."""
    file: Path | None = None
    """The one file, when it was named."""


def choose_place(data: Path, order: Order) -> Place:
    """Return the folder, or the file, that the order means.

    Raises:
        OutputNameError: U206, a file whose ending is not that of a format asked for.
        FolderNeededError: U246, a file for several documents.
    """
    output = order.output
    if output is None:
        return Place(folder=data.parent)
    if order.is_folder or fsio.is_folder(output):
        return Place(folder=output, is_made=True)
    suffix = output.suffix.lower()
    if order.is_set:
        if suffix in _SUFFIXES:
            raise FolderNeededError(
                "nhiều văn bản cần một thư mục, đây là tên tệp",
                where=Location(file=str(output)),
                hint=f"Viết như -o {output.stem or 'bo-van-ban'}/",
            )
        return Place(folder=output, is_made=True)
    wanted = [f".{name}" for name in order.formats]
    if suffix not in wanted:
        stem = output.stem.strip("-.") or "van-ban"
        met = f"có đuôi {output.suffix}" if output.suffix else "chưa có đuôi"
        raise OutputNameError(
            f"tên tệp ra {met}, cần {' hoặc '.join(wanted)}",
            where=Location(file=str(output)),
            hint=f"Viết như -o {stem}{wanted[0]}; thư mục thì viết thêm dấu / ở cuối",
        )
    return Place(folder=output.parent, file=output)


def name_set(
    place: Place, documents: Sequence[tuple[Item, Mapping[str, str]]], pattern: Pattern | None
) -> list[dict[Format, Path]]:
    """Return ``{format: path}`` of each document; what a pattern would name alike has its kind at the end.

    Args:
        place: where they go.
        documents: (document, its fields of a pattern), in order.
        pattern: None for the usual names.
    """
    named = [name_files(place, item, values, pattern) for item, values in documents]
    count = Counter(fold_name(path) for paths in named for path in paths.values())
    return [
        name_files(place, item, values, pattern, is_told=True)
        if any(count[fold_name(path)] > 1 for path in paths.values())
        else paths
        for paths, (item, values) in zip(named, documents, strict=True)
    ]


def name_files(
    place: Place,
    item: Item,
    values: Mapping[str, str],
    pattern: Pattern | None,
    *,
    is_told: bool = False,
) -> dict[Format, Path]:
    """Return ``{format: path}`` of one document; a pattern of which nothing is known gives the usual name.

    `is_told` puts the kind, and which invitation it is, behind what a pattern makes.
    """
    if place.file is not None:
        return {
            name: place.file
            if place.file.suffix.lower() == f".{name}"
            else place.file.with_suffix(f".{name}")
            for name in item.formats
        }
    stem = fill_pattern(pattern, values) if pattern else ""
    if not stem:
        stem = f"{values['tep']}-{values['loai']}"
        if item.number:
            whom = make_safe(fold_key(item.invitee).replace("_", "-"), "")
            stem = f"{stem}-{values['stt']}-{whom}"
        return {name: place.folder / f"{stem}.{name}" for name in item.formats}
    tail = "".join(f"_{values[field]}" for field in ("loai", "stt") if is_told and values[field])
    return {name: place.folder / make_safe(stem, f"{tail}.{name}") for name in item.formats}


def read_values(data: Path, item: Item, document: Document) -> dict[str, str]:
    """Return ``{field of a pattern: value}``; what is absent is empty."""
    template = item.request.template
    values = {
        "tep": data.stem,
        "loai": template.stem if template else document.kind,
        "ten_loai": first_upper(document.title or (template.stem if template else "")),
        "noi_moi": item.invitee,
        "stt": f"{item.number:02}" if item.number else "",
    }
    context = document.context
    symbol = _text(context, "so_ky_hieu") if document.layout else ""
    symbol = re.sub(r"\s*[/\\]\s*", "-", _LABEL.sub("", collapse_blanks(symbol))).strip("-. ")
    number = re.match(r"\d+", symbol)
    return values | {
        "so_ky_hieu": symbol,
        "so": number[0] if number else "",
        "trich_yeu_ngan": shorten(_text(context, "trich_yeu")),
        "ngay": document.issued.isoformat() if document.issued else "",
        "ky": _text(context.get("ky"), "bao_cao"),
        "co_quan": _text(context.get("co_quan"), "ten"),
    }


def _text(values: Any, key: str) -> str:
    found = values.get(key, "") if isinstance(values, Mapping) else ""
    return found if isinstance(found, str) else ""


def refuse_same_names(named: Iterable[tuple[Path, Item]]) -> None:
    """Refuse two documents in one file: of one name, whatever its letter case, or behind two links.

    Raises:
        SameNameError: U247; each pair of documents once.
    """
    met: dict[str, Item] = {}
    wrong: dict[tuple[int, int], SameNameError] = {}
    hint = "Thêm {loai} vào mẫu tên tệp; giấy mời từng nơi thì thêm {stt} hoặc {noi_moi}"
    for path, item in named:
        other = met.setdefault(fold_name(fsio.real_path(path)), item)
        if other is not item:
            message = f"hai văn bản cùng tên tệp: {other.title} và {item.title}"
            error = SameNameError(message, where=Location(file=str(path)), hint=hint)
            wrong.setdefault((id(other), id(item)), error)
    raise_all(list(wrong.values()))
