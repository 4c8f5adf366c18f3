"""`explain`: where a number of a merged file came from, unit by unit, file by file, cell by cell."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app.collect_files import read_sources
from baocao.data.load import load_tree
from baocao.data.merging.report import Entry, place_in, read_report
from baocao.data.model import Conference, Figure, read_conference
from baocao.data.model.people import fold_name
from baocao.errors import Location, UsageError
from baocao.viet.text import fold_key, propose, quote

_PATH: Final = re.compile(r"(?:so_lieu\.)?(?P<code>[^.]+)(?:\.(?P<what>[^.]+))?", re.IGNORECASE)
_PLAN: Final = "ke_hoach"


class NoSuchNumberError(UsageError):
    """The data file has no figure of this code."""

    code = "U270"


class NoSuchUnitError(UsageError):
    """``--unit`` names a unit that the figure has no part of."""

    code = "U271"


@dataclass(frozen=True, slots=True)
class Origin:
    """One unit's part of a number."""

    don_vi: str
    gia_tri: Decimal
    file: str = ""
    at: str = ""
    """Cell or line."""
    state: str = ""
    """What has become of the file since: ``đã sửa``, ``không còn``; empty when it is as it was."""

    @property
    def where(self) -> Location:
        """The place in the unit's file."""
        return place_in(self.file, self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where a number came from."""

    figure: Figure
    is_plan: bool
    where: Location
    """Its place in the merged file."""
    how: str
    """How it was computed, in words."""
    origins: tuple[Origin, ...]
    notices: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The number itself."""
        if not self.is_plan:
            return self.figure.gia_tri
        return self.figure.ke_hoach.gia_tri if self.figure.ke_hoach else None


def explain(data: Path, key: str, unit: str = "") -> Trace:
    """Return where a number of a data file came from.

    Args:
        data: the merged file, or any data file.
        key: ``so_lieu.mo_hinh``, ``mo_hinh`` or ``so_lieu.mo_hinh.ke_hoach``.
        unit: only this unit's part.

    Raises:
        NoSuchNumberError: U270; NoSuchUnitError: U271; BaocaoError: of the data file.
    """
    conference = read_conference(load_tree(data))
    match = _PATH.fullmatch(key.strip())
    code = match["code"] if match else key
    figure = conference.figure(code)
    if figure is None:
        known = [one.ma for _, one in conference.iter_figures() if one.ma]
        hint = propose(code, known, f"Các mã có: {', '.join(known[:12])}" if known else "Tệp chưa có số liệu")
        raise NoSuchNumberError(
            f"không có số liệu mã {quote(code)}", where=Location(file=str(data)), hint=hint
        )
    is_plan = bool(match and match["what"] and fold_key(match["what"]) == _PLAN)
    path = next(path for path, one in conference.iter_figures() if one is figure)
    sources = read_sources(data)
    origins = _find_origins(figure, sources, is_plan=is_plan)
    notices = _find_notices(data, figure, sources, origins, is_plan=is_plan)
    if unit:
        origins = _only(origins, unit)
    return Trace(
        figure=figure,
        is_plan=is_plan,
        where=conference.where(f"{path}.{_PLAN if is_plan else 'gia_tri'}"),
        how=_say_how(figure, conference, sources, origins, is_plan=is_plan),
        origins=tuple(origins),
        notices=tuple(notices),
    )


def _only(origins: list[Origin], unit: str) -> list[Origin]:
    kept = [one for one in origins if fold_name(one.don_vi) == fold_name(unit)]
    kept = kept or [one for one in origins if fold_key(one.don_vi) == fold_key(unit)]
    if not kept:
        hint = propose(unit, (one.don_vi for one in origins), "Bỏ --unit để xem mọi đơn vị")
        raise NoSuchUnitError(f"số liệu này không có phần của {quote(unit)}", hint=hint)
    return kept


def _find_origins(figure: Figure, sources: Mapping[str, Any], *, is_plan: bool) -> list[Origin]:
    """Return the parts of a number: from what was remembered, else from the file's own list of units."""
    held: dict[str, list[tuple[str, Mapping[str, Any], Entry]]] = {}
    for path, item in sources.get("tep", {}).items():
        if not item.get("don_vi"):
            continue
        for entry in read_report(item["report"]).entries:
            if fold_key(entry.ma) == fold_key(figure.ma):
                held.setdefault(fold_name(item["don_vi"]), []).append((path, item, entry))
    if is_plan:
        return [
            Origin(
                str(item["don_vi"]), entry.ke_hoach, _shorten(path), entry.at_plan, _find_state(path, item)
            )
            for entries in held.values()
            for path, item, entry in entries
            if entry.ke_hoach is not None
        ]
    found: list[Origin] = []
    for share in figure.theo_don_vi:
        if share.gia_tri is None:
            continue
        entries = held.get(fold_name(share.don_vi), [])
        added = [(path, item, entry) for path, item, entry in entries if entry.gia_tri is not None]
        if len(added) > 1:  # units that have become one
            found += [
                Origin(share.don_vi, entry.gia_tri, _shorten(path), entry.at, _find_state(path, item))
                for path, item, entry in added
                if entry.gia_tri is not None
            ]
            continue
        if not entries:
            found.append(Origin(share.don_vi, share.gia_tri))
            continue
        path, item, entry = (added or entries)[0]
        found.append(Origin(share.don_vi, share.gia_tri, _shorten(path), entry.at, _find_state(path, item)))
    return found


def _shorten(path: str) -> str:
    """Return a path as a clerk types it, from the folder where the command runs."""
    if not path:
        return ""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _find_state(path: str, item: Mapping[str, Any]) -> str:
    if not path:
        return ""
    file = Path(path)
    if not fsio.is_file(file):
        return "không còn"
    state = file.stat()
    if (state.st_size, state.st_mtime_ns) == (item["size"], item["mtime_ns"]):
        return ""
    same = hashlib.sha256(fsio.read_bytes(file)).hexdigest() == item["sha256"]
    return "" if same else "đã sửa"


def _find_notices(
    data: Path, figure: Figure, sources: Mapping[str, Any], origins: list[Origin], *, is_plan: bool
) -> list[str]:
    found = []
    if not sources:
        found.append(
            "không có tệp ghi nguồn (.nguon.json) bên cạnh; chỉ biết các phần ghi trong chính tệp này"
        )
    elif hashlib.sha256(fsio.read_bytes(data)).hexdigest() != sources.get("tong_hop"):
        found.append("tệp tổng hợp đã được sửa sau khi tổng hợp")
    changed = sorted({one.file for one in origins if one.state})
    if changed:
        found.append(f"{len(changed)} tệp nguồn đã sửa hoặc không còn; chạy lại baocao merge để cập nhật")
    plan = figure.ke_hoach.gia_tri if figure.ke_hoach else None
    value = plan if is_plan else figure.gia_tri
    if figure.don_vi != "%" and origins and value is not None:
        total = sum((one.gia_tri for one in origins), Decimal(0))
        if total != value:
            from baocao.viet.numbers import format_number

            shown = f"{format_number(total)}, khác {format_number(value)} đang ghi"
            found.append(f"cộng các phần được {shown}")
    return found


def _say_how(
    figure: Figure,
    conference: Conference,
    sources: Mapping[str, Any],
    origins: list[Origin],
    *,
    is_plan: bool,
) -> str:
    formula = sources.get("cong_thuc", {}).get(fold_key(figure.ma))
    if is_plan or not formula:
        count = len({one.don_vi for one in origins})
        return f"tổng của {count} đơn vị" if count else "ghi trực tiếp trong tệp"
    names = [_name(conference, code) for code in formula["tu"]]
    if formula["cach"] == "ty_le":
        return f"{names[0]} chia cho {names[1]}, tính từ tổng của các đơn vị"
    return "tổng của: " + "; ".join(names)


def _name(conference: Conference, code: str) -> str:
    figure = conference.figure(code)
    return f"{figure.ten or code} ({figure.in_ra})" if figure else code
