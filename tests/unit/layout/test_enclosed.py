"""Appendices in files of their own: graded when they are signed, refused when they are not."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from baocao.app.context import build_context
from baocao.app.grade import grade_paper, read_paper
from baocao.app.settings import load_settings
from baocao.data.load import load_tree
from baocao.data.model import read_conference
from baocao.layout.fit import fit_to_text
from baocao.layout.naming.enclosed import FORM
from baocao.layout.profile import PROFILE_NAMES, load_profile
from baocao.ooxml.entries import pack, write_package
from baocao.ooxml.package import read_package
from baocao.template.compile import compile_template
from baocao.template.render import render

TEMPLATES = Path(__file__).parents[3] / "templates" / "phu-luc"
MAIN = "word/document.xml"
TOO_EARLY = ("năm 2026 của", "năm 2025 của")
"""Makes the sample one of the time of HD 36."""


@lru_cache
def _render(layout: str) -> bytes:
    profile = load_profile(layout)
    conference = read_conference(load_tree(TEMPLATES / "skeleton.yaml"))
    template = compile_template((TEMPLATES / f"{layout}.docx").read_bytes(), layout)
    return fit_to_text(render(template, build_context(conference, "phu-luc", profile)), profile)


def appendix(layout: str, *changes: tuple[str, str]) -> bytes:
    """The sample appendix with pieces of its main part changed."""
    package = read_package(_render(layout))
    text = package.read(MAIN).decode()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return write_package({**package.entries, MAIN: pack(MAIN, text.encode())}.values())


def codes(content: bytes, folder: Path) -> list[str]:
    grade = grade_paper(read_paper(content, "phu-luc.docx"), load_settings(folder).checks)
    return sorted({finding.code for finding in grade.findings})


@pytest.mark.parametrize("layout", PROFILE_NAMES)
def test_a_signed_appendix_is_graded_by_what_it_belongs_to(layout: str, tmp_path: Path) -> None:
    content = appendix(layout, *([TOO_EARLY] if layout == "dang-hd36" else []))
    paper = read_paper(content, "phu-luc.docx")
    assert (paper.profile.name, paper.form, paper.refusal) == (layout, FORM, "")
    assert codes(content, tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([('w:left="1701"', 'w:left="850"')], ["PG01"]),
        ([(">TM. ỦY", ">T/M ỦY")], ["SG01"]),
        ([(">14</w:t>", ">15</w:t>")], ["DA01"]),
        ([("- Lưu: VT.", "- Lưu VT.")], ["NN01"]),
        ([(">Phụ lục<", ">Phụ lục 1.<")], []),
        ([('<w:pStyle w:val="TenPhuLuc"/>', '<w:pStyle w:val="TenPhuLuc"/><w:jc w:val="left"/>')], ["PL01"]),
    ],
)
def test_its_faults_are_found(changes: list[tuple[str, str]], expected: list[str], tmp_path: Path) -> None:
    assert codes(appendix("nd30", *changes), tmp_path) == expected


def test_a_draft_mark_may_stand_above_it() -> None:
    mark = '<w:p><w:pPr><w:pStyle w:val="DuThao"/></w:pPr><w:r><w:t>DỰ THẢO</w:t></w:r></w:p>'
    assert read_paper(appendix("nd30", ("<w:body>", f"<w:body>{mark}")), "a.docx").form == FORM


@pytest.mark.parametrize(
    "changes",
    [
        [(">Nguyễn Văn An<", "><"), (">TM. ỦY BAN NHÂN DÂN<", "><"), (">CHỦ TỊCH<", "><")],
        [("(Kèm theo", "(Trích từ")],
    ],
)
def test_without_signature_or_document_it_is_not_graded(changes: list[tuple[str, str]]) -> None:
    assert "phụ lục đứng riêng" in read_paper(appendix("nd30", *changes), "a.docx").refusal
