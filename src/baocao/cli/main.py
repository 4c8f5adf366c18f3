"""The commands: thin functions that call a use case and show what came back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from baocao import __version__
from baocao.cli import printing, shell
from baocao.cli.batch import batch_command
from baocao.cli.check import check_command
from baocao.cli.explain import explain_command
from baocao.cli.form import form_command
from baocao.cli.import_ import import_command
from baocao.cli.kinds import kinds_command
from baocao.cli.merge import merge_command
from baocao.cli.next_ import next_command
from baocao.cli.options import (
    ForceOpt,
    JsonOpt,
    LayoutOpt,
    TemplateArg,
)
from baocao.cli.preview import PreviewCommand, preview_command
from baocao.cli.render import render_command
from baocao.cli.rules import rules_command

EPILOG = (
    "Mã thoát: 0 xong, 1 số liệu không khớp hoặc kiểm tra thấy lỗi, 2 gõ lệnh sai, 3 lỗi số liệu,"
    " 4 lỗi mẫu hoặc tệp Word hỏng, 5 lỗi đọc ghi tệp,"
    " 6 lỗi chương trình ngoài, 70 lỗi của baocao, 130 dừng giữa chừng."
)

app = typer.Typer(
    cls=shell.Boundary,
    epilog=EPILOG,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
command = partial(app.command, cls=shell.Command)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="In số phiên bản")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Khi có lỗi, in cả vết gọi hàm")] = False,  # noqa: ARG001
) -> None:
    """Từ số liệu một hội nghị ra văn bản Word đúng thể thức."""
    if version:
        typer.echo(f"baocao {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục mới sẽ được tạo")] = Path(
        "hoi-nghi"
    ),
    *,
    defaults: Annotated[bool, typer.Option("--defaults", help="Không hỏi, dùng giá trị mẫu")] = False,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="KHÓA=GIÁ_TRỊ", help="Điền sẵn, ví dụ hoi_nghi.ten=…; dùng được nhiều lần"
        ),
    ] = None,
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="LOẠI", help="Loại văn bản, ví dụ bao-cao (mặc định), giay-moi; all là cả bộ"
        ),
    ] = "bao-cao",
    layout: LayoutOpt = None,
    from_template: Annotated[
        Path | None,
        typer.Option(
            "--from-template", metavar="MẪU", help="Lập tệp số liệu trống từ các trường của mẫu Word này"
        ),
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Tạo thư mục mới có tệp số liệu chú thích sẵn, lập được văn bản ngay."""
    from baocao.app import scaffold
    from baocao.cli import ask
    from baocao.view import report

    given = scaffold.read_settings(settings or [])
    if from_template is not None:
        result = scaffold.create_from_template(folder, from_template, given)
    else:
        answers = given if defaults else ask.ask_missing(given, layout=layout)
        result = scaffold.create(folder, kind=kind, layout=layout, answers=answers)
    printing.show(report.new_to_json(result), report.new_summary(result), as_json=as_json)


command("render")(render_command)
command("batch")(batch_command)
app.command("preview", cls=PreviewCommand)(preview_command)


@command("fields")
def fields_command(
    template: TemplateArg,
    *,
    as_json: JsonOpt = False,
    schema: Annotated[bool, typer.Option("--schema", help="In JSON Schema của số liệu mà mẫu cần")] = False,
    sample: Annotated[
        bool, typer.Option("--sample", help="In tệp số liệu để điền, lập được văn bản ngay")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="TỆP", help="Ghi ra tệp này; --sample ghi JSON khi tên có đuôi .json"
        ),
    ] = None,
    force: ForceOpt = False,
) -> None:
    """Liệt kê các tên mà một mẫu Word lấy từ số liệu: loại, chỗ dùng, bắt buộc hay không."""
    from baocao.app import examine
    from baocao.view.fields import fields_tree

    form = examine.choose_form(as_json=as_json, schema=schema, sample=sample, output=output)
    result = examine.read_fields(template)
    if form is None:
        printing.show_tree(fields_tree(result))
    elif output is None:
        typer.echo(result.write(form), nl=False)
    else:
        examine.write_form(result, form, output, force=force)
        shell.err().print(f"Đã ghi {output}", soft_wrap=True)


command("check")(check_command)
command("rules")(rules_command)
command("kinds")(kinds_command)
command("form")(form_command)
command("import")(import_command)
command("merge")(merge_command)
command("explain")(explain_command)
command("next")(next_command)


@command("schema")
def schema_command(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="TỆP", help="Ghi ra tệp này thay vì in ra màn hình"),
    ] = None,
    *,
    force: ForceOpt = False,
) -> None:
    """In JSON Schema của tệp số liệu, để trình soạn thảo gợi ý và kiểm tra khi gõ."""
    from baocao.app import scaffold

    if output is None:
        typer.echo(scaffold.schema_text(), nl=False)
    else:
        scaffold.write_schema(output, force=force)
        shell.err().print(f"Đã ghi {output}", soft_wrap=True)
