"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from baocao.errors import UsageError

DataArg = Annotated[Path, typer.Argument(metavar="SỐ_LIỆU", help="Tệp số liệu .yaml, .json hoặc .toml")]
TemplateArg = Annotated[
    Path, typer.Argument(metavar="MẪU", help="Mẫu Word .docx, hoặc tên mẫu trong thư mục khai ở baocao.toml")
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
    Path | None,
    typer.Option(
        "--template",
        metavar="MẪU",
        help="Mẫu Word riêng thay cho mẫu có sẵn: tệp .docx, hoặc tên khai ở baocao.toml",
    ),
]
PhotosOpt = Annotated[bool, typer.Option("--photos", help="Thêm phụ lục ảnh; tin bài thì luôn có ảnh")]
DraftOpt = Annotated[
    bool, typer.Option("--draft", help="Bản dự thảo: chỗ còn thiếu được đánh dấu thay vì dừng lại")
]
MissingOpt = Annotated[
    str | None,
    typer.Option(
        "--missing",
        metavar="CÁCH",
        help="Tên trong mẫu mà số liệu không có: error báo lỗi (mặc định), mark đánh dấu, blank để trống",
    ),
]
StrictOpt = Annotated[bool, typer.Option("--strict", help="Coi cảnh báo là lỗi")]
ForceOpt = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có")]
JsonOpt = Annotated[bool, typer.Option("--json", help="In kết quả và lỗi dạng JSON ra đầu ra chuẩn")]


class OptionsClashError(UsageError):
    """Two options that do not go together, or one that needs another."""

    code = "U108"


_WAYS = ("error", "mark", "blank")


def read_missing(word: str | None) -> Literal["error", "mark", "blank"] | None:
    """Return what ``--missing`` asks for; None when it is not given.

    Raises:
        OptionValueError: U104, any other word.
    """
    if word is None or word in _WAYS:
        return word  # type: ignore[return-value]  # one of the three
    from baocao.cli.usage import OptionValueError
    from baocao.viet.text import propose

    hint = propose(word, _WAYS, "Chọn error báo lỗi, mark đánh dấu, hoặc blank để trống")
    raise OptionValueError(f"--missing không có cách “{word}”", hint=hint)
