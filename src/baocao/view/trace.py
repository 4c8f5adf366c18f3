"""What `baocao explain` says: a number, how it came about, its parts with their places."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from baocao.app.trace import WHAT, Trace
from baocao.app.trace_words import WordTrace
from baocao.viet.numbers import format_number
from baocao.viet.text import first_upper


def trace_to_json(found: Trace) -> dict[str, Any]:
    """Return it as plain values; what `--json` prints."""
    return {
        "ma": found.figure.ma,
        "what": found.what,
        "ten": found.figure.ten,
        "gia_tri": str(found.value) if found.value is not None else None,
        "don_vi": found.figure.don_vi,
        "where": found.where.to_json(),
        "how": found.how,
        "parts": [
            {
                "don_vi": one.don_vi,
                "gia_tri": str(one.gia_tri),
                "file": one.file,
                "at": one.at,
                "state": one.state,
            }
            for one in found.origins
        ],
        "breakdown": [
            {"ten": one.ten, "gia_tri": str(one.gia_tri)}
            for one in found.breakdown
            if one.gia_tri is not None
        ],
        "notices": list(found.notices),
    }


def trace_table(found: Trace) -> RenderableType:
    """Return the number, how it came about, and a row for each part."""
    figure = found.figure
    value = format_number(found.value) if found.value is not None else "chưa có"
    unit = "%" if figure.don_vi == "%" else f" {figure.don_vi}".rstrip()
    unit = unit if found.value is not None else ""
    what = f"{figure.ten or figure.ma} ({WHAT[found.what]})".removesuffix(" ()")
    head = Text.assemble((what, "bold"), ": ", (f"{value}{unit}", "bold cyan"), f"  ({found.where})")
    blocks: list[RenderableType] = [head, Text(f"Cách tính: {found.how}")]
    if found.breakdown:
        shown = "; ".join(f"{one.ten} {one.so_in}" for one in found.breakdown)
        blocks.append(Text(f"Gồm: {shown}"))
    if found.origins:
        blocks.append(_parts_table(found))
    blocks += [Text(f"Lưu ý: {notice}", style="yellow") for notice in found.notices]
    return Group(*blocks)


def _parts_table(found: Trace) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    has_files = any(one.file for one in found.origins)
    table.add_column("Đơn vị")
    table.add_column("Giá trị", justify="right")
    if has_files:
        table.add_column("Tệp", overflow="fold")
        table.add_column("Ô, dòng", overflow="fold")
    for one in found.origins:
        row: list[RenderableType] = [Text(one.don_vi), Text(format_number(one.gia_tri))]
        if has_files:
            state = f" ({one.state})" if one.state else ""
            row += [Text(f"{one.file}{state}"), Text(one.at)]
        table.add_row(*row)
    return table


def words_to_json(found: WordTrace) -> dict[str, Any]:
    """Return it as plain values; what `--json` prints."""
    return {
        "key": found.key,
        "ten": found.title,
        "text": found.text,
        "parts": [
            {"don_vi": one.don_vi, "text": one.text, "file": one.file, "at": one.at, "state": one.state}
            for one in found.sources
        ],
        "notices": list(found.notices),
    }


def words_table(found: WordTrace) -> RenderableType:
    """Return the list, and a row for each item with whose it is and where it stands."""
    title = first_upper(found.title) + (f": {found.text}" if found.text else "")
    blocks: list[RenderableType] = [Text(title, style="bold")]
    if found.sources:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for heading in ("Đơn vị", "Nội dung", "Tệp", "Ô, dòng"):
            table.add_column(heading, overflow="fold")
        for one in found.sources:
            state = f" ({one.state})" if one.state else ""
            table.add_row(Text(one.don_vi), Text(one.text), Text(f"{one.file}{state}"), Text(one.at))
        blocks.append(table)
    blocks += [Text(f"Lưu ý: {notice}", style="yellow") for notice in found.notices]
    return Group(*blocks)
