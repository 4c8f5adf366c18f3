"""`baocao rules`: what the codes mean."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli import printing, shell
from baocao.cli.options import JsonOpt, LayoutOpt


def rules_command(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="MÃ…", help="Mã cần xem, ví dụ PG01; HD là mọi mã mở đầu bằng HD"),
    ] = None,
    *,
    layout: LayoutOpt = None,
    as_json: JsonOpt = False,
) -> None:
    """Liệt kê các lỗi mà check tìm; nêu mã thì giải thích: vì sao, điều khoản nào, cách sửa."""
    from baocao.app import catalog, rulebook
    from baocao.view import rules as view

    standard = catalog.read_layout(layout) if layout else None
    pages = rulebook.list_pages(codes or (), standard)
    if as_json:
        shell.print_json(view.rules_to_json(pages))
    elif rulebook.are_whole(codes or (), pages):
        printing.show_bare(view.rule_pages(pages))
    else:
        in_terminal = shell.out().is_terminal
        printing.show_bare(view.rules_table(pages) if in_terminal else view.rules_lines(pages))
