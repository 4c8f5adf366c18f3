"""`baocao explain`: where a number came from."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli import printing
from baocao.cli.options import DataArg, JsonOpt


def explain_command(
    data: DataArg,
    key: Annotated[
        str,
        typer.Argument(
            metavar="SỐ",
            help="Ví dụ so_lieu.mo_hinh, so_lieu.mo_hinh.ke_hoach; hoặc một danh sách: mo_hinh, nhiem_vu[2]",
        ),
    ],
    *,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Chỉ xem phần của đơn vị này")
    ] = None,
    by_value: Annotated[
        bool,
        typer.Option("--by-value", help="Xếp theo giá trị, lớn trước; không nêu thì theo thứ tự của tệp"),
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Cho biết một con số, một mục tổng hợp lấy từ đơn vị nào, tệp nào, ô nào."""
    from baocao.app import trace, trace_words
    from baocao.data.load import load_tree
    from baocao.view import trace as view

    tree = load_tree(data)
    if trace_words.names_list(key) and not trace.names_figure(tree, key):
        items = trace_words.explain_words(data, tree, key, unit or "")
        printing.show(view.words_to_json(items), view.words_table(items), as_json=as_json)
        return
    found = trace.explain(data, tree, key, unit or "", by_value=by_value)
    printing.show(view.trace_to_json(found), view.trace_table(found), as_json=as_json)
