"""How errors look."""

from __future__ import annotations

from rich.console import Console

from baocao.errors import DataError, Location, Mistakes
from baocao.view import errors


def shown(error: DataError | Mistakes, *, boxed: bool = False) -> list[str]:
    console = Console(width=80, color_system=None, _environ={})
    with console.capture() as capture:
        console.print(errors.render(error, boxed=boxed), soft_wrap=not boxed)
    return [line.rstrip() for line in capture.get().splitlines()]


def test_a_place_in_word_has_no_line_number() -> None:
    where = Location(file="mau.docx", path="bảng 2, ô 1", column=3, excerpt="{{ tenn }}", width=4)
    assert shown(DataError("không có tên “tenn”", where=where)) == [
        "mau.docx: bảng 2, ô 1: D000: không có tên “tenn”",
        "   │ {{ tenn }}",
        "   │   ^^^^",
    ]


def test_text_of_files_is_never_markup() -> None:
    where = Location(file="[red]a.yaml", line=1, column=1, excerpt="[bold]x[/]")
    assert shown(DataError("[ký tên]", where=where, hint="Xóa [/]"))[0] == "[red]a.yaml:1:1: D000: [ký tên]"
    assert "[bold]x[/]" in shown(DataError("x", where=where))[1]


def test_a_tab_moves_no_caret() -> None:
    where = Location(file="a", line=1, column=3, excerpt="\t\tx")
    _, line, caret = shown(DataError("x", where=where))
    assert line.index("x") == caret.index("^")


def test_a_caret_wider_than_the_line_stays_inside_the_window() -> None:
    where = Location(file="a", line=1, column=90, excerpt="y" * 100, width=100)
    assert max(map(len, shown(DataError("x", where=where)))) < 90


def test_a_thousand_mistakes_are_counted() -> None:
    lines = shown(Mistakes([DataError(f"lỗi {number}") for number in range(1000)]))
    assert len(lines) == errors.MAX_SHOWN + 2
    assert lines[-2:] == ["… và 950 lỗi nữa", "1000 lỗi"]


def test_a_box_on_a_terminal() -> None:
    lines = shown(Mistakes([DataError("một"), DataError("hai")]), boxed=True)
    assert lines[0].startswith("╭─ 2 lỗi ─")
    assert all(len(line) == 80 for line in lines)
    assert len(lines) == 5
