"""`baocao batch`: one table makes a thousand letters."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import printing, progress, shell
from baocao.cli.options import ForceOpt, JsonOpt, LayoutOpt, MissingOpt, StrictOpt, read_missing


def batch_command(
    template: Annotated[
        str,
        typer.Argument(metavar="MẪU", help="Mẫu Word .docx, tên mẫu khai ở baocao.toml, hoặc loại văn bản"),
    ],
    rows: Annotated[
        Path,
        typer.Argument(
            metavar="BẢNG", help="Bảng .xlsx, .csv, danh sách .json, .yaml, hoặc thư mục tệp số liệu"
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="THƯ_MỤC", help="Thư mục ghi ra; mặc định đặt cạnh bảng"),
    ] = None,
    *,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="MẪU_TÊN", help="Cách đặt tên tệp, ví dụ {stt}-{ho_ten}"),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="TRANG", help="Tên hoặc số thứ tự trang của bảng tính")
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="SỐ_LIỆU", help="Tệp số liệu chung cho mọi dòng"),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="ĐỊNH_DẠNG", help="docx (mặc định), pdf, hoặc docx,pdf")
    ] = None,
    merge_into: Annotated[
        Path | None,
        typer.Option(
            "--merge-into",
            metavar="TỆP",
            help="Gộp mọi văn bản vào một tệp .docx để in, mỗi văn bản sang trang mới",
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="SỐ", help="Số tiến trình; mặc định bằng số lõi của máy")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Làm tiếp lần chạy dở: chỉ lập dòng chưa có hoặc đã đổi")
    ] = False,
    layout: LayoutOpt = None,
    missing: MissingOpt = None,
    strict: StrictOpt = False,
    force: ForceOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Trộn thư: mỗi dòng của bảng thành một văn bản, từ mẫu Word riêng hoặc một loại văn bản."""
    from baocao.app.batch import run_batch
    from baocao.app.batch_plan import BatchOrder, read_batch_formats, read_jobs
    from baocao.view import batch as view

    order = BatchOrder(
        template=template,
        rows=rows,
        output=output,
        joined=merge_into,
        name=name,
        sheet=sheet,
        common=data,
        layout=layout,
        formats=read_batch_formats(to),
        missing=read_missing(missing),
        strict=strict,
        force=force,
        resume=resume,
        jobs=read_jobs(jobs, os.cpu_count() or 1),
    )
    with progress.counting("đang lập") as tell:
        result = run_batch(order, tell)
    printing.show(result.to_json(), view.batch_summary(result), as_json=as_json)
    aside = None if as_json else view.batch_aside(result)
    if aside is not None:
        printing.show_aside(aside)
    if result.is_stopped:
        raise SystemExit(shell.INTERRUPTED)  # it has been said
    raise typer.Exit(int(result.exit_code))
