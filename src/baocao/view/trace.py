"""What `baocao explain` says: a number, how it came about, its parts with their places."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from baocao.app.trace import Trace
from baocao.viet.numbers import format_number


def trace_to_json(found: Trace) -> dict[str, Any]:
    """Return it as plain values; what `--json` prints."""
    return {
        "ma": found.figure.ma,
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
        "notices": list(found.notices),
    }


def trace_table(found: Trace) -> RenderableType:
    """Return the number, how it came about, and a row for each part."""
    figure = found.figure
    value = format_number(found.value) if found.value is not None else "chưa có"
    unit = "%" if figure.don_vi == "%" else f" {figure.don_vi}".rstrip()
    unit = unit if found.value is not None else ""
    what = f"{figure.ten or figure.ma}{' (kế hoạch)' if found.is_plan else ''}"
    head = Text.assemble((what, "bold"), ": ", (f"{value}{unit}", "bold cyan"), f"  ({found.where})")
    blocks: list[RenderableType] = [head, Text(f"Cách tính: {found.how}")]
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
