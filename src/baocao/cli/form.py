"""`baocao form`: Excel forms to fill, of a data file or of indicators for units."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import printing, progress
from baocao.cli.options import ForceOpt, JsonOpt


def form_command(
    data: Annotated[
        Path | None,
        typer.Argument(
            metavar="[SỐ_LIỆU]", help="Điền sẵn số liệu của tệp này vào biểu; không nêu thì biểu trống"
        ),
    ] = None,
    *,
    kinds: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="LOẠI",
            help="Chỉ những trang mà loại văn bản này cần, ví dụ bao-cao; nhiều loại cách nhau dấu phẩy",
        ),
    ] = None,
    indicators: Annotated[
        Path | None,
        typer.Option(
            "--indicators",
            metavar="BỘ_CHỈ_TIÊU",
            help="Biểu cho các đơn vị: tệp bo-chi-tieu.yaml, hoặc tên bộ có sẵn, ví dụ dan-van",
        ),
    ] = None,
    units: Annotated[
        Path | None,
        typer.Option(
            "--units", metavar="DANH_SÁCH", help="Danh sách đơn vị .csv, .xlsx, .yaml: mỗi đơn vị một biểu"
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="KỲ", help="Kỳ báo cáo, ví dụ “quý III năm 2026”")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="NƠI_GHI", help="Tệp .xlsx, hay thư mục khi có --units"),
    ] = None,
    force: ForceOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Lập biểu Excel để điền số liệu: của một hội nghị, hoặc bộ chỉ tiêu cho các đơn vị."""
    from baocao.app import forms
    from baocao.view.forms import form_summary

    order = forms.FormOrder(
        data=data,
        indicators=indicators,
        units=units,
        period=period or "",
        kinds=kinds or "",
        output=output,
        force=force,
    )
    with progress.counting("đang lập biểu") as tell:
        result = forms.write_forms(order, tell)
    printing.show(result.to_json(), form_summary(result), as_json=as_json)
