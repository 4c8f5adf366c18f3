"""`baocao import`, and workbooks as data files of the other commands."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from baocao.data.load import load_tree
from baocao.data.model import read_conference
from baocao.data.workbook.encode import plan
from baocao.data.workbook.form import write_form
from support.project import Project

EXAMPLE = Path(__file__).parents[2] / "examples/bao-cao-quy-3-2026-xa-an-phuc/hoi-nghi.yaml"
CSV = 'Mã,Chỉ tiêu,Đơn vị tính,Kế hoạch,Thực hiện\nmo_hinh,Mô hình,mô hình,"5.000","5.358"\n'


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """The form of an example, filled."""
    return write_form(plan(load_tree(EXAMPLE)))


def test_a_workbook_becomes_a_data_file_of_the_same_conference(project: Project, workbook: bytes) -> None:
    project.write("bieu.xlsx", workbook)

    done = project.run("import", "bieu.xlsx")

    assert (done.exit_code, done.stderr) == (0, "")
    assert "Đã ghi  bieu.yaml" in done.stdout
    assert "số liệu 12" in done.stdout
    written = project.folder / "bieu.yaml"
    assert written.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert read_conference(load_tree(written)) == read_conference(load_tree(EXAMPLE))


def test_a_workbook_is_rendered_as_the_data_file_it_was_made_from(project: Project, workbook: bytes) -> None:
    project.write("bieu.xlsx", workbook)
    project.write("so-lieu.yaml", EXAMPLE.read_bytes())

    for data in ("bieu.xlsx", "so-lieu.yaml"):
        assert project.run("render", data, "--kind", "bao-cao", "-o", f"{data}.docx").exit_code == 0

    one, other = (project.folder / f"{data}.docx" for data in ("bieu.xlsx", "so-lieu.yaml"))
    assert one.read_bytes() == other.read_bytes()


def test_a_table_of_figures_is_imported_in_the_contracts_words(project: Project) -> None:
    project.write("so.csv", CSV)
    assert project.run("import", "so.csv").exit_code == 0
    assert (project.folder / "so.yaml").read_text(encoding="utf-8").splitlines()[3:] == [
        "so_lieu:",
        "  - ma: mo_hinh",
        "    ten: Mô hình",
        "    gia_tri: 5.358",
        "    don_vi: mô hình",
        "    ke_hoach: {gia_tri: 5.000}",
    ]


def test_json_of_ones_own_keeps_its_numbers_truths_and_texts(project: Project) -> None:
    project.write("du-lieu.json", '{"ten": "A", "gia": 2.5, "so": "5", "dung": true, "ds": [{"b": "x: y"}]}')
    done = project.run("import", "du-lieu.json", "--json")
    assert done.json["files"][0]["conference"] is False
    written = (project.folder / "du-lieu.yaml").read_text(encoding="utf-8")
    assert written == 'ten: A\ngia: 2.5\nso: "5"\ndung: true\nds:\n  - {b: "x: y"}\n'


def test_mistakes_of_all_files_are_told_with_their_cells_and_nothing_is_written(project: Project) -> None:
    project.write("mot.csv", "Mã,Chỉ tiêu,Giá trị\na,A,năm\nb,B,1.5\n")
    project.write("hai.csv", "Mã,Chỉ tiêu,Giá trị,Xếp loại\na,A,5,tốt\n")
    project.write("ba.csv", CSV)

    done = project.run("import", "mot.csv", "hai.csv", "ba.csv", "--json")

    assert done.exit_code == 3
    told = [(one["code"], one["where"]["file"], one["where"]["cell"]) for one in done.json["errors"]]
    assert told == [("D101", "mot.csv", "C2"), ("D101", "mot.csv", "C3"), ("D620", "hai.csv", "D1")]
    assert project.files() == {"mot.csv", "hai.csv", "ba.csv"}


def test_a_file_that_is_there_is_kept_unless_forced(project: Project) -> None:
    project.write("so.csv", CSV)
    project.write("so.yaml", "co_quan:\n")
    assert project.run("import", "so.csv").exit_code == 5
    assert (project.folder / "so.yaml").read_text(encoding="utf-8") == "co_quan:\n"
    assert project.run("import", "so.csv", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("so.csv", "-o", "so.xlsx"), "U260"),
        (("so.csv", "hai.csv", "-o", "tat-ca.yaml"), "U261"),
        (("so.csv", "so.json"), "U262"),
        (("co-roi.yaml",), "U263"),
    ],
)
def test_orders_that_cannot_be_are_refused(project: Project, arguments: tuple[str, ...], code: str) -> None:
    for name in ("so.csv", "hai.csv"):
        project.write(name, CSV)
    project.write("so.json", "{}")
    project.write("co-roi.yaml", "co_quan: A\n")
    done = project.run("import", *arguments)
    assert (done.exit_code, code in done.stderr) == (2, True)


def test_what_is_wrong_or_missing_is_told_by_cell_and_heading(project: Project) -> None:
    project.write("so.csv", "Mã,Chỉ tiêu,Giá trị\na,A,năm\n")
    assert "so.csv: C2: D101" in project.run("check", "so.csv").stderr
    told = project.run("check", "so.csv", "--github").stdout
    assert "::error file=so.csv,title=D101::C2: " in told
    sarif = project.run("check", "so.csv", "--sarif").json["runs"][0]["invocations"][0]
    place = sarif["toolExecutionNotifications"][0]["locations"][0]["logicalLocations"][0]
    assert place["fullyQualifiedName"] == "C2"

    project.write("so.csv", CSV)
    told = project.run("check", "so.csv").stdout
    assert "Điền “Tên cơ quan ban hành” ở bảng “Cơ quan ban hành”" in told


@pytest.mark.office
def test_a_workbook_that_libreoffice_saved_holds_the_same(project: Project, workbook: bytes) -> None:
    project.write("bieu.xlsx", workbook)
    profile = f"-env:UserInstallation={(project.folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "luu", "bieu.xlsx"]
    subprocess.run(command, cwd=project.folder, check=True, capture_output=True, timeout=90)

    saved = load_tree(project.folder / "luu/bieu.xlsx")

    assert read_conference(saved) == read_conference(load_tree(EXAMPLE))
