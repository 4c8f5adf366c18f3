"""`baocao explain`: where a number came from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import printing
from baocao.cli.options import DataArg, JsonOpt


def explain_command(
    data: DataArg,
    key: Annotated[
        str, typer.Argument(metavar="SỐ", help="Ví dụ so_lieu.mo_hinh, hoặc so_lieu.mo_hinh.ke_hoach")
    ],
    *,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Chỉ xem phần của đơn vị này")
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Cho biết một con số tổng hợp lấy từ đơn vị nào, tệp nào, ô nào."""
    from baocao.app import trace
    from baocao.view import trace as view

    found = trace.explain(Path(data), key, unit or "")
    printing.show(view.trace_to_json(found), view.trace_table(found), as_json=as_json)
