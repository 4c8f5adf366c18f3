"""What a save has changed, told in a few lines."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from rich.console import Console

from baocao.app.changes import compare_versions
from baocao.app.look import Lack
from baocao.data.needs import MissingKeyError
from baocao.errors import Location, Mistakes
from baocao.layout.facts import read_document
from baocao.view.changes import tell_changes, tell_others
from baocao.view.lacking import tell_lacking
from baocao.view.page import render_pages
from support.docx import docx

LONG = "Hội nghị thống nhất đánh giá kết quả công tác quý III, trong đó tổng thu ngân sách đạt {} tỷ đồng"


def tell(before: Sequence[str], after: Sequence[str], columns: int = 60, most: int = 8) -> list[str]:
    changes = compare_versions(read_document(docx(*before)), read_document(docx(*after)))
    return [line.plain for line in tell_changes(changes, columns, most)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (["Một"], ["Một"], ["Văn bản giữ nguyên"]),
        (["Một"], ["Một", "Hai"], ["Lần lưu này: thêm 1 đoạn", "+ Hai"]),
        (["Một", "Hai"], ["Một"], ["Lần lưu này: bỏ 1 đoạn", "- Hai"]),
        (
            [LONG.format("64.604")],
            [LONG.format("65.120")],
            ["Lần lưu này: sửa 1 đoạn", "~ … tổng thu ngân sách đạt 64.604 65.120 tỷ đồng"],
        ),
    ],
)
def test_the_lines_say_how_much_and_where(before: list[str], after: list[str], told: list[str]) -> None:
    assert tell(before, after) == told


def test_lines_are_cut_and_counted() -> None:
    after = [f"Đoạn thứ {number} " + "rất dài " * 30 for number in range(20)]
    lines = tell(["Một"], ["Một", *after], columns=30, most=6)
    assert len(lines) == 6
    assert max(map(cell_len, lines)) <= 30
    assert lines[-1] == "… và 16 chỗ nữa"


def test_no_letter_of_a_document_steers_the_terminal() -> None:
    assert "\x9b" not in "".join(tell(["Một"], ["Một", "Hai \x9b31m"]))


def test_other_documents_that_changed_are_named() -> None:
    titles = ["Báo cáo", "Giấy mời", "Tin bài"]
    assert [line.plain for line in tell_others(titles, [2, 3], 80)] == [
        "Cũng thay đổi: (2) Giấy mời, (3) Tin bài"
    ]
    assert tell_others(titles, [], 80) == []


@pytest.mark.parametrize(("after", "sign"), [("Thu 64 tỷ đồng", "+"), ("Thu tỷ", "-"), ("Thu 65 tỷ", "~")])
def test_the_margin_has_a_sign_where_something_changed(after: str, sign: str) -> None:
    before = "Thu 64 tỷ"
    changes = compare_versions(read_document(docx("Mở đầu", before)), read_document(docx("Mở đầu", after)))
    console = Console(width=60, file=io.StringIO(), color_system="standard", force_terminal=True)
    with console.capture() as captured:
        console.print(render_pages(changes.facts, 60)[0])
    shown = captured.get()
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    marks = [line[1:].split()[0] for line in lines if "Thu" in line or "Mở" in line]
    assert marks == ["Mở", sign]
    assert ("\x1b[9;31m" in shown) == (sign in "-~")
    assert ("\x1b[4;32m" in shown) == (sign in "+~")


def test_what_is_missing_has_its_place_and_a_next_step() -> None:
    def missing(name: str) -> MissingKeyError:
        return MissingKeyError(f"còn thiếu {name}", where=Location(file="a.yaml", line=3), hint="Thêm vào")

    error = Mistakes([missing(f"khóa {number}") for number in range(25)])
    lines = [str(line) for line in tell_lacking([Lack("Biên bản", error)]).renderables]
    assert lines[:3] == ["Chưa lập được 1 văn bản", "• Biên bản", "  a.yaml:3: còn thiếu khóa 0 → Thêm vào"]
    assert lines[-1] == "  … và 5 chỗ nữa"
