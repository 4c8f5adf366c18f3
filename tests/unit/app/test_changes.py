"""What has changed between two versions of a document."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.app.changes import Changes, compare_versions
from baocao.app.wording import compare_words
from baocao.layout.blocks import iter_paragraphs
from baocao.layout.facts import Facts, read_document
from support.docx import docx, table


def versions(before: Sequence[str], after: Sequence[str]) -> Changes:
    return compare_versions(read_document(docx(*before)), read_document(docx(*after)))


def write(facts: Facts) -> list[str]:
    """Return the paragraphs, ``[-gone-]`` and ``{+come+}``."""
    signs = {"": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        "".join(signs[run.change].format(run.text) for run in one.runs if run.text)
        for one in iter_paragraphs(facts.blocks)
    ]


LINES = ["Mở đầu hội nghị", "Thu ngân sách đạt 64.604 tỷ đồng", "Kết luận chung"]


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (LINES, LINES),
        (
            [LINES[0], "Thu ngân sách đạt 65.120 tỷ đồng", LINES[2]],
            [LINES[0], "Thu ngân sách đạt [-64.604 -]{+65.120+} tỷ đồng", LINES[2]],
        ),
        ([LINES[0], LINES[2]], [LINES[0], f"[-{LINES[1]}-]", LINES[2]]),
        ([*LINES, "Nơi nhận"], [*LINES, "{+Nơi nhận+}"]),
        (
            ["Mở đầu hội nghị sáng nay", LINES[1], "Biểu quyết xong"],
            ["Mở đầu hội nghị{+ sáng nay+}", LINES[1], f"[-{LINES[2]}-]", "{+Biểu quyết xong+}"],
        ),
        (
            [LINES[0], "Đoạn mới xen vào giữa", "Thu ngân sách đạt 65.000 tỷ đồng", LINES[2]],
            [
                LINES[0],
                "{+Đoạn mới xen vào giữa+}",
                "Thu ngân sách đạt [-64.604 -]{+65.000+} tỷ đồng",
                LINES[2],
            ],
        ),
    ],
)
def test_both_versions_are_shown_in_one(after: list[str], shown: list[str]) -> None:
    changes = versions(LINES, after)
    assert write(changes.facts) == shown
    assert len(changes.list) == sum(line not in LINES for line in shown)
    assert not changes.looks


def test_rows_and_cells_are_compared() -> None:
    old = [["Số", "Tên"], ["1", "Lê An"], ["2", "Trần Bình"], ["3", "Vũ Chi"]]
    new = [["Số", "Tên"], ["1", "Lê Văn An"], ["3", "Vũ Chi"], ["4", "Đỗ Dũng"]]
    changes = compare_versions(read_document(docx(table(old))), read_document(docx(table(new))))
    assert [(one.kind, "".join(piece.text for piece in one.pieces)) for one in changes.list] == [
        ("changed", "Lê Văn An"),
        ("removed", "2 | Trần Bình"),
        ("added", "4 | Đỗ Dũng"),
    ]
    assert "Lê {+Văn +}An" in write(changes.facts)


def test_a_change_of_looks_alone_is_told() -> None:
    plain, bold = docx("Báo cáo"), docx("Báo cáo", header=["đầu trang"])
    changes = compare_versions(read_document(plain), read_document(bold))
    assert (changes.list, changes.looks) == ((), True)


def test_words_parted_by_a_blank_only_change_together() -> None:
    pieces = compare_words("do ông Lê An chủ trì", "do bà Trần Thị Bình chủ trì")
    assert [(piece.mark, piece.text) for piece in pieces] == [
        ("", "do "),
        ("removed", "ông Lê An"),
        ("added", "bà Trần Thị Bình"),
        ("", " chủ trì"),
    ]


words = st.lists(st.sampled_from(["hội", "nghị", " ", "\n", "64.604", ",", "“", "Lê"]), max_size=25).map(
    "".join
)


@given(words, words)
def test_each_version_can_be_read_out(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark != "added") == before
    assert "".join(piece.text for piece in pieces if piece.mark != "removed") == after


def test_a_long_document_replaced_whole_takes_no_time() -> None:
    rows = [[str(number), "như nhau", f"khác {number}"] for number in range(400)]
    others = [[str(number + 7000), "như nhau", f"mới {number}"] for number in range(400)]
    changes = compare_versions(read_document(docx(table(rows))), read_document(docx(table(others))))
    assert len(changes.list) >= 400
