"""`explain`: where a number of a merged file came from, unit by unit, file by file, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from baocao.app.trace_sources import Held, Sources, note_sources, shorten
from baocao.data.merging.report import Entry, Report, place_in
from baocao.data.model import Conference, Figure, Part, read_conference
from baocao.data.model.people import fold_name
from baocao.data.tree import Node
from baocao.errors import Location, UsageError
from baocao.viet.numbers import format_number
from baocao.viet.text import fold_key, propose, quote

VALUE: Final = "gia_tri"
WHAT: Final[Mapping[str, str]] = {VALUE: "", "ke_hoach": "kế hoạch", "tren": "trên tổng số"}
"""``{key: what it is called}`` of the numbers of a figure that are added up."""
_PATH: Final = re.compile(r"(?P<list>so_lieu\.)?(?P<code>[^.\[\]]+)(?:\.(?P<what>.+))?", re.IGNORECASE)


class NoSuchNumberError(UsageError):
    """The data file has no figure of this code."""

    code = "U270"


class NoSuchUnitError(UsageError):
    """``--unit`` names a unit that the figure has no part of."""

    code = "U271"


class NotAddedError(UsageError):
    """A part of a figure is asked for that merging does not add up."""

    code = "U272"


@dataclass(frozen=True, slots=True)
class Origin:
    """One unit's part of a number."""

    don_vi: str
    gia_tri: Decimal
    file: str = ""
    at: str = ""
    """Cell or line."""
    state: str = ""
    """What has become of the file since, or what it says instead; empty when all is as it was."""

    @property
    def where(self) -> Location:
        """The place in the unit's file."""
        return place_in(self.file, self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where a number came from."""

    figure: Figure
    what: str
    """Which number of the figure: a key of `WHAT`."""
    value: Decimal | None
    """The number itself."""
    where: Location
    """Its place in the merged file."""
    how: str
    """How it was computed, in words."""
    origins: tuple[Origin, ...]
    notices: tuple[str, ...] = ()

    @property
    def breakdown(self) -> tuple[Part, ...]:
        """The parts by field, of the value."""
        return self.figure.gom if self.what == VALUE else ()


def explain(data: Path, tree: Node, key: str, unit: str = "", *, by_value: bool = False) -> Trace:
    """Return where a number of a data file came from.

    Args:
        data: the merged file, or any data file.
        tree: what stands in it.
        key: ``so_lieu.mo_hinh``, ``mo_hinh`` or ``so_lieu.mo_hinh.ke_hoach``.
        unit: only this unit's part.
        by_value: the greatest part comes first, instead of the order of the file.

    Raises:
        NoSuchNumberError: U270; NoSuchUnitError: U271; NotAddedError: U272; BaocaoError: of the data file.
    """
    conference = read_conference(tree)
    match = _PATH.fullmatch(key.strip())
    code = match["code"] if match else key
    path, figure = _find_figure(conference, code, data)
    what = _read_what(match["what"] if match else "")
    sources = Sources(data)
    value = _take(figure, what)
    origins = list(_find_origins(figure, sources, what))
    notices = _find_notices(figure, value, sources, origins)
    how = _say_how(figure, conference, sources, origins, what)
    if unit:
        origins = _only(origins, unit, figure, sources)
    if by_value:
        origins.sort(key=lambda one: -one.gia_tri)
    return Trace(
        figure=figure,
        what=what,
        value=value,
        where=conference.where(f"{path}.{what}"),
        how=how,
        origins=tuple(origins),
        notices=tuple(notices),
    )


def names_figure(tree: Node, key: str) -> bool:
    """Tell whether a key names a figure of a file rather than a list: ``mo_hinh`` may be either."""
    match = _PATH.fullmatch(key.strip())
    if match is None or match["list"]:
        return match is not None
    return read_conference(tree).figure(match["code"]) is not None


def _find_figure(conference: Conference, code: str, data: Path) -> tuple[str, Figure]:
    figure = conference.figure(code)
    if figure is None:
        known = [one.ma for _, one in conference.iter_figures() if one.ma]
        hint = propose(code, known, f"Các mã có: {', '.join(known[:12])}" if known else "Tệp chưa có số liệu")
        raise NoSuchNumberError(
            f"không có số liệu mã {quote(code)}", where=Location(file=str(data)), hint=hint
        )
    return next(pair for pair in conference.iter_figures() if pair[1] is figure)


def _read_what(typed: str | None) -> str:
    name = fold_key(typed or VALUE).removesuffix(f".{VALUE}")
    if name not in WHAT:
        hint = propose(name, WHAT, f"Nêu một trong: {', '.join(WHAT)}")
        raise NotAddedError(f"{quote(typed or '')} không phải số được cộng từ các đơn vị", hint=hint)
    return name


def _take(figure: Figure, what: str) -> Decimal | None:
    if what == VALUE:
        return figure.gia_tri
    return figure.tren if what == "tren" else figure.ke_hoach.gia_tri if figure.ke_hoach else None


def _only(origins: list[Origin], unit: str, figure: Figure, sources: Sources) -> list[Origin]:
    kept = [one for one in origins if fold_name(one.don_vi) == fold_name(unit)]
    kept = kept or [one for one in origins if fold_key(one.don_vi) == fold_key(unit)]
    if kept:
        return kept
    hint = propose(unit, (one.don_vi for one in origins), "Bỏ --unit để xem mọi đơn vị")
    for held in sources.held:
        if fold_key(held.unit) == fold_key(unit):
            entry = next(_iter_entries(held.report, figure.ma), None)
            blank = place_in(shorten(held.path), entry.at if entry else "")
            hint = f"Xem biểu của đơn vị: {blank} để trống hoặc không được cộng"
    raise NoSuchUnitError(f"số liệu này không có phần của {quote(unit)}", hint=hint)


def _iter_entries(report: Report, code: str) -> Iterator[Entry]:
    return (entry for entry in report.entries if fold_key(entry.ma) == fold_key(code))


def _find_origins(figure: Figure, sources: Sources, what: str) -> Iterator[Origin]:
    """Yield the parts of a number: from what was remembered, else from the file's own list of units."""
    if what != VALUE:
        yield from _find_beside(figure, sources, what)
        return
    reported: dict[str, list[tuple[Held, Entry]]] = {}
    for one in sources.held:
        for entry in _iter_entries(one.report, figure.ma):
            for unit in dict.fromkeys([one.unit, *(share for share, _ in entry.theo_don_vi)]):
                reported.setdefault(fold_name(unit), []).append((one, entry))
    is_computed = sources.formula(figure.ma) is not None
    for share in figure.theo_don_vi:
        if share.gia_tri is not None:
            pairs = reported.get(fold_name(share.don_vi), [])
            yield from _find_parts(share.don_vi, share.gia_tri, pairs, sources, is_computed=is_computed)


def _find_beside(figure: Figure, sources: Sources, what: str) -> Iterator[Origin]:
    """Yield the parts of the plan, or of what stands behind the stroke."""
    for one in sources.held:
        for entry in _iter_entries(one.report, figure.ma):
            value, at = (entry.ke_hoach, entry.at_plan) if what == "ke_hoach" else (entry.tren, entry.at)
            if value is not None:
                yield Origin(one.unit, value, shorten(one.path), at, sources.state(one.path))


def _find_parts(
    unit: str, value: Decimal, reported: Sequence[tuple[Held, Entry]], sources: Sources, *, is_computed: bool
) -> Iterator[Origin]:
    """Yield a unit's part, with its file when one is known; several where units have become one."""
    added = [pair for pair in reported if pair[1].gia_tri is not None]
    if len(added) > 1:
        for one, entry in added:
            sent = _value_of(entry, unit)
            yield Origin(unit, sent, shorten(one.path), entry.at, sources.state(one.path))
    elif reported:
        one, entry = (added or reported)[0]
        state = sources.state(one.path)
        sent = _value_of(entry, unit) if added and not is_computed else value
        if not state and sent != value:
            state = f"tệp ghi {format_number(sent)}"
        yield Origin(unit, value, shorten(one.path), entry.at, state)
    else:
        yield Origin(unit, value)


def _value_of(entry: Entry, unit: str) -> Decimal:
    """Return what a report says of a unit: of itself, or of one that it was merged from."""
    shares = {fold_name(name): value for name, value in entry.theo_don_vi}
    value = shares.get(fold_name(unit), entry.gia_tri)
    return Decimal(0) if value is None else value


def _find_notices(
    figure: Figure, value: Decimal | None, sources: Sources, origins: list[Origin]
) -> list[str]:
    found = note_sources(sources, ((one.file, one.state) for one in origins))
    if "%" not in figure.don_vi and origins and value is not None:
        total = sum((one.gia_tri for one in origins), Decimal(0))
        if total != value:
            shown = f"{format_number(total)}, khác {format_number(value)} đang ghi"
            found.append(f"cộng các phần được {shown}")
    return found


def _say_how(
    figure: Figure, conference: Conference, sources: Sources, origins: list[Origin], what: str
) -> str:
    formula = sources.formula(figure.ma)
    if what != VALUE or not formula:
        count = len({one.don_vi for one in origins})
        return f"tổng của {count} đơn vị" if count else "ghi trực tiếp trong tệp"
    names = [_name(conference, code) for code in formula["tu"]]
    if formula["cach"] == "ty_le":
        return f"{names[0]} chia cho {names[1]}, tính từ tổng của các đơn vị"
    return "tổng của: " + "; ".join(names)


def _name(conference: Conference, code: str) -> str:
    figure = conference.figure(code)
    return f"{figure.ten or code} ({figure.in_ra})" if figure else code
