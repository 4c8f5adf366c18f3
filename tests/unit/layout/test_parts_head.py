"""Heads of all manners, and what each of their lines is recognised as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from baocao.layout.facts import read_document
from baocao.layout.paper import SURE, Paper, Part, PartKind, Zone
from baocao.layout.parts import recognise
from support.sheet import sheet
from support.yaml_files import read_yaml

CASES = read_yaml(Path(__file__).with_name("heads.yaml"))
HEAD = """
| UBND TỈNH ¶ **SỞ NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** ¶ **Độc lập - Tự do - Hạnh phúc** |
| {number} | //{date}// |
= **{type}**
= **Kết quả công tác**
> Thực hiện Kế hoạch số 12/KH-UBND, Sở Nội vụ báo cáo như sau:
"""


def read(text: str) -> Paper:
    return recognise(read_document(sheet(text), "thu.docx"))


def read_head(number: str = "Số: 05/BC-SNV", date: str = "Hưng Yên, ngày 04 tháng 10 năm 2026") -> Paper:
    return read(HEAD.format(number=number, date=date, type="BÁO CÁO"))


def show(part: Part) -> str:
    strokes = "".join(f" ‹{stroke.kind} {stroke.length.mm:.0f}›" for stroke in part.strokes)
    sure = "" if part.certainty >= SURE else "?"
    text = " ¶ ".join(line.text for line in part.lines)
    return f"{part.kind.value}{sure} | {part.first.side} | {text}{strokes}"


def text_of(paper: Paper, kind: PartKind) -> str:
    part = paper.first(kind)
    return part.text if part is not None else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["ten"])
def test_every_line_of_a_head_is_what_it_is(case: dict[str, Any]) -> None:
    paper = read(case["van_ban"])
    assert [show(part) for part in paper.parts if part.zone is Zone.HEAD] == case["phan"]
    assert (paper.profile.name, paper.form) == (case["the_thuc"], case["dang"] or "")


def test_every_part_of_a_head_says_what_it_was_recognised_by() -> None:
    for case in CASES:
        assert all(part.reason for part in read(case["van_ban"]).parts if part.zone is Zone.HEAD)


@pytest.mark.parametrize(
    "number",
    [
        "Số: 05/BC-SNV",
        "Số:05/BC-SNV",
        "Số : 5 / BC - SNV",
        "Số:······/BC-SNV",
        "Số: …/BC-SNV",
        "Số: ....../BC-SNV",
        "SỐ: 15/BC-SNV",
        "Số 15/BC-SNV",
        "15/BC-SNV",
        "Số: 15-BC/ĐU",
        "Số: 15a/BC-SNV",
        "Số:",
        "Số: 15",
    ],
)
def test_a_number_is_recognised_however_it_is_written(number: str) -> None:
    assert text_of(read_head(number=number), PartKind.NUMBER) == number.replace("·", " ")


@pytest.mark.parametrize(
    "date",
    [
        "Hưng Yên, ngày 04 tháng 10 năm 2026",
        "Hưng Yên, ngày 4 tháng 10 năm 2026",
        "Hưng Yên ngày 04 tháng 10 năm 2026",
        "Hưng Yên, ngày····tháng····năm 2026",
        "Hưng Yên, ngày … tháng … năm 2026",
        "Hưng Yên, ngày 04/10/2026",
        "Hưng Yên, 04 tháng 10 năm 2026",
        "Lục Ngạn, ngày 31 tháng 02 năm 2026",
        "Quận 1, ngày 04 tháng 10 năm 2026",
        "TP. Hồ Chí Minh, ngày 04 tháng 10 năm 2026",
        "Hưng Yên, ngày 04 tháng 10 năm 2026.",
        "ngày 04 tháng 10 năm 2026",
    ],
)
def test_a_date_is_recognised_however_it_is_written(date: str) -> None:
    assert text_of(read_head(date=date), PartKind.DATE) == date.replace("·", " ")


@pytest.mark.parametrize(
    "text", ["Hôm nay, ngày 05 tháng 9 năm 2026", "Vào hồi 8 giờ, ngày 05 tháng 9 năm 2026"]
)
def test_a_date_within_the_text_is_not_the_date_of_issue(text: str) -> None:
    paper = read(f"""
        | **UBND XÃ AN PHÚC** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** ¶ **Độc lập - Tự do - Hạnh phúc** |
        | Số: 05/BB-UBND | |
        {text}
    """)
    assert paper.first(PartKind.DATE) is None


def test_a_long_document_of_one_paragraph_has_no_head() -> None:
    paper = read("> " + "Trong quý III, xã đã tổ chức 05 cuộc đối thoại với Nhân dân. " * 20)
    assert not [part for part in paper.parts if part.zone is Zone.HEAD]


def test_a_date_without_its_year_is_surely_the_date() -> None:
    part = read_head(date="Hưng Yên, ngày 04 tháng 10").first(PartKind.DATE)
    assert part is not None
    assert part.certainty >= SURE


def test_a_rule_between_type_and_subject_keeps_neither_from_being_found() -> None:
    text = HEAD.replace("= **{type}**", "= **{type}**\n= ________").format(
        number="Số: 05/BC-SNV", date="Hưng Yên, ngày 04 tháng 10 năm 2026", type="BÁO CÁO"
    )
    paper = read(text)
    assert [show(part) for part in paper.find(PartKind.SUBJECT)] == ["trich_yeu |  | Kết quả công tác"]
    assert [stroke.kind for part in paper.find(PartKind.TYPE) for stroke in part.strokes] == ["underscores"]


@pytest.mark.parametrize(
    ("met", "lines"),
    [
        ("= **Kết quả công tác**", ["Kết quả công tác"]),
        ("= **BAN HÀNH QUY CHẾ LÀM VIỆC**", ["BAN HÀNH QUY CHẾ LÀM VIỆC"]),
        ("**Kết quả công tác;**\n**nhiệm vụ quý IV**", ["Kết quả công tác;", "nhiệm vụ quý IV"]),
    ],
)
def test_a_subject_is_found_in_capitals_and_at_the_margin(met: str, lines: list[str]) -> None:
    text = HEAD.replace("= **Kết quả công tác**", met).format(
        number="Số: 05/BC-SNV", date="Hưng Yên, ngày 04 tháng 10 năm 2026", type="BÁO CÁO"
    )
    part = read(text).first(PartKind.SUBJECT)
    assert part is not None
    assert [line.text for line in part.lines] == lines
