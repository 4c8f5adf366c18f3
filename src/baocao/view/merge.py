"""What `baocao merge` says: files that could not be read, what does not add up, who is missing, ranks."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from baocao.app.collect import MergeResult
from baocao.data.ranking import Rank
from baocao.errors import Severity
from baocao.viet.numbers import format_number
from baocao.view.errors import describe
from baocao.view.findings import STYLES, count_in_words, tell

_MISSING = "unit-missing"


def merge_to_json(result: MergeResult) -> dict[str, Any]:
    """Return the outcome as plain values; what `--json` prints."""
    return {
        "output": str(result.output) if result.is_written else None,
        "exit_code": int(result.exit_code),
        "files": len(result.taken),
        "reused": result.reused,
        "units": len({part.unit for part in result.merged.joined.parts}),
        "missing": list(result.merged.joined.missing),
        "broken": [
            {"file": str(one.path), "errors": [error.to_json() for error in one.outcome.errors]}
            for one in result.broken
        ],
        "findings": [finding.to_json() for finding in result.findings],
        "figures": len(result.merged.summed.totals),
        "ranks": [
            {"name": name, "units": [_rank_to_json(one) for one in ranks]} for name, ranks in result.ranks
        ],
        "backup": str(result.backup) if result.backup else None,
    }


def _rank_to_json(one: Rank) -> dict[str, Any]:
    return {"hang": one.hang, "don_vi": one.don_vi, "gia_tri": str(one.gia_tri)}


def merge_summary(result: MergeResult) -> RenderableType:
    """Return all of it, the most urgent first, and what to do next."""
    return Group(*_list_blocks(result))


def _list_blocks(result: MergeResult) -> Iterator[RenderableType]:
    for one in result.broken:
        for error in one.outcome.errors:
            yield describe(
                error.where, f"lỗi {error.code}", error.message, error.hint, style=STYLES[Severity.ERROR]
            )
    others = [finding for finding in result.findings if finding.name != _MISSING]
    for level in Severity:
        yield from (tell(finding) for finding in others if finding.severity == level)
    missing = result.merged.joined.missing
    if missing:
        yield Text.assemble((f"Chưa gửi ({len(missing)}): ", "bold yellow"), ", ".join(missing))
    for name, ranks in result.ranks:
        yield _rank_table(name, ranks)
    yield _summary(result)


def _summary(result: MergeResult) -> Text:
    parts = result.merged.joined.parts
    units = len({part.unit for part in parts})
    reused = f", {result.reused} tệp không đổi nên không đọc lại" if result.reused else ""
    broken = f", {len(result.broken)} tệp không đọc được" if result.broken else ""
    counted = f"{len(result.taken)} tệp{broken}{reused}; cộng biểu của {units} đơn vị"
    rows = [
        ("Đã ghi", str(result.output) if result.is_written else "chưa ghi gì: không có biểu nào được cộng"),
        ("Bản cũ", str(result.backup) if result.backup else ""),
        ("Đọc", counted),
        ("Số liệu", f"{len(result.merged.summed.totals)} chỉ tiêu"),
        ("Thấy", count_in_words(result.findings)),
    ]
    text = Text("\n").join(Text.assemble((name.ljust(9), "dim"), value) for name, value in rows if value)
    if not result.is_written:
        return text
    name = quote(str(result.output))
    return Text.assemble(text, "\n", "Tiếp theo: ", (f"baocao check {name}", "bold cyan"))


def _rank_table(name: str, ranks: tuple[Rank, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=Text(f"Xếp hạng: {name}"), title_justify="left")
    table.add_column("Hạng", justify="right")
    table.add_column("Đơn vị")
    table.add_column("Giá trị", justify="right")
    for one in ranks:
        table.add_row(str(one.hang), Text(one.don_vi), format_number(one.gia_tri))
    return table
