"""`baocao next`: the following period's data file from this one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import printing
from baocao.cli.options import DataArg, ForceOpt, JsonOpt


def next_command(
    data: DataArg,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="TỆP",
            help="Tệp .yaml ghi ra, hay thư mục; không nêu thì ghi cạnh tệp cũ, tên theo kỳ mới",
        ),
    ] = None,
    *,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="KỲ", help="Kỳ báo cáo mới, ví dụ “9 tháng năm 2026”; không nêu thì tự tính"
        ),
    ] = None,
    force: ForceOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Lập tệp số liệu kỳ sau từ tệp kỳ này: giữ cơ quan, người, chỉ tiêu; việc đã giao để báo cáo kết quả."""
    from baocao.app import next_period
    from baocao.view.next_period import next_summary

    result = next_period.start_next(data, output=output, to=to, force=force)
    printing.show(result.to_json(), next_summary(result), as_json=as_json)
