"""The kinds of document as `baocao kinds` shows them: a table, or a line each in a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from baocao.app.readiness import KindsResult, Need, Readiness
from baocao.data.needs import Missing
from baocao.view.errors import describe

_SHARED_KEY = re.compile(r"van_ban\.[^.]+\.(?=nguoi_ky|noi_nhan)")
"""Before what nearly every document has the same of, so that it is written once."""
_READY = "✓ đủ"
_NOT_READY = "✗"


def kinds_table(result: KindsResult) -> RenderableType:
    """Return one row a kind, for a terminal."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    table.add_column("Loại", no_wrap=True)
    table.add_column("Văn bản", ratio=2)
    table.add_column("Số liệu" if result.data else "Cần có", ratio=3, overflow="fold")
    for one in result.kinds:
        about = Text.assemble(one.kind.title, "\n", (_how(one), "dim"))
        table.add_row(Text(one.kind.name, style="bold"), about, _state(one, result))
    return Group(table, *_notes(result))


def kinds_lines(result: KindsResult) -> RenderableType:
    """Return one line a kind, for a pipe."""
    lines = [
        Text(" · ".join((one.kind.name, one.kind.title, _how(one), "; ".join(_told(one, result)))))
        for one in result.kinds
    ]
    return Group(*lines, *_notes(result))


def _how(one: Readiness) -> str:
    """Return formats and layouts, and where an own kind comes from."""
    layouts = ", ".join(one.kind.layouts) or "không theo thể thức"
    own = f"loại riêng ở {one.kind.folder}" if one.kind.is_own else ""
    return " · ".join(filter(None, (", ".join(one.formats), layouts, own)))


def _state(one: Readiness, result: KindsResult) -> Text:
    style = "" if one.missing is None else "green" if not (one.missing or one.wrong) else "yellow"
    return Text("\n").join(Text(line, style=style) for line in _told(one, result))


def _told(one: Readiness, result: KindsResult) -> list[str]:
    """Return what the kind needs; with data, that nothing is missing or what is."""
    if one.missing is None:
        return [_tell_need(need) for need in one.needs if need not in result.shared] or ["không cần gì thêm"]
    if not one.missing and not one.wrong:
        return [_READY]
    lines = [f"{_NOT_READY} {_tell_missing(missing)}" for missing in one.missing]
    if one.wrong:
        codes = ", ".join(dict.fromkeys(finding.code for finding in one.wrong))
        command = f"baocao check {result.data} --kind {one.kind.name}"
        lines.append(f"{_NOT_READY} số liệu không khớp ({codes}): chạy {command}")
    return lines


def _share(result: KindsResult) -> dict[tuple[str, ...], list[Need]]:
    """Return what nearly every kind needs: ``{kinds that do not: needs}``."""
    found: dict[tuple[str, ...], list[Need]] = {}
    for need in result.shared:
        exceptions = tuple(one.kind.name for one in result.kinds if need not in one.needs)
        found.setdefault(exceptions, []).append(need)
    return found


def _tell_need(need: Need) -> str:
    return f"{need.title} ({' | '.join(need.keys)})"


def _tell_missing(missing: Missing) -> str:
    keys = " hoặc ".join((_SHARED_KEY.sub("van_ban.chung.", missing.key), *missing.others))
    place = f", dòng {missing.where.line}" if missing.where.line else ""
    place = f", ô {missing.where.cell}" if missing.where.cell else place
    return f"thiếu {missing.ten}: thêm {keys}{place}"


def _notes(result: KindsResult) -> Iterator[RenderableType]:
    """Yield what holds for all kinds, and what is wrong with those that cannot be used."""
    if result.data is None:
        for exceptions, needs in _share(result).items():
            besides = f" (trừ {', '.join(exceptions)})" if exceptions else ""
            yield Text(f"Mọi loại{besides} còn cần: {'; '.join(map(_tell_need, needs))}", style="dim")
        yield Text("baocao kinds SỐ_LIỆU để xem số liệu còn thiếu gì cho từng loại", style="dim")
    elif ready := sum(not (one.missing or one.wrong) for one in result.kinds):
        yield Text(f"baocao render {result.data} --all để lập {ready} loại đã đủ số liệu", style="dim")
    for error in result.broken:
        yield describe(error.where, error.code, error.message, error.hint, style="red")
