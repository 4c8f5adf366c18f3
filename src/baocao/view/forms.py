"""What `baocao form` says when it is done."""

from __future__ import annotations

from shlex import quote

from rich.console import Group, RenderableType
from rich.text import Text

from baocao.app.forms import FormResult


def form_summary(result: FormResult) -> RenderableType:
    """Return what was written and the next command to type."""
    first = result.files[0]
    many = len(result.files) > 1
    rows = [
        ("Đã ghi", f"{len(result.files)} biểu vào {first.parent}" if many else str(first)),
        ("Biểu", result.title),
        ("Có", f"{result.indicators} chỉ tiêu" if result.indicators else ""),
    ]
    shown = Text("\n").join(Text.assemble((name.ljust(8), "dim"), value) for name, value in rows if value)
    if result.indicators:
        where = quote(str(first.parent)) if many else "bieu-nhan-ve/"
        hint = f"baocao merge {where} -o tong-hop.yaml"
    else:
        hint = f"baocao import {quote(str(first))}"
    return Group(shown, Text.assemble("Khi biểu đã điền: ", (hint, "bold cyan")))
