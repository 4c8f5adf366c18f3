"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DataArg = Annotated[Path, typer.Argument(metavar="SỐ_LIỆU", help="Tệp số liệu .yaml, .json hoặc .toml")]
KindOpt = Annotated[
    str, typer.Option("--kind", metavar="LOẠI", help="Loại văn bản, ví dụ bao-cao (mặc định), giay-moi")
]
LayoutOpt = Annotated[
    str | None,
    typer.Option(
        "--layout",
        metavar="THỂ_THỨC",
        help="nd30, dang-hd05 hoặc dang-hd36; không nêu thì chọn theo cơ quan và ngày văn bản",
    ),
]
TemplateOpt = Annotated[
    Path | None, typer.Option("--template", metavar="MẪU", help="Mẫu Word riêng thay cho mẫu có sẵn")
]
DraftOpt = Annotated[
    bool, typer.Option("--draft", help="Bản dự thảo: chỗ còn thiếu được đánh dấu thay vì dừng lại")
]
ForceOpt = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có")]
JsonOpt = Annotated[bool, typer.Option("--json", help="In kết quả và lỗi dạng JSON ra đầu ra chuẩn")]
