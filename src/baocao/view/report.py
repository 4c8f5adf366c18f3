"""What the commands say when they are done: a short panel, a table of findings, JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from baocao.errors import Severity
from baocao.view.findings import count_in_words, tell

if TYPE_CHECKING:
    from baocao.app.examine import TemplateCheck
    from baocao.app.produce import RenderResult
    from baocao.app.scaffold import NewResult
    from baocao.app.verify import CheckResult


def render_summary(result: RenderResult) -> RenderableType:
    """Return what to say after `render`: what was written, by which layout, and what to look at."""
    document = result.document
    rows = [
        ("Đã ghi", str(result.written)),
        ("Loại", document.title),
        ("Thể thức", document.layout),
        ("Mẫu", document.template),
    ]
    blocks: list[RenderableType] = [_facts(rows)]
    blocks += [Text.assemble(("Lưu ý: ", "yellow"), notice) for notice in document.notices]
    blocks += [tell(finding) for finding in document.findings]
    return Group(*blocks)


def render_to_json(result: RenderResult) -> dict[str, Any]:
    """Return what `render --json` prints."""
    document = result.document
    return {
        "exit_code": 0,
        "written": str(result.written),
        "size_bytes": len(document.content),
        "kind": document.kind,
        "layout": document.layout,
        "template": document.template,
        "notices": list(document.notices),
        "findings": [finding.to_json() for finding in document.findings],
    }


def check_summary(result: CheckResult) -> RenderableType:
    """Return the findings of `check`, one after the other, and how many there are."""
    if not result.findings:
        return Text(f"{result.data}: không phát hiện lỗi", style="green")
    blocks = [tell(finding) for finding in result.findings]
    return Group(*blocks, Text(count_in_words(result.findings), style="bold"))


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
