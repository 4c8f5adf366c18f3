"""What `baocao next` says when it is done."""

from __future__ import annotations

from shlex import quote

from rich.console import Group, RenderableType
from rich.text import Text

from baocao.app.next_period import NextResult

_OLD = {False: "ở so_sanh", True: "ghi bên cạnh"}
"""Where the old values are."""


def next_summary(result: NextResult) -> RenderableType:
    """Return what was written, the periods, what went along, and the next command to type."""
    tasks = [
        *([] if result.is_wider else [f"{result.planned_tasks} việc kỳ trước giao"]),
        *([f"{result.unfinished_tasks} việc chưa xong chuyển tiếp"] if result.unfinished_tasks else []),
        *([f"bỏ {result.done_tasks} việc đã xong"] if result.done_tasks else []),
        *([f"giữ {result.kept_tasks} việc"] if result.kept_tasks or result.is_wider else []),
    ]
    rows = [
        ("Đã ghi", str(result.path)),
        ("Kỳ báo cáo", f"{result.reviewed} (trước là {result.before})"),
        ("Kỳ kế hoạch", result.planned),
        ("Nhiệm vụ", ", ".join(tasks)),
        ("Số liệu", f"{result.figures} chỉ tiêu, số cũ {_OLD[result.is_wider]}" if result.figures else ""),
    ]
    lines = [Text.assemble((name.ljust(13), "dim"), value) for name, value in rows if value]
    command = f"baocao check {quote(str(result.path))}"
    return Group(Text("\n").join(lines), Text.assemble("\nTiếp theo: ", (command, "bold cyan")))
