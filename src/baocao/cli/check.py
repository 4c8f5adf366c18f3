"""`baocao check`: documents, templates and data looked through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import printing, progress, shell
from baocao.cli.options import ForceOpt, JsonOpt, LayoutOpt, OptionsClashError, StrictOpt

if TYPE_CHECKING:
    from baocao.app.review import Checked

CodesOpt = list[str] | None


def check_command(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="TỆP…",
            help="Văn bản hoặc mẫu Word .docx, tệp số liệu .yaml, .json, .toml, .xlsx, .csv, hoặc thư mục",
        ),
    ],
    *,
    layout: LayoutOpt = None,
    select: Annotated[
        CodesOpt, typer.Option("--select", metavar="MÃ", help="Chỉ tìm các mã này, ví dụ PG,HD01")
    ] = None,
    ignore: Annotated[
        CodesOpt, typer.Option("--ignore", metavar="MÃ", help="Bỏ qua các mã này, ví dụ TX10")
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data", metavar="SỐ_LIỆU", help="Số liệu sẽ điền vào mẫu, hoặc số liệu mà văn bản phải khớp"
        ),
    ] = None,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="LOẠI",
            help="Số liệu cho loại văn bản nào: bao-cao (mặc định), giay-moi…; all là mọi loại đủ số liệu",
        ),
    ] = "bao-cao",
    sort: Annotated[
        str | None,
        typer.Option("--as", metavar="LÀ_GÌ", help="Coi tệp là van-ban, mau hay so-lieu thay vì tự nhận"),
    ] = None,
    strict: StrictOpt = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Cho xem phần nào của văn bản được hiểu là gì, chắc đến đâu")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="In cả các lưu ý, không chỉ đếm")] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Sửa những chỗ sửa được mà không đổi lời văn, ghi ra tệp …-da-sua.docx"),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="TỆP", help="Với --fix: tệp, hoặc thư mục, để ghi bản đã sửa"),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Với --fix: ghi đè chính tệp ấy, giữ bản cũ là ….bak.docx")
    ] = False,
    force: ForceOpt = False,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="TỆP.md", help="Với --fix: ghi những gì đã sửa và còn lại ra tệp này"
        ),
    ] = None,
    as_json: JsonOpt = False,
    sarif: Annotated[
        bool, typer.Option("--sarif", help="In kết quả dạng SARIF 2.1.0 cho công cụ khác đọc")
    ] = False,
    github: Annotated[
        bool, typer.Option("--github", help="In kết quả thành các dòng ghi chú của GitHub Actions")
    ] = False,
) -> None:
    """Soát văn bản Word theo thể thức, mẫu Word theo các thẻ, tệp số liệu theo các con số và ngày tháng."""
    from baocao.app import catalog, review
    from baocao.app.codes import Choice, read_codes
    from baocao.app.sources import find_files, read_sort

    form = _choose_form({"json": as_json, "sarif": sarif, "github": github})
    orders = review.Orders(
        sort=read_sort(sort) if sort else None,
        layout=catalog.read_layout(layout) if layout else None,
        choice=Choice(select=read_codes(select or ()), ignore=read_codes(ignore or ())),
        data=data,
        kind=kind,
        strict=strict,
        explain=explain,
        fix=review.Fix(output=output, in_place=in_place, force=force) if fix else None,
    )
    _refuse_without_fix(fix, {"-o": output, "--in-place": in_place, "--report": report})
    files = find_files(sources)
    if explain and len(files) > 1:
        hint = "Chọn một tệp để xem"
        raise OptionsClashError(f"--explain chỉ dùng cho một tệp, đang có {len(files)} tệp", hint=hint)
    if report is not None:
        review.check_report(files, report, force=force)
    checked = list(progress.track(review.check_each(files, orders), len(files)))
    alone = list(files) == list(sources) and len(files) == 1
    if alone and form in {"", "json"} and (error := checked[0].error):
        raise error
    if report is not None:
        review.write_report(checked, report, force=force)
    _print(checked, form, alone=alone, notes=everything)
    raise typer.Exit(int(review.worst(checked)))


def _choose_form(asked: Mapping[str, bool]) -> str:
    """Return the form of output that is asked for; empty for words."""
    forms = [form for form, is_asked in asked.items() if is_asked]
    if len(forms) > 1:
        raise OptionsClashError(
            f"--{forms[0]} và --{forms[1]} không dùng cùng nhau", hint="Chọn một trong hai"
        )
    return forms[0] if forms else ""


def _refuse_without_fix(fix: bool, others: Mapping[str, object]) -> None:
    asked = next((name for name, value in others.items() if value), "")
    if asked and not fix:
        raise OptionsClashError(f"{asked} chỉ dùng cùng --fix", hint=f"Thêm --fix, hoặc bỏ {asked}")


def _print(checked: Sequence[Checked], form: str, *, alone: bool, notes: bool) -> None:
    from baocao.app.review import worst
    from baocao.view import review as view

    if form == "json":
        shell.print_json(
            view.file_to_json(checked[0]) if alone else view.to_json(checked, int(worst(checked)))
        )
    elif form == "sarif":
        from baocao.app.rulebook import list_pages
        from baocao.view.sarif import to_sarif

        shell.print_json(to_sarif(checked, {page.code: page for page in list_pages()}))
    elif form == "github":
        from baocao.view.github import to_lines

        for line in to_lines(checked):
            typer.echo(line)
    else:
        wide = shell.out().is_terminal
        content = (
            view.one_file(checked[0], notes=notes, wide=wide)
            if alone
            else view.several_files(checked, notes=notes, wide=wide)
        )
        printing.show_bare(content)
