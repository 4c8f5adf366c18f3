"""`baocao render`: one document or the whole set, in every format."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import printing, progress
from baocao.cli.options import (
    ChartsOpt,
    DataArg,
    DraftOpt,
    ForceOpt,
    JsonOpt,
    KindsOpt,
    LayoutOpt,
    MissingOpt,
    PhotosOpt,
    StrictOpt,
    TemplateOpt,
    choose_kinds,
    read_charts,
    read_missing,
)

if TYPE_CHECKING:
    from baocao.app.formats import Format
    from baocao.app.produce import RenderResult


def render_command(
    data: DataArg,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="NƠI_GHI",
            help="Tệp ghi ra, hay thư mục khi lập nhiều văn bản; không nêu thì ghi cạnh tệp số liệu",
        ),
    ] = None,
    *,
    kind: KindsOpt = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Lập mọi loại văn bản mà số liệu đủ để lập")
    ] = False,
    each: Annotated[bool, typer.Option("--each", help="Giấy mời riêng cho từng nơi được mời")] = False,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ĐỊNH_DẠNG",
            help="docx (mặc định), pdf, txt; tin bài còn có html, md; nhiều định dạng cách nhau dấu phẩy",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="MẪU_TÊN", help="Cách đặt tên tệp, ví dụ {so_ky_hieu}_{trich_yeu_ngan}"
        ),
    ] = None,
    layout: LayoutOpt = None,
    template: TemplateOpt = None,
    photos: PhotosOpt = False,
    charts: ChartsOpt = None,
    draft: DraftOpt = False,
    missing: MissingOpt = None,
    strict: StrictOpt = False,
    force: ForceOpt = False,
    no_check: Annotated[
        bool, typer.Option("--no-check", help="Không soát thể thức của văn bản trước khi ghi")
    ] = False,
    open_after: Annotated[bool, typer.Option("--open", help="Mở tệp, hay thư mục, vừa ghi")] = False,
    as_json: JsonOpt = False,
) -> None:
    """Lập văn bản từ số liệu: một loại, nhiều loại hoặc cả bộ, ra Word, PDF, trang web, chữ thường."""
    from baocao.app import produce
    from baocao.app.naming import read_pattern
    from baocao.app.order import Order
    from baocao.app.request import Request

    kinds = choose_kinds(kind, everything=everything)
    order = Order(
        request=Request(
            layout=layout,
            template=template,
            photos=photos,
            charts=read_charts(charts),
            draft=draft,
            strict=strict,
            missing=read_missing(missing),
        ),
        kinds=kinds,
        is_each=each,
        formats=_read_formats(to, output),
        name=read_pattern(name) if name is not None else None,
        output=Path(output) if output is not None else None,
        is_folder=output is not None and output.endswith(("/", os.sep)),
        force=force,
        check=not no_check,
    )
    wait = progress.waiting("đang lập PDF…") if "pdf" in order.formats else nullcontext()
    with wait:
        result = produce.produce(data, order, to_text=_to_text)
    if open_after:
        from baocao.app import opener

        opener.open_file(result.files[0].path if len(result.files) == 1 else result.files[0].path.parent)
    _print(result, data, as_json=as_json)


def _to_text(content: bytes, name: str) -> str:
    from baocao.view.plain import write_text  # draws pages; nobody else need wait for it

    return write_text(content, name)


def _read_formats(to: str | None, output: str | None) -> tuple[Format, ...]:
    """Return the formats asked for; without ``--to``, that of the output's name."""
    from baocao.app.formats import FORMATS, read_formats

    if to is not None:
        return read_formats(to)
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return read_formats(suffix if suffix in FORMATS else "docx")


def _print(result: RenderResult, data: Path, *, as_json: bool) -> None:
    from baocao.view import report

    printing.show(report.render_to_json(result), report.render_summary(result), as_json=as_json)
    if result.skipped and not as_json:
        printing.show_aside(report.skipped_summary(result, data))
