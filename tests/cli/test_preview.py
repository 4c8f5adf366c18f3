"""`baocao preview` of several kinds, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.docx import docx
from support.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "examples" / "dan-van-kheo-quy-4-2023" / "hoi-nghi.yaml"
"""Has no programme, no secretary, no hour: enough for some kinds, not for others."""
TITLES = {"bao-cao": "Báo cáo kết quả công tác, nhiệm vụ kỳ tới", "ke-hoach": "Kế hoạch tổ chức hội nghị"}


def find_headings(text: str) -> list[str]:
    return re.findall(r"^\(\d+/\d+\) .*$", text, re.MULTILINE)


@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_all_kinds_come_one_after_the_other_and_then_what_is_missing(
    project: Project, plain: list[str]
) -> None:
    outcome = project.run("preview", DATA, *(plain or ["--all"]), *(["--kind", "all"] if plain else []))
    assert outcome.exit_code == 0, outcome.stderr
    headings = find_headings(outcome.stdout)
    count = len(headings)
    assert count > 1
    assert [line.split(")")[0] for line in headings] == [f"({at}/{count}" for at in range(1, count + 1)]
    assert headings[0].endswith(TITLES["bao-cao"])
    missing = outcome.stdout[outcome.stdout.index("Chưa lập được") :]
    assert "• Biên bản hội nghị" in missing
    assert "còn thiếu thư ký hội nghị → Thêm khóa thu_ky trong hoi_nghi" in missing
    assert "• Chương trình hội nghị" in missing


def test_some_kinds_in_the_order_asked_for(project: Project) -> None:
    outcome = project.run("preview", DATA, "--kind", "Kế hoạch, bao-cao,ke-hoach")
    assert outcome.exit_code == 0, outcome.stderr
    headings = find_headings(outcome.stdout)
    assert headings == [f"(1/2) {TITLES['ke-hoach']}", f"(2/2) {TITLES['bao-cao']}"]
    assert "Chưa lập được" not in outcome.stdout


def test_a_kind_asked_for_by_name_must_not_lack_anything(project: Project) -> None:
    outcome = project.run("preview", DATA, "--kind", "bao-cao,bien-ban")
    assert outcome.exit_code == 3
    assert "(1/1)" in outcome.stdout
    assert "còn thiếu thư ký hội nghị" in outcome.stdout


def test_broken_data_are_told_once(project: Project) -> None:
    project.write("hop.yaml", "hoi_nghi: [")
    outcome = project.run("preview", "hop.yaml", "--kind", "all")
    assert (outcome.exit_code, outcome.stdout) == (3, "")
    assert outcome.stderr.count("D209") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        ("hop.docx --kind all", "U231", 2),
        ("hop.docx --kind bao-cao,giay-moi", "U231", 2),
        ("hop.yaml --template mau.docx --kind all", "U231", 2),
        ("hop.yaml --kind ,", "U230", 2),
        ("hop.yaml --kind bao-cao,khac,la", "U201", 2),
        ("hop.yaml --watch", "U232", 2),
        ("hop.docx --image", "U232", 2),
        ("--image hop.docx", "U232", 2),
        ("hop.docx --image sixel", "U232", 2),
        ("hop.docx --image=blocks", "U232", 2),
        ("hop.docx --image sixe", "U233", 2),
        ("hop.docx --image --plain", "U108", 2),
        ("hop.docx --watch --image kitty", "U108", 2),
        ("khong-co.yaml --kind all", "O005", 5),
    ],
)
def test_what_cannot_be_shown(project: Project, arguments: str, code: str, exit_code: int) -> None:
    project.write("hop.docx", docx("Điều 1"))
    project.write("hop.yaml", DATA.read_text(encoding="utf-8"))
    outcome = project.run("preview", *arguments.split())
    assert (outcome.exit_code, outcome.stdout) == (exit_code, "")
    assert f"{code}: " in outcome.stderr
    assert "→" in outcome.stderr


def test_all_unknown_kinds_are_named(project: Project) -> None:
    outcome = project.run("preview", DATA, "--kind", "bao-cao,khac,la")
    assert "“khac”" in outcome.stderr
    assert "“la”" in outcome.stderr
