"""`baocao merge`: the reports of many units made one data file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import printing, progress
from baocao.cli.options import ForceOpt, JsonOpt, StrictOpt


def merge_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="BIỂU…", help="Các tệp đơn vị gửi về, thư mục chứa chúng, hay mẫu tên như bieu/*.xlsx"
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="TỆP", help="Tệp số liệu .yaml ghi ra")
    ] = Path("tong-hop.yaml"),
    *,
    indicators: Annotated[
        Path | None,
        typer.Option(
            "--indicators",
            metavar="BỘ_CHỈ_TIÊU",
            help="Tệp bo-chi-tieu.yaml, hoặc tên bộ có sẵn: thứ tự, tổng, tỷ lệ, giới hạn của từng chỉ tiêu",
        ),
    ] = None,
    units: Annotated[
        Path | None,
        typer.Option(
            "--units", metavar="DANH_SÁCH", help="Danh sách đơn vị phải gửi: .csv, .xlsx hoặc .yaml"
        ),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(
            "--base", metavar="SỐ_LIỆU", help="Số liệu của chính cơ quan tổng hợp, giữ nguyên trong kết quả"
        ),
    ] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="SỐ_LIỆU", help="Số liệu kỳ trước, để so sánh")
    ] = None,
    last_year: Annotated[
        Path | None,
        typer.Option("--last-year", metavar="SỐ_LIỆU", help="Số liệu cùng kỳ năm trước, để so sánh"),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="KỲ", help="Kỳ cần tổng hợp; biểu của kỳ khác không được cộng"),
    ] = None,
    rank: Annotated[
        str | None,
        typer.Option(
            "--rank",
            metavar="MÃ",
            help="Xếp hạng đơn vị theo các mã này, cách nhau dấu phẩy; in cả ở phụ lục",
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, max=64, help="Số tiến trình đọc tệp cùng lúc")
    ] = None,
    strict: StrictOpt = False,
    force: ForceOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Tổng hợp biểu của nhiều đơn vị thành một tệp số liệu, nói đơn vị nào thiếu, số nào không khớp."""
    from baocao.app import collect
    from baocao.view import merge as view

    order = collect.MergeOrder(
        sources=tuple(files),
        output=output,
        indicators=indicators,
        units=units,
        base=base,
        previous=previous,
        last_year=last_year,
        period=period or "",
        rank=tuple(one.strip() for one in (rank or "").split(",") if one.strip()),
        jobs=jobs or os.cpu_count() or 1,
        strict=strict,
        force=force,
    )
    with progress.counting("đang đọc biểu") as tell:
        result = collect.merge_files(order, tell)
    printing.show(view.merge_to_json(result), view.merge_summary(result), as_json=as_json)
    raise typer.Exit(result.exit_code)
