"""`baocao kinds`: which documents there are, and what data still lack for them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import printing, shell
from baocao.cli.options import JsonOpt


def kinds_command(
    data: Annotated[
        Path | None,
        typer.Argument(metavar="SỐ_LIỆU", help="Tệp số liệu; nêu thì xem còn thiếu gì cho từng loại"),
    ] = None,
    *,
    as_json: JsonOpt = False,
) -> None:
    """Liệt kê các loại văn bản, mỗi loại cần gì và tệp số liệu còn thiếu gì."""
    from baocao.app import readiness
    from baocao.view import kinds as view

    result = readiness.list_readiness(data)
    if as_json:
        shell.print_json(result.to_json())
    else:
        in_terminal = shell.out().is_terminal
        printing.show_bare(view.kinds_table(result) if in_terminal else view.kinds_lines(result))
