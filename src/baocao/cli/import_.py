"""`baocao import`: workbooks, tables and other data files as YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import printing
from baocao.cli.options import ForceOpt, JsonOpt


def import_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="TỆP…", help="Bảng tính .xlsx, .xlsm, .csv, hoặc tệp số liệu .json, .toml, .yaml"
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="TỆP",
            help="Tệp .yaml ghi ra, hay thư mục đang có; không nêu thì ghi cạnh tệp nguồn, đuôi .yaml",
        ),
    ] = None,
    *,
    force: ForceOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Chuyển bảng tính Excel, CSV, JSON, TOML thành tệp số liệu .yaml."""
    from baocao.app import importing
    from baocao.view.importing import import_summary

    result = importing.import_files(files, output=output, force=force)
    printing.show(result.to_json(), import_summary(result), as_json=as_json)
