"""What `baocao import` says when it is done."""

from __future__ import annotations

from shlex import quote

from rich.console import Group, RenderableType
from rich.text import Text

from baocao.app.importing import Imported, ImportResult, list_notices
from baocao.app.scaffold import SCHEMA_NAME
from baocao.view.findings import tell


def import_summary(result: ImportResult) -> RenderableType:
    """Return what was written from what, what should be known, and the next command to type."""
    blocks: list[RenderableType] = [_tell(one) for one in result.files]
    blocks += [tell(notice) for notice in list_notices(result.files)]
    conferences = [one for one in result.files if one.is_conference]
    if conferences:
        commands = [f"baocao check {quote(str(conferences[0].path))}"]
        lacking = next((one for one in conferences if not one.has_schema), None)
        if lacking:
            schema = lacking.path.with_name(SCHEMA_NAME)
            commands.append(f"baocao schema -o {quote(str(schema))} (gợi ý khóa khi gõ)")
        blocks.append(Text.assemble("Tiếp theo: ", ("; ".join(commands), "bold cyan")))
    return Group(*blocks)


def _tell(one: Imported) -> Text:
    sort = "" if one.is_conference else "không phải số liệu hội nghị, giữ nguyên như đã gõ"
    counts = ", ".join(f"{title.lower()} {number}" for title, number in one.counts.items())
    rows = [("Đã ghi", str(one.path)), ("Từ", str(one.source)), ("Có", counts), ("Lưu ý", sort)]
    return Text("\n").join(Text.assemble((name.ljust(8), "dim"), value) for name, value in rows if value)
