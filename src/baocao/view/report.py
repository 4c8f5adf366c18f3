"""What the commands say when they are done: a short panel, a table of findings, JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from baocao.errors import ExitCode, Severity
from baocao.viet.text import first_upper
from baocao.view.findings import count_in_words, tell

if TYPE_CHECKING:
    from baocao.app.examine import TemplateCheck
    from baocao.app.produce import RenderResult
    from baocao.app.scaffold import NewResult
    from baocao.app.verify import CheckResult


def render_summary(result: RenderResult) -> RenderableType:
    """Return what to say after `render`: what was written, by which layout, and what to look at."""
    blocks: list[RenderableType] = [_one_file(result) if len(result.files) == 1 else _several_files(result)]
    blocks += [Text.assemble(("Lưu ý: ", "yellow"), notice) for notice in result.notices]
    blocks += [tell(finding) for finding in result.findings]
    return Group(*blocks)


def _one_file(result: RenderResult) -> RenderableType:
    (written,) = result.files
    document = written.document
    rows = [
        ("Đã ghi", str(written.path)),
        ("Ảnh", ", ".join(map(str, result.assets))),
        ("Loại", document.title),
        ("Thể thức", document.layout),
        ("Mẫu", document.template),
    ]
    return _facts(rows)


def _several_files(result: RenderResult) -> RenderableType:
    """Return the folder, and a line for each document with the names of its files."""
    folder = result.files[0].path.parent
    names: dict[str, list[str]] = {}
    for written in result.files:
        key = written.document.title or written.document.template
        names.setdefault(key, []).append(written.path.name)
    head = Text(f"Đã ghi {len(result.files)} tệp vào {folder}/")
    rows = [(first_upper(title), name) for title, files in names.items() for name in files]
    shown = [
        (title if at == 0 or title != rows[at - 1][0] else "", name) for at, (title, name) in enumerate(rows)
    ]
    width = max(len(title) for title, _ in rows) + 2
    lines = [Text.assemble("  ", (title.ljust(width), "dim"), name) for title, name in shown]
    if result.assets:
        lines.append(Text.assemble("  ", ("Ảnh".ljust(width), "dim"), f"{len(result.assets)} tệp"))
    return Text("\n").join([head, *lines])


def skipped_summary(result: RenderResult, data: Path) -> RenderableType:
    """Return what kinds of document were left out, a line for each reason; then where to see more."""
    titles: dict[str, list[str]] = {}
    for one in result.skipped:
        titles.setdefault(one.why, []).append(one.title)
    lines = [Text(f"Bỏ qua {', '.join(some)}: {why}", style="yellow") for why, some in titles.items()]
    if any(one.missing for one in result.skipped):
        hint = f"Chạy baocao kinds {data} để xem cần thêm khóa nào vào đâu"
        lines.append(Text.assemble(("  → ", "green"), hint))
    return Text("\n").join(lines)


def render_to_json(result: RenderResult) -> dict[str, Any]:
    """Return what `render --json` prints; of a single file, its facts stand at the top as well."""
    files = [
        {
            "written": str(one.path),
            "format": one.format,
            "size_bytes": one.size_bytes,
            "kind": one.document.kind,
            "layout": one.document.layout,
            "template": one.document.template,
        }
        for one in result.files
    ]
    return {
        "exit_code": 0,
        **(files[0] if len(files) == 1 else {}),
        "files": files,
        "assets": [str(path) for path in result.assets],
        "skipped": [
            {
                "kind": one.kind,
                "reason": one.reason,
                "missing": [
                    {"key": need.key, "message": need.message, "hint": need.hint} for need in one.missing
                ],
            }
            for one in result.skipped
        ],
        "notices": list(result.notices),
        "findings": [finding.to_json() for finding in result.findings],
    }


def check_summary(result: CheckResult) -> RenderableType:
    """Return the findings of `check`, one after the other, and how many there are."""
    kinds = f" ({', '.join(result.kind.split(','))})" if "," in result.kind else ""
    if not result.findings:
        return Text(f"{result.data}: không phát hiện lỗi{kinds}", style="green")
    blocks: list[RenderableType] = [tell(finding) for finding in result.findings]
    if result.exit_code is ExitCode.DATA:
        hint = f"Soát cho loại khác bằng --kind; baocao kinds {result.data} nói số liệu đủ cho loại nào"
        blocks.append(Text.assemble(("  → ", "green"), hint))
    blocks.append(Text(f"{count_in_words(result.findings)}{kinds}", style="bold"))
    return Group(*blocks)


def check_to_json(result: CheckResult) -> dict[str, Any]:
    """Return what `check --json` prints."""
    return {
        "exit_code": int(result.exit_code),
        "data": str(result.data),
        "kind": result.kind,
        "findings": [finding.to_json() for finding in result.findings],
    }


def template_summary(result: TemplateCheck) -> RenderableType:
    """Return the findings of a template, the worst first, and how many tags and findings there are."""
    blocks = [tell(finding) for finding in result.findings]
    filled = f" với {result.data}" if result.data else ""
    head = f"{result.template}{filled}: {result.tags} thẻ"
    if not any(finding.severity is not Severity.INFO for finding in result.findings):
        return Group(*blocks, Text(f"{head}, không phát hiện lỗi", style="green"))
    return Group(*blocks, Text(f"{head}; {count_in_words(result.findings)}", style="bold"))


def new_summary(result: NewResult) -> RenderableType:
    """Return what to say after `new`: the files, and the next command to type."""
    blocks: list[RenderableType] = [_facts([("Đã tạo", str(path)) for path in result.files])]
    blocks.append(Text.assemble("\nTiếp theo: ", (result.next_command, "bold cyan")))
    return Group(*blocks)


def new_to_json(result: NewResult) -> dict[str, Any]:
    """Return what `new --json` prints."""
    return {
        "exit_code": 0,
        "folder": str(result.folder),
        "files": [str(path) for path in result.files],
        "next": result.next_command,
    }


def _facts(rows: Iterable[tuple[str, str]]) -> Text:
    """Return one line a row, no wrapping: a path must stay whole in a pipe."""
    given = [(name, value) for name, value in rows if value]
    width = max(len(name) for name, _ in given) + 2
    return Text("\n").join(Text.assemble((name.ljust(width), "dim"), value) for name, value in given)


def box(content: RenderableType) -> Panel:
    """Return what went well in its frame, for a terminal; pipes get the content alone."""
    return Panel(content, border_style="green", box=ROUNDED, expand=False)
