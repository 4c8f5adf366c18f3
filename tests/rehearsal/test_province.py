"""A province collects the forms of 129 communes, from blank forms to the next quarter.

The inputs are those of examples/tinh-hoa-lam-quy-3-2026. One run is looked at by all tests: forms are
written, filled with a slip of each sort, merged; the slips are corrected and what changed is merged again;
the report is made, the next quarter begun.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from baocao.data.load import load_tree
from baocao.data.model import Conference, read_conference
from support.docx import paragraphs
from support.project import Outcome, Project

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tinh-hoa-lam-quy-3-2026"
INPUTS = ("bo-chi-tieu.yaml", "danh-sach-xa.csv", "du-lieu-tinh.yaml")
UNITS = 129

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Run:
    """The folder, and what the merges said."""

    project: Project
    planted: list[Any]
    forms: int
    first: Outcome
    second: Outcome
    merged: Conference
    few: list[Any]
    """The slips of a run in which five units in a hundred make one."""
    third: Outcome
    """What the merge says of these."""

    def path(self, name: str) -> Path:
        return self.project.folder / name


def merge(project: Project, *more: str, sent: str = "nhan", output: str = "tong-hop.yaml") -> Outcome:
    return project.run(
        *("merge", sent, "-o", output, "--indicators", "bo-chi-tieu.yaml"),
        *("--units", "danh-sach-xa.csv", "--base", "du-lieu-tinh.yaml", "--json", *more),
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("tinh")
    sys.path.insert(0, str(EXAMPLE))
    before = Path.cwd()
    try:
        import dien_bieu

        os.chdir(folder)
        project = Project(folder)
        for name in INPUTS:
            project.write(name, (EXAMPLE / name).read_bytes())
        forms = project.run("form", "--indicators", INPUTS[0], "--units", INPUTS[1], "-o", "bieu", "--json")
        planted = dien_bieu.fill_forms(folder / "bieu", folder / "nhan")
        first = merge(project)
        project.write("lan-1.yaml", (folder / "tong-hop.yaml").read_bytes())
        dien_bieu.correct_forms(folder / "bieu", folder / "nhan")
        second = merge(project, "--force")
        merged = read_conference(load_tree(folder / "tong-hop.yaml"))
        few = dien_bieu.fill_forms(folder / "bieu", folder / "nhan-5", seed=5, percent=5)
        third = merge(project, sent="nhan-5", output="lan-3.yaml")
        yield Run(project, planted, len(forms.json["files"]), first, second, merged, few, third)
    finally:
        os.chdir(before)
        sys.path.remove(str(EXAMPLE))


def find_told(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Return ``(code, file, cell)`` of everything that a merge tells, sorted."""
    told = [
        *outcome.json["findings"],
        *(error for one in outcome.json["broken"] for error in one["errors"]),
    ]
    places = ((one["code"], one["where"]) for one in told)
    return sorted((code, Path(where["file"]).name, where.get("cell", "")) for code, where in places)


def test_each_commune_gets_its_form(run: Run) -> None:
    assert run.forms == UNITS


def test_every_slip_is_told_with_file_and_cell_and_nothing_else_is(run: Run) -> None:
    assert len({one.sort for one in run.planted}) == 22
    assert find_told(run.first) == sorted((one.code, one.file, one.cell) for one in run.planted if one.code)
    assert run.first.exit_code == 1
    hidden = next(one for one in run.first.json["findings"] if one["code"] == "D608")
    assert "“Số liệu” dòng 27" in hidden["message"]


def test_five_units_in_a_hundred_make_any_slips_and_these_are_told(run: Run) -> None:
    assert len({one.unit for one in run.few}) == 6
    assert find_told(run.third) == sorted((one.code, one.file, one.cell) for one in run.few if one.code)
    assert run.third.exit_code == 1


def test_what_is_only_clumsy_is_read_as_it_was_meant(run: Run) -> None:
    first = read_conference(load_tree(run.path("lan-1.yaml")))
    silent = {one.sort: one.unit for one in run.planted if not one.code or one.code in {"D608", "D609"}}
    assert set(silent) == {"số gõ thành chữ", "tên gõ dấu rời", "gộp ô", "ẩn dòng", "tệp chữ mã cũ"}

    for code in ("luot_nguoi_hop_thon", "lop_tap_huan", "quy_uoc"):
        shares = {one.don_vi: one.gia_tri for one in first.figure(code).theo_don_vi}
        whole = {one.don_vi: one.gia_tri for one in run.merged.figure(code).theo_don_vi}
        for sort, unit in silent.items():
            typed = sort == "số gõ thành chữ" and code == "luot_nguoi_hop_thon"
            assert shares[unit] == (Decimal(1250) if typed else whole[unit]), sort


def test_only_what_was_sent_again_is_read_again_and_then_all_is_well(run: Run) -> None:
    assert find_told(run.second) == []
    assert run.second.exit_code == 0
    assert run.second.json["files"] == UNITS
    assert run.second.json["missing"] == []
    assert run.second.json["reused"] >= UNITS - len(run.planted)


def test_totals_are_those_of_the_communes_and_ratios_those_of_the_totals(run: Run) -> None:
    for figure in run.merged.so_lieu:
        assert len(figure.theo_don_vi) > UNITS // 2, figure.ma
        if figure.don_vi != "%":
            assert figure.gia_tri == sum(one.gia_tri for one in figure.theo_don_vi), figure.ma
    recognised, registered, ratio = map(
        run.merged.figure, ("mo_hinh_cong_nhan", "mo_hinh_dang_ky", "ty_le_cong_nhan")
    )
    assert ratio.gia_tri == round(recognised.gia_tri * 100 / registered.gia_tri, 1)
    mean = sum(one.gia_tri for one in ratio.theo_don_vi) / len(ratio.theo_don_vi)
    assert ratio.gia_tri != round(mean, 1)


def test_a_total_is_traced_to_the_cell_of_each_commune(run: Run) -> None:
    outcome = run.project.run("explain", "tong-hop.yaml", "so_lieu.luot_tiep_dan")

    assert outcome.exit_code == 0
    assert outcome.stdout.count("Số liệu!F46") == UNITS
    assert "nhan/xa-vinh-thang.xlsx" in outcome.stdout


def test_the_report_and_its_appendix_are_made_of_the_sums(run: Run) -> None:
    assert run.project.run("check", "tong-hop.yaml", "--kind", "bao-cao,phu-luc", "--strict").exit_code == 0
    outcome = run.project.run("render", "tong-hop.yaml", "-o", "bao-cao.docx")
    run.project.run("render", "tong-hop.yaml", "--kind", "phu-luc", "--no-check", "-o", "phu-luc.docx")

    assert outcome.exit_code == 0, outcome.stderr
    report = "\n".join(paragraphs(run.path("bao-cao.docx").read_bytes()))
    assert f"Tổng số mô hình đăng ký: {run.merged.figure('mo_hinh_dang_ky')}" in report.replace("\u00a0", " ")
    assert run.path("phu-luc.docx").exists()


def test_the_next_quarter_begins_with_this_one(run: Run) -> None:
    outcome = run.project.run("next", "tong-hop.yaml", "--json")

    assert outcome.json["written"] == "tong-hop-quy-4-2026.yaml"
    assert outcome.json["tasks"] == {"planned": 3, "unfinished": 1, "done": 1, "kept": 0}
    new = read_conference(load_tree(run.path("tong-hop-quy-4-2026.yaml")))
    assert [one.ma for one in new.so_lieu] == [one.ma for one in run.merged.so_lieu]
    assert [one.so_sanh[0].gia_tri for one in new.so_lieu] == [one.gia_tri for one in run.merged.so_lieu]
