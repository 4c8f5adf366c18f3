"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from baocao.data.kinds import EVERY
from baocao.errors import UsageError

DataArg = Annotated[
    Path,
    typer.Argument(metavar="SỐ_LIỆU", help="Tệp số liệu .yaml, .json, .toml, hoặc bảng tính .xlsx, .csv"),
]
TemplateArg = Annotated[
    Path, typer.Argument(metavar="MẪU", help="Mẫu Word .docx, hoặc tên mẫu trong thư mục khai ở baocao.toml")
]
KindsOpt = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="LOẠI",
        help="Loại văn bản, ví dụ bao-cao (mặc định); nhiều loại cách nhau dấu phẩy",
    ),
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
ChartsOpt = Annotated[
    str | None,
    typer.Option(
        "--charts",
        metavar="MÃ",
        help="Vẽ biểu đồ trong phụ lục số liệu: mã cách nhau dấu phẩy, hoặc all cho mọi số liệu vẽ được",
    ),
]
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


def refuse_together(asked: Mapping[str, bool]) -> None:
    """Refuse options that do not go together: ``{option: whether it is given}``.

    Raises:
        OptionsClashError: U108, two of them or more are given.
    """
    names = [name for name, is_asked in asked.items() if is_asked]
    if len(names) > 1:
        raise OptionsClashError(f"{names[0]} và {names[1]} không dùng cùng nhau", hint="Chọn một trong hai")


def choose_kinds(kind: str | None, *, everything: bool) -> str:
    """Return what ``--kind`` and ``--all`` ask for, as one ``--kind`` would.

    Raises:
        OptionsClashError: U108, both are given.
    """
    refuse_together({"--all": everything, "--kind": kind is not None})
    return EVERY if everything else "bao-cao" if kind is None else kind


_WAYS = ("error", "mark", "blank")


def read_charts(text: str | None) -> tuple[str, ...]:
    """Return the codes of the figures to be drawn.

    >>> read_charts("mo_hinh, hop_thon"), read_charts(None)
    (('mo_hinh', 'hop_thon'), ())
    """
    return tuple(one for piece in (text or "").split(",") if (one := piece.strip()))


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
