"""What `baocao merge` says: files that could not be read, what does not add up, who is missing, ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from shlex import quote
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from baocao.app.collect import MergeResult, Ranking
from baocao.data.merging.comparing import Compared
from baocao.data.merging.notes import name_units
from baocao.data.merging.words import count_states, name_state
from baocao.data.ranking import Rank
from baocao.errors import Finding, Severity
from baocao.viet.numbers import format_number
from baocao.view.errors import describe
from baocao.view.findings import STYLES, count_in_words, tell

_MISSING = "unit-missing"
_MOST_TOLD = 50
"""So many findings of one sort are shown."""


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
        "tasks": count_states(result.merged.joined.parts),
        "ranks": [_ranking_to_json(one) for one in result.ranks],
        "backup": str(result.backup) if result.backup else None,
    }


def _ranking_to_json(ranking: Ranking) -> dict[str, Any]:
    compared = ranking.compared
    units = [
        {
            "hang": one.hang,
            "don_vi": one.don_vi,
            "gia_tri": str(one.gia_tri),
            **({"truoc": _find_old(compared, one)} if compared else {}),
        }
        for one in ranking.ranks
    ]
    period = {"ky": compared.other.name} if compared else {}
    return {"ma": ranking.ma, "name": ranking.name, **period, "units": units}


def _find_old(compared: Compared, one: Rank) -> str | None:
    old = compared.before.get(one.don_vi)
    return None if old is None else str(old)


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
        yield from _tell_some([finding for finding in others if finding.severity == level])
    missing = result.merged.joined.missing
    if missing:
        yield Text.assemble(
            (f"Chưa gửi ({len(missing)}): ", "bold yellow"), name_units(missing, few=_MOST_TOLD)
        )
    for ranking in result.ranks:
        yield _rank_table(ranking)
    yield _summary(result)


def _tell_some(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """Yield the findings, of each sort so many as anybody reads; the rest are counted."""
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= _MOST_TOLD:
            yield tell(finding)
    for code, count in counts.items():
        if count > _MOST_TOLD:
            yield Text(f"… và {count - _MOST_TOLD} phát hiện {code} nữa; xem đủ bằng --json", style="dim")


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
        ("Việc", _count_tasks(result)),
        ("Thấy", count_in_words(result.findings, sum(len(one.outcome.errors) for one in result.broken))),
    ]
    text = Text("\n").join(Text.assemble((name.ljust(9), "dim"), value) for name, value in rows if value)
    if not result.is_written:
        return text
    name = quote(str(result.output))
    return Text.assemble(text, "\n", "Tiếp theo: ", (f"baocao check {name}", "bold cyan"))


def _count_tasks(result: MergeResult) -> str:
    """Return how far the tasks are that were given before; empty without any."""
    counts = count_states(result.merged.joined.parts)
    states = ", ".join(f"{count} {name_state(state)}" for state, count in counts.items())
    return f"{sum(counts.values())} việc đã giao: {states}" if counts else ""


def _rank_table(ranking: Ranking) -> Table:
    title = Text(f"Xếp hạng: {ranking.name}")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    table.add_column("Hạng", justify="right")
    table.add_column("Đơn vị")
    table.add_column("Giá trị", justify="right")
    compared = ranking.compared
    if compared:
        table.add_column(f"So với {compared.other.name}", justify="right")
    for one in ranking.ranks:
        change = [_write_change(compared, one)] if compared else []
        table.add_row(str(one.hang), Text(one.don_vi), format_number(one.gia_tri), *change)
    return table


def _write_change(compared: Compared, one: Rank) -> str:
    """Return how much a unit has more or less; that it is not to be compared when it is not."""
    old = compared.before.get(one.don_vi)
    if old is None:
        return "không so sánh"
    change = one.gia_tri - old
    return f"+{format_number(change)}" if change > 0 else format_number(change)
