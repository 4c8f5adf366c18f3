"""`baocao preview`: documents on the screen, as on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from baocao.cli import shell
from baocao.cli.options import (
    ChartsOpt,
    DraftOpt,
    KindsOpt,
    LayoutOpt,
    MissingOpt,
    PhotosOpt,
    TemplateOpt,
    choose_kinds,
    read_charts,
    read_missing,
    refuse_together,
)

if TYPE_CHECKING:
    from baocao.app.look import Looks
    from baocao.cli.pictures import Easel

_IMAGE = "--image"


class PreviewCommand(shell.Command):
    """The command with ``--image``, which needs no word after it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let ``--image`` stand alone: neither an option nor a file after it is taken for a way to draw."""
        end = args.index("--") if "--" in args else len(args)
        words = [
            f"{_IMAGE}=auto" if word == _IMAGE and not _names_way(args[at + 1 : end]) else word
            for at, word in enumerate(args[:end])
        ]
        return super().parse_args(ctx, [*words, *args[end:]])


def _names_way(following: list[str]) -> bool:
    return bool(following) and not following[0].startswith("-") and not set("./\\") & set(following[0])


def preview_command(
    source: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp số liệu, hoặc một tệp .docx bất kỳ")],
    *,
    kind: KindsOpt = None,
    everything: Annotated[bool, typer.Option("--all", help="Xem mọi loại văn bản, như --kind all")] = False,
    layout: LayoutOpt = None,
    template: TemplateOpt = None,
    photos: PhotosOpt = False,
    charts: ChartsOpt = None,
    draft: DraftOpt = False,
    missing: MissingOpt = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Xem lại mỗi khi lưu số liệu, mẫu hay ảnh, và chỉ ra chỗ thay đổi")
    ] = False,
    image: Annotated[
        str | None,
        typer.Option(
            _IMAGE,
            metavar="[CÁCH]",
            help="Hình trang in thật, cần LibreOffice; cách vẽ tự chọn, hoặc kitty, iterm, sixel, blocks",
        ),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Chỉ chữ, không khung, không màu")] = False,
    width: Annotated[
        int | None,
        typer.Option("--width", metavar="SỐ_CỘT", min=20, max=400, help="Bề rộng; mặc định theo màn hình"),
    ] = None,
) -> None:
    """Xem văn bản ngay trên màn hình, như trên trang giấy."""
    from baocao.app import look
    from baocao.app.kinds_asked import asks_for_all
    from baocao.app.request import Request

    kinds = choose_kinds(kind, everything=everything)
    refuse_together({"--watch": watch, _IMAGE: image is not None, "--plain": plain})
    request = Request(
        layout=layout,
        template=template,
        photos=photos,
        charts=read_charts(charts),
        draft=draft,
        missing=read_missing(missing),
    )
    if watch:
        from baocao.cli import leafing

        leafing.follow(source, request, kinds, width)
        return
    easel = _set_up(image, width) if image is not None else None
    looks = look.read_looks(source, request, kinds)
    if easel is not None:
        _show_images(looks, easel)
    else:
        _show_pages(looks, plain=plain, width=width)
    _end(looks, is_all=asks_for_all(kinds))


def _set_up(way: str, width: int | None) -> Easel:
    from baocao.cli import pictures

    easel = pictures.Easel(pictures.read_way(way), width)
    easel.warn()
    return easel


def _show_pages(looks: Looks, *, plain: bool, width: int | None) -> None:
    from baocao.cli import pager, screen

    if not looks.lacking and len(looks.shown) == 1:
        pager.show(looks.shown[0].facts, plain=plain, width=width)
    elif not plain and screen.is_possible():
        from baocao.cli import leafing

        leafing.leaf_through(looks, width)
    else:
        for number, one in enumerate(looks.shown, 1):
            _show_heading(f"({number}/{len(looks.shown)}) {one.title}")
            pager.print_all(one.facts, plain=plain, width=width)


def _show_images(looks: Looks, easel: Easel) -> None:
    from baocao.app.page_images import print_looks

    for number, pages in enumerate(print_looks(looks), 1):
        if len(looks.shown) > 1:
            _show_heading(f"({number}/{len(looks.shown)}) {pages.title}")
        for page in range(len(pages)):
            shell.out().print(f"Trang {page + 1}/{len(pages)}")
            easel.show(pages, page)
            if not easel.wait():
                return


def _show_heading(text: str) -> None:
    shell.out().print(text, style="bold reverse", soft_wrap=True)


def _end(looks: Looks, *, is_all: bool) -> None:
    """List the documents that cannot be made; where all are asked for, lack of data is no mistake."""
    if not looks.lacking:
        return
    from baocao.cli import printing
    from baocao.data.needs import MissingKeyError
    from baocao.view.lacking import tell_lacking

    printing.show_bare(tell_lacking(looks.lacking))
    mistakes = [error for one in looks.lacking for error in one.error.flatten()]
    grave = [one for one in mistakes if not (is_all and isinstance(one, MissingKeyError))]
    raise typer.Exit(max((int(one.exit_code) for one in grave), default=0))
