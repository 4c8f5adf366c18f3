"""What `baocao batch` says when it is done: how many, where, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from baocao.app.batch import BatchResult
from baocao.app.batch_report import Failure
from baocao.view.findings import tell

_MOST_ROWS = 20
_MOST_NAMES = 5


def batch_summary(result: BatchResult) -> RenderableType:
    """Return what was made, in some lines."""
    lines = [Text(f"Đã lập {_count(result)}{_place(result)}{_pace(result)}")]
    lines += [Text(f"Đã gộp vào {path}") for path in result.joined]
    if result.kept:
        lines.append(Text(f"Giữ nguyên {result.kept} văn bản của lần trước, dữ liệu không đổi"))
    if result.told_apart:
        shown = ", ".join(result.told_apart[:_MOST_NAMES])
        more = " …" if len(result.told_apart) > _MOST_NAMES else ""
        lines.append(Text(f"Thêm số cho {len(result.told_apart)} tên trùng: {shown}{more}"))
    if result.stale:
        shown = ", ".join(result.stale[:_MOST_NAMES]) + (" …" if len(result.stale) > _MOST_NAMES else "")
        lines.append(
            Text(
                f"Không còn dòng nào trong bảng cho {len(result.stale)} văn bản cũ, tự xóa nếu thừa: {shown}"
            )
        )
    return Group(*lines)


def batch_aside(result: BatchResult) -> RenderableType | None:
    """Return what is to be known besides: warnings, failures, what is left; None for nothing."""
    blocks: list[RenderableType] = []
    for finding, count in result.findings:
        blocks.append(tell(finding))
        if count > 1:
            blocks.append(Text(f"  (ở {count} văn bản)", style="dim"))
    if result.failures:
        blocks += [_failures_table(result.failures), _failures_end(result)]
    if result.is_stopped:
        blocks.append(_stopped(result))
    return Group(*blocks) if blocks else None


def _count(result: BatchResult) -> str:
    made = result.rows - len(result.failures) - len(result.left) - result.kept
    if made == result.rows:
        return f"{made} văn bản"
    return f"{made}/{result.rows} văn bản"


def _place(result: BatchResult) -> str:
    return f" vào {result.folder}/" if result.folder else ""


def _pace(result: BatchResult) -> str:
    return f", {result.seconds:.1f} giây".replace(".", ",")


def _failures_table(failures: tuple[Failure, ...]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Dòng", no_wrap=True)
    table.add_column("Mã", no_wrap=True)
    table.add_column("Lỗi", overflow="fold", ratio=1)
    for place, code, message in list(_rows(failures))[:_MOST_ROWS]:
        table.add_row(Text(place, style="cyan"), Text(code, style="bold red"), Text(message))
    return table


def _rows(failures: tuple[Failure, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield place, code and message; the same mistake of many rows once, and the same hint."""
    same: dict[tuple[str, str, str], list[str]] = {}
    for one in failures:
        for error in one.errors:
            at = error.where
            line = str(at) if at.line and not at.path else ""
            place = at.cell or line or one.where.cell or str(one.where)
            in_template = f"{at.path}: " if at.path and not at.cell else ""
            same.setdefault((error.code, f"{in_template}{error.message}", error.hint), []).append(place)
    before = ""
    for (code, message, hint), places in same.items():
        more = f" và {len(places) - 1} dòng" if len(places) > 1 else ""
        yield f"{places[0]}{more}", code, f"{message}\n→ {hint}" if hint not in {"", before} else message
        before = hint


def _failures_end(result: BatchResult) -> Text:
    count = len(result.failures)
    told = f"; đủ cả trong {result.report}" if result.report else ""
    text = Text(f"{count} dòng lỗi, chưa có văn bản{told}", style="bold")
    if result.folder and count < result.rows:
        text.append("\n  → ", "green")
        text.append("Sửa bảng rồi chạy lại cùng lệnh, thêm --resume: chỉ các dòng ấy được lập", "not bold")
    return text


def _stopped(result: BatchResult) -> Text:
    left = len(result.left)
    shown = f"dòng {result.left[0]}" if left == 1 else f"{left} dòng" if left else ""
    text = Text(f"Đã dừng theo yêu cầu{f', còn {shown} chưa lập' if shown else ''}", style="bold")
    if result.folder:
        text.append("\n  → ", "green")
        text.append("Chạy lại cùng lệnh, thêm --resume, để làm tiếp", "not bold")
    return text
